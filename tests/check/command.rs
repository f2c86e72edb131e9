//! The command itself: what it prints, and how it ends.

use std::path::Path;
use std::process::{Command, Output};

use super::newsroom::Folder;

fn chasqui(arguments: &[&str], content: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chasqui"))
        .args(arguments)
        .arg("--content")
        .arg(content)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn it_ends_with_0_1_or_2() {
    let styled = Folder::new().article("a", "title: A\n", "See [here](/news/).");
    let faulty = Folder::new().article("a", "title: A\ntopics: [x]\n", "Words.");
    for (arguments, folder, code) in [
        (&["check"][..], &styled, 0),
        (&["check", "--json"], &styled, 0),
        (&["check", "--allow", "style"], &styled, 0),
        (&["check"], &faulty, 1),
        (&["check", "--sarif"], &faulty, 1),
        (&["check", "--only", "style"], &faulty, 1),
        (&["check", "--diff"], &faulty, 1),
        (&["check", "--only", "stile"], &styled, 2),
        (&["check", "--yes"], &styled, 2),
        (&["check", "--sarif", "--json"], &styled, 2),
    ] {
        let out = chasqui(arguments, folder.path());
        assert_eq!(
            out.status.code(),
            Some(code),
            "{arguments:?}: {}{}",
            text(&out.stdout),
            text(&out.stderr)
        );
    }
}

#[test]
fn machines_get_nothing_but_what_they_asked_for() {
    let folder = Folder::new().article("a", "title: A\n", "See [here](/news/).");
    let json: serde_json::Value =
        serde_json::from_slice(&chasqui(&["check", "--json"], folder.path()).stdout).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["errors", "faults", "notes", "warnings"]);
    let fault = json["faults"].as_array().unwrap().iter().find(|fault| fault["code"] == "link-text").unwrap();
    let mut keys: Vec<&str> = fault.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["code", "file", "line", "mend", "severity", "text", "what"]);
    let sarif: serde_json::Value =
        serde_json::from_slice(&chasqui(&["check", "--sarif"], folder.path()).stdout).unwrap();
    assert_eq!(
        sarif["runs"][0]["results"].as_array().unwrap().len(),
        json["faults"].as_array().unwrap().len()
    );
}

#[test]
fn nothing_is_written_unless_somebody_says_so() {
    let folder = Folder::new().article("a", "title: A: b\n", "Words.");
    let before = folder.read("news/a.md");
    for arguments in [
        &["check", "--diff"][..],
        &["check", "--dry-run"],
        &["check", "--fix"],
        &["check", "--fix", "--diff"],
    ] {
        let out = chasqui(arguments, folder.path());
        assert_eq!(out.status.code(), Some(1), "{arguments:?}");
        assert!(text(&out.stdout).contains("+title: \"A: b\""), "{}", text(&out.stdout));
        assert_eq!(folder.read("news/a.md"), before);
    }
    let out = chasqui(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stdout));
    assert!(text(&out.stdout).contains("Changed 1 line in 1 file."), "{}", text(&out.stdout));
    assert!(folder.read("news/a.md").contains("title: \"A: b\""));
}

#[test]
fn schemas_are_written_for_the_newsroom() {
    let folder = Folder::new().with("topics.yaml", "- id: tides\n  name: Tides\n");
    let place = tempfile::tempdir().unwrap();
    let out_dir = place.path().join("deep/schemas");
    let out = chasqui(&["schemas", "--out", out_dir.to_str().unwrap()], folder.path());
    assert!(out.status.success(), "{}", text(&out.stderr));
    assert!(text(&out.stdout).contains("\"yaml.schemas\""));
    let mut names: Vec<String> = std::fs::read_dir(&out_dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 9);
    assert!(names.iter().all(|name| name.ends_with(".schema.json") && !name.starts_with('.')), "{names:?}");
    let article = std::fs::read_to_string(out_dir.join("article.schema.json")).unwrap();
    let article: serde_json::Value = serde_json::from_str(&article).unwrap();
    let schema = jsonschema::validator_for(&article).unwrap();
    assert!(schema.is_valid(&serde_json::json!({"title": "A", "topics": ["tides"]})));
    assert!(!schema.is_valid(&serde_json::json!({"title": "A", "topics": ["tide"]})));
    // Without site.yaml nobody knows the languages.
    let nothing = tempfile::tempdir().unwrap();
    assert_eq!(
        chasqui(&["schemas", "--out", out_dir.to_str().unwrap()], nothing.path()).status.code(),
        Some(1)
    );
}
