//! `/offline/`: what is kept, and what a reader wants kept.

use super::{in_caches, stock, visited};
use crate::harness::{Setup, Site};
use crate::sights::{attribute, choose};

#[test]
fn a_reader_removes_everything_and_keeps_a_topic() {
    let mut site = Site::built();
    let page = visited(&site, Setup::phone());
    page.open("/offline/").ready().see("What is kept").see("33 of 33 articles");
    page.axe_clean().fits_its_width();
    // Asked twice, and then nothing is kept unasked.
    page.click("button", "Remove everything kept and saved").click("button", "Yes, remove it all");
    page.see("Everything has been removed");
    page.open("/news/").ready();
    page.open("/offline/").ready().see("Everything has been removed");
    assert_eq!(in_caches(&page, "data/v1/articles/"), Vec::<String>::new());
    // By the keyboard: everything that can be kept has a name of its own.
    page.click("button", "Keep: Everything");
    page.until("all is kept", || stock(&page).filter(|(kept, count)| *count > 0 && kept == count));
    page.see("33 of 33 articles");
    page.axe_clean();
    page.click("button", "Remove: Everything");
    page.until("none is kept", || stock(&page).filter(|(kept, _)| *kept == 0));
    page.click("DisclosureTriangle", "By topic").click("button", "Keep: Mining");
    let mining = page.until("some are kept", || stock(&page).filter(|(kept, _)| *kept > 0));
    assert!(mining.0 < mining.1, "{mining:?}");
    site.stop();
    page.open("/news/?topic=mining").ready();
    assert!(page.count() > 0);
}

#[test]
fn it_says_so_where_nothing_can_be_kept() {
    let site = Site::built();
    let page = crate::harness::Page::new(&site, &Setup::desk().without_scripts());
    page.open("/offline/").see("takes a browser in which scripts run");
    let page = crate::harness::Page::new(&site, &Setup::desk().dark());
    page.open("/es/offline/").ready().see("Leer sin conexión").axe_clean();
}

#[test]
fn with_less_data_the_program_waits_for_what_needs_it() {
    let site = Site::built();
    let page = visited(&site, Setup::desk());
    page.open("/offline/").ready().click("button", "Use less data");
    page.until("it is remembered", || {
        (attribute(&page, "[data-deed=less]", "aria-pressed")? == "true").then_some(())
    });
    page.open("/news/").see("28 articles");
    page.until("it rests", || attribute(&page, "html", "data-resting"));
    let asked = |part: &str| page.loaded().iter().any(|url| url.contains(part));
    assert!(!asked("app_bg.") && !asked("site.json"), "{:?}", page.loaded());
    assert_eq!(attribute(&page, "html", "data-app"), None);
    // The first choice wakes it and is answered.
    let count = choose(&page, "topic", "mining");
    page.ready().see_count(count);
    // A search does as well, and an address that asks something need not be touched.
    page.open("/").see("Peru Support Group").fill("searchbox", "Search", "mining");
    page.ready();
    page.open("/news/?topic=mining").ready().see_count(count);
    page.open("/saved/").ready();
}
