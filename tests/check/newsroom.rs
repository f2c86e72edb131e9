//! A content folder that is put together file by file, and looked at.

use std::fs;
use std::path::Path;

use chasqui::publish::check::{Seen, Wanted, look};
use chasqui::publish::content::{Instead, LoadOptions};

pub struct Folder(tempfile::TempDir);

pub const SITE: &str = "name: Harbour News\nlanguages: [en, es]\n";

impl Folder {
    /// One with `site.yaml` alone.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap()).with("site.yaml", SITE)
    }

    pub fn with(self, path: &str, text: &str) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// An article with a summary and a day, so that nothing else is to be said of it.
    pub fn article(self, name: &str, front_matter: &str, body: &str) -> Self {
        let text = format!("---\n{front_matter}summary: What happened in the harbour.\n---\n{body}\n");
        self.with(&format!("news/{name}.md"), &text)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    pub fn look(&self, wanted: &Wanted) -> Seen {
        look(self.path(), &options(), wanted, &Instead::new())
    }
}

pub fn options() -> LoadOptions {
    LoadOptions { drafts: false, today: chrono::NaiveDate::from_ymd_opt(2026, 1, 1) }
}

pub fn style() -> Wanted {
    Wanted { style: true, ..Wanted::default() }
}

/// Codes and files, in order.
pub fn told(seen: &Seen) -> Vec<String> {
    seen.faults.list().iter().map(|fault| format!("{} {}", fault.code.name(), fault.file)).collect()
}
