//! What an element does to the words in it: strong, emphasised, linked, in another language.

use dom_query::NodeRef;

use super::build::Builder;
use super::parts::{Block, Inline};
use super::tidy::tidy;
use super::{Link, Note};
use crate::publish::content::{is_code, slugify};

impl Builder<'_> {
    /// What an element does to the words in it.
    pub(super) fn wrap(&mut self, node: &NodeRef<'_>, name: &str) -> Wrap {
        match name {
            "strong" | "b" => Wrap::Strong,
            "em" | "i" => Wrap::Emphasis,
            "a" => match node.attr("href").map(|href| self.lookup.link(&href)) {
                Some(Link::To(to)) => Wrap::Link(to),
                Some(Link::Part(part)) => {
                    let heading = self.headings.iter().find(|(name, _)| *name == part);
                    let slug = heading.map(|(_, words)| slugify(words)).filter(|slug| !slug.is_empty());
                    if let Some(slug) = slug {
                        return Wrap::Link(format!("#{slug}"));
                    }
                    self.notes.push(Note::lost("a link within the text is words alone", format!("#{part}")));
                    Wrap::None
                }
                _ => Wrap::None,
            },
            "sub" | "sup" | "del" | "ins" | "mark" | "u" | "s" | "kbd" | "q" | "cite" | "dfn" | "small"
            | "var" => Wrap::Tag(format!("<{name}>"), name.to_owned()),
            "strike" => Wrap::Tag("<s>".to_owned(), "s".to_owned()),
            "abbr" | "acronym" => {
                let title = node
                    .attr("title")
                    .map(|title| crate::publish::html::escaped(title.trim()))
                    .unwrap_or_default();
                Wrap::Tag(format!("<abbr title=\"{title}\">"), "abbr".to_owned())
            }
            _ => match language(node) {
                Some(code) => Wrap::Tag(format!("<span lang=\"{code}\">"), "span".to_owned()),
                None => Wrap::None,
            },
        }
    }
}

/// What an element does to the words in it.
pub(super) enum Wrap {
    None,
    Strong,
    Emphasis,
    Link(String),
    Tag(String, String),
}

impl Wrap {
    pub(super) fn around(&self, inner: Vec<Inline>) -> Inline {
        match self {
            Self::None => Inline::Tag("<span>".to_owned(), "span".to_owned(), inner),
            Self::Strong => Inline::Strong(inner),
            Self::Emphasis => Inline::Emphasis(inner),
            Self::Link(to) => Inline::Link(to.clone(), inner),
            Self::Tag(open, name) => Inline::Tag(open.clone(), name.clone(), inner),
        }
    }
}

/// A block whose words are wrapped.
pub(super) fn wrapped(block: Block, wrap: &Wrap) -> Block {
    if matches!(wrap, Wrap::None) {
        return block;
    }
    match block {
        Block::Paragraph(words) => Block::Paragraph(tidy(vec![wrap.around(words)])),
        Block::Heading(level, words) => Block::Heading(level, tidy(vec![wrap.around(words)])),
        Block::Quote(inner) => Block::Quote(inner.into_iter().map(|block| wrapped(block, wrap)).collect()),
        Block::List(start, items) => {
            let item = |item: Vec<Block>| item.into_iter().map(|block| wrapped(block, wrap)).collect();
            Block::List(start, items.into_iter().map(item).collect())
        }
        other => other,
    }
}

/// The language of an element that is marked with one.
fn language(node: &NodeRef<'_>) -> Option<String> {
    let code = node.attr("lang").or_else(|| node.attr("xml:lang"))?.trim().replace('_', "-");
    is_code(&code).then_some(code)
}

pub(super) fn in_language(node: &NodeRef<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let Some(code) = language(node) else { return blocks };
    let wrap = Wrap::Tag(format!("<span lang=\"{code}\">"), "span".to_owned());
    blocks.into_iter().map(|block| wrapped(block, &wrap)).collect()
}
