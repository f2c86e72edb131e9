//! Articles of which lists can say nothing: no `summary`, and a first paragraph that makes none.

use crate::publish::check::written::{Thing, Written};
use crate::publish::fault::{Code, Fault};

/// Less than this says too little.
const LEAST: usize = 40;

pub(super) fn look(written: &Written<'_>, thing: &Thing<'_>) -> Option<Fault> {
    if !thing.is_article || written.piece.key("summary").is_some() {
        return None;
    }
    let why = poor(thing.summary, &thing.body.text)?;
    let what = format!("the article has no summary, and {why}");
    let mend = "add summary: … with one or two whole sentences: lists, feeds and shared links show it";
    Some(written.warning(Code::NoSummary, written.piece.line_of("title"), what, mend))
}

/// Why a first paragraph makes no good summary. A short text is its own.
fn poor(first: &str, body: &str) -> Option<&'static str> {
    if first.is_empty() {
        return Some("no paragraph of its own to take one from");
    }
    if first.ends_with(':') {
        return Some("its first paragraph leads on to what follows");
    }
    if first.ends_with('…') && !body.contains(first) {
        return Some("its first sentence is too long to be one");
    }
    (first.chars().count() < LEAST && body.len() > first.len() + LEAST)
        .then_some("its first paragraph is a few words only")
}

#[cfg(test)]
mod tests {
    use super::poor;

    #[test]
    fn first_paragraphs() {
        let long = "The communities wait for an answer, and have waited for seven years.";
        for (first, body, good) in [
            (long, long, true),
            ("Short.", "Short.", true),
            ("", "A list", false),
            ("By the editors", &format!("By the editors\n{long}"), false),
            ("These are the questions that they put to the ministry:", long, false),
            ("Words without an…", "Words without an end", false),
            (
                "And so it went on, as it had for years before, and then some…",
                "And so it went on, as it had for years before, and then some…",
                true,
            ),
        ] {
            assert_eq!(poor(first, body).is_none(), good, "{first}");
        }
    }
}
