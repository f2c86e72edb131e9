//! A file's place in the site.

use super::{MARKER, OutputError};
use std::fmt;

/// A checked path in the site: relative, parted by `/`, that no trick leads out of the folder it is joined to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(String);

impl SitePath {
    /// Checks `path`.
    ///
    /// # Errors
    /// [`OutputError::BadPath`] when a part is empty, `.` or `..`, when it holds a backslash or a control character
    /// (which mean other things on other systems), or when it begins with the marker's name.
    pub fn new(path: &str) -> Result<Self, OutputError> {
        let fair = |part: &str| {
            !matches!(part, "" | "." | "..") && !part.contains(|c: char| c == '\\' || c.is_control())
        };
        if !path.starts_with(MARKER) && path.split('/').all(fair) {
            Ok(Self(path.to_owned()))
        } else {
            Err(OutputError::BadPath(path.to_owned()))
        }
    }

    /// The path as text, as it stands in addresses (before percent-encoding).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fair_and_foul() {
        for (path, fair) in [
            ("index.html", true),
            ("news/2019/06/slug/index.html", true),
            (".nojekyll", true),
            ("es/noticias/ñandú.html", true),
            ("", false),
            ("/etc/passwd", false),
            ("a//b", false),
            ("a/", false),
            ("../a", false),
            ("a/../../b", false),
            ("./a", false),
            ("a\\..\\b", false),
            ("a\0b", false),
            (".chasqui", false),
            (".chasqui-undo/a", false),
            ("a/.chasqui", true),
        ] {
            assert_eq!(SitePath::new(path).is_ok(), fair, "{path:?}");
        }
    }
}
