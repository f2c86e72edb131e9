//! How the cards are cut, so that one changed article rewrites only the shards it leaves and enters.
//!
//! By year of the first day; a year of more than 64 by month; a month of more than 64 by halves of its days (1 to 16,
//! 17 to the end, and so on), down to a single day; the undated apart. A day of more than 64, or more than 64
//! undated, are cut before the articles whose id's hash says so, one in 32: such a cut stays where it is, whatever
//! comes or goes beside it, where runs of equal length would all shift.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::archive::date::Edtf;
use crate::publish::output::short_hash;

use super::Catalogue;

/// How many cards a shard holds before it is cut further.
pub const FULL: usize = 64;
/// One article in so many begins a new run.
const ONE_IN: u32 = 32;

/// A shard to be: its key, and which rows it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// As in [`crate::model::Shard::key`].
    pub key: String,
    /// Never empty.
    pub rows: Range<u32>,
}

/// Cuts all rows; laid end to end the shards are the list.
#[must_use]
pub fn cut(catalogue: &Catalogue<'_>) -> Vec<Cut> {
    let all = catalogue.rows();
    let days: Vec<Option<NaiveDate>> =
        catalogue.articles().iter().map(|it| it.date.as_ref().map(Edtf::first_day)).collect();
    let dated = all.start + count(days.partition_point(Option::is_some));
    let cutter = Cutter { catalogue, days: &days };
    let mut cuts = Vec::new();
    for year in cutter.groups(0..dated, |day| day.year()) {
        cutter.year(year, &mut cuts);
    }
    cutter.runs("undated", dated..all.end, &mut cuts);
    cuts
}

fn run_key(base: &str, id: &str) -> String {
    format!("{base}.{}", &short_hash(id.as_bytes())[..6])
}

struct Cutter<'a> {
    catalogue: &'a Catalogue<'a>,
    days: &'a [Option<NaiveDate>],
}

impl Cutter<'_> {
    fn day(&self, row: u32) -> NaiveDate {
        self.days[row as usize].expect("only rows with a date are grouped by it")
    }

    /// Neighbouring rows with the same key.
    fn groups<K: PartialEq>(&self, rows: Range<u32>, key: impl Fn(NaiveDate) -> K) -> Vec<Range<u32>> {
        let mut groups: Vec<Range<u32>> = Vec::new();
        for row in rows {
            match groups.last_mut() {
                Some(group) if key(self.day(group.start)) == key(self.day(row)) => group.end = row + 1,
                _ => groups.push(row..row + 1),
            }
        }
        groups
    }

    fn year(&self, rows: Range<u32>, cuts: &mut Vec<Cut>) {
        let year = self.day(rows.start).year();
        if rows.len() <= FULL {
            return cuts.push(Cut { key: format!("{year:04}"), rows });
        }
        for month in self.groups(rows, |day| day.month()) {
            if month.len() <= FULL {
                let key = format!("{year:04}-{:02}", self.day(month.start).month());
                cuts.push(Cut { key, rows: month });
            } else {
                self.days(month, 1, 32, cuts);
            }
        }
    }

    /// Rows of one month, with days from `first` to before `end`.
    fn days(&self, rows: Range<u32>, first: u32, end: u32, cuts: &mut Vec<Cut>) {
        let Some(some) = rows.clone().next().map(|row| self.day(row)) else { return };
        let key = format!("{:04}-{:02}-{first:02}", some.year(), some.month());
        if end - first == 1 {
            return self.runs(&key, rows, cuts);
        }
        if rows.len() <= FULL && end - first < 31 {
            return cuts.push(Cut { key, rows });
        }
        let middle = first + (end - first).div_ceil(2);
        let later: Vec<u32> = rows.clone().collect();
        let place = later.partition_point(|row| self.day(*row).day() >= middle);
        let place = rows.start + count(place);
        self.days(rows.start..place, middle, end, cuts);
        self.days(place..rows.end, first, middle, cuts);
    }

    /// Rows that only their order parts.
    fn runs(&self, key: &str, rows: Range<u32>, cuts: &mut Vec<Cut>) {
        if rows.is_empty() {
            return;
        }
        let mut run = Cut { key: key.to_owned(), rows: rows.start..rows.start };
        for row in rows.clone() {
            let id = &self.catalogue.at(row).id;
            if rows.len() > FULL && row > rows.start && begins_run(id) {
                let next = Cut { key: run_key(key, id), rows: row..row };
                cuts.push(std::mem::replace(&mut run, next));
            }
            run.rows.end = row + 1;
        }
        cuts.push(run);
    }
}

/// A number of rows, which are numbered with 32 bits.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn begins_run(id: &str) -> bool {
    let hash = blake3::hash(id.as_bytes());
    let bytes = hash.as_bytes();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]).is_multiple_of(ONE_IN)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::samples;
    use super::*;

    fn keys(dates: &[String]) -> Vec<(String, usize)> {
        let articles = dates
            .iter()
            .enumerate()
            .map(|(at, date)| samples::article(&format!("a{at}"), date, "en"))
            .collect();
        let newsroom = samples::newsroom(articles);
        let catalogue = Catalogue::new(&newsroom);
        let cuts = cut(&catalogue);
        let mut next = 0;
        for one in &cuts {
            assert_eq!(one.rows.start, next, "the shards lie end to end");
            next = one.rows.end;
        }
        assert_eq!(next as usize, dates.len());
        cuts.into_iter().map(|it| (it.key, it.rows.len())).collect()
    }

    fn repeated(date: &str, times: usize) -> Vec<String> {
        vec![date.to_owned(); times]
    }

    #[test]
    fn a_small_archive_is_cut_by_year() {
        let dates: Vec<String> = ["2019-05", "2019", "2004-01-01", "", ""].map(str::to_owned).to_vec();
        let expected = [("2019", 2), ("2004", 1), ("undated", 2)];
        assert_eq!(keys(&dates), expected.map(|(key, count)| (key.to_owned(), count)));
    }

    #[test]
    fn a_crowded_year_by_month_and_a_crowded_month_by_days() {
        let mut dates = repeated("2019-05-30", 40);
        dates.extend(repeated("2019-05-20", 30));
        dates.extend(repeated("2019-05-02", 3));
        dates.extend(repeated("2019-02", 2));
        let expected = [("2019-05-25", 40), ("2019-05-17", 30), ("2019-05-01", 3), ("2019-02", 2)];
        assert_eq!(keys(&dates), expected.map(|(key, count)| (key.to_owned(), count)));
    }

    #[test]
    fn a_crowded_day_is_cut_where_it_stays_cut() {
        let article = |at: usize| samples::article(&format!("a{at:03}"), "2019-05-02", "en");
        let rows_of = |skip: Option<usize>| -> BTreeSet<Vec<String>> {
            let articles = (0..400).filter(|at| Some(*at) != skip).map(article).collect();
            let newsroom = samples::newsroom(articles);
            let catalogue = Catalogue::new(&newsroom);
            let ids = |it: Cut| it.rows.map(|row| catalogue.at(row).id.clone()).collect();
            cut(&catalogue).into_iter().map(ids).collect()
        };
        let whole = rows_of(None);
        assert!(whole.len() > 5, "{}", whole.len());
        for skipped in [0, 17, 200, 399] {
            assert!(whole.difference(&rows_of(Some(skipped))).count() <= 2);
        }
    }

    #[test]
    fn one_article_more_changes_few_shards() {
        let dates: Vec<String> =
            (0..900).map(|n| format!("2019-{:02}-{:02}", n % 12 + 1, n % 28 + 1)).collect();
        let before: BTreeSet<_> = keys(&dates).into_iter().collect();
        let mut more = dates.clone();
        more.push("2019-07-07".to_owned());
        let after: BTreeSet<_> = keys(&more).into_iter().collect();
        assert!(before.symmetric_difference(&after).count() <= 3);
    }
}
