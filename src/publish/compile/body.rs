//! A body as it is published: with the smaller copies of its pictures, which no one knew of when it was written.
//!
//! Bodies are clean by now, and every picture in them begins as our own rendering writes it; what is added here passes no
//! sanitiser and is made of nothing that an author wrote.

use crate::model::{INSIDE, Picture};
use crate::publish::content::{Newsroom, PICTURE_START, decoded_path};
use crate::ui::markup::Node;
use crate::ui::picture::{Room, class, source};

use super::parts;

/// Adds the copies.
pub(super) fn published(newsroom: &Newsroom, html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(PICTURE_START) {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let tag = &tag[..end(tag)];
        picture(newsroom, tag, &mut out);
        rest = &rest[at + tag.len()..];
    }
    out.push_str(rest);
    out
}

/// The files of the pictures in a body: `media/x.jpg`.
pub(super) fn pictures(html: &str) -> impl Iterator<Item = String> {
    html.match_indices(PICTURE_START).filter_map(|(at, start)| {
        let (name, _) = html[at + start.len()..].split_once('"')?;
        Some(path_of(name))
    })
}

/// A picture's file by what stands behind [`PICTURE_START`].
fn path_of(name: &str) -> String {
    ["media/", &decoded_path(&name.replace("&amp;", "&"))].concat()
}

/// The length of the tag that a text begins with: up to the first `>` outside of quotes.
fn end(text: &str) -> usize {
    let mut is_quoted = false;
    let found = text.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    });
    found.map_or(text.len(), |at| at + 1)
}

/// A picture with its copies, as the views show it too.
fn picture(newsroom: &Newsroom, tag: &str, out: &mut String) {
    let after = &tag[PICTURE_START.len()..];
    let (name, attributes) = after.split_once('"').unwrap_or((after, ""));
    let path = path_of(name);
    let media = newsroom.media(&path).filter(|_| tag.ends_with('>'));
    let Some(media) = media else { return out.push_str(tag) };
    let picture = parts::with_copies(Picture { file: path, ..Picture::default() }, media);
    out.push_str("<span class=\"picture\">");
    let source = source(&picture, INSIDE, Room::Text);
    let has_source = source.is_some();
    if let Some(source) = source {
        out.push_str("<picture>");
        Node::Element(source).write_html(out);
    }
    out.push_str("<img");
    let class = class(&picture);
    if !class.is_empty() {
        out.extend([" class=\"", &class, "\""]);
    }
    match &picture.fallback {
        Some(fallback) => out.extend([" src=\"", INSIDE, fallback, "\""]),
        None => out.extend([" src=\"", INSIDE, "media/", name, "\""]),
    }
    if !has_source {
        out.extend([" data-bytes=\"", &media.size.to_string(), "\""]);
    }
    out.push_str(attributes);
    out.push_str(if has_source { "</picture></span>" } else { "</span>" });
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use crate::model::{Size, Text};
    use crate::publish::content::newsroom::{Copies, Media};

    fn media(path: &str, copies: Copies) -> Media {
        Media {
            path: path.into(),
            source: path.into(),
            media_type: "image/jpeg".into(),
            width: Some(1000),
            height: Some(500),
            size: 90_000,
            title: Text::default(),
            alt: Text::default(),
            caption: Text::default(),
            credit: Text::default(),
            language: None,
            licence: None,
            redirects: vec![],
            copies,
        }
    }

    #[test]
    fn pictures_get_their_copies_and_nothing_else_changes() {
        let size = |width| Size { file: format!("data/v1/pictures/a-{width}.webp"), width, bytes: 7 };
        let copies = Copies { sizes: vec![size(400), size(800)], fallback: None, color: Some("#fff".into()) };
        let mut newsroom = samples::newsroom(Vec::new());
        newsroom.media = vec![media("media/a & é.jpg", copies), media("media/b.gif", Copies::default())];
        for (before, after) in [
            ("<p>No picture.</p>", "<p>No picture.</p>"),
            (
                "<p><img src=\"site:/media/a%20&amp;%20%C3%A9.jpg\" alt=\"1 > 0\" width=\"1000\"></p>.",
                "<p><span class=\"picture\"><picture><source type=\"image/webp\" \
                 srcset=\"site:/data/v1/pictures/a-400.webp 400w, site:/data/v1/pictures/a-800.webp 800w\" \
                 sizes=\"(min-width: 46rem) 42rem, 92vw\" data-bytes=\"7 7\"><img class=\"hue rf gf bf\" \
                 src=\"site:/media/a%20&amp;%20%C3%A9.jpg\" alt=\"1 > 0\" width=\"1000\"></picture></span></p>.",
            ),
            (
                "a<img src=\"site:/media/b.gif\" alt=\"\">b",
                "a<span class=\"picture\"><img src=\"site:/media/b.gif\" data-bytes=\"90000\" alt=\"\"></span>b",
            ),
            ("<img src=\"site:/media/gone.gif\" alt=\"\">", "<img src=\"site:/media/gone.gif\" alt=\"\">"),
            ("<img src=\"site:/media/b.gif", "<img src=\"site:/media/b.gif"),
        ] {
            assert_eq!(published(&newsroom, before), after);
        }
        let both = "<img src=\"site:/media/a%20&amp;%20%C3%A9.jpg\" alt=\"\"> <img src=\"site:/media/b.gif\" alt=\"\">";
        assert_eq!(pictures(both).collect::<Vec<_>>(), ["media/a & é.jpg", "media/b.gif"]);
    }
}
