//! Old addresses with a query lead on in a browser, whatever the host: by the start script where a page of the site stands,
//! by a page of their own where several shared a path; and nobody else pays for it.

use std::fs;
use std::path::Path;

use chasqui::publish::build::{BuildOptions, Progress, build};
use chasqui::publish::output::Precompress;

use crate::harness::{Page, Setup, Site};
use crate::offline::{copy, project};

const OLD: &str = "---\ntitle: Where it is now\nredirects: [\"/?p=123\", \"/news/?story=9\", \"/news.php?id=55\", /node/7, \
                   \"/node/7?x=1\"]\n---\nThe text.\n";
const OTHER: &str = "---\ntitle: Another one\nredirects: [\"/news.php?id=55&lang=es\"]\n---\nThe text.\n";

/// The demo newsroom with these pages, built beside the tests.
fn built(place: &Path) {
    let content = place.join("content");
    copy(&project("content"), &content);
    fs::write(content.join("pages/here.md"), OLD).unwrap();
    fs::write(content.join("pages/other.md"), OTHER).unwrap();
    let options = BuildOptions {
        content,
        app: Some(project("target/app")),
        out: place.join("dist"),
        precompress: Precompress::None,
        ..BuildOptions::default()
    };
    build(&options, Progress::Silent).unwrap();
}

#[test]
fn a_query_leads_on() {
    let place = tempfile::tempdir().unwrap();
    built(place.path());
    let site = Site::of(&place.path().join("dist"), "/a/b");
    let page = Page::new(&site, &Setup::phone());
    for (from, to) in [
        ("/?p=123", "/here/"),
        ("/?utm_source=letter&p=123", "/here/"),
        ("/news/?story=9", "/here/"),
        ("/news.php?id=55", "/here/"),
        ("/news.php?lang=es&id=55", "/other/"),
        ("/node/7", "/here/"),
        ("/node/7/?x=1", "/here/"),
    ] {
        page.open(from).at(to).see("The text.");
    }
    // A table is loaded by those who ask for such a parameter, and nothing comes of one that is not in it.
    site.forget();
    let page = Page::new(&site, &Setup::phone());
    page.open("/").see("We are an independent NGO");
    page.open("/news/?topic=mining").see("9 articles");
    assert!(!site.asked().iter().any(|path| path.contains("/app/moved.")), "{:?}", site.asked());
    page.open("/?p=124").see("We are an independent NGO").at("/?p=124");
    assert!(site.asked().iter().any(|path| path.contains("/app/moved.")), "{:?}", site.asked());
    // What nobody knows is answered by words and a link.
    page.open("/news.php?id=56").see("This address has moved").click_link("News").at("/news/");
    page.console_clean();
    let plain = Page::new(&site, &Setup::phone().without_scripts());
    plain.open("/news.php?id=55").see("This address has moved").click_link("News").at("/news/");
    plain.open("/node/7/?x=1").at("/here/").see("The text.");
}
