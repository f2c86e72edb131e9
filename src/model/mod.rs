//! What is published: the types of `data/v1/`, shared by the writer and every reader.
//!
//! - [`Site`] is `site.json`: who publishes, the vocabularies, and where the roots are.
//! - [`Card`] is what a list shows of an article, [`Article`] the whole of it: two types, so that no view can show
//!   what was not loaded. [`Page`] is any other page.
//! - [`Newest`], [`CardIndex`], [`CardShard`], [`PageIndex`] and [`Latest`] are the files that carry them.
//!
//! Addresses: a field named `path` or `file` is inside the site, relative to its root (`/news/…/` is a page,
//! `data/v1/…` a file). A field named `href`, and every `href` and `src` of a body, is either absolute or begins with
//! [`INSIDE`], which the reader replaces by the site's root.
//!
//! Reading is lenient (unknown fields pass, absent lists are empty); fields are only ever added within a format.

mod article;
mod card;
mod page;
pub mod reading;
mod roots;
mod site;
mod text;

pub use article::{
    Action, Article, Author, Correction, Document, Event, Heading, Image, Issue, Moment, Neighbour, Note,
    Reason, Related, SeriesStrip, Source, Version,
};
pub use card::{Card, EventCard, Picture, SeriesPlace, Size};
pub use page::{Page, PageCard};
pub use roots::{
    ArchiveHead, CardIndex, CardShard, File, IssueIndex, Keep, Latest, Newest, PageEntry, PageIndex, Roots,
    Shard, Share,
};
pub use site::{
    Appeal, Contact, Country, Field, Footer, Form, Home, Language, Link, Numbering, Panel, Patron,
    PatronList, Region, Series, Site, Term, Topic, WayIn,
};
pub use text::Text;

/// What an address inside the site begins with in data: `site:/news/` is the page `/news/` of this site, wherever it
/// is put.
pub const INSIDE: &str = "site:/";

/// The format that this program writes, and the newest it reads: the `1` of `data/v1/`.
pub const FORMAT: u32 = 1;
