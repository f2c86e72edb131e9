//! A list with filters: the answer from the columns, then the cards of its page.

use std::rc::Rc;

use super::super::edition::Edition;
use super::super::search::{Heard, Index};
use super::super::store::{Absence, Had};
use super::Haste;
use super::cards::{Item, cards, settled};
use crate::archive::calendar;
use crate::archive::listing::{self, PAGE, Plan};
use crate::archive::names;
use crate::archive::query::Query;
use crate::archive::route::Scope;
use crate::browser::Fault;
use crate::model::{Issue, IssueIndex, Numbering};
use crate::ui::content::{Content, Excerpt, Listing, NumberRow, Searched};

/// A gap of so many numbers is rather a slip of the pen than issues that are not here.
const GAP: u32 = 1000;

pub(super) fn list(edition: &Edition, scope: &Scope, query: &Query, haste: &Haste) -> Had<Content> {
    let issues = match scope {
        Scope::Series(id) => described(edition, id),
        _ => Ok(Vec::new()),
    };
    // Words need the search engine; what it says and the columns are asked for at the same time.
    let heard = words(edition, query);
    let (columns, index) = edition.lists()?;
    let language = edition.language();
    let heard = settled(heard)?;
    let matches = heard.as_ref().ok().and_then(Option::as_ref).and_then(|heard| heard.matches.as_ref());
    let mut plan = listing::plan_among(&columns, scope, query, matches, language, PAGE);
    let mut items = match (cards(edition, &index, &plan.rows), haste) {
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
    let search = match heard {
        Ok(None) => None,
        Ok(Some(heard)) => Some(searched(edition, &mut plan, &heard, &mut items, haste)?),
        Err(trouble) => Some(Searched { trouble: Some(trouble), ..Searched::default() }),
    };
    Ok(Content::List(Box::new(Listing { plan, items, numbers, search })))
}

/// What the search engine says of a query's words, where it has any.
fn words(edition: &Edition, query: &Query) -> Had<Option<Rc<Heard>>> {
    if query.words.is_empty() {
        return Ok(None);
    }
    let index = Index::of(&edition.site).ok_or(Fault::NotThere)?;
    edition.store.asked.search_in(index);
    edition.store.asked.heard(&query.words, edition.store.asked.typing.get()).map(Some)
}

/// What is to be said beside the list, and the passages that show the words. An article that was looked at, and has not
/// what was asked for after all, leaves the list.
fn searched(
    edition: &Edition,
    plan: &mut Plan,
    heard: &Heard,
    items: &mut Vec<Item>,
    haste: &Haste,
) -> Had<Searched> {
    let words = plan.query.words.clone();
    let typing = edition.store.asked.typing.get();
    let passage = |item: &Item| {
        let file = item.as_ref().ok()?.file.as_ref()?;
        Some(edition.store.asked.passage(&words, typing, file))
    };
    let asked: Vec<_> = items.iter().map(passage).collect();
    let mut excerpts = Vec::with_capacity(items.len());
    for one in asked {
        excerpts.push(match (one, haste) {
            (Some(Ok(passage)), _) => passage.map(|passage| (*passage).clone()),
            // Shown before they are here: the summaries stand in their place.
            (None, _) | (Some(Err(Absence::Needed)), Haste::Early(_) | Haste::Slow) => None,
            (Some(Err(absence)), _) => return Err(absence),
        });
    }
    let stays = |excerpt: &Option<Excerpt>| excerpt.as_ref().is_none_or(|excerpt| excerpt.confirmed);
    let mut at = excerpts.iter();
    items.retain(|_| at.next().is_none_or(stays));
    let before = excerpts.len();
    excerpts.retain(stays);
    plan.total -= u32::try_from(before - excerpts.len()).unwrap_or(0).min(plan.total);
    let alone = Query { words: words.clone(), sort: plan.query.sort, ..Query::default() };
    let is_alone = plan.scope == Scope::News && Query { page: 0, ..plan.query.clone() } == alone;
    let instead = heard.instead.clone().filter(|(_, rows)| *rows > 0);
    Ok(Searched {
        trouble: None,
        common: heard.common.clone(),
        too_many: heard.too_many,
        only_out: heard.only_out,
        kept: heard.kept,
        // With filters it is not known how many that would give.
        instead: instead.map(|(question, rows)| (question, is_alone.then_some(rows))),
        named: names::meant(&edition.site, &words),
        excerpts,
    })
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
