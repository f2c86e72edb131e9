//! What goes wrong: damaged records, a newer database, a browser without room, a text that was withdrawn.

use super::{SCHOOL, count, held, save};
use crate::harness::{Fault, Page, Setup, Site};
use crate::sights::hear;
use serde_json::{Value, json};
use std::fs;

/// Does something in the database at `version`, in a function of the database and what is to be called in the end.
fn in_database(page: &Page, version: &str, work: &str) {
    page.script_async(&format!(
        "const done = arguments[arguments.length - 1];
         const asked = indexedDB.open('chasqui:/:saved'{version});
         asked.onsuccess = () => {{ const it = asked.result; const end = () => {{ it.close(); done(); }}; {work} }};"
    ));
}

#[test]
fn a_damaged_record_is_set_aside() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    let title = save(&page, SCHOOL);
    in_database(
        &page,
        "",
        "const work = it.transaction('articles', 'readwrite');
         work.objectStore('articles').put({ id: 'x', title: 7, text: '<img src=x onerror=alert(1)>' });
         work.objectStore('articles').put({ id: 'y', path: '//evil.example/', title: 'Bad', saved: 'never' });
         work.oncomplete = end;",
    );
    page.open("/saved/").ready().see(&title).see("2 things that were saved are damaged").not_see("Bad");
    page.axe_clean();
    assert_eq!(count(&held(&page), "articles"), 3, "nothing is thrown away unasked");
    page.click("button", "Remove what is damaged").not_see("are damaged").see(&title);
    assert_eq!(count(&held(&page), "articles"), 1);
}

#[test]
fn a_newer_database_is_read_and_left_whole() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    let title = save(&page, SCHOOL);
    page.script_async(
        "const done = arguments[arguments.length - 1];
         const asked = indexedDB.open('chasqui:/:saved', 7);
         asked.onupgradeneeded = () => asked.result.createObjectStore('later');
         asked.onsuccess = () => { asked.result.close(); done(); };",
    );
    page.open("/saved/").ready().see(&title).see("written by a newer version");
    assert!(!page.names("button").iter().any(|name| name.starts_with("Remove")));
    page.axe_clean();
    page.open("/news/2004/02/la-oroya-lead/").ready();
    let other = page.h1()[0].clone();
    page.click("button", &format!("Save: {other}"));
    hear(&page, "written by a newer version");
    assert_eq!(count(&held(&page), "articles"), 1);
}

#[test]
fn a_browser_that_keeps_nothing_says_so_in_its_place() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page("Object.defineProperty(window, 'indexedDB', { value: undefined });");
    page.open(SCHOOL).ready();
    let title = page.h1()[0].clone();
    page.click("button", &format!("Save: {title}")).see("Nothing can be saved");
    page.axe_clean();
    page.open("/saved/").ready().see("Nothing can be saved").axe_clean().console_clean();
    // Full rather than refused.
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };",
    );
    page.open(SCHOOL).ready();
    page.click("button", &format!("Save: {title}")).see("no more room in this browser");
    assert_eq!(count(&held(&page), "articles"), 0);
    // What does the work is lost on its way, and comes the next time.
    let page = Page::new(&site, &Setup::desk());
    page.open(SCHOOL).ready();
    site.fail("app/saved.", Fault::Missing);
    page.click("button", &format!("Save: {title}"));
    hear(&page, "could not be fetched");
    site.heal();
    page.click("button", &format!("Save: {title}")).find("button", &format!("Saved: {title}"));
}

#[test]
fn a_withdrawn_text_gives_way_to_its_note() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::offline::copied(folder.path());
    let site = Site::of(folder.path(), "/");
    let page = Page::new(&site, &Setup::desk());
    let title = save(&page, SCHOOL);
    // As the next publishing would have it, but for the hashes.
    let read = |path: &str| -> Value {
        serde_json::from_slice(&fs::read(folder.path().join(path)).expect(path)).expect("JSON")
    };
    let write = |path: &str, value: &Value| {
        for ending in ["br", "gz"] {
            fs::remove_file(folder.path().join(format!("{path}.{ending}"))).ok();
        }
        fs::write(folder.path().join(path), value.to_string()).expect(path);
    };
    let mut root = read("data/v1/site.json");
    let name = |root: &Value, of: &str| root["roots"][of]["file"].as_str().expect(of).to_owned();
    let mut cards = read(&name(&root, "cards"));
    let mut gone = Value::Null;
    for shard in cards["shards"].as_array_mut().expect("shards") {
        let mut all = read(shard["file"].as_str().expect("a file"));
        let list = all["cards"].as_array_mut().expect("cards");
        if let Some(at) = list.iter().position(|card| card["path"] == SCHOOL) {
            gone = list.remove(at);
            shard["file"] = json!("data/v1/cards/less.json");
            write("data/v1/cards/less.json", &all);
        }
    }
    write("data/v1/cards.less.json", &cards);
    let mut pages = read(&name(&root, "pages"));
    pages["withdrawn"] = json!([{ "path": SCHOOL, "file": "data/v1/articles/note.json" }]);
    write("data/v1/pages.more.json", &pages);
    let mut article = read(gone["file"].as_str().expect("its file"));
    article["body"] = json!("");
    article["withdrawn"] = json!({ "date": "2026-01-01", "text": "It was asked for." });
    write("data/v1/articles/note.json", &article);
    root["roots"]["cards"]["file"] = json!("data/v1/cards.less.json");
    root["roots"]["pages"]["file"] = json!("data/v1/pages.more.json");
    root["generation"] = json!("another");
    write("data/v1/site.json", &root);
    // At the next contact, whatever page that is.
    page.open("/about/aims/").ready();
    page.until("the text is gone", || {
        let all = held(&page);
        (all["articles"][0]["text"]["body"] == "" && all["articles"][0]["saved"].is_string()).then_some(())
    });
    page.open("/saved/").ready().see(&title).see("Withdrawn.").see("It was asked for.");
    page.not_see("no longer has").axe_clean();
}
