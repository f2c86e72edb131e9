//! WordPress's dates: local time, and zeros where none is known.

use chrono::{Days, NaiveDate};

use crate::archive::date::{Edtf, iso_day, parse_day};

/// The day of `2019-03-23 10:00:00` or `2019-03-23T10:00:00`; nothing for zeros and the zero of clocks.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let day = parse_day(text.trim().get(..10)?)?;
    let zero = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    (day != zero && day.checked_add_days(Days::new(1)) != Some(zero)).then_some(day)
}

/// A day as a date.
pub(super) fn date(day: NaiveDate) -> Option<Edtf> {
    Edtf::parse(&iso_day(day)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_is_made_up() {
        for (text, found) in [
            ("2019-03-23 10:00:00", Some("2019-03-23")),
            ("2019-03-23T23:59:59", Some("2019-03-23")),
            ("0000-00-00 00:00:00", None),
            ("1970-01-01 00:00:00", None),
            ("1969-12-31 19:00:00", None),
            ("-0001-11-30 00:00:00", None),
            ("2019-02-30 00:00:00", None),
            ("á019-03-23", None),
            ("", None),
        ] {
            assert_eq!(day(text).map(iso_day).as_deref(), found, "{text}");
        }
    }
}
