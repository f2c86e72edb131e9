//! A large archive that was never written: the very articles of `chasqui sample --articles N --seed 1`, drawn by its own
//! code, as a facet file and as plain JSON for the peer.

use std::fmt::Write as _;

use chasqui::archive::columns::{Columns, Row};
use chasqui::archive::date::Edtf;
use chasqui::archive::query::{Facet, Query};
use chrono::{Datelike, NaiveDate};

#[path = "../../../src/publish/sample/plan.rs"]
mod plan;
#[path = "../../../src/publish/sample/random.rs"]
mod random;
#[path = "../../../src/publish/sample/words.rs"]
mod words;

use plan::{Plan, Written};
use random::Random;

const TOPICS: usize = 14;
const REGIONS: usize = 26;
const SERIES: usize = 60;
/// How many people sign articles.
const AUTHORS: usize = 48;
const KINDS: [&str; 5] = ["news", "analysis", "letter", "editorial", "report"];
const SEED: u64 = 1;
const YEARS: usize = 40;
const FIRST_YEAR: usize = 1980;

/// The ids of a facet, in the order of the interface.
fn ids(facet: Facet) -> Vec<String> {
    let numbered = |of: &str, count| (0..count).map(|at| format!("{of}-{at}")).collect::<Vec<_>>();
    let named = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    match facet {
        Facet::Topic => numbered("topic", TOPICS),
        Facet::Region => [numbered("region", REGIONS), vec!["country".to_owned()]].concat(),
        Facet::Kind => named(&[&KINDS[..], &["event"]].concat()),
        Facet::Series => numbered("series", SERIES),
        Facet::Language => named(&["en", "es"]),
    }
}

/// One version of an article.
pub struct Item {
    id: String,
    path: String,
    title: String,
    date: Option<Edtf>,
    event: Option<(NaiveDate, NaiveDate)>,
    topics: Vec<String>,
    regions: Vec<String>,
    kind: String,
    series: Option<(String, Option<u32>)>,
    language: &'static str,
    original: Option<String>,
}

/// That many articles, in list order.
pub fn items(count: usize) -> Vec<Item> {
    let words = words::Lexicon::new(SEED);
    let plans = plan::plan(u32::try_from(count).unwrap_or(u32::MAX), SEED);
    let mut items: Vec<Item> = plans.iter().map(|plan| item(plan, &plans, &words)).collect();
    items.sort_by_cached_key(|item| {
        let day = item.date.as_ref().map(|date| std::cmp::Reverse(date.first_day()));
        (day.is_none(), day, item.date.as_ref().map(Edtf::inexactness), item.path.clone())
    });
    items
}

fn item(plan: &Plan, plans: &[Plan], words: &words::Lexicon) -> Item {
    let mut random = plan.random.clone();
    let title = words.title(&mut random, plan.spanish);
    let (year, month) = (plan.day.year(), plan.day.month());
    let (date, place) = match plan.written {
        Written::Day => (plan.day.to_string(), format!("{year}/{month:02}")),
        Written::Month => (format!("{year}-{month:02}"), format!("{year}/{month:02}")),
        Written::Year => (year.to_string(), year.to_string()),
        Written::About => (format!("{year}~"), year.to_string()),
        Written::Not => (String::new(), "undated".to_owned()),
    };
    let name = plan.name();
    let slug = name.strip_prefix(&date).map_or(name.as_str(), |rest| rest.trim_start_matches('-'));
    let all = |of: &str, numbers: &[usize]| numbers.iter().map(|at| format!("{of}-{at}")).collect();
    let kind = if plan.is_event { "event" } else { KINDS[random.zipf(KINDS.len())] };
    let id = |plan: &Plan| format!("{}/{}", plan.folder(), plan.name());
    Item {
        id: id(plan),
        path: format!("/news/{place}/{slug}/"),
        title,
        date: Edtf::parse(&date).ok(),
        event: plan.is_event.then_some((plan.day, plan.day)),
        topics: all("topic", &plan.topics),
        regions: all("region", &plan.regions),
        kind: kind.to_owned(),
        series: plan.series.map(|(of, number)| (format!("series-{of}"), number)),
        language: if plan.spanish { "es" } else { "en" },
        original: plan.translates.map(|number| id(&plans[number as usize])),
    }
}

/// The rows' columns.
pub fn columns(items: &[Item]) -> Columns {
    let rows: Vec<Row<'_>> = items
        .iter()
        .map(|item| Row {
            id: &item.id,
            date: item.date.as_ref(),
            event: item.event,
            topics: &item.topics,
            regions: &item.regions,
            kind: &item.kind,
            series: item.series.as_ref().map(|(id, number)| (id.as_str(), *number)),
            language: item.language,
            original: item.original.as_deref(),
        })
        .collect();
    Columns::build(Facet::ALL.map(ids), &rows)
}

/// Queries as readers make them, a line each: one to three values by Zipf's law, half of them with a span of time.
pub fn queries(count: usize) -> String {
    let mut random = Random::new(SEED, u64::MAX - 2);
    let mut lines = Vec::with_capacity(count);
    for at in 0..count {
        let mut query = Query::default();
        for _ in 0..=random.below(3) {
            let facet = Facet::ALL[random.below(5)];
            let ids = ids(facet);
            query = query.with(facet, &ids[random.zipf(ids.len())], false);
        }
        if at % 2 == 1 {
            query.from.0 = (FIRST_YEAR + random.below(YEARS)).to_string();
        }
        lines.push(query.to_url());
    }
    lines.join("\n")
}

fn quoted<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| format!("\"{text}\"")).collect();
    texts.join(",")
}

/// The rows as the peer takes them: a JSON array of objects with a list of values a facet, and what it needs to show an
/// item (title, address), since the items it is given are those it gives back.
pub fn json(items: &[Item]) -> String {
    let country = vec!["country".to_owned()];
    let mut out = String::from("[");
    for (at, item) in items.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let regions = if item.regions.is_empty() { &country } else { &item.regions };
        // Writing to a String does not fail.
        let _ = write!(
            out,
            "{comma}{{\"id\":\"{}\",\"title\":\"{}\",\"path\":\"{}\",\"date\":\"{}\",\"topic\":[{}],\"region\":[{}],\"kind\":[\"{}\"],\"series\":[{}],\"language\":[\"{}\"]}}",
            item.id,
            item.title,
            item.path,
            item.date.as_ref().map_or("", Edtf::as_str),
            quoted(&item.topics),
            quoted(regions),
            item.kind,
            quoted(item.series.iter().map(|(id, _)| id)),
            item.language,
        );
    }
    out.push(']');
    out
}
