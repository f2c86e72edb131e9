//! Every article that lists show, in list order, with the versions of each work joined.

use std::collections::HashMap;

use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Article;

use super::order;
use super::related::Affinities;
use super::series::SeriesBook;

/// The articles in list order. A *row* is an article's place in it, from 0; withdrawn articles have none.
#[derive(Debug)]
pub struct Catalogue<'a> {
    newsroom: &'a Newsroom,
    articles: Vec<&'a Article>,
    /// Each row's work, as an index of `versions`.
    works: Vec<u32>,
    /// The rows of each work, the original first.
    versions: Vec<Vec<u32>>,
    rows: HashMap<&'a str, u32>,
    series: SeriesBook,
    affinities: Affinities,
}

impl<'a> Catalogue<'a> {
    /// Puts the newsroom's articles in order.
    ///
    /// # Panics
    /// With more than 4,294,967,295 articles, the most that the published format can count.
    #[must_use]
    pub fn new(newsroom: &'a Newsroom) -> Self {
        let mut articles: Vec<&Article> =
            newsroom.articles.iter().filter(|article| article.withdrawn.is_none()).collect();
        articles.sort_by(|one, other| order::compare(one, other));
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let (mut works, mut versions) = (Vec::with_capacity(articles.len()), Vec::<Vec<u32>>::new());
        let mut rows = HashMap::with_capacity(articles.len());
        for (row, article) in (0u32..).zip(&articles) {
            let next = u32::try_from(versions.len()).expect("there are no more works than rows");
            let work = *numbers.entry(article.work.as_str()).or_insert(next);
            if work == next {
                versions.push(Vec::new());
            }
            let of_work = &mut versions[work as usize];
            if article.id == article.work {
                of_work.insert(0, row);
            } else {
                of_work.push(row);
            }
            works.push(work);
            rows.insert(article.id.as_str(), row);
        }
        let mut catalogue = Self {
            newsroom,
            articles,
            works,
            versions,
            rows,
            series: SeriesBook::default(),
            affinities: Affinities::default(),
        };
        catalogue.series = SeriesBook::new(&catalogue);
        catalogue.affinities = Affinities::new(&catalogue);
        catalogue
    }

    /// What it was made from.
    #[must_use]
    pub fn newsroom(&self) -> &'a Newsroom {
        self.newsroom
    }

    /// The articles, in list order.
    #[must_use]
    pub fn articles(&self) -> &[&'a Article] {
        &self.articles
    }

    /// The article at a row.
    ///
    /// # Panics
    /// When there is no such row.
    #[must_use]
    pub fn at(&self, row: u32) -> &'a Article {
        self.articles[row as usize]
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.articles.len()).unwrap_or(u32::MAX)
    }

    /// The row of the article with this id; withdrawn ones have none.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<u32> {
        self.rows.get(id).copied()
    }

    /// The number of a row's work: the same for all versions of one work, from 0 to [`Catalogue::work_count`].
    #[must_use]
    pub fn work(&self, row: u32) -> u32 {
        self.works[row as usize]
    }

    /// How many works there are.
    #[must_use]
    pub fn work_count(&self) -> usize {
        self.versions.len()
    }

    /// The rows of a work's versions, the original (where it is there) first, then in list order.
    #[must_use]
    pub fn versions(&self, work: u32) -> &[u32] {
        &self.versions[work as usize]
    }

    /// The series, by their numbers.
    #[must_use]
    pub fn series(&self) -> &SeriesBook {
        &self.series
    }

    /// What articles share.
    #[must_use]
    pub fn affinities(&self) -> &Affinities {
        &self.affinities
    }

    /// Where `language` stands in addresses: nothing for the first and for those without an interface, `/es` for a
    /// further one.
    #[must_use]
    pub fn language_root(&self, language: &str) -> String {
        let further = self.newsroom.site.languages.iter().skip(1).any(|code| code == language);
        if further { format!("/{language}") } else { String::new() }
    }

    /// Folds rows (in list order) that a list matches: of each work one row, `language`'s, else the original, else
    /// the first; in list order.
    #[must_use]
    pub fn fold(&self, rows: &[u32], language: &str) -> Vec<u32> {
        // Nearly every work has one version, and needs no table.
        let mut many: HashMap<u32, u32> = HashMap::new();
        for row in rows {
            let work = self.work(*row);
            if self.versions(work).len() > 1 {
                let best = many.entry(work).or_insert(*row);
                if self.rank(*row, language) < self.rank(*best, language) {
                    *best = *row;
                }
            }
        }
        rows.iter().copied().filter(|row| many.get(&self.work(*row)).is_none_or(|best| best == row)).collect()
    }

    /// How many works the rows belong to.
    #[must_use]
    pub fn count_works(&self, rows: &[u32]) -> usize {
        self.fold(rows, "").len()
    }

    fn rank(&self, row: u32, language: &str) -> u8 {
        let article = self.at(row);
        if article.language == language {
            0
        } else if article.id == article.work {
            1
        } else {
            2
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn versions_fold_into_the_readers_own() {
        let mut original = samples::article("one", "2019-03-01", "en");
        original.work = "one".into();
        let translation = samples::version_of(&original, "uno", "2019-04-01", "es");
        let other = samples::article("two", "2019-03-15", "en");
        let newsroom = samples::newsroom(vec![original, translation, other]);
        let catalogue = Catalogue::new(&newsroom);
        let shown = |language| -> Vec<&str> {
            let all: Vec<u32> = catalogue.rows().collect();
            catalogue.fold(&all, language).into_iter().map(|row| catalogue.at(row).id.as_str()).collect()
        };
        assert_eq!(shown("en"), ["two", "one"]);
        assert_eq!(shown("es"), ["uno", "two"]);
        assert_eq!(shown("qu"), ["two", "one"]);
        assert_eq!(catalogue.work_count(), 2);
        assert_eq!(catalogue.versions(catalogue.work(0)), [2, 0]);
    }

    #[test]
    fn the_withdrawn_stand_in_no_list() {
        let mut gone = samples::article("gone", "2019", "en");
        gone.withdrawn = Some(samples::withdrawal());
        let newsroom = samples::newsroom(vec![gone, samples::article("here", "2018", "en")]);
        let catalogue = Catalogue::new(&newsroom);
        assert_eq!(catalogue.articles().len(), 1);
        assert_eq!(catalogue.row("gone"), None);
    }
}
