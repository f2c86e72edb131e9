//! What earlier imports wrote, so that one can be run again: `.chasqui-import.json` in the content folder, which the
//! publisher keeps with the content.
//!
//! A file whose hash is the one remembered was not edited since; any other is the publisher's own and stays.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::ImportError;

/// The file's name.
pub(super) const NAME: &str = ".chasqui-import.json";

/// What earlier imports wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// The format of this file.
    format: u32,
    /// By source and key.
    #[serde(default)]
    items: BTreeMap<String, BTreeMap<String, Written>>,
    /// Files of `media/`, by their old address.
    #[serde(default)]
    media: BTreeMap<String, Written>,
}

/// A file and what was written into it last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    /// Relative to the content folder, with `/` between folders.
    pub(super) file: String,
    /// The hash of its bytes.
    pub(super) hash: String,
}

impl State {
    /// Reads it; a new one where there is none.
    pub(super) fn read(root: &Path) -> Result<Self, ImportError> {
        let path = root.join(NAME);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { format: 1, ..Self::default() });
            }
            Err(error) => return Err(ImportError::File(path, error)),
        };
        let state: Self = serde_json::from_slice(&bytes).map_err(|error| {
            ImportError::source(
                format!("{} cannot be read: {error}", path.display()),
                "take it back from a copy; without it nobody knows what was edited since the last import",
            )
        })?;
        if state.format != 1 {
            return Err(ImportError::source(
                format!("{} was written by a newer chasqui", path.display()),
                "use that one",
            ));
        }
        let safe = |written: &Written| {
            written
                .file
                .split('/')
                .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']))
        };
        if !state.items.values().flat_map(BTreeMap::values).chain(state.media.values()).all(safe) {
            return Err(ImportError::source(
                format!("{} names files outside the content folder", path.display()),
                "take it back from a copy",
            ));
        }
        Ok(state)
    }

    /// What was written of an item.
    pub(super) fn item(&self, source: &str, key: &str) -> Option<&Written> {
        self.items.get(source)?.get(key)
    }

    /// Remembers what is written of an item now.
    pub(super) fn set_item(&mut self, source: &str, key: &str, written: Written) {
        self.items.entry(source.to_owned()).or_default().insert(key.to_owned(), written);
    }

    /// The file of `media/` that an address became.
    pub(super) fn media(&self, url: &str) -> Option<&Written> {
        self.media.get(url)
    }

    /// Remembers the file that an address becomes.
    pub(super) fn set_media(&mut self, url: &str, written: Written) {
        self.media.insert(url.to_owned(), written);
    }

    /// As it is written.
    pub(super) fn to_json(&self) -> String {
        // Strings by strings: nothing of it can fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// The hash of a file's bytes, as it is remembered.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_and_stays_inside() {
        let folder = tempfile::tempdir().unwrap();
        let mut state = State::read(folder.path()).unwrap();
        let written = Written { file: "news/a.md".into(), hash: hash(b"x") };
        state.set_item("s", "k", written.clone());
        std::fs::write(folder.path().join(NAME), state.to_json()).unwrap();
        assert_eq!(State::read(folder.path()).unwrap().item("s", "k"), Some(&written));
        state.set_media("u", Written { file: "../x".into(), hash: String::new() });
        std::fs::write(folder.path().join(NAME), state.to_json()).unwrap();
        assert!(State::read(folder.path()).unwrap_err().to_string().contains("outside"));
        std::fs::write(folder.path().join(NAME), "{").unwrap();
        assert!(State::read(folder.path()).is_err());
    }
}
