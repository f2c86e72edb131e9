//! An author's raw HTML: what of it cannot stay is named with its line, addresses in it are looked up.
//!
//! This is for telling, not for safety: whatever gets through here is still cleaned by `sanitise`.

use std::fmt::Write as _;

use crate::publish::content::address::{self, Written};
use crate::publish::fault::Code;

use crate::publish::html::escape;

use super::figure::picture_tag;
use super::render::Render;
use super::sanitise::{allows_attribute, allows_tag};

/// A tag as it was written.
struct WrittenTag<'h> {
    name: String,
    closing: bool,
    attributes: Vec<(String, Option<&'h str>)>,
    /// Its length in bytes.
    length: usize,
}

impl Render<'_, '_> {
    /// Writes raw HTML that stands at a place of the Markdown.
    pub(super) fn raw(&mut self, html: &str, at: usize) {
        self.has_raw = true;
        let mut done = 0;
        while let Some(next) = html[done..].find('<').map(|found| done + found) {
            self.out.push_str(&html[done..next]);
            let rest = &html[next..];
            if rest.starts_with("<!--") {
                // A comment is not shown: leaving it out changes nothing.
                done = rest.find("-->").map_or(html.len(), |end| next + end + 3);
            } else if let Some(tag) = read(rest) {
                self.tag(&tag, at + next);
                done = next + tag.length;
            } else {
                if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
                    self.changed(at + next, "a tag that is not closed is shown as it is written");
                }
                self.out.push_str("&lt;");
                done = next + 1;
            }
        }
        self.out.push_str(&html[done..]);
    }

    fn tag(&mut self, tag: &WrittenTag<'_>, at: usize) {
        let name = tag.name.as_str();
        if !allows_tag(name) {
            if !tag.closing {
                self.changed(at, &format!("<{name}> cannot stand in a body and is taken out"));
            }
            // Bare, for the cleaner to take out, with its content where that is a script.
            let _ = write!(self.out, "<{}{name}>", if tag.closing { "/" } else { "" });
            return;
        }
        if tag.closing {
            let _ = write!(self.out, "</{name}>");
            return;
        }
        let value = |wanted: &str| {
            tag.attributes
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| unescape(value.unwrap_or_default()))
        };
        for (attribute, _) in &tag.attributes {
            if !allows_attribute(name, attribute) {
                self.changed(at, &format!("{attribute} cannot stand in <{name}> and is taken out"));
            }
        }
        if name == "img" {
            let line = self.setting.line(at);
            let source = value("src").unwrap_or_default();
            // What is no file of media/ at all is sanitised like the rest; one that is missing is a mistake.
            if !matches!(address::read(&source, self.setting.reading.sheet.path), Ok(Written::Media(..))) {
                self.changed(
                    at,
                    &format!("a picture from “{source}” cannot stand in a body and is taken out"),
                );
                return;
            }
            if let Some(picture) = self.setting.reading.picture(&source, line) {
                let alt = value("alt").unwrap_or_default();
                picture_tag(&picture, &alt, self.setting.language, &mut self.out);
            }
            return;
        }
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, written) in
            tag.attributes.iter().filter(|(attribute, _)| allows_attribute(name, attribute))
        {
            let mut words = unescape(written.unwrap_or_default());
            if attribute == "href" {
                if let Err(fault) = address::read(&words, self.setting.reading.sheet.path) {
                    self.changed(at, &format!("{fault}; the link is taken out"));
                    continue;
                }
                let Some(href) = self.href(&words, at) else { continue };
                if href.starts_with("http") {
                    self.out.push_str(" rel=\"noopener\"");
                }
                words = href;
            }
            let _ = write!(self.out, " {attribute}=\"");
            escape(&words, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn changed(&self, at: usize, what: &str) {
        let mend = "write it in Markdown, or leave it out";
        self.setting.reading.sheet.warning(Code::Html, self.setting.line(at), what, mend);
    }
}

/// Reads the tag that a text begins with; nothing when it begins with none, or it is not closed.
fn read(text: &str) -> Option<WrittenTag<'_>> {
    let mut at = 1;
    let closing = text[at..].starts_with('/');
    at += usize::from(closing);
    let length = text[at..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'))?;
    let name = text[at..at + length].to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b':')
    {
        return None;
    }
    at += length;
    let mut attributes = Vec::new();
    loop {
        let skipped = text[at..].find(|c: char| !c.is_whitespace() && c != '/')?;
        at += skipped;
        let rest = &text[at..];
        if rest.starts_with('>') {
            return Some(WrittenTag { name, closing, attributes, length: at + 1 });
        }
        // Its first letter may be anything, even a sign of equality.
        let first = rest.chars().next()?.len_utf8();
        let end = first + rest[first..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '='))?;
        let attribute = rest[..end].to_ascii_lowercase();
        at += end;
        let after = text[at..].trim_start();
        let Some(after) = after.strip_prefix('=').map(str::trim_start) else {
            attributes.push((attribute, None));
            continue;
        };
        at = text.len() - after.len();
        let (value, length) = if let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let end = after[1..].find(quote)? + 1;
            (&after[1..end], end + 1)
        } else {
            let end = after.find(|c: char| c.is_whitespace() || c == '>')?;
            (&after[..end], end)
        };
        attributes.push((attribute, Some(value)));
        at += length;
    }
}

/// Undoes the few character references that people write in attributes; the rest stays as it is written.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for (written, meant) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        out = out.replace(written, meant);
    }
    out
}
