//! The newest cards of all news, and of each topic, region and series: `latest/….json`, which embeds live on.

use std::collections::HashMap;

use crate::archive::route::Scope;
use crate::model::{Card, FORMAT, Latest};
use crate::publish::content::newsroom::Article;

use super::{Catalogue, card};

/// How many cards each holds at most.
pub const MOST: usize = 100;

/// The rows of each list that has a page of its own, in list order: all news, then topics, regions with `country`,
/// and series, in the order of their vocabularies.
#[must_use]
pub fn scopes(catalogue: &Catalogue<'_>) -> Vec<(Scope, Vec<u32>)> {
    let newsroom = catalogue.newsroom();
    let mut places = HashMap::new();
    let mut lists: Vec<(Scope, Vec<u32>)> = vec![(Scope::News, catalogue.rows().collect())];
    let topics = newsroom.topics.iter().map(|it| Scope::Topic(it.id.clone()));
    let regions = newsroom.regions.iter().map(|it| Scope::Region(it.id.clone()));
    let country = std::iter::once(Scope::Region(COUNTRY.to_owned()));
    let series = newsroom.series.iter().map(|it| Scope::Series(it.id.clone()));
    for scope in topics.chain(regions).chain(country).chain(series) {
        places.insert(scope.clone(), lists.len());
        lists.push((scope, Vec::new()));
    }
    for row in catalogue.rows() {
        for scope in scopes_of(catalogue.at(row)) {
            if let Some(place) = places.get(&scope) {
                lists[*place].1.push(row);
            }
        }
    }
    lists
}

/// The id of the articles without a region.
pub const COUNTRY: &str = "country";

fn scopes_of(article: &Article) -> impl Iterator<Item = Scope> + '_ {
    let topics = article.topics.iter().map(|id| Scope::Topic(id.clone()));
    let regions = article.regions.iter().map(|id| Scope::Region(id.clone()));
    let country = article.regions.is_empty().then(|| Scope::Region(COUNTRY.to_owned()));
    let series = article.series.iter().map(|place| Scope::Series(place.id.clone()));
    topics.chain(regions).chain(country).chain(series)
}

/// The file for a list.
#[must_use]
pub fn latest(catalogue: &Catalogue<'_>, scope: &Scope, rows: &[u32]) -> Latest {
    let newest = rows.iter().take(MOST);
    Latest {
        format: FORMAT,
        path: scope.path(),
        total: u32::try_from(catalogue.count_works(rows)).unwrap_or(u32::MAX),
        cards: newest.map(|row| in_brief(catalogue, catalogue.at(*row))).collect(),
    }
}

/// A card as others show it: of its picture's smaller copies with the smallest alone.
fn in_brief(catalogue: &Catalogue<'_>, article: &Article) -> Card {
    let mut card = card::leading(catalogue, article, None);
    if let Some(image) = &mut card.image {
        image.sizes.truncate(1);
        (image.bytes, image.fallback, image.color) = (None, None, None);
    }
    card
}

/// Where the file for a list is.
#[must_use]
pub fn file(scope: &Scope) -> String {
    let name = match scope {
        Scope::News => "news".to_owned(),
        Scope::Topic(id) => format!("topics/{id}"),
        Scope::Region(id) => format!("regions/{id}"),
        Scope::Series(id) | Scope::Number(id, _) => format!("series/{id}"),
    };
    format!("data/v1/latest/{name}.json")
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn each_list_has_its_newest() {
        let one = samples::about(samples::article("one", "2019-01", "en"), &["mining"], &[], &[]);
        let uno = samples::version_of(&one, "uno", "2019-01", "es");
        let two = samples::about(samples::article("two", "2018", "en"), &["mining"], &["cusco"], &[]);
        let newsroom = samples::newsroom(vec![one, uno, two]);
        let catalogue = Catalogue::new(&newsroom);
        let lists = scopes(&catalogue);
        let of = |scope: Scope| {
            let (scope, rows) = lists.iter().find(|(it, _)| *it == scope).unwrap();
            let latest = latest(&catalogue, scope, rows);
            (latest.total, latest.cards.len(), file(scope))
        };
        assert_eq!(of(Scope::Topic("mining".into())), (2, 3, "data/v1/latest/topics/mining.json".into()));
        assert_eq!(of(Scope::Region("country".into())), (1, 2, "data/v1/latest/regions/country.json".into()));
        assert_eq!(of(Scope::Region("puno".into())).0, 0);
    }
}
