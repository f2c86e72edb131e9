//! "Take this list with you": the whole answer as a file, made in the browser.

use serde_json::Value;

use crate::harness::{Fault, Key, Page, Setup, Site};
use crate::sights::{choose, titles};

/// Catches what is offered to be saved, as a text with its name.
const CATCH: &str = "globalThis.saved = [];
const real = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return real.call(URL, blob); };";

fn open(page: &Page, path: &str) {
    page.before_each_page(CATCH);
    page.open(path).ready().click("DisclosureTriangle", "Take this list with you");
    page.see("not only this page");
}

/// The last file that was made.
fn file(page: &Page, format: &str) -> String {
    page.script("saved.length = 0");
    page.click_button(format).see("Ready:");
    page.until("the file is made", || page.script("return saved.at(-1) ?? null").as_str().map(str::to_owned))
}

#[test]
fn the_whole_list_in_every_format() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    open(&page, "/news/");
    page.see("28 articles. About");
    // What the list itself has read stays out of it.
    page.without_cache();
    let shards = || site.asked().iter().filter(|file| file.contains("data/v1/cards/")).count();
    let before = shards();
    let csv = file(&page, "CSV, for spreadsheets");
    assert!(shards() > before, "shards are asked for when a format is chosen, not before");
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(lines[0].contains("28 articles at") && lines[0].contains("/news/"), "{}", lines[0]);
    assert!(lines[1].starts_with("id,title,authors,date,earliest,latest,kind,topics"), "{}", lines[1]);
    let json: Value = serde_json::from_str(&file(&page, "JSON")).expect("JSON");
    let articles = json["articles"].as_array().expect("articles");
    assert_eq!((articles.len(), json["source"]["count"].as_u64()), (28, Some(28)));
    let shown = titles(&page);
    let named: Vec<&str> = articles.iter().filter_map(|it| it["title"].as_str()).collect();
    assert_eq!(named[..20], shown[..], "in the list's order");
    assert!(articles.iter().all(|it| it["address"].as_str().is_some_and(|it| it.starts_with(site.url()))));
    assert_eq!(file(&page, "BibTeX").matches("\n@").count(), 28);
    assert_eq!(file(&page, "RIS, for reference managers").matches("\r\nER  - ").count(), 28);
    page.axe_clean().console_clean();
}

#[test]
fn a_filtered_list_and_whole_texts_by_keyboard() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone().dark());
    page.before_each_page(CATCH);
    page.open("/es/topics/mining/?region=cusco&sort=oldest").ready();
    page.script("document.querySelector('.take summary').focus()");
    page.press(Key::Enter).see("no solo esta página").see("4 artículos. Unos");
    page.tab(3);
    page.see("JSON con los textos completos")
        .press(Key::Enter)
        .see("Listo: psg-es-topics-mining-region-cusco-sort-oldest.json");
    let text = page
        .until("the file is made", || page.script("return saved.at(-1) ?? null").as_str().map(str::to_owned));
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let articles = json["articles"].as_array().expect("articles");
    assert_eq!(articles.len(), 4);
    for article in articles {
        assert!(
            article["body"].as_str().is_some_and(|body| body.contains("<p>") && !body.contains("site:/"))
        );
    }
    page.fits_its_width().axe_clean().console_clean();
}

#[test]
fn a_changed_list_begins_anew() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    open(&page, "/news/");
    file(&page, "JSON");
    let count = choose(&page, "topic", "mining");
    page.at("/news/?topic=mining").see(&format!("{count} articles. About")).not_see("Ready:");
    let json: Value = serde_json::from_str(&file(&page, "JSON")).expect("JSON");
    assert_eq!(json["articles"].as_array().map(Vec::len), Some(count));
    page.open("/news/?topic=nonesuch").ready().click("DisclosureTriangle", "Take this list with you");
    page.see("There is nothing in this list to take along.").console_clean();
}

#[test]
fn what_is_lost_is_said_and_tried_again() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.without_cache();
    // The module itself.
    site.fail("app/export.", Fault::Missing);
    page.before_each_page(CATCH);
    page.open("/news/").ready().click("DisclosureTriangle", "Take this list with you").see("Try again");
    site.heal();
    page.click("DisclosureTriangle", "Take this list with you");
    page.click("DisclosureTriangle", "Take this list with you").see("28 articles. About");
    // A shard, in every way that it can be lost.
    for fault in [Fault::Missing, Fault::Cut, Fault::Garbled, Fault::Page] {
        page.open("/news/")
            .ready()
            .click("DisclosureTriangle", "Take this list with you")
            .see("28 articles. About");
        site.fail("data/v1/cards/20", fault);
        page.click_button("CSV, for spreadsheets").see("so no file was made");
        assert_eq!(page.script("return saved.length"), 0, "{fault:?}: nothing half is offered");
        site.heal();
        page.click_button("Try again").see("Ready:");
    }
}

#[test]
fn cancelling_makes_no_file() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    open(&page, "/news/");
    page.without_cache();
    site.fail("data/v1/articles/", Fault::Held);
    let whole =
        page.names("button").into_iter().find(|name| name.starts_with("JSON with the whole texts, about "));
    page.click_button(&whole.expect("whole texts, with their size"));
    page.click_button("Cancel").see("Cancelled; no file was made.");
    site.heal();
    assert_eq!(page.script("return saved.length"), 0);
    // The keyboard is where it was before.
    assert_eq!(page.script("return document.activeElement.dataset.format"), "whole");
    page.console_clean();
}
