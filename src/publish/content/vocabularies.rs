//! The vocabularies while files are read: is there such an id, and which is the nearest.

use std::collections::{BTreeSet, HashMap};

use crate::model::Text;
use crate::publish::fault::{Code, Fix};

use super::nearest::{is_one_typo, nearest, suggestion};
use super::newsroom::{KINDS, Kind, Numbering, Region, Series, Topic};
use super::sheet::Sheet;
use super::slug::folded;

/// The ids of one vocabulary.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    all: Vec<String>,
    places: HashMap<String, usize>,
    /// What else each is called, folded; an empty id where two are called so.
    called: HashMap<String, String>,
    /// Whether its file could be read; if not, any id passes, and one fault does not look like a hundred.
    sure: bool,
}

impl Ids {
    /// The ids in order.
    pub(super) fn new(all: impl Iterator<Item = String>, sure: bool) -> Self {
        let all: Vec<String> = all.collect();
        let places = all.iter().enumerate().map(|(at, id)| (id.clone(), at)).collect();
        Self { all, places, called: HashMap::new(), sure }
    }

    /// The same, knowing names and aliases too.
    fn with_names<'n>(mut self, names: impl Iterator<Item = (&'n str, &'n Text, &'n [String])>) -> Self {
        for (id, name, aliases) in names {
            for word in name.0.values().chain(aliases) {
                let known = self.called.entry(folded(word)).or_insert_with(|| id.to_owned());
                if known != id {
                    known.clear();
                }
            }
        }
        self
    }

    /// The id of what is called so, where there is one.
    fn of_name(&self, word: &str) -> Option<&str> {
        self.called.get(&folded(word)).map(String::as_str).filter(|id| !id.is_empty())
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
        let otherwise = format!("add it to {file}, or take it out");
        let named = self.of_name(id);
        let mend =
            named.map_or_else(|| suggestion(id, self.iter(), &otherwise), |named| format!("write {named}"));
        let typo = || nearest(id, self.iter()).filter(|near| is_one_typo(id, near));
        let fix = named.or_else(typo).map(|meant| Fix::words(id, meant));
        sheet.error_with_fix(Code::UnknownId, line, format!("there is no {what} “{id}”"), mend, fix);
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
            topics: ids(topics, |topic| &topic.id).with_names(
                topics.unwrap_or_default().iter().map(|one| (&*one.id, &one.name, &*one.aliases)),
            ),
            regions: ids(regions, |region| &region.id).with_names(
                regions.unwrap_or_default().iter().map(|one| (&*one.id, &one.name, &*one.aliases)),
            ),
            series: ids(series, |series| &series.id).with_names(
                series.unwrap_or_default().iter().map(|one| (&*one.id, &one.name, &*one.aliases)),
            ),
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
