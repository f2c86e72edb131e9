//! The filter: which rows of the columns a query means, and how many works each further choice would give.
//!
//! One pass over the rows: for each row it is noted which facets refuse it. A row that none refuses is an answer and
//! counts for all its values; a row that a single facet refuses counts for its values of that facet alone, since a
//! facet's own choices do not lower its own counts. Versions of one work are set aside and counted together.

use super::columns::{Columns, Day, day_number};
use super::matches::Matches;
use super::query::{Facet, Query};
use super::route::Scope;

/// What a query means: the works that answer, and the counts of all values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// One row a work, in list order.
    pub rows: Vec<u32>,
    /// By facet, by number of the id.
    pub counts: [Vec<u32>; 5],
}

/// One facet's choices, by number.
struct Wanted {
    facet: Facet,
    any: bool,
    all: Option<usize>,
    within: Vec<bool>,
    out: Vec<bool>,
}

impl Wanted {
    fn new(columns: &Columns, query: &Query, facet: Facet) -> Self {
        let len = columns.ids(facet).len();
        let mut wanted =
            Self { facet, any: false, all: None, within: vec![false; len], out: vec![false; len] };
        for choice in query.of(facet) {
            let known = columns.number_of(facet, &choice.value).map(usize::from);
            match (known, choice.out) {
                (Some(number), true) => wanted.out[number] = true,
                (Some(number), false) => wanted.within[number] = true,
                // A value that is not known excludes nothing, and matches nothing.
                (None, _) => {}
            }
            wanted.any |= !choice.out;
        }
        if facet == Facet::Topic && query.all_topics {
            wanted.all = Some(query.of(facet).iter().filter(|choice| !choice.out).count());
        }
        wanted
    }

    fn is_idle(&self) -> bool {
        !self.any && !self.out.contains(&true)
    }

    fn takes(&self, columns: &Columns, row: usize) -> bool {
        let (mut found, mut refused) = (0, false);
        columns.values(self.facet, row, |value| {
            found += usize::from(self.within[usize::from(value)]);
            refused |= self.out[usize::from(value)];
        });
        !refused && (!self.any || self.all.map_or(found > 0, |all| found == all))
    }
}

/// The days asked for; `None` where no date restricts.
enum Time {
    Any,
    Undated,
    Span(Day, Day),
}

impl Time {
    fn new(query: &Query) -> Self {
        if query.undated {
            return Self::Undated;
        }
        let from = query.from.span().map(|(first, _)| day_number(first));
        let to = query.to.span().map(|(_, last)| day_number(last));
        if from.is_none() && to.is_none() {
            return Self::Any;
        }
        Self::Span(from.unwrap_or(Day::MIN), to.unwrap_or(Day::MAX))
    }

    fn takes(&self, columns: &Columns, row: usize) -> bool {
        let days = columns.days.get(row).copied();
        match self {
            Self::Any => true,
            Self::Undated => days.is_none(),
            // An empty span meets nothing, not even a year that lies across it.
            Self::Span(from, to) if from > to => false,
            Self::Span(from, to) => {
                let meets = |(first, last): (Day, Day)| first <= *to && last >= *from;
                let event = || u32::try_from(row).ok().and_then(|row| columns.event(row));
                days.is_some_and(meets) || (!columns.events.is_empty() && event().is_some_and(meets))
            }
        }
    }
}

/// Whether a row belongs to a list; `None` when nothing can.
pub(super) fn in_scope<'a>(columns: &'a Columns, scope: &Scope) -> Option<Box<dyn Fn(usize) -> bool + 'a>> {
    let number = |facet, id: &str| columns.number_of(facet, id);
    Some(match scope {
        Scope::News => Box::new(|_| true),
        Scope::Topic(id) => {
            let topic = number(Facet::Topic, id)?;
            Box::new(move |row| columns.topics.of(row).contains(&topic))
        }
        Scope::Region(id) => {
            let region = number(Facet::Region, id)?;
            Box::new(move |row| columns.regions.of(row).contains(&region))
        }
        Scope::Series(id) => {
            let series = number(Facet::Series, id)? + 1;
            Box::new(move |row| columns.series[row] == series)
        }
        Scope::Number(id, wanted) => {
            let (series, wanted) = (number(Facet::Series, id)? + 1, *wanted);
            let has =
                move |row: usize| u32::try_from(row).ok().and_then(|row| columns.number(row)) == Some(wanted);
            Box::new(move |row| columns.series[row] == series && has(row))
        }
    })
}

/// Rows that share a work with others: each with its original, in the order of originals, then of rows.
///
/// Nothing in this room is sorted by the standard library's sort: each type it sorts costs the browser program five
/// kilobytes, and all orders here follow from the order of the rows.
fn by_work(columns: &Columns) -> Vec<(u32, u32)> {
    const END: u32 = u32::MAX;
    if columns.versions.is_empty() {
        return Vec::new();
    }
    // The versions of each original, as a chain through `next`, in the order of their rows.
    let mut first = vec![END; columns.len()];
    let mut next = vec![END; columns.versions.len()];
    for at in (0..u32::try_from(columns.versions.len()).unwrap_or(END)).rev() {
        let (_, of) = columns.versions[at as usize];
        next[at as usize] = std::mem::replace(&mut first[of as usize], at);
    }
    let mut members = Vec::with_capacity(columns.versions.len() * 2);
    for (of, first) in (0u32..).zip(first).filter(|(_, first)| *first != END) {
        let (mut at, mut own) = (first, Some((of, of)));
        while let Some((row, _)) = columns.versions.get(at as usize) {
            members.extend(own.take_if(|_| *row > of));
            members.push((of, *row));
            at = next[at as usize];
        }
        members.extend(own);
    }
    members
}

/// Which rows share their work with another row.
fn shared(columns: &Columns) -> Vec<bool> {
    let mut shared = vec![false; columns.len()];
    for (row, of) in &columns.versions {
        shared[*row as usize] = true;
        shared[*of as usize] = true;
    }
    shared
}

/// Folds versions of one work into one row: that in `language`, else the original, else the first. In list order.
pub(super) fn fold(columns: &Columns, rows: Vec<u32>, language: &str) -> Vec<u32> {
    if columns.versions.is_empty() {
        return rows;
    }
    let shared = shared(columns);
    let mut keep = vec![false; columns.len()];
    let mut several: Vec<u32> = Vec::new();
    for row in rows {
        if shared[row as usize] { several.push(row) } else { keep[row as usize] = true }
    }
    let wanted = columns.number_of(Facet::Language, language);
    for group in by_work(columns).chunk_by(|a, b| a.0 == b.0) {
        let here = || group.iter().map(|(_, row)| *row).filter(|row| several.binary_search(row).is_ok());
        let own = here().find(|row| Some(columns.language[*row as usize]) == wanted);
        let original = || here().find(|row| *row == group[0].0);
        if let Some(row) = own.or_else(original).or_else(|| here().next()) {
            keep[row as usize] = true;
        }
    }
    (0u32..).zip(keep).filter(|(_, keep)| *keep).map(|(row, _)| row).collect()
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
    let mut counts = Facet::ALL.map(|facet| vec![0u32; columns.ids(facet).len()]);
    let Some(within) = in_scope(columns, scope) else { return Answer { rows: Vec::new(), counts } };
    let matching = matching.map(|rows| Matches::flags(rows, columns.len()));
    let time = Time::new(query);
    let wanted = Facet::ALL.map(|facet| Wanted::new(columns, query, facet));
    let busy: Vec<&Wanted> = wanted.iter().filter(|wanted| !wanted.is_idle()).collect();
    let counts_alone = |facet: Facet| facet != Facet::Topic || !query.all_topics;
    // Which facet's values a row counts for: all (None), or the single one that refuses it.
    let judge = |row: usize| -> Option<Option<Facet>> {
        if matching.as_ref().is_some_and(|matching| !matching[row]) {
            return None;
        }
        if !within(row) || !time.takes(columns, row) {
            return None;
        }
        let mut refused = busy.iter().filter(|wanted| !wanted.takes(columns, row)).map(|wanted| wanted.facet);
        match (refused.next(), refused.next()) {
            (None, _) => Some(None),
            (Some(facet), None) if counts_alone(facet) => Some(Some(facet)),
            _ => None,
        }
    };
    let shared = shared(columns);
    let mut rows = Vec::new();
    for (row, at) in (0..columns.len()).zip(0u32..) {
        let Some(only) = judge(row) else { continue };
        if only.is_none() {
            rows.push(at);
        }
        if shared[row] {
            continue;
        }
        for facet in Facet::ALL.into_iter().filter(|facet| only.is_none_or(|only| only == *facet)) {
            columns.values(facet, row, |value| counts[facet.index()][usize::from(value)] += 1);
        }
    }
    for group in by_work(columns).chunk_by(|a, b| a.0 == b.0) {
        let mut seen: Vec<(Facet, u16)> = Vec::new();
        for (_, row) in group {
            let Some(only) = judge(*row as usize) else { continue };
            for facet in Facet::ALL.into_iter().filter(|facet| only.is_none_or(|only| only == *facet)) {
                columns.values(facet, *row as usize, |value| {
                    if !seen.contains(&(facet, value)) {
                        seen.push((facet, value));
                    }
                });
            }
        }
        for (facet, value) in seen {
            counts[facet.index()][usize::from(value)] += 1;
        }
    }
    Answer { rows: fold(columns, rows, language), counts }
}
