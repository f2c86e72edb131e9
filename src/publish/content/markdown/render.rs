//! From Markdown events to HTML.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};

use crate::publish::content::newsroom::Heading;
use crate::publish::fault::Code;

use crate::publish::html::escape;

use super::figure::image_end;
use super::footnotes::Notes;
use super::{Events, Setting, film, headings, plain};

/// Writes the HTML; also says whether raw HTML is among it.
pub(super) fn html(setting: &Setting<'_>, events: &Events<'_>, headings: &[Heading]) -> (String, bool) {
    let mut render = Render {
        setting,
        headings,
        out: String::with_capacity(setting.markdown.len() * 5 / 4),
        next_heading: 0,
        links: Vec::new(),
        outer: Vec::new(),
        notes: Notes::default(),
        alignments: Vec::new(),
        column: 0,
        in_head: false,
        has_raw: false,
    };
    let mut at = 0;
    while at < events.len() {
        at = render.event(events, at);
    }
    render.footnotes();
    (render.out, render.has_raw)
}

/// A body that is being written.
pub(super) struct Render<'s, 'a> {
    pub(super) setting: &'s Setting<'a>,
    pub(super) headings: &'s [Heading],
    pub(super) out: String,
    next_heading: usize,
    /// Whether each open link has a tag to be closed.
    links: Vec<bool>,
    /// What stands around the footnotes that are open: their names, and the HTML before them.
    outer: Vec<(String, String)>,
    pub(super) notes: Notes,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    pub(super) has_raw: bool,
}

impl Render<'_, '_> {
    /// Writes what begins at an event; returns the next one.
    fn event(&mut self, events: &Events<'_>, at: usize) -> usize {
        let (event, range) = &events[at];
        match event {
            Event::Start(Tag::Paragraph) => return self.paragraph(events, at),
            Event::Start(Tag::Image { .. }) => return self.image(events, at, false),
            Event::Start(Tag::HtmlBlock) => {
                let end = closing(events, at, |tag| matches!(tag, TagEnd::HtmlBlock));
                let html: String = events[at..end]
                    .iter()
                    .map(|(event, _)| match event {
                        Event::Html(html) | Event::Text(html) => &**html,
                        _ => "",
                    })
                    .collect();
                self.raw(&html, range.start);
                return end + 1;
            }
            Event::Start(Tag::Table(alignments)) => {
                self.alignments.clone_from(alignments);
                self.table(events, at);
            }
            Event::Start(tag) => self.open(tag, range.start),
            Event::End(tag) => self.close(*tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                escape(text, &mut self.out);
            }
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape(text, &mut self.out);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html, range.start),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(name) => self.reference(name),
            Event::TaskListMarker(_) => {}
        }
        at + 1
    }

    fn open(&mut self, tag: &Tag<'_>, at: usize) {
        let html = match tag {
            Tag::Heading { .. } => {
                let Some(heading) = self.headings.get(self.next_heading) else { return };
                self.next_heading += 1;
                let _ = write!(self.out, "<h{} id=\"{}\">", heading.level, heading.id);
                return;
            }
            Tag::BlockQuote(_) => "<blockquote>\n",
            Tag::CodeBlock(_) => "<pre><code>",
            Tag::List(Some(1)) => "<ol>\n",
            Tag::List(Some(start)) => {
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
                return;
            }
            Tag::List(None) => "<ul>\n",
            Tag::Item => "<li>",
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                "<thead><tr>"
            }
            Tag::TableRow => {
                self.column = 0;
                "<tr>"
            }
            Tag::TableCell => return self.cell(),
            Tag::Link { link_type, dest_url, title, .. } => {
                let email = matches!(link_type, LinkType::Email);
                let address = if email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                return self.link(&address, title, at);
            }
            Tag::FootnoteDefinition(name) => {
                let before = std::mem::take(&mut self.out);
                self.outer.push((name.to_string(), before));
                let line = self.setting.line(at);
                self.notes.written.insert(name.to_string(), (String::new(), line));
                return;
            }
            // Not asked of the reader: strikethrough, definition lists, mathematics and the like.
            _ => return,
        };
        self.out.push_str(html);
    }

    fn close(&mut self, tag: TagEnd) {
        let html = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(_) => {
                let level = self
                    .next_heading
                    .checked_sub(1)
                    .and_then(|at| self.headings.get(at))
                    .map_or(2, |h| h.level);
                let _ = writeln!(self.out, "</h{level}>");
                return;
            }
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => {
                if self.in_head {
                    "</th>"
                } else {
                    "</td>"
                }
            }
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    "</a>"
                } else {
                    ""
                }
            }
            TagEnd::FootnoteDefinition => {
                if let Some((name, before)) = self.outer.pop() {
                    let html = std::mem::replace(&mut self.out, before);
                    if let Some(note) = self.notes.written.get_mut(&name) {
                        note.0 = html;
                    }
                }
                return;
            }
            _ => return,
        };
        self.out.push_str(html);
    }

    /// A paragraph: the address of a film alone is a link card, a picture alone may be a figure.
    fn paragraph(&mut self, events: &Events<'_>, at: usize) -> usize {
        let range = &events[at].1;
        let end = closing(events, at, |tag| matches!(tag, TagEnd::Paragraph));
        if let Some(address) = film::address(&self.setting.markdown[range.clone()]) {
            if let Some(href) = self.href(address, range.start) {
                self.out.push_str("<p class=\"link-card\">");
                self.anchor(&href, "");
                escape(film::title(address), &mut self.out);
                self.out.push_str("</a></p>\n");
            }
            return end + 1;
        }
        if matches!(events[at + 1].0, Event::Start(Tag::Image { .. })) {
            let picture_end = image_end(events, at + 1);
            if picture_end + 1 == end {
                self.image(events, at + 1, true);
                return end + 1;
            }
        }
        self.out.push_str("<p>");
        at + 1
    }

    fn link(&mut self, address: &str, title: &str, at: usize) {
        let href = self.href(address, at);
        self.links.push(href.is_some());
        if let Some(href) = href {
            self.anchor(&href, title);
        }
    }

    fn anchor(&mut self, href: &str, title: &str) {
        self.out.push_str("<a href=\"");
        escape(href, &mut self.out);
        self.out.push('"');
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape(title, &mut self.out);
            self.out.push('"');
        }
        self.out.push_str(if href.starts_with("http") { " rel=\"noopener\">" } else { ">" });
    }

    /// Looks an address of the body up.
    pub(super) fn href(&self, address: &str, at: usize) -> Option<String> {
        let line = self.setting.line(at);
        let Some(part) = address.strip_prefix('#') else {
            return self.setting.reading.find(address, line);
        };
        let anchor = headings::anchor(self.headings, part);
        if anchor.is_none() {
            let mend = match self.headings.iter().map(|heading| heading.id.as_str()).collect::<Vec<_>>() {
                all if all.is_empty() => "this text has no headings; take the link out".to_owned(),
                all => format!("its headings are #{}", all.join(", #")),
            };
            let what = format!("there is no heading #{part} in this text");
            self.setting.reading.sheet.error(Code::Target, line, what, mend);
        }
        anchor.map(|id| format!("#{id}"))
    }

    /// A table can be wider than a phone: its frame scrolls, by keyboard too, and has a name.
    fn table(&mut self, events: &Events<'_>, at: usize) {
        let head_end = closing(events, at, |tag| matches!(tag, TagEnd::TableHead));
        let mut heads = Vec::new();
        for cell in events[at..head_end].split(|(event, _)| matches!(event, Event::End(TagEnd::TableCell))) {
            heads.push(plain::words(cell));
        }
        heads.retain(|head| !head.is_empty());
        let name = if heads.is_empty() { self.setting.title.to_owned() } else { heads.join(", ") };
        self.out.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape(&name, &mut self.out);
        self.out.push_str("\"><table>");
    }

    fn cell(&mut self) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.column += 1;
        let _ = if self.in_head {
            write!(self.out, "<th scope=\"col\"{class}>")
        } else {
            write!(self.out, "<td{class}>")
        };
    }
}

/// Where what begins at an event ends.
pub(super) fn closing(events: &Events<'_>, at: usize, wanted: impl Fn(&TagEnd) -> bool) -> usize {
    let end = events[at..].iter().position(|(event, _)| matches!(event, Event::End(tag) if wanted(tag)));
    end.map_or(events.len() - 1, |end| at + end)
}
