//! Looks through the present site before a new one is made: which files of the last build are still as it left them.

use super::book::{Book, Known, State};
use super::manifest::Content;
use super::marker::MARKER;
use super::{OutputError, SitePath};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

/// A repository kept in the site's folder is not ours to look at.
pub(super) const REPOSITORY: &str = ".git";

/// What lies in the site's folder.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The files that are for certain what the last build wrote.
    pub(super) present: HashMap<String, Known>,
    /// All files but the marker, as paths in the site, whoever wrote them.
    pub(super) all: HashSet<String>,
    /// Something lies there that is neither file nor folder, or has a name that is no text: then the folder is not
    /// mended but replaced.
    pub(super) is_strange: bool,
}

/// Looks through `site`, of which the last build said what is in the `book`.
pub(super) fn survey(site: &Path, mut book: Book) -> Result<Survey, OutputError> {
    let mut survey = Survey::default();
    let entries = walkdir::WalkDir::new(site).min_depth(1).into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() != 1 || entry.file_name() != REPOSITORY) {
        let entry = entry.map_err(|error| OutputError::Io {
            doing: "read",
            path: site.to_owned(),
            source: error.into(),
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(site).ok();
        let path = inside.and_then(|path| path.to_str());
        let path = path.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        let (Some(path), true) = (path, entry.file_type().is_file()) else {
            survey.is_strange = true;
            continue;
        };
        if path == MARKER {
            continue;
        }
        survey.is_strange |= SitePath::new(&path).is_err();
        if let Some(known) = book.remove(&path).and_then(|known| unchanged(entry.path(), known)) {
            survey.present.insert(path.clone(), known);
        }
        survey.all.insert(path);
    }
    Ok(survey)
}

/// What is known of a file, if it still holds. Where the system says that something happened to it, its bytes decide.
fn unchanged(file: &Path, known: Known) -> Option<Known> {
    let state = State::of(&fs::symlink_metadata(file).ok()?);
    if state.is(&known.state) {
        return Some(known);
    }
    let bytes = fs::read(file).ok()?;
    (Content::of(&bytes) == known.content).then_some(Known { state, ..known })
}
