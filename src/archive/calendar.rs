//! How the archive lies over time: years, months, and what has no date.

use chrono::{Datelike, NaiveDate};

use super::columns::Columns;
use super::date::Precision;
use super::filter::{fold, in_scope};
use super::route::Scope;

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

/// Where a row's date puts it: its year, and its month (1 to 12) where that is known. Nothing for the undated and for
/// dates of less than a year.
#[must_use]
pub fn place(columns: &Columns, row: u32) -> Option<(i32, Option<u32>)> {
    let (first, _) = columns.days.get(row as usize)?;
    let date = NaiveDate::from_num_days_from_ce_opt(*first)?;
    match columns.precision[row as usize] {
        Precision::Day | Precision::Month => Some((date.year(), Some(date.month()))),
        Precision::Year => Some((date.year(), None)),
        Precision::Vague => None,
    }
}

/// The works of a list by year and month, newest year first, and how many have no year. Years without any are not
/// among them. A work in several languages counts once, in the interface's language where it has that.
#[must_use]
pub fn years(columns: &Columns, scope: &Scope, language: &str) -> (Vec<YearRow>, u32) {
    let (years, vague, undated) = tally(columns, rows(columns, scope, language).into_iter());
    (years, vague + undated)
}

/// Rows by year and month, newest year first; how many have a date of less than a year; how many have none.
pub(super) fn tally(columns: &Columns, rows: impl Iterator<Item = u32>) -> (Vec<YearRow>, u32, u32) {
    let mut years: Vec<YearRow> = Vec::new();
    let (mut vague, mut undated) = (0, 0);
    for row in rows {
        let Some((year, month)) = place(columns, row) else {
            if columns.days.get(row as usize).is_some() {
                vague += 1;
            } else {
                undated += 1;
            }
            continue;
        };
        // Rows come newest first, so a new year nearly always goes at the end; searching from there costs nothing.
        let at = years.iter().rposition(|known| known.year >= year);
        let at = match at {
            Some(at) if years[at].year == year => at,
            later => {
                let place = later.map_or(0, |later| later + 1);
                years.insert(place, YearRow { year, ..YearRow::default() });
                place
            }
        };
        match month {
            Some(month) => years[at].months[month as usize - 1] += 1,
            None => years[at].unknown += 1,
        }
    }
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
    let wanted = |row: &u32| match (place(columns, *row), year) {
        (Some((at, of)), Some(year)) => at == year && (month.is_none() || of == month),
        (None, None) => true,
        _ => false,
    };
    rows(columns, scope, language).into_iter().filter(wanted).collect()
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
    let Some(within) = in_scope(columns, scope) else { return Vec::new() };
    let all = 0..u32::try_from(columns.len()).unwrap_or(u32::MAX);
    fold(columns, all.filter(|row| within(*row as usize)).collect(), language)
}
