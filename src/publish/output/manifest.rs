//! The manifest: every file written, with what it must hold when read back.

use super::{OutputError, SitePath};
use std::collections::hash_map::Entry;
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
}

/// The files written so far; many threads write at once.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    files: Mutex<HashMap<String, Content>>,
    folders: Mutex<HashSet<PathBuf>>,
}

impl Manifest {
    /// Claims a path. `Ok(false)` when it was claimed before for the very same bytes.
    pub(super) fn claim(&self, path: &SitePath, content: Content) -> Result<bool, OutputError> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.entry(path.as_str().to_owned()) {
            Entry::Vacant(place) => {
                place.insert(content);
                Ok(true)
            }
            Entry::Occupied(place) if *place.get() == content => Ok(false),
            Entry::Occupied(_) => Err(OutputError::Collision(path.to_string())),
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
    pub(super) fn sorted(&self) -> Vec<(String, Content)> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> = files.iter().map(|(path, content)| (path.clone(), *content)).collect();
        drop(files);
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all
    }
}
