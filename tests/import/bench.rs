//! A folder for a test: a content folder, uploads, and what an import makes of a sample.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chasqui::publish::content::{LoadOptions, load};
use chasqui::publish::import::wordpress::Export;
use chasqui::publish::import::{ImportError, Options, Outcome, Report, Source, run};

/// A folder for a test.
pub(crate) struct Bench {
    place: tempfile::TempDir,
    pub(crate) options: Options,
}

/// A sample of the project.
pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/wordpress").join(name)
}

impl Bench {
    /// With nothing in it.
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let options = Options { content: place.path().join("content"), yes: true, ..Options::default() };
        Self { place, options }
    }

    pub(crate) fn path(&self) -> &Path {
        self.place.path()
    }

    /// Writes a file beside the content folder, or into it.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The folder of uploads, with a few files in it.
    pub(crate) fn uploads(&self) -> PathBuf {
        self.write("uploads/2006/05/bridge.jpg", picture(image::ImageFormat::Jpeg));
        self.write("uploads/2006/05/bridge-300x200.jpg", picture(image::ImageFormat::Jpeg));
        self.write("uploads/2006/05/report.pdf", b"%PDF-1.4 report");
        self.write("uploads/2021/09/tree.png", picture(image::ImageFormat::Png));
        self.write("uploads/2021/09/plan.pdf", b"%PDF-1.4 plan");
        self.path().join("uploads")
    }

    /// Imports from a source.
    pub(crate) fn import(&self, source: &mut dyn Source) -> Result<Outcome, ImportError> {
        run(source, &self.options)
    }

    /// Imports an export file with the uploads, and sees that every item is accounted for.
    pub(crate) fn done(&self, file: &Path) -> Report {
        let outcome = self.import(&mut Export::new(file.to_owned(), Some(self.uploads()))).unwrap();
        report(outcome)
    }

    /// A file of the content folder.
    pub(crate) fn text(&self, path: &str) -> String {
        let whole = self.options.content.join(path);
        fs::read_to_string(&whole)
            .unwrap_or_else(|error| panic!("{path}: {error}; there are {:#?}", self.files().keys()))
    }

    /// All files of the content folder.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let root = &self.options.content;
        let files =
            walkdir::WalkDir::new(root).into_iter().flatten().filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                (path, fs::read(entry.path()).unwrap())
            })
            .collect()
    }

    /// Sees that the content folder has no errors, drafts among them.
    pub(crate) fn checks(&self) {
        for drafts in [false, true] {
            let (_, faults) = load(&self.options.content, &LoadOptions { drafts, today: None });
            assert_eq!(faults.errors(), 0, "{}", faults.render("content"));
        }
    }
}

/// The report of an import that was done, whose counts add up.
pub(crate) fn report(outcome: Outcome) -> Report {
    match outcome {
        Outcome::Done { report, .. } => {
            assert_eq!(report.sum(), report.read, "{}", report.whole());
            *report
        }
        Outcome::Proposed { .. } => panic!("only proposed"),
    }
}

/// A small picture.
pub(crate) fn picture(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(9, 6, |x, y| image::Rgb([x as u8 * 20, y as u8 * 30, 90]))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}
