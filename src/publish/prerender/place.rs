//! Where a page's file is, and how the site's root is reached from it.

/// The file of a page's path: `news/2019/index.html` for `/news/2019/`.
#[must_use]
pub fn file_of(path: &str) -> String {
    format!("{}index.html", path.trim_start_matches('/'))
}

/// The site's root as seen from a page: `./` from `/`, `../../` from `/news/2019/`.
#[must_use]
pub(super) fn base_of(path: &str) -> String {
    let depth = path.split('/').filter(|piece| !piece.is_empty()).count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// The path of the site's root on its host, from the site's address; `/` where that is not known.
#[must_use]
pub fn root_of(url: Option<&str>) -> String {
    let after_host = url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
    let path = after_host.map_or("", |(_, path)| path).trim_end_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_their_way_to_the_root() {
        for (path, file, base) in [
            ("/", "index.html", "./"),
            ("/news/", "news/index.html", "../"),
            ("/es/news/2019/06/a/", "es/news/2019/06/a/index.html", "../../../../../"),
        ] {
            assert_eq!((file_of(path).as_str(), base_of(path).as_str()), (file, base));
        }
        for (url, root) in [
            (None, "/"),
            (Some("https://news.example.org/"), "/"),
            (Some("https://news.example.org"), "/"),
            (Some("https://example.org/a/b/"), "/a/b/"),
        ] {
            assert_eq!(root_of(url), root);
        }
    }
}
