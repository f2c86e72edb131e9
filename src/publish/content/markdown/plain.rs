//! The words of a body as plain text: for search, for summaries, for the names of things.

use pulldown_cmark::{Event, Tag, TagEnd};

use std::ops::Range;

use super::{Events, film};

/// The words of some events on one line.
pub(super) fn words(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut out = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words of a body; blocks apart by a newline.
pub(super) fn all(events: &Events<'_>) -> String {
    let mut out = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => out.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::HtmlBlock,
            ) if !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The first paragraph that is text of its own: no quotation, no list, no picture, no film, no footnote.
pub(super) fn first_paragraph(events: &Events<'_>, markdown: &str) -> String {
    let mut depth = 0usize;
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => {
                let after = &events[at + 1..];
                let end = after.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph)));
                let words = without_pictures(&after[..end.unwrap_or(0)]);
                if !words.is_empty() && film::address(&markdown[range.clone()]).is_none() {
                    return words;
                }
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    String::new()
}

/// The words, without those that stand for pictures.
fn without_pictures(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut kept = Vec::new();
    let mut pictures = 0usize;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if pictures == 0 => kept.push((event.clone(), range.clone())),
            _ => {}
        }
    }
    words(&kept)
}
