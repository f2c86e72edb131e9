//! Imports that are run again: nothing doubles, and what was edited or taken out since stays so.

use std::fs;

use crate::bench::{Bench, sample};

const BRIDGE: &str = "news/2006/2006-05-02-the-bridge.md";

#[test]
fn nothing_doubles() {
    let bench = Bench::new();
    bench.done(&sample("classic-1.0.xml"));
    let before = bench.files();
    let report = bench.done(&sample("classic-1.0.xml"));
    assert_eq!((report.written, report.updated, report.unchanged), (0, 0, 2), "{}", report.whole());
    assert_eq!((report.media_new, report.media_there), (0, 2));
    assert_eq!(before, bench.files());
}

#[test]
fn what_was_edited_or_taken_out_stays() {
    let bench = Bench::new();
    bench.done(&sample("classic-1.0.xml"));
    let ford = "news/undated/the-ford.md";
    let edited = bench.text(ford) + "\nOur own words.\n";
    fs::write(bench.options.content.join(ford), &edited).unwrap();
    fs::remove_file(bench.options.content.join(BRIDGE)).unwrap();
    // The bridge's link would lead nowhere now; that is the publisher's to mend.
    let report = bench.done(&sample("classic-1.0.xml"));
    assert_eq!(
        (report.edited.as_slice(), report.removed.as_slice()),
        ([ford.to_owned()].as_slice(), [BRIDGE.to_owned()].as_slice())
    );
    assert_eq!(bench.text(ford), edited);
    assert!(!bench.files().contains_key(BRIDGE));
    bench.checks();
    assert!(report.whole().contains("edited since the last import"));
}

#[test]
fn what_changed_in_the_source_comes() {
    let bench = Bench::new();
    let text = fs::read_to_string(sample("classic-1.0.xml")).unwrap();
    bench.done(&bench.write("export.xml", &text));
    let changed = text.replace("The first line.", "Another line.").replace("A closing word", "A last word");
    let ford = bench.text("news/undated/the-ford.md").replace("All the", "Some");
    fs::write(bench.options.content.join("news/undated/the-ford.md"), &ford).unwrap();
    let report = bench.done(&bench.write("export.xml", changed));
    assert_eq!((report.updated, report.edited.len()), (1, 1), "{}", report.whole());
    assert!(bench.text(BRIDGE).contains("Another line."));
    assert_eq!(bench.text("news/undated/the-ford.md"), ford);
    bench.checks();
}

#[test]
fn a_second_source_comes_beside_the_first() {
    let bench = Bench::new();
    bench.done(&sample("classic-1.0.xml"));
    let other = fs::read_to_string(sample("classic-1.0.xml"))
        .unwrap()
        .replace("old.example.org", "older.example.org");
    let report = bench.done(&bench.write("other.xml", other));
    assert_eq!(report.written, 2, "{}", report.whole());
    assert!(bench.files().contains_key("news/2006/2006-05-02-the-bridge-2.md"));
    bench.checks();
}

#[test]
fn errors_in_the_folder_stop_it_before_anything_changes() {
    let bench = Bench::new();
    bench.write("content/site.yaml", "nam: x\n");
    let before = bench.files();
    let mut source = chasqui::publish::import::wordpress::Export::new(sample("classic-1.0.xml"), None);
    let error = bench.import(&mut source).unwrap_err().to_string();
    assert!(error.contains("nothing was imported") && error.contains("chasqui check"), "{error}");
    assert_eq!(before, bench.files());
}
