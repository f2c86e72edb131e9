//! One page that is no article, and where it stands among the pages.

use chrono::NaiveDate;

use super::{Action, Body, Document, Picture, Place, Source, Withdrawal};

/// A page that is no article: aims, a key issue, how to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path below `pages/`, without `.md` and without `index`: `about/aims`, `es/about/aims`, `key-issues`.
    pub path: String,
    /// The file, relative to `content/`: `pages/about/aims.md`.
    pub source: String,
    /// Where it lives: `/about/aims/`, `/es/about/aims/`.
    pub address: String,
    /// The title, plain text.
    pub title: String,
    /// The summary, plain text: the publisher's, else from the first paragraph. Empty when there is neither.
    pub summary: String,
    /// Its language (BCP 47).
    pub language: String,
    /// The path of the page that this one is a translation of.
    pub translates: Option<String>,
    /// The path of the original at the end of that chain: the same for all versions; its own path otherwise.
    pub work: String,
    /// The path of the page above it, where there is one.
    pub parent: Option<String>,
    /// The paths of the pages right below it, in their order.
    pub children: Vec<String>,
    /// Its order among its sisters; those without come last, by title.
    pub order: Option<i64>,
    /// Ids of its topics.
    pub topics: Vec<String>,
    /// Ids of its regions, those that its places stand for among them.
    pub regions: Vec<String>,
    /// Its places.
    pub places: Vec<Place>,
    /// Its picture.
    pub image: Option<Picture>,
    /// Documents that go with it.
    pub documents: Vec<Document>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// When it was last changed.
    pub modified: Option<NaiveDate>,
    /// What the reader is asked to do.
    pub action: Option<Action>,
    /// The id of a form below it.
    pub form: Option<String>,
    /// Old addresses that lead here, as written; [`super::Newsroom::redirects`] has them all.
    pub redirects: Vec<String>,
    /// Set when it was withdrawn; then summary, body, picture, documents, sources and action are empty already.
    pub withdrawn: Option<Withdrawal>,
    /// Whether it is a draft: present only when drafts were asked for.
    pub draft: bool,
    /// The body.
    pub body: Body,
}
