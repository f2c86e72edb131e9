//! The command as somebody uses it who begins: a newsroom in a folder with a difficult name, checked, added to, checked.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "build/fixture.rs"]
#[allow(dead_code, reason = "shared with the tests of builds, which use all of it")]
mod fixture;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with spaces, accents and signs in its name, and the command run in it.
struct Office(tempfile::TempDir, PathBuf);

impl Office {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("La oficina de año nuevo (2), œuvre");
        fs::create_dir(&folder).unwrap();
        Self(place, folder)
    }

    fn run(&self, words: &[&str]) -> Output {
        self.run_in(&self.1, words)
    }

    fn run_in(&self, folder: &Path, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_chasqui")).args(words).current_dir(folder).output().unwrap()
    }

    /// Runs it and gives its output; it went well.
    fn fine(&self, folder: &Path, words: &[&str]) -> String {
        let output = self.run_in(folder, words);
        assert!(output.status.success(), "{words:?}: {}{}", out(&output), told(&output));
        out(&output)
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// No error, no warning and no note stands in what `check --json` prints; texts that were only begun have no summary yet.
fn without_fault(office: &Office, newsroom: &Path, begun: bool) {
    let line = ["check", "--json", "--allow", "no-summary"];
    let faults = office.fine(newsroom, if begun { &line } else { &line[..2] });
    let faults: serde_json::Value = serde_json::from_str(&faults).unwrap();
    assert_eq!(faults["faults"].as_array().map(Vec::len), Some(0), "{faults}");
}

/// The path that was printed, in the newsroom.
fn printed(newsroom: &Path, output: &str) -> PathBuf {
    let path = newsroom.join(output.trim_end());
    assert!(path.is_file(), "{output}");
    path
}

#[test]
fn from_nothing_to_a_newsroom_that_grows() {
    for (languages, topic) in [("en", "water"), ("es", "agua"), ("es,en", "agua")] {
        let office = Office::new();
        let output = office.run(&["new", "Noticias del año", "--languages", languages]);
        assert!(output.status.success(), "{}", told(&output));
        assert_eq!(out(&output), "Noticias del año\n");
        assert!(told(&output).contains("cd \"Noticias del año\""), "{}", told(&output));
        let newsroom = office.1.join("Noticias del año");
        without_fault(&office, &newsroom, false);
        for file in [
            "README.md",
            "LICENCE.md",
            ".gitignore",
            ".github/workflows/publish.yml",
            "content/media/hills.png",
        ] {
            assert!(newsroom.join(file).is_file(), "{file}");
        }

        let line = ["new", "article", "¿Qué pasó? \"Nada\": dicen", "--kind", "letter", "--topic", topic];
        let path = printed(&newsroom, &office.fine(&newsroom, &line));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("kind: letter\n") && text.contains("\nadded: "), "{text}");
        assert!(path.to_str().unwrap().ends_with("-que-paso-nada-dicen.md"), "{}", path.display());
        let before = fs::read(&path).unwrap();
        let again = office.run_in(&newsroom, &line);
        assert_eq!(again.status.code(), Some(2), "{}", told(&again));
        assert!(told(&again).contains("--slug que-paso-nada-dicen-2"), "{}", told(&again));
        assert_eq!(fs::read(&path).unwrap(), before);

        let topics = fs::read_to_string(newsroom.join("content/topics.yaml")).unwrap();
        office.fine(&newsroom, &["new", "topic", "Derechos: tierra", "--id", "land"]);
        office.fine(&newsroom, &["new", "region", "El norte", "--place", "Puerto Ñuble"]);
        office.fine(&newsroom, &["new", "series", "Cuadernos", "--numbered", "parts"]);
        let grown = fs::read_to_string(newsroom.join("content/topics.yaml")).unwrap();
        assert_eq!(grown, format!("{topics}- id: land\n  name: \"Derechos: tierra\"\n"));
        let line =
            ["new", "article", "Uno", "--topic", "land", "--region", "el-norte", "--series", "cuadernos"];
        let text = fs::read_to_string(printed(&newsroom, &office.fine(&newsroom, &line))).unwrap();
        assert!(text.contains("series: {id: cuadernos, number: 1}"), "{text}");
        let page = office.fine(&newsroom, &["new", "page", "Casa", "--path", "key-issues\\casa"]);
        printed(&newsroom, &page);
        without_fault(&office, &newsroom, true);
    }
}

#[test]
fn a_newsroom_is_built_at_once() {
    let office = Office::new();
    // A build without an app of its own is another test's (tests/one_file.rs); this one names one.
    let app = office.0.path().join("app – número 2");
    fixture::write_app(&app);
    // An accent apart from its letter, as some systems give names back.
    let folder = "Notes of an\u{303}o";
    office.fine(&office.1, &["new", folder, "--languages", "en,es", "--url", "https://news.example.org/"]);
    let newsroom = office.1.join(folder);
    let output = office.run_in(&newsroom, &["build", "--app", app.to_str().unwrap(), "--out", "el sitio"]);
    assert!(output.status.success(), "{}", told(&output));
    let site = newsroom.join("el sitio");
    for page in [
        "index.html",
        "es/index.html",
        "key-issues/water/index.html",
        "es/about/index.html",
        "feeds/news.atom",
    ] {
        assert!(site.join(page).is_file(), "{page}");
    }
    assert!(!told(&output).contains("warning"), "{}", told(&output));
}

#[test]
fn nothing_is_asked_without_a_terminal_and_nothing_is_written_over() {
    let office = Office::new();
    // Its output and input are pipes here: all answers are the usual ones.
    office.fine(&office.1, &["new", "harbour-watch"]);
    let newsroom = office.1.join("harbour-watch");
    let site = fs::read_to_string(newsroom.join("content/site.yaml")).unwrap();
    assert!(site.contains("\nname: Harbour watch\n") && site.contains("\nlanguages: [en]\n"), "{site}");
    for folder in ["harbour-watch", "."] {
        let output = office.run(&["new", folder, "--name", "Other"]);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains("holds something"), "{}", told(&output));
    }
    assert_eq!(fs::read_to_string(newsroom.join("content/site.yaml")).unwrap(), site);
    let output = office.run(&["new", "other", "--accent", "#ffee00"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("take a darker colour") && !office.1.join("other").exists(),
        "{}",
        told(&output)
    );
    let output = office.run(&["new", "article", "A"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("--content") && told(&output).contains("chasqui new my-newsroom"),
        "{}",
        told(&output)
    );
    let output = office.run(&["new", "andes", "--languages", "qu"]);
    assert!(output.status.success() && told(&output).contains("English and Spanish"), "{}", told(&output));
    without_fault(&office, &office.1.join("andes"), false);
}

#[test]
fn the_workflow_fetches_what_releases_have() {
    let office = Office::new();
    office.fine(&office.1, &["new", "n"]);
    let fetched = fs::read_to_string(office.1.join("n/.github/workflows/publish.yml")).unwrap();
    let release = fs::read_to_string(fixture::project(".github/workflows/release.yml")).unwrap();
    let target = "x86_64-unknown-linux-musl";
    assert!(
        release.contains(&format!("target: {target},"))
            && release.contains("name=\"chasqui-$VERSION-$TARGET\"")
    );
    assert!(
        release.contains("tar -czf \"../out/$name.tar.gz\" \"$name\"")
            && release.contains("sha256sum -- * >SHA256SUMS")
    );
    assert!(fetched.contains(&format!("name=\"chasqui-$VERSION-{target}\"")), "{fetched}");
    assert!(fetched.contains("\"$RELEASES/v$VERSION/$name.tar.gz\" \"$RELEASES/v$VERSION/SHA256SUMS\""));
    assert!(fetched.contains(&format!("VERSION: \"{}\"", env!("CARGO_PKG_VERSION"))));
    for test in release.split("--test ").skip(1).filter_map(|rest| rest.split_whitespace().next()) {
        assert!(fixture::project(&format!("tests/{test}.rs")).is_file(), "{test}");
    }
}

#[test]
fn completions_and_manual() {
    let office = Office::new();
    for (shell, mark) in [
        ("bash", "complete -F _chasqui"),
        ("zsh", "#compdef chasqui"),
        ("fish", "complete -c chasqui"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        let text = office.fine(&office.1, &["completions", shell]);
        assert!(text.contains(mark) && text.contains("article"), "{shell}");
    }
    assert!(office.fine(&office.1, &["man"]).contains("CHASQUI NEW ARTICLE"));
    office.fine(&office.1, &["man", "--out", "páginas"]);
    for page in ["chasqui.1", "chasqui-build.1", "chasqui-new-article.1"] {
        assert!(office.1.join("páginas").join(page).is_file(), "{page}");
    }
    let version = office.fine(&office.1, &["--version"]);
    assert!(version.starts_with(&format!("chasqui {} (with", env!("CARGO_PKG_VERSION"))), "{version}");
    assert!(office.fine(&office.1, &["new", "--help"]).contains("at most five questions"));
}
