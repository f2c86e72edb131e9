//! Elements that are more than their words: lists, lines that are kept, players, what can be folded.

use dom_query::NodeRef;

use super::build::{Builder, end_line};
use super::parts::{Block, Inline};
use super::wrap::{Wrap, in_language, wrapped};
use super::{Link, Note, embed};
use crate::publish::content::played;

impl Builder<'_> {
    /// A list, whatever stands between its items.
    pub(super) fn list(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) -> Vec<Block> {
        let mut items = Vec::new();
        for child in node.children_it(false) {
            if let Some(number) = self.footnotes.texts.remove(&child.id) {
                let text = self.blocks_of(&child, depth + 1);
                self.said.push((number, text));
                continue;
            }
            let blocks = if child.has_name("li") {
                let made = self.blocks_of(&child, depth + 1);
                in_language(&child, made)
            } else {
                // Lists within lists stand between the items of many old pages.
                let (mut line, mut blocks) = (Vec::new(), Vec::new());
                self.add_blocks(&child, depth + 1, &mut line, &mut blocks);
                end_line(&mut line, &mut blocks);
                match items.last_mut() {
                    Some(before) if !blocks.is_empty() => {
                        Vec::<Block>::extend(before, blocks);
                        continue;
                    }
                    _ => blocks,
                }
            };
            if !blocks.is_empty() {
                items.push(blocks);
            }
        }
        if items.is_empty() {
            return Vec::new();
        }
        let start = (name == "ol")
            .then(|| node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1));
        vec![Block::List(start, items)]
    }

    /// Text whose lines are kept: code, or a poem.
    pub(super) fn lines(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Block> {
        if node.class().is_some_and(|class| class.contains("verse")) {
            let mut line = Vec::new();
            for inline in self.inlines_of(node, depth) {
                match inline {
                    Inline::Text(text) => {
                        for (at, piece) in text.split('\n').enumerate() {
                            if at > 0 {
                                line.push(Inline::Break);
                            }
                            line.push(Inline::Text(piece.to_owned()));
                        }
                    }
                    other => line.push(other),
                }
            }
            let mut blocks = Vec::new();
            end_line(&mut line, &mut blocks);
            return blocks;
        }
        if node.descendants_it().any(|child| child.has_name("a")) {
            self.notes.push(Note::lost("links within lines that are kept as they are", ""));
        }
        let text: String =
            node.text().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let text = text.trim_matches('\n');
        if text.trim().is_empty() { Vec::new() } else { vec![Block::Code(text.to_owned())] }
    }

    /// A film, a sound, a frame of another page: its address, alone.
    pub(super) fn player(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) -> Vec<Block> {
        let own = ["src", "data-src", "data"]
            .iter()
            .find_map(|name| node.attr(name))
            .filter(|source| !source.is_empty());
        let within = || {
            node.descendants_it().find(|child| child.has_name("source")).and_then(|source| source.attr("src"))
        };
        let inner = || {
            node.descendants_it().find(|child| child.has_name("embed")).and_then(|source| source.attr("src"))
        };
        let Some(source) = own.or_else(within).or_else(inner) else {
            return if matches!(name, "video" | "audio") { Vec::new() } else { self.blocks_of(node, depth) };
        };
        let page = embed::plain(source.trim());
        let title = node.attr("title").map(|title| super::words_of(&title)).unwrap_or_default();
        match self.lookup.link(&page) {
            Link::To(to) if played(&to).is_some() => vec![Block::Address(to)],
            Link::To(to) => {
                self.notes.push(Note::changed("a frame of another page is a link", &to));
                let words = if title.is_empty() { to.clone() } else { title };
                vec![Block::Paragraph(vec![Inline::Link(to, vec![Inline::Text(words)])])]
            }
            _ => {
                self.notes.push(Note::lost("a frame or a player without a usable address", page));
                if title.is_empty() { Vec::new() } else { vec![Block::Paragraph(vec![Inline::Text(title)])] }
            }
        }
    }

    /// What could be folded stands open.
    pub(super) fn details(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        for child in node.children_it(false) {
            let made = if child.has_name("summary") {
                let words = self.blocks_of(&child, depth + 1);
                words.into_iter().map(|block| wrapped(block, &Wrap::Strong)).collect()
            } else {
                let (mut line, mut made) = (Vec::new(), Vec::new());
                self.add_blocks(&child, depth + 1, &mut line, &mut made);
                end_line(&mut line, &mut made);
                made
            };
            blocks.extend(made);
        }
        self.notes.push(Note::changed("what could be folded stands open", ""));
        blocks
    }
}
