//! What the documents say of all this is true: `docs/check.md` has the list of all sorts of fault.
//!
//! `BLESS=1 cargo test --test check` writes the list anew.

use std::fmt::Write as _;
use std::path::Path;

use chasqui::publish::fault::{ABOUT, Class};

const START: &str = "<!-- The list of codes: written by BLESS=1 cargo test --test check -->\n";
const END: &str = "<!-- end of the list -->";

fn list() -> String {
    let mut out = String::new();
    for (class, heading) in [
        (Class::Content, "In a content folder, by `build` and `check`"),
        (Class::Style, "Style, by `check` alone"),
        (Class::Outside, "Links to other sites, by `check --outside-links`"),
        (
            Class::Site,
            "In a written site (`--dist`), on a running host (`--url`), beside the site before (`build --previous`)",
        ),
    ] {
        let _ = writeln!(out, "\n### {heading}\n\n| code | what | mend |\n|---|---|---|");
        for about in ABOUT.iter().filter(|about| about.class == class) {
            let _ = writeln!(out, "| `{}` | {} | {} |", about.code.name(), about.what, about.mend);
        }
    }
    out.push('\n');
    out
}

#[test]
fn the_list_of_codes_is_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/check.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(START).unwrap();
    let (found, after) = rest.split_once(END).unwrap();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, format!("{before}{START}{}{END}{after}", list())).unwrap();
        return;
    }
    assert!(
        found == list(),
        "the list in docs/check.md differs; BLESS=1 cargo test --test check writes it anew"
    );
}

#[test]
fn what_it_tells_people_to_type_is_understood() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/check.md")).unwrap();
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("chasqui "));
    let mut seen = 0;
    for line in lines {
        let words = line.split(" #").next().unwrap().split('>').next().unwrap().split_whitespace();
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_chasqui"))
            .args(words)
            .arg("--help")
            .output()
            .unwrap();
        assert!(out.status.success(), "{line}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
}
