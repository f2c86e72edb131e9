//! Bytes in, columns out, or a fault: whatever the bytes, never a panic, and never more memory than they can account
//! for.

use super::bytes::{Bytes, ColumnsFault};
use super::{Coded, Columns, Day, Draft, implied_last, marks};
use crate::archive::date::Precision;

/// Days beyond the year 9999 are no dates of ours.
const LAST_DAY: i64 = 3_652_059;

fn within(holds: bool) -> Result<(), ColumnsFault> {
    if holds { Ok(()) } else { Err(ColumnsFault::OutOfRange) }
}

fn small(number: u32) -> Result<u16, ColumnsFault> {
    u16::try_from(number).map_err(|_| ColumnsFault::OutOfRange)
}

fn day(number: i64) -> Result<Day, ColumnsFault> {
    within((1..=LAST_DAY).contains(&number))?;
    Day::try_from(number).map_err(|_| ColumnsFault::OutOfRange)
}

/// A column of lists for so many rows; each list of `width` numbers, or of any number.
fn coded(bytes: &mut Bytes<'_>, rows: usize, width: Option<u32>) -> Result<Coded, ColumnsFault> {
    let common = bytes.count()?;
    let lists = common + bytes.count()?;
    let mut ends = match width {
        None => bytes.column(lists)?,
        Some(_) if lists > bytes.0.len() => return Err(ColumnsFault::CutShort),
        Some(width) => vec![width; lists],
    };
    let mut end = 0u32;
    for len in &mut ends {
        end = end.checked_add(*len).ok_or(ColumnsFault::OutOfRange)?;
        *len = end;
    }
    let mut values = Vec::new();
    for value in bytes.column(end as usize)? {
        values.push(small(value)?);
    }
    let mut next = common;
    let mut places = Vec::with_capacity(rows.min(bytes.0.len()));
    for byte in bytes.take(rows)? {
        let place = match byte {
            0 => {
                next += 1;
                next - 1
            }
            255 => 254usize.checked_add(bytes.number()? as usize).ok_or(ColumnsFault::OutOfRange)?,
            byte => usize::from(*byte) - 1,
        };
        within(place < if *byte == 0 { lists } else { common })?;
        places.push(u32::try_from(place).map_err(|_| ColumnsFault::OutOfRange)?);
    }
    within(next == lists)?;
    Ok(Coded { values, ends, common, rows: places })
}

impl Columns {
    /// Reads the payload of a facet file (the parts that [`Columns::encode`] writes, end to end). What may follow the
    /// last column is left to newer readers.
    ///
    /// # Errors
    /// A [`ColumnsFault`], whatever the bytes.
    pub fn decode(payload: &[u8]) -> Result<Self, ColumnsFault> {
        Self::read(payload).map(|draft| draft.0.settle())
    }

    /// As [`Columns::decode`], but for what follows from the columns.
    ///
    /// # Errors
    /// A [`ColumnsFault`], whatever the bytes.
    pub fn read(payload: &[u8]) -> Result<Draft, ColumnsFault> {
        let bytes = &mut Bytes(payload);
        let mut columns = Self::default();
        for ids in &mut columns.ids {
            for _ in 0..bytes.count()? {
                ids.push(bytes.text()?);
            }
        }
        // Each row takes a byte in the column of forms.
        let rows = bytes.count()?;
        columns.dates(bytes, rows)?;
        columns.forms = coded(bytes, rows, Some(3))?;
        let marks = &columns.marks()?;
        columns.one_series(bytes, marks)?;
        columns.originals(bytes, marks)?;
        columns.topics = columns.lists(bytes, marks, marks::SAME_TOPICS, columns.ids[0].len())?;
        columns.regions = columns.lists(bytes, marks, marks::SAME_REGIONS, columns.ids[1].len())?;
        columns.numbered(bytes, marks)?;
        columns.own_days(bytes, marks)?;
        Ok(Draft(columns))
    }

    fn dates(&mut self, bytes: &mut Bytes<'_>, rows: usize) -> Result<(), ColumnsFault> {
        const PRECISIONS: [Precision; 4] =
            [Precision::Day, Precision::Month, Precision::Year, Precision::Vague];
        let runs = bytes.count()?;
        let steps = bytes.column(runs)?;
        let mut first: Option<i64> = None;
        let mut explicit = Vec::new();
        for (step, more) in steps.into_iter().zip(bytes.column(runs)?) {
            let (days, precision) = (i64::from(step >> 3), PRECISIONS[(step & 3) as usize]);
            let this = day(first.map_or(days, |before| before - days))?;
            first = Some(i64::from(this));
            let start = self.days.len();
            // Never more than there are rows, so the sum cannot overflow.
            let end = start + 1 + more as usize;
            within(end <= rows)?;
            let last = if step & 4 == 0 {
                implied_last(this, precision).ok_or(ColumnsFault::OutOfRange)?
            } else {
                explicit.push(start..end);
                this
            };
            self.days.resize(end, (this, last));
            self.precision.resize(end, precision);
        }
        for row in explicit.into_iter().flatten() {
            self.days[row].1 = day(i64::from(self.days[row].0) + i64::from(bytes.number()?))?;
        }
        Ok(())
    }

    /// The marks of each row.
    fn marks(&self) -> Result<Vec<u16>, ColumnsFault> {
        let [_, _, kinds, _, languages] = self.ids.each_ref().map(Vec::len);
        let mut of_forms = Vec::with_capacity(self.forms.lists());
        for place in 0..self.forms.lists() {
            let [kind, language, marks] = *self.forms.list(place) else {
                return Err(ColumnsFault::OutOfRange);
            };
            let needs = |these: u16, that: u16| within(marks & these == 0 || marks & that != 0);
            within(usize::from(kind) < kinds && usize::from(language) < languages && marks < marks::END)?;
            needs(marks::NUMBERED, marks::IN_SERIES)?;
            needs(marks::SAME_TOPICS | marks::SAME_REGIONS, marks::VERSION)?;
            of_forms.push(marks);
        }
        Ok(self.forms.rows.iter().map(|place| of_forms[*place as usize]).collect())
    }

    fn one_series(&mut self, bytes: &mut Bytes<'_>, marks: &[u16]) -> Result<(), ColumnsFault> {
        self.series = vec![0; marks.len()];
        for (row, marks) in marks.iter().enumerate() {
            if marks & marks::IN_SERIES != 0 {
                let number = bytes.number()?;
                within((number as usize) < self.ids[3].len())?;
                self.series[row] = small(number + 1)?;
            }
        }
        Ok(())
    }

    fn originals(&mut self, bytes: &mut Bytes<'_>, marks: &[u16]) -> Result<(), ColumnsFault> {
        for (row, own) in (0u32..).zip(marks) {
            if own & marks::VERSION != 0 {
                let original = i64::from(row) + bytes.signed()?;
                let original = u32::try_from(original).map_err(|_| ColumnsFault::OutOfRange)?;
                within(marks.get(original as usize).is_some_and(|marks| marks & marks::VERSION == 0))?;
                self.versions.push((row, original));
            }
        }
        Ok(())
    }

    /// Topics or regions: of the rows without the mark; those with it have their original's.
    fn lists(
        &self,
        bytes: &mut Bytes<'_>,
        marks: &[u16],
        same: u16,
        ids: usize,
    ) -> Result<Coded, ColumnsFault> {
        let told = marks.iter().filter(|marks| **marks & same == 0).count();
        let mut column = coded(bytes, told, None)?;
        for place in 0..column.lists() {
            let list = column.list(place);
            within(list.windows(2).all(|pair| pair[0] < pair[1]))?;
            within(list.last().is_none_or(|last| usize::from(*last) < ids))?;
        }
        if told < marks.len() {
            let mut told = std::mem::take(&mut column.rows).into_iter();
            let own = |marks: &u16| if marks & same == 0 { told.next().unwrap_or(0) } else { 0 };
            column.rows = marks.iter().map(own).collect();
            for (row, original) in &self.versions {
                if marks[*row as usize] & same != 0 {
                    column.rows[*row as usize] = column.rows[*original as usize];
                }
            }
        }
        Ok(column)
    }

    fn numbered(&mut self, bytes: &mut Bytes<'_>, marks: &[u16]) -> Result<(), ColumnsFault> {
        // Numbers mostly fall from a row of the series to the next, as time goes back.
        let mut later = vec![0i64; self.ids[3].len()];
        for (row, marks) in (0u32..).zip(marks) {
            if marks & marks::NUMBERED != 0 {
                let later = &mut later[usize::from(self.series[row as usize]) - 1];
                *later -= bytes.signed()?;
                self.numbers.push((row, u32::try_from(*later).map_err(|_| ColumnsFault::OutOfRange)?));
            }
        }
        Ok(())
    }

    fn own_days(&mut self, bytes: &mut Bytes<'_>, marks: &[u16]) -> Result<(), ColumnsFault> {
        for (row, marks) in (0u32..).zip(marks) {
            if marks & marks::EVENT != 0 {
                let told = self.days.get(row as usize).map_or(0, |(first, _)| i64::from(*first));
                let first = day(told + bytes.signed()?)?;
                self.events.push((row, first, day(i64::from(first) + i64::from(bytes.number()?))?));
            }
        }
        Ok(())
    }
}
