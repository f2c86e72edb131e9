//! An entry of a feed as an item.

use dom_query::Document;
use feed_rs::model::{Category, Entry, Text};

use crate::publish::content::slugify;
use crate::publish::import::dates::{Doubt, Manner, read_machine};
use crate::publish::import::item::{Attachment, Body, Found, Item, Note, Term};
use crate::publish::import::markdown::depth;

use super::parse::Parsed;

/// The item, and what must be handed out with it.
pub(super) fn item(entry: &Entry, parsed: &Parsed, manner: Manner) -> (Item, Vec<Found>) {
    let mut with = Vec::new();
    let mut item = Item { key: entry.id.clone(), ..Item::default() };
    item.title = entry.title.as_ref().map(plain).unwrap_or_default();
    let link = |rel: Option<&str>| entry.links.iter().find(|link| link.rel.as_deref() == rel);
    let own = link(Some("alternate")).or_else(|| link(None)).map(|link| link.href.clone());
    let by_id = || entry.id.contains("://").then(|| entry.id.clone());
    item.address = own.or_else(by_id).filter(|it| it.starts_with("http")).unwrap_or_default();
    item.base =
        entry.base.clone().filter(|base| base.contains("://")).unwrap_or_else(|| item.address.clone());
    item.language = entry.language.as_deref().and_then(code);
    item.authors = entry
        .authors
        .iter()
        .filter_map(|person| Some(person.name.as_deref()?.trim().to_owned()))
        .filter(|name| !name.is_empty() && name != "unknown" && !name.contains('@'))
        .collect();
    body(entry, &mut item);
    dates(entry, parsed, manner, &mut item);
    for category in &entry.categories {
        terms(category, "", &mut item, &mut with);
    }
    enclosures(entry, &mut item, &mut with);
    if let Some(rights) = &entry.rights {
        item.notes.push(Note::lost("rights of a single entry", plain(rights)));
    }
    (item, with)
}

fn body(entry: &Entry, item: &mut Item) {
    let content = entry.content.as_ref();
    let text = content.and_then(|content| {
        let text = content.body.clone().filter(|text| !text.trim().is_empty())?;
        Some(if content.content_type.as_str() == "text/plain" { of_plain(&text) } else { text })
    });
    let summary = entry.summary.as_ref().filter(|text| !text.content.trim().is_empty());
    match (text, summary) {
        (Some(text), summary) => {
            item.summary = summary
                .map(|text| plain_text(&text.content))
                .filter(|it| it.chars().count() < 600)
                .unwrap_or_default();
            item.body = Body::Html(text);
        }
        (None, Some(summary)) => {
            let is_html = summary.content.contains('<') || summary.content_type.as_str() != "text/plain";
            item.body =
                Body::Html(if is_html { summary.content.clone() } else { of_plain(&summary.content) });
        }
        (None, None) => item.notes.push(Note::changed("entry without a text", &item.key)),
    }
    if let Some(source) = content.and_then(|content| content.src.as_ref()) {
        item.notes.push(Note::lost("a text that stands elsewhere", &source.href));
    }
}

/// Dates only as exact as they are written. One that was only ever changed has the day of its change, and that is said.
fn dates(entry: &Entry, parsed: &Parsed, manner: Manner, item: &mut Item) {
    let published = parsed.written(entry.published);
    let updated = parsed.written(entry.updated).filter(|updated| Some(*updated) != published);
    for (text, is_change) in [(published, false), (updated, true)] {
        let Some(text) = text else { continue };
        let Some(found) = read_machine(text, manner) else {
            item.notes.push(Note::lost("a date that cannot be read", text));
            continue;
        };
        match found.doubt {
            Some(Doubt::ZeroOfClock) => {
                item.notes.push(Note::changed("zero of a clock for a date: undated", text));
            }
            Some(doubt) => item.notes.push(Note::lost(format!("part of a date: {doubt}"), text)),
            None => {}
        }
        if !is_change {
            item.date = found.date;
        } else if let Some(date) = found.date {
            if published.is_none() {
                item.notes.push(Note::changed("the day of the last change taken for the date", text));
                item.date = Some(date);
            } else if date.first_day() == date.last_day()
                && item.date.as_ref().is_none_or(|own| own.last_day() < date.first_day())
            {
                item.modified = Some(date.first_day());
            }
        }
    }
}

fn terms(category: &Category, parent: &str, item: &mut Item, with: &mut Vec<Found>) {
    let name = category.label.as_deref().unwrap_or(&category.term).trim();
    let slug = slugify(&category.term);
    if slug.is_empty() {
        return;
    }
    with.push(Found::Term(Term {
        taxonomy: "category".to_owned(),
        slug: slug.clone(),
        name: name.to_owned(),
        parent: parent.to_owned(),
    }));
    let term = ("category".to_owned(), slug.clone());
    if !item.terms.contains(&term) {
        item.terms.push(term);
    }
    for below in &category.subcategories {
        terms(below, &slug, item, with);
    }
}

/// Pictures and documents come along; sound and film become links.
fn enclosures(entry: &Entry, item: &mut Item, with: &mut Vec<Found>) {
    let linked = entry.links.iter().filter(|link| link.rel.as_deref() == Some("enclosure"));
    let mut files: Vec<(String, String, String)> = linked
        .map(|link| {
            (
                link.href.clone(),
                link.media_type.clone().unwrap_or_default(),
                link.title.clone().unwrap_or_default(),
            )
        })
        .collect();
    for media in &entry.media {
        let title = media.title.as_ref().map(plain).unwrap_or_default();
        for content in &media.content {
            let Some(url) = &content.url else { continue };
            let sort = content.content_type.as_ref().map(ToString::to_string).unwrap_or_default();
            files.push((url.to_string(), sort, title.clone()));
        }
        for thumbnail in media.thumbnails.iter().filter(|_| media.content.is_empty()) {
            files.push((thumbnail.image.uri.clone(), "image/*".to_owned(), title.clone()));
        }
    }
    files.dedup_by(|one, other| one.0 == other.0);
    for (url, sort, title) in files {
        let path = url.split(['?', '#']).next().unwrap_or_default().to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
        let attachment = || {
            Found::Attachment(Attachment { url: url.clone(), title: title.clone(), ..Attachment::default() })
        };
        if sort.starts_with("image/") || ends(&[".jpg", ".jpeg", ".png", ".gif", ".webp"]) {
            with.push(attachment());
            if item.picture.is_none() {
                item.picture = Some(url);
            } else {
                add(item, &format!("<p><img src=\"{}\"></p>", crate::publish::html::escaped(&url)));
            }
        } else if sort.starts_with("audio/")
            || sort.starts_with("video/")
            || ends(&[".mp3", ".mp4", ".ogg", ".m4a"])
        {
            let url = crate::publish::html::escaped(&url);
            add(item, &format!("<p><a href=\"{url}\">{url}</a></p>"));
        } else {
            with.push(attachment());
            item.documents.push(url);
        }
    }
}

fn add(item: &mut Item, html: &str) {
    if let Body::Html(text) = &mut item.body
        && !text.contains(html)
    {
        text.push_str(html);
    }
}

fn plain(text: &Text) -> String {
    plain_text(&text.content)
}

/// A title or summary as plain text: feeds write HTML there, often without saying so.
fn plain_text(text: &str) -> String {
    let looks_like_html =
        text.contains('&') || text.contains("</") || text.contains("<br") || text.contains("<p>");
    let looks_like_html = looks_like_html && depth(text) < 100;
    let text = if looks_like_html { Document::fragment(text).text().to_string() } else { text.to_owned() };
    crate::publish::import::pages::squeezed(&text)
}

/// Plain text as paragraphs.
fn of_plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut html = String::with_capacity(text.len() + 16);
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        html.push_str(&crate::publish::html::escaped(paragraph).replace('\n', "<br>"));
        html.push_str("</p>\n");
    }
    html
}

/// The language of a code such as `en-us`.
pub(super) fn code(text: &str) -> Option<String> {
    let first = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    ((2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(first)
}
