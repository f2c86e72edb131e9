//! Pictures: with width and height, so that nothing jumps, and a caption where there is something to say.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::model::Text;
use crate::publish::content::address::encode_path;
use crate::publish::content::newsroom::Picture;

use crate::publish::html::escape;

use super::render::Render;
use super::{Events, plain};

/// How every picture of a body begins, before the rest of its path: so the build finds it again, to add the smaller copies
/// that it makes (`publish::compile::body`).
pub(in crate::publish) const START: &str = "<img src=\"site:/media/";

impl Render<'_, '_> {
    /// A picture; `alone` in its paragraph it becomes a figure when there is something to say below it.
    pub(super) fn image(&mut self, events: &Events<'_>, at: usize, alone: bool) -> usize {
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = &events[at] else { return at + 1 };
        let end = image_end(events, at);
        let words = plain::words(&events[at + 1..end]);
        let line = self.setting.line(range.start);
        let Some(mut picture) = self.setting.reading.picture(dest_url, line) else { return end + 1 };
        if !title.is_empty() {
            picture.caption = Text::one(self.setting.language, title);
        }
        if words.is_empty() && picture.alt.is_empty() {
            self.setting.reading.no_words(line, &picture.file);
        }
        let said = !picture.caption.is_empty() || !picture.credit.is_empty();
        if alone && said {
            self.out.push_str("<figure>");
        } else if alone {
            self.out.push_str("<p>");
        }
        picture_tag(&picture, &words, self.setting.language, &mut self.out);
        if alone && said {
            self.out.push_str("<figcaption>");
            in_its_language(&picture.caption, self.setting.language, "", &mut self.out);
            if !picture.caption.is_empty() && !picture.credit.is_empty() {
                self.out.push(' ');
            }
            in_its_language(&picture.credit, self.setting.language, " class=\"credit\"", &mut self.out);
            self.out.push_str("</figcaption></figure>\n");
        } else if alone {
            self.out.push_str("</p>\n");
        }
        end + 1
    }
}

/// Where a picture ends; the words for it may hold pictures.
pub(super) fn image_end(events: &Events<'_>, at: usize) -> usize {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) if depth == 1 => return index,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
    }
    events.len() - 1
}

/// A picture: `words` for those who do not see it win over what is said of it once for all.
pub(super) fn picture_tag(picture: &Picture, words: &str, language: &str, out: &mut String) {
    out.push_str(START);
    escape(&encode_path(&picture.file)["media/".len()..], out);
    out.push_str("\" alt=\"");
    let said = picture.alt.found(language).filter(|_| words.is_empty());
    escape(said.map_or(words, |(_, said)| said), out);
    if let Some((other, _)) = said.filter(|(code, _)| *code != language) {
        let _ = write!(out, "\" lang=\"{other}");
    }
    let _ = write!(
        out,
        "\" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\">",
        picture.width, picture.height
    );
}

/// Words in a `span` that names their language, where that is another than the text's around them.
fn in_its_language(text: &Text, language: &str, class: &str, out: &mut String) {
    let Some((code, words)) = text.found(language).filter(|(_, words)| !words.is_empty()) else { return };
    let other = if code == language { String::new() } else { format!(" lang=\"{code}\"") };
    if class.is_empty() && other.is_empty() {
        return escape(words, out);
    }
    let _ = write!(out, "<span{class}{other}>");
    escape(words, out);
    out.push_str("</span>");
}
