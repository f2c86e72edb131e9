//! The last step: read back, bring along, swap.

use super::book::{self, Known, State};
use super::hash::named_by_hash;
use super::history::{brought_along, hashed_files};
use super::leftovers;
use super::manifest::{Content, Entry};
use super::marker::{MARKER, Marker};
use super::patch::{Deed, Patch};
use super::remove::remove;
use super::{OutputError, Staging};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::PoisonError;

/// So many files may be put and taken out while the site is absent: a few hundredths of a second.
const FEW: usize = 2000;

/// Beyond this a file is read back bit by bit, and counts as changed where it was written.
const LARGE: u64 = 4 << 20;

/// What a build wrote. Files brought along from earlier builds are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Files of this build.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of them the site before had with the same bytes.
    pub unchanged: usize,
    /// Files named by hash that earlier builds wrote and that stay for a while.
    pub kept: usize,
}

impl Staging {
    /// Reads every new file back, brings along what the last `keep` changed builds named by hash, and puts the new site
    /// in the place of the old. Until the swap nothing of the old site changes. A file that did not change keeps its
    /// time of modification, so that copying programs and browsers see that it did not. Where little changes the old
    /// site is mended, as `patch` says; else a whole new folder takes its place.
    ///
    /// Only the marker is forced to the disk: what a power cut may take, a second build makes anew.
    ///
    /// # Errors
    /// [`OutputError::ReadBack`] when a file is not what was written; [`OutputError::Io`] when the system refuses.
    pub fn commit(mut self, keep: usize) -> Result<Report, OutputError> {
        let files = self.manifest.sorted();
        let unchanged = self.read_back(&files)?;
        let kept = self.kept(&files, keep)?;
        let report = Report {
            files: files.len(),
            bytes: files.iter().map(|(_, entry)| entry.content.size).sum(),
            unchanged,
            kept: kept.len(),
        };
        let patch = self.patch(&files, &kept);
        let is_mended = patch.is_some();
        let marker = Marker { kept };
        if let Some(patch) = patch {
            patch.mend(&self.places, &marker.text())?;
            drop(self.lock.take());
            // What was replaced lies there; should it stay, the next build removes it.
            let _ = remove(&self.places.new);
        } else {
            self.bring_along(&files, &marker)?;
            self.finish_marker(&marker)?;
            // Some systems rename no folder that holds an open file.
            drop(self.lock.take());
            swap(&self.places).inspect_err(|_| {
                let _ = remove(&self.places.new);
            })?;
        }
        self.write_book(files, is_mended);
        Ok(report)
    }

    /// Compares every new file with the manifest and with the old site; gives how many did not change.
    fn read_back(&self, files: &[(String, Entry)]) -> Result<usize, OutputError> {
        let old_site = self.previous.is_some().then_some(self.places.out.as_path());
        let one = |(path, entry): &(String, Entry)| {
            if entry.is_kept {
                return Ok(1);
            }
            let file = self.places.new.join(path);
            if entry.content.size > LARGE {
                let found = Content::of_file(&file).map_err(OutputError::io("read back", &file))?;
                return if found == entry.content { Ok(0) } else { Err(OutputError::ReadBack(path.clone())) };
            }
            let bytes = fs::read(&file).map_err(OutputError::io("read back", &file))?;
            if Content::of(&bytes) != entry.content {
                return Err(OutputError::ReadBack(path.clone()));
            }
            let Some(time) = old_site.and_then(|site| time_of_same(&site.join(path), path, &bytes)) else {
                return Ok(0);
            };
            // A file system that keeps no times loses a courtesy, not the site.
            let _ = fs::File::options().append(true).open(&file).and_then(|it| it.set_modified(time));
            Ok(1)
        };
        files.par_iter().map(one).sum()
    }

    /// The files of earlier builds that stay beside those of this one, with their age.
    fn kept(&self, files: &[(String, Entry)], keep: usize) -> Result<BTreeMap<String, usize>, OutputError> {
        let Some(marker) = &self.previous else { return Ok(BTreeMap::new()) };
        let before = match &self.survey {
            Some(survey) => survey.all.iter().filter(|path| named_by_hash(path)).cloned().collect(),
            None => hashed_files(&self.places.out)?,
        };
        let now: BTreeSet<String> =
            files.iter().map(|(path, _)| path).filter(|path| named_by_hash(path)).cloned().collect();
        let forgotten = self.forgotten.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(brought_along(&before, marker, &now, keep, &forgotten))
    }

    /// What is to be done to the old site where that is less than to make a new one. While it is done the site is
    /// absent, so it must not be much.
    fn patch(&self, files: &[(String, Entry)], kept: &BTreeMap<String, usize>) -> Option<Patch> {
        let survey = self.survey.as_ref().filter(|survey| !survey.is_strange)?;
        let now: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        let stays = |path: &str| now.contains(path) || kept.contains_key(path);
        let out: BTreeSet<&String> = survey.all.iter().filter(|path| !stays(path)).collect();
        let mut patch = Patch::default();
        for (path, _) in files.iter().filter(|(_, entry)| !entry.is_kept) {
            patch.add(if survey.all.contains(path) { Deed::Put } else { Deed::New }, path);
        }
        for path in out {
            patch.add(Deed::Out, path);
        }
        (patch.len() <= FEW.max(files.len() / 16)).then_some(patch)
    }

    /// Brings into the new folder what is not new: the files that stay, and those of earlier builds.
    fn bring_along(&self, files: &[(String, Entry)], marker: &Marker) -> Result<(), OutputError> {
        let stay = files.par_iter().filter(|(_, entry)| entry.is_kept).map(|(path, _)| path);
        let earlier = marker.kept.par_iter().map(|(path, _)| path);
        stay.chain(earlier).try_for_each(|path| {
            let (from, to) = (self.places.out.join(path), self.places.new.join(path));
            self.make_folder_of(&to)?;
            // The old site loses its name for the file when it is removed; a link costs no copy.
            fs::hard_link(&from, &to)
                .or_else(|_| fs::copy(&from, &to).map(|_| ()))
                .map_err(OutputError::io("bring along", &from))
        })
    }

    /// Notes what was written, for the next build. A book that cannot be written costs that build time, and no more.
    fn write_book(&self, files: Vec<(String, Entry)>, is_mended: bool) {
        let Some(program) = &self.program else { return };
        let one = |(path, entry): (String, Entry)| {
            let before = self.present(&path).filter(|_| is_mended && entry.is_kept);
            let state = match before {
                Some(known) => known.state,
                None => State::of(&fs::symlink_metadata(self.places.out.join(&path)).ok()?),
            };
            let Entry { content, made_from, copies, .. } = entry;
            Some((path, Known { content, state, made_from, copies }))
        };
        let known: Vec<_> = files.into_par_iter().filter_map(one).collect();
        let _ = book::write(&self.places.book, program, &known);
    }

    fn finish_marker(&self, marker: &Marker) -> Result<(), OutputError> {
        let path = self.places.new.join(MARKER);
        fs::write(&path, marker.text()).map_err(OutputError::io("write", &path))?;
        let file = fs::File::open(&path).map_err(OutputError::io("open", &path))?;
        file.sync_all().map_err(OutputError::io("sync", &path))?;
        match Marker::read(&self.places.new)? {
            Some(read) if read == *marker => Ok(()),
            _ => Err(OutputError::ReadBack(MARKER.to_owned())),
        }
    }
}

/// When the old site's file was last modified, if it holds the same bytes. A name made from the bytes, with the same
/// length, is trusted: the old file was read back when it was written.
fn time_of_same(old: &Path, path: &str, bytes: &[u8]) -> Option<std::time::SystemTime> {
    let known = fs::symlink_metadata(old).ok()?;
    if !known.is_file() || known.len() != bytes.len() as u64 {
        return None;
    }
    let copy = Path::new(path).extension().is_some_and(|ending| ending == "br" || ending == "gz");
    let same = (named_by_hash(path) && !copy) || fs::read(old).ok()? == bytes;
    if same { known.modified().ok() } else { None }
}

/// The old site aside, the new one in, the old one gone. When the second step fails the first is undone.
fn swap(places: &leftovers::Neighbours) -> Result<(), OutputError> {
    let had_site = match fs::rename(&places.out, &places.old) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(OutputError::io("rename", &places.out)(error)),
    };
    if let Err(error) = fs::rename(&places.new, &places.out) {
        if had_site {
            let _ = fs::rename(&places.old, &places.out);
        }
        return Err(OutputError::io("rename", &places.new)(error));
    }
    if let Some(parent) = places.out.parent() {
        // Makes the two renames lasting where the system can sync a folder; elsewhere it is a courtesy.
        let _ = fs::File::open(parent).and_then(|folder| folder.sync_all());
    }
    if had_site { leftovers::retire(places) } else { Ok(()) }
}
