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

/// Whatever the builds before told of it, in whose data ever: its neighbours, its translation, lists, other pages.
#[test]
fn a_withdrawn_article_leaves_the_older_data_of_all_others() {
    let bench = Bench::of("tests/newsroom");
    let secret = |title: &str, place: &str, extra: &str| {
        format!(
            "---\ntitle: {title}\ndate: 2018-02-12\ntopics: [dragado]\nregions: [isla-mayor]\n{place}\
             event: {{starts: 2018-02-20T18:00, venue: A hidden house}}\n{extra}---\nHere stands {TEXT}.\n"
        )
    };
    let place = "series: {id: cuadernos-de-faro, number: 7}\n";
    let other = |number: u32, text: &str| {
        let head = format!("title: Otro {number}\ndate: 2018-02-1{number}\ntopics: [dragado]\n");
        format!("---\n{head}series: {{id: cuadernos-de-faro, number: {number}}}\n---\n{text}\n")
    };
    bench.write("news/2018/secret.md", &secret(TITLE, place, ""));
    bench.write(
        "news/2018/english.md",
        "---\ntitle: Its version\ndate: 2018-02-12\nlanguage: en\ntranslates: 2018/secret\n---\nA text.\n",
    );
    bench.write("news/2018/one.md", &other(6, "Uno.")).write("news/2018/two.md", &other(8, "Dos."));
    bench.try_build().unwrap();
    // Two more builds, so that there is older data of others.
    for text in ["Dos y medio.", "Tres."] {
        bench.write("news/2018/two.md", &other(8, text));
        bench.try_build().unwrap();
    }
    let naming = |what: &str| -> Vec<String> {
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(what);
        bench.files().iter().filter(|(_, bytes)| has(bytes)).map(|(path, _)| path.clone()).collect()
    };
    assert!(naming(TITLE).iter().filter(|path| path.contains("articles/2018/two.")).count() >= 3);
    assert!(naming(TITLE).len() > 20, "{:?}", naming(TITLE));
    // Withdrawn, and renamed in the same moment.
    let note = "withdrawn: {date: 2020-01-01, text: Se pidió.}\n";
    bench.write("news/2018/secret.md", &secret("Un artículo retirado", place, note));
    bench.try_build().unwrap();
    for gone in [TITLE, TEXT, "A hidden house"] {
        assert_eq!(naming(gone), Vec::<String>::new(), "{gone}");
    }
    let named = naming("Un artículo retirado");
    let is_its_own =
        |path: &String| path.contains("2018/02/secret/") || path.contains("articles/2018/secret.");
    let is_feed = |path: &String| path.starts_with("feeds/news.") || path.starts_with("feeds/languages/es.");
    assert!(named.iter().all(|path| is_its_own(path) || is_feed(path)), "{named:?}");
    // Later builds keep older data again.
    bench.write("news/2018/two.md", &other(8, "Cuatro."));
    assert!(bench.try_build().unwrap().output.kept > 0);
    assert_eq!(naming(TITLE), Vec::<String>::new());
}

#[test]
fn an_article_or_page_taken_out_leaves_no_older_data() {
    let bench = Bench::of("tests/newsroom");
    bench.write("news/2018-04-04-secret.md", &article(""));
    bench.write("pages/secret.md", &format!("---\ntitle: A page\n---\n{TEXT}\n"));
    bench.try_build().unwrap();
    std::fs::remove_file(bench.options.content.join("news/2018-04-04-secret.md")).unwrap();
    bench.try_build().unwrap();
    let naming = |what: &str| -> usize {
        bench.files().values().filter(|bytes| String::from_utf8_lossy(bytes).contains(what)).count()
    };
    assert_eq!((naming(TITLE), naming(TEXT) > 0), (0, true));
    std::fs::remove_file(bench.options.content.join("pages/secret.md")).unwrap();
    bench.try_build().unwrap();
    assert_eq!(naming(TEXT), 0);
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
