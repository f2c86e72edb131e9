//! What goes along with a file because of where it lies in the site.

use crate::publish::output::named_by_hash;

/// How long a file may be cached: for ever when its name is made of its bytes, else asked after each time.
pub(super) fn cache_control(site_path: &str) -> &'static str {
    if named_by_hash(site_path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether other sites' scripts may read it: data, feeds and what is embedded.
pub(super) fn readable_by_all(site_path: &str) -> bool {
    ["data/", "feeds/", "embed/"].iter().any(|room| site_path.starts_with(room))
}

/// The policy sent with a page: its own, and that only the site itself may frame it; but what is made to be framed,
/// `embed/feed/` in whatever language.
pub(super) fn policy(site_path: &str, own: Option<String>) -> Option<String> {
    let framable = site_path.starts_with("embed/feed/")
        || site_path.split_once('/').is_some_and(|(_, below)| below == "embed/feed/index.html");
    match (own, framable) {
        (own, true) => own,
        (Some(own), false) => Some(format!("{}; frame-ancestors 'self'", own.trim_end_matches([';', ' ']))),
        (None, false) => Some("frame-ancestors 'self'".to_owned()),
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
