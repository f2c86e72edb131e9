//! Reading numbers from bytes that nobody vouches for.

use std::fmt;

use crate::archive::leb128;

/// What is wrong with a facet file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnsFault {
    /// It does not begin with [`super::MAGIC`].
    NotFacets,
    /// It ends before its columns do.
    CutShort,
    /// A number points outside its column, or is too large.
    OutOfRange,
    /// An id is no UTF-8.
    NotText,
}

impl fmt::Display for ColumnsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFacets => "not a facet file of this version",
            Self::CutShort => "the facet file is cut short",
            Self::OutOfRange => "a number in the facet file is out of range",
            Self::NotText => "a name in the facet file is not text",
        })
    }
}

impl std::error::Error for ColumnsFault {}

impl From<leb128::Fault> for ColumnsFault {
    fn from(fault: leb128::Fault) -> Self {
        match fault {
            leb128::Fault::CutShort => Self::CutShort,
            leb128::Fault::TooLong => Self::OutOfRange,
        }
    }
}

/// What has not been read yet.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn number(&mut self) -> Result<u32, ColumnsFault> {
        u32::try_from(leb128::take(&mut self.0)?).map_err(|_| ColumnsFault::OutOfRange)
    }

    /// A number that may be below 0: 0, -1, 1, -2, ...
    pub(super) fn signed(&mut self) -> Result<i64, ColumnsFault> {
        let number = leb128::take(&mut self.0)?.cast_signed();
        Ok((number >> 1) ^ -(number & 1))
    }

    /// How many items follow; each takes at least one byte, so no more than there are bytes.
    pub(super) fn count(&mut self) -> Result<usize, ColumnsFault> {
        let count = self.number()? as usize;
        if count > self.0.len() { Err(ColumnsFault::CutShort) } else { Ok(count) }
    }

    /// So many bytes as they are.
    pub(super) fn take(&mut self, len: usize) -> Result<&'a [u8], ColumnsFault> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or(ColumnsFault::CutShort)?;
        self.0 = rest;
        Ok(taken)
    }

    /// So many numbers.
    pub(super) fn column(&mut self, len: usize) -> Result<Vec<u32>, ColumnsFault> {
        if len > self.0.len() {
            return Err(ColumnsFault::CutShort);
        }
        let mut column = Vec::with_capacity(len);
        for _ in 0..len {
            column.push(self.number()?);
        }
        Ok(column)
    }

    pub(super) fn text(&mut self) -> Result<String, ColumnsFault> {
        let len = self.count()?;
        String::from_utf8(self.take(len)?.to_vec()).map_err(|_| ColumnsFault::NotText)
    }
}
