//! What a source found: items in a file aside, one a line, and in memory only what is needed of all of them at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Seek as _, Write as _};
use std::path::Path;

use crate::archive::date::Edtf;

use super::{Attachment, Files, Found, ImportError, Item, Known, Note, Skipped, Sort, Standing, Term};

/// A body beyond this is no text that somebody wrote.
const LARGEST: usize = 8 << 20;

/// Everything that a source found.
#[derive(Debug)]
pub(super) struct Spool {
    file: BufWriter<File>,
    /// One of each item, in the order they came.
    pub(super) entries: Vec<Entry>,
    pub(super) known: Known,
    pub(super) attachments: Vec<Attachment>,
    pub(super) terms: BTreeMap<(String, String), SeenTerm>,
    pub(super) files: Vec<Files>,
    /// Items that do not come over.
    pub(super) skipped: Vec<Skipped>,
    /// What is no item, by what it is.
    pub(super) aside: BTreeMap<String, usize>,
    pub(super) notes: Vec<Note>,
    /// How many could have been items.
    pub(super) read: usize,
    keys: HashSet<String>,
}

/// What is needed of an item while others are written.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) sort: Sort,
    pub(super) address: String,
    pub(super) redirects: Vec<String>,
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) folder: String,
    pub(super) date: Option<Edtf>,
    pub(super) language: Option<String>,
    pub(super) translation: Option<String>,
    pub(super) draft: bool,
}

/// A term, and how many items have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SeenTerm {
    pub(super) name: String,
    pub(super) parent: String,
    pub(super) count: usize,
    /// Whether items have numbers in it, as those of a series do.
    pub(super) numbered: bool,
}

impl Spool {
    /// An empty one; its file has no name, and is gone when the process is.
    pub(super) fn new(beside: &Path) -> Result<Self, ImportError> {
        let file = tempfile::tempfile_in(beside)
            .or_else(|_| tempfile::tempfile())
            .map_err(ImportError::of(beside))?;
        Ok(Self {
            file: BufWriter::new(file),
            entries: Vec::new(),
            known: Known::default(),
            attachments: Vec::new(),
            terms: BTreeMap::new(),
            files: Vec::new(),
            skipped: Vec::new(),
            aside: BTreeMap::new(),
            notes: Vec::new(),
            read: 0,
            keys: HashSet::new(),
        })
    }

    /// Takes what a source found.
    pub(super) fn take(&mut self, found: Found) -> Result<(), ImportError> {
        match found {
            Found::Item(item) => return self.item(*item),
            Found::Known(known) => {
                let Known { name, address, language } = known;
                self.known.name = self.known.name.take().or(name);
                self.known.address = self.known.address.take().or(address);
                self.known.language = self.known.language.take().or(language);
            }
            Found::Attachment(attachment) => self.attachments.push(attachment),
            Found::Term(term) => {
                let Term { taxonomy, slug, name, parent } = term;
                let seen = self.terms.entry((taxonomy, slug)).or_default();
                if seen.name.is_empty() {
                    (seen.name, seen.parent) = (name, parent);
                }
            }
            Found::Files(files) => self.files.push(files),
            Found::Skipped(skipped) => {
                if skipped.counts {
                    self.read += 1;
                    self.skipped.push(skipped);
                } else {
                    *self.aside.entry(skipped.why).or_default() += 1;
                }
            }
            Found::Note(note) => self.notes.push(note),
        }
        Ok(())
    }

    fn skip(&mut self, what: &str, why: &str) {
        self.skipped.push(Skipped { what: what.to_owned(), why: why.to_owned(), counts: true });
    }

    fn item(&mut self, item: Item) -> Result<(), ImportError> {
        self.read += 1;
        let (super::Body::Html(text) | super::Body::Markdown(text)) = &item.body;
        if text.len() > LARGEST {
            self.skip(&item.title, "a text of more than 8 MB");
            return Ok(());
        }
        if text.trim().is_empty() && item.title.trim().is_empty() && item.documents.is_empty() {
            self.skip(&item.key, "neither title nor text");
            return Ok(());
        }
        if !self.keys.insert(item.key.clone()) {
            self.skip(&item.title, "the same item again");
            return Ok(());
        }
        for term in &item.terms {
            self.terms.entry(term.clone()).or_default().count += 1;
        }
        if let Some((id, Some(_))) = &item.series
            && let Some(seen) = self.terms.get_mut(&("series".to_owned(), id.clone()))
        {
            seen.numbered = true;
        }
        let io = |error: std::io::Error| ImportError::File("a file aside".into(), error);
        serde_json::to_writer(&mut self.file, &item).map_err(|error| io(error.into()))?;
        self.file.write_all(b"\n").map_err(io)?;
        self.entries.push(Entry {
            key: item.key,
            sort: item.sort,
            address: item.address,
            redirects: item.redirects,
            title: item.title,
            slug: item.slug,
            folder: item.folder,
            date: item.date,
            language: item.language,
            translation: item.translation,
            draft: matches!(item.standing, Standing::Draft(_)),
        });
        Ok(())
    }

    /// Ends the taking; from here on items can be handed out.
    pub(super) fn done(&mut self) -> Result<(), ImportError> {
        self.file.flush().map_err(|error| ImportError::File("a file aside".into(), error))
    }

    /// Hands the items out again, in the order of the entries.
    pub(super) fn items(
        &self,
        mut take: impl FnMut(usize, Item) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let io = |error: std::io::Error| ImportError::File("a file aside".into(), error);
        let mut file = self.file.get_ref().try_clone().map_err(io)?;
        file.rewind().map_err(io)?;
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let mut line = Vec::new();
        let mut at = 0;
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line).map_err(io)? == 0 {
                return Ok(());
            }
            let item: Item = serde_json::from_slice(&line).map_err(|error| io(error.into()))?;
            take(at, item)?;
            at += 1;
        }
    }

    /// Attachments by key and by address.
    pub(super) fn attached(&self) -> HashMap<String, usize> {
        let mut found = HashMap::new();
        for (at, attachment) in self.attachments.iter().enumerate() {
            for name in [&attachment.key, &attachment.url] {
                if !name.is_empty() {
                    found.entry(name.clone()).or_insert(at);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::import::Body;

    fn item(key: &str, title: &str, body: &str) -> Found {
        let date = Edtf::parse("2004~").ok();
        Found::Item(Box::new(Item {
            key: key.into(),
            title: title.into(),
            body: Body::Html(body.into()),
            date,
            terms: vec![("category".into(), "a".into())],
            ..Item::default()
        }))
    }

    #[test]
    fn items_come_back_and_every_one_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::new(folder.path()).unwrap();
        for found in [item("1", "A", "x"), item("1", "Again", "x"), item("2", "", " "), item("3", "", "y\nz")]
        {
            spool.take(found).unwrap();
        }
        spool.take(item("4", "Large", &"x".repeat(LARGEST + 1))).unwrap();
        let mut seen = Vec::new();
        spool.done().unwrap();
        spool
            .items(|at, item| {
                seen.push((at, item.key.clone(), item.date.map(|date| date.to_string())));
                Ok(())
            })
            .unwrap();
        let date = Some("2004~".to_owned());
        assert_eq!(seen, [(0, "1".to_owned(), date.clone()), (1, "3".to_owned(), date)]);
        assert_eq!((spool.read, spool.entries.len(), spool.skipped.len()), (5, 2, 3));
        assert_eq!(spool.terms[&("category".into(), "a".into())].count, 2);
    }
}
