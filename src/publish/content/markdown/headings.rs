//! Headings: their levels below the title, without gaps, and anchors that stay.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::publish::content::newsroom::Heading;
use crate::publish::content::slug::slugify;

use super::{Events, plain};

/// What every anchor begins with, so that none is an id of the page around the body.
const PREFIX: &str = "h-";

/// The headings of a body, in order. An author may begin with `#` or with `###` and may skip levels: the first level
/// that is used becomes 2, what is below it 3, and so on.
pub(super) fn number(events: &Events<'_>) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut above: Vec<u8> = Vec::new();
    let mut taken = HashSet::new();
    for (at, (event, _)) in events.iter().enumerate() {
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        let level = *level as u8;
        while above.last().is_some_and(|last| *last >= level) {
            above.pop();
        }
        above.push(level);
        let end = events[at..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))));
        let text = plain::words(&events[at..at + end.unwrap_or(0)]);
        let slug = slugify(&text);
        let stem = format!("{PREFIX}{}", if slug.is_empty() { "part" } else { &slug });
        let mut id = stem.clone();
        let mut count = 1;
        while !taken.insert(id.clone()) {
            count += 1;
            id = format!("{stem}-{count}");
        }
        let level = u8::try_from(above.len() + 1).unwrap_or(6).min(6);
        headings.push(Heading { level, id, text });
    }
    headings
}

/// The anchor that `#part` means: one of a heading, with or without what all begin with, or of a footnote.
pub(super) fn anchor(headings: &[Heading], part: &str) -> Option<String> {
    let prefixed = format!("{PREFIX}{}", slugify(part));
    let found = headings.iter().find(|heading| heading.id == part || heading.id == prefixed);
    found.map(|heading| heading.id.clone())
}
