//! The folder `media/` as a shelf: every file in it, looked into when something first uses it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::model::Text;
use crate::publish::fault::{Code, Fault};
use crate::publish::stamp::Stamp;

use super::fields::Fields;
use super::media::{self, Copies, Facts, Media, MediaFault};
use super::nearest::suggestion;
use super::newsroom::{Document, Picture};
use super::sheet::Sheet;
use super::tree::{Node, Value};

/// All files of `media/`.
#[derive(Default)]
pub(super) struct Shelf {
    files: BTreeMap<String, OnShelf>,
}

struct OnShelf {
    source: PathBuf,
    /// As it was before it was looked into; taken only where somebody keeps the facts.
    stamp: OnceLock<Option<Stamp>>,
    facts: OnceLock<Result<Facts, MediaFault>>,
    said: Said,
}

/// What `media.yaml` says of a file.
#[derive(Default)]
struct Said {
    title: Text,
    alt: Text,
    caption: Text,
    credit: Text,
    language: Option<String>,
    licence: Option<String>,
    redirects: Vec<(String, usize)>,
}

impl Shelf {
    /// The shelf of a content folder; `files` are the paths of its files relative to it (`media/x.jpg`). They are
    /// known by composed letters, as people write them, whatever the file system keeps.
    pub(super) fn new(root: &Path, files: &[String]) -> Self {
        let on_shelf = |path: &String| {
            let file = OnShelf {
                source: root.join(path),
                stamp: OnceLock::new(),
                facts: OnceLock::new(),
                said: Said::default(),
            };
            (path.nfc().collect(), file)
        };
        Self { files: files.iter().map(on_shelf).collect() }
    }

    /// Takes over what is known of files that are as they were.
    pub(super) fn know(&mut self, facts: &HashMap<String, (Stamp, Result<Facts, MediaFault>)>) {
        for (path, file) in &self.files {
            let stamp = file.stamp.get_or_init(|| Stamp::at(&file.source));
            if let Some((_, known)) = facts.get(path).filter(|(known, _)| Some(*known) == *stamp) {
                // Of a shelf that nobody has asked yet.
                let _ = file.facts.set(known.clone());
            }
        }
    }

    /// What is known of files by now, each with how it was before.
    pub(super) fn known(&self) -> impl Iterator<Item = (&str, Stamp, &Result<Facts, MediaFault>)> {
        self.files
            .iter()
            .filter_map(|(path, file)| Some((path.as_str(), (*file.stamp.get()?)?, file.facts.get()?)))
    }

    /// Takes in `media.yaml`.
    pub(super) fn describe(&mut self, sheet: &Sheet<'_>, node: &Node) {
        let items = match &node.value {
            Value::Null => return,
            Value::List(items) => items,
            _ => {
                return sheet.wrong_type(
                    node,
                    "media.yaml",
                    "a list",
                    "begin each entry with - file: media/…",
                );
            }
        };
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for item in items {
            let Some(fields) = Fields::of(sheet, item, "an entry of media.yaml") else { continue };
            let file = super::address::composed(&fields.need_words("file"));
            let said = Said {
                title: fields.text("title"),
                alt: fields.text("alt"),
                caption: fields.text("caption"),
                credit: fields.text("credit"),
                language: super::parts::language_of_document(&fields),
                licence: super::parts::licence(&fields),
                redirects: fields.word_list("redirects"),
            };
            let line = fields.line_of("file");
            fields.done();
            if file.is_empty() {
                continue;
            }
            if let Some(first) = lines.insert(file.clone(), line) {
                let what = format!("{file} is described twice; first in line {first}");
                sheet.error(Code::RepeatedId, line, what, "make one entry of the two");
            }
            match self.files.get_mut(&file) {
                Some(found) => found.said = said,
                None => sheet.error(
                    Code::Media,
                    line,
                    format!("there is no file {file}"),
                    suggestion(&file, self.paths(), "put it into content/media/, or take the entry out"),
                ),
            }
        }
    }

    /// The paths of all files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.files.keys().map(String::as_str)
    }

    /// What a file is; nothing when there is no such file.
    pub(super) fn facts(&self, path: &str) -> Option<&Result<Facts, MediaFault>> {
        let file = self.files.get(path)?;
        Some(file.facts.get_or_init(|| media::examine(&file.source)))
    }

    /// A file as a picture with what is said of it once for all; the fault in words and its mend otherwise.
    pub(super) fn picture(&self, path: &str) -> Result<Picture, (String, String)> {
        let facts = self.usable(path)?;
        let Some((width, height)) = facts.pixels else {
            let what = format!("{path} is no picture but {}", facts.media_type);
            return Err((what, "use a JPEG, PNG, WebP or GIF".to_owned()));
        };
        let said = &self.files[path].said;
        let [alt, credit, caption] = [&said.alt, &said.credit, &said.caption].map(Clone::clone);
        Ok(Picture { file: path.to_owned(), alt, credit, caption, width, height })
    }

    /// A file as a document.
    pub(super) fn document(&self, path: &str) -> Result<Document, (String, String)> {
        let facts = self.usable(path)?;
        let said = &self.files[path].said;
        Ok(Document {
            href: format!("site:/{}", super::address::encode_path(path)),
            file: Some(path.to_owned()),
            title: said.title.clone(),
            language: said.language.clone(),
            date: None,
            media_type: Some(facts.media_type.to_owned()),
            size: Some(facts.size),
        })
    }

    fn usable(&self, path: &str) -> Result<&Facts, (String, String)> {
        match self.facts(path) {
            Some(Ok(facts)) => Ok(facts),
            Some(Err(fault)) => {
                Err((format!("{path} cannot be published: {fault}"), fault.mend().to_owned()))
            }
            None => {
                let mend = suggestion(path, self.paths(), "put the file into content/media/");
                Err((format!("there is no file {path}"), mend))
            }
        }
    }

    /// Redirects to files that are used: old address, file, line of `media.yaml`.
    pub(super) fn redirects<'a>(
        &'a self,
        used: &'a dyn Fn(&str) -> bool,
    ) -> impl Iterator<Item = (&'a str, &'a str, usize)> {
        let used = self.files.iter().filter(|(path, _)| used(path));
        used.flat_map(|(path, file)| {
            file.said.redirects.iter().map(|(from, line)| (from.as_str(), path.as_str(), *line))
        })
    }

    /// The files that are published, in order, and a warning for each file that nobody uses.
    pub(super) fn published(
        &self,
        published: &dyn Fn(&str) -> bool,
        used: &dyn Fn(&str) -> bool,
    ) -> (Vec<Media>, Vec<Fault>) {
        let (mut media, mut faults) = (Vec::new(), Vec::new());
        for (path, file) in &self.files {
            if !used(path) {
                let fault = Fault::warning(Code::Unused, path, "nobody uses this file; it is not published");
                faults.push(fault.mend("use it as picture, document or link, or delete it"));
            }
            if !published(path) {
                continue;
            }
            // What cannot be published was said where it is used.
            let Some(Ok(facts)) = self.facts(path) else { continue };
            let said = &file.said;
            media.push(Media {
                path: path.clone(),
                source: file.source.clone(),
                media_type: facts.media_type.to_owned(),
                width: facts.pixels.map(|(width, _)| width),
                height: facts.pixels.map(|(_, height)| height),
                size: facts.size,
                title: said.title.clone(),
                alt: said.alt.clone(),
                caption: said.caption.clone(),
                credit: said.credit.clone(),
                language: said.language.clone(),
                licence: said.licence.clone(),
                redirects: said.redirects.iter().map(|(from, _)| from.clone()).collect(),
                copies: Copies::default(),
            });
        }
        (media, faults)
    }
}
