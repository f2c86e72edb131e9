//! The front page: what the newsroom is for, the ways in, what is newest.

use super::action::{appeal, form_by_id};
use super::content::Home;
use super::item::{Fullness, item};
use super::markup::{Element, el};
use super::naming::{link, section};
use super::page::index;
use super::picture::{self, Room};
use super::setting::Setting;
use crate::archive::route::{Route, Scope};
use crate::model::{Card, PageCard, Patron, PatronList, WayIn};

/// The front page.
pub(crate) fn home(setting: &Setting, home: &Home) -> Element {
    let words = setting.words();
    let site = &setting.site.home;
    let mission = el("h1").class("mission").with(setting.text(if site.mission.is_empty() {
        &setting.site.name
    } else {
        &site.mission
    }));
    let main = el("div")
        .class("front")
        .all(home.lead.iter().take(1).map(|card| item(setting, card, "h2", Fullness::Lead)).collect())
        .with(latest(setting, home));
    let beside = el("div")
        .class("front-side")
        .maybe(site.notice.as_ref().map(|notice| way(setting, notice, "ruled notice")))
        .maybe(events(setting, &home.events))
        .maybe(key_issues(setting))
        .maybe(form_by_id(setting, site.signup.as_ref()));
    let ways = site.ways_in.iter().map(|one| way(setting, one, "way")).collect();
    el("div")
        .class("page home-page")
        .with(mission)
        .with(el("div").class("columns").with(main).with(beside))
        .maybe(el("section").class("ways-in").attr("aria-label", words.ways_in).all(ways).or_nothing())
        .maybe(site.appeal.as_ref().map(|asked| appeal(setting, asked)))
        .maybe(site.patrons.as_ref().map(|list| names(setting, list, words.patrons)))
        .maybe(site.sponsors.as_ref().map(|list| names(setting, list, words.sponsors)))
}

fn latest(setting: &Setting, home: &Home) -> Element {
    let words = setting.words();
    let more = link(setting.to(&Route::List(Scope::News))).with(words.all_news);
    let count = el("span").class("count").with(words.articles(home.total));
    let rest = home.lead.iter().skip(1).chain(&home.latest);
    section("latest", words.latest)
        .with(
            el("div").class("rows").all(rest.map(|card| item(setting, card, "h3", Fullness::Row)).collect()),
        )
        .with(el("p").class("more").with(more).with(" ").with(count))
}

/// A headed text that leads somewhere.
fn way(setting: &Setting, way: &WayIn, class: &'static str) -> Element {
    let title = setting.text(&way.title);
    let heading = match &way.href {
        Some(href) => el("h2").with(link(setting.href(href)).with(title)),
        None => el("h2").with(title),
    };
    let text = (!way.text.is_empty()).then(|| el("p").with(setting.text(&way.text)));
    el("section").class(class).with(heading).maybe(text)
}

/// Events that are still to come, where the time is known; in a prerendered page those the publisher knew of.
fn events(setting: &Setting, cards: &[Card]) -> Option<Element> {
    let coming = |card: &&Card| match (&card.event, setting.now) {
        (Some(event), Some(now)) => event.over > now,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let items: Vec<Element> =
        cards.iter().filter(coming).map(|card| item(setting, card, "h3", Fullness::Brief)).collect();
    (!items.is_empty()).then(|| section("events", setting.words().events).all(items))
}

/// The key issues in the interface's language; in the first where there are none.
fn key_issues(setting: &Setting) -> Option<Element> {
    let pages: Vec<PageCard> = setting.site.key_issues_in(&setting.language).into_iter().cloned().collect();
    if pages.is_empty() {
        return None;
    }
    let heading = link(setting.to(&Route::KeyIssues)).with(setting.words().key_issues);
    Some(section("key-issues", heading).with(index(setting, &pages)))
}

fn names(setting: &Setting, list: &PatronList, usual: &'static str) -> Element {
    let title = if list.title.is_empty() { usual.to_owned() } else { setting.text(&list.title) };
    let one = |patron: &Patron| {
        let picture = patron.image.as_ref().map(|picture| picture::shown(setting, picture, Room::Name));
        let name = patron.name.clone();
        let inner = match &patron.href {
            Some(href) => link(setting.href(href)).maybe(picture).with(name),
            None => el("span").maybe(picture).with(name),
        };
        el("li").with(inner)
    };
    section("names", title).with(el("ul").class("inline").all(list.names.iter().map(one).collect()))
}
