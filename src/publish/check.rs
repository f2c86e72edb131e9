//! `chasqui check`: tells every fault of a content folder, and builds nothing; `dist` looks at a written site, `host` at a
//! running one.

pub mod dist;
pub mod host;

use std::io::{self, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

use super::content::{LoadOptions, load};
use super::fault::Faults;

/// The exit code for a folder without errors; warnings may be.
pub const FINE: u8 = 0;
/// The exit code for a folder with errors.
pub const FAULTY: u8 = 1;

/// Checks the folder `content` and writes all faults to `out`: in plain lines with a count at the end, or as JSON and
/// nothing else. Returns the exit code, [`FINE`] or [`FAULTY`].
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(content: &Path, options: &LoadOptions, json: bool, out: &mut dyn Write) -> io::Result<u8> {
    let (newsroom, faults) = load(content, options);
    if json {
        writeln!(out, "{}", faults.to_json())?;
    } else {
        write!(out, "{}", faults.render(&content.display().to_string()))?;
        if let Some(newsroom) = &newsroom {
            let (articles, pages) = (newsroom.articles.len(), newsroom.pages.len());
            writeln!(out, "{articles} articles, {pages} pages, {} media files", newsroom.media.len())?;
        }
        writeln!(out, "{}: {}", content.display(), faults.summary())?;
    }
    out.flush()?;
    Ok(if faults.errors() == 0 { FINE } else { FAULTY })
}

/// Writes the faults of a written or a running site, named by `root`, the way [`run`] writes a content folder's; `summary`
/// is a line about it. Returns the exit code.
///
/// # Errors
/// When `out` cannot be written to.
pub fn tell(faults: &Faults, root: &str, summary: &str, json: bool, out: &mut dyn Write) -> io::Result<u8> {
    if json {
        writeln!(out, "{}", faults.to_json())?;
    } else {
        write!(out, "{}", faults.render(root))?;
        if !summary.is_empty() {
            writeln!(out, "{summary}")?;
        }
        writeln!(out, "{root}: {}", faults.summary())?;
    }
    out.flush()?;
    Ok(if faults.errors() == 0 { FINE } else { FAULTY })
}

/// Today in Greenwich, by this machine's clock.
#[must_use]
pub fn today() -> Option<NaiveDate> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(seconds / 86_400))
}
