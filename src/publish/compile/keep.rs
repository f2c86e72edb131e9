//! What readers can keep for when there is no line: every article, those of a decade, on a topic, in a region.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::date::Edtf;
use crate::model::{FORMAT, File, Keep, Share};
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Article;

use super::latest::COUNTRY;
use super::{Catalogue, body};

/// For screens of these widths it is told what pictures weigh; those of the copies that are made.
const WIDTHS: [u32; 4] = [400, 800, 1200, 1600];

/// The shares, given the data file of each row.
#[must_use]
pub fn keep(catalogue: &Catalogue<'_>, files: &[File]) -> Keep {
    let newsroom = catalogue.newsroom();
    let mut all = Share::default();
    let mut decades: BTreeMap<String, Share> = BTreeMap::new();
    let mut topics = shares(newsroom.topics.iter().map(|it| it.id.as_str()));
    let mut regions = shares(newsroom.regions.iter().map(|it| it.id.as_str()).chain([COUNTRY]));
    for (article, file) in catalogue.articles().iter().zip(files) {
        let pictures = pictures(newsroom, article);
        let add = |share: &mut Share| add(share, file, pictures);
        add(&mut all);
        let decade = decade(article);
        add(decades.entry(decade.clone()).or_insert(Share { id: decade, ..Share::default() }));
        let country = article.regions.is_empty().then_some(COUNTRY);
        let own = article.regions.iter().map(String::as_str).chain(country);
        for share in topics.iter_mut().filter(|share| article.topics.contains(&share.id)) {
            add(share);
        }
        for id in own {
            regions.iter_mut().filter(|share| share.id == id).for_each(add);
        }
    }
    let there = |shares: Vec<Share>| shares.into_iter().filter(|share| share.count > 0).collect();
    // `undated` comes after all digits.
    let (mut decades, undated): (Vec<Share>, Vec<Share>) =
        decades.into_values().partition(|share| share.id != UNDATED);
    decades.reverse();
    decades.extend(undated);
    let widths = if all.pictures.is_empty() { Vec::new() } else { WIDTHS.to_vec() };
    Keep {
        format: FORMAT,
        widths,
        all,
        decades,
        topics: there(topics),
        regions: there(regions),
        ..Keep::default()
    }
}

const UNDATED: &str = "undated";

fn shares<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<Share> {
    ids.map(|id| Share { id: id.to_owned(), ..Share::default() }).collect()
}

fn add(share: &mut Share, file: &File, pictures: [u64; WIDTHS.len()]) {
    share.count += 1;
    share.bytes += file.bytes;
    if pictures != [0; WIDTHS.len()] {
        share.pictures.resize(WIDTHS.len(), 0);
        share.pictures.iter_mut().zip(pictures).for_each(|(sum, bytes)| *sum += bytes);
    }
}

/// What an article's pictures weigh for screens of each width, as `worker/pictures.js` chooses them.
fn pictures(newsroom: &Newsroom, article: &Article) -> [u64; WIDTHS.len()] {
    let over = article.image.iter().map(|picture| picture.file.clone());
    let files: BTreeSet<String> = over.chain(body::pictures(&article.body.html)).collect();
    let sizes = || files.iter().filter_map(|file| newsroom.media(file)).map(|media| &media.copies.sizes);
    WIDTHS.map(|width| {
        let fits = sizes().filter_map(|all| all.iter().find(|size| size.width >= width).or(all.last()));
        fits.map(|size| size.bytes).sum()
    })
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
