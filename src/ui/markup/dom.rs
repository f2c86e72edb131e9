//! A piece of a page in the DOM: built, rebuilt in place, or found standing in a prerendered page.
//!
//! Children are matched in order: an old child with the tag and key of the new one is kept and changed, those it had to
//! skip are removed, and what has no match is built. So a list that grows, shrinks or changes keeps its elements, and
//! with them focus, selection and open `details`.

use std::collections::VecDeque;

use leptos::prelude::{AddAnyAttr, Mountable, Render, RenderHtml};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Position, PositionState};

use super::{Element, Node};

/// A [`Node`] as it stands in the DOM.
pub struct Standing {
    node: types::Node,
    /// What it shows, but for its children.
    shown: Node,
    children: Vec<Standing>,
}

impl Standing {
    /// Takes over `node`, which shows what `wanted` says or nearly so; differences are put right. Gives `wanted` back
    /// when `node` is quite another element.
    ///
    /// # Errors
    /// `wanted`, when it could not be.
    pub fn adopt(mut wanted: Node, node: &types::Node) -> Result<Self, Node> {
        let mut children = Vec::new();
        match &mut wanted {
            Node::Text(text) => {
                let Some(standing) = types::Text::cast_from(node.clone()) else { return Err(wanted) };
                if standing.data() != **text {
                    standing.set_data(text);
                }
            }
            Node::Element(element) => {
                let standing = types::Element::cast_from(node.clone());
                let Some(standing) = standing.filter(|e| e.tag_name().eq_ignore_ascii_case(element.0.tag))
                else {
                    return Err(wanted);
                };
                for (name, value) in &element.0.attributes {
                    if standing.get_attribute(name).as_deref() != Some(value) {
                        Rndr::set_attribute(&standing, name, value);
                    }
                }
                // Of what stands there, these say what is chosen; all else may be the reader's or the app's own doing.
                for name in ["aria-current", "class"] {
                    if element.attribute(name).is_none() && standing.has_attribute(name) {
                        Rndr::remove_attribute(&standing, name);
                    }
                }
                if element.0.html.is_none() {
                    children = adopt_children(std::mem::take(&mut element.0.children), &standing);
                }
            }
        }
        Ok(Self { node: node.clone(), shown: wanted, children })
    }

    fn matches(&self, wanted: &Node) -> bool {
        match (&self.shown, wanted) {
            (Node::Text(_), Node::Text(_)) => true,
            (Node::Element(old), Node::Element(new)) => old.0.tag == new.0.tag && old.key() == new.key(),
            _ => false,
        }
    }

    /// Changes what differs; `self` matches `wanted`.
    fn change(&mut self, mut wanted: Node) {
        match (&self.shown, &mut wanted) {
            (Node::Element(old), Node::Element(new)) => {
                let Some(element) = types::Element::cast_from(self.node.clone()) else { return };
                change_attributes(&element, old, new);
                if let Some(html) = &new.0.html {
                    if old.0.html.as_deref() != Some(html) {
                        Rndr::set_inner_html(&element, html);
                        self.children.clear();
                    }
                } else {
                    if old.0.html.is_some() {
                        Rndr::clear_children(&element);
                    }
                    change_children(&element, &mut self.children, std::mem::take(&mut new.0.children));
                }
            }
            (old, Node::Text(text)) => {
                if *old != Node::Text(text.clone())
                    && let Some(node) = types::Text::cast_from(self.node.clone())
                {
                    Rndr::set_text(&node, text);
                }
            }
            _ => {}
        }
        self.shown = wanted;
    }
}

fn adopt_children(wanted: Vec<Node>, parent: &types::Element) -> Vec<Standing> {
    let mut next = Rndr::first_child(parent);
    let mut children = Vec::with_capacity(wanted.len());
    for child in wanted {
        let adopted = match &next {
            Some(node) => Standing::adopt(child, node),
            None => Err(child),
        };
        children.push(match adopted {
            Ok(standing) => {
                next = next.as_ref().and_then(Rndr::next_sibling);
                standing
            }
            Err(child) => {
                let new = child.build();
                Rndr::insert_node(parent, &new.node, next.as_ref());
                new
            }
        });
    }
    while let Some(node) = next {
        next = Rndr::next_sibling(&node);
        Rndr::remove(&node);
    }
    children
}

fn change_attributes(element: &types::Element, old: &Element, new: &Element) {
    for (name, value) in &new.0.attributes {
        if old.attribute(name) != Some(value) {
            Rndr::set_attribute(element, name, value);
        }
    }
    for (name, _) in &old.0.attributes {
        if new.attribute(name).is_none() {
            Rndr::remove_attribute(element, name);
        }
    }
}

fn change_children(parent: &types::Element, standing: &mut Vec<Standing>, wanted: Vec<Node>) {
    let mut old: VecDeque<Standing> = std::mem::take(standing).into();
    for child in wanted {
        if let Some(at) = old.iter().position(|candidate| candidate.matches(&child)) {
            for skipped in old.drain(..at) {
                Rndr::remove(&skipped.node);
            }
            if let Some(mut kept) = old.pop_front() {
                kept.change(child);
                standing.push(kept);
            }
            continue;
        }
        let new = child.build();
        Rndr::insert_node(parent, &new.node, old.front().map(|next| &next.node));
        standing.push(new);
    }
    for left in old {
        Rndr::remove(&left.node);
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(types::Element::cast_from);
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<types::Element> {
        types::Element::cast_from(self.node.clone()).into_iter().collect()
    }
}

impl Render for Node {
    type State = Standing;

    fn build(mut self) -> Standing {
        let mut children = Vec::new();
        let node = match &mut self {
            Self::Text(text) => Rndr::create_text_node(text).into(),
            Self::Element(element) => {
                let node = Rndr::create_element(element.0.tag, None);
                for (name, value) in &element.0.attributes {
                    Rndr::set_attribute(&node, name, value);
                }
                if let Some(html) = &element.0.html {
                    Rndr::set_inner_html(&node, html);
                } else {
                    for child in std::mem::take(&mut element.0.children) {
                        let child = child.build();
                        Rndr::insert_node(&node, &child.node, None);
                        children.push(child);
                    }
                }
                node.into()
            }
        };
        Standing { node, shown: self, children }
    }

    fn rebuild(self, state: &mut Standing) {
        if state.matches(&self) {
            state.change(self);
            return;
        }
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Node {
    type Output<New: Attribute> = Self;

    /// Attributes are set where an element is made, not passed down.
    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        self.write_html(buf);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Standing {
        let node = cursor.current();
        position.set(Position::NextChild);
        Standing::adopt(self, &node).unwrap_or_else(|wanted| {
            let new = wanted.build();
            if let Some(parent) = Rndr::get_parent(&node).and_then(types::Element::cast_from) {
                Rndr::insert_node(&parent, &new.node, Some(&node));
                Rndr::remove(&node);
            }
            new
        })
    }

    fn into_owned(self) -> Self {
        self
    }
}
