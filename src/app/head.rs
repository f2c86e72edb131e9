//! The document's head, and the parts of header and foot that say where one is, after a step to another page.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::archive::route::Address;
use crate::browser::dom;
use crate::ui::Setting;
use crate::ui::head::Head;

/// Makes the head say what the page now is: one title, one description, one canonical address.
pub(super) fn apply(setting: &Setting, head: &Head) {
    let Some(document) = dom::document() else { return };
    document.set_title(&head.title);
    only("meta[name=description]", "meta", &[("name", "description"), ("content", &head.description)]);
    let canonical = absolute(setting, &head.canonical);
    only("link[rel=canonical]", "link", &[("rel", "canonical"), ("href", &canonical)]);
    for old in dom::all(&["link[rel=alternate][hreflang],meta[name=robots],", FEEDS].concat()) {
        old.remove();
    }
    if head.noindex {
        add("meta", &[("name", "robots"), ("content", "noindex")]);
    }
    for (language, path) in &head.alternates {
        let reference = absolute(setting, path);
        add("link", &[("rel", "alternate"), ("hreflang", language), ("href", &reference)]);
    }
}

/// What the head and the links of header and footer say of a page, to be said again.
pub(super) struct Kept {
    title: String,
    tags: Vec<Element>,
    links: Vec<(Element, Option<String>, Option<String>)>,
}

/// What tells one page from another in the head.
const TAGS: &str = "meta[name=description],meta[name=robots],link[rel=canonical],link[rel=alternate][hreflang],link[rel=alternate][type='application/atom+xml']";
/// Feeds of one page's own list: that of all news is right on each.
const FEEDS: &str = "link[rel=alternate][type='application/atom+xml']:not([href$='feeds/news.atom'])";

/// Remembers what is said of the page that stands there.
pub(super) fn keep() -> Kept {
    let clone = |tag: Element| tag.clone_node().ok()?.dyn_into().ok();
    let links = dom::all("body > header a[href],body > footer a[href]").into_iter();
    Kept {
        title: dom::document().map(|document| document.title()).unwrap_or_default(),
        tags: dom::all(TAGS).into_iter().filter_map(clone).collect(),
        links: links
            .map(|link| {
                let (href, current) = (link.get_attribute("href"), link.get_attribute("aria-current"));
                (link, href, current)
            })
            .collect(),
    }
}

/// Says it again.
pub(super) fn say_again(kept: &Kept) {
    title(&kept.title);
    dom::all(TAGS).iter().for_each(Element::remove);
    let head = dom::find("head");
    for tag in kept.tags.iter().filter_map(|tag| tag.clone_node().ok()) {
        if let Some(head) = &head {
            head.append_child(&tag).ok();
        }
    }
    for (link, href, current) in &kept.links {
        for (name, value) in [("href", href), ("aria-current", current)] {
            match value {
                Some(value) => dom::set(link, name, value),
                None => dom::unset(link, name),
            }
        }
    }
}

/// Makes the title say what the page is.
pub(super) fn title(title: &str) {
    if let Some(document) = dom::document() {
        document.set_title(title);
    }
}

/// A page that could not be had has the title of what is said of it.
pub(super) fn title_of_heading(setting: &Setting) {
    let heading = dom::find("main h1").and_then(|heading| heading.text_content()).unwrap_or_default();
    title(&[&heading, " · ", &setting.short_name()].concat());
}

/// The address of a path: with the site's host where that is known, as in prerendered pages.
fn absolute(setting: &Setting, path: &str) -> String {
    match &setting.site.url {
        Some(url) => format!("{url}{}", path.strip_prefix('/').unwrap_or(path)),
        None => setting.inside(path),
    }
}

/// Changes the one such element, or adds it.
fn only(selector: &str, tag: &str, attributes: &[(&str, &str)]) {
    match dom::find(selector) {
        Some(element) => attributes.iter().for_each(|(name, value)| dom::set(&element, name, value)),
        None => add(tag, attributes),
    }
}

fn add(tag: &str, attributes: &[(&str, &str)]) {
    let Some(head) = dom::find("head") else { return };
    let Some(element) = dom::make(tag) else { return };
    for (name, value) in attributes {
        dom::set(&element, name, value);
    }
    head.append_child(&element).ok();
}

/// Marks the section that one is in, and points the links to other languages at this page there.
pub(super) fn chrome(setting: &Setting, head: &Head, address: &Address) {
    let further: Vec<&str> = setting.site.languages.iter().skip(1).map(|l| l.code.as_str()).collect();
    let here = address.route.to_string();
    for link in dom::all("body > header a[href]:not([hreflang])") {
        let reference = link.get_attribute("href").unwrap_or_default();
        let inside = reference.strip_prefix(&setting.base);
        // As a prerendered header does: a section is the same section in every language.
        let there = inside.map(|path| Address::parse(path, &further).route.to_string());
        match there {
            Some(there) if there == here => dom::set(&link, "aria-current", "page"),
            Some(there) if there != "/" && here.starts_with(&there) => {
                dom::set(&link, "aria-current", "true");
            }
            _ => dom::unset(&link, "aria-current"),
        }
    }
    for link in dom::all("body > header a[data-reload],body > footer a[data-reload]") {
        let Some(language) = link.get_attribute("hreflang") else { continue };
        point(setting, head, &link, &language);
    }
}

/// To this page in a language, or to that language's front page where it has no such page.
fn point(setting: &Setting, head: &Head, link: &Element, language: &str) {
    let there = head.alternates.iter().find(|(code, _)| code == language).map(|(_, path)| path.clone());
    let path = there.unwrap_or_else(|| setting.site.language_root(language) + "/");
    dom::set(link, "href", &setting.inside(&path));
}
