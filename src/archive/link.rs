//! Which links lead about within the site, and when it is right to read ahead of the reader.

/// A place inside the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From the site's root, as `/news/2019/06/letter/`.
    pub path: String,
    /// With its `?`, or empty.
    pub query: String,
    /// With its `#`, or empty.
    pub fragment: String,
}

/// First pieces of paths below which there are files, or pages that are no part of the reading room.
const APART: [&str; 4] = ["app", "data", "embed", "media"];

impl Place {
    /// The place at an address of this origin, given by the three parts that follow the host. `base` is the path of the
    /// site's root with its last slash. Nothing when it lies outside, or is a file.
    #[must_use]
    pub fn below(base: &str, path: &str, query: &str, fragment: &str) -> Option<Self> {
        let inside = match path.strip_prefix(base) {
            Some(inside) => inside,
            None if base.strip_suffix('/') == Some(path) => "",
            None => return None,
        };
        let (first, last) =
            (inside.split('/').next().unwrap_or_default(), inside.rsplit('/').next().unwrap_or_default());
        if APART.contains(&first) || (last.contains('.') && last != "index.html") {
            return None;
        }
        // A lone sign asks for nothing.
        let filled = |part: &str| if part.len() > 1 { part.to_owned() } else { String::new() };
        Some(Self { path: format!("/{inside}"), query: filled(query), fragment: filled(fragment) })
    }
}

/// Whether a link says of itself that it is not ours to follow: a download, another window, another site, another
/// language of the interface. `attribute` gives the value of an attribute of the link.
#[must_use]
pub fn is_set_apart(attribute: impl Fn(&str) -> Option<String>) -> bool {
    ["download", "data-external", "data-reload"].iter().any(|name| attribute(name).is_some())
        || attribute("target").is_some_and(|window| !window.is_empty() && window != "_self")
        || attribute("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "external"))
}

/// Whether to load what the reader may want next: not where the line is slow or likely to be paid by the byte, nor for
/// those who ask to save data. `speed` and `kind` are `effectiveType` and `type` of the Network Information API (W3C
/// community group), empty where the browser does not tell.
#[must_use]
pub fn may_read_ahead(saves_data: bool, speed: &str, kind: &str) -> bool {
    !saves_data
        && !matches!(speed, "slow-2g" | "2g" | "3g")
        && !matches!(kind, "cellular" | "bluetooth" | "wimax" | "none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_site_and_others() {
        for (base, path, inside) in [
            ("/", "/", Some("/")),
            ("/", "/news/2019/06/letter/", Some("/news/2019/06/letter/")),
            ("/", "/news", Some("/news")),
            ("/", "/news/index.html", Some("/news/index.html")),
            ("/a/b/", "/a/b/topics/", Some("/topics/")),
            ("/a/b/", "/a/b", Some("/")),
            ("/a/b/", "/a/bc/", None),
            ("/a/b/", "/a/", None),
            ("/a/b/", "/", None),
            ("/news/", "/news-old/", None),
            ("/", "/feeds/news.atom", None),
            ("/", "/feeds/", Some("/feeds/")),
            ("/", "/media/report", None),
            ("/", "/report.pdf", None),
            ("/", "/es/about/plan.2.html", None),
            ("/", "/data/v1/site.json", None),
            ("/", "/embed/feed/", None),
            ("/", "/database/", Some("/database/")),
        ] {
            let place = Place::below(base, path, "", "");
            assert_eq!(place.map(|place| place.path).as_deref(), inside, "{path} below {base}");
        }
        let place = Place::below("/", "/news/", "?", "#").unwrap_or_default();
        assert_eq!((place.query.as_str(), place.fragment.as_str()), ("", ""));
        let place = Place::below("/", "/news/", "?topic=mining", "#list").unwrap_or_default();
        assert_eq!((place.query.as_str(), place.fragment.as_str()), ("?topic=mining", "#list"));
    }

    #[test]
    fn links_that_are_not_ours_to_follow() {
        for (name, value, apart) in [
            ("download", "", true),
            ("data-external", "", true),
            ("data-reload", "", true),
            ("target", "_blank", true),
            ("target", "_self", false),
            ("target", "", false),
            ("rel", "noopener external", true),
            ("rel", "next", false),
            ("class", "download", false),
        ] {
            let attribute = |asked: &str| (asked == name).then(|| value.to_owned());
            assert_eq!(is_set_apart(attribute), apart, "{name}={value}");
        }
    }

    #[test]
    fn reading_ahead_is_for_lines_that_cost_nobody() {
        for (saves_data, speed, kind, may) in [
            (false, "", "", true),
            (false, "4g", "wifi", true),
            (false, "4g", "ethernet", true),
            (false, "4g", "unknown", true),
            (true, "4g", "wifi", false),
            (false, "3g", "wifi", false),
            (false, "2g", "", false),
            (false, "slow-2g", "", false),
            (false, "4g", "cellular", false),
        ] {
            assert_eq!(may_read_ahead(saves_data, speed, kind), may, "{saves_data} {speed} {kind}");
        }
    }
}
