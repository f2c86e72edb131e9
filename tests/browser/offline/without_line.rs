//! Every page, list, filter and search after one visit, the server dead.

use super::visited;
use crate::harness::{Setup, Site};
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
