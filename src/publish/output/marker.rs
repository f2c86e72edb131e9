//! The marker: the file that says a folder is ours, and what earlier builds left in it.
//!
//! Plain text, one thing a line. The first line is the format; then `kept AGE PATH` for each file that the present
//! build did not write but brought along, AGE being how many changed builds ago it was last written (from 1). Files
//! named by hash that are not listed belong to the present build.

use super::OutputError;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The marker's name in the root of every folder we write.
pub const MARKER: &str = ".chasqui";
const FORMAT: &str = "chasqui output 1";
const FAMILY: &str = "chasqui output ";

/// What the marker tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// Files of earlier builds that were brought along, with their age in changed builds.
    pub(super) kept: BTreeMap<String, usize>,
}

impl Marker {
    /// Reads the marker of `folder`; `None` when it has none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, OutputError> {
        let path = folder.join(MARKER);
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(OutputError::io("read", &path)(error)),
        };
        let mut lines = text.lines();
        match lines.next() {
            Some(FORMAT) => Ok(Some(Self { kept: lines.filter_map(kept_line).collect() })),
            Some(line) if line.starts_with(FAMILY) => {
                Err(OutputError::UnknownFormat { folder: folder.to_owned(), line: line.to_owned() })
            }
            // A file of that name with other content was not written by us.
            _ => Ok(None),
        }
    }

    /// The marker's text.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{FORMAT}\n");
        for (path, age) in &self.kept {
            text.extend(["kept ", &age.to_string(), " ", path, "\n"]);
        }
        text
    }
}

/// A line that cannot be read only means that a file is not brought along: reading is lenient.
fn kept_line(line: &str) -> Option<(String, usize)> {
    let (age, path) = line.strip_prefix("kept ")?.split_once(' ')?;
    Some((path.to_owned(), age.parse().ok()?))
}
