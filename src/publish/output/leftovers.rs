//! What a crash leaves behind, and how it is put right.
//!
//! A build works in `.NAME.chasqui-new` beside `NAME` and moves the old site to `.NAME.chasqui-old` for the moment of
//! the swap. So after a crash one of four things is found:
//!
//! 1. `-new` alone: the build did not finish. It is removed.
//! 2. `-new` with a patch's list, `-old`, and no site: the crash fell into a patch. It is taken back, as `patch` says.
//! 3. `-old`, and no site: the crash fell between the two renames. The old site goes back to its place.
//! 4. `-old`, and a site: the swap was done, the tidying was not. `-old` is removed.

use super::OutputError;
use super::marker::{MARKER, Marker};
use super::patch::Patch;
use super::remove::remove;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The site's folder and the two beside it.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// Where the site is to stand; links in the path given are resolved.
    pub(super) out: PathBuf,
    /// Where the next one is made.
    pub(super) new: PathBuf,
    /// Where the last one is put for the moment of the swap.
    pub(super) old: PathBuf,
    /// Where the book of the last build lies.
    pub(super) book: PathBuf,
    /// Where the notes on pictures lie.
    pub(super) pictures: PathBuf,
}

impl Neighbours {
    pub(super) fn of(out: &Path) -> Result<Self, OutputError> {
        let absolute = std::path::absolute(out).map_err(OutputError::io("find", out))?;
        // A site may be reached by a link (`dist -> /srv/www`): the link stays, what it leads to is replaced.
        let out = match fs::canonicalize(&absolute) {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => absolute,
            Err(error) => return Err(OutputError::io("find", out)(error)),
        };
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(OutputError::NotAFolder(out));
        };
        fs::create_dir_all(parent).map_err(OutputError::io("make the folder", parent))?;
        Ok(Self::named(parent, name))
    }

    /// Those of a site in memory: what was built at `out` is only looked at; `room` is where passing things lie.
    pub(super) fn beside(out: &Path, room: &Path) -> Result<Self, OutputError> {
        let out = std::path::absolute(out).map_err(OutputError::io("find", out))?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(OutputError::NotAFolder(out));
        };
        let places = Self::named(parent, name);
        Ok(Self { new: room.to_owned(), ..places })
    }

    fn named(parent: &Path, name: &std::ffi::OsStr) -> Self {
        let beside = |suffix: &str| {
            let mut full = std::ffi::OsString::from(".");
            full.push(name);
            full.push(suffix);
            parent.join(full)
        };
        let book = beside(".chasqui-book");
        let pictures = beside(".chasqui-pictures");
        let (new, old) = (beside(".chasqui-new"), beside(".chasqui-old"));
        Self { new, old, book, pictures, out: parent.join(name) }
    }
}

/// Puts right what a crash left.
pub(super) fn recover(places: &Neighbours) -> Result<(), OutputError> {
    if is_ours(&places.new)? {
        if in_use(&places.new) {
            return Err(OutputError::Busy(places.out.clone()));
        }
        if is_ours(&places.old)? && !exists(&places.out)? {
            Patch::recover(places)?;
        }
        remove(&places.new).map_err(OutputError::io("remove", &places.new))?;
    }
    if is_ours(&places.old)? {
        if exists(&places.out)? {
            retire(places)?;
        } else {
            fs::rename(&places.old, &places.out).map_err(OutputError::io("rename", &places.old))?;
        }
    }
    Ok(())
}

/// Removes the old site once the new one stands. A repository kept in the site's folder (as for branches that are
/// published as they are) is not ours to remove: it moves over.
pub(super) fn retire(places: &Neighbours) -> Result<(), OutputError> {
    let (from, to) = (places.old.join(".git"), places.out.join(".git"));
    if exists(&from)? && !exists(&to)? {
        fs::rename(&from, &to).map_err(OutputError::io("rename", &from))?;
    }
    remove(&places.old).map_err(OutputError::io("remove", &places.old))
}

fn exists(path: &Path) -> Result<bool, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(OutputError::io("find", path)(error)),
    }
}

/// Whether something stands at one of our names. Name and marker must both agree before anything is removed; a folder
/// still empty is what a crash between making it and marking it leaves.
fn is_ours(folder: &Path) -> Result<bool, OutputError> {
    if !exists(folder)? {
        return Ok(false);
    }
    let foreign = || Err(OutputError::Foreign(folder.to_owned()));
    if Marker::read(folder)?.is_some() {
        return Ok(true);
    }
    let mut entries = fs::read_dir(folder).map_err(OutputError::io("read", folder))?;
    match entries.next() {
        None => Ok(true),
        // A marker cut short by the crash, and nothing else.
        Some(Ok(first)) if first.file_name() == MARKER && entries.next().is_none() => Ok(true),
        Some(_) => foreign(),
    }
}

/// Whether a living build holds the folder: its marker is locked for as long as it writes.
fn in_use(folder: &Path) -> bool {
    let Ok(marker) = fs::File::open(folder.join(MARKER)) else { return false };
    matches!(marker.try_lock(), Err(fs::TryLockError::WouldBlock))
}
