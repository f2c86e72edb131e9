//! Classic texts of WordPress have no paragraphs but blank lines, and addresses alone on a line stand for a film.

use std::fmt::Write as _;

use crate::publish::html::escaped;

/// Elements that stand for themselves, whose tags end a paragraph.
const BLOCKS: [&str; 24] = [
    "table",
    "ul",
    "ol",
    "pre",
    "form",
    "blockquote",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "p",
    "figure",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "address",
    "details",
    "dl",
];
/// Further ones that begin no paragraph of their own.
const PARTS: [&str; 22] = [
    "li",
    "td",
    "th",
    "tr",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "dt",
    "dd",
    "figcaption",
    "summary",
    "fieldset",
    "legend",
    "iframe",
    "video",
    "audio",
    "object",
    "main",
    "nav",
    "script",
    "style",
];
/// What stands in these is kept as it is.
const KEPT: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Makes paragraphs of a text by its blank lines, and new lines of its line ends.
pub(super) fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, kept) = put_aside(&text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for chunk in split(&with_breaks(&text)) {
        let chunk = chunk.trim();
        if chunk.is_empty() {
            continue;
        }
        if let Some(address) = address(chunk) {
            let _ = writeln!(out, "<p><a href=\"{0}\">{0}</a></p>", escaped(address));
        } else if begins_block(chunk) || chunk.starts_with('\u{1}') {
            out.push_str(chunk);
            out.push('\n');
        } else {
            out.push_str("<p>");
            for (at, line) in chunk.split('\n').enumerate() {
                if at > 0 && !out.trim_end().ends_with("<br>") && !out.trim_end().ends_with("<br />") {
                    out.push_str("<br>");
                }
                out.push_str(line);
                out.push('\n');
            }
            out.push_str("</p>\n");
        }
    }
    for (at, text) in kept.iter().enumerate() {
        out = out.replace(&format!("\u{1}{at}\u{2}"), text);
    }
    out
}

/// An address that is all of a line.
pub(super) fn address(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_one = (line.starts_with("https://") || line.starts_with("http://"))
        && !line.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '[' | ']'));
    is_one.then_some(line)
}

/// Takes out what is to stay as it is, and leaves marks that no text has.
fn put_aside(text: &str) -> (String, Vec<String>) {
    let text = text.replace(['\u{1}', '\u{2}'], "");
    let (mut out, mut kept) = (String::with_capacity(text.len()), Vec::new());
    let lower = text.to_ascii_lowercase();
    let mut done = 0;
    loop {
        let next = KEPT
            .iter()
            .filter_map(|name| Some((done + lower[done..].find(&format!("<{name}"))?, *name)))
            .filter(|(at, name)| tag_ends(&lower[at + 1 + name.len()..]))
            .min();
        let Some((start, name)) = next else { break };
        let close = format!("</{name}>");
        let Some(end) = lower[start..].find(&close).map(|end| start + end + close.len()) else { break };
        out.push_str(&text[done..start]);
        let _ = writeln!(out, "\n\n\u{1}{}\u{2}\n", kept.len());
        kept.push(text[start..end].to_owned());
        done = end;
    }
    out.push_str(&text[done..]);
    (out, kept)
}

fn tag_ends(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
}

/// The name of the tag that a text begins with.
fn tag(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let end = text.find('>')? + 1;
    (length > 0 && tag_ends(&rest[length..])).then_some((&rest[..length], end))
}

fn begins_block(chunk: &str) -> bool {
    let Some((name, _)) = tag(chunk) else { return false };
    let name = name.to_ascii_lowercase();
    BLOCKS.contains(&name.as_str()) || PARTS.contains(&name.as_str())
}

/// Puts blank lines around blocks, and around addresses that are alone on their lines.
fn with_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some((name, end)) if BLOCKS.contains(&name.to_ascii_lowercase().as_str()) => {
                let closing = rest.starts_with("</");
                let lower = name.to_ascii_lowercase();
                let words = matches!(lower.as_str(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                // What stands in a heading or a list is no paragraph of its own; what stands in a quote is.
                let holds_paragraphs = !words && !is_list(name);
                out.push_str(if !closing || holds_paragraphs { "\n\n" } else { "" });
                out.push_str(&rest[..end].replace('\n', " "));
                out.push_str(if closing || holds_paragraphs { "\n\n" } else { "" });
                rest = &rest[end..];
            }
            Some((_, end)) => {
                // Line ends within a tag mean nothing.
                out.push_str(&rest[..end].replace('\n', " "));
                rest = &rest[end..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    let line = |line: &str| match address(line) {
        Some(address) => format!("\n\n{address}\n\n"),
        None => line.to_owned(),
    };
    out.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn is_list(name: &str) -> bool {
    ["ul", "ol", "dl", "table", "figure"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The parts between blank lines.
fn split(text: &str) -> Vec<String> {
    let mut chunks = vec![String::new()];
    for line in text.split('\n') {
        if line.trim().is_empty() {
            chunks.push(String::new());
        } else if let Some(last) = chunks.last_mut() {
            if !last.is_empty() {
                last.push('\n');
            }
            last.push_str(line);
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn blank_lines_make_paragraphs() {
        for (text, html) in [
            ("a\nb\r\n\r\nc", "<p>a\n<br>b\n</p>\n<p>c\n</p>\n"),
            (
                "a\n<ul>\n<li>b</li>\n\n<li>c</li>\n</ul>\nd",
                "<p>a\n</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n<p>d\n</p>\n",
            ),
            ("<h2>A</h2>text", "<h2>A</h2>\n<p>text\n</p>\n"),
            ("<blockquote>a\n\nb</blockquote>", "<blockquote>\n<p>a\n</p>\n<p>b\n</p>\n</blockquote>\n"),
            ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>\n"),
            (
                "see\nhttps://youtu.be/x\nthere",
                "<p>see\n</p>\n<p><a href=\"https://youtu.be/x\">https://youtu.be/x</a></p>\n<p>there\n</p>\n",
            ),
            ("<a\nhref='x'>y</a> < z", "<p><a href='x'>y</a> < z\n</p>\n"),
            ("<p>a</p>", "<p>a</p>\n"),
            ("", ""),
        ] {
            assert_eq!(paragraphs(text), html, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>/a-z \\n\u{1}\u{2}é=\"]{0,60}", end in "(<pre>|</pre>|<ul>|\\n\\n|<p){0,3}") {
            paragraphs(&format!("{text}{end}{text}"));
        }
    }
}
