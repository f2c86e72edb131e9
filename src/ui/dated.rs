//! The plain list of a year, a month or the undated: the same work as the filters, without scripts.

use super::content::DatedList;
use super::item::Fullness;
use super::list::{heading, pager, rows, top};
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::{Words, capital, dates, numbers::number};
use crate::archive::query::{DateField, Query};
use crate::archive::route::{Route, Scope};

/// The page of a plain list.
pub(crate) fn dated(setting: &Setting, list: &DatedList) -> Element {
    let words = setting.words();
    let mut page = el("div").class("page dated-page");
    page = match list.scope {
        Scope::News => {
            let up = link(setting.to(&Route::Archive)).with(words.archive);
            page.with(el("p").class("kicker").with(up)).with(el("h1").with(title(setting, list)))
        }
        _ => page
            .all(top(setting, &list.scope).into_iter().filter(|part| !is_heading(part)).collect())
            .with(el("h1").with(title(setting, list))),
    };
    let filtered = match (list.year, list.month) {
        (None, _) => Query { undated: true, ..Query::default() },
        (Some(year), None) => span(year.to_string()),
        (Some(year), Some(month)) => span(two(year, month)),
    };
    let count = el("span").class("count-line").with(words.articles(list.total));
    let filter = link(setting.list(&list.scope, &filtered)).with(words.filter_these);
    page.with(el("p").class("sentence").with(count).with(" · ").with(filter))
        .maybe(months(setting, list))
        .maybe(rows(setting, &list.items, Fullness::Brief).or_nothing())
        .maybe((list.parts > 1).then(|| pager(words, list.part, list.parts, &|part| at(setting, list, part))))
        .maybe(neighbours(setting, list))
}

fn is_heading(part: &Element) -> bool {
    part.tag() == "h1"
}

/// What is listed, as a heading: `2019`, `March 2019`, `Mining: 2019`.
pub(crate) fn title(setting: &Setting, list: &DatedList) -> String {
    let words = setting.words();
    let when = match (list.year, list.month) {
        (None, _) => capital(words.undated),
        (Some(year), None) => year.to_string(),
        (Some(year), Some(month)) => capital(&dates::month_of(year, month, words)),
    };
    let mut title = match list.scope {
        Scope::News => when,
        _ => [&heading(setting, &list.scope), ": ", &when].concat(),
    };
    if list.part > 1 {
        part_words(&mut title, list.part, words);
    }
    title
}

fn part_words(title: &mut String, part: u32, words: &Words) {
    title.push_str(", ");
    title.push_str(words.part);
    title.push(' ');
    title.push_str(&part.to_string());
}

fn span(text: String) -> Query {
    Query { from: DateField(text.clone()), to: DateField(text), ..Query::default() }
}

/// `2019-06`.
fn two(year: i32, month: u32) -> String {
    let zero = if month < 10 { "-0" } else { "-" };
    [&year.to_string(), zero, &month.to_string()].concat()
}

/// The same list's route, at another part.
fn at(setting: &Setting, list: &DatedList, part: u32) -> String {
    let scope = list.scope.clone();
    setting.to(&match (list.year, list.month) {
        (None, _) => Route::Undated { scope, part },
        (Some(year), None) => Route::Year { scope, year, part },
        (Some(year), Some(month)) => Route::Month { year, month, part },
    })
}

/// The months of a year of all news.
fn months(setting: &Setting, list: &DatedList) -> Option<Element> {
    let words = setting.words();
    let year = list.year?;
    if list.scope != Scope::News || list.months.iter().all(|count| *count == 0) {
        return None;
    }
    let cell = |(at, count): (usize, &u32)| {
        let month = u32::try_from(at + 1).unwrap_or_default();
        let name = words.months_short[at];
        if *count == 0 {
            return el("li").class("gap").with(el("span").with(name));
        }
        let chosen = (list.month == Some(month)).then(|| "page".to_owned());
        let to = link(setting.to(&Route::Month { year, month, part: 1 })).maybe_attr("aria-current", chosen);
        let count = el("span").class("count").with(number((*count).into()));
        el("li").class("knot").with(to.with(name).with(" ").with(count))
    };
    let list = el("ol").all(list.months.iter().enumerate().map(cell).collect());
    Some(el("nav").class("cord months").attr("aria-label", words.by_month).with(list))
}

/// The years before and after this one.
fn neighbours(setting: &Setting, list: &DatedList) -> Option<Element> {
    let words = setting.words();
    let to = |year: Option<i32>, rel: &'static str, name: &'static str| {
        let year = year?;
        let route = Route::Year { scope: list.scope.clone(), year, part: 1 };
        let said = [name, ": ", &year.to_string()].concat();
        Some(link(setting.to(&route)).class(rel).attr("rel", rel).with(said))
    };
    el("nav")
        .class("pager")
        .attr("aria-label", words.by_year)
        .maybe(to(list.later, "prev", words.newer))
        .maybe(to(list.earlier, "next", words.older))
        .or_nothing()
}
