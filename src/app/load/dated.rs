//! A plain list of a year, a month or the undated, as it is also without scripts.

use super::super::edition::Edition;
use super::super::store::Had;
use super::cards::cards;
use crate::archive::calendar::{self, PART};
use crate::archive::route::Scope;
use crate::ui::content::{Content, DatedList};

/// Nothing when there are no such works, or not so many parts.
pub(super) fn dated(
    edition: &Edition,
    scope: &Scope,
    year: Option<i32>,
    month: Option<u32>,
    part: u32,
) -> Had<Option<Content>> {
    let (columns, index) = edition.lists()?;
    let language = edition.language();
    let rows = calendar::dated_rows(&columns, scope, year, month, language);
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let rows = calendar::listed(&columns, scope, month, rows);
    let parts = u32::try_from(rows.len()).unwrap_or(u32::MAX).div_ceil(PART).max(1);
    if total == 0 || part > parts {
        return Ok(None);
    }
    let start = ((part - 1) * PART) as usize;
    let rows: Vec<u32> = rows.into_iter().skip(start).take(PART as usize).collect();
    let (years, _) = calendar::years(&columns, scope, language);
    let months = match (scope, year, month) {
        (Scope::News, Some(year), None) => years.iter().find(|row| row.year == year).map(|row| row.months),
        _ => None,
    };
    let all = years.iter().map(|row| row.year);
    let earlier = year.and_then(|year| all.clone().filter(|other| *other < year).max());
    let later = year.and_then(|year| all.filter(|other| *other > year).min());
    Ok(Some(Content::Dated(DatedList {
        scope: scope.clone(),
        year,
        month,
        total,
        part,
        parts,
        items: cards(edition, &index, &rows)?,
        months: months.unwrap_or_default(),
        earlier,
        later,
    })))
}
