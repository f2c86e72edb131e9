//! What WordPress keeps of a text, as HTML.

use std::fmt::Write as _;

use super::super::Note;
use super::{blocks, paragraphs, shortcodes};

/// What texts name that stands elsewhere in the export.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Keys of what was uploaded with a text, by the text's key, in order.
    pub(super) uploaded: std::collections::HashMap<String, Vec<String>>,
    /// Blocks that are kept apart, by number.
    pub(super) reused: std::collections::HashMap<u64, String>,
}

/// A text as HTML; `key` is its own, `footnotes` what WordPress keeps of them apart.
pub(super) fn html(text: &str, key: &str, footnotes: &str, around: &Around, notes: &mut Vec<Note>) -> String {
    let none = Vec::new();
    let uploaded = around.uploaded.get(key).unwrap_or(&none);
    let mut html = if blocks::is_in_blocks(text) {
        let reused = |number: u64| around.reused.get(&number).cloned();
        let html = blocks::html(text, &reused, notes);
        shortcodes::turn(&html, uploaded, notes)
    } else {
        paragraphs::paragraphs(&shortcodes::turn(text, uploaded, notes))
    };
    if html.contains("wp-block-file__button") {
        // A second link to the same file, whose only words are "Download".
        let document = dom_query::Document::from(html.as_str());
        document.select(".wp-block-file__button").remove();
        html = document.select("body").inner_html().to_string();
    }
    html.push_str(&notes_of(footnotes));
    html
}

/// Footnotes as WordPress keeps them since 6.3: a list of `{content, id}` beside the text.
fn notes_of(json: &str) -> String {
    let Ok(serde_json::Value::Array(all)) = serde_json::from_str(json) else { return String::new() };
    let mut out = String::new();
    for note in &all {
        let words = |key: &str| note.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
        let (id, content) = (words("id"), words("content"));
        if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            let _ = writeln!(out, "<li id=\"{id}\">{content} <a href=\"#{id}-link\">↩</a></li>");
        }
    }
    if out.is_empty() { out } else { format!("\n<ol>{out}</ol>\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_and_files() {
        let around = Around::default();
        let mut notes = Vec::new();
        let text = "<!-- wp:file --><div><a href=\"a.pdf\">A</a><a class=\"wp-block-file__button\" href=\"a.pdf\">Download</a></div><!-- /wp:file -->";
        let made = html(
            text,
            "1",
            "[{\"content\":\"Say\",\"id\":\"x-1\"},{\"id\":\"\\\"><b>\"}]",
            &around,
            &mut notes,
        );
        assert!(!made.contains("Download") && !made.contains("<b>"), "{made}");
        assert!(made.contains("<li id=\"x-1\">Say <a href=\"#x-1-link\">"), "{made}");
    }
}
