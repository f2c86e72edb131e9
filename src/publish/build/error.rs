//! What can keep a site from being built.

use std::fmt;
use std::path::PathBuf;

use crate::publish::content::media::MediaFault;
use crate::publish::fault::Faults;
use crate::publish::output::OutputError;

use super::AppError;

/// Why there is no new site. The old one is what it was before.
#[derive(Debug)]
pub enum BuildError {
    /// There is no content folder at this place.
    NoContent(PathBuf),
    /// The content has errors (and perhaps warnings): all of them.
    Content(Faults),
    /// What was given as the site's address is none.
    SiteUrl(String),
    /// The site before cannot be read: which, and why.
    Previous(String, String),
    /// The built app cannot be used.
    App(AppError),
    /// A web editor is asked for, and the app brings none.
    NoEditor,
    /// What the publisher wrote stands where the web editor would: its file or address.
    EditorPlace(String),
    /// A file of the content can no longer be read.
    Media(String, MediaFault),
    /// A document that was written is not what is read from it.
    NotReadBack(String),
    /// A document cannot be written as JSON.
    Json(String, serde_json::Error),
    /// The site cannot be written.
    Output(OutputError),
    /// The operating system refused a file of the content.
    Io(PathBuf, std::io::Error),
}

impl BuildError {
    /// Whether the content is at fault, so that the publisher can mend it.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        matches!(self, Self::Content(_) | Self::Media(..) | Self::EditorPlace(_))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoContent(folder) => write!(
                f,
                "there is no folder {}; name the folder of what you write with --content",
                folder.display()
            ),
            Self::Content(faults) => write!(f, "{}", faults.summary()),
            Self::SiteUrl(url) => {
                write!(f, "{url:?} is no address of a site; write it as https://news.example.org/")
            }
            Self::Previous(previous, why) => write!(
                f,
                "cannot read the site before at {previous}: {why}; give --previous the folder or the address of a site \
                 that chasqui wrote"
            ),
            Self::App(error) => error.fmt(f),
            Self::NoEditor => write!(
                f,
                "this app was built without the web editor; run `make build` again, or take “editor” out of site.yaml"
            ),
            Self::EditorPlace(what) => write!(
                f,
                "{what} stands where the web editor would, at /admin/; give it another place, or take “editor” out of \
                 site.yaml"
            ),
            Self::Media(file, fault) => write!(f, "{file}: {fault}; {}", fault.mend()),
            Self::NotReadBack(path) => write!(f, "{path} would not be read as it was written"),
            Self::Json(path, error) => write!(f, "{path} cannot be written: {error}"),
            Self::Output(error) => error.fmt(f),
            Self::Io(path, error) => write!(f, "cannot read {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<OutputError> for BuildError {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl From<AppError> for BuildError {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}
