//! What stands beside a text: its series, its subjects, documents, sources, and its headings.

use super::item::{region_links, series_link};
use super::markup::{Element, el};
use super::naming::{link, section, section_at};
use super::setting::Setting;
use super::words::{capital, dates, numbers::size};
use crate::archive::query::Facet;
use crate::archive::route::{Route, Scope};
use crate::model::{Article, Document, Heading, Neighbour, Numbering, SeriesStrip, Source};

/// Where an article stands in its series: a cord with a knot for what is before, for this, and for what is after.
pub(crate) fn strip(setting: &Setting, strip: &SeriesStrip, path: &str) -> Element {
    let words = setting.words();
    let id = &strip.place.id;
    let mut cord = el("ol");
    if let Some(previous) = &strip.previous {
        cord.push(el("li").class("knot").with(neighbour(setting, previous, Some(words.previous))).into());
    }
    cord = cord.maybe(strip.missing_before.map(|span| missing(setting, span)));
    let mut here = el("li").class("knot here").attr("aria-current", "true");
    if let Some(number) = strip.place.number {
        here = here.with(capital(words.number)).with(" ").with(number.to_string()).with(", ");
    }
    cord.push(here.with(words.this_one).into());
    cord = cord.maybe(strip.missing_after.map(|span| missing(setting, span)));
    if let Some(next) = &strip.next {
        cord.push(el("li").class("knot").with(neighbour(setting, next, Some(words.next))).into());
    }
    let issues = setting.site.one_series(id).is_some_and(|series| series.numbered == Numbering::Issues);
    let whole = strip.place.number.filter(|_| issues).map(|number| {
        let route = Route::List(Scope::Number(id.clone(), number));
        el("p").with(link(setting.to(&route)).with(words.whole_issue))
    });
    let one = |other: &Neighbour| {
        let is_this = other.path == path;
        let item = el("li");
        if is_this {
            item.attr("aria-current", "true").with(other.title.clone())
        } else {
            item.with(neighbour(setting, other, None))
        }
    };
    let issue = (!strip.issue.is_empty()).then(|| {
        el("div")
            .class("same-issue")
            .with(el("h3").with(words.same_issue))
            .with(el("ol").all(strip.issue.iter().map(one).collect()))
    });
    section("strip", words.series)
        .with(el("p").with(series_link(setting, id, None)))
        .with(el("div").class("cord upright").with(cord))
        .maybe(issue)
        .maybe(whole)
}

fn neighbour(setting: &Setting, other: &Neighbour, before: Option<&'static str>) -> Element {
    let words = setting.words();
    let mut name = String::new();
    if let Some(number) = other.number.filter(|_| before.is_some() || other.title.is_empty()) {
        name.push_str(words.number);
        name.push(' ');
        name.push_str(&number.to_string());
        if !other.title.is_empty() {
            name.push_str(": ");
        }
    }
    name.push_str(&other.title);
    let to = link(setting.inside(&other.path)).with(name);
    match before {
        Some(before) => el("span").with(before).with(": ").with(to),
        None => to,
    }
}

/// `number 104 is not here`.
fn missing(setting: &Setting, (first, last): (u32, u32)) -> Element {
    let words = setting.words();
    let text = if first == last {
        [words.number, " ", &first.to_string(), " ", words.number_missing].concat()
    } else {
        let span = [&first.to_string(), "–", &last.to_string()].concat();
        [words.numbers, " ", &span, " ", words.numbers_missing].concat()
    };
    el("li").class("gap").with(text)
}

/// Topics, regions and places.
pub(crate) fn subjects(setting: &Setting, article: &Article) -> Element {
    let words = setting.words();
    let topics = article.topics.iter().map(|id| setting.value_link(Facet::Topic, id)).collect();
    let places = article.places.iter().map(|place| el("span").with(place.clone())).collect();
    let list = el("dl")
        .maybe(named(words.topics, topics))
        .maybe(named(words.regions, region_links(setting, &article.regions)))
        .maybe(named(words.places, places));
    el("section").class("subjects").with(list)
}

fn named(name: &'static str, values: Vec<Element>) -> Option<Element> {
    if values.is_empty() {
        return None;
    }
    let values = values.into_iter().map(|value| el("dd").with(value)).collect();
    Some(el("div").with(el("dt").with(name)).all(values))
}

/// Documents with their language, date, type and size; `level` is the heading's.
pub(crate) fn documents(setting: &Setting, level: &'static str, all: &[Document]) -> Option<Element> {
    if all.is_empty() {
        return None;
    }
    let list =
        el("ul").class("papers").all(all.iter().map(|one| el("li").with(document(setting, one))).collect());
    Some(section_at(level, "documents", setting.words().documents).with(list))
}

/// A file or address with what is known of it.
pub(crate) fn document(setting: &Setting, document: &Document) -> Element {
    let other = document.language.as_ref().and_then(|code| setting.other(code));
    let to = link(setting.href(&document.href))
        .maybe_attr("lang", other.clone())
        .maybe_attr("hreflang", other)
        .attr("data-external", "")
        .with(document.title.clone());
    let mut notes = el("span").class("note");
    let mut said: Vec<String> = Vec::new();
    said.extend(document.format.clone());
    said.extend(document.bytes.map(size));
    said.extend(document.date.as_ref().map(|date| dates::known(Some(date), setting.words())));
    notes.push(said.join(", ").into());
    let mark = document.language.as_ref().and_then(|code| setting.language_mark(code));
    el("span").with(to).with(" ").maybe(notes.or_nothing()).with(" ").maybe(mark)
}

/// Sources with their language; `level` is the heading's.
pub(crate) fn sources(setting: &Setting, level: &'static str, all: &[Source]) -> Option<Element> {
    if all.is_empty() {
        return None;
    }
    let one = |source: &Source| {
        let other = source.language.as_ref().and_then(|code| setting.other(code));
        let title = match &source.href {
            Some(href) => link(setting.href(href)).maybe_attr("hreflang", other.clone()),
            None => el("span"),
        };
        let mark = source.language.as_ref().and_then(|code| setting.language_mark(code));
        el("li").with(title.maybe_attr("lang", other).with(source.title.clone())).with(" ").maybe(mark)
    };
    let list = el("ul").class("papers").all(all.iter().map(one).collect());
    Some(section_at(level, "sources", setting.words().sources).with(list))
}

/// The address of a page of this site for use elsewhere, where the site knows its own.
pub(crate) fn address(setting: &Setting, path: &str) -> Option<String> {
    setting.site.url.as_ref().map(|url| [url.trim_end_matches('/'), path].concat())
}

/// The day of printing, on paper alone.
pub(crate) fn printed_on(setting: &Setting) -> Option<Element> {
    let words = setting.words();
    let said =
        |now| el("p").class("print-only").with(words.printed_on).with(" ").with(dates::instant(now, words));
    setting.now.map(said)
}

/// The headings of a text as links, where there are three or more of them.
pub(crate) fn contents(setting: &Setting, headings: &[Heading], language: &str) -> Option<Element> {
    let shown: Vec<&Heading> = headings.iter().filter(|heading| heading.level <= 3).collect();
    if shown.len() < 3 {
        return None;
    }
    let one = |heading: &&Heading| {
        let to = link(["#", &heading.id].concat()).maybe_attr("lang", setting.other(language));
        el("li").class(if heading.level > 2 { "deep" } else { "top" }).with(to.with(heading.text.clone()))
    };
    let list = el("ol").all(shown.iter().map(one).collect());
    let label = setting.words().contents;
    Some(el("nav").class("contents").attr("aria-label", label).with(el("h2").with(label)).with(list))
}
