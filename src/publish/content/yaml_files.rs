//! The YAML files right in the content folder, read but not yet understood.

use std::path::Path;

use crate::publish::fault::{Code, Fault};

use super::heal;
use super::listing::{FILES, Listing};
use super::source::{Instead, Source};
use super::tree::{Node, Value};

/// All of them.
pub(super) struct YamlFiles(Vec<YamlFile>);

struct YamlFile {
    source: Source,
    /// Nothing when it cannot be read.
    tree: Option<Node>,
}

impl YamlFiles {
    /// Reads them; one that is not there is empty, but for `site.yaml`.
    pub(super) fn read(root: &Path, listing: &Listing, instead: &Instead, faults: &mut Vec<Fault>) -> Self {
        let mut one = |name: &str| {
            let empty = Source { path: name.to_owned(), text: String::new() };
            if !listing.yaml.iter().any(|path| path == name) {
                if name == "site.yaml" {
                    let fault = Fault::error(Code::NotReadable, name, "a content folder needs site.yaml");
                    faults.push(fault.mend("begin with two lines:\nname: …\nlanguages: [en]"));
                }
                let nothing = Node { line: 1, value: Value::Null };
                return YamlFile { source: empty, tree: (name != "site.yaml").then_some(nothing) };
            }
            match Source::read(root, name, instead) {
                Ok(source) => {
                    let (tree, found) = heal::read(name, &source.text, &source.text, 0);
                    faults.extend(found);
                    YamlFile { source, tree }
                }
                Err(fault) => {
                    faults.push(*fault);
                    YamlFile { source: empty, tree: None }
                }
            }
        };
        Self(FILES.iter().map(|name| one(name)).collect())
    }

    /// A file and what it says; nothing when it cannot be read.
    pub(super) fn get(&self, name: &str) -> Option<(&Source, &Node)> {
        let found = self.0.iter().find(|file| file.source.path == name)?;
        Some((&found.source, found.tree.as_ref()?))
    }

    /// The text of a file.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|file| file.source.path == name).map(|file| file.source.text.as_str())
    }

    /// Name and text of each, and whether it could be read.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        self.0.iter().map(|file| (file.source.path.as_str(), file.source.text.as_str(), file.tree.is_some()))
    }

    /// Whether all could be read.
    pub(super) fn all_readable(&self) -> bool {
        self.0.iter().all(|file| file.tree.is_some())
    }
}
