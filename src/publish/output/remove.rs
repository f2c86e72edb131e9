//! Removes a site's folder, many hands at once.
//!
//! A site has a folder for each article. On some systems the removal of one folder waits a few milliseconds, whatever
//! the processor does meanwhile: one after the other, 100,000 of them would take longer than the whole build.

use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// They wait rather than work, so there may be more of them than processors.
const HANDS: usize = 32;
/// Below this many entries it is not worth calling them.
const FEW: usize = 500;

/// Removes `folder` and all in it. Links are removed, never followed.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    let mut folders = BTreeMap::<usize, Vec<PathBuf>>::new();
    for entry in walkdir::WalkDir::new(folder).follow_root_links(false) {
        let entry = entry?;
        if entry.file_type().is_dir() {
            folders.entry(entry.depth()).or_default().push(entry.into_path());
        } else {
            files.push(entry.into_path());
        }
    }
    if files.len() + folders.len() < FEW {
        return fs::remove_dir_all(folder);
    }
    let Ok(hands) = rayon::ThreadPoolBuilder::new().num_threads(HANDS).build() else {
        return fs::remove_dir_all(folder);
    };
    hands.install(|| {
        files.par_iter().try_for_each(fs::remove_file)?;
        // The deepest first; those of one depth do not hold each other.
        folders.values().rev().try_for_each(|level| level.par_iter().try_for_each(fs::remove_dir))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_and_nothing_else_is_touched() {
        for count in [3, 400] {
            let place = tempfile::tempdir().unwrap();
            let (site, other) = (place.path().join("site"), place.path().join("other"));
            fs::create_dir(&other).unwrap();
            fs::write(other.join("kept"), "").unwrap();
            for n in 0..count {
                let folder = site.join(format!("news/{}/{n}/deep", n % 7));
                fs::create_dir_all(&folder).unwrap();
                fs::write(folder.join("index.html"), "").unwrap();
            }
            #[cfg(unix)]
            std::os::unix::fs::symlink(&other, site.join("link")).unwrap();
            remove(&site).unwrap();
            assert!(!site.exists() && other.join("kept").exists());
            assert!(remove(&site).is_err());
        }
    }
}
