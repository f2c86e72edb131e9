//! What a content folder has by name: the ids of its vocabularies, its languages, and where its articles and pages stand.
//!
//! Told even while other parts of the folder are at fault, for commands that write something new into it.

use std::path::Path;

use super::identity::{Identity, Sort};
use super::newsroom::Numbering;
use super::source::Instead;
use super::tree::{self, Node, Value};
use super::vocabularies::{Ids, Used};
use super::yaml_files::YamlFiles;
use super::{listing, lists, load, targets};

/// What a content folder has by name.
#[derive(Clone, Debug, Default)]
pub(in crate::publish) struct Outline {
    /// Ids of `topics.yaml`; nothing when that cannot be read.
    pub(in crate::publish) topics: Option<Vec<String>>,
    /// Ids of `regions.yaml`.
    pub(in crate::publish) regions: Option<Vec<String>>,
    /// Ids of `series.yaml`, with what their numbers mean.
    pub(in crate::publish) series: Option<Vec<(String, Numbering)>>,
    /// Ids of the kinds, built-in ones among them.
    pub(in crate::publish) kinds: Option<Vec<String>>,
    /// The languages that may be written in; the first is the site's first.
    pub(in crate::publish) languages: Vec<String>,
    /// How many of them have an interface.
    pub(in crate::publish) spoken: usize,
    /// The articles, drafts among them.
    pub(in crate::publish) articles: Vec<Named>,
}

/// An article by its names.
#[derive(Clone, Debug)]
pub(in crate::publish) struct Named {
    pub(in crate::publish) id: String,
    /// `/news/2019/03/slug/`; nothing when a fault leaves that uncertain.
    pub(in crate::publish) address: Option<String>,
    /// Its file, relative to the content folder.
    pub(in crate::publish) file: String,
    /// The series that it stands in, and its number there.
    pub(in crate::publish) number: Option<(String, u32)>,
}

impl Outline {
    /// Reads a content folder's outline.
    pub(in crate::publish) fn read(root: &Path) -> Self {
        let mut faults = Vec::new();
        let listing = listing::list(root);
        let instead = Instead::new();
        let yaml = YamlFiles::read(root, &listing, &instead, &mut faults);
        let basics = load::basics(&yaml);
        let languages = &basics.languages;
        let lists =
            lists::read(&yaml, languages, &targets::Targets::default(), &mut Used::default(), &mut faults);
        let lookups = lists.lookups(None, &basics);
        let known = |ids: &Ids| ids.sure().then(|| ids.iter().map(str::to_owned).collect());
        let identity = |path: &String| load::identity_of(root, path, Sort::Article, languages, &instead);
        let news = listing.news.iter().map(identity);
        Self {
            topics: known(&lookups.topics),
            regions: known(&lookups.regions),
            series: lists.series.map(|all| all.into_iter().map(|one| (one.id, one.numbering)).collect()),
            kinds: known(&lookups.kinds),
            languages: languages.all().map(str::to_owned).collect(),
            spoken: languages.interface.len(),
            articles: news.map(named).collect(),
        }
    }
}

fn named(identity: Identity) -> Named {
    let Identity { id, address, source, number, .. } = identity;
    Named { id, address, file: source.path, number }
}

/// The ids of a YAML list of entries, in order, and how far its dashes are indented; nothing when it is no list in lines of
/// its own. An empty file is an empty list.
pub(in crate::publish) fn entry_ids(yaml: &str) -> Option<(Vec<String>, usize)> {
    let node = tree::parse(yaml, 0).ok()?;
    let items: &[Node] = match &node.value {
        Value::Null => &[],
        Value::List(items) => items,
        _ => return None,
    };
    let Some(first) = items.first() else { return yaml_is_bare(yaml).then(|| (Vec::new(), 0)) };
    let line = yaml.lines().nth(first.line.checked_sub(1)?)?;
    let dash = line.len() - line.trim_start().len();
    line.trim_start().starts_with("- ").then(|| (lists::ids(&node), dash))
}

/// Whether there is nothing in it but comments and blank lines: `[]` is an empty list too, but nothing can follow it.
fn yaml_is_bare(yaml: &str) -> bool {
    yaml.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#') || line == "---")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_lists() {
        for (yaml, found) in [
            ("", Some((vec![], 0))),
            ("# topics\n\n", Some((vec![], 0))),
            ("- id: a\n  name: A\n- name: B\n  id: b\n", Some((vec!["a", "b"], 0))),
            ("# c\n  - id: a\n    name: A\n", Some((vec!["a"], 2))),
            ("[]", None),
            ("[{id: a, name: A}]", None),
            ("id: a", None),
            ("- id: [", None),
        ] {
            let found = found.map(|(ids, dash)| (ids.into_iter().map(str::to_owned).collect(), dash));
            assert_eq!(entry_ids(yaml), found, "{yaml}");
        }
    }
}
