//! What is told to open pages: which site stands there now, what is wrong, which pages are drafts.

use serde::Serialize;

use crate::publish::build::BuildError;
use crate::publish::fault::{Fault, Faults};

/// Something that is wrong: faults of the content, or that something could not be done at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Wrong {
    /// How much it is, in a line.
    pub(super) summary: String,
    /// In order.
    pub(super) faults: Vec<Fault>,
}

impl Wrong {
    /// Why there is no new site.
    pub(super) fn of(error: &BuildError) -> Self {
        match error {
            BuildError::Content(faults) => Self { summary: faults.summary(), faults: faults.list().to_vec() },
            other => Self { summary: other.to_string(), faults: Vec::new() },
        }
    }
}

/// The news as open pages get them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct News {
    /// Names the site that stands there now; nothing before there is one. A page of another one loads itself anew.
    pub(super) site: Option<String>,
    /// Why there is none newer.
    pub(super) wrong: Option<Wrong>,
    /// Paths of drafts below the site's root, without a slash in front.
    pub(super) drafts: Vec<String>,
}

/// How faults are said on a terminal.
pub(super) fn on_terminal(faults: &Faults, content: &str) -> String {
    format!("{}{content}: {}\n", faults.render(content), faults.summary())
}
