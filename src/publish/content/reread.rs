//! What other parts of the publisher read of the files that they write: the same reader as for everybody's, without
//! its lines. Whoever writes front matter or a vocabulary compares what comes back.

use super::source::Source;
use super::tree::{self, Node, Value};
use super::{front_matter as parts, heal};

/// YAML without its lines. A scalar stays the words that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish) enum Plain {
    /// Nothing.
    Null,
    /// Words.
    Words(String),
    /// A list.
    List(Vec<Plain>),
    /// Keys and values, in order.
    Map(Vec<(String, Plain)>),
}

impl Plain {
    /// The value of a key of a map.
    pub(in crate::publish) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The words of a key of a map; empty where there are none.
    pub(in crate::publish) fn words(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Self::Words(words)) => words,
            _ => "",
        }
    }
}

impl From<Node> for Plain {
    fn from(node: Node) -> Self {
        match node.value {
            Value::Null => Self::Null,
            Value::Scalar { text, .. } => Self::Words(text),
            Value::List(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Map(entries) => {
                Self::Map(entries.into_iter().map(|entry| (entry.key, entry.node.into())).collect())
            }
        }
    }
}

/// Reads a YAML file.
///
/// # Errors
/// What is wrong, with its line.
pub(in crate::publish) fn yaml(text: &str) -> Result<Plain, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    tree::parse(text, 0).map(Plain::from).map_err(|fault| format!("line {}: {}", fault.line, fault.what))
}

/// Reads a Markdown file: its front matter and its body.
///
/// # Errors
/// What is wrong; a mend that the reader knows does not count as right here.
pub(in crate::publish) fn front_matter(path: &str, text: &str) -> Result<(Plain, String), String> {
    let source = Source::decode(path, text.as_bytes().to_vec()).map_err(|fault| fault.what.clone())?;
    let parts = parts::split(&source).map_err(|fault| fault.what.clone())?;
    let (tree, faults) = heal::read(path, &source.text, parts.yaml, parts.before_yaml);
    match (tree, faults.first()) {
        (Some(tree), None) => Ok((tree.into(), parts.body.to_owned())),
        (_, Some(fault)) => Err(fault.what.clone()),
        (None, None) => Err("nothing can be read".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back() {
        let (front, body) =
            front_matter("a.md", "---\ntitle: \"A: b\"\ntopics: [x, y]\n---\nText\n").unwrap();
        assert_eq!(front.words("title"), "A: b");
        let words = |word: &str| Plain::Words(word.to_owned());
        assert_eq!(front.get("topics"), Some(&Plain::List(vec![words("x"), words("y")])));
        assert_eq!(body, "Text\n");
        assert!(front_matter("a.md", "---\ntitle: A: b\n---\n").is_err());
        assert!(front_matter("a.md", "---\ntitle: A\n").is_err());
        assert_eq!(yaml(""), Ok(Plain::Null));
        assert!(yaml("a: [").unwrap_err().starts_with("line "));
    }
}
