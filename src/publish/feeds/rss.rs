//! RSS 2.0, with what it lacks from others' namespaces: whole texts (content), authors and languages (Dublin Core), the
//! day of the last change and the feed's own address (Atom), pictures (Media RSS).

use super::atom::{MEDIA, media, notice};
use super::entry::Entry;
use super::feed::{Feed, instant, mail_instant};
use super::xml::Xml;

/// The media type.
pub const TYPE: &str = "application/rss+xml";

/// The feed as a document.
#[must_use]
pub fn rss(feed: &Feed) -> String {
    let mut xml = Xml::new(&feed.style);
    let names = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:media", MEDIA),
    ];
    xml.element("rss", &names, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text("title", &[], &feed.title);
            xml.text("link", &[], &feed.page);
            // RSS wants a description even where there is nothing to say but the title.
            let description = if feed.description.is_empty() { &feed.title } else { &feed.description };
            xml.text("description", &[], description);
            notice(xml, feed);
            xml.text("language", &[], &feed.language);
            let own = format!("{}.rss", feed.url);
            xml.empty("atom:link", &[("rel", "self"), ("type", TYPE), ("href", &own)]);
            if let Some(day) = feed.updated() {
                xml.text("lastBuildDate", &[], &mail_instant(day));
            }
            xml.text("generator", &[], "Chasqui");
            if let Some(licence) = &feed.licence {
                xml.text("copyright", &[], licence);
            }
            feed.entries.iter().for_each(|it| item(xml, it));
        });
    });
    xml.done()
}

fn item(xml: &mut Xml, entry: &Entry) {
    xml.element("item", &[], |xml| {
        xml.text("guid", &[("isPermaLink", "false")], &entry.id);
        xml.text("title", &[], &entry.title);
        xml.text("link", &[], &entry.url);
        if let Some(day) = entry.published {
            xml.text("pubDate", &[], &mail_instant(day));
        }
        if entry.updated.is_some() {
            xml.text("atom:updated", &[], &instant(entry.updated));
        }
        xml.text("dc:language", &[], &entry.language);
        for name in &entry.authors {
            xml.text("dc:creator", &[], name);
        }
        for it in &entry.categories {
            xml.text("category", &[("domain", &it.scheme)], &it.label);
        }
        if let Some(picture) = &entry.picture {
            let bytes = picture.bytes.to_string();
            let file = [
                ("url", picture.url.as_str()),
                ("length", bytes.as_str()),
                ("type", picture.media_type.as_str()),
            ];
            xml.empty("enclosure", &file);
            media(xml, picture);
        }
        if !entry.summary.is_empty() {
            xml.text("description", &[], &escaped(&entry.summary));
        }
        if let Some(whole) = &entry.whole {
            xml.text("content:encoded", &[], whole);
        }
    });
}

/// A plain text as HTML, which is what readers take a description for.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
