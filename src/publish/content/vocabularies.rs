//! The vocabularies while files are read: is there such an id, and which is the nearest.

use std::collections::{BTreeSet, HashMap};

use crate::publish::fault::Code;

use super::nearest::suggestion;
use super::newsroom::{KINDS, Kind, Numbering, Region, Series, Topic};
use super::sheet::Sheet;
use super::slug::folded;

/// The ids of one vocabulary.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    all: Vec<String>,
    places: HashMap<String, usize>,
    /// Whether its file could be read; if not, any id passes, and one fault does not look like a hundred.
    sure: bool,
}

impl Ids {
    /// The ids in order.
    pub(super) fn new(all: impl Iterator<Item = String>, sure: bool) -> Self {
        let all: Vec<String> = all.collect();
        let places = all.iter().enumerate().map(|(at, id)| (id.clone(), at)).collect();
        Self { all, places, sure }
    }

    /// Whether there is such an id, as far as is known.
    pub(super) fn has(&self, id: &str) -> bool {
        !self.sure || self.places.contains_key(id)
    }

    /// Whether its file could be read.
    pub(super) fn sure(&self) -> bool {
        self.sure
    }

    /// The ids in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.all.iter().map(String::as_str)
    }

    /// Whether there is such an id; if not, says so.
    pub(super) fn check(&self, sheet: &Sheet<'_>, line: usize, id: &str, what: &str, file: &str) -> bool {
        if self.has(id) {
            return true;
        }
        let known = self.iter();
        let otherwise = format!("add it to {file}, or take it out");
        sheet.error(
            Code::UnknownId,
            line,
            format!("there is no {what} “{id}”"),
            suggestion(id, known, &otherwise),
        );
        false
    }
}

/// All vocabularies.
#[derive(Debug, Default)]
pub(super) struct Vocabularies {
    pub(super) topics: Ids,
    pub(super) regions: Ids,
    pub(super) series: Ids,
    pub(super) forms: Ids,
    pub(super) kinds: Ids,
    /// Folded names of places, and the ids of the regions they stand for.
    pub(super) places: HashMap<String, String>,
    /// What the numbers of each series mean.
    pub(super) numbering: HashMap<String, Numbering>,
}

impl Vocabularies {
    /// Of everything that could be read; nothing where a file could not.
    pub(super) fn new(
        topics: Option<&[Topic]>,
        regions: Option<&[Region]>,
        series: Option<&[Series]>,
        form_ids: Option<&[String]>,
        kinds: Option<&[Kind]>,
    ) -> Self {
        fn ids<T>(list: Option<&[T]>, id: impl Fn(&T) -> &String) -> Ids {
            Ids::new(list.unwrap_or_default().iter().map(|one| id(one).clone()), list.is_some())
        }
        let mut places = HashMap::new();
        for region in regions.unwrap_or_default() {
            for place in &region.places {
                places.entry(folded(place)).or_insert_with(|| region.id.clone());
            }
        }
        let built_in = KINDS.map(|id| Kind { id: id.to_owned(), name: None });
        Self {
            topics: ids(topics, |topic| &topic.id),
            regions: ids(regions, |region| &region.id),
            series: ids(series, |series| &series.id),
            forms: Ids::new(form_ids.unwrap_or_default().iter().cloned(), form_ids.is_some()),
            kinds: Ids::new(kinds.unwrap_or(&built_in).iter().map(|kind| kind.id.clone()), kinds.is_some()),
            places,
            numbering: series.unwrap_or_default().iter().map(|one| (one.id.clone(), one.numbering)).collect(),
        }
    }

    /// Whether a series has numbers.
    pub(super) fn has_numbers(&self, series: &str) -> bool {
        self.numbering.get(series).is_some_and(|numbering| *numbering != Numbering::None)
    }
}

/// What the articles and pages use of it all.
#[derive(Clone, Debug, Default)]
pub(super) struct Used {
    pub(super) topics: BTreeSet<String>,
    pub(super) regions: BTreeSet<String>,
    pub(super) series: BTreeSet<String>,
    pub(super) forms: BTreeSet<String>,
    pub(super) kinds: BTreeSet<String>,
    pub(super) media: BTreeSet<String>,
}

impl Used {
    /// Both together.
    pub(super) fn join(&mut self, other: Self) {
        self.topics.extend(other.topics);
        self.regions.extend(other.regions);
        self.series.extend(other.series);
        self.forms.extend(other.forms);
        self.kinds.extend(other.kinds);
        self.media.extend(other.media);
    }
}
