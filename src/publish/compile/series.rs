//! Series: what stands at each number, and what an article of one stands beside.
//!
//! Where there are numbers, previous and next go by number, and numbers that are missing between are said; articles
//! without a number go by date. Undated ones without a number have no place, and so nothing before or after.

use std::collections::{BTreeMap, HashMap};

use crate::model::{self, Neighbour, SeriesStrip};
use crate::publish::content::newsroom::{InSeries, Numbering, Series};

use super::{Catalogue, parts};

/// What stands in each series.
#[derive(Debug, Default)]
pub struct SeriesBook {
    series: HashMap<String, Contents>,
}

/// What stands in one series, by rows of the catalogue.
#[derive(Debug, Default)]
pub struct Contents {
    /// Every version of what stands at each number, in list order; never empty.
    numbers: BTreeMap<u32, Vec<u32>>,
    /// The versions of each dated work without a number, the newest work first.
    by_date: Vec<Vec<u32>>,
    /// The place of each work in `by_date`.
    places: HashMap<u32, usize>,
}

impl SeriesBook {
    pub(super) fn new(catalogue: &Catalogue<'_>) -> Self {
        let mut series: HashMap<String, Contents> = HashMap::new();
        for row in catalogue.rows() {
            let article = catalogue.at(row);
            let Some(place) = &article.series else { continue };
            let contents = match series.get_mut(&place.id) {
                Some(contents) => contents,
                None => series.entry(place.id.clone()).or_default(),
            };
            if let Some(number) = place.number {
                contents.numbers.entry(number).or_default().push(row);
            } else if article.date.is_some() {
                let next = contents.by_date.len();
                let at = *contents.places.entry(catalogue.work(row)).or_insert(next);
                if at == next {
                    contents.by_date.push(Vec::new());
                }
                contents.by_date[at].push(row);
            }
        }
        Self { series }
    }

    /// What stands in the series of this id; nothing when no article does.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Contents> {
        self.series.get(id)
    }
}

impl Contents {
    /// The numbers that are here, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.numbers.keys().copied()
    }

    /// The rows at a number as a reader of `language` is shown them: one version of each work, in the publisher's
    /// order, then in list order.
    #[must_use]
    pub fn at(&self, catalogue: &Catalogue<'_>, number: u32, language: &str) -> Vec<u32> {
        let Some(rows) = self.numbers.get(&number) else { return Vec::new() };
        let mut shown = catalogue.fold(rows, language);
        shown.sort_by_key(|row| {
            let place = catalogue.at(*row).series.as_ref();
            place.and_then(|place| place.order).map_or(i64::MAX, |order| order.max(0))
        });
        shown
    }

    /// The nearest number before and after one.
    #[must_use]
    pub fn beside(&self, number: u32) -> (Option<u32>, Option<u32>) {
        let before = self.numbers.range(..number).next_back().map(|(number, _)| *number);
        let after = number.checked_add(1).and_then(|from| self.numbers.range(from..).next());
        (before, after.map(|(number, _)| *number))
    }
}

/// What stands beside the article at `row`, which has this place in a series; its own place is left to the caller.
#[must_use]
pub fn strip(catalogue: &Catalogue<'_>, row: u32, place: &InSeries) -> SeriesStrip {
    let newsroom = catalogue.newsroom();
    let (Some(contents), Some(series)) =
        (catalogue.series().of(&place.id), newsroom.series.iter().find(|it| it.id == place.id))
    else {
        return SeriesStrip::default();
    };
    let language = catalogue.at(row).language.as_str();
    let Some(number) = place.number else { return by_date(catalogue, contents, row, language) };
    let (before, after) = contents.beside(number);
    let by_issues = series.numbering == Numbering::Issues;
    let neighbour = |number: u32| {
        if by_issues {
            return Some(issue_neighbour(catalogue, series, number, language));
        }
        let shown = contents.at(catalogue, number, language);
        shown.first().map(|row| article_neighbour(catalogue, *row, Some(number)))
    };
    let issue = if by_issues { contents.at(catalogue, number, language) } else { Vec::new() };
    SeriesStrip {
        previous: before.and_then(neighbour),
        next: after.and_then(neighbour),
        missing_before: before.and_then(|before| between(before, number)),
        missing_after: after.and_then(|after| between(number, after)),
        issue: issue.into_iter().map(|row| article_neighbour(catalogue, row, Some(number))).collect(),
        ..SeriesStrip::default()
    }
}

/// The numbers strictly between two: first and last.
fn between(low: u32, high: u32) -> Option<(u32, u32)> {
    (high - low > 1).then(|| (low + 1, high - 1))
}

fn by_date(catalogue: &Catalogue<'_>, contents: &Contents, row: u32, language: &str) -> SeriesStrip {
    let Some(place) = contents.places.get(&catalogue.work(row)).copied() else {
        return SeriesStrip::default();
    };
    let at = |place: usize| {
        let shown = catalogue.fold(contents.by_date.get(place)?, language);
        shown.first().map(|row| article_neighbour(catalogue, *row, None))
    };
    SeriesStrip { previous: at(place + 1), next: place.checked_sub(1).and_then(at), ..SeriesStrip::default() }
}

fn issue_neighbour(catalogue: &Catalogue<'_>, series: &Series, number: u32, language: &str) -> Neighbour {
    let described = series.issues.iter().find(|issue| issue.number == number);
    Neighbour {
        path: format!("{}/series/{}/{number}/", catalogue.language_root(language), series.id),
        title: described.map(|issue| parts::words(&issue.title, language)).unwrap_or_default(),
        number: Some(number),
    }
}

fn article_neighbour(catalogue: &Catalogue<'_>, row: u32, number: Option<u32>) -> Neighbour {
    let article = catalogue.at(row);
    Neighbour { path: article.address.clone(), title: article.title.clone(), number }
}

/// What is known of an issue, in the published form.
#[must_use]
pub fn issue(series: &Series, number: u32, first_language: &str) -> model::Issue {
    let Some(described) = series.issues.iter().find(|issue| issue.number == number) else {
        return model::Issue { number, ..model::Issue::default() };
    };
    model::Issue {
        number,
        date: described.date.as_ref().map(|date| date.as_str().to_owned()),
        title: described.title.clone(),
        document: described.file.as_ref().map(|file| parts::document(file, first_language)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{article, samples};
    use super::*;

    fn strip_of(newsroom: &crate::publish::content::Newsroom, id: &str) -> SeriesStrip {
        let catalogue = Catalogue::new(newsroom);
        let row = catalogue.row(id).unwrap();
        article::article(&catalogue, catalogue.at(row)).series.unwrap()
    }

    fn paths(neighbours: &[Neighbour]) -> Vec<&str> {
        neighbours.iter().map(|it| it.path.as_str()).collect()
    }

    #[test]
    fn parts_go_by_number_and_say_what_is_missing() {
        let newsroom = samples::newsroom(vec![
            samples::in_series(samples::article("five", "2019-01-05", "en"), "letters", Some(5), None),
            samples::in_series(samples::article("two", "2019-03-02", "en"), "letters", Some(2), None),
            samples::in_series(samples::article("one", "", "en"), "letters", Some(1), None),
        ]);
        let strip = strip_of(&newsroom, "two");
        assert_eq!(strip.previous.unwrap().path, "/news/undated/one/");
        assert_eq!(strip.next.unwrap().number, Some(5));
        assert_eq!((strip.missing_before, strip.missing_after), (None, Some((3, 4))));
        assert_eq!(strip.issue, []);
    }

    #[test]
    fn an_issue_holds_its_articles_in_order() {
        let newsroom = samples::newsroom(vec![
            samples::in_series(samples::article("b", "2019-01-05", "en"), "update", Some(102), Some(2)),
            samples::in_series(samples::article("a", "2019-01-05", "en"), "update", Some(102), Some(1)),
            samples::in_series(samples::article("late", "2019-01-05", "en"), "update", Some(102), None),
            samples::in_series(samples::article("next", "2019-05-05", "en"), "update", Some(105), None),
        ]);
        let strip = strip_of(&newsroom, "a");
        assert_eq!(paths(&strip.issue), ["/news/2019/01/a/", "/news/2019/01/b/", "/news/2019/01/late/"]);
        // Issue 99 is described in the vocabulary alone: there is nothing to read.
        assert_eq!(strip.previous, None);
        assert_eq!(strip.missing_after, Some((103, 104)));
        assert_eq!(strip.next.unwrap().path, "/series/update/105/");
    }

    #[test]
    fn without_numbers_the_date_decides() {
        let newsroom = samples::newsroom(vec![
            samples::in_series(samples::article("new", "2019", "en"), "notes", None, None),
            samples::in_series(samples::article("middle", "2018", "en"), "notes", None, None),
            samples::in_series(samples::article("old", "2017", "en"), "notes", None, None),
            samples::in_series(samples::article("when", "", "en"), "notes", None, None),
        ]);
        let strip = strip_of(&newsroom, "middle");
        assert_eq!(strip.previous.unwrap().path, "/news/2017/old/");
        assert_eq!(strip.next.unwrap().path, "/news/2019/new/");
        assert_eq!(strip_of(&newsroom, "when").previous, None);
    }

    #[test]
    fn neighbours_are_in_the_readers_language_where_they_can_be() {
        let one = samples::in_series(samples::article("one", "2019-01", "en"), "letters", Some(1), None);
        let two = samples::in_series(samples::article("two", "2019-02", "en"), "letters", Some(2), None);
        let uno = samples::version_of(&one, "uno", "2019-01", "es");
        let dos = samples::version_of(&two, "dos", "2019-02", "es");
        let newsroom = samples::newsroom(vec![one, two, uno, dos]);
        assert_eq!(strip_of(&newsroom, "two").previous.unwrap().path, "/news/2019/01/one/");
        assert_eq!(strip_of(&newsroom, "dos").previous.unwrap().path, "/es/news/2019/01/uno/");
    }
}
