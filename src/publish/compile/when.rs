//! Instants and local times of events.

use chrono::{
    DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;

use crate::archive::date::iso_day;
use crate::model;
use crate::publish::content::newsroom::{Event, Moment};

/// A day, or a day and time, as on the clock there.
pub(super) fn local(moment: &Moment) -> String {
    let day = iso_day(moment.date);
    moment.time.map_or(day.clone(), |time| format!("{day}T{:02}:{:02}", time.hour(), time.minute()))
}

/// A moment as it is published.
pub(super) fn published(moment: &Moment) -> model::Moment {
    model::Moment { local: local(moment), offset: moment.offset.map(|seconds| seconds / 60) }
}

/// Whether the publisher wrote the time's offset, so that the zone says nothing about it.
pub(super) fn offset_written(moment: &Moment) -> bool {
    moment.written.split_once(['T', ' ']).is_some_and(|(_, time)| time.contains(['Z', 'z', '+', '-']))
}

/// The instant at which an event is over: its end, or the end of its last day there.
pub(super) fn over(event: &Event, fallback: Tz) -> DateTime<Utc> {
    let zone = event.zone.parse().unwrap_or(fallback);
    let end = event.ends.as_ref();
    end.and_then(|moment| moment.utc).unwrap_or_else(|| day_end(end.unwrap_or(&event.starts).date, zone))
}

/// The first instant of the day after `day`, in a zone.
pub(super) fn day_end(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let midnight = next.and_hms_opt(0, 0, 0).unwrap_or_default();
    // Where clocks go forward at midnight, that midnight is not there; the day begins at one o'clock.
    instant(midnight, zone)
        .or_else(|| instant(midnight + TimeDelta::hours(1), zone))
        .unwrap_or_else(|| midnight.and_utc())
}

fn instant(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => Some(time.with_timezone(&Utc)),
        LocalResult::None => None,
    }
}

/// `20130304`
pub(super) fn basic_day(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// `20130304T180000Z`
pub(super) fn basic_instant(instant: DateTime<Utc>) -> String {
    let (day, time) = (instant.date_naive(), instant.time());
    format!("{}T{:02}{:02}{:02}Z", basic_day(day), time.hour(), time.minute(), time.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_its_own_midnight() {
        let day = |text: &str| crate::archive::date::parse_day(text).unwrap();
        for (text, zone, expected) in [
            ("2013-03-04", "Europe/London", "20130305T000000Z"),
            ("2013-07-04", "Europe/London", "20130704T230000Z"),
            ("2013-03-04", "America/Lima", "20130305T050000Z"),
            // Clocks went forward at midnight.
            ("2013-10-19", "America/Sao_Paulo", "20131020T030000Z"),
        ] {
            assert_eq!(basic_instant(day_end(day(text), zone.parse().unwrap())), expected, "{text} {zone}");
        }
    }
}
