//! JSON Feed 1.1 (jsonfeed.org).

use serde::Serialize;

use super::entry::Entry;
use super::feed::{Feed, instant};

/// The media type.
pub const TYPE: &str = "application/feed+json";

#[derive(Serialize)]
struct Document<'f> {
    version: &'static str,
    title: &'f str,
    home_page_url: &'f str,
    feed_url: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'f str,
    language: &'f str,
    authors: [Author<'f>; 1],
    items: Vec<Item<'f>>,
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'f str>,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'f str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'f str>,
    language: &'f str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'f>>,
}

#[derive(Serialize)]
struct Attachment<'f> {
    url: &'f str,
    mime_type: &'f str,
    size_in_bytes: u64,
}

/// The feed as a document.
///
/// # Panics
/// Never: texts and numbers can always be written.
#[must_use]
pub fn json(feed: &Feed) -> String {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: format!("{}.json", feed.url),
        description: &feed.description,
        language: &feed.language,
        authors: [Author { name: &feed.publisher, url: Some(&feed.site) }],
        items: feed.entries.iter().map(item).collect(),
    };
    serde_json::to_string(&document).expect("texts and numbers can always be written") + "\n"
}

fn item(entry: &Entry) -> Item<'_> {
    let whole = entry.whole.as_deref();
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_html: whole,
        // An item must have its text in one of the two.
        content_text: whole.is_none().then_some(&entry.summary),
        summary: if whole.is_some() { &entry.summary } else { "" },
        image: entry.picture.as_ref().map(|picture| picture.url.as_str()),
        date_published: entry.published.map(|day| instant(Some(day))),
        date_modified: entry.updated.map(|day| instant(Some(day))),
        authors: entry.authors.iter().map(|name| Author { name, url: None }).collect(),
        tags: entry.categories.iter().map(|it| it.label.as_str()).collect(),
        language: &entry.language,
        attachments: entry
            .picture
            .iter()
            .map(|picture| Attachment {
                url: &picture.url,
                mime_type: &picture.media_type,
                size_in_bytes: picture.bytes,
            })
            .collect(),
    }
}
