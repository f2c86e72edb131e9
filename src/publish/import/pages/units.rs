//! A page as a row of units: what a reader sees as one line or paragraph. Units are what pages of a site are compared
//! by, and what titles and dates are looked for in.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use dom_query::{NodeId, NodeRef};

/// A page is looked at no deeper than this; what is nested deeper is taken as words.
pub(super) const DEEPEST: usize = 200;

/// One paragraph or line.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// The inline nodes that it consists of, all children of one element.
    pub(super) nodes: Vec<NodeRef<'a>>,
    /// That element.
    pub(super) parent: NodeRef<'a>,
    /// Its words, white space squeezed.
    pub(super) text: String,
    /// How many characters of them stand in links.
    pub(super) linked: usize,
    /// The same for units that say the same and show the same pictures.
    pub(super) hash: u64,
}

impl Unit<'_> {
    /// Whether it is a heading of that rank or a higher one (1 to 6), by its element.
    pub(super) fn is_heading(&self, lowest: u8) -> bool {
        heading_rank(&self.parent)
            .or_else(|| self.parent.ancestors_it(Some(2)).find_map(|node| heading_rank(&node)))
            .is_some_and(|rank| rank <= lowest)
    }

    /// Whether all its words are bold or larger than others, as headings of old pages are.
    pub(super) fn is_bold(&self) -> bool {
        let strong = |node: &NodeRef<'_>| {
            let name = node.node_name().unwrap_or_default();
            matches!(&*name, "b" | "strong" | "big")
                || &*name == "font" && node.attr("size").is_some_and(|size| is_large(&size))
        };
        let within = |node: &NodeRef<'_>| {
            strong(node) || {
                let mut children = node.children_it(false).filter(|child| !is_blank(child)).peekable();
                children.peek().is_some() && children.all(|child| strong(&child))
            }
        };
        let outside =
            std::iter::once(self.parent).chain(self.parent.ancestors_it(Some(2))).any(|node| strong(&node));
        let mut nodes = self.nodes.iter().filter(|node| !is_blank(node)).peekable();
        outside || nodes.peek().is_some() && nodes.all(within)
    }

    /// Takes it out of its page.
    pub(super) fn remove(&self) {
        for node in &self.nodes {
            node.remove_from_parent();
        }
    }

    /// Whether most of it is links.
    pub(super) fn is_linked(&self) -> bool {
        self.linked * 10 >= self.text.chars().count() * 8
    }

    /// The addresses that it leads to.
    pub(super) fn links(&self) -> Vec<String> {
        let of = |node: &NodeRef<'_>| node.attr("href").map(|href| href.to_string());
        let own = self.nodes.iter().flat_map(|node| {
            std::iter::once(*node)
                .chain(node.descendants_it())
                .filter(|node| node.has_name("a"))
                .filter_map(|a| of(&a))
        });
        let above = self.parent.ancestors_it(Some(2)).chain([self.parent]).filter(|node| node.has_name("a"));
        own.chain(above.filter_map(|a| of(&a))).collect()
    }
}

/// The units below a node, in order.
pub(super) fn units<'a>(root: &NodeRef<'a>) -> Vec<Unit<'a>> {
    let holders = holders(root);
    let mut found = Vec::new();
    walk(root, &holders, &mut found, 0);
    found
}

/// The elements that have a block or a line break somewhere in them.
fn holders(root: &NodeRef<'_>) -> HashSet<NodeId> {
    let mut holders = HashSet::new();
    for node in root.descendants_it() {
        if !is_block(&node) && !node.has_name("br") {
            continue;
        }
        for above in node.ancestors_it(None) {
            if !holders.insert(above.id) || above.id == root.id {
                break;
            }
        }
    }
    holders
}

fn walk<'a>(node: &NodeRef<'a>, holders: &HashSet<NodeId>, found: &mut Vec<Unit<'a>>, depth: usize) {
    let mut run: Vec<NodeRef<'a>> = Vec::new();
    for child in node.children_it(false) {
        let inner = is_block(&child) || holders.contains(&child.id);
        if inner || child.has_name("br") {
            flush(node, &mut run, found);
            if inner && depth < DEEPEST {
                walk(&child, holders, found, depth + 1);
            }
        } else if !is_silent(&child) {
            run.push(child);
        }
    }
    flush(node, &mut run, found);
}

fn flush<'a>(parent: &NodeRef<'a>, run: &mut Vec<NodeRef<'a>>, found: &mut Vec<Unit<'a>>) {
    let nodes = std::mem::take(run);
    let mut raw = String::new();
    let mut linked = 0;
    let mut hasher = DefaultHasher::new();
    let mut pictures = false;
    let in_link = std::iter::once(*parent).chain(parent.ancestors_it(Some(3))).any(|node| node.has_name("a"));
    for node in &nodes {
        raw.push_str(&node.text());
        for inner in std::iter::once(*node).chain(node.descendants_it()) {
            if inner.has_name("a") && inner.has_attr("href") {
                linked += squeezed(&inner.text()).chars().count();
            }
            if inner.has_name("img") {
                pictures = true;
                inner.attr_or("src", "").as_bytes().hash(&mut hasher);
            }
            pictures |=
                ["iframe", "video", "audio", "object", "embed"].iter().any(|name| inner.has_name(name));
        }
    }
    let text = squeezed(&raw);
    if text.is_empty() && !pictures {
        return;
    }
    text.to_lowercase().hash(&mut hasher);
    if in_link {
        linked = text.chars().count();
    }
    found.push(Unit { nodes, parent: *parent, text, linked, hash: hasher.finish() });
}

/// A text with single spaces, none at its ends; soft hyphens and the like taken out.
pub(in crate::publish::import) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{a0}').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(
            word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') && !c.is_control()),
        );
    }
    out
}

/// Whether an element begins a line of its own.
pub(super) fn is_block(node: &NodeRef<'_>) -> bool {
    const BLOCKS: [&str; 40] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ];
    node.is_element() && node.node_name().is_some_and(|name| BLOCKS.contains(&&*name))
}

fn heading_rank(node: &NodeRef<'_>) -> Option<u8> {
    let name = node.node_name()?;
    let rank = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&rank).then_some(rank)
}

fn is_large(size: &str) -> bool {
    let size = size.trim();
    size.strip_prefix('+').map_or_else(
        || size.parse::<u8>().is_ok_and(|size| size > 4),
        |more| more.parse::<u8>().is_ok_and(|more| more > 0),
    )
}

fn is_blank(node: &NodeRef<'_>) -> bool {
    squeezed(&node.text()).is_empty()
}

fn is_silent(node: &NodeRef<'_>) -> bool {
    node.is_comment()
        || ["script", "style", "noscript", "template", "head"].iter().any(|name| node.has_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn lines_and_paragraphs() {
        let page = Document::from(
            "<body>Loose <i>words</i><p>One</p><font size=+2><b>Large</b><br>next <a href=x>linked</a></font>\
             <table><tr><td><img src=a.gif></td><td>cell</td></tr></table><h2><a href=y>Head</a></h2></body>",
        );
        let body = page.body().unwrap();
        let found = units(&body);
        let texts: Vec<&str> = found.iter().map(|unit| unit.text.as_str()).collect();
        assert_eq!(texts, ["Loose words", "One", "Large", "next linked", "", "cell", "Head"]);
        assert!(found[2].is_bold() && !found[1].is_bold());
        assert!(found[6].is_heading(2) && found[6].is_linked() && !found[6].is_heading(1));
        assert_eq!((found[3].linked, found[3].links()), (6, vec!["x".to_owned()]));
    }

    #[test]
    fn the_same_is_the_same() {
        let hash = |html: &str| units(&Document::from(html).body().unwrap())[0].hash;
        assert_eq!(hash("<p>About  us</p>"), hash("<td><b>About</b> US"));
        assert_ne!(hash("<p><img src=a.gif>"), hash("<p><img src=b.gif>"));
    }
}
