//! How new files get into a content folder: never over another, and with the folder checked before and after. What would
//! make it wrong is taken out again.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::publish::content::{LoadOptions, load};
use crate::publish::fault::{Code, Fault, Faults, Severity};

use super::NewError;

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Its id, or its place among the pages.
    pub id: String,
    /// What is not wrong, but should be looked at.
    pub warnings: Faults,
}

/// A content folder before anything is written into it.
pub(super) struct Before<'a> {
    root: &'a Path,
    how: LoadOptions,
    faults: Faults,
}

impl<'a> Before<'a> {
    /// Loads the folder.
    pub(super) fn of(root: &'a Path, today: NaiveDate) -> Result<Self, NewError> {
        if !root.join("site.yaml").is_file() {
            return Err(NewError::NoContent(root.to_owned()));
        }
        let how = LoadOptions { drafts: true, today: Some(today) };
        let (_, faults) = load(root, &how);
        Ok(Self { root, how, faults })
    }

    /// A place in the folder, as this system writes paths.
    fn path(&self, place: &str) -> PathBuf {
        place.split('/').fold(self.root.to_owned(), |path, part| path.join(part))
    }

    /// Writes a file that is not there yet.
    pub(super) fn create(&self, place: &str, text: &str, id: String) -> Result<Written, NewError> {
        let path = self.path(place);
        let made = create(&path, text.as_bytes())?;
        match self.compare() {
            Ok(warnings) => Ok(Written { path, id, warnings }),
            Err(faults) => {
                made.undo();
                Err(NewError::Faulty(self.root.to_owned(), faults))
            }
        }
    }

    /// Writes a file anew that says `old` until now.
    pub(super) fn replace(&self, place: &str, old: &str, new: &str, id: String) -> Result<Written, NewError> {
        let path = self.path(place);
        replace(&path, new)?;
        match self.compare() {
            Ok(warnings) => Ok(Written { path, id, warnings }),
            Err(faults) => {
                replace(&path, old)?;
                Err(NewError::Faulty(self.root.to_owned(), faults))
            }
        }
    }

    /// What is wrong now and was not before: errors, or else the warnings.
    fn compare(&self) -> Result<Faults, Faults> {
        let (_, after) = load(self.root, &self.how);
        let is_new = |fault: &&Fault| !self.faults.list().contains(fault);
        let of = |severity| {
            let some = after.list().iter().filter(is_new).filter(|fault| fault.severity == severity);
            Faults::new(some.filter(|fault| fault.code != Code::Unused).cloned().collect())
        };
        let errors = of(Severity::Error);
        // That nobody uses yet what is new goes without saying.
        if errors.is_empty() { Ok(of(Severity::Warning)) } else { Err(errors) }
    }
}

/// A file that was made, and the folders that were made for it.
pub(super) struct Made {
    file: PathBuf,
    folders: Vec<PathBuf>,
}

impl Made {
    /// Takes it out again, and those folders that hold nothing else.
    fn undo(self) {
        // What cannot be removed is what somebody else put there meanwhile.
        let _ = fs::remove_file(&self.file);
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes a file that is not there yet, whole or not at all.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<Made, NewError> {
    let refused = |error| NewError::Io(path.to_owned(), error);
    let mut folders: Vec<PathBuf> = path.ancestors().skip(1).map(Path::to_owned).collect();
    folders.retain(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    folders.reverse();
    let made = Made { file: path.to_owned(), folders };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(refused)?;
    }
    let mut file = match fs::File::options().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(NewError::Exists(path.to_owned()));
        }
        other => other.map_err(refused)?,
    };
    match file.write_all(bytes).and_then(|()| file.sync_all()) {
        Ok(()) => Ok(made),
        Err(error) => {
            drop(file);
            made.undo();
            Err(refused(error))
        }
    }
}

/// Puts a text in the place of a file: at every moment there is the old one or the new one, whole.
fn replace(path: &Path, text: &str) -> Result<(), NewError> {
    let refused = |error| NewError::Io(path.to_owned(), error);
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut aside = tempfile::Builder::new().prefix(".new-").tempfile_in(folder).map_err(refused)?;
    aside.write_all(text.as_bytes()).map_err(refused)?;
    // Whoever could read the old one can read the new one.
    let permissions = fs::metadata(path).map_err(refused)?.permissions();
    fs::set_permissions(aside.path(), permissions).map_err(refused)?;
    aside.as_file().sync_all().map_err(refused)?;
    aside.persist(path).map(|_| ()).map_err(|error| refused(error.error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a/b/c.md");
        let made = create(&path, b"one").unwrap();
        assert!(matches!(create(&path, b"two"), Err(NewError::Exists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        replace(&path, "three").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing stays beside it");
        made.undo();
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }
}
