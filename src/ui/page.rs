//! Any page that is no article, and the key issues above theirs.

use super::action::{action, form_by_id, panels};
use super::article::{figure, prose, versions, withdrawn};
use super::aside::{contents, documents, sources};
use super::content::{PageView, Part};
use super::item::{Fullness, item};
use super::markup::{Element, el};
use super::naming::{link, section};
use super::setting::Setting;
use super::states::{small_trouble, waiting};
use super::words::dates;
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Route, Scope};
use crate::model::{Page, PageCard};

/// A page with what stands beside it.
pub(crate) fn page(setting: &Setting, view: &PageView) -> Element {
    let page = &view.page;
    let below = (!page.below.is_empty())
        .then(|| section("below", setting.words().below).with(index(setting, &page.below)));
    el("div")
        .class("page text-page")
        .maybe(crumbs(setting, &page.above))
        .with(
            el("article")
                .attr("data-article", page.path.clone())
                .with(head(setting, page))
                .with(text(setting, page))
                .maybe(beside(setting, view)),
        )
        .maybe(below)
        .maybe(panels(setting))
}

/// The key issues: the publisher's own page above them, where there is one.
pub(crate) fn key_issues(setting: &Setting, page: Option<&Page>, pages: &[PageCard]) -> Element {
    let words = setting.words();
    let root = el("div").class("page text-page");
    let root = match page {
        Some(page) => root.with(
            el("article")
                .attr("data-article", page.path.clone())
                .with(head(setting, page))
                .with(text(setting, page)),
        ),
        None => root.with(el("h1").with(words.key_issues)),
    };
    root.with(index(setting, pages)).maybe(panels(setting))
}

/// Pages as an index with a line each.
pub(crate) fn index(setting: &Setting, pages: &[PageCard]) -> Element {
    let one = |page: &PageCard| {
        let lang = setting.other(&page.language);
        let to = link(setting.inside(&page.path))
            .maybe_attr("lang", lang.clone())
            .maybe_attr("hreflang", lang.clone());
        let line =
            (!page.summary.is_empty()).then(|| el("p").maybe_attr("lang", lang).with(page.summary.clone()));
        el("li")
            .with(to.with(page.title.clone()))
            .with(" ")
            .maybe(setting.language_mark(&page.language))
            .maybe(line)
    };
    el("ul").class("index").all(pages.iter().map(one).collect())
}

fn crumbs(setting: &Setting, above: &[PageCard]) -> Option<Element> {
    if above.is_empty() {
        return None;
    }
    let one = |page: &PageCard| {
        let lang = setting.other(&page.language);
        el("li").with(link(setting.inside(&page.path)).maybe_attr("lang", lang).with(page.title.clone()))
    };
    let list = el("ol").all(above.iter().map(one).collect());
    Some(el("nav").class("crumbs").attr("aria-label", setting.words().you_are_here).with(list))
}

fn head(setting: &Setting, page: &Page) -> Element {
    let lang = setting.other(&page.language);
    let summary = (!page.summary.is_empty())
        .then(|| el("p").class("standfirst").maybe_attr("lang", lang.clone()).with(page.summary.clone()));
    el("header")
        .class("head")
        .with(el("h1").maybe_attr("lang", lang).with(page.title.clone()))
        .maybe(summary)
        .maybe(versions(setting, &page.language, &page.versions))
}

fn text(setting: &Setting, page: &Page) -> Element {
    let lang = page.language.as_str();
    el("div")
        .class("text")
        .maybe(page.withdrawn.as_ref().map(|note| withdrawn(setting, note, lang)))
        .maybe(contents(setting, &page.headings, lang))
        .maybe(page.image.as_ref().map(|image| figure(setting, image, lang)))
        .maybe(prose(setting, &page.body, lang))
        .maybe(page.action.as_ref().map(|asked| action(setting, asked)))
        .maybe(form_by_id(setting, page.form.as_ref()))
}

fn beside(setting: &Setting, view: &PageView) -> Option<Element> {
    let words = setting.words();
    let page = &view.page;
    let modified = page
        .modified
        .as_ref()
        .map(|day| el("p").class("note").with(words.modified).with(" ").with(dates::day(day, words)));
    el("div")
        .class("beside")
        .maybe(newest(setting, view))
        .maybe(documents(setting, "h2", &page.documents))
        .maybe(sources(setting, "h2", &page.sources))
        .maybe(modified)
        .or_nothing()
}

/// The newest articles on the page's topics.
fn newest(setting: &Setting, view: &PageView) -> Option<Element> {
    let words = setting.words();
    let part = section("newest", words.newest_on_this);
    Some(match &view.newest {
        Part::Ready(cards) if cards.is_empty() => return None,
        Part::Ready(cards) => {
            let mut query = Query::default();
            for id in &view.page.topics {
                query = query.with(Facet::Topic, id, false);
            }
            let all = el("p").with(link(setting.list(&Scope::News, &query)).with(words.all_on_this));
            let items = cards.iter().map(|card| item(setting, card, "h3", Fullness::Brief));
            part.all(items.collect()).maybe((!view.page.topics.is_empty()).then_some(all))
        }
        Part::Loading => part.with(waiting(words.loading)),
        Part::Slow => part.with(waiting(words.slow)),
        Part::Failed(trouble) => part
            .with(small_trouble(setting, "", *trouble))
            .with(el("p").with(link(setting.to(&Route::List(Scope::News))).with(words.all_news))),
    })
}
