//! Footnotes of old pages, by their shape: a small link to a part of the same page that has a link back.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Links that refer to a footnote, and its number.
    pub(super) references: HashMap<NodeId, usize>,
    /// Elements that hold a footnote, and its number.
    pub(super) texts: HashMap<NodeId, usize>,
    /// Links back.
    pub(super) back: HashSet<NodeId>,
}

/// What a footnote may stand in.
const HOLDERS: [&str; 6] = ["li", "p", "div", "dd", "aside", "td"];

/// Finds the footnotes of a page.
pub(super) fn find(document: &Document) -> Notes {
    let mut named: HashMap<String, NodeRef<'_>> = HashMap::new();
    let mut links: Vec<(NodeRef<'_>, String)> = Vec::new();
    for node in document.root().descendants_it().filter(NodeRef::is_element) {
        for attribute in ["id", "name"] {
            if let Some(name) = node.attr(attribute).filter(|name| !name.is_empty()) {
                named.entry(name.to_string()).or_insert(node);
            }
        }
        if node.has_name("a")
            && let Some(part) = node.attr("href").and_then(|href| href.strip_prefix('#').map(str::to_owned))
            && !part.is_empty()
        {
            links.push((node, part));
        }
    }
    let mut notes = Notes::default();
    if links.is_empty() {
        return notes;
    }
    let mut numbers: HashMap<NodeId, usize> = HashMap::new();
    for (link, part) in &links {
        let Some(target) = named.get(part) else { continue };
        if !is_mark(&link.text()) || notes.back.contains(&link.id) {
            continue;
        }
        let Some(holder) = holder(target) else { continue };
        let around = |node: &NodeRef<'_>| node.ancestors_it(Some(40)).any(|above| above.id == holder.id);
        if around(link) || link.id == holder.id {
            continue;
        }
        // The links back stand within it, and lead to where the reference stands.
        let back: Vec<&(NodeRef<'_>, String)> = links.iter().filter(|(other, _)| around(other)).collect();
        let leads_back = back.iter().any(|(_, part)| named.get(part).is_some_and(|place| near(place, link)));
        // Some generators write no link back, but say by a class what it is.
        let called = |node: &NodeRef<'_>| node.class().is_some_and(|class| class.contains("footnote"));
        let says_so = called(&holder) && (called(link) || link.parent().is_some_and(|above| called(&above)));
        if !leads_back && !says_so {
            continue;
        }
        let next = numbers.len() + 1;
        let number = *numbers.entry(holder.id).or_insert(next);
        notes.references.insert(link.id, number);
        notes.texts.insert(holder.id, number);
        for (other, part) in back {
            if named.get(part).is_some_and(|place| near(place, link)) {
                notes.back.insert(other.id);
            }
        }
    }
    notes
}

/// Whether a link's words are those of a reference: a number, a star, in brackets or not.
fn is_mark(text: &str) -> bool {
    let bare = text.trim().trim_matches(['[', ']', '(', ')', '.', ' ', '\u{a0}', '^']);
    let number = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    number
        || matches!(bare, "*" | "**" | "***" | "†" | "‡")
        || matches!(bare, "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x")
}

/// The element that holds the footnote at a named place.
fn holder<'t>(target: &NodeRef<'t>) -> Option<NodeRef<'t>> {
    let holds = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| HOLDERS.contains(&&*name));
    if holds(target) {
        return Some(*target);
    }
    target.ancestors_it(Some(4)).find(|node| holds(node))
}

/// Whether a named place is the link, right around it or right beside it.
fn near(place: &NodeRef<'_>, link: &NodeRef<'_>) -> bool {
    let parent = link.parent().map(|parent| parent.id);
    place.id == link.id
        || Some(place.id) == parent
        || place.parent().map(|above| above.id) == parent && parent.is_some()
        || link.ancestors_it(Some(3)).any(|above| above.id == place.id)
}
