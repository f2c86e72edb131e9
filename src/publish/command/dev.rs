//! `chasqui dev`: shows the site while it is written.

use crate::publish::build::Detail;
use crate::publish::dev::{self, DevOptions, How};
use crate::publish::serve::Prefix;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// What `dev` takes.
#[derive(Debug, Clone, Args)]
pub struct DevArgs {
    /// The folder of what the publisher writes
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The folder of the built app; found by itself in the project's root
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The port to listen on; 8080 or the next that is free when not given, and 0 lets the system choose
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// The path on the host below which the site stands, as /a/b
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub prefix: Prefix,
    /// Let a phone on the same network look on; everybody else there can, too
    #[arg(long)]
    pub phone: bool,
    /// Look at all files so often, in milliseconds, where the system tells of no changes: network drives, some containers
    #[arg(long, value_name = "MS", num_args = 0..=1, default_missing_value = "700",
        value_parser = clap::value_parser!(u64).range(50..))]
    pub poll: Option<u64>,
    /// Say what each step takes
    #[arg(long, short)]
    pub verbose: bool,
}

impl From<DevArgs> for DevOptions {
    fn from(args: DevArgs) -> Self {
        let how = args.poll.map_or(How::Told, |often| How::Asking(Duration::from_millis(often)));
        let detail = if args.verbose { Detail::Full } else { Detail::Time };
        let DevArgs { content, app, port, prefix, phone, .. } = args;
        Self { content, app, port, prefix, phone, how, detail }
    }
}

/// Shows the site until Ctrl-C.
pub(super) fn run(args: DevArgs) -> ExitCode {
    match dev::dev(&args.into()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::wrong_use(&error),
    }
}
