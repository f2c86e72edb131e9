//! The page about all feeds, `/feeds/`: made like a page that somebody wrote, in each language of the interface.

use crate::archive::route::{Address, Route};
use crate::model::{FORMAT, Heading, INSIDE, Page, Site, Version};
use crate::publish::content::newsroom::Collection;
use crate::publish::html::escaped;
use crate::ui::words::feeds::FeedWords;
use crate::ui::words::{Words, capital};

use super::channel::{Channel, channels};

/// Its route.
#[must_use]
pub fn route() -> Route {
    Route::Page("/feeds/".to_owned())
}

/// Where it stands in a language.
#[must_use]
pub fn path(site: &Site, language: &str) -> String {
    Address::new(language, site.first_language(), route()).to_string()
}

/// The page in each language; none where a site has no feeds.
#[must_use]
pub fn pages(site: &Site, collections: &[Collection]) -> Vec<Page> {
    if site.url.is_none() {
        return Vec::new();
    }
    let codes = || site.languages.iter().map(|language| language.code.as_str());
    let version = |code: &str| Version {
        language: code.to_owned(),
        path: path(site, code),
        title: FeedWords::of(code).title.to_owned(),
    };
    let page = |code: &str| {
        let words = FeedWords::of(code);
        let (headings, lists) = lists(site, collections, code);
        Page {
            format: FORMAT,
            path: path(site, code),
            title: words.title.to_owned(),
            summary: words.summary.to_owned(),
            language: code.to_owned(),
            headings,
            body: format!("<p>{}</p><p>{}</p>{lists}<p>{}</p>", words.how, words.formats, words.older),
            versions: codes().filter(|other| *other != code).map(version).collect(),
            ..Page::default()
        }
    };
    codes().map(page).collect()
}

/// The feeds below their headings.
fn lists(site: &Site, collections: &[Collection], code: &str) -> (Vec<Heading>, String) {
    let (all, words) = (channels(site, collections), Words::of(code));
    let sort = |channel: &Channel| match channel {
        Channel::News | Channel::Language(_) => ("all", FeedWords::of(code).all),
        Channel::Collection(_) => ("collections", FeedWords::of(code).collections),
        Channel::Topic(_) => ("topics", words.topics),
        Channel::Region(_) => ("regions", words.regions),
        Channel::Series(_) => ("series", words.all_series),
    };
    let (mut headings, mut html) = (Vec::new(), String::new());
    for some in all.chunk_by(|one, other| sort(one) == sort(other)) {
        let (id, text) = sort(&some[0]);
        headings.push(Heading { level: 2, id: id.to_owned(), text: text.to_owned() });
        let items: String = some.iter().map(|channel| item(site, code, channel)).collect();
        html.extend(["<h2 id=\"", id, "\">", text, "</h2><ul>", &items, "</ul>"]);
    }
    (headings, html)
}

fn item(site: &Site, code: &str, channel: &Channel) -> String {
    let name = channel.name(site, code);
    let name = if name.is_empty() { FeedWords::of(code).all.to_owned() } else { capital(&name) };
    let (name, path) = (escaped(&name), channel.path());
    let link = |ending: &str, text: &str| format!("<a href=\"{INSIDE}{path}.{ending}\">{text}</a>");
    format!("<li>{} ({}, {})</li>", link("atom", &name), link("rss", "RSS"), link("json", "JSON"))
}
