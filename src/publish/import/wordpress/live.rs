//! A running WordPress, by its REST API (`/wp-json/wp/v2/`): a hundred things at a time, politely; what was read is kept
//! until the import is done, so that one that was broken off goes on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::item::{Attachment, Body, Files, Found, Item, Known, Sort, Source, Standing, Take, Term};
use super::super::{Fetch, ImportError, Note, markdown::words_of};
use super::when;

/// Things in one answer; WordPress gives no more.
const AT_ONCE: usize = 100;
/// One answer is no larger.
const LARGEST: u64 = 64 << 20;
/// More answers than any site has.
const MOST: usize = 5_000;

/// A running site.
#[derive(Debug)]
pub struct Live {
    address: String,
    fetch: Fetch,
    uploads: Option<PathBuf>,
}

impl Live {
    /// A site by its address; what is read is kept in the content folder meanwhile.
    ///
    /// # Errors
    /// When it is no address.
    pub fn new(address: &str, content: &Path, uploads: Option<PathBuf>) -> Result<Self, ImportError> {
        let address = address.split("/wp-json").next().unwrap_or(address).trim_end_matches('/').to_owned();
        crate::publish::web::Web::new(&address)?;
        Ok(Self { address, fetch: Fetch::new(content), uploads })
    }

    /// Without pauses between requests, for a host of one's own.
    #[must_use]
    pub fn hurried(mut self) -> Self {
        self.fetch = self.fetch.hurried();
        self
    }

    /// All things of a sort, by way of `each`.
    fn all(
        &mut self,
        sort: &str,
        each: &mut dyn FnMut(&Value) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut first = None;
        for page in 1..=MOST {
            let url = format!(
                "{}/wp-json/wp/v2/{sort}?per_page={AT_ONCE}&page={page}&orderby=id&order=asc",
                self.address
            );
            let wrong = |what: String| {
                ImportError::source(
                    format!("{url}: {what}"),
                    "run the same command again later: it goes on where it was; or import an export file (Tools, Export)",
                )
            };
            let (body, pages) = match self.fetch.kept_with(&url, LARGEST, "x-wp-totalpages") {
                Ok(answer) => answer,
                // Beyond the last page WordPress answers so.
                Err(why) if page > 1 && why.ends_with("400") => return Ok(()),
                Err(why) => return Err(wrong(why)),
            };
            let Ok(Value::Array(things)) = serde_json::from_slice(&body) else {
                return Err(wrong("this is no answer of WordPress".to_owned()));
            };
            let id = things.first().map(|thing| number(thing, "id"));
            if things.is_empty() || (page > 1 && id == first) {
                return Ok(());
            }
            first = first.or(id);
            for thing in &things {
                each(thing)?;
            }
            let last = pages.trim().parse::<usize>().map_or(things.len() < AT_ONCE, |pages| page >= pages);
            if last {
                return Ok(());
            }
        }
        Ok(())
    }
}

impl Source for Live {
    fn id(&self) -> String {
        super::id(&self.address)
    }

    fn read(&mut self, take: &mut Take<'_>) -> Result<(), ImportError> {
        let about = self.fetch.kept(&format!("{}/wp-json/", self.address), LARGEST).map_err(|why| {
            ImportError::source(
                format!("{}: WordPress's interface does not answer there: {why}", self.address),
                "give the address of the site itself, or import an export file (Tools, Export)",
            )
        })?;
        let about: Value = serde_json::from_slice(&about).unwrap_or(Value::Null);
        let name = about.get("name").and_then(Value::as_str).map(words_of);
        let address = format!("{}/", self.address);
        take(Found::Known(Known { name, address: Some(address), language: None }))?;
        if let Some(folder) = self.uploads.clone() {
            take(Found::Files(Files { prefix: format!("{}/wp-content/uploads/", self.address), folder }))?;
        }
        let mut slugs: HashMap<(&str, u64), String> = HashMap::new();
        for (sort, taxonomy) in [("categories", "category"), ("tags", "post_tag")] {
            self.all(sort, &mut |thing| {
                let slug = text(thing, "slug").to_owned();
                slugs.insert((taxonomy, number(thing, "id")), slug.clone());
                let name = words_of(text(thing, "name"));
                take(Found::Term(Term { taxonomy: taxonomy.to_owned(), slug, name, parent: String::new() }))
            })?;
        }
        let mut people: HashMap<u64, String> = HashMap::new();
        let users = self.all("users", &mut |thing| {
            people.insert(number(thing, "id"), words_of(text(thing, "name")));
            Ok(())
        });
        if users.is_err() {
            take(Found::Note(Note::lost("the site does not tell its authors", "")))?;
        }
        self.all("media", &mut |thing| {
            take(Found::Attachment(Attachment {
                key: number(thing, "id").to_string(),
                url: text(thing, "source_url").to_owned(),
                file: None,
                title: words_of(rendered(thing, "title")),
                alt: text(thing, "alt_text").to_owned(),
                caption: words_of(rendered(thing, "caption")),
            }))
        })?;
        for (sort, is_page) in [("posts", false), ("pages", true)] {
            let address = self.address.clone();
            self.all(sort, &mut |thing| {
                take(Found::Item(Box::new(item(thing, is_page, &address, &slugs, &people))))
            })?;
        }
        Ok(())
    }
}

fn text<'v>(thing: &'v Value, key: &str) -> &'v str {
    thing.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(thing: &Value, key: &str) -> u64 {
    thing.get(key).and_then(Value::as_u64).unwrap_or_default()
}

fn rendered<'v>(thing: &'v Value, key: &str) -> &'v str {
    thing.get(key).map(|value| text(value, "rendered")).unwrap_or_default()
}

fn item(
    thing: &Value,
    is_page: bool,
    site: &str,
    slugs: &HashMap<(&str, u64), String>,
    people: &HashMap<u64, String>,
) -> Item {
    let id = number(thing, "id");
    let address = text(thing, "link").to_owned();
    let html = rendered(thing, "content");
    let mut notes = Vec::new();
    let hidden = thing.get("content").and_then(|content| content.get("protected")).and_then(Value::as_bool)
        == Some(true);
    let standing = match text(thing, "status") {
        _ if hidden => Standing::Draft("for those with a password".to_owned()),
        "publish" | "" => Standing::Published,
        other => Standing::Draft(other.to_owned()),
    };
    let day = when::day(text(thing, "date")).or_else(|| when::day(text(thing, "date_gmt")));
    if day.is_none() && !is_page {
        notes.push(Note::lost("no date is known", text(thing, "date")));
    }
    let mut terms = Vec::new();
    for (key, taxonomy) in [("categories", "category"), ("tags", "post_tag")] {
        let ids = thing.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_u64);
        terms.extend(ids.filter_map(|id| Some((taxonomy.to_owned(), slugs.get(&(taxonomy, id))?.clone()))));
    }
    let mut redirects = vec![format!("{site}/?p={id}")];
    if is_page {
        redirects.push(format!("{site}/?page_id={id}"));
    }
    let picture = number(thing, "featured_media");
    let group = thing.get("translations").and_then(Value::as_object).filter(|all| all.len() > 1);
    Item {
        key: id.to_string(),
        sort: if is_page { Sort::Page } else { Sort::Article },
        folder: folder(&address, site, is_page),
        base: address.clone(),
        address,
        redirects,
        title: rendered(thing, "title").to_owned(),
        slug: text(thing, "slug").to_owned(),
        body: Body::Html(html.to_owned()),
        date: day.and_then(when::date),
        modified: when::day(text(thing, "modified")).filter(|modified| day.is_none_or(|day| *modified > day)),
        summary: summary(rendered(thing, "excerpt"), html),
        language: Some(text(thing, "lang").to_owned()).filter(|code| !code.is_empty()),
        // The same for all of them: the least of their numbers.
        translation: group
            .and_then(|all| all.values().filter_map(Value::as_u64).min())
            .map(|id| format!("of-{id}")),
        authors: people.get(&number(thing, "author")).cloned().into_iter().collect(),
        terms,
        picture: (picture > 0).then(|| picture.to_string()),
        order: thing.get("menu_order").and_then(Value::as_i64).filter(|order| *order != 0 && is_page),
        standing,
        notes,
        ..Item::default()
    }
}

/// The folder of a page, by its address.
fn folder(address: &str, site: &str, is_page: bool) -> String {
    let rest = address.strip_prefix(site).unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let above = rest.trim_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
    if is_page { above.to_owned() } else { String::new() }
}

/// A summary that somebody wrote: WordPress fills an empty one with the first words of the text.
fn summary(excerpt: &str, html: &str) -> String {
    let words = words_of(excerpt);
    let start: String = words.trim_end_matches(['…', ']', '[', '.', ' ']).chars().take(60).collect();
    let body = words_of(html);
    if body.starts_with(start.trim_end()) { String::new() } else { words }
}
