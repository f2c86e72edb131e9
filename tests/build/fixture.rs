//! Content folders, a stand-in for the built app, and built sites.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chasqui::publish::build::{BuildError, BuildOptions, Progress, Report, build};
use chasqui::publish::output::{Precompress, named_by_hash};
use chasqui::publish::sample::{SampleOptions, sample};

/// A folder for a test, with a content folder, a stand-in for the app, and room for a site.
pub(crate) struct Bench {
    place: tempfile::TempDir,
    pub(crate) options: BuildOptions,
}

/// The files of a site by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A folder of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Bench {
    /// With a copy of a content folder of the project.
    pub(crate) fn of(content: &str) -> Self {
        let bench = Self::empty();
        copy(&project(content), &bench.options.content);
        bench
    }

    /// With a made-up newsroom.
    pub(crate) fn sample(articles: u32) -> Self {
        let bench = Self::empty();
        let out = bench.options.content.clone();
        sample(&SampleOptions { articles, seed: 3, out }).unwrap();
        bench
    }

    /// With nothing but the app.
    pub(crate) fn empty() -> Self {
        let place = tempfile::tempdir().unwrap();
        let app = place.path().join("app");
        write_app(&app);
        let options = BuildOptions {
            content: place.path().join("content"),
            app: Some(app),
            out: place.path().join("dist"),
            precompress: Precompress::None,
            keep: 3,
            ..BuildOptions::default()
        };
        Self { place, options }
    }

    /// The folder of it all.
    pub(crate) fn path(&self) -> &Path {
        self.place.path()
    }

    /// Writes a file of the content.
    pub(crate) fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.options.content.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Reads a file of the content.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.options.content.join(path)).unwrap()
    }

    /// Builds, and says what went wrong.
    pub(crate) fn try_build(&self) -> Result<Report, BuildError> {
        build(&self.options, Progress::Silent)
    }

    /// Builds, and gives the files of this build; not those that are kept from builds before.
    pub(crate) fn build(&self) -> Files {
        let _ = fs::remove_dir_all(&self.options.out);
        match self.try_build() {
            Ok(_) => self.files(),
            Err(BuildError::Content(faults)) => panic!("{}", faults.render("content")),
            Err(error) => panic!("{error}"),
        }
    }

    /// All files of the site but the marker.
    pub(crate) fn files(&self) -> Files {
        let out = &self.options.out;
        let files = walkdir::WalkDir::new(out).into_iter().map(Result::unwrap);
        files
            .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".chasqui")
            .map(|entry| {
                let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap().to_owned();
                (path, fs::read(entry.path()).unwrap())
            })
            .collect()
    }
}

/// A stand-in for the built app.
pub(crate) fn write_app(folder: &Path) {
    for inside in ["fonts", "embed"] {
        fs::create_dir_all(folder.join(inside)).unwrap();
    }
    let version = env!("CARGO_PKG_VERSION");
    for (name, text) in [
        ("program.json", format!(r#"{{"program":"stand-in","version":"{version}","format":1}}"#)),
        ("app.js", "export default function () {}".to_owned()),
        ("app_bg.wasm", "\0asm\u{1}\0\0\0".to_owned()),
        ("search_bg.wasm", "\0asm\u{1}\0\0\0search".to_owned()),
        ("search.js", r#"fetch("./__SEARCH_WASM__");"#.to_owned()),
        ("export.js", "export function open() {}".to_owned()),
        ("offline.js", "export function begin() {}".to_owned()),
        ("saved.js", "export function press() {}".to_owned()),
        ("cite.js", "export function press() {}".to_owned()),
        ("pictures.js", "export function hold() {}".to_owned()),
        ("service-worker.js", "const LIST = __LIST__;".to_owned()),
        ("take-out.js", "registration.unregister();".to_owned()),
        ("moved.js", "const table = __TABLE__;".to_owned()),
        (
            "start.js",
            r#"import("./__APP_JS__"); fetch("./__APP_WASM__"); "./__SEARCH_JS__"; load("./__APP_EXPORT__"); "__APP_SAVED__"; "__APP_CITE__"; "__APP_OFFLINE__"; "__APP_PICTURES__"; __MOVED__;"#.to_owned(),
        ),
        ("mark.js", "\"use strict\";".to_owned()),
        ("less.js", "\"use strict\";".to_owned()),
        ("style.css", "body { margin: 0 }".to_owned()),
        ("reading.css", "p { margin: 0 }".to_owned()),
        ("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned()),
        ("fonts/a.woff2", "font".to_owned()),
        ("embed/v1.js", "/* moves */".to_owned()),
        ("embed/1.0.0.js", "/* 1.0.0 */".to_owned()),
        ("embed/frame.css", "body { margin: 0 }".to_owned()),
        ("embed.js", "/* the builder */".to_owned()),
        ("embed.css", "pre { overflow: auto }".to_owned()),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let there = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(there).unwrap();
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// The text of a file.
pub(crate) fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).unwrap()
}

/// All pages.
pub(crate) fn html_pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

/// A path without the hash in it, so that it can be compared with that of another build.
pub(crate) fn unhashed(path: &str) -> String {
    if !named_by_hash(path) {
        return path.to_owned();
    }
    let mut pieces: Vec<&str> = path.split('.').collect();
    let at = pieces.len() - 2;
    pieces[at] = "HASH";
    pieces.join(".")
}
