//! Texts in blocks: comments around HTML. The HTML stays; the comments say what to do with a few of them.

use std::fmt::Write as _;

use serde_json::Value;

use crate::publish::html::escaped;

use super::super::Note;
use super::paragraphs;

/// What WordPress fills when a page is asked for, with nothing of its own.
const FILLED: [&str; 18] = [
    "latest-posts",
    "latest-comments",
    "archives",
    "calendar",
    "categories",
    "tag-cloud",
    "search",
    "rss",
    "page-list",
    "loginout",
    "site-title",
    "site-logo",
    "site-tagline",
    "social-links",
    "navigation",
    "query",
    "comments",
    "post-content",
];

/// Whether a text is in blocks.
pub(super) fn is_in_blocks(text: &str) -> bool {
    text.contains("<!-- wp:")
}

/// A comment of a block.
struct Mark<'t> {
    name: &'t str,
    attributes: Value,
    closes: bool,
    alone: bool,
}

/// Makes HTML of a text in blocks; what stands outside of them is a classic text. `reused` finds the text of a block
/// that is kept apart, by its number.
pub(super) fn html(text: &str, reused: &dyn Fn(u64) -> Option<String>, notes: &mut Vec<Note>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0usize;
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let (before, comment) = rest.split_at(at);
        outside(before, depth, &mut out);
        let Some(end) = comment.find("-->") else {
            rest = "";
            break;
        };
        rest = &comment[end + 3..];
        let Some(mark) = read(&comment[4..end]) else { continue };
        if mark.closes {
            depth = depth.saturating_sub(1);
            continue;
        }
        if !mark.alone
            && is_embed(mark.name)
            && let Some(after) = embed(&mark, rest, &mut out)
        {
            rest = &rest[after..];
            continue;
        }
        if mark.alone {
            alone(&mark, reused, &mut out, notes);
        } else {
            if mark.name.contains('/') {
                notes.push(Note::changed("a block of an extension is kept as its words", mark.name));
            }
            depth += 1;
        }
    }
    outside(rest, depth, &mut out);
    out
}

fn outside(text: &str, depth: usize, out: &mut String) {
    if depth > 0 {
        out.push_str(text);
    } else if !text.trim().is_empty() {
        out.push_str(&paragraphs::paragraphs(text));
    }
}

fn is_embed(name: &str) -> bool {
    name == "embed" || name.starts_with("core-embed/")
}

/// An embedded page is its address, and what stands below. Returns how much of the text it takes.
fn embed(mark: &Mark<'_>, rest: &str, out: &mut String) -> Option<usize> {
    let close = format!("<!-- /wp:{} -->", mark.name);
    let end = rest.find(&close)?;
    let inner = &rest[..end];
    let address = mark.attributes.get("url").and_then(Value::as_str).map(str::to_owned).or_else(|| {
        let start = inner.find("http")?;
        inner[start..].split(|c: char| c.is_whitespace() || matches!(c, '<' | '"')).next().map(str::to_owned)
    })?;
    let address = address.replace("&amp;", "&");
    let _ = writeln!(out, "<p><a href=\"{0}\">{0}</a></p>", escaped(&address));
    if let Some(caption) = inner.split("<figcaption").nth(1).and_then(|rest| rest.split_once('>')) {
        let words = caption.1.split("</figcaption>").next().unwrap_or_default();
        let _ = writeln!(out, "<p>{words}</p>");
    }
    Some(end + close.len())
}

/// A block without text of its own.
fn alone(mark: &Mark<'_>, reused: &dyn Fn(u64) -> Option<String>, out: &mut String, notes: &mut Vec<Note>) {
    let number = |key: &str| mark.attributes.get(key).and_then(Value::as_u64);
    match mark.name {
        "more" | "nextpage" | "footnotes" | "spacer" | "post-featured-image" | "post-title" => {}
        "block" => match number("ref").and_then(reused) {
            Some(text) => {
                // Blocks that are kept apart may name one another in a circle: one step is enough.
                out.push_str(&html(&text, &|_| None, notes));
            }
            None => notes
                .push(Note::lost("a block that was kept apart and is not here", mark.attributes.to_string())),
        },
        name if FILLED.contains(&name) => {
            notes.push(Note::lost("a block that WordPress fills when it is asked for", name));
        }
        name => {
            notes.push(Note::lost("a block that is not known, kept as its name", name));
            let _ = writeln!(out, "<p>[{}]</p>", escaped(name));
        }
    }
}

fn read(comment: &str) -> Option<Mark<'_>> {
    let comment = comment.trim();
    let (closes, rest) = match comment.strip_prefix("/wp:") {
        Some(rest) => (true, rest),
        None => (false, comment.strip_prefix("wp:")?),
    };
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/')))
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches('/');
    let name = name.strip_prefix("core/").unwrap_or(name);
    let tail = rest[end..].trim();
    let alone = comment.ends_with('/');
    let json = tail.strip_suffix('/').unwrap_or(tail).trim();
    let attributes = serde_json::from_str(json).unwrap_or(Value::Null);
    Some(Mark { name, attributes, closes, alone })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_the_text_stays() {
        let reused = |number: u64| {
            (number == 5).then(|| "<!-- wp:paragraph --><p>Kept</p><!-- /wp:paragraph -->".to_owned())
        };
        for (text, html_of, told) in [
            ("<!-- wp:paragraph {\"a\":1} -->\n<p>A</p>\n<!-- /wp:paragraph -->", "\n<p>A</p>\n", 0),
            (
                "<!-- wp:embed {\"url\":\"https://youtu.be/x\"} --><figure><div>https://youtu.be/x</div><figcaption>Say</figcaption></figure><!-- /wp:embed -->",
                "<p><a href=\"https://youtu.be/x\">https://youtu.be/x</a></p>\n<p>Say</p>\n",
                0,
            ),
            (
                "<!-- wp:core-embed/vimeo -->\nhttps://vimeo.com/1\n<!-- /wp:core-embed/vimeo -->",
                "<p><a href=\"https://vimeo.com/1\">https://vimeo.com/1</a></p>\n",
                0,
            ),
            ("<!-- wp:block {\"ref\":5} /-->", "<p>Kept</p>", 0),
            ("<!-- wp:block {\"ref\":6} /-->", "", 1),
            ("<!-- wp:latest-posts /-->", "", 1),
            ("<!-- wp:acme/map {\"x\":\"-\"} /-->", "<p>[acme/map]</p>\n", 1),
            ("<!-- wp:acme/box --><p>A</p><!-- /wp:acme/box -->", "<p>A</p>", 1),
            (
                "Classic\n\ntext<!-- wp:more --><!--more--><!-- /wp:more -->",
                "<p>Classic\n</p>\n<p>text\n</p>\n",
                0,
            ),
            ("<!-- wp:paragraph --><p>A", "<p>A", 0),
        ] {
            let mut notes = Vec::new();
            assert_eq!((html(text, &reused, &mut notes).as_str(), notes.len()), (html_of, told), "{text}");
        }
    }
}
