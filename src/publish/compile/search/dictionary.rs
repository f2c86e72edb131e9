//! The spelling dictionary: every word once by its first letters and once by its last.

use std::collections::HashMap;

use crate::archive::search::root::{Holds, Table};
use crate::archive::search::spelling::{self, Entry, turned};
use crate::archive::search::tokens::folded;

use super::cut::{Sizes, cut};
use super::{Index, NotReadBack};

/// About how many words a part holds, and how short a word is left out.
const PART: usize = 1000;
const SHORTEST: usize = 3;

/// How many articles have each word, accents set aside, and the form that most of them have.
#[derive(Debug, Default)]
pub(super) struct Counts(HashMap<String, (usize, String, usize)>);

impl Counts {
    /// So many articles more have this form.
    pub(super) fn add(&mut self, form: &str, found: usize) {
        let (all, best, most) = self.0.entry(folded(form)).or_default();
        *all += found;
        // Of two forms that are as common the first is taken, so that the order of coming does not matter.
        if found > *most || (found == *most && form < best.as_str()) {
            form.clone_into(best);
            *most = found;
        }
    }

    /// The words, with those left out that only one article of a large archive has: mistakes, mostly.
    fn entries(&self, is_large: bool) -> Vec<(String, Entry)> {
        let is_word =
            |word: &str| word.chars().count() >= SHORTEST && !word.bytes().all(|b| b.is_ascii_digit());
        let words = self.0.iter().filter(|(word, (all, ..))| is_word(word) && (*all > 1 || !is_large));
        words
            .map(|(word, (all, best, _))| {
                let size = u8::try_from(all.max(&1).ilog2()).unwrap_or(u8::MAX);
                (word.clone(), Entry { text: best.clone(), size })
            })
            .collect()
    }
}

/// Adds the dictionary to the index.
pub(super) fn write(counts: &Counts, is_large: bool, index: &mut Index) -> Result<(), NotReadBack> {
    let mut entries = counts.entries(is_large);
    entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    index.root.spelling = table(&entries, Holds::Spelling, &mut index.files)?;
    for (word, _) in &mut entries {
        *word = turned(word);
    }
    entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    index.root.endings = table(&entries, Holds::Endings, &mut index.files)?;
    Ok(())
}

fn table(
    entries: &[(String, Entry)],
    holds: Holds,
    files: &mut Vec<(Holds, Vec<u8>)>,
) -> Result<Table, NotReadBack> {
    let mut table = Table::default();
    for cut in cut(entries.iter().map(|(key, _)| (key.as_str(), 1)), Sizes::about(PART)) {
        table.starts.push(entries[cut.start].0.clone());
        table.names.push(String::new());
        let words: Vec<Entry> = entries[cut].iter().map(|(_, entry)| entry.clone()).collect();
        let from_end = holds == Holds::Endings;
        let payload = spelling::encode(&words, from_end);
        if spelling::decode(&payload, from_end).as_ref() != Ok(&words) {
            return Err(NotReadBack);
        }
        files.push((holds, payload));
    }
    Ok(table)
}
