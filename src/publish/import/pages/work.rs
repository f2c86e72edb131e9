//! The pages of a folder, twice: first all are looked at, then each is read for what it holds.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use dom_query::Document;

use crate::publish::content::slugify;
use crate::publish::import::ImportError;
use crate::publish::import::item::{Found, Item, NOWHERE, Note, Skipped, Take};
use crate::publish::web::resolved;

use super::address::{Shelf, addresses, is_page};
use super::dated::is_date_line;
use super::head::Head;
use super::links::Place;
use super::read::page;
use super::source::Folder;
use super::split::{Piece, Shape, shape};
use super::survey::Survey;
use super::text::{Text, text, without_navigation};
use super::units::units;

/// What is known while a folder is read.
pub(super) struct Work<'a> {
    pub(super) folder: &'a Folder,
    pub(super) shelf: &'a Shelf,
    pub(super) survey: Survey,
    /// Addresses of framesets, by the page that their main frame shows.
    pub(super) framed: HashMap<String, Vec<String>>,
    /// What was made so far: a page that comes twice adds its address to where it came first.
    pub(super) items: Vec<Item>,
    /// Items by what they say.
    pub(super) seen: HashMap<u64, usize>,
    /// Terms handed out already.
    pub(super) terms: HashSet<String>,
}

impl<'a> Work<'a> {
    /// Nothing looked at yet.
    pub(super) fn new(folder: &'a Folder, shelf: &'a Shelf) -> Self {
        Self {
            folder,
            shelf,
            survey: Survey::default(),
            framed: HashMap::new(),
            items: Vec::new(),
            seen: HashMap::new(),
            terms: HashSet::new(),
        }
    }

    /// Looks at all pages; those that can be read come back.
    pub(super) fn look(
        &mut self,
        pages: &[&'a String],
        take: &mut Take<'_>,
    ) -> Result<Vec<&'a str>, ImportError> {
        let manner = self.folder.options.manner;
        let site = self.folder.site.as_deref();
        let mut readable = Vec::new();
        for path in pages {
            let found = match page(&self.folder.root, path) {
                Ok(found) => found,
                Err(why) => {
                    take(skipped(path, why))?;
                    continue;
                }
            };
            if !found.head.frames.is_empty() {
                self.frameset(path, &found.head, take)?;
                continue;
            }
            // As they are read later: a picture is the same picture whichever folder shows it.
            Place { shelf: self.shelf, base: self.folder.base(), site }.rewrite(&found.document, path);
            if let Some(body) = found.document.body() {
                super::simplify::silence(&found.document);
                let units = units(&body);
                self.survey.add(path, &found.head.title, found.head.language.as_deref(), &units);
                for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.linked > 0) {
                    let [href] = unit.links().try_into().unwrap_or_else(|_| [String::new()]);
                    let Some(to) = self.shelf.seen_from(path, &href, site) else { continue };
                    let lines = [Some(unit), units.get(at + 1).filter(|next| next.linked == 0)];
                    let line = lines.into_iter().flatten().find(|unit| is_date_line(&unit.text, manner));
                    if let Some(line) = line.filter(|_| to != path.as_str()) {
                        self.survey.list(to, &line.text);
                    }
                }
                readable.push(path.as_str());
            } else {
                take(skipped(path, "page without a body"))?;
            }
        }
        Ok(readable)
    }

    /// A frameset's address leads to what its main frame shows.
    fn frameset(&mut self, path: &str, head: &Head, take: &mut Take<'_>) -> Result<(), ImportError> {
        let site = self.folder.site.as_deref();
        let main = head.frames.iter().find_map(|src| self.shelf.seen_from(path, src, site));
        if let Some(main) = main {
            self.framed.entry(main.to_owned()).or_default().extend(addresses(path));
        }
        take(skipped(path, "frameset: its frames are pages of their own"))
    }

    /// Reads a page again and makes items of what it holds.
    pub(super) fn make(&mut self, path: &str, take: &mut Take<'_>) -> Result<(), ImportError> {
        let found = match page(&self.folder.root, path) {
            Ok(found) => found,
            Err(why) => return take(skipped(path, why)),
        };
        let options = &self.folder.options;
        let place = Place { shelf: self.shelf, base: self.folder.base(), site: self.folder.site.as_deref() };
        place.rewrite(&found.document, path);
        without_navigation(&found.document, path, &self.survey);
        let base = self.folder.base();
        let ours = |href: &str| {
            href.strip_prefix(base)
                .is_some_and(|rest| self.shelf.find(&format!("/{rest}")).is_some_and(is_page))
        };
        match shape(&found.document, options.manner, &ours) {
            Shape::List => take(skipped(path, "list of pages that were read themselves")),
            Shape::One => {
                let text = text(&found.document, &found.head, path, &self.survey, options.manner);
                if let Some(first) = self.said_before(&text) {
                    return self.again(path, first, take);
                }
                if text.html.trim().is_empty() {
                    return take(skipped(path, "page without a text of its own"));
                }
                self.item(path, (None, true), text, &found.head, found.notes, take)
            }
            Shape::Several(pieces) => {
                let mut slugs: HashMap<String, u32> = HashMap::new();
                let mut notes = found.notes;
                let mut is_first = true;
                notes.push(Note::changed("several items of one page; its address leads to the first", path));
                for Piece { title, html, link } in pieces {
                    let piece = Document::from(html);
                    let head = Head { title: title.clone(), ..Head::default() };
                    let mut text = text(&piece, &head, "", &self.survey, options.manner);
                    text.source =
                        link.and_then(|link| self.elsewhere(path, &link)).map(|link| (title.clone(), link));
                    text.title = title;
                    let slug = slugify(&text.title);
                    let count = slugs.entry(slug.clone()).or_default();
                    *count += 1;
                    let part = if *count > 1 { format!("{slug}-{count}") } else { slug };
                    self.item(
                        path,
                        (Some(&part), is_first),
                        text,
                        &found.head,
                        std::mem::take(&mut notes),
                        take,
                    )?;
                    is_first = false;
                }
                Ok(())
            }
        }
    }

    /// A link of a page as a whole address of the net, where that can be known.
    fn elsewhere(&self, path: &str, link: &str) -> Option<String> {
        let own = addresses(path).into_iter().next().unwrap_or_default();
        let page = format!("{}{}", self.folder.base(), own.trim_start_matches('/'));
        let whole = resolved(&page, link.trim());
        let fair =
            whole.starts_with("http") && !whole.starts_with(NOWHERE) && !whole.contains(char::is_whitespace);
        fair.then_some(whole)
    }

    /// The item that says the same; if there is none, the next one will be it.
    fn said_before(&mut self, text: &Text) -> Option<usize> {
        if text.length < 40 {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        (&text.title, &text.html).hash(&mut hasher);
        let next = self.items.len();
        let first = *self.seen.entry(hasher.finish()).or_insert(next);
        (first < next).then_some(first)
    }

    /// The address of a page that came twice leads to where it came first.
    fn again(&mut self, path: &str, first: usize, take: &mut Take<'_>) -> Result<(), ImportError> {
        let own = self.whole(path);
        let item = &mut self.items[first];
        item.redirects.extend(own);
        take(Found::Skipped(Skipped {
            what: format!("{path} (the same as {})", item.key),
            why: "page whose text came already from another address".to_owned(),
            counts: true,
        }))
    }

    /// All the addresses that led to a file, whole.
    pub(super) fn whole(&mut self, path: &str) -> Vec<String> {
        let framed = self.framed.remove(path).unwrap_or_default();
        let base = self.folder.base();
        // A folder's address stands for its `index.html`.
        let same = |path: &String| !path.ends_with("/index.html") && !path.ends_with("/index.htm");
        let all = addresses(path).into_iter().chain(framed).filter(same);
        all.map(|path| format!("{base}{}", path.trim_start_matches('/'))).collect()
    }
}

fn skipped(path: &str, why: &str) -> Found {
    Found::Skipped(Skipped { what: path.to_owned(), why: why.to_owned(), counts: true })
}
