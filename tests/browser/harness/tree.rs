//! The accessibility tree: what assistive tools are told, and how the harness finds what a test names.

use super::Page;
use super::page::plain;
use serde_json::{Value, json};

/// A thing on the page, as assistive tools are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its role in Chromium's words: those of ARIA, and a few of its own.
    pub(crate) role: String,
    /// Its computed name.
    pub(crate) name: String,
    /// Whether the keyboard is there.
    pub(crate) focused: bool,
    /// Whether a box is ticked or a button pressed, where it can be.
    pub(crate) checked: Option<bool>,
    /// A heading's level.
    pub(crate) level: Option<u64>,
    id: String,
    parent: Option<String>,
    /// The element, in `DevTools`' numbering.
    pub(super) element: Option<u64>,
}

impl Node {
    fn read(node: &Value) -> Option<Self> {
        if node["ignored"] == true {
            return None;
        }
        let property = |name: &str| {
            let all = node["properties"].as_array()?;
            Some(&all.iter().find(|it| it["name"] == name)?["value"]["value"])
        };
        let on = |name: &str| property(name).map(|value| value == true || value == "true");
        Some(Self {
            role: node["role"]["value"].as_str()?.to_owned(),
            name: node["name"]["value"].as_str().unwrap_or_default().trim().to_owned(),
            focused: on("focused").unwrap_or(false),
            checked: on("checked").or_else(|| on("pressed")),
            level: property("level").and_then(Value::as_u64),
            id: node["nodeId"].as_str()?.to_owned(),
            parent: node["parentId"].as_str().map(str::to_owned),
            element: node["backendDOMNodeId"].as_u64(),
        })
    }
}

impl Page {
    /// All that assistive tools are told of, in the order of the page.
    pub(crate) fn tree(&self) -> Vec<Node> {
        let answer = self.try_devtools("Accessibility.getFullAXTree", &json!({})).unwrap_or_default();
        let nodes = answer["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
        // The protocol gives them level by level; a reader meets them one branch after the other.
        let mut ordered = Vec::with_capacity(nodes.len());
        let known: std::collections::HashMap<&str, &Value> =
            nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let mut waiting: Vec<&Value> = nodes.first().into_iter().collect();
        while let Some(node) = waiting.pop() {
            let children = node["childIds"].as_array().map(Vec::as_slice).unwrap_or_default();
            waiting.extend(children.iter().rev().filter_map(|id| known.get(id.as_str()?).copied()));
            ordered.extend(Node::read(node));
        }
        // A node whose parent is not told of belongs to the nearest that is.
        let told: std::collections::HashSet<String> = ordered.iter().map(|node| node.id.clone()).collect();
        for node in &mut ordered {
            while let Some(parent) = node.parent.take() {
                if told.contains(&parent) {
                    node.parent = Some(parent);
                    break;
                }
                let above = known.get(parent.as_str()).and_then(|it| it["parentId"].as_str());
                node.parent = above.map(str::to_owned);
            }
        }
        ordered
    }

    /// The names of all things of a role.
    pub(crate) fn names(&self, role: &str) -> Vec<String> {
        self.tree().into_iter().filter(|node| node.role == role).map(|node| node.name).collect()
    }

    /// The page's headings of the first level.
    pub(crate) fn h1(&self) -> Vec<String> {
        let first = |node: &Node| node.role == "heading" && node.level == Some(1);
        self.tree().into_iter().filter(first).map(|node| node.name).collect()
    }

    /// Where the keyboard is; the page itself when nothing has it.
    #[track_caller]
    pub(crate) fn focused(&self) -> Node {
        // The page counts as focused as well: the innermost is meant, and the tree gives it last.
        self.until("something has the focus", || self.tree().into_iter().rfind(|node| node.focused))
    }

    /// Waits until the keyboard is at this thing.
    #[track_caller]
    pub(crate) fn see_focus(&self, role: &str, name: &str) -> &Self {
        let there = |node: &Node| node.role == role && fits(&node.name, name).is_some();
        self.until(&format!("the focus is on the {role} {name:?}"), || {
            self.tree().into_iter().rfind(|node| node.focused).filter(there).map(drop)
        });
        self
    }

    /// Waits until there is a thing of that role and name, and gives it.
    #[track_caller]
    pub(crate) fn find(&self, role: &str, name: &str) -> Node {
        self.until(&format!("there is a {role} {name:?}"), || best(&self.tree(), role, name))
    }

    /// Only what lies in a part of the page, named as things are: `("dialog", "Filter")`, `("main", "")`.
    pub(crate) fn inside(&self, role: &str, name: &str) -> Inside<'_> {
        Inside { page: self, role: role.to_owned(), name: name.to_owned() }
    }
}

/// A part of the page.
pub(crate) struct Inside<'a> {
    pub(super) page: &'a Page,
    role: String,
    name: String,
}

impl Inside<'_> {
    /// What lies in the part; empty when the part is not there.
    pub(crate) fn tree(&self) -> Vec<Node> {
        let all = self.page.tree();
        let Some(part) = best(&all, &self.role, &self.name) else { return Vec::new() };
        let mut within = std::collections::HashSet::from([part.id]);
        let mut found = Vec::new();
        // Parents come before their children.
        for node in all {
            if node.parent.as_ref().is_some_and(|parent| within.contains(parent)) {
                within.insert(node.id.clone());
                found.push(node);
            }
        }
        found
    }

    /// The names of all things of a role in the part.
    pub(crate) fn names(&self, role: &str) -> Vec<String> {
        self.tree().into_iter().filter(|node| node.role == role).map(|node| node.name).collect()
    }

    /// Waits until there is such a thing in the part, and gives it.
    #[track_caller]
    pub(crate) fn find(&self, role: &str, name: &str) -> Node {
        let what = format!("there is a {role} {name:?} in the {} {:?}", self.role, self.name);
        self.page.until(&what, || best(&self.tree(), role, name))
    }
}

/// The thing that is meant: of that very name, else the first whose name has those words in it.
fn best(nodes: &[Node], role: &str, name: &str) -> Option<Node> {
    nodes
        .iter()
        .filter(|node| node.role == role)
        .filter_map(|node| Some((fits(&node.name, name)?, node)))
        // The first of the least.
        .min_by_key(|(loose, _)| *loose)
        .map(|(_, node)| node.clone())
}

/// Whether a name is meant: `Some(false)` exactly, `Some(true)` as a part of it.
fn fits(name: &str, wanted: &str) -> Option<bool> {
    let (name, wanted) = (plain(name), plain(wanted));
    name.contains(&wanted).then_some(name != wanted)
}
