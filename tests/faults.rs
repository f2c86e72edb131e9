//! A content folder of faults for each thing that can be wrong: what is told, word for word.
//!
//! Each folder of `tests/faults/` is a content folder; its `expected.txt` is what `chasqui check` tells of it.
//! `BLESS=1 cargo test --test faults` writes them anew: read the difference before keeping it.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use chasqui::publish::check::{self, Format, Wanted};
use chasqui::publish::content::{LoadOptions, load};
use chasqui::publish::fault::Severity;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn options() -> LoadOptions {
    LoadOptions { drafts: false, today: chrono::NaiveDate::from_ymd_opt(2026, 1, 1) }
}

/// The folder without its `expected.txt`, which is no part of the content.
fn told(folder: &Path) -> String {
    let (newsroom, faults) = load(&folder.join("content"), &options());
    assert_eq!(newsroom.is_some(), faults.errors() == 0, "{}", folder.display());
    format!("{}{}\n", faults.render(""), faults.summary())
}

#[test]
fn every_fault_is_told_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        let (path, found) = (folder.join("expected.txt"), told(&folder));
        if bless {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            wrong.push(format!("{}\n--- expected\n{expected}--- found\n{found}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_says_how_to_mend_it() {
    for folder in folders() {
        let (_, faults) = load(&folder.join("content"), &options());
        for fault in faults.list() {
            assert!(fault.mend.as_ref().is_some_and(|mend| !mend.is_empty()), "{fault:?}");
            assert!(!fault.what.is_empty() && !fault.file.is_empty(), "{fault:?}");
            assert_eq!(fault.line.is_some(), fault.text.is_some(), "{fault:?}");
        }
    }
}

#[test]
fn json_tells_the_same() {
    for folder in folders() {
        let (_, faults) = load(&folder.join("content"), &options());
        let mut out = Vec::new();
        let code =
            check::run(&folder.join("content"), &options(), &Wanted::default(), Format::Json, &mut out)
                .unwrap();
        assert_eq!(code, u8::from(faults.errors() > 0));
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(json["errors"], faults.errors());
        assert_eq!(json["warnings"], faults.warnings());
        assert_eq!(json["notes"], faults.notes());
        for (fault, told) in faults.list().iter().zip(json["faults"].as_array().unwrap()) {
            let severity = match fault.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            assert_eq!(told["severity"], severity);
            assert_eq!(told["file"], fault.file.as_str());
            assert_eq!(told["line"].as_u64(), fault.line.map(|line| line as u64));
            assert_eq!(told["what"], fault.what.as_str());
        }
    }
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let (newsroom, faults) = load(Path::new("tests/faults/none/here"), &options());
    assert!(newsroom.is_none());
    assert_eq!(faults.errors(), 1);
}
