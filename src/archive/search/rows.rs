//! Sets of rows in few bits: binary interpolative coding (Moffat and Stuiver, "Binary Interpolative Coding for
//! Effective Index Compression", Information Retrieval 3, 2000).
//!
//! Of an ascending list within known bounds the middle one is written, in as many bits as its place within the bounds
//! needs, then both halves alike. What stands close together costs little, what is certain nothing; there are no
//! parameters and no gaps to be added up. A number of `0..=last` is a truncated binary code whose short words stand for
//! the middle of the range, where the middle one mostly is.

use super::bytes::IndexFault;

/// The most rows that a part of the archive may have.
pub(super) const MOST: u32 = 1 << 24;

/// Bits being written, the first the highest of its byte.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl BitWriter {
    fn put(&mut self, value: u32, bits: u32) {
        for bit in (0..bits).rev() {
            self.held = self.held << 1 | (value >> bit & 1);
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.held.to_le_bytes()[0]);
                (self.held, self.count) = (0, 0);
            }
        }
    }

    /// The bytes, the last one filled up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
        self.bytes
    }

    /// Adds an ascending list of numbers within `low..=high`.
    pub(super) fn rows(&mut self, rows: &[u32], low: u32, high: u32) {
        let (before, after) = halves(rows.len());
        let spare = high - low + 1 - before - after - 1;
        if rows.is_empty() || spare == 0 {
            return;
        }
        let middle = rows[before as usize];
        self.number(middle - low - before, spare);
        if before > 0 {
            self.rows(&rows[..before as usize], low, middle - 1);
        }
        if after > 0 {
            self.rows(&rows[before as usize + 1..], middle + 1, high);
        }
    }

    /// Adds a number of `0..=last`.
    fn number(&mut self, number: u32, last: u32) {
        let code = Code::new(last);
        let turned = if number >= code.turn { number - code.turn } else { number + last + 1 - code.turn };
        if turned < code.short {
            self.put(turned, code.bits);
        } else {
            self.put(turned + code.short, code.bits + 1);
        }
    }
}

/// How many rows of a list stand before its middle one, and how many after.
fn halves(count: usize) -> (u32, u32) {
    let count = u32::try_from(count).unwrap_or(MOST);
    (count / 2, count.saturating_sub(1) - count / 2)
}

/// The code for numbers of `0..=last`.
struct Code {
    /// Of its short words; the others have one more.
    bits: u32,
    /// How many short words there are.
    short: u32,
    /// Which number the first short word stands for.
    turn: u32,
}

impl Code {
    fn new(last: u32) -> Self {
        let values = last + 1;
        let bits = values.ilog2();
        let short = (2 << bits) - values;
        Self { bits, short, turn: (values - short) / 2 }
    }
}

/// Bits being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next bit.
    pub(super) at: usize,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Whether more was read than there is.
    fn is_over(&self) -> bool {
        self.at > self.bytes.len() * 8
    }

    /// At most 25 bits; zeros after the end.
    fn get(&mut self, bits: u32) -> u32 {
        let start = self.at / 8;
        let word = match self.bytes.get(start..start + 4) {
            Some(four) => u32::from_be_bytes([four[0], four[1], four[2], four[3]]),
            None => (0..4)
                .fold(0, |word, at| word << 8 | u32::from(self.bytes.get(start + at).copied().unwrap_or(0))),
        };
        let skipped = u32::try_from(self.at % 8).unwrap_or(0);
        self.at += bits as usize;
        if bits == 0 { 0 } else { word << skipped >> (32 - bits) }
    }

    fn number(&mut self, last: u32) -> u32 {
        let code = Code::new(last);
        let mut turned = self.get(code.bits);
        if turned >= code.short {
            turned = (turned << 1 | self.get(1)) - code.short;
        }
        let number = turned + code.turn;
        if number > last { number - last - 1 } else { number }
    }

    /// Reads a list of `count` ascending numbers within `low..=high`; calls `each` with them, in order.
    ///
    /// # Errors
    /// When there is no such list, or the bits end before it does.
    pub(super) fn rows(
        &mut self,
        count: u32,
        (low, high): (u32, u32),
        each: &mut dyn FnMut(u32),
    ) -> Result<(), IndexFault> {
        if high >= MOST || low > high || count > high - low + 1 {
            return Err(IndexFault::OutOfRange);
        }
        self.part(count, low, high, each);
        if self.is_over() { Err(IndexFault::CutShort) } else { Ok(()) }
    }

    fn part(&mut self, count: u32, low: u32, high: u32, each: &mut dyn FnMut(u32)) {
        if count == 0 || self.is_over() {
            return;
        }
        let spare = high - low + 1 - count;
        if spare == 0 {
            (low..=high).for_each(each);
            return;
        }
        let before = count / 2;
        let middle = low + before + self.number(spare);
        if before > 0 {
            self.part(before, low, middle - 1, each);
        }
        each(middle);
        if count - before > 1 {
            self.part(count - before - 1, middle + 1, high, each);
        }
    }

    /// Goes past a list.
    ///
    /// # Errors
    /// As [`BitReader::rows`].
    pub(super) fn skip(&mut self, count: u32, (low, high): (u32, u32)) -> Result<(), IndexFault> {
        if high >= MOST || low > high || count > high - low + 1 {
            return Err(IndexFault::OutOfRange);
        }
        self.skip_part(count, low, high);
        if self.is_over() { Err(IndexFault::CutShort) } else { Ok(()) }
    }

    /// Each step reads at least a bit, so that it ends when they do, whatever they say.
    fn skip_part(&mut self, count: u32, low: u32, high: u32) {
        let spare = (high + 1 - low).wrapping_sub(count);
        if count == 0 || spare == 0 || self.is_over() {
            return;
        }
        let before = count / 2;
        let middle = low + before + self.number(spare);
        if before > 0 {
            self.skip_part(before, low, middle - 1);
        }
        if count - before > 1 {
            self.skip_part(count - before - 1, middle + 1, high);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(rows: &[u32], high: u32) -> Vec<u8> {
        let mut writer = BitWriter::default();
        writer.rows(rows, 0, high);
        writer.finish()
    }

    #[test]
    fn what_is_certain_costs_nothing() {
        assert!(written(&(0..100).collect::<Vec<_>>(), 99).is_empty());
        assert!(written(&[], 99).is_empty());
        assert_eq!(written(&[0], 1).len(), 1);
    }

    #[test]
    fn is_near_what_information_theory_asks() {
        // Every tenth of ten thousand, at random: 0.469 bits a row of the range.
        let mut state = 1u32;
        let rows: Vec<u32> = (0..10_000)
            .filter(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 16 < 6554
            })
            .collect();
        let bits = f64::from(u32::try_from(written(&rows, 9_999).len() * 8).unwrap());
        assert!(bits < 10_000.0 * 0.469 * 1.08, "{bits}");
    }

    proptest! {
        #[test]
        fn are_read_back(rows in proptest::collection::btree_set(0u32..3000, 0..200), more in 0u32..3000) {
            let rows: Vec<u32> = rows.into_iter().collect();
            let high = rows.last().copied().unwrap_or(0) + more;
            let bytes = written(&rows, high);
            let count = u32::try_from(rows.len()).unwrap();
            let mut read = Vec::new();
            let mut reader = BitReader::new(&bytes, 0);
            reader.rows(count, (0, high), &mut |row| read.push(row)).unwrap();
            prop_assert_eq!(read, rows);
            let mut skipping = BitReader::new(&bytes, 0);
            skipping.skip(count, (0, high)).unwrap();
            prop_assert_eq!(skipping.at, reader.at);
        }

        #[test]
        fn any_bits_are_rows_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..40), count in 0u32..5000, low in 0u32..9000, high in 0u32..9000) {
            let mut read = Vec::new();
            let result = BitReader::new(&bytes, 0).rows(count, (low, high), &mut |row| read.push(row));
            prop_assert!(read.is_sorted() && read.iter().all(|row| (low..=high).contains(row)));
            prop_assert!(result.is_err() || read.len() == count as usize);
            prop_assert_eq!(BitReader::new(&bytes, 0).skip(count, (low, high)).is_ok(), result.is_ok());
        }
    }
}
