//! `chasqui hosts`: prints the configuration of a web server for a newsroom's site.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::publish::check;
use crate::publish::content::{self, LoadOptions};
use crate::publish::hosts::{Facts, Place, apache, caddy, nginx};
use crate::publish::serve::Prefix;

/// The servers that a configuration is printed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Server {
    /// nginx: a file for its http block
    Nginx,
    /// Caddy: a block of its Caddyfile
    Caddy,
    /// Apache httpd: the .htaccess that `build` puts into the site
    Apache,
}

/// What `hosts` takes.
#[derive(Clone, Debug, Args)]
pub struct HostsArgs {
    /// The server
    #[arg(value_enum)]
    pub server: Server,
    /// The folder of what the publisher writes: it says what old addresses lead where
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// Where the site's folder lies on the server
    #[arg(long, value_name = "DIR", default_value = "/srv/news")]
    pub dir: String,
    /// The host's name
    #[arg(long, value_name = "NAME")]
    pub host: Option<String>,
    /// The path below which the site stands; that of `url` in site.yaml where it is not given
    #[arg(long, value_name = "PATH")]
    pub path: Option<Prefix>,
    /// The port to listen on, where it is not the usual one
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// nginx has its module for brotli (Debian: libnginx-mod-http-brotli-static)
    #[arg(long)]
    pub brotli: bool,
}

/// Prints it.
pub(super) fn print(args: &HostsArgs) -> ExitCode {
    let how = LoadOptions { drafts: false, today: check::today() };
    let (newsroom, faults) = content::load(&args.content, &how);
    let Some(newsroom) = newsroom else {
        let root = args.content.display().to_string();
        eprint!("{}", faults.render(&root));
        eprintln!("{root}: {}", faults.summary());
        return ExitCode::from(check::FAULTY);
    };
    let unfit = |c: char| c.is_whitespace() || c.is_control() || "\"'{};$\\`".contains(c);
    for (option, value) in [("--dir", Some(&args.dir)), ("--host", args.host.as_ref())] {
        if let Some(value) = value.filter(|value| value.is_empty() || value.contains(unfit)) {
            eprintln!(
                "error: {option} {value:?} cannot stand in a configuration; use a name without spaces and quotes"
            );
            return ExitCode::from(super::WRONG_USE);
        }
    }
    let mut facts = Facts::new(&newsroom);
    if let Some(path) = &args.path {
        facts.root = path.root();
    }
    let known = newsroom.site.url.as_deref().and_then(|url| url.split("://").nth(1)?.split('/').next());
    let place = Place {
        dir: args.dir.trim_end_matches('/').to_owned(),
        host: args.host.clone().or(known.map(str::to_owned)).unwrap_or_else(|| "news.example.org".to_owned()),
        port: args.port,
        brotli: args.brotli,
    };
    let text = match args.server {
        Server::Nginx => nginx::configuration(&facts, &place),
        Server::Caddy => caddy::configuration(&facts, &place),
        Server::Apache => apache::htaccess(&facts),
    };
    print!("{text}");
    ExitCode::SUCCESS
}
