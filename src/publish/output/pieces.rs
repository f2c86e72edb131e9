//! A file that is written piece by piece, as it is too large to be held whole; and what was written, read again.

use super::book::Fingerprint;
use super::manifest::Content;
use super::memory::InMemory;
use super::{OutputError, SitePath, Staging};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// A file that grows at its end.
#[derive(Debug)]
pub struct Pieces {
    file: fs::File,
    place: PathBuf,
    hasher: blake3::Hasher,
}

impl Pieces {
    /// Adds to the end.
    ///
    /// # Errors
    /// What the system said.
    pub fn put(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        self.hasher.update(bytes);
        self.file.write_all(bytes).map_err(OutputError::io("write", &self.place))
    }
}

impl Staging {
    /// Writes one file piece by piece, noting what it was made from; gives its size.
    ///
    /// # Errors
    /// As [`Staging::write`], and what `fill` says.
    pub fn write_pieces<E: From<OutputError>>(
        &self,
        path: &str,
        made_from: Fingerprint,
        fill: impl FnOnce(&mut Pieces) -> Result<(), E>,
    ) -> Result<u64, E> {
        let path = SitePath::new(path)?;
        let laid = self.memory.as_ref().map(InMemory::lay);
        let place = match &laid {
            Some(laid) => laid.path.clone(),
            None => self.places.new.join(path.as_str()),
        };
        if laid.is_none() {
            self.make_folder_of(&place)?;
        }
        let opened = fs::File::create(&place).map_err(OutputError::io("write", &place))?;
        let mut pieces = Pieces { file: opened, place, hasher: blake3::Hasher::new() };
        fill(&mut pieces)?;
        let content = Content { size: pieces.hasher.count(), hash: pieces.hasher.finalize() };
        let is_kept = self.present(path.as_str()).is_some_and(|known| known.content == content);
        self.manifest.claim(&path, content, is_kept, Some(made_from))?;
        if let Some((memory, laid)) = self.memory.as_ref().zip(laid) {
            if !is_kept {
                memory.hold_laid(path.as_str(), laid, content, made_from);
            }
        } else if is_kept {
            fs::remove_file(&pieces.place).map_err(OutputError::io("remove", &pieces.place))?;
        }
        Ok(content.size)
    }

    /// Where the last build left a file, if it is there as it was.
    #[must_use]
    pub fn last(&self, path: &str) -> Option<PathBuf> {
        match &self.memory {
            Some(memory) => memory.last(path),
            None => self.present(path).map(|_| self.places.out.join(path)),
        }
    }

    /// The bytes of a file of this build, whether it was written or stays.
    ///
    /// # Errors
    /// What the system said.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, OutputError> {
        self.bytes_of(path, self.manifest.get(path).is_some_and(|entry| entry.is_kept))
    }

    /// The size of a file of this build.
    #[must_use]
    pub fn size_of(&self, path: &str) -> Option<u64> {
        self.manifest.get(path).map(|entry| entry.content.size)
    }
}
