//! The publisher's vocabularies: topics, regions, series, kinds.

use crate::archive::date::Edtf;
use crate::archive::query::Query;
use crate::model::Text;

use super::{Document, Picture};

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id, unique among the topics.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it is about; may be empty.
    pub description: Text,
    /// Other words for it, found by search.
    pub aliases: Vec<String>,
    /// What stands for it where a page of it is shared and has no picture of its own.
    pub image: Option<Picture>,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id, unique among the regions; never `country`.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it is; may be empty.
    pub description: Text,
    /// Its code in ISO 3166-2, as `PE-CUS`.
    pub code: Option<String>,
    /// Other names, found by search.
    pub aliases: Vec<String>,
    /// Names of places that stand for it.
    pub places: Vec<String>,
    /// Column and row on the tile map, from 1.
    pub grid: Option<(u32, u32)>,
}

/// A series of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its id, unique among the series.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it is; may be empty.
    pub description: Text,
    /// Other names, found by search.
    pub aliases: Vec<String>,
    /// What its numbers mean.
    pub numbering: Numbering,
    /// What is known of single issues, by number; only where it is numbered by issues.
    pub issues: Vec<Issue>,
}

/// What the numbers of a series mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// It has no numbers.
    #[default]
    None,
    /// One article a number.
    Parts,
    /// An issue of a newsletter: several articles a number.
    Issues,
}

/// One issue of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its number.
    pub number: u32,
    /// When it came out.
    pub date: Option<Edtf>,
    /// Its title; may be empty.
    pub title: Text,
    /// The issue as a file.
    pub file: Option<Document>,
}

/// A question to the archive that has a name and a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Its id, unique among the collections.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it is; may be empty.
    pub description: Text,
    /// What it asks for; never words.
    pub query: Query,
}

/// A kind of article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its id: `news`, `letter`.
    pub id: String,
    /// What the publisher calls it; `None` for a built-in kind that keeps the interface's own name.
    pub name: Option<Text>,
}

/// The kinds that every newsroom has, in the order of the interface.
pub const KINDS: [&str; 9] =
    ["news", "analysis", "editorial", "letter", "event", "appeal", "report", "obituary", "notice"];
