//! A large archive that was never written: its facet columns, and the same rows as plain JSON for the peer.
//!
//! As GOALS has it: 14 topics, 26 regions, 60 series, 40 years, some dates partial or missing, by Zipf's law. The same
//! count gives the same rows on every machine.

use std::collections::HashSet;
use std::fmt::Write as _;

use chasqui::archive::columns::{Columns, Row};
use chasqui::archive::date::Edtf;
use chasqui::archive::query::{Facet, Query};

/// How many of each there are, in the order of [`Facet::ALL`]; the last region is the whole country.
const SIZES: [usize; 5] = [14, 27, 9, 60, 3];
const YEARS: usize = 40;
const FIRST_YEAR: usize = 1985;

/// Xorshift, 64 bits: numbers that look random, the same from the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % limit as u64) as usize
    }

    /// A number below the limit, the small ones the more often: the nth is 1/n as likely as the first.
    fn zipf(&mut self, limit: usize) -> usize {
        let weight = |at: usize| 1_000_000 / (at + 1);
        let mut left = self.below((0..limit).map(weight).sum());
        for at in 0..limit {
            if left < weight(at) {
                return at;
            }
            left -= weight(at);
        }
        0
    }

    /// Up to `most` different ids, or one.
    fn some(&mut self, facet: Facet, limit: usize, most: usize) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for _ in 0..self.below(most + 1) {
            let one = id(facet, self.zipf(limit));
            if !ids.contains(&one) {
                ids.push(one);
            }
        }
        ids
    }
}

fn id(facet: Facet, at: usize) -> String {
    match (facet, at) {
        (Facet::Region, 26) => "country".to_owned(),
        (Facet::Language, at) => ["en", "es", "qu"][at % 3].to_owned(),
        _ => format!("{}-{}", facet.name(), at + 1),
    }
}

/// Words that are no words, of a vocabulary of four thousand: five or six make a title.
fn title(chance: &mut Chance) -> String {
    const SYLLABLES: [&str; 16] =
        ["ca", "mi", "no", "ri", "ta", "lu", "se", "pa", "que", "den", "mon", "tes", "ver", "al", "is", "or"];
    let words: Vec<String> = (0..4 + chance.below(4))
        .map(|_| {
            let word = chance.zipf(64) * 64 + chance.below(64);
            [word & 15, word >> 4 & 15, word >> 8].map(|at| SYLLABLES[at]).concat()
        })
        .collect();
    words.join(" ")
}

/// One version of an article.
pub struct Item {
    id: String,
    title: String,
    date: Option<Edtf>,
    topics: Vec<String>,
    regions: Vec<String>,
    kind: String,
    series: Option<(String, u32)>,
    language: String,
    original: Option<String>,
}

/// That many rows, in list order.
pub fn items(count: usize) -> Vec<Item> {
    let mut chance = Chance(0x6368_6173_7175_6931);
    let mut items: Vec<Item> = (0..count)
        .map(|at| {
            let day = chance.below(YEARS * 365);
            let (year, month, day) = (FIRST_YEAR + day / 365, 1 + day % 365 / 31, 1 + day % 28);
            let date = match chance.below(100) {
                0..2 => None,
                2..4 => Some(format!("{year}")),
                4..7 => Some(format!("{year}-{month:02}")),
                7 => Some(format!("{year}~")),
                _ => Some(format!("{year}-{month:02}-{day:02}")),
            };
            let mut topics = chance.some(Facet::Topic, SIZES[0], 2);
            if topics.is_empty() {
                topics.push(id(Facet::Topic, chance.zipf(SIZES[0])));
            }
            // The country is what stands for no region.
            let regions = chance.some(Facet::Region, SIZES[1] - 1, 2);
            // Numbers go up with the years.
            let number = u32::try_from(1 + (year - FIRST_YEAR) * 4 + month / 4).unwrap_or(1);
            let series = (chance.below(3) == 0).then(|| (id(Facet::Series, chance.zipf(SIZES[3])), number));
            // A fifth is Spanish.
            let language = match chance.below(100) {
                0..79 => 0,
                79..99 => 1,
                _ => 2,
            };
            Item {
                id: format!("a{at}"),
                date: date.and_then(|text| Edtf::parse(&text).ok()),
                topics,
                regions,
                title: title(&mut chance),
                kind: id(Facet::Kind, chance.zipf(SIZES[2])),
                series,
                language: id(Facet::Language, language),
                // One in fifty is a version of the one before it.
                original: (at > 0 && chance.below(50) == 0).then(|| format!("a{}", at - 1)),
            }
        })
        .collect();
    // An original is no version itself.
    let versions: HashSet<String> =
        items.iter().filter(|item| item.original.is_some()).map(|item| item.id.clone()).collect();
    for item in &mut items {
        item.original.take_if(|original| versions.contains(original));
    }
    // List order: newest first, undated last.
    items.sort_by_key(|item| std::cmp::Reverse(item.date.as_ref().map(Edtf::first_day)));
    items
}

/// The payload of the rows' facet file.
pub fn payload(items: &[Item]) -> Vec<u8> {
    let rows: Vec<Row<'_>> = items
        .iter()
        .map(|item| Row {
            id: &item.id,
            date: item.date.as_ref(),
            event: None,
            topics: &item.topics,
            regions: &item.regions,
            kind: &item.kind,
            series: item.series.as_ref().map(|(id, number)| (id.as_str(), Some(*number))),
            language: &item.language,
            original: item.original.as_deref(),
        })
        .collect();
    let ids = Facet::ALL.map(|facet| (0..SIZES[facet.index()]).map(|at| id(facet, at)).collect());
    Columns::build(ids, &rows).encode()
}

/// Queries as readers make them, a line each: one to three values by Zipf's law, half of them with a span of time.
pub fn queries(count: usize) -> String {
    let mut chance = Chance(0x7175_6572_6965_7331);
    let mut lines = Vec::with_capacity(count);
    for at in 0..count {
        let mut query = Query::default();
        for _ in 0..=chance.below(3) {
            let facet = Facet::ALL[chance.below(5)];
            query = query.with(facet, &id(facet, chance.zipf(SIZES[facet.index()])), false);
        }
        if at % 2 == 1 {
            query.from.0 = (FIRST_YEAR + chance.below(YEARS)).to_string();
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
        let date = item.date.as_ref().map_or("", Edtf::as_str);
        let series = quoted(item.series.iter().map(|(id, _)| id));
        // Writing to a String does not fail.
        let _ = write!(
            out,
            "{comma}{{\"id\":\"{}\",\"title\":\"{}\",\"path\":\"/news/{}/{}/\",\"date\":\"{date}\",\"topic\":[{}],\"region\":[{}],\"kind\":[\"{}\"],\"series\":[{series}],\"language\":[\"{}\"]}}",
            item.id,
            item.title,
            date.get(..4).unwrap_or("undated"),
            item.title.replace(' ', "-"),
            quoted(&item.topics),
            quoted(regions),
            item.kind,
            item.language,
        );
    }
    out.push(']');
    out
}
