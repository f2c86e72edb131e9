//! `chasqui check`: tells every fault of a content folder, and builds nothing.
//!
//! - `style` tells what could be better, from files as they were `written`; `outside` asks other sites whether links to
//!   them still lead somewhere; `mending` changes what can be mended for certain;
//! - `dist` looks at a written site, `host` at a running one.

pub mod dist;
pub mod host;
pub mod mending;
pub mod outside;
mod style;
mod written;

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

use super::content::{Instead, LoadOptions, Newsroom, Piece};
use super::fault::{Code, Faults, Severity};

/// The exit code for a folder without errors; warnings may be.
pub const FINE: u8 = 0;
/// The exit code for a folder with errors.
pub const FAULTY: u8 = 1;

/// What somebody wants to be told. Errors always are.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Whether style is looked at.
    pub style: bool,
    /// Of warnings and notes these alone, where there are any.
    pub only: Vec<Code>,
    /// These warnings and notes not.
    pub allow: Vec<Code>,
    /// Whether other sites are asked about links to them, and how.
    pub outside: Option<outside::Manners>,
}

/// How faults are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// In lines that people read.
    #[default]
    Plain,
    /// As JSON and nothing else.
    Json,
    /// As SARIF 2.1.0 and nothing else.
    Sarif,
}

/// What was seen of a content folder.
#[derive(Debug)]
pub struct Seen {
    /// What could be read; there may be errors in it, so it is not for publishing.
    pub newsroom: Option<Newsroom>,
    /// Everything that somebody wanted to be told.
    pub faults: Faults,
}

/// Looks at the folder `content`, with texts that stand in place of files.
#[must_use]
pub fn look(content: &Path, options: &LoadOptions, wanted: &Wanted, instead: &Instead) -> Seen {
    let (newsroom, mut faults) = super::content::look(content, options, instead);
    if let Some(newsroom) = &newsroom {
        if wanted.style && style::CODES.iter().any(|code| wanted.wants(*code)) {
            faults = faults.and(style::look(content, newsroom, instead, &|code| wanted.wants(code)));
        }
        if let Some(manners) = &wanted.outside {
            let tell = |all: usize, asked: usize| {
                eprintln!("{all} addresses of other sites, {asked} of them to be asked for …");
            };
            faults = faults.and(outside::look(content, newsroom, instead, manners, &tell));
        }
    }
    let of_site = newsroom.as_ref().map(|newsroom| newsroom.site.allowed.as_slice()).unwrap_or_default();
    let mut of_files: HashMap<String, Vec<Code>> = HashMap::new();
    for file in faults.list().iter().map(|fault| &fault.file).filter(|file| style::is_text(file)) {
        if !of_files.contains_key(file) {
            let allowed = Piece::read(content, file, instead).map(|piece| piece.allowed());
            of_files.insert(file.clone(), allowed.unwrap_or_default());
        }
    }
    let faults = faults.only(|fault| {
        let of_file = of_files.get(&fault.file).map(Vec::as_slice).unwrap_or_default();
        wanted.wants(fault.code) && ![of_site, of_file].concat().contains(&fault.code)
            || fault.severity == Severity::Error
    });
    Seen { newsroom, faults }
}

impl Wanted {
    /// Whether warnings and notes of a sort are told.
    #[must_use]
    pub fn wants(&self, code: Code) -> bool {
        !self.allow.contains(&code) && (self.only.is_empty() || self.only.contains(&code))
    }
}

/// Checks the folder `content` and writes all faults to `out`: in plain lines with a count at the end, or for machines.
/// Returns the exit code, [`FINE`] or [`FAULTY`].
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(
    content: &Path,
    options: &LoadOptions,
    wanted: &Wanted,
    format: Format,
    out: &mut dyn Write,
) -> io::Result<u8> {
    let seen = look(content, options, wanted, &Instead::new());
    tell(&seen.faults, &content.display().to_string(), &seen.summary(), format, out)
}

impl Seen {
    /// A line that says how much there is; nothing where there are errors.
    #[must_use]
    pub fn summary(&self) -> String {
        let whole = self.newsroom.as_ref().filter(|_| self.faults.errors() == 0);
        whole.map_or_else(String::new, |newsroom| {
            let (articles, pages) = (newsroom.articles.len(), newsroom.pages.len());
            format!("{articles} articles, {pages} pages, {} media files", newsroom.media.len())
        })
    }
}

/// Writes the faults of a folder, a written or a running site, named by `root`; `summary` is a line about it. Returns the
/// exit code.
///
/// # Errors
/// When `out` cannot be written to.
pub fn tell(
    faults: &Faults,
    root: &str,
    summary: &str,
    format: Format,
    out: &mut dyn Write,
) -> io::Result<u8> {
    match format {
        Format::Json => writeln!(out, "{}", faults.to_json())?,
        Format::Sarif => writeln!(out, "{}", faults.to_sarif(root))?,
        Format::Plain => {
            write!(out, "{}", faults.render(root))?;
            if !summary.is_empty() {
                writeln!(out, "{summary}")?;
            }
            writeln!(out, "{root}: {}", faults.summary())?;
        }
    }
    out.flush()?;
    Ok(if faults.errors() == 0 { FINE } else { FAULTY })
}

/// Seconds since 1970, by this machine's clock.
#[must_use]
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Today in Greenwich, by this machine's clock.
#[must_use]
pub fn today() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(now() / 86_400))
}
