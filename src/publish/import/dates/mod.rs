//! Dates as people wrote them on pages, read honestly: never more exact than the text, in English and Spanish.
//!
//! `Update 103. 30 April 2004` is a number and a day; `153. Aug - Sep 12` two months; `May / April 2009` the same months
//! the right way round; `12/03/2004` is only a year, as nobody can tell whether March or December is meant, unless it is
//! known which comes first at this publisher's; `Spring 2008` is a year, as seasons differ by place; `31 December 1969`
//! is the zero of a clock, and no date at all.
//!
//! 1. `tokens` cuts a line into numbers, words and marks; `words` knows the months and their like.
//! 2. `written` and `numeric` read dates in words and in figures at one place of it.
//! 3. `When` makes EDTF of what was read, and drops what cannot be.

mod numeric;
mod prefix;
mod tokens;
mod when;
mod words;
mod written;

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use crate::archive::date::Edtf;

use tokens::{Token, tokens};
use when::When;

/// So many pieces of a text are looked at; a date line is short.
const MOST_TOKENS: usize = 400;

/// Which of two figures comes first where a publisher writes `12/03/2004`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    /// The day: 12 March.
    DayFirst,
    /// The month: 3 December.
    MonthFirst,
}

/// What must be known to read dates.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// Which comes first in figures; unknown when absent.
    pub order: Option<Order>,
    /// The newest year that a date can have: `12` is 2012 in 2026, and `99` is 1999.
    pub newest: i32,
}

/// Why less was taken than is written, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Day and month, or day and year, cannot be told apart.
    Ambiguous,
    /// What a missing date looks like when a clock's zero is printed.
    ZeroOfClock,
    /// There is no such day.
    Impossible,
    /// It was written the wrong way round.
    Reversed,
    /// A season, of which only the year is sure.
    Season,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ambiguous => "day and month (or year) cannot be told apart; only what is sure was taken",
            Self::ZeroOfClock => "this is the zero of a clock, no date",
            Self::Impossible => "there is no such day; only the year was taken",
            Self::Reversed => "written backwards; the earlier comes first now",
            Self::Season => "seasons differ by place; only the year was taken",
        })
    }
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The date; nothing where the text names none that can be believed.
    pub date: Option<Edtf>,
    /// Why it is less than, or other than, what is written.
    pub doubt: Option<Doubt>,
    /// The number in front: 103 in `Update 103. 30 April 2004`.
    pub number: Option<u32>,
    /// The name before that number: `Update`.
    pub series: Option<String>,
    /// Where date and prefix stand in the text, in bytes.
    pub span: Range<usize>,
    /// How many words stand outside of it.
    pub others: usize,
}

/// The first date of a text, however much else it says.
#[must_use]
pub fn read(text: &str, manner: Manner) -> Option<Found> {
    let pieces = tokens(text, MOST_TOKENS);
    let line = Line { tokens: &pieces, manner };
    let (at, end, when) =
        (0..pieces.len()).find_map(|at| line.date_at(at).map(|(end, when)| (at, end, when)))?;
    Some(line.found(text, at, end, when))
}

/// A text that is a date and little else: bare years are understood too (`1983`, `c. 1983`, `1998-2004`).
#[must_use]
pub fn read_whole(text: &str, manner: Manner) -> Option<Found> {
    read(text, manner).or_else(|| {
        let pieces = tokens(text, MOST_TOKENS);
        let line = Line { tokens: &pieces, manner };
        let (at, end, when) = line.bare_year()?;
        Some(line.found(text, at, end, when))
    })
}

/// A date that a program wrote: `20040430`, `2004-04`, `2004-04-30T12:00:00Z`, or anything [`read_whole`] understands.
#[must_use]
pub fn read_machine(text: &str, manner: Manner) -> Option<Found> {
    let text = text.trim();
    let pieces = tokens(text, MOST_TOKENS);
    let line = Line { tokens: &pieces, manner };
    if let Some((end, when)) = line.machine() {
        return Some(line.found(text, 0, end, when));
    }
    read_whole(text, manner)
}

/// A line cut into pieces, with what must be known to read it.
struct Line<'a> {
    tokens: &'a [Token],
    manner: Manner,
}

impl Line<'_> {
    /// The date that begins with that piece, and the piece after it.
    fn date_at(&self, at: usize) -> Option<(usize, When)> {
        self.iso(at)
            .or_else(|| self.figures(at))
            .or_else(|| self.in_words(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.season(at))
    }

    /// Puts together what was found from one piece to another.
    fn found(&self, text: &str, at: usize, end: usize, when: When) -> Found {
        let prefix = self.prefix(text, at);
        let first = prefix.as_ref().map_or(at, |prefix| prefix.first);
        let outside = self.tokens[..first].iter().chain(&self.tokens[end..]);
        let others = outside
            .filter(|token| !matches!(token.kind, tokens::Kind::Mark(_)))
            .filter(|token| !words::is_weekday(&token.word))
            .count();
        let (date, doubt) = when.edtf();
        let (number, series) = prefix.map_or((None, None), |prefix| (Some(prefix.number), prefix.series));
        let span = self.tokens[first].start..self.tokens[end - 1].end;
        Found { date, doubt, number, series, span, others }
    }

    fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| token.word.as_str())
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.get(at).is_some_and(|token| marks.iter().any(|mark| token.is_mark(*mark)))
    }

    /// A number of at most so many digits that no letters hang on.
    fn number(&self, at: usize, digits: usize) -> Option<u32> {
        let token = self.get(at)?;
        token.value().filter(|_| !token.glued && !token.decade && token.digits() <= digits)
    }

    /// A year in four digits.
    fn full_year(&self, at: usize) -> Option<i32> {
        let token = self.get(at).filter(|token| token.digits() == 4 && !token.ordinal)?;
        let year = i32::try_from(self.number(at, 4)?).ok()?;
        // A four-digit number that goes on, as in a telephone number, is no year.
        let goes_on = self.get(at + 1).is_some_and(|next| {
            next.start == token.end && matches!(next.kind, tokens::Kind::Mark('%' | '$' | '€' | '£'))
        });
        (!goes_on && (1700..=self.manner.newest + 10).contains(&year)).then_some(year)
    }

    /// The century that a year in two digits is of.
    fn short_year(&self, value: u32) -> Option<i32> {
        let value = i32::try_from(value).ok()?;
        Some(if 2000 + value <= self.manner.newest { 2000 + value } else { 1900 + value })
    }
}
