//! What must hold of every route, in every theme and language: axe, the width, the policy, the console.

use crate::harness::{Fault, Key, Page, Setup, Site};
use crate::sights::{attribute, choose};
use crate::take_over::ROUTES;

/// Pages below `/es/`: those in Spanish, and lists, which are there in every language.
const SPANISH: [&str; 11] = [
    "/es/",
    "/es/news/",
    "/es/news/2019/04/carta-desde-puno/",
    "/es/news/2019/",
    "/es/archive/",
    "/es/topics/mining/",
    "/es/regions/",
    "/es/series/update/102/",
    "/es/key-issues/human-rights/",
    "/es/support/",
    "/es/data/",
];

fn audit(prefix: &str, setup: &Setup, routes: &[&str]) {
    let site = Site::built_below(prefix);
    let page = Page::new(&site, setup);
    for route in routes {
        page.open(route).ready().axe_clean().fits_its_width();
        assert_eq!(page.h1().len(), 1, "{route}");
    }
    page.console_clean();
    assert_eq!(page.policy_violations(), []);
}

#[test]
fn desk_light() {
    audit("/", &Setup::desk().light(), &[&ROUTES[..], &SPANISH[..3]].concat());
}

#[test]
fn desk_dark() {
    audit("/a/b", &Setup::desk().dark(), &[&ROUTES[..6], &SPANISH[..]].concat());
}

#[test]
fn phone_light() {
    audit("/a/b", &Setup::phone().light(), &[&ROUTES[..6], &SPANISH[..]].concat());
}

#[test]
fn phone_dark() {
    audit("/", &Setup::phone().dark(), &[&ROUTES[..], &SPANISH[..3]].concat());
}

#[test]
fn narrow_windows() {
    // 320 px is also a window of 1280 px at 400 %; 640 px is one at 200 %.
    let site = Site::built();
    for width in [320, 640] {
        let page = Page::new(&site, &Setup::desk().size(width, 512));
        for route in ROUTES
            .iter()
            .chain(&SPANISH)
            .chain(&["/nonesuch/", "/news/?topic=mining&from=soon&region=-cusco"])
        {
            page.open(route).fits_its_width();
        }
    }
}

#[test]
fn states() {
    let site = Site::built();
    for setup in [Setup::desk().dark(), Setup::phone().light()] {
        let page = Page::new(&site, &setup);
        page.without_cache();
        page.open("/nonesuch/").ready().axe_clean();
        page.open("/news/?topic=mining,-women,nonesuch&from=soon&match=all")
            .ready()
            .axe_clean()
            .fits_its_width();
        page.open("/news/?topic=women&region=cusco").ready().see_count(0).axe_clean().fits_its_width();
        site.fail("newest.", Fault::Cut);
        page.open("/archive/")
            .ready()
            .click_link("Peru Support Group")
            .see("cannot be read")
            .axe_clean()
            .fits_its_width();
        site.heal();
        site.fail("cards/2004.", Fault::Cut);
        page.open("/news/?topic=mining").ready().see("could not be loaded").axe_clean().fits_its_width();
        site.heal();
        site.fail(".wasm", Fault::Held);
        page.open("/news/?topic=mining").see("being looked up").axe_clean();
        site.turn(".wasm", Fault::Missing);
        page.see("is not on the server");
        assert_eq!(attribute(&page, "html", "data-app").as_deref(), Some("failed"));
        page.axe_clean().fits_its_width();
        site.heal();
        // Come to by the app, rather than opened.
        page.open("/")
            .ready()
            .inside("main", "")
            .click("link", "A school for community")
            .at("/news/2019/06/a-school-for-community-leaders/");
        page.see_focus("heading", "A school").axe_clean();
    }
    let page = Page::new(&site, &Setup::phone().dark());
    page.open("/").ready().script("document.querySelector('.menu').open = true");
    page.axe_clean().fits_its_width();
    page.open("/news/").ready().click_button("Filter").find("dialog", "Filter");
    choose(&page, "topic", "politics");
    page.axe_clean().press(Key::Escape);
}
