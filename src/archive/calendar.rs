//! How the archive lies over time: years, months, and what has no date.

use chrono::{Months, NaiveDate};

use super::columns::{Columns, day_number};
use super::date::Precision;
use super::filter::works;
use super::histogram::MOST;
use super::query::{Facet, Query};
use super::route::Scope;
use super::rows::RowSet;

/// How many works a part of a plain list holds at most.
pub const PART: u32 = 50;

/// A year's counts of works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearRow {
    /// As 2019.
    pub year: i32,
    /// January to December.
    pub months: [u32; 12],
    /// Month not known.
    pub unknown: u32,
}

impl YearRow {
    /// The whole year's count.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.months.iter().sum::<u32>() + self.unknown
    }
}

/// The works of a list by year and month, newest year first, and how many have no year. Years without any are not
/// among them. A work in several languages counts once, in the interface's language where it has that.
#[must_use]
pub fn years(columns: &Columns, scope: &Scope, language: &str) -> (Vec<YearRow>, u32) {
    by_year(columns, &works(columns, scope, &Query::default(), None, language))
}

/// The archive at a glance: the whole of it by year and month, its topics and regions by year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchivePage {
    /// Newest first, gaps within filled with empty years.
    pub years: Vec<YearRow>,
    /// How many have no (year in their) date.
    pub undated: u32,
    /// How many works there are.
    pub total: u32,
    /// The topics that have any, in the order of the vocabulary.
    pub topics: Vec<PartRow>,
    /// The regions that have any, in the order of the vocabulary, `country` last.
    pub regions: Vec<PartRow>,
}

/// A topic or region over the years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartRow {
    /// Its id.
    pub id: String,
    /// The archive's years, the newest first.
    pub years: Vec<YearRow>,
    /// How many have no (year in their) date.
    pub undated: u32,
}

impl PartRow {
    /// How many works there are.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.years.iter().map(YearRow::total).sum::<u32>() + self.undated
    }
}

/// The archive at a glance, for readers of one language.
#[must_use]
pub fn archive(columns: &Columns, language: &str) -> ArchivePage {
    let mut page = ArchivePage::default();
    (page.years, page.undated) = years(columns, &Scope::News, language);
    page.total = page.undated + page.years.iter().map(YearRow::total).sum::<u32>();
    // Among the works of a part another version may stand for one, of a year that the whole has none of.
    let (mut oldest, mut newest) = (i32::MAX, i32::MIN);
    let mut widen = |years: &[YearRow]| {
        for row in years {
            oldest = oldest.min(row.year);
            newest = newest.max(row.year);
        }
    };
    widen(&page.years);
    for facet in [Facet::Topic, Facet::Region] {
        for id in columns.ids(facet) {
            let scope = if facet == Facet::Topic { Scope::Topic } else { Scope::Region }(id.clone());
            let (years, undated) = years(columns, &scope, language);
            widen(&years);
            let part = PartRow { id: id.clone(), years, undated };
            if part.total() > 0 {
                if facet == Facet::Topic { &mut page.topics } else { &mut page.regions }.push(part);
            }
        }
    }
    fill(&mut page.years, oldest, newest);
    // A slip of the pen (0219 for 2019) draws no thousand columns.
    if page.years.len() > MOST {
        page.topics.clear();
        page.regions.clear();
    }
    for part in page.topics.iter_mut().chain(&mut page.regions) {
        fill(&mut part.years, oldest, newest);
    }
    page
}

/// Makes them all years of a span, the newest first: those without any are seen as gaps.
fn fill(years: &mut Vec<YearRow>, oldest: i32, newest: i32) {
    for (at, year) in (oldest..=newest).rev().enumerate() {
        if years.get(at).is_none_or(|row| row.year != year) {
            years.insert(at, YearRow { year, ..YearRow::default() });
        }
    }
}

/// Rows by year and month, newest year first, and how many have no year.
#[must_use]
pub fn by_year(columns: &Columns, rows: &RowSet) -> (Vec<YearRow>, u32) {
    let (years, vague, undated) = tally(columns, rows);
    (years, vague + undated)
}

/// Rows by year and month, newest year first; how many have a date of less than a year; how many have none.
pub(super) fn tally(columns: &Columns, rows: &RowSet) -> (Vec<YearRow>, u32, u32) {
    let mut years: Vec<YearRow> = Vec::new();
    let mut start = 0;
    for (year, month, end) in &columns.known.months {
        let count = rows.count_between(start, *end);
        start = *end;
        if count > 0 {
            if years.last().is_none_or(|last| last.year != *year) {
                years.push(YearRow { year: *year, ..YearRow::default() });
            }
            if let Some(last) = years.last_mut() {
                last.months[*month as usize] = count;
            }
        }
    }
    let (mut vague, undated) = (0, rows.count_between(start, columns.len()));
    // What begins on the first day of a month may be less exact than that. As rows, so years fall.
    let (mut month, mut at) = (columns.known.months.iter(), None);
    let mut year = 0;
    for row in &columns.known.inexact {
        while at.is_none_or(|(_, _, end)| *row as usize >= end) {
            at = month.next().copied();
            if at.is_none() {
                break;
            }
        }
        let precision = columns.precision.get(*row as usize);
        let exact = matches!(precision, Some(Precision::Day | Precision::Month));
        if let (false, true, Some((of, month, _))) = (exact, rows.contains(*row), at) {
            year += years[year..].iter().position(|years| years.year == of).unwrap_or(0);
            years[year].months[month as usize] -= 1;
            if precision == Some(&Precision::Year) {
                years[year].unknown += 1;
            } else {
                vague += 1;
            }
        }
    }
    years.retain(|year| year.total() > 0);
    (years, vague, undated)
}

/// The works of a list in a year (and month), or without a year, in list order.
#[must_use]
pub fn dated_rows(
    columns: &Columns,
    scope: &Scope,
    year: Option<i32>,
    month: Option<u32>,
    language: &str,
) -> Vec<u32> {
    let mut rows = rows(columns, scope, language);
    let precision = |row: &u32| columns.precision.get(*row as usize).copied();
    let Some(year) = year else {
        rows.retain(|row| precision(row).is_none_or(|precision| precision == Precision::Vague));
        return rows;
    };
    let start = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1);
    let after =
        start.and_then(|start| start.checked_add_months(Months::new(if month.is_some() { 1 } else { 12 })));
    let (Some(start), Some(after)) = (start.map(day_number), after.map(day_number)) else {
        return Vec::new();
    };
    rows.retain(|row| {
        let first = columns.days.get(*row as usize).map(|(first, _)| *first);
        first.is_some_and(|first| (start..after).contains(&first))
            && match precision(row) {
                Some(Precision::Day | Precision::Month) => true,
                Some(Precision::Year) => month.is_none(),
                _ => false,
            }
    });
    rows
}

/// The rows that the plain list of `scope` in a year (and month) shows, of all its rows. A year of more than one part of
/// all news is read by its months, so its own page holds those alone whose month is not known: nobody looks through
/// fifty parts for what five parts of a month have.
#[must_use]
pub fn listed(columns: &Columns, scope: &Scope, month: Option<u32>, rows: Vec<u32>) -> Vec<u32> {
    if *scope != Scope::News || month.is_some() || rows.len() <= PART as usize {
        return rows;
    }
    let precision = |row: &u32| columns.precision.get(*row as usize);
    let has_month = |row: &u32| matches!(precision(row), Some(Precision::Day | Precision::Month));
    rows.into_iter().filter(|row| !has_month(row)).collect()
}

/// The numbers of a series that has them, ascending, each with how many works it holds.
#[must_use]
pub fn numbers(columns: &Columns, series: &str, language: &str) -> Vec<(u32, u32)> {
    let mut numbers: Vec<(u32, u32)> = Vec::new();
    for row in rows(columns, &Scope::Series(series.to_owned()), language) {
        let Some(number) = columns.number(row) else { continue };
        match numbers.binary_search_by_key(&number, |(number, _)| *number) {
            Ok(at) => numbers[at].1 += 1,
            Err(at) => numbers.insert(at, (number, 1)),
        }
    }
    numbers
}

/// The works of a list, one version each, in list order.
fn rows(columns: &Columns, scope: &Scope, language: &str) -> Vec<u32> {
    works(columns, scope, &Query::default(), None, language).list()
}
