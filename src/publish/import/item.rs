//! The neutral item: what every source gives, whatever it keeps it in.
//!
//! A [`Source`] is asked once and hands out what it finds, in any order: an attachment may come after the article that
//! shows it. Addresses are whole (`https://old.example.org/2004/x.html`); a source that does not know where its pages
//! stood uses [`NOWHERE`] as the base: what leads there and is not found again becomes plain words.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::archive::date::Edtf;

use super::ImportError;

/// The base of addresses that stood nowhere on the net.
pub const NOWHERE: &str = "https://nowhere.invalid/";

/// Takes what a source finds.
pub type Take<'a> = dyn FnMut(Found) -> Result<(), ImportError> + 'a;

/// Where items come from.
pub trait Source {
    /// Names the source for ever, as `wordpress:https://old.example.org`: what was imported before is found by it.
    /// Asked after [`Source::read`].
    fn id(&self) -> String;

    /// Hands out everything, once. What can be read of a broken source is handed out, and what is wrong told as
    /// [`Found::Note`]; an error means that nothing of it can be used.
    ///
    /// # Errors
    /// When the source cannot be read at all, or `take` refuses.
    fn read(&mut self, take: &mut Take<'_>) -> Result<(), ImportError>;
}

/// One thing that a source finds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// What is known of the source as a whole; may come several times, the first of each wins.
    Known(Known),
    /// An article or a page.
    Item(Box<Item>),
    /// A picture or document that items name by its key or its address.
    Attachment(Attachment),
    /// A category, tag or the like; those that items name and nobody hands out have their slug for a name.
    Term(Term),
    /// A folder of this machine that has the files of an address.
    Files(Files),
    /// Something that is no item and does not come over, counted by its reason.
    Skipped(Skipped),
    /// Something that is wrong with the source as a whole.
    Note(Note),
}

/// What is known of the source as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The site's name; a new content folder is called so.
    pub name: Option<String>,
    /// Its address: `https://old.example.org/`.
    pub address: Option<String>,
    /// The language of items that name none (`es`).
    pub language: Option<String>,
}

/// A folder of this machine that has the files of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// Addresses that begin so: `https://old.example.org/wp-content/uploads/`.
    pub prefix: String,
    /// The folder with the rest of the address in it.
    pub folder: PathBuf,
}

/// Whether an item becomes an article or a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// An article of `news/`.
    #[default]
    Article,
    /// A page of `pages/`.
    Page,
}

/// Whether an item is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It is.
    #[default]
    Published,
    /// Not yet; the reason is what the source calls it (`pending`, `private`).
    Draft(String),
    /// No more: the note that stands at its address.
    Withdrawn(String),
}

/// A body as the source has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// HTML, of any quality.
    Html(String),
    /// Markdown that is ours already but for its links and pictures, which are looked up as those of HTML are.
    Markdown(String),
}

impl Default for Body {
    fn default() -> Self {
        Self::Html(String::new())
    }
}

/// An article or page as the source has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Names it within the source for ever: running again finds it by this.
    pub key: String,
    /// Article or page.
    pub sort: Sort,
    /// Where it stood, whole; empty when it stood nowhere. Its path becomes a redirect.
    pub address: String,
    /// Further addresses that led to it: whole, or paths with queries (`/?p=12`).
    pub redirects: Vec<String>,
    /// Plain text; empty is allowed, a title is then made of the first words.
    pub title: String,
    /// What the source calls it in addresses; made of the title when empty.
    pub slug: String,
    /// A page's folder in the new site (`about/history`), by slugs; may be empty.
    pub folder: String,
    /// The text.
    pub body: Body,
    /// What relative addresses in the body go by; [`Item::address`] when empty.
    pub base: String,
    /// When it was published, only as exact as the source says.
    #[serde(with = "edtf")]
    pub date: Option<Edtf>,
    /// When it came online, where that is another day.
    #[serde(with = "day")]
    pub added: Option<NaiveDate>,
    /// When it was changed last.
    #[serde(with = "day")]
    pub modified: Option<NaiveDate>,
    /// Plain text or HTML; may be empty.
    pub summary: String,
    /// BCP 47, as `es`; the site's first when absent.
    pub language: Option<String>,
    /// Items with the same key are translations of one another.
    pub translation: Option<String>,
    /// Names of people.
    pub authors: Vec<String>,
    /// Taxonomy and slug of each category, tag or the like.
    pub terms: Vec<(String, String)>,
    /// Id and number of a series, where the source itself has such a thing; the id is one of the new site's.
    pub series: Option<(String, Option<u32>)>,
    /// A kind of the new site, where the source itself says it.
    pub kind: Option<String>,
    /// The picture: the key or the whole address of an attachment.
    pub picture: Option<String>,
    /// Documents that belong to it, by key or whole address.
    pub documents: Vec<String>,
    /// Where the text was taken from: title and address.
    pub sources: Vec<(String, String)>,
    /// Where a page stands among its neighbours.
    pub order: Option<i64>,
    /// Shown, draft or withdrawn.
    pub standing: Standing,
    /// What was lost or changed already when it was read.
    pub notes: Vec<Note>,
}

/// A picture or document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// How items name it; may be empty when they name it by its address.
    pub key: String,
    /// Its whole address.
    pub url: String,
    /// A file of this machine, where the source has it; else it is looked for in [`Files`], or downloaded.
    pub file: Option<PathBuf>,
    /// What it is called.
    pub title: String,
    /// The picture in words.
    pub alt: String,
    /// Plain text that stands below it.
    pub caption: String,
}

/// A category, tag or the like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// `category`, `post_tag`, `tags`.
    pub taxonomy: String,
    /// Its name within the taxonomy, as items have it.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// The slug of the one above it; may be empty.
    pub parent: String,
}

/// Something that does not come over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// What it is, so that it can be found: a title or key; may be empty.
    pub what: String,
    /// Why, in words that are the same for all of a sort: `revision of a text`.
    pub why: String,
    /// Whether it could have been an item: only these count as read.
    pub counts: bool,
}

/// Something that was changed or lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// Whether something is lost; else it is only different.
    pub lost: bool,
    /// The sort of thing, in words that are the same for all of a sort: `shortcode kept as it is written`.
    pub what: String,
    /// Which one, where: `[contact-form id="3"]`, `line 12`.
    pub at: String,
}

impl Note {
    /// Something that is lost.
    #[must_use]
    pub fn lost(what: impl Into<String>, at: impl Into<String>) -> Self {
        Self { lost: true, what: what.into(), at: at.into() }
    }

    /// Something that is different.
    #[must_use]
    pub fn changed(what: impl Into<String>, at: impl Into<String>) -> Self {
        Self { lost: false, what: what.into(), at: at.into() }
    }
}

/// A date as it is written.
mod edtf {
    use super::Edtf;
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[allow(clippy::ref_option, reason = "serde asks for it like this")]
    pub(super) fn serialize<S: Serializer>(date: &Option<Edtf>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(date.as_ref().map_or("", Edtf::as_str))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Edtf>, D::Error> {
        Ok(Edtf::parse(&String::deserialize(from)?).ok())
    }
}

/// A day as it is written.
mod day {
    use crate::archive::date::{iso_day, parse_day};
    use chrono::NaiveDate;
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde asks for it like this")]
    pub(super) fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&day.map(iso_day).unwrap_or_default())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(parse_day(&String::deserialize(from)?))
    }
}
