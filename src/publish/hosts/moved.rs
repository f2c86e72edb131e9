//! Old addresses as hosts need them: path, query, and where they lead.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::query::percent_decoded;
use crate::model::INSIDE;
use crate::publish::content::address::encode;
use crate::publish::content::newsroom::Redirect;

/// An old address. A query is met when every parameter of it is in the request with its value; further ones (a mailing's
/// mark) do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The path from the site's root on, decoded, without slashes at its ends: `node/1234`, `news.php`; empty for `/`.
    pub path: String,
    /// Names and values, as written; none where the path alone says it.
    pub query: Vec<(String, String)>,
    /// Where it leads, from the site's root on, percent-encoded: `news/2019/03/x/`.
    pub to: String,
}

impl Moved {
    /// Of a redirect of the content; nothing when it leads out of the site.
    #[must_use]
    pub fn new(redirect: &Redirect) -> Option<Self> {
        let (path, query) = redirect.from.split_once('?').unwrap_or((&redirect.from, ""));
        let mut query: Vec<(String, String)> = query
            .split('&')
            .filter(|part| !part.is_empty())
            .map(|part| part.split_once('=').unwrap_or((part, "")))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        query.sort_unstable();
        let decoded = String::from_utf8(percent_decoded(path)).unwrap_or_else(|_| path.to_owned());
        let to = encoded(redirect.to.strip_prefix(INSIDE)?);
        Some(Self { path: decoded.trim_matches('/').to_owned(), query, to })
    }

    /// Whether a page of its own can stand at the old address: one that has no query.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.query.is_empty()
    }

    /// The ways in which the path may be asked for, below `root`, decoded: with and without its last slash, a file's name
    /// only without, the root only with.
    pub(super) fn asked_as(&self, root: &str) -> Vec<String> {
        let bare = format!("{root}{}", self.path);
        match () {
            () if self.path.is_empty() => vec![bare],
            () if is_page_file(&self.path) => vec![bare],
            () => vec![bare.clone(), bare + "/"],
        }
    }

    /// Whether a server's configuration can hold it without its own marks getting in the way.
    pub(super) fn is_plainly_written(&self) -> bool {
        let fair = |text: &str| {
            !text.contains(|c: char| c.is_control() || "\"\\{}$`'<>|^ ".contains(c)) && text.len() < 500
        };
        let name =
            |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        fair(&self.path) && self.query.iter().all(|(key, value)| name(key) && fair(value))
    }
}

/// Whether an old address is a file of a page, as `old.html`.
fn is_page_file(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "html" | "htm"))
}

/// Those with a query, the most particular first, then by path.
pub(super) fn with_query(moved: &[Moved]) -> Vec<&Moved> {
    let mut all: Vec<&Moved> = moved.iter().filter(|it| !it.is_plain()).collect();
    all.sort_by(|a, b| {
        b.query.len().cmp(&a.query.len()).then_with(|| (&a.path, &a.query).cmp(&(&b.path, &b.query)))
    });
    all
}

/// The script that leads on from old addresses with a query: `source` with the table in the place of `mark`. Nothing where
/// there are no such addresses.
#[must_use]
pub fn script(source: &str, mark: &str, moved: &[Moved]) -> Option<String> {
    let row = |it: &Moved| {
        let pairs = it.query.iter().map(|(name, value)| format!("{name}={value}"));
        (it.path.clone(), pairs.collect::<Vec<_>>().join("&"), it.to.clone())
    };
    let rows: Vec<_> = with_query(moved).into_iter().map(row).collect();
    (!rows.is_empty()).then(|| source.replace(mark, &serde_json::json!(rows).to_string()))
}

/// What the start script must know: one parameter of each old address, and the `file` of that script.
#[must_use]
pub fn keys(moved: &[Moved], file: &str) -> String {
    let keys: BTreeSet<String> = with_query(moved)
        .into_iter()
        .filter_map(|it| it.query.first())
        .map(|(name, _)| String::from_utf8(percent_decoded(name)).unwrap_or_else(|_| name.clone()))
        .collect();
    serde_json::json!({ "keys": keys, "file": file }).to_string()
}

/// Those without a query, by each address that is asked for, and where they lead.
#[must_use]
pub fn plain(moved: &[Moved], root: &str) -> BTreeMap<String, String> {
    let all = moved.iter().filter(|it| it.is_plain() && it.is_plainly_written());
    all.flat_map(|it| it.asked_as(root).into_iter().map(|from| (from, it.to.clone()))).collect()
}

/// Percent-encodes what cannot stand in an address as it is.
#[must_use]
pub fn encoded(path: &str) -> String {
    encode(path, b"/#?=&%,+:@")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(from: &str, to: &str) -> Moved {
        let query = from.contains('?');
        let redirect = Redirect { from: from.into(), query, to: to.into(), source: String::new() };
        Moved::new(&redirect).unwrap()
    }

    #[test]
    fn old_addresses_are_read() {
        for (from, path, query, asked) in [
            ("/node/1234", "node/1234", "", "/x/node/1234 /x/node/1234/"),
            ("/old.html", "old.html", "", "/x/old.html"),
            ("/?p=123", "", "p=123", "/x/"),
            ("/news.php?id=55&a=1", "news.php", "a=1 id=55", "/x/news.php /x/news.php/"),
            ("/p%C3%A1gina?x", "página", "x=", "/x/página /x/página/"),
        ] {
            let it = moved(from, "site:/media/Ñ y.pdf#page=2");
            let pairs: Vec<String> = it.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!((it.path.as_str(), pairs.join(" ").as_str()), (path, query), "{from}");
            assert_eq!(it.asked_as("/x/").join(" "), asked);
            assert_eq!(it.to, "media/%C3%91%20y.pdf#page=2");
        }
    }

    #[test]
    fn the_most_particular_comes_first() {
        let all = [moved("/a?x=1", "site:/1/"), moved("/b", "site:/2/"), moved("/z?x=1&y=2", "site:/3/")];
        let order: Vec<&str> = with_query(&all).into_iter().map(|it| it.to.as_str()).collect();
        assert_eq!(order, ["3/", "1/"]);
        assert!(!moved("/a?x={1}", "site:/1/").is_plainly_written());
        assert!(!moved("/a?x-y=1", "site:/1/").is_plainly_written());
    }
}
