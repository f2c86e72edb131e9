//! `--fix`: what is changed, what is not, and that everything else stays as it was.

use std::path::Path;

use chasqui::publish::check::mending::{NotWritten, Plan, plan, write};
use chasqui::publish::check::{Wanted, look};
use chasqui::publish::content::Instead;
use chasqui::publish::fault::Code;

use super::newsroom::{Folder, options, style, told};

const TOPICS: &str = "- id: mining\n  name: {en: Mining, es: Minería}\n  aliases: [extractive industry]\n- id: water\n  name: Water\n";

fn planned(folder: &Folder) -> Plan {
    plan(folder.path(), &options(), &style())
}

/// What a file says after everything was mended and written.
fn mended(path: &str, text: &str) -> String {
    let folder = Folder::new()
        .with("topics.yaml", TOPICS)
        .with("regions.yaml", "- id: cusco\n  name: Cusco\n  aliases: [Cuzco]\n")
        .with(path, text);
    let plan = planned(&folder);
    write(folder.path(), &plan.changes).unwrap();
    folder.read(path)
}

#[test]
fn what_is_certain_is_mended() {
    for (before, after) in [
        (
            "---\ntitle: Letter (2): the rondas\n---\nWords.\n",
            "---\ntitle: \"Letter (2): the rondas\"\n---\nWords.\n",
        ),
        (
            "---\ntitle: A\nsumary: The channel.\n---\nWords.\n",
            "---\ntitle: A\nsummary: The channel.\n---\nWords.\n",
        ),
        ("---\nTitle: A\n---\nWords.\n", "---\ntitle: A\n---\nWords.\n"),
        (
            "---\ntitle: A\ntopics: [minning, Water]\n---\nWords.\n",
            "---\ntitle: A\ntopics: [mining, water]\n---\nWords.\n",
        ),
        (
            "---\ntitle: A\ntopics: [Minería, extractive industry]\nregions: [Cuzco]\n---\nWords.\n",
            "---\ntitle: A\ntopics: [mining, mining]\nregions: [cusco]\n---\nWords.\n",
        ),
        ("---\ntitle: A\nid: Letter-One\n---\nWords.\n", "---\ntitle: A\nid: letter-one\n---\nWords.\n"),
        (
            "---\ntitle: A\n---\n# One\n\nWords.\n\n#### Two\n",
            "---\ntitle: A\n---\n## One\n\nWords.\n\n### Two\n",
        ),
        // What databases write where they have no date.
        ("---\ntitle: A\ndate: \"0000-00-00\"\n---\nWords.\n", "---\ntitle: A\n---\nWords.\n"),
        // Several in one file, and two in one line.
        (
            "---\ntitle: A: b\ntopics: [minning]\nsumary: C: d\n---\n### One\n",
            "---\ntitle: \"A: b\"\ntopics: [mining]\nsummary: \"C: d\"\n---\n## One\n",
        ),
        // The rest of the file stays as it was: line ends, mark, spaces, comments.
        (
            "\u{feff}---\r\ntitle:   A   # mine\r\nsumary: B\r\n---\r\n  Words.  \r\n",
            "\u{feff}---\r\ntitle:   A   # mine\r\nsummary: B\r\n---\r\n  Words.  \r\n",
        ),
    ] {
        assert_eq!(mended("news/a.md", before), after);
        // Once mended it is left alone.
        assert_eq!(mended("news/a.md", after), after);
    }
}

#[test]
fn what_is_not_certain_is_left_alone() {
    for text in [
        // Two letters off, or off in sense.
        "---\ntitle: A\nsmmry: B\n---\nWords.\n",
        "---\ntitle: A\ntopics: [fishing]\n---\nWords.\n",
        // The key that is meant is there already.
        "---\ntitle: A\nsummary: B\nsumary: C\n---\nWords.\n",
        // A day is a day until somebody says that it is none.
        "---\ntitle: A\ndate: 1970-01-01\n---\nWords.\n",
        // Which of the two is meant?
        "---\ntitle: A\ntopics: [minning, minning]\n---\nWords.\n",
        "---\ntitle: A\n---\nOne\n===\n\nWords.\n",
        "no front matter\n",
    ] {
        assert_eq!(mended("news/a.md", text), text);
    }
}

#[test]
fn the_zero_of_a_clock_is_taken_out_on_request_and_its_address_stays() {
    let folder = Folder::new()
        .article("a", "title: A\ndate: 1970-01-01\nmodified: 1970-01-01\n", "One.")
        .article("b", "title: B\ndate: 1969-12-31\nredirects: [/old]\n", "Two.");
    let wanted = Wanted { only: vec![Code::ClockZero], ..style() };
    let plan = plan(folder.path(), &options(), &wanted);
    write(folder.path(), &plan.changes).unwrap();
    assert!(folder.read("news/a.md").starts_with("---\ntitle: A\nredirects: [/news/1970/01/a/]\nsummary:"));
    // A list of redirects that is there already is for a person.
    assert!(folder.read("news/b.md").contains("date: 1969-12-31"));
    let seen = folder.look(&Wanted::default());
    assert_eq!(seen.faults.errors(), 0, "{}", seen.faults.render(""));
    let article = &seen
        .newsroom
        .unwrap()
        .articles
        .iter()
        .find(|one| one.source == "news/a.md")
        .unwrap()
        .address
        .clone();
    assert_eq!(article, "/news/undated/a/");
}

#[test]
fn an_id_and_all_who_name_it_change_together() {
    let folder = Folder::new()
        .with("topics.yaml", "- id: Mining\n  name: Mining\n- id: water\n  name: Water\n")
        .article("a", "title: A\ntopics: [Mining]\n", "One.")
        .article("b", "title: B\ntopics: [water, Mining]\n", "Two.");
    let plan = planned(&folder);
    assert_eq!(plan.changes.len(), 3);
    write(folder.path(), &plan.changes).unwrap();
    assert!(folder.read("topics.yaml").starts_with("- id: mining\n"));
    assert!(folder.read("news/b.md").contains("topics: [water, mining]"));
    assert_eq!(folder.look(&Wanted::default()).faults.errors(), 0);
}

#[test]
fn what_would_do_harm_is_left_alone() {
    // In small letters the two ids are one, which is worse than one in great letters.
    let folder = Folder::new()
        .with("topics.yaml", "- id: Mining\n  name: One\n- id: mining\n  name: Two\n- id: Water\n  name: Three\n- id: water\n  name: Four\n")
        .article("a", "title: A\ntopics: [mining, water]\n", "## One\n\n#### Two");
    let plan = planned(&folder);
    assert_eq!(plan.harmful, [Code::IdForm], "{:?}", plan.changes);
    let files: Vec<&str> = plan.changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(files, ["news/a.md"]);
}

#[test]
fn one_file_spoils_it_for_no_other() {
    // In a.md the known key that is meant takes no list; in b.md all is well.
    let folder = Folder::new()
        .with("topics.yaml", TOPICS)
        .with("news/a.md", "---\ntitle: A\ntopcs: {mining: 1}\n---\nOne.\n")
        .with("news/b.md", "---\ntitle: B\ntopcs: [mining, water]\n---\nTwo.\n");
    let plan = planned(&folder);
    let files: Vec<&str> = plan.changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!((files, plan.harmful), (vec!["news/b.md"], vec![Code::UnknownKey]));
}

#[test]
fn it_is_a_diff_to_look_at_and_nothing_is_written_before() {
    let text = "title: A: b\n";
    let folder = Folder::new().article("a", text, "Words\u{1b}[31m.");
    let plan = planned(&folder);
    let diff = plan.diff("content");
    assert!(diff.starts_with("--- content/news/a.md\n+++ content/news/a.md\n@@ "), "{diff}");
    assert!(diff.contains("\n-title: A: b\n+title: \"A: b\"\n") && !diff.contains('\u{1b}'), "{diff}");
    assert_eq!(plan.lines(), 1);
    assert!(folder.read("news/a.md").contains("title: A: b"));
    assert_eq!((plan.now.faults.errors(), plan.then.faults.errors()), (1, 0));
}

#[test]
fn a_file_that_was_changed_meanwhile_stops_everything() {
    let folder = Folder::new().article("a", "title: A: b\n", "One.").article("b", "title: C: d\n", "Two.");
    let plan = planned(&folder);
    let folder = folder.article("b", "title: Something else\n", "Two.");
    assert!(
        matches!(write(folder.path(), &plan.changes), Err(NotWritten::ChangedMeanwhile(file)) if file == "news/b.md")
    );
    assert!(folder.read("news/a.md").contains("title: A: b"));
}

/// Every folder of faults, mended: never more faults than before, and what is planned is what comes of it.
#[test]
fn no_corpus_gets_worse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for corpus in ["faults", "style"] {
        for entry in std::fs::read_dir(root.join(corpus)).unwrap() {
            let content = entry.unwrap().path().join("content");
            let plan = plan(&content, &options(), &style());
            let instead: Instead =
                plan.changes.iter().map(|one| (one.path.clone(), one.after.clone())).collect();
            let then = look(&content, &options(), &style(), &instead);
            assert_eq!(told(&then), told(&plan.then), "{}", content.display());
            let weight = |faults: &chasqui::publish::fault::Faults| (faults.errors(), faults.list().len());
            let (before, after) = (weight(&plan.now.faults), weight(&plan.then.faults));
            assert!(after < before || plan.changes.is_empty(), "{}: {before:?} {after:?}", content.display());
            // Once more there is nothing left to be mended but what would do harm.
            for change in &plan.changes {
                assert_ne!(change.before, change.after);
            }
        }
    }
}
