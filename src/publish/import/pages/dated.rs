//! When a page is from: the line below its title, what its head says, the line at its foot, the lists that name it, its
//! path; the first that says anything sure. A page's own words go before a program's.

use crate::archive::date::{Edtf, Precision};
use crate::publish::import::dates::{Doubt, Found, Manner, read, read_machine, read_whole};
use crate::publish::import::item::Note;

use super::head::Head;
use super::units::Unit;

/// What was found of when a page is from.
#[derive(Clone, Debug, Default)]
pub(super) struct Dated {
    /// When it was published.
    pub(super) date: Option<Edtf>,
    /// When it was changed last.
    pub(super) modified: Option<Edtf>,
    /// Its number in a series.
    pub(super) number: Option<u32>,
    /// The series' name.
    pub(super) series: Option<String>,
    /// Whether it has a date line at all, even one that says nothing sure: such a page is an article.
    pub(super) has_line: bool,
    /// Units that are nothing but the date, and can go.
    pub(super) lines: Vec<usize>,
    /// What must be said of it.
    pub(super) notes: Vec<Note>,
}

/// A date line is no longer than this, in characters.
const LONGEST: usize = 160;
/// So many words may stand beside the date in such a line.
const OTHERS: usize = 4;

/// Looks for the date of a page whose title is that unit. `listed` is what lists say of it.
pub(super) fn dated(
    units: &[Unit<'_>],
    title: Option<usize>,
    head: &Head,
    listed: Option<&str>,
    path: &str,
    manner: Manner,
) -> Dated {
    let mut found = Dated::default();
    let near = title.unwrap_or(0);
    let window = (near..(near + 7).min(units.len())).chain(near.saturating_sub(4)..near);
    for at in window {
        found.line(at, &units[at].text, Some(at) == title, OTHERS, manner);
    }
    let from_line = found.date.is_some();
    found.heads(head, manner);
    if found.date.is_none() && !from_line {
        let last = units.len().saturating_sub(3).max(near + 7);
        for (at, unit) in units.iter().enumerate().skip(last) {
            found.line(at, &unit.text, false, 3, manner);
        }
    }
    if let (None, Some(listed)) = (&found.date, listed) {
        found.line(usize::MAX, listed, true, OTHERS, manner);
        if found.date.is_some() {
            found.notes.push(Note::changed("date taken from a list that names the page", listed));
        }
    }
    if found.date.is_none() {
        found.date = in_path(path, manner);
        if found.date.is_some() {
            found.notes.push(Note::changed("date taken from the page's address", path));
        }
    }
    found
}

impl Dated {
    /// Takes a line, if it is a date line and nothing better was found.
    fn line(&mut self, at: usize, text: &str, keep: bool, others: usize, manner: Manner) {
        if text.chars().count() > LONGEST {
            return;
        }
        let Some(line) = read_whole(text, manner).filter(|line| line.others <= others) else { return };
        if is_of_change(text) {
            self.modified = self.modified.take().or(line.date);
            return;
        }
        // © 2004 is whose it is.
        if text.contains('©') || text.to_lowercase().contains("copyright") {
            return;
        }
        self.has_line = true;
        if self.date.is_some() {
            return;
        }
        if let Some(doubt) = line.doubt {
            self.notes.push(match doubt {
                Doubt::Reversed => Note::changed("date that was written backwards", text),
                Doubt::ZeroOfClock => Note::changed("zero of a clock for a date: undated", text),
                _ => Note::lost(format!("part of a date: {doubt}"), text),
            });
        }
        let sure = matches!(line.doubt, None | Some(Doubt::Reversed | Doubt::ZeroOfClock));
        if sure && line.others == 0 && !keep {
            self.lines.push(at);
        }
        self.take(line);
    }

    fn take(&mut self, line: Found) {
        self.number = self.number.or(line.number);
        self.series = self.series.take().or(line.series);
        self.date = line.date;
    }

    /// What the head says, where the page's own words say less.
    fn heads(&mut self, head: &Head, manner: Manner) {
        for text in &head.dates {
            let Some(machine) = read_machine(text, manner).and_then(|found| found.date) else { continue };
            match &self.date {
                None => self.date = Some(machine),
                Some(own) => {
                    let within =
                        own.first_day() <= machine.first_day() && machine.last_day() <= own.last_day();
                    let around =
                        machine.first_day() <= own.first_day() && own.last_day() <= machine.last_day();
                    let exact = machine.precision() == Precision::Day && machine.end().is_none();
                    if within && exact && own.precision() > Precision::Day && own.end().is_none() {
                        self.date = Some(machine);
                    } else if !within && !around {
                        self.notes.push(Note::changed(
                            "the page's date taken, not that of its head",
                            format!("{own}, {text}"),
                        ));
                    }
                }
            }
            break;
        }
        let changed = head.modified.iter().find_map(|text| read_machine(text, manner)?.date);
        self.modified = self.modified.take().or(changed);
    }
}

/// Whether a line says when a page was changed, not when it was published.
fn is_of_change(text: &str) -> bool {
    let text = text.to_lowercase();
    ["updated", "modified", "revised", "revision", "actualiza", "modifica", "reviewed", "última revisión"]
        .iter()
        .any(|word| text.contains(word))
}

/// A date in a path: `2004/04/30/x.html`, `news/2004-04-30-x.html`, `2004/x.html`, `20040430.html`.
pub(super) fn in_path(path: &str, manner: Manner) -> Option<Edtf> {
    let plain = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    // Queries are numbers of anything.
    let plain = plain.split(['?', '@']).next().unwrap_or_default();
    let parts: Vec<&str> = plain.split('/').collect();
    let name = parts.last().copied().unwrap_or_default();
    let leading: String = name.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '_')).collect();
    let leading = leading.replace('_', "-");
    let leading = leading.trim_matches('-');
    let is_date = |text: &str| {
        text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2
            || text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if is_date(leading)
        && let Some(found) = read_machine(leading, manner)
        && found.doubt.is_none()
    {
        return found.date;
    }
    let number = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<i32>().ok())
            .flatten()
    };
    for (at, part) in parts[..parts.len().saturating_sub(1)].iter().enumerate() {
        let Some(year) = number(part, 4).filter(|year| (1980..=manner.newest).contains(year)) else {
            continue;
        };
        let folder = |at: usize| parts[..parts.len() - 1].get(at).and_then(|part| number(part, 2));
        let month = folder(at + 1).filter(|month| (1..=12).contains(month));
        let day = month.and_then(|_| folder(at + 2)).filter(|day| (1..=31).contains(day));
        let text = match (month, day) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        };
        return Edtf::parse(&text).or_else(|_| Edtf::parse(&format!("{year:04}"))).ok();
    }
    None
}

/// Whether a text is a date line, for lists: what stands with a link to a page.
pub(super) fn is_date_line(text: &str, manner: Manner) -> bool {
    text.chars().count() <= LONGEST
        && read(text, manner).is_some_and(|line| line.others <= 2 && line.date.is_some())
}

#[cfg(test)]
mod tests {
    use super::super::units::units;
    use super::*;
    use dom_query::Document;

    const MANNER: Manner = Manner { order: None, newest: 2026 };

    fn of(
        html: &str,
        listed: Option<&str>,
        path: &str,
    ) -> (Option<String>, Option<String>, Option<u32>, bool) {
        let page = Document::from(html);
        let head = super::super::head::head(&page);
        let body = page.body().unwrap();
        let units = units(&body);
        let title = units.iter().position(|unit| unit.is_heading(1));
        let found = dated(&units, title, &head, listed, path, MANNER);
        let text = |date: Option<Edtf>| date.map(|date| date.to_string());
        (text(found.date), text(found.modified), found.number, found.has_line)
    }

    #[test]
    fn where_pages_say_when_they_are_from() {
        let day = |day: &str| Some(day.to_owned());
        for (html, listed, path, expected) in [
            (
                "<h1>T</h1><p>Update 103. 30 April 2004<p>x",
                None,
                "a.html",
                (day("2004-04-30"), None, Some(103), true),
            ),
            ("<p>30 April 2004<h1>T</h1><p>x", None, "a.html", (day("2004-04-30"), None, None, true)),
            ("<h1>T</h1><p>31 December 1969<p>x", None, "a.html", (None, None, None, true)),
            (
                "<h1>T</h1><p>31 December 1969<p>x",
                Some("4 March 2013"),
                "a.html",
                (day("2013-03-04"), None, None, true),
            ),
            ("<h1>T</h1><p>12/03/2004<p>x", None, "a.html", (day("2004"), None, None, true)),
            (
                "<meta name=date content=2004-03-12><h1>T</h1><p>12/03/2004",
                None,
                "a.html",
                (day("2004-03-12"), None, None, true),
            ),
            (
                "<meta name=date content=2011-01-01><h1>T</h1><p>3 May 2004",
                None,
                "a.html",
                (day("2004-05-03"), None, None, true),
            ),
            (
                "<h1>T</h1><p>x<p>Last updated: 3 May 2004",
                None,
                "a.html",
                (None, day("2004-05-03"), None, false),
            ),
            ("<h1>T</h1><p>x<p>© 2004 Example", None, "a.html", (None, None, None, false)),
            (
                "<h1>T</h1><p>The elections of 30 April 2004 were held in all of the provinces",
                None,
                "a.html",
                (None, None, None, false),
            ),
            ("<h1>T</h1><p>x", None, "news/2004/04/x.html", (day("2004-04"), None, None, false)),
            ("<h1>T</h1><p>x", None, "news/2004-04-30-x.html", (day("2004-04-30"), None, None, false)),
            ("<h1>T</h1><p>x", None, "news.php?id=20040430", (None, None, None, false)),
        ] {
            assert_eq!(of(html, listed, path), expected, "{html} {path}");
        }
    }
}
