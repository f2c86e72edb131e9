//! From HTML of any quality to our Markdown: the same words, links and pictures, and nothing that a browser would run.
//!
//! 1. A tree is made as a browser makes it (`dom_query`), within a depth that no writer needs.
//! 2. `notes` finds footnotes; `build` turns the tree into a few sorts of `parts`: paragraphs, lists, tables, pictures.
//! 3. Links and pictures are looked up by the caller ([`Lookup`]): what is found elsewhere now, and what is gone.
//! 4. `words` and `blocks` write Markdown that reads back as just these words (`escape`); `table` and `raw` write what
//!    Markdown has no signs for as plain HTML, which the build cleans again.

mod blocks;
mod build;
mod elements;
mod embed;
mod escape;
mod figure;
mod notes;
mod parts;
mod raw;
mod table;
mod tidy;
mod words;
mod wrap;

use super::Note;

/// Where a link leads now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// An address as the content format writes it.
    To(String),
    /// A part of the same text, by its old name.
    Part(String),
    /// Nowhere: its words stay.
    Gone,
}

/// What became of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is a file of `media/`; what is known of it is used where the page itself says nothing.
    Here {
        /// `media/x.jpg`.
        file: String,
        /// The picture in words; may be empty.
        alt: String,
        /// What stands below it; may be empty.
        caption: String,
    },
    /// It is a file of `media/`, but no picture: a link leads there.
    Document(String),
    /// It stayed where it is: a link leads there.
    There(String),
    /// It is lost.
    Gone,
}

/// Looks up what a page links to and shows.
pub trait Lookup {
    /// Where a link leads now.
    fn link(&mut self, href: &str) -> Link;
    /// What became of a picture.
    fn picture(&mut self, source: &str) -> Shown;
}

/// Tags nested deeper than this are no page that somebody wrote.
const DEEPEST: usize = 2_000;

/// Turns HTML into our Markdown; also says what was changed or lost.
#[must_use]
pub fn from_html(html: &str, lookup: &mut dyn Lookup) -> (String, Vec<Note>) {
    let (html, mut notes) = if depth(html) > DEEPEST {
        let note = Note::lost("tags nested without end; the words alone are kept", "");
        (std::borrow::Cow::Owned(bare(html)), vec![note])
    } else {
        (std::borrow::Cow::Borrowed(html), Vec::new())
    };
    let document = dom_query::Document::from(&*html);
    let (blocks, found) = build::build(&document, lookup);
    notes.extend(found);
    (blocks::write(&blocks), notes)
}

/// Turns Markdown of other programs into ours, its links and pictures looked up.
#[must_use]
pub fn from_markdown(markdown: &str, lookup: &mut dyn Lookup) -> (String, Vec<Note>) {
    use pulldown_cmark::{Options, Parser, html};
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST;
    let mut out = String::with_capacity(markdown.len() * 5 / 4);
    html::push_html(&mut out, Parser::new_ext(markdown, options));
    from_html(&out, lookup)
}

/// The words of HTML without their tags, for titles and summaries.
#[must_use]
pub fn words_of(html: &str) -> String {
    let plain = if html.contains(['<', '&']) {
        let html = if depth(html) > DEEPEST { bare(html) } else { html.to_owned() };
        let document = dom_query::Document::from(html.as_str());
        document.select("script, style").remove();
        document.select("body").text().to_string()
    } else {
        html.to_owned()
    };
    let visible: String = plain.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How deep tags are nested, roughly: for knowing what would take a tree builder for ever.
pub(super) fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let bytes = html.as_bytes();
    for (at, _) in html.match_indices('<') {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(next) if next.is_ascii_alphabetic() => {
                let rest = &html[at + 1..];
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let name = rest[..end].to_ascii_lowercase();
                // These are closed by themselves, and mostly written so.
                let alone = [
                    "br", "img", "hr", "input", "p", "li", "td", "tr", "th", "source", "wbr", "col", "meta",
                    "link", "embed", "param", "dt", "dd", "option", "path",
                ];
                if !alone.contains(&name.as_str()) {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
            _ => {}
        }
    }
    deepest
}

/// HTML with its tags cut out by their brackets.
pub(super) fn bare(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push(' ');
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
