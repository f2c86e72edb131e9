//! Newer programs, other sites of the same origin, and the way out.

use super::{copied, in_caches, stock, visited};
use crate::harness::{Setup, Site};
use std::fs;

/// A program is changed by consent alone, and what stands on the page lives on.
#[test]
fn a_new_program_is_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    copied(folder.path());
    let site = Site::of(folder.path(), "/");
    let page = visited(&site, Setup::desk());
    let worker = folder.path().join("service-worker.js");
    let script = fs::read_to_string(&worker).expect("the worker");
    for copy in ["br", "gz"] {
        fs::remove_file(folder.path().join(format!("service-worker.js.{copy}"))).ok();
    }
    // Another worker of another name: what it holds is the same.
    fs::write(&worker, script.replacen("\"name\":\"", "\"name\":\"x", 1)).expect("a worker");
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
    let folder = tempfile::tempdir().expect("a folder");
    copied(folder.path());
    let site = Site::of(folder.path(), "/");
    let page = visited(&site, Setup::desk());
    for copy in ["br", "gz"] {
        fs::remove_file(folder.path().join(format!("service-worker.js.{copy}"))).ok();
    }
    fs::write(folder.path().join("service-worker.js"), include_str!("../../../public/take-out.js"))
        .expect("the script that `offline: false` writes");
    page.open("/news/").ready();
    page.until("nothing is left", || {
        let left = page.script_async(
            "const done = arguments[arguments.length - 1];
             Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
               .then(([names, workers]) => done(names.length + workers.filter((one) => one.active).length))",
        );
        (left == 0).then_some(())
    });
}
