//! What a list shows of an article: an `article` whose heading holds its link, its date in the margin.

use super::content::{Excerpt, Marked, Trouble};
use super::markup::{Element, el};
use super::naming::{COUNTRY, dotted, link};
use super::picture::{self, Room};
use super::setting::Setting;
use super::words::dates;
use crate::archive::date::Edtf;
use crate::archive::query::Facet;
use crate::model::Card;

/// How much of an article a list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fullness {
    /// All: date, headline, summary, and the line of kind, places and topics.
    Row,
    /// Date and headline.
    Brief,
    /// First on the front page: large, with its picture.
    Lead,
}

/// One article in a list; `heading` is the level of its headline.
pub(crate) fn item(setting: &Setting, card: &Card, heading: &'static str, fullness: Fullness) -> Element {
    let summary = el("p").class("summary").maybe_attr("lang", setting.other(&card.language));
    item_saying(setting, card, heading, fullness, None, summary.with(card.summary.clone()).or_nothing())
}

fn item_saying(
    setting: &Setting,
    card: &Card,
    heading: &'static str,
    fullness: Fullness,
    headline: Option<&Marked>,
    summary: Option<Element>,
) -> Element {
    let title = link(setting.inside(&card.path))
        .maybe_attr("lang", setting.other(&card.language))
        .maybe_attr("hreflang", setting.other(&card.language));
    let title = match headline.filter(|headline| !headline.is_empty()) {
        Some(headline) => marked(title, headline),
        None => title.with(card.title.clone()),
    };
    let mut row = el("article").class(match fullness {
        Fullness::Row => "row",
        Fullness::Brief => "row brief",
        Fullness::Lead => "lead",
    });
    if fullness == Fullness::Lead
        && let Some(picture) = &card.image
    {
        row.push(picture::shown(setting, picture, Room::Lead).into());
    }
    row = row.with(margin(setting, card)).with(el(heading).with(title));
    if fullness == Fullness::Brief {
        return row.maybe(setting.language_mark(&card.language));
    }
    row.maybe(summary).with(about(setting, card))
}

/// An item that could not be loaded keeps its place.
pub(crate) fn lost(setting: &Setting, trouble: Trouble) -> Element {
    super::states::small_trouble(setting, setting.words().item_lost, trouble)
}

/// The items of a list, each at its place.
pub(crate) fn item_or_trouble(
    setting: &Setting,
    card: &Result<Card, Trouble>,
    fullness: Fullness,
) -> Element {
    match card {
        Ok(card) => item(setting, card, "h3", fullness),
        Err(trouble) => lost(setting, *trouble),
    }
}

/// An item that words were found in: the passage with them in place of its summary.
pub(crate) fn item_with_excerpt(
    setting: &Setting,
    card: &Result<Card, Trouble>,
    excerpt: Option<&Excerpt>,
) -> Element {
    let (Ok(card), Some(excerpt)) = (card, excerpt) else {
        return item_or_trouble(setting, card, Fullness::Row);
    };
    let summary = el("p").class("summary").maybe_attr("lang", setting.other(&card.language));
    let passage = if excerpt.passage.is_empty() {
        summary.with(card.summary.clone())
    } else {
        marked(summary, &excerpt.passage)
    };
    item_saying(setting, card, "h3", Fullness::Row, Some(&excerpt.title), passage.or_nothing())
}

/// Adds a text, the words that were asked for marked.
fn marked(mut to: Element, text: &Marked) -> Element {
    for (piece, is_word) in text {
        to.push(if *is_word { el("mark").with(piece.clone()).into() } else { piece.clone().into() });
    }
    to
}

/// A date as `time` where HTML can say it, else as it is known.
pub(crate) fn time(setting: &Setting, date: Option<&str>) -> Element {
    let words = dates::known(date, setting.words());
    let machine = date.and_then(|text| Edtf::parse(text).ok()).and_then(|date| date.datetime());
    match machine {
        Some(machine) => el("time").attr("datetime", machine).with(words),
        None => el("span").class(if date.is_none() { "undated" } else { "vague" }).with(words),
    }
}

/// When it happens, for an event, in place of the date of its text.
pub(crate) fn event_time(setting: &Setting, starts: &str, over: i64) -> Element {
    let text = dates::local(starts, setting.words());
    el("time").attr("datetime", starts.to_owned()).attr("data-event-over", over.to_string()).with(text)
}

fn margin(setting: &Setting, card: &Card) -> Element {
    let date = match &card.event {
        Some(event) => event_time(setting, &event.starts, event.over),
        None => time(setting, card.date.as_deref()),
    };
    let place = card.event.as_ref().map(|event| event.place.as_str()).filter(|place| !place.is_empty());
    let place = place.or_else(|| card.places.first().map(String::as_str));
    let place = place.map(|place| el("span").class("place").with(place.to_owned()));
    el("p").class("when").with(date).maybe(place).with(save(setting, &card.id, &card.title))
}

/// Keeps an article in this browser, or gives it up. `public/start.js` loads what does it, `modules/saved/`, which also
/// marks what is saved already.
pub(crate) fn save(setting: &Setting, id: &str, title: &str) -> Element {
    let save = setting.words().save;
    el("button")
        .class("save")
        .attr("type", "button")
        .attr("data-save", id.to_owned())
        .attr("aria-pressed", "false")
        .attr("aria-label", [save, ": ", title].concat())
        .with(save)
}

/// Kind, series, regions and topics as links, and the language where it is another.
fn about(setting: &Setting, card: &Card) -> Element {
    let mut pieces = vec![setting.value_link(Facet::Kind, &card.kind)];
    if let Some(series) = &card.series {
        pieces.push(series_link(setting, &series.id, series.number));
    }
    pieces.extend(region_links(setting, &card.regions));
    pieces.extend(card.topics.iter().map(|id| setting.value_link(Facet::Topic, id)));
    pieces.extend(setting.language_mark(&card.language));
    dotted(pieces)
}

/// Links to the regions, or to the whole country.
pub(crate) fn region_links(setting: &Setting, regions: &[String]) -> Vec<Element> {
    if regions.is_empty() {
        return vec![setting.value_link(Facet::Region, COUNTRY)];
    }
    regions.iter().map(|id| setting.value_link(Facet::Region, id)).collect()
}

/// A series with the number in it: to the number's page where there is one.
pub(crate) fn series_link(setting: &Setting, id: &str, number: Option<u32>) -> Element {
    use crate::archive::route::{Route, Scope};
    use crate::model::Numbering;
    let name = setting.name(Facet::Series, id);
    let numbered = setting.site.one_series(id).is_some_and(|series| series.numbered != Numbering::None);
    match number {
        Some(number) if numbered => {
            let route = Route::List(Scope::Number(id.to_owned(), number));
            link(setting.to(&route)).with(name).with(" ").with(number.to_string())
        }
        _ => link(setting.list_of(Facet::Series, id)).with(name),
    }
}
