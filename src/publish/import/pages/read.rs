//! One file of the folder as a page: its bytes as text, nothing left that a server would do, parsed.

use std::path::Path;

use dom_query::Document;

use crate::publish::import::item::Note;
use crate::publish::import::markdown::{bare, depth};

use super::encoding::decode;
use super::head::{Head, head};
use super::server_side;
use super::walk::{self, Unread};

/// Tags nested deeper are no page that somebody wrote; a tree of them takes as long as their square.
const DEEPEST: usize = 600;

/// A page as it was read.
pub(super) struct Page {
    pub(super) document: Document,
    pub(super) head: Head,
    pub(super) notes: Vec<Note>,
}

/// Reads a page of the folder.
///
/// # Errors
/// Why it is none, in words that are the same for all of a sort.
pub(super) fn page(root: &Path, path: &str) -> Result<Page, &'static str> {
    let bytes = walk::read(root, path).map_err(|Unread::Skipped(why)| why)?;
    if bytes.is_empty() {
        return Err("empty page");
    }
    if is_binary(&bytes) {
        return Err("page that is no text");
    }
    let decoded = decode(&bytes);
    let mut notes: Vec<Note> = decoded.mended.iter().map(|what| Note::changed(*what, path)).collect();
    let (text, missing) = server_side::plain(root, path, &decoded.text);
    notes.extend(
        missing.into_iter().map(|name| Note::lost("a file that the page puts in is not in the folder", name)),
    );
    let text = match without_depth(&text) {
        Some(words) => {
            notes.push(Note::lost("tags nested without end; the words alone are kept", path));
            words
        }
        None => text,
    };
    let document = Document::from(text);
    let head = head(&document);
    Ok(Page { document, head, notes })
}

/// A page whose tags are nested so deeply that a tree of them would take for ever: its title and its words alone.
fn without_depth(text: &str) -> Option<String> {
    if depth(text) <= DEEPEST {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let title = lower.find("<title>").map_or("", |at| {
        let from = at + "<title>".len();
        &text[from..lower[from..].find('<').map_or(text.len(), |length| from + length)]
    });
    let mut words = String::new();
    let mut at = 0;
    while let Some(start) = lower[at..].find("<script").map(|start| at + start) {
        words.push_str(&bare(&text[at..start]));
        at = lower[start..].find("</script>").map_or(text.len(), |length| start + length);
    }
    words.push_str(&bare(&text[at..]));
    Some(format!("<title>{title}</title><p>{}", words.replacen(title, "", usize::from(!title.is_empty()))))
}

/// Zeros are in no page but those in UTF-16, and these begin with a mark or have a zero in every other place.
fn is_binary(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    let zeros_of =
        |step: usize| start.iter().step_by(step).fold(0, |sum, byte| sum + usize::from(*byte == 0));
    let zeros = zeros_of(1);
    let marked = start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
    let even = zeros_of(2);
    let one_sided = even == 0 || even == zeros;
    zeros > 0 && !(marked || zeros * 10 > start.len() * 3 && one_sided)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_page() {
        let at = tempfile::tempdir().unwrap();
        let utf16: Vec<u8> =
            "<p>Minería en la sierra</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (name, bytes, fine) in [
            ("a.html", b"<title>A</title><p>x".to_vec(), true),
            ("b.html", utf16, true),
            ("c.html", b"GIF89a\0\0\x01".to_vec(), false),
            ("d.html", Vec::new(), false),
        ] {
            std::fs::write(at.path().join(name), bytes).unwrap();
            assert_eq!(page(at.path(), name).is_ok(), fine, "{name}");
        }
        assert!(page(at.path(), "none.html").is_err());
    }
}
