//! For each value of a facet the rows that have it.

use super::{Coded, Columns};
use crate::archive::query::Facet;
use crate::archive::rows::RowSet;

/// The rows with a value: as bits where they are many, as a list where that is shorter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::archive) enum Posting {
    Bits(RowSet),
    List(Vec<u32>),
}

/// The place of bits that are not there.
const LISTED: usize = usize::MAX;

impl Posting {
    /// How many of its rows are in a set.
    pub(in crate::archive) fn count_in(&self, set: &RowSet) -> u32 {
        match self {
            Self::Bits(bits) => bits.common(set),
            Self::List(list) => set.common_with(list),
        }
    }

    /// Adds its rows to a set.
    pub(in crate::archive) fn add_to(&self, set: &mut RowSet) {
        match self {
            Self::Bits(bits) => set.join(bits),
            Self::List(list) => set.insert_all(list),
        }
    }
}

impl Columns {
    /// The rows with each value of a facet, by number of the id.
    pub(super) fn postings(&self, facet: Facet) -> Vec<Posting> {
        let values = self.ids(facet).len();
        match facet {
            Facet::Topic => posted(&self.topics.rows, &lists(&self.topics, None), values),
            Facet::Region => posted(&self.regions.rows, &lists(&self.regions, None), values),
            Facet::Kind => posted(&self.forms.rows, &lists(&self.forms, Some(0)), values),
            Facet::Language => posted(&self.forms.rows, &lists(&self.forms, Some(1)), values),
            Facet::Series => {
                let rows: Vec<u32> = self.series.iter().map(|series| u32::from(*series)).collect();
                let numbers: Vec<u16> = (0..=u16::MAX).take(values).collect();
                let lists: Vec<&[u16]> = [&[][..]].into_iter().chain(numbers.chunks(1)).collect();
                posted(&rows, &lists, values)
            }
        }
    }
}

/// A column's lists; of each the one number at a place only, or all.
fn lists(column: &Coded, at: Option<usize>) -> Vec<&[u16]> {
    let all = (0..column.lists()).map(|place| column.list(place));
    all.map(|list| if let Some(at) = at { list.get(at..=at).unwrap_or_default() } else { list }).collect()
}

/// Postings of so many values, where each row has one of the lists.
fn posted(rows: &[u32], lists: &[&[u16]], values: usize) -> Vec<Posting> {
    let mut taken = vec![0u32; lists.len()];
    for list in rows {
        taken[*list as usize] += 1;
    }
    let mut counts = vec![0u32; values];
    for (list, taken) in lists.iter().zip(&taken) {
        list.iter().for_each(|value| counts[usize::from(*value)] += taken);
    }
    // All bits in one piece while they are set: this loop is most of what reading the columns costs.
    let words = rows.len().div_ceil(64);
    let mut bits = Vec::new();
    let mut starts = vec![LISTED; values];
    for (start, count) in starts.iter_mut().zip(&counts) {
        // A row of a list takes 32 bits.
        if *count as usize > rows.len() / 32 {
            *start = bits.len();
            bits.resize(bits.len() + words, 0u64);
        }
    }
    let mut listed = vec![Vec::new(); values];
    for (row, list) in rows.iter().enumerate() {
        for value in lists[*list as usize] {
            let value = usize::from(*value);
            let start = starts[value];
            if start == LISTED {
                listed[value].extend(u32::try_from(row));
            } else {
                bits[start + row / 64] |= 1 << (row % 64);
            }
        }
    }
    let posting = |(start, list): (usize, Vec<u32>)| match bits.get(start..start.saturating_add(words)) {
        Some(bits) if start != LISTED => Posting::Bits(RowSet::from_words(bits.to_vec())),
        _ => Posting::List(list),
    };
    starts.into_iter().zip(listed).map(posting).collect()
}
