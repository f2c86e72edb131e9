//! The tags of a page, for the few things a server must know of it. Pages are our own and well formed; what is not
//! is passed over rather than mended.

use std::ops::Range;

/// One tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name as written; an end tag's begins with `/`.
    pub(super) name: &'a str,
    /// Where its `<` stands.
    pub(super) start: usize,
    /// The attributes that have a value: name, and where the value stands (without its quotes).
    pub(super) attributes: Vec<(&'a str, Range<usize>)>,
}

impl<'a> Tag<'a> {
    /// Whether it is a tag of that name (for an end tag: `/name`).
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, as written in `html`.
    pub(super) fn value(&self, html: &'a str, name: &str) -> Option<&'a str> {
        let (_, place) = self.attributes.iter().find(|(it, _)| it.eq_ignore_ascii_case(name))?;
        html.get(place.clone())
    }
}

/// The tags of `html` in their order. Comments, and what stands inside of scripts and styles, hold none.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html.get(at..)?.find('<')?;
            let rest = &html[start + 1..];
            if rest.starts_with("!--") {
                at = start + 1 + rest.find("-->")? + 3;
                continue;
            }
            if !rest.strip_prefix('/').unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic()) {
                at = start + 1;
                continue;
            }
            let (tag, end) = tag(html, start)?;
            at = end;
            for raw in ["script", "style", "title", "textarea"] {
                if tag.is(raw) {
                    at = end_of_raw(html, end, raw);
                }
            }
            return Some(tag);
        }
    })
}

/// Where the end tag of a raw element stands, from `from` on.
fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let is_end = |at: &usize| {
        bytes[*at..].starts_with(b"</")
            && bytes
                .get(at + 2..at + 2 + name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
    };
    (from..bytes.len()).find(is_end).unwrap_or(bytes.len())
}

/// The tag whose `<` stands at `start`, and where the text after it begins.
fn tag(html: &str, start: usize) -> Option<(Tag<'_>, usize)> {
    let bytes = html.as_bytes();
    let until = |from: usize, stop: &dyn Fn(u8) -> bool| {
        bytes[from..].iter().position(|b| stop(*b)).map(|length| from + length)
    };
    let ends_name = |b: u8| b.is_ascii_whitespace() || b == b'>' || b == b'=';
    // An end tag's name begins with a slash; a slash after it belongs to `<br/>`.
    let mut at = until(start + 2, &|b| ends_name(b) || b == b'/')?;
    let name = &html[start + 1..at];
    let mut attributes = Vec::new();
    loop {
        at = until(at, &|b| !b.is_ascii_whitespace() && b != b'/')?;
        if bytes[at] == b'>' {
            return Some((Tag { name, start, attributes }, at + 1));
        }
        // A name has at least one letter, so that a stray sign cannot hold us here.
        let end = until(at + 1, &|b| ends_name(b) || b == b'/')?;
        let name = &html[at..end];
        at = until(end, &|b| !b.is_ascii_whitespace())?;
        if bytes[at] != b'=' {
            continue;
        }
        at = until(at + 1, &|b| !b.is_ascii_whitespace())?;
        let value = match bytes[at] {
            quote @ (b'"' | b'\'') => at + 1..until(at + 1, &|b| b == quote)?,
            _ => at..until(at, &|b| b.is_ascii_whitespace() || b == b'>')?,
        };
        at = value.end + usize::from(matches!(bytes[value.end], b'"' | b'\''));
        attributes.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags written out as `name a=b`, parted by `|`.
    fn told(html: &str) -> String {
        let tag = |tag: Tag| {
            let values =
                tag.attributes.iter().map(|(name, place)| format!(" {name}={}", &html[place.clone()]));
            format!("{}{}", tag.name, values.collect::<String>())
        };
        tags(html).map(tag).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_is_a_tag() {
        for (html, expected) in [
            ("<!doctype html><html lang=en><p>1 < 2", "html lang=en|p"),
            ("<a href='/x/?a=1&amp;b=2' download>x</a>", "a href=/x/?a=1&amp;b=2|/a"),
            (r#"<img alt="a > b" src = "/y.png"/>"#, "img alt=a > b src=/y.png"),
            (r#"<!-- <a href="/no"> --><b>"#, "b"),
            (r#"<script>if (a<b) "<i>"</script><b>"#, "script|/script|b"),
            ("<title><a href=/no></TITLE><b>", "title|/TITLE|b"),
            ("<br/><ñ><p", "br"),
            ("<a =x b=1><i>", "a b=1|i"),
            ("<a b='1", ""),
            ("<", ""),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }
}
