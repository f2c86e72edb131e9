//! What lies in a content folder.

use std::path::Path;

use walkdir::WalkDir;

use crate::publish::fault::{Code, Fault};

use super::nearest::nearest;
use super::newsroom::StaticFile;

/// The files that stand right in the folder.
pub(super) const FILES: [&str; 7] = [
    "site.yaml",
    "topics.yaml",
    "regions.yaml",
    "series.yaml",
    "collections.yaml",
    "forms.yaml",
    "media.yaml",
];

/// The files of a content folder, each list in order; paths are relative to it, with `/` between folders.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) yaml: Vec<String>,
    pub(super) news: Vec<String>,
    pub(super) pages: Vec<String>,
    pub(super) media: Vec<String>,
    pub(super) statics: Vec<StaticFile>,
    pub(super) faults: Vec<Fault>,
}

/// Lists a content folder.
pub(super) fn list(root: &Path) -> Listing {
    let mut listing = Listing::default();
    if !root.is_dir() {
        let what = format!("there is no content folder {}", root.display());
        listing.faults.push(Fault::error(Code::NotReadable, "", what).mend("name it with --content"));
        return listing;
    }
    for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).display().to_string();
                listing.faults.push(Fault::error(Code::NotReadable, &path, "this cannot be read"));
                continue;
            }
        };
        let Some(path) = entry.path().strip_prefix(root).ok().and_then(Path::to_str) else {
            let path = entry.path().to_string_lossy().into_owned();
            let fault = Fault::error(Code::NotReadable, &path, "the file's name is not in UTF-8");
            listing.faults.push(fault.mend("give it a plain name"));
            continue;
        };
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.file_type().is_symlink() {
            let what = "this is a link to another place; links are not followed";
            listing
                .faults
                .push(Fault::warning(Code::NotReadable, &path, what).mend("put the file itself here"));
        } else if entry.file_type().is_file() {
            listing.add(root, path);
        }
    }
    listing
}

impl Listing {
    fn add(&mut self, root: &Path, path: String) {
        let (folder, below) = path.split_once('/').unwrap_or(("", &path));
        if folder == "static" {
            let source = root.join(&path);
            let path = below.to_owned();
            return self.statics.push(StaticFile { path, source });
        }
        // What editors and systems leave lying about.
        let hidden = path.split('/').any(|part| part.starts_with('.') || part.ends_with('~'));
        let name = path.rsplit('/').next().unwrap_or_default();
        if hidden || matches!(name, "Thumbs.db" | "desktop.ini" | "README.md") {
            return;
        }
        let markdown = super::address::has_extension(&path, "md");
        match folder {
            "media" => self.media.push(path),
            "news" if markdown => self.news.push(path),
            "pages" if markdown => self.pages.push(path),
            "" if FILES.contains(&path.as_str()) => self.yaml.push(path),
            _ => self.stray(&path, folder, name),
        }
    }

    fn stray(&mut self, path: &str, folder: &str, name: &str) {
        let mend = match folder {
            "" => match nearest(&name.replace(".yml", ".yaml"), FILES) {
                Some(near) => format!("call it {near}"),
                None => "put it into news/, pages/, media/ or static/, or take it away".to_owned(),
            },
            "news" | "pages" => {
                "call it .md if it is a text; pictures and documents belong into media/".to_owned()
            }
            _ => match nearest(folder, ["news", "pages", "media", "static"]) {
                Some(near) => format!("call the folder {near}"),
                None => "put it into news/, pages/, media/ or static/, or take it away".to_owned(),
            },
        };
        self.faults.push(Fault::warning(Code::Unused, path, "nothing reads this file").mend(mend));
    }
}
