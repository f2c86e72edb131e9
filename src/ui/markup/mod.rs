//! A piece of a page as a value: elements with attributes and children, all of one type.
//!
//! Leptos renders it like any of its own views: to text when the site is built ([`html`]), into the DOM in the browser
//! ([`dom`]), where a rebuild changes what differs and leaves every other element standing. One type for all elements,
//! rather than a type for each as the `view!` macro makes, keeps the browser program small: the renderer is compiled
//! once, and a view is only the calls that build the value.

mod dom;
mod html;

use std::borrow::Cow;

use leptos::prelude::{AnyView, IntoAny};

pub use dom::Standing;

/// A text that is mostly known when the program is made.
pub(crate) type Words = Cow<'static, str>;

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Plain text, escaped wherever it is shown.
    Text(Words),
}

/// An element with its attributes and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    children: Vec<Node>,
    /// Sanitised HTML in place of children.
    html: Option<String>,
}

/// A new element.
#[must_use]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new(), html: None }))
}

impl Element {
    /// Adds an attribute; each name once. The name and the value are never markup.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// Adds an attribute where there is a value.
    #[must_use]
    pub fn maybe_attr(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute without a value where `on`.
    #[must_use]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Sets the class. Its first word also says which element this is when a view is rebuilt: what depends on the
    /// present state comes after it.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Adds a child. Texts that meet become one, as they do when HTML is read.
    #[must_use]
    pub fn with(mut self, child: impl Into<Node>) -> Self {
        self.push(child.into());
        self
    }

    /// Adds a child where there is one.
    #[must_use]
    pub fn maybe(mut self, child: Option<Element>) -> Self {
        if let Some(child) = child {
            self.push(Node::Element(child));
        }
        self
    }

    /// Adds children.
    #[must_use]
    pub fn all(mut self, children: Vec<Element>) -> Self {
        self.0.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Sets sanitised HTML in place of children.
    #[must_use]
    pub fn html(mut self, html: String) -> Self {
        self.0.html = Some(html);
        self
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// The text in it, as it would be read.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |child: &Node| match child {
            Node::Text(text) => text.to_string(),
            Node::Element(element) => element.text(),
        };
        self.0.children.iter().map(text).collect()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.children.is_empty() && self.0.html.is_none()
    }

    /// The element where there is something in it.
    #[must_use]
    pub fn or_nothing(self) -> Option<Self> {
        if self.is_empty() { None } else { Some(self) }
    }

    /// Adds a child in place.
    pub(crate) fn push(&mut self, child: Node) {
        if let Node::Text(new) = &child {
            if new.is_empty() {
                return;
            }
            if let Some(Node::Text(text)) = self.0.children.last_mut() {
                text.to_mut().push_str(new);
                return;
            }
        }
        self.0.children.push(child);
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.0.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_ref())
    }

    /// Which element this is among its siblings: its `id`, else the first word of its class.
    fn key(&self) -> &str {
        let class = || self.attribute("class").and_then(|class| class.split(' ').next());
        self.attribute("id").or_else(class).unwrap_or_default()
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Node> for AnyView {
    fn from(node: Node) -> Self {
        node.into_any()
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        Node::Element(element).into_any()
    }
}
