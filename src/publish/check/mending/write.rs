//! Writing changed files: all aside first, then each into its place.

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::Change;

/// Why nothing, or not everything, was written.
#[derive(Debug)]
pub enum NotWritten {
    /// A file is not any more what it was when it was read; nothing was written.
    ChangedMeanwhile(String),
    /// A file cannot be written; nothing was.
    Unwritable(String, io::Error),
    /// A file could not be moved into its place; those before it were, the rest was not.
    HalfWay(String, io::Error),
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ChangedMeanwhile(path) => {
                write!(f, "{path} was changed by somebody else meanwhile; nothing was written; run it again")
            }
            Self::Unwritable(path, error) => {
                write!(f, "{path} cannot be written: {error}; nothing was written")
            }
            Self::HalfWay(path, error) => write!(
                f,
                "{path} cannot be written: {error}; the files before it in the diff were written, it and those after it \
                 were not; run it again"
            ),
        }
    }
}

impl std::error::Error for NotWritten {}

/// Writes all changes into the folder `content`.
///
/// # Errors
/// [`NotWritten`].
pub fn write(content: &Path, changes: &[Change]) -> Result<(), NotWritten> {
    let mut aside = Vec::with_capacity(changes.len());
    for change in changes {
        let path = content.join(&change.path);
        let unwritable = |error| NotWritten::Unwritable(change.path.clone(), error);
        if std::fs::read(&path).map_err(unwritable)? != change.before.as_bytes() {
            return Err(NotWritten::ChangedMeanwhile(change.path.clone()));
        }
        let folder = path.parent().unwrap_or(content);
        let permissions = std::fs::metadata(&path).map_err(unwritable)?.permissions();
        if permissions.readonly() {
            return Err(unwritable(io::ErrorKind::PermissionDenied.into()));
        }
        let mut file = NamedTempFile::new_in(folder).map_err(unwritable)?;
        file.write_all(change.after.as_bytes()).map_err(unwritable)?;
        file.as_file().set_permissions(permissions).map_err(unwritable)?;
        file.as_file().sync_all().map_err(unwritable)?;
        aside.push((file, path, &change.path));
    }
    for (file, path, name) in aside {
        file.persist(&path).map_err(|error| NotWritten::HalfWay(name.clone(), error.error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let say = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
        std::fs::write(folder.path().join("a"), "1").unwrap();
        std::fs::write(folder.path().join("b"), "2").unwrap();
        let change = |path: &str, before: &str, after: &str| Change {
            path: path.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let wrong = [change("a", "1", "one"), change("b", "other", "two")];
        assert!(
            matches!(write(folder.path(), &wrong), Err(NotWritten::ChangedMeanwhile(path)) if path == "b")
        );
        assert_eq!(say("a"), "1");
        write(folder.path(), &[change("a", "1", "one"), change("b", "2", "two")]).unwrap();
        assert_eq!((say("a"), say("b")), ("one".to_owned(), "two".to_owned()));
        // Nothing is left lying about.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
