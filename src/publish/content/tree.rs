//! YAML as a tree whose every value knows its line.
//!
//! Not a derived reader: that stops at the first fault, and forgets how a value was written, so that the headline
//! `2019` or `no` would turn into a number or a boolean. Here a scalar stays the words that were written.
//! Anchors and aliases are understood within a budget, so that a few lines cannot unfold into gigabytes.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Span};

/// So many bytes and nodes may come from aliases in one file.
const ALIAS_BUDGET: usize = 200_000;

/// A value and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish) struct Node {
    /// From 1, in the file.
    pub(in crate::publish) line: usize,
    /// What stands there.
    pub(in crate::publish) value: Value,
}

/// What can stand in YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Words; `plain` when they were not quoted.
    Scalar {
        /// The words.
        text: String,
        /// Written without quotes, on which numbers and booleans insist.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in order.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish) struct Entry {
    /// The key.
    pub(in crate::publish) key: String,
    /// The line of the key, from 1.
    pub(in crate::publish) line: usize,
    /// The value.
    pub(in crate::publish) node: Node,
}

/// Why the YAML cannot be read, and at which line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YamlFault {
    pub(super) line: usize,
    pub(super) what: String,
}

impl Value {
    /// What it is, in words.
    pub(super) fn sort(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar { .. } => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "keys with values",
        }
    }
}

/// Reads one YAML document; `before` lines stand in the file before it. Without any value it is [`Value::Null`].
pub(super) fn parse(yaml: &str, before: usize) -> Result<Node, YamlFault> {
    let mut builder = Builder { before, ..Builder::default() };
    for next in Parser::new_from_str(yaml) {
        let (event, span) = next
            .map_err(|error| YamlFault { line: error.marker().line().max(1) + before, what: error.info() })?;
        builder.take(event, span)?;
    }
    Ok(builder.whole.unwrap_or(Node { line: before + 1, value: Value::Null }))
}

#[derive(Default)]
struct Builder {
    before: usize,
    open: Vec<Open>,
    whole: Option<Node>,
    anchors: HashMap<usize, Node>,
    copied: usize,
}

/// A list or map whose end has not come yet.
struct Open {
    line: usize,
    anchor: usize,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, key: Option<(String, usize)> },
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlFault> {
        let line = span.start.line().max(1) + self.before;
        if let Some(tag) = event.tag() {
            return Err(YamlFault { line, what: format!("tags like {} are not understood", tag.original()) });
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if null { Value::Null } else { Value::Scalar { text: text.into_owned(), plain } };
                self.put(Node { line, value }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open.push(Open { line, anchor, items: Items::List(Vec::new()) });
                Ok(())
            }
            Event::MappingStart(_, anchor, _) => {
                let items = Items::Map { entries: Vec::new(), key: None };
                self.open.push(Open { line, anchor, items });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else { return Ok(()) };
                let value = match open.items {
                    Items::List(items) => Value::List(items),
                    Items::Map { entries, .. } => Value::Map(entries),
                };
                self.put(Node { line: open.line, value }, open.anchor)
            }
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor).cloned() else {
                    return Err(YamlFault {
                        line,
                        what: "an alias stands inside what it stands for".to_owned(),
                    });
                };
                self.copied += weight(&node);
                if self.copied > ALIAS_BUDGET {
                    return Err(YamlFault { line, what: "aliases unfold into too much".to_owned() });
                }
                self.put(Node { line, ..node }, 0)
            }
            Event::DocumentStart(..) if self.whole.is_some() => Err(YamlFault {
                line,
                what: "a second document begins here; there can be one only".to_owned(),
            }),
            _ => Ok(()),
        }
    }

    /// Puts a finished value where it belongs.
    fn put(&mut self, node: Node, anchor: usize) -> Result<(), YamlFault> {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.whole = Some(node);
            return Ok(());
        };
        match &mut open.items {
            Items::List(items) => items.push(node),
            Items::Map { entries, key } => {
                if let Some((key, line)) = key.take() {
                    entries.push(Entry { key, line, node });
                } else {
                    let line = node.line;
                    *key = Some((key_words(node)?, line));
                }
            }
        }
        Ok(())
    }
}

fn key_words(node: Node) -> Result<String, YamlFault> {
    match node.value {
        Value::Scalar { text, .. } => Ok(text),
        Value::Null => Ok("null".to_owned()),
        other => Err(YamlFault { line: node.line, what: format!("a key is one word, not {}", other.sort()) }),
    }
}

fn weight(node: &Node) -> usize {
    1 + match &node.value {
        Value::Null => 0,
        Value::Scalar { text, .. } => text.len(),
        Value::List(items) => items.iter().map(weight).sum(),
        Value::Map(entries) => entries.iter().map(|entry| entry.key.len() + weight(&entry.node)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_line() {
        let node = parse("title: A\ntopics:\n  - mining\n  - water\nseries: {id: update,\n  number: 2}\n", 1)
            .unwrap();
        let Value::Map(entries) = node.value else { panic!() };
        let lines: Vec<_> = entries.iter().map(|entry| (entry.key.as_str(), entry.line)).collect();
        assert_eq!(lines, [("title", 2), ("topics", 3), ("series", 6)]);
        let Value::List(topics) = &entries[1].node.value else { panic!() };
        assert_eq!(topics[1].line, 5);
        let Value::Map(series) = &entries[2].node.value else { panic!() };
        assert_eq!(series[1].line, 7);
    }

    #[test]
    fn words_stay_as_they_were_written() {
        for (yaml, words, plain) in
            [("2019-03", "2019-03", true), ("no", "no", true), ("'~'", "~", false), ("007", "007", true)]
        {
            let value = Value::Scalar { text: words.to_owned(), plain };
            assert_eq!(parse(yaml, 0).unwrap().value, value);
        }
        for yaml in ["", "~", "null", "# a comment\n"] {
            assert_eq!(parse(yaml, 0).unwrap().value, Value::Null);
        }
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..20 {
            use std::fmt::Write as _;
            let alias = format!("*a{}", n - 1);
            writeln!(yaml, "a{n}: &a{n} [{}]", [alias.as_str(); 10].join(", ")).unwrap();
        }
        assert!(parse(&yaml, 0).unwrap_err().what.contains("too much"));
        assert!(parse("a: &a [*a]", 0).is_err());
        assert!(parse(&"[".repeat(100_000), 0).is_err());
        assert!(parse("a: !!python/object x", 0).is_err());
        assert!(parse("a: 1\n---\nb: 2\n", 0).is_err());
    }
}
