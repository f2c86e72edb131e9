//! Rows in, columns out; columns in, bytes out.

use std::collections::HashMap;

use super::{Columns, day_number, implied_last};
use crate::archive::date::{Edtf, Precision};
use crate::archive::query::Facet;

/// One version of an article, as the columns take it in.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Unique; what `original` refers to.
    pub id: &'a str,
    /// None is undated.
    pub date: Option<&'a Edtf>,
    /// First and last day of the event it tells of.
    pub event: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    /// Ids.
    pub topics: &'a [String],
    /// Ids; none is the whole country.
    pub regions: &'a [String],
    /// Id.
    pub kind: &'a str,
    /// Id, and number where it has one.
    pub series: Option<(&'a str, Option<u32>)>,
    /// Code.
    pub language: &'a str,
    /// The `id` of the row that it is a version of.
    pub original: Option<&'a str>,
}

impl Columns {
    /// Makes columns of rows in list order (dated ones first). `ids` are the vocabularies, in the order of the
    /// interface, by [`Facet`]; `country` belongs to the regions. A value that its vocabulary lacks is left out.
    #[must_use]
    pub fn build(ids: [Vec<String>; 5], rows: &[Row<'_>]) -> Self {
        let number = |facet: Facet| -> HashMap<&str, u16> {
            (0..=u16::MAX).zip(&ids[facet.index()]).map(|(number, id)| (id.as_str(), number)).collect()
        };
        let [topics, regions, kinds, series, languages] = Facet::ALL.map(number);
        let row_of: HashMap<&str, u32> = (0..).zip(rows).map(|(at, row)| (row.id, at)).collect();
        let mut columns = Self::default();
        for (at, row) in (0u32..).zip(rows) {
            if let Some(date) = row.date {
                columns.days.push((day_number(date.first_day()), day_number(date.last_day())));
                columns.precision.push(date.precision());
            }
            if let Some((first, last)) = row.event {
                columns.events.push((at, day_number(first), day_number(last)));
            }
            columns.topics.push(row.topics.iter().filter_map(|id| topics.get(id.as_str()).copied()));
            let country = ["country".to_owned()];
            let places = if row.regions.is_empty() { &country[..] } else { row.regions };
            columns.regions.push(places.iter().filter_map(|id| regions.get(id.as_str()).copied()));
            columns.kind.push(kinds.get(row.kind).copied().unwrap_or(0));
            let of_series = row.series.and_then(|(id, number)| Some((*series.get(id)?, number)));
            columns.series.push(of_series.map_or(0, |(id, _)| id + 1));
            if let Some((_, Some(number))) = of_series {
                columns.numbers.push((at, number));
            }
            columns.language.push(languages.get(row.language).copied().unwrap_or(0));
            if let Some(original) = row.original.and_then(|id| row_of.get(id).copied()) {
                columns.versions.push((at, original));
            }
        }
        columns.ids = ids;
        columns
    }

    /// The payload of a facet file: see `docs/facets.md`.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.len() * 8);
        let mut put = |number: u64| put_varint(&mut out, number);
        put(self.len() as u64);
        put(self.days.len() as u64);
        let mut before = 0;
        for (at, (first, _)) in self.days.iter().enumerate() {
            put(if at == 0 { number(*first) } else { number(before - first) });
            before = *first;
        }
        let explicit = |at: usize| implied_last(self.days[at].0, self.precision[at]) != Some(self.days[at].1);
        for (at, precision) in self.precision.iter().enumerate() {
            put(precision_code(*precision) + if explicit(at) { 4 } else { 0 });
        }
        for at in (0..self.days.len()).filter(|at| explicit(*at)) {
            put(number(self.days[at].1 - self.days[at].0));
        }
        put_sparse(
            &mut put,
            &self.events,
            |(row, ..)| *row,
            |(_, first, last), put| {
                put(number(*first));
                put(number(last - first));
            },
        );
        for lists in [&self.topics, &self.regions] {
            for row in 0..self.len() {
                put(lists.of(row).len() as u64);
            }
            for value in &lists.values {
                put(u64::from(*value));
            }
        }
        for column in [&self.kind, &self.series, &self.language] {
            for value in column {
                put(u64::from(*value));
            }
        }
        for pairs in [&self.numbers, &self.versions] {
            put_sparse(&mut put, pairs, |(row, _)| *row, |(_, value), put| put(u64::from(*value)));
        }
        for ids in &self.ids {
            put_varint(&mut out, ids.len() as u64);
            for id in ids {
                put_varint(&mut out, id.len() as u64);
                out.extend_from_slice(id.as_bytes());
            }
        }
        out
    }
}

/// A count of days that is never negative: days of our own making, in list order.
fn number(days: i32) -> u64 {
    u64::try_from(days).unwrap_or(0)
}

fn precision_code(precision: Precision) -> u64 {
    match precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
        Precision::Vague => 3,
    }
}

/// How many there are, then for each the rows since the one before, and its value.
fn put_sparse<T>(
    put: &mut impl FnMut(u64),
    items: &[T],
    row: impl Fn(&T) -> u32,
    value: impl Fn(&T, &mut dyn FnMut(u64)),
) {
    put(items.len() as u64);
    let mut before = 0;
    for item in items {
        put(u64::from(row(item) - before));
        before = row(item);
        value(item, put);
    }
}

/// LEB128: seven bits a byte, the least first, the top bit set on all but the last.
fn put_varint(out: &mut Vec<u8>, mut number: u64) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}
