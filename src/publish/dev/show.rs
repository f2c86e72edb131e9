//! A state of the content that is shown: a thread of its own makes pages when they are asked for, another all else.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::publish::build::{BuildError, Files, Stage, State};
use crate::publish::output::{HeldFile, HeldSite, OutputError, named_by_hash};

use super::board::Board;
use super::told::Wrong;

/// Somebody who asks for a page, and where to send it.
type Asked = (String, Sender<Option<String>>);

/// What is there of a file.
pub(super) enum Found {
    File(HeldFile),
    /// It may still come.
    NotYet,
    /// It will not.
    Nothing,
}

/// A state that is shown.
pub(super) struct Show {
    pages: Sender<Asked>,
    files: Files,
    /// Whether everything was made, or could not be.
    done: AtomicBool,
}

impl Show {
    /// Begins to show a state; it is on the board when this returns, unless it cannot be shown at all.
    pub(super) fn begin(state: State, board: &Arc<Board>) -> Result<(), BuildError> {
        let (told, begun) = channel();
        let board = Arc::clone(board);
        let run = move || {
            let failed = told.clone();
            let drafts = state.drafts();
            let result = state.show(board.whole(), |stage| {
                let (pages, asked) = channel();
                let show = Arc::new(Self { pages, files: stage.files(), done: AtomicBool::new(false) });
                board.show(Arc::clone(&show), &drafts);
                let _ = told.send(Ok(()));
                work(stage, show, asked, &board);
            });
            if let Err(error) = result {
                let _ = failed.send(Err(error));
            }
        };
        thread::Builder::new()
            .name("show".to_owned())
            .spawn(run)
            .map_err(|error| BuildError::Io("a thread".into(), error))?;
        // A thread that panicked has said why.
        begun.recv().unwrap_or(Ok(()))
    }

    /// Looks for a file: a page is made, another is there or will be. `before` is the last site that was whole: pages of
    /// it that are still open may ask for what it named by hash.
    pub(super) fn find(&self, path: &str, before: Option<&HeldSite>) -> Found {
        // Before anything is looked for: what comes after that is seen the next time.
        let is_done = self.done.load(Ordering::Acquire);
        if let Some(folder) = path.strip_suffix("index.html")
            && let Some(html) = self.page(&format!("/{folder}"))
        {
            return Found::File(HeldFile::Bytes(html.into_bytes().into()));
        }
        let kept = || before.filter(|_| named_by_hash(path)).and_then(|before| before.get(path));
        match self.files.get(path).or_else(kept) {
            Some(file) => Found::File(file),
            None if is_done => Found::Nothing,
            None => Found::NotYet,
        }
    }

    fn page(&self, path: &str) -> Option<String> {
        let (to, page) = channel();
        self.pages.send((path.to_owned(), to)).ok()?;
        page.recv().ok()?
    }

    pub(super) fn is_done(&self) -> bool {
        self.done.load(Ordering::Acquire)
    }

    /// Says that another is shown.
    pub(super) fn give_up(&self) {
        self.files.give_up();
    }
}

/// Makes pages for whoever asks, as long as anybody may ask, and all else.
fn work(stage: &Stage<'_>, show: Arc<Show>, asked: Receiver<Asked>, board: &Arc<Board>) {
    thread::scope(|scope| {
        // From here on only this thread, the board and those who ask hold it: when all have let go, nobody can ask.
        scope.spawn(move || {
            match stage.fill() {
                Ok(site) => board.whole_now(&show, site),
                Err(BuildError::Output(OutputError::GivenUp)) => {}
                Err(error) => board.say_of(&show, Wrong::of(&error)),
            }
            show.done.store(true, Ordering::Release);
        });
        for (path, to) in asked {
            // Who asked may be gone.
            let _ = to.send(stage.page(&path));
        }
    });
}
