//! The last step: read back, bring along, swap.

use super::hash::named_by_hash;
use super::history::{brought_along, hashed_files};
use super::leftovers;
use super::manifest::Content;
use super::marker::{MARKER, Marker};
use super::remove::remove;
use super::{OutputError, Staging};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::PoisonError;

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
    /// Reads every file back, brings along what the last `keep` changed builds named by hash, and puts the new site in
    /// the place of the old. Until the swap nothing of the old site changes. A file that did not change keeps its
    /// time of modification, so that copying programs and browsers see that it did not.
    ///
    /// Only the marker is forced to the disk: what a power cut may take, a second build makes anew.
    ///
    /// # Errors
    /// [`OutputError::ReadBack`] when a file is not what was written; [`OutputError::Io`] when the system refuses.
    pub fn commit(mut self, keep: usize) -> Result<Report, OutputError> {
        let files = self.manifest.sorted();
        let unchanged = self.read_back(&files)?;
        let kept = self.bring_along(&files, keep)?;
        let report = Report {
            files: files.len(),
            bytes: files.iter().map(|(_, content)| content.size).sum(),
            unchanged,
            kept: kept.len(),
        };
        self.finish_marker(&Marker { kept })?;
        // Some systems rename no folder that holds an open file.
        drop(self.lock.take());
        swap(&self.places).inspect_err(|_| {
            let _ = remove(&self.places.new);
        })?;
        Ok(report)
    }

    /// Compares every file with the manifest and with the old site; gives how many did not change.
    fn read_back(&self, files: &[(String, Content)]) -> Result<usize, OutputError> {
        let old_site = self.previous.is_some().then_some(self.places.out.as_path());
        files
            .par_iter()
            .map(|(path, content)| {
                let file = self.places.new.join(path);
                let bytes = fs::read(&file).map_err(OutputError::io("read back", &file))?;
                if Content::of(&bytes) != *content {
                    return Err(OutputError::ReadBack(path.clone()));
                }
                let Some(time) = old_site.and_then(|site| time_of_same(&site.join(path), path, &bytes))
                else {
                    return Ok(0);
                };
                // A file system that keeps no times loses a courtesy, not the site.
                let _ = fs::File::options().append(true).open(&file).and_then(|it| it.set_modified(time));
                Ok(1)
            })
            .sum()
    }

    fn bring_along(
        &self,
        files: &[(String, Content)],
        keep: usize,
    ) -> Result<BTreeMap<String, usize>, OutputError> {
        let Some(marker) = &self.previous else { return Ok(BTreeMap::new()) };
        let before = hashed_files(&self.places.out)?;
        let now: BTreeSet<String> =
            files.iter().map(|(path, _)| path).filter(|path| named_by_hash(path)).cloned().collect();
        let forgotten = self.forgotten.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = brought_along(&before, marker, &now, keep, &forgotten);
        for path in kept.keys() {
            let (from, to) = (self.places.out.join(path), self.places.new.join(path));
            self.make_folder_of(&to)?;
            // The old site loses its name for the file when it is removed; a link costs no copy.
            fs::hard_link(&from, &to)
                .or_else(|_| fs::copy(&from, &to).map(|_| ()))
                .map_err(OutputError::io("bring along", &from))?;
        }
        Ok(kept)
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
