//! Which shard of cards holds a row, and which may hold an article that is known by its address alone.

use super::route::ArticleRoute;
use crate::model::Shard;

/// The shard that holds a row of the facet columns, and the card's place in it.
#[must_use]
pub fn holding(shards: &[Shard], row: u32) -> Option<(&Shard, u32)> {
    let mut before = 0u32;
    for shard in shards {
        let place = row.checked_sub(before)?;
        if place < shard.count {
            return Some((shard, place));
        }
        before = before.checked_add(shard.count)?;
    }
    None
}

/// The shards that may hold an article, the likeliest first. Shards are cut by the first day that a date allows: for an
/// address with a month that is in the month; with a year alone it is the year's first day; without one, the article is
/// undated, or its date is less than a year (the 1980s, until 2004) and begins with some decade or with the year 1.
#[must_use]
pub fn that_may_hold<'a>(shards: &'a [Shard], route: &ArticleRoute) -> Vec<&'a Shard> {
    let wanted = |shard: &&Shard| {
        let key = shard.key.split('.').next().unwrap_or_default();
        let mut pieces = key.split('-');
        let (year, month) = (pieces.next().unwrap_or_default(), pieces.next());
        match (route.year, route.month) {
            (Some(asked), of) => {
                let of = format!("{:02}", of.unwrap_or(1));
                year == format!("{asked:04}") && month.is_none_or(|month| month == of)
            }
            (None, _) => {
                key == "undated"
                    || ((year.ends_with('0') || year == "0001") && month.is_none_or(|month| month == "01"))
            }
        }
    };
    let is_likely = |shard: &&Shard| route.year.is_some() || shard.key.starts_with("undated");
    let likely = shards.iter().filter(wanted).filter(is_likely);
    likely.chain(shards.iter().filter(wanted).filter(|shard| !is_likely(shard))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shards(keys: &[(&str, u32)]) -> Vec<Shard> {
        keys.iter()
            .map(|(key, count)| Shard { key: (*key).into(), file: String::new(), count: *count })
            .collect()
    }

    #[test]
    fn rows_are_found_in_their_shards() {
        let shards = shards(&[("2019", 2), ("2018", 0), ("2017", 3)]);
        let found = |row| holding(&shards, row).map(|(shard, place)| (shard.key.clone(), place));
        assert_eq!(found(0), Some(("2019".into(), 0)));
        assert_eq!(found(1), Some(("2019".into(), 1)));
        assert_eq!(found(2), Some(("2017".into(), 0)));
        assert_eq!(found(4), Some(("2017".into(), 2)));
        assert_eq!(found(5), None);
        assert_eq!(holding(&[], 0), None);
    }

    #[test]
    fn shards_that_fit_an_address() {
        let shards = shards(&[
            ("2019-06-15", 64),
            ("2019-06-01", 64),
            ("2019-06-01.2", 3),
            ("2019-01", 5),
            ("2010-05", 9),
            ("2010-01", 9),
            ("2004", 60),
            ("1980", 4),
            ("0001", 1),
            ("undated", 64),
            ("undated.2", 7),
        ]);
        let keys = |year, month| -> Vec<&str> {
            let route = ArticleRoute { year, month, slug: "letter".into() };
            that_may_hold(&shards, &route).into_iter().map(|shard| shard.key.as_str()).collect()
        };
        assert_eq!(keys(Some(2019), Some(6)), ["2019-06-15", "2019-06-01", "2019-06-01.2"]);
        assert_eq!(keys(Some(2019), Some(7)), Vec::<&str>::new());
        assert_eq!(keys(Some(2019), None), ["2019-01"]);
        assert_eq!(keys(Some(2004), Some(2)), ["2004"]);
        assert_eq!(keys(Some(2004), None), ["2004"]);
        assert_eq!(keys(None, None), ["undated", "undated.2", "2010-01", "1980", "0001"]);
    }
}
