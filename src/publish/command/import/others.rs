//! `chasqui import html`, `feed`, `hugo`, `jekyll` and `zola`: what each takes.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Datelike as _;
use clap::Args;

use crate::publish::check;
use crate::publish::import::dates::{Manner, Order};
use crate::publish::import::feed::{Feed, FeedOptions};
use crate::publish::import::generator::{Generated, GeneratedOptions, Generator};
use crate::publish::import::pages::{Folder, FolderOptions};

use super::{Common, import};

/// What `import html` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct HtmlArgs {
    /// The folder of pages: a copy of the server's, or what a mirroring program made
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Where it stood on the net, as `https://old.example.org/`, so that links to it are found again
    #[arg(long, value_name = "URL", value_parser = site)]
    site: Option<String>,
    /// A folder whose pages are articles even when they have no date; may be given again
    #[arg(long, value_name = "FOLDER")]
    news: Vec<String>,
    #[command(flatten)]
    dates: Dates,
    #[command(flatten)]
    common: Common,
}

/// What `import feed` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct FeedArgs {
    /// An Atom, RSS or JSON Feed: a file, or an address (of the feed, or of a page that names it)
    #[arg(value_name = "FILE|URL")]
    from: String,
    #[command(flatten)]
    dates: Dates,
    #[command(flatten)]
    common: Common,
}

/// What `import hugo`, `jekyll` and `zola` take.
#[derive(Clone, Debug, Args)]
pub(super) struct SiteArgs {
    /// The site's folder, with its configuration in it
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Where it stood on the net, when its configuration does not say so
    #[arg(long, value_name = "URL", value_parser = site)]
    site: Option<String>,
    #[command(flatten)]
    dates: Dates,
    #[command(flatten)]
    common: Common,
}

/// How dates are read.
#[derive(Clone, Copy, Debug, Args)]
struct Dates {
    /// What comes first in dates like 12/03/2004; without this only their year is taken
    #[arg(long, value_enum, value_name = "WHICH")]
    dates: Option<Order>,
}

impl Dates {
    fn manner(self) -> Manner {
        // Without a clock `26` is 2026 all the same; nothing else hangs on it.
        Manner { order: self.dates, newest: check::today().map_or(2100, |today| today.year() + 1) }
    }
}

/// The address of a site.
fn site(text: &str) -> Result<String, String> {
    crate::publish::web::Web::new(text).map(|web| web.base().to_owned()).map_err(|error| error.to_string())
}

pub(super) fn html(args: HtmlArgs) -> ExitCode {
    let HtmlArgs { dir, site, news, dates, common } = args;
    import(&mut Folder::new(FolderOptions { dir, site, manner: dates.manner(), news }), common)
}

pub(super) fn feed(args: FeedArgs) -> ExitCode {
    import(&mut Feed::new(FeedOptions { from: args.from, manner: args.dates.manner() }), args.common)
}

pub(super) fn site_of(generator: Generator, args: SiteArgs) -> ExitCode {
    let SiteArgs { dir, site, dates, common } = args;
    import(&mut Generated::new(GeneratedOptions { dir, generator, site, manner: dates.manner() }), common)
}
