//! Pages for when there is no line: `/offline/`, where readers see and say what is kept, and the pages that the service
//! worker gives in place of those that it cannot have.

use std::sync::Arc;

use crate::archive::route::{Address, Route};
use crate::model::{FORMAT, Page};
use crate::ui::Setting;
use crate::ui::content::{Content, PageView, Part};
use crate::ui::words::without_line::WithoutLine;

use super::Prerender;

/// Where readers say what is kept.
pub(super) const OFFLINE: &str = "/offline/";

/// What the service worker replaces by the site's path (`worker/program.js`).
const BASE: &str = "/__base__/";

/// The page at [`OFFLINE`]; `modules/offline/` fills it.
pub(super) fn offline(language: &str, path: &str) -> Content {
    let words = WithoutLine::of(language);
    let html = format!(
        "<p>{}</p><noscript><p>{}</p></noscript><div data-offline-room></div>",
        words.intro, words.no_scripts
    );
    let page = Page {
        format: FORMAT,
        path: path.to_owned(),
        title: words.title.to_owned(),
        language: language.to_owned(),
        body: html,
        ..Page::default()
    };
    Content::Page(Box::new(PageView { page, newest: Part::Ready(Vec::new()) }))
}

impl Prerender<'_> {
    /// The paths of all pages.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Pages that the service worker holds, by their files: one that the program fills and [`OFFLINE`], in each language.
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
            let address = Address::new(language, self.first(), Route::Page(OFFLINE.to_owned()));
            let content = offline(language, &address.to_string());
            let page = self.frame.document(&setting, &address, &content, |path| self.paths.contains(path));
            let blank = self.frame.blank(&setting, &address, WithoutLine::of(language).waiting);
            [(format!("app/offline.{language}.txt"), page), (format!("app/page.{language}.txt"), blank)]
        };
        languages.iter().flat_map(in_one).collect()
    }
}
