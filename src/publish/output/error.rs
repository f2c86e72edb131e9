//! What can go wrong while a site is written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the site could not be written. The folder asked for is then what it was before.
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds files and no marker of ours: it is not emptied.
    Foreign(PathBuf),
    /// The marker is of a format this program does not know (its first line is given).
    UnknownFormat {
        /// The folder.
        folder: PathBuf,
        /// The first line of its marker.
        line: String,
    },
    /// The place is a file, or has no folder above it to work in.
    NotAFolder(PathBuf),
    /// Another build is writing to the same folder at this moment.
    Busy(PathBuf),
    /// A path that may not be written: empty, climbing out, or a name reserved for the marker.
    BadPath(String),
    /// Two different contents were written to one path.
    Collision(String),
    /// A file read back is not what was written.
    ReadBack(String),
    /// A newer site is wanted, and this one no longer.
    GivenUp,
    /// The operating system refused.
    Io {
        /// What was being done, as a verb: "write", "rename".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl OutputError {
    /// For `map_err`: names the deed and the file beside what the system said.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(folder) => write!(
                f,
                "{} holds files that no build of ours wrote, so it is left alone; name another folder with --out, or \
                 empty this one yourself",
                folder.display()
            ),
            Self::UnknownFormat { folder, line } => write!(
                f,
                "{} was written by another version of this program (its marker says {line:?}); name another folder \
                 with --out, or remove this one yourself",
                folder.display()
            ),
            Self::NotAFolder(place) => {
                write!(f, "{} cannot be a folder to write to: give a folder's path", place.display())
            }
            Self::Busy(folder) => write!(
                f,
                "another build is writing to {} now; wait for it to end, or name another folder with --out",
                folder.display()
            ),
            Self::BadPath(path) => write!(f, "{path:?} is no path that a site can have"),
            Self::Collision(path) => write!(f, "two different files want the address {path}"),
            Self::ReadBack(path) => {
                write!(f, "{path} does not read back as it was written; is the disk full, or failing?")
            }
            Self::GivenUp => write!(f, "given up for a newer state of the site"),
            Self::Io { doing, path, source } => write!(f, "cannot {doing} {}: {source}", path.display()),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
