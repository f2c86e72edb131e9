//! What a list shows of an article.

use serde::{Deserialize, Serialize};

/// What a list shows of one version (language) of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Card {
    /// The article's id, for ever the same.
    pub id: String,
    /// Its page, as `/news/2019/03/letter-from-cajamarca/`.
    pub path: String,
    /// Plain text.
    pub title: String,
    /// Plain text, whole sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// EDTF level 1; absent when not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Id of its kind.
    pub kind: String,
    /// Names of those who wrote it, as they are printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Ids of its topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Ids of its regions; none means the whole country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Names of places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Where it stands in a series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesPlace>,
    /// The language it is written in.
    pub language: String,
    /// The id of the work's original version, where that is another article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    /// When and where, for an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventCard>,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Picture>,
    /// Its [`super::Article`], relative to the site's root; absent in `latest/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Card {
    /// The id that all versions of this work share.
    #[must_use]
    pub fn work(&self) -> &str {
        self.work.as_deref().unwrap_or(&self.id)
    }
}

/// Where an article stands in a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SeriesPlace {
    /// Id of the series.
    pub id: String,
    /// The number of the part or issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its place within an issue, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
}

/// When and where, in brief.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EventCard {
    /// First day there, `2013-03-04`, or local time, `2013-03-04T18:00`.
    pub starts: String,
    /// Last day or time there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// The instant at which it is over, in seconds since 1970-01-01T00:00Z: the end, or the end of the last day there.
    pub over: i64,
    /// Town or venue.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// A picture with its true size in pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Picture {
    /// The file, relative to the site's root.
    pub file: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, in words; empty when it is decoration.
    #[serde(default)]
    pub alt: String,
    /// What the file weighs, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Smaller copies of it as WebP, the narrowest first; none where there are none, or where nobody shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<Size>,
    /// A smaller copy in a format that every browser knows, relative to the site's root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
    /// Its colour from afar, as `#rgb`; absent where one can see through it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// A smaller copy of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Size {
    /// The file, relative to the site's root, named by its bytes.
    pub file: String,
    /// Width in pixels.
    pub width: u32,
    /// What it weighs, in bytes.
    pub bytes: u64,
}
