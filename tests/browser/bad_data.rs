//! Data that fails: a clear message in its own place, a way to try again that works, and nothing else breaks.

use crate::harness::{Fault, Page, Setup, Site};
use crate::sights::{attribute, choose, how_many, titles};
use std::time::Duration;

const FAULTS: [(Fault, &str); 6] = [
    (Fault::Missing, "not-there"),
    (Fault::Empty, "unreadable"),
    (Fault::Cut, "unreadable"),
    (Fault::Garbled, "unreadable"),
    (Fault::Page, "not-there"),
    (Fault::Newer, "unreadable"),
];

/// Data, the page from which it is come to, the link to it, what is then shown.
const PLACES: [(&str, &str, &str, &str); 6] = [
    ("data/v1/articles/letter-from-puno.", "/", "Letter from Puno", "the boundary between"),
    ("data/v1/facets.", "/", "News and analysis", "28 articles"),
    ("data/v1/cards.", "/archive/", "News and analysis", "28 articles"),
    ("data/v1/newest.", "/archive/", "Peru Support Group", "We are an independent NGO"),
    ("data/v1/pages.", "/news/", "About us", "Social inclusion"),
    (
        "data/v1/pages/key-issues/mining-and-communities.",
        "/key-issues/",
        "Mining and communities",
        "Rules for security",
    ),
];

#[test]
fn every_file_in_turn_fails_in_every_way() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.without_cache();
    for (file, from, link, shown) in PLACES {
        for (fault, name) in FAULTS {
            site.fail(file, fault);
            page.open(from).ready().click_link(link);
            let said = page.until(&format!("{file} fails: {fault:?}"), || {
                attribute(&page, "main .trouble", "data-trouble")
            });
            assert_eq!(said, name, "{file} {fault:?}");
            // What stood there is gone, the rest of the page is not; the address says where one is.
            assert_eq!(
                (page.h1().len(), how_many(&page, "header a, footer a") > 5),
                (1, true),
                "{file} {fault:?}"
            );
            site.heal();
            page.inside("main", "").click("link", "Try again").see(shown);
            assert_eq!(how_many(&page, ".trouble"), 0, "{file} {fault:?}");
        }
    }
    page.console_clean_but(&["Failed to load resource"]);
}

#[test]
fn parts_fail_in_their_own_place() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.without_cache();
    for (fault, name) in FAULTS {
        // A shard of cards: its items say so, all others are there, and the filters count on.
        site.fail("cards/2004.", fault);
        page.open("/news/").ready();
        choose(&page, "topic", "mining");
        page.at("/news/?topic=mining").see_count(9);
        page.until("the items say so", || (how_many(&page, ".results .trouble") == 1).then_some(()));
        assert_eq!(attribute(&page, ".results .trouble", "data-trouble").as_deref(), Some(name), "{fault:?}");
        assert_eq!(titles(&page).len(), 8, "{fault:?}");
        choose(&page, "region", "cusco");
        page.see_count(4).back().see_count(9);
        site.heal();
        page.click_button("Try again").see("Doe Run wants");
        assert_eq!((titles(&page).len(), how_many(&page, ".trouble")), (9, 0), "{fault:?}");
    }
    // What stands beside a key issue; an article of an issue; what is known of a series' numbers.
    site.fail("facets.", Fault::Cut);
    page.open("/key-issues/").ready().inside("main", "").click("link", "Mining and communities");
    page.see("Rules for security").see("cannot be read");
    site.heal();
    page.click_button("Try again").see("A school for community leaders");
    site.fail("articles/la-oroya-lead.", Fault::Missing);
    page.open("/series/update/").ready().inside("navigation", "All numbers").click("link", "102");
    page.see("President Alejandro Toledo").see("does not have this file");
    site.heal();
    page.click_button("Try again").see("The town and its plant");
    site.fail("data/v1/series/", Fault::Garbled);
    page.open("/series/")
        .ready()
        .inside("main", "")
        .click("link", "Peru Update")
        .at("/series/update/")
        .see("3 articles");
    page.console_clean_but(&["Failed to load resource"]);
}

#[test]
fn a_file_that_is_gone_has_the_site_asked_anew_once() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk());
    page.without_cache().open("/archive/").ready();
    site.fail("newest.", Fault::Missing);
    site.forget();
    page.click_link("Peru Support Group").see("does not have this file");
    let asked = || site.asked().iter().filter(|path| path.contains("site.json")).count();
    assert_eq!(asked(), 1, "{:?}", site.asked());
    // And again with every try, in case it has been mended.
    page.click_link("Try again");
    page.until("the site was asked again", || (asked() == 2).then_some(()));
    page.see("does not have this file");
    site.heal();
    page.click_link("Try again")
        .see("We are an independent NGO")
        .console_clean_but(&["Failed to load resource"]);
}

#[test]
fn without_a_line() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.open("/topics/").ready().inside("main", "").click("link", "Mining").see("9 articles");
    page.offline();
    // What has been read is there without a line: another order, and all regions, which are counted here.
    page.click_link("oldest first").at("/topics/mining/?sort=oldest").see_count(9);
    page.inside("main", "").click("link", "Topics").at("/topics/").see("Mines, smelters");
    page.inside("main", "")
        .click("link", "Our work")
        .see_count(5)
        .inside("main", "")
        .click("link", "The Chasqui Challenge");
    page.see("There is no connection").at("/news/undated/chasqui-challenge/");
    page.see_focus("heading", "There is no connection").axe_clean();
    // Where one was is still there.
    page.back().at("/topics/our-work/").see_count(5);
    page.forward().see("There is no connection").online();
    page.click_link("Try again").see("run or walk").see_focus("heading", "The Chasqui Challenge");
    page.online().console_clean_but(&["Failed to load resource", "ERR_INTERNET_DISCONNECTED"]);
}

#[test]
fn a_slow_line() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/topics/").ready();
    site.fail("articles/letter-from-puno.", Fault::Held);
    page.open("/").ready();
    page.inside("main", "").click("link", "Letter from Puno");
    page.until("it is under way", || attribute(&page, "html", "data-loading").map(drop));
    assert!(!page.text().contains("longer than usual"));
    std::thread::sleep(Duration::from_millis(1200));
    assert!(!page.text().contains("longer than usual"), "not before two seconds");
    page.see("takes longer than usual").see("We are an independent NGO");
    // The reader may go elsewhere meanwhile; nothing of the old way comes later.
    page.click_link("Archive").at("/archive/").not_see("longer than usual");
    site.heal();
    page.back().at("/").inside("main", "").click("link", "Letter from Puno");
    page.at("/news/2019/04/letter-from-puno/").see("the boundary between").not_see("longer than usual");
    assert_eq!(attribute(&page, "html", "data-loading"), None);
    page.console_clean();
}
