//! The facet columns: what can be asked of every article, a column for each property, a row for each article.
//!
//! Rows stand in list order: newest first by the first day a date allows, undated last; row *n* is the *n*th card of
//! the shards laid end to end. The file's format is in `docs/facets.md`; [`encode`](Columns::encode) writes its payload
//! and [`decode`](Columns::decode) reads it. Both know nothing of compression: the writer wraps the payload, the
//! browser unwraps it.

mod decode;
mod encode;

pub use decode::ColumnsFault;
pub use encode::Row;

use chrono::{Datelike, NaiveDate};

use super::date::Precision;
use super::query::Facet;

/// The first bytes of a facet file, before the gzip stream: `CHQF` and the version of the format.
pub const MAGIC: [u8; 5] = *b"CHQF\x01";

/// A day, counted from 1 January of the year 1, which is 1.
pub type Day = i32;

/// All rows, column by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The ids that the columns' numbers stand for, by [`Facet`].
    pub(super) ids: [Vec<String>; 5],
    /// First and last day, dated rows only (they come first).
    pub(super) days: Vec<(Day, Day)>,
    /// How much of the start is known, dated rows only.
    pub(super) precision: Vec<Precision>,
    /// Rows that are events, ascending, with their own first and last day.
    pub(super) events: Vec<(u32, Day, Day)>,
    pub(super) topics: Lists,
    pub(super) regions: Lists,
    pub(super) kind: Vec<u16>,
    /// 0 for none, else one more than the number of the id.
    pub(super) series: Vec<u16>,
    /// Rows with a number in their series, ascending.
    pub(super) numbers: Vec<(u32, u32)>,
    pub(super) language: Vec<u16>,
    /// Rows that are versions of another row's work, ascending, with that row (the original).
    pub(super) versions: Vec<(u32, u32)>,
}

/// A list of numbers for each row, end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    pub(super) ends: Vec<u32>,
    pub(super) values: Vec<u16>,
}

impl Lists {
    /// The numbers of a row.
    pub(super) fn of(&self, row: usize) -> &[u16] {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(row).copied().unwrap_or(start);
        self.values.get(start as usize..end as usize).unwrap_or_default()
    }

    fn push(&mut self, values: impl Iterator<Item = u16>) {
        self.values.extend(values);
        self.ends.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }
}

impl Columns {
    /// How many rows (versions of articles) there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The ids of a facet's values, in the order of the vocabulary.
    #[must_use]
    pub fn ids(&self, facet: Facet) -> &[String] {
        &self.ids[facet.index()]
    }

    /// The first and the last day that a row's date allows; nothing where it has none.
    #[must_use]
    pub fn days(&self, row: u32) -> Option<(Day, Day)> {
        self.days.get(row as usize).copied()
    }

    /// The number of an id, where any article may have it.
    pub(super) fn number_of(&self, facet: Facet, id: &str) -> Option<u16> {
        let at = self.ids(facet).iter().position(|known| known == id)?;
        u16::try_from(at).ok()
    }

    /// The number of a row within its series.
    pub(super) fn number(&self, row: u32) -> Option<u32> {
        let at = self.numbers.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        Some(self.numbers[at].1)
    }

    /// The own days of an event.
    pub(super) fn event(&self, row: u32) -> Option<(Day, Day)> {
        let at = self.events.binary_search_by_key(&row, |(row, ..)| *row).ok()?;
        Some((self.events[at].1, self.events[at].2))
    }

    /// Calls `each` with the numbers of a row's values of a facet. Regions: no region is the number of `country`.
    pub(super) fn values(&self, facet: Facet, row: usize, mut each: impl FnMut(u16)) {
        match facet {
            Facet::Topic => self.topics.of(row).iter().copied().for_each(each),
            Facet::Region => self.regions.of(row).iter().copied().for_each(each),
            Facet::Kind => each(self.kind[row]),
            Facet::Series => {
                if let Some(number) = self.series[row].checked_sub(1) {
                    each(number);
                }
            }
            Facet::Language => each(self.language[row]),
        }
    }
}

/// The number of a day.
#[must_use]
pub fn day_number(day: NaiveDate) -> Day {
    day.num_days_from_ce()
}

/// The last day that a start of this precision allows; nothing where only an explicit length can tell.
fn implied_last(first: Day, precision: Precision) -> Option<Day> {
    let date = NaiveDate::from_num_days_from_ce_opt(first)?;
    let last = match precision {
        Precision::Day => date,
        Precision::Month => date.checked_add_months(chrono::Months::new(1))?.pred_opt()?,
        Precision::Year => NaiveDate::from_ymd_opt(date.year(), 12, 31)?,
        Precision::Vague => return None,
    };
    Some(day_number(last))
}
