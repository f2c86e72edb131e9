//! A picture: of its copies the browser takes the one that fits the screen; its place is kept in its own colour until it
//! comes.
//!
//! What stands inside [`shown`]'s element is text for the renderer, as a body is, so a script may put its own control
//! there (`modules/pictures/`). All pictures are lazy, the first of a page too: only of those a style can say that they
//! are not to be loaded, which is what readers with less data are promised (`docs/decisions/pictures.md`).

use super::markup::{Element, Node, el};
use super::setting::Setting;
use crate::model::Picture;

/// Where a picture stands, which says how wide it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// In the column of a text.
    Text,
    /// Over the first article of the front page.
    Lead,
    /// In a row of names, no higher than `style/72-home.css` lets it be.
    Name,
}

/// How high pictures in a row of names are, in pixels of the style.
const NAME_HEIGHT: u32 = 64;

/// A picture at its true proportions, so that nothing moves when it arrives.
pub(crate) fn shown(setting: &Setting, picture: &Picture, room: Room) -> Element {
    let mut image = el("img");
    let class = class(picture);
    if !class.is_empty() {
        image = image.attr("class", class);
    }
    image = image
        .attr("src", setting.inside(picture.fallback.as_ref().unwrap_or(&picture.file)))
        .attr("alt", picture.alt.clone())
        .attr("width", picture.width.to_string())
        .attr("height", picture.height.to_string())
        .attr("loading", "lazy")
        .attr("decoding", "async");
    let source = source(picture, &setting.base, room);
    let mut inner = String::new();
    let whole = match source {
        Some(source) => el("picture").with(source).with(image),
        None => image.maybe_attr("data-bytes", picture.bytes.map(|bytes| bytes.to_string())),
    };
    Node::Element(whole).write_html(&mut inner);
    el("span").class("picture").html(inner)
}

/// The smaller copies, for a browser to choose from; nothing where there are none. `base` leads to the site's root.
#[must_use]
pub fn source(picture: &Picture, base: &str, room: Room) -> Option<Element> {
    if picture.sizes.is_empty() {
        return None;
    }
    let (mut files, mut bytes) = (String::new(), String::new());
    for size in &picture.sizes {
        if !files.is_empty() {
            files.push_str(", ");
            bytes.push(' ');
        }
        for piece in [base, &size.file, " ", &size.width.to_string(), "w"] {
            files.push_str(piece);
        }
        bytes.push_str(&size.bytes.to_string());
    }
    let sizes = match room {
        Room::Text => "(min-width: 46rem) 42rem, 92vw".into(),
        Room::Lead => "(min-width: 80rem) 50rem, (min-width: 60rem) 60vw, 92vw".into(),
        Room::Name => {
            let width = NAME_HEIGHT.saturating_mul(picture.width) / picture.height.max(1);
            [&width.max(1).to_string(), "px"].concat()
        }
    };
    let source = el("source").attr("type", "image/webp").attr("srcset", files);
    Some(source.attr("sizes", sizes).attr("data-bytes", bytes))
}

/// The classes that give an image its colour (`style/71-pictures.css`): one for each of red, green and blue, and whether
/// letters on it must be light. No style attribute may stand in a page.
#[must_use]
pub fn class(picture: &Picture) -> String {
    let color = picture.color.as_deref().and_then(|color| color.strip_prefix('#')).unwrap_or_default();
    let digits: Vec<u32> = color.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let (&[red, green, blue], true) = (digits.as_slice(), color.len() == 3) else { return String::new() };
    let mut class = String::from("hue");
    for (name, digit) in [" r", " g", " b"].into_iter().zip(color.chars()) {
        class.push_str(name);
        class.push(digit.to_ascii_lowercase());
    }
    // The luminance at which black and white letters are read equally well, by the squares of the parts.
    if 213 * red * red + 715 * green * green + 72 * blue * blue < 40_000 {
        class.push_str(" dim");
    }
    class
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::Size;

    fn picture() -> Picture {
        let size = |width: u32| Size {
            file: format!("data/v1/pictures/m-{width}.abcdefghij.webp"),
            width,
            bytes: u64::from(width) * 20,
        };
        Picture {
            file: "media/m.jpg".into(),
            width: 1000,
            height: 500,
            alt: "A \"market\" > 1".into(),
            bytes: Some(90_000),
            sizes: vec![size(400), size(800)],
            fallback: Some("data/v1/pictures/m-800.abcdefghij.jpg".into()),
            color: Some("#8A3".into()),
        }
    }

    fn written(picture: &Picture, room: Room) -> String {
        let setting = Setting { base: "../".into(), ..sample::setting("en") };
        let mut out = String::new();
        Node::Element(shown(&setting, picture, room)).write_html(&mut out);
        out
    }

    #[test]
    fn a_picture_with_copies() {
        let expected = "<span class=\"picture\"><picture><source type=\"image/webp\" srcset=\"\
            ../data/v1/pictures/m-400.abcdefghij.webp 400w, ../data/v1/pictures/m-800.abcdefghij.webp 800w\" \
            sizes=\"128px\" data-bytes=\"8000 16000\"><img class=\"hue r8 ga b3\" \
            src=\"../data/v1/pictures/m-800.abcdefghij.jpg\" alt=\"A &quot;market&quot; &gt; 1\" width=\"1000\" \
            height=\"500\" loading=\"lazy\" decoding=\"async\"></picture></span>";
        assert_eq!(written(&picture(), Room::Name), expected);
    }

    #[test]
    fn a_picture_as_it_was_published_before_there_were_copies() {
        let old = Picture { file: "media/m.gif".into(), width: 4, height: 3, ..Picture::default() };
        let expected = "<span class=\"picture\"><img src=\"../media/m.gif\" alt width=\"4\" height=\"3\" \
            loading=\"lazy\" decoding=\"async\"></span>";
        assert_eq!(written(&old, Room::Text), expected);
    }

    #[test]
    fn classes_for_colours() {
        for (color, expected) in [
            (Some("#8a3"), "hue r8 ga b3"),
            (Some("#002"), "hue r0 g0 b2 dim"),
            (Some("#fff"), "hue rf gf bf"),
            (Some("#12"), ""),
            (Some("8a3"), ""),
            (Some("#x\" y"), ""),
            (None, ""),
        ] {
            assert_eq!(class(&Picture { color: color.map(Into::into), ..Picture::default() }), expected);
        }
    }
}
