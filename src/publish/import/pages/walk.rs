//! The files of a folder that is imported: every one within it, none outside, links to elsewhere not followed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::publish::content::address::join;
use crate::publish::import::ImportError;
use crate::publish::import::item::Skipped;

/// No page has more bytes than this.
pub(in crate::publish::import) const LARGEST: u64 = 8 << 20;
/// Folders are gone into no deeper.
const DEEPEST: usize = 40;

/// What a folder holds: paths with `/` between, relative to it.
#[derive(Debug, Default)]
pub(in crate::publish::import) struct Walked {
    /// All files, in order.
    pub(in crate::publish::import) files: Vec<String>,
    /// What was not gone into.
    pub(in crate::publish::import) skipped: Vec<Skipped>,
}

/// Lists a folder.
pub(in crate::publish::import) fn walk(root: &Path) -> Result<Walked, ImportError> {
    let mut found = Walked::default();
    fs::read_dir(root).map_err(ImportError::of(root))?;
    let mut skip = |what: &Path, why: &str| {
        let what = what.strip_prefix(root).unwrap_or(what).display().to_string();
        found.skipped.push(Skipped { what, why: why.to_owned(), counts: false });
    };
    let is_hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
    };
    let walk = walkdir::WalkDir::new(root).follow_links(false).follow_root_links(true).max_depth(DEEPEST);
    for entry in walk.sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                skip(error.path().unwrap_or(root), "file or folder that cannot be read");
                continue;
            }
        };
        if entry.path_is_symlink() && entry.depth() > 0 {
            skip(entry.path(), "link to another place, not followed");
        } else if entry.file_type().is_dir() && entry.depth() == DEEPEST {
            skip(entry.path(), "folder nested too deeply");
        } else if entry.file_type().is_file() {
            match relative(root, entry.path()) {
                Some(path) => found.files.push(path),
                None => skip(entry.path(), "file whose name is not in UTF-8"),
            }
        }
    }
    Ok(found)
}

/// Why a page's bytes were not read.
pub(in crate::publish::import) enum Unread {
    /// It cannot be, or has more than [`LARGEST`].
    Skipped(&'static str),
}

/// Reads a file of the folder.
pub(in crate::publish::import) fn read(root: &Path, path: &str) -> Result<Vec<u8>, Unread> {
    use std::io::Read as _;
    let file =
        fs::File::open(root.join(path)).map_err(|_| Unread::Skipped("file or folder that cannot be read"))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Unread::Skipped("file or folder that cannot be read"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Unread::Skipped("page of more than 8 MB"));
    }
    Ok(bytes)
}

/// A file named in another one of the folder: `from` names it as `path`. Nothing when that leads out of the folder, to a
/// link, or to no file.
pub(in crate::publish::import) fn named(root: &Path, from: &str, path: &str) -> Option<String> {
    let path = path.trim();
    if path.contains(['\\', ':', '\0']) {
        return None;
    }
    let joined = match path.strip_prefix('/') {
        Some(absolute) => join("", absolute)?,
        None => join(from, path)?,
    };
    let mut place = root.to_path_buf();
    for part in joined.split('/') {
        place.push(part);
        if fs::symlink_metadata(&place).ok()?.file_type().is_symlink() {
            return None;
        }
    }
    place.is_file().then_some(joined)
}

/// A path below the root with `/` between its parts.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

/// The folder itself, or the only folder in it where that is named as a host, as mirrors make them; and that host.
pub(super) fn mirror(root: &Path) -> (PathBuf, Option<String>) {
    let entries: Vec<_> =
        fs::read_dir(root).map(|it| it.filter_map(Result::ok).collect()).unwrap_or_default();
    let visible: Vec<_> =
        entries.iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')).collect();
    if let [only] = visible.as_slice()
        && only.file_type().is_ok_and(|sort| sort.is_dir())
        && let Some(name) = only.file_name().to_str()
        && is_host(name)
    {
        return (root.join(name), Some(format!("http://{name}/")));
    }
    let own = root.file_name().and_then(|name| name.to_str()).filter(|name| is_host(name));
    (root.to_owned(), own.map(|name| format!("http://{name}/")))
}

fn is_host(name: &str) -> bool {
    let fair = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.') && name.chars().all(fair) && (2..=12).contains(&last.len()) && last.chars().all(|c| c.is_ascii_alphabetic())
        // `old.html` is a file's name, `backup.old` a folder's; hosts of old sites mostly begin with www.
        && (name.starts_with("www.") || name.matches('.').count() > 1 || matches!(last, "org" | "com" | "net" | "edu" | "info"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_walked_and_no_other() {
        let at = tempfile::tempdir().unwrap();
        let root = at.path().join("site");
        fs::create_dir_all(root.join("news")).unwrap();
        fs::write(at.path().join("secret.html"), "x").unwrap();
        fs::write(root.join("news/a b.html"), "x").unwrap();
        fs::write(root.join(".hidden"), "x").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(at.path(), root.join("up")).unwrap();
        let walked = walk(&root).unwrap();
        assert_eq!(walked.files, ["news/a b.html"]);
        assert_eq!(walked.skipped.len(), usize::from(cfg!(unix)));
        assert_eq!(named(&root, "news/x.html", "a b.html").as_deref(), Some("news/a b.html"));
        assert_eq!(named(&root, "x.html", "/news/a b.html").as_deref(), Some("news/a b.html"));
        for path in
            ["../secret.html", "../../secret.html", "up/secret.html", "/etc/passwd", "", "news", "c:\\x"]
        {
            assert_eq!(named(&root, "x.html", path), None, "{path}");
        }
        assert!(walk(&at.path().join("not-there")).is_err());
    }

    #[test]
    fn mirrors() {
        let at = tempfile::tempdir().unwrap();
        fs::create_dir(at.path().join("www.example.org")).unwrap();
        let (root, site) = mirror(at.path());
        assert_eq!(
            (root, site.as_deref()),
            (at.path().join("www.example.org"), Some("http://www.example.org/"))
        );
        fs::create_dir(at.path().join("other")).unwrap();
        assert_eq!(mirror(at.path()), (at.path().to_owned(), None));
    }
}
