//! Paragraphs, lists, tables as Markdown.

use super::parts::Block;
use super::words::{self, Within};

/// Writes blocks, with a blank line between any two.
pub(super) fn write(blocks: &[Block]) -> String {
    let mut out = together(blocks, false);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Blocks without a new line at the end; `tight` ones have no blank line between them.
fn together(blocks: &[Block], tight: bool) -> String {
    let mut out = String::new();
    let mut other_sign = false;
    let mut before: Option<&Block> = None;
    for block in blocks {
        other_sign = matches!((before, block), (Some(Block::List(one, _)), Block::List(two, _)) if one.is_some() == two.is_some())
            && !other_sign;
        let text = one(block, other_sign);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        out.push_str(&text);
        before = Some(block);
    }
    out
}

fn one(block: &Block, other_sign: bool) -> String {
    match block {
        Block::Paragraph(inlines) => words::write(inlines, Within::Paragraph),
        Block::Heading(level, inlines) => {
            let words = words::write(inlines, Within::Heading);
            if words.is_empty() { words } else { format!("{} {words}", "#".repeat(usize::from(*level))) }
        }
        Block::Quote(inner) => {
            let text = together(inner, false);
            if text.is_empty() { text } else { prefixed(&text, "> ", "> ") }
        }
        Block::List(start, items) => list(*start, items, other_sign),
        Block::Code(text) => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat((longest + 1).max(3));
            format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
        }
        Block::Rule => "***".to_owned(),
        Block::Table(heads, rows) => table(heads.as_deref(), rows),
        Block::Raw(html) => html.clone(),
        Block::Address(address) => address.clone(),
        Block::Note(number, inner) => {
            let text = together(inner, false);
            let first = format!("[^{number}]: ");
            prefixed(&text, &first, "    ")
        }
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], other_sign: bool) -> String {
    // A list that begins with another number, or with nothing, is not seen right below a paragraph.
    let seen = |block: &Block| match block {
        Block::List(start, items) => {
            start.is_none_or(|start| start == 1)
                && !matches!(items.first().map(Vec::as_slice), None | Some([] | [Block::List(..)]))
        }
        _ => false,
    };
    let tight = items.iter().all(|item| match item.as_slice() {
        [] | [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), list] => seen(list),
        _ => false,
    });
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        let sign = match start {
            Some(start) => {
                let number = start.saturating_add(at as u64).min(999_999_999);
                format!("{number}{} ", if other_sign { ')' } else { '.' })
            }
            None => if other_sign { "* " } else { "- " }.to_owned(),
        };
        if at > 0 {
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        let text = together(item, tight);
        out.push_str(prefixed(&text, &sign, &" ".repeat(sign.len())).trim_end());
    }
    out
}

/// Lines with a sign in front of the first and another in front of the others.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let mut out = String::from(first);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { others.trim_end() } else { others });
        }
        out.push_str(line);
    }
    out
}

type Cells = [Vec<super::parts::Inline>];

fn table(heads: Option<&Cells>, rows: &[Vec<Vec<super::parts::Inline>>]) -> String {
    let width = rows.iter().map(Vec::len).chain(heads.map(<[_]>::len)).max().unwrap_or(0);
    if width == 0 {
        return String::new();
    }
    let line = |cells: &Cells| {
        let mut line = String::from("|");
        for at in 0..width {
            let words = cells.get(at).map(|cell| words::write(cell, Within::Cell)).unwrap_or_default();
            line.push(' ');
            line.push_str(&words);
            line.push_str(if words.is_empty() { "|" } else { " |" });
        }
        line
    };
    let mut lines = vec![line(heads.unwrap_or_default()), format!("|{}", " --- |".repeat(width))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}
