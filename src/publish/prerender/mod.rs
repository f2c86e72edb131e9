//! Every page of the site as HTML, complete before any script.
//!
//! 1. [`Prerender::new`] looks through the catalogue once: which lists there are, of which years, in how many parts.
//! 2. [`Prerender::article`] makes the page of an article, [`Prerender::others`] all others, in parallel.
//! 3. `frame` puts what the views make into a whole document with its policy and head; `moved` makes the small pages
//!    at old addresses, [`Prerender::shared`] those at paths that many shared; `builder` and `framed` what is for other sites, `/embed/` and `/embed/feed/`.
//!
//! Each page comes with the hash of all that it is made from (`fingerprint`), so that one which the last build made from
//! the same is not made again.
//!
//! What a page shows is put together here as `app` does in the browser, from the same types, so that the app finds
//! what it would have made itself. A page never shows where the data is: it changes only when what it shows does.

mod builder;
mod contents;
mod dated;
mod fingerprint;
mod frame;
mod framed;
mod head;
mod moved;
mod place;
mod policy;
mod without_line;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::columns::Columns;
use crate::archive::route::{Address, Route, Scope};
use crate::model::{self, Newest, Site};
use crate::publish::compile::page::Pages;
use crate::publish::compile::{Catalogue, about_data, article, latest, newest};
use crate::publish::content::newsroom::Redirect;
use crate::publish::feeds;
use crate::publish::output::Fingerprint;
use crate::ui::Setting;
use crate::ui::content::Content;

use contents::Counts;
use dated::Dated;
use fingerprint::Fingerprints;
use frame::Frame;
pub use frame::{Program, Release};
pub use moved::{file_at as moved_file, files as moved_files};
pub use place::{file_of, root_of};
pub use policy::policy;
use without_line::Room;

/// A page to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFile {
    /// Relative to the site's root: `news/2019/06/slug/index.html`.
    pub path: String,
    /// The whole document.
    pub html: String,
    /// The hash of what it is made from; none for the few small pages that are made every time.
    pub made_from: Option<Fingerprint>,
}

/// Makes pages.
pub struct Prerender<'a> {
    catalogue: &'a Catalogue<'a>,
    columns: &'a Columns,
    pages: &'a Pages<'a>,
    site: Arc<Site>,
    newest: Newest,
    frame: Frame,
    dated: Vec<Dated>,
    counts: Vec<Counts>,
    /// Every path that a page will stand at, and what stands there.
    paths: HashMap<String, At>,
    fingerprints: Fingerprints,
}

/// What stands at a path.
#[derive(Clone, Copy)]
enum At {
    /// An article, by its place in the newsroom.
    Article(usize),
    /// A page by its place among the tasks.
    Task(usize),
    /// A page that is made along with the data.
    Made,
}

/// What a page is of; what it shows is put together when its turn comes, so that not all are in memory at once.
enum Task<'t> {
    /// A page of the site's own, in a language.
    Own(&'t str, Route),
    /// A part of a plain list.
    Dated(&'t Dated, u32),
    /// A page that a module fills, in a language.
    Room(Room, &'t str),
    /// A page that the publisher wrote.
    Page(&'t crate::publish::content::newsroom::Page),
    /// A page that was made as if somebody had written it.
    Made(&'t model::Page),
}

impl<'a> Prerender<'a> {
    /// Looks through the catalogue. `site` needs neither roots nor generation.
    #[must_use]
    pub fn new(
        catalogue: &'a Catalogue<'a>,
        columns: &'a Columns,
        pages: &'a Pages<'a>,
        site: Site,
        program: &Program,
    ) -> Self {
        let newsroom = catalogue.newsroom();
        let card = |row: u32| crate::publish::compile::card::leading(catalogue, catalogue.at(row), None);
        let languages: Vec<String> = newsroom.site.languages.clone();
        let scopes = latest::scopes(catalogue);
        let dated: Vec<Dated> = languages
            .par_iter()
            .flat_map(|language| {
                scopes
                    .par_iter()
                    .flat_map_iter(|(scope, rows)| dated::lists(catalogue, scope, rows, language))
            })
            .collect();
        let counts = languages.par_iter().map(|language| Counts::new(columns, language)).collect();
        let frame = Frame::new(newsroom, program);
        let fingerprints = Fingerprints::new(&site, program, newsroom, &frame.heads);
        let mut prerender = Self {
            catalogue,
            columns,
            pages,
            newest: newest::newest(catalogue, card),
            frame,
            site: Arc::new(site),
            dated,
            counts,
            paths: HashMap::new(),
            fingerprints,
        };
        prerender.paths = prerender.every_path();
        prerender
    }

    /// The page of an article, whose published document is `data`; nothing when the site `has` it already, made from
    /// the same.
    ///
    /// # Errors
    /// That of `has`.
    pub fn article<E>(
        &self,
        article: model::Article,
        data: &[u8],
        has: impl Fn(&str, &Fingerprint) -> Result<bool, E>,
    ) -> Result<Option<PageFile>, E> {
        let made_from = self.fingerprints.article(&article.path, data);
        if has(&file_of(&article.path), &made_from)? {
            return Ok(None);
        }
        let address = self.address_of(&article.path);
        Ok(Some(self.document(&address, &Content::Article(Box::new(article)), Some(made_from))))
    }

    /// Every page that is no article's, `made` among them, and that the site has not (`has`) made from the same, handed to `sink` one by one
    /// from many threads; says how many there are in all.
    ///
    /// # Errors
    /// The first error of `has` or `sink`.
    pub fn others<E: Send>(
        &self,
        made: &[model::Page],
        has: impl Fn(&str, &Fingerprint) -> Result<bool, E> + Sync,
        sink: impl Fn(PageFile) -> Result<(), E> + Sync,
    ) -> Result<usize, E> {
        let tasks = self.tasks();
        self.fingerprints.of_cards(self.catalogue);
        tasks.par_iter().try_for_each(|task| self.make(task, &has)?.map_or(Ok(()), &sink))?;
        Ok(tasks.len() + self.rest(made, has, sink)?)
    }

    /// As [`Prerender::others`], but only the pages that [`Prerender::at`] cannot make: `made`, the page for what is not
    /// there, those at old addresses, and what is for other sites.
    ///
    /// # Errors
    /// The first error of `has` or `sink`.
    pub fn rest<E: Send>(
        &self,
        made: &[model::Page],
        has: impl Fn(&str, &Fingerprint) -> Result<bool, E> + Sync,
        sink: impl Fn(PageFile) -> Result<(), E> + Sync,
    ) -> Result<usize, E> {
        for page in made {
            self.make(&Task::Made(page), &has)?.map_or(Ok(()), &sink)?;
        }
        sink(self.not_found())?;
        let mut moved = self.moved();
        moved.extend(self.framed());
        let count = made.len() + 1 + moved.len();
        moved.into_par_iter().try_for_each(&sink)?;
        Ok(count)
    }

    /// The page at a path (`/news/2019/06/slug/`), made now: the same as [`Prerender::article`] and
    /// [`Prerender::others`] make. Nothing where no page stands, or one of [`Prerender::rest`].
    #[must_use]
    pub fn at(&self, path: &str) -> Option<PageFile> {
        let (address, content) = match self.paths.get(path)? {
            At::Article(at) => {
                let article = article::article(self.catalogue, &self.catalogue.newsroom().articles[*at]);
                (self.address_of(path), Content::Article(Box::new(article)))
            }
            At::Task(at) => {
                let task = self.tasks().into_iter().nth(*at)?;
                let address = self.address(&task);
                let shown = self.shown(&task, &address);
                let content = self.content(&task, shown, &address);
                (address, content)
            }
            At::Made => return None,
        };
        Some(self.document(&address, &content, None))
    }

    fn tasks(&self) -> Vec<Task<'_>> {
        let newsroom = self.catalogue.newsroom();
        let own = newsroom.site.languages.iter().flat_map(|language| {
            contents::routes(self.catalogue).into_iter().map(move |route| Task::Own(language, route))
        });
        let dated =
            self.dated.iter().flat_map(|list| (1..=list.parts()).map(move |part| Task::Dated(list, part)));
        let is_key_issues = |path: &str| self.address_of(path).route == Route::KeyIssues;
        let pages = newsroom.pages.iter().filter(|page| !is_key_issues(&page.address)).map(Task::Page);
        let rooms =
            newsroom.site.languages.iter().flat_map(|language| {
                Room::of(newsroom.site.offline).map(move |room| Task::Room(room, language))
            });
        own.chain(dated).chain(rooms).chain(pages).collect()
    }

    fn address(&self, task: &Task<'_>) -> Address {
        match task {
            Task::Own(language, route) => Address::new(language, self.first(), route.clone()),
            Task::Dated(list, part) => Address::new(&list.language, self.first(), list.route(*part)),
            Task::Room(room, language) => Address::new(language, self.first(), room.route()),
            Task::Page(page) => self.address_of(&page.address),
            Task::Made(page) => self.address_of(&page.path),
        }
    }

    fn make<E>(
        &self,
        task: &Task<'_>,
        has: impl Fn(&str, &Fingerprint) -> Result<bool, E>,
    ) -> Result<Option<PageFile>, E> {
        let address = self.address(task);
        let versions = self.versions(&address);
        let shown = self.shown(task, &address);
        let made_from = match (task, &shown) {
            (Task::Dated(list, part), _) => self.fingerprints.dated(&address, &versions, list, *part),
            (_, shown) => self.fingerprints.content(&address, &versions, shown.as_ref()),
        };
        if has(&file_of(&address.to_string()), &made_from)? {
            return Ok(None);
        }
        let content = self.content(task, shown, &address);
        Ok(Some(self.document(&address, &content, Some(made_from))))
    }

    /// What a page shows, by which it is told from others; nothing of a plain list, which is told by its cards.
    fn shown(&self, task: &Task<'_>, address: &Address) -> Option<Content> {
        Some(match task {
            Task::Own(language, route) => contents::own(self, language, route),
            Task::Dated(..) => return None,
            Task::Room(Room::Embed, language) => self.builder(language, &address.to_string()),
            Task::Room(room, language) => room.content(language, &address.to_string()),
            Task::Page(page) => contents::page(self, page),
            Task::Made(page) => contents::made((*page).clone()),
        })
    }

    /// The same, the cards of a plain list among it.
    fn content(&self, task: &Task<'_>, shown: Option<Content>, address: &Address) -> Content {
        match (task, shown) {
            (_, Some(content)) => content,
            (Task::Dated(list, part), None) => Content::Dated(list.content(self.catalogue, *part)),
            (_, None) => Content::NotFound { path: address.to_string() },
        }
    }

    /// In which languages a page of the site's own is there: what its head says of them hangs on it.
    fn versions(&self, address: &Address) -> Vec<bool> {
        let languages = self.site.languages.iter();
        let there = |code: &str| Address::new(code, self.first(), address.route.clone()).to_string();
        languages.map(|language| self.paths.contains_key(&there(&language.code))).collect()
    }

    fn every_path(&self) -> HashMap<String, At> {
        let newsroom = self.catalogue.newsroom();
        let languages = newsroom.site.languages.iter();
        let is_with_feeds = self.site.url.is_some();
        let made = languages.flat_map(|code| {
            let feeds = is_with_feeds.then(feeds::page::route);
            let routes = std::iter::once(about_data::route()).chain(feeds);
            routes.map(|route| (Address::new(code, self.first(), route).to_string(), At::Made))
        });
        let tasks = self.tasks();
        let tasks = tasks.iter().enumerate().map(|(at, task)| (self.address(task).to_string(), At::Task(at)));
        let articles = newsroom.articles.iter().enumerate();
        let articles = articles.map(|(at, article)| (article.address.clone(), At::Article(at)));
        tasks.chain(articles).chain(made).collect()
    }

    fn first(&self) -> &str {
        self.site.first_language()
    }

    fn address_of(&self, path: &str) -> Address {
        let further: Vec<&str> = self.site.languages.iter().skip(1).map(|it| it.code.as_str()).collect();
        Address::parse(path, &further)
    }

    fn setting(&self, address: &Address, base: String) -> Setting {
        let language = address.language.as_deref().unwrap_or(self.first()).to_owned();
        Setting { site: Arc::clone(&self.site), language, base, now: None }
    }

    fn document(&self, address: &Address, content: &Content, made_from: Option<Fingerprint>) -> PageFile {
        let path = address.to_string();
        let setting = self.setting(address, place::base_of(&path));
        let html = self.frame.document(&setting, address, content, |path| self.paths.contains_key(path));
        PageFile { path: file_of(&path), html, made_from }
    }

    /// `404.html`: served anywhere, so that its addresses begin at the host's root.
    fn not_found(&self) -> PageFile {
        let address = Address { language: None, route: Route::Page(String::new()) };
        let setting = self.setting(&address, place::root_of(self.site.url.as_deref()));
        let html = self.frame.missing(&setting, &address);
        PageFile { path: "404.html".to_owned(), html, made_from: None }
    }

    fn moved(&self) -> Vec<PageFile> {
        let newsroom = self.catalogue.newsroom();
        let shared = moved::shared(newsroom);
        let pages = self.moved_pages(newsroom.redirects.iter(), None);
        pages.into_iter().filter(|page| !shared.contains_key(&page.path)).collect()
    }

    fn moved_pages<'r>(
        &self,
        redirects: impl Iterator<Item = &'r Redirect>,
        script: Option<&str>,
    ) -> Vec<PageFile> {
        let newsroom = self.catalogue.newsroom();
        let url = self.site.url.as_deref();
        let articles = newsroom.articles.iter().map(|it| (it.address.as_str(), &it.title, &it.language));
        let pages = newsroom.pages.iter().map(|it| (it.address.as_str(), &it.title, &it.language));
        let titles: HashMap<&str, (&String, &String)> =
            articles.chain(pages).map(|(path, title, language)| (path, (title, language))).collect();
        let title_at =
            |path: &str| titles.get(path).map(|(title, language)| ((*title).clone(), (*language).clone()));
        redirects.filter_map(|it| moved::page(it, script, title_at, url, &self.frame)).collect()
    }

    /// The pages at old paths whose query said what was meant, where no page of the site's own stands: there the start
    /// script reads it. `script` is the file that knows where queries lead.
    #[must_use]
    pub fn shared(&self, script: &str) -> Vec<PageFile> {
        let newsroom = self.catalogue.newsroom();
        let own: HashSet<String> = self.paths.keys().map(|path| file_of(path)).collect();
        let statics: HashSet<&str> = newsroom.static_files.iter().map(|it| it.path.as_str()).collect();
        let is_free = |file: &str| {
            let bare = file.trim_end_matches("/index.html");
            !own.contains(file) && !statics.contains(file) && !statics.contains(bare)
        };
        let list = Address::new(self.first(), self.first(), Route::List(Scope::News)).to_string();
        let words = crate::ui::words::Words::of(self.first());
        let free = moved::shared(newsroom).into_keys().filter(|file| is_free(file));
        let page = |file: String| {
            if let Some(plain) = moved::plain_at(newsroom, &file) {
                return self.moved_pages(std::iter::once(plain), Some(script)).pop();
            }
            let list = (list.trim_start_matches('/'), words.news);
            Some(moved::shared_page(&file, script, self.first(), list, &self.frame))
        };
        free.filter_map(page).collect()
    }
}
