//! What the twin reads of `data/v1/`, and how.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use gloo_net::http::Request;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub type Text = BTreeMap<String, String>;

#[derive(Clone, Deserialize)]
pub struct Site {
    pub name: Text,
    #[serde(default)]
    pub tagline: Text,
    pub home: Mission,
    pub topics: Vec<Topic>,
    pub roots: Roots,
}

#[derive(Clone, Deserialize)]
pub struct Mission {
    #[serde(default)]
    pub mission: Text,
    pub latest: usize,
}

#[derive(Clone, Deserialize)]
pub struct Topic {
    pub id: String,
    pub name: Text,
}

#[derive(Clone, Deserialize)]
pub struct Roots {
    pub newest: File,
}

#[derive(Clone, Deserialize)]
pub struct File {
    pub file: String,
}

#[derive(Clone, Deserialize)]
pub struct Newest {
    pub cards: Vec<Card>,
}

#[derive(Clone, Deserialize)]
pub struct Card {
    pub path: String,
    pub title: String,
    #[serde(default)]
    pub summary: String,
    pub date: Option<String>,
    pub kind: String,
    #[serde(default)]
    pub topics: Vec<String>,
    pub file: Option<String>,
}

#[derive(Clone, Deserialize)]
pub struct Article {
    pub title: String,
    pub date: Option<String>,
    pub kind: String,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default)]
    pub body: String,
}

#[derive(Clone)]
pub struct Archive {
    pub site: Site,
    pub cards: Vec<Card>,
}

/// The words in English, else in any language.
pub fn words(text: &Text) -> String {
    text.get("en").or_else(|| text.values().next()).cloned().unwrap_or_default()
}

/// A full day written out; a date that is less than a day as it stands.
pub fn date_words(date: &str) -> String {
    NaiveDate::parse_from_str(date, "%Y-%m-%d")
        .map_or_else(|_| date.to_owned(), |day| day.format("%-d %B %Y").to_string())
}

async fn get<T: DeserializeOwned>(file: &str) -> Result<T, String> {
    let response = Request::get(&format!("/{file}")).send().await.map_err(|error| error.to_string())?;
    response.json().await.map_err(|error| error.to_string())
}

pub async fn load() -> Result<Archive, String> {
    let site: Site = get("data/v1/site.json").await?;
    let newest: Newest = get(&site.roots.newest.file).await?;
    Ok(Archive { site, cards: newest.cards })
}

pub async fn article(file: String) -> Result<Article, String> {
    get(&file).await
}
