//! Answers of other sites, kept for a while: nobody should be asked the same every day.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::verdict::Verdict;

const DAY: u64 = 86_400;
/// What cannot be read, or is of another form, is as good as nothing.
const FORM: u32 = 1;

/// The kept answers, by address.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Store {
    form: u32,
    links: BTreeMap<String, Kept>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// Seconds since 1970.
    asked: u64,
    verdict: Verdict,
}

/// Reads a store; an empty one where there is none that can be read.
pub(super) fn read(path: &Path) -> Store {
    let read = std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Store>(&bytes).ok());
    read.filter(|store| store.form == FORM).unwrap_or_default()
}

impl Store {
    /// What is known of an address, unless that is too old. A time in the future is no time.
    pub(super) fn fresh(&self, url: &str, now: u64) -> Option<&Verdict> {
        let kept = self.links.get(url)?;
        let age = now.checked_sub(kept.asked)?;
        (age < kept.verdict.days() * DAY).then_some(&kept.verdict)
    }

    pub(super) fn keep(&mut self, url: String, verdict: Verdict, now: u64) {
        self.links.insert(url, Kept { asked: now, verdict });
    }

    /// Writes it aside and moves it there; what is too old is left out.
    pub(super) fn write(&self, path: &Path, now: u64) -> io::Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let fresh = self.links.iter().filter(|(url, _)| self.fresh(url, now).is_some());
        let links: BTreeMap<_, _> = fresh.collect();
        let text = serde_json::to_string_pretty(&serde_json::json!({"form": FORM, "links": links}))?;
        let mut aside = tempfile::NamedTempFile::new_in(folder)?;
        aside.write_all(text.as_bytes())?;
        aside.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Where answers are kept when nobody says otherwise: in the system's folder for what can be lost; nothing where that is
/// not known.
#[must_use]
pub fn usual_place() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    Some(caches?.join("chasqui").join("outside-links.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/links.json");
        let mut store = Store::default();
        store.keep("https://a.example.org/".to_owned(), Verdict::Fine, 100 * DAY);
        store.keep("https://b.example.org/".to_owned(), Verdict::Gone(404), 100 * DAY);
        store.keep(
            "https://c.example.org/".to_owned(),
            Verdict::Moved("https://d.example.org/".to_owned()),
            50 * DAY,
        );
        store.write(&path, 100 * DAY).unwrap();
        let store = read(&path);
        let known =
            |url: &str, day: u64| store.fresh(&format!("https://{url}.example.org/"), day * DAY).is_some();
        assert!(known("a", 100) && known("a", 113) && !known("a", 114) && !known("a", 99));
        assert!(known("b", 100) && !known("b", 101) && !known("c", 100));
        std::fs::write(&path, "{").unwrap();
        assert!(read(&path).links.is_empty());
        std::fs::write(&path, "{\"form\": 99, \"links\": {}}").unwrap();
        assert!(read(&path).links.is_empty());
    }
}
