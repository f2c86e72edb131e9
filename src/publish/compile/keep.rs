//! What readers can keep for when there is no line: every article, those of a decade, on a topic, in a region.

use std::collections::BTreeMap;

use crate::archive::date::Edtf;
use crate::model::{FORMAT, File, Keep, Share};
use crate::publish::content::newsroom::Article;

use super::Catalogue;
use super::latest::COUNTRY;

/// The shares, given the data file of each row.
#[must_use]
pub fn keep(catalogue: &Catalogue<'_>, files: &[File]) -> Keep {
    let newsroom = catalogue.newsroom();
    let mut all = Share::default();
    let mut decades: BTreeMap<String, Share> = BTreeMap::new();
    let mut topics = shares(newsroom.topics.iter().map(|it| it.id.as_str()));
    let mut regions = shares(newsroom.regions.iter().map(|it| it.id.as_str()).chain([COUNTRY]));
    for (article, file) in catalogue.articles().iter().zip(files) {
        add(&mut all, file);
        let decade = decade(article);
        add(decades.entry(decade.clone()).or_insert(Share { id: decade, ..Share::default() }), file);
        let country = article.regions.is_empty().then_some(COUNTRY);
        let own = article.regions.iter().map(String::as_str).chain(country);
        for share in topics.iter_mut().filter(|share| article.topics.contains(&share.id)) {
            add(share, file);
        }
        for id in own {
            regions.iter_mut().filter(|share| share.id == id).for_each(|share| add(share, file));
        }
    }
    let there = |shares: Vec<Share>| shares.into_iter().filter(|share| share.count > 0).collect();
    // `undated` comes after all digits.
    let (mut decades, undated): (Vec<Share>, Vec<Share>) =
        decades.into_values().partition(|share| share.id != UNDATED);
    decades.reverse();
    decades.extend(undated);
    Keep { format: FORMAT, all, decades, topics: there(topics), regions: there(regions), ..Keep::default() }
}

const UNDATED: &str = "undated";

fn shares<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<Share> {
    ids.map(|id| Share { id: id.to_owned(), ..Share::default() }).collect()
}

fn add(share: &mut Share, file: &File) {
    share.count += 1;
    share.bytes += file.bytes;
}

/// The first year of the decade that an article's date begins in, as the service worker reads it off its card.
fn decade(article: &Article) -> String {
    let date = article.date.as_ref().map_or("", Edtf::as_str);
    match date.get(..3) {
        Some(decade) if decade.bytes().all(|byte| byte.is_ascii_digit()) => format!("{decade}0"),
        _ => UNDATED.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn decades_are_those_of_the_first_year_that_is_named() {
        for (date, id) in [
            ("1989-12-31", "1980"),
            ("198X", "1980"),
            ("1999/2001", "1990"),
            ("../2004-03", UNDATED),
            ("2020~", "2020"),
        ] {
            assert_eq!(decade(&samples::article("one", date, "en")), id, "{date}");
        }
    }
}
