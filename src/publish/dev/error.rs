//! Why nothing can be shown.

use std::fmt;
use std::path::PathBuf;

use crate::publish::build::BuildError;
use crate::publish::serve::ServeError;

/// Why `chasqui dev` cannot begin.
#[derive(Debug)]
pub enum DevError {
    /// There is no content folder at this place.
    NoContent(PathBuf),
    /// The app cannot be used, or there is no place for passing files.
    Build(BuildError),
    /// Nothing can be served.
    Serve(ServeError),
    /// From 8080 on so many ports are in use.
    NoPort(u16, u16),
    /// This machine is in no network that a phone could be in.
    NoNetwork,
}

impl fmt::Display for DevError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoContent(folder) => BuildError::NoContent(folder.clone()).fmt(f),
            Self::Build(error) => error.fmt(f),
            Self::Serve(error) => error.fmt(f),
            Self::NoPort(first, last) => {
                write!(f, "the ports {first} to {last} are all in use: choose another with --port")
            }
            Self::NoNetwork => write!(
                f,
                "this machine is in no network that a phone could be in: connect it to one, or leave out --phone"
            ),
        }
    }
}

impl std::error::Error for DevError {}

impl From<BuildError> for DevError {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl From<ServeError> for DevError {
    fn from(error: ServeError) -> Self {
        Self::Serve(error)
    }
}
