//! Writing XML through `quick-xml`, which escapes; what XML cannot hold at all is left out here.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};

/// A document being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a document, shown by a style at a relative address.
    pub(super) fn new(style: &str) -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::with_capacity(64 << 10), b' ', 1));
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        // The address is made of our own names: nothing in it needs to be escaped.
        xml.put(Event::PI(BytesPI::new(format!("xml-stylesheet type=\"text/css\" href=\"{style}\""))));
        xml
    }

    fn put(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("writing to memory does not fail");
    }

    /// An element with what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.put(Event::Start(start(name, attributes)));
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.put(Event::Start(start(name, attributes)));
        // Quotes need no escape in a text, and HTML is full of them.
        self.put(Event::Text(BytesText::from_escaped(partial_escape(allowed(text)))));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.put(Event::Empty(start(name, attributes)));
    }

    /// The whole document.
    pub(super) fn done(self) -> String {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).expect("it is written from texts alone")
    }
}

fn start<'e>(name: &'static str, attributes: &[(&'static str, &str)]) -> BytesStart<'e> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// A text without the characters that no XML document can hold, escaped or not (XML 1.0, `Char`): control characters and
/// two that are none. A carriage return would be read as a line's end.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed =
        |c: char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_the_document_is_xml() {
        let mut xml = Xml::new("feed.css");
        xml.element("a", &[("x", "\"<&>'\u{1}\n")], |xml| {
            xml.text("b", &[], "]]> <script> & \u{0}\u{8}\u{b}\u{1f}\r\n\u{fffe}\u{ffff}\u{10ffff}é");
            xml.empty("c", &[]);
        });
        let text = xml.done();
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut found = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Text(text) => found.push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) => found.extend(["[", &name.decode().unwrap(), "]"]),
                _ => {}
            }
        }
        assert_eq!(found.trim(), "]][gt] [lt]script[gt] [amp] \n\u{10ffff}é");
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    }
}
