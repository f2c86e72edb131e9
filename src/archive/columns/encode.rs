//! Columns in, bytes out.

use super::{Coded, Columns, Day, implied_last, marks};
use crate::archive::date::Precision;
use crate::archive::leb128::put;

impl Columns {
    /// The payload of a facet file, in parts: numbers of one kind each, to be laid end to end. What each holds is in
    /// `docs/facets.md`.
    #[must_use]
    pub fn encode(&self) -> Vec<Vec<u8>> {
        let mut names = Vec::new();
        for ids in &self.ids {
            put(&mut names, ids.len());
            for id in ids {
                put(&mut names, id.len());
                names.extend_from_slice(id.as_bytes());
            }
        }
        put(&mut names, self.len());
        let mut parts = vec![names];
        self.put_dates(&mut parts);
        put_coded(&mut parts, &self.forms, Some(3), |_| true);
        let mut series = Vec::new();
        self.series.iter().filter(|of| **of > 0).for_each(|of| put(&mut series, usize::from(of - 1)));
        let mut originals = Vec::new();
        self.versions
            .iter()
            .for_each(|(row, of)| put_signed(&mut originals, i64::from(*of) - i64::from(*row)));
        parts.extend([series, originals]);
        for (column, same) in [(&self.topics, marks::SAME_TOPICS), (&self.regions, marks::SAME_REGIONS)] {
            put_coded(&mut parts, column, None, |row| self.forms.of(row)[2] & same == 0);
        }
        let mut numbers = Vec::new();
        let mut later = vec![0; self.ids[3].len()];
        for (row, number) in &self.numbers {
            let later = &mut later[usize::from(self.series[*row as usize]) - 1];
            let before = std::mem::replace(later, i64::from(*number));
            put_signed(&mut numbers, before - i64::from(*number));
        }
        let mut events = Vec::new();
        for (row, first, last) in &self.events {
            let told = self.days.get(*row as usize).map_or(0, |(first, _)| *first);
            put_signed(&mut events, i64::from(first - told));
            put_days(&mut events, last - first);
        }
        parts.extend([numbers, events]);
        parts
    }

    /// Runs of rows with one first day and one precision: the steps from each to the next, then how many rows each has,
    /// then the lengths that do not follow.
    fn put_dates(&self, parts: &mut Vec<Vec<u8>>) {
        let (mut steps, mut sizes, mut lengths) = (Vec::new(), Vec::new(), Vec::new());
        let mut runs = 0;
        let mut before: Option<Day> = None;
        let rows: Vec<(Day, Day, usize)> = self
            .days
            .iter()
            .zip(&self.precision)
            .map(|((first, last), precision)| {
                let explicit = implied_last(*first, *precision) != Some(*last);
                (*first, *last, precision_code(*precision) + if explicit { 4 } else { 0 })
            })
            .collect();
        for run in rows.chunk_by(|a, b| (a.0, a.2) == (b.0, b.2)) {
            let (first, _, code) = run[0];
            let step = before.map_or(first, |before| before - first);
            put(&mut steps, usize::try_from(step).unwrap_or(0) * 8 + code);
            put(&mut sizes, run.len() - 1);
            before = Some(first);
            runs += 1;
            if code >= 4 {
                for (first, last, _) in run {
                    put_days(&mut lengths, last - first);
                }
            }
        }
        let mut count = Vec::new();
        put(&mut count, runs);
        parts.extend([count, steps, sizes, lengths]);
    }
}

fn precision_code(precision: Precision) -> usize {
    match precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
        Precision::Vague => 3,
    }
}

/// The lists, then the rows that are told.
fn put_coded(parts: &mut Vec<Vec<u8>>, column: &Coded, width: Option<usize>, told: impl Fn(usize) -> bool) {
    let (mut lens, mut values, mut bytes, mut wide) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    put(&mut lens, column.common);
    put(&mut lens, column.lists() - column.common);
    for place in 0..column.lists() {
        let list = column.list(place);
        if width.is_none() {
            put(&mut lens, list.len());
        }
        for value in list {
            put(&mut values, usize::from(*value));
        }
    }
    for place in (0..column.rows.len()).filter(|row| told(*row)).map(|row| column.place(row)) {
        bytes.push(match u8::try_from(place + 1) {
            _ if place >= column.common => 0,
            Ok(byte) if byte < 255 => byte,
            _ => {
                put(&mut wide, place - 254);
                255
            }
        });
    }
    parts.extend([lens, values, bytes, wide]);
}

/// A count of days that is never negative: days of our own making, in order.
fn put_days(out: &mut Vec<u8>, days: i32) {
    put(out, usize::try_from(days).unwrap_or(0));
}

/// 0, -1, 1, -2, ... as 0, 1, 2, 3, ...
fn put_signed(out: &mut Vec<u8>, number: i64) {
    put(out, usize::try_from((number << 1) ^ (number >> 63)).unwrap_or(0));
}
