//! A made-up newsroom of any size, for measuring and for tests: the same number and seed give the same files.
//!
//! The articles, the newest last, spread evenly over forty years; each is drawn from a generator of its own, seeded by
//! its distance from the newest, so that the newest articles are the same however many lie behind them. `words` makes
//! two languages whose words are as often as Zipf's law says; `plan` draws what an article is; `write` makes its file.

mod plan;
mod random;
mod words;
mod write;

use std::fmt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// How many topics, regions, series and years there are.
pub const TOPICS: usize = 14;
/// See [`TOPICS`].
pub const REGIONS: usize = 26;
/// See [`TOPICS`].
pub const SERIES: usize = 60;
/// How many people sign articles.
pub const AUTHORS: usize = 48;

/// What to make.
#[derive(Clone, Debug)]
pub struct SampleOptions {
    /// How many articles, translations counted.
    pub articles: u32,
    /// Another seed gives another newsroom.
    pub seed: u64,
    /// The content folder to write; it must not be there yet, or be empty.
    pub out: PathBuf,
}

/// Why no sample was written.
#[derive(Debug)]
pub enum SampleError {
    /// The folder holds something.
    NotEmpty(PathBuf),
    /// The operating system refused.
    Io(PathBuf, std::io::Error),
}

impl fmt::Display for SampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmpty(folder) => {
                write!(f, "{} is not empty; name another folder with --out", folder.display())
            }
            Self::Io(path, error) => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for SampleError {}

/// Writes a content folder.
///
/// # Errors
/// A [`SampleError`]; what was written before it stays.
pub fn sample(options: &SampleOptions) -> Result<(), SampleError> {
    let out = &options.out;
    let is_empty = std::fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty {
        return Err(SampleError::NotEmpty(out.clone()));
    }
    let words = words::Lexicon::new(options.seed);
    for (path, text) in write::house(&words) {
        put(out, &path, &text)?;
    }
    let plans = plan::plan(options.articles, options.seed);
    for year in plans.iter().map(plan::Plan::folder).collect::<std::collections::BTreeSet<_>>() {
        let folder = out.join("news").join(year);
        std::fs::create_dir_all(&folder).map_err(|error| SampleError::Io(folder, error))?;
    }
    plans.par_iter().try_for_each(|plan| {
        let (path, text) = write::article(plan, &plans, &words);
        let path = out.join(path);
        std::fs::write(&path, text).map_err(|error| SampleError::Io(path, error))
    })
}

fn put(out: &Path, path: &str, text: &str) -> Result<(), SampleError> {
    let path = out.join(path);
    let folder = path.parent().unwrap_or(out).to_owned();
    std::fs::create_dir_all(&folder).map_err(|error| SampleError::Io(folder, error))?;
    std::fs::write(&path, text).map_err(|error| SampleError::Io(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::content::{LoadOptions, load};

    fn made(articles: u32) -> (tempfile::TempDir, crate::publish::content::Newsroom) {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("content");
        sample(&SampleOptions { articles, seed: 7, out: out.clone() }).unwrap();
        let (newsroom, faults) = load(&out, &LoadOptions::default());
        assert_eq!(faults.errors(), 0, "{}", faults.render(""));
        (place, newsroom.unwrap())
    }

    #[test]
    fn is_a_newsroom_without_a_fault() {
        let (_place, newsroom) = made(600);
        assert_eq!(newsroom.articles.len(), 600);
        let sizes = (newsroom.topics.len(), newsroom.regions.len(), newsroom.series.len());
        assert_eq!(sizes, (TOPICS, REGIONS, SERIES));
        let count = |of: &dyn Fn(&crate::publish::content::newsroom::Article) -> bool| {
            newsroom.articles.iter().filter(|article| of(article)).count()
        };
        assert!((90..150).contains(&count(&|it| it.language == "es")), "a fifth is Spanish");
        assert!(count(&|it| it.date.is_none()) > 3, "some are undated");
        assert!(count(&|it| it.date.as_ref().is_some_and(|date| !date.month_known())) > 10);
        assert!(count(&|it| it.translates.is_some()) > 10);
        assert!((300..420).contains(&count(&|it| !it.authors.is_empty())), "three in five are signed");
        assert!(count(&|it| it.authors.len() == 2) > 10);
        assert!(count(&|it| !it.places.is_empty()) > 60);
        assert!(newsroom.topics.iter().all(|topic| !topic.aliases.is_empty()));
        let tiles: std::collections::BTreeSet<_> = newsroom.regions.iter().filter_map(|it| it.grid).collect();
        assert_eq!(tiles.len(), REGIONS, "each region has a tile of its own");
        assert!(
            newsroom.regions.iter().all(|region| !region.aliases.is_empty() && !region.places.is_empty())
        );
        let words: usize = newsroom.articles.iter().map(|it| it.body.text.split_whitespace().count()).sum();
        assert!((300..400).contains(&(words / 600)), "{}", words / 600);
    }

    #[test]
    fn the_newest_are_the_same_however_many_there_are() {
        let titles = |articles| {
            let (_place, newsroom) = made(articles);
            newsroom
                .articles
                .iter()
                .take(5)
                .map(|it| (it.title.clone(), it.summary.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(titles(60), titles(240));
    }
}
