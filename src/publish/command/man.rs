//! `chasqui man`: the manual, as roff for `man`: one page, or one for each command.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
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
        Some(folder) => pages(&line, folder),
        None => whole(&line).and_then(|text| io::stdout().write_all(text.as_bytes())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::wrong_use(&error),
    }
}

/// A page for each command, in a folder.
fn pages(line: &Command, folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for command in std::iter::once(line).chain(below(line)) {
        let man = Man::new(command.clone());
        std::fs::write(folder.join(man.get_filename()), rendered(|page| man.render(page))?)?;
    }
    Ok(())
}

/// The whole manual as one page: the command, then each of its commands below a heading.
fn whole(line: &Command) -> io::Result<String> {
    let mut text = rendered(|page| Man::new(line.clone()).render(page))?;
    for command in below(line) {
        let man = Man::new(command.clone());
        let part = rendered(|page| {
            man.render_synopsis_section(page)?;
            man.render_description_section(page)?;
            man.render_options_section(page)?;
            man.render_extra_section(page)
        })?;
        let name = command.get_bin_name().unwrap_or(command.get_name()).to_uppercase();
        // The headings of a part are below its own.
        text = format!("{text}.SH \"{name}\"\n{}\n.fi\n", part.replace(".SH ", ".SS "));
    }
    Ok(text)
}

/// What is rendered, with the examples as they are typed: by itself the renderer calls them extra, and fills their lines.
fn rendered(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<String> {
    let mut page = Vec::new();
    render(&mut page)?;
    let page = String::from_utf8_lossy(&page).replace("\r\n", "\n");
    Ok(page.replace(".SH EXTRA\n", ".SH EXAMPLES\n.nf\n").replace("\n.SH VERSION", "\n.fi\n.SH VERSION"))
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
        let text = whole(&line).unwrap();
        for heading in ["CHASQUI BUILD", "CHASQUI NEW", "CHASQUI NEW ARTICLE", "CHASQUI SERVE"] {
            assert!(text.contains(&format!("\n.SH \"{heading}\"\n")), "{heading}");
        }
        assert!(text.contains("\n.SS EXAMPLES\n.nf\n") && !text.contains("EXTRA"));
        assert!(text.contains("\n.SS SYNOPSIS") && text.starts_with(".ie "), "{}", &text[..200]);
    }
}
