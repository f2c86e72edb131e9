//! What was read of a date, and the EDTF that may be made of it.

use chrono::NaiveDate;

use crate::archive::date::Edtf;

use super::Doubt;

/// A year, perhaps with a month, perhaps with a day. A month or day of 0 is how databases say that it is not known.
pub(super) type Side = (i32, Option<u32>, Option<u32>);

/// A date, or the two ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) from: Side,
    pub(super) to: Option<Side>,
    pub(super) doubt: Option<Doubt>,
    /// `~` or `?` behind it.
    pub(super) mark: Option<char>,
}

impl When {
    /// One date.
    pub(super) fn one(from: Side) -> Self {
        Self { from, to: None, doubt: None, mark: None }
    }

    /// An interval.
    pub(super) fn span(from: Side, to: Side) -> Self {
        Self { from, to: Some(to), doubt: None, mark: None }
    }

    /// The same with a doubt.
    pub(super) fn doubted(self, doubt: Doubt) -> Self {
        Self { doubt: Some(doubt), ..self }
    }

    /// The date, and what must be said of it.
    pub(super) fn edtf(self) -> (Option<Edtf>, Option<Doubt>) {
        let Self { mut from, mut to, mut doubt, mark } = self;
        for side in std::iter::once(&mut from).chain(to.as_mut()) {
            let (kept, wrong) = possible(*side);
            *side = kept;
            doubt = doubt.or(wrong);
        }
        if [Some(from), to].into_iter().flatten().any(|side| is_zero(side) || side.0 < 1) {
            let unsure = doubt.filter(|doubt| *doubt == Doubt::Ambiguous);
            return (None, unsure.or(Some(Doubt::ZeroOfClock)));
        }
        if let Some(end) = to.filter(|end| first(*end) < first(from)) {
            to = Some(from);
            from = end;
            doubt = doubt.or(Some(Doubt::Reversed));
        }
        let text = match to.filter(|to| *to != from) {
            Some(to) => format!("{}/{}", written(from), written(to)),
            None => format!("{}{}", written(from), mark.map(String::from).unwrap_or_default()),
        };
        (Edtf::parse(&text).or_else(|_| Edtf::parse(&format!("{:04}", from.0))).ok(), doubt)
    }
}

/// What of it can be: no month 0 and no day 0, and of an impossible day only the year.
fn possible((year, month, day): Side) -> (Side, Option<Doubt>) {
    let Some(month) = month.filter(|month| *month > 0) else { return ((year, None, None), None) };
    if month > 12 {
        return ((year, None, None), Some(Doubt::Impossible));
    }
    match day.filter(|day| *day > 0) {
        None => ((year, Some(month), None), None),
        Some(day) if NaiveDate::from_ymd_opt(year, month, day).is_none() => {
            ((year, None, None), Some(Doubt::Impossible))
        }
        Some(day) => ((year, Some(month), Some(day)), None),
    }
}

/// Whether it is what a missing date looks like when a clock's zero is printed, west or east of Greenwich.
fn is_zero(side: Side) -> bool {
    matches!(side, (1969, Some(12), Some(31)) | (1970, Some(1), Some(1)))
}

fn first((year, month, day): Side) -> (i32, u32, u32) {
    (year, month.unwrap_or(1), day.unwrap_or(1))
}

fn written((year, month, day): Side) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    }
}
