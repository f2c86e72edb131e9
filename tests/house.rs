//! Polices the house: arrows between rooms, headers on modules, docs that name real files, words that do not belong.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may import. Whatever is not named here must not be imported.
const ARROWS: [(&str, &[&str]); 6] = [
    ("model", &[]),
    ("archive", &["model"]),
    ("ui", &["archive", "model"]),
    ("browser", &["model"]),
    ("app", &["ui", "browser", "archive", "model"]),
    ("publish", &["ui", "archive", "model"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &str, ending: &str) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(root().join(below)).into_iter().filter_map(Result::ok);
    let mut files: Vec<PathBuf> = walk
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no {ending} below {below}");
    files
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Every `crate::ROOM` that a source file names outside comments.
fn imports(source: &str) -> Vec<(usize, String)> {
    let lines = source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let named = |(at, line): (usize, &str)| {
        let mut found: Vec<(usize, String)> = Vec::new();
        for piece in line.split("crate::").skip(1) {
            let rooms = match piece.strip_prefix('{') {
                Some(group) => group.split(',').map(str::trim).collect(),
                None => vec![piece],
            };
            for room in rooms {
                let name: String = room.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                found.push((at + 1, name));
            }
        }
        found
    };
    lines.flat_map(named).collect()
}

#[test]
fn arrows_run_the_right_way() {
    let mut wrong = Vec::new();
    for (room, allowed) in ARROWS {
        for path in files(&format!("src/{room}"), ".rs") {
            for (line, import) in imports(&fs::read_to_string(&path).unwrap()) {
                let is_room = ARROWS.iter().any(|(name, _)| *name == import);
                if is_room && import != room && !allowed.contains(&import.as_str()) {
                    wrong.push(format!("{}:{line}: {room} must not import {import}", shown(&path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_seen() {
    assert_eq!(
        imports("use crate::model::Card;\n// crate::app\nlet x = crate::{ui::a, browser};"),
        [(1, "model".to_owned()), (3, "ui".to_owned()), (3, "browser".to_owned()),]
    );
}

#[test]
fn core_rooms_touch_neither_files_nor_clock_nor_dom() {
    let mut wrong = Vec::new();
    for room in ["model", "archive", "ui"] {
        for path in files(&format!("src/{room}"), ".rs") {
            let source = fs::read_to_string(&path).unwrap();
            for absent in [
                "std::fs",
                "std::time",
                "std::net",
                "web_sys",
                "js_sys",
                "gloo_net",
                "Utc::now",
                "Local::now",
            ] {
                if source.contains(absent) {
                    wrong.push(format!("{}: {absent}", shown(&path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = files("src", ".rs")
        .iter()
        .filter(|path| {
            let source = fs::read_to_string(path).unwrap();
            let first = source.lines().next().unwrap_or_default();
            !first.starts_with("//! ") || first.len() < 20 || source.contains("(being built)")
        })
        .map(|path| shown(path))
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn files_are_read_in_one_sitting() {
    let long: Vec<String> = files("src", ".rs")
        .iter()
        .filter(|path| fs::read_to_string(path).unwrap().lines().count() > 400)
        .map(|path| shown(path))
        .collect();
    assert!(long.is_empty(), "over 400 lines: {}", long.join(" "));
}

#[test]
fn documents_name_real_files() {
    let mut missing = Vec::new();
    for document in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/facets.md",
        "docs/search.md",
        "docs/content.md",
        "docs/hosts.md",
    ] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "docs/", "tests/", "scripts/", "public/", "style/", "benches/"]
                .iter()
                .any(|start| name.starts_with(start));
            if is_path && !name.contains(['*', ' ', '…']) && !root().join(name).exists() {
                missing.push(format!("{document}: {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn documents_link_to_real_files() {
    let mut missing = Vec::new();
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let pictures = text.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let inside = links.chain(pictures).filter(|link| !link.contains("://") && !link.starts_with('#'));
        missing.extend(
            inside.filter(|link| !root().join(link).exists()).map(|link| format!("{document}: {link}")),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn nothing_about_one_newsroom_is_in_the_code() {
    let mut found = Vec::new();
    for below in ["src", "style", "public"] {
        for path in files(below, "").iter().filter(|path| path.is_file()) {
            let text = fs::read_to_string(path).unwrap_or_default();
            // Examples in comments may name a place; code may not.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
                if line.contains("Peru") || line.contains("psg") || line.contains("PSG") {
                    found.push(format!("{}: {}", shown(path), line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
