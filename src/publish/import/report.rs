//! What an import came to, with counts that add up.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::{ImportError, Note};

/// So many examples of one sort of thing stand on the terminal; the file has them all.
const EXAMPLES: usize = 2;
/// So many notes of one item are kept.
const OF_ONE: usize = 40;

/// What an import came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was imported.
    pub source: String,
    /// Items that the source has.
    pub read: usize,
    /// Items that are new here.
    pub written: usize,
    /// Items whose source had changed, and whose files nobody had edited.
    pub updated: usize,
    /// Items that are here already as they would be written.
    pub unchanged: usize,
    /// Files that were edited since the last import, and stay.
    pub edited: Vec<String>,
    /// Files that were taken out since the last import, and are not brought back.
    pub removed: Vec<String>,
    /// Items that do not come over, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// What is no item, by what it is.
    pub aside: BTreeMap<String, usize>,
    /// Pictures and documents that came.
    pub media_new: usize,
    /// Those that were here already.
    pub media_there: usize,
    /// Those that did not come, by reason.
    pub media_lost: BTreeMap<String, usize>,
    /// Topics and other entries that were added to vocabularies, as `topics.yaml: mining`.
    pub added: Vec<String>,
    /// Where, and what was changed or lost.
    pub notes: Vec<(String, Note)>,
}

impl Report {
    /// What became of all items; the same as [`Report::read`].
    #[must_use]
    pub fn sum(&self) -> usize {
        let skipped: usize = self.skipped.values().sum();
        self.written + self.updated + self.unchanged + self.edited.len() + self.removed.len() + skipped
    }

    /// Counts an item that does not come over.
    pub(super) fn skip(&mut self, why: &str) {
        *self.skipped.entry(why.to_owned()).or_default() += 1;
    }

    /// Takes over the notes of an item.
    pub(super) fn note(&mut self, place: &str, notes: impl IntoIterator<Item = Note>) {
        let mut notes: Vec<Note> = notes.into_iter().collect();
        notes.dedup();
        let more = notes.len().saturating_sub(OF_ONE);
        notes.truncate(OF_ONE);
        self.notes.extend(notes.into_iter().map(|note| (place.to_owned(), note)));
        if more > 0 {
            let note = Note::lost("more of the same text, not listed here", more.to_string());
            self.notes.push((place.to_owned(), note));
        }
    }

    /// Writes the whole of it to a file.
    pub(super) fn save(&self, path: &Path) -> Result<(), ImportError> {
        std::fs::write(path, self.whole()).map_err(ImportError::of(path))
    }

    /// All of it, for a file.
    #[must_use]
    pub fn whole(&self) -> String {
        self.told(usize::MAX)
    }

    fn told(&self, examples: usize) -> String {
        let mut out = Lines(String::new());
        out.line(0, &format!("Import from {}", self.source));
        out.line(0, &format!("{} items read:", self.read));
        for (count, what) in [
            (self.written, "written anew"),
            (self.updated, "brought up to date"),
            (self.unchanged, "unchanged"),
            (self.edited.len(), "left as they are, edited since the last import"),
            (self.removed.len(), "not brought back, taken out since the last import"),
        ] {
            if count > 0 {
                out.count(count, what);
            }
            let files = match what.split(',').next() {
                Some("left as they are") => &self.edited,
                Some("not brought back") => &self.removed,
                _ => continue,
            };
            out.some(files.iter().map(String::as_str), examples.max(10));
        }
        for (why, count) in &self.skipped {
            out.count(*count, &format!("skipped: {why}"));
        }
        if !self.aside.is_empty() {
            out.line(0, "Besides these, no items:");
            self.aside.iter().for_each(|(what, count)| out.count(*count, what));
        }
        out.line(0, "Pictures and documents:");
        out.count(self.media_new, "brought along");
        if self.media_there > 0 {
            out.count(self.media_there, "here already");
        }
        self.media_lost.iter().for_each(|(why, count)| out.count(*count, &format!("not brought: {why}")));
        if !self.added.is_empty() {
            out.line(0, "Added to the vocabularies:");
            out.some(self.added.iter().map(String::as_str), examples.max(10));
        }
        for (lost, heading) in [(true, "Lost, or only kept as it was written:"), (false, "Changed:")] {
            let mut sorts: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
            for (place, note) in self.notes.iter().filter(|(_, note)| note.lost == lost) {
                sorts.entry(&note.what).or_default().push((place, &note.at));
            }
            if !sorts.is_empty() {
                out.line(0, heading);
            }
            for (what, places) in sorts {
                out.count(places.len(), what);
                let texts: Vec<String> = places
                    .iter()
                    .map(
                        |(place, at)| {
                            if at.is_empty() { (*place).to_owned() } else { format!("{place}: {at}") }
                        },
                    )
                    .collect();
                out.some(texts.iter().map(String::as_str), examples);
            }
        }
        out.0
    }
}

struct Lines(String);

impl Lines {
    fn line(&mut self, depth: usize, text: &str) {
        self.0.push_str(&"  ".repeat(depth));
        // What comes from others must not move the cursor about.
        self.0.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.0.push('\n');
    }

    fn count(&mut self, count: usize, what: &str) {
        self.line(1, &format!("{count:>6}  {what}"));
    }

    fn some<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t str>, most: usize) {
        let more = texts.len().saturating_sub(most);
        for text in texts.take(most) {
            self.line(5, text);
        }
        if more > 0 {
            self.line(5, &format!("… and {more} more"));
        }
    }
}

impl fmt::Display for Report {
    /// For a terminal: some examples of each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(EXAMPLES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_has_examples_and_the_file_everything() {
        let mut report = Report { source: "x\u{1b}[2J".into(), read: 3, written: 2, ..Report::default() };
        report.skip("no text");
        for n in 0..5 {
            report.note(
                &format!("news/{n}.md"),
                [Note::lost("a film", "[film]"), Note::lost("a film", "[film]")],
            );
        }
        assert_eq!(report.sum(), report.read);
        let short = report.to_string();
        assert!(
            short.contains("5  a film") && short.contains("… and 3 more") && !short.contains('\u{1b}'),
            "{short}"
        );
        assert!(report.whole().contains("news/4.md: [film]"));
    }
}
