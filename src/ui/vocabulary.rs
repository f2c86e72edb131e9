//! All topics, regions or series with their counts; regions also as a map of tiles.

use super::calendar::heat;
use super::content::{Vocabulary, VocabularyPage};
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::numbers::number;
use crate::archive::query::Facet;
use crate::model::Text;

/// The page of a vocabulary.
pub(crate) fn vocabulary(setting: &Setting, page: &VocabularyPage) -> Element {
    let rows = page.rows.iter().map(|(id, count)| row(setting, page.kind, id, *count));
    let list = el("ul").class("index").all(rows.collect());
    let map = (page.kind == Vocabulary::Regions).then(|| map(setting, page)).flatten();
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

/// Columns and rows of the map, as classes that the style knows.
const COLUMNS: [&str; 12] = [
    "col-1", "col-2", "col-3", "col-4", "col-5", "col-6", "col-7", "col-8", "col-9", "col-10", "col-11",
    "col-12",
];
const ROWS: [&str; 12] = [
    "row-1", "row-2", "row-3", "row-4", "row-5", "row-6", "row-7", "row-8", "row-9", "row-10", "row-11",
    "row-12",
];

/// The tile map, where the publisher placed the regions on one.
fn map(setting: &Setting, page: &VocabularyPage) -> Option<Element> {
    let placed = page.rows.iter().filter(|(id, _)| setting.site.region(id).is_some_and(|r| r.grid.is_some()));
    let most = placed.map(|(_, count)| *count).max().unwrap_or_default();
    let tile = |(id, count): &(String, u32)| {
        let (column, row) = setting.site.region(id)?.grid?;
        let place = |names: [&'static str; 12], at: u32| names.get(at.checked_sub(1)? as usize).copied();
        let shade = if *count == 0 { "heat-0" } else { heat(*count, most) };
        let class = ["tile", place(COLUMNS, column)?, place(ROWS, row)?, shade].join(" ");
        // Where there is no room for the name its ISO 3166-2 code stands in its place, to be seen only.
        let code = setting.site.region(id)?.code.as_deref().unwrap_or(id);
        let short = code.rsplit('-').next().unwrap_or(code).to_owned();
        let short = el("span").class("short").attr("aria-hidden", "true").with(short);
        let name = el("span").class("name").with(setting.name(Facet::Region, id));
        let to = link(setting.list_of(Facet::Region, id));
        let count = el("span").class("count").with(number((*count).into()));
        let to = to.with(short).with(name).with(" ").with(count);
        Some(el("li").attr("class", class).with(to))
    };
    let tiles: Vec<Element> = page.rows.iter().filter_map(tile).collect();
    // Two tiles are no map.
    (tiles.len() > 2).then(|| el("ul").class("map").attr("aria-label", setting.words().map).all(tiles))
}
