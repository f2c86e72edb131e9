//! A text that is shown, in one or more languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text by language (BCP 47 code to words), as `{"en": "Mining", "es": "Minería"}`. Plain text, never markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// A text in one language only.
    #[must_use]
    pub fn one(language: &str, words: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), words.to_owned())]))
    }

    /// The words in `language`, else in any other language, else nothing.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        self.0.get(language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// The words and the language they are in: `language` where it is there, else the first there is.
    #[must_use]
    pub fn found<'a>(&'a self, language: &'a str) -> Option<(&'a str, &'a str)> {
        match self.0.get(language) {
            Some(words) => Some((language, words)),
            None => self.0.iter().next().map(|(code, words)| (code.as_str(), words.as_str())),
        }
    }

    /// Whether there are no words in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}
