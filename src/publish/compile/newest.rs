//! What the front page needs, and no more: its size does not grow with the archive.

use std::collections::BTreeSet;

use crate::archive::date::Edtf;
use crate::model::{Card, FORMAT, Newest};

use super::Catalogue;

/// The newest works of each language's front page and first page of the news, at least.
const WORKS: usize = 24;
/// How many coming events at most.
const EVENTS: usize = 24;

/// The root of the front page. `card` gives the card of a row.
#[must_use]
pub fn newest(catalogue: &Catalogue<'_>, card: impl Fn(u32) -> Card) -> Newest {
    let newsroom = catalogue.newsroom();
    let home = &newsroom.site.home;
    let lead: Vec<u32> = home.lead.iter().filter_map(|id| catalogue.row(id)).collect();
    let works = WORKS.max(home.latest + lead.len());
    let cards = with_versions(catalogue, shown_first(catalogue, works).into_iter());
    let mut events: Vec<Card> = coming(catalogue).into_iter().map(&card).collect();
    events.sort_by(|one, other| over(one).cmp(&over(other)).then_with(|| one.path.cmp(&other.path)));
    Newest {
        format: FORMAT,
        cards: cards.into_iter().map(&card).collect(),
        lead: in_given_order(catalogue, &lead).into_iter().map(&card).collect(),
        events,
        total: u32::try_from(catalogue.work_count()).unwrap_or(u32::MAX),
    }
}

/// The works at the top of the list in any language of the interface.
fn shown_first(catalogue: &Catalogue<'_>, works: usize) -> BTreeSet<u32> {
    let all: Vec<u32> = catalogue.rows().collect();
    let languages = &catalogue.newsroom().site.languages;
    let top = languages.iter().flat_map(|language| {
        let folded = catalogue.fold(&all, language);
        folded.into_iter().take(works).map(|row| catalogue.work(row)).collect::<Vec<_>>()
    });
    top.collect()
}

/// Every version of these works, in list order.
fn with_versions(catalogue: &Catalogue<'_>, works: impl Iterator<Item = u32>) -> BTreeSet<u32> {
    works.flat_map(|work| catalogue.versions(work).to_vec()).collect()
}

/// Every version of these articles' works, in the order given, each once.
fn in_given_order(catalogue: &Catalogue<'_>, rows: &[u32]) -> Vec<u32> {
    let mut seen = BTreeSet::new();
    let works = rows.iter().map(|row| catalogue.work(*row)).filter(|work| seen.insert(*work));
    works.flat_map(|work| catalogue.versions(work).to_vec()).collect()
}

/// Events not over by the first day of the newest article: nobody's clock enters the build.
fn coming(catalogue: &Catalogue<'_>) -> BTreeSet<u32> {
    let newest = catalogue.articles().first().and_then(|article| article.date.as_ref());
    let Some(day) = newest.map(Edtf::first_day) else { return BTreeSet::new() };
    let from = day.and_time(chrono::NaiveTime::MIN).and_utc();
    let zone = catalogue.newsroom().site.time_zone;
    let mut coming: Vec<(chrono::DateTime<chrono::Utc>, u32)> = catalogue
        .rows()
        .filter_map(|row| {
            let event = catalogue.at(row).event.as_ref()?;
            let over = super::when::over(event, zone);
            (over > from).then_some((over, row))
        })
        .collect();
    coming.sort_unstable();
    let works: BTreeSet<u32> = coming.iter().map(|(_, row)| catalogue.work(*row)).take(EVENTS).collect();
    coming.into_iter().map(|(_, row)| row).filter(|row| works.contains(&catalogue.work(*row))).collect()
}

fn over(card: &Card) -> i64 {
    card.event.as_ref().map_or(0, |event| event.over)
}

#[cfg(test)]
mod tests {
    use super::super::{card, samples};
    use super::*;

    fn made(newsroom: &crate::publish::content::Newsroom) -> Newest {
        let catalogue = Catalogue::new(newsroom);
        newest(&catalogue, |row| card::card(&catalogue, catalogue.at(row), None))
    }

    fn ids(cards: &[Card]) -> Vec<&str> {
        cards.iter().map(|card| card.id.as_str()).collect()
    }

    #[test]
    fn does_not_grow_with_the_archive() {
        let many = |count: u32| {
            let article =
                |n: u32| samples::article(&format!("a{n:05}"), &format!("{:04}", 2019 - n / 20), "en");
            made(&samples::newsroom((0..count).map(article).collect()))
        };
        let (small, large) = (many(100), many(1000));
        assert_eq!(small.cards, large.cards);
        assert_eq!((small.cards.len(), large.total), (WORKS, 1000));
    }

    #[test]
    fn holds_every_version_of_what_it_holds() {
        let one = samples::article("one", "2019", "en");
        let uno = samples::version_of(&one, "uno", "1990", "es");
        let mut articles: Vec<_> =
            (0..50).map(|n| samples::article(&format!("a{n}"), "2018", "en")).collect();
        articles.extend([one, uno]);
        let mut newsroom = samples::newsroom(articles);
        newsroom.site.home.lead = vec!["a7".into(), "a3".into()];
        let newest = made(&newsroom);
        assert_eq!(ids(&newest.lead), ["a7", "a3"]);
        assert!(ids(&newest.cards).contains(&"uno"));
    }

    #[test]
    fn events_are_coming_as_seen_from_the_newest_article() {
        let newsroom = samples::newsroom(vec![
            samples::article("now", "2019-03-01", "en"),
            samples::event(samples::article("later", "2019-01-01", "en"), "2019-09-01"),
            samples::event(samples::article("soon", "2019-02-01", "en"), "2019-03-01"),
            samples::event(samples::article("past", "2019-02-01", "en"), "2019-02-28"),
        ]);
        assert_eq!(ids(&made(&newsroom).events), ["soon", "later"]);
    }
}
