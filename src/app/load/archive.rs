//! Years and months with their counts, straight from the columns.

use super::super::edition::Edition;
use super::super::store::Had;
use crate::archive::calendar;
use crate::archive::route::Scope;
use crate::ui::content::{ArchivePage, Content, YearRow};

pub(super) fn archive(edition: &Edition) -> Had<Content> {
    let columns = edition.columns()?;
    let (counts, undated) = calendar::years(&columns, &Scope::News, edition.language());
    let total = undated + counts.iter().map(calendar::YearRow::total).sum::<u32>();
    let mut years: Vec<YearRow> = Vec::new();
    for row in counts {
        // Years without any, within the archive's span, are seen as gaps.
        if let Some(later) = years.last().map(|later| later.year) {
            years.extend((row.year + 1..later).rev().map(|year| YearRow { year, ..YearRow::default() }));
        }
        years.push(row);
    }
    Ok(Content::Archive(ArchivePage { years, undated, total }))
}
