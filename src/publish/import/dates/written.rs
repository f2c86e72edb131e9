//! Dates in words: `30 April 2004`, `May / April 2009`, `3 de junio de 2019`, `del 28 de abril al 3 de mayo de 2004`,
//! `2nd quarter 2008`, `Spring 2008`.

use super::when::{Side, When};
use super::{Doubt, Line, words};

const LIST: [char; 8] = ['-', '–', '—', '/', ',', '&', '+', '\u{2012}'];
const RANGE: [char; 5] = ['-', '–', '—', '/', '\u{2012}'];

/// A date in words, perhaps without its year.
struct Part {
    year: Option<i32>,
    /// One month, or the first and last of several.
    months: Vec<u32>,
    /// None, one day, or the first and last of several.
    days: Vec<u32>,
    /// A day of two figures that may as well be a year: `Sep 12`.
    either: bool,
}

impl Line<'_> {
    /// A date or interval in words, with its year.
    pub(super) fn in_words(&self, at: usize) -> Option<(usize, When)> {
        let (end, first) = self.part(at)?;
        if let Some(next) = self.to(end, first.year.is_none())
            && let Some((end, second)) = self.part(self.skip_of(next))
            && second.year.is_some()
            && first.months.len() == 1
            && second.months.len() == 1
            && first.days.is_empty() == second.days.is_empty()
        {
            return Some((end, between(&first, &second)?));
        }
        let numbered = || self.prefix_number(at).is_some();
        let year = first.year.or_else(|| {
            let may_be_year = first.either && numbered();
            may_be_year.then(|| first.days.last().copied()).flatten().and_then(|year| self.short_year(year))
        });
        let days = if first.year.is_some() { first.days.as_slice() } else { &[] };
        match year {
            Some(year) => Some((end, within(year, &first.months, days))),
            // The words are a date, but whether of that year or that day cannot be told.
            None => first.either.then(|| (end, When::one((0, None, None)).doubted(Doubt::Ambiguous))),
        }
    }

    /// `30 [de] April [2004]`, `April 30 [2004]`, `April [2004]`, `April/May [2004]`, `2004 April [30]`.
    fn part(&self, at: usize) -> Option<(usize, Part)> {
        if let Some((next, days)) = self.days(at) {
            // `30-Apr-2004`
            let joined = self.is_mark(next, &['-', '/', '.']) && self.joins(next);
            let (next, month) = self.month(if joined { next + 1 } else { self.skip_of(next) })?;
            let (end, year) = self.year(next).map_or((next, None), |(end, year)| (end, Some(year)));
            return Some((end, Part { year, months: vec![month], days, either: false }));
        }
        if let Some(year) = self.full_year(at) {
            let next = if self.is_mark(at + 1, &[',', '-', '/', ':']) { at + 2 } else { at + 1 };
            let (next, month) = self.month(next)?;
            // `2004, April 2005` is another date with a year in front.
            if self.year(next).is_some() {
                return None;
            }
            let (end, days) = self.days(next).unwrap_or((next, Vec::new()));
            return Some((end, Part { year: Some(year), months: vec![month], days, either: false }));
        }
        let (mut next, month) = self.month(at)?;
        let mut months = vec![month];
        while let Some((end, month)) = self.list_mark(next).and_then(|next| self.month(next)) {
            next = end;
            months.push(month);
        }
        if let Some((end, year)) = self.year(next).filter(|_| months.len() > 1 || self.days(next).is_none()) {
            return Some((end, Part { year: Some(year), months, days: Vec::new(), either: false }));
        }
        if months.len() > 1 {
            return Some((next, Part { year: None, months, days: Vec::new(), either: false }));
        }
        let Some((end, days)) = self.days(next) else {
            return Some((next, Part { year: None, months, days: Vec::new(), either: false }));
        };
        if let Some((end, year)) = self.year(end) {
            return Some((end, Part { year: Some(year), months, days, either: false }));
        }
        let last = &self.tokens[end - 1];
        let either = days.len() == 1 && last.digits() == 2 && !last.ordinal && self.ends(end);
        Some((end, Part { year: None, months, days, either }))
    }

    /// `3`, `3rd`, `3-5`, `3, 4 y 5`: the first and the last of them.
    fn days(&self, at: usize) -> Option<(usize, Vec<u32>)> {
        let day = |at| self.number(at, 2).filter(|day| *day <= 31);
        let mut days = vec![day(at)?];
        let mut next = at + 1;
        while let Some((after, another)) =
            self.list_mark(next).and_then(|after| day(after).map(|another| (after, another)))
        {
            days.push(another);
            next = after + 1;
        }
        // A time of day: `30 April 10:30` has no second day.
        if self.is_mark(next, &[':']) && self.number(next + 1, 2).is_some() {
            return None;
        }
        let ends = [days.iter().min(), days.iter().max()].into_iter().flatten().copied().collect();
        Some((next, if days.len() == 1 { days } else { ends }))
    }

    fn month(&self, at: usize) -> Option<(usize, u32)> {
        let month = words::month(self.word(at))?;
        Some((if self.is_mark(at + 1, &['.']) { at + 2 } else { at + 1 }, month))
    }

    /// A year behind a month or day: `2004`, `, 2004`, `de 2004`, `'04`, and `04` where the line ends.
    fn year(&self, at: usize) -> Option<(usize, i32)> {
        let at = self.skip_of(if self.is_mark(at, &[',', '.', '-', '/']) { at + 1 } else { at });
        if let Some(year) = self.full_year(at) {
            return Some((at + 1, year));
        }
        let apostrophe = self.is_mark(at, &['\'', '’', '‘', '`', '´']);
        let at = if apostrophe { at + 1 } else { at };
        let short =
            self.number(at, 2).filter(|_| self.tokens[at].digits() == 2 && !self.tokens[at].ordinal)?;
        (apostrophe || self.ends(at + 1)).then(|| self.short_year(short)).flatten().map(|year| (at + 1, year))
    }

    /// Whether nothing but marks of the end of a phrase stands there, so that figures before it were a year.
    fn ends(&self, at: usize) -> bool {
        self.get(at).is_none() || self.is_mark(at, &['.', ')', ']', ';', '|', ',', '-', '–', '—', '·', '•'])
    }

    /// Whether a mark stands between its neighbours without spaces.
    fn joins(&self, at: usize) -> bool {
        at > 0
            && self.get(at + 1).is_some_and(|next| {
                self.tokens[at - 1].end == self.tokens[at].start && self.tokens[at].end == next.start
            })
    }

    fn skip_of(&self, mut at: usize) -> usize {
        let most = at + 2;
        while at < most && words::is_of(self.word(at)) {
            at += 1;
        }
        if self.is_mark(at, &[',']) && words::month(self.word(at + 1)).is_some() { at + 1 } else { at }
    }

    /// What stands between the parts of a list.
    fn list_mark(&self, at: usize) -> Option<usize> {
        if self.is_mark(at, &LIST) {
            // `3, 4, and 5`
            return Some(if words::is_to(self.word(at + 1)) { at + 2 } else { at + 1 });
        }
        words::is_to(self.word(at)).then_some(at + 1)
    }

    /// What stands between the two ends of an interval; `and` only where the first has no year of its own.
    fn to(&self, at: usize, open: bool) -> Option<usize> {
        if self.is_mark(at, &RANGE) {
            return Some(at + 1);
        }
        let word = self.word(at);
        let joins = matches!(word, "to" | "al" | "a" | "hasta" | "until" | "till" | "through");
        (joins || open && matches!(word, "and" | "y" | "e")).then_some(at + 1)
    }

    /// `2nd quarter 2008`, `Q2 2008`, `2008 Q2`, `primer semestre de 2008`.
    pub(super) fn part_of_year(&self, at: usize) -> Option<(usize, When)> {
        let year = |at: usize| {
            let at = if self.is_mark(at, &[',', '-', '/']) { at + 1 } else { at };
            let at = self.skip_of(at);
            self.full_year(at).map(|year| (at + 1, year))
        };
        let short = |at: usize| {
            let months = words::part_of_year(self.word(at)).filter(|_| self.word(at).len() == 1)?;
            let joined = self.get(at)?.end == self.get(at + 1)?.start;
            self.number(at + 1, 1).filter(|_| joined).map(|number| (months, number))
        };
        if let Some((months, number)) = short(at) {
            let (end, year) = year(at + 2)?;
            return Some((end, part(year, months, number)?));
        }
        if let Some(year) = self.full_year(at) {
            let next = if self.is_mark(at + 1, &[',', '-', '/']) { at + 2 } else { at + 1 };
            let (months, number) = short(next)?;
            return Some((next + 2, part(year, months, number)?));
        }
        let number = words::ordinal(self.word(at)).or_else(|| self.number(at, 1))?;
        let months = words::part_of_year(self.word(at + 1)).filter(|_| self.word(at + 1).len() > 1)?;
        let number = if matches!(self.word(at), "last" | "ultimo") { 12 / months } else { number };
        let (end, year) = year(at + 2)?;
        Some((end, part(year, months, number)?))
    }

    /// `Spring 2008`, `winter 2008/09`: the year alone.
    pub(super) fn season(&self, at: usize) -> Option<(usize, When)> {
        if !words::is_season(self.word(at)) {
            return None;
        }
        let mut next = at + 1;
        while let Some(after) = self.list_mark(next).filter(|after| words::is_season(self.word(*after))) {
            next = after + 1;
        }
        let (end, year) = self.year(next)?;
        let (end, to) = self.next_year(end, year).map_or((end, None), |(end, to)| (end, Some(to)));
        let when = When { to: to.map(|to| (to, None, None)), ..When::one((year, None, None)) };
        Some((end, when.doubted(Doubt::Season)))
    }

    /// The second of two years: `/2009`, `-09`.
    fn next_year(&self, at: usize, year: i32) -> Option<(usize, i32)> {
        if !self.is_mark(at, &RANGE) {
            return None;
        }
        let full = self.full_year(at + 1);
        let short = || {
            let short = i32::try_from(self.number(at + 1, 2)?).ok()?;
            (self.tokens[at + 1].digits() == 2).then_some(year - year % 100 + short)
        };
        full.or_else(short).filter(|to| *to > year).map(|to| (at + 2, to))
    }

    /// A line that is a year and nothing else, `1983`, `c. 1983`, `[1983?]`, `1998-2004`: its first piece and the one
    /// after its last.
    pub(super) fn bare_year(&self) -> Option<(usize, usize, When)> {
        let at = self.tokens.iter().position(|token| token.digits() == 4)?;
        let about = self.tokens[..at].iter().any(|token| words::is_about(&token.word));
        let alone = |token: &super::Token| {
            !matches!(token.kind, super::tokens::Kind::Word)
                || words::is_about(&token.word)
                || words::is_of(&token.word)
        };
        // © 1983 is whose it is, not when.
        let owned = self.tokens[..at].iter().any(|token| token.is_mark('©'));
        let before = self.prefix_start(at);
        if owned || !self.tokens[..before].iter().all(alone) {
            return None;
        }
        if self.tokens[at].decade {
            return None;
        }
        let year = self.full_year(at)?;
        let (end, when) = if let Some((end, to)) = self.next_year(at + 1, year) {
            (end, When::span((year, None, None), (to, None, None)))
        } else {
            let perhaps = self.is_mark(at + 1, &['?']);
            let mark = if about { Some('~') } else { perhaps.then_some('?') };
            (at + 1, When { mark, ..When::one((year, None, None)) })
        };
        let rest_is_marks = self.tokens[end..].iter().all(|t| matches!(t.kind, super::tokens::Kind::Mark(_)));
        rest_is_marks.then_some((at, end, when))
    }
}

/// Months, or days of one month, of a year.
fn within(year: i32, months: &[u32], days: &[u32]) -> When {
    match (months, days) {
        ([month], []) => When::one((year, Some(*month), None)),
        ([month], [day]) => When::one((year, Some(*month), Some(*day))),
        ([month], [first, .., last]) => {
            When::span((year, Some(*month), Some(*first)), (year, Some(*month), Some(*last)))
        }
        ([first, .., last], _) => months_of(year, *first, *last),
        ([], _) => When::one((year, None, None)),
    }
}

/// The months from one to another of which the last is of that year: `Dec/Jan 2005` begins in 2004, `May / April 2009` is
/// the wrong way round, and where both can be, as in `July/January 2005`, all that it may mean is covered.
fn months_of(year: i32, first: u32, last: u32) -> When {
    let side = |year, month| (year, Some(month), None);
    if first <= last {
        return When::span(side(year, first), side(year, last));
    }
    let (across, back) = (last + 12 - first, first - last);
    match across.cmp(&back) {
        std::cmp::Ordering::Less => When::span(side(year - 1, first), side(year, last)),
        std::cmp::Ordering::Greater => {
            When::span(side(year, last), side(year, first)).doubted(Doubt::Reversed)
        }
        std::cmp::Ordering::Equal => {
            When::span((year - 1, None, None), (year, None, None)).doubted(Doubt::Ambiguous)
        }
    }
}

/// From one date in words to another that has a year.
fn between(first: &Part, second: &Part) -> Option<When> {
    let year = second.year?;
    let (from, to) = (*first.months.first()?, *second.months.last()?);
    let ends =
        |part: &Part, last: bool| if last { part.days.last().copied() } else { part.days.first().copied() };
    let Some(own) = first.year else {
        // The first end's year is the second's, or the one before when that lies nearer.
        let across = from > to && to + 12 - from < from - to;
        let start: Side = (if across { year - 1 } else { year }, Some(from), ends(first, false));
        return Some(When::span(start, (year, Some(to), ends(second, true))));
    };
    Some(When::span((own, Some(from), ends(first, false)), (year, Some(to), ends(second, true))))
}

/// The months of a quarter or half.
fn part(year: i32, months: u32, number: u32) -> Option<When> {
    let last = months * number;
    if number == 0 || last > 12 {
        return None;
    }
    Some(When::span((year, Some(last - months + 1), None), (year, Some(last), None)))
}
