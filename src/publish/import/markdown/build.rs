//! From the tree of a page to the parts of a text.

use dom_query::{Document, NodeRef};

use super::notes::{self, Notes};
use super::parts::{Block, Inline};
use super::raw::UNSEEN;
use super::tidy::tidy;
use super::words;
use super::wrap::{Wrap, in_language, wrapped};
use super::{Lookup, Note};
use crate::publish::content::played;

/// Deeper than this only words are kept.
const DEEPEST: usize = 150;

/// A page being turned.
pub(super) struct Builder<'l> {
    pub(super) lookup: &'l mut dyn Lookup,
    pub(super) notes: Vec<Note>,
    pub(super) footnotes: Notes,
    /// Footnotes with what they say, by number.
    pub(super) said: Vec<(usize, Vec<Block>)>,
    /// What headings are called by, and their words: for links to parts.
    pub(super) headings: Vec<(String, String)>,
}

/// The parts of a page, and what was changed or lost.
pub(super) fn build(document: &Document, lookup: &mut dyn Lookup) -> (Vec<Block>, Vec<Note>) {
    let footnotes = notes::find(document);
    let mut builder =
        Builder { lookup, notes: Vec::new(), footnotes, said: Vec::new(), headings: headings(document) };
    let body = document.root().descendants_it().find(|node| node.has_name("body"));
    let mut blocks = body.map(|body| builder.blocks_of(&body, 0)).unwrap_or_default();
    lower(&mut blocks);
    builder.said.sort_by_key(|(number, _)| *number);
    blocks.extend(builder.said.drain(..).map(|(number, text)| Block::Note(number, text)));
    (blocks, builder.notes)
}

/// Headings by every name that a link may call them.
fn headings(document: &Document) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for heading in document.root().descendants_it().filter(|node| level(node).is_some()) {
        let text = heading.text().split_whitespace().collect::<Vec<_>>().join(" ");
        for node in std::iter::once(heading).chain(heading.descendants_it()) {
            for name in ["id", "name"].iter().filter_map(|name| node.attr(name)) {
                named.push((name.to_string(), text.clone()));
            }
        }
    }
    named
}

fn level(node: &NodeRef<'_>) -> Option<u8> {
    let name = node.node_name()?;
    let name: &str = &name;
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// The title of a text is its own heading: those within begin below it.
fn lower(blocks: &mut [Block]) {
    fn each(blocks: &mut [Block], act: &mut dyn FnMut(&mut u8)) {
        for block in blocks {
            match block {
                Block::Heading(level, _) => act(level),
                Block::Quote(inner) => each(inner, act),
                Block::List(_, items) => items.iter_mut().for_each(|item| each(item, act)),
                _ => {}
            }
        }
    }
    let mut highest = u8::MAX;
    each(blocks, &mut |level| highest = highest.min(*level));
    each(blocks, &mut |level| *level = (*level - highest + 2).min(6));
}

/// Elements that begin a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "caption"
            | "iframe"
            | "video"
            | "audio"
            | "object"
            | "embed"
            | "canvas"
            | "noscript"
    )
}

fn has_block(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|child| child.node_name().is_some_and(|name| is_block(&name)))
}

impl Builder<'_> {
    /// What stands in an element, one below another.
    pub(super) fn blocks_of(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Vec::new();
        for child in node.children_it(false) {
            self.add_blocks(&child, depth + 1, &mut line, &mut blocks);
        }
        end_line(&mut line, &mut blocks);
        blocks
    }

    pub(super) fn add_blocks(
        &mut self,
        node: &NodeRef<'_>,
        depth: usize,
        line: &mut Vec<Inline>,
        blocks: &mut Vec<Block>,
    ) {
        if depth > DEEPEST {
            line.push(Inline::Text(node.text().to_string()));
            return;
        }
        let Some(name) = node.node_name() else {
            if node.is_text() {
                line.push(Inline::Text(node.text().to_string()));
            }
            return;
        };
        let name: &str = &name;
        if let Some(number) = self.footnotes.texts.remove(&node.id) {
            let text = self.blocks_of(node, depth);
            self.said.push((number, text));
            return;
        }
        if is_block(name) {
            end_line(line, blocks);
            let made = self.block(node, name, depth);
            blocks.extend(in_language(node, made));
        } else if has_block(node) && !UNSEEN.contains(&name) {
            // A link or strong words around whole paragraphs: each gets its own.
            end_line(line, blocks);
            let inner = self.blocks_of(node, depth);
            let wrap = self.wrap(node, name);
            blocks.extend(inner.into_iter().map(|block| wrapped(block, &wrap)));
        } else {
            line.extend(self.inline(node, name, depth));
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) -> Vec<Block> {
        if let Some(level) = level(node) {
            let words = tidy(self.inlines_of(node, depth));
            return if words.is_empty() { Vec::new() } else { vec![Block::Heading(level, words)] };
        }
        match name {
            "hr" => vec![Block::Rule],
            "blockquote" => vec![Block::Quote(self.blocks_of(node, depth))],
            "ul" | "ol" | "menu" | "dir" => self.list(node, name, depth),
            "pre" => self.lines(node, depth),
            "table" => self.table(node, depth),
            "figure" => self.figure(node, depth),
            "iframe" | "video" | "audio" | "object" | "embed" => self.player(node, name, depth),
            "dt" => {
                self.blocks_of(node, depth).into_iter().map(|block| wrapped(block, &Wrap::Strong)).collect()
            }
            "details" => self.details(node, depth),
            "form" | "fieldset" | "canvas" | "dialog" => {
                self.notes.push(Note::lost("a form or a program; its words are kept", name));
                self.blocks_of(node, depth)
            }
            "noscript" => Vec::new(),
            _ => self.blocks_of(node, depth),
        }
    }

    /// What stands in an element as words of one line.
    pub(super) fn inlines_of(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Inline> {
        let mut line = Vec::new();
        for child in node.children_it(false) {
            if child.is_text() {
                line.push(Inline::Text(child.text().to_string()));
                continue;
            }
            let Some(name) = child.node_name() else { continue };
            let name: &str = &name;
            if depth > DEEPEST {
                line.push(Inline::Text(child.text().to_string()));
            } else if is_block(name) && !UNSEEN.contains(&name) {
                // A block within words is words on a new line.
                let inner = self.inlines_of(&child, depth + 1);
                if !line.is_empty() && !inner.is_empty() {
                    line.push(Inline::Break);
                }
                line.extend(inner);
            } else {
                line.extend(self.inline(&child, name, depth + 1));
            }
        }
        line
    }

    fn inline(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) -> Vec<Inline> {
        if UNSEEN.contains(&name) {
            if name == "script" && !node.attr("type").is_some_and(|kind| kind.contains("json")) {
                self.notes.push(Note::lost("a script", node.attr("src").unwrap_or_default().to_string()));
            }
            return Vec::new();
        }
        if let Some(number) = self.footnotes.references.get(&node.id) {
            return vec![Inline::Note(*number)];
        }
        match name {
            "br" => return vec![Inline::Break],
            "wbr" => return Vec::new(),
            "img" => return self.picture(node, ""),
            "code" | "tt" | "samp" => return vec![Inline::Code(node.text().to_string())],
            "input" | "button" | "select" | "textarea" => {
                self.notes.push(Note::lost("a field of a form", name));
                return if name == "button" { self.inlines_of(node, depth) } else { Vec::new() };
            }
            "svg" | "math" => {
                self.notes.push(Note::lost("a drawing or formula; its words are kept", name));
                return vec![Inline::Text(node.text().to_string())];
            }
            _ if self.footnotes.back.contains(&node.id) || node.has_class("footnote-definition-label") => {
                return Vec::new();
            }
            _ => {}
        }
        let inner = self.inlines_of(node, depth);
        // A footnote's number is small already.
        if name == "sup" && matches!(inner.as_slice(), [Inline::Note(_)]) {
            return inner;
        }
        match self.wrap(node, name) {
            Wrap::None => inner,
            wrap => vec![wrap.around(inner)],
        }
    }
}

/// Ends a paragraph.
pub(super) fn end_line(line: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    let words = tidy(std::mem::take(line));
    let invisible = |inline: &Inline| matches!(inline, Inline::Text(text) if text.chars().all(|c| c.is_whitespace() || c == '\u{200b}'));
    if words.iter().all(invisible) {
        return;
    }
    match words::address(&words).filter(|address| played(address).is_some()) {
        Some(address) => blocks.push(Block::Address(address)),
        None => blocks.push(Block::Paragraph(words)),
    }
}
