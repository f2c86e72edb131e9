//! Every page, list, filter and search after one visit, the server dead.

use super::{all_kept, visited};
use crate::harness::{Fault, Page, Setup, Site};
use crate::sights::{attribute, choose, titles};
use crate::take_over::ROUTES;

#[test]
fn every_page_opens() {
    let mut site = Site::built();
    let page = visited(&site, Setup::desk());
    site.stop();
    for route in ROUTES {
        page.open(route).ready();
        assert_eq!(attribute(&page, "main .trouble", "data-trouble"), None, "{route}");
        assert!(!page.h1().is_empty() && !page.title().is_empty(), "{route}");
    }
    // A page in the other language, and one by Back from there.
    page.open("/es/topics/mining/").ready().see("Minería");
    page.click("link", "Archivo").at("/es/archive/").back().at("/es/topics/mining/").see("Minería");
    page.see("No hay conexión.");
}

#[test]
fn lists_filter_and_search_below_a_path() {
    let mut site = Site::built_below("/a/b/");
    let page = visited(&site, Setup::phone());
    site.stop();
    page.open("/news/").ready();
    let all = titles(&page).len();
    page.click("button", "Filter");
    let count = choose(&page, "topic", "mining");
    page.see_count(count);
    assert!(count > 0 && count < all);
    // An address that somebody was given, opened anew, and the words of a search.
    page.open("/news/?topic=mining&region=cusco").ready();
    let some = page.count();
    assert!(some > 0 && some < count, "{some} of {count}");
    page.open("/news/?q=community").ready();
    page.until("something is found", || (page.count() > 0).then_some(()));
    assert!(titles(&page).len() == page.count().min(20));
    page.reload().ready();
    page.until("it is found again", || (page.count() > 0).then_some(()));
    page.axe_clean().fits_its_width();
}

#[test]
fn without_its_index_the_search_looks_through_what_is_kept() {
    const QUESTIONS: [&str; 4] = ["community", "\"human rights\"", "mining -cusco", "comunidades"];
    let mut site = Site::built();
    let counts = |page: &Page| {
        QUESTIONS.map(|question| {
            page.open(&format!("/news/?q={}", question.replace(' ', "+").replace('"', "%22"))).ready();
            page.until("it is answered", || {
                (page.count() > 0 && attribute(page, "main .trouble", "data-trouble").is_none())
                    .then(|| page.count())
            })
        })
    };
    let with_index = counts(&Page::new(&site, &Setup::desk()));
    site.fail("data/v1/search", Fault::Missing);
    let page = Page::new(&site, &Setup::phone().keeping());
    page.open("/").ready();
    all_kept(&page);
    assert_eq!(super::in_caches(&page, "data/v1/search"), Vec::<String>::new());
    site.stop();
    assert_eq!(counts(&page), with_index);
    // It says what it looked through, marks the words, and filters go on over it.
    page.open("/news/?q=community").ready().see("Only what is kept was searched");
    assert_eq!(page.script("return document.querySelectorAll('main article mark').length > 0"), true);
    page.axe_clean().fits_its_width();
    page.open("/es/news/?q=comunidades").ready().see("Se buscó solo en lo guardado");
    page.open("/news/?q=community&from=2019-06&to=2019-06").ready();
    page.until("fewer are left", || (page.count() > 0 && page.count() < with_index[0]).then_some(()));
}
