//! What the last loading read of each file, so that the next one reads again only what changed: for `chasqui dev`, which
//! loads after every save.
//!
//! A file's front matter tells by itself what the file is called; so that much is kept as long as the file is as it was.
//! What the rest of it says hangs on others too: on the vocabularies and the other YAML files (when one of those changes
//! everything is forgotten), and on where its links and pictures lead. So each file is kept with the questions that were
//! asked while it was read, and with what was answered; it is read again when an answer has become another.
//!
//! Nothing of this can change what comes of loading: a test loads both ways after every kind of change and compares.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rayon::prelude::*;

use crate::publish::fault::{Code, Fault};
use crate::publish::stamp::Stamp;

use super::LoadOptions;
use super::article::Read;
use super::identity::Identity;
use super::media::{Facts, MediaFault};
use super::newsroom::{Article, Document, Page, Picture};
use super::source::{Instead, Source};
use super::targets::{Found, Lost, Targets};
use super::yaml_files::YamlFiles;

/// What is kept from one loading to the next.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether anything is kept at all: a loading that stands alone need not.
    keeps: bool,
    /// Everything that all files hang on.
    common: Option<blake3::Hash>,
    pub(super) news: Drawer<Article>,
    pub(super) pages: Drawer<Page>,
    /// What the files of `media/` are.
    pub(super) facts: HashMap<String, (Stamp, Result<Facts, MediaFault>)>,
}

impl Memory {
    /// One that keeps what it is told; empty.
    #[must_use]
    pub fn new() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Begins a loading: forgets everything where what all files hang on is not what it was.
    pub(super) fn begin(&mut self, yaml: &YamlFiles, options: &LoadOptions) {
        if !self.keeps {
            return;
        }
        let mut common = blake3::Hasher::new();
        for (name, text, is_readable) in yaml.texts() {
            common.update(name.as_bytes()).update(&[u8::from(is_readable)]);
            common.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        }
        common.update(&[u8::from(options.drafts)]);
        common.update(format!("{:?}", options.today).as_bytes());
        let common = common.finalize();
        if self.common.replace(common) != Some(common) {
            self.news = Drawer::default();
            self.pages = Drawer::default();
        }
    }

    /// Takes in what was found out about files of `media/`.
    pub(super) fn remember_facts<'f>(
        &mut self,
        facts: impl Iterator<Item = (&'f str, Stamp, &'f Result<Facts, MediaFault>)>,
    ) {
        if self.keeps {
            let kept = facts.map(|(path, stamp, facts)| (path.to_owned(), (stamp, facts.clone())));
            self.facts = kept.collect();
        }
    }

    /// The first reading of all articles.
    pub(super) fn articles(
        &mut self,
        root: &Path,
        paths: &[String],
        read: impl Fn(&str) -> Identity + Sync,
    ) -> (Vec<Identity>, Vec<Stamped>) {
        self.news.identities(root, paths, read, self.keeps)
    }

    /// The first reading of all pages.
    pub(super) fn all_pages(
        &mut self,
        root: &Path,
        paths: &[String],
        read: impl Fn(&str) -> Identity + Sync,
    ) -> (Vec<Identity>, Vec<Stamped>) {
        self.pages.identities(root, paths, read, self.keeps)
    }
}

/// Files of one sort, by their paths.
#[derive(Debug)]
pub(super) struct Drawer<T>(HashMap<String, Kept<T>>);

impl<T> Default for Drawer<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

#[derive(Debug)]
struct Kept<T> {
    stamp: Stamp,
    identity: Identity,
    said: Said<T>,
}

/// What a file says.
#[derive(Debug)]
enum Said<T> {
    /// It was not read in full yet.
    Unread,
    /// It cannot be read.
    Nothing,
    This(Box<Read<T>>),
}

/// How a file stands to what is kept of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stamped {
    /// As it was before it was read; nothing where nobody keeps it.
    stamp: Option<Stamp>,
    /// Its identity is the one that was kept, without the body.
    is_known: bool,
    /// What it says was read just now.
    is_read: bool,
}

impl<T: Clone + Send + Sync> Drawer<T> {
    fn identities(
        &mut self,
        root: &Path,
        paths: &[String],
        read: impl Fn(&str) -> Identity + Sync,
        keeps: bool,
    ) -> (Vec<Identity>, Vec<Stamped>) {
        let one = |path: &String| {
            // Before it is read: what happens in between is then seen the next time.
            let stamp = if keeps { Stamp::at(&root.join(path)) } else { None };
            let kept = self.0.get(path).filter(|kept| Some(kept.stamp) == stamp);
            match kept {
                Some(kept) => (kept.identity.clone(), Stamped { stamp, is_known: true, is_read: false }),
                None => (read(path), Stamped { stamp, ..Stamped::default() }),
            }
        };
        let (identities, stamps): (Vec<Identity>, Vec<Stamped>) = paths.par_iter().map(one).unzip();
        if keeps {
            let there: HashSet<&str> = paths.iter().map(String::as_str).collect();
            self.0.retain(|path, _| there.contains(path.as_str()));
            for (path, (identity, stamped)) in paths.iter().zip(identities.iter().zip(&stamps)) {
                let Some(stamp) = stamped.stamp.filter(|_| !stamped.is_known) else { continue };
                let mut identity = identity.clone();
                identity.source.keep_front_matter();
                self.0.insert(path.clone(), Kept { stamp, identity, said: Said::Unread });
            }
        }
        (identities, stamps)
    }

    /// What a file says: as it was kept, where its questions are still answered the same; else read anew.
    pub(super) fn read(
        &self,
        root: &Path,
        (file, stamped): (&mut Identity, &mut Stamped),
        targets: &Targets,
        read: impl FnOnce(&mut Identity) -> Option<Read<T>>,
    ) -> Option<Read<T>> {
        if stamped.is_known {
            match self.0.get(&file.source.path).map(|kept| &kept.said) {
                Some(Said::This(said)) if said.asked.hold(targets, &file.source.path) => {
                    return Some((**said).clone());
                }
                Some(Said::Nothing) => return None,
                _ => {}
            }
            // Where texts stand in place of files nothing is kept (`load::look`).
            match Source::read(root, &file.source.path, &Instead::new()) {
                Ok(source) => file.source = source,
                Err(fault) => {
                    file.faults.push(*fault);
                    return None;
                }
            }
        }
        stamped.is_read = true;
        read(file)
    }

    /// Takes in what was read just now.
    pub(super) fn remember(&mut self, files: &[Identity], stamps: &[Stamped], read: &[Option<Read<T>>]) {
        let each = files.iter().zip(stamps).zip(read);
        for ((file, _), read) in each.filter(|((_, stamped), _)| stamped.is_read) {
            if let Some(kept) = self.0.get_mut(&file.source.path) {
                kept.said = read.clone().map_or(Said::Nothing, |read| Said::This(Box::new(read)));
            }
        }
    }
}

/// A question to what lies beside a file, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Where an address leads.
    Address(String, Result<Found, Lost>),
    /// What picture a file of `media/` is.
    Picture(String, Result<Picture, (String, String)>),
    /// What document it is.
    Document(String, Result<Document, (String, String)>),
}

/// All questions that were asked while a file was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Questions(Vec<Question>);

impl Questions {
    pub(super) fn ask(&mut self, question: Question) {
        self.0.push(question);
    }

    /// Whether each is still answered the same; `from` is the file that asks.
    fn hold(&self, targets: &Targets, from: &str) -> bool {
        self.0.iter().all(|question| match question {
            Question::Address(text, found) => targets.find(text, from) == *found,
            Question::Picture(path, found) => targets.shelf.picture(path) == *found,
            Question::Document(path, found) => targets.shelf.document(path) == *found,
        })
    }
}

/// What stands for a file that cannot be read: its name still says what others may link to.
pub(super) fn unreadable(identity: Identity, fault: Fault) -> Identity {
    debug_assert!(matches!(fault.code, Code::NotReadable | Code::Encoding));
    Identity { faults: vec![fault], address: None, readable: false, ..identity }
}
