//! The words on the way to follow a list. What else is said of feeds the publisher alone writes.

/// On the link to a list's feed, in a language.
#[must_use]
pub(crate) fn follow_this(code: &str) -> &'static str {
    if super::Words::of(code).code == "es" {
        "Seguir esta lista por RSS"
    } else {
        "Follow this list by feed (RSS)"
    }
}
