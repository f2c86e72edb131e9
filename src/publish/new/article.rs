//! A new article: a file with its date, the day on which it came, and only ids that are there.

use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::archive::date::{Edtf, iso_day};
use crate::publish::content::newsroom::Numbering;
use crate::publish::content::{Outline, is_id, slugify, suggestion};

use super::NewError;
use super::put::{Before, Written};
use super::yaml::{list, one_line, value};

/// So long may the part of an address be that is made of a headline.
const SLUG: usize = 80;

/// What a new article is.
#[derive(Clone, Debug, Default)]
pub struct ArticleOptions {
    /// The content folder.
    pub content: PathBuf,
    /// The headline.
    pub title: String,
    /// Its kind's id; news when not given.
    pub kind: Option<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Ids of regions.
    pub regions: Vec<String>,
    /// Names of places.
    pub places: Vec<String>,
    /// The id of a series, and the number there.
    pub series: Option<String>,
    /// See `series`; in a series of parts the next one when not given.
    pub number: Option<u32>,
    /// A language that the site lists; its first when not given.
    pub language: Option<String>,
    /// The id of the article that it translates.
    pub translates: Option<String>,
    /// As far as it is known; today when not given.
    pub date: Option<String>,
    /// Nothing is known of its date.
    pub undated: bool,
    /// The last part of its address; made of the headline when not given.
    pub slug: Option<String>,
    /// Left out of the site until somebody takes this away.
    pub draft: bool,
    /// Today.
    pub today: NaiveDate,
}

/// Writes a new article.
///
/// # Errors
/// A [`NewError`]; nothing was written then.
pub fn article(options: &ArticleOptions) -> Result<Written, NewError> {
    let before = Before::of(&options.content, options.today)?;
    let outline = Outline::read(&options.content);
    let title = one_line(&options.title);
    if title.is_empty() {
        return Err(NewError::wrong(
            "an article needs a headline",
            "write it in quotes behind `new article`",
        ));
    }
    known_ids(options, &outline)?;
    let date = date(options)?;
    let slug = slug(options, &title)?;
    free_address(options, &outline, date.as_ref(), &slug)?;
    let id = free_id(&outline, &slug, date.as_ref());
    let (place, prefix) = place(date.as_ref(), &slug);

    let mut text = format!("---\nid: {}\ntitle: {}\n", value(&id), value(&title));
    let mut line = |key: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{key}: {value}");
    };
    if let Some(date) = &date {
        line("date", &value(date.as_str()));
    }
    line("added", &iso_day(options.today));
    if let Some(kind) = &options.kind {
        line("kind", kind);
    }
    for (key, values) in
        [("topics", &options.topics), ("regions", &options.regions), ("places", &options.places)]
    {
        if !values.is_empty() {
            line(key, &list(values));
        }
    }
    if let Some(series) = &options.series {
        let number = options.number.or_else(|| next(&outline, series));
        let number = number.map_or_else(String::new, |number| format!(", number: {number}"));
        line("series", &format!("{{id: {series}{number}}}"));
    }
    if let Some(language) = options.language.as_ref().filter(|code| Some(*code) != outline.languages.first())
    {
        line("language", language);
    }
    if let Some(translates) = &options.translates {
        line("translates", translates);
    }
    // The file's name gives the slug; not where what stands before it reads as more of a date.
    if options.slug.is_some() || (prefix != Prefix::Day && slug.starts_with(|c: char| c.is_ascii_digit())) {
        line("slug", &slug);
    }
    if options.kind.as_deref() == Some("event") {
        line("# event", "{starts: 2013-03-04T18:00, ends: 2013-03-04T20:00, venue: …, place: …}");
    }
    if options.draft {
        line("draft", "true");
    }
    text.push_str("---\n\n");
    before.create(&place, &text, id)
}

/// Every id that was given is there.
fn known_ids(options: &ArticleOptions, outline: &Outline) -> Result<(), NewError> {
    for topic in &options.topics {
        known("topic", topic, outline.topics.as_deref(), "topics.yaml")?;
    }
    for region in &options.regions {
        known("region", region, outline.regions.as_deref(), "regions.yaml")?;
    }
    if let Some(series) = &options.series {
        let all: Option<Vec<String>> =
            outline.series.as_ref().map(|all| all.iter().map(|(id, _)| id.clone()).collect());
        known("series", series, all.as_deref(), "series.yaml")?;
    } else if options.number.is_some() {
        return Err(NewError::wrong("a number belongs to a series", "add --series with its id"));
    }
    if let Some(kind) = &options.kind {
        known("kind", kind, outline.kinds.as_deref(), "site.yaml (kinds)")?;
    }
    if let Some(language) = &options.language {
        known("language", language, Some(&outline.languages), "site.yaml (languages, content_languages)")?;
    }
    if let Some(id) = options.translates.as_ref().filter(|id| outline.articles.iter().all(|it| it.id != **id))
    {
        let all = outline.articles.iter().map(|article| article.id.as_str());
        let mend = suggestion(id, all, "write an article's id, or its path below news/ without .md");
        return Err(NewError::wrong(format!("there is no article “{id}”"), mend));
    }
    Ok(())
}

/// Whether a vocabulary has an id; else the nearest, and those that it has.
fn known(what: &str, id: &str, all: Option<&[String]>, file: &str) -> Result<(), NewError> {
    let Some(all) = all else {
        return Err(NewError::wrong(format!("{file} cannot be read"), "`chasqui check` says where"));
    };
    if all.iter().any(|known| known == id) {
        return Ok(());
    }
    let near = suggestion(id, all.iter().map(String::as_str), "write one that is there");
    let there = if all.is_empty() { "nothing yet".to_owned() } else { all.join(", ") };
    let add = if matches!(what, "topic" | "region" | "series") {
        format!("; `chasqui new {what} \"…\"` adds one")
    } else {
        String::new()
    };
    Err(NewError::wrong(format!("there is no {what} “{id}”"), format!("{near}; {file} has: {there}{add}")))
}

/// The date as far as it is known.
fn date(options: &ArticleOptions) -> Result<Option<Edtf>, NewError> {
    if options.undated {
        return Ok(None);
    }
    let Some(text) = &options.date else {
        let today = Edtf::parse(&iso_day(options.today));
        return today.map(Some).map_err(|fault| NewError::wrong(fault.to_string(), "give --date"));
    };
    Edtf::parse(text.trim()).map(Some).map_err(|fault| {
        let mend = "write it as 2019-03-23, 2019-03, 2019 or 1983~ (about), or say --undated";
        NewError::wrong(fault.to_string(), mend)
    })
}

/// The last part of the address.
fn slug(options: &ArticleOptions, title: &str) -> Result<String, NewError> {
    if let Some(slug) = &options.slug {
        if is_id(slug) {
            return Ok(slug.clone());
        }
        let what = format!(
            "“{slug}” cannot be part of an address: those are of small letters a-z, digits and hyphens"
        );
        return Err(NewError::wrong(what, format!("write --slug {}", shortened(&slugify(slug)))));
    }
    let slug = shortened(&slugify(title));
    if !slug.bytes().any(|byte| byte.is_ascii_lowercase()) {
        let what = "the headline has no letter a-z, of which an address could be made";
        return Err(NewError::wrong(what, "give one, as --slug first-day"));
    }
    let kind = options.kind.as_deref().unwrap_or("news");
    Ok(if is_device(&slug) { format!("{slug}-{kind}") } else { slug })
}

/// At most so many letters, cut between words.
fn shortened(slug: &str) -> String {
    let Some(head) = slug.get(..SLUG).filter(|_| slug.len() > SLUG) else { return slug.to_owned() };
    head.rsplit_once('-').map_or(head, |(words, _)| words).to_owned()
}

/// Names that no folder can have on Windows, where the site may be built or copied to:
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
pub(super) fn is_device(name: &str) -> bool {
    let port = |name: &str| {
        let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || port(name)
}

/// Refuses an address that another article has.
fn free_address(
    options: &ArticleOptions,
    outline: &Outline,
    date: Option<&Edtf>,
    slug: &str,
) -> Result<(), NewError> {
    let spoken = outline.languages.iter().take(outline.spoken);
    let prefix = match options.language.as_ref().filter(|code| spoken.skip(1).any(|known| known == *code)) {
        Some(code) => format!("/{code}"),
        None => String::new(),
    };
    let address = match date.map(|date| (date.year(), date.month())) {
        Some((Some(year), Some(month))) => format!("{prefix}/news/{year:04}/{month:02}/{slug}/"),
        Some((Some(year), None)) => format!("{prefix}/news/{year:04}/{slug}/"),
        _ => format!("{prefix}/news/undated/{slug}/"),
    };
    let Some(other) = outline.articles.iter().find(|other| other.address.as_ref() == Some(&address)) else {
        return Ok(());
    };
    let what = format!("{address} is the address of {} already", other.file);
    Err(NewError::wrong(what, format!("give another headline, or say --slug {slug}-2")))
}

/// An id that no article has: the slug, or with the year, or with a number.
fn free_id(outline: &Outline, slug: &str, date: Option<&Edtf>) -> String {
    let is_free = |id: &String| outline.articles.iter().all(|article| article.id != *id);
    let with_year = date.and_then(Edtf::year).map(|year| format!("{slug}-{year:04}"));
    let numbered = (2u32..).map(|number| format!("{slug}-{number}"));
    let mut all = std::iter::once(slug.to_owned()).chain(with_year).chain(numbered);
    all.find(is_free).unwrap_or_else(|| slug.to_owned())
}

/// How much of a date stands before a file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefix {
    Day,
    Less,
}

/// Where the file stands in the content folder: by year, its name beginning with the date where that is plain.
fn place(date: Option<&Edtf>, slug: &str) -> (String, Prefix) {
    let year = date.and_then(Edtf::year).map_or_else(|| "undated".to_owned(), |year| format!("{year:04}"));
    let plain = date.map(Edtf::as_str).filter(|text| {
        matches!(text.len(), 4 | 7 | 10) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    });
    match plain {
        Some(date) if date.len() == 10 => (format!("news/{year}/{date}-{slug}.md"), Prefix::Day),
        Some(date) => (format!("news/{year}/{date}-{slug}.md"), Prefix::Less),
        None => (format!("news/{year}/{slug}.md"), Prefix::Less),
    }
}

/// The number after the last in a series of parts.
fn next(outline: &Outline, series: &str) -> Option<u32> {
    let (_, numbering) = outline.series.as_ref()?.iter().find(|(id, _)| id == series)?;
    let taken = outline.articles.iter().filter_map(|article| article.number.as_ref());
    let last = taken.filter(|(id, _)| id == series).map(|(_, number)| *number).max();
    (*numbering == Numbering::Parts).then(|| last.unwrap_or(0).saturating_add(1))
}

#[cfg(test)]
mod tests;
