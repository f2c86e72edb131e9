//! From a content folder and the built app to a site.
//!
//! 1. The content is loaded and checked; any error ends the build and nothing is written.
//! 2. `app` reads the built app, from a folder or from this program itself (`carried`), and refuses one that is not of
//!    this version; `embedded` is what other sites load of it.
//! 3. `pictures` makes smaller copies of pictures, or finds those of the last build.
//! 4. `site` writes data and pages into a staging folder, in parallel; `data` parses every document again and compares
//!    it before it counts; `whole` packs all articles into one file. `files` brings pictures, documents and what is copied as it is.
//! 5. Compressed copies are made, everything is read back from the disk, and the folders are swapped.
//!
//! `preview` does the same in memory, and makes pages when they are asked for: that is for `chasqui dev`.
//!
//! A second build makes only what changed: a page is not made again when the last build made it from just the same, and
//! a file is not written again when it is there. What that goes by is in `publish::output`; it cannot change the result.
//!
//! No clock enters what is written: the same input gives the same bytes.

mod app;
mod carried;
mod data;
mod editor;
mod embedded;
mod error;
mod feeds;
mod files;
mod machines;
mod pictures;
mod preview;
mod previous;
mod progress;
mod search;
mod site;
mod weights;
mod whole;
mod worker;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::publish::content::{self, LoadOptions, Newsroom};
use crate::publish::fault::{Code, Fault, Faults};
use crate::publish::output::{self, Fingerprint, Precompress, PrecompressReport, Staging};

pub use app::{App, AppError, version};
pub use carried::Place;
pub use error::BuildError;
pub use preview::{Files, Preview, PreviewOptions, Stage, State};
pub use progress::{Detail, Progress, Spent};
pub use site::Written;
pub use weights::Weights;
pub use whole::PATH as WHOLE;

/// Where the project's own build puts the app.
pub const APP: &str = "target/app";

/// What to build, from what, into what.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// The folder of what the publisher writes.
    pub content: PathBuf,
    /// The folder of the built app; when not given, [`APP`] where there is one, else the app that this program carries.
    pub app: Option<PathBuf>,
    /// The folder to write the site to.
    pub out: PathBuf,
    /// Where the site will stand; wins over the content's own word.
    pub site_url: Option<String>,
    /// The site before, its folder or its address: none of its addresses may vanish.
    pub previous: Option<String>,
    /// Whether drafts are taken in.
    pub drafts: bool,
    /// How many earlier builds' data stay for pages that are still open.
    pub keep: usize,
    /// Which files get compressed copies.
    pub precompress: Precompress,
    /// Whether everything is made anew, whatever the last build left.
    pub fresh: bool,
    /// Whether there is a web editor, be it that the content asks for none.
    pub editor: bool,
    /// Today, for the warning of dates after it; without it there is none.
    pub today: Option<NaiveDate>,
}

/// What a build did.
#[derive(Clone, Debug)]
pub struct Report {
    /// Warnings about the content.
    pub warnings: Faults,
    /// What was written, by kind.
    pub written: Written,
    /// Files and bytes of the site, compressed copies among them.
    pub output: output::Report,
    /// The compressed copies.
    pub copies: PrecompressReport,
    /// What the files weigh, by what they are.
    pub weights: Weights,
    /// How long it took.
    pub took: Duration,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { written, output, took, .. } = self;
        write!(
            f,
            "{} articles, {} pages; {} files, {} ({} changed, {} kept from earlier builds); {:.1} s",
            written.articles,
            written.pages,
            output.files,
            size(output.bytes),
            output.files - output.unchanged,
            output.kept,
            took.as_secs_f64()
        )?;
        let left_out = written.left_out.to_string();
        if left_out.is_empty() { Ok(()) } else { write!(f, "\n{}", left_out.trim_end()) }
    }
}

/// Bytes as people read them.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// Builds a site.
///
/// # Errors
/// A [`BuildError`]; the folder asked for is then what it was before.
pub fn build(options: &BuildOptions, progress: Progress) -> Result<Report, BuildError> {
    let began = Instant::now();
    let app = App::find(options.app.as_deref(), Path::new(APP))?;
    let (mut newsroom, warnings) = newsroom(options, progress)?;
    let before = options.previous.as_deref().map(previous::read).transpose()?;
    let staging = match program().filter(|_| !options.fresh) {
        Some(program) => Staging::again(&options.out, program)?,
        None => Staging::new(&options.out)?,
    };
    pictures::make(&mut newsroom, &staging, progress)?;
    let written = site::write(&newsroom, &app, &staging, progress)?;
    if let Some(before) = &before {
        previous::hold(before, &newsroom, &staging)?;
    }
    let step = progress.step("compressed copies", None);
    let copies = staging.precompress(options.precompress, |path| written.warmth(path))?;
    step.done(copies.copies);
    let weights = written.weights(&staging);
    let step = progress.step("read back and swapped in", None);
    let output = staging.commit(options.keep)?;
    step.done(output.files);
    Ok(Report { warnings, written, output, copies, weights, took: began.elapsed() })
}

/// The hash of this very program: what another made is not taken over, be its version the same. Nothing where the
/// system does not tell where the program lies; then all is made anew.
fn program() -> Option<Fingerprint> {
    static PROGRAM: OnceLock<Option<Fingerprint>> = OnceLock::new();
    let read = || std::fs::read(std::env::current_exe().ok()?).ok();
    *PROGRAM.get_or_init(|| read().map(|bytes| *blake3::hash(&bytes).as_bytes()))
}

fn newsroom(options: &BuildOptions, progress: Progress) -> Result<(Newsroom, Faults), BuildError> {
    if !options.content.is_dir() {
        return Err(BuildError::NoContent(options.content.clone()));
    }
    let step = progress.step("content read and checked", None);
    let how = LoadOptions { drafts: options.drafts, today: options.today };
    let (newsroom, faults) = content::load(&options.content, &how);
    let Some(mut newsroom) = newsroom else { return Err(BuildError::Content(faults)) };
    step.done(newsroom.articles.len() + newsroom.pages.len());
    if options.editor {
        newsroom.site.editor.get_or_insert_default();
    }
    addressed(newsroom, faults, options.site_url.as_deref())
}

/// The newsroom with the address that was asked for; without any there is a note.
fn addressed(
    mut newsroom: Newsroom,
    faults: Faults,
    url: Option<&str>,
) -> Result<(Newsroom, Faults), BuildError> {
    if let Some(url) = url {
        let url = site_url(url)?;
        newsroom.site.feeds.ids.get_or_insert_with(|| url.clone());
        newsroom.site.url = Some(url);
    }
    if newsroom.site.url.is_some() {
        return Ok((newsroom, faults));
    }
    let note =
        Fault::note(Code::NoFeeds, "site.yaml", "the site's address is not known: there will be no feeds");
    Ok((newsroom, faults.with(note.mend("write url: https://news.example.org/, or give --site-url"))))
}

/// A site's address with its last slash.
fn site_url(url: &str) -> Result<String, BuildError> {
    let wrong = || BuildError::SiteUrl(url.to_owned());
    let (scheme, rest) = url.split_once("://").ok_or_else(wrong)?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '@');
    let fair = matches!(scheme, "https" | "http") && !rest.starts_with('/') && !rest.is_empty();
    if !fair || !rest.chars().all(plain) {
        return Err(wrong());
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_sites() {
        for (url, expected) in [
            ("https://news.example.org", Some("https://news.example.org/")),
            ("https://example.org/a/b/", Some("https://example.org/a/b/")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080/")),
            ("news.example.org", None),
            ("ftp://example.org/", None),
            ("https://", None),
            ("https:///a", None),
            ("https://example.org/?a", None),
            ("https://example.org/\"><script>", None),
            ("javascript://x", None),
        ] {
            assert_eq!(site_url(url).ok().as_deref(), expected, "{url}");
        }
    }
}
