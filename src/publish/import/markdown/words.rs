//! What stands within a line, as Markdown. Where the signs for strong and emphasised words would not be understood
//! between the letters that stand there, tags are written instead.

use std::fmt::Write as _;

use super::escape;
use super::parts::{Inline, bare};

/// Where words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// A paragraph: new lines may be.
    Paragraph,
    /// A heading: one line.
    Heading,
    /// A cell of a table: one line, and `|` means something.
    Cell,
}

/// Writes tidied words.
pub(super) fn write(inlines: &[Inline], within: Within) -> String {
    let mut out = String::new();
    all(inlines, within, None, &mut out);
    match within {
        Within::Cell => out.replace('|', "\\|"),
        Within::Heading => {
            // Signs at the end would be taken for the heading's own.
            if out.ends_with('#') {
                let at = out.len() - 1;
                out.insert(at, '\\');
            }
            out
        }
        Within::Paragraph => out,
    }
}

fn all(inlines: &[Inline], within: Within, after: Option<char>, out: &mut String) {
    for (at, inline) in inlines.iter().enumerate() {
        let next = inlines.get(at + 1).map_or(after, first);
        one(inline, within, next, out);
    }
}

/// The first sign that will be written for it.
fn first(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        Inline::Break => Some('\n'),
        Inline::Code(_) => Some('`'),
        Inline::Strong(_) | Inline::Emphasis(_) => Some('*'),
        Inline::Tag(..) => Some('<'),
        Inline::Link(..) | Inline::Note(_) => Some('['),
        Inline::Picture(..) => Some('!'),
    }
}

fn one(inline: &Inline, within: Within, next: Option<char>, out: &mut String) {
    match inline {
        Inline::Text(text) => {
            escape::text(text, out);
            // Marks a sign at the end that only means something with what follows, and takes it back where nothing does.
            if next.is_none() && out.ends_with("\\!") {
                out.truncate(out.len() - 2);
                out.push('!');
            }
        }
        Inline::Break => match within {
            Within::Paragraph => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str("\\\n");
            }
            Within::Heading => out.push(' '),
            Within::Cell => out.push_str("<br>"),
        },
        Inline::Code(code) => self::code(code, out),
        Inline::Strong(inner) => marked(inner, &["**"], "strong", within, next, out),
        Inline::Emphasis(inner) => marked(inner, &["_", "*"], "em", within, next, out),
        Inline::Tag(open, name, inner) => {
            out.push_str(open);
            all(inner, within, Some('<'), out);
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
        Inline::Link(to, inner) => link(to, inner, within, out),
        Inline::Picture(file, alt, caption) => {
            out.push_str("![");
            let mut words = String::from("x");
            escape::text(alt, &mut words);
            out.push_str(&words[1..]);
            out.push_str("](");
            escape::address(file, out);
            if !caption.is_empty() {
                out.push_str(" \"");
                escape::title(caption, out);
                out.push('"');
            }
            out.push(')');
        }
        Inline::Note(number) => {
            let _ = write!(out, "[^{number}]");
        }
    }
}

fn link(to: &str, inner: &[Inline], within: Within, out: &mut String) {
    let whole = to.starts_with("https://") || to.starts_with("http://");
    if whole
        && matches!(inner, [Inline::Text(text)] if text == to)
        && !to.contains(['<', '>', ' ', '|', '\\', '&'])
    {
        out.push('<');
        out.push_str(to);
        out.push('>');
        return;
    }
    if out.ends_with('!') && !out.ends_with("\\!") {
        out.insert(out.len() - 1, '\\');
    }
    out.push('[');
    all(inner, within, Some(']'), out);
    out.push_str("](");
    escape::address(to, out);
    out.push(')');
}

/// Words between signs, if a reader of Markdown will see them as signs; else between tags.
fn marked(inner: &[Inline], signs: &[&str], tag: &str, within: Within, next: Option<char>, out: &mut String) {
    let before = out.chars().next_back();
    for sign in signs {
        let mut words = String::new();
        all(inner, within, None, &mut words);
        let (Some(start), Some(end)) = (words.chars().next(), words.chars().next_back()) else { return };
        // Whether a sign between these two opens (or, seen from the other side, closes).
        let opens = |outer: Option<char>, letter: char| {
            let free = outer
                .is_none_or(|c| c.is_whitespace() || (c.is_ascii_punctuation() && !matches!(c, '*' | '_')));
            let within_word =
                outer.is_some_and(|c| !matches!(c, '*' | '_')) && letter.is_alphanumeric() && *sign != "_";
            !letter.is_whitespace() && !matches!(letter, '*' | '_') && (free || within_word)
        };
        let nested = |letter: char| letter == '_' && *sign == "**";
        let fits = |outer: Option<char>, letter: char| {
            let free = outer
                .is_none_or(|c| c.is_whitespace() || (c.is_ascii_punctuation() && !matches!(c, '*' | '_')));
            opens(outer, letter) || (nested(letter) && free)
        };
        let escaped = out.ends_with("\\*") || out.ends_with("\\_");
        if fits(before, start) && fits(next, end) && !escaped && !words.contains("\\\n") {
            out.push_str(sign);
            out.push_str(&words);
            out.push_str(sign);
            return;
        }
    }
    let _ = write!(out, "<{tag}>");
    all(inner, within, Some('<'), out);
    let _ = write!(out, "</{tag}>");
}

/// Code between more signs than stand in it.
fn code(code: &str, out: &mut String) {
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        return;
    }
    // Signs that touch others would be taken for one.
    if out.ends_with('`') {
        let _ = write!(out, "<code>{}</code>", crate::publish::html::escaped(&code).replace('`', "\\`"));
        return;
    }
    let mut longest = 0;
    let mut run = 0;
    for c in code.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let sign = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let _ = write!(out, "{sign}{pad}{code}{pad}{sign}");
}

/// A paragraph that is nothing but an address.
pub(super) fn address(inlines: &[Inline]) -> Option<String> {
    match inlines {
        [Inline::Text(text)] => Some(text.clone()),
        [Inline::Link(to, inner)] if bare(inner) == *to => Some(to.clone()),
        _ => None,
    }
}
