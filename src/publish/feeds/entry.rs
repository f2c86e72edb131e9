//! What stands in a feed of one article.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::Site;
use crate::publish::compile::{Catalogue, article};
use crate::publish::content::newsroom::{Article, Shown};
use crate::ui::{Setting, feed};

use super::ids::Ids;

/// One article as feeds have it; every address is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The same for ever: see [`Ids`].
    pub id: String,
    /// Its page.
    pub url: String,
    /// Plain text.
    pub title: String,
    /// The language it is written in.
    pub language: String,
    /// The day it was published, where that is known to the day.
    pub published: Option<NaiveDate>,
    /// The latest day on which anything is known to have happened to it.
    pub updated: Option<NaiveDate>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its topics and regions.
    pub categories: Vec<Category>,
    /// Its picture.
    pub picture: Option<Enclosure>,
    /// Plain sentences.
    pub summary: String,
    /// HTML; nothing where feeds have summaries only.
    pub whole: Option<String>,
}

/// A topic or region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub term: String,
    /// The address below which its kind of list stands: `https://news.example.org/topics/`.
    pub scheme: String,
    /// Its name.
    pub label: String,
}

/// A picture as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosure {
    /// Where it is.
    pub url: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it shows, in words; may be empty.
    pub alt: String,
}

/// Makes entries.
pub struct Entries<'a> {
    catalogue: &'a Catalogue<'a>,
    site: Arc<Site>,
    url: String,
    ids: Ids,
}

impl<'a> Entries<'a> {
    /// For a site whose address is known; else nothing.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue<'a>, site: &Site) -> Option<Self> {
        let url = site.url.clone()?;
        let ids = Ids::new(catalogue.newsroom().site.feeds.ids.as_ref().unwrap_or(&url));
        Some(Self { catalogue, site: Arc::new(site.clone()), url, ids })
    }

    /// The site that the feeds are of.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What makes ids.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        &self.ids
    }

    /// The whole address of a path or file of the site.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{}{}", self.url, path.trim_start_matches('/'))
    }

    /// An article's entry.
    #[must_use]
    pub fn entry(&self, source: &Article) -> Entry {
        let newsroom = self.catalogue.newsroom();
        let published = article::alone(self.catalogue, source);
        // The words around a text are those of its page.
        let spoken = self.site.languages.iter().any(|it| it.code == source.language);
        let language = if spoken { &source.language } else { self.site.first_language() };
        let setting = Setting {
            site: Arc::clone(&self.site),
            language: language.to_owned(),
            base: self.url.clone(),
            now: None,
        };
        let category = |term: &String, list: &str, label: Option<&str>| Category {
            term: term.clone(),
            scheme: self.at(list),
            label: label.unwrap_or(term).to_owned(),
        };
        let topics = source
            .topics
            .iter()
            .map(|id| category(id, "topics/", self.site.topic(id).map(|topic| topic.name.get(language))));
        let regions = source
            .regions
            .iter()
            .map(|id| category(id, "regions/", self.site.region(id).map(|region| region.name.get(language))));
        let picture = published.image.as_ref().map(|image| &image.picture);
        let picture = picture.and_then(|picture| {
            let media = newsroom.media(&picture.file)?;
            Some(Enclosure {
                url: self.at(&picture.file),
                media_type: media.media_type.clone(),
                bytes: media.size,
                width: picture.width,
                height: picture.height,
                alt: picture.alt.clone(),
            })
        });
        let is_whole = newsroom.site.feeds.shown == Shown::Whole;
        Entry {
            id: self.ids.article(&source.id),
            url: self.at(&source.address),
            title: source.title.clone(),
            language: source.language.clone(),
            published: source.day(),
            updated: source.changed(),
            authors: source.authors.iter().map(|author| author.name.clone()).collect(),
            categories: topics.chain(regions).collect(),
            picture,
            summary: feed::summary(&setting, &published),
            whole: is_whole.then(|| feed::whole(&setting, &published)),
        }
    }
}
