//! The facet columns: what can be asked of every article, a column for each property, a row for each article.
//!
//! Rows stand in list order: newest first by the first day a date allows, undated last; row *n* is the *n*th card of
//! the shards laid end to end. The file's format is in `docs/facets.md`; [`encode`](Columns::encode) writes its payload
//! and [`decode`](Columns::decode) reads it. Both know nothing of compression: the writer wraps the payload, the
//! browser unwraps it.
//!
//! What follows from the columns and is asked again and again is worked out once when they are read ([`Known`]), above
//! all for each value the rows that have it: a filter is a handful of operations on these.

mod build;
mod bytes;
mod coded;
mod decode;
mod encode;
mod postings;

pub use build::Row;
pub use bytes::ColumnsFault;
pub(super) use postings::Posting;

use chrono::{Datelike, NaiveDate};
use coded::Coded;

use super::date::Precision;
use super::query::Facet;

/// The first bytes of a facet file, before the gzip stream: `CHQF` and the version of the format.
pub const MAGIC: [u8; 5] = *b"CHQF\x02";

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
    /// A row's kind, its language, and [`marks`].
    pub(super) forms: Coded,
    /// 0 for none, else one more than the number of the id.
    pub(super) series: Vec<u16>,
    /// Each row's numbers ascend.
    pub(super) topics: Coded,
    /// The same. No region is the number of `country`.
    pub(super) regions: Coded,
    /// Rows that are versions of another row's work, ascending, with that row (the original).
    pub(super) versions: Vec<(u32, u32)>,
    /// Rows with a number in their series, ascending.
    pub(super) numbers: Vec<(u32, u32)>,
    /// Rows that are events, ascending, with their own first and last day.
    pub(super) events: Vec<(u32, Day, Day)>,
    /// Follows from the rest.
    pub(super) known: Known,
}

/// What follows from the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The rows with each value, by [`Facet`], by number of the id.
    pub(super) postings: [Vec<Posting>; 5],
    /// The rows whose date allows more than one day, ascending.
    pub(super) inexact: Vec<u32>,
    /// Months in which a date of a row begins, the latest first: the year, the month from 0, the row after its last.
    pub(super) months: Vec<(i32, u32, usize)>,
    /// Rows that share their work with others, each after the row of the original: by originals, then by rows.
    pub(super) shared: Vec<(u32, u32)>,
}

/// Columns that are read, before what follows from them is worked out. In a browser that is done in steps, between which
/// other work has its turn: no step keeps a slow machine busy for long, however large the archive.
#[derive(Debug)]
pub struct Draft(Columns);

impl Draft {
    /// How many steps there are.
    pub const STEPS: usize = 6;

    /// Takes one of the steps, from 0.
    pub fn settle(&mut self, step: usize) {
        let columns = &mut self.0;
        if let Some(facet) = Facet::ALL.get(step) {
            columns.known.postings[step] = columns.postings(*facet);
        } else {
            let inexact = (0u32..).zip(&columns.days).filter(|(_, (first, last))| first < last);
            columns.known.inexact = inexact.map(|(row, _)| row).collect();
            columns.known.months = columns.months();
            columns.known.shared = columns.shared();
        }
    }

    /// The columns, after all steps.
    #[must_use]
    pub fn finish(self) -> Columns {
        self.0
    }
}

/// What a form says besides kind and language, as bits.
mod marks {
    pub(super) const IN_SERIES: u16 = 1;
    pub(super) const NUMBERED: u16 = 2;
    pub(super) const EVENT: u16 = 4;
    pub(super) const VERSION: u16 = 8;
    /// A version with the topics of its original: they are not told again.
    pub(super) const SAME_TOPICS: u16 = 16;
    /// The same of regions.
    pub(super) const SAME_REGIONS: u16 = 32;
    /// No mark is as great as this.
    pub(super) const END: u16 = 64;
}

impl Columns {
    /// How many rows (versions of articles) there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.series.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.series.is_empty()
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

    /// The number of a row's language.
    pub(super) fn language(&self, row: u32) -> Option<u16> {
        self.forms.of(row as usize).get(1).copied()
    }

    /// Calls `each` with the numbers of a row's values of a facet.
    pub(super) fn values(&self, facet: Facet, row: usize, mut each: impl FnMut(u16)) {
        let list = match facet {
            Facet::Topic => self.topics.of(row),
            Facet::Region => self.regions.of(row),
            Facet::Kind => self.forms.of(row).get(..1).unwrap_or_default(),
            Facet::Language => self.forms.of(row).get(1..2).unwrap_or_default(),
            Facet::Series => {
                if let Some(number) = self.series[row].checked_sub(1) {
                    each(number);
                }
                return;
            }
        };
        for value in list {
            each(*value);
        }
    }

    /// Whether a row has a value of a facet.
    pub(super) fn has(&self, facet: Facet, row: usize, value: u16) -> bool {
        let mut has = false;
        self.values(facet, row, |own| has |= own == value);
        has
    }

    /// Works out what follows from the columns.
    fn settle(self) -> Self {
        let mut draft = Draft(self);
        (0..Draft::STEPS).for_each(|step| draft.settle(step));
        draft.finish()
    }

    fn months(&self) -> Vec<(i32, u32, usize)> {
        let mut months: Vec<(i32, u32, usize)> = Vec::new();
        // The first days fall from row to row, so the calendar is only asked where a month begins.
        let mut begins = Day::MAX;
        for (row, (first, _)) in self.days.iter().enumerate() {
            if *first < begins {
                let Some(date) = NaiveDate::from_num_days_from_ce_opt(*first) else { continue };
                begins = first - date.day0().cast_signed();
                months.push((date.year(), date.month0(), row));
            }
            if let Some(month) = months.last_mut() {
                month.2 = row + 1;
            }
        }
        months
    }

    fn shared(&self) -> Vec<(u32, u32)> {
        const END: u32 = u32::MAX;
        let mut shared = Vec::new();
        if self.versions.is_empty() {
            return shared;
        }
        // The versions of each original, as a chain through `next`, in the order of their rows. Nothing in this room is
        // sorted by the standard library's sort: each type it sorts costs the browser program five kilobytes, and all
        // orders here follow from the order of the rows.
        let mut first = vec![END; self.len()];
        let mut next = vec![END; self.versions.len()];
        for at in (0..u32::try_from(self.versions.len()).unwrap_or(END)).rev() {
            let (_, of) = self.versions[at as usize];
            next[at as usize] = std::mem::replace(&mut first[of as usize], at);
        }
        for (of, first) in (0u32..).zip(first).filter(|(_, first)| *first != END) {
            let (mut at, mut own) = (first, Some((of, of)));
            while let Some((row, _)) = self.versions.get(at as usize) {
                shared.extend(own.take_if(|_| *row > of));
                shared.push((of, *row));
                at = next[at as usize];
            }
            shared.extend(own);
        }
        shared
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
