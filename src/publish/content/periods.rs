//! Which years, months and undated lists there are of every list, before anything is put together: links to others lead
//! nowhere. `prerender/dated` makes just these.

use std::collections::{BTreeMap, HashMap};

use super::identity::{Identity, Labels};
use super::slug::folded;
use super::vocabularies::Vocabularies;

/// How many works a page of such a list holds.
const PART: usize = 50;

/// The articles of each list.
pub(super) struct Periods<'a> {
    files: &'a [&'a Identity],
    /// Of the articles that have other versions, which work they are of.
    works: HashMap<&'a str, &'a str>,
    lists: BTreeMap<String, Vec<usize>>,
    /// Series whose pages of numbers stand where years would.
    numbered: Vec<String>,
}

impl<'a> Periods<'a> {
    /// Puts all articles that are listed into their lists.
    pub(super) fn new(
        files: &'a [&'a Identity],
        work: &'a HashMap<String, String>,
        vocabularies: &Vocabularies,
    ) -> Self {
        let mut versions: HashMap<&str, u32> = HashMap::new();
        let work_of = |file: &Identity| work.get(&file.id).map(String::as_str);
        for work in files.iter().filter_map(|file| work_of(file)) {
            *versions.entry(work).or_default() += 1;
        }
        let several = |work: &&str| versions.get(work).is_some_and(|count| *count > 1);
        let works = files
            .iter()
            .filter_map(|file| Some((file.id.as_str(), work_of(file).filter(several)?)))
            .collect();
        let mut lists: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, file) in files.iter().enumerate() {
            for list in lists_of(&file.labels, vocabularies) {
                lists.entry(list).or_default().push(at);
            }
        }
        let numbered = vocabularies.series.iter().filter(|id| vocabularies.has_numbers(id));
        let numbered = numbered.map(|id| format!("series/{id}/")).collect();
        Self { files, works, lists, numbered }
    }

    /// The paths of all such lists, with their parts, for readers of one language, without its prefix.
    pub(super) fn paths(&self, language: &str) -> Vec<String> {
        let mut paths = Vec::new();
        for (list, files) in &self.lists {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for at in self.shown(files, language) {
                let date = self.files[at].date.as_ref();
                match date.and_then(|date| Some((date.year()?, date.month()))) {
                    None => *counts.entry("undated/".to_owned()).or_default() += 1,
                    Some(_) if self.numbered.contains(list) => {}
                    Some((year, month)) => {
                        *counts.entry(format!("{year:04}/")).or_default() += 1;
                        if let Some(month) = month.filter(|_| list == "news/") {
                            *counts.entry(format!("{year:04}/{month:02}/")).or_default() += 1;
                        }
                    }
                }
            }
            for (period, count) in counts {
                let later = 2..=count.div_ceil(PART);
                paths.extend(later.map(|part| format!("{list}{period}part-{part}/")));
                paths.push(format!("{list}{period}"));
            }
        }
        paths
    }

    /// Of each work the version that readers of a language are shown.
    fn shown(&self, files: &[usize], language: &str) -> Vec<usize> {
        let rank = |at: usize| {
            let file = self.files[at];
            (file.language != language, self.works.get(file.id.as_str()) != Some(&file.id.as_str()))
        };
        let mut best: HashMap<&str, usize> = HashMap::new();
        for at in files {
            if let Some(work) = self.works.get(self.files[*at].id.as_str()) {
                let known = best.entry(work).or_insert(*at);
                if rank(*at) < rank(*known) {
                    *known = *at;
                }
            }
        }
        let is_shown = |at: &usize| {
            let work = self.works.get(self.files[*at].id.as_str());
            work.is_none_or(|work| best.get(work) == Some(at))
        };
        files.iter().copied().filter(is_shown).collect()
    }
}

/// The paths of the lists that an article stands in, each once.
fn lists_of(labels: &Labels, vocabularies: &Vocabularies) -> Vec<String> {
    let topics = labels.topics.iter().map(|id| format!("topics/{id}/"));
    let series = labels.series.iter().map(|id| format!("series/{id}/"));
    let of_places = labels.places.iter().filter_map(|name| vocabularies.places.get(&folded(name)));
    let mut regions = labels.regions.iter().chain(of_places).map(|id| format!("regions/{id}/")).peekable();
    let country = regions.peek().is_none().then(|| "regions/country/".to_owned());
    let mut lists = vec!["news/".to_owned()];
    for list in topics.chain(series).chain(country).chain(regions) {
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists
}
