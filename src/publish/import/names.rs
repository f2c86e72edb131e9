//! What files and addresses of imported items are called, and which old addresses can lead on.

use chrono::Datelike as _;

use crate::archive::date::{Edtf, Precision};
use crate::publish::content::{RESERVED, decoded_path, is_id, slugify, without_date};

use super::Sort;
use super::place::Place;
use super::spool::Entry;

/// No slug is longer.
const LONGEST: usize = 80;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// An article's id, a page's path: what stands for the file where another names it.
pub(super) fn id_of(file: &str) -> String {
    let below = file.strip_prefix("news/").or_else(|| file.strip_prefix("pages/")).unwrap_or(file);
    let stem = below.strip_suffix(".md").unwrap_or(below);
    stem.strip_suffix("/index").unwrap_or(stem).to_owned()
}

/// The path with its query, of a whole address or a path.
pub(super) fn path_of(address: &str) -> Option<String> {
    let rest = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map(|(_, path)| format!("/{path}"))?,
        None => address.to_owned(),
    };
    let rest = rest.split('#').next().unwrap_or_default().to_owned();
    rest.starts_with('/').then_some(rest)
}

/// Whether an old address can lead on: see `content/redirect.rs`.
pub(super) fn redirectable(path: &str) -> bool {
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let path = decoded_path(path);
    let bad = |c: char| c.is_control() || matches!(c, '\\' | '#' | '<' | '>' | '"' | ':' | '*' | '|');
    // Behind the code of a language stand the same lists.
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let parts = if parts.len() > 1 && parts[0].len() == 2 { &parts[1..] } else { &parts[..] };
    // No list and no text of the site has a name with an ending, but its own files have: `/news/b.html` can lead on.
    let last = parts.last().copied().unwrap_or_default();
    let is_old_file = last.contains('.') && !matches!(last, "index.html" | "index.htm");
    let files = ["data", "app", "feeds", "embed", "oembed", "saved", "offline"];
    let own = match parts[0] {
        // Lists stand at years and months, articles below them.
        "news" => parts.len() < 4 && !is_old_file,
        first => RESERVED.contains(&first) && (files.contains(&first) || !is_old_file),
    };
    !(path.contains("//")
        || path.contains(bad)
        || path.split('/').any(|part| matches!(part, "." | ".."))
        || query.is_some_and(|query| query.is_empty() || query.contains(bad))
        || (query.is_none() && (own || parts[0].is_empty())))
}

/// The address of a file, but for the folder of an article's language.
pub(super) fn address_of(entry: &Entry, file: &str) -> String {
    if entry.sort == Sort::Page {
        return format!("/{}/", id_of(file));
    }
    let name = file.rsplit('/').next().unwrap_or_default();
    let slug = without_date(name.strip_suffix(".md").unwrap_or(name));
    match entry.date.as_ref().map(|date| (date.year(), date.month())) {
        Some((Some(year), Some(month))) => format!("/news/{year:04}/{month:02}/{slug}/"),
        Some((Some(year), None)) => format!("/news/{year:04}/{slug}/"),
        _ => format!("/news/undated/{slug}/"),
    }
}

pub(super) fn article(date: Option<&Edtf>, slug: &str) -> String {
    let Some((date, year)) = date.and_then(|date| Some((date, date.year()?))) else {
        return format!("undated/{slug}");
    };
    let first = date.first_day();
    match date.precision() {
        Precision::Day => format!("{year:04}/{year:04}-{:02}-{:02}-{slug}", first.month(), first.day()),
        Precision::Month => format!("{year:04}/{year:04}-{:02}-{slug}", first.month()),
        _ => format!("{year:04}/{year:04}-{slug}"),
    }
}

pub(super) fn page(entry: &Entry, slug: &str, language: &str, place: &Place) -> String {
    let mut parts: Vec<String> =
        entry.folder.split('/').map(slugify).filter(|part| !part.is_empty()).collect();
    // Old sites, too, keep languages in folders.
    if parts.first().is_some_and(|first| place.language(first).is_some_and(|found| found == *first)) {
        parts.remove(0);
    }
    parts.push(slug.to_owned());
    let codes = || place.languages.iter().chain(&place.content_languages);
    let first = parts[0].clone();
    if RESERVED.contains(&first.as_str()) || codes().any(|code| code.eq_ignore_ascii_case(&first)) {
        parts[0] = format!("page-{first}");
    }
    for part in &mut parts {
        if part == "index" || DEVICES.contains(&part.as_str()) {
            part.push_str("-page");
        }
    }
    if place.languages.iter().skip(1).any(|code| code == language) {
        parts.insert(0, language.to_owned());
    }
    format!("pages/{}.md", parts.join("/"))
}

/// The last part of the address: of small letters, with a letter among them.
pub(super) fn slug(entry: &Entry, at: usize) -> String {
    let own = slugify(&decoded_path(&entry.slug));
    let mut slug = if own.is_empty() { slugify(&entry.title) } else { own };
    if slug.len() > LONGEST {
        let cut = slug[..LONGEST].rfind('-').filter(|cut| *cut > 20).unwrap_or(LONGEST);
        slug.truncate(cut);
    }
    if slug.is_empty() {
        return format!("item-{}", at + 1);
    }
    let is_part =
        slug.strip_prefix("part-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if !slug.bytes().any(|byte| byte.is_ascii_lowercase()) || is_part || !is_id(&slug) {
        slug = format!("item-{slug}");
    }
    // A leading date would be taken off the file's name.
    if without_date(&slug) != slug {
        slug = format!("on-{slug}");
    }
    if DEVICES.contains(&slug.as_str()) || slug == "undated" {
        slug.push_str("-text");
    }
    slug
}
