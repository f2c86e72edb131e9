//! Which file gets which header: how long it may be cached, who may read it, who may frame it.
//!
//! Said twice, for our own server as functions of a path and for other hosts as patterns; the tests of the hosts hold
//! one against the other.

use crate::publish::output::named_by_hash;

/// How long a file may be cached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// For ever: the name is made of the bytes, or of a version that never changes.
    Forever,
    /// Some minutes: what partners' pages and feed readers ask for again and again, and pictures and documents.
    Brief,
    /// Kept, but asked after each time: pages and entry points.
    Asked,
}

impl Lifetime {
    /// The `Cache-Control` header.
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Brief => "public, max-age=300",
            Self::Asked => "no-cache",
        }
    }
}

/// What begins so is cached briefly, but for pages and what lasts.
pub const BRIEF: [&str; 5] = ["data/v1/latest/", "embed/", "feeds/", "oembed/", "media/"];
/// What begins so may be read by other sites' scripts.
pub const OPEN: [&str; 4] = ["data/", "embed/", "feeds/", "oembed/"];
/// What others may frame, below a language too.
pub const FRAMABLE: &str = "embed/feed/";
/// What is added to a page's policy where only the site itself may frame it.
pub const OWN_FRAMES: &str = "frame-ancestors 'self'";
/// Names by hash, as a regular expression from the site's root on: [`named_by_hash`] for other servers.
pub const HASHED: &str = r"(data/v1|app)/.*[^/.][.][a-z0-9]{10,}[.][^/.]+([.](br|gz))?$";
/// Released versions of the embed script, the same way.
pub const RELEASED: &str = r"embed/[0-9]+[.][0-9]+[.][0-9]+[.]js([.](br|gz))?$";

/// Sent with every answer.
pub const SECURITY: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// How long the file at a path of the site may be cached.
#[must_use]
pub fn lifetime(path: &str) -> Lifetime {
    if named_by_hash(path) || is_released(path) {
        Lifetime::Forever
    } else if path.rsplit('.').next() != Some("html") && BRIEF.iter().any(|room| path.starts_with(room)) {
        Lifetime::Brief
    } else {
        Lifetime::Asked
    }
}

/// `embed/1.0.0.js`, which a page may name with its integrity.
fn is_released(path: &str) -> bool {
    let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).unwrap_or(path);
    let version = plain.strip_prefix("embed/").and_then(|name| name.strip_suffix(".js"));
    version.is_some_and(|version| {
        let parts: Vec<&str> = version.split('.').collect();
        parts.len() == 3
            && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether other sites' scripts may read it.
#[must_use]
pub fn is_open(path: &str) -> bool {
    OPEN.iter().any(|room| path.starts_with(room))
}

/// Whether other sites may frame the page of a file.
#[must_use]
pub fn is_framable(path: &str) -> bool {
    let page = |path: &str| path.strip_prefix(FRAMABLE).is_some_and(|rest| rest == "index.html");
    path.starts_with(FRAMABLE) || path.split_once('/').is_some_and(|(_, below)| page(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_each_lives() {
        for (path, expected) in [
            ("index.html", Lifetime::Asked),
            ("app/start.js", Lifetime::Asked),
            ("app/style.css", Lifetime::Asked),
            ("service-worker.js", Lifetime::Asked),
            ("data/v1/site.json", Lifetime::Asked),
            ("data/v1/facets.v4jutopv7g.bin", Lifetime::Forever),
            ("app/app.v4jutopv7g.wasm.br", Lifetime::Forever),
            ("data/v1/latest/news.json", Lifetime::Brief),
            ("feeds/news.atom", Lifetime::Brief),
            ("embed/v1.js", Lifetime::Brief),
            ("embed/1.0.12.js", Lifetime::Forever),
            ("embed/1.0.js", Lifetime::Brief),
            ("embed/index.html", Lifetime::Asked),
            ("media/map.png", Lifetime::Brief),
        ] {
            assert_eq!(lifetime(path), expected, "{path}");
        }
    }

    #[test]
    fn who_may_read_and_frame() {
        for (path, open, framable) in [
            ("data/v1/site.json", true, false),
            ("oembed/news.json", true, false),
            ("index.html", false, false),
            ("embed/index.html", true, false),
            ("embed/feed/index.html", true, true),
            ("es/embed/feed/index.html", false, true),
            ("es/embed/feed/other.html", false, false),
        ] {
            assert_eq!((is_open(path), is_framable(path)), (open, framable), "{path}");
        }
    }
}
