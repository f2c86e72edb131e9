//! Dates as each language writes them, and as honest as they are known.

use chrono::{Datelike, NaiveDate};

use super::Words;
use crate::archive::date::{Edtf, Part, Precision, parse_day};
use crate::model::Moment;

/// A date within a sentence: `23 March 2019`, `about 1983`, `1980s`, `August–September 2012`, `since 2004`.
#[must_use]
pub fn date(date: &Edtf, words: &Words) -> String {
    let start = date.start();
    let Some(end) = date.end() else { return part(start, words) };
    if end.open {
        let since = if start.precision == Precision::Day { words.since_day } else { words.since };
        return since.to_owned() + &part(start, words);
    }
    if start.open {
        let until = if end.precision == Precision::Day { words.until_day } else { words.until };
        return until.to_owned() + &part(end, words);
    }
    let plain = ![start, end].iter().any(|p| p.approximate || p.uncertain || p.precision == Precision::Vague);
    let same_year = start.first.year() == end.first.year();
    if plain && start.precision == end.precision {
        match start.precision {
            Precision::Day if same_year && start.first.month() == end.first.month() => {
                return join(&start.first.day().to_string(), "–", &part(end, words));
            }
            Precision::Day if same_year => {
                let first = start.first;
                let day = first.day().to_string() + words.of + month(first, words);
                return join(&day, " – ", &part(end, words));
            }
            Precision::Month if same_year => {
                return join(month(start.first, words), "–", &part(end, words));
            }
            Precision::Year => return join(&part(start, words), "–", &part(end, words)),
            _ => {}
        }
    }
    join(&part(start, words), " – ", &part(end, words))
}

/// The date of something, or that it has none; one that cannot be read stands as it was written.
#[must_use]
pub fn known(text: Option<&str>, words: &Words) -> String {
    let Some(text) = text else { return words.undated.to_owned() };
    Edtf::parse(text).map_or_else(|_| text.to_owned(), |read| date(&read, words))
}

/// A month of a year, as `March 2019`.
#[must_use]
pub fn month_of(year: i32, month: u32, words: &Words) -> String {
    let name = words.months.get(month.wrapping_sub(1) as usize).copied().unwrap_or_default();
    join(name, words.of, &year.to_string())
}

/// An event's time, with its zone where there is a time of day: `4 March 2013, 18:00 (Europe/London)`.
#[must_use]
pub fn event(starts: &Moment, ends: Option<&Moment>, zone: Option<&str>, words: &Words) -> String {
    let mut text = local(&starts.local, words);
    if let Some(ends) = ends {
        match (starts.local.split_once('T'), ends.local.split_once('T')) {
            (Some((day, _)), Some((same, time))) if day == same => {
                text.push('–');
                text.push_str(time);
            }
            (None, None) => {
                let span = [starts.local.as_str(), "/", ends.local.as_str()].concat();
                text = known(Some(&span), words);
            }
            _ => {
                text.push_str(" – ");
                text.push_str(&local(&ends.local, words));
            }
        }
    }
    if let Some(offset) = starts.offset {
        text.push_str(" (");
        match zone {
            Some(zone) => text.push_str(zone),
            None => text.push_str(&utc(offset)),
        }
        text.push(')');
    }
    text
}

/// A day or local time in words, as `4 March 2013, 18:00`.
#[must_use]
pub fn local(text: &str, words: &Words) -> String {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let day = known(Some(day), words);
    time.map_or(day.clone(), |time| join(&day, ", ", time))
}

/// An instant's day (in UTC) in words.
#[must_use]
pub fn instant(seconds: i64, words: &Words) -> String {
    let days = i32::try_from(seconds.div_euclid(86_400) + 719_163).unwrap_or_default();
    NaiveDate::from_num_days_from_ce_opt(days).map_or_else(String::new, |day| full(day, words))
}

/// A day that a form field or data names, in words.
#[must_use]
pub fn day(text: &str, words: &Words) -> String {
    parse_day(text).map_or_else(|| text.to_owned(), |day| full(day, words))
}

fn utc(offset: i32) -> String {
    let minutes = offset.unsigned_abs();
    let mut text = String::from(if offset < 0 { "UTC−" } else { "UTC+" });
    text.push_str(&(minutes / 60).to_string());
    if !minutes.is_multiple_of(60) {
        text.push(':');
        if minutes % 60 < 10 {
            text.push('0');
        }
        text.push_str(&(minutes % 60).to_string());
    }
    text
}

fn part(part: Part, words: &Words) -> String {
    let first = part.first;
    let decade = part.last.year() - first.year() < 10;
    let text = match part.precision {
        Precision::Day => full(first, words),
        Precision::Month => join(month(first, words), words.of, &first.year().to_string()),
        Precision::Year => first.year().to_string(),
        // The first day that the calendar has stands for the year 0 of the first decade and century.
        Precision::Vague if decade => {
            [words.decade_before, &first.year().to_string(), words.decade_after].concat()
        }
        Precision::Vague => join(&first.year().to_string(), "–", &part.last.year().to_string()),
    };
    let before = match (part.approximate, part.precision) {
        (false, _) => "",
        (true, Precision::Day) => words.about_day,
        (true, Precision::Vague) if decade => words.about_decade,
        (true, _) => words.about_date,
    };
    [before, &text, if part.uncertain { "?" } else { "" }].concat()
}

fn full(day: NaiveDate, words: &Words) -> String {
    [&day.day().to_string(), words.of, month(day, words), words.of, &day.year().to_string()].concat()
}

fn month(day: NaiveDate, words: &Words) -> &'static str {
    words.months[day.month0() as usize % 12]
}

fn join(first: &str, between: &str, second: &str) -> String {
    [first, between, second].concat()
}

#[cfg(test)]
mod tests {
    use super::super::{EN, ES};
    use super::*;

    #[test]
    fn dates_in_both_languages() {
        for (text, english, spanish) in [
            ("2019-03-23", "23 March 2019", "23 de marzo de 2019"),
            ("2019-09", "September 2019", "setiembre de 2019"),
            ("2019", "2019", "2019"),
            ("2019-XX", "2019", "2019"),
            ("1983~", "about 1983", "hacia 1983"),
            ("2019?", "2019?", "2019?"),
            ("2019%", "about 2019?", "hacia 2019?"),
            ("2019-03-23~", "about 23 March 2019", "hacia el 23 de marzo de 2019"),
            ("2019-03?", "March 2019?", "marzo de 2019?"),
            ("198X", "1980s", "década de 1980"),
            ("198X~", "about the 1980s", "hacia la década de 1980"),
            ("19XX", "1900–1999", "1900–1999"),
            ("2012-08/2012-09", "August–September 2012", "agosto–setiembre de 2012"),
            ("2012-11/2013-01", "November 2012 – January 2013", "noviembre de 2012 – enero de 2013"),
            ("2013-03-04/2013-03-05", "4–5 March 2013", "4–5 de marzo de 2013"),
            ("2013-02-28/2013-03-01", "28 February – 1 March 2013", "28 de febrero – 1 de marzo de 2013"),
            (
                "2013-12-31/2014-01-01",
                "31 December 2013 – 1 January 2014",
                "31 de diciembre de 2013 – 1 de enero de 2014",
            ),
            ("2004/2009", "2004–2009", "2004–2009"),
            ("2004~/2009", "about 2004 – 2009", "hacia 2004 – 2009"),
            ("2004/2009-05", "2004 – May 2009", "2004 – mayo de 2009"),
            ("2004/..", "since 2004", "desde 2004"),
            ("2004-05-06/..", "since 6 May 2004", "desde el 6 de mayo de 2004"),
            ("../2004-03", "until March 2004", "hasta marzo de 2004"),
            ("not a date", "not a date", "not a date"),
        ] {
            assert_eq!(known(Some(text), &EN), english);
            assert_eq!(known(Some(text), &ES), spanish);
        }
        assert_eq!([known(None, &EN), known(None, &ES)], ["undated", "sin fecha"]);
        assert_eq!([month_of(2019, 3, &EN), month_of(2019, 3, &ES)], ["March 2019", "marzo de 2019"]);
        assert_eq!([instant(0, &EN), instant(-1, &EN)], ["1 January 1970", "31 December 1969"]);
        assert_eq!(day("2026-03-01", &ES), "1 de marzo de 2026");
    }

    #[test]
    fn events_name_their_zone() {
        let moment = |local: &str, offset| Moment { local: local.into(), offset };
        for (starts, ends, zone, english, spanish) in [
            (
                moment("2013-03-04T18:00", Some(0)),
                None,
                Some("Europe/London"),
                "4 March 2013, 18:00 (Europe/London)",
                "4 de marzo de 2013, 18:00 (Europe/London)",
            ),
            (
                moment("2013-03-04T18:00", Some(-300)),
                Some(moment("2013-03-04T20:30", Some(-300))),
                None,
                "4 March 2013, 18:00–20:30 (UTC−5)",
                "4 de marzo de 2013, 18:00–20:30 (UTC−5)",
            ),
            (
                moment("2013-03-04T18:00", Some(330)),
                Some(moment("2013-03-05T09:00", Some(330))),
                None,
                "4 March 2013, 18:00 – 5 March 2013, 09:00 (UTC+5:30)",
                "4 de marzo de 2013, 18:00 – 5 de marzo de 2013, 09:00 (UTC+5:30)",
            ),
            (
                moment("2013-03-04", None),
                Some(moment("2013-03-05", None)),
                Some("Europe/London"),
                "4–5 March 2013",
                "4–5 de marzo de 2013",
            ),
        ] {
            assert_eq!(event(&starts, ends.as_ref(), zone, &EN), english);
            assert_eq!(event(&starts, ends.as_ref(), zone, &ES), spanish);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_date_is_written(text in "[0-9X?~%/.-]{0,21}") {
            let written = known(Some(&["1", &text].concat()), &EN);
            proptest::prop_assert!(!written.is_empty());
        }
    }
}
