//! A set of rows, a bit for each: what a filter is worked out with.
//!
//! Loops run over whole words with plain indexes, which stays quick where a program is compiled to be small.

/// Which rows of the columns belong to something: a span of time, a value, what a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet(Vec<u64>);

impl RowSet {
    /// None of so many rows.
    #[must_use]
    pub fn none(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(64)])
    }

    /// Rows from the first to before the last, of so many.
    #[must_use]
    pub fn span(rows: usize, start: usize, end: usize) -> Self {
        let mut set = Self::none(rows);
        for (at, word) in set.0.iter_mut().enumerate() {
            *word = bits_of(at, start, end);
        }
        set
    }

    /// The rows whose bits are set, the first in the lowest bit of the first word.
    #[must_use]
    pub fn from_words(words: Vec<u64>) -> Self {
        Self(words)
    }

    /// These rows of so many.
    #[must_use]
    pub fn of(rows: usize, list: &[u32]) -> Self {
        let mut set = Self::none(rows);
        set.insert_all(list);
        set
    }

    /// Adds a row; one beyond the last is passed over.
    pub fn insert(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut(row as usize / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Adds rows.
    pub fn insert_all(&mut self, list: &[u32]) {
        for row in list {
            self.insert(*row);
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut(row as usize / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// Whether a row belongs.
    #[must_use]
    pub fn contains(&self, row: u32) -> bool {
        self.0.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Leaves the rows that the other set has too.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Takes out the rows of the other set.
    pub fn leave_out(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    /// Adds the rows of the other set.
    pub fn join(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many of them the other set has too.
    #[must_use]
    pub fn common(&self, other: &Self) -> u32 {
        let mut count = 0;
        for (word, other) in self.0.iter().zip(&other.0) {
            count += (word & other).count_ones();
        }
        count
    }

    /// How many of these rows it has.
    #[must_use]
    pub fn common_with(&self, list: &[u32]) -> u32 {
        let mut count = 0;
        for row in list {
            count += u32::from(self.contains(*row));
        }
        count
    }

    /// How many lie from the first to before the last of these.
    #[must_use]
    pub fn count_between(&self, start: usize, end: usize) -> u32 {
        if start >= end {
            return 0;
        }
        let words = self.0.get(start / 64..end.div_ceil(64).min(self.0.len())).unwrap_or_default();
        let mut count = words.iter().map(|word| word.count_ones()).sum();
        // Less what the first and the last word have beyond the ends.
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            count -= (first & bits_of(start / 64, 0, start)).count_ones();
            count -= (last & !bits_of(start / 64 + words.len() - 1, 0, end)).count_ones();
        }
        count
    }

    /// Adds to `list` the rows from the first to before the last of these, ascending, but for the first `skip`, and
    /// until the list has `most`. Gives back how many are still to be skipped.
    pub fn list_between(
        &self,
        (start, end): (usize, usize),
        mut skip: u32,
        most: usize,
        list: &mut Vec<u32>,
    ) -> u32 {
        for at in start / 64..end.div_ceil(64).min(self.0.len()) {
            let mut left = self.0[at] & bits_of(at, start, end);
            let count = left.count_ones();
            if skip >= count {
                skip -= count;
                continue;
            }
            while left != 0 && list.len() < most {
                if skip == 0 {
                    list.extend(u32::try_from(at * 64 + left.trailing_zeros() as usize));
                } else {
                    skip -= 1;
                }
                left &= left - 1;
            }
            if list.len() >= most {
                break;
            }
        }
        skip
    }

    /// All of them, ascending.
    #[must_use]
    pub fn list(&self) -> Vec<u32> {
        let count = self.len() as usize;
        let mut list = Vec::with_capacity(count);
        self.list_between((0, self.0.len() * 64), 0, count, &mut list);
        list
    }
}

/// The bits of a word that stand for rows from the first to before the last of these.
fn bits_of(word: usize, start: usize, end: usize) -> u64 {
    let below = |row: usize| match row.saturating_sub(word * 64) {
        0 => 0,
        bits if bits < 64 => (1 << bits) - 1,
        _ => u64::MAX,
    };
    below(end) & !below(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sets_are_what_their_lists_are(
            some in proptest::collection::btree_set(0u32..200, 0..200),
            others in proptest::collection::btree_set(0u32..200, 0..200),
            (start, end) in (0usize..200, 0usize..200),
            (skip, most) in (0u32..50, 0usize..50),
        ) {
            let listed = |set: &std::collections::BTreeSet<u32>| set.iter().copied().collect::<Vec<u32>>();
            let set = RowSet::of(200, &listed(&some));
            let other = RowSet::of(200, &listed(&others));
            prop_assert_eq!(set.list(), listed(&some));
            prop_assert_eq!(set.len() as usize, some.len());
            prop_assert_eq!(set.is_empty(), some.is_empty());
            prop_assert_eq!(set.common(&other) as usize, some.intersection(&others).count());
            prop_assert_eq!(set.common_with(&listed(&others)), set.common(&other));
            let with = |change: &dyn Fn(&mut RowSet)| { let mut set = set.clone(); change(&mut set); set.list() };
            prop_assert_eq!(with(&|set| set.keep(&other)), listed(&(&some & &others)));
            prop_assert_eq!(with(&|set| set.leave_out(&other)), listed(&(&some - &others)));
            prop_assert_eq!(with(&|set| set.join(&other)), listed(&(&some | &others)));
            let within: Vec<u32> = listed(&some).into_iter().filter(|row| (start..end).contains(&(*row as usize))).collect();
            prop_assert_eq!(set.count_between(start, end) as usize, within.len());
            prop_assert_eq!(with(&|set| set.keep(&RowSet::span(200, start, end))), within.clone());
            let mut list = Vec::new();
            let left = set.list_between((start, end), skip, most, &mut list);
            let expected: Vec<u32> = within.iter().skip(skip as usize).take(most).copied().collect();
            prop_assert_eq!(list.len(), expected.len());
            prop_assert_eq!(list, expected);
            if most > 0 {
                prop_assert_eq!(left as usize, (skip as usize).saturating_sub(within.len()));
            }
        }
    }
}
