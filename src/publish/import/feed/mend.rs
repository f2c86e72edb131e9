//! A feed's bytes as text that a strict reader takes: what feeds in the wild get wrong, put right.

use std::collections::HashMap;

use dom_query::Document;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::publish::import::pages::encoding::decode;

/// Elements are nested no deeper.
const DEEPEST: usize = 150;

/// A feed as text, and what had to be mended.
pub(super) fn text(bytes: &[u8]) -> (String, Vec<&'static str>) {
    let decoded = decode(bytes);
    let mut mended = decoded.mended;
    let text: String = decoded.text.chars().filter(|c| !is_forbidden(*c)).collect();
    if text.len() != decoded.text.len() {
        mended.push("control characters taken out");
    }
    let text = text.trim_start().to_owned();
    if text.starts_with('{') {
        return (text, mended);
    }
    let plain = without_doctype(without_declaration(&text));
    let (plain, changed) = entities(&plain);
    if changed {
        mended.push("entities of HTML and loose ampersands put right");
    }
    (versioned(&plain), mended)
}

/// What XML 1.0 allows nowhere.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The declaration names an encoding, which the text no longer is in.
fn without_declaration(text: &str) -> &str {
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

/// Takes the document type out, with all that it declares.
fn without_doctype(text: &str) -> String {
    let Some(at) = text.find("<!DOCTYPE").filter(|at| text[..*at].rfind("<rss").is_none()) else {
        return text.to_owned();
    };
    let mut depth = 0usize;
    for (offset, c) in text[at..].char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '>' if depth == 0 => return format!("{}{}", &text[..at], &text[at + offset + 1..]),
            _ => {}
        }
    }
    text[..at].to_owned()
}

/// Entities that only HTML knows become letters, and ampersands that begin none are written as one.
fn entities(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut known: HashMap<String, String> = HashMap::new();
    let mut changed = false;
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<![CDATA[") {
            let end = rest.find("]]>").map_or(rest.len(), |end| end + 3);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        if rest.starts_with('<') {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        let name = rest[1..].split(';').next().unwrap_or_default();
        let fair = name.len() < 32 && rest.as_bytes().get(name.len() + 1) == Some(&b';');
        let is_xml = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || is_character(name);
        if fair && is_xml {
            out.push_str(&rest[..name.len() + 2]);
            rest = &rest[name.len() + 2..];
        } else if fair && !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let letters = known.entry(name.to_owned()).or_insert_with(|| letters(name));
            changed = true;
            out.push_str(letters);
            rest = &rest[name.len() + 2..];
        } else {
            changed = true;
            out.push_str("&amp;");
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    (out, changed)
}

/// `#233` or `#xE9`, of a character that XML allows.
fn is_character(name: &str) -> bool {
    let Some(number) = name.strip_prefix('#') else { return false };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    };
    code.and_then(char::from_u32).is_some_and(|c| !is_forbidden(c))
}

/// What HTML knows an entity as; one that it does not know stays visible.
fn letters(name: &str) -> String {
    let read = Document::fragment(format!("&{name};")).text().to_string();
    if read.starts_with('&') { format!("&amp;{name};") } else { crate::publish::html::escaped(&read) }
}

/// Versions of RSS that readers do not name: 0.90 to 0.94 are read as 0.92, what names none as 2.0.
fn versioned(text: &str) -> String {
    let Some(at) = text.find("<rss") else { return text.to_owned() };
    let Some(end) = text[at..].find('>').map(|end| at + end) else { return text.to_owned() };
    let tag = &text[at..end];
    let version = tag.find("version").and_then(|start| {
        let quote = tag[start..].find(['"', '\''])? + start;
        let close = tag[quote + 1..].find(&tag[quote..=quote])? + quote + 1;
        Some((quote + 1, close))
    });
    match version {
        Some((from, to)) => {
            let new = match &tag[from..to] {
                it if it.starts_with("0.9") => "0.92",
                _ => "2.0",
            };
            format!("{}{new}{}", &text[..at + from], &text[at + to..])
        }
        None => format!("{} version=\"2.0\"{}", &text[..at + 4], &text[at + 4..]),
    }
}

/// Whether XML is nested no deeper than readers can go.
pub(super) fn is_shallow(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut depth = 0usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => {
                depth += 1;
                if depth > DEEPEST {
                    return false;
                }
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            // What is wrong is told by who reads it.
            Ok(Event::Eof) | Err(_) => return true,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_feeds_get_wrong() {
        for (bytes, expected) in [
            (
                "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'>Per\u{fa}</rss>",
                "<rss version='2.0'>Perú</rss>",
            ),
            (
                "<rss version=\"0.91\">a &amp; b & c &eacute; &#233; &madeup; &#0;</rss>",
                "<rss version=\"0.92\">a &amp; b &amp; c é &#233; &amp;madeup; &amp;#0;</rss>",
            ),
            ("<rss><![CDATA[a & b]]></rss>", "<rss version=\"2.0\"><![CDATA[a & b]]></rss>"),
            (
                "<!DOCTYPE rss [<!ENTITY a \"b\"> <!ENTITY c \"&a;&a;\">]><rss version='2.0'>&c;</rss>",
                "<rss version='2.0'>&amp;c;</rss>",
            ),
            ("\u{1}{\"a\": 1}", "{\"a\": 1}"),
        ] {
            let latin: Vec<u8> =
                if bytes.contains("8859") { bytes.chars().map(|c| c as u8).collect() } else { bytes.into() };
            assert_eq!(text(&latin).0, expected);
        }
    }

    #[test]
    fn depth() {
        assert!(is_shallow("<a><b/><b></b></a>"));
        assert!(!is_shallow(&"<a>".repeat(100_000)));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let (text, _) = text(&bytes);
            is_shallow(&text);
        }

        #[test]
        fn any_markup(markup in "(<rss|version=|'|\"|>|&|;|eacute|<!DOCTYPE|\\[|\\]|<!\\[CDATA\\[|é){0,30}") {
            text(markup.as_bytes());
        }
    }
}
