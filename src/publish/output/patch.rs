//! Mends the site in place of the old one where few of its files change: linking or copying 200,000 files into a new
//! folder would cost more than the change.
//!
//! The new files wait in the folder aside, and `.chasqui-patch` there lists what is to be done. Then:
//!
//! 1. The site is moved aside by a rename, as in every build: from here on it is absent.
//! 2. Each old file goes to `.chasqui-undo/` in the folder aside, each new one to its place; all by renames.
//! 3. The site is moved back.
//!
//! So at every moment it is the whole old one, absent, or the whole new one. After a crash in between the list tells
//! what was moved, and all of it is moved back.

use super::leftovers::Neighbours;
use super::{MARKER, OutputError, SitePath};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The list's name in the folder aside; no file of a site can be called so.
pub(super) const LIST: &str = ".chasqui-patch";
/// Where old files wait until all is done.
pub(super) const UNDO: &str = ".chasqui-undo";
const FORMAT: &str = "chasqui patch 1";

/// Where the next marker waits: the folder aside keeps its own until the end.
const NEXT_MARKER: &str = ".chasqui-next";

/// What is to be done to the site.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Patch(Vec<(Deed, String)>);

/// What is done with a file of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// It is put where there was none.
    New,
    /// It is put in the place of an old one.
    Put,
    /// It is taken out.
    Out,
}

impl Deed {
    const ALL: [(Self, &str); 3] = [(Self::New, "new"), (Self::Put, "put"), (Self::Out, "out")];
}

impl Patch {
    pub(super) fn add(&mut self, deed: Deed, path: &str) {
        self.0.push((deed, path.to_owned()));
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Mends the site: all of it, or nothing.
    pub(super) fn mend(&self, places: &Neighbours, marker: &str) -> Result<(), OutputError> {
        self.prepare(places, marker)?;
        fs::rename(&places.out, &places.old).map_err(OutputError::io("rename", &places.out))?;
        let done = self.apply(places);
        if done.is_err() {
            self.take_back(places)?;
        }
        fs::rename(&places.old, &places.out).map_err(OutputError::io("rename", &places.old))?;
        if let Some(parent) = places.out.parent() {
            let _ = fs::File::open(parent).and_then(|folder| folder.sync_all());
        }
        done
    }

    /// Puts right what a crash left of a patch: the site stands at `old`, and part of it was moved.
    pub(super) fn recover(places: &Neighbours) -> Result<(), OutputError> {
        if let Some(patch) = Self::read_list(&places.new) {
            patch.take_back(places)?;
        }
        Ok(())
    }

    /// Puts ready what mending and taking back need.
    pub(super) fn prepare(&self, places: &Neighbours, marker: &str) -> Result<(), OutputError> {
        let undo = places.new.join(UNDO);
        fs::create_dir_all(&undo).map_err(OutputError::io("make the folder", &undo))?;
        // Never moved away, so that the site is known for ours at every moment.
        let old = fs::read(places.out.join(MARKER)).map_err(OutputError::io("read", &places.out))?;
        write_lastingly(&undo.join(MARKER), &old)?;
        write_lastingly(&places.new.join(NEXT_MARKER), marker.as_bytes())?;
        self.write_list(&places.new)
    }

    /// Writes the list, lastingly: before it is on the disk nothing may be moved.
    fn write_list(&self, folder: &Path) -> Result<(), OutputError> {
        let mut text = format!("{FORMAT}\n");
        for (deed, file) in &self.0 {
            let name = Deed::ALL.iter().find(|(known, _)| known == deed).map_or("", |(_, name)| name);
            text.extend([name, " ", file, "\n"]);
        }
        text.push_str("end\n");
        write_lastingly(&folder.join(LIST), text.as_bytes())?;
        let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// Reads the list of a folder aside; nothing when there is none, or when it was not finished: then nothing was
    /// moved.
    fn read_list(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(LIST)).ok()?;
        let mut lines = text.strip_suffix("end\n")?.lines();
        if lines.next() != Some(FORMAT) {
            return None;
        }
        let mut patch = Self::default();
        for line in lines {
            let (name, file) = line.split_once(' ')?;
            let (deed, _) = Deed::ALL.into_iter().find(|(_, known)| *known == name)?;
            // A list that leads out of the site was not written by us.
            SitePath::new(file).ok()?;
            patch.add(deed, file);
        }
        Some(patch)
    }

    /// Does it to the site, which was moved to `old`.
    pub(super) fn apply(&self, places: &Neighbours) -> Result<(), OutputError> {
        let undo = places.new.join(UNDO);
        let mut folders = HashSet::new();
        for (_, path) in self.0.iter().filter(|(deed, _)| *deed != Deed::New) {
            rename(&places.old.join(path), &undo.join(path), &mut folders)?;
        }
        // Before anything is put: a file may come where a folder was.
        let out = self.0.iter().filter(|(deed, _)| *deed == Deed::Out);
        let emptied: BTreeSet<&Path> = out.filter_map(|(_, path)| Path::new(path).parent()).collect();
        emptied.into_iter().rev().for_each(|folder| remove_empty(&places.old, folder));
        folders.clear();
        for (_, path) in self.0.iter().filter(|(deed, _)| *deed != Deed::Out) {
            rename(&places.new.join(path), &places.old.join(path), &mut folders)?;
        }
        rename(&places.new.join(NEXT_MARKER), &places.old.join(MARKER), &mut folders)
    }

    /// Takes back what was done of it, wherever it stopped; may itself be stopped and called again.
    fn take_back(&self, places: &Neighbours) -> Result<(), OutputError> {
        let undo = places.new.join(UNDO);
        let mut folders = HashSet::new();
        for (_, path) in self.0.iter().filter(|(deed, _)| *deed == Deed::New) {
            let file = places.old.join(path);
            // A folder of that name is what it was to replace.
            if fs::symlink_metadata(&file).is_ok_and(|found| !found.is_dir()) {
                fs::remove_file(&file).map_err(OutputError::io("remove", &file))?;
            }
            remove_empty(&places.old, Path::new(path).parent().unwrap_or(Path::new("")));
        }
        let replaced = self.0.iter().filter(|(deed, _)| *deed != Deed::New).map(|(_, path)| path.as_str());
        for path in replaced.chain([MARKER]) {
            let before = undo.join(path);
            if exists(&before) {
                rename(&before, &places.old.join(path), &mut folders)?;
            }
        }
        Ok(())
    }
}

fn write_lastingly(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let mut file = fs::File::create(path).map_err(OutputError::io("write", path))?;
    file.write_all(bytes).map_err(OutputError::io("write", path))?;
    file.sync_all().map_err(OutputError::io("sync", path))
}

/// Moves a file, making the folders that it needs; `folders` are those known to be there.
fn rename(from: &Path, to: &Path, folders: &mut HashSet<PathBuf>) -> Result<(), OutputError> {
    if let Some(folder) = to.parent().filter(|folder| !folders.contains(*folder)) {
        fs::create_dir_all(folder).map_err(OutputError::io("make the folder", folder))?;
        folders.insert(folder.to_owned());
    }
    fs::rename(from, to).map_err(OutputError::io("rename", from))
}

/// Removes a folder of the site and those above it, as far as they are empty.
fn remove_empty(site: &Path, folder: &Path) {
    let above = folder.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    // One that holds something cannot be removed, and need not be.
    let _ = above.map(|folder| fs::remove_dir(site.join(folder))).take_while(Result::is_ok).count();
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
