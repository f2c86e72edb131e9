//! The whole of an article: `data/v1/articles/….json`.

use serde::{Deserialize, Serialize};

use super::card::{Picture, SeriesPlace};

/// One version (language) of an article, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Article {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// For ever the same.
    pub id: String,
    /// Its page.
    pub path: String,
    /// Plain text.
    pub title: String,
    /// Plain text, whole sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// EDTF level 1; absent when not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The day (`2026-03-01`) it came online, where that is not `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
    /// The day of its last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Id of its kind.
    pub kind: String,
    /// Ids of its topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Ids of its regions; none means the whole country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Names of places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Where it stands in its series, and beside what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesStrip>,
    /// The language it is written in.
    pub language: String,
    /// The same work in other languages, the original first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// The picture above the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Files and addresses that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// What it draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// When and where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// What was put right, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// The note that stands in place of a text that was taken back; then `body` is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Note>,
    /// What a reader is asked to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// Id of a form shown under the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The headings of the text, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Heading>,
    /// Sanitised HTML; inside addresses begin with [`super::INSIDE`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Other articles a reader may want, each with its reason; none is newer than this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

/// Another version of the same work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Version {
    /// BCP 47 code.
    pub language: String,
    /// Its page.
    pub path: String,
    /// Its title.
    pub title: String,
}

/// Who wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Author {
    /// As it is printed.
    pub name: String,
}

/// A picture with the words that belong to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Image {
    /// The picture.
    #[serde(flatten)]
    pub picture: Picture,
    /// Under the picture.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit: String,
}

/// A file or address that belongs to an article or page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Document {
    /// Where it is: absolute, or inside ([`super::INSIDE`]).
    pub href: String,
    /// What it is called.
    pub title: String,
    /// The language it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// EDTF level 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Short name of the file's type, as `PDF`; of our own files only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Size in bytes; of our own files only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
}

/// What an article draws on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Where it is, absolute or inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The language it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A day, or a local time with its offset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Moment {
    /// As on the clock there: `2013-03-04` or `2013-03-04T18:00`.
    pub local: String,
    /// Offset from UTC in minutes, where there is a time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<i32>,
}

/// When and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Event {
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Moment>,
    /// As in [`super::EventCard::over`].
    pub over: i64,
    /// IANA name of the zone of its times, as `Europe/London`; absent where an offset was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The house.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub venue: String,
    /// The town.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Where to follow it online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
    /// Where to register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// Its calendar file, relative to the site's root.
    pub file: String,
}

/// What was put right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correction {
    /// EDTF level 1.
    pub date: String,
    /// Plain text.
    pub text: String,
}

/// A note with its day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Note {
    /// EDTF level 1.
    pub date: String,
    /// Plain text.
    pub text: String,
}

/// What a reader is asked to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Action {
    /// Words on the link, by language.
    pub title: super::Text,
    /// Absolute or inside.
    pub href: String,
}

/// A heading of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// An article or number beside this one in its series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Neighbour {
    /// Its page: an article, or a whole issue (`/series/update/102/`).
    pub path: String,
    /// Its title; empty for a whole issue without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

/// Where an article stands in its series, and beside what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SeriesStrip {
    /// Its own place.
    #[serde(flatten)]
    pub place: SeriesPlace,
    /// The part or issue before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Neighbour>,
    /// The part or issue after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Neighbour>,
    /// The numbers between the one before and this that are not here: first and last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_before: Option<(u32, u32)>,
    /// The numbers between this and the one after that are not here: first and last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_after: Option<(u32, u32)>,
    /// The articles of the same issue, in order, this one among them; empty in a series of parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issue: Vec<Neighbour>,
}

/// An article that a reader of this one may want.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Related {
    /// Its page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: String,
    /// EDTF level 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Why it is here.
    pub reason: Reason,
}

/// Why two articles are related: the ids of what they share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Reason {
    /// A series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// A topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// A region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// A place's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What is known of one issue of a series, beside its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Issue {
    /// Its number.
    pub number: u32,
    /// EDTF level 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its title, by language.
    #[serde(default, skip_serializing_if = "super::Text::is_empty")]
    pub title: super::Text,
    /// The whole issue as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}
