//! A site that is looked at while it is written: for `chasqui dev`.
//!
//! 1. [`Preview::load`] reads what changed of the content since the last time, and makes copies of new pictures. What it
//!    gives is a [`State`]: a site that could be built.
//! 2. [`State::show`] looks it through. From then on [`Stage::page`] makes any page in the moment that somebody asks for
//!    it; an archive of ten thousand articles need not be made anew for one look at one of them.
//! 3. Meanwhile [`Stage::fill`] makes everything else in memory, as a build does: data, index, feeds, and the few pages
//!    that tell of these. [`Stage::file`] gives what is there by now.
//!
//! Page and file are byte for byte those of a build with drafts; `tests/build/preview.rs` holds them to that.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::publish::content::{self, LoadOptions, Memory, Newsroom};
use crate::publish::fault::Faults;
use crate::publish::output::{HeldFile, HeldSite, OutputError, Room, Staging};

use super::pictures::Made;
use super::site::{self, Ground, Html};
use super::{APP, App, BuildError, Progress};

/// What to show.
#[derive(Clone, Debug)]
pub struct PreviewOptions {
    /// The folder of what the publisher writes.
    pub content: PathBuf,
    /// The folder of the built app; [`APP`] when not given.
    pub app: Option<PathBuf>,
    /// Where `build` writes to: copies of pictures that lie there need not be made again. Nothing is written there.
    pub built: PathBuf,
}

/// Content that is looked at again and again.
#[derive(Debug)]
pub struct Preview {
    options: PreviewOptions,
    app: Arc<App>,
    memory: Memory,
    made: Made,
    pictures: Arc<HeldSite>,
    room: Arc<Room>,
    pool: Arc<ThreadPool>,
}

impl Preview {
    /// Reads the app; nothing of the content yet.
    ///
    /// # Errors
    /// A [`BuildError`] about the app, or about a place for passing files.
    pub fn new(options: PreviewOptions) -> Result<Self, BuildError> {
        let app = Arc::new(App::find(options.app.as_deref(), Path::new(APP))?);
        let room = Arc::new(Room::new()?);
        let staging = Staging::in_memory(None, &room, &options.built, Arc::default())?;
        let made = Made::before(&staging);
        let pool = ThreadPoolBuilder::new().thread_name(|_| "fill".to_owned()).build();
        let pool =
            Arc::new(pool.map_err(|error| BuildError::Io("threads".into(), std::io::Error::other(error)))?);
        Ok(Self { options, app, memory: Memory::new(), made, pictures: Arc::default(), room, pool })
    }

    /// Where files lie for passing; to be removed at the end.
    #[must_use]
    pub fn room(&self) -> Arc<Room> {
        Arc::clone(&self.room)
    }

    /// The folder of what the publisher writes.
    #[must_use]
    pub fn content(&self) -> &Path {
        &self.options.content
    }

    /// The script in the service worker's place that takes one out of browsers that have it.
    #[must_use]
    pub fn take_out(&self) -> &str {
        self.app.take_out()
    }

    /// Reads the content as it is now, drafts among it.
    ///
    /// # Errors
    /// A [`BuildError`]; the next time may go well.
    pub fn load(&mut self, today: Option<NaiveDate>) -> Result<State, BuildError> {
        let content = &self.options.content;
        if !content.is_dir() {
            return Err(BuildError::NoContent(content.clone()));
        }
        let how = LoadOptions { drafts: true, today };
        let (newsroom, faults) = content::load_again(content, &how, &mut self.memory);
        let Some(newsroom) = newsroom else { return Err(BuildError::Content(faults)) };
        let (mut newsroom, warnings) = super::addressed(newsroom, faults, None)?;
        let before = Some(Arc::clone(&self.pictures));
        let staging = Staging::in_memory(before, &self.room, &self.options.built, Arc::default())?;
        self.made.make(&mut newsroom, &staging)?;
        self.pictures = Arc::new(staging.held());
        Ok(State {
            newsroom,
            warnings,
            app: Arc::clone(&self.app),
            pictures: Arc::clone(&self.pictures),
            room: Arc::clone(&self.room),
            built: self.options.built.clone(),
            pool: Arc::clone(&self.pool),
        })
    }
}

/// What the content says at one moment.
#[derive(Debug)]
pub struct State {
    newsroom: Newsroom,
    /// Warnings about it.
    pub warnings: Faults,
    app: Arc<App>,
    pictures: Arc<HeldSite>,
    room: Arc<Room>,
    built: PathBuf,
    pool: Arc<ThreadPool>,
}

impl State {
    /// How many articles and pages there are.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.newsroom.articles.len(), self.newsroom.pages.len())
    }

    /// The addresses of drafts: `/news/2019/06/slug/`.
    #[must_use]
    pub fn drafts(&self) -> Vec<String> {
        let articles = self.newsroom.articles.iter().filter(|it| it.draft).map(|it| &it.address);
        let pages = self.newsroom.pages.iter().filter(|it| it.draft).map(|it| &it.address);
        articles.chain(pages).cloned().collect()
    }

    /// Looks it through, and lets `work` show it. `before` is what was shown so far: what it has need not be made again.
    ///
    /// # Errors
    /// When the site cannot be begun.
    pub fn show<R>(
        &self,
        before: Option<Arc<HeldSite>>,
        work: impl FnOnce(&Stage<'_>) -> R,
    ) -> Result<R, BuildError> {
        let given_up = Arc::<AtomicBool>::default();
        let staging = Staging::in_memory(before, &self.room, &self.built, Arc::clone(&given_up))?;
        staging.take_over(&self.pictures)?;
        let staging = Arc::new(staging);
        Ok(Ground::of(&self.newsroom, &self.app, |ground| {
            work(&Stage { ground, staging, given_up, pool: &self.pool })
        }))
    }
}

/// A state that is shown.
pub struct Stage<'s> {
    ground: &'s Ground<'s>,
    staging: Arc<Staging>,
    given_up: Arc<AtomicBool>,
    /// Apart from the threads that read content: the next save must not wait for this to end.
    pool: &'s ThreadPool,
}

impl Stage<'_> {
    /// The page at a path (`/news/2019/06/slug/`), made now; nothing where none stands, or one that [`Stage::fill`]
    /// makes.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<String> {
        self.ground.prerender.at(path).map(|page| page.html)
    }

    /// Makes everything but the pages that [`Stage::page`] makes.
    ///
    /// # Errors
    /// A [`BuildError`]; [`OutputError::GivenUp`] once somebody called [`Files::give_up`].
    pub fn fill(&self) -> Result<HeldSite, BuildError> {
        self.pool.install(|| site::fill(self.ground, Html::Rest, &self.staging, Progress::Silent))?;
        // Between the last file and this it may have been given up; then nobody looks.
        if self.given_up.load(Ordering::Relaxed) {
            Err(OutputError::GivenUp)?;
        }
        Ok(self.staging.held())
    }

    /// What is there of the files, for others to look at while [`Stage::fill`] is at work.
    #[must_use]
    pub fn files(&self) -> Files {
        Files { staging: Arc::clone(&self.staging), given_up: Arc::clone(&self.given_up) }
    }
}

/// The files of a state that is shown, as they come.
#[derive(Clone, Debug)]
pub struct Files {
    staging: Arc<Staging>,
    given_up: Arc<AtomicBool>,
}

impl Files {
    /// A file by its path in the site, if it is there by now.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<HeldFile> {
        self.staging.peek(path)
    }

    /// Says that nobody wants the rest any more.
    pub fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}
