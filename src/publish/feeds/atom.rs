//! Atom (RFC 4287), with the archive trail of RFC 5005 and pictures by Media RSS.

use super::entry::{Enclosure, Entry};
use super::feed::{Feed, instant};
use super::xml::Xml;

/// The media type.
pub const TYPE: &str = "application/atom+xml";

/// The namespace of Media RSS.
pub(super) const MEDIA: &str = "http://search.yahoo.com/mrss/";

/// The feed as a document.
#[must_use]
pub fn atom(feed: &Feed) -> String {
    let mut xml = Xml::new(&feed.style);
    let names = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:fh", "http://purl.org/syndication/history/1.0"),
        ("xmlns:media", MEDIA),
        ("xml:lang", feed.language.as_str()),
    ];
    xml.element("feed", &names, |xml| {
        xml.text("id", &[], &feed.id);
        xml.text("title", &[], &feed.title);
        if !feed.description.is_empty() {
            xml.text("subtitle", &[], &feed.description);
        }
        notice(xml, feed);
        xml.text("updated", &[], &instant(feed.updated()));
        let own = format!("{}.atom", feed.url);
        xml.empty("link", &[("rel", "self"), ("type", TYPE), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        if let Some(current) = &feed.trail.current {
            xml.empty("fh:archive", &[]);
            xml.empty("link", &[("rel", "current"), ("type", TYPE), ("href", current)]);
        }
        if let Some(older) = &feed.trail.older {
            xml.empty("link", &[("rel", "prev-archive"), ("type", TYPE), ("href", older)]);
        }
        xml.element("author", &[], |xml| {
            xml.text("name", &[], &feed.publisher);
            xml.text("uri", &[], &feed.site);
        });
        xml.text("generator", &[], "Chasqui");
        if let Some(licence) = &feed.licence {
            xml.text("rights", &[], licence);
        }
        feed.entries.iter().for_each(|it| entry(xml, it));
    });
    xml.done()
}

fn entry(xml: &mut Xml, entry: &Entry) {
    let lang = ("xml:lang", entry.language.as_str());
    xml.element("entry", &[lang], |xml| {
        xml.text("id", &[], &entry.id);
        xml.text("title", &[], &entry.title);
        let page = [
            ("rel", "alternate"),
            ("type", "text/html"),
            ("hreflang", entry.language.as_str()),
            ("href", entry.url.as_str()),
        ];
        xml.empty("link", &page);
        if entry.published.is_some() {
            xml.text("published", &[], &instant(entry.published));
        }
        xml.text("updated", &[], &instant(entry.updated));
        for name in &entry.authors {
            xml.element("author", &[], |xml| xml.text("name", &[], name));
        }
        for it in &entry.categories {
            xml.empty("category", &[("term", &it.term), ("scheme", &it.scheme), ("label", &it.label)]);
        }
        if let Some(picture) = &entry.picture {
            let bytes = picture.bytes.to_string();
            let file = [
                ("rel", "enclosure"),
                ("type", picture.media_type.as_str()),
                ("length", bytes.as_str()),
                ("href", picture.url.as_str()),
            ];
            xml.empty("link", &file);
            media(xml, picture);
        }
        if !entry.summary.is_empty() {
            xml.text("summary", &[], &entry.summary);
        }
        if let Some(whole) = &entry.whole {
            xml.text("content", &[("type", "html")], whole);
        }
    });
}

/// What browsers show above a feed, in the only language in which they make links: those that read feeds pass over it.
pub(super) fn notice(xml: &mut Xml, feed: &Feed) {
    let (text, page, all) = &feed.notice;
    let names = [("xmlns", "http://www.w3.org/1999/xhtml"), ("class", "notice")];
    xml.element("div", &names, |xml| {
        xml.text("p", &[], text);
        xml.element("p", &[], |xml| {
            xml.text("a", &[("href", &feed.page)], page);
            xml.text("a", &[("href", &feed.about)], all);
        });
    });
}

/// A picture with its size in pixels, which enclosures cannot tell.
pub(super) fn media(xml: &mut Xml, picture: &Enclosure) {
    let [bytes, width, height] =
        [picture.bytes, picture.width.into(), picture.height.into()].map(|number| number.to_string());
    let attributes = [
        ("url", picture.url.as_str()),
        ("type", picture.media_type.as_str()),
        ("medium", "image"),
        ("fileSize", bytes.as_str()),
        ("width", width.as_str()),
        ("height", height.as_str()),
    ];
    xml.element("media:content", &attributes, |xml| {
        if !picture.alt.is_empty() {
            xml.text("media:description", &[("type", "plain")], &picture.alt);
        }
    });
}
