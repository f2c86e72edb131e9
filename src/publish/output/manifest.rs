//! The manifest: every file of the site to be, with what it must hold when read back.

use super::book::Fingerprint;
use super::{OutputError, SitePath};
use std::collections::hash_map::Entry as Place;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a file must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) size: u64,
    pub(super) hash: blake3::Hash,
}

impl Content {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, hash: blake3::hash(bytes) }
    }

    /// Of a file, which is never whole in memory.
    pub(super) fn of_file(path: &Path) -> std::io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(std::fs::File::open(path)?)?;
        Ok(Self { size: hasher.count(), hash: hasher.finalize() })
    }
}

/// A file of the site to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) content: Content,
    /// The present site has it so already; it was not written again.
    pub(super) is_kept: bool,
    pub(super) made_from: Option<Fingerprint>,
    pub(super) copies: Copies,
}

/// Which compressed copies a file has, and how well they were made; quality 0 means that nobody tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Copies {
    pub(super) quality: u8,
    pub(super) brotli: bool,
    pub(super) gzip: bool,
}

/// The files so far; many threads write at once.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    files: Mutex<HashMap<String, Entry>>,
    folders: Mutex<HashSet<PathBuf>>,
}

impl Manifest {
    /// Claims a path. `Ok(false)` when it was claimed before for the very same bytes.
    pub(super) fn claim(
        &self,
        path: &SitePath,
        content: Content,
        is_kept: bool,
        made_from: Option<Fingerprint>,
    ) -> Result<bool, OutputError> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.entry(path.as_str().to_owned()) {
            Place::Vacant(place) => {
                place.insert(Entry { content, is_kept, made_from, copies: Copies::default() });
                Ok(true)
            }
            Place::Occupied(place) if place.get().content == content => Ok(false),
            Place::Occupied(_) => Err(OutputError::Collision(path.to_string())),
        }
    }

    /// What is claimed at a path.
    pub(super) fn get(&self, path: &str) -> Option<Entry> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied()
    }

    /// Notes which copies a file has.
    pub(super) fn copied(&self, path: &str, copies: Copies) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = files.get_mut(path) {
            entry.copies = copies;
        }
    }

    /// Whether `folder` is made already; asking the system for each of 200,000 files costs more than remembering.
    pub(super) fn folder_known(&self, folder: &Path) -> bool {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder)
    }

    /// Notes that `folder` is made.
    pub(super) fn folder_made(&self, folder: PathBuf) {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder);
    }

    /// All files, sorted by path, so that nothing that follows depends on the order of threads.
    pub(super) fn sorted(&self) -> Vec<(String, Entry)> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> = files.iter().map(|(path, entry)| (path.clone(), *entry)).collect();
        drop(files);
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all
    }
}
