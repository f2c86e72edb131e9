//! What the browser says against the page: its console, and what the security policy stopped.

use super::Page;
use super::command::Post;
use std::fmt;

/// A line of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// `SEVERE`, `WARNING`, `INFO`, `DEBUG`.
    pub(crate) level: String,
    /// Who says it: `javascript`, `network`, `security`, `console-api`, …
    pub(crate) source: String,
    /// The message, with the address it is about.
    pub(crate) message: String,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) {}", self.level, self.source, self.message)
    }
}

/// What Chromium says when something asked for early is not used "within a few seconds": on a machine that is busy enough
/// the program starts later than that. It speaks of the clock, and no test may hang on the clock.
const LATE: &str = "was preloaded using link preload but not used within a few seconds";

impl Page {
    /// All that the console said since the browser was opened.
    pub(crate) fn console(&self) -> Vec<Line> {
        // The driver hands each line out once.
        let new = self.block(self.client.issue_cmd(Post::log())).unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        self.said.borrow_mut().extend(new.as_array().into_iter().flatten().map(|line| Line {
            level: text(&line["level"]),
            source: text(&line["source"]),
            message: text(&line["message"]),
        }));
        self.said.borrow().clone()
    }

    /// No warning, no error, nothing that the policy stopped.
    #[track_caller]
    pub(crate) fn console_clean(&self) -> &Self {
        self.console_clean_but(&[])
    }

    /// As [`Page::console_clean`], but for lines with these words: a file that a test made fail is spoken of.
    #[track_caller]
    pub(crate) fn console_clean_but(&self, expected: &[&str]) -> &Self {
        let bad = |line: &&Line| {
            (line.level == "SEVERE" || line.level == "WARNING")
                && !line.message.contains(LATE)
                && !expected.iter().any(|words| line.message.contains(words))
        };
        let lines: Vec<String> = self.console().iter().filter(bad).map(ToString::to_string).collect();
        if !lines.is_empty() {
            self.fail(&format!("the console is not clean: {} lines", lines.len()));
        }
        self
    }

    /// What the security policy stopped.
    pub(crate) fn policy_violations(&self) -> Vec<Line> {
        let mut lines = self.console();
        lines.retain(|line| line.source == "security" || line.message.contains("Content Security Policy"));
        lines
    }
}
