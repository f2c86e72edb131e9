//! The app takes the prerendered page over where it stands: the reader's text stays, nothing moves, nothing is lost.

use crate::harness::{Fault, Page, Setup, Site};
use crate::sights::{attribute, choose, titles};
use serde_json::Value;
use std::time::Duration;

/// One page of every kind.
pub(crate) const ROUTES: [&str; 23] = [
    "/",
    "/news/",
    "/news/2019/06/a-school-for-community-leaders/",
    "/news/2004/02/la-oroya-lead/",
    "/news/undated/mining-and-development-in-the-andes/",
    "/news/undated/small-scale-mining-formalisation/",
    "/news/2019/",
    "/news/2019/03/",
    "/news/undated/",
    "/archive/",
    "/topics/",
    "/topics/mining/",
    "/topics/mining/2019/",
    "/regions/",
    "/regions/cusco/",
    "/series/",
    "/series/update/",
    "/series/update/102/",
    "/key-issues/",
    "/key-issues/mining-and-communities/",
    "/about/aims/",
    "/support/",
    "/data/",
];

#[test]
fn the_text_stays_and_nothing_moves() {
    let site = Site::built();
    for setup in [Setup::desk(), Setup::phone()] {
        let page = Page::new(&site, &setup);
        page.hold_text().without_cache();
        for route in ROUTES {
            // As on a slow line: the page is shown before its start script runs, and again before the program does.
            site.fail("app/start.js", Fault::Slow(Duration::from_millis(150)));
            site.fail(".wasm", Fault::Held);
            page.open(route).painted();
            site.heal();
            // A phone hides the filters below the list when it can open them as a sheet; that is below what is in view.
            page.ready().text_kept().stands_still(0.001);
        }
        page.console_clean();
    }
}

#[test]
fn a_program_that_breaks_leaves_the_page_to_the_browser() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/?topic=mining").ready();
    let all = titles(&page);
    // What a panic is to the page: the program traps, and an event says so. (An error thrown by the driver's own script
    // would be told without the error itself.)
    page.script(
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))",
    );
    page.until("the page says so", || {
        (attribute(&page, "html", "data-app").as_deref() == Some("failed")).then_some(())
    });
    assert_eq!(attribute(&page, "html", "data-app-reason").as_deref(), Some("broken"));
    assert_eq!(titles(&page), all);
    // From here on links are the browser's: another document, whose program starts anew.
    page.inside("navigation", "Sections").click("link", "Key issues").at("/key-issues/").ready();
}

#[test]
fn a_choice_made_too_early_is_answered() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    site.fail(".wasm", Fault::Held);
    page.without_cache().open("/news/");
    page.until("the start is under way", || {
        (attribute(&page, "html", "data-app").as_deref() == Some("starting")).then_some(())
    });
    let all = titles(&page);
    let promised = choose(&page, "topic", "mining");
    page.until("the choice is being answered", || attribute(&page, "a[aria-busy=true]", "data-value"));
    assert_eq!(titles(&page), all);
    site.heal();
    page.ready().at("/news/?topic=mining").see_count(promised);
    page.back().at("/news/").see_count(28);

    // The last of several choices counts; a page that a file answers is the browser's to go to.
    site.fail(".wasm", Fault::Held);
    page.open("/news/");
    choose(&page, "topic", "mining");
    choose(&page, "topic", "human-rights");
    site.heal();
    page.ready().at("/news/?topic=human-rights");
    site.fail(".wasm", Fault::Held);
    page.open("/news/")
        .inside("main", "")
        .click("link", "After the operation")
        .at("/news/2019/03/madre-de-dios-plan/");
    site.heal();
    // While the program is held back, what it will ask for first is not asked for.
    page.console_clean_but(&["preloaded using link preload"]);
}

/// Where the filters are a sheet.
#[test]
fn filters_asked_for_too_early_open_when_they_can() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    site.fail(".wasm", Fault::Held);
    page.without_cache().open("/topics/mining/");
    page.until("the start is under way", || {
        (attribute(&page, "html", "data-app").as_deref() == Some("starting")).then_some(())
    });
    page.click("button", "Filter");
    page.until("it says that it is on its way", || attribute(&page, "[data-open-filters]", "aria-busy"));
    site.heal();
    page.ready();
    page.until("the sheet is open", || attribute(&page, "#filters[open]", "data-sheet"));
    assert_eq!(attribute(&page, "[data-open-filters]", "aria-busy"), None);
    page.console_clean_but(&["preloaded using link preload"]);
}

#[test]
fn a_start_that_fails_leaves_the_page() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.without_cache();
    for (part, fault, reason) in [
        (".wasm", Fault::Missing, "not-there"),
        (".wasm", Fault::Cut, "unreadable"),
        (".wasm", Fault::Empty, "unreadable"),
        (".wasm", Fault::Page, "unreadable"),
        ("/app/app.", Fault::Missing, "not-there"),
        ("site.json", Fault::Missing, "not-there"),
        ("site.json", Fault::Cut, "unreadable"),
        ("site.json", Fault::Page, "not-there"),
        ("site.json", Fault::Newer, "newer"),
    ] {
        site.fail(part, fault);
        page.open("/news/?topic=mining");
        let said = page.until(&format!("the start has failed: {part} {fault:?}"), || {
            attribute(&page, "html[data-app=failed]", "data-app-reason")
        });
        assert_eq!(said, reason, "{part} {fault:?}");
        // The list is whole, and says so; links are the browser's.
        let sentence = match reason {
            "not-there" => "is not on the server",
            "newer" => "has just been renewed",
            _ => "came damaged from the server",
        };
        page.see(sentence)
            .see("Everything can still be read")
            .see("28 articles")
            .see("A school for community leaders");
        assert!(page.names("dialog").is_empty(), "no filter that nobody answers: {part} {fault:?}");
        page.see("This list is whole").find("link", "Load again");
        page.inside("main", "").click("link", "A school for community leaders");
        page.at("/news/2019/06/a-school-for-community-leaders/").see("southern mining corridor");
        site.heal();
    }
    // A choice made while it was failing is asked of the browser, which gets the whole list.
    site.fail(".wasm", Fault::Held);
    page.open("/news/");
    choose(&page, "topic", "mining");
    site.turn(".wasm", Fault::Missing);
    page.at("/news/?topic=mining").see("is not on the server").see("28 articles");
    site.heal();
    // Each reason has its sentence, in both languages.
    let page = Page::new(&site, &Setup::phone());
    page.without_cache().before_each_page("delete globalThis.DecompressionStream");
    site.forget();
    for (route, sentence, whole) in [
        ("/news/?topic=mining", "This browser is too old", "This list is whole"),
        ("/es/news/", "Este navegador es demasiado antiguo", "Esta lista está completa"),
    ] {
        page.open(route).see(sentence).see(whole).fits_its_width();
        assert_eq!(attribute(&page, "html", "data-app-reason").as_deref(), Some("too-old"));
        assert_eq!(
            page.inside("banner", "").names("link").iter().filter(|name| *name == "Load again").count(),
            0
        );
    }
    assert!(!site.asked().iter().any(|path| path.contains(".wasm")), "nothing is downloaded for it");
    let page = Page::new(&site, &Setup::desk());
    page.open("/es/news/").ready().offline().without_cache();
    page.script(
        "document.documentElement.dataset.appReason = 'broken'; dispatchEvent(new Event('chasqui:failed'))",
    );
    page.see("se detuvieron por un error").see("Todo se puede seguir leyendo").axe_clean().online();
    // A host that does not know the type of the program sends it all the same.
    site.fail(".wasm", Fault::Mistyped);
    page.open("/news/?topic=mining").ready().see_count(9);
}

#[test]
fn typed_text_and_selection_live_on() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    site.fail(".wasm", Fault::Held);
    page.open("/news/").fill("textbox", "From", "2004");
    page.script(
        "const text = document.querySelector('main article h3 a, main article h2 a').firstChild;
         getSelection().setBaseAndExtent(text, 2, text, 9); scrollTo(0, 120)",
    );
    let selected = || page.script("return String(getSelection())");
    let before = selected();
    assert_ne!(before, Value::from(""));
    site.heal();
    page.ready();
    assert_eq!(selected(), before);
    assert_eq!(
        page.script("return [document.querySelector('input[name=from]').value, scrollY]"),
        serde_json::json!(["2004", 120])
    );
    page.console_clean();
}
