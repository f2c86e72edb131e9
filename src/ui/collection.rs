//! A collection: a list that the publisher has put together by a question, under a title of its own.

use super::content::CollectionPage;
use super::list::{body, waiting};
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::follow::follow_this;

/// The page of a collection: what is found, with the filters that it was asked with in force. Whatever is chosen from there
/// is a question to all news.
pub(crate) fn collection(setting: &Setting, page: &CollectionPage) -> Element {
    let described = setting.text(&page.description);
    let described = (!described.is_empty()).then(|| el("p").class("standfirst").with(described));
    let file = page.feed.as_ref().map(|feed| setting.inside(feed));
    let follow = file.map(|file| {
        let to = link(file).attr("type", "application/atom+xml").attr("data-external", "");
        el("p").class("note follow").with(to.with(follow_this(&setting.language)))
    });
    el("div")
        .class("page list-page")
        .with(el("h1").with(setting.text(&page.title)))
        .maybe(described)
        .with(waiting(setting))
        .with(body(setting, &page.listing))
        .maybe(follow)
}
