//! `chasqui completions`: what a shell needs to complete the command's words.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::{Shell, generate};

/// What `completions` takes.
#[derive(Clone, Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Prints it.
pub(super) fn run(args: &CompletionsArgs, mut line: Command) -> ExitCode {
    let mut text = Vec::new();
    generate(args.shell, &mut line, "chasqui", &mut text);
    match io::stdout().write_all(&text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::wrong_use(&error),
    }
}
