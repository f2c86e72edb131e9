//! A body: from Markdown to clean HTML.
//!
//! 1. `pulldown_cmark` reads the Markdown: `CommonMark`, tables, footnotes, smart punctuation (`quotes` by language).
//! 2. `headings` gives each heading its level below the title and its anchor.
//! 3. `render` writes HTML; every address is looked up there, and inside ones are written `site:/path/`.
//! 4. Where the author wrote raw HTML, `raw` says what of it cannot stay, and `sanitise` takes it out for certain.
//! 5. `summary` cuts the first paragraph at a sentence.

mod figure;
mod film;
mod footnotes;
mod headings;
mod plain;
mod quotes;
mod raw;
mod render;
mod sanitise;
mod summary;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::newsroom::Body;
use super::parts::Reading;

pub(in crate::publish) use figure::START as PICTURE_START;
pub(in crate::publish) use film::address as film_address;
pub(super) use summary::summary;

/// A body, and its first paragraph as plain text.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) body: Body,
    pub(super) first: String,
}

/// What a part of the work has at hand.
struct Setting<'a> {
    reading: &'a Reading<'a>,
    markdown: &'a str,
    /// The language of the body.
    language: &'a str,
    /// What the body belongs to, for a table that has no heads.
    title: &'a str,
    /// Where each line of the Markdown begins.
    starts: Vec<usize>,
    /// How many lines stand in the file before it.
    before: usize,
}

impl Setting<'_> {
    /// The line of the file at a place of the Markdown.
    fn line(&self, at: usize) -> usize {
        self.before + self.starts.partition_point(|start| *start <= at).max(1)
    }
}

type Events<'m> = Vec<(Event<'m>, Range<usize>)>;

/// What is understood beyond `CommonMark`.
pub(in crate::publish) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_SMART_PUNCTUATION);

/// Makes the body of a Markdown text before which `before` lines stand in its file.
pub(super) fn make(
    markdown: &str,
    before: usize,
    language: &str,
    title: &str,
    reading: &Reading<'_>,
) -> Made {
    let mut events: Events<'_> = Parser::new_ext(markdown, OPTIONS).into_offset_iter().collect();
    quotes::set(&mut events, markdown, language);
    let starts = std::iter::once(0).chain(markdown.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let setting = Setting { reading, markdown, language, title, starts, before };
    let headings = headings::number(&events);
    let (html, raw) = render::html(&setting, &events, &headings);
    // Without raw HTML every byte of it is our own, every text in it escaped and every address looked up.
    let html = if raw { sanitise::clean(&html) } else { html };
    let (mut html, mut text) = (html, plain::all(&events));
    // There may be a hundred thousand of them.
    html.shrink_to_fit();
    text.shrink_to_fit();
    let body = Body { html, headings, text };
    Made { first: plain::first_paragraph(&events, markdown), body }
}

#[cfg(test)]
mod tests;
