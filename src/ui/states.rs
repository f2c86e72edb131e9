//! Loading, slow, failed and not there: a sentence that says what is so, one that says what to do, one control that
//! does it.

use super::content::Trouble;
use super::list::{heading, top};
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::Words;
use crate::archive::route::{Route, Scope};

/// What is so, and what to do.
fn sentences(words: &Words, trouble: Trouble) -> (&'static str, &'static str, &'static str) {
    match trouble {
        Trouble::Offline => ("offline", words.offline, words.offline_help),
        Trouble::NotThere => ("not-there", words.not_there, words.not_there_help),
        Trouble::Unreadable => ("unreadable", words.unreadable, words.unreadable_help),
        Trouble::Newer => ("newer", words.renewed, words.renewed_help),
    }
}

fn block(kind: &'static str, said: Element, help: Element, control: Element) -> Element {
    el("div").class("trouble").attr("data-trouble", kind).with(said).with(help).with(control)
}

fn retry(words: &Words, trouble: Trouble) -> Element {
    match trouble {
        Trouble::Newer => reload(words),
        _ => el("button").attr("type", "button").attr("data-retry", "").with(words.retry),
    }
}

/// To this very page, by the browser: the program that runs now is too old for what is there.
fn reload(words: &Words) -> Element {
    el("a").attr("href", "").class("button").attr("data-reload", "").with(words.reload)
}

/// A whole page that could not be loaded.
pub(crate) fn trouble(setting: &Setting, trouble: Trouble, reference: String) -> Element {
    let words = setting.words();
    let (kind, said, help) = sentences(words, trouble);
    // A link, so that it works whatever has become of the program; the program takes it as "try again".
    let control = match trouble {
        Trouble::Newer => reload(words),
        _ => link(reference).class("button").attr("data-retry", "").with(words.retry),
    };
    el("div")
        .class("page trouble-page")
        .with(block(kind, el("h1").with(said), el("p").with(help), control))
        .with(el("p").with(link(setting.to(&Route::Archive)).with(words.archive)))
}

/// A part of a page that could not be loaded.
pub(crate) fn small_trouble(setting: &Setting, what: &'static str, trouble: Trouble) -> Element {
    let words = setting.words();
    let (kind, said, help) = sentences(words, trouble);
    let first = el("p").with(what).with(" ").with(said);
    block(kind, first, el("p").with(help), retry(words, trouble))
}

/// In the place of a list that could not be looked up: why, and the ways to the lists that are pages of their own.
pub(crate) fn list_trouble(setting: &Setting, scope: &Scope, trouble: Trouble) -> Element {
    let words = setting.words();
    // By the browser: the program needs for these what it could not get.
    let plain = |route: Route, name: String| link(setting.to(&route)).attr("data-reload", "").with(name);
    let whole = plain(Route::List(scope.clone()), heading(setting, scope));
    el("div").class("list-trouble").with(small_trouble(setting, words.list_lost, trouble)).with(
        el("p")
            .class("note")
            .with(words.list_plain)
            .with(" ")
            .with(whole)
            .with(", ")
            .with(plain(Route::Archive, words.archive.to_owned())),
    )
}

/// A list that one came to and that could not be looked up: what it is called stands there all the same.
pub(crate) fn list_page_trouble(setting: &Setting, scope: &Scope, trouble: Trouble) -> Element {
    el("div").class("page list-page").all(top(setting, scope)).with(list_trouble(setting, scope, trouble))
}

/// A page that takes longer than two seconds.
pub(crate) fn slow(setting: &Setting) -> Element {
    el("div").class("page slow-page").with(el("p").class("waiting").with(setting.words().slow))
}

/// A part under way.
pub(crate) fn waiting(words: &'static str) -> Element {
    el("p").class("waiting").with(words)
}

/// No such page.
pub(crate) fn not_found(setting: &Setting, path: &str) -> Element {
    let words = setting.words();
    let way = |route: Route, name: &'static str| el("li").with(link(setting.to(&route)).with(name));
    let path = (!path.is_empty()).then(|| el("p").with(el("code").with(path.to_owned())));
    el("div")
        .class("page not-found")
        .with(el("h1").with(words.not_found))
        .with(el("p").with(words.not_found_text))
        .maybe(path)
        .with(el("p").with(words.not_found_help))
        .with(
            el("ul")
                .class("plain")
                .with(way(Route::Archive, words.archive))
                .with(way(Route::List(Scope::News), words.all_news))
                .with(way(Route::Home, words.home)),
        )
}
