//! The files that carry the cards and say where everything else is.

use serde::{Deserialize, Serialize};

use super::{Card, Issue};

/// A written file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct File {
    /// Relative to the site's root, as `data/v1/facets.k3v….bin`.
    pub file: String,
    /// Its size in bytes, as written.
    pub bytes: u64,
}

/// Where the roots are: files that name their own shards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Roots {
    /// The facet columns (binary, `docs/facets.md`).
    pub facets: File,
    /// [`Newest`].
    pub newest: File,
    /// [`CardIndex`].
    pub cards: File,
    /// [`PageIndex`].
    pub pages: File,
    /// The search index (binary, `docs/search.md`); a site without articles has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<File>,
    /// [`Keep`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<File>,
}

/// What a reader can keep, and what that weighs: `keep.HASH.json`. The service worker reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Keep {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// The files of the search index but its root, relative to the site's root.
    #[serde(default)]
    pub search: Vec<String>,
    /// What they weigh together, in bytes.
    #[serde(default)]
    pub search_bytes: u64,
    /// For screens of which widths, in pixels, [`Share::pictures`] is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
    /// All articles.
    pub all: Share,
    /// Those of each decade, by its first year, the newest first; those without a year as `undated`.
    pub decades: Vec<Share>,
    /// Those on each topic, in the vocabulary's order.
    pub topics: Vec<Share>,
    /// Those in each region, in the vocabulary's order, `country` last.
    pub regions: Vec<Share>,
}

/// A part of all articles, every version counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Share {
    /// The id of a topic or region, `1990` for a decade; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How many articles.
    pub count: u32,
    /// What their data weighs together, in bytes.
    pub bytes: u64,
    /// What their pictures weigh together, in bytes, where of each the narrowest file is kept that is as wide as the
    /// screen, else the widest: for each of [`Keep::widths`]. Absent where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<u64>,
}

/// What the front page needs: `newest.HASH.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Newest {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// The newest works, in list order; as many as the front page may show and the first page of a list needs.
    pub cards: Vec<Card>,
    /// The articles that the publisher puts first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<Card>,
    /// Events not over by the day of the newest article, the soonest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Card>,
    /// How many works the archive holds.
    pub total: u32,
}

/// The index of cards: `cards.HASH.json`. Laid end to end, the shards are the list of all articles, newest first,
/// undated last, in the order of the rows of the facet columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CardIndex {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// The shards, newest first, undated last.
    pub shards: Vec<Shard>,
    /// What all shards weigh together, in bytes.
    #[serde(default)]
    pub bytes: u64,
    /// What the data of all articles in them weighs together, in bytes.
    #[serde(default)]
    pub article_bytes: u64,
}

/// One shard of cards, as its index knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Shard {
    /// By the first days of its cards: `2004`, `2004-02`, or in a crowded month `2004-02-17`, which holds the days from
    /// there to before the next later key; or `undated`. A crowded day and the undated go on in further runs, named by
    /// the article that each begins with: `undated.k3vq7a`.
    pub key: String,
    /// The [`CardShard`], relative to the site's root.
    pub file: String,
    /// How many cards it holds.
    pub count: u32,
}

/// Some cards in list order: `cards/KEY.HASH.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CardShard {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// The cards.
    pub cards: Vec<Card>,
}

/// Where each page's data is: `pages.HASH.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PageIndex {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// Every page, by path.
    pub pages: Vec<PageEntry>,
    /// Withdrawn articles, which stand in no list: their pages still say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<PageEntry>,
    /// Old addresses inside the site and the pages they lead to now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<(String, String)>,
}

/// A page and its data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PageEntry {
    /// Its address.
    pub path: String,
    /// Its data, relative to the site's root.
    pub file: String,
}

/// What is known of a series' issues: `series/ID.HASH.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct IssueIndex {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// By number, ascending.
    pub issues: Vec<Issue>,
}

/// The newest cards of all news, or of one topic, region or series: `latest/….json`. Its name is stable and its
/// fields are only ever added to: embeds live on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Latest {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// The list's own page, as `/topics/mining/`.
    pub path: String,
    /// How many works the whole list holds.
    pub total: u32,
    /// At most 100, in list order, without `file`.
    pub cards: Vec<Card>,
}

/// The first line of the whole archive as one file, `archive.jsonl.gz`; each line after it is an [`super::Article`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ArchiveHead {
    /// [`super::FORMAT`] of the writer.
    pub format: u32,
    /// Who publishes it, by language.
    pub name: super::Text,
    /// SPDX identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Where the site is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How many lines follow: every version of every work, and the notes of what was withdrawn.
    pub articles: u32,
    /// How many of them are such notes.
    pub withdrawn: u32,
}
