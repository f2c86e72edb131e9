//! `chasqui new`: begins a newsroom, and adds an article, a page or an entry of a vocabulary to one.
//!
//! - `newsroom`: a small newsroom with one example of each thing, from `template/` (`render`, `languages`, `picture`);
//! - `article`, `page`, `entry`: what is added to a newsroom that is there;
//! - `put`: how files get there: never over another, and not at all when the folder would not be right with them.

mod article;
mod entry;
mod languages;
mod newsroom;
mod page;
mod picture;
mod put;
mod render;
mod yaml;

use std::fmt;
use std::path::PathBuf;

use super::fault::Faults;

pub use article::{ArticleOptions, article};
pub use entry::{EntryOptions, List, Named, entry};
pub use languages::Chosen;
pub use newsroom::{ACCENT, LICENCE, NewsroomOptions, free, newsroom};
pub use page::{PageOptions, page};
pub use put::Written;

/// Why nothing new was written. What was there before is as it was.
#[derive(Debug)]
pub enum NewError {
    /// The folder for a newsroom holds something.
    NotEmpty(PathBuf),
    /// There is no content folder at this place.
    NoContent(PathBuf),
    /// Something of that name is there already.
    Exists(PathBuf),
    /// What was asked for cannot be: what is wrong, and what would be right.
    Wrong(String, String),
    /// The folder would not be right with it: the folder, and what would be wrong.
    Faulty(PathBuf, Faults),
    /// The operating system refused a file or folder.
    Io(PathBuf, std::io::Error),
}

impl NewError {
    fn wrong(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::Wrong(what.into(), mend.into())
    }
}

impl fmt::Display for NewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmpty(folder) => write!(
                f,
                "{} is there already and holds something; name a folder that is not there yet",
                folder.display()
            ),
            Self::NoContent(folder) => write!(
                f,
                "there is no {}; go to the folder of your newsroom, or name its content folder with --content \
                 (`chasqui new my-newsroom` begins a newsroom)",
                folder.join("site.yaml").display()
            ),
            Self::Exists(path) => {
                write!(
                    f,
                    "{} is there already, and nothing is written over; give another name",
                    path.display()
                )
            }
            Self::Wrong(what, mend) => write!(f, "{what}; {mend}"),
            Self::Faulty(folder, faults) => {
                let root = folder.display().to_string();
                write!(f, "nothing was written, for it would not be right:\n{}", faults.render(&root))
            }
            Self::Io(path, error) => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for NewError {}
