//! A content folder for each lint: what is told of it, word for word, and what is not.
//!
//! `BLESS=1 cargo test --test check` writes `expected.txt` anew: read the difference before keeping it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chasqui::publish::check::{Wanted, look};
use chasqui::publish::content::Instead;
use chasqui::publish::fault::{ABOUT, Class, Code};

use super::newsroom::{Folder, options, style, told};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("tests/style")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

#[test]
fn every_lint_tells_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        let seen = look(&folder.join("content"), &options(), &style(), &Instead::new());
        let (path, found) =
            (folder.join("expected.txt"), format!("{}{}\n", seen.faults.render(""), seen.faults.summary()));
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
fn every_sort_of_style_is_in_the_corpus_with_its_line_and_mend() {
    let mut seen_codes = BTreeSet::new();
    for folder in folders() {
        for fault in look(&folder.join("content"), &options(), &style(), &Instead::new()).faults.list() {
            assert!(fault.mend.as_ref().is_some_and(|mend| !mend.is_empty()), "{fault:?}");
            if fault.code.is_style() {
                assert!(fault.line.is_some() && fault.text.is_some(), "{fault:?}");
                seen_codes.insert(fault.code);
            }
        }
    }
    let all: BTreeSet<Code> =
        ABOUT.iter().filter(|about| about.class == Class::Style).map(|about| about.code).collect();
    assert_eq!(seen_codes, all);
}

#[test]
fn style_is_nothing_that_a_build_knows_of() {
    for folder in folders() {
        let (_, faults) = chasqui::publish::content::load(&folder.join("content"), &options());
        assert!(faults.list().iter().all(|fault| !fault.code.is_style()), "{}", folder.display());
    }
}

#[test]
fn the_demo_and_the_second_newsroom_have_nothing_to_be_ashamed_of() {
    for folder in ["content", "tests/newsroom"] {
        let seen = look(&root().join(folder), &options(), &style(), &Instead::new());
        let style: Vec<_> = seen.faults.list().iter().filter(|fault| fault.code.is_style()).collect();
        assert_eq!(seen.faults.errors(), 0, "{folder}");
        assert!(style.is_empty(), "{folder}: {style:#?}");
    }
}

#[test]
fn sorts_can_be_asked_for_and_passed_over() {
    let folder = Folder::new()
        .article("a", "title: A\ndate: 2019-03-01\n", "See [here](/news/).\n\n# There")
        .article("b", "title: B\ndate: 2019-03-01\ntopics: [none]\n", "Words.");
    let with = |only: &[Code], allow: &[Code]| {
        told(&folder.look(&Wanted { only: only.to_vec(), allow: allow.to_vec(), ..style() }))
    };
    let all = ["heading-order news/a.md", "link-text news/a.md", "unknown-id news/b.md"];
    let mut found = with(&[], &[]);
    found.sort();
    assert_eq!(found, all);
    assert_eq!(with(&[Code::LinkText], &[]), [all[1], all[2]]);
    assert_eq!(with(&[], &[Code::LinkText]), [all[0], all[2]]);
    // An error is told whatever one asks for.
    assert_eq!(with(&[Code::Duplicate], &[Code::UnknownId]), [all[2]]);
}

#[test]
fn ten_thousand_copies_are_not_a_hundred_million_pairs() {
    let words: Vec<String> = (0..60).map(|n| format!("word{n}")).collect();
    let mut folder = Folder::new();
    for n in 0..300 {
        folder = folder.article(
            &format!("a{n:03}"),
            &format!("title: Number {n}\ndate: 2019-03-01\n"),
            &words.join(" "),
        );
    }
    let seen = folder.look(&Wanted { only: vec![Code::Duplicate], ..style() });
    // Each is told once, and all of them of the first.
    assert_eq!(seen.faults.list().len(), 299);
    assert!(seen.faults.list().iter().all(|fault| fault.what.contains("news/a000.md")));
}
