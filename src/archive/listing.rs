//! The answer to a query: what is on this page of the list, how many in all, and what each further choice would give.

use super::calendar;
use super::columns::Columns;
use super::filter::{Answer, filter_among, works};
use super::histogram::{Histogram, histogram, restricts, whenever};
use super::matches::Matches;
use super::query::{DateField, Facet, Query, Sort};
use super::route::Scope;
use super::rows::RowSet;

/// How many works a page of a list shows.
pub const PAGE: u32 = 20;

/// The answer to a query over a list, all but the cards themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whose list.
    pub scope: Scope,
    /// What was asked; its page is set to the one shown.
    pub query: Query,
    /// How many works answer.
    pub total: u32,
    /// How many pages that is, at least 1.
    pub pages: u32,
    /// The rows (of the facet columns, and so of the shards laid end to end) shown on this page, in order.
    pub rows: Vec<u32>,
    /// Each facet with its values, in the order of [`Facet::ALL`].
    pub facets: Vec<FacetCounts>,
    /// When nothing answers: what to drop, and how many works that would give; the most first.
    pub relaxations: Vec<Relaxation>,
    /// How the answer lies over time, what is asked of the dates set aside.
    pub time: Histogram,
    /// How many works of the whole list (whatever is asked) there are in each year, newest first.
    pub years: Vec<(i32, u32)>,
    /// How many works of the whole list have no year.
    pub undated: u32,
    /// How many works the whole list holds.
    pub whole: u32,
    /// `from` and `to` are both read, and the span between them is empty.
    pub reversed: bool,
}

/// A facet with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which.
    pub facet: Facet,
    /// In the order of the vocabulary, then chosen ones that no vocabulary knows.
    pub values: Vec<ValueCount>,
}

/// A value of a facet under the present choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// Its id.
    pub id: String,
    /// How many works have it, the facet's own choices set aside (but for topics under "all").
    pub count: u32,
    /// `Some(false)` chosen, `Some(true)` left out.
    pub chosen: Option<bool>,
    /// Whether the archive knows it.
    pub known: bool,
}

/// A filter that could be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// Which.
    pub dropped: Dropped,
    /// The query without it.
    pub query: Query,
    /// How many works that would give.
    pub count: u32,
}

/// What a relaxation drops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A word, a phrase or an exclusion, as it was typed.
    Words(String),
    /// One choice.
    Choice(Facet, String),
    /// `from`.
    From,
    /// `to`.
    To,
    /// Undated only.
    Undated,
    /// Every topic rather than any.
    AllTopics,
}

/// Answers a query over a list: `language` is the interface's, `per_page` how many works a page shows.
#[must_use]
pub fn plan(columns: &Columns, scope: &Scope, query: &Query, language: &str, per_page: u32) -> Plan {
    plan_among(columns, scope, query, None, language, per_page)
}

/// The same among the rows that match the query's words, the best first where the query says so; `None` sets its words
/// aside.
#[must_use]
pub fn plan_among(
    columns: &Columns,
    scope: &Scope,
    query: &Query,
    matches: Option<&Matches>,
    language: &str,
    per_page: u32,
) -> Plan {
    let matching = matches.map(|matches| &matches.rows[..]);
    let answer = filter_among(columns, scope, query, matching, language);
    let total = answer.rows.len();
    let pages = total.div_ceil(per_page.max(1)).max(1);
    let page = query.page.min(pages - 1);
    let rows = ordered(columns, &answer.rows, query.sort, matches, (page * per_page, per_page as usize));
    let (years, undated) = if query.has_filters() {
        calendar::years(columns, scope, language)
    } else {
        calendar::by_year(columns, &answer.rows)
    };
    let years: Vec<(i32, u32)> = years.iter().map(|row| (row.year, row.total())).collect();
    let whole = undated + years.iter().map(|(_, count)| count).sum::<u32>();
    let time = if restricts(query) {
        histogram(columns, &works(columns, scope, &whenever(query), matching, language), query)
    } else {
        histogram(columns, &answer.rows, query)
    };
    let relaxations = if total == 0 { relax(columns, scope, query, matches, language) } else { Vec::new() };
    Plan {
        scope: scope.clone(),
        query: Query { page, ..query.clone() },
        total,
        pages,
        rows,
        facets: Facet::ALL.map(|facet| values(columns, query, facet, &answer)).into(),
        relaxations,
        time,
        years,
        undated,
        whole,
        reversed: is_reversed(query),
    }
}

/// All rows that answer, not only a page of them, in the list's order.
#[must_use]
pub fn whole(
    columns: &Columns,
    scope: &Scope,
    query: &Query,
    matches: Option<&Matches>,
    language: &str,
) -> Vec<u32> {
    let matching = matches.map(|matches| &matches.rows[..]);
    let rows = works(columns, scope, query, matching, language);
    ordered(columns, &rows, query.sort, matches, (0, columns.len()))
}

/// Rows in the order that is asked for, but for the first `skip`, and at most so many.
fn ordered(
    columns: &Columns,
    rows: &RowSet,
    sort: Sort,
    matches: Option<&Matches>,
    (skip, most): (u32, usize),
) -> Vec<u32> {
    match (sort, matches) {
        (Sort::Oldest, _) => oldest_first(columns, rows, skip, most),
        (Sort::Relevance, Some(matches)) => {
            let best = matches.best_first(&rows.list());
            best.into_iter().skip(skip as usize).take(most).collect()
        }
        _ => {
            let mut list = Vec::new();
            rows.list_between((0, columns.len()), skip, most, &mut list);
            list
        }
    }
}

fn is_reversed(query: &Query) -> bool {
    match (query.from.span(), query.to.span()) {
        (Some((from, _)), Some((_, to))) => from > to && !query.undated,
        _ => false,
    }
}

/// A part of list order turned round by day: what shares a first day stays in order, undated rows stay last.
fn oldest_first(columns: &Columns, rows: &RowSet, mut skip: u32, most: usize) -> Vec<u32> {
    let days = &columns.days;
    let mut list = Vec::new();
    let mut end = days.len();
    while end > 0 && list.len() < most {
        let mut start = end - 1;
        while start > 0 && days[start - 1].0 == days[end - 1].0 {
            start -= 1;
        }
        skip = rows.list_between((start, end), skip, most, &mut list);
        end = start;
    }
    rows.list_between((days.len(), columns.len()), skip, most, &mut list);
    list
}

fn values(columns: &Columns, query: &Query, facet: Facet, answer: &Answer) -> FacetCounts {
    let chosen = |id: &str| query.of(facet).iter().find(|choice| choice.value == id).map(|choice| choice.out);
    let known = columns.ids(facet).iter().zip(&answer.counts[facet.index()]);
    let known = known.map(|(id, count)| ValueCount {
        id: id.clone(),
        count: *count,
        chosen: chosen(id),
        known: true,
    });
    let unknown = query.of(facet).iter().filter(|choice| columns.number_of(facet, &choice.value).is_none());
    let unknown = unknown.map(|choice| ValueCount {
        id: choice.value.clone(),
        count: 0,
        chosen: Some(choice.out),
        known: false,
    });
    FacetCounts { facet, values: known.chain(unknown).collect() }
}

/// Every query with one filter less that has an answer, the most first.
fn relax(
    columns: &Columns,
    scope: &Scope,
    query: &Query,
    matches: Option<&Matches>,
    language: &str,
) -> Vec<Relaxation> {
    let query = &Query { page: 0, ..query.clone() };
    let matching = matches.map(|matches| &matches.rows[..]);
    let mut tries: Vec<(Dropped, Query)> = Vec::new();
    for facet in Facet::ALL {
        for choice in query.of(facet) {
            tries.push((Dropped::Choice(facet, choice.value.clone()), query.without(facet, &choice.value)));
        }
    }
    if query.from.span().is_some() && !query.undated {
        tries.push((Dropped::From, Query { from: DateField::default(), ..query.clone() }));
    }
    if query.to.span().is_some() && !query.undated {
        tries.push((Dropped::To, Query { to: DateField::default(), ..query.clone() }));
    }
    if query.undated {
        tries.push((Dropped::Undated, Query { undated: false, ..query.clone() }));
    }
    if query.all_topics {
        tries.push((Dropped::AllTopics, Query { all_topics: false, ..query.clone() }));
    }
    let answered = |(dropped, query, matching): (Dropped, Query, Option<&[u32]>)| {
        let count = works(columns, scope, &query, matching, language).len();
        Relaxation { dropped, query, count }
    };
    let without = matches.map(|matches| &matches.without[..]).unwrap_or_default().iter().map(|without| {
        let rows = (!without.rest.is_empty()).then_some(&without.rows[..]);
        (Dropped::Words(without.dropped.clone()), query.with_words(&without.rest), rows)
    });
    // Words that are found, but not with these filters: all of them may be dropped too.
    let whole = matches
        .filter(|matches| matches.without.is_empty())
        .map(|_| (Dropped::Words(query.words.clone()), query.with_words(""), None));
    let tries = tries.into_iter().map(|(dropped, query)| (dropped, query, matching));
    let mut relaxations: Vec<Relaxation> = Vec::new();
    for relaxation in
        without.chain(whole).chain(tries).map(answered).filter(|relaxation| relaxation.count > 0)
    {
        let place = relaxations.partition_point(|other| other.count >= relaxation.count);
        relaxations.insert(place, relaxation);
    }
    relaxations
}
