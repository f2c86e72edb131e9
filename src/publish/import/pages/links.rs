//! The links of a page to others of its folder, written as whole addresses, however they were written.

use dom_query::Document;

use crate::publish::content::address::encode_path;

use super::address::{Shelf, addresses, is_page};

/// The folder's files, and where they stood.
pub(super) struct Place<'a> {
    pub(super) shelf: &'a Shelf,
    /// The address of the folder's root, with its last slash.
    pub(super) base: &'a str,
    /// The same where it is known and not made up.
    pub(super) site: Option<&'a str>,
}

impl Place<'_> {
    /// Writes the addresses of links, pictures and frames anew that lead to files of the folder.
    pub(super) fn rewrite(&self, page: &Document, path: &str) {
        // Where a page says by `base` that its addresses go from, they do.
        let base = page.select("base").attr("href").map(|href| href.to_string());
        let from = base.as_deref().and_then(|base| self.base_path(base)).unwrap_or_else(|| path.to_owned());
        for (element, key) in [
            ("a", "href"),
            ("area", "href"),
            ("img", "src"),
            ("iframe", "src"),
            ("embed", "src"),
            ("object", "data"),
        ] {
            for node in &page.select(element) {
                let Some(href) = node.attr(key) else { continue };
                let Some(file) = self.shelf.seen_from(&from, &href, self.site) else { continue };
                let part = href.split_once('#').map(|(_, part)| format!("#{part}")).unwrap_or_default();
                // A link within the page stays one.
                if file == path && !part.is_empty() {
                    node.set_attr(key, &part);
                } else {
                    node.set_attr(key, &format!("{}{part}", self.address(file)));
                }
            }
        }
    }

    /// The whole address of a file of the folder.
    pub(super) fn address(&self, file: &str) -> String {
        let path = if is_page(file) {
            addresses(file).into_iter().next().unwrap_or_default()
        } else {
            encode_path(&format!("/{file}"))
        };
        format!("{}{}", self.base, path.trim_start_matches('/'))
    }

    /// A made-up file in the folder that a `base` names.
    fn base_path(&self, base: &str) -> Option<String> {
        let path = match self.site.and_then(|site| base.strip_prefix(site)) {
            Some(path) => path,
            None if base.contains("://") => return None,
            None => base.strip_prefix('/')?,
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Some(format!("{folder}/-").trim_start_matches('/').to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_become_whole() {
        let mut shelf = Shelf::default();
        for file in ["news/a.html", "news/v.php?id=5.html", "img/Foto 1.jpg", "docs/x.pdf", "index.html"] {
            shelf.add(file);
        }
        let place =
            Place { shelf: &shelf, base: "https://old.example.org/", site: Some("https://old.example.org/") };
        for (html, expected) in [
            ("<a href='../index.html'>x</a>", "href=\"https://old.example.org/\""),
            ("<a href='v.php?id=5#notes'>x</a>", "href=\"https://old.example.org/news/v.php?id=5#notes\""),
            ("<a href='V.php%3Fid=5.html'>x</a>", "href=\"https://old.example.org/news/v.php?id=5\""),
            ("<img src='../img/foto 1.jpg'>", "src=\"https://old.example.org/img/Foto%201.jpg\""),
            ("<a href='a.html#top'>x</a>", "href=\"#top\""),
            ("<base href='/docs/'><a href='x.pdf'>x</a>", "href=\"https://old.example.org/docs/x.pdf\""),
            ("<a href='gone.html'>x</a>", "href=\"gone.html\""),
            ("<a href='https://example.com/'>x</a>", "href=\"https://example.com/\""),
        ] {
            let page = Document::from(html);
            place.rewrite(&page, "news/a.html");
            assert!(page.html().contains(expected), "{html}: {}", page.html());
        }
    }
}
