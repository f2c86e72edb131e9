//! What `--help` teaches beyond a list of flags: examples that can be typed as they stand.

use clap::Command;

/// What stands at the end of `chasqui --help`.
const FIRST_STEPS: &str = "\
First steps:
  chasqui new my-newsroom            a small newsroom, with one example of each thing
  cd my-newsroom
  chasqui new article \"A new well\"   a file with its date; write into it with any editor
  chasqui check                      every fault, with its line and its mend
  chasqui build                      content/ -> dist/, the whole site
  chasqui serve                      shows it at http://127.0.0.1:8080

`chasqui COMMAND --help` shows the flags of a command, with examples. Copy dist/ to any static host.";

/// Commands (`new article` is one below another), and their examples.
const EXAMPLES: [(&str, &str); 12] = [
    (
        "build",
        "\
Examples:
  chasqui build
  chasqui build --site-url https://news.example.org/ --previous https://news.example.org/
  chasqui build --content \"our news\" --out /srv/news --drafts

A build writes the whole site or nothing; the next one makes only what changed. The app that readers' browsers run is
taken from --app, else from target/app where the project's own build lies here, else from this program itself.",
    ),
    (
        "check",
        "\
Examples:
  chasqui check
  chasqui check --json
  chasqui check --dist dist
  chasqui check --url https://news.example.org/

Ends with 0 when there is no error (warnings may be), with 1 when there is one, with 2 when it could not look.",
    ),
    (
        "serve",
        "\
Examples:
  chasqui serve
  chasqui serve dist --port 9000 --prefix /news
  chasqui serve --host 0.0.0.0",
    ),
    (
        "sample",
        "\
Example:
  chasqui sample --articles 10000 --seed 7 --out /tmp/many",
    ),
    (
        "hosts",
        "\
Examples:
  chasqui hosts nginx --dir /srv/news --host news.example.org
  chasqui hosts caddy --host news.example.org",
    ),
    (
        "new",
        "\
Examples:
  chasqui new my-newsroom
  chasqui new \"Año nuevo\" --name \"Año nuevo\" --languages es,en --time-zone America/Lima --yes
  chasqui new article \"Letter from the valley (2)\" --kind letter --series letters
  chasqui new page \"Water\" --path key-issues/water
  chasqui new topic \"Housing\" --also es=Vivienda

A newsroom is begun with at most five questions, each of which a flag answers too; without a terminal nothing is asked.
Nothing is ever written over.",
    ),
    (
        "new article",
        "\
Examples:
  chasqui new article \"What happened today\"
  chasqui new article \"Letter (2)\" --kind letter --topic water,roads --region valley --series letters
  chasqui new article \"An old leaflet\" --date 1983~
  chasqui new article \"Lo que pasó\" --language es --translates what-happened-today --draft

Prints the file's path, for an editor: nano \"$(chasqui new article Today)\"",
    ),
    (
        "new page",
        "\
Examples:
  chasqui new page \"Water\" --path key-issues/water
  chasqui new page \"Agua\" --path key-issues/water --language es",
    ),
    (
        "new topic",
        "\
Example:
  chasqui new topic \"Land rights\" --id land --also es=Tierras",
    ),
    (
        "new region",
        "\
Example:
  chasqui new region \"Cusco\" --code PE-CUS --place Espinar --place \"La Convención\"",
    ),
    (
        "new series",
        "\
Example:
  chasqui new series \"Letters from the valley\" --id letters --numbered parts",
    ),
    (
        "completions",
        "\
Examples:
  chasqui completions bash
  chasqui completions zsh
  chasqui completions powershell

Put what it prints where your shell looks: for bash into ~/.local/share/bash-completion/completions/chasqui, for zsh as
_chasqui into a folder of $fpath, for fish into ~/.config/fish/completions/chasqui.fish, for PowerShell at the end of
the file that $PROFILE names.",
    ),
];

/// The command line with its examples.
pub(super) fn taught(line: Command) -> Command {
    teach(line, "").after_long_help(FIRST_STEPS).after_help("`chasqui --help` shows first steps.")
}

/// Adds their examples to a command and all below it; `path` is its place, as in [`EXAMPLES`].
fn teach(command: Command, path: &str) -> Command {
    let examples = EXAMPLES.iter().find(|(known, _)| *known == path);
    let command = match examples {
        Some((_, text)) => command.after_long_help(*text),
        None => command,
    };
    command.mut_subcommands(|below| {
        let place = format!("{path} {}", below.get_name());
        teach(below, place.trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of an example, as a shell takes them: quotes hold words together.
    fn words(line: &str) -> Vec<String> {
        let (mut words, mut open) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => open = !open,
                ' ' if !open => words.push(String::new()),
                c => words.last_mut().unwrap().push(c),
            }
        }
        words
    }

    #[test]
    fn every_example_can_be_typed() {
        let line = super::super::line();
        let texts = EXAMPLES.iter().map(|(_, text)| *text).chain([FIRST_STEPS]);
        let examples: Vec<&str> = texts
            .flat_map(str::lines)
            .filter_map(|line| line.strip_prefix("  ").filter(|line| line.starts_with("chasqui ")))
            .map(|line| line.split("  ").next().unwrap())
            .collect();
        assert!(examples.len() > 25, "{}", examples.len());
        for example in examples {
            let parsed = line.clone().try_get_matches_from(words(example));
            assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn the_commands_are_there() {
        let line = super::super::line();
        for (path, _) in EXAMPLES {
            let found = path.split(' ').try_fold(&line, |line, name| line.find_subcommand(name));
            assert!(found.is_some_and(|command| command.get_after_long_help().is_some()), "{path}");
        }
    }
}
