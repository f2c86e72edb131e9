//! `chasqui man`: the manual, as roff for `man`: one page, or one for each command.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Command};
use clap_mangen::Man;

/// What `man` takes.
#[derive(Clone, Debug, Args)]
pub struct ManArgs {
    /// Write a page for each command into this folder, chasqui.1, chasqui-build.1 and so on, in place of one to the output
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Prints or writes it.
pub(super) fn run(args: &ManArgs, mut line: Command) -> ExitCode {
    line.build();
    let done = match &args.out {
        Some(folder) => std::fs::create_dir_all(folder).and_then(|()| {
            clap_mangen::generate_to(line, folder)?;
            Ok(())
        }),
        None => whole(&line).and_then(|text| io::stdout().write_all(&text)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::wrong_use(&error),
    }
}

/// The whole manual as one page: the command, then each of its commands below a heading.
fn whole(line: &Command) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    Man::new(line.clone()).render(&mut text)?;
    for command in below(line) {
        let mut part = Vec::new();
        let man = Man::new(command.clone());
        man.render_synopsis_section(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        man.render_extra_section(&mut part)?;
        let name = command.get_bin_name().unwrap_or(command.get_name()).to_uppercase();
        writeln!(text, ".SH \"{name}\"")?;
        // The headings of a part are below its own.
        let part = String::from_utf8_lossy(&part).replace("\n.SH ", "\n.SS ");
        text.extend(
            part.strip_prefix(".SH ").map_or_else(|| part.clone(), |rest| format!(".SS {rest}")).bytes(),
        );
    }
    Ok(text)
}

/// All commands below one, theirs after each.
fn below(line: &Command) -> Vec<&Command> {
    let commands =
        line.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help");
    commands.flat_map(|command| std::iter::once(command).chain(below(command))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_part() {
        let mut line = super::super::line();
        line.build();
        let text = String::from_utf8(whole(&line).unwrap()).unwrap();
        for heading in ["CHASQUI BUILD", "CHASQUI NEW", "CHASQUI NEW ARTICLE", "CHASQUI SERVE"] {
            assert!(text.contains(&format!("\n.SH \"{heading}\"\n")), "{heading}");
        }
        assert!(text.contains("\n.SS SYNOPSIS") && text.starts_with(".ie "), "{}", &text[..200]);
    }
}
