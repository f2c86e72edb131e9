//! The plain lists of years, months and the undated, for those without scripts: at most 50 works a page. A year of all
//! news that has more leads on to its months, as [`crate::archive::calendar::listed`] says for the app.

use std::collections::BTreeMap;

use crate::archive::calendar::PART;
use crate::archive::date::Edtf;
use crate::archive::route::{Route, Scope};
use crate::publish::compile::{Catalogue, card};
use crate::publish::content::newsroom::Numbering;
use crate::ui::content::DatedList;

/// A list of a year, a month or the undated, with all its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// Of the interface.
    pub(super) language: String,
    scope: Scope,
    /// `None`: the undated.
    year: Option<i32>,
    month: Option<u32>,
    /// How many works it is of.
    total: u32,
    /// Those that it shows, in list order.
    rows: Vec<u32>,
    months: [u32; 12],
    earlier: Option<i32>,
    later: Option<i32>,
}

/// The rows of a year and of its months.
#[derive(Default)]
struct Year {
    rows: Vec<u32>,
    months: [Vec<u32>; 12],
}

/// The plain lists of `scope`, whose rows are given in list order, for readers of `language`. A series with numbers has
/// none of years: a year would stand where a number does.
pub(super) fn lists(catalogue: &Catalogue<'_>, scope: &Scope, rows: &[u32], language: &str) -> Vec<Dated> {
    let (years, undated) = by_year(catalogue, &catalogue.fold(rows, language));
    let list = |year, month, rows: Vec<u32>| Dated {
        language: language.to_owned(),
        scope: scope.clone(),
        year,
        month,
        total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        rows,
        months: [0; 12],
        earlier: None,
        later: None,
    };
    let mut lists = Vec::new();
    if !undated.is_empty() {
        lists.push(list(None, None, undated));
    }
    if has_numbers(catalogue, scope) {
        return lists;
    }
    let all: Vec<i32> = years.keys().copied().collect();
    for (at, (year, of_year)) in years.into_iter().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| all.get(at).copied());
        let (earlier, later) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        let counts = of_year.months.each_ref().map(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let months = if *scope == Scope::News { counts } else { [0; 12] };
        let mut whole = Dated { months, earlier, later, ..list(Some(year), None, of_year.rows) };
        if *scope == Scope::News && whole.total > PART {
            whole.rows.retain(|row| catalogue.at(*row).date.as_ref().and_then(Edtf::month).is_none());
        }
        lists.push(whole);
        if *scope == Scope::News {
            let known = (1u32..).zip(of_year.months).filter(|(_, rows)| !rows.is_empty());
            let of_month = known.map(|(month, rows)| list(Some(year), Some(month), rows));
            lists.extend(of_month.map(|list| Dated { earlier, later, ..list }));
        }
    }
    lists
}

fn by_year(catalogue: &Catalogue<'_>, rows: &[u32]) -> (BTreeMap<i32, Year>, Vec<u32>) {
    let (mut years, mut undated) = (BTreeMap::<i32, Year>::new(), Vec::new());
    for row in rows {
        let date = catalogue.at(*row).date.as_ref();
        let Some(year) = date.and_then(Edtf::year) else {
            undated.push(*row);
            continue;
        };
        let of_year = years.entry(year).or_default();
        of_year.rows.push(*row);
        if let Some(month) = date.and_then(Edtf::month) {
            of_year.months[month as usize - 1].push(*row);
        }
    }
    (years, undated)
}

fn has_numbers(catalogue: &Catalogue<'_>, scope: &Scope) -> bool {
    let Scope::Series(id) = scope else { return false };
    catalogue.newsroom().one_series(id).is_some_and(|series| series.numbering != Numbering::None)
}

impl Dated {
    /// How many parts there are, at least 1.
    pub(super) fn parts(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX).div_ceil(PART).max(1)
    }

    /// Where a part stands.
    pub(super) fn route(&self, part: u32) -> Route {
        let scope = self.scope.clone();
        match (self.year, self.month) {
            (None, _) => Route::Undated { scope, part },
            (Some(year), None) => Route::Year { scope, year, part },
            (Some(year), Some(month)) => Route::Month { year, month, part },
        }
    }

    /// What a part shows but for its items, and the rows of these.
    pub(super) fn outline(&self, part: u32) -> (impl std::fmt::Debug + '_, &[u32]) {
        let around = (&self.language, &self.scope, self.year, self.month, self.total, part, self.parts());
        ((around, self.months, self.earlier, self.later), self.rows_of(part))
    }

    fn rows_of(&self, part: u32) -> &[u32] {
        let start = ((part - 1) * PART) as usize;
        let end = self.rows.len().min(start + PART as usize);
        self.rows.get(start..end).unwrap_or_default()
    }

    /// What a part shows.
    pub(super) fn content(&self, catalogue: &Catalogue<'_>, part: u32) -> DatedList {
        DatedList {
            scope: self.scope.clone(),
            year: self.year,
            month: self.month,
            total: self.total,
            part,
            parts: self.parts(),
            items: self
                .rows_of(part)
                .iter()
                .map(|row| Ok(card::card(catalogue, catalogue.at(*row), None)))
                .collect(),
            months: self.months,
            earlier: self.earlier,
            later: self.later,
        }
    }
}
