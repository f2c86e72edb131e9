//! What Markdown has no signs for, as plain HTML on one line: only what the build lets stand.

use std::fmt::Write as _;

use dom_query::NodeRef;

use crate::publish::html::escape;

use super::{Link, Lookup, Shown};

/// Elements that are written as they are.
const KEPT: [&str; 40] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "dl",
    "dt",
    "em",
    "h3",
    "h4",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "q",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];
/// Attributes of them that mean something; `href` is looked up.
const ATTRIBUTES: [&str; 8] = ["lang", "dir", "title", "colspan", "rowspan", "scope", "start", "span"];
/// Nothing of these is shown.
pub(super) const UNSEEN: [&str; 9] =
    ["script", "style", "template", "head", "title", "meta", "link", "noembed", "noframes"];
/// No deeper.
const DEEPEST: usize = 60;

/// A node and all in it as HTML on one line.
pub(super) fn write(node: &NodeRef<'_>, lookup: &mut dyn Lookup, depth: usize, out: &mut String) {
    if node.is_text() {
        let text = node.text();
        let mut space = out.ends_with(' ');
        let mut line = String::new();
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                if !space {
                    line.push(' ');
                }
                space = true;
            } else if !c.is_control() {
                line.push(c);
                space = false;
            }
        }
        return escape(&line, out);
    }
    let Some(name) = node.node_name() else { return };
    let name: &str = &name;
    if UNSEEN.contains(&name) {
        return;
    }
    if depth > DEEPEST {
        return escape(&node.text().split_whitespace().collect::<Vec<_>>().join(" "), out);
    }
    let own = match name {
        "img" => return picture(node, lookup, out),
        "h1" | "h2" => "h3",
        "h5" | "h6" => "h4",
        "thead" | "tfoot" => "tbody",
        "strike" => "s",
        other if KEPT.contains(&other) => other,
        _ => {
            for child in node.children_it(false) {
                write(&child, lookup, depth + 1, out);
            }
            return;
        }
    };
    let mut tag = format!("<{own}");
    for attribute in ATTRIBUTES {
        if let Some(value) = node.attr(attribute).filter(|value| !value.trim().is_empty()) {
            let _ = write!(tag, " {attribute}=\"");
            escape(value.trim(), &mut tag);
            tag.push('"');
        }
    }
    let mut closes = !matches!(own, "br" | "hr" | "col");
    if own == "a" {
        if let Some(Link::To(to)) = node.attr("href").map(|href| lookup.link(&href)) {
            tag.push_str(" href=\"");
            escape(&to, &mut tag);
            tag.push('"');
        } else {
            closes = false;
            tag.clear();
        }
    }
    out.push_str(&tag);
    if !tag.is_empty() {
        out.push('>');
    }
    for child in node.children_it(false) {
        write(&child, lookup, depth + 1, out);
    }
    if closes {
        let _ = write!(out, "</{own}>");
    }
}

fn picture(node: &NodeRef<'_>, lookup: &mut dyn Lookup, out: &mut String) {
    let said = node.attr("alt").map(|alt| alt.to_string()).unwrap_or_default();
    let (to, words, shown) = match lookup.picture(&super::figure::source(node)) {
        Shown::Here { file, alt, .. } => (file, if said.is_empty() { alt } else { said }, true),
        Shown::Document(to) | Shown::There(to) => (to, said, false),
        Shown::Gone => return escape(&said, out),
    };
    if shown {
        out.push_str("<img src=\"");
        escape(&to, out);
        out.push_str("\" alt=\"");
        escape(&words, out);
        out.push_str("\">");
    } else {
        out.push_str("<a href=\"");
        escape(&to, out);
        out.push_str("\">");
        escape(if words.is_empty() { &to } else { &words }, out);
        out.push_str("</a>");
    }
}
