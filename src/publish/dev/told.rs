//! What is told to open pages: which site stands there now, what is wrong, which pages are drafts.

use serde::Serialize;

use crate::publish::build::BuildError;
use crate::publish::fault::{Fault, Faults, Severity};

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
            BuildError::Content(faults) => {
                // What is no error is not why; the terminal says it too.
                let is_error = |fault: &&Fault| fault.severity == Severity::Error;
                let errors: Vec<Fault> = faults.list().iter().filter(is_error).cloned().collect();
                let summary =
                    if errors.len() == 1 { "1 error".to_owned() } else { format!("{} errors", errors.len()) };
                Self { summary, faults: errors }
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::fault::Code;

    #[test]
    fn only_what_keeps_the_site_from_being_built() {
        let warning = Fault::warning(Code::Unused, "a.md", "nobody uses it");
        let error = |file: &str| Fault::error(Code::Yaml, file, "it cannot be read");
        for (faults, summary, count) in [
            (vec![warning.clone(), error("b.md")], "1 error", 1),
            (vec![error("b.md"), warning, error("c.md")], "2 errors", 2),
        ] {
            let wrong = Wrong::of(&BuildError::Content(Faults::new(faults)));
            assert_eq!((wrong.summary.as_str(), wrong.faults.len()), (summary, count));
        }
        let wrong = Wrong::of(&BuildError::NoContent("there".into()));
        assert!(wrong.summary.contains("there is no folder there") && wrong.faults.is_empty());
    }
}
