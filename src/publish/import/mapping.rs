//! The mapping file, `import.yaml`: what each category and tag becomes. It is proposed from what the content folder has,
//! and the publisher's word counts from then on.

use std::fmt::Write as _;

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use crate::publish::content::{Plain, folded, is_id, slugify, yaml as read_yaml};

use super::ImportError;
use super::place::Place;
use super::spool::{SeenTerm, Spool};
use super::yaml::{Yaml, one_line};

/// What a term becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A topic, by its id.
    Topic(String),
    /// A region, by its id.
    Region(String),
    /// A place, by its name.
    Place(String),
    /// A series, by its id.
    Series(String),
    /// A kind of article.
    Kind(String),
    /// Nothing that is published.
    Drop,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(id) => write!(f, "topic {id}"),
            Self::Region(id) => write!(f, "region {id}"),
            Self::Place(name) => write!(f, "place {name}"),
            Self::Series(id) => write!(f, "series {id}"),
            Self::Kind(id) => write!(f, "kind {id}"),
            Self::Drop => f.write_str("drop"),
        }
    }
}

/// What all terms become.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapping {
    terms: BTreeMap<(String, String), Target>,
    /// Terms that the file does not name, and what is guessed of them.
    pub(super) guessed: Vec<(String, Target)>,
}

/// Where the mapping file is, when nobody says.
pub(super) fn beside(content: &Path) -> PathBuf {
    let whole = std::path::absolute(content).unwrap_or_else(|_| content.to_owned());
    whole.parent().unwrap_or(content).join("import.yaml")
}

impl Mapping {
    /// What the file says, and guesses for what it does not name; nothing when it is not there.
    pub(super) fn read(path: &Path, spool: &Spool, place: &Place) -> Result<Option<Self>, ImportError> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(ImportError::File(path.to_owned(), error)),
        };
        let wrong = |what: String| ImportError::Mapping(path.to_owned(), what);
        let tree = read_yaml(&text).map_err(wrong)?;
        let mut mapping = Self::default();
        let none = Vec::new();
        let items = match tree.get("terms") {
            Some(Plain::List(items)) => items,
            Some(Plain::Null) => &none,
            _ => return Err(wrong("there is no list “terms”".to_owned())),
        };
        for item in items {
            let term = (item.words("from").to_owned(), item.words("slug").to_owned());
            let to = item.words("to");
            let target = target(to).ok_or_else(|| {
                wrong(format!(
                    "{} {}: “{to}” is not understood; write topic ID, region ID, place NAME, series ID, kind ID or drop",
                    term.0, term.1
                ))
            })?;
            mapping.terms.insert(term, target);
        }
        mapping.complete(spool, place);
        for target in mapping.terms.values() {
            let (what, known, id) = match target {
                Target::Region(id) => ("region", &place.regions, id),
                Target::Kind(id) => ("kind", &place.kinds, id),
                _ => continue,
            };
            if !known.contains(id) {
                return Err(wrong(format!("there is no {what} {id}; add it to the content folder first")));
            }
        }
        Ok(Some(mapping))
    }

    /// What is guessed of everything.
    pub(super) fn proposed(spool: &Spool, place: &Place) -> Self {
        let mut mapping = Self::default();
        mapping.complete(spool, place);
        mapping.guessed.clear();
        mapping
    }

    fn complete(&mut self, spool: &Spool, place: &Place) {
        for (term, seen) in spool.terms.iter().filter(|(_, seen)| seen.count > 0) {
            if !self.terms.contains_key(term) {
                let target = guess(term, seen, place);
                self.guessed.push((format!("{} {}", term.0, term.1), target.clone()));
                self.terms.insert(term.clone(), target);
            }
        }
    }

    /// What a term becomes.
    pub(super) fn target(&self, term: &(String, String)) -> &Target {
        self.terms.get(term).unwrap_or(&Target::Drop)
    }

    /// Topics that are named and not there yet: id and name.
    pub(super) fn new_topics(&self, spool: &Spool, place: &Place) -> Vec<(String, String)> {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut topics = Vec::new();
        for (term, target) in &self.terms {
            let Some(found) = spool.terms.get(term).filter(|found| found.count > 0) else { continue };
            if let Target::Topic(id) = target
                && !place.topics.contains(id)
                && seen.insert(id)
            {
                topics.push((id.clone(), name_of(term, found).to_owned()));
            }
        }
        topics
    }

    /// Series that are named and not there yet: id, name, and whether items have numbers in it.
    pub(super) fn new_series(&self, spool: &Spool, place: &Place) -> Vec<(String, String, bool)> {
        let mut series: BTreeMap<&str, (String, bool)> = BTreeMap::new();
        for (term, target) in &self.terms {
            let Some(found) = spool.terms.get(term).filter(|found| found.count > 0) else { continue };
            if let Target::Series(id) = target
                && !place.series.contains(id)
            {
                let known = series.entry(id).or_insert_with(|| (name_of(term, found).to_owned(), false));
                known.1 |= found.numbered;
            }
        }
        series.into_iter().map(|(id, (name, numbered))| (id.to_owned(), name, numbered)).collect()
    }

    /// The file, with what is known of each term; the most used first.
    pub(super) fn to_yaml(&self, spool: &Spool, place: &Place, source: &str) -> String {
        let mut text = format!(
            "# What the categories and tags of {} become here. Correct it, and run the import again.\n\
             # to: topic ID, region ID, place NAME, series ID, kind ID, or drop. A topic or series that is not there yet is made.\n\
             # What is dropped is kept in each file as x-terms, and not published.\n\
             terms:\n",
            source.replace(|c: char| c.is_control(), " ")
        );
        let mut terms: Vec<_> =
            self.terms.iter().filter_map(|(term, to)| Some((term, to, spool.terms.get(term)?))).collect();
        terms.sort_by_key(|(term, _, seen)| (term.0.clone(), std::cmp::Reverse(seen.count)));
        for (term, to, seen) in terms {
            let is_new = match to {
                Target::Topic(id) => !place.topics.contains(id),
                Target::Series(id) => !place.series.contains(id),
                _ => false,
            };
            let line = Yaml::Map(vec![
                ("from".into(), Yaml::words(&term.0)),
                ("slug".into(), Yaml::words(&term.1)),
                ("name".into(), Yaml::words(name_of(term, seen))),
                ("items".into(), Yaml::Bare(seen.count.to_string())),
                ("to".into(), Yaml::words(to.to_string())),
            ]);
            let _ = writeln!(text, "  - {}{}", one_line(&line), if is_new { "   # new" } else { "" });
        }
        if self.terms.is_empty() {
            text.truncate(text.len() - 1);
            text.push_str(" []\n");
        }
        text
    }

    /// How many become what.
    pub(super) fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for target in self.terms.values() {
            let what = match target {
                Target::Topic(_) => "topics",
                Target::Region(_) => "regions",
                Target::Place(_) => "places",
                Target::Series(_) => "series",
                Target::Kind(_) => "kinds",
                Target::Drop => "dropped",
            };
            *counts.entry(what).or_default() += 1;
        }
        counts
    }
}

fn target(text: &str) -> Option<Target> {
    let (what, rest) = text.split_once(' ').unwrap_or((text, ""));
    let rest = rest.trim();
    let id = || is_id(rest).then(|| rest.to_owned());
    match what {
        "topic" => id().map(Target::Topic),
        "region" if rest != "country" => id().map(Target::Region),
        "place" if !rest.is_empty() => Some(Target::Place(rest.to_owned())),
        "series" => id().map(Target::Series),
        "kind" => id().map(Target::Kind),
        "drop" if rest.is_empty() => Some(Target::Drop),
        _ => None,
    }
}

fn name_of<'a>(term: &'a (String, String), seen: &'a SeenTerm) -> &'a str {
    if seen.name.trim().is_empty() { &term.1 } else { &seen.name }
}

/// What a term means here: something that is called so; else a category becomes a topic, and a tag nothing.
fn guess(term: &(String, String), seen: &SeenTerm, place: &Place) -> Target {
    let name = name_of(term, seen);
    let slug = slugify(&crate::publish::content::decoded_path(&term.1));
    for called in [folded(name), slugify(name), slug.clone()] {
        if let Some(target) = place.names.get(&called) {
            return target.clone();
        }
    }
    let is_default = ["uncategorized", "uncategorised", "sin-categoria", "news", "noticias", "blog"]
        .contains(&slug.as_str());
    // Key words and folders of old pages say too much and too little.
    let is_tag = term.0.contains("tag")
        || matches!(term.0.as_str(), "post_format" | "post_type" | "keywords" | "folder");
    let id = if slug.is_empty() { slugify(name) } else { slug };
    if term.0 == "series" && !id.is_empty() {
        return Target::Series(id);
    }
    if is_default || is_tag || id.is_empty() { Target::Drop } else { Target::Topic(id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spool() -> (tempfile::TempDir, Spool) {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::new(folder.path()).unwrap();
        for (taxonomy, slug, name, count) in [
            ("category", "mineria", "Minería", 3),
            ("category", "letters", "Letters", 2),
            ("category", "rivers", "Rivers: all", 1),
            ("category", "uncategorized", "Uncategorized", 9),
            ("post_tag", "espinar", "Espinar", 1),
            ("post_tag", "stuff", "Stuff", 1),
            ("post_tag", "unused", "Unused", 0),
        ] {
            let seen = SeenTerm { name: name.into(), count, ..SeenTerm::default() };
            spool.terms.insert((taxonomy.into(), slug.into()), seen);
        }
        (folder, spool)
    }

    fn place() -> Place {
        let mut place = Place { topics: ["mining".to_owned()].into(), ..Place::default() };
        place.kinds.insert("letter".to_owned());
        for (name, target) in [
            ("mineria", Target::Topic("mining".into())),
            ("letters", Target::Kind("letter".into())),
            ("espinar", Target::Place("Espinar".into())),
        ] {
            place.names.insert(name.to_owned(), target);
        }
        place
    }

    #[test]
    fn the_proposal_is_read_back_as_it_was_meant() {
        let (folder, spool) = spool();
        let place = place();
        let proposed = Mapping::proposed(&spool, &place);
        let path = folder.path().join("import.yaml");
        assert!(Mapping::read(&path, &spool, &place).unwrap().is_none());
        let text = proposed.to_yaml(&spool, &place, "wordpress: a\nb");
        std::fs::write(&path, &text).unwrap();
        let read = Mapping::read(&path, &spool, &place).unwrap().unwrap();
        assert_eq!((read.terms.clone(), read.guessed.len()), (proposed.terms, 0), "{text}");
        let to = |taxonomy: &str, slug: &str| read.target(&(taxonomy.into(), slug.into())).to_string();
        assert_eq!(to("category", "mineria"), "topic mining");
        assert_eq!(to("category", "letters"), "kind letter");
        assert_eq!(to("category", "rivers"), "topic rivers");
        assert_eq!(to("category", "uncategorized"), "drop");
        assert_eq!(to("post_tag", "espinar"), "place Espinar");
        assert_eq!(to("post_tag", "stuff"), "drop");
        assert_eq!(read.new_topics(&spool, &place), [("rivers".to_owned(), "Rivers: all".to_owned())]);
    }

    #[test]
    fn the_publishers_word_counts_and_mistakes_are_told() {
        let (folder, spool) = spool();
        let path = folder.path().join("import.yaml");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            Mapping::read(&path, &spool, &place())
        };
        let mapping = read("terms:\n  - {from: post_tag, slug: stuff, to: topic mining}\n").unwrap().unwrap();
        assert_eq!(*mapping.target(&("post_tag".into(), "stuff".into())), Target::Topic("mining".into()));
        assert_eq!(mapping.guessed.len(), 5);
        for (text, says) in [
            ("terms: {}", "no list"),
            ("terms:\n  - {from: a, slug: b, to: topics mining}\n", "not understood"),
            ("terms:\n  - {from: a, slug: b, to: region nowhere}\n", "no region nowhere"),
            ("terms: [", "line"),
        ] {
            assert!(read(text).unwrap_err().to_string().contains(says), "{text}");
        }
    }
}
