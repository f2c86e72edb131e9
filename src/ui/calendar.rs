//! The archive at a glance: years as rows, months as twelve cells, shaded by how many articles there are; topics and
//! regions as rows, years as bars.

use super::content::{ArchivePage, YearRow};
use super::histogram::{bars, height};
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::numbers::number;
use crate::archive::histogram::{Bar, MOST, Mark, Span};
use crate::archive::query::Facet;
use crate::archive::route::{Route, Scope};

/// The page of the archive.
pub(crate) fn archive(setting: &Setting, page: &ArchivePage) -> Element {
    let words = setting.words();
    let mut intro =
        el("p").class("standfirst").with(words.articles(page.total)).with(" ").with(words.archive_intro);
    if let Some(since) = setting.site.since {
        intro = intro.with(" ").with(words.archive_since).with(" ").with(since.to_string()).with(".");
    }
    let undated = (page.undated > 0).then(|| {
        let to =
            link(setting.to(&Route::Undated { scope: Scope::News, part: 1 })).with(words.archive_undated);
        let count = el("span").class("count").with(number(page.undated.into()));
        el("p").class("archive-undated").with(to).with(" ").with(count)
    });
    let data = link(setting.to(&Route::Page("/data/".to_owned()))).with(words.archive_data);
    let most = page.years.iter().flat_map(|year| year.months).max().unwrap_or_default();
    // Years without any, one after the other, stand as one gap.
    let runs = page.years.chunk_by(|one, other| one.total() == 0 && other.total() == 0);
    let rows = runs.filter_map(|run| match run {
        [] => None,
        [first, .., last] => {
            Some(gap(setting, &[&last.year.to_string(), "–", &first.year.to_string()].concat()))
        }
        [year] if year.total() == 0 => Some(gap(setting, &year.year.to_string())),
        [year] => Some(row(setting, year, most)),
    });
    let rows = rows.collect();
    el("div")
        .class("page archive-page")
        .with(el("h1").with(words.archive))
        .with(intro)
        .maybe(jumps(setting, page))
        .maybe(picture(setting, page))
        .with(el("ol").class("calendar").all(rows))
        .maybe(undated)
        .maybe(by_part(setting, page, Facet::Topic))
        .maybe(by_part(setting, page, Facet::Region))
        .with(parts(setting))
        .with(el("p").class("archive-jumps").with(data))
}

/// The ways down this page, past many years.
fn jumps(setting: &Setting, page: &ArchivePage) -> Option<Element> {
    let mut line = el("p").class("archive-jumps");
    for (facet, rows) in [(Facet::Topic, &page.topics), (Facet::Region, &page.regions)] {
        if !rows.is_empty() {
            let (title, id) = named(setting, facet);
            line = line.with(" ").with(link(["#", id].concat()).with(title));
        }
    }
    line.or_nothing()
}

/// What the table of topics or of regions is called, and its id.
fn named(setting: &Setting, facet: Facet) -> (&'static str, &'static str) {
    let words = setting.words();
    if facet == Facet::Topic { (words.by_topic, "by-topic") } else { (words.by_region, "by-region") }
}

/// A topic or region a row, a year a column: bars that lead to their plain lists, the undated before them, as the list
/// has them last. Wider than its room it is scrolled, by keys too.
fn by_part(setting: &Setting, page: &ArchivePage, facet: Facet) -> Option<Element> {
    let (rows, scope): (_, fn(String) -> Scope) =
        if facet == Facet::Topic { (&page.topics, Scope::Topic) } else { (&page.regions, Scope::Region) };
    let (mut most, mut undated) = (0, 0);
    for row in rows {
        undated += row.undated;
        for year in &row.years {
            most = most.max(year.total());
        }
    }
    let mut body = el("tbody");
    for row in rows {
        let count = el("span").class("count").with(number(row.total().into()));
        let name = setting.value_link(facet, &row.id);
        let mut line = el("tr").with(el("th").attr("scope", "row").with(name).with(" ").with(count));
        let mut cell = |count: u32, year: Option<i32>| {
            let to = (count > 0).then(|| {
                let scope = scope(row.id.clone());
                let route = match year {
                    Some(year) => Route::Year { scope, year, part: 1 },
                    None => Route::Undated { scope, part: 1 },
                };
                let class = ["bar ", height(if year.is_some() { count } else { 0 }, most)].concat();
                link(setting.to(&route)).attr("class", class).with(number(count.into()))
            });
            line.push(el("td").maybe(to).into());
        };
        if undated > 0 {
            cell(row.undated, None);
        }
        for year in row.years.iter().rev() {
            cell(year.total(), Some(year.year));
        }
        body.push(line.into());
    }
    let mut head = el("tr").with(el("td"));
    let mut column =
        |name: String| head.push(el("th").attr("scope", "col").with(el("span").with(name)).into());
    if undated > 0 {
        column(setting.words().undated.to_owned());
    }
    for year in page.years.iter().rev() {
        column(year.year.to_string());
    }
    let (title, id) = named(setting, facet);
    let table = el("table").attr("aria-label", title).with(el("thead").with(head)).with(body);
    // Who comes by keys scrolls the room itself.
    let room =
        el("div").class("bars-room").attr("tabindex", "0").attr("role", "region").attr("aria-label", title);
    let part =
        el("section").class("by-part").attr("id", id).with(el("h2").with(title)).with(room.with(table));
    (!rows.is_empty()).then_some(part)
}

/// The ways to the same of a part of the archive.
fn parts(setting: &Setting) -> Element {
    let words = setting.words();
    let mut line = el("p").class("archive-parts").with(words.archive_parts);
    for (route, name) in
        [(Route::Topics, words.topics), (Route::Regions, words.regions), (Route::AllSeries, words.all_series)]
    {
        line = line.with(" ").with(link(setting.to(&route)).with(name));
    }
    line
}

/// The years as bars, which lead to their plain pages; an archive of very many years has its rows alone.
fn picture(setting: &Setting, page: &ArchivePage) -> Option<Element> {
    let bar = |row: &YearRow| {
        let span = Span::Years(row.year, row.year);
        Bar { span, count: row.total(), mark: Mark::Plain }
    };
    let all: Vec<Bar> = page.years.iter().rev().map(bar).collect();
    let to = |span: Span, _| match span {
        Span::Years(year, _) => setting.to(&Route::Year { scope: Scope::News, year, part: 1 }),
        Span::Month(year, month) => setting.to(&Route::Month { year, month, part: 1 }),
    };
    let fits = (2..=MOST).contains(&all.len());
    fits.then(|| el("div").class("time").with(bars(setting.words(), &all, &to)))
}

/// Years without any article.
fn gap(setting: &Setting, years: &str) -> Element {
    let none = el("span").class("count").with(setting.words().gap);
    el("li").class("gap").with(el("h2").with(years.to_owned()).with(" ").with(none))
}

/// A year: its name and count, its twelve months, and those whose month is not known.
fn row(setting: &Setting, row: &YearRow, most: u32) -> Element {
    let words = setting.words();
    let year = row.year;
    let total = row.total();
    let count = el("span").class("count").with(number(total.into()));
    let to_year = link(setting.to(&Route::Year { scope: Scope::News, year, part: 1 })).with(year.to_string());
    let cell = |(at, count): (usize, &u32)| {
        let name = el("span").class("month").with(words.months_short[at]);
        if *count == 0 {
            let none =
                el("span").with(name).with(el("span").class("visually-hidden").with(" ").with(words.gap));
            return el("li").class("heat-0").with(none);
        }
        let month = u32::try_from(at + 1).unwrap_or_default();
        let hidden = el("span").class("visually-hidden").with(" ").with(year.to_string()).with(": ");
        let to = link(setting.to(&Route::Month { year, month, part: 1 })).with(name).with(hidden);
        el("li").class(heat(*count, most)).with(to.with(el("b").with(number((*count).into()))))
    };
    let unknown = (row.unknown > 0).then(|| {
        el("p").class("count").with(number(row.unknown.into())).with(": ").with(words.month_unknown)
    });
    el("li")
        .class("year")
        .with(el("h2").with(to_year).with(" ").with(count))
        .with(el("ol").class("months-of").all(row.months.iter().enumerate().map(cell).collect()))
        .maybe(unknown)
}

/// Five shades by the square root of the share of the fullest, so that one crowded month does not make all others
/// look alike. The number stands in each, so the shade is never alone.
pub(crate) fn heat(count: u32, most: u32) -> &'static str {
    let share = |of: u64| u64::from(count) * 25 <= of * of * u64::from(most);
    match (1..5).find(|step| share(*step)) {
        Some(1) => "heat-1",
        Some(2) => "heat-2",
        Some(3) => "heat-3",
        Some(_) => "heat-4",
        None => "heat-5",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_month_is_the_darkest() {
        for (count, most, class) in [
            (1, 100, "heat-1"),
            (4, 100, "heat-1"),
            (5, 100, "heat-2"),
            (36, 100, "heat-3"),
            (64, 100, "heat-4"),
            (65, 100, "heat-5"),
            (100, 100, "heat-5"),
            (1, 1, "heat-5"),
            (0, 0, "heat-1"),
        ] {
            assert_eq!(heat(count, most), class, "{count} of {most}");
        }
    }
}
