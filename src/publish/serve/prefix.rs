//! Where on its host a site stands: at the root, or below some folders.

use super::ServeError;
use std::fmt;
use std::str::FromStr;

/// The path above the site, without a last slash: empty for the root, else like `/a/b`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefix(String);

impl Prefix {
    /// The site's root as a path: `/` or `/a/b/`.
    #[must_use]
    pub fn root(&self) -> String {
        format!("{}/", self.0)
    }

    /// Takes the prefix off a path: `Some("news/")` of `/a/b/news/`; `None` when the path is not below it.
    pub(super) fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.0.as_str())?.strip_prefix('/')
    }

    /// Whether `path` is the site's root, but for the last slash.
    pub(super) fn is_bare(&self, path: &str) -> bool {
        !self.0.is_empty() && path == self.0
    }
}

impl FromStr for Prefix {
    type Err = ServeError;

    /// Reads `/a/b`, with or without slashes at its ends.
    fn from_str(text: &str) -> Result<Self, ServeError> {
        let inner = text.strip_prefix('/').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        if inner.is_empty() {
            return Ok(Self::default());
        }
        // Only what needs no percent-encoding: then one prefix has one spelling.
        let plain = |name: &str| {
            !matches!(name, "" | "." | "..")
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
        };
        if inner.split('/').all(plain) {
            Ok(Self(format!("/{inner}")))
        } else {
            Err(ServeError::BadPrefix(text.to_owned()))
        }
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (text, root) in [
            ("", Some("/")),
            ("/", Some("/")),
            ("/a/b", Some("/a/b/")),
            ("a/b/", Some("/a/b/")),
            ("/~press/news-2", Some("/~press/news-2/")),
            ("//a", None),
            ("/a//b", None),
            ("/a/../b", None),
            ("/a?b", None),
            ("/ñ", None),
        ] {
            assert_eq!(text.parse::<Prefix>().ok().map(|it| it.root()).as_deref(), root, "{text}");
        }
    }
}
