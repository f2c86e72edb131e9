//! All topics, regions or series with their counts; regions also as a map of tiles.

use super::content::{Vocabulary, VocabularyPage};
use super::map;
use super::markup::{Element, el};
use super::setting::Setting;
use super::words::numbers::number;
use crate::archive::query::Facet;
use crate::model::Text;

/// The page of a vocabulary.
pub(crate) fn vocabulary(setting: &Setting, page: &VocabularyPage) -> Element {
    let rows = page.rows.iter().map(|(id, count)| row(setting, page.kind, id, *count));
    let list = el("ul").class("index").all(rows.collect());
    let map = (page.kind == Vocabulary::Regions).then(|| map::of_page(setting, &page.rows)).flatten();
    el("div").class("page vocabulary-page").with(el("h1").with(title(setting, page.kind))).with(
        el("div").class(if map.is_some() { "columns with-map" } else { "columns" }).maybe(map).with(list),
    )
}

/// What the page is called.
pub(crate) fn title(setting: &Setting, kind: Vocabulary) -> &'static str {
    let words = setting.words();
    match kind {
        Vocabulary::Topics => words.topics,
        Vocabulary::Regions => words.regions,
        Vocabulary::Series => words.all_series,
    }
}

fn facet(kind: Vocabulary) -> Facet {
    match kind {
        Vocabulary::Topics => Facet::Topic,
        Vocabulary::Regions => Facet::Region,
        Vocabulary::Series => Facet::Series,
    }
}

fn description<'a>(setting: &'a Setting, kind: Vocabulary, id: &str) -> Option<&'a Text> {
    let site = &setting.site;
    match kind {
        Vocabulary::Topics => site.topic(id).map(|topic| &topic.description),
        Vocabulary::Regions => site.region(id).map(|region| &region.description),
        Vocabulary::Series => site.one_series(id).map(|series| &series.description),
    }
    .filter(|text| !text.is_empty())
}

fn row(setting: &Setting, kind: Vocabulary, id: &str, count: u32) -> Element {
    let count = el("span").class("count").with(number(count.into()));
    let text = description(setting, kind, id).map(|text| el("p").with(setting.text(text)));
    el("li").with(setting.value_link(facet(kind), id)).with(" ").with(count).maybe(text)
}
