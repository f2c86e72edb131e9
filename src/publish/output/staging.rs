//! The folder that a build fills before anyone sees it.

use super::hash::letters;
use super::leftovers::{self, Neighbours};
use super::manifest::{Content, Manifest};
use super::marker::{MARKER, Marker};
use super::remove::remove;
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
    /// Held open and locked for as long as we write: a lock that is free marks a leftover of a crash.
    pub(super) lock: Option<fs::File>,
}

impl Staging {
    /// Opens a staging folder beside `out`, which may be absent, empty, or written by us before. What a crash of an
    /// earlier build left is put right first.
    ///
    /// # Errors
    /// [`OutputError::Foreign`] and its kin when `out` is not ours to replace, [`OutputError::Busy`] when another
    /// build writes there now.
    pub fn new(out: &Path) -> Result<Self, OutputError> {
        let places = Neighbours::of(out)?;
        leftovers::recover(&places)?;
        let previous = previous_build(&places.out)?;
        let lock = open_marked(&places.new)?;
        Ok(Self {
            places,
            manifest: Manifest::default(),
            previous,
            forgotten: Mutex::default(),
            lock: Some(lock),
        })
    }

    /// Writes one file; `path` is relative to the site's root and parted by `/`. The same bytes may be written to one
    /// path twice.
    ///
    /// # Errors
    /// [`OutputError::BadPath`], [`OutputError::Collision`], or what the system said.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), OutputError> {
        let bytes = bytes.as_ref();
        self.put(&SitePath::new(path)?, bytes, Content::of(bytes))
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
        let bytes = bytes.as_ref();
        let content = Content::of(bytes);
        let path = format!("{stem}.{}.{extension}", letters(&content.hash));
        self.put(&SitePath::new(&path)?, bytes, content)?;
        Ok(path)
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

    fn put(&self, path: &SitePath, bytes: &[u8], content: Content) -> Result<(), OutputError> {
        if !self.manifest.claim(path, content)? {
            return Ok(());
        }
        let file = self.places.new.join(path.as_str());
        self.make_folder_of(&file)?;
        fs::write(&file, bytes).map_err(OutputError::io("write", &file))
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
