//! The words of the editor's forms, in the site's first language where that is Spanish, else in English.
//!
//! They stand beside the fields that they belong to, both languages at once, and nowhere else: no reader sees them.

/// Says things in the office's language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    spanish: bool,
}

impl Speaker {
    /// One who speaks a language.
    pub(super) fn of(language: &str) -> Self {
        Self { spanish: language == "es" }
    }

    /// One of two wordings.
    pub(super) fn say(self, english: &'static str, spanish: &'static str) -> &'static str {
        if self.spanish { spanish } else { english }
    }
}
