//! The head and foot of every page.

use leptos::prelude::AnyView;

use super::markup::{Element, Node, el};
use super::naming::link;
use super::search;
use super::setting::Setting;
use crate::archive::route::{Address, Route, Scope};
use crate::model::INSIDE;

/// The children of `<header>`: the skip link, the name, the languages, the sections.
///
/// The switch of languages leads to the same page in each language; from an article or a page, of which the header does
/// not know the versions, to that language's news or front page. [`header_with`] knows them.
#[must_use]
pub fn header(setting: &Setting, address: &Address) -> AnyView {
    let all = setting.site.languages.iter().map(|language| {
        let route = match &address.route {
            Route::Article(_) => Route::List(Scope::News),
            Route::Page(_) => Route::Home,
            other => other.clone(),
        };
        let there = Address::new(&language.code, setting.site.first_language(), route);
        (language.code.clone(), there.to_string())
    });
    let all: Vec<(String, String)> = all.collect();
    header_with(setting, address, &all)
}

/// As [`header`], with the address of this page in each language (code and path): `Head::alternates`. A language that
/// it is not there in leads to that language's front page.
#[must_use]
pub fn header_with(setting: &Setting, address: &Address, versions: &[(String, String)]) -> AnyView {
    let words = setting.words();
    let site = &setting.site;
    let skip = el("a").class("skip").attr("href", "#main").with(words.skip);
    let home = link(setting.to(&Route::Home)).class("name").with(setting.text(&site.name));
    let home = if address.route == Route::Home { home.attr("aria-current", "page") } else { home };
    let tagline =
        (!site.tagline.is_empty()).then(|| el("p").class("tagline").with(setting.text(&site.tagline)));
    let identity = el("div").class("identity").with(home).maybe(tagline);
    let sections = sections(setting, address);
    let languages = languages(setting, versions);
    // One row on a phone: the name and a menu. The same links stand in the open on a desk; the style shows the one or
    // the other, and what it does not show is out of the accessibility tree too.
    let menu = el("details")
        .class("menu")
        .with(el("summary").with(words.menu))
        .with(el("nav").attr("aria-label", words.menu).with(sections.clone()).maybe(languages.clone()));
    let wide = el("nav").class("sections").attr("aria-label", words.sections).with(sections);
    // Where the start script says why the program cannot start: the page stays as complete as it came.
    let failed = el("p").class("app-failed").attr("hidden", "");
    let switch = languages.map(|list| el("div").class("switch").with(list));
    Node::from(
        el("div")
            .class("masthead")
            .with(skip)
            .with(identity)
            .with(search::form(setting))
            .maybe(switch)
            .with(menu)
            .with(wide)
            .with(failed),
    )
    .into()
}

fn sections(setting: &Setting, address: &Address) -> Element {
    let here = address.route.to_string();
    let one = |entry: &crate::model::Link| {
        let to = link(setting.href(&entry.href));
        let path = entry.href.strip_prefix(INSIDE).map(|path| ["/", path].concat());
        let current = path.and_then(|path| current(&path, &here));
        el("li").with(to.maybe_attr("aria-current", current).with(setting.text(&entry.title)))
    };
    el("ul").all(setting.site.navigation.iter().map(one).collect())
}

/// `page` on the section's own page, `true` on those below it.
fn current(section: &str, here: &str) -> Option<String> {
    let below = section != "/" && here.starts_with(section);
    if section == here {
        Some("page".to_owned())
    } else if below {
        Some("true".to_owned())
    } else {
        None
    }
}

fn languages(setting: &Setting, versions: &[(String, String)]) -> Option<Element> {
    let site = &setting.site;
    if site.languages.len() < 2 {
        return None;
    }
    let one = |language: &crate::model::Language| {
        if language.code == setting.language {
            let here = el("span").attr("aria-current", "true").attr("lang", language.code.clone());
            return el("li").with(here.with(language.name.clone()));
        }
        let path = versions.iter().find(|(code, _)| *code == language.code).map(|(_, path)| path.clone());
        let path = path
            .unwrap_or_else(|| Address::new(&language.code, site.first_language(), Route::Home).to_string());
        let to = link(setting.inside(&path))
            .attr("lang", language.code.clone())
            .attr("hreflang", language.code.clone())
            .attr("data-reload", "");
        el("li").with(to.with(language.name.clone()))
    };
    let label = setting.words().language;
    Some(el("ul").class("languages").attr("aria-label", label).all(site.languages.iter().map(one).collect()))
}

/// The children of `<footer>`: text, links, contact, licence. `own` are pages that the site has of itself: path, title.
#[must_use]
pub fn footer(setting: &Setting, own: &[(String, &'static str)]) -> AnyView {
    let words = setting.words();
    let site = &setting.site;
    let text = (!site.footer.text.is_empty()).then(|| el("p").with(setting.text(&site.footer.text)));
    let one = |entry: &crate::model::Link| {
        el("li").with(link(setting.href(&entry.href)).with(setting.text(&entry.title)))
    };
    let own = own.iter().map(|(path, title)| el("li").with(link(setting.inside(path)).with(*title)));
    let links = el("ul").class("inline").all(site.footer.links.iter().map(one).chain(own).collect());
    let licence =
        site.licence.as_ref().map(|licence| el("p").with(words.licence).with(" ").with(licence.clone()));
    Node::from(
        el("div")
            .class("foot")
            .with(el("p").class("name").with(setting.text(&site.name)))
            .maybe(text)
            .maybe(contact(setting))
            .maybe(links.or_nothing())
            .maybe(licence)
            .with(slash(setting)),
    )
    .into()
}

/// Turns the key of the search on and off; shown where the program runs.
fn slash(setting: &Setting) -> Element {
    let switch = el("button").attr("type", "button").attr("data-slash", "").attr("aria-pressed", "true");
    el("p").class("slash").with(switch.with(setting.words().slash))
}

fn contact(setting: &Setting) -> Option<Element> {
    let words = setting.words();
    let contact = setting.site.contact.as_ref()?;
    let mut line = el("address").with(words.contact).with(": ");
    let mut pieces: Vec<Element> = Vec::new();
    let plain = |text: String| el("span").with(text);
    if !contact.name.is_empty() {
        pieces.push(plain(setting.text(&contact.name)));
    }
    if let Some(email) = &contact.email {
        pieces.push(link(setting.href(&["mailto:", email].concat())).with(email.clone()));
    }
    if let Some(telephone) = &contact.telephone {
        let digits: String = telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        pieces.push(
            el("span")
                .with(words.telephone)
                .with(" ")
                .with(link(["tel:", &digits].concat()).with(telephone.clone())),
        );
    }
    if !contact.address.is_empty() {
        pieces.push(plain(setting.text(&contact.address)));
    }
    for (at, piece) in pieces.into_iter().enumerate() {
        if at > 0 {
            line.push(" · ".into());
        }
        line.push(piece.into());
    }
    Some(line)
}
