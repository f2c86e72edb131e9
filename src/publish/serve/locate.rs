//! Finds the file for an address, inside of the site's folder and nowhere else.

use super::address::Address;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What lies at an address.
#[derive(Debug)]
pub(super) enum Found {
    /// A file, with its path in the site.
    File(Box<Located>),
    /// A folder with a page, asked for without its last slash.
    NeedsSlash,
    /// Nothing that is served.
    Nothing,
    /// The site itself is not there.
    NoSite,
}

/// A file of the site.
#[derive(Debug)]
pub(super) struct Located {
    /// Its path in the site, parted by `/`.
    pub(super) site_path: String,
    /// The file itself, links resolved.
    pub(super) file: PathBuf,
    pub(super) metadata: Metadata,
}

/// How long a request waits while a build swaps folders: two renames, so it is waiting on a busy disk at worst.
const PATIENCE: Duration = Duration::from_millis(500);
const STEP: Duration = Duration::from_millis(10);

/// Finds what lies at `address` below `dir`. Blocks.
pub(super) fn find(dir: &Path, address: &Address) -> Found {
    let Some(root) = root_of(dir) else { return Found::NoSite };
    match address {
        Address::File(path) => match inside(&root, path) {
            Some(found) if found.metadata.is_file() => Found::File(Box::new(found)),
            Some(found) if found.metadata.is_dir() && page_of(&root, path).is_some() => Found::NeedsSlash,
            _ => Found::Nothing,
        },
        Address::Folder(path) => {
            page_of(&root, path).map_or(Found::Nothing, |found| Found::File(Box::new(found)))
        }
        Address::Bare | Address::Nothing => Found::Nothing,
    }
}

/// A file by its path in the site; `None` when it is not there or not to be served. Blocks.
pub(super) fn file(dir: &Path, site_path: &str) -> Option<Located> {
    inside(&root_of(dir)?, site_path).filter(|found| found.metadata.is_file())
}

fn page_of(root: &Path, folder: &str) -> Option<Located> {
    let path = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
    inside(root, &path).filter(|found| found.metadata.is_file())
}

/// The folder with all links resolved. A build swaps it by rename, so it may be gone for a moment.
fn root_of(dir: &Path) -> Option<PathBuf> {
    let mut waited = Duration::ZERO;
    loop {
        match std::fs::canonicalize(dir) {
            Ok(root) => return Some(root),
            Err(error) if error.kind() == io::ErrorKind::NotFound && waited < PATIENCE => {
                std::thread::sleep(STEP);
                waited += STEP;
            }
            Err(_) => return None,
        }
    }
}

/// What lies at a path, unless a link leads out of the site.
fn inside(root: &Path, site_path: &str) -> Option<Located> {
    let file = std::fs::canonicalize(root.join(site_path)).ok()?;
    if !file.starts_with(root) {
        return None;
    }
    let metadata = std::fs::metadata(&file).ok()?;
    Some(Located { site_path: site_path.to_owned(), file, metadata })
}
