//! Loading, slow, failed and not there: a sentence that says what is so, one that says what to do, one control that
//! does it.

use super::content::Trouble;
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::Words;
use crate::archive::route::Route;

/// What is so, and what to do.
fn sentences(words: &Words, trouble: Trouble) -> (&'static str, &'static str, &'static str) {
    match trouble {
        Trouble::Offline => ("offline", words.offline, words.offline_help),
        Trouble::NotThere => ("not-there", words.not_there, words.not_there_help),
        Trouble::Unreadable => ("unreadable", words.unreadable, words.unreadable_help),
    }
}

fn block(kind: &'static str, said: Element, help: Element, control: Element) -> Element {
    el("div").class("trouble").attr("data-trouble", kind).with(said).with(help).with(control)
}

fn retry(words: &Words) -> Element {
    el("button").attr("type", "button").attr("data-retry", "").with(words.retry)
}

/// A whole page that could not be loaded.
pub(crate) fn trouble(setting: &Setting, trouble: Trouble, reference: String) -> Element {
    let words = setting.words();
    let (kind, said, help) = sentences(words, trouble);
    // A link, so that it works whatever has become of the program; the program takes it as "try again".
    let control = link(reference).class("button").attr("data-retry", "").with(words.retry);
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
    block(kind, first, el("p").with(help), retry(words))
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
                .with(way(Route::List(crate::archive::route::Scope::News), words.all_news))
                .with(way(Route::Home, words.home)),
        )
}
