//! What was taken back is gone everywhere but for its note.

use super::fixture::{Bench, html_pages, text};

const TITLE: &str = "A name in danger";
const TEXT: &str = "what must not stay";

fn article(extra: &str) -> String {
    format!("---\ntitle: {TITLE}\ndate: 2018-04-04\n{extra}---\nHere stands {TEXT}.\n")
}

#[test]
fn a_withdrawn_article_leaves_its_note_alone() {
    let bench = Bench::of("tests/newsroom");
    bench.write("news/2018-04-04-secret.md", &article(""));
    bench.try_build().unwrap();
    let mentions = |what: &str| -> Vec<String> {
        let files = bench.files();
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(what);
        files.iter().filter(|(_, bytes)| has(bytes)).map(|(path, _)| path.clone()).collect()
    };
    assert!(mentions(TEXT).len() >= 4, "{:?}", mentions(TEXT));
    let note = "withdrawn: {date: 2020-01-01, text: It was asked for.}\n";
    bench.write("news/2018-04-04-secret.md", &article(note));
    bench.try_build().unwrap();
    // Data of the build before is kept for pages that are open, but not this.
    assert_eq!(mentions(TEXT), Vec::<String>::new());
    let files = bench.files();
    let page = text(&files, "news/2018/04/secret/index.html");
    assert!(page.contains("It was asked for.") && page.contains("content=\"noindex\""), "{page}");
    let listed =
        html_pages(&files).filter(|(_, page)| page.contains("news/2018/04/secret/\"")).map(|(path, _)| path);
    assert_eq!(listed.collect::<Vec<_>>(), ["news/2018/04/secret/index.html"]);
}

#[test]
fn old_addresses_lead_on() {
    let bench = Bench::of("tests/newsroom");
    bench.write(
        "news/2018-04-04-moved.md",
        &article("redirects: [/node/77, /old/page.html, \"/news.php?id=55\"]\n"),
    );
    let files = bench.build();
    for (path, href) in
        [("node/77/index.html", "../../news/2018/04/moved/"), ("old/page.html", "../news/2018/04/moved/")]
    {
        let page = text(&files, path);
        assert!(page.contains(&format!("<a href=\"{href}\">{TITLE}</a>")), "{page}");
    }
    let site: chasqui::model::Site = serde_json::from_str(text(&files, "data/v1/site.json")).unwrap();
    let pages = text(&files, &site.roots.pages.file);
    assert!(pages.contains("[\"/news.php?id=55\",\"/news/2018/04/moved/\"]"), "{pages}");
}
