//! Files are made aside and moved in together: a process that is killed leaves the folder as it was, or the next run
//! finishes the move.
//!
//! `.chasqui-import/new/` in the content folder has the files as they will stand. Once all are there, and only then,
//! `.chasqui-import/ready` is written; from then on they are moved, each at one stroke. Whoever finds `ready` goes on
//! moving; whoever finds the folder without it takes it away.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::ImportError;

/// The folder aside, in the content folder; its name begins with a dot, so that nothing reads it.
const ASIDE: &str = ".chasqui-import";

/// Files on their way into a content folder.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    /// Nothing is written at all.
    dry: bool,
    files: usize,
}

impl Stage {
    /// Finishes what an earlier run left ready, takes away what it left unfinished, and begins.
    pub(super) fn new(root: &Path, dry: bool) -> Result<Self, ImportError> {
        if !dry {
            recover(root)?;
        }
        Ok(Self { root: root.to_owned(), dry, files: 0 })
    }

    /// Writes a file aside; `path` is where it will stand, relative to the content folder.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), ImportError> {
        let Some(to) = self.place(path)? else { return Ok(()) };
        fs::write(&to, bytes).map_err(ImportError::of(&to))
    }

    /// Where a file is to be written aside; nothing when nothing is to be written.
    pub(super) fn place(&mut self, path: &str) -> Result<Option<PathBuf>, ImportError> {
        if self.dry {
            return Ok(None);
        }
        let to = self.root.join(ASIDE).join("new").join(native(path));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(ImportError::of(folder))?;
        }
        self.files += 1;
        Ok(Some(to))
    }

    /// Moves everything in.
    pub(super) fn commit(self) -> Result<(), ImportError> {
        let aside = self.root.join(ASIDE);
        if self.dry || self.files == 0 {
            return Ok(());
        }
        let ready = aside.join("ready");
        let mut file = fs::File::create(&ready).map_err(ImportError::of(&ready))?;
        file.write_all(b"1\n").and_then(|()| file.sync_all()).map_err(ImportError::of(&ready))?;
        finish(&self.root)
    }
}

impl Drop for Stage {
    /// What was not moved in is of no use.
    fn drop(&mut self) {
        let aside = self.root.join(ASIDE);
        if !self.dry && !aside.join("ready").exists() {
            // The next run takes away what cannot be taken away now.
            let _ = fs::remove_dir_all(aside);
        }
    }
}

/// Brings a content folder into a whole state after a run that was killed.
pub(super) fn recover(root: &Path) -> Result<(), ImportError> {
    let aside = root.join(ASIDE);
    if aside.join("ready").exists() {
        return finish(root);
    }
    match fs::remove_dir_all(&aside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(ImportError::File(aside, error)),
        _ => Ok(()),
    }
}

/// Moves what is ready; does no harm when some of it was moved already.
fn finish(root: &Path) -> Result<(), ImportError> {
    let aside = root.join(ASIDE);
    let new = aside.join("new");
    for entry in walkdir::WalkDir::new(&new).sort_by_file_name().into_iter().flatten() {
        if !entry.file_type().is_file() {
            continue;
        }
        let Ok(path) = entry.path().strip_prefix(&new) else { continue };
        let to = root.join(path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(ImportError::of(folder))?;
        }
        fs::rename(entry.path(), &to).map_err(ImportError::of(&to))?;
    }
    fs::remove_dir_all(&aside).map_err(ImportError::of(&aside))
}

/// A path with `/` as this system writes it.
pub(super) fn native(path: &str) -> PathBuf {
    path.split('/').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staged(root: &Path) -> Stage {
        let mut stage = Stage::new(root, false).unwrap();
        stage.write("news/2019/a.md", b"new").unwrap();
        stage
    }

    #[test]
    fn all_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        drop(staged(root));
        assert_eq!(fs::read_dir(root).unwrap().count(), 0);
        staged(root).commit().unwrap();
        assert_eq!(fs::read(root.join("news/2019/a.md")).unwrap(), b"new");
        assert!(!root.join(ASIDE).exists());
    }

    #[test]
    fn a_killed_run_is_finished_or_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        // Killed before it was ready.
        std::mem::forget(staged(root));
        recover(root).unwrap();
        assert_eq!(fs::read_dir(root).unwrap().count(), 0);
        // Killed in the middle of moving.
        std::mem::forget(staged(root));
        fs::write(root.join(ASIDE).join("ready"), "1").unwrap();
        recover(root).unwrap();
        assert_eq!(fs::read(root.join("news/2019/a.md")).unwrap(), b"new");
        assert!(!root.join(ASIDE).exists());
    }

    #[test]
    fn a_dry_run_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = Stage::new(folder.path(), true).unwrap();
        stage.write("a", b"x").unwrap();
        stage.commit().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
