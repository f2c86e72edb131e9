//! The command line: `chasqui build`, `dev`, `check`, `sample`, `serve` and `hosts`.
//!
//! Exit codes: 0 fine, 1 faults in the content, 2 wrong use, or a machine that refuses.

mod dev;
mod hosts;

pub use dev::DevArgs;
pub use hosts::HostsArgs;

use crate::publish::build::{self, BuildError, BuildOptions, Detail, Progress, Spent};
use crate::publish::check;
use crate::publish::content::LoadOptions;
use crate::publish::output::Precompress;
use crate::publish::sample::{self, SampleOptions};
use crate::publish::serve::{self, Prefix};
use clap::{Args, Parser, Subcommand};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;

/// The exit code for wrong use, as clap has it too.
const WRONG_USE: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "chasqui", version, about, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Turns a content folder into a site
    Build(BuildArgs),
    /// Shows the site while it is written: every save is seen at once, drafts and faults too
    Dev(DevArgs),
    /// Checks a content folder, a written site or a running host and names every fault with its mend
    Check(CheckArgs),
    /// Writes a made-up newsroom of any size, for measuring
    Sample(SampleArgs),
    /// Serves a written site as a good host would
    Serve(ServeArgs),
    /// Prints a web server's configuration for the site
    Hosts(HostsArgs),
}

/// What `build` takes.
#[derive(Debug, Clone, Args)]
pub struct BuildArgs {
    /// The folder of what the publisher writes
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The folder of the built app; found by itself in the project's root
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
    /// Say what each step takes of the processors and of memory, and what the site weighs
    #[arg(long, short)]
    pub verbose: bool,
}

/// What `check` takes.
#[derive(Debug, Clone, Args)]
pub struct CheckArgs {
    /// The folder of what the publisher writes
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// Look at a written site instead: what is missing or changed in it, and whose limits it passes
    #[arg(long, value_name = "DIR", conflicts_with_all = ["content", "drafts", "url"])]
    pub dist: Option<PathBuf>,
    /// Look at a running host instead: whether it sends the site as it should
    #[arg(long, value_name = "URL", conflicts_with_all = ["content", "drafts"])]
    pub url: Option<String>,
    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
    /// Print the faults as JSON, and nothing else
    #[arg(long)]
    pub json: bool,
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
            today: check::today(),
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
    match CommandLine::parse().command {
        Command::Build(args) => build(args),
        Command::Dev(args) => dev::run(args),
        Command::Check(args) => check(&args),
        Command::Sample(args) => match sample::sample(&args.into()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => wrong_use(&error),
        },
        Command::Serve(args) => match serve::serve(args.into()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => wrong_use(&error),
        },
        Command::Hosts(args) => hosts::print(&args),
    }
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
            ExitCode::from(check::FAULTY)
        }
        Err(error) if error.is_of_content() => {
            eprintln!("error: {error}");
            ExitCode::from(check::FAULTY)
        }
        Err(error) => wrong_use(&error),
    }
}

fn check(args: &CheckArgs) -> ExitCode {
    let told = |faults, root: &str, summary: &str| match check::tell(
        faults,
        root,
        summary,
        args.json,
        &mut std::io::stdout(),
    ) {
        Ok(code) => ExitCode::from(code),
        Err(error) => wrong_use(&error),
    };
    if let Some(url) = &args.url {
        return match check::host::check(url) {
            Ok(faults) => told(&faults, url, ""),
            Err(error) => wrong_use(&error),
        };
    }
    if let Some(dist) = &args.dist {
        let root = dist.display().to_string();
        return match check::dist::check(dist) {
            Ok(looked) => {
                let summary = format!(
                    "{} files, {}",
                    looked.size.files,
                    crate::publish::build::size(looked.size.bytes)
                );
                told(&looked.faults, &root, &summary)
            }
            Err(error) => {
                eprintln!("error: cannot read {root}: {error}; name the folder of a written site");
                ExitCode::from(WRONG_USE)
            }
        };
    }
    let options = LoadOptions { drafts: args.drafts, today: check::today() };
    match check::run(&args.content, &options, args.json, &mut std::io::stdout()) {
        Ok(code) => ExitCode::from(code),
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
    use clap::CommandFactory;

    /// A stand-in that takes what all commands take, so that those not listed yet are checked too.
    #[derive(Debug, Parser)]
    enum All {
        Build(BuildArgs),
        Dev(DevArgs),
        Check(CheckArgs),
        Sample(SampleArgs),
        Serve(ServeArgs),
        Hosts(HostsArgs),
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
            ("hosts nginx --dir /srv/news --host news.example.org --path /a/b --port 8080 --brotli", true),
            ("hosts caddy", true),
            ("hosts", false),
            ("hosts iis", false),
            ("sample --articles 10 --out o", true),
            ("sample --out o", false),
        ] {
            let words = std::iter::once("chasqui").chain(line.split(' '));
            assert_eq!(All::try_parse_from(words).is_ok(), fine, "{line}");
        }
    }
}
