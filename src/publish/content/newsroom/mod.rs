//! What a content folder says, once it is read and checked: every id resolved, every address known, no YAML left.
//!
//! Three rules hold in all of these types:
//! - **Texts.** [`Text`] is plain text by language, never markup. A bare string of the publisher's is in the site's
//!   first language, in an article or page in that one's own. Title, summary and body of an article or page are
//!   `String`s in its language.
//! - **Addresses** to be put into an `href` or `src` are `String`s: `site:/path/` (also `site:/path/#part`) inside the
//!   site, where `site:` stands for wherever the site is put; else `https:`, `http:`, `mailto:` or `tel:`. A path that
//!   *names* something of ours (an article's `address`) begins with `/` and has no prefix.
//! - **Media** are named as the publisher names them, `media/x.jpg`; [`Newsroom::media`] holds each that is used, and
//!   they are published at `/media/x.jpg`.

mod article;
mod editor;
mod page;
mod parts;
mod site;
mod vocabulary;

pub use article::{Article, Correction, Event, InSeries, Moment, Place, Withdrawal};
pub use editor::{Editor, Repository, Service, Store};
pub use page::Page;
pub use parts::{Action, Author, Body, Document, Heading, Picture, Source};
pub use site::{
    Appeal, Contact, Country, Feeds, Field, Footer, Form, Home, Link, Named, NamedList, Notice, Panel, Shown,
    Site, WayIn,
};
pub use vocabulary::{Collection, Issue, KINDS, Kind, Numbering, Region, Series, Topic};

pub use super::media::{Copies, Media};
use std::path::PathBuf;

/// A newsroom: everything that a content folder says.
#[derive(Clone, Debug)]
pub struct Newsroom {
    /// The site: its names, languages, navigation, home page, panels.
    pub site: Site,
    /// The topics, in the publisher's order.
    pub topics: Vec<Topic>,
    /// The regions, in the publisher's order.
    pub regions: Vec<Region>,
    /// The series, in the publisher's order.
    pub series: Vec<Series>,
    /// The collections, in the publisher's order.
    pub collections: Vec<Collection>,
    /// The kinds of article: the built-in ones, then the publisher's own.
    pub kinds: Vec<Kind>,
    /// The forms that services of the publisher's choice answer.
    pub forms: Vec<Form>,
    /// The articles in the order of the archive: newest first, undated last. Withdrawn ones are among them.
    pub articles: Vec<Article>,
    /// The pages, by address.
    pub pages: Vec<Page>,
    /// The media files that something published uses, by path.
    pub media: Vec<Media>,
    /// The files that are copied to the root as they are, by path.
    pub static_files: Vec<StaticFile>,
    /// Old addresses and what they lead to now, by old address.
    pub redirects: Vec<Redirect>,
}

/// A file of `static/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticFile {
    /// Its path below the root of the site, with `/` between folders and none in front: `.well-known/x`.
    pub path: String,
    /// Where it lies on this machine.
    pub source: PathBuf,
}

/// An old address that leads to something published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address: `/node/1234` or, with a query, `/news.php?id=55`.
    pub from: String,
    /// Whether the old address has a query: then no page can stand there.
    pub query: bool,
    /// What it leads to: `site:/news/2019/03/x/`, `site:/media/x.pdf`.
    pub to: String,
    /// The file that asks for it, relative to `content/`.
    pub source: String,
}

impl Newsroom {
    /// The topic of that id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The region of that id.
    #[must_use]
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The series of that id.
    #[must_use]
    pub fn one_series(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.id == id)
    }

    /// The form of that id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The media file of that path (`media/x.jpg`).
    #[must_use]
    pub fn media(&self, path: &str) -> Option<&Media> {
        self.media.binary_search_by(|media| media.path.as_str().cmp(path)).ok().map(|at| &self.media[at])
    }
}
