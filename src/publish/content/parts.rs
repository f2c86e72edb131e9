//! Reading what articles, pages and the site itself have in common: addresses, pictures, documents, sources, notes.

use std::cell::RefCell;

use chrono::NaiveDate;

use crate::model::Text;
use crate::publish::fault::Code;

use super::address::{self, Written};
use super::fields::Fields;
use super::languages::{Languages, is_code};
use super::memory::{Question, Questions};
use super::newsroom::{Action, Document, Picture, Place, Source, Withdrawal};
use super::sheet::Sheet;
use super::slug::folded;
use super::targets::Targets;
use super::vocabularies::{Used, Vocabularies};

/// Everything that is looked up while a file is read.
pub(super) struct House<'a> {
    pub(super) languages: &'a Languages,
    pub(super) vocabularies: &'a Vocabularies,
    pub(super) targets: &'a Targets,
    pub(super) today: Option<NaiveDate>,
}

/// One file being read in the house.
pub(super) struct Reading<'a> {
    pub(super) house: &'a House<'a>,
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) used: RefCell<Used>,
    /// What was asked about other files.
    pub(super) asked: RefCell<Questions>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(house: &'a House<'a>, sheet: &'a Sheet<'a>) -> Self {
        Self { house, sheet, used: RefCell::default(), asked: RefCell::default() }
    }

    /// Looks an address up; where it leads nowhere, says so.
    pub(super) fn find(&self, text: &str, line: usize) -> Option<String> {
        let found = self.house.targets.find(text, self.sheet.path);
        self.asked.borrow_mut().ask(Question::Address(text.to_owned(), found.clone()));
        match found {
            Ok(found) => {
                self.used.borrow_mut().media.extend(found.media);
                Some(found.href)
            }
            Err(lost) => {
                self.sheet.error(lost.code, line, lost.what, lost.mend);
                None
            }
        }
    }

    /// The address of a key, if it has one that leads somewhere.
    pub(super) fn href(&self, fields: &Fields<'a>, key: &'static str) -> Option<String> {
        let node = fields.get(key)?;
        let words = self.sheet.words(node, key)?;
        self.find(&words, node.line)
    }

    /// The address of a key that needs one; empty where it is missing or leads nowhere.
    pub(super) fn need_href(&self, fields: &Fields<'a>, key: &'static str) -> String {
        if fields.get(key).is_none() {
            fields.lacks(key);
        }
        self.href(fields, key).unwrap_or_default()
    }

    /// An address elsewhere: `https:` or `http:`.
    pub(super) fn outside(&self, fields: &Fields<'a>, key: &'static str) -> Option<String> {
        let node = fields.get(key)?;
        let words = self.sheet.words(node, key)?;
        match address::read(&words, self.sheet.path) {
            Ok(Written::Outside(href)) if href.starts_with("http") => return Some(href),
            Ok(_) => self.sheet.error(
                Code::Address,
                node.line,
                format!("“{key}” wants an address elsewhere, with https:"),
                format!("write {key}: https://…"),
            ),
            Err(fault) => self.sheet.error(Code::Address, node.line, fault.to_string(), fault.mend()),
        }
        None
    }

    /// `{title, href}`.
    pub(super) fn action(&self, fields: &Fields<'a>) -> Option<Action> {
        let fields = fields.fields("action", "an action")?;
        let action = Action { title: fields.need_text("title"), href: self.need_href(&fields, "href") };
        fields.done();
        Some(action)
    }

    /// The id of a form.
    pub(super) fn form(&self, fields: &Fields<'a>, key: &'static str) -> Option<String> {
        let id = fields.words(key)?;
        let line = fields.line_of(key);
        self.house.vocabularies.forms.check(self.sheet, line, &id, "form", "forms.yaml").then(|| {
            self.used.borrow_mut().forms.insert(id.clone());
            id
        })
    }

    /// The topics, each once.
    pub(super) fn topics(&self, fields: &Fields<'a>) -> Vec<String> {
        let mut topics = Vec::new();
        for (id, line) in fields.word_list("topics") {
            if self.house.vocabularies.topics.check(self.sheet, line, &id, "topic", "topics.yaml")
                && !topics.contains(&id)
            {
                self.used.borrow_mut().topics.insert(id.clone());
                topics.push(id);
            }
        }
        topics
    }

    /// The regions, each once, those that the places stand for among them; and the places.
    pub(super) fn regions(&self, fields: &Fields<'a>) -> (Vec<String>, Vec<Place>) {
        let vocabularies = self.house.vocabularies;
        let (mut regions, mut places): (Vec<String>, Vec<Place>) = (Vec::new(), Vec::new());
        for (id, line) in fields.word_list("regions") {
            if id == "country" {
                let what = "“country” is no region: it means that there is none";
                self.sheet.error(Code::UnknownId, line, what, "leave regions out");
            } else if vocabularies.regions.check(self.sheet, line, &id, "region", "regions.yaml")
                && !regions.contains(&id)
            {
                regions.push(id);
            }
        }
        for (name, _) in fields.word_list("places") {
            let region = vocabularies.places.get(&folded(&name)).cloned();
            if let Some(region) = region.as_ref().filter(|region| !regions.contains(region)) {
                regions.push(region.clone());
            }
            if !places.iter().any(|place| place.name == name) {
                places.push(Place { name, region });
            }
        }
        self.used.borrow_mut().regions.extend(regions.iter().cloned());
        (regions, places)
    }

    /// The picture.
    pub(super) fn image(&self, fields: &Fields<'a>) -> Option<Picture> {
        let fields = fields.fields("image", "an image")?;
        let file = fields.need_words("file");
        let line = fields.line_of("file");
        let own = (fields.text("alt"), fields.text("credit"), fields.text("caption"));
        let picture = (!file.is_empty()).then(|| self.picture(&file, line)).flatten();
        fields.done();
        let mut picture = picture?;
        for (own, place) in
            [(own.0, &mut picture.alt), (own.1, &mut picture.credit), (own.2, &mut picture.caption)]
        {
            if !own.is_empty() {
                *place = own;
            }
        }
        if picture.alt.is_empty() {
            self.no_words(line, &file);
        }
        Some(picture)
    }

    /// A file of `media/` as a picture; where it is none, says so.
    pub(super) fn picture(&self, text: &str, line: usize) -> Option<Picture> {
        let Ok(Written::Media(path, _)) = address::read(text, self.sheet.path) else {
            let what = format!("the picture {text} is not in media/");
            let mend = "put the file into content/media/ and write media/name.jpg";
            self.sheet.error(Code::Picture, line, what, mend);
            return None;
        };
        let found = self.house.targets.shelf.picture(&path);
        self.asked.borrow_mut().ask(Question::Picture(path.clone(), found.clone()));
        match found {
            Ok(picture) => {
                self.used.borrow_mut().media.insert(path);
                Some(picture)
            }
            Err((what, mend)) => {
                self.sheet.error(Code::Picture, line, what, mend);
                // It is used all the same, though it cannot be.
                self.used.borrow_mut().media.insert(path);
                None
            }
        }
    }

    /// Warns of a picture that says nothing to those who do not see it.
    pub(super) fn no_words(&self, line: usize, file: &str) {
        let what = format!("{file} has no words for those who do not see it");
        self.sheet.warning(
            Code::PictureText,
            line,
            what,
            "add alt: … here or in media.yaml: what the picture shows",
        );
    }

    /// A file of `media/` as a document.
    pub(super) fn media_document(&self, text: &str, line: usize) -> Option<Document> {
        let (what, mend) = match address::read(text, self.sheet.path) {
            Ok(Written::Media(path, _)) => {
                let found = self.house.targets.shelf.document(&path);
                self.asked.borrow_mut().ask(Question::Document(path.clone(), found.clone()));
                self.used.borrow_mut().media.insert(path);
                match found {
                    Ok(document) => return Some(document),
                    Err(fault) => fault,
                }
            }
            Ok(Written::Outside(_)) => {
                ("a file lies in media/".to_owned(), "write url: instead of file:".to_owned())
            }
            _ => (
                format!("{text} is not in media/"),
                "put it into content/media/ and write media/name.pdf".to_owned(),
            ),
        };
        self.sheet.error(Code::Media, line, what, mend);
        None
    }

    /// The documents.
    pub(super) fn documents(&self, fields: &Fields<'a>) -> Vec<Document> {
        let each = fields.each("documents", "a document").into_iter();
        each.filter_map(|fields| self.document(fields)).collect()
    }

    fn document(&self, fields: Fields<'a>) -> Option<Document> {
        let (file, url) = (fields.words("file"), fields.get("url").is_some());
        let mut document = match (file, url) {
            (Some(file), false) => self.media_document(&file, fields.line_of("file")),
            (None, true) => self.outside(&fields, "url").map(|href| Document {
                href,
                file: None,
                title: Text::default(),
                language: None,
                date: None,
                media_type: None,
                size: None,
            }),
            (Some(_), true) => {
                let what = "a document has a file or a url, not both";
                self.sheet.error(Code::WrongValue, fields.line_of("url"), what, "keep one of the two");
                None
            }
            (None, false) => {
                let what = "a document needs “file” or “url”";
                self.sheet.error(
                    Code::MissingKey,
                    fields.line,
                    what,
                    "add a line file: media/name.pdf or url: https://…",
                );
                None
            }
        };
        let (title, language, date) =
            (fields.text("title"), language_of_document(&fields), fields.date("date"));
        if let Some(document) = &mut document {
            if !title.is_empty() {
                document.title = title;
            }
            if document.title.is_empty() {
                // The file's own name is better than no link.
                let name = document.href.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
                document.title = Text::one(&self.sheet.language, &address::decode(name));
            }
            document.language = language.or(document.language.take());
            document.date = date;
        }
        fields.done();
        document
    }

    /// The sources.
    pub(super) fn sources(&self, fields: &Fields<'a>) -> Vec<Source> {
        let each = fields.each("sources", "a source").into_iter();
        each.map(|fields| {
            let source = Source {
                title: fields.text("title"),
                href: fields.get("url").and_then(|_| self.href(&fields, "url")),
                language: language_of_document(&fields),
            };
            if source.title.is_empty() && fields.get("url").is_none() {
                fields.lacks("title");
            }
            fields.done();
            source
        })
        .collect()
    }

    /// `{date, text}`.
    pub(super) fn withdrawn(fields: &Fields<'a>) -> Option<Withdrawal> {
        let fields = fields.fields("withdrawn", "a withdrawal")?;
        let withdrawal = Withdrawal { date: fields.day("date"), text: fields.need_text("text") };
        fields.done();
        Some(withdrawal)
    }

    /// The old addresses, with their lines.
    pub(super) fn redirects(fields: &Fields<'a>) -> Vec<(String, usize)> {
        fields.word_list("redirects")
    }
}

/// The language a document is written in: any that there is.
pub(super) fn language_of_document(fields: &Fields<'_>) -> Option<String> {
    let code = fields.words("language")?;
    if is_code(&code) {
        return Some(code);
    }
    let what = format!("“{code}” is no code of a language");
    fields.sheet.error(
        Code::Language,
        fields.line_of("language"),
        what,
        "write two letters, as en, es or qu",
    );
    None
}

/// A licence as an SPDX expression, by its form.
pub(super) fn licence(fields: &Fields<'_>) -> Option<String> {
    let licence = fields.words("licence")?;
    if licence.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.+() ".contains(&byte)) {
        return Some(licence);
    }
    let what = format!("“{licence}” is no SPDX licence");
    fields.sheet.error(Code::WrongValue, fields.line_of("licence"), what, "write it as CC-BY-4.0");
    None
}
