//! Quotation marks as a language writes them, where an author typed the straight ones.

use pulldown_cmark::{CowStr, Event};

use super::Events;

/// The opening and closing mark of a language. English, Spanish in America, Portuguese, Quechua and most others take
/// those that the Markdown reader sets.
fn marks(language: &str) -> Option<(&'static str, &'static str)> {
    match language.split('-').next()? {
        "de" | "cs" | "sk" | "sl" | "bg" | "lt" | "et" | "is" | "hr" => Some(("„", "“")),
        "pl" | "ro" | "hu" | "sr" => Some(("„", "”")),
        "fr" => Some(("«\u{202f}", "\u{202f}»")),
        "ru" | "uk" | "be" | "el" | "no" | "nb" | "nn" | "eu" | "ca" | "gl" => Some(("«", "»")),
        "sv" | "fi" => Some(("”", "”")),
        _ => None,
    }
}

/// Sets them. Marks that the author typed as such are left alone.
pub(super) fn set(events: &mut Events<'_>, markdown: &str, language: &str) {
    let Some((opening, closing)) = marks(language) else { return };
    for (event, range) in events {
        let Event::Text(text) = event else { continue };
        if markdown.get(range.clone()) != Some("\"") {
            continue;
        }
        match &**text {
            "“" => *text = CowStr::Borrowed(opening),
            "”" => *text = CowStr::Borrowed(closing),
            _ => {}
        }
    }
}
