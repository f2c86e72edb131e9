//! Dates in figures: `2004-04-30`, `30/04/2004`, `04/2004`, and what of `12/03/2004` is sure.

use super::tokens::Kind;
use super::when::{Side, When};
use super::{Doubt, Line, Order, words};

const BETWEEN: [char; 3] = ['-', '/', '.'];

impl Line<'_> {
    /// `2004-04-30`, `2004/04/30`, `2004-04`. In prose `2004-05` may as well be two years: both are covered.
    pub(super) fn iso(&self, at: usize) -> Option<(usize, When)> {
        if self.hangs_on_a_number(at) {
            return None;
        }
        let token = self.get(at).filter(|token| token.digits() == 4)?;
        let value = token.value()?;
        let year = if value == 0 { 0 } else { self.full_year(at)? };
        let mark = self.between(at + 1)?;
        let month = self.number(at + 2, 2).filter(|_| self.touches(at + 1))?;
        if self.is_mark(at + 3, &[mark])
            && self.touches(at + 3)
            && let Some(day) = self.get(at + 4).filter(|day| day.digits() <= 2 && !day.glued)
            && let Some(day) = day.value()
        {
            return Some((at + 5, When::one((year, Some(month), Some(day)))));
        }
        if mark == '.' || self.get(at + 2)?.digits() != 2 || self.goes_on(at + 2) {
            return None;
        }
        let (short, month_signed) = (year % 100, i32::try_from(month).ok()?);
        if month_signed > short {
            let to = year - short + month_signed;
            let when = When::span((year, None, None), (to, None, None));
            let doubt = (1..=12).contains(&month).then_some(Doubt::Ambiguous);
            return Some((at + 3, When { doubt, ..when }));
        }
        ((1..=12).contains(&month) && mark == '-').then(|| (at + 3, When::one((year, Some(month), None))))
    }

    /// `30/04/2004`, `30.4.04`, `04/2004`.
    pub(super) fn figures(&self, at: usize) -> Option<(usize, When)> {
        if self.hangs_on_a_number(at) {
            return None;
        }
        let first = self.number(at, 2)?;
        let mark = self.between(at + 1).filter(|_| self.touches(at + 1))?;
        if let Some(year) = self.full_year(at + 2) {
            return self.month_and_year(at, first, year);
        }
        let second = self.number(at + 2, 2)?;
        if !self.is_mark(at + 3, &[mark]) || !self.touches(at + 3) || self.goes_on(at + 4) {
            return None;
        }
        if let Some(year) = self.full_year(at + 4) {
            return Some((at + 5, self.day_and_month(year, first, second)));
        }
        if self.get(at + 4)?.digits() == 4 && self.number(at + 4, 4)? == 0 {
            return Some((at + 5, When::one((0, None, None))));
        }
        let third = self.number(at + 4, 2).filter(|_| self.get(at + 4).is_some_and(|it| it.digits() == 2))?;
        self.three_short(first, second, third).map(|when| (at + 5, when))
    }

    /// `03/2004`. After `No.`, or as `3/2004`, it may be the third number of that year.
    fn month_and_year(&self, at: usize, month: u32, year: i32) -> Option<(usize, When)> {
        if self.goes_on(at + 2) {
            return None;
        }
        let numbered = at > 0
            && (words::is_number_word(self.word(at - 1))
                || self.is_mark(at - 1, &['#'])
                || at > 1 && words::is_number_word(self.word(at - 2)));
        if month == 0 || month > 12 || numbered || self.get(at)?.digits() != 2 {
            return Some((at + 3, When::one((year, None, None)).doubted(Doubt::Ambiguous)));
        }
        Some((at + 3, When::one((year, Some(month), None))))
    }

    /// Two figures and a year.
    fn day_and_month(&self, year: i32, first: u32, second: u32) -> When {
        let day_first = When::one((year, Some(second), Some(first)));
        let month_first = When::one((year, Some(first), Some(second)));
        match self.manner.order {
            _ if first == second => day_first,
            Some(Order::DayFirst) if second <= 12 => day_first,
            Some(Order::MonthFirst) if first <= 12 => month_first,
            _ if first > 12 && second <= 12 => day_first,
            _ if second > 12 && first <= 12 => month_first,
            _ if first > 12 => day_first.doubted(Doubt::Impossible),
            _ => When::one((year, None, None)).doubted(Doubt::Ambiguous),
        }
    }

    /// Three figures of two digits: what all the ways of reading them agree on.
    fn three_short(&self, first: u32, second: u32, third: u32) -> Option<When> {
        let read = |year, month, day| -> Option<Side> {
            let year = self.short_year(year)?;
            chrono::NaiveDate::from_ymd_opt(year, month, day).map(|_| (year, Some(month), Some(day)))
        };
        let mut ways: Vec<Side> = match self.manner.order {
            Some(Order::DayFirst) => vec![read(third, second, first)?],
            Some(Order::MonthFirst) => vec![read(third, first, second)?],
            None => [read(third, second, first), read(third, first, second), read(first, second, third)]
                .into_iter()
                .flatten()
                .collect(),
        };
        ways.sort_unstable();
        ways.dedup();
        match ways.as_slice() {
            [] => None,
            [only] => Some(When::one(*only)),
            [one, rest @ ..] if rest.iter().all(|other| other.0 == one.0) => {
                Some(When::one((one.0, None, None)).doubted(Doubt::Ambiguous))
            }
            // Not even the year is sure.
            _ => Some(When::one((0, None, None)).doubted(Doubt::Ambiguous)),
        }
    }

    /// `20040430…` or `2004-04…`, as programs write, at the very start.
    pub(super) fn machine(&self) -> Option<(usize, When)> {
        let first = self.get(0)?;
        if let Some(value) = first.value().filter(|_| matches!(first.digits(), 8)) {
            let year = i32::try_from(value / 10_000).ok()?;
            let fair = (1700..=self.manner.newest + 10).contains(&year);
            return fair.then(|| (1, When::one((year, Some(value / 100 % 100), Some(value % 100)))));
        }
        let year = self.full_year(0)?;
        if self.tokens.len() == 1 {
            return Some((1, When::one((year, None, None))));
        }
        let alone = self.tokens.len() == 3 && self.is_mark(1, &['-']);
        let month = self.number(2, 2).filter(|month| alone && (1..=12).contains(month))?;
        Some((3, When::one((year, Some(month), None))))
    }

    fn between(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            Kind::Mark(mark) if BETWEEN.contains(&mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether a mark stands between its neighbours without spaces.
    fn touches(&self, at: usize) -> bool {
        let (Some(before), Some(mark), Some(after)) =
            (at.checked_sub(1).and_then(|at| self.get(at)), self.get(at), self.get(at + 1))
        else {
            return false;
        };
        before.end == mark.start && mark.end == after.start
    }

    /// Whether a number is the middle of a longer one: `1.30/04/2004`.
    fn hangs_on_a_number(&self, at: usize) -> bool {
        at > 1 && self.between(at - 1).is_some() && self.touches(at - 1) && self.tokens[at - 2].digits() > 0
    }

    /// Whether figures go on behind a number.
    fn goes_on(&self, at: usize) -> bool {
        self.between(at + 1).is_some() && self.touches(at + 1) && self.tokens[at + 2].digits() > 0
    }
}
