//! `chasqui dev`: the site as it would be built, shown while it is written.
//!
//! 1. `watch` says when something may have happened to the content folder; `look` whether anything is another.
//! 2. `studio` then loads the content again, and puts what comes of it on the board: a site, or what is wrong.
//! 3. `show` makes the pages of that site when somebody asks for them, and all else meanwhile.
//! 4. `board` is what everybody looks at: it answers requests, and tells open pages of news. `script.js` and `style.css`
//!    go into each page: they reload it where it stands, show faults over the last good site, and mark drafts.
//!    `waiting` is the page as long as there was no good site yet.
//! 5. `place` finds a port, and the address that a phone can reach.
//!
//! Nothing is written beside the content: the site is in memory, what is large in a passing folder of the system's.

mod board;
mod error;
mod look;
mod place;
mod show;
mod studio;
mod told;
mod waiting;
mod watch;

pub use board::Board;
pub use error::DevError;
pub use studio::{Studio, Waited};
pub use watch::How;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::build::{Detail, Preview, PreviewOptions};
use super::check;
use super::serve::{self, Prefix};

/// What to show, and where.
#[derive(Clone, Debug)]
pub struct DevOptions {
    /// The folder of what the publisher writes.
    pub content: PathBuf,
    /// The folder of the built app; that of the project when not given.
    pub app: Option<PathBuf>,
    /// The port; when not given, 8080 or the next one that is free.
    pub port: Option<u16>,
    /// Where on the host the site stands.
    pub prefix: Prefix,
    /// Whether a phone on the same network may look on.
    pub phone: bool,
    /// How changes are noticed.
    pub how: How,
    /// What is said of each step.
    pub detail: Detail,
}

/// How often it is asked whether the content folder is still where it was.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows the content until Ctrl-C or SIGTERM.
///
/// # Errors
/// No content, no app, no port.
pub fn dev(options: &DevOptions) -> Result<(), DevError> {
    let preview = Preview::new(PreviewOptions {
        content: options.content.clone(),
        app: options.app.clone(),
        built: PathBuf::from("dist"),
    })?;
    if !options.content.is_dir() {
        return Err(DevError::NoContent(options.content.clone()));
    }
    let room = preview.room();
    let result = shown(options, preview);
    // Whoever is still at work has nobody left to work for.
    room.remove();
    result
}

fn shown(options: &DevOptions, preview: Preview) -> Result<(), DevError> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(serve::ServeError::Io)?;
    let taken = runtime.block_on(place::take(options))?;
    let board = Arc::new(Board::new(preview.take_out()));
    let mut studio = Studio::new(preview, Arc::clone(&board), options.how, check::today);
    studio.say_to_terminal(options.detail);
    // What is wrong is shown there too.
    let begun = std::thread::Builder::new().name("studio".to_owned()).spawn(move || {
        studio.begin();
        loop {
            studio.wait(PATIENCE);
        }
    });
    begun.map_err(serve::ServeError::Io)?;
    board.wait_for_first();
    let router = serve::shown_router(Arc::clone(&board), options.prefix.clone());
    let result = runtime.block_on(serve::attend(taken.listeners, router, || {
        serve::announce(&taken.url)?;
        eprint!("{}", taken.more);
        Ok(())
    }));
    runtime.shutdown_background();
    Ok(result?)
}
