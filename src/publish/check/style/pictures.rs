//! Words for pictures that say nothing: a file's name, or "image".

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::publish::check::written::{Thing, Written};
use crate::publish::content::folded;
use crate::publish::fault::{Code, Fault};

/// Words that are true of any picture.
const EMPTY_WORDS: [&str; 16] = [
    "image",
    "img",
    "picture",
    "photo",
    "photograph",
    "graphic",
    "untitled",
    "alt",
    "imagen",
    "foto",
    "fotografia",
    "grafico",
    "sin titulo",
    "bild",
    "photographie",
    "imagem",
];

pub(super) fn look(written: &Written<'_>, thing: &Thing<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut tell = |line: usize, words: &str, file: &str| {
        if says_nothing(words, file) {
            let what = format!("“{words}” says nothing to those who do not see the picture");
            let mend = "write what it shows, as you would tell it on the telephone";
            faults.push(written.warning(Code::PictureText, line, what, mend));
        }
    };
    if let (Some(image), Some((line, _))) = (thing.image, written.piece.key("image"))
        && let Some((_, words)) = image.alt.found(thing.language)
    {
        tell(line, words, &image.file);
    }
    for (at, (event, range)) in written.events.iter().enumerate() {
        if let Event::Start(Tag::Image { dest_url, .. }) = event {
            tell(written.line(range.start), &words(&written.events[at + 1..]), dest_url);
        }
    }
    faults
}

fn words(events: &[(Event<'_>, Range<usize>)]) -> String {
    let inside = events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Image)));
    let texts = inside.filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => Some(&**text),
        _ => None,
    });
    texts.collect::<String>().trim().to_owned()
}

/// Whether words are the file's own name, or true of any picture. None at all are the loader's matter.
fn says_nothing(words: &str, file: &str) -> bool {
    let plain = folded(words);
    let name = file.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // A name of several words may well say what is to be seen.
    let is_name = plain == folded(name)
        || (plain == folded(stem) && !stem.contains(' ') && stem.contains(['-', '_']))
        || (plain == folded(stem) && stem.chars().any(|c| c.is_ascii_digit()));
    let ends_as_file = ["jpg", "jpeg", "png", "gif", "webp"]
        .iter()
        .any(|ending| plain.strip_suffix(ending).is_some_and(|before| before.ends_with('.')));
    !plain.is_empty() && (is_name || ends_as_file || EMPTY_WORDS.contains(&plain.as_str()))
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn names_of_files_say_nothing() {
        for (words, file, nothing) in [
            ("IMG_2041", "media/IMG_2041.jpg", true),
            ("market.jpg", "media/2019/market.jpg", true),
            ("scan0001.JPG", "media/other.jpg", true),
            ("Imagen", "media/x.png", true),
            ("Fotografía", "media/x.png", true),
            ("anchor", "media/anchor.png", false),
            ("A market by the river", "media/market.jpg", false),
            ("", "media/market.jpg", false),
        ] {
            assert_eq!(says_nothing(words, file), nothing, "{words}");
        }
    }
}
