//! The list on other sites' pages: another origin, with whatever policy, style and base that has.
//! What is promised stands in `docs/embedding.md`.

mod builder;
mod faults;
mod frame;
mod page;

use std::path::Path;

use serde_json::Value;

use crate::harness::{Page, Site, built_folder};

/// Somebody else's site, of pages that a test writes.
struct Partner {
    site: Site,
    // Last, so that it outlives the server.
    _folder: tempfile::TempDir,
}

impl Partner {
    fn with(pages: &[(&str, String)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // What browsers ask for by themselves.
        std::fs::write(folder.path().join("favicon.ico"), "").expect("a file");
        for (path, page) in pages {
            std::fs::write(folder.path().join(path), page).expect("a page");
        }
        Self { site: Site::of(folder.path(), "/"), _folder: folder }
    }

    /// One page with this in its body.
    fn of(body: &str) -> Self {
        Self::with(&[("index.html", document("", body))])
    }
}

/// A page as others write them.
fn document(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}<title>Partner</title></head>\
         <body><main><h1>Partner</h1>{body}</main></body></html>"
    )
}

/// The line that loads the script of a site.
fn script(site: &Site) -> String {
    format!("<script async src=\"{}embed/v1.js\"></script>", site.url())
}

/// A list with these attributes, and the link that stands in it.
fn feed(site: &Site, attributes: &str) -> String {
    format!("<chasqui-feed {attributes}><a href=\"{}news/\">All the news</a></chasqui-feed>", site.url())
}

/// What lists show, each with its state, the titles in it with their addresses, and its text.
fn lists(page: &Page) -> Vec<List> {
    let found = page.script(
        "return [...document.querySelectorAll('chasqui-feed')].map((feed) => {
           const root = feed.shadowRoot;
           const links = [...(root?.querySelectorAll('[part=title]') ?? [])];
           const own = feed.querySelector('a')?.getBoundingClientRect();
           return {
             state: feed.state ?? '',
             titles: links.map((link) => link.textContent),
             addresses: links.map((link) => link.href),
             text: root?.querySelector('[part=feed]')?.innerText ?? '',
             isLinkSeen: Boolean(own?.width && own.height),
           };
         })",
    );
    let texts = |list: &Value| {
        list.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    };
    let one = |it: &Value| List {
        state: it["state"].as_str().unwrap_or_default().to_owned(),
        titles: texts(&it["titles"]),
        addresses: texts(&it["addresses"]),
        text: it["text"].as_str().unwrap_or_default().to_owned(),
        is_link_seen: it["isLinkSeen"] == true,
    };
    found.as_array().into_iter().flatten().map(one).collect()
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct List {
    state: String,
    titles: Vec<String>,
    addresses: Vec<String>,
    text: String,
    is_link_seen: bool,
}

/// Waits until every list of the page has come to an end, and gives them.
fn settled(page: &Page) -> Vec<List> {
    page.until("every list has settled", || {
        let all = lists(page);
        let is_settled = |list: &List| list.state == "ready" || list.state == "failed";
        (!all.is_empty() && all.iter().all(is_settled)).then_some(all)
    })
}

/// Waits until the first list is in this state, and gives it.
fn first_in(page: &Page, state: &str) -> List {
    page.until(&format!("the list is {state}"), || {
        lists(page).into_iter().next().filter(|list| list.state == state)
    })
}

/// What a site was asked for, without its root.
fn asked(site: &Site) -> Vec<String> {
    site.asked().iter().map(|path| path.trim_start_matches('/').to_owned()).collect()
}

/// The cards that a file of the built site holds.
fn cards(list: &str) -> Vec<Value> {
    let file = built_folder().join("data/v1/latest").join(Path::new(list));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let latest: Value = serde_json::from_str(&text).expect("JSON");
    latest["cards"].as_array().expect("cards").clone()
}
