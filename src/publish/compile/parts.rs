//! What articles and pages share: pictures, documents, sources, headings, actions.

use crate::archive::date::iso_day;
use crate::model::{self, Text};
use crate::publish::content::newsroom::{
    Action, Body, Copies, Document, Media, Newsroom, Picture, Source, Withdrawal,
};

/// A picture for a card, which nobody shows.
pub(super) fn picture(picture: &Picture, language: &str) -> model::Picture {
    model::Picture {
        file: picture.file.clone(),
        width: picture.width,
        height: picture.height,
        alt: picture.alt.get(language).to_owned(),
        ..model::Picture::default()
    }
}

/// A picture that is shown: with its smaller copies.
pub(super) fn shown(newsroom: &Newsroom, source: &Picture, language: &str) -> model::Picture {
    match newsroom.media(&source.file) {
        Some(media) => with_copies(picture(source, language), media),
        None => picture(source, language),
    }
}

/// A picture with what a build made of its file.
pub(super) fn with_copies(picture: model::Picture, media: &Media) -> model::Picture {
    let Copies { sizes, fallback, color } = media.copies.clone();
    model::Picture { bytes: Some(media.size), sizes, fallback, color, ..picture }
}

/// A file of `media/` that is a picture.
pub(super) fn media_picture(newsroom: &Newsroom, path: &str, language: &str) -> Option<model::Picture> {
    let media = newsroom.media(path)?;
    let picture = model::Picture {
        file: media.path.clone(),
        width: media.width?,
        height: media.height?,
        alt: media.alt.get(language).to_owned(),
        ..model::Picture::default()
    };
    Some(with_copies(picture, media))
}

pub(super) fn image(newsroom: &Newsroom, source: &Picture, language: &str) -> model::Image {
    model::Image {
        picture: shown(newsroom, source, language),
        caption: source.caption.get(language).to_owned(),
        credit: source.credit.get(language).to_owned(),
    }
}

pub(super) fn document(document: &Document, language: &str) -> model::Document {
    model::Document {
        href: document.href.clone(),
        title: document.title.get(language).to_owned(),
        language: document.language.clone(),
        date: document.date.as_ref().map(|date| date.as_str().to_owned()),
        format: document.media_type.as_deref().map(|kind| short_type(kind, document.file.as_deref())),
        bytes: document.size,
    }
}

pub(super) fn source(source: &Source, language: &str) -> model::Source {
    let title = source.title.get(language);
    let title = if title.is_empty() { source.href.as_deref().unwrap_or_default() } else { title };
    model::Source { title: title.to_owned(), href: source.href.clone(), language: source.language.clone() }
}

pub(super) fn action(action: &Action) -> model::Action {
    model::Action { title: action.title.clone(), href: action.href.clone() }
}

pub(super) fn note(withdrawal: &Withdrawal, language: &str) -> model::Note {
    model::Note {
        date: withdrawal.date.map(iso_day).unwrap_or_default(),
        text: withdrawal.text.get(language).to_owned(),
    }
}

pub(super) fn headings(body: &Body) -> Vec<model::Heading> {
    let heading = |it: &crate::publish::content::newsroom::Heading| model::Heading {
        level: it.level,
        id: it.id.clone(),
        text: it.text.clone(),
    };
    body.headings.iter().map(heading).collect()
}

/// Words in one language, or nothing.
pub(super) fn words(text: &Text, language: &str) -> String {
    text.get(language).to_owned()
}

/// What a reader calls a type of file: `PDF` for `application/pdf`; else its extension.
fn short_type(media_type: &str, file: Option<&str>) -> String {
    let known = match media_type {
        "application/pdf" => Some("PDF"),
        "image/jpeg" => Some("JPEG"),
        "image/png" => Some("PNG"),
        "image/gif" => Some("GIF"),
        "image/webp" => Some("WebP"),
        "text/plain" => Some("text"),
        "audio/mpeg" => Some("MP3"),
        _ => None,
    };
    let extension = || {
        let name = file.and_then(|file| file.rsplit_once('.')).map(|(_, extension)| extension);
        let ending = media_type.rsplit('/').next().unwrap_or_default();
        name.unwrap_or(ending).to_uppercase()
    };
    known.map_or_else(extension, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::short_type;

    #[test]
    fn types_as_readers_call_them() {
        for (media_type, file, expected) in [
            ("application/pdf", Some("media/x.pdf"), "PDF"),
            ("application/msword", Some("media/x.doc"), "DOC"),
            ("application/zip", None, "ZIP"),
        ] {
            assert_eq!(short_type(media_type, file), expected);
        }
    }
}
