//! A piece of a page as HTML.

use super::{Element, Node};

/// Elements that have no end tag (HTML, "void elements"), those of them that are used.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "source", "wbr"];

impl Node {
    /// Writes it as HTML, texts and attributes escaped.
    pub fn write_html(&self, out: &mut String) {
        match self {
            Self::Element(element) => element.write_html(out),
            Self::Text(text) => escape(text, out),
        }
    }
}

impl Element {
    fn write_html(&self, out: &mut String) {
        let parts = &*self.0;
        out.push('<');
        out.push_str(parts.tag);
        for (name, value) in &parts.attributes {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() {
                out.push_str("=\"");
                escape(value, out);
                out.push('"');
            }
        }
        out.push('>');
        if VOID.contains(&parts.tag) {
            return;
        }
        match &parts.html {
            Some(html) => out.push_str(html),
            None => parts.children.iter().for_each(|child| child.write_html(out)),
        }
        out.push_str("</");
        out.push_str(parts.tag);
        out.push('>');
    }
}

/// Escapes for text and for attributes in double quotes.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::el;
    use super::*;

    fn written(element: Element) -> String {
        let mut out = String::new();
        Node::Element(element).write_html(&mut out);
        out
    }

    #[test]
    fn elements_texts_and_attributes() {
        let link = el("a").attr("href", "?a=1&b=\"2\"").with("x < y").with(" & z".to_owned());
        assert_eq!(written(link), r#"<a href="?a=1&amp;b=&quot;2&quot;">x &lt; y &amp; z</a>"#);
        assert_eq!(written(el("input").attr("value", "").flag("required", true)), "<input value required>");
        assert_eq!(written(el("div").html("<b>as it is</b>".into())), "<div><b>as it is</b></div>");
    }

    #[test]
    fn texts_that_meet_are_one_and_empty_ones_none() {
        let one = el("p").with("a").with("").with("b");
        assert_eq!(one, el("p").with("ab"));
        assert!(el("p").with("").or_nothing().is_none());
    }
}
