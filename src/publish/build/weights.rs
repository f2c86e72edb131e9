//! What a site weighs, by what its files are: told with every verbose build, so that nobody has to guess.

use std::collections::BTreeMap;
use std::fmt;

use crate::archive::route::{Address, Route, Scope};

/// Files and bytes by sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights(BTreeMap<&'static str, (usize, u64)>);

impl Weights {
    /// Of files (path and size); `further` are the languages that paths may begin with.
    pub(super) fn of<'p>(files: impl Iterator<Item = (&'p str, u64)>, further: &[String]) -> Self {
        let mut weights = Self::default();
        for (path, size) in files {
            let place = weights.0.entry(sort(path, further)).or_default();
            place.0 += 1;
            place.1 += size;
        }
        weights
    }

    /// Each sort with its files and bytes, the heaviest first.
    #[must_use]
    pub fn heaviest_first(&self) -> Vec<(&'static str, usize, u64)> {
        let mut all: Vec<_> = self.0.iter().map(|(sort, (files, bytes))| (*sort, *files, *bytes)).collect();
        all.sort_by_key(|(sort, _, bytes)| (std::cmp::Reverse(*bytes), *sort));
        all
    }
}

/// A line for each sort.
impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>8}  {:>12}", "files", "bytes")?;
        for (sort, files, bytes) in self.heaviest_first() {
            writeln!(f, "{files:>8}  {bytes:>12}  {sort}")?;
        }
        Ok(())
    }
}

/// What a file is.
fn sort(path: &str, further: &[String]) -> &'static str {
    if path == super::whole::PATH {
        return "data: the archive as one file";
    }
    if path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).is_some_and(|it| it.contains('.')) {
        return "compressed copies";
    }
    if let Some(data) = path.strip_prefix("data/v1/") {
        return match data.split(['/', '.']).next().unwrap_or_default() {
            "articles" => "data: articles",
            "cards" => "data: cards",
            "latest" => "data: latest",
            "pictures" => "data: smaller pictures",
            "search" => "data: search",
            _ => "data: roots, pages, series",
        };
    }
    if path.rsplit('.').next() != Some("html") {
        if path.starts_with("feeds/") {
            return "feeds";
        }
        return if path.starts_with("app/") { "program" } else { "media and other files" };
    }
    match Address::parse(path, further).route {
        Route::Article(_) => "pages of articles",
        Route::Year { scope: Scope::News, .. }
        | Route::Month { .. }
        | Route::Undated { scope: Scope::News, .. } => "lists of years and months",
        Route::Year { .. } | Route::Undated { .. } => "lists of a topic's, region's or series' years",
        Route::List(Scope::Number(..)) => "pages of numbers",
        Route::List(_) => "lists with filters",
        _ => "other pages",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_files_are() {
        let files = [
            ("index.html", 1),
            ("index.html.br", 1),
            ("news/2019/06/a/index.html", 5),
            ("es/news/undated/b/index.html", 5),
            ("es/news/2019/06/index.html", 3),
            ("topics/mining/2019/part-2/index.html", 2),
            ("series/update/102/index.html", 2),
            ("regions/cusco/index.html", 4),
            ("data/v1/articles/2019/a.abcdefghij.json", 7),
            ("data/v1/site.json", 6),
            ("data/v1/pictures/x-jpg-400.abcdefghij.webp", 4),
            ("app/start.js", 1),
            ("media/x.pdf", 9),
        ];
        let weights = Weights::of(files.into_iter(), &["es".to_owned()]);
        let told: Vec<_> = weights.heaviest_first();
        assert_eq!(told[0], ("pages of articles", 2, 10));
        assert!(told.contains(&("lists of a topic's, region's or series' years", 1, 2)), "{told:?}");
        assert!(told.contains(&("data: smaller pictures", 1, 4)));
        assert!(told.contains(&("compressed copies", 1, 1)) && told.contains(&("program", 1, 1)));
        assert!(weights.to_string().contains("       2            10  pages of articles\n"));
    }
}
