//! A shard of pairs: for every occurrence of a word, a short hash of what follows it, by which phrases are found.
//!
//! What follows are the words up to the next that is not too common, it included: after *ministry* in "the ministry of
//! health" stands "of health". A hash has 63 values, so that one pair of words in 63 that stand in one article is taken
//! for a pair where it is none; see `docs/decisions/search.md`. A shard covers some neighbouring shards of words, in
//! whose order of forms, levels and rows it goes.

use super::bytes::{Bytes, IndexFault, put_number};
use super::words::WordShard;

/// Nothing follows that is looked for.
pub const NOTHING: u8 = 63;
/// Another occurrence in the same row comes after this one.
const MORE: u8 = 64;

/// The words that follow one, being hashed (FNV-1a, 32 bits).
#[derive(Clone, Copy, Debug)]
pub struct Following(u32);

impl Default for Following {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Following {
    /// With another word (small letters, no accents).
    #[must_use]
    pub fn then(mut self, folded: &str) -> Self {
        for byte in folded.bytes().chain([b' ']) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        self
    }

    /// The hash.
    #[must_use]
    pub fn hash(self) -> u8 {
        ((self.0 ^ self.0 >> 16) % u32::from(NOTHING)).to_le_bytes()[0]
    }
}

/// Adds the hashes of one row: each once, at least one.
pub fn put_row(out: &mut Vec<u8>, hashes: &[u8]) {
    for (at, hash) in hashes.iter().enumerate() {
        out.push(hash & NOTHING | if at + 1 < hashes.len() { MORE } else { 0 });
    }
}

/// The bytes of the first row, and those of the rows after it.
#[must_use]
pub fn split_row(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| byte & MORE == 0).map_or(bytes.len(), |last| last + 1);
    bytes.split_at(end)
}

/// The payload of a shard: what belongs to each shard of words that it covers.
#[must_use]
pub fn encode(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, parts.len());
    for part in parts {
        put_number(&mut out, part.len());
    }
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

/// A shard that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairShard {
    parts: Vec<Vec<u8>>,
}

impl PairShard {
    /// Reads the payload of a shard.
    ///
    /// # Errors
    /// An [`IndexFault`], whatever the bytes.
    pub fn decode(payload: &[u8]) -> Result<Self, IndexFault> {
        let mut bytes = Bytes(payload);
        let count = bytes.count()?;
        let mut lengths = Vec::with_capacity(count);
        for _ in 0..count {
            lengths.push(bytes.number()? as usize);
        }
        let mut parts = Vec::with_capacity(count);
        for length in lengths {
            parts.push(bytes.take(length)?.to_vec());
        }
        Ok(Self { parts })
    }

    /// Calls `each` with the rows in which a form (by its number in the `part`th shard of words that this one covers)
    /// is followed so.
    ///
    /// # Errors
    /// When the two shards do not belong together.
    pub fn followed(
        &self,
        (part, words): (usize, &WordShard),
        form: usize,
        hash: u8,
        each: &mut dyn FnMut(u32),
    ) -> Result<(), IndexFault> {
        let mut bytes = self.parts.get(part).ok_or(IndexFault::CutShort)?.iter();
        let before: u32 = words.forms.iter().take(form).map(|form| form.count).sum();
        for _ in 0..before {
            while bytes.next().ok_or(IndexFault::CutShort)? & MORE != 0 {}
        }
        let Some(form) = words.forms.get(form) else { return Err(IndexFault::OutOfRange) };
        let mut is_short = false;
        words.rows(form, &mut |row, _| {
            let (mut found, mut more) = (false, true);
            while more {
                let Some(byte) = bytes.next() else {
                    is_short = true;
                    return;
                };
                found |= byte & NOTHING == hash;
                more = byte & MORE != 0;
            }
            if found {
                each(row);
            }
        });
        if is_short { Err(IndexFault::CutShort) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::stem::Rules;
    use super::super::words::{self, FormIn, GroupIn};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_are_found_by_what_follows() {
        let form = |text: &str, rows: &[(usize, u32)]| {
            let mut form = FormIn { text: text.into(), ..FormIn::default() };
            for (level, row) in rows {
                form.rows[*level].push(*row);
            }
            form
        };
        let forms = vec![form("right", &[(0, 3), (0, 4)]), form("rights", &[(1, 2), (1, 9), (6, 1)])];
        let group = GroupIn { key: "right".into(), rules: Rules::English, forms, to: None };
        let shard = words::WordShard::decode(&words::encode(&[group], 10), 10).unwrap();
        let mut part = Vec::new();
        for hashes in [&[1u8, 2][..], &[3], &[4, 5, 6], &[NOTHING], &[6]] {
            put_row(&mut part, hashes);
        }
        let pairs = PairShard::decode(&encode(&[vec![], part])).unwrap();
        let found = |form, hash| {
            let mut rows = Vec::new();
            pairs.followed((1, &shard), form, hash, &mut |row| rows.push(row)).map(|()| rows)
        };
        assert_eq!(found(0, 2), Ok(vec![3]));
        assert_eq!(found(0, 3), Ok(vec![4]));
        assert_eq!(found(1, 6), Ok(vec![2, 1]));
        assert_eq!(found(1, 7), Ok(vec![]));
        assert_eq!(found(2, 7), Err(IndexFault::OutOfRange));
        assert!(pairs.followed((0, &shard), 0, 1, &mut |_| {}).is_err());
    }

    #[test]
    fn hashes_spread() {
        let mut seen = [0u32; 63];
        (0..6300).for_each(|number: u32| {
            seen[usize::from(Following::default().then(&number.to_string()).hash())] += 1;
        });
        assert!(seen.iter().all(|count| (60..150).contains(count)), "{seen:?}");
        let of =
            |words: &[&str]| words.iter().fold(Following::default(), |hash, word| hash.then(word)).hash();
        assert_ne!(of(&["of", "health"]), of(&["health"]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_shard_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            if let Ok(shard) = PairShard::decode(&bytes) {
                prop_assert!(shard.parts.iter().map(Vec::len).sum::<usize>() <= bytes.len());
            }
        }
    }
}
