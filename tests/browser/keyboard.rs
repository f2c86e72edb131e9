//! The keyboard alone: everything is reached, the focus is always seen, nothing holds it.

use crate::harness::{Key, Page, Setup, Site};
use crate::sights::how_many;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where the keyboard is: a number for the element, its name, and whether the focus can be seen on it.
const STOP: &str = "const it = document.activeElement;
if (!it || it === document.body) return null;
globalThis.stops ??= new Map();
if (!stops.has(it)) stops.set(it, stops.size);
const style = getComputedStyle(it), box = it.getClientRects()[0] ?? it.getBoundingClientRect();
const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
const middle = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 10));
return [stops.get(it), it.outerHTML.slice(0, 90), ring, box.width > 0 && box.height > 0
  && box.bottom > 0 && box.top < innerHeight, middle === it || it.contains(middle)]";

/// How many things the keyboard should reach.
const REACHABLE: &str = "return [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex=\"0\"]')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && it.type !== 'hidden' && !it.disabled).length";

/// Presses the tabulator until it has been everywhere; gives how many stops there were.
fn tour(page: &Page, route: &str) -> usize {
    let mut seen = BTreeSet::new();
    for _ in 0..600 {
        page.press(Key::Tab);
        let stop = page.script(STOP);
        let Some(number) = stop[0].as_u64() else { break };
        if !seen.insert(number) {
            break;
        }
        for (at, what) in [(2, "has no ring"), (3, "is out of view"), (4, "is covered")] {
            assert_eq!(stop[at], Value::Bool(true), "{route}: the focus {what}: {}", stop[1]);
        }
    }
    seen.len()
}

#[test]
fn everything_is_reached_and_seen() {
    let site = Site::built();
    for (setup, routes) in [
        (Setup::desk(), ["/", "/news/2004/02/la-oroya-lead/", "/topics/mining/", "/series/update/"]),
        (
            Setup::phone().dark(),
            ["/", "/news/undated/mining-and-development-in-the-andes/", "/topics/mining/", "/archive/"],
        ),
    ] {
        let page = Page::new(&site, &setup);
        for route in routes {
            page.open(route).ready();
            let reachable = page.script(REACHABLE).as_u64().expect("a number");
            assert_eq!(tour(&page, route) as u64, reachable, "{route}");
        }
    }
}

#[test]
fn from_the_skip_link_to_an_article() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    assert_eq!(page.tab(1), [("link".to_owned(), "Skip to the text".to_owned())]);
    page.press(Key::Enter).at("/news/#main").press(Key::Tab);
    page.until("the focus is in the text", || {
        (page.script("return document.activeElement.closest('main') !== null") == true).then_some(())
    });

    // To the filters, a choice, and another by the keys alone.
    page.script("document.querySelector('[data-value=mining]').focus()");
    page.press(Key::Enter).at("/news/?topic=mining").see_count(9).see_focus("link", "Mining 9");
    page.press(Key::Tab)
        .see_focus("link", "Prior consultation")
        .press(Key::Enter)
        .at("/news/?topic=mining,prior-consultation");
    page.see_focus("link", "Prior consultation").press_with(Key::Shift, Key::Tab).see_focus("link", "Mining");
    page.press(Key::Enter).at("/news/?topic=prior-consultation").see_count(2).see_focus("link", "Mining");
    // A chip that removes itself leaves the focus among what is left.
    page.script("document.querySelector('[data-active-filters] a').focus()");
    page.press(Key::Enter).at("/news/").see_count(28);
    page.until("the focus is not lost", || {
        (page.script("return document.activeElement.closest('main') !== null") == true).then_some(())
    });
    page.script("document.querySelector('.results article a').focus()");
    page.press(Key::Enter)
        .at("/news/2019/06/a-school-for-community-leaders/")
        .see_focus("heading", "A school");
    page.console_clean();
}

#[test]
fn menu_and_sheet_on_a_phone() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.open("/").ready();
    page.script("document.querySelector('.menu summary').focus()");
    page.press(Key::Enter).inside("navigation", "Menu").find("link", "News and analysis");
    page.press(Key::Tab)
        .see_focus("link", "News and analysis")
        .press(Key::Enter)
        .at("/news/")
        .see_focus("heading", "News");
    // The menu is not in the way of the page that was gone to.
    assert_eq!(how_many(&page, ".menu[open]"), 0);

    page.script("document.querySelector('[data-open-filters]').focus()");
    page.press(Key::Enter).find("dialog", "Filter");
    // The sheet keeps the keyboard while it is open: round it goes, never to the page below.
    page.see_focus("link", "Human rights");
    for _ in 0..4 {
        page.press_with(Key::Shift, Key::Tab);
        // Between the last and the first it is with the browser's own buttons, which the page sees as its body.
        let at = page.script(
            "const at = document.activeElement; return at === document.body || at.closest('dialog') !== null",
        );
        assert_eq!(at, true, "the keyboard is on the page below");
    }
    page.press(Key::Escape).see_focus("button", "Filter").console_clean();
}
