//! The filter: which rows of the columns a query means, and how many works each further choice would give.
//!
//! All of it is done with sets of rows, a bit for each:
//! 1. the rows in question: of the list, in the span of time, among those that something else found (a search);
//! 2. for each facet with choices the rows that it takes; those in question that all facets take are the answer;
//! 3. a value's count is how many of its rows are among those in question that all *other* facets take, since a facet's
//!    own choices do not lower its own counts;
//! 4. versions of one work are counted once, and one of them stands for it.

use super::columns::{Columns, Day, Posting, day_number};
use super::query::{Choice, Facet, Query};
use super::route::Scope;
use super::rows::RowSet;

/// What a query means: the works that answer, and the counts of all values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// One row a work.
    pub rows: RowSet,
    /// By facet, by number of the id.
    pub counts: [Vec<u32>; 5],
}

/// Answers a query over a list. `language` is the interface's, by which versions of one work are folded.
#[must_use]
pub fn filter(columns: &Columns, scope: &Scope, query: &Query, language: &str) -> Answer {
    filter_among(columns, scope, query, None, language)
}

/// The same among the rows that match the query's words; `None` sets its words aside.
#[must_use]
pub fn filter_among(
    columns: &Columns,
    scope: &Scope,
    query: &Query,
    matching: Option<&[u32]>,
    language: &str,
) -> Answer {
    let sets = Sets::new(columns, scope, query, matching);
    let mut rows = sets.taken(None);
    let count = |facet: Facet, base: &RowSet| -> Vec<u32> {
        columns.known.postings[facet.index()].iter().map(|posting| posting.count_in(base)).collect()
    };
    let mut counts = Facet::ALL.map(|_| Vec::new());
    let (chosen, free): (Vec<Facet>, Vec<Facet>) =
        Facet::ALL.into_iter().partition(|facet| sets.by_facet[facet.index()].is_some());
    for facet in chosen {
        let base = sets.taken(Some(facet));
        counts[facet.index()] = count(facet, &base);
        count_works(columns, &[facet], &base, &mut counts);
    }
    for facet in &free {
        counts[facet.index()] = count(*facet, &rows);
    }
    count_works(columns, &free, &rows, &mut counts);
    fold(columns, &mut rows, language);
    Answer { rows, counts }
}

/// The works that answer, as [`filter_among`] has them, without any counts.
#[must_use]
pub fn works(
    columns: &Columns,
    scope: &Scope,
    query: &Query,
    matching: Option<&[u32]>,
    language: &str,
) -> RowSet {
    let mut rows = Sets::new(columns, scope, query, matching).taken(None);
    fold(columns, &mut rows, language);
    rows
}

/// The rows in question, and those that each facet takes.
struct Sets {
    common: RowSet,
    /// Nothing where a facet takes all.
    by_facet: [Option<RowSet>; 5],
}

impl Sets {
    fn new(columns: &Columns, scope: &Scope, query: &Query, matching: Option<&[u32]>) -> Self {
        let mut common = in_time(columns, query);
        if let Some(matching) = matching {
            common.keep(&RowSet::of(columns.len(), matching));
        }
        let with = |facet, id: &str| {
            let mut rows = RowSet::none(columns.len());
            if let Some(posting) = posting(columns, facet, id) {
                posting.add_to(&mut rows);
            }
            rows
        };
        match scope {
            Scope::News => {}
            Scope::Topic(id) => common.keep(&with(Facet::Topic, id)),
            Scope::Region(id) => common.keep(&with(Facet::Region, id)),
            Scope::Series(id) | Scope::Number(id, _) => common.keep(&with(Facet::Series, id)),
        }
        if let Scope::Number(_, wanted) = scope {
            let of_number = columns.numbers.iter().filter(|(_, number)| number == wanted);
            let of_number: Vec<u32> = of_number.map(|(row, _)| *row).collect();
            common.keep(&RowSet::of(columns.len(), &of_number));
        }
        let mut by_facet = Facet::ALL.map(|facet| taken_by(columns, query, facet));
        if query.all_topics
            && let Some(topics) = by_facet[Facet::Topic.index()].take()
        {
            // Every further topic narrows, so topics lower their own counts too.
            common.keep(&topics);
        }
        Self { common, by_facet }
    }

    /// The rows in question that all facets take; one facet aside, if any.
    fn taken(&self, aside: Option<Facet>) -> RowSet {
        let mut rows = self.common.clone();
        for facet in Facet::ALL.into_iter().filter(|facet| Some(*facet) != aside) {
            if let Some(taken) = &self.by_facet[facet.index()] {
                rows.keep(taken);
            }
        }
        rows
    }
}

fn posting<'a>(columns: &'a Columns, facet: Facet, id: &str) -> Option<&'a Posting> {
    columns.known.postings[facet.index()].get(usize::from(columns.number_of(facet, id)?))
}

/// The rows that a facet's choices take; nothing when that is all of them. A value that is not known excludes nothing,
/// and matches nothing.
fn taken_by(columns: &Columns, query: &Query, facet: Facet) -> Option<RowSet> {
    let of = |choice: &Choice| posting(columns, facet, &choice.value);
    let every = facet == Facet::Topic && query.all_topics;
    let choices = query.of(facet);
    let mut taken: Option<RowSet> = None;
    for choice in choices.iter().filter(|choice| !choice.out) {
        match (&mut taken, of(choice)) {
            (Some(taken), Some(posting)) if !every => posting.add_to(taken),
            (Some(_), None) if !every => {}
            (before, posting) => {
                let mut own = RowSet::none(columns.len());
                if let Some(posting) = posting {
                    posting.add_to(&mut own);
                }
                if let Some(before) = before {
                    own.keep(before);
                }
                taken = Some(own);
            }
        }
    }
    let mut out: Option<RowSet> = None;
    for posting in choices.iter().filter(|choice| choice.out).filter_map(of) {
        posting.add_to(out.get_or_insert_with(|| RowSet::none(columns.len())));
    }
    if let Some(out) = out {
        taken.get_or_insert_with(|| RowSet::span(columns.len(), 0, columns.len())).leave_out(&out);
    }
    taken
}

/// The rows that belong to the span of time that is asked for.
fn in_time(columns: &Columns, query: &Query) -> RowSet {
    let days = &columns.days;
    let from = query.from.span().map(|(first, _)| day_number(first));
    let to = query.to.span().map(|(_, last)| day_number(last));
    if query.undated || (from.is_none() && to.is_none()) {
        return RowSet::span(columns.len(), if query.undated { days.len() } else { 0 }, columns.len());
    }
    let (from, to) = (from.unwrap_or(Day::MIN), to.unwrap_or(Day::MAX));
    // An empty span meets nothing, not even a year that lies across it.
    if from > to {
        return RowSet::none(columns.len());
    }
    // Rows stand by their first day; of the earlier ones, only those can reach into the span that have more days.
    let start = days.partition_point(|(first, _)| *first > to);
    let end = days.partition_point(|(first, _)| *first >= from);
    let mut rows = RowSet::span(columns.len(), start, end);
    let inexact = &columns.known.inexact;
    for row in &inexact[inexact.partition_point(|row| (*row as usize) < end)..] {
        if days[*row as usize].1 >= from {
            rows.insert(*row);
        }
    }
    for (row, first, last) in &columns.events {
        if *first <= to && *last >= from {
            rows.insert(*row);
        }
    }
    rows
}

/// Calls `each` with every work that has several versions in a set: its original's row, and those versions, ascending.
fn each_shared(columns: &Columns, rows: &RowSet, mut each: impl FnMut(u32, &[u32])) {
    let mut inside: Vec<u32> = Vec::new();
    let mut before = 0;
    for (of, row) in &columns.known.shared {
        if *of != before {
            if inside.len() > 1 {
                each(before, &inside);
            }
            inside.clear();
            before = *of;
        }
        if rows.contains(*row) {
            inside.push(*row);
        }
    }
    if inside.len() > 1 {
        each(before, &inside);
    }
}

/// Makes counts of rows into counts of works, for some facets: a value that several versions of a work have counts once.
fn count_works(columns: &Columns, facets: &[Facet], rows: &RowSet, counts: &mut [Vec<u32>; 5]) {
    each_shared(columns, rows, |_, versions| {
        for (at, row) in versions.iter().enumerate().skip(1) {
            for facet in facets {
                columns.values(*facet, *row as usize, |value| {
                    if versions[..at].iter().any(|earlier| columns.has(*facet, *earlier as usize, value)) {
                        counts[facet.index()][usize::from(value)] -= 1;
                    }
                });
            }
        }
    });
}

/// Folds versions of one work into one row: that in the language of the interface, else the original, else the first.
fn fold(columns: &Columns, rows: &mut RowSet, language: &str) {
    let wanted = columns.number_of(Facet::Language, language);
    let mut folded: Vec<u32> = Vec::new();
    each_shared(columns, rows, |of, versions| {
        let own = versions.iter().find(|row| columns.language(**row) == wanted);
        let original = || versions.iter().find(|row| **row == of);
        let stands = own.or_else(original).or(versions.first());
        folded.extend(versions.iter().filter(|row| Some(*row) != stands));
    });
    for row in folded {
        rows.remove(row);
    }
}
