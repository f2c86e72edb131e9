//! Bytes in, columns out, or a fault: whatever the bytes, never a panic, and never more memory than they can account
//! for.

use std::fmt;

use super::{Columns, Day, Lists, implied_last};
use crate::archive::date::Precision;

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

/// Days beyond the year 9999 are no dates of ours.
const LAST_DAY: u32 = 3_652_059;

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn number(&mut self) -> Result<u32, ColumnsFault> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(ColumnsFault::CutShort)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number).map_err(|_| ColumnsFault::OutOfRange);
            }
        }
        Err(ColumnsFault::OutOfRange)
    }

    /// How many items follow; each takes at least one byte, so no more than there are bytes.
    fn count(&mut self) -> Result<usize, ColumnsFault> {
        let count = self.number()? as usize;
        if count > self.0.len() { Err(ColumnsFault::CutShort) } else { Ok(count) }
    }

    fn column<T>(
        &mut self,
        len: usize,
        mut item: impl FnMut(u32) -> Result<T, ColumnsFault>,
    ) -> Result<Vec<T>, ColumnsFault> {
        if len > self.0.len() {
            return Err(ColumnsFault::CutShort);
        }
        let mut column = Vec::with_capacity(len);
        for _ in 0..len {
            column.push(item(self.number()?)?);
        }
        Ok(column)
    }

    fn day(&mut self) -> Result<Day, ColumnsFault> {
        let number = self.number()?;
        if number > LAST_DAY { Err(ColumnsFault::OutOfRange) } else { day(i64::from(number)) }
    }

    fn lists(&mut self, rows: usize) -> Result<Lists, ColumnsFault> {
        let mut end = 0u32;
        let ends = self.column(rows, |count| {
            end = end.checked_add(count).ok_or(ColumnsFault::OutOfRange)?;
            Ok(end)
        })?;
        Ok(Lists { ends, values: self.column(end as usize, small)? })
    }

    /// Rows ascending with a value each.
    fn sparse<T>(
        &mut self,
        rows: usize,
        mut value: impl FnMut(&mut Self, u32) -> Result<T, ColumnsFault>,
    ) -> Result<Vec<T>, ColumnsFault> {
        let count = self.count()?;
        let mut row = 0u32;
        let mut items = Vec::with_capacity(count);
        for at in 0..count {
            let step = self.number()?;
            row = row.checked_add(step).ok_or(ColumnsFault::OutOfRange)?;
            if row as usize >= rows || (at > 0 && step == 0) {
                return Err(ColumnsFault::OutOfRange);
            }
            items.push(value(self, row)?);
        }
        Ok(items)
    }

    fn text(&mut self) -> Result<String, ColumnsFault> {
        let len = self.count()?;
        let (text, rest) = self.0.split_at(len);
        self.0 = rest;
        String::from_utf8(text.to_vec()).map_err(|_| ColumnsFault::NotText)
    }
}

fn small(number: u32) -> Result<u16, ColumnsFault> {
    u16::try_from(number).map_err(|_| ColumnsFault::OutOfRange)
}

fn day(number: i64) -> Result<Day, ColumnsFault> {
    let range = 1..=i64::from(LAST_DAY);
    if range.contains(&number) {
        Day::try_from(number).map_err(|_| ColumnsFault::OutOfRange)
    } else {
        Err(ColumnsFault::OutOfRange)
    }
}

impl Columns {
    /// Reads the payload of a facet file (what [`Columns::encode`] writes). What may follow the last column is left to
    /// newer readers.
    ///
    /// # Errors
    /// A [`ColumnsFault`], whatever the bytes.
    pub fn decode(payload: &[u8]) -> Result<Self, ColumnsFault> {
        let mut bytes = Bytes(payload);
        let rows = bytes.count()?;
        let dated = bytes.count()?;
        if dated > rows {
            return Err(ColumnsFault::OutOfRange);
        }
        let mut first: Option<i64> = None;
        let firsts = bytes.column(dated, |number| {
            let next = first.map_or(i64::from(number), |before| before - i64::from(number));
            first = Some(next);
            day(next)
        })?;
        let codes =
            bytes.column(dated, |code| if code < 8 { Ok(code) } else { Err(ColumnsFault::OutOfRange) })?;
        let precision: Vec<Precision> = codes
            .iter()
            .map(|code| {
                [Precision::Day, Precision::Month, Precision::Year, Precision::Vague][*code as usize % 4]
            })
            .collect();
        let mut days = Vec::with_capacity(dated);
        for ((first, code), precision) in firsts.into_iter().zip(&codes).zip(&precision) {
            let last = if *code < 4 {
                implied_last(first, *precision).ok_or(ColumnsFault::OutOfRange)?
            } else {
                day(i64::from(first) + i64::from(bytes.number()?))?
            };
            days.push((first, last));
        }
        let events = bytes.sparse(rows, |bytes, row| {
            let first = bytes.day()?;
            let last = day(i64::from(first) + i64::from(bytes.number()?))?;
            Ok((row, first, last))
        })?;
        let topics = bytes.lists(rows)?;
        let regions = bytes.lists(rows)?;
        let kind = bytes.column(rows, small)?;
        let series = bytes.column(rows, small)?;
        let language = bytes.column(rows, small)?;
        let numbers = bytes.sparse(rows, |bytes, row| Ok((row, bytes.number()?)))?;
        let versions = bytes.sparse(rows, |bytes, row| Ok((row, bytes.number()?)))?;
        let mut ids: [Vec<String>; 5] = Default::default();
        for ids in &mut ids {
            let count = bytes.count()?;
            for _ in 0..count {
                ids.push(bytes.text()?);
            }
        }
        let columns =
            Self { ids, days, precision, events, topics, regions, kind, series, numbers, language, versions };
        if columns.is_within() { Ok(columns) } else { Err(ColumnsFault::OutOfRange) }
    }

    /// Whether every number of a column stands for an id, and every version for a row that is no version itself.
    fn is_within(&self) -> bool {
        let [topics, regions, kinds, series, languages] = self.ids.each_ref().map(Vec::len);
        let below = |column: &[u16], len: usize| column.iter().all(|value| usize::from(*value) < len);
        let is_version = |row: &u32| self.versions.binary_search_by_key(row, |(row, _)| *row).is_ok();
        below(&self.topics.values, topics)
            && below(&self.regions.values, regions)
            && below(&self.kind, kinds)
            && below(&self.series, series + 1)
            && below(&self.language, languages)
            && self.versions.iter().all(|(_, of)| (*of as usize) < self.len() && !is_version(of))
    }
}
