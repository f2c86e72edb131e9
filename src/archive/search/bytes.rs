//! Numbers and texts in bytes, as all files of the index hold them; read with a fault for whatever is not so.

use std::fmt;

use crate::archive::leb128;
pub(super) use crate::archive::leb128::put as put_number;

/// What is wrong with a file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexFault {
    /// It does not begin as one of ours.
    NotIndex,
    /// Of a newer version than this program reads.
    Newer,
    /// It ends too early.
    CutShort,
    /// A number is too large, or what should ascend does not.
    OutOfRange,
    /// A word is not text.
    NotText,
}

impl fmt::Display for IndexFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotIndex => "not a file of the search index",
            Self::Newer => "the search index is of a newer version",
            Self::CutShort => "a file of the search index is cut short",
            Self::OutOfRange => "a number in the search index is out of range",
            Self::NotText => "a word in the search index is not text",
        })
    }
}

impl std::error::Error for IndexFault {}

impl From<leb128::Fault> for IndexFault {
    fn from(fault: leb128::Fault) -> Self {
        match fault {
            leb128::Fault::CutShort => Self::CutShort,
            leb128::Fault::TooLong => Self::OutOfRange,
        }
    }
}

/// The bytes that are still to be read.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn byte(&mut self) -> Result<u8, IndexFault> {
        let (byte, rest) = self.0.split_first().ok_or(IndexFault::CutShort)?;
        self.0 = rest;
        Ok(*byte)
    }

    /// An unsigned LEB128 of at most 32 bits.
    pub(super) fn number(&mut self) -> Result<u32, IndexFault> {
        u32::try_from(leb128::take(&mut self.0)?).map_err(|_| IndexFault::OutOfRange)
    }

    /// How many items follow, each of at least one byte: no more than there are bytes.
    pub(super) fn count(&mut self) -> Result<usize, IndexFault> {
        let count = self.number()? as usize;
        if count > self.0.len() { Err(IndexFault::CutShort) } else { Ok(count) }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], IndexFault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(IndexFault::CutShort)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A text that shares its beginning with another one: how many bytes, then the length and bytes of the rest.
    pub(super) fn text_after(&mut self, before: &str) -> Result<String, IndexFault> {
        let shared = self.number()? as usize;
        let count = self.count()?;
        let rest = self.take(count)?;
        let mut text = before.as_bytes().get(..shared).ok_or(IndexFault::OutOfRange)?.to_vec();
        text.extend_from_slice(rest);
        String::from_utf8(text).map_err(|_| IndexFault::NotText)
    }
}

/// Adds a text as what it adds to the one before.
pub(super) fn put_text_after(out: &mut Vec<u8>, before: &str, text: &str) {
    let shared = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    put_number(out, shared);
    put_number(out, text.len() - shared);
    out.extend_from_slice(&text.as_bytes()[shared..]);
}
