//! Pages that a module fills: `/offline/`, where readers see and say what is kept for when there is no line, and `/saved/`,
//! where they find what they saved; and the pages that the service worker gives in place of those that it cannot have.

use std::sync::Arc;

use crate::archive::route::{Address, Route};
use crate::model::{FORMAT, Page};
use crate::ui::Setting;
use crate::ui::content::{Content, PageView, Part};
use crate::ui::words::embedding::Embedding;
use crate::ui::words::without_line::{Room as Words, WithoutLine};

use super::Prerender;

/// A page that a module fills.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// What is kept for when there is no line.
    Offline,
    /// What readers saved.
    Saved,
    /// How others show the newest of the site: [`super::builder`].
    Embed,
}

impl Room {
    /// Those that a site has: without a service worker nothing is kept by itself, and what a reader saves still is.
    pub(super) fn of(offline: bool) -> impl Iterator<Item = Self> {
        [Self::Saved, Self::Offline, Self::Embed]
            .into_iter()
            .filter(move |room| offline || *room != Self::Offline)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Saved => "saved",
            Self::Embed => "embed",
        }
    }

    /// Where it is.
    pub(super) fn route(self) -> Route {
        Route::Page(format!("/{}/", self.name()))
    }

    /// Title, what it is for, and what stands there without scripts.
    fn words(self, language: &str) -> (&'static str, &'static str, &'static str) {
        let of = |words: &'static Words| (words.title, words.intro, words.no_scripts);
        let words = WithoutLine::of(language);
        match self {
            Self::Offline => of(&words.offline),
            Self::Saved => of(&words.saved),
            Self::Embed => {
                let words = Embedding::of(language);
                (words.title, words.intro, words.no_scripts)
            }
        }
    }

    /// What the link to it says.
    pub(super) fn title(self, language: &str) -> &'static str {
        self.words(language).0
    }

    /// What stands there until the module fills it.
    pub(super) fn content(self, language: &str, path: &str) -> Content {
        self.content_with(language, path, &format!("<div data-{}-room></div>", self.name()))
    }

    /// As [`Self::content`], with this for the module's room.
    pub(super) fn content_with(self, language: &str, path: &str, room: &str) -> Content {
        let (title, intro, no_scripts) = self.words(language);
        let page = Page {
            format: FORMAT,
            path: path.to_owned(),
            title: title.to_owned(),
            language: language.to_owned(),
            body: format!("<p>{intro}</p><noscript><p>{no_scripts}</p></noscript>{room}"),
            ..Page::default()
        };
        Content::Page(Box::new(PageView { page, newest: Part::Ready(Vec::new()) }))
    }
}

/// What the service worker replaces by the site's path (`worker/program.js`).
const BASE: &str = "/__base__/";

impl Prerender<'_> {
    /// The paths of all pages.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.keys().map(String::as_str)
    }

    /// Pages that the service worker holds, by their files: one that the program fills and each [`Room`], in each
    /// language.
    /// They are no `.html`, so that no host treats them as pages of its own.
    #[must_use]
    pub fn without_line(&self) -> Vec<(String, String)> {
        let languages = &self.catalogue.newsroom().site.languages;
        let in_one = |language: &String| {
            let setting = Setting {
                site: Arc::clone(&self.site),
                language: language.clone(),
                base: BASE.to_owned(),
                now: None,
            };
            let page = |room: Room| {
                let address = Address::new(language, self.first(), room.route());
                let content = room.content(language, &address.to_string());
                let page =
                    self.frame.document(&setting, &address, &content, |path| self.paths.contains_key(path));
                (format!("app/{}.{language}.txt", room.name()), page)
            };
            let address = Address::new(language, self.first(), Room::Offline.route());
            let blank = self.frame.blank(&setting, &address, WithoutLine::of(language).waiting);
            [page(Room::Offline), page(Room::Saved), (format!("app/page.{language}.txt"), blank)]
        };
        languages.iter().flat_map(in_one).collect()
    }
}
