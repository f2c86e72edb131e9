//! One piece of an export file as a small tree. Entities other than XML's own stay as they are written; none is ever
//! declared, so none can grow.

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// As written, with its prefix: `wp:post_id`.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The words right in it.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

/// Deeper than any export.
const DEEPEST: usize = 12;

impl Element {
    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The words of the first child of that name, without white space around them.
    pub(super) fn words(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }

    /// All children of that name.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// An attribute; empty where it is not there.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// Reads a piece as far as it can be read; also says whether that was all of it.
pub(super) fn read(piece: &str) -> (Element, bool) {
    let mut reader = Reader::from_str(piece);
    let config = reader.config_mut();
    (config.check_end_names, config.allow_unmatched_ends, config.allow_dangling_amp) = (false, true, true);
    let mut open = vec![Element::default()];
    let mut whole = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                if open.len() > DEEPEST {
                    whole = false;
                    break;
                }
                open.push(element(&tag));
            }
            Ok(Event::Empty(tag)) => {
                let made = element(&tag);
                if let Some(last) = open.last_mut() {
                    last.children.push(made);
                }
            }
            Ok(Event::End(tag)) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                // An end that closes nothing is passed over; one that closes something further out closes all within.
                if let Some(at) = open.iter().rposition(|element| element.name == name).filter(|at| *at > 0) {
                    whole &= at == open.len() - 1;
                    while open.len() > at {
                        close(&mut open);
                    }
                } else {
                    whole = false;
                }
            }
            Ok(Event::Text(text)) => push(&mut open, &String::from_utf8_lossy(&text)),
            Ok(Event::CData(text)) => push(&mut open, &String::from_utf8_lossy(&text)),
            Ok(Event::GeneralRef(reference)) => {
                let name = String::from_utf8_lossy(&reference).into_owned();
                let known = match name.as_str() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                match known {
                    Some(c) if !c.is_control() || c.is_whitespace() => {
                        push(&mut open, c.encode_utf8(&mut [0; 4]));
                    }
                    Some(_) => {}
                    None => push(&mut open, &format!("&{name};")),
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                whole = false;
                break;
            }
        }
    }
    whole &= open.len() == 1;
    while open.len() > 1 {
        close(&mut open);
    }
    (open.pop().unwrap_or_default(), whole)
}

fn close(open: &mut Vec<Element>) {
    if let (Some(done), Some(above)) = (open.pop(), open.last_mut()) {
        above.children.push(done);
    }
}

fn push(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}

fn element(tag: &quick_xml::events::BytesStart<'_>) -> Element {
    let attribute = |found: quick_xml::events::attributes::Attribute<'_>| {
        let value = String::from_utf8_lossy(&found.value).into_owned();
        let value =
            quick_xml::escape::unescape(&value).map_or_else(|_| value.clone(), std::borrow::Cow::into_owned);
        (String::from_utf8_lossy(found.key.as_ref()).into_owned(), value)
    };
    Element {
        name: String::from_utf8_lossy(tag.name().as_ref()).into_owned(),
        attributes: tag.attributes().with_checks(false).flatten().map(attribute).collect(),
        ..Element::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_however_they_are_written() {
        let (read, whole) = read(
            "<item><title>A &amp; b &#8217; &nbsp;</title><c d=\"x&amp;y\"><![CDATA[<p>]]]]><![CDATA[></p>]]></c><e/></item>",
        );
        let item = &read.children[0];
        assert!(whole);
        assert_eq!(item.words("title"), "A & b ’ &nbsp;");
        assert_eq!(item.words("c"), "<p>]]></p>");
        assert_eq!(item.child("c").unwrap().attribute("d"), "x&y");
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        for (text, title) in [
            ("<item><title>A</title><b>", "A"),
            ("<item><title>A</item>", "A"),
            ("<item></b><title>A</title></item>", "A"),
            ("<item><title>A & b &c</title></item>", "A & b &c"),
        ] {
            let (read, _) = read(text);
            assert_eq!(read.children[0].words("title"), title, "{text}");
        }
        assert!(!read(&"<a>".repeat(50)).1);
    }
}
