//! Files of `content/media/`: what they are, told by their content, and the bytes to publish.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::{Size, Text};

use super::picture::{self, Format};

/// A file of `content/media/` that something published uses, with what `media.yaml` says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Its path, as the publisher names it: `media/x.jpg`.
    pub path: String,
    /// Where it lies on this machine.
    pub source: PathBuf,
    /// Its media type, by its content: `image/jpeg`, `application/pdf`.
    pub media_type: String,
    /// Width in pixels as it is shown; for pictures only.
    pub width: Option<u32>,
    /// Height in pixels as it is shown; for pictures only.
    pub height: Option<u32>,
    /// Its size in bytes as it is published.
    pub size: u64,
    /// What it is called; may be empty.
    pub title: Text,
    /// A picture in words; may be empty.
    pub alt: Text,
    /// What stands below a picture; may be empty.
    pub caption: Text,
    /// Who made it; may be empty.
    pub credit: Text,
    /// The language it is written in.
    pub language: Option<String>,
    /// Its licence, an SPDX expression.
    pub licence: Option<String>,
    /// Old addresses that lead to it, as written; [`super::Newsroom::redirects`] has them all.
    pub redirects: Vec<String>,
    /// Smaller copies of a picture: none before a build has made them.
    pub copies: Copies,
}

/// Smaller copies of a picture, and its colour.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copies {
    /// As WebP, the narrowest first.
    pub sizes: Vec<Size>,
    /// As JPEG: a path from the site's root.
    pub fallback: Option<String>,
    /// Its colour from afar, as `#rgb`.
    pub color: Option<String>,
}

impl Media {
    /// The bytes to publish: a picture without place, device and thumbnail data; another file as it is.
    ///
    /// # Errors
    /// When the file can no longer be read, or is a picture that was damaged since it was checked.
    pub fn published_bytes(&self) -> Result<Vec<u8>, MediaFault> {
        let bytes = std::fs::read(&self.source).map_err(|error| MediaFault::Unreadable(error.to_string()))?;
        match Format::of(&bytes) {
            Some(format) => {
                Ok(picture::clean(format, &bytes).map_err(|fault| MediaFault::Damaged(fault.0))?.bytes)
            }
            None => Ok(bytes),
        }
    }
}

/// Why a file cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaFault {
    /// It cannot be read.
    Unreadable(String),
    /// A picture that is cut short or otherwise damaged.
    Damaged(&'static str),
    /// A file that a browser would run: HTML, SVG, a script.
    Active(&'static str),
    /// Not one of the types that are known.
    Unknown,
    /// Its content is not what its name says.
    Misnamed {
        /// What it is.
        is: &'static str,
    },
    /// It is empty.
    Empty,
}

impl fmt::Display for MediaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "it cannot be read: {why}"),
            Self::Damaged(how) => write!(f, "the picture is damaged: {how}"),
            Self::Active(what) => write!(f, "it is {what}, which may run scripts in a reader's browser"),
            Self::Unknown => write!(f, "its type is not known"),
            Self::Misnamed { is } => write!(f, "by its content it is {is}, not what its name says"),
            Self::Empty => write!(f, "the file is empty"),
        }
    }
}

impl MediaFault {
    /// What would be right.
    #[must_use]
    pub fn mend(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "look at the file's permissions",
            Self::Damaged(_) => "open the original again and save it anew",
            Self::Active("an SVG drawing") => "save the drawing as PNG or WebP",
            Self::Active(_) => "publish its text as a page, or the file as PDF",
            Self::Unknown => {
                "use JPEG, PNG, WebP or GIF for pictures; PDF, text, office files, sound, film or ZIP \
                              for documents"
            }
            Self::Misnamed { .. } => "give it the right ending",
            Self::Empty => "put the right file in its place",
        }
    }
}

/// What is known of a file once it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) media_type: &'static str,
    /// Width and height of a picture.
    pub(super) pixels: Option<(u32, u32)>,
    /// As published.
    pub(super) size: u64,
}

/// Endings, their types, and how the content begins where that is certain.
const TYPES: [(&str, &str, &[u8]); 22] = [
    ("pdf", "application/pdf", b"%PDF-"),
    ("epub", "application/epub+zip", b"PK"),
    ("zip", "application/zip", b"PK"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK"),
    ("odt", "application/vnd.oasis.opendocument.text", b"PK"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet", b"PK"),
    ("odp", "application/vnd.oasis.opendocument.presentation", b"PK"),
    ("doc", "application/msword", &[0xd0, 0xcf, 0x11, 0xe0]),
    ("xls", "application/vnd.ms-excel", &[0xd0, 0xcf, 0x11, 0xe0]),
    ("ppt", "application/vnd.ms-powerpoint", &[0xd0, 0xcf, 0x11, 0xe0]),
    ("rtf", "application/rtf", b"{\\rtf"),
    ("mp3", "audio/mpeg", b""),
    ("ogg", "audio/ogg", b"OggS"),
    ("wav", "audio/wav", b"RIFF"),
    ("m4a", "audio/mp4", b""),
    ("mp4", "video/mp4", b""),
    ("webm", "video/webm", &[0x1a, 0x45, 0xdf, 0xa3]),
    ("csv", "text/csv", b""),
    ("txt", "text/plain", b""),
    ("json", "application/json", b""),
];

/// So much of a file is enough to tell what it is.
const HEAD: u64 = 4096;

/// The media type of a file, and whether it is a picture.
///
/// # Errors
/// Why it cannot be published.
pub(in crate::publish) fn media_type(source: &Path) -> Result<(&'static str, bool), MediaFault> {
    examine(source).map(|facts| (facts.media_type, facts.pixels.is_some()))
}

/// Whether bytes that are to stand in a file of that name are a picture.
///
/// # Errors
/// Why they cannot be published, in words.
pub(in crate::publish) fn media_of(name: &str, bytes: &[u8]) -> Result<bool, String> {
    let name = name.to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    identify(ending, bytes).map(|facts| facts.pixels.is_some()).map_err(|fault| fault.to_string())
}

/// Reads a file and says what it is.
pub(super) fn examine(source: &Path) -> Result<Facts, MediaFault> {
    let unreadable = |error: std::io::Error| MediaFault::Unreadable(error.to_string());
    let mut file = std::fs::File::open(source).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut bytes).map_err(unreadable)?;
    // A film may be larger than memory; only pictures are looked at whole.
    if Format::of(&bytes).is_some() {
        file.read_to_end(&mut bytes).map_err(unreadable)?;
    }
    let name = source.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let facts = identify(ending, &bytes)?;
    Ok(if facts.pixels.is_none() { Facts { size: length, ..facts } } else { facts })
}

fn identify(ending: &str, bytes: &[u8]) -> Result<Facts, MediaFault> {
    if bytes.is_empty() {
        return Err(MediaFault::Empty);
    }
    if let Some(format) = Format::of(bytes) {
        let clean = picture::clean(format, bytes).map_err(|fault| MediaFault::Damaged(fault.0))?;
        return Ok(Facts {
            media_type: format.media_type(),
            pixels: Some((clean.width, clean.height)),
            size: clean.bytes.len() as u64,
        });
    }
    if let Some(what) = active(ending, bytes) {
        return Err(MediaFault::Active(what));
    }
    let size = bytes.len() as u64;
    if let Some((_, media_type, head)) = TYPES.iter().find(|(known, ..)| *known == ending) {
        let misnamed = MediaFault::Misnamed { is: kind_of(bytes) };
        return bytes.starts_with(head).then_some(Facts { media_type, pixels: None, size }).ok_or(misnamed);
    }
    if matches!(ending, "jpg" | "jpeg" | "png" | "gif" | "webp") {
        return Err(MediaFault::Misnamed { is: kind_of(bytes) });
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok(Facts { media_type: "application/pdf", pixels: None, size });
    }
    Err(MediaFault::Unknown)
}

/// What a browser would run, by its name or its first words.
fn active(ending: &str, bytes: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    match ending {
        "svg" | "svgz" => return Some("an SVG drawing"),
        "html" | "htm" | "xhtml" | "xht" | "mht" | "mhtml" => return Some("an HTML page"),
        "js" | "mjs" | "wasm" | "swf" | "jar" | "exe" | "bat" | "sh" | "php" => return Some("a program"),
        _ => {}
    }
    if head.starts_with("<svg") || head.starts_with("<?xml") && head.contains("<svg") {
        return Some("an SVG drawing");
    }
    let html = ["<!doctype html", "<html", "<head", "<body", "<script"];
    html.iter().any(|start| head.starts_with(start)).then_some("an HTML page")
}

fn kind_of(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => "a PDF",
        [b'P', b'K', ..] => "a ZIP or office file",
        _ if std::str::from_utf8(bytes).is_ok() => "a text",
        _ => "something else",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        for (ending, bytes, right) in [
            ("pdf", b"%PDF-1.4 x".as_slice(), Some("application/pdf")),
            ("pdf", b"<!DOCTYPE html><script>", None),
            ("pdf", b"plain words", None),
            ("", b"%PDF-1.4 x", Some("application/pdf")),
            ("jpg", b"plain words", None),
            ("png", b"<svg xmlns='x'><script/></svg>", None),
            ("svg", b"<svg/>", None),
            ("txt", b"  <script>alert(1)</script>", None),
            ("txt", b"plain words", Some("text/plain")),
            (
                "docx",
                b"PK\x03\x04",
                Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ),
            ("bin", b"\0\0\0", None),
            ("txt", b"", None),
        ] {
            let found = identify(ending, bytes);
            assert_eq!(found.as_ref().ok().map(|facts| facts.media_type), right, "{ending} {found:?}");
        }
    }
}
