//! A look at the content folder: which files are other than they were. What a watcher tells is only that it is time to
//! look; so no event that is lost, doubled or told of a file on its way can mislead.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::publish::stamp::Stamp;

/// What is longer is not read to see whether it changed: its stamp says so.
const LARGE: u64 = 1 << 20;

/// The files of a content folder as they were at the last look.
#[derive(Debug, Default)]
pub(super) struct Look {
    files: HashMap<PathBuf, Seen>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    stamp: Stamp,
    /// Of its bytes, once they were read.
    bytes: Option<blake3::Hash>,
}

impl Look {
    /// Looks again; gives the paths, relative to the folder, that are new, gone or other, in order. A file that was
    /// saved as it was is none of them, where its bytes are known ([`Look::read`]).
    pub(super) fn again(&mut self, root: &Path) -> Vec<String> {
        let mut now: HashMap<PathBuf, Seen> = HashMap::with_capacity(self.files.len());
        let mut changed = Vec::new();
        for (path, stamp) in files(root) {
            let before = self.files.remove(&path);
            let seen = match before {
                Some(before) if before.stamp == stamp => before,
                before => {
                    let bytes = hash(&root.join(&path));
                    if bytes.is_none() || before.and_then(|before| before.bytes) != bytes {
                        changed.push(path.display().to_string());
                    }
                    Seen { stamp, bytes }
                }
            };
            now.insert(path, seen);
        }
        changed.extend(self.files.keys().map(|path| path.display().to_string()));
        self.files = now;
        changed.sort_unstable();
        changed
    }

    /// Reads the files that were not read yet: for when there is time.
    pub(super) fn read(&mut self, root: &Path) {
        let unread = self.files.par_iter_mut().filter(|(_, seen)| seen.bytes.is_none());
        unread.for_each(|(path, seen)| {
            let file = root.join(path);
            // Only where it is still the file that was seen.
            let bytes = hash(&file);
            if Stamp::at(&file) == Some(seen.stamp) {
                seen.bytes = bytes;
            }
        });
    }

    /// The first look: nothing is other than it was.
    pub(super) fn first(root: &Path) -> Self {
        let seen = |(path, stamp)| (path, Seen { stamp, bytes: None });
        Self { files: files(root).map(seen).collect() }
    }
}

/// Files below a folder, with their paths relative to it; not what editors and systems leave lying about, which the
/// content is read without too.
fn files(root: &Path) -> impl Iterator<Item = (PathBuf, Stamp)> {
    let walk = WalkDir::new(root).min_depth(1).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        let passing = name.starts_with('.') || name.ends_with('~');
        // Files of `static/` are published whatever they are called.
        !passing || is_static(root, entry.path())
    });
    walk.filter_map(|entry| {
        let entry = entry.ok().filter(|entry| !entry.file_type().is_dir())?;
        let stamp = Stamp::of(&entry.metadata().ok()?);
        Some((entry.path().strip_prefix(root).ok()?.to_owned(), stamp))
    })
    .collect::<Vec<_>>()
    .into_iter()
}

fn is_static(root: &Path, path: &Path) -> bool {
    path.strip_prefix(root).is_ok_and(|inside| inside.starts_with("static"))
}

fn hash(file: &Path) -> Option<blake3::Hash> {
    let is_large = std::fs::metadata(file).ok()?.len() > LARGE;
    (!is_large).then(|| std::fs::read(file).ok().map(|bytes| blake3::hash(&bytes))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_is_other() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            // As some editors do: another file in its place.
            let aside = path.with_extension("aside");
            fs::write(&aside, text).unwrap();
            fs::rename(aside, path).unwrap();
        };
        write("news/a.md", "a");
        write("news/b.md", "b");
        let mut look = Look::first(root);
        assert_eq!(look.again(root), Vec::<String>::new());
        look.read(root);
        let below = |path: &str| Path::new(path).components().collect::<PathBuf>().display().to_string();

        write("news/a.md", "a");
        assert_eq!(look.again(root), Vec::<String>::new(), "saved as it was");
        write("news/a.md", "c");
        write("news/new.md", "n");
        write("news/.a.md.swp", "x");
        write("news/a.md~", "x");
        write("static/.well-known/x", "x");
        let expected = ["news/a.md", "news/new.md", "static/.well-known/x"].map(below);
        assert_eq!(look.again(root), expected);
        fs::remove_file(root.join("news/b.md")).unwrap();
        assert_eq!(look.again(root), [below("news/b.md")]);
        fs::rename(root.join("news"), root.join("old")).unwrap();
        let moved = ["news/a.md", "news/new.md", "old/a.md", "old/new.md"].map(below);
        assert_eq!(look.again(root), moved);
        fs::remove_dir_all(root).unwrap();
        assert_eq!(look.again(root).len(), 3, "all gone");
    }
}
