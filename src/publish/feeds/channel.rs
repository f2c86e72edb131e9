//! Which feeds there are, and what each is called.

use crate::archive::query::{Facet, Query};
use crate::archive::route::{Address, Route, Scope};
use crate::model::Site;
use crate::publish::compile::latest::COUNTRY;
use crate::publish::content::newsroom::{Article, Collection};
use crate::ui::words::Words;
use crate::ui::words::feeds::FeedWords;

use super::asked;

/// What a feed is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// All news.
    News,
    /// What is written in a language.
    Language(String),
    /// What is on a topic.
    Topic(String),
    /// What is in a region, or (`country`) in none.
    Region(String),
    /// What is of a series.
    Series(String),
    /// What a collection asks for.
    Collection(Box<Collection>),
}

/// Every feed of a site, in the order in which they are shown.
#[must_use]
pub fn channels(site: &Site, collections: &[Collection]) -> Vec<Channel> {
    let languages = site.languages.iter().chain(&site.content_languages);
    let regions = site.regions.iter().map(|it| it.id.as_str()).chain([COUNTRY]);
    std::iter::once(Channel::News)
        .chain(languages.map(|it| Channel::Language(it.code.clone())))
        .chain(collections.iter().map(|it| Channel::Collection(Box::new(it.clone()))))
        .chain(site.topics.iter().map(|it| Channel::Topic(it.id.clone())))
        .chain(regions.map(|id| Channel::Region(id.to_owned())))
        .chain(site.series.iter().map(|it| Channel::Series(it.id.clone())))
        .collect()
}

/// Where a collection's page is.
#[must_use]
pub fn collection_route(id: &str) -> Route {
    Route::Page(format!("/collections/{id}/"))
}

/// Whether a page's path, without its language, is a collection's.
#[must_use]
pub fn is_collection(path: &str) -> bool {
    path.starts_with("/collections/")
}

impl Channel {
    /// The feed of a list that has a page of its own.
    #[must_use]
    pub fn of(scope: &Scope) -> Self {
        match scope {
            Scope::News => Self::News,
            Scope::Topic(id) => Self::Topic(id.clone()),
            Scope::Region(id) => Self::Region(id.clone()),
            Scope::Series(id) | Scope::Number(id, _) => Self::Series(id.clone()),
        }
    }

    /// Where it is, but for the ending, relative to the site's root.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Language(code) => format!("feeds/languages/{code}"),
            Self::Collection(it) => format!("feeds/collections/{}", it.id),
            other => other.scope().feed(),
        }
    }

    /// The list that shows the same; all news, asked for some of it, for a language or collection.
    fn scope(&self) -> Scope {
        match self {
            Self::News | Self::Language(_) | Self::Collection(_) => Scope::News,
            Self::Topic(id) => Scope::Topic(id.clone()),
            Self::Region(id) => Scope::Region(id.clone()),
            Self::Series(id) => Scope::Series(id.clone()),
        }
    }

    /// Whether an article stands in it. Of what was withdrawn nobody says any more what it was about.
    #[must_use]
    pub fn takes(&self, article: &Article) -> bool {
        if article.withdrawn.is_some() && !matches!(self, Self::News | Self::Language(_)) {
            return false;
        }
        match self {
            Self::News => true,
            Self::Language(code) => article.language == *code,
            Self::Topic(id) => article.topics.contains(id),
            Self::Region(id) if id == COUNTRY => article.regions.is_empty(),
            Self::Region(id) => article.regions.contains(id),
            Self::Series(id) => article.series.as_ref().is_some_and(|place| place.id == *id),
            Self::Collection(it) => asked::takes(&it.query, article),
        }
    }

    /// The language of its own words: that of a feed by language, where the interface speaks it, else the site's first.
    #[must_use]
    pub fn language<'s>(&'s self, site: &'s Site) -> &'s str {
        match self {
            Self::Language(code) if site.languages.iter().any(|it| it.code == *code) => code,
            _ => site.first_language(),
        }
    }

    /// What it is of, in a language; nothing for all news.
    #[must_use]
    pub fn name(&self, site: &Site, language: &str) -> String {
        let name = match self {
            Self::News => None,
            Self::Language(code) => {
                let name = site.language_name(code);
                return FeedWords::of(language).in_language.replacen("{}", name, 1);
            }
            Self::Topic(id) => site.topic(id).map(|it| &it.name),
            Self::Region(id) if id == COUNTRY => match &site.country {
                Some(country) => {
                    return country.name.get(language).to_owned() + Words::of(language).as_a_whole;
                }
                None => return Words::of(language).whole_country.to_owned(),
            },
            Self::Region(id) => site.region(id).map(|it| &it.name),
            Self::Series(id) => site.one_series(id).map(|it| &it.name),
            Self::Collection(it) => Some(&it.title),
        };
        name.map(|name| name.get(language).to_owned()).unwrap_or_default()
    }

    /// Its title: the newsroom's name, and what it is of.
    #[must_use]
    pub fn title(&self, site: &Site, language: &str) -> String {
        let (of, name) = (self.name(site, language), site.name.get(language));
        if of.is_empty() { name.to_owned() } else { format!("{name}: {of}") }
    }

    /// A line below its title; may be empty.
    #[must_use]
    pub fn description(&self, site: &Site, language: &str) -> String {
        let text = match self {
            Self::News | Self::Language(_) => None,
            Self::Topic(id) => site.topic(id).map(|it| &it.description),
            Self::Region(id) => site.region(id).map(|it| &it.description),
            Self::Series(id) => site.one_series(id).map(|it| &it.description),
            Self::Collection(it) => Some(&it.description),
        };
        text.filter(|text| !text.is_empty()).unwrap_or(&site.tagline).get(language).to_owned()
    }

    /// The path of the page that shows the same.
    #[must_use]
    pub fn page(&self, site: &Site, language: &str) -> String {
        let route = match self {
            Self::Collection(it) => collection_route(&it.id),
            other => Route::List(other.scope()),
        };
        let mut path = Address::new(language, site.first_language(), route).to_string();
        if let Self::Language(code) = self {
            path += &Query::default().with(Facet::Language, code, false).to_url();
        }
        path
    }
}
