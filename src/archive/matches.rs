//! What the search engine found, as lists and filters take it in: rows of the columns, and how well each matches.

/// The rows that match the words of a query, over the whole archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// Ascending.
    pub rows: Vec<u32>,
    /// For each row how well it matches.
    pub scores: Vec<u16>,
    /// What would match with one part less; the engine tells it where nothing matches.
    pub without: Vec<Without>,
}

/// What would match with one word, phrase or exclusion less.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// The part, as it was typed.
    pub dropped: String,
    /// The words that are left.
    pub rest: String,
    /// Ascending.
    pub rows: Vec<u32>,
}

impl Matches {
    /// Some of the rows (ascending), the best match first; of two that match as well the one first in the list.
    ///
    /// By counting, one byte of the score at a time: the standard library's sort would cost the browser program more.
    #[must_use]
    pub(super) fn best_first(&self, rows: &[u32]) -> Vec<u32> {
        let mut at = 0;
        let mut order: Vec<(u16, u32)> = Vec::with_capacity(rows.len());
        for row in rows {
            while self.rows.get(at).is_some_and(|other| other < row) {
                at += 1;
            }
            let score = if self.rows.get(at) == Some(row) { self.scores.get(at).copied() } else { None };
            order.push((u16::MAX - score.unwrap_or(0), *row));
        }
        for byte in 0..2 {
            order = by_byte(&order, byte);
        }
        order.into_iter().map(|(_, row)| row).collect()
    }
}

/// Orders by one byte of the first numbers; what is equal in it stays in order.
fn by_byte(order: &[(u16, u32)], byte: usize) -> Vec<(u16, u32)> {
    let digit = |(score, _): &(u16, u32)| usize::from(score.to_le_bytes()[byte]);
    let mut places = [0usize; 257];
    for one in order {
        places[digit(one) + 1] += 1;
    }
    for at in 1..257 {
        places[at] += places[at - 1];
    }
    let mut sorted = vec![(0, 0); order.len()];
    for one in order {
        let place = &mut places[digit(one)];
        sorted[*place] = *one;
        *place += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_best_come_first_and_the_newest_of_equals() {
        let matches =
            Matches { rows: vec![1, 4, 5, 9], scores: vec![300, 7, 300, 65_535], without: Vec::new() };
        assert_eq!(matches.best_first(&[1, 4, 5, 9]), [9, 1, 5, 4]);
        assert_eq!(matches.best_first(&[0, 4, 5]), [5, 4, 0]);
        assert!(matches.best_first(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn is_a_plain_sort(scores in proptest::collection::vec(prop_oneof![Just(5u16), any::<u16>()], 0..60)) {
            let rows: Vec<u32> = (0..).take(scores.len()).map(|at| at * 3).collect();
            let mut plain: Vec<(u16, u32)> = scores.iter().map(|score| u16::MAX - score).zip(rows.clone()).collect();
            plain.sort_unstable();
            let matches = Matches { rows: rows.clone(), scores, without: Vec::new() };
            prop_assert_eq!(matches.best_first(&rows), plain.into_iter().map(|(_, row)| row).collect::<Vec<_>>());
        }
    }
}
