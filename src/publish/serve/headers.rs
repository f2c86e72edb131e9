//! The policy that goes along with a page.

use crate::publish::hosts::classes::{OWN_FRAMES, is_framable};

/// The policy sent with a page: its own, and that only the site itself may frame it; but what is made to be framed,
/// `embed/feed/` in whatever language.
pub(super) fn policy(site_path: &str, own: Option<String>) -> Option<String> {
    match (own, is_framable(site_path)) {
        (own, true) => own,
        (Some(own), false) => Some(format!("{}; {OWN_FRAMES}", own.trim_end_matches([';', ' ']))),
        (None, false) => Some(OWN_FRAMES.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies() {
        let own = || Some("default-src 'self'".to_owned());
        let framed = "default-src 'self'; frame-ancestors 'self'";
        for (path, own, expected) in [
            ("index.html", own(), Some(framed)),
            ("index.html", Some("default-src 'self'; ".to_owned()), Some(framed)),
            ("index.html", None, Some("frame-ancestors 'self'")),
            ("embed/index.html", own(), Some(framed)),
            ("embed/feed/index.html", own(), Some("default-src 'self'")),
            ("es/embed/feed/index.html", own(), Some("default-src 'self'")),
            ("es/embed/feed/other.html", own(), Some(framed)),
            ("embed/feed/index.html", None, None),
        ] {
            assert_eq!(policy(path, own).as_deref(), expected, "{path}");
        }
    }
}
