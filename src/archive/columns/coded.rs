//! A column of lists of numbers: the lists that occur, each once, and for each row which of them it has.
//!
//! The lists that occur more than once come first, the commonest first; after them those that occur once, in the order
//! of their rows. So a row is told by one small number, mostly, and by nothing but "the next" where its list is its own.

/// The column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::archive) struct Coded {
    /// The numbers of all lists, end to end.
    pub(super) values: Vec<u16>,
    /// Where each list ends in `values`.
    pub(super) ends: Vec<u32>,
    /// How many of the lists occur more than once.
    pub(super) common: usize,
    /// For each row the place of its list.
    pub(super) rows: Vec<u32>,
}

impl Coded {
    /// How many different lists there are.
    pub(in crate::archive) fn lists(&self) -> usize {
        self.ends.len()
    }

    /// A list by its place.
    pub(in crate::archive) fn list(&self, place: usize) -> &[u16] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(start);
        self.values.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The place of a row's list.
    pub(in crate::archive) fn place(&self, row: usize) -> usize {
        self.rows.get(row).copied().unwrap_or(u32::MAX) as usize
    }

    /// A row's list.
    pub(in crate::archive) fn of(&self, row: usize) -> &[u16] {
        self.list(self.place(row))
    }
}
