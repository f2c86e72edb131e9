//! What builds made of which picture: a file beside the site, so that the next build need not make it again.
//!
//! Each picture is named by the hash of its path, its bytes and how copies are made. The notes are a memory aid: what they name
//! counts only where it is found as its name says, and a file of notes that cannot be read costs time and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::publish::content::newsroom::Copies;

/// How copies are made: changed with every change of `copies`, `pixels` or `encode`, and with the libraries that do the
/// work, so that no copy of before stays.
const RECIPE: &str =
    "2; fast_image_resize 5.5.0, image 0.25.10, libwebp-sys 0.9.6, moxcms 0.8.1, zune-jpeg 0.5.15";

/// What was made of each picture.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Notes(BTreeMap<String, Copies>);

/// The name of a picture by its path and bytes.
pub(super) fn name(path: &str, bytes: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    // No path and no recipe holds the byte between them.
    hasher.update(RECIPE.as_bytes()).update(&[0]).update(path.as_bytes()).update(&[0]).update(bytes);
    hasher.finalize().to_hex().to_string()
}

impl Notes {
    pub(super) fn of(made: impl Iterator<Item = (String, Copies)>) -> Self {
        Self(made.collect())
    }

    pub(super) fn read(path: &Path) -> Self {
        fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Copies> {
        self.0.get(name)
    }

    /// Where they cannot be written the next build takes longer, no more.
    pub(super) fn write(&self, path: &Path) {
        if self.0.is_empty() && !path.exists() {
            return;
        }
        let mut aside = path.as_os_str().to_owned();
        aside.push("-new");
        let written = serde_json::to_vec(self).map_err(std::io::Error::from);
        let _ = written.and_then(|bytes| fs::write(&aside, bytes)).and_then(|()| fs::rename(&aside, path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Size;

    #[test]
    fn the_recipe_names_the_libraries_that_are_used() {
        let lock = include_str!("../../../../Cargo.lock");
        let (_, libraries) = RECIPE.split_once("; ").unwrap();
        for library in libraries.split(", ") {
            let (name, version) = library.split_once(' ').unwrap();
            let entry = format!("name = \"{name}\"\nversion = \"{version}\"");
            assert!(lock.contains(&entry), "{library} is no longer what makes the copies: change the recipe");
        }
    }

    #[test]
    fn notes_that_cannot_be_read_are_none() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("notes");
        let size = Size { file: "data/v1/pictures/a-400.abcdefghij.webp".into(), width: 400, bytes: 9 };
        let copies = Copies { sizes: vec![size], fallback: None, color: Some("#abc".into()) };
        let notes = Notes::of([("a".to_owned(), copies)].into_iter());
        notes.write(&path);
        assert_eq!(Notes::read(&path), notes);
        fs::write(&path, b"{\"a\": 7").unwrap();
        assert_eq!(Notes::read(&path), Notes::default());
    }
}
