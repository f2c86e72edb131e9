//! Dates of a content folder, and those that look like a machine's mistake.

use chrono::{Days, NaiveDate};

use crate::archive::date::{Edtf, Precision};
use crate::publish::fault::{Code, Fix};

use super::sheet::Sheet;
use super::tree::Node;

/// Reads a date as it is known.
pub(super) fn date(sheet: &Sheet<'_>, node: &Node, key: &str) -> Option<Edtf> {
    let words = sheet.words(node, key)?;
    match Edtf::parse(&words) {
        Ok(date) => {
            if date.precision() == Precision::Day {
                suspicious(sheet, node.line, key, date.first_day());
            }
            Some(date)
        }
        Err(fault) => {
            let what = fault.to_string();
            // Some faults end with their own mend.
            let (what, mend) = what.split_once("; ").map_or_else(
                || (what.clone(), format!("write {key}: 2019-03-23, or {key}: 2019-03, or {key}: 2019")),
                |(what, mend)| (what.to_owned(), mend.to_owned()),
            );
            if words.starts_with("0000") {
                // What a database writes where it has no date: nothing that anybody ever meant.
                let line = sheet.line(node.line);
                let alone = line.split_once(':').is_some_and(|(before, after)| {
                    before == key && after.trim().trim_matches(['"', '\'']) == words
                });
                let mend = format!("leave {key} out when the date is not known");
                sheet.error_with_fix(Code::Date, node.line, what, mend, alone.then_some(Fix::Line(None)));
                return None;
            }
            sheet.error(Code::Date, node.line, what, mend);
            None
        }
    }
}

/// Warns of a day that is the zero of a clock: 1 January 1970 in Greenwich, the day before further west.
pub(super) fn suspicious(sheet: &Sheet<'_>, line: usize, key: &str, day: NaiveDate) {
    let zero = NaiveDate::from_ymd_opt(1970, 1, 1).expect("1 January 1970 is a day");
    if day == zero || day.checked_add_days(Days::new(1)) == Some(zero) {
        sheet.warning(
            Code::ClockZero,
            line,
            format!(
                "“{key}” is {day}, the zero of computers' clocks; often that means that no date was known"
            ),
            format!("leave {key} out when the date is not known"),
        );
    }
}

/// Warns of a date after today.
pub(super) fn future(sheet: &Sheet<'_>, line: usize, key: &str, day: NaiveDate, today: Option<NaiveDate>) {
    if let Some(today) = today.filter(|today| day > *today) {
        sheet.warning(
            Code::Future,
            line,
            format!("“{key}” is {day}, which is after today, {today}"),
            "correct the date, or let it stand as draft: true until then",
        );
    }
}
