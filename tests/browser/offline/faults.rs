//! What goes wrong: a cut line, damaged copies, a host that answers with something else.

use super::{all_kept, ask, in_caches, stock, visited};
use crate::harness::{Fault, Page, Setup, Site};
use crate::sights::attribute;

/// Whether a worker of this site is at work.
fn has_worker(page: &Page) -> bool {
    page.script_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.getRegistration().then((one) => done(Boolean(one?.active)))",
    ) == true
}

#[test]
fn what_was_not_kept_says_so_and_comes_when_the_line_is_back() {
    let mut site = Site::built();
    site.fail("data/v1/articles/letter-from-puno.", Fault::Missing);
    site.fail("app/search.", Fault::Missing);
    let page = Page::new(&site, &Setup::desk().keeping());
    page.open("/").ready();
    page.until("the rest is kept", || stock(&page).filter(|(kept, count)| *count > 1 && kept + 1 == *count));
    site.stop();
    page.open("/news/2019/04/letter-from-puno/").ready();
    assert_eq!(attribute(&page, "main .trouble", "data-trouble").as_deref(), Some("offline"));
    page.axe_clean();
    // What is near it, and kept.
    page.until("a way to what is kept", || attribute(&page, ".trouble [data-to-kept]", "href"));
    page.click("link", "Reading offline").at("/offline/").ready().see("What is kept");
    // A search whose engine is not kept says why, and leaves the list and its filters.
    page.open("/news/?q=mining").ready();
    page.until("the search says why", || {
        (attribute(&page, "main .trouble", "data-trouble")? == "offline").then_some(())
    });
}

#[test]
fn an_install_that_is_cut_off_is_none_and_is_taken_up() {
    let site = Site::built();
    for part in ["app/page.es.txt", "app/offline.en.txt"] {
        for fault in [Fault::Cut, Fault::Missing, Fault::Page] {
            site.fail(part, fault);
            let page = Page::new(&site, &Setup::desk().keeping());
            page.open("/").ready();
            page.until("the worker has been tried", || {
                site.asked().iter().any(|path| path.contains(part)).then_some(())
            });
            assert!(!has_worker(&page), "{part} {fault:?}");
            site.heal();
            site.forget();
            page.reload().ready();
            all_kept(&page);
        }
    }
}

#[test]
fn a_damaged_copy_is_thrown_away_and_fetched_again() {
    let mut site = Site::built();
    let page = visited(&site, Setup::desk());
    let spoil = |part: &str| {
        page.script_async(&format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{
               for (const name of await caches.keys()) {{
                 const cache = await caches.open(name);
                 for (const request of await cache.keys())
                   if (request.url.includes('{part}')) await cache.put(request, new Response('{{\"format\":1'));
               }}
             }})().then(done);"
        ));
    };
    for part in ["facets.", "app/app_bg.", "app/style.css", "data/v1/cards"] {
        spoil(part);
    }
    // With a line nobody notices, and what was damaged is whole again.
    page.open("/news/?topic=mining").ready();
    let count = page.count();
    assert!(count > 0);
    page.until("it is kept again", || (!in_caches(&page, "facets.").is_empty()).then_some(()));
    site.stop();
    page.open("/news/?topic=mining").ready();
    assert_eq!(page.count(), count);
    page.devtools("Network.clearBrowserCache", &serde_json::json!({}));
    // Without one a damaged article is as if it were not kept; its list stands.
    spoil("articles/letter-from-puno.");
    page.open("/news/2019/04/letter-from-puno/").ready();
    assert_eq!(attribute(&page, "main .trouble", "data-trouble").as_deref(), Some("offline"));
    page.open("/regions/puno/").ready().see("Letter from Puno");
}

#[test]
fn a_page_in_the_place_of_the_worker_does_no_harm() {
    let mut site = Site::built();
    let page = visited(&site, Setup::desk());
    for fault in [Fault::Page, Fault::Missing, Fault::Garbled, Fault::Empty] {
        site.fail("service-worker.js", fault);
        page.open("/news/").ready();
        ask(&page, "{ type: 'line' }");
        site.heal();
    }
    site.stop();
    page.open("/topics/").ready().see("Mining");
}

#[test]
fn a_host_that_cannot_serve_is_as_good_as_none() {
    let site = Site::built();
    let page = visited(&site, Setup::desk());
    site.fail("/news/", Fault::Slow(std::time::Duration::from_secs(30)));
    site.fail("site.json", Fault::Page);
    page.open("/news/").ready();
    assert!(page.count() > 0);
    page.see("There is no connection.");
}

#[test]
fn where_there_is_no_room_it_says_so_and_what_is_kept_stays() {
    let mut site = Site::built();
    let page = Page::new(&site, &Setup::desk().keeping());
    // The program and some data find room.
    let origin = site.url().trim_end_matches('/').to_owned();
    let small = serde_json::json!({ "origin": origin, "quotaSize": 750_000 });
    page.devtools("Storage.overrideQuotaForOrigin", &small);
    page.open("/").ready();
    page.until("the room is full", || (ask(&page, "{ type: 'about' }")["full"] == true).then_some(()));
    page.open("/offline/").ready().see("There is no more room in this browser.").axe_clean();
    site.stop();
    page.open("/archive/").ready();
    assert_eq!(attribute(&page, "main .trouble", "data-trouble"), None);
}
