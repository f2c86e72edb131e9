//! Newer programs, other sites of the same origin, and the way out.

use super::{copied, in_caches, stock, visited};
use crate::harness::{Page, Setup, Site};
use std::fs;
use tempfile::TempDir;

/// A copy of the built site, and a first visit to it after which all of it is kept.
fn visited_copy() -> (TempDir, Site, Page) {
    let folder = tempfile::tempdir().expect("a folder");
    copied(folder.path());
    let site = Site::of(folder.path(), "/");
    let page = visited(&site, Setup::desk());
    (folder, site, page)
}

/// Changes a file of a site, whose compressed copies go.
fn rewrite(folder: &TempDir, path: &str, change: impl FnOnce(&str) -> String) {
    let file = folder.path().join(path);
    for copy in ["br", "gz"] {
        fs::remove_file(folder.path().join(format!("{path}.{copy}"))).ok();
    }
    let text = fs::read_to_string(&file).expect("a file of the site");
    fs::write(&file, change(&text)).expect("the file, changed");
}

/// A program is changed by consent alone, and what stands on the page lives on.
#[test]
fn a_new_program_is_offered() {
    let (folder, _site, page) = visited_copy();
    // Another worker of another name: what it holds is the same.
    rewrite(&folder, "service-worker.js", |script| script.replacen("\"name\":\"", "\"name\":\"x", 1));
    page.open("/news/").ready();
    page.see("A new version of this site is ready.");
    let before = in_caches(&page, "app/start.js");
    assert_eq!(before.len(), 2, "{before:?}");
    page.axe_clean();
    page.click("button", "Use it");
    page.until("the old one is gone", || {
        let held = in_caches(&page, "app/start.js");
        (held.len() == 1 && held != before[..1]).then_some(())
    });
    page.ready().not_see("A new version");
    assert!(stock(&page).is_some_and(|(kept, _)| kept > 0));
}

#[test]
fn two_sites_of_one_origin_do_not_meet() {
    let folder = tempfile::tempdir().expect("a folder");
    copied(folder.path());
    copied(&folder.path().join("b"));
    let mut site = Site::of(folder.path(), "/");
    let page = visited(&site, Setup::desk());
    page.open("/b/").ready();
    page.until("its own worker answers", || {
        let script = page.script("return navigator.serviceWorker.controller?.scriptURL ?? ''");
        script.as_str()?.contains("/b/").then_some(())
    });
    super::all_kept(&page);
    let places = |part: &str| {
        let mut found: Vec<String> =
            in_caches(&page, part).iter().filter_map(|it| it.split(' ').next().map(str::to_owned)).collect();
        found.sort();
        found
    };
    assert_eq!(places("facets."), ["chasqui:/:data", "chasqui:/b/:data"]);
    // One is removed; the other stays, and each answers for itself.
    super::ask(&page, "{ type: 'remove' }");
    page.until("only the other is kept", || (places("facets.") == ["chasqui:/:data"]).then_some(()));
    site.stop();
    page.open("/news/").ready();
    assert!(page.count() > 0);
}

#[test]
fn a_publisher_takes_it_out_of_every_browser() {
    let (folder, _site, page) = visited_copy();
    // The script that `offline: false` writes.
    rewrite(&folder, "service-worker.js", |_| include_str!("../../../public/take-out.js").to_owned());
    page.open("/news/").ready();
    let nothing_is_left = || {
        page.until("nothing is left", || {
            let left = page.script_async(
                "const done = arguments[arguments.length - 1];
                 Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
                   .then(([names, workers]) => done(names.length + workers.filter((one) => one.active).length))",
            );
            (left == 0).then_some(())
        });
    };
    nothing_is_left();
    // A page of the earlier state that comes to its worker only now: the browser takes the leaving back.
    page.script_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
           .then(({ active }) => caches.open('chasqui:/:data').then(() => active?.postMessage({ type: 'keep' })))
           .then(() => done(''), (error) => done(String(error)))",
    );
    nothing_is_left();
}

/// The old program goes on, on an empty page of its own, and shows what the data says now.
#[test]
fn a_page_of_another_program_is_shown_by_the_one_that_is_held() {
    let (folder, _site, page) = visited_copy();
    rewrite(&folder, "news/index.html", |html| {
        assert!(html.contains("data-program=\""), "{html}");
        html.replacen("data-program=\"", "data-program=\"another-", 1)
    });
    page.open("/news/?topic=mining").ready();
    assert_eq!(crate::sights::attribute(&page, "html", "data-blank").as_deref(), Some(""));
    assert!(page.count() > 0);
    page.not_see("There is no connection");
}
