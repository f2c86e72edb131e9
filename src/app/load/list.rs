//! A list with filters: the answer from the columns, then the cards of its page.

use super::super::edition::Edition;
use super::super::store::{Absence, Had};
use super::Haste;
use super::cards::{cards, settled};
use crate::archive::calendar;
use crate::archive::listing::{self, PAGE};
use crate::archive::query::Query;
use crate::archive::route::Scope;
use crate::model::{Issue, IssueIndex, Numbering};
use crate::ui::content::{Content, Listing, NumberRow};

/// A gap of so many numbers is rather a slip of the pen than issues that are not here.
const GAP: u32 = 1000;

pub(super) fn list(edition: &Edition, scope: &Scope, query: &Query, haste: &Haste) -> Had<Content> {
    let issues = match scope {
        Scope::Series(id) => described(edition, id),
        _ => Ok(Vec::new()),
    };
    let (columns, index) = edition.lists()?;
    let language = edition.language();
    let plan = listing::plan(&columns, scope, query, language, PAGE);
    let items = match (cards(edition, &index, &plan.rows), haste) {
        // The new counts, over the cards that stand there: the list says that it is busy.
        (Err(Absence::Needed), Haste::Early(Some(old))) => match &**old {
            Content::List(old) if old.plan.scope == *scope => old.items.clone(),
            _ => return Err(Absence::Needed),
        },
        (items, _) => items?,
    };
    let numbers = match scope {
        // That issues are not described is no reason to show no list.
        Scope::Series(id) => {
            number_rows(&calendar::numbers(&columns, id, language), settled(issues)?.unwrap_or_default())
        }
        _ => Vec::new(),
    };
    Ok(Content::List(Box::new(Listing { plan, items, numbers })))
}

/// What the publisher says of the issues of a series with numbers.
pub(super) fn described(edition: &Edition, series: &str) -> Had<Vec<Issue>> {
    let series = edition.site.one_series(series).filter(|series| series.numbered != Numbering::None);
    let Some(file) = series.and_then(|series| series.issues.as_ref()) else { return Ok(Vec::new()) };
    Ok(edition.store.file::<IssueIndex>(&file.file)?.issues.clone())
}

/// Every number from the first to the last, with what is known of it; those that are not here count nothing.
fn number_rows(counts: &[(u32, u32)], issues: Vec<Issue>) -> Vec<NumberRow> {
    let row = |number, count| NumberRow { issue: Issue { number, ..Issue::default() }, count };
    let mut rows: Vec<NumberRow> = Vec::new();
    for (number, count) in counts {
        let last = rows.last().map(|row| row.issue.number).filter(|last| number - last < GAP);
        if let Some(last) = last {
            rows.extend((last + 1..*number).map(|missing| row(missing, 0)));
        }
        rows.push(row(*number, *count));
    }
    for issue in issues {
        match rows.binary_search_by_key(&issue.number, |row| row.issue.number) {
            Ok(at) => rows[at].issue = issue,
            Err(at) => rows.insert(at, NumberRow { issue, count: 0 }),
        }
    }
    rows
}
