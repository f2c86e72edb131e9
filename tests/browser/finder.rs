//! Words asked of the whole archive: from every page's head, as one types, with the filters, and when it fails.

use crate::harness::{Fault, Key, Page, Setup, Site};
use crate::sights::{attribute, choose, hear, how_many, titles};

/// The search box has the focus.
fn in_the_box(page: &Page) {
    page.until("the search box has the focus", || {
        (page.script("return document.activeElement.id") == "q").then_some(())
    });
}

/// What the suggestions say, in order.
fn suggestions(page: &Page) -> Vec<String> {
    let all = page.script(
        "return [...document.querySelectorAll('[role=option]')].map((it) => it.innerText.replace(/\\s+/g, ' ').trim())",
    );
    serde_json::from_value(all).expect("texts")
}

fn see_suggestion(page: &Page, text: &str) {
    page.until(&format!("{text:?} is suggested"), || {
        suggestions(page).iter().any(|it| it == text).then_some(())
    });
}

#[test]
fn from_the_key_to_a_region_by_the_name_of_a_place() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk());
    page.open("/about/aims/").ready();
    assert!(
        !site.asked().iter().any(|path| path.contains("search")),
        "nothing of the search is read unasked"
    );
    page.type_text("/");
    in_the_box(&page);
    page.type_text("cuz");
    see_suggestion(&page, "Cuzco Cusco Region");
    assert_eq!(attribute(&page, "#q", "aria-expanded").as_deref(), Some("true"));
    page.axe_clean();
    page.press(Key::Down);
    page.until("the first is active", || {
        (attribute(&page, "#q", "aria-activedescendant")? == "suggestion-0").then_some(())
    });
    page.press(Key::Escape);
    page.until("they are closed", || (suggestions(&page).is_empty()).then_some(()));
    page.press(Key::Down);
    see_suggestion(&page, "Cuzco Cusco Region");
    page.press(Key::Down).press(Key::Enter).at("/regions/cusco/");
    page.see_focus("heading", "Cusco");

    // The key can be turned off, and stays so.
    page.click_button("The key / goes to the search");
    page.open("/news/").ready().type_text("/");
    assert_ne!(page.script("return document.activeElement.id"), "q");
    page.click_button("The key / goes to the search").type_text("/");
    page.console_clean();
}

#[test]
fn results_follow_what_is_typed_and_are_one_step() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    let all = page.count();
    page.type_text("/");
    in_the_box(&page);
    page.type_text("sterilis");
    page.at("/news/?q=sterilis");
    page.until("what begins so is found", || {
        titles(&page).iter().any(|title| title.starts_with("Women who were sterilised")).then_some(())
    });
    in_the_box(&page);
    assert!(page.count() < all);
    hear(&page, "with “sterilis”");
    page.until("the words are shown in their sentence", || (how_many(&page, "main mark") > 0).then_some(()));
    page.axe_clean();
    page.press(Key::Enter).at("/news/?q=sterilis");
    page.inside("list", "Filters in force")
        .click("link", "Remove: with “sterilis”")
        .at("/news/")
        .see_count(all);
    page.back().at("/news/?q=sterilis").back().at("/news/").see_count(all);
    // The page as it was opened asks nothing, and neither does the field.
    assert_eq!(page.script("return document.getElementById('q').value"), "");
    page.console_clean();
}

#[test]
fn words_and_filters_hold_together() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/?q=mining").ready();
    let found = page.count();
    assert!(found > 1);
    let here = choose(&page, "region", "cusco");
    assert!(here > 0 && here < found);
    page.at("/news/?q=mining&region=cusco").see_count(here).see("with “mining” in Cusco");
    page.open("/news/?q=mining&sort=newest").ready().see_count(found);
    // A phrase holds as it stands; what is left out is left out.
    page.open("/news/?q=%22prior+consultation%22").ready();
    let phrase = page.count();
    assert!(phrase > 0);
    page.open("/news/?q=%22consultation+prior%22").ready().see_count(0);
    page.open("/news/?q=mining+-consultation").ready();
    assert!(page.count() < found);
    // Word forms and accents.
    page.open("/news/?q=mineria").ready();
    let folded = page.count();
    page.open("/news/?q=miner%C3%ADa").ready().see_count(folded);
    page.console_clean();
}

#[test]
fn what_is_near_is_offered_and_never_taken() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.open("/news/?q=Cuzco").ready();
    page.see("Cuzco is another name of");
    page.script("document.querySelector('main .meant a').click()");
    page.at("/news/?region=cusco");
    page.open("/news/?q=sterilisaton").ready().see_count(0).see("Did you mean");
    page.inside("main", "").click("link", "sterilisation");
    page.until("something is found", || (page.count() > 0).then_some(()));
    page.open("/news/?q=mining+zzzzqqq").ready().see_count(0).see("without “zzzzqqq”");
    page.axe_clean().fits_its_width();
    for (words, said) in [("the", "Too common"), ("-mining", "only leave something out"), ("%22", "")] {
        page.open(&format!("/news/?q={words}")).ready().see(said);
    }
    page.open(&format!("/news/?q={}", "x".repeat(10_000))).ready().see_count(0);
    page.console_clean();
}

#[test]
fn a_search_that_fails_takes_its_own_place_only() {
    let site = Site::built();
    for (part, fault) in [
        ("search.", Fault::Missing),
        ("search.", Fault::Cut),
        ("search.", Fault::Garbled),
        ("v1/search/", Fault::Missing),
        ("v1/search/", Fault::Empty),
    ] {
        let page = Page::new(&site, &Setup::desk());
        site.fail(part, fault);
        page.without_cache().open("/news/?q=mining").ready().see("The search could not be loaded.");
        assert!(how_many(&page, "#filters [data-facet]") > 10, "{part} {fault:?}: the filters are there");
        page.axe_clean();
        site.heal();
        page.inside("main", "").click("button", "Try again");
        page.until("it is found", || (!titles(&page).is_empty()).then_some(()));
    }
}
