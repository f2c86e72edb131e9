//! Headings as they are written: `##` first, and down one step at a time. The site puts them right by itself, but other
//! programs that show the same file do not: hence a note.

use pulldown_cmark::{Event, Tag};

use crate::publish::check::written::{Thing, Written};
use crate::publish::fault::{Code, Fault, Fix};

/// Headings whose level is not the one that they get.
pub(super) fn look(written: &Written<'_>, thing: &Thing<'_>) -> Vec<Fault> {
    let headings = written.events.iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some((*level as u8, written.line(range.start))),
        _ => None,
    });
    let mut before = 1;
    let mut faults = Vec::new();
    for ((level, line), heading) in headings.zip(&thing.body.headings) {
        let last = std::mem::replace(&mut before, level);
        if level == heading.level {
            continue;
        }
        let what = if level == 1 {
            "this heading is of the level of the title, which is above the text already".to_owned()
        } else if level > last + 1 {
            format!("this heading is of level {level}, right below one of level {last}")
        } else {
            format!("this heading is of level {level}, and stands at level {}", heading.level)
        };
        let hashes = "#".repeat(usize::from(heading.level));
        let mend = format!("write {hashes} {}; it is shown so anyway", heading.text);
        let fix = fixed(written.text_of(line), level, &hashes).map(|line| Fix::Line(Some(line)));
        faults.push(written.note(Code::HeadingOrder, line, what, mend).fix(fix));
    }
    faults
}

/// The line with other hashes; nothing for a heading that is underlined.
fn fixed(line: &str, level: u8, hashes: &str) -> Option<String> {
    let start = line.find('#')?;
    let rest = line[start..].trim_start_matches('#');
    let written = line.len() - start - rest.len();
    let fair = line[..start].chars().all(|c| matches!(c, ' ' | '>'));
    (fair && written == usize::from(level)).then(|| format!("{}{hashes}{rest}", &line[..start]))
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn hashes_are_changed() {
        for (line, level, hashes, mended) in [
            ("#### A #1", 4, "###", Some("### A #1")),
            ("> # A", 1, "##", Some("> ## A")),
            ("A heading", 1, "##", None),
            ("Room #2", 1, "##", None),
        ] {
            assert_eq!(fixed(line, level, hashes).as_deref(), mended, "{line}");
        }
    }
}
