//! What the journeys look at again and again, beyond what any site has: headings of results, facets, the head.

use crate::harness::{Page, Site};
use serde_json::{Value, json};

/// The four parts of a page's head that must say the same thing: title, canonical path, language, description.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) canonical: String,
    pub(crate) language: String,
    pub(crate) description: String,
}

/// The head as it stands. The canonical address is that of the site's own host: its path alone is given.
pub(crate) fn head(page: &Page) -> Head {
    let said = page.script(
        "const one = (it, name) => {
           const all = document.querySelectorAll(it);
           return all.length === 1 ? all[0].getAttribute(name) : `${all.length} of ${it}`;
         };
         return [document.title, one('link[rel=canonical]', 'href'), document.documentElement.lang,
           one('meta[name=description]', 'content')]",
    );
    let text = |at: usize| said[at].as_str().unwrap_or_default().to_owned();
    let canonical = text(1);
    let path = canonical.splitn(4, '/').nth(3).map_or(canonical.clone(), |path| format!("/{path}"));
    Head { title: text(0), canonical: path, language: text(2), description: text(3) }
}

/// An attribute of the first element that a selector finds.
pub(crate) fn attribute(page: &Page, selector: &str, name: &str) -> Option<String> {
    let (selector, name) = (json!(selector), json!(name));
    let found =
        page.script(&format!("return document.querySelector({selector})?.getAttribute({name}) ?? null"));
    found.as_str().map(str::to_owned)
}

/// How many elements a selector finds.
pub(crate) fn how_many(page: &Page, selector: &str) -> u64 {
    let selector = json!(selector);
    page.script(&format!("return document.querySelectorAll({selector}).length")).as_u64().unwrap_or_default()
}

/// The headings of the results, from the first.
pub(crate) fn titles(page: &Page) -> Vec<String> {
    let all = page.script(
        "return [...document.querySelectorAll('main .results article :is(h2, h3)')].map((it) => it.textContent)",
    );
    all.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// How far the window is scrolled down.
pub(crate) fn scrolled(page: &Page) -> i64 {
    page.script("return Math.round(scrollY)").as_i64().unwrap_or_default()
}

/// Waits until the window is scrolled this far, but for a few pixels.
#[track_caller]
pub(crate) fn see_scrolled(page: &Page, y: i64) {
    page.until(&format!("the window is scrolled to {y}"), || ((scrolled(page) - y).abs() <= 4).then_some(()));
}

/// What a polite announcer has said last.
#[track_caller]
pub(crate) fn hear(page: &Page, words: &str) {
    page.until(&format!("{words:?} is announced"), || {
        let said = page.script(
            "return [...document.querySelectorAll('[aria-live=polite], [role=status]')].map((it) => it.textContent)",
        );
        let said = said.as_array()?.iter().filter_map(Value::as_str).any(|said| said.contains(words));
        said.then_some(())
    });
}

/// A value of a facet: its accessible name, and its count.
#[track_caller]
pub(crate) fn facet(page: &Page, facet: &str, value: &str) -> (String, usize) {
    let selector = json!(format!("#filters [data-facet='{facet}'][data-value='{value}']"));
    page.until(&format!("there is a {facet} {value}"), || {
        let said = page.script(&format!(
            "const it = document.querySelector({selector});
             return it && [it.innerText.replace(/\\s+/g, ' ').trim(), it.dataset.count]"
        ));
        Some((said[0].as_str()?.to_owned(), said[1].as_str()?.parse().ok()?))
    })
}

/// Clicks a value of a facet, opening the rest of the facet where it stands there; gives the count it had.
#[track_caller]
pub(crate) fn choose(page: &Page, of: &str, value: &str) -> usize {
    let selector = json!(format!("#filters [data-facet='{of}'][data-value='{value}']"));
    let closed = page.script(&format!(
        "return document.querySelector({selector})?.closest('details:not([open])')
           ?.querySelector('summary').innerText ?? null"
    ));
    if let Some(summary) = closed.as_str() {
        let group = page.script(&format!(
            "return document.querySelector({selector}).closest('fieldset').querySelector('legend').innerText"
        ));
        page.inside("group", group.as_str().unwrap_or_default()).click("DisclosureTriangle", summary);
    }
    let (name, count) = facet(page, of, value);
    page.inside("dialog", "Filter").click("link", &name);
    count
}

/// The cards of all articles, as the data has them.
pub(crate) fn cards(site: &Site) -> Vec<Value> {
    let folder = site.folder().join("data/v1/cards");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the cards").flatten() {
        // Compressed copies stand beside them.
        if entry.path().extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a shard");
        let shard: Value = serde_json::from_str(&text).expect("JSON");
        all.extend(shard["cards"].as_array().cloned().unwrap_or_default());
    }
    all
}
