//! A page's text as an item: article or page, its addresses, terms and series.

use std::collections::HashSet;

use crate::publish::content::slugify;
use crate::publish::import::ImportError;
use crate::publish::import::item::{Body, Found, Item, Note, Sort, Take, Term};

use super::address::addresses;
use super::dated::Dated;
use super::head::Head;
use super::text::Text;
use super::work::Work;

impl Work<'_> {
    pub(super) fn item(
        &mut self,
        path: &str,
        (part, is_first): (Option<&str>, bool),
        text: Text,
        head: &Head,
        mut notes: Vec<Note>,
        take: &mut Take<'_>,
    ) -> Result<(), ImportError> {
        let options = &self.folder.options;
        let base = self.folder.base();
        let Dated { date, modified, number, series, has_line, .. } = text.dated;
        // Of several items of one page the first has its address.
        let mut own = if is_first { self.whole(path) } else { Vec::new() }.into_iter();
        let address = own.next().unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let in_news = options.news.iter().any(|news| within(folder, news.trim_matches('/')));
        let is_article = has_line || date.is_some() || number.is_some() || part.is_some() || in_news;
        let is_index = matches!(
            path.rsplit('/').next().and_then(|name| name.split('.').next()),
            Some("index" | "default")
        );
        let sort = if is_article && (!is_index || part.is_some()) { Sort::Article } else { Sort::Page };
        let mut terms = Vec::new();
        let series = match series.filter(|name| !slugify(name).is_empty()) {
            Some(name) => {
                terms.push(self.term("series", &name, take)?);
                Some(slugify(&name))
            }
            // Which one shows when all pages are read.
            None => number.map(|_| String::new()),
        };
        if let Some(section) = folder.split('/').find(|name| !name.is_empty() && slugify(name).len() > 2) {
            terms.push(self.term("folder", section, take)?);
        }
        for word in &head.keywords {
            terms.push(self.term("keywords", word, take)?);
        }
        notes.extend(text.notes);
        let day = modified.filter(|date| date.first_day() == date.last_day()).map(|date| date.first_day());
        let item = Item {
            key: part.map_or_else(|| path.to_owned(), |part| format!("{path}#{part}")),
            sort,
            address,
            redirects: own.collect(),
            title: text.title,
            // An article's title says more than the file names of old sites do.
            slug: if sort == Sort::Page { slug_of(path) } else { String::new() },
            folder: page_folder(folder, sort),
            body: Body::Html(text.html),
            base: format!(
                "{base}{}",
                addresses(path).first().map_or("", |path| path.trim_start_matches('/'))
            ),
            date,
            modified: day,
            language: head.language.clone().or_else(|| of_folder(folder)),
            authors: head.authors.clone(),
            terms,
            series: series.map(|id| (id, number)),
            sources: text.source.into_iter().collect(),
            notes,
            ..Item::default()
        };
        self.items.push(item);
        Ok(())
    }

    /// Numbers without a name, `153.`, are of the series that all named ones are of, if there is just one.
    pub(super) fn unnamed_series(&mut self) {
        let named: HashSet<String> = self
            .items
            .iter()
            .filter_map(|item| item.series.clone())
            .map(|(id, _)| id)
            .filter(|id| !id.is_empty())
            .collect();
        let mut named = named.into_iter();
        let only = named.next().filter(|_| named.next().is_none());
        for item in &mut self.items {
            let Some((id, Some(number))) = item.series.as_mut().filter(|(id, _)| id.is_empty()) else {
                continue;
            };
            if let Some(only) = &only {
                id.clone_from(only);
                item.terms.push(("series".to_owned(), only.clone()));
                item.notes.push(Note::changed(
                    "a number without a name taken for the series of the others",
                    number.to_string(),
                ));
            } else {
                item.notes.push(Note::lost("a number of a series that has no name", number.to_string()));
                item.series = None;
            }
        }
    }

    /// A term, handed out once.
    fn term(
        &mut self,
        taxonomy: &str,
        name: &str,
        take: &mut Take<'_>,
    ) -> Result<(String, String), ImportError> {
        let slug = slugify(name);
        if self.terms.insert(format!("{taxonomy} {slug}")) {
            let (taxonomy, slug, name) = (taxonomy.to_owned(), slug.clone(), name.to_owned());
            take(Found::Term(Term { taxonomy, slug, name, parent: String::new() }))?;
        }
        Ok((taxonomy.to_owned(), slug))
    }
}

fn within(folder: &str, news: &str) -> bool {
    folder == news || folder.strip_prefix(news).is_some_and(|rest| rest.starts_with('/')) || news.is_empty()
}

/// The file's name, where it says anything.
fn slug_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.contains(['?', '@', '=']) {
        return String::new();
    }
    let stem = name.split('.').next().unwrap_or_default();
    if matches!(stem.to_lowercase().as_str(), "index" | "default" | "home") {
        return String::new();
    }
    slugify(stem)
}

/// The language that a folder is named for: `es/`, as old sites in two languages have them.
fn of_folder(folder: &str) -> Option<String> {
    const CODES: [&str; 8] = ["en", "es", "pt", "fr", "de", "it", "nl", "qu"];
    folder.split('/').map(str::to_lowercase).find(|name| CODES.contains(&name.as_str()))
}

/// A page keeps its folder.
fn page_folder(folder: &str, sort: Sort) -> String {
    if sort == Sort::Article {
        return String::new();
    }
    let parts: Vec<String> = folder.split('/').map(slugify).filter(|part| !part.is_empty()).collect();
    parts.join("/")
}
