//! What the pages of a folder have in common: looked at once before any is taken apart. What is the same in most pages
//! is navigation; what all titles share is the site's name.

use std::collections::{HashMap, HashSet};

use super::units::Unit;

/// Fewer pages than this give nothing away.
const FEWEST: u32 = 3;

/// What was counted over all pages.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// How many pages.
    pages: u32,
    /// In how many pages a unit stands, by its hash.
    units: HashMap<u64, u32>,
    /// How many pages each folder has.
    folders: HashMap<String, u32>,
    /// The same as `units` within a folder.
    by_folder: HashMap<(u64, u64), u32>,
    /// In how many pages the first or last part of a title stands, by its words in lower case, and as it is written.
    titles: HashMap<String, (u32, String)>,
    /// How often pages name a language.
    languages: HashMap<String, u32>,
    /// Dates that lists give for pages: by the page's path. Nothing where two lists differ.
    pub(super) listed: HashMap<String, Option<String>>,
}

impl Survey {
    /// Takes a page.
    pub(super) fn add(&mut self, path: &str, title: &str, language: Option<&str>, units: &[Unit<'_>]) {
        self.pages += 1;
        *self.folders.entry(folder(path).to_owned()).or_default() += 1;
        let within = hash(folder(path));
        let distinct: HashSet<u64> = units.iter().map(|unit| unit.hash).collect();
        for unit in distinct {
            *self.units.entry(unit).or_default() += 1;
            *self.by_folder.entry((within, unit)).or_default() += 1;
        }
        let parts = title_parts(title);
        for part in [parts.first(), parts.last()].into_iter().flatten().collect::<HashSet<_>>() {
            let known = self.titles.entry(part.to_lowercase()).or_insert_with(|| (0, (*part).to_owned()));
            known.0 += 1;
        }
        if let Some(language) = language {
            *self.languages.entry(language.to_owned()).or_default() += 1;
        }
    }

    /// Takes the date that a list gives for a page.
    pub(super) fn list(&mut self, path: &str, date: &str) {
        let known = self.listed.entry(path.to_owned()).or_insert_with(|| Some(date.to_owned()));
        if known.as_deref() != Some(date) {
            *known = None;
        }
    }

    /// Whether enough pages were seen to know what they share.
    pub(super) fn knows(&self) -> bool {
        self.pages >= FEWEST
    }

    /// Whether a unit is the same in most pages, or in most of its folder. Links need be in fewer.
    pub(super) fn is_common(&self, path: &str, unit: &Unit<'_>) -> bool {
        let percent = if unit.is_linked() { 25 } else { 51 };
        let often = |count: Option<&u32>, of: u32| {
            count.is_some_and(|count| *count >= FEWEST && *count * 100 >= of * percent)
        };
        let within = folder(path);
        let here = self.folders.get(within).copied().unwrap_or_default();
        often(self.units.get(&unit.hash), self.pages)
            || here > FEWEST && often(self.by_folder.get(&(hash(within), unit.hash)), here)
    }

    /// A page's own title: without the parts that most share.
    pub(super) fn own_title(&self, title: &str) -> String {
        let parts = title_parts(title);
        let shared = |part: &str| {
            let count = self.titles.get(&part.to_lowercase()).map_or(0, |(count, _)| *count);
            self.knows() && count >= FEWEST && count * 100 >= self.pages * 51
        };
        let (mut from, mut to) = (0, parts.len());
        while from < to && shared(parts[from]) {
            from += 1;
        }
        while from < to && shared(parts[to - 1]) {
            to -= 1;
        }
        let (Some(first), Some(last)) = (parts[from..to].first(), parts[from..to].last()) else {
            return String::new();
        };
        // As it is written, with the marks between.
        let offset = |part: &str| part.as_ptr() as usize - title.as_ptr() as usize;
        title[offset(first)..offset(last) + last.len()].to_owned()
    }

    /// The site's name: the part that most titles share.
    pub(super) fn site_name(&self) -> Option<String> {
        let (count, name) =
            self.titles.values().max_by_key(|(count, name)| (*count, name.len(), name.clone()))?;
        (self.knows() && *count * 100 >= self.pages * 51).then(|| name.clone())
    }

    /// The language that most pages name.
    pub(super) fn language(&self) -> Option<String> {
        let (language, count) =
            self.languages.iter().max_by_key(|(name, count)| (**count, (*name).clone()))?;
        (*count * 100 >= self.pages * 51).then(|| language.clone())
    }
}

/// A title cut at the marks that stand between a page's title and the site's name.
fn title_parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    // Each part is a slice of the title.
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · ", " > ", " // ", ": "] {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn hash(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::units::units;
    use super::*;
    use dom_query::Document;

    #[test]
    fn what_pages_share_is_navigation() {
        let mut survey = Survey::default();
        let pages: Vec<Document> = (0..5)
            .map(|n| Document::from(format!("<p>Home</p><p>Text {n}</p><a href=x>More</a><p>© Example</p>")))
            .collect();
        for (n, page) in pages.iter().enumerate() {
            let title = format!("Water rights {n} - Andean Example News");
            survey.add(&format!("news/{n}.html"), &title, Some("en"), &units(&page.body().unwrap()));
        }
        let first =
            units(&pages[0].body().unwrap()).into_iter().map(|unit| survey.is_common("news/0.html", &unit));
        assert_eq!(first.collect::<Vec<_>>(), [true, false, true, true]);
        assert_eq!(survey.own_title("Water rights 3 - Andean Example News"), "Water rights 3");
        assert_eq!(survey.own_title("Andean Example News"), "");
        assert_eq!(survey.own_title("Something - else"), "Something - else");
        assert_eq!(survey.site_name().as_deref(), Some("Andean Example News"));
        assert_eq!(survey.language().as_deref(), Some("en"));
    }

    #[test]
    fn two_pages_share_nothing() {
        let mut survey = Survey::default();
        let page = Document::from("<p>The same</p>");
        for n in 0..2 {
            survey.add(&format!("{n}.html"), "The same - News", None, &units(&page.body().unwrap()));
        }
        assert!(!survey.is_common("0.html", &units(&page.body().unwrap())[0]));
        assert_eq!(survey.own_title("The same - News"), "The same - News");
    }

    #[test]
    fn lists_that_differ_say_nothing() {
        let mut survey = Survey::default();
        survey.list("a.html", "30 April 2004");
        survey.list("a.html", "30 April 2004");
        survey.list("b.html", "30 April 2004");
        survey.list("b.html", "1 May 2004");
        assert_eq!(survey.listed["a.html"].as_deref(), Some("30 April 2004"));
        assert_eq!(survey.listed["b.html"], None);
    }
}
