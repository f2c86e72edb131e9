//! What a page's `<head>` tells machines: search engines, cards on other sites, reference managers.
//!
//! 1. every page: one title, one description, one canonical address, its versions in other languages
//! 2. `social`: Open Graph, for cards; with the picture that `pictures` finds
//! 3. `scholarly`: Dublin Core, of articles alone, which reference managers read
//! 4. `linked`: schema.org as one block of JSON-LD, put together from `news`, `event`, `publisher`, `crumbs`, `dataset`
//! 5. the feeds that belong to it
//! 6. where an oEmbed answer stands, for pages that have one
//!
//! Nothing here says more than is known: a date is as exact as the article's own (`known`), and what nobody wrote stands
//! nowhere. Lists have the least, since their first view has to fit one round trip. docs/metadata.md lists it all.

mod crumbs;
mod dataset;
mod event;
mod known;
mod licence;
mod linked;
mod news;
mod pictures;
mod publisher;
mod scholarly;
mod social;

use std::fmt::Write as _;

use crate::archive::route::Address;
use crate::publish::compile::oembed;
use crate::publish::content::Newsroom;
use crate::publish::feeds::{self, discovery};
use crate::ui::Setting;
use crate::ui::content::Content;
use crate::ui::head::Head;

use crate::publish::html::escaped;
use pictures::Pictures;

/// So many bytes of a description are shown anywhere.
const DESCRIPTION: usize = 170;

/// What all heads draw on beside their page. A page is made anew when this changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    pictures: Pictures,
    oembed: oembed::Which,
}

/// The page that a head is of.
pub(super) struct Said<'a> {
    pub(super) setting: &'a Setting,
    pub(super) address: &'a Address,
    pub(super) content: &'a Content,
    pub(super) head: &'a Head,
}

impl Said<'_> {
    /// The address of a path: with the site's host where that is known, else as seen from the page.
    fn absolute(&self, path: &str) -> String {
        match &self.setting.site.url {
            Some(url) => format!("{url}{}", path.trim_start_matches('/')),
            None => self.setting.inside(path),
        }
    }

    /// The page's own address.
    fn canonical(&self) -> String {
        self.absolute(&self.head.canonical)
    }

    /// A part of a plain list is nothing that anyone shows or looks for elsewhere; there are tens of thousands of them.
    fn is_told(&self) -> bool {
        !self.head.noindex && !matches!(self.content, Content::Dated(_))
    }
}

impl Heads {
    pub(super) fn new(newsroom: &Newsroom) -> Self {
        Self { pictures: Pictures::new(newsroom), oembed: oembed::Which::of(newsroom) }
    }

    /// Writes what is said of a page.
    pub(super) fn write(&self, said: &Said<'_>, out: &mut String) {
        let head = said.head;
        let (title, description) = (escaped(&head.title), escaped(in_short(&head.description)));
        // Writing to a string cannot fail.
        let _ = write!(out, "<title>{title}</title><meta name=\"description\" content=\"{description}\">");
        if head.noindex {
            out.push_str("<meta name=\"robots\" content=\"noindex\">");
        }
        if !head.canonical.is_empty() {
            let _ = write!(out, "<link rel=\"canonical\" href=\"{}\">", escaped(&said.canonical()));
        }
        if head.alternates.len() > 1 {
            for (language, path) in &head.alternates {
                let (language, there) = (escaped(language), escaped(&said.absolute(path)));
                let _ = write!(out, "<link rel=\"alternate\" hreflang=\"{language}\" href=\"{there}\">");
            }
        }
        for (title, path) in discovery::of(&said.setting.site, said.content, &said.setting.language) {
            let (title, there) = (escaped(&title), escaped(&said.absolute(&path)));
            let kind = feeds::atom::TYPE;
            let _ =
                write!(out, "<link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href=\"{there}\">");
        }
        if !said.is_told() {
            return;
        }
        let picture = self.pictures.of(said);
        social::write(said, picture.as_ref(), out);
        if let Content::Article(article) = said.content {
            scholarly::write(said, article, out);
        }
        if let Some(block) = linked::block(said, picture.as_ref()) {
            out.push_str(&block);
        }
        if let Some(url) = &said.setting.site.url
            && self.oembed.has(&said.address.route)
        {
            let there = escaped(&format!("{url}{}", oembed::file(&head.canonical)));
            let _ = write!(out, "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{there}\">");
        }
    }
}

/// The start of a description, cut between words: search engines and cards show no more of it, and the summary stands in
/// the data.
fn in_short(description: &str) -> &str {
    if description.len() <= DESCRIPTION {
        return description;
    }
    let end = (0..=DESCRIPTION).rev().find(|at| description.is_char_boundary(*at)).unwrap_or_default();
    description[..end].rfind(' ').map_or(&description[..end], |space| &description[..space])
}

/// A `<meta>` with a name, where there is something to say.
fn meta(key: &str, name: &str, value: &str, out: &mut String) {
    if !value.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(out, "<meta {key}=\"{name}\" content=\"{}\">", escaped(value));
    }
}

#[cfg(test)]
mod tests {
    use super::in_short;

    #[test]
    fn descriptions_are_cut_between_words() {
        let long = "ñandú ".repeat(40);
        let short = in_short(&long);
        assert!(short.len() <= 170 && short.ends_with("ñandú"), "{short}");
        assert_eq!(in_short("Whole."), "Whole.");
        assert!(in_short(&"ñ".repeat(200)).len() <= 170);
    }
}
