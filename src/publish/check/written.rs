//! A file as it was written, beside what became of it: what lints of style look at.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::publish::content::newsroom::{Body, Newsroom, Picture};
use crate::publish::content::{MARKDOWN, Node, Piece, Value, film_address};
use crate::publish::fault::{Code, Fault};

/// What became of an article or a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thing<'a> {
    pub(super) is_article: bool,
    pub(super) source: &'a str,
    pub(super) address: &'a str,
    pub(super) title: &'a str,
    pub(super) language: &'a str,
    pub(super) summary: &'a str,
    pub(super) image: Option<&'a Picture>,
    pub(super) body: &'a Body,
}

/// All that is published and was not withdrawn.
pub(super) fn things(newsroom: &Newsroom) -> impl Iterator<Item = Thing<'_>> {
    let articles =
        newsroom.articles.iter().filter(|article| article.withdrawn.is_none()).map(|article| Thing {
            is_article: true,
            source: &article.source,
            address: &article.address,
            title: &article.title,
            language: &article.language,
            summary: &article.summary,
            image: article.image.as_ref(),
            body: &article.body,
        });
    let pages = newsroom.pages.iter().filter(|page| page.withdrawn.is_none()).map(|page| Thing {
        is_article: false,
        source: &page.source,
        address: &page.address,
        title: &page.title,
        language: &page.language,
        summary: &page.summary,
        image: page.image.as_ref(),
        body: &page.body,
    });
    articles.chain(pages)
}

/// Events of a Markdown text with their places.
pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// A file as it was written.
pub(super) struct Written<'a> {
    pub(super) piece: &'a Piece,
    pub(super) events: Events<'a>,
    starts: Vec<usize>,
}

/// A link, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The address as it was written.
    pub(super) address: String,
    /// The line, from 1, in the file.
    pub(super) line: usize,
    /// The words that one sees; nothing in YAML, where others stand beside it.
    pub(super) words: Option<String>,
}

/// Keys of YAML whose values are addresses that readers can follow.
const ADDRESSES: [&str; 5] = ["href", "url", "page", "online", "register"];

impl<'a> Written<'a> {
    /// Reads the Markdown of a file.
    pub(super) fn new(piece: &'a Piece) -> Self {
        let body = piece.body();
        let events = Parser::new_ext(body, MARKDOWN).into_offset_iter().collect();
        let starts = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { piece, events, starts }
    }

    /// The line of the file at a place of the body.
    pub(super) fn line(&self, at: usize) -> usize {
        self.piece.before_body + self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// That line itself.
    pub(super) fn text_of(&self, line: usize) -> &str {
        line.checked_sub(1).and_then(|before| self.piece.text.lines().nth(before)).unwrap_or_default()
    }

    /// A warning at a line.
    pub(super) fn warning(
        &self,
        code: Code,
        line: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Fault {
        Fault::warning(code, &self.piece.path, what).at(&self.piece.text, line).mend(mend)
    }

    /// A note at a line.
    pub(super) fn note(
        &self,
        code: Code,
        line: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Fault {
        Fault::note(code, &self.piece.path, what).at(&self.piece.text, line).mend(mend)
    }

    /// All links, those of the YAML first. The address of a film alone in a paragraph has words of its own.
    pub(super) fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        if let Some(tree) = &self.piece.tree {
            in_yaml(tree, "", &mut links);
        }
        let mut paragraph = 0..0;
        for (at, (event, range)) in self.events.iter().enumerate() {
            let line = self.line(range.start);
            match event {
                Event::Start(Tag::Paragraph) => {
                    paragraph = range.clone();
                    // An address that is no link to Markdown, and yet becomes one.
                    if let Some(address) = film_address(&self.piece.body()[range.clone()])
                        && !self.piece.body()[range.clone()].trim_start().starts_with('<')
                    {
                        links.push(Link { address: address.to_owned(), line, words: None });
                    }
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) if *link_type != LinkType::Email => {
                    let film = film_address(&self.piece.body()[paragraph.clone()]).is_some();
                    let words = (!film).then(|| words_of_link(&self.events[at + 1..]));
                    links.push(Link { address: dest_url.to_string(), line, words });
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let found = hrefs(html).map(|(before, address)| Link {
                        address: address.to_owned(),
                        line: self.line(range.start + before),
                        words: None,
                    });
                    links.extend(found);
                }
                _ => {}
            }
        }
        links
    }
}

/// The words of a link, those for its pictures among them.
fn words_of_link(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::End(TagEnd::Link) => break,
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

fn in_yaml(node: &Node, key: &str, links: &mut Vec<Link>) {
    match &node.value {
        Value::Scalar { text, .. } if ADDRESSES.contains(&key) => {
            links.push(Link { address: text.trim().to_owned(), line: node.line, words: None });
        }
        Value::List(items) => items.iter().for_each(|item| in_yaml(item, key, links)),
        Value::Map(entries) => {
            for entry in entries.iter().filter(|entry| !entry.key.starts_with("x-")) {
                in_yaml(&entry.node, &entry.key, links);
            }
        }
        _ => {}
    }
}

/// The addresses of links in raw HTML, and where they stand in it.
fn hrefs(html: &str) -> impl Iterator<Item = (usize, &str)> {
    html.match_indices("href=").filter_map(|(at, found)| {
        let rest = &html[at + found.len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        Some((at, rest[1..].split(quote).next()?))
    })
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::Path;

    use super::*;
    use crate::publish::content::Instead;

    /// A file that is nowhere but here.
    pub(in super::super) fn piece(path: &str, text: &str) -> Piece {
        let instead = Instead::from([(path.to_owned(), text.to_owned())]);
        Piece::read(Path::new("nowhere"), path, &instead).unwrap()
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(
            body in "([a-zé]{1,3}| |\n|\n\n|\\[|\\]\\(|\\)|<a href=|\"|'|>|</a>|#|!|`|https://youtu.be/a|\\[\\^1\\]:|\\|){0,40}"
        ) {
            let piece = piece("news/a.md", &format!("---\ntitle: A\n---\n{body}"));
            let written = Written::new(&piece);
            let lines = piece.text.lines().count().max(4);
            for link in written.links() {
                proptest::prop_assert!(link.line >= 4 && link.line <= lines, "{:?}", link);
            }
        }
    }

    #[test]
    fn links_are_found_wherever_they_stand() {
        let text = "---\ntitle: A\nx-own: {href: /no/}\nsources:\n  - {title: B, url: \"https://b.example.org/\"}\n---\n\
                    See [the *report*](/r/) and\n<https://c.example.org/x>.\n\nhttps://youtu.be/abc\n\n\
                    <p>\n<a href='https://d.example.org/'>d</a></p>\n\n[e][1]\n\n[1]: https://e.example.org/\n";
        let piece = piece("news/a.md", text);
        let links = Written::new(&piece).links();
        let found: Vec<_> =
            links.iter().map(|link| (link.address.as_str(), link.line, link.words.as_deref())).collect();
        assert_eq!(
            found,
            [
                ("https://b.example.org/", 5, None),
                ("/r/", 7, Some("the report")),
                ("https://c.example.org/x", 8, Some("https://c.example.org/x")),
                ("https://youtu.be/abc", 10, None),
                ("https://d.example.org/", 13, None),
                ("https://e.example.org/", 15, Some("e")),
            ]
        );
    }
}
