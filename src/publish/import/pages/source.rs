//! The folder as a source: what it is called, where it stood, and that all its pages are looked at before any is taken.

use std::path::PathBuf;

use crate::publish::import::ImportError;
use crate::publish::import::dates::Manner;
use crate::publish::import::item::{Files, Found, Known, NOWHERE, Source, Take};

use super::address::{Shelf, is_page};
use super::walk::{mirror, walk};
use super::work::Work;

/// How a folder of pages is read.
#[derive(Clone, Debug)]
pub struct FolderOptions {
    /// The folder.
    pub dir: PathBuf,
    /// Where it stood on the net: `https://old.example.org/`.
    pub site: Option<String>,
    /// How dates are read.
    pub manner: Manner,
    /// Folders (`news`) whose pages are articles even without a date.
    pub news: Vec<String>,
}

/// A folder of old pages.
#[derive(Debug)]
pub struct Folder {
    pub(super) options: FolderOptions,
    pub(super) root: PathBuf,
    pub(super) site: Option<String>,
}

impl Folder {
    /// A folder; one that holds nothing but a mirror's folder named as its host stands for that.
    #[must_use]
    pub fn new(options: FolderOptions) -> Self {
        let (root, host) = mirror(&options.dir);
        let site = options.site.clone().or(host).map(|site| format!("{}/", site.trim_end_matches('/')));
        Self { options, root, site }
    }

    pub(super) fn base(&self) -> &str {
        self.site.as_deref().unwrap_or(NOWHERE)
    }
}

impl Source for Folder {
    fn id(&self) -> String {
        // Where it stood, or what it is called: a folder may be moved between two imports.
        let name =
            || self.root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        format!("html:{}", self.site.clone().unwrap_or_else(name))
    }

    fn read(&mut self, take: &mut Take<'_>) -> Result<(), ImportError> {
        let walked = walk(&self.root)?;
        let pages: Vec<&String> = walked.files.iter().filter(|path| is_page(path)).collect();
        if pages.is_empty() {
            return Err(ImportError::source(
                format!("{} holds no page", self.root.display()),
                "name a folder with .html or .php files",
            ));
        }
        for skipped in walked.skipped {
            take(Found::Skipped(skipped))?;
        }
        take(Found::Files(Files { prefix: self.base().to_owned(), folder: self.root.clone() }))?;
        let mut stood = Shelf::default();
        for file in &walked.files {
            stood.add(file);
        }
        let mut work = Work::new(self, &stood);
        let readable = work.look(&pages, take)?;
        take(Found::Known(Known {
            name: work.survey.site_name(),
            address: self.site.clone(),
            language: work.survey.language(),
        }))?;
        // Short paths first: of two files with one text the shorter address is the page's own.
        let mut order = readable;
        order.sort_by_key(|path| (path.len(), *path));
        for path in order {
            work.make(path, take)?;
        }
        work.unnamed_series();
        work.items.into_iter().try_for_each(|item| take(Found::Item(Box::new(item))))
    }
}
