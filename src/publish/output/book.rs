//! The book: what the last build wrote, kept beside the site so that the next one need not make it again.
//!
//! It lies at `.NAME.chasqui-book` beside the site `NAME`. For each file it holds the hash of its bytes, what the system
//! said of the file when it was in place, what it was made from, and which compressed copies it has. It is a memory
//! aid, never a source: one that is missing, cut short, changed, or written by any other program costs time and nothing
//! else. What it says of a file counts only as far as `survey` finds the file as it was left.
//!
//! The format is this program's own: a line, the program's hash, the number of files, the files, and the hash of all
//! that stands before it.

use super::manifest::{Content, Copies};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

const MAGIC: &[u8] = b"chasqui book 1\n";

/// The hash of everything that something is made from.
pub type Fingerprint = [u8; 32];

/// What is known of a file of the last build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) content: Content,
    pub(super) state: State,
    /// What it was made from, where that was said.
    pub(super) made_from: Option<Fingerprint>,
    pub(super) copies: Copies,
}

/// What the system says of a file; any change of it shows here, though it keep size and time of modification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct State {
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    number: u64,
}

impl State {
    #[cfg(unix)]
    pub(super) fn of(metadata: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            number: metadata.ino(),
        }
    }

    /// Elsewhere less is told, so files are read to be sure: no state equals another.
    #[cfg(not(unix))]
    pub(super) fn of(metadata: &fs::Metadata) -> Self {
        Self { size: metadata.len(), number: u64::MAX, ..Self::default() }
    }

    /// Whether a file in this state is surely the one that was in the other.
    pub(super) fn is(&self, other: &Self) -> bool {
        self == other && self.number != u64::MAX
    }
}

/// Every file of the last build by its path.
pub(super) type Book = HashMap<String, Known>;

/// Reads a book; nothing when it is not there, not whole, or of another program.
pub(super) fn read(path: &Path, program: &Fingerprint) -> Option<Book> {
    let bytes = fs::read(path).ok()?;
    let (text, hash) = bytes.split_last_chunk::<32>()?;
    if blake3::hash(text) != *hash {
        return None;
    }
    let mut rest = text.strip_prefix(MAGIC)?.strip_prefix(program)?;
    let count = u64::from_le_bytes(take(&mut rest)?);
    let mut book = HashMap::with_capacity(usize::try_from(count).ok()?.min(rest.len() / 100));
    for _ in 0..count {
        let (path, known) = entry(&mut rest)?;
        book.insert(path, known);
    }
    rest.is_empty().then_some(book)
}

/// Writes a book in one step. It is the caller's to say whether it matters that it could not be written.
pub(super) fn write(path: &Path, program: &Fingerprint, files: &[(String, Known)]) -> std::io::Result<()> {
    let mut bytes = Vec::with_capacity(files.len() * 200 + 100);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(program);
    bytes.extend_from_slice(&(files.len() as u64).to_le_bytes());
    for (path, known) in files {
        bytes.extend_from_slice(&u32::try_from(path.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend_from_slice(path.as_bytes());
        put(&mut bytes, known);
    }
    let hash = blake3::hash(&bytes);
    bytes.extend_from_slice(hash.as_bytes());
    let mut aside = path.as_os_str().to_owned();
    aside.push("-new");
    fs::write(&aside, &bytes)?;
    fs::rename(&aside, path)
}

fn put(bytes: &mut Vec<u8>, known: &Known) {
    let Known { content, state, made_from, copies } = known;
    bytes.extend_from_slice(&content.size.to_le_bytes());
    bytes.extend_from_slice(content.hash.as_bytes());
    bytes.extend_from_slice(&state.size.to_le_bytes());
    for number in [state.modified.0, state.modified.1, state.changed.0, state.changed.1] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(&state.number.to_le_bytes());
    bytes.extend_from_slice(&[copies.quality, u8::from(copies.brotli), u8::from(copies.gzip)]);
    bytes.push(u8::from(made_from.is_some()));
    bytes.extend_from_slice(&made_from.unwrap_or_default());
}

fn entry(rest: &mut &[u8]) -> Option<(String, Known)> {
    let length = usize::try_from(u32::from_le_bytes(take(rest)?)).ok()?;
    let (path, after) = rest.split_at_checked(length)?;
    *rest = after;
    let path = String::from_utf8(path.to_vec()).ok()?;
    let content =
        Content { size: u64::from_le_bytes(take(rest)?), hash: blake3::Hash::from_bytes(take(rest)?) };
    let size = u64::from_le_bytes(take(rest)?);
    let mut number = || take(rest).map(i64::from_le_bytes);
    let (modified, changed) = ((number()?, number()?), (number()?, number()?));
    let state = State { size, modified, changed, number: u64::from_le_bytes(take(rest)?) };
    let [quality, brotli, gzip, is_made] = take(rest)?;
    let made_from = take(rest)?;
    let copies = Copies { quality, brotli: brotli == 1, gzip: gzip == 1 };
    Some((path, Known { content, state, made_from: (is_made == 1).then_some(made_from), copies }))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_book_of_this_program_is_read() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("book");
        let known = |text: &str, made_from| Known {
            content: Content::of(text.as_bytes()),
            state: State { size: 3, modified: (1, 2), changed: (-3, 4), number: 5 },
            made_from,
            copies: Copies { quality: 5, brotli: true, gzip: false },
        };
        let files =
            [("a/índex.html".to_owned(), known("a", Some([7; 32]))), ("b".to_owned(), known("b", None))];
        write(&path, &[1; 32], &files).unwrap();
        let book = read(&path, &[1; 32]).unwrap();
        assert_eq!(book, files.iter().cloned().collect());
        assert_eq!(read(&path, &[2; 32]), None, "another program's");
        let whole = fs::read(&path).unwrap();
        for end in [0, 5, 40, whole.len() / 2, whole.len() - 1] {
            fs::write(&path, &whole[..end]).unwrap();
            assert_eq!(read(&path, &[1; 32]), None, "cut short at {end}");
        }
        for at in (0..whole.len()).step_by(7) {
            let mut flipped = whole.clone();
            flipped[at] ^= 4;
            fs::write(&path, &flipped).unwrap();
            assert_eq!(read(&path, &[1; 32]), None, "changed at {at}");
        }
    }
}
