//! Related articles: each with its reason, none newer than the article itself, so that the newest article changes no
//! page but those that must show it.
//!
//! Articles that share a series, a topic in a region, or a place are looked up in lists made beforehand, each only so
//! far back; what is shared is added up, and the most alike come first, the newer first among equals. Where these are
//! few, the newest before it that share a topic anywhere, then a region alone, fill up.

use std::collections::HashMap;

use crate::model::{Reason, Related, SeriesStrip};
use crate::publish::content::newsroom::Article;

use super::Catalogue;

/// How many related articles there are at most.
const MOST: usize = 5;
/// Fewer than so many are filled up with what shares less.
const FEW: usize = 3;
/// How far back each list is looked through: what is further back is rarely of use, and the whole stays linear.
const BACK: usize = 50;
const SERIES: u32 = 4;
const PLACE: u32 = 3;
const TOPIC_IN_REGION: u32 = 3;
const TOPIC_IN_COUNTRY: u32 = 1;

/// Something that articles can share.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Shared {
    Series(String),
    /// A topic in a region; no region means the whole country.
    Topic(String, Option<String>),
    Place(String),
    /// A topic, wherever.
    Wherever(String),
    /// A region, whatever about.
    Region(String),
}

/// The rows that share each thing, in list order.
#[derive(Debug, Default)]
pub struct Affinities {
    lists: Vec<(Shared, Vec<u32>)>,
    /// The lists that each row is in.
    of_row: Vec<Vec<u32>>,
}

impl Affinities {
    pub(super) fn new(catalogue: &Catalogue<'_>) -> Self {
        let mut numbers: HashMap<Shared, u32> = HashMap::new();
        let (mut rows, mut of_row) = (Vec::<Vec<u32>>::new(), Vec::new());
        for row in catalogue.rows() {
            let of_this = shared(catalogue.at(row)).map(|key| {
                let next = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(key).or_insert(next);
                if number == next {
                    rows.push(Vec::new());
                }
                rows[number as usize].push(row);
                number
            });
            of_row.push(of_this.collect());
        }
        let mut keys: Vec<(Shared, u32)> = numbers.into_iter().collect();
        keys.sort_unstable_by_key(|(_, number)| *number);
        let lists = keys.into_iter().map(|(key, _)| key).zip(rows).collect();
        Self { lists, of_row }
    }
}

fn shared(article: &Article) -> impl Iterator<Item = Shared> + '_ {
    let series = article.series.iter().map(|place| Shared::Series(place.id.clone()));
    let topics = article.topics.iter().flat_map(|topic| {
        let country = article.regions.is_empty().then(|| Shared::Topic(topic.clone(), None));
        let regions = article.regions.iter();
        country.into_iter().chain(regions.map(|region| Shared::Topic(topic.clone(), Some(region.clone()))))
    });
    let places = article.places.iter().map(|place| Shared::Place(place.name.clone()));
    let wide = article.topics.iter().cloned().map(Shared::Wherever);
    let wide = wide.chain(article.regions.iter().cloned().map(Shared::Region));
    series.chain(topics).chain(places).chain(wide)
}

impl Shared {
    /// Whether it is shared by so many that it only fills up.
    fn is_wide(&self) -> bool {
        matches!(self, Self::Wherever(_) | Self::Region(_))
    }
}

/// How much a candidate shares, and the first lists of each sort that it shares: numbers of [`Affinities::lists`].
#[derive(Clone, Copy, Default)]
struct Likeness {
    score: u32,
    series: Option<u32>,
    topic: Option<u32>,
    place: Option<u32>,
    region: Option<u32>,
}

/// What a reader of the article at `row` may want next, the most alike first; nothing that its series' `strip` shows
/// already.
#[must_use]
pub fn related(catalogue: &Catalogue<'_>, row: u32, strip: Option<&SeriesStrip>) -> Vec<Related> {
    let mut best = alike(catalogue, row, strip, false);
    best.sort_unstable_by_key(|(other, likeness)| (std::cmp::Reverse(likeness.score), *other));
    best.truncate(MOST);
    if best.len() < FEW {
        let mut more = alike(catalogue, row, strip, true);
        let is_there = |other: u32| best.iter().any(|(one, _)| catalogue.work(*one) == catalogue.work(other));
        more.retain(|(other, _)| !is_there(*other));
        more.sort_unstable_by_key(|(other, likeness)| (likeness.topic.is_none(), *other));
        more.truncate(FEW - best.len());
        best.append(&mut more);
    }
    let affinities = catalogue.affinities();
    best.into_iter()
        .map(|(other, likeness)| published(catalogue.at(other), affinities.reason(likeness)))
        .collect()
}

/// One version of each work near before `row` that shares something with it, of the wide or of the close sort.
fn alike(
    catalogue: &Catalogue<'_>,
    row: u32,
    strip: Option<&SeriesStrip>,
    wide: bool,
) -> Vec<(u32, Likeness)> {
    let affinities = catalogue.affinities();
    // A few hundred pairs: sorting them costs a tenth of what a table would.
    let mut shared: Vec<(u32, usize)> = Vec::new();
    let lists = &affinities.of_row[row as usize];
    for (place, list) in lists.iter().enumerate() {
        let (key, rows) = &affinities.lists[*list as usize];
        if key.is_wide() != wide {
            continue;
        }
        let after = rows.partition_point(|other| *other <= row);
        let near = rows[after..].iter().take(BACK);
        shared.extend(
            near.filter(|other| catalogue.work(**other) != catalogue.work(row)).map(|it| (*it, place)),
        );
    }
    shared.sort_unstable();
    let mut candidates: Vec<(u32, Likeness)> = Vec::with_capacity(shared.len());
    for (other, place) in shared {
        if candidates.last().is_none_or(|(last, _)| *last != other) {
            candidates.push((other, Likeness::default()));
        }
        if let Some((_, likeness)) = candidates.last_mut() {
            likeness.add(&affinities.lists[lists[place] as usize].0, lists[place]);
        }
    }
    candidates.retain(|(other, _)| !is_in(strip, catalogue.at(*other)));
    one_version_each(catalogue, candidates, &catalogue.at(row).language)
}

impl Likeness {
    fn add(&mut self, key: &Shared, list: u32) {
        let (score, reason) = match key {
            Shared::Series(_) => (SERIES, &mut self.series),
            Shared::Topic(_, Some(_)) => (TOPIC_IN_REGION, &mut self.topic),
            Shared::Topic(_, None) => (TOPIC_IN_COUNTRY, &mut self.topic),
            Shared::Place(_) => (PLACE, &mut self.place),
            Shared::Wherever(_) => (0, &mut self.topic),
            Shared::Region(_) => (0, &mut self.region),
        };
        self.score += score;
        reason.get_or_insert(list);
    }
}

impl Affinities {
    /// The ids of what is shared.
    fn reason(&self, likeness: Likeness) -> Reason {
        let mut reason = Reason::default();
        let Likeness { series, topic, place, region, .. } = likeness;
        for list in [series, topic, place, region].into_iter().flatten() {
            match &self.lists[list as usize].0 {
                Shared::Series(id) => reason.series = Some(id.clone()),
                Shared::Topic(topic, region) => {
                    reason.topic = Some(topic.clone());
                    reason.region.clone_from(region);
                }
                Shared::Place(name) => reason.place = Some(name.clone()),
                Shared::Wherever(topic) => reason.topic = Some(topic.clone()),
                Shared::Region(region) => reason.region = Some(region.clone()),
            }
        }
        reason
    }
}

fn is_in(strip: Option<&SeriesStrip>, other: &Article) -> bool {
    let shown =
        strip.into_iter().flat_map(|strip| strip.previous.iter().chain(&strip.next).chain(&strip.issue));
    shown.into_iter().any(|neighbour| neighbour.path == other.address)
}

/// Of each work the version in `language`, else the original, else the most alike.
fn one_version_each(
    catalogue: &Catalogue<'_>,
    mut candidates: Vec<(u32, Likeness)>,
    language: &str,
) -> Vec<(u32, Likeness)> {
    candidates.sort_by_cached_key(|(row, _)| {
        let article = catalogue.at(*row);
        (catalogue.work(*row), article.language != language, article.id != article.work, *row)
    });
    candidates.dedup_by_key(|(row, _)| catalogue.work(*row));
    candidates
}

fn published(article: &Article, reason: Reason) -> Related {
    Related {
        path: article.address.clone(),
        title: article.title.clone(),
        language: article.language.clone(),
        date: article.date.as_ref().map(|date| date.as_str().to_owned()),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn the_most_alike_first_and_none_newer() {
        let with = |id: &str, date: &str, topics: &[&str], regions: &[&str], places: &[&str]| {
            samples::about(samples::article(id, date, "en"), topics, regions, places)
        };
        let newsroom = samples::newsroom(vec![
            with("newer", "2019-05", &["mining"], &["cusco"], &["Espinar"]),
            with("this", "2019-04", &["mining"], &["cusco"], &["Espinar"]),
            with("topic", "2019-03", &["mining"], &["cusco"], &[]),
            with("elsewhere", "2019-02", &["mining"], &["puno"], &[]),
            with("place", "2018-02", &["mining"], &["cusco"], &["Espinar"]),
            with("undated", "", &["mining"], &["cusco"], &[]),
        ]);
        let catalogue = Catalogue::new(&newsroom);
        let related = related(&catalogue, catalogue.row("this").unwrap(), None);
        let paths: Vec<_> = related.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["/news/2018/02/place/", "/news/2019/03/topic/", "/news/undated/undated/"]);
        assert_eq!(related[0].reason.place.as_deref(), Some("Espinar"));
        let reason = &related[1].reason;
        assert_eq!((reason.topic.as_deref(), reason.region.as_deref()), (Some("mining"), Some("cusco")));
    }

    #[test]
    fn a_work_stands_once_and_not_beside_itself() {
        let this = samples::about(samples::article("this", "2019-04", "en"), &["mining"], &[], &[]);
        let esto = samples::version_of(&this, "esto", "2019-03", "es");
        let one = samples::about(samples::article("one", "2018-04", "en"), &["mining"], &[], &[]);
        let uno = samples::version_of(&one, "uno", "2018-05", "es");
        let newsroom = samples::newsroom(vec![this, esto, one, uno]);
        let catalogue = Catalogue::new(&newsroom);
        let ids = |id: &str| -> Vec<String> {
            related(&catalogue, catalogue.row(id).unwrap(), None).into_iter().map(|it| it.path).collect()
        };
        assert_eq!(ids("this"), ["/news/2018/04/one/"]);
        assert_eq!(ids("esto"), ["/es/news/2018/05/uno/"]);
    }
    #[test]
    fn what_shares_less_fills_up() {
        let with = |id: &str, date: &str, topics: &[&str], regions: &[&str]| {
            samples::about(samples::article(id, date, "en"), topics, regions, &[])
        };
        let elsewhere = with("elsewhere", "2018-01", &["mining"], &["puno"]);
        let newsroom = samples::newsroom(vec![
            with("newer", "2019-05", &["mining"], &["puno"]),
            with("this", "2019-04", &["mining"], &["cusco"]),
            with("region", "2019-03", &["water"], &["cusco"]),
            with("neither", "2019-02", &["water"], &["puno"]),
            with("close", "2018-02", &["mining"], &["cusco"]),
            samples::version_of(&elsewhere, "otra-parte", "2018-06", "es"),
            elsewhere,
            with("region-too", "2017", &["water"], &["cusco"]),
            with("alone", "1999", &["mining"], &["puno"]),
        ]);
        let catalogue = Catalogue::new(&newsroom);
        let found = |id: &str| -> Vec<(String, Option<String>, Option<String>)> {
            let related = related(&catalogue, catalogue.row(id).unwrap(), None);
            let slug = |path: &str| path.rsplit('/').nth(1).unwrap_or_default().to_owned();
            related.into_iter().map(|it| (slug(&it.path), it.reason.topic, it.reason.region)).collect()
        };
        let row = |slug: &str, topic: &str, region: &str| {
            let some = |id: &str| (!id.is_empty()).then(|| id.to_owned());
            (slug.to_owned(), some(topic), some(region))
        };
        // The close first; then topics, the newest before it first and a work once; no more than three.
        assert_eq!(
            found("this"),
            [row("close", "mining", "cusco"), row("elsewhere", "mining", ""), row("alone", "mining", "")]
        );
        assert_eq!(
            found("region"),
            [row("region-too", "water", "cusco"), row("neither", "water", ""), row("close", "", "cusco")]
        );
        assert_eq!(found("alone"), []);
    }
}
