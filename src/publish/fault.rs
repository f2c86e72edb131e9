//! Faults of a content folder: all of them at once, each with its place, the line itself, and how to mend it.
//!
//! An error keeps the site from being built; a warning does not; a note says what follows from what is not wrong at all. Faults are data: [`Code`] says what sort of thing
//! is wrong, for machines; `what` and `mend` say it in words, for the person who wrote the line.

mod about;
mod code;
mod fix;
mod render;
mod sarif;

pub use about::{ABOUT, About, Class};
pub use code::Code;
pub use fix::Fix;

use serde::Serialize;

/// Whether the site can be built in spite of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but somebody should look.
    Warning,
    /// Nothing is wrong: this is what follows from it.
    Note,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Error, warning or note.
    pub severity: Severity,
    /// What sort of thing is wrong.
    pub code: Code,
    /// The file, relative to `content/`, with `/` between folders.
    pub file: String,
    /// The line, from 1, where one can be named.
    pub line: Option<usize>,
    /// That line itself.
    pub text: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub mend: Option<String>,
    /// The change of that line which does it for certain, for `check --fix`.
    #[serde(skip)]
    pub fix: Option<Fix>,
}

impl Fault {
    /// An error in a file.
    #[must_use]
    pub fn error(code: Code, file: &str, what: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, file, what.into())
    }

    /// A warning about a file.
    #[must_use]
    pub fn warning(code: Code, file: &str, what: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, file, what.into())
    }

    /// A note about a file.
    #[must_use]
    pub fn note(code: Code, file: &str, what: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, file, what.into())
    }

    fn new(severity: Severity, code: Code, file: &str, what: String) -> Self {
        Self { severity, code, file: file.to_owned(), line: None, text: None, what, mend: None, fix: None }
    }

    /// The same, at a line of a text.
    #[must_use]
    pub fn at(mut self, whole: &str, line: usize) -> Self {
        self.line = Some(line);
        self.text = line.checked_sub(1).and_then(|before| whole.lines().nth(before)).map(str::to_owned);
        self
    }

    /// The same, with what would be right.
    #[must_use]
    pub fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }

    /// The same, with the change that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

/// All faults of a content folder, by file and line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Puts them in order: by file, in it by line, errors first; the same fault twice counts once.
    #[must_use]
    pub fn new(mut faults: Vec<Fault>) -> Self {
        let key = |fault: &Fault| {
            (
                fault.file.clone(),
                fault.line,
                fault.severity,
                fault.code,
                fault.what.clone(),
                fault.mend.clone(),
            )
        };
        faults.sort_by_cached_key(key);
        faults.dedup();
        Self(faults)
    }

    /// The faults, in order.
    #[must_use]
    pub fn list(&self) -> &[Fault] {
        &self.0
    }

    /// How many are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many are notes.
    #[must_use]
    pub fn notes(&self) -> usize {
        self.count(Severity::Note)
    }

    fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|fault| fault.severity == severity).count()
    }

    /// These and one more.
    #[must_use]
    pub fn with(self, fault: Fault) -> Self {
        let mut all = self.0;
        all.push(fault);
        Self::new(all)
    }

    /// Those that somebody wants to be told of.
    #[must_use]
    pub fn only(self, wanted: impl Fn(&Fault) -> bool) -> Self {
        Self(self.0.into_iter().filter(|fault| wanted(fault)).collect())
    }

    /// These and some more.
    #[must_use]
    pub fn and(self, more: impl IntoIterator<Item = Fault>) -> Self {
        let mut all = self.0;
        all.extend(more);
        Self::new(all)
    }

    /// Whether there are none at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
