//! Pictures, with what stands below them.

use dom_query::NodeRef;

use super::Note;
use super::build::Builder;
use super::parts::{Block, Inline, bare, has_link};
use super::tidy::tidy;
use super::{Link, Shown};

/// Where a picture's file is: pages that load pictures late have it elsewhere.
pub(super) fn source(node: &NodeRef<'_>) -> String {
    let named = |name: &str| {
        node.attr(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty() && !value.starts_with("data:"))
    };
    ["data-orig-file", "src", "data-src", "data-lazy-src", "data-original"]
        .into_iter()
        .find_map(named)
        .or_else(|| named("srcset")?.split([',', ' ']).next().map(str::to_owned))
        .unwrap_or_default()
}

impl Builder<'_> {
    /// A picture within words.
    pub(super) fn picture(&mut self, node: &NodeRef<'_>, caption: &str) -> Vec<Inline> {
        let said = node.attr("alt").map(|alt| super::words_of(&alt)).unwrap_or_default();
        let tiny = ["width", "height"]
            .iter()
            .all(|side| node.attr(side).is_some_and(|size| matches!(&*size, "0" | "1")));
        let address = source(node);
        if tiny || address.is_empty() {
            // Counters of visits; and what is no picture at all.
            return if said.is_empty() || tiny { Vec::new() } else { vec![Inline::Text(said)] };
        }
        let link = |to: String, words: &str| {
            let name =
                to.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
            let words = if words.is_empty() { name } else { words.to_owned() };
            let words = if words.is_empty() { to.clone() } else { words };
            vec![Inline::Link(to, vec![Inline::Text(words)])]
        };
        match self.lookup.picture(&address) {
            Shown::Here { file, alt, .. } => {
                vec![Inline::Picture(file, if said.is_empty() { alt } else { said }, caption.to_owned())]
            }
            Shown::Document(to) | Shown::There(to) => link(to, &said),
            Shown::Gone if said.is_empty() => Vec::new(),
            Shown::Gone => vec![Inline::Text(said)],
        }
    }

    /// A figure: one picture with its words, or anything else with words below.
    pub(super) fn figure(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Block> {
        let caption = node.descendants_it().find(|child| child.has_name("figcaption"));
        let pictures: Vec<NodeRef<'_>> =
            node.descendants_it().filter(|child| child.has_name("img")).collect();
        let others = ["table", "blockquote", "pre", "video", "audio", "iframe", "ul", "ol"];
        let other =
            node.descendants_it().any(|child| child.node_name().is_some_and(|name| others.contains(&&*name)));
        let ([picture], false) = (pictures.as_slice(), other) else { return self.blocks_of(node, depth) };
        let words = caption.map(|caption| tidy(self.inlines_of(&caption, depth + 1))).unwrap_or_default();
        self.one_picture(picture, words)
    }

    /// A picture alone: what stands below it is its title, unless there is a link in it.
    pub(super) fn one_picture(&mut self, picture: &NodeRef<'_>, words: Vec<Inline>) -> Vec<Block> {
        let around = picture
            .ancestors_it(Some(3))
            .find(|above| above.has_name("a"))
            .and_then(|link| link.attr("href"));
        let linked = has_link(&words);
        let title = if linked { String::new() } else { bare(&words) };
        let shown = self.picture(picture, &title);
        let mut blocks = Vec::new();
        let is_picture = matches!(shown.as_slice(), [Inline::Picture(..)]);
        let to = around.filter(|to| !leads_to_itself(to, &source(picture))).map(|to| self.lookup.link(&to));
        let shown = match to {
            Some(Link::To(to)) if is_picture && !to.starts_with("media/") => vec![Inline::Link(to, shown)],
            _ => shown,
        };
        let wrapped = matches!(shown.as_slice(), [Inline::Link(..)]);
        if !shown.is_empty() {
            blocks.push(Block::Paragraph(shown));
        }
        // Below what is no picture any more, or leads elsewhere, the words are a paragraph.
        if linked || (!title.is_empty() && (!is_picture || wrapped)) {
            if let Some(Block::Paragraph(shown)) = blocks.first_mut() {
                shown.iter_mut().for_each(untitled);
            }
            blocks.push(Block::Paragraph(words));
            if is_picture {
                self.notes.push(Note::changed("words with a link below a picture are a paragraph", title));
            }
        }
        blocks
    }
}

fn untitled(inline: &mut Inline) {
    match inline {
        Inline::Picture(_, _, title) => title.clear(),
        Inline::Link(_, inner) => inner.iter_mut().for_each(untitled),
        _ => {}
    }
}

/// Whether a picture's link leads to the picture itself, larger.
fn leads_to_itself(link: &str, picture: &str) -> bool {
    let ending = |text: &str| {
        let path = text.split(['?', '#']).next().unwrap_or_default();
        path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
    };
    let pictures = ["jpg", "jpeg", "png", "gif", "webp"];
    let stem = |text: &str| {
        let name = text.rsplit('/').next().unwrap_or_default();
        name.split(['.', '?'])
            .next()
            .unwrap_or_default()
            .split("-scaled")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    pictures.contains(&ending(link).as_str()) && {
        let (large, small) = (stem(link), stem(picture));
        small.starts_with(&large) || large.starts_with(&small)
    }
}
