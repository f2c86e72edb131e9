//! What can go wrong between the program and the platform.

use std::fmt;

/// Why something did not come as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// No answer from the network.
    Offline,
    /// The host says that there is no such file, or sends a page in its place.
    NotThere,
    /// What came is not what it should be: cut short, not JSON, not of this shape.
    Unreadable,
    /// Written in a newer format than this program reads.
    Newer,
    /// Nobody waits for it any more.
    Stopped,
    /// The browser lacks something that the program stands on.
    Platform,
}

impl Fault {
    /// Its name in `data-app-reason`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::NotThere => "not-there",
            Self::Unreadable => "unreadable",
            Self::Newer => "newer",
            Self::Stopped => "stopped",
            Self::Platform => "platform",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::error::Error for Fault {}
