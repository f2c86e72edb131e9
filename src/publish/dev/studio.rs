//! Looks at the content whenever something may have happened to it, and puts on the board what comes of it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::publish::build::{BuildError, Detail, Preview, Spent};
use crate::publish::fault::Faults;

use super::board::Board;
use super::look::Look;
use super::show::Show;
use super::told::{Wrong, on_terminal};
use super::watch::{How, Watch};

/// What came of waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waited {
    /// Nothing is other than it was.
    Nothing,
    /// These files are, relative to the content folder; what comes of them is on the board.
    Changed(Vec<String>),
    /// The content folder is not there.
    Gone,
}

/// The studio.
pub struct Studio {
    preview: Preview,
    board: Arc<Board>,
    watch: Watch,
    look: Look,
    today: fn() -> Option<NaiveDate>,
    is_gone: bool,
    /// What is said on the terminal: nothing without it.
    talks: Option<Detail>,
    /// The warnings that were last said there.
    said: Option<Faults>,
}

impl Studio {
    /// One that shows nothing yet.
    #[must_use]
    pub fn new(preview: Preview, board: Arc<Board>, how: How, today: fn() -> Option<NaiveDate>) -> Self {
        let watch = Watch::new(preview.content(), how);
        let look = Look::default();
        Self { preview, board, watch, look, today, is_gone: false, talks: None, said: None }
    }

    /// From now on says on the terminal what it does.
    pub(super) fn say_to_terminal(&mut self, detail: Detail) {
        self.talks = Some(detail);
    }

    /// Begins to watch, and shows what there is.
    pub fn begin(&mut self) {
        let began = Instant::now();
        // First of all: what happens while the content is read is then noticed.
        self.watch_again();
        self.look = Look::first(self.preview.content());
        self.load(began, &[]);
        self.look.read(self.preview.content());
    }

    /// Waits until something happens, at most so long, and shows what comes of it.
    pub fn wait(&mut self, patience: Duration) -> Waited {
        let began = self.watch.wait(patience);
        if !self.preview.content().is_dir() {
            self.gone();
            return Waited::Gone;
        }
        let is_other = self.is_gone || !self.watch.is_on();
        if is_other {
            self.watch_again();
        } else if began.is_none() {
            return Waited::Nothing;
        }
        let changed = self.look.again(self.preview.content());
        if changed.is_empty() && !self.is_gone {
            return Waited::Nothing;
        }
        self.is_gone = false;
        self.load(began.unwrap_or_else(Instant::now), &changed);
        Waited::Changed(changed)
    }

    fn watch_again(&mut self) {
        if let Some(said) = self.watch.begin()
            && self.talks.is_some()
        {
            eprintln!("note: {said}");
        }
    }

    fn gone(&mut self) {
        if self.is_gone {
            return;
        }
        self.is_gone = true;
        self.watch.end();
        let folder = self.preview.content().display();
        let summary = format!("the content folder {folder} is gone; this goes on when it is back");
        if self.talks.is_some() {
            eprintln!("error: {summary}");
        }
        self.board.say(Some(Wrong { summary, faults: Vec::new() }));
    }

    /// Loads the content and shows it, or says why not.
    fn load(&mut self, began: Instant, changed: &[String]) {
        let (looked, spent) = (Instant::now(), Spent::now());
        let state = match self.preview.load((self.today)()) {
            Ok(state) => state,
            Err(error) => return self.failed(&error),
        };
        let (warnings, (articles, pages)) = (state.warnings.clone(), state.counts());
        let loaded = Instant::now();
        if let Err(error) = Show::begin(state, &self.board) {
            return self.failed(&error);
        }
        let Some(detail) = self.talks else { return };
        let took = began.elapsed().as_millis();
        match changed {
            [] => eprintln!("{articles} articles, {pages} pages; shown after {took} ms"),
            [one] => eprintln!("{one}: shown after {took} ms"),
            [first, rest @ ..] => eprintln!("{first} and {} more: shown after {took} ms", rest.len()),
        }
        if detail == Detail::Full {
            let [looking, reading, showing] =
                [looked - began, loaded - looked, loaded.elapsed()].map(|it| it.as_millis());
            let worked =
                Spent::now().worked.unwrap_or_default().saturating_sub(spent.worked.unwrap_or_default());
            eprintln!(
                "    noticed after {looking} ms, read in {reading}, looked through in {showing}; {} ms of processor",
                worked.as_millis()
            );
        }
        let is_new = self.said.as_ref() != Some(&warnings);
        if is_new && !warnings.is_empty() {
            eprint!("{}", on_terminal(&warnings, &self.preview.content().display().to_string()));
        }
        self.said = Some(warnings);
    }

    fn failed(&mut self, error: &BuildError) {
        if self.talks.is_some() {
            match error {
                BuildError::Content(faults) => {
                    eprint!("{}", on_terminal(faults, &self.preview.content().display().to_string()));
                }
                error => eprintln!("error: {error}"),
            }
            match self.board.site() {
                Some(_) => eprintln!("The last good site stays until this is mended."),
                None => eprintln!("The site is shown once this is mended."),
            }
        }
        self.board.say(Some(Wrong::of(error)));
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        // Whoever is still at work has nobody left to work for.
        self.preview.room().remove();
    }
}
