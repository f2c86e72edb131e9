//! Export files of each form, looked at as the files that they become.

use chasqui::publish::import::Outcome;
use chasqui::publish::import::wordpress::Export;

use crate::bench::{Bench, sample};

#[test]
fn a_classic_export() {
    let bench = Bench::new();
    let report = bench.done(&sample("classic-1.0.xml"));
    assert_eq!((report.read, report.written), (3, 2), "{}", report.whole());
    assert_eq!(report.skipped.get("in the bin"), Some(&1));
    assert_eq!(report.aside.get("earlier states of texts"), Some(&1));
    assert_eq!(report.aside.get("comments of readers"), Some(&1));
    assert_eq!(report.aside.get("in the media library"), Some(&1));
    assert_eq!(
        bench.text("news/2006/2006-05-02-the-bridge.md"),
        "---\n\
         title: \"The bridge – and the \\\"ford\\\": a #1 story\"\n\
         date: 2006-05-02\n\
         topics: [rivers]\n\
         authors:\n  - {name: Ana Ferrer}\n\
         redirects: [\"/2006/05/the-bridge/\", \"/?p=3\"]\n\
         x-terms: [\"post_tag: market\"]\n\
         ---\n\
         The first line.\\\n\
         The second line, with _emphasis_ and a [link to the ford](../undated/the-ford.md).\n\
         \n\
         ![A bridge](media/2006/05/bridge.jpg \"The bridge at noon\")\n\
         \n\
         - One\n\
         - Two **strong**\n\
         \n\
         http://www.youtube.com/watch?v=abc_def-12\n\
         \n\
         See \\[the map\\] and \\[contact-form 1 \"Write to us\"\\].\n"
    );
    let ford = bench.text("news/undated/the-ford.md");
    assert!(!ford.contains("date:") && ford.contains("summary: What the ford was.\n"), "{ford}");
    assert!(ford.contains("![](media/2006/05/bridge.jpg)"), "{ford}");
    assert!(ford.contains("A closing word \\]\\]> here. [The report](media/2006/05/report.pdf)"), "{ford}");
    assert!(ford.contains("[what is lost](https://old.example.org/lost/)"), "{ford}");
    assert_eq!(bench.text("topics.yaml"), "- id: rivers\n  name: \"Rivers & lakes\"\n");
    assert_eq!(
        bench.text("media.yaml"),
        "- file: media/2006/05/bridge.jpg\n  redirects: [\"/wp-content/uploads/2006/05/bridge.jpg\"]\n\
         - file: media/2006/05/report.pdf\n  redirects: [\"/wp-content/uploads/2006/05/report.pdf\"]\n"
    );
    let whole = report.whole();
    for told in [
        "a script",
        "a shortcode kept as it is written: contact-form",
        "no date is known",
        "https://old.example.org/lost/",
    ] {
        assert!(whole.contains(told), "{told}: {whole}");
    }
    bench.checks();
}

#[test]
fn translations_pages_and_drafts() {
    let bench = Bench::new();
    bench.write("content/site.yaml", "name: The Valley Bulletin\nlanguages: [en, es]\n");
    bench.write("content/regions.yaml", "- id: north\n  name: The North\n  places: [Valle Alto]\n");
    let report = bench.done(&sample("translated-1.1.xml"));
    assert_eq!((report.read, report.written), (7, 7), "{}", report.whole());
    let about = bench.text("pages/about.md");
    assert!(about.contains("order: 2\n") && about.contains("[Our history](about/history.md)"), "{about}");
    assert!(
        about.contains("redirects: [\"/blog/about/\", \"/blog/?p=10\", \"/blog/?page_id=10\"]"),
        "{about}"
    );
    let other = bench.text("pages/es/nosotros.md");
    assert!(other.contains("translates: about\n") && !other.contains("language:"), "{other}");
    let water = bench.text("news/2012/2012-03-04-water.md");
    assert!(water.contains("kind: letter\n") && water.contains("places: [Valle Alto]\n"), "{water}");
    assert!(water.contains("authors:\n  - {name: Juan Solís}\n"), "{water}");
    assert!(water.contains("[In Spanish](2012-03-05-agua.md)"), "{water}");
    assert!(water.contains("[A draft](http://old.example.org/blog/?p=15)"), "{water}");
    assert!(water.contains("/blog/2012/03/waters/"), "{water}");
    let agua = bench.text("news/2012/2012-03-05-agua.md");
    assert!(agua.contains("language: es\ntranslates: \"2012/2012-03-04-water\"\n"), "{agua}");
    let draft = bench.text("news/undated/not-done-yet.md");
    assert!(draft.contains("draft: true\n") && !draft.contains("date:"), "{draft}");
    let members = bench.text("news/2012/2012-05-01-members.md");
    assert!(members.contains("draft: true\nx-standing: for those with a password\n"), "{members}");
    bench.checks();
}

#[test]
fn blocks() {
    let bench = Bench::new();
    let report = bench.done(&sample("blocks-1.2.xml"));
    assert_eq!((report.read, report.written), (2, 2), "{}", report.whole());
    assert_eq!(
        bench.text("news/2021/2021-09-10-trees.md"),
        "---\n\
         title: \"Trees & people\"\n\
         date: 2021-09-10\n\
         modified: 2021-10-01\n\
         summary: What a forest is.\n\
         topics: [forests]\n\
         authors:\n  - {name: Ana Ferrer}\n\
         image: {file: media/2021/09/tree.png, alt: A tree in a field, caption: In autumn}\n\
         redirects: [\"/2021/09/trees/\", \"/?p=21\"]\n\
         ---\n\
         A forest[^1] is **more** than trees: [events](2021-11-01-walk.md).\n\
         \n\
         ## Roots\n\
         \n\
         ![A tree](media/2021/09/tree.png \"A tree by nobody\")\n\
         \n\
         - Oak\n\
         - Ash, see [above](#roots)\n\
         \n\
         > Plant them.\n\
         >\n\
         > <cite>A farmer</cite>\n\
         \n\
         https://vimeo.com/123\n\
         \n\
         | Year | Trees |\n| --- | --- |\n| 2020 | 7 |\n\
         \n\
         Counted\n\
         \n\
         [The plan](media/2021/09/plan.pdf)\n\
         \n\
         Said in many places.\n\
         \n\
         \\[acme/map\\]\n\
         \n\
         [^1]: By _law_.\n"
    );
    assert!(bench.text("news/2021/2021-11-01-walk.md").contains("kind: event\n"));
    let whole = report.whole();
    for told in
        ["a block that is not known", "a block that WordPress fills", "entries of menus", "blocks kept apart"]
    {
        assert!(whole.contains(told), "{told}: {whole}");
    }
    bench.checks();
}

#[test]
fn the_mapping_is_proposed_first() {
    let mut bench = Bench::new();
    bench.options.yes = false;
    let source = || Export::new(sample("blocks-1.2.xml"), Some(bench.uploads()));
    let outcome = bench.import(&mut source()).unwrap();
    assert!(outcome.to_string().contains("Nothing is imported yet"), "{outcome}");
    assert!(matches!(outcome, Outcome::Proposed { items: 2, .. }));
    assert!(bench.files().is_empty());
    let path = bench.path().join("import.yaml");
    let proposed = std::fs::read_to_string(&path).unwrap();
    assert!(
        proposed.contains("slug: forests, name: Forests, items: 1, to: topic forests}   # new"),
        "{proposed}"
    );
    std::fs::write(&path, proposed.replace("topic forests", "topic woods")).unwrap();
    crate::bench::report(bench.import(&mut source()).unwrap());
    assert!(bench.text("news/2021/2021-09-10-trees.md").contains("topics: [woods]"));
    assert_eq!(bench.text("topics.yaml"), "- id: woods\n  name: Forests\n");
}

#[test]
fn a_dry_run_changes_nothing() {
    let mut bench = Bench::new();
    bench.options.dry_run = true;
    let report = bench.done(&sample("classic-1.0.xml"));
    assert_eq!(report.written, 2);
    assert!(!bench.options.content.exists() && !bench.path().join("import.yaml").exists());
}
