//! Honest dates: the part of EDTF (ISO 8601-2:2019, level 1) that newsrooms need.
//!
//! `2019-03-23`, `2019-03`, `2019`, each with `?` (uncertain), `~` (approximate) or `%` (both); `201X`, `20XX`,
//! `2019-XX`, `2019-03-XX`; intervals `2019-03/2019-05`, `2004/..`, `../2004`. No date at all is no `Edtf`.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

/// How much of the (start of the) date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Year, month and day.
    Day,
    /// Year and month.
    Month,
    /// The year alone.
    Year,
    /// Less than a year: a decade, a century, an interval with an open start.
    Vague,
}

/// A date as it is known. Two are equal when they are written alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    text: String,
    start: Part,
    end: Option<Part>,
    first: NaiveDate,
    last: NaiveDate,
}

/// One side of an interval, or the whole date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The first day it allows.
    pub first: NaiveDate,
    /// The last day it allows.
    pub last: NaiveDate,
    /// How much of it is known.
    pub precision: Precision,
    /// Marked with `~` or `%`: "about".
    pub approximate: bool,
    /// Marked with `?` or `%`: "perhaps".
    pub uncertain: bool,
    /// `..` or nothing: this side of the interval is open.
    pub open: bool,
}

/// Why a text is no date; `Display` says it with the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing between the quotes.
    Empty,
    /// Not of the form of a date.
    Form(String),
    /// Of the right form, but there is no such day or month.
    Impossible(String),
    /// The interval's end lies before its start.
    Backwards,
    /// A time of day was written.
    TimeOfDay(String),
    /// A season, which is not the same months everywhere.
    Season(String),
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the date is empty; leave the line out when the date is not known"),
            Self::Form(text) => {
                write!(
                    f,
                    "“{text}” is no date; write 2019-03-23, 2019-03, 2019, 1983~, 201X or 2019-03/2019-05"
                )
            }
            Self::Impossible(text) => write!(f, "there is no day “{text}” in the calendar"),
            Self::Backwards => write!(f, "the interval ends before it begins; the earlier date comes first"),
            Self::TimeOfDay(day) => write!(f, "a date has no time of day; write {day}"),
            Self::Season(year) => {
                write!(f, "seasons differ by place; write the months, as {year}-03/{year}-05")
            }
        }
    }
}

impl std::error::Error for DateFault {}

impl Edtf {
    /// Reads a date.
    ///
    /// # Errors
    /// A [`DateFault`] that says what is wrong and what would be right.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DateFault::Empty);
        }
        let Some((from, to)) = text.split_once('/') else {
            let start = parse_part(text)?;
            return Ok(Self {
                text: text.to_owned(),
                start,
                end: None,
                first: start.first,
                last: start.last,
            });
        };
        let (start, end) = (parse_side(from, true)?, parse_side(to, false)?);
        if start.open && end.open {
            return Err(DateFault::Form(text.to_owned()));
        }
        if end.last < start.first || (end.first < start.first && !start.open && !end.open) {
            return Err(DateFault::Backwards);
        }
        Ok(Self {
            text: text.to_owned(),
            start,
            end: Some(end),
            first: start.first,
            last: end.last.max(start.last),
        })
    }

    /// The date as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day that the date allows.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.first
    }

    /// The last day that the date allows.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.last
    }

    /// The date, or the start of the interval.
    #[must_use]
    pub fn start(&self) -> Part {
        self.start
    }

    /// The end of the interval, where it is one.
    #[must_use]
    pub fn end(&self) -> Option<Part> {
        self.end
    }

    /// How much of its start is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.start.precision
    }

    /// The year of its start, where that is known.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        (self.precision() < Precision::Vague).then(|| self.first.year())
    }

    /// The month (1 to 12) of its start, where that is known.
    #[must_use]
    pub fn month(&self) -> Option<u32> {
        self.month_known().then(|| self.first.month())
    }

    /// Whether year and month of its start are known.
    #[must_use]
    pub fn month_known(&self) -> bool {
        self.precision() <= Precision::Month
    }

    /// Where it stands among dates with the same first day, smaller first: the more exact, the smaller.
    /// `1983~` comes last of all that begin on 1 January 1983.
    #[must_use]
    pub fn inexactness(&self) -> (bool, i64) {
        let marked = self.start.approximate || self.start.uncertain;
        (marked, (self.last - self.first).num_days())
    }

    /// What HTML's `datetime` attribute takes: the known part of the start; nothing for less than a year.
    #[must_use]
    pub fn datetime(&self) -> Option<String> {
        let first = self.first;
        match self.precision() {
            Precision::Day => Some(iso_day(first)),
            Precision::Month => Some(format!("{:04}-{:02}", first.year(), first.month())),
            Precision::Year => Some(format!("{:04}", first.year())),
            Precision::Vague => None,
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A day as `2019-03-23`.
#[must_use]
pub fn iso_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Reads `2019-03-23` and nothing else.
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let part = parse_part(text).ok()?;
    (part.precision == Precision::Day && text.len() == 10).then_some(part.first)
}

/// The last day of the month that begins with `first`.
fn month_end(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

fn parse_side(text: &str, is_start: bool) -> Result<Part, DateFault> {
    if text == ".." || text.is_empty() {
        let year = if is_start { 1 } else { 9999 };
        let day = NaiveDate::from_ymd_opt(year, if is_start { 1 } else { 12 }, if is_start { 1 } else { 31 })
            .ok_or(DateFault::Empty)?;
        return Ok(Part {
            first: day,
            last: day,
            precision: Precision::Vague,
            approximate: false,
            uncertain: false,
            open: true,
        });
    }
    parse_part(text)
}

fn parse_part(whole: &str) -> Result<Part, DateFault> {
    let form = || DateFault::Form(whole.to_owned());
    let impossible = || DateFault::Impossible(whole.to_owned());
    if let Some((day, _)) = whole.split_once(['T', ' '])
        && parse_part(day).is_ok()
    {
        return Err(DateFault::TimeOfDay(day.to_owned()));
    }
    let (text, mark) = match whole.char_indices().next_back() {
        Some((at, mark @ ('?' | '~' | '%'))) => (&whole[..at], Some(mark)),
        _ => (whole, None),
    };
    let mut pieces = text.split('-');
    let (year, month, day) = (pieces.next().unwrap_or_default(), pieces.next(), pieces.next());
    if pieces.next().is_some() || year.len() != 4 || [month, day].into_iter().flatten().any(|p| p.len() != 2)
    {
        return Err(form());
    }
    let known = year.trim_end_matches('X');
    if known.len() < 2 || !known.bytes().all(|b| b.is_ascii_digit()) {
        return Err(form());
    }
    let number = |digits: &str| digits.parse::<u32>().map_err(|_| form());
    let part = |first: NaiveDate, last: NaiveDate, precision| Part {
        first,
        last,
        precision,
        approximate: matches!(mark, Some('~' | '%')),
        uncertain: matches!(mark, Some('?' | '%')),
        open: false,
    };
    let year_day = |year: u32, month, day| {
        i32::try_from(year).ok().filter(|y| *y > 0).and_then(|y| NaiveDate::from_ymd_opt(y, month, day))
    };
    if known.len() < 4 {
        if month.is_some() {
            return Err(form());
        }
        let unit = if known.len() == 3 { 10 } else { 100 };
        let start = number(known)? * unit;
        let first = year_day(start.max(1), 1, 1).ok_or_else(impossible)?;
        let last = year_day(start + unit - 1, 12, 31).ok_or_else(impossible)?;
        return Ok(part(first, last, Precision::Vague));
    }
    let year_number = number(year)?;
    let first = year_day(year_number, 1, 1).ok_or_else(impossible)?;
    let last = year_day(year_number, 12, 31).ok_or_else(impossible)?;
    match (month, day) {
        (None, None) | (Some("XX"), None | Some("XX")) => Ok(part(first, last, Precision::Year)),
        (Some(month), None | Some("XX")) => {
            let month = number(month)?;
            if (21..=24).contains(&month) {
                return Err(DateFault::Season(year.to_owned()));
            }
            let first = year_day(year_number, month, 1).ok_or_else(impossible)?;
            Ok(part(first, month_end(first).ok_or_else(impossible)?, Precision::Month))
        }
        (Some(month), Some(day)) => {
            let day = year_day(year_number, number(month)?, number(day)?).ok_or_else(impossible)?;
            Ok(part(day, day, Precision::Day))
        }
        (None, Some(_)) => Err(form()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_newsrooms_write() {
        for (text, first, last, precision) in [
            ("2019-03-23", "2019-03-23", "2019-03-23", Precision::Day),
            ("2019-02", "2019-02-01", "2019-02-28", Precision::Month),
            ("2004-02-XX", "2004-02-01", "2004-02-29", Precision::Month),
            ("1983~", "1983-01-01", "1983-12-31", Precision::Year),
            ("1983-XX", "1983-01-01", "1983-12-31", Precision::Year),
            ("198X", "1980-01-01", "1989-12-31", Precision::Vague),
            ("19XX?", "1900-01-01", "1999-12-31", Precision::Vague),
            ("2012-08/2012-09", "2012-08-01", "2012-09-30", Precision::Month),
            ("2004/..", "2004-01-01", "9999-12-31", Precision::Year),
            ("../2004-03", "0001-01-01", "2004-03-31", Precision::Vague),
        ] {
            let date = Edtf::parse(text).unwrap();
            assert_eq!(
                (iso_day(date.first_day()).as_str(), iso_day(date.last_day()).as_str(), date.precision()),
                (first, last, precision),
                "{text}"
            );
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn refuses_with_a_reason() {
        for text in [
            "",
            "tomorrow",
            "2019-2-3",
            "2019-02-30",
            "2019-13",
            "2009/2004",
            "2019-03-23T18:00",
            "2019-21",
            "XXXX",
            "0000",
            "/",
            "2019-03-23-01",
            "1é83",
        ] {
            assert!(Edtf::parse(text).is_err(), "{text}");
        }
        assert_eq!(Edtf::parse("2019-03-23T18:00"), Err(DateFault::TimeOfDay("2019-03-23".into())));
        assert_eq!(Edtf::parse("2009/2004"), Err(DateFault::Backwards));
    }

    #[test]
    fn the_more_exact_comes_first() {
        let rank = |text: &str| Edtf::parse(text).unwrap().inexactness();
        assert!(rank("1983-01-01") < rank("1983-01"));
        assert!(rank("1983-01") < rank("1983"));
        assert!(rank("1983/1985") < rank("1983~"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,24}") {
            if let Ok(date) = Edtf::parse(&text) {
                proptest::prop_assert!(date.first_day() <= date.last_day());
                proptest::prop_assert_eq!(Edtf::parse(date.as_str()), Ok(date));
            }
        }

        #[test]
        fn any_day_is_read_back(days in 1i32..3_000_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let date = Edtf::parse(&iso_day(day)).unwrap();
            proptest::prop_assert_eq!((date.first_day(), date.last_day()), (day, day));
        }
    }
}
