//! Why an import stops: always before anything of the content folder was changed, or with a whole state in it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::fault::Faults;
use crate::publish::web::WebError;

/// Why an import stops.
#[derive(Debug)]
pub enum ImportError {
    /// A file or folder refuses.
    File(PathBuf, io::Error),
    /// The source is not what it should be: what, and how to mend it.
    Source(String, String),
    /// The mapping file cannot be understood: which, and what is wrong with it.
    Mapping(PathBuf, String),
    /// The content folder has errors of its own.
    Content(PathBuf, Box<Faults>),
    /// What was written does not say what was meant; nothing was moved in.
    Reread(String, String),
    /// A host does not answer as it should.
    Web(WebError),
}

impl ImportError {
    /// For `map_err`: a file that refuses.
    pub fn of(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::File(path.to_owned(), error)
    }

    /// A source that cannot be read, and what to do about it.
    pub fn source(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::Source(what.into(), mend.into())
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Source(what, mend) => write!(f, "{what}; {mend}"),
            Self::Mapping(path, what) => write!(
                f,
                "{}: {what}; correct it, or take the file away and run the import again for a new proposal",
                path.display()
            ),
            Self::Content(path, faults) => write!(
                f,
                "{}: {}; nothing was imported. See them with chasqui check --content {0}, mend them and run this again",
                path.display(),
                faults.summary()
            ),
            Self::Reread(file, what) => {
                write!(f, "{file} would not read back as it was meant ({what}); nothing was imported")
            }
            Self::Web(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<WebError> for ImportError {
    fn from(error: WebError) -> Self {
        Self::Web(error)
    }
}
