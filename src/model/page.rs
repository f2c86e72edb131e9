//! Any page that is no article: key issues, about, and the like.

use serde::{Deserialize, Serialize};

use super::{Action, Document, Heading, Image, Note, Source, Version};

/// A page, whole: `data/v1/pages/….json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Page {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// Its address, as `/key-issues/mining/`.
    pub path: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The language it is written in.
    pub language: String,
    /// Ids of its topics: the newest articles on them stand beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Ids of its regions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Names of places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// The picture above the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Files and addresses that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// What it draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The day of its last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The note that stands in place of a text that was taken back.
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
    /// The pages above this one, the topmost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<PageCard>,
    /// The pages directly below this one, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<PageCard>,
    /// The same page in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version>,
}

/// What a list shows of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PageCard {
    /// Its address.
    pub path: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The language it is written in.
    pub language: String,
}
