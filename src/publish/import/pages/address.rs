//! Files of a copied site and the addresses they stood at: `news.php?id=55.html` was `/news.php?id=55`.

use std::collections::HashMap;

use crate::publish::content::address::{decode as decoded_path, encode, encode_path, join as joined_path};

/// Endings of pages that a program on the server made.
const MADE: [&str; 12] =
    ["php", "php3", "php4", "php5", "phtml", "asp", "aspx", "jsp", "cfm", "cgi", "pl", "shtml"];
/// Endings of pages.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "xht"];

/// Whether a file's name is that of a page; `x.php?id=3` and `x.php@id=3`, as mirrors name them, are.
pub(super) fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let (name, query) = split_query(&name);
    let is = |name: &str| ending(name).is_some_and(|it| MADE.contains(&it) || PAGES.contains(&it));
    is(name) || query.is_some_and(|query| PAGES.iter().any(|it| query.ends_with(&format!(".{it}"))))
}

/// The addresses of a file from the root of its site, encoded, the one it was known by first.
pub(super) fn addresses(path: &str) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
    let (plain, query) = split_query(name);
    if let Some(query) = query {
        let query = PAGES.iter().find_map(|it| query.strip_suffix(&format!(".{it}"))).unwrap_or(query);
        return vec![format!("{}?{}", encode_path(&format!("{folder}{plain}")), encode_query(query))];
    }
    let lower = plain.to_ascii_lowercase();
    let whole = encode_path(&format!("{folder}{plain}"));
    if let Some((stem, end)) = lower.rsplit_once('.') {
        if matches!(stem, "index" | "default" | "home") && (stem != "home" || folder == "/") {
            return vec![encode_path(&folder), whole];
        }
        // `news.php.html`: a mirror put an ending behind.
        if PAGES.contains(&end) && ending(stem).is_some_and(|it| MADE.contains(&it)) {
            return vec![encode_path(&format!("{folder}{}", &plain[..stem.len()])), whole];
        }
    }
    vec![whole]
}

/// The files of a folder, to find those that links lead to.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// By address or path, decoded, in lower case: the file's path.
    by_address: HashMap<String, String>,
}

impl Shelf {
    /// Takes a file.
    pub(super) fn add(&mut self, path: &str) {
        for address in addresses(path).into_iter().chain([format!("/{path}")]) {
            self.by_address.entry(key(&address)).or_insert_with(|| path.to_owned());
        }
    }

    /// The file that an address from the root of the site leads to, if it is one of these.
    pub(super) fn find(&self, address: &str) -> Option<&str> {
        let address = address.split('#').next().unwrap_or_default();
        let known = |address: &str| self.by_address.get(&key(address)).map(String::as_str);
        known(address).or_else(|| known(&format!("{address}/"))).or_else(|| known(&format!("{address}.html")))
    }

    /// The same for an address as it stands in a file of the folder; `site` is where the folder stood on the net, if
    /// that is known.
    pub(super) fn seen_from(&self, from: &str, href: &str, site: Option<&str>) -> Option<&str> {
        let href = href.trim();
        if let Some(site) = site
            && let Some(rest) = without_scheme(href).and_then(|rest| rest.strip_prefix(without_scheme(site)?))
        {
            return self.find(&format!("/{}", rest.trim_start_matches('/')));
        }
        let plain = href.split('#').next().unwrap_or_default();
        if plain.is_empty() || href.starts_with("//") || has_scheme(href) {
            return None;
        }
        if plain.starts_with('/') {
            return self.find(plain);
        }
        let (path, query) = plain.split_once('?').map_or((plain, None), |(path, query)| (path, Some(query)));
        let joined = if path.is_empty() {
            // `?id=5` is of the page itself, whose own query does not count.
            let (folder, name) = from.rsplit_once('/').map_or(("", from), |(folder, name)| (folder, name));
            format!("{folder}/{}", split_query(name).0).trim_start_matches('/').to_owned()
        } else {
            let slash = if path.ends_with('/') { "/" } else { "" };
            format!("{}{slash}", joined_path(from, path)?)
        };
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        self.find(&format!("/{}{query}", joined.trim_start_matches('/')))
    }
}

/// Without `http://`, `https://` and `www.`, which come and go.
fn without_scheme(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    Some(rest.strip_prefix("www.").unwrap_or(rest))
}

fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

fn key(address: &str) -> String {
    decoded_path(&address.replace('+', "%20").replace("&amp;", "&")).to_lowercase()
}

fn ending(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, ending)| ending)
}

/// `x.php?id=3`, or `x.php@id=3` where `?` may not stand in a file's name, as name and query.
fn split_query(name: &str) -> (&str, Option<&str>) {
    if let Some((plain, query)) = name.split_once('?') {
        return (plain, Some(query));
    }
    if let Some((plain, query)) = name.split_once('@') {
        let lower = plain.to_ascii_lowercase();
        if query.contains('=') && ending(&lower).is_some_and(|it| MADE.contains(&it) || PAGES.contains(&it)) {
            return (plain, Some(query));
        }
    }
    (name, None)
}

fn encode_query(query: &str) -> String {
    encode(&decoded_path(query), b"=&;,:@!$'()*+/?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_files_stood() {
        for (path, expected) in [
            ("news/a.html", vec!["/news/a.html"]),
            ("news.php?id=55.html", vec!["/news.php?id=55"]),
            ("news.php@id=55&lang=es.html", vec!["/news.php?id=55&lang=es"]),
            ("news.php?id=55", vec!["/news.php?id=55"]),
            ("news.php.html", vec!["/news.php", "/news.php.html"]),
            ("index.html", vec!["/", "/index.html"]),
            ("es/index.php", vec!["/es/", "/es/index.php"]),
            ("año nuevo.htm", vec!["/a%C3%B1o%20nuevo.htm"]),
            ("me@home.html", vec!["/me@home.html"]),
        ] {
            assert_eq!(addresses(path), expected, "{path}");
            assert!(is_page(path), "{path}");
        }
        for path in ["a.pdf", "style.css", "x.html/a.gif", "noext"] {
            assert!(!is_page(path), "{path}");
        }
    }

    #[test]
    fn links_find_their_files() {
        let mut shelf = Shelf::default();
        for path in ["index.html", "news/index.html", "news/a.html", "news/Old Page.html", "v.php?id=5.html"]
        {
            shelf.add(path);
        }
        let site = Some("http://www.example.org/");
        for (from, href, found) in [
            ("news/a.html", "../", Some("index.html")),
            ("news/a.html", ".", Some("news/index.html")),
            ("news/a.html", "index.html#x", Some("news/index.html")),
            ("index.html", "news", Some("news/index.html")),
            ("index.html", "/news/A.html", Some("news/a.html")),
            ("index.html", "news/Old%20Page.html", Some("news/Old Page.html")),
            ("news/a.html", "../v.php?id=5", Some("v.php?id=5.html")),
            ("news/a.html", "../v.php%3Fid=5.html", Some("v.php?id=5.html")),
            ("v.php?id=6.html", "?id=5", Some("v.php?id=5.html")),
            ("index.html", "https://example.org/news/a.html", Some("news/a.html")),
            ("index.html", "https://example.com/news/a.html", None),
            ("index.html", "../../etc/passwd", None),
            ("index.html", "mailto:office@example.org", None),
            ("index.html", "//example.org/news/a.html", None),
            ("index.html", "#top", None),
        ] {
            assert_eq!(shelf.seen_from(from, href, site), found, "{from} {href}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_path_makes_it_panic(path in "\\PC{0,30}", href in "\\PC{0,30}") {
            let mut shelf = Shelf::default();
            shelf.add(&path);
            shelf.seen_from(&path, &href, Some("http://example.org/"));
            proptest::prop_assert!(!addresses(&path).is_empty());
        }
    }
}
