//! The command line: `chasqui new`, `build`, `dev`, `check`, `sample`, `schemas`, `serve`, `hosts`, `import`, and what
//! teaches it: `completions`, `man` and the examples of `--help`.
//!
//! Exit codes: 0 fine, 1 faults in the content, 2 wrong use, or a machine that refuses.

mod check;
mod completions;
mod dev;
mod examples;
mod hosts;
mod import;
mod man;
mod new;
mod questions;
mod schemas;

pub use check::CheckArgs;
pub use completions::CompletionsArgs;
pub use dev::DevArgs;
pub use hosts::HostsArgs;
pub use import::ImportArgs;
pub use man::ManArgs;
pub use new::NewArgs;
pub use schemas::SchemasArgs;

use crate::publish::build::{self, BuildError, BuildOptions, Detail, Progress, Spent};
use crate::publish::check::{FAULTY, today};
use crate::publish::output::Precompress;
use crate::publish::sample::{self, SampleOptions};
use crate::publish::serve::{self, Prefix};
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

/// The exit code for wrong use, as clap has it too.
const WRONG_USE: u8 = 2;

/// What `--version` says.
static VERSION: LazyLock<String> = LazyLock::new(build::version);

/// News-archive software that static files can carry
///
/// Turns a folder of Markdown, YAML and pictures into a news site of static files: any host can carry it, readers search
/// and filter the whole archive in their own browser, also without a connection.
#[derive(Debug, Parser)]
#[command(name = "chasqui", version = VERSION.as_str(), max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begins a newsroom, or adds an article, page, topic, region or series to one
    New(Box<NewArgs>),
    /// Turns a content folder into a site
    Build(BuildArgs),
    /// Shows the site while it is written: every save is seen at once, drafts and faults too
    Dev(DevArgs),
    /// Checks a content folder, a written site or a running host and names every fault with its mend
    Check(CheckArgs),
    /// Writes a made-up newsroom of any size, for measuring
    Sample(SampleArgs),
    /// Writes JSON Schemas of the content folder, so that editors complete and check as one types
    Schemas(SchemasArgs),
    /// Serves a written site as a good host would
    Serve(ServeArgs),
    /// Prints a web server's configuration for the site
    Hosts(HostsArgs),
    /// Brings articles, pages and files of another program into the content folder
    Import(ImportArgs),
    /// Prints what a shell needs to complete these words
    Completions(CompletionsArgs),
    /// Prints the manual for `man`
    Man(ManArgs),
}

/// What `build` takes.
#[derive(Debug, Clone, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct BuildArgs {
    /// The folder of what the publisher writes
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The folder of the built app; else target/app where there is one, else the app inside this program
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The folder to write the site to; one that holds anything else is refused
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// Where the site will stand, for absolute addresses; wins over `url` in site.yaml
    #[arg(long, value_name = "URL")]
    pub site_url: Option<String>,
    /// The site before, its folder or its address: an address that vanishes is an error
    #[arg(long, value_name = "DIR|URL")]
    pub previous: Option<String>,
    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
    /// How many earlier builds' data to keep for pages that are still open
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub keep: usize,
    /// Which files get compressed copies
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    pub precompress: Precompress,
    /// Make everything anew, whatever the last build left
    #[arg(long)]
    pub fresh: bool,
    /// Add the web editor at /admin/, which writes into the content folder from a browser on this computer
    #[arg(long)]
    pub editor: bool,
    /// Say what each step takes of the processors and of memory, and what the site weighs
    #[arg(long, short)]
    pub verbose: bool,
}

/// What `serve` takes.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// The written site
    #[arg(value_name = "DIR", default_value = "dist")]
    pub dir: PathBuf,
    /// The port to listen on; 0 lets the system choose
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// The path on the host below which the site stands, as /a/b
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub prefix: Prefix,
    /// The address to listen on; 0.0.0.0 lets other machines in
    #[arg(long, value_name = "ADDR", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,
    /// Reload open pages when the site is built anew
    #[arg(long)]
    pub live: bool,
}

/// What `sample` takes.
#[derive(Debug, Clone, Args)]
pub struct SampleArgs {
    /// How many articles
    #[arg(long, value_name = "N")]
    pub articles: u32,
    /// The same seed gives the same newsroom
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The content folder to write; not there yet, or empty
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

impl From<SampleArgs> for SampleOptions {
    fn from(args: SampleArgs) -> Self {
        Self { articles: args.articles, seed: args.seed, out: args.out }
    }
}

impl From<BuildArgs> for BuildOptions {
    fn from(args: BuildArgs) -> Self {
        Self {
            content: args.content,
            app: args.app,
            out: args.out,
            site_url: args.site_url,
            previous: args.previous,
            drafts: args.drafts,
            keep: args.keep,
            precompress: args.precompress,
            fresh: args.fresh,
            editor: args.editor,
            today: today(),
        }
    }
}

impl From<ServeArgs> for serve::Options {
    fn from(args: ServeArgs) -> Self {
        Self { dir: args.dir, prefix: args.prefix, host: args.host, port: args.port, live: args.live }
    }
}

/// Runs the command named by the arguments.
#[must_use]
pub fn run() -> ExitCode {
    let parsed = CommandLine::from_arg_matches(&line().get_matches()).unwrap_or_else(|error| error.exit());
    match parsed.command {
        Command::New(args) => new::run(*args),
        Command::Build(args) => build(args),
        Command::Dev(args) => dev::run(args),
        Command::Check(args) => check::run(&args),
        Command::Sample(args) => match sample::sample(&args.into()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => wrong_use(&error),
        },
        Command::Schemas(args) => schemas::write(&args),
        Command::Serve(args) => match serve::serve(args.into()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => wrong_use(&error),
        },
        Command::Hosts(args) => hosts::print(&args),
        Command::Import(args) => import::run(args),
        Command::Completions(args) => completions::run(&args, line()),
        Command::Man(args) => man::run(&args, line()),
    }
}

/// The command line with all that it teaches.
fn line() -> clap::Command {
    examples::taught(CommandLine::command())
}

/// Builds; every fault of the content is shown, and how many there are.
fn build(args: BuildArgs) -> ExitCode {
    let root = args.content.display().to_string();
    let progress = Progress::fitting(if args.verbose { Detail::Full } else { Detail::Time });
    match build::build(&args.into(), progress) {
        Ok(report) => {
            eprint!("{}", report.warnings.render(&root));
            if progress.is_full() {
                eprint!("{}{}", report.weights, Spent::now());
            }
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(BuildError::Content(faults)) => {
            eprint!("{}", faults.render(&root));
            eprintln!("{root}: {}", faults.summary());
            ExitCode::from(FAULTY)
        }
        Err(error) if error.is_of_content() => {
            eprintln!("error: {error}");
            ExitCode::from(FAULTY)
        }
        Err(error) => wrong_use(&error),
    }
}

/// Says what is wrong the way clap does.
fn wrong_use(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::from(WRONG_USE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stand-in that takes what all commands take, so that those not listed yet are checked too.
    #[derive(Debug, Parser)]
    enum All {
        Build(BuildArgs),
        Dev(DevArgs),
        Check(CheckArgs),
        Sample(SampleArgs),
        Schemas(SchemasArgs),
        Serve(ServeArgs),
        Hosts(HostsArgs),
        Import(ImportArgs),
        New(Box<NewArgs>),
        Completions(CompletionsArgs),
        Man(ManArgs),
    }

    #[test]
    fn the_definitions_agree_with_themselves() {
        CommandLine::command().debug_assert();
        All::command().debug_assert();
    }

    #[test]
    fn lines() {
        for (line, fine) in [
            ("serve", true),
            ("serve site --port 0 --prefix /a/b --host ::1 --live", true),
            ("serve --prefix a//b", false),
            ("serve --port 65536", false),
            ("serve --host example.org", false),
            ("build", true),
            ("build --content c --app a --out o --site-url https://example.org/x/ --drafts --keep 0", true),
            ("build --precompress all --verbose", true),
            ("build --editor", true),
            ("build -v --fresh --previous https://news.example.org/", true),
            ("build --precompress some", false),
            ("dev", true),
            ("dev --content c --app a --port 0 --prefix /a/b --phone --poll", true),
            ("dev --poll 100 -v", true),
            ("dev --poll 1", false),
            ("dev dist", false),
            ("check --json --drafts --content c", true),
            ("check --out o", false),
            ("check --dist d --json", true),
            ("check --url http://127.0.0.1/x --json", true),
            ("check --url u --dist d", false),
            ("check --url u --content c", false),
            ("check --sarif --dist d", true),
            ("check --sarif --json", false),
            ("check --only long-headline,duplicate --allow style", true),
            ("check --allow long-headlines", false),
            ("check --outside-links --outside-time 60 --outside-store f", true),
            ("check --outside-time 60", false),
            ("check --fix --yes", true),
            ("check --diff", true),
            ("check --fix --diff", true),
            ("check --yes", false),
            ("check --fix --json", false),
            ("check --fix --dist d", false),
            ("schemas --content c --out o", true),
            ("hosts nginx --dir /srv/news --host news.example.org --path /a/b --port 8080 --brotli", true),
            ("hosts caddy", true),
            ("hosts", false),
            ("hosts iis", false),
            ("import wordpress export.xml --uploads u --content c --mapping m --dry-run --yes", true),
            ("import wordpress https://old.example.org/ --download", true),
            ("import wordpress", false),
            (
                "import html old --site https://old.example.org --news news --news updates --dates day-first",
                true,
            ),
            ("import html old --site old.example.org", false),
            ("import feed https://old.example.org/feed?all=1 --content c --yes", true),
            ("import hugo site --dry-run", true),
            ("import jekyll site --mapping m", true),
            ("import zola", false),
            ("import", false),
            ("sample --articles 10 --out o", true),
            ("sample --out o", false),
            ("new", false),
            ("new folder", true),
            ("new ./article", true),
            ("new folder --name N --url u --languages es,en --time-zone UTC --accent #333 --yes", true),
            ("new folder --country XY=Ours --licence MIT", true),
            ("new folder --country XY", false),
            ("new folder article A", false),
            ("new article", false),
            ("new article A --topic a,b --topic c --region d --series s --number 2 --draft", true),
            ("new article A --number 2", false),
            ("new article A --date 2019 --undated", false),
            ("new article A --content c --language es --translates b --slug s --place P", true),
            ("new page P --path a/b --language es --draft", true),
            ("new topic T --id t --also es=T", true),
            ("new topic T --also T", false),
            ("new region R --code XY-R --place P", true),
            ("new series S --numbered parts", true),
            ("new series S --numbered both", false),
            ("completions zsh", true),
            ("completions csh", false),
            ("man --out d", true),
        ] {
            let words = std::iter::once("chasqui").chain(line.split(' '));
            assert_eq!(All::try_parse_from(words).is_ok(), fine, "{line}");
        }
    }
}
