//! Footnotes, numbered in the order of their first reference, with links there and back.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::publish::fault::Code;

use super::render::Render;

/// Footnotes: in the order of their first reference.
#[derive(Default)]
pub(super) struct Notes {
    order: Vec<String>,
    references: HashMap<String, usize>,
    /// The HTML of each, by name, and its line.
    pub(super) written: HashMap<String, (String, usize)>,
}

impl Render<'_, '_> {
    /// Writes a reference to a footnote.
    pub(super) fn reference(&mut self, name: &str) {
        let known = self.notes.order.iter().position(|known| known == name);
        let number = known.unwrap_or_else(|| {
            self.notes.order.push(name.to_owned());
            self.notes.order.len() - 1
        }) + 1;
        let count = self.notes.references.entry(name.to_owned()).or_default();
        *count += 1;
        let again = if *count > 1 { format!("-{count}") } else { String::new() };
        let _ = write!(
            self.out,
            "<sup class=\"footnote\"><a href=\"#fn-{number}\" id=\"fnref-{number}{again}\" role=\"doc-noteref\">\
             {number}</a></sup>"
        );
    }

    /// The footnotes below the body, each with ways back to where it is referred to.
    pub(super) fn footnotes(&mut self) {
        for (name, (_, line)) in &self.notes.written {
            if !self.notes.references.contains_key(name) {
                let what = format!("nothing refers to the footnote [^{name}]; it is not shown");
                let mend = format!("write [^{name}] where it belongs, or take it out");
                self.setting.reading.sheet.warning(Code::Unused, *line, what, mend);
            }
        }
        if self.notes.order.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"><ol>\n");
        for (index, name) in self.notes.order.iter().enumerate() {
            let number = index + 1;
            let html = self.notes.written.get(name).map_or("", |(html, _)| html.as_str());
            let mut back = String::new();
            for count in 1..=self.notes.references.get(name).copied().unwrap_or(0) {
                let again = if count > 1 { format!("-{count}") } else { String::new() };
                let _ = write!(
                    back,
                    " <a href=\"#fnref-{number}{again}\" class=\"footnote-back\" role=\"doc-backlink\">↩ {number}</a>"
                );
            }
            let _ = write!(self.out, "<li id=\"fn-{number}\">");
            match html.trim_end().strip_suffix("</p>") {
                Some(start) => {
                    let _ = write!(self.out, "{start}{back}</p>");
                }
                None => {
                    let _ = write!(self.out, "{html}<p>{back}</p>");
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }
}
