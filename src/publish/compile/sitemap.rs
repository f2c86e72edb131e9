//! Sitemaps (sitemaps.org): every page that search engines are to know, cut so that one article changes one file.
//!
//! `sitemaps/2019.xml` holds the articles of a year, `sitemaps/undated.xml` those without; `sitemaps/lists.xml` the lists,
//! `sitemaps/pages.xml` all other pages; `sitemap.xml` names them. `lastmod` stands where a day is known, and nowhere
//! else: the index has none, since nobody notes when a file of ours last changed. Withdrawn articles and pages are in
//! none of them, nor lists of nothing, nor the further parts of plain lists.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::archive::date::{Edtf, iso_day};
use crate::archive::route::{Address, Route, Scope};
use crate::publish::content::Newsroom;
use crate::publish::content::address::encode_path;
use crate::publish::feeds::channel::is_collection;

use super::{Catalogue, latest};

/// The index of all.
pub const INDEX: &str = "sitemap.xml";
/// The most that a sitemap may hold.
const MOST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// A page in a sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    path: String,
    /// The last day on which it is known to have changed.
    changed: Option<String>,
    /// The same in every language it is in, its own among them; empty when that is one.
    versions: Vec<(String, String)>,
}

/// The files, with the index last; none where the site's address is not known. `paths` are those of all pages.
///
/// # Errors
/// None that memory does not have: writing goes there.
pub fn files<'p>(
    catalogue: &Catalogue<'_>,
    paths: impl Iterator<Item = &'p str>,
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let newsroom = catalogue.newsroom();
    let Some(url) = newsroom.site.url.as_deref() else { return Ok(Vec::new()) };
    let mut sitemaps = years(newsroom);
    let (lists, pages) = others(catalogue, paths);
    sitemaps.insert("lists".to_owned(), lists);
    sitemaps.insert("pages".to_owned(), pages);
    let mut files = Vec::new();
    for (name, entries) in sitemaps {
        for (part, entries) in entries.chunks(MOST).enumerate() {
            let part = if part == 0 { String::new() } else { format!("-{}", part + 1) };
            files.push((format!("sitemaps/{name}{part}.xml"), urlset(url, entries)?));
        }
    }
    let index = index(url, files.iter().map(|(path, _)| path.as_str()))?;
    files.push((INDEX.to_owned(), index));
    Ok(files)
}

/// Articles by the year that their addresses have.
fn years(newsroom: &Newsroom) -> BTreeMap<String, Vec<Entry>> {
    let listed = || newsroom.articles.iter().filter(|article| article.withdrawn.is_none());
    let versions = groups(listed().map(|it| (it.work.as_str(), it.language.as_str(), it.address.as_str())));
    let mut years: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for article in listed() {
        let year = article.date.as_ref().and_then(Edtf::year);
        let name = year.map_or_else(|| "undated".to_owned(), |year| format!("{year:04}"));
        years.entry(name).or_default().push(Entry {
            path: article.address.clone(),
            changed: article.changed().map(iso_day),
            versions: versions.get(article.work.as_str()).cloned().unwrap_or_default(),
        });
    }
    years
}

/// What is one work, with the languages and paths of its versions; only those of several.
fn groups<'n>(
    all: impl Iterator<Item = (&'n str, &'n str, &'n str)>,
) -> HashMap<&'n str, Vec<(String, String)>> {
    let mut groups: HashMap<&str, Vec<(String, String)>> = HashMap::new();
    for (work, language, path) in all {
        groups.entry(work).or_default().push((language.to_owned(), path.to_owned()));
    }
    groups.retain(|_, versions| versions.len() > 1);
    for versions in groups.values_mut() {
        versions.sort_unstable();
    }
    groups
}

/// Lists, and all other pages.
fn others<'p>(catalogue: &Catalogue<'_>, paths: impl Iterator<Item = &'p str>) -> (Vec<Entry>, Vec<Entry>) {
    let newsroom = catalogue.newsroom();
    let languages = &newsroom.site.languages;
    let further: Vec<&str> = languages.iter().skip(1).map(String::as_str).collect();
    let written: HashMap<&str, &crate::publish::content::newsroom::Page> =
        newsroom.pages.iter().map(|page| (page.address.as_str(), page)).collect();
    let standing = newsroom.pages.iter().filter(|page| page.withdrawn.is_none());
    let of_pages = groups(standing.map(|it| (it.work.as_str(), it.language.as_str(), it.address.as_str())));
    let filled = latest::scopes(catalogue).into_iter().filter(|(_, rows)| !rows.is_empty());
    let filled: std::collections::HashSet<Scope> = filled.map(|(scope, _)| scope).collect();
    let paths: BTreeSet<&str> = paths.collect();
    let own = |path: &str, route: &Route| {
        let there = |code: &String| {
            let there = Address::new(code, &languages[0], route.clone()).to_string();
            paths.contains(there.as_str()).then(|| (code.clone(), there))
        };
        let versions: Vec<_> = languages.iter().filter_map(there).collect();
        let versions = if versions.len() > 1 { versions } else { Vec::new() };
        Entry { path: path.to_owned(), changed: None, versions }
    };
    let (mut lists, mut pages) = (Vec::new(), Vec::new());
    for path in &paths {
        let route = Address::parse(path, &further).route;
        if let Some(page) = written.get(path) {
            if page.withdrawn.is_none() {
                let versions = of_pages.get(page.work.as_str()).cloned().unwrap_or_default();
                let changed = page.modified.map(iso_day);
                pages.push(Entry { path: page.address.clone(), changed, versions });
            }
            continue;
        }
        match &route {
            // Those of all news alone: below topics, regions and series the same articles stand again.
            Route::Year { scope: Scope::News, part: 1, .. }
            | Route::Month { part: 1, .. }
            | Route::Undated { scope: Scope::News, part: 1 }
            | Route::List(Scope::Number(..)) => lists.push(own(path, &route)),
            Route::List(scope) if filled.contains(scope) => lists.push(own(path, &route)),
            Route::Home
            | Route::Archive
            | Route::Topics
            | Route::Regions
            | Route::AllSeries
            | Route::KeyIssues => pages.push(own(path, &route)),
            Route::Page(page) if is_collection(page) => lists.push(own(path, &route)),
            Route::Page(page) if page == "/data/" => pages.push(own(path, &route)),
            // Articles have files of their own; pages that a module fills have nothing in them to be found.
            _ => {}
        }
    }
    (lists, pages)
}

fn address(url: &str, path: &str) -> String {
    format!("{url}{}", encode_path(path.trim_start_matches('/')))
}

fn document(
    root: &str,
    extra: bool,
    inside: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let element = writer.create_element(root).with_attribute(("xmlns", NAMESPACE));
    let element = if extra { element.with_attribute(("xmlns:xhtml", XHTML)) } else { element };
    element.write_inner_content(inside)?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

fn urlset(url: &str, entries: &[Entry]) -> io::Result<Vec<u8>> {
    let extra = entries.iter().any(|entry| !entry.versions.is_empty());
    document("urlset", extra, |writer| {
        for entry in entries {
            writer.create_element("url").write_inner_content(|writer| {
                text(writer, "loc", &address(url, &entry.path))?;
                if let Some(changed) = &entry.changed {
                    text(writer, "lastmod", changed)?;
                }
                for (language, path) in &entry.versions {
                    let there = address(url, path);
                    writer
                        .create_element("xhtml:link")
                        .with_attribute(("rel", "alternate"))
                        .with_attribute(("hreflang", language.as_str()))
                        .with_attribute(("href", there.as_str()))
                        .write_empty()?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

fn index<'f>(url: &str, files: impl Iterator<Item = &'f str>) -> io::Result<Vec<u8>> {
    document("sitemapindex", false, |writer| {
        for file in files {
            writer
                .create_element("sitemap")
                .write_inner_content(|writer| text(writer, "loc", &address(url, file)))?;
        }
        Ok(())
    })
}

/// What `robots.txt` says: everything may be read but what is below the path `closed`, and where the sitemaps are.
#[must_use]
pub fn robots(url: &str, closed: Option<&str>) -> String {
    let closed = closed.map(|path| format!(" {path}")).unwrap_or_default();
    format!("User-agent: *\nDisallow:{closed}\n\nSitemap: {url}{INDEX}\n")
}
