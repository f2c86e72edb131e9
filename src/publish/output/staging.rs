//! The folder that a build fills before anyone sees it.

use super::book::{self, Fingerprint, Known};
use super::hash::short_hash;
use super::leftovers::{self, Neighbours};
use super::manifest::{Content, Manifest};
use super::marker::{MARKER, Marker};
use super::memory::InMemory;
use super::remove::remove;
use super::survey::{Survey, survey};
use super::{OutputError, SitePath};
use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A site being written, in a folder beside the one asked for. Dropped without [`Staging::commit`], it leaves no
/// trace, and the folder asked for stays as it was.
#[derive(Debug)]
pub struct Staging {
    pub(super) places: Neighbours,
    pub(super) manifest: Manifest,
    pub(super) previous: Option<Marker>,
    pub(super) forgotten: Mutex<HashSet<String>>,
    /// The program that writes, where its hash is known, and what it finds of its own last build.
    pub(super) program: Option<Fingerprint>,
    pub(super) survey: Option<Survey>,
    /// Held open and locked for as long as we write: a lock that is free marks a leftover of a crash.
    pub(super) lock: Option<fs::File>,
    /// Where all of it goes when it goes nowhere.
    pub(super) memory: Option<InMemory>,
}

impl Staging {
    /// Opens a staging folder beside `out`, which may be absent, empty, or written by us before. What a crash of an
    /// earlier build left is put right first.
    ///
    /// # Errors
    /// [`OutputError::Foreign`] and its kin when `out` is not ours to replace, [`OutputError::Busy`] when another
    /// build writes there now.
    pub fn new(out: &Path) -> Result<Self, OutputError> {
        Self::open(out, None)
    }

    /// As [`Staging::new`]; and what the last build of this very program left, and is found as it was left, need not be
    /// written again. `program` is the hash of the program and of all else that every file is made from.
    ///
    /// # Errors
    /// As [`Staging::new`].
    pub fn again(out: &Path, program: Fingerprint) -> Result<Self, OutputError> {
        Self::open(out, Some(program))
    }

    fn open(out: &Path, program: Option<Fingerprint>) -> Result<Self, OutputError> {
        let places = Neighbours::of(out)?;
        leftovers::recover(&places)?;
        let previous = previous_build(&places.out)?;
        let lock = open_marked(&places.new)?;
        let book = previous.as_ref().and(program).and_then(|program| book::read(&places.book, &program));
        let survey = book.map(|book| survey(&places.out, book)).transpose()?;
        Ok(Self {
            places,
            manifest: Manifest::default(),
            previous,
            forgotten: Mutex::default(),
            program,
            survey,
            lock: Some(lock),
            memory: None,
        })
    }

    pub(super) fn of_memory(places: Neighbours, memory: Option<InMemory>) -> Self {
        Self {
            places,
            manifest: Manifest::default(),
            previous: None,
            forgotten: Mutex::default(),
            // It is filled and emptied by one run of one program.
            program: Some(Fingerprint::default()),
            survey: None,
            lock: None,
            memory,
        }
    }

    /// Writes one file; `path` is relative to the site's root and parted by `/`. The same bytes may be written to one
    /// path twice.
    ///
    /// # Errors
    /// [`OutputError::BadPath`], [`OutputError::Collision`], or what the system said.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), OutputError> {
        self.write_anew(path, bytes).map(|_| ())
    }

    /// As [`Staging::write`]; also says whether it had to be written: not when the last build left the same bytes there.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn write_anew(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<bool, OutputError> {
        let bytes = bytes.as_ref();
        self.put(&SitePath::new(path)?, bytes, Content::of(bytes), None)
    }

    /// Whether the last build made a file from just this; then it stays, and need be neither made nor written.
    ///
    /// # Errors
    /// [`OutputError::Collision`] when another content was written there.
    pub fn has(&self, path: &str, made_from: &Fingerprint) -> Result<bool, OutputError> {
        let known = self.present(path).filter(|known| known.made_from.as_ref() == Some(made_from));
        let Some(known) = known else { return Ok(false) };
        self.manifest.claim(&SitePath::new(path)?, known.content, true, known.made_from)?;
        Ok(true)
    }

    /// As [`Staging::write`], noting what the file was made from, for [`Staging::has`] in the next build.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn write_made(
        &self,
        path: &str,
        bytes: impl AsRef<[u8]>,
        made_from: Fingerprint,
    ) -> Result<(), OutputError> {
        let bytes = bytes.as_ref();
        self.put(&SitePath::new(path)?, bytes, Content::of(bytes), Some(made_from)).map(|_| ())
    }

    /// What the last build left at a path, if it is there as it was.
    pub(super) fn present(&self, path: &str) -> Option<&Known> {
        if let Some(memory) = &self.memory {
            return memory.present(path);
        }
        self.survey.as_ref()?.present.get(path)
    }

    /// Writes a file named by its own bytes, `{stem}.{hash}.{extension}`, and gives that path. For
    /// `data/v1/` and `app/`: only there are such files brought along by later builds.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn write_hashed(
        &self,
        stem: &str,
        extension: &str,
        bytes: impl AsRef<[u8]>,
    ) -> Result<String, OutputError> {
        Ok(self.write_hashed_anew(stem, extension, bytes)?.0)
    }

    /// As [`Staging::write_hashed`]; also says whether it had to be written, as [`Staging::write_anew`] does.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn write_hashed_anew(
        &self,
        stem: &str,
        extension: &str,
        bytes: impl AsRef<[u8]>,
    ) -> Result<(String, bool), OutputError> {
        let bytes = bytes.as_ref();
        let content = Content::of(bytes);
        let path = format!("{stem}.{}.{extension}", short_hash(bytes));
        let is_new = self.put(&SitePath::new(&path)?, bytes, content, None)?;
        Ok((path, is_new))
    }

    /// Tells that the document whose path before the hash is `stem` was taken back: as long as an earlier build's text
    /// of it lies in the old site, no data of earlier builds is brought along, whatever its name.
    pub fn forget(&self, stem: &str) {
        self.forgotten.lock().unwrap_or_else(PoisonError::into_inner).insert(stem.to_owned());
    }

    /// The folder being filled, for tools that must read what was written. Nothing but [`Staging`] may write there.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.places.new
    }

    /// Every file written so far with its size, by path.
    #[must_use]
    pub fn files(&self) -> Vec<(String, u64)> {
        self.manifest.sorted().into_iter().map(|(path, entry)| (path, entry.content.size)).collect()
    }

    /// Says whether the bytes had to be written.
    pub(super) fn put(
        &self,
        path: &SitePath,
        bytes: &[u8],
        content: Content,
        made_from: Option<Fingerprint>,
    ) -> Result<bool, OutputError> {
        let is_kept = self.present(path.as_str()).is_some_and(|known| known.content == content);
        if !self.manifest.claim(path, content, is_kept, made_from)? || is_kept {
            return Ok(false);
        }
        if let Some(memory) = &self.memory {
            memory.put(path.as_str(), bytes, content, made_from)?;
            return Ok(true);
        }
        let file = self.places.new.join(path.as_str());
        self.make_folder_of(&file)?;
        fs::write(&file, bytes).map_err(OutputError::io("write", &file))?;
        Ok(true)
    }

    /// A file's bytes as they will stand in the site.
    pub(super) fn bytes_of(&self, path: &str, is_kept: bool) -> Result<Vec<u8>, OutputError> {
        if let Some(memory) = &self.memory {
            return memory.bytes_of(path, is_kept);
        }
        let file = if is_kept { &self.places.out } else { &self.places.new }.join(path);
        fs::read(&file).map_err(OutputError::io("read", &file))
    }

    pub(super) fn make_folder_of(&self, file: &Path) -> Result<(), OutputError> {
        let folder = file.parent().expect("a joined path has a parent");
        if !self.manifest.folder_known(folder) {
            fs::create_dir_all(folder).map_err(OutputError::io("make the folder", folder))?;
            self.manifest.folder_made(folder.to_owned());
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a commit the lock is gone, and so is the folder. An error here is mended by the next build.
        if self.lock.take().is_some() {
            let _ = remove(&self.places.new);
        }
    }
}

/// The marker of the build before; `None` where there was none and the place is free.
fn previous_build(out: &Path) -> Result<Option<Marker>, OutputError> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(OutputError::NotAFolder(out.to_owned()));
        }
        Err(error) => return Err(OutputError::io("read", out)(error)),
    };
    match Marker::read(out)? {
        Some(marker) => Ok(Some(marker)),
        None if entries.next().is_none() => Ok(None),
        None => Err(OutputError::Foreign(out.to_owned())),
    }
}

/// Makes the staging folder with its marker, locked.
fn open_marked(folder: &PathBuf) -> Result<fs::File, OutputError> {
    fs::create_dir(folder).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            // It was not there a moment ago: another build began in between.
            OutputError::Busy(folder.clone())
        } else {
            OutputError::io("make the folder", folder)(error)
        }
    })?;
    let path = folder.join(MARKER);
    let mut file = fs::File::create(&path).map_err(OutputError::io("write", &path))?;
    // Where the file system knows no locks, a second build at the same time is the publisher's own care.
    let _ = file.try_lock();
    file.write_all(Marker::default().text().as_bytes()).map_err(OutputError::io("write", &path))?;
    Ok(file)
}
