//! An event as a calendar file (iCalendar, RFC 5545), so that it can be put into any calendar.
//!
//! Times are written as UTC instants, which need no time-zone table; whole days as `VALUE=DATE`, the end being the
//! day after the last. The same article gives the same bytes in each build: the time stamp comes from its own dates.

use chrono::{Days, NaiveDate};

use crate::archive::date::Edtf;
use crate::publish::content::newsroom::{Article, Event};
use crate::publish::output::short_hash;

use super::{Catalogue, parts, when};

/// The longest line in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar file of an article that tells of an event.
#[must_use]
pub fn calendar(catalogue: &Catalogue<'_>, article: &Article, event: &Event) -> String {
    let site = &catalogue.newsroom().site;
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Chasqui//Chasqui//EN");
    file.line("BEGIN", "VEVENT");
    file.line("UID", &format!("{}@{}", short_hash(article.id.as_bytes()), house(catalogue)));
    file.line("DTSTAMP", &format!("{}T000000Z", when::basic_day(stamp(article))));
    times(&mut file, event, site.time_zone);
    file.text("SUMMARY", &article.title);
    file.text("DESCRIPTION", &article.summary);
    let language = article.language.as_str();
    let place = [&event.venue, &event.place].map(|text| parts::words(text, language));
    let place: Vec<String> = place.into_iter().filter(|words| !words.is_empty()).collect();
    file.text("LOCATION", &place.join(", "));
    if let Some(url) = &site.url {
        file.line("URL", &format!("{}{}", url, article.address.trim_start_matches('/')));
    } else if let Some(online) = event.online.as_ref().filter(|href| href.starts_with("http")) {
        file.line("URL", online);
    }
    file.line("END", "VEVENT");
    file.line("END", "VCALENDAR");
    file.0
}

/// What makes the event's name unique in the world: the site's host, else its name.
fn house(catalogue: &Catalogue<'_>) -> String {
    let site = &catalogue.newsroom().site;
    let host =
        site.url.as_deref().and_then(|url| url.split("//").nth(1)).and_then(|rest| rest.split('/').next());
    let first = site.languages.first().map_or("en", String::as_str);
    host.map_or_else(|| short_hash(site.name.get(first).as_bytes()), str::to_owned)
}

fn stamp(article: &Article) -> NaiveDate {
    let dated = article.date.as_ref().map(Edtf::first_day);
    article.modified.or(article.added).or(dated).unwrap_or_default()
}

fn times(file: &mut File, event: &Event, zone: chrono_tz::Tz) {
    let day_after = |day: NaiveDate| when::basic_day(day.checked_add_days(Days::new(1)).unwrap_or(day));
    let Some(starts) = event.starts.utc else {
        file.line("DTSTART;VALUE=DATE", &when::basic_day(event.starts.date));
        let last = event.ends.as_ref().map_or(event.starts.date, |ends| ends.date);
        return file.line("DTEND;VALUE=DATE", &day_after(last));
    };
    file.line("DTSTART", &when::basic_instant(starts));
    // Both ends must be of one kind; where no end is said, none is made up.
    if event.ends.is_some() {
        file.line("DTEND", &when::basic_instant(when::over(event, zone)));
    }
}

/// A file in the making.
struct File(String);

impl File {
    /// A line whose value is no text, folded.
    fn line(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        let mut width = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if width + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is text: escaped (RFC 5545, 3.3.11); none for an empty one.
    fn text(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut escaped = String::with_capacity(value.len() + 8);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                other => escaped.push(other),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn of(article: &Article) -> String {
        let newsroom = samples::newsroom(vec![article.clone()]);
        let catalogue = Catalogue::new(&newsroom);
        calendar(&catalogue, article, article.event.as_ref().unwrap())
    }

    #[test]
    fn a_whole_day_ends_on_the_day_after() {
        let mut article = samples::event(samples::article("talk", "2013-02-01", "en"), "2013-03-04");
        article.title = "Water, gold; and \\ more".into();
        article.summary = "ñ".repeat(60);
        let file = of(&article);
        assert!(file.contains("\r\nDTSTART;VALUE=DATE:20130304\r\nDTEND;VALUE=DATE:20130305\r\n"), "{file}");
        assert!(file.contains("\r\nDTSTAMP:20130201T000000Z\r\n"), "{file}");
        assert!(file.contains("\r\nSUMMARY:Water\\, gold\\; and \\\\ more\r\n"), "{file}");
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&article.summary), "{file}");
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(file, of(&article));
    }

    #[test]
    fn a_time_is_an_instant() {
        let article = samples::event(samples::article("talk", "2013-02-01", "en"), "2013-07-04T18:00");
        let file = of(&article);
        // Summer time in London.
        assert!(file.contains("\r\nDTSTART:20130704T170000Z\r\n"), "{file}");
        assert!(!file.contains("DTEND"), "{file}");
    }
}
