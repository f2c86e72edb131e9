//! Old addresses that lead to new ones.

use std::collections::BTreeMap;

use crate::publish::fault::Code;

use super::address::decode;
use super::newsroom::Redirect;
use super::targets::Targets;

/// An old address as somebody asks for it.
pub(super) struct Asked {
    /// As written.
    pub(super) from: String,
    /// `site:/…`.
    pub(super) to: String,
    /// The file that asks.
    pub(super) source: String,
    pub(super) line: usize,
}

/// Something wrong with one of them.
pub(super) struct Wrong {
    pub(super) source: String,
    pub(super) line: usize,
    pub(super) code: Code,
    pub(super) what: String,
    pub(super) mend: String,
}

/// Parts of the site where no old page can have been.
const NOT_HERE: [&str; 7] = ["data", "app", "feeds", "embed", "oembed", "saved", "offline"];

/// The redirects that can be, by old address, and what is wrong with the others.
pub(super) fn check(asked: Vec<Asked>, targets: &Targets) -> (Vec<Redirect>, Vec<Wrong>) {
    let mut wrong = Vec::new();
    let mut kept: BTreeMap<String, (Redirect, usize)> = BTreeMap::new();
    for Asked { from, to, source, line } in asked {
        let mut fault = |what: String, mend: &str| {
            let (source, mend) = (source.clone(), mend.to_owned());
            wrong.push(Wrong { source, line, code: Code::Redirect, what, mend });
        };
        if !from.starts_with('/') || from.starts_with("//") {
            let what = format!("the old address “{from}” does not begin with /");
            fault(what, "write it without the site's name, as /node/1234 or \"/news.php?id=55\"");
            continue;
        }
        let (path, query) =
            from.split_once('?').map_or((from.as_str(), None), |(path, query)| (path, Some(query)));
        let path = decode(path);
        let bad = |c: char| c.is_control() || matches!(c, '\\' | '#' | '<' | '>' | '"' | ':' | '*' | '|');
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        if path.contains("//") || path.contains(bad) || parts.iter().any(|part| matches!(*part, "." | "..")) {
            fault(format!("“{from}” cannot be an old address"), "write the path alone, as /node/1234");
            continue;
        }
        if NOT_HERE.contains(&parts[0]) && query.is_none() {
            fault(format!("{from} lies where the site keeps its own files"), "take it out");
            continue;
        }
        let plain =
            ["index.html", "index.htm"].iter().find_map(|name| path.strip_suffix(name)).unwrap_or(&path);
        let folder = if plain.ends_with('/') { plain.to_owned() } else { format!("{plain}/") };
        if query.is_none() && (targets.live.contains(&folder) || targets.statics.contains(&path)) {
            fault(
                format!("{from} is a live page"),
                "take the redirect out, or give that page another address",
            );
            continue;
        }
        let key = format!("{folder}{}", query.map(|query| format!("?{query}")).unwrap_or_default());
        match kept.get(&key) {
            Some((other, _)) if other.to != to => {
                fault(
                    format!("{from} is asked to lead here and, by {}, to {}", other.source, place(&other.to)),
                    "keep it in one of the two",
                );
            }
            Some(_) => {}
            None => {
                let redirect = Redirect { query: query.is_some(), from, to, source };
                kept.insert(key, (redirect, line));
            }
        }
    }
    (kept.into_values().map(|(redirect, _)| redirect).collect(), wrong)
}

fn place(to: &str) -> &str {
    to.strip_prefix("site:").unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_an_old_address() {
        let live = ["/news/", "/", "/about/aims/"].map(str::to_owned).into();
        let statics = ["/CNAME".to_owned()].into();
        let targets = Targets { live, statics, ..Targets::default() };
        for (from, right) in [
            ("/node/1234", true),
            ("/news.php?id=55", true),
            ("/news/?id=55", true),
            ("/old/página.html", true),
            ("/news/", false),
            ("/news", false),
            ("/about/aims/index.html", false),
            ("/", false),
            ("/CNAME", false),
            ("/?q=1", true),
            ("node/1234", false),
            ("https://example.org/x", false),
            ("//example.org/x", false),
            ("/../x", false),
            ("/%2e%2e/x", false),
            ("/a\\b", false),
            ("/data/v1/site.json", false),
            ("/x#y", false),
        ] {
            let asked =
                Asked { from: from.into(), to: "site:/x/".into(), source: "news/a.md".into(), line: 3 };
            let (kept, wrong) = check(vec![asked], &targets);
            assert_eq!((kept.len(), wrong.len()), if right { (1, 0) } else { (0, 1) }, "{from}");
        }
    }
}
