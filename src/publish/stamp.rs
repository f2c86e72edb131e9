//! What the system says of a file, by which a change of it is told without reading it.

use std::fs::Metadata;
use std::path::Path;
use std::time::SystemTime;

/// Size and time of modification; where the system tells more, that too: when anything happened to the file, and which
/// place on the disk it has. Whoever keeps something by it must be able to bear that a file changes unnoticed within one
/// tick of a coarse clock and keeps its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    more: (i64, i64, u64),
}

impl Stamp {
    /// Of what the system said.
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        Self { size: metadata.len(), modified: metadata.modified().ok(), more: more(metadata) }
    }

    /// Of a file; nothing where it is not there. Links are followed.
    #[must_use]
    pub fn at(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().map(|metadata| Self::of(&metadata))
    }
}

#[cfg(unix)]
fn more(metadata: &Metadata) -> (i64, i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime(), metadata.ctime_nsec(), metadata.ino())
}

#[cfg(not(unix))]
fn more(_: &Metadata) -> (i64, i64, u64) {
    (0, 0, 0)
}
