//! Puts the built app into the publisher's command, where `CHASQUI_CARRY` names the app's folder.
//!
//! What it writes is one expression for `src/publish/build/carried.rs`: the app's files by name, in order, each taken in
//! as it is by `include_bytes!`. Without the variable the list is empty, and so it is for the browser's side, which is
//! built from this package too. Nothing is needed for it but the standard library: every build waits for this one.
//! docs/command.md says how a release is made with it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What names the app's folder.
const CARRY: &str = "CHASQUI_CARRY";

fn main() {
    println!("cargo::rerun-if-env-changed={CARRY}");
    println!("cargo::rerun-if-changed=build.rs");
    let for_browser = variable("CARGO_CFG_TARGET_ARCH") == "wasm32";
    let folder = if for_browser { String::new() } else { variable(CARRY) };
    let list = if folder.is_empty() { "&[]\n".to_owned() } else { list(Path::new(&folder)) };
    let place = Path::new(&variable("OUT_DIR")).join("carried.rs");
    // The same list must not look like a new one.
    if fs::read_to_string(&place).ok().as_ref() != Some(&list) {
        fs::write(&place, list).unwrap_or_else(|error| panic!("cannot write {}: {error}", place.display()));
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// The files of the app as an expression of Rust.
fn list(folder: &Path) -> String {
    let folder = std::path::absolute(folder)
        .unwrap_or_else(|error| panic!("{CARRY} names {}: {error}", folder.display()));
    let passport = folder.join("program.json");
    let said = fs::read_to_string(&passport)
        .unwrap_or_else(|error| panic!("there is no built app in {}: {error}", folder.display()));
    let version = variable("CARGO_PKG_VERSION");
    assert!(
        said.contains(&format!("\"version\": \"{version}\"")),
        "the app in {} is not of version {version}; build it again",
        folder.display()
    );
    let mut files = Vec::new();
    gather(&folder, "", &mut files);
    files.sort();
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut list = "&[\n".to_owned();
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let path = path.to_str().unwrap_or_else(|| panic!("{} is not in UTF-8", path.display()));
        // `{:?}` writes a text as Rust reads it, backslashes and all.
        writeln!(list, "    ({name:?}, include_bytes!({path:?})),").expect("a string takes all");
    }
    list + "]\n"
}

/// All files below a folder, by their path in it with `/`.
fn gather(folder: &Path, before: &str, files: &mut Vec<(String, PathBuf)>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    for entry in entries.unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display())) {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.push((name, path));
        }
    }
}
