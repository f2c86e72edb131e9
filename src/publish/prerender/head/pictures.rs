//! The picture that stands for a page where it is shared: its own, else its topic's, else the site's.

use std::collections::BTreeMap;

use crate::archive::route::{Route, Scope};
use crate::model::Picture;
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom;
use crate::ui::content::Content;

use super::Said;

/// The pictures that stand for more than one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Pictures {
    site: Option<newsroom::Picture>,
    topics: BTreeMap<String, newsroom::Picture>,
}

/// A picture, and how near it is to its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) picture: Picture,
    /// Whether it is of what the page is about: not the site's.
    pub(super) is_of_page: bool,
}

impl Pictures {
    pub(super) fn new(newsroom: &Newsroom) -> Self {
        let topics = newsroom.topics.iter();
        let topics = topics.filter_map(|topic| Some((topic.id.clone(), topic.image.clone()?))).collect();
        Self { site: newsroom.site.image.clone(), topics }
    }

    /// The one for a page.
    pub(super) fn of(&self, said: &Said<'_>) -> Option<Shown> {
        let (own, topics, language) = match said.content {
            Content::Article(article) => (article.image.as_ref(), &*article.topics, &article.language),
            Content::Page(view) => (view.page.image.as_ref(), &*view.page.topics, &view.page.language),
            Content::KeyIssues { page: Some(page), .. } => {
                (page.image.as_ref(), &*page.topics, &page.language)
            }
            _ => (None, [].as_slice(), &said.setting.language),
        };
        if let Some(image) = own {
            return Some(Shown { picture: image.picture.clone(), is_of_page: true });
        }
        let listed = match &said.address.route {
            Route::List(Scope::Topic(id)) => Some(id),
            _ => None,
        };
        let topic = topics.iter().chain(listed).find_map(|id| self.topics.get(id));
        let found = topic.map(|picture| (picture, true)).or(self.site.as_ref().map(|site| (site, false)));
        found.map(|(picture, is_of_page)| Shown { picture: said_in(picture, language), is_of_page })
    }
}

fn said_in(picture: &newsroom::Picture, language: &str) -> Picture {
    Picture {
        file: picture.file.clone(),
        width: picture.width,
        height: picture.height,
        alt: picture.alt.get(language).to_owned(),
        ..Picture::default()
    }
}
