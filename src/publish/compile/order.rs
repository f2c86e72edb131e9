//! The order of every list: newest first by the first day that a date allows; on the same day the more exact first;
//! then by address; the undated last.

use std::cmp::{Ordering, Reverse};

use crate::publish::content::newsroom::Article;

/// Compares two articles by their place in lists.
#[must_use]
pub fn compare(one: &Article, other: &Article) -> Ordering {
    match (&one.date, &other.date) {
        (Some(date), Some(than)) => Reverse(date.first_day())
            .cmp(&Reverse(than.first_day()))
            .then_with(|| date.inexactness().cmp(&than.inexactness())),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
    .then_with(|| one.address.cmp(&other.address))
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn newest_first_and_undated_last() {
        let expected = ["2019-03-23", "2019-03", "2019-02-28", "2019-01-01", "2019", "2019~", "201X", ""];
        let mut articles: Vec<_> =
            expected.iter().rev().map(|date| samples::article("a", date, "en")).collect();
        articles.sort_by(compare);
        let dates: Vec<_> =
            articles.iter().map(|article| article.date.as_ref().map_or("", |date| date.as_str())).collect();
        assert_eq!(dates, expected);
    }

    #[test]
    fn the_address_decides_at_last() {
        let (a, b) = (samples::article("a", "2019", "en"), samples::article("b", "2019", "en"));
        assert_eq!(compare(&a, &b), Ordering::Less);
    }
}
