//! Data that fails: a clear message in its own place, a way to try again that works, and nothing else breaks.

use crate::harness::{Fault, Page, Setup, Site};
use crate::sights::{attribute, choose, head, hear, how_many, titles};
use std::time::Duration;

const FAULTS: [(Fault, &str); 6] = [
    (Fault::Missing, "not-there"),
    (Fault::Empty, "unreadable"),
    (Fault::Cut, "unreadable"),
    (Fault::Garbled, "unreadable"),
    (Fault::Page, "not-there"),
    (Fault::Newer, "newer"),
];

/// What can be done about a fault: told by a link where a whole page is lost, by a button where a part of it is.
fn again(page: &Page, fault: Fault, is_part: bool) {
    match (fault, is_part) {
        // The program itself is too old: the browser loads the page with a new one.
        (Fault::Newer, _) => page.inside("main", "").click("link", "Load again").ready(),
        (_, true) => page.inside("main", "").click("button", "Try again"),
        (_, false) => page.inside("main", "").click("link", "Try again"),
    };
}

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
            let is_list = attribute(&page, "main .list-trouble", "class").is_some();
            assert_eq!(is_list, shown == "28 articles", "{file} {fault:?}");
            if is_list {
                // A list is still called what it is, and the ways to the plain ones are there.
                assert_eq!(page.h1(), ["News"]);
                assert_eq!(how_many(&page, ".list-trouble a[href$='/archive/']"), 1);
            }
            site.heal();
            again(&page, fault, is_list);
            page.see(shown);
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
        again(&page, fault, true);
        page.see("Doe Run wants");
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
fn a_filter_that_fails_leaves_the_page_around_the_list() {
    let site = Site::built();
    for (setup, fault, said) in [
        (Setup::desk(), Fault::Cut, "cannot be read"),
        (Setup::phone(), Fault::Missing, "does not have this file"),
    ] {
        let page = Page::new(&site, &setup);
        page.without_cache().hold_text();
        site.fail("data/v1/facets.", fault);
        page.open("/news/").ready();
        if how_many(&page, "[data-open-filters]:not([hidden])") > 0 && fault == Fault::Missing {
            page.click_button("Filter").find("dialog", "Filter");
        }
        choose(&page, "topic", "mining");
        page.at("/news/?topic=mining").see("could not be looked up").see(said);
        page.see_focus("button", "Try again").fits_its_width().axe_clean().text_kept();
        hear(&page, "could not be looked up");
        assert_eq!((page.h1(), page.title()), (vec!["News".to_owned()], "Mining · News · PSG".to_owned()));
        assert!(page.names("dialog").is_empty(), "the filters, which count what is not known, are put away");
        // The years are plain lists, which the browser has.
        page.inside("navigation", "By year").click("link", "2019").at("/news/2019/").see("11 articles");
        page.back().at("/news/?topic=mining").see("could not be looked up").see("By year");
        page.inside("main", "").click("link", "Archive").at("/archive/").ready();
        // Opened with a query, and back to the list as it came: that is whole.
        page.open("/news/?topic=women").ready().see("could not be looked up").see("By year");
        page.open("/news/").ready();
        page.script("document.querySelector('#filters [data-value=mining]').click()");
        page.see("could not be looked up").back().at("/news/").see_count(28);
        page.until("the list is back", || (how_many(&page, ".list-trouble") == 0).then_some(()));
        assert_eq!((page.title(), titles(&page).len()), ("News · PSG".to_owned(), 20));
        site.heal();
        page.forward().at("/news/?topic=mining").see_count(9);
        assert_eq!((titles(&page).len(), how_many(&page, ".list-trouble")), (9, 0));
        page.console_clean_but(&["Failed to load resource"]);
    }
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
fn the_page_that_was_opened_is_there_without_a_line() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk());
    page.without_cache();
    for route in [
        "/news/2019/03/madre-de-dios-plan/",
        "/",
        "/key-issues/mining-and-communities/",
        "/news/2019/",
        "/regions/",
        "/support/",
        "/es/news/2019/04/carta-desde-puno/",
    ] {
        page.online().hold_text().open(route).ready();
        let (was, h1) = (head(&page), page.h1());
        let text = page.script("return document.querySelector('main').textContent");
        let there = if route.starts_with("/es/") { "Archivo" } else { "Archive" };
        page.click_link(there).see_focus("heading", there);
        page.offline().back().at(route).see_focus("heading", &h1[0]);
        assert_eq!((head(&page), page.h1()), (was, h1), "{route}");
        page.text_kept();
        assert_eq!(page.script("return document.querySelector('main').textContent"), text, "{route}");
        page.forward().see_focus("heading", there);
        // By a link, too, when nothing else can be had.
        if route == "/" {
            page.click_link("Peru Support Group").at("/").see("We are an independent NGO");
        }
    }
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
