//! Tables: as Markdown where every cell is a line of words, as HTML where cells span or hold more; a table that only
//! lays a page out is what stands in it, one below another.

use dom_query::NodeRef;

use super::Note;
use super::build::{Builder, is_block};
use super::parts::Block;
use super::raw;
use super::tidy::tidy;

impl Builder<'_> {
    /// A table.
    pub(super) fn table(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Block> {
        let own = |child: &NodeRef<'_>| {
            child
                .ancestors_it(Some(6))
                .find(|above| above.has_name("table"))
                .is_some_and(|table| table.id == node.id)
        };
        let rows: Vec<NodeRef<'_>> =
            node.descendants_it().filter(|row| row.has_name("tr") && own(row)).collect();
        let cells_of = |row: &NodeRef<'_>| -> Vec<NodeRef<'_>> {
            row.children_it(false)
                .filter(|cell| cell.has_name("td") || cell.has_name("th"))
                .map(|cell| NodeRef::new(cell.id, node.tree))
                .collect()
        };
        let cells: Vec<Vec<NodeRef<'_>>> =
            rows.iter().map(cells_of).filter(|cells| !cells.is_empty()).collect();
        let width = cells.iter().map(Vec::len).max().unwrap_or(0);
        let named = |cell: &NodeRef<'_>, names: &[&str]| {
            cell.descendants_it().any(|inner| inner.node_name().is_some_and(|name| names.contains(&&*name)))
        };
        let all = || cells.iter().flatten();
        let nested = all().any(|cell| {
            named(cell, &["table", "iframe", "video", "audio", "pre", "h1", "h2", "h3", "h4", "h5", "h6"])
        });
        let has_heads = all().any(|cell| cell.has_name("th"));
        if width <= 1
            || (nested && !has_heads)
            || node.attr("role").is_some_and(|role| &*role == "presentation")
        {
            self.notes.push(Note::changed("a table that only lays out is written one below another", ""));
            return self.blocks_of(node, depth);
        }
        let spans = |cell: &NodeRef<'_>| {
            ["colspan", "rowspan"].iter().any(|name| cell.attr(name).is_some_and(|span| span.trim() != "1"))
        };
        let many = |cell: &NodeRef<'_>| {
            let blocks =
                cell.descendants_it().filter(|inner| inner.node_name().is_some_and(|name| is_block(&name)));
            blocks.filter(|inner| !inner.text().trim().is_empty()).count() > 1
                || named(cell, &["ul", "ol", "blockquote"])
        };
        let mut blocks = Vec::new();
        if let Some(caption) = node.children_it(false).find(|child| child.has_name("caption")) {
            let words = tidy(self.inlines_of(&caption, depth + 1));
            if !words.is_empty() {
                blocks.push(Block::Paragraph(words));
            }
        }
        if nested || all().any(|cell| spans(cell) || many(cell)) {
            let mut html = String::from("<table>");
            for row in &rows {
                raw::write(row, &mut *self.lookup, 0, &mut html);
            }
            html.push_str("</table>");
            blocks.push(Block::Raw(html));
            return blocks;
        }
        let first_is_head = cells.first().is_some_and(|row| row.iter().all(|cell| cell.has_name("th")));
        let mut lines: Vec<Vec<_>> = cells
            .iter()
            .map(|row| row.iter().map(|cell| tidy(self.inlines_of(cell, depth + 1))).collect())
            .collect();
        let heads = first_is_head.then(|| lines.remove(0));
        blocks.push(Block::Table(heads, lines));
        blocks
    }
}
