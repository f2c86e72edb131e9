//! Links and pictures of old pages, found again: another item's file, a file of `media/`, or their old address.

use crate::publish::content::decoded_path;
use crate::publish::web::resolved;

use super::Note;
use super::item::NOWHERE;
use super::markdown::{Link, Lookup, Shown};
use super::media::Media;
use super::plan::Plan;

/// What is looked up for one item.
pub(super) struct Links<'a, 's> {
    pub(super) plan: &'a Plan,
    pub(super) media: &'a mut Media<'s>,
    /// What relative addresses go by.
    pub(super) base: String,
    /// The address of the old site, for telling what was its own.
    pub(super) site: &'a str,
    /// The item's own number and file.
    pub(super) at: usize,
    pub(super) notes: Vec<Note>,
}

impl Lookup for Links<'_, '_> {
    fn link(&mut self, href: &str) -> Link {
        let href = cleaned(href);
        if href.is_empty() {
            return Link::Gone;
        }
        if let Some(part) = href.strip_prefix('#') {
            return Link::Part(part.to_owned());
        }
        let lower = href.to_ascii_lowercase();
        if lower.starts_with("mailto:") || lower.starts_with("tel:") {
            let fits =
                !href.contains(char::is_whitespace) && (lower.starts_with("tel:") || href.contains('@'));
            return self.outside(if fits { Some(href.clone()) } else { None }, &href);
        }
        let Some(whole) = self.whole(&href) else { return self.outside(None, &href) };
        let (address, part) = whole.split_once('#').unwrap_or((&whole, ""));
        if let Some(found) = self.plan.addresses.get(&canonical(address)).copied() {
            return self.item(found, part, &whole);
        }
        match self.file(address) {
            Some(file) => return Link::To(file),
            None if address.starts_with(NOWHERE) => {}
            None => {
                let told = self.media.is_file(address);
                if !told && !self.site.is_empty() && canonical(address).starts_with(&canonical(self.site)) {
                    self.notes.push(Note::changed(
                        "a link to what was not imported leads to its old address",
                        address,
                    ));
                }
                return self.outside(Some(whole.clone()), &whole);
            }
        }
        self.outside(None, href.as_str())
    }

    fn picture(&mut self, source: &str) -> Shown {
        let source = cleaned(source);
        // A picture by its key in the source.
        let source = match source.strip_prefix("attachment:") {
            Some(key) => self.media.address_of(key),
            None => source,
        };
        let Some(whole) = self.whole(&source) else {
            let short: String = source.chars().take(60).collect();
            self.notes.push(Note::lost("a picture without a usable address", short));
            return Shown::Gone;
        };
        match self.media.find(&whole) {
            Ok(found) if found.is_picture => {
                let said = self.media.said(&whole);
                Shown::Here { file: found.file, alt: said.alt, caption: said.caption }
            }
            Ok(found) => Shown::Document(found.file),
            Err(why) => {
                self.notes.push(Note::lost(format!("a picture: {why}"), &whole));
                if whole.starts_with(NOWHERE) { Shown::Gone } else { Shown::There(whole) }
            }
        }
    }
}

impl Links<'_, '_> {
    /// An address as a whole one of the web; nothing when it cannot be.
    fn whole(&self, href: &str) -> Option<String> {
        let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|scheme| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        });
        let whole = match scheme.as_deref() {
            Some(scheme @ ("http" | "https")) => format!("{scheme}{}", &href[scheme.len()..]),
            Some(_) => return None,
            None => resolved(&self.base, href),
        };
        let (_, rest) = whole.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let bad = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '<' | '>' | '"' | '`');
        let fits = !host.is_empty() && !host.starts_with('.') && !host.contains(bad) && !host.contains('@');
        fits.then(|| encoded(&whole))
    }

    fn item(&mut self, found: usize, part: &str, whole: &str) -> Link {
        if found == self.at {
            return if part.is_empty() {
                Link::To(relative(&self.plan.spots[self.at].file, &self.plan.spots[self.at].file))
            } else {
                Link::Part(part.to_owned())
            };
        }
        let (own, other) = (&self.plan.spots[self.at], &self.plan.spots[found]);
        if (other.draft && !own.draft) || other.gone {
            let what = "a link to a draft, or to what was taken out, leads to its old address";
            self.notes.push(Note::changed(what, &other.file));
            let outside = (!whole.starts_with(NOWHERE)).then(|| whole.to_owned());
            return self.outside(outside, whole);
        }
        if !part.is_empty() {
            self.notes.push(Note::changed("a link to a part of another text leads to its beginning", whole));
        }
        Link::To(relative(&own.file, &other.file))
    }

    /// A file of the old site that comes along.
    fn file(&mut self, address: &str) -> Option<String> {
        if !self.media.is_file(address) {
            return None;
        }
        match self.media.find(address) {
            Ok(found) => Some(found.file),
            Err(why) => {
                self.notes.push(Note::lost(format!("a file: {why}"), address));
                None
            }
        }
    }

    fn outside(&mut self, address: Option<String>, written: &str) -> Link {
        if let Some(address) = address {
            return Link::To(address);
        }
        let short: String = written.chars().take(80).collect();
        self.notes.push(Note::lost("a link that leads nowhere is words alone", short));
        Link::Gone
    }
}

/// An address without the white space that pages write into it.
fn cleaned(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).collect()
}

/// What cannot stand in an address, written as it can.
fn encoded(address: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' | '\\' | '<' | '>' | '"' | '`' | '\u{a0}' => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

/// An address as it is compared: without scheme, `www.`, last slash, `index.html`, part, and with its letters decoded.
pub(super) fn canonical(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').map_or((rest, ""), |(path, query)| (path, query));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
    let path = decoded_path(path);
    let plain = ["index.html", "index.htm", "index.php"]
        .iter()
        .find_map(|name| path.strip_suffix(name).filter(|rest| rest.is_empty() || rest.ends_with('/')))
        .unwrap_or(&path);
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.replace("&amp;", "&")) };
    format!("{host}/{}{query}", plain.trim_end_matches('/'))
}

/// The way from one file of the content folder to another.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let same = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let same = same.min(from.len() - 1).min(to.len() - 1);
    let mut parts = vec![".."; from.len() - 1 - same];
    parts.extend(&to[same..]);
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_by_what_they_mean() {
        let same = "old.example.org/a/b";
        for address in [
            "https://old.example.org/a/b/",
            "http://www.OLD.example.org/a/b",
            "https://old.example.org/a/b/index.html",
            "https://old.example.org/%61/b/#part",
            "https://old.example.org:443/a/b/",
        ] {
            assert_eq!(canonical(address), same, "{address}");
        }
        assert_eq!(canonical("https://old.example.org/?p=12"), "old.example.org/?p=12");
        assert_eq!(canonical("https://old.example.org"), "old.example.org/");
    }

    #[test]
    fn ways_between_files() {
        for (from, to, way) in [
            ("news/2019/a.md", "news/2019/b.md", "b.md"),
            ("news/2019/a.md", "news/2018/b.md", "../2018/b.md"),
            ("news/2019/a.md", "pages/about/x.md", "../../pages/about/x.md"),
            ("pages/a.md", "pages/a.md", "a.md"),
            ("pages/es/a.md", "pages/b.md", "../b.md"),
        ] {
            assert_eq!(relative(from, to), way);
        }
    }
}
