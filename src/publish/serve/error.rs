//! Why the server cannot start.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the server cannot start, or ended.
#[derive(Debug)]
pub enum ServeError {
    /// There is no folder of that name.
    NoFolder(PathBuf),
    /// Another program listens there.
    PortInUse(SocketAddr),
    /// The account may not listen there, or the machine has no such address.
    CannotListen(SocketAddr, io::Error),
    /// The prefix holds something other than names parted by `/`.
    BadPrefix(String),
    /// The system refused something else.
    Io(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(dir) => write!(
                f,
                "there is no folder {}: build the site first, or name the folder it was built into",
                dir.display()
            ),
            Self::PortInUse(place) => write!(
                f,
                "port {} on {} is in use: end the program that uses it, or choose another with --port",
                place.port(),
                place.ip()
            ),
            Self::CannotListen(place, error) => write!(f, "cannot listen on {place}: {error}"),
            Self::BadPrefix(text) => write!(
                f,
                "{text:?} is no prefix: write names of letters, digits, '-', '_', '.' and '~' parted by '/', as in /a/b"
            ),
            Self::Io(error) => write!(f, "the server failed: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::CannotListen(_, error) | Self::Io(error) => Some(error),
            _ => None,
        }
    }
}
