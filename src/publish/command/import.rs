//! `chasqui import`: brings what other programs keep into the content folder; a subcommand for each of them.

mod others;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::publish::check;
use crate::publish::import::generator::Generator;
use crate::publish::import::{ImportError, Options, Source, run as run_import, wordpress};

use others::{FeedArgs, HtmlArgs, SiteArgs};

/// What `import` takes.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    #[command(subcommand)]
    from: From,
}

/// Where from.
#[derive(Clone, Debug, Subcommand)]
enum From {
    /// A WordPress export file (Tools, Export, All content), or a running WordPress by its address
    Wordpress(WordpressArgs),
    /// A folder of old HTML or PHP pages
    Html(HtmlArgs),
    /// A feed (Atom, RSS, JSON Feed) with its archives
    Feed(FeedArgs),
    /// Content of Hugo
    Hugo(SiteArgs),
    /// Content of Jekyll
    Jekyll(SiteArgs),
    /// Content of Zola
    Zola(SiteArgs),
}

/// What every import takes.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// The content folder to write into; made when it is not there
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// What categories and tags become; proposed when it is not there. Beside the content folder when not named
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Option<PathBuf>,
    /// Fetch pictures and documents that are not on this machine from where they are
    #[arg(long)]
    pub(super) download: bool,
    /// Only say what would be done
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Go on with the proposed mapping without asking for a look at it
    #[arg(long)]
    pub(super) yes: bool,
}

/// How it is done, by example.
const BY_EXAMPLE: &str = "First look at what is proposed, then run the same again:
  chasqui import wordpress export.xml --uploads wp-content/uploads
  (look at import.yaml)
  chasqui import wordpress export.xml --uploads wp-content/uploads
From a running site, with its pictures:
  chasqui import wordpress https://old.example.org/ --download
Run again, it doubles nothing and leaves what you edited since as it is.";

#[derive(Clone, Debug, Args)]
#[command(after_help = BY_EXAMPLE)]
struct WordpressArgs {
    /// The export file, or the address of the site
    #[arg(value_name = "FILE|URL")]
    from: String,
    /// A copy of wp-content/uploads on this machine
    #[arg(long, value_name = "DIR")]
    uploads: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

/// Runs `import`.
#[must_use]
pub(super) fn run(args: ImportArgs) -> ExitCode {
    match args.from {
        From::Wordpress(args) => {
            if args.from.starts_with("https://") || args.from.starts_with("http://") {
                match wordpress::Live::new(&args.from, &args.common.content, args.uploads) {
                    Ok(mut source) => import(&mut source, args.common),
                    Err(error) => refused(&error),
                }
            } else {
                import(&mut wordpress::Export::new(args.from.into(), args.uploads), args.common)
            }
        }
        From::Html(args) => others::html(args),
        From::Feed(args) => others::feed(args),
        From::Hugo(args) => others::site_of(Generator::Hugo, args),
        From::Jekyll(args) => others::site_of(Generator::Jekyll, args),
        From::Zola(args) => others::site_of(Generator::Zola, args),
    }
}

/// Imports from a source and tells how it went: 0 fine, 1 faults in the content folder, 2 everything else.
fn import(source: &mut dyn Source, common: Common) -> ExitCode {
    let options = Options {
        content: common.content,
        mapping: common.mapping,
        download: common.download,
        dry_run: common.dry_run,
        yes: common.yes,
        today: check::today(),
    };
    match run_import(source, &options) {
        Ok(outcome) => {
            print!("{outcome}");
            if outcome.is_fine() { ExitCode::SUCCESS } else { ExitCode::from(check::FAULTY) }
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &ImportError) -> ExitCode {
    eprintln!("error: {error}");
    let of_content = matches!(error, ImportError::Content(..));
    ExitCode::from(if of_content { check::FAULTY } else { super::WRONG_USE })
}
