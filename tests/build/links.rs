//! Every link inside a site leads somewhere: in its pages, and in its data.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::fixture::{Bench, Files, html_pages};
use super::html::starts;

/// The path that a reference means, as seen from a page; nothing for another site's or another scheme's.
fn target(page: &str, reference: &str, url: Option<&str>) -> Option<(String, String)> {
    let (reference, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let reference = reference.split('?').next().unwrap_or_default();
    let root = url.and_then(|url| url.splitn(4, '/').nth(3)).map(|path| format!("/{path}"));
    let inside = [url, root.as_deref()].into_iter().flatten().find_map(|start| reference.strip_prefix(start));
    let inside = inside.map(|rest| format!("/{rest}"));
    let reference = inside.unwrap_or_else(|| reference.to_owned());
    if reference.contains(':') {
        return None;
    }
    let mut pieces: Vec<&str> = Vec::new();
    if !reference.starts_with('/') {
        pieces.extend(page.split('/'));
        pieces.pop();
    }
    if reference.is_empty() {
        return Some((page.to_owned(), fragment.to_owned()));
    }
    for piece in reference.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                pieces.pop().unwrap_or_else(|| panic!("{page}: {reference} climbs out of the site"));
            }
            other => pieces.push(other),
        }
    }
    let path = pieces.join("/");
    let is_folder = reference.ends_with(['/', '.']);
    let folder = if path.is_empty() { String::new() } else { path.clone() + "/" };
    Some((if is_folder { folder + "index.html" } else { path }, fragment.to_owned()))
}

/// All that is wrong.
fn broken(files: &Files, url: Option<&str>) -> Vec<String> {
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links: BTreeSet<(String, String, String, String)> = BTreeSet::new();
    for (path, page) in html_pages(files) {
        for start in starts(path, page) {
            let own = ids.entry(path).or_default();
            own.extend(start.get("id").map(str::to_owned));
            let address = start.get("href").or(start.get("src")).or(start.get("action"));
            let refresh = start.get("content").and_then(|content| content.strip_prefix("0; url="));
            if let Some((to, fragment)) = address.or(refresh).and_then(|it| target(path, it, url)) {
                links.insert((to, fragment, path.to_owned(), format!("{start:?}")));
            }
        }
    }
    let mut broken = Vec::new();
    for (to, fragment, from, tag) in links {
        if !files.contains_key(&to) {
            broken.push(format!("{from}: there is no {to}: {tag}"));
        } else if !fragment.is_empty() && !ids.get(to.as_str()).is_some_and(|ids| ids.contains(&fragment)) {
            broken.push(format!("{from}: nothing in {to} is called #{fragment}: {tag}"));
        }
    }
    broken
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for (content, url) in [
        ("content", "https://news.example.org/"),
        ("tests/newsroom", "https://brisamar.example.net/cronica/"),
    ] {
        let broken = broken(&Bench::of(content).build(), Some(url));
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
}

#[test]
fn of_a_large_newsroom_too() {
    let broken = broken(&Bench::sample(700).build(), None);
    assert!(broken.is_empty(), "{}", broken[..broken.len().min(40)].join("\n"));
}

/// What a publisher may link to is what is built, no more and no less: lists of years and their parts among it.
#[test]
fn addresses_are_there_when_they_are_built() {
    for (bench, further) in [(Bench::of("tests/newsroom"), "en"), (Bench::sample(300), "es")] {
        let files = bench.build();
        let is_moved = |page: &str| page.contains("http-equiv=\"refresh\"") || page.contains("/app/moved.");
        let paths = html_pages(&files).filter(|(_, page)| !is_moved(page));
        let mut there: BTreeSet<String> =
            paths.filter_map(|(path, _)| Some(format!("/{}", path.strip_suffix("index.html")?))).collect();
        let is_feed = |path: &&String| path.starts_with("feeds/") && !path.ends_with(".css");
        let feeds = files.keys().filter(is_feed).filter(|path| !path.starts_with("feeds/archive/"));
        there.extend(feeds.filter(|path| !path.ends_with(".html")).map(|path| format!("/{path}")));
        // Every list with every period that any list has, and some pages that nobody has made.
        let of_list = |path: &str, at: usize| path.split('/').nth(at).map(str::to_owned);
        let below = |path: &&String| path.starts_with("/topics/") || path.starts_with("/regions/");
        let lists: BTreeSet<String> =
            there.iter().filter(below).filter_map(|path| of_list(path, 2)).collect();
        let periods: BTreeSet<String> = there
            .iter()
            .filter_map(|path| path.strip_prefix("/news/"))
            .filter(|path| path.matches('/').count() < 3)
            .map(str::to_owned)
            .collect();
        let mut asked = there.clone();
        // Of many periods some: for each that is not there the nearest that is has to be looked for.
        for period in periods.iter().step_by(periods.len().div_ceil(9)) {
            for list in lists.iter().filter(|list| !list.is_empty()).step_by(lists.len().div_ceil(9)) {
                for kind in ["topics", "regions", "series"] {
                    asked.insert(format!("/{kind}/{list}/{period}"));
                }
            }
            asked.insert(format!("/{further}/news/{period}part-2/"));
            asked.insert(format!("/news/{period}part-3/"));
        }
        let unmade = [
            "/saved/",
            "/offline/",
            "/embed/",
            "/embed/feed/",
            "/404/",
            "/feeds/",
            "/feeds/none.atom",
            "/search/",
        ];
        asked.extend(unmade.map(str::to_owned));
        let links = asked.iter().map(|path| format!("[x]({path})\n")).collect::<String>();
        bench.write("pages/all-links.md", &format!("---\ntitle: All\n---\n{links}"));
        let told = match bench.try_build() {
            Err(chasqui::publish::build::BuildError::Content(faults)) => faults.render(""),
            other => panic!("there are links that lead nowhere: {other:?}"),
        };
        let lost: BTreeSet<String> = told
            .lines()
            .filter_map(|line| line.strip_prefix("error: there is no ")?.strip_suffix(" on this site"))
            .map(|path| {
                if path.contains("/feeds/none") { path.trim_end_matches('/') } else { path }.to_owned()
            })
            .collect();
        let expected: BTreeSet<String> = asked.difference(&there).cloned().collect();
        assert!(expected.len() > 20, "{expected:?}");
        let differ: Vec<&String> = lost.symmetric_difference(&expected).take(20).collect();
        assert!(differ.is_empty(), "{differ:?}");
    }
}

/// Paths of files and pages in a document, and inside addresses in its texts.
fn named(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if let (true, Value::String(path)) = (matches!(&**name, "file" | "path"), value) {
                    found.push(path.clone());
                }
                named(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| named(item, found)),
        Value::String(text) => {
            for piece in text.split("site:/").skip(1) {
                let path: String = piece.chars().take_while(|c| !matches!(c, '"' | '#' | '?')).collect();
                found.push(format!("/{path}"));
            }
        }
        _ => {}
    }
}

#[test]
fn every_address_in_the_data_is_there() {
    for content in ["content", "tests/newsroom"] {
        let files = Bench::of(content).build();
        // Schemas speak of addresses and have none.
        let is_data = |path: &str| path.ends_with(".json") && !path.starts_with("data/v1/schema/");
        for (path, bytes) in files.iter().filter(|(path, _)| is_data(path)) {
            let mut found = Vec::new();
            named(&serde_json::from_slice(bytes).unwrap(), &mut found);
            for named in found {
                let file = named.trim_start_matches('/');
                let page = if named.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
                assert!(files.contains_key(&page), "{path}: there is no {named}");
            }
        }
    }
}
