//! Where the files of the built app come from: a folder, or this very program, which may carry them inside itself.
//!
//! What is carried was put there by `build.rs`. It is not compressed: it would save half a megabyte of a program of
//! seventeen, and what is downloaded is compressed as a whole; as it is, it costs no time at the start and is read from
//! where it lies.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::app::AppError;
use crate::publish::editor;

/// Name and bytes of each file of the app that this program carries, in the order of the names; none where it carries
/// none.
static CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// The file that says what app it is.
pub(super) const PASSPORT: &str = "program.json";

/// Where an app is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a folder.
    Folder(PathBuf),
    /// In this program.
    Carried,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Carried => f.write_str("this program itself"),
        }
    }
}

/// The files of an app: by name, with `/` between folders.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) place: Place,
    all: BTreeMap<String, Cow<'static, [u8]>>,
}

/// What `program.json` of the carried app says.
pub(super) fn passport() -> Option<&'static [u8]> {
    CARRIED.iter().find(|(name, _)| *name == PASSPORT).map(|(_, bytes)| *bytes)
}

impl Files {
    /// Reads all files of a folder.
    pub(super) fn of_folder(folder: &Path) -> Result<Self, AppError> {
        if !folder.join(PASSPORT).is_file() {
            return Err(AppError::Missing(folder.to_owned()));
        }
        let place = Place::Folder(folder.to_owned());
        let incomplete = |name: &str, error| AppError::Incomplete(place.clone(), name.to_owned(), error);
        let mut all = BTreeMap::new();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry.map_err(|error| incomplete("", error.into()))?;
            let Ok(inside) = entry.path().strip_prefix(folder) else { continue };
            let name = inside.iter().filter_map(|part| part.to_str()).collect::<Vec<_>>().join("/");
            if entry.file_type().is_file() {
                let bytes = std::fs::read(entry.path()).map_err(|error| incomplete(&name, error))?;
                all.insert(name, Cow::Owned(bytes));
            }
        }
        Ok(Self { place, all })
    }

    /// Those that this program carries, held against the hash by which the app is named.
    pub(super) fn carried() -> Result<Self, AppError> {
        if CARRIED.is_empty() {
            return Err(AppError::NoneCarried);
        }
        let all = CARRIED.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        let files = Self { place: Place::Carried, all: all.collect() };
        let said = super::app::names_in(files.get(PASSPORT).unwrap_or_default());
        let (editor, program): (Vec<_>, Vec<_>) =
            files.all.iter().partition(|(name, _)| name.starts_with(editor::FOLDER));
        if said == Some((name_of(program.into_iter()), name_of(editor.into_iter()))) {
            return Ok(files);
        }
        Err(AppError::Unreadable(
            Place::Carried,
            PASSPORT.to_owned(),
            "files were changed or are missing".to_owned(),
        ))
    }

    /// A file's bytes.
    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.all.get(name).map(|bytes| &**bytes)
    }

    /// Takes a file out.
    pub(super) fn take(&mut self, name: &str) -> Result<Cow<'static, [u8]>, AppError> {
        self.all.remove(name).ok_or_else(|| {
            let error = std::io::Error::from(std::io::ErrorKind::NotFound);
            AppError::Incomplete(self.place.clone(), name.to_owned(), error)
        })
    }

    /// Takes a text out.
    pub(super) fn text(&mut self, name: &str) -> Result<String, AppError> {
        String::from_utf8(self.take(name)?.into_owned()).map_err(|_| {
            AppError::Unreadable(self.place.clone(), name.to_owned(), "it is no UTF-8".to_owned())
        })
    }

    /// All that was not taken out, in the order of the names.
    pub(super) fn rest(self) -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
        self.all.into_iter()
    }
}

/// The name that an app has by its files, as `scripts/finish-app.mjs` gives it.
fn name_of<'f>(files: impl Iterator<Item = (&'f String, &'f Cow<'static, [u8]>)>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files.filter(|(name, _)| *name != PASSPORT) {
        hash.update(format!("{name}\0{}\0", bytes.len()));
        hash.update(bytes);
    }
    let mut name = format!("{:x}", hash.finalize());
    name.truncate(16);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_by_names_and_bytes() {
        let name = |files: &[(&str, &str)]| {
            let owned =
                |(name, text): &(&str, &str)| ((*name).to_owned(), Cow::Owned(text.as_bytes().to_vec()));
            name_of(files.iter().map(owned).collect::<BTreeMap<_, _>>().iter())
        };
        // sha256 of "a.js\0" "2\0" "hi", as `printf 'a.js\0002\000hi' | sha256sum` prints it.
        assert_eq!(name(&[("a.js", "hi")]), "ca566ac12763cd95");
        assert_eq!(name(&[("a.js", "hi"), (PASSPORT, "anything")]), name(&[("a.js", "hi")]));
        assert_ne!(name(&[("a.js", "ho")]), name(&[("a.js", "hi")]));
        assert_ne!(name(&[("b.js", "hi")]), name(&[("a.js", "hi")]));
    }

    #[test]
    fn what_is_carried_is_whole() {
        // With nothing inside, as most builds are, it says so; with an app inside that is the one it says it is.
        match Files::carried() {
            Ok(files) => assert!(!CARRIED.is_empty() && files.get("app_bg.wasm").is_some()),
            Err(error) => assert!(CARRIED.is_empty() && matches!(error, AppError::NoneCarried), "{error}"),
        }
    }
}
