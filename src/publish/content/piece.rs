//! A file of the content folder once more, as it was written: for those who say more about it than that it is right.
//!
//! [`super::load`] lets go of what was written as soon as it is understood; this reads a file again, by itself.

use std::ops::Range;
use std::path::Path;

use crate::publish::fault::Code;

use super::source::{Instead, Source};
use super::tree::{Node, Value};
use super::{checks, front_matter, heal, listing};

/// A file.
#[derive(Debug)]
pub(in crate::publish) struct Piece {
    /// Its path relative to `content/`.
    pub(in crate::publish) path: String,
    /// All of it, with `\n` at the end of lines.
    pub(in crate::publish) text: String,
    /// Its front matter, or a YAML file's all; nothing when it cannot be read.
    pub(in crate::publish) tree: Option<Node>,
    body: Range<usize>,
    /// How many lines stand before the body.
    pub(in crate::publish) before_body: usize,
}

/// The paths of all files that are read: YAML, articles, pages, in this order.
pub(in crate::publish) fn paths(root: &Path) -> Vec<String> {
    let listing = listing::list(root);
    [listing.yaml, listing.news, listing.pages].concat()
}

impl Piece {
    /// Reads a file; nothing when it is no text or has no front matter, which the loader says.
    pub(in crate::publish) fn read(root: &Path, path: &str, instead: &Instead) -> Option<Self> {
        let source = Source::read(root, path, instead).ok()?;
        if !super::address::has_extension(path, "md") {
            let (tree, _) = heal::read(path, &source.text, &source.text, 0);
            let end = source.text.len();
            return Some(Self { path: source.path, text: source.text, tree, body: end..end, before_body: 0 });
        }
        let parts = front_matter::split(&source).ok()?;
        let (tree, _) = heal::read(path, &source.text, parts.yaml, parts.before_yaml);
        let (before_body, end) = (parts.before_body, source.text.len());
        let body = end - parts.body.len()..end;
        Some(Self { path: source.path, text: source.text, tree, body, before_body })
    }

    /// The Markdown; empty in a YAML file.
    pub(in crate::publish) fn body(&self) -> &str {
        &self.text[self.body.clone()]
    }

    /// The line of a key of the front matter, else of its first line.
    pub(in crate::publish) fn line_of(&self, key: &str) -> usize {
        self.key(key).map_or_else(|| self.tree.as_ref().map_or(1, |tree| tree.line), |(line, _)| line)
    }

    /// The line and the value of a key of the front matter.
    pub(in crate::publish) fn key(&self, key: &str) -> Option<(usize, &Node)> {
        let Some(Node { value: Value::Map(entries), .. }) = &self.tree else { return None };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        (entry.node.value != Value::Null).then_some((entry.line, &entry.node))
    }

    /// What its author wants to hear no more of.
    pub(in crate::publish) fn allowed(&self) -> Vec<Code> {
        self.tree.as_ref().map(checks::of_tree).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_once_more() {
        let text = "---\ntitle: A\ncheck: {allow: [duplicate, none-such]}\n---\r\nWords\n";
        let instead = Instead::from([("news/a.md".to_owned(), text.to_owned())]);
        let piece = Piece::read(Path::new("none"), "news/a.md", &instead).unwrap();
        assert_eq!((piece.body(), piece.before_body, piece.line_of("check")), ("Words\n", 4, 3));
        assert_eq!((piece.line_of("summary"), piece.allowed()), (2, vec![Code::Duplicate]));
    }
}
