//! One file of the content folder as text: UTF-8, with or without a BOM, with any line ends.

use std::collections::BTreeMap;
use std::path::Path;

use crate::publish::fault::{Code, Fault};

use super::front_matter;

/// Texts that stand in place of files, by their paths relative to `content/`: what a change would make of a folder can
/// be checked before anything is written.
pub type Instead = BTreeMap<String, String>;

/// A text file, its lines ended by `\n` alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// Its path relative to `content/`, with `/` between folders.
    pub(super) path: String,
    /// What it says.
    pub(super) text: String,
}

impl Source {
    /// Reads a file, or what stands in its place; `root` is the content folder.
    pub(super) fn read(root: &Path, path: &str, instead: &Instead) -> Result<Self, Box<Fault>> {
        if let Some(text) = instead.get(path) {
            return Self::decode(path, text.clone().into_bytes());
        }
        let bytes = std::fs::read(root.join(path)).map_err(|error| {
            Box::new(Fault::error(Code::NotReadable, path, format!("the file cannot be read: {error}")))
        })?;
        Self::decode(path, bytes)
    }

    /// Lets go of the body, once it has been read: what is still found by comparing files stands in their front matter.
    /// A hundred thousand bodies are a quarter of a gigabyte.
    pub(super) fn keep_front_matter(&mut self) {
        let Ok(body) = front_matter::split(self).map(|parts| parts.body.len()) else { return };
        self.text.truncate(self.text.len() - body);
        self.text.shrink_to_fit();
    }

    /// Takes bytes as a text.
    pub(super) fn decode(path: &str, bytes: Vec<u8>) -> Result<Self, Box<Fault>> {
        let text = String::from_utf8(bytes).map_err(|error| Box::new(not_utf8(path, &error)))?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        Ok(Self { path: path.to_owned(), text })
    }
}

fn not_utf8(path: &str, error: &std::string::FromUtf8Error) -> Fault {
    let bytes = error.as_bytes();
    let good = error.utf8_error().valid_up_to();
    let line = bytes[..good].split(|byte| *byte == b'\n').count();
    let lossy = String::from_utf8_lossy(bytes);
    let what = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        "the file is in UTF-16, not in UTF-8".to_owned()
    } else {
        format!("the file is not in UTF-8: byte {:#04x} cannot stand here", bytes[good])
    };
    Fault::error(Code::Encoding, path, what).at(&lossy, line).mend("save the file again as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bom_and_line_ends_are_taken_off() {
        for bytes in ["a\nb\n", "\u{feff}a\r\nb\r\n", "a\rb\r"] {
            assert_eq!(Source::decode("x", bytes.into()).unwrap().text, "a\nb\n");
        }
    }

    #[test]
    fn the_front_matter_stays() {
        for (text, kept) in
            [("---\na: 1\n---\nñ body\n", "---\na: 1\n---\n"), ("no front matter", "no front matter")]
        {
            let mut source = Source { path: "x".to_owned(), text: text.to_owned() };
            source.keep_front_matter();
            assert_eq!(source.text, kept);
        }
    }

    #[test]
    fn other_encodings_are_refused_at_their_line() {
        let fault = Source::decode("x", b"a\nMiner\xeda\n".to_vec()).unwrap_err();
        assert_eq!((fault.line, fault.code), (Some(2), Code::Encoding));
        assert!(Source::decode("x", vec![0xff, 0xfe, b'a', 0]).unwrap_err().what.contains("UTF-16"));
    }
}
