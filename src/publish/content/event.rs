//! When and where an event is.

use chrono::{
    DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
};
use chrono_tz::Tz;

use crate::archive::date::parse_day;
use crate::publish::fault::Code;

use super::calendar;
use super::fields::Fields;
use super::newsroom::{Event, Moment};
use super::parts::Reading;
use super::sheet::Sheet;
use super::tree::Node;

/// Reads `event:`.
pub(super) fn read<'a>(reading: &Reading<'a>, fields: &Fields<'a>, zone: Tz) -> Option<Event> {
    let fields = fields.fields("event", "an event")?;
    let sheet = reading.sheet;
    let starts = fields.get("starts").and_then(|node| moment(sheet, node, "starts", zone));
    if fields.get("starts").is_none() {
        fields.lacks("starts");
    }
    let ends = fields.get("ends").and_then(|node| moment(sheet, node, "ends", zone));
    let line = fields.line_of("ends");
    let (venue, place) = (fields.text("venue"), fields.text("place"));
    let (online, register) = (reading.href(&fields, "online"), reading.href(&fields, "register"));
    fields.done();
    let starts = starts?;
    if let Some(ends) = &ends {
        let backwards = match (starts.utc, ends.utc) {
            (Some(start), Some(end)) => end < start,
            _ => ends.date < starts.date,
        };
        if backwards {
            let what = format!("the event ends ({}) before it begins ({})", ends.written, starts.written);
            sheet.error(Code::Event, line, what, "the earlier of the two is “starts”");
        }
    }
    Some(Event { starts, ends, zone: zone.name().to_owned(), venue, place, online, register })
}

fn moment(sheet: &Sheet<'_>, node: &Node, key: &str, zone: Tz) -> Option<Moment> {
    let written = sheet.words(node, key)?;
    let Some((date, clock)) = split(&written) else {
        let what = format!("“{written}” is no day and no time");
        sheet.error(
            Code::Event,
            node.line,
            what,
            format!("write {key}: 2013-03-04T18:00, or {key}: 2013-03-04"),
        );
        return None;
    };
    calendar::suspicious(sheet, node.line, key, date);
    let Some((time, offset)) = clock else {
        return Some(Moment { written, date, time: None, utc: None, offset: None });
    };
    let local = NaiveDateTime::new(date, time);
    let (utc, offset) = match offset {
        Some(offset) => (offset.from_local_datetime(&local).earliest().map(|at| at.to_utc()), offset),
        None => in_zone(sheet, node.line, local, zone)?,
    };
    let Some(utc) = utc else {
        sheet.error(Code::Event, node.line, format!("there is no time “{written}”"), "correct the time");
        return None;
    };
    Some(Moment { written, date, time: Some(time), utc: Some(utc), offset: Some(offset.local_minus_utc()) })
}

/// A local time in a zone; says so when clocks skip it or show it twice.
fn in_zone(
    sheet: &Sheet<'_>,
    line: usize,
    local: NaiveDateTime,
    zone: Tz,
) -> Option<(Option<DateTime<Utc>>, FixedOffset)> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) => Some((Some(at.to_utc()), at.offset().fix())),
        LocalResult::Ambiguous(first, second) => {
            let what = format!("clocks in {zone} show {} twice that night", local.format("%H:%M"));
            let mend = format!("add which is meant: {} or {}", first.offset().fix(), second.offset().fix());
            sheet.warning(Code::Event, line, what, mend);
            Some((Some(first.to_utc()), first.offset().fix()))
        }
        LocalResult::None => {
            let what = format!("clocks in {zone} skip {} that night", local.format("%H:%M"));
            sheet.error(Code::Event, line, what, "correct the time, or add its offset, as +01:00");
            None
        }
    }
}

type Clock = (NaiveTime, Option<FixedOffset>);

/// `2013-03-04`, `2013-03-04T18:00`, with seconds, with `Z` or `+01:00`.
fn split(text: &str) -> Option<(NaiveDate, Option<Clock>)> {
    let Some((date, clock)) = text.split_once(['T', ' ']) else { return Some((parse_day(text)?, None)) };
    let date = parse_day(date)?;
    let clock = clock.trim();
    let (time, offset) = if let Some(time) = clock.strip_suffix(['Z', 'z']) {
        (time, Some(FixedOffset::east_opt(0)?))
    } else if let Some(at) = clock.rfind(['+', '-', '−']) {
        let sign = if clock[at..].starts_with('+') { 1 } else { -1 };
        let digits = clock[at..].trim_start_matches(['+', '-', '−']);
        let (hours, minutes) = match digits.split_once(':') {
            Some(parts) => parts,
            None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
            None => (digits, "0"),
        };
        let seconds = number(hours, 18)? * 3600 + number(minutes, 59)? * 60;
        (&clock[..at], Some(FixedOffset::east_opt(sign * i32::try_from(seconds).ok()?)?))
    } else {
        (clock, None)
    };
    let mut parts = time.trim().split(':');
    let hour = number(parts.next()?, 23)?;
    let minute = number(parts.next()?, 59)?;
    let second = parts.next().map_or(Some(0), |text| number(text, 59))?;
    if parts.next().is_some() {
        return None;
    }
    Some((date, Some((NaiveTime::from_hms_opt(hour, minute, second)?, offset))))
}

fn number(digits: &str, most: u32) -> Option<u32> {
    let form = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    form.then(|| digits.parse().ok()).flatten().filter(|number| *number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::content::languages::Languages;
    use crate::publish::content::source::Source;
    use crate::publish::content::tree::Value;

    fn read_one(text: &str, zone: Tz) -> (Option<Moment>, usize) {
        let (source, languages) = (Source::default(), Languages::default());
        let sheet = Sheet::new(&source, "en", &languages);
        let value = Value::Scalar { text: text.to_owned(), plain: true };
        let moment = moment(&sheet, &Node { line: 1, value }, "starts", zone);
        (moment, sheet.into_faults().len())
    }

    #[test]
    fn times_are_resolved() {
        for (text, zone, utc, offset) in [
            ("2013-03-04T18:00", Tz::Europe__London, "2013-03-04 18:00:00", 0),
            ("2013-07-04T18:00", Tz::Europe__London, "2013-07-04 17:00:00", 3600),
            ("2013-07-04 18:00:30", Tz::America__Lima, "2013-07-04 23:00:30", -18000),
            ("2013-07-04T18:00Z", Tz::America__Lima, "2013-07-04 18:00:00", 0),
            ("2013-07-04T18:00+05:30", Tz::UTC, "2013-07-04 12:30:00", 19800),
        ] {
            let (moment, faults) = read_one(text, zone);
            let moment = moment.unwrap();
            assert_eq!(moment.utc.unwrap().naive_utc().to_string(), utc, "{text}");
            assert_eq!((moment.offset, faults), (Some(offset), 0), "{text}");
        }
        let (day, _) = read_one("2013-03-05", Tz::UTC);
        assert_eq!(day.map(|day| (day.time, day.utc)), Some((None, None)));
    }

    #[test]
    fn what_clocks_do_not_show_is_said() {
        assert_eq!(read_one("2013-03-31T01:30", Tz::Europe__London), (None, 1));
        assert_eq!(read_one("2013-10-27T01:30", Tz::Europe__London).1, 1);
        for text in
            ["", "2013-02-30", "2013-03-04T25:00", "2013-03-04T18", "tomorrow", "2013-03-04T18:00+99:00", "é"]
        {
            assert_eq!(read_one(text, Tz::UTC), (None, 1), "{text}");
        }
    }
}
