//! Old pages, feeds, and content of Hugo, Jekyll and Zola, brought into content folders that check and build.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

mod feeds;
#[path = "../build/fixture.rs"]
mod fixture;
mod pages;
mod sites;

use std::fs;
use std::path::{Path, PathBuf};

use chasqui::publish::content::{LoadOptions, load};
use chasqui::publish::import::dates::Manner;
use chasqui::publish::import::{ImportError, Options, Outcome, Report, Source, run};

use fixture::Bench;

/// How dates are read in these tests.
const MANNER: Manner = Manner { order: None, newest: 2026 };

/// Writes files below a folder.
fn write(root: &Path, files: &[(&str, &[u8])]) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// An import into a bench's content folder.
fn import(bench: &Bench, source: &mut dyn Source) -> Result<Report, ImportError> {
    let options = Options { content: bench.options.content.clone(), yes: true, ..Options::default() };
    match run(source, &options)? {
        Outcome::Done { report, .. } => Ok(*report),
        Outcome::Proposed { .. } => panic!("the proposal was to be taken"),
    }
}

/// What stands in the content folder must have no errors, and build.
fn checks_and_builds(bench: &Bench) -> fixture::Files {
    let (_, faults) = load(&bench.options.content, &LoadOptions { drafts: true, today: None });
    assert_eq!(faults.errors(), 0, "{}", faults.render("content"));
    bench.build()
}

/// All Markdown files of the content folder, by path.
fn written(bench: &Bench) -> Vec<(String, String)> {
    let root = &bench.options.content;
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md"));
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap();
            let path: PathBuf = path.to_owned();
            let name = path
                .components()
                .map(|part| part.as_os_str().to_str().unwrap())
                .collect::<Vec<_>>()
                .join("/");
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// The file that has those words.
fn with(files: &[(String, String)], words: &str) -> (String, String) {
    let found: Vec<_> = files.iter().filter(|(_, text)| text.contains(words)).collect();
    assert_eq!(
        found.len(),
        1,
        "{words} in {:?} of {files:#?}",
        found.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    found[0].clone()
}

/// A picture of one dot.
fn dot() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(4, 3).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
