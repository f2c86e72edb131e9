//! What readers save: from a list, from an article, a search; `/saved/`, without a line too; what goes wrong with it.

mod faults;
mod files;

use serde_json::Value;

use crate::harness::{Key, Page, Setup, Site};
use crate::sights::{choose, hear, how_many, titles};

const SCHOOL: &str = "/news/2019/06/a-school-for-community-leaders/";
const LEAD: &str = "/news/2004/02/la-oroya-lead/";

/// All that the database holds, by kind.
fn held(page: &Page) -> Value {
    page.script_async(
        "const done = arguments[arguments.length - 1];
         const name = `chasqui:${new URL(document.documentElement.dataset.base, location.href).pathname}:saved`;
         const asked = indexedDB.open(name);
         asked.onsuccess = () => {
           const it = asked.result;
           if (!it.objectStoreNames.contains('articles')) { it.close(); done({ articles: [], searches: [] }); return; }
           const both = it.transaction(['articles', 'searches']);
           const [articles, searches] = ['articles', 'searches'].map((kind) => both.objectStore(kind).getAll());
           both.oncomplete = () => { it.close(); done({ articles: articles.result, searches: searches.result }); };
         };",
    )
}

fn count(held: &Value, kind: &str) -> usize {
    held[kind].as_array().map_or(0, Vec::len)
}

/// Saves the article of a page, and waits until its text is kept.
fn save(page: &Page, path: &str) -> String {
    page.open(path).ready();
    let title = page.h1()[0].clone();
    page.click("button", &format!("Save: {title}")).find("button", &format!("Saved: {title}"));
    page.until("its text is kept", || {
        let all = held(page);
        let has = |it: &Value| it["title"] == title.as_str() && it["text"]["body"].is_string();
        all["articles"].as_array()?.iter().any(has).then_some(())
    });
    title
}

#[test]
fn from_a_list_and_from_an_article() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    assert!(!page.loaded().iter().any(|file| file.contains("app/saved.")), "nobody has asked for it");
    let first = titles(&page)[0].clone();
    page.click("button", &format!("Save: {first}"));
    hear(&page, &format!("Saved: {first}."));
    assert_eq!(page.find("button", &format!("Saved: {first}")).checked, Some(true));
    // A list that changes marks what it shows: the same article, and no other in its place.
    choose(&page, "topic", "mining");
    page.until("one at most is marked", || (how_many(&page, "main [aria-pressed=true]") <= 1).then_some(()));
    let marked = titles(&page).contains(&first);
    assert_eq!(how_many(&page, "main .row [aria-pressed=true]"), u64::from(marked));
    let second = save(&page, LEAD);
    page.click("link", "Saved").at("/saved/").ready().see(&first).see(&second);
    page.axe_clean().console_clean();
    page.reload().ready().see(&first);
    // And on the pages that follow, with nothing pressed.
    page.open("/news/").ready().find("button", &format!("Saved: {first}"));
    page.click("button", &format!("Saved: {first}"));
    hear(&page, "No longer saved");
    page.open("/saved/").ready().see(&second).not_see(&first);
}

#[test]
fn removed_and_taken_back_by_keyboard() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    let (school, lead) = (save(&page, SCHOOL), save(&page, LEAD));
    page.open("/saved/").ready().see(&school);
    let order = |page: &Page| {
        page.script("return [...document.querySelectorAll('.saved-row h3')].map((it) => it.textContent)")
    };
    assert_eq!(order(&page), Value::from(vec![lead.clone(), school.clone()]));
    page.choose("Order", "by date");
    page.until("by date", || (order(&page)[0] == school.as_str()).then_some(()));
    page.script("document.querySelector('.saved-row [data-deed=remove]').focus()");
    page.press(Key::Enter)
        .see(&format!("Removed: {school}."))
        .see_focus("button", &format!("Undo: {school}"));
    page.press(Key::Enter).see("Saved again").find("link", &school);
    assert_eq!(count(&held(&page), "articles"), 2);
    // Undo is offered until something else is done.
    page.click("button", &format!("Remove: {school}")).click("button", &format!("Remove: {lead}"));
    page.see(&format!("Removed: {lead}.")).not_see(&school);
    page.reload().ready().see("Nothing is saved yet.");
    assert_eq!(page.script("return localStorage.length"), 0);
}

#[test]
fn a_search() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/?topic=mining&region=cusco").ready().click("button", "Save this search");
    hear(&page, "Saved:");
    page.find("button", "Search saved");
    page.open("/topics/mining/").ready().click("button", "Save this search").find("button", "Search saved");
    page.open("/saved/").ready().see("Nothing new since then.").see("Follow it to look for what is new.");
    // What one has looked at last knows fewer than there are now.
    page.script_async(
        "const done = arguments[arguments.length - 1];
         const asked = indexedDB.open('chasqui:/:saved');
         asked.onsuccess = () => {
           const store = asked.result.transaction('searches', 'readwrite').objectStore('searches');
           store.get('/topics/mining/').onsuccess = ({ target }) => {
             target.result.known.splice(0, 2);
             store.put(target.result).onsuccess = () => { asked.result.close(); done(); };
           };
         };",
    );
    page.reload().ready().see("2 new articles since then.").axe_clean();
    // It is looked at, and then there is nothing new.
    page.click("link", "Mining").at("/topics/mining/").ready().find("button", "Search saved");
    page.until("it counts as looked at", || {
        let all = held(&page);
        let all = all["searches"].as_array()?;
        all.iter()
            .all(|it| it["known"].is_null() || it["known"].as_array().map(Vec::len) == Some(9))
            .then_some(())
    });
    page.open("/saved/").ready().see("Nothing new since then.");
    page.open("/news/").ready();
    assert!(!page.names("button").iter().any(|name| name.contains("search") && name.contains("Save")));
}

#[test]
fn without_a_line() {
    let mut site = Site::built_below("/a/b/");
    let page = Page::new(&site, &Setup::phone().keeping());
    page.open("/").ready();
    crate::offline::all_kept(&page);
    let title = save(&page, SCHOOL);
    site.stop();
    page.open("/saved/")
        .ready()
        .see(&title)
        .click("DisclosureTriangle", &format!("Read the kept text: {title}"));
    page.see("Cotabambas");
    page.open("/news/").ready();
    let other = titles(&page).into_iter().find(|it| *it != title).expect("another");
    page.click("button", &format!("Save: {other}")).find("button", &format!("Saved: {other}"));
    // The service worker and all that it kept are gone; what was saved is there as soon as a page is.
    page.script_async(
        "const done = arguments[arguments.length - 1];
         (async () => { for (const name of await caches.keys()) if (name.endsWith('data')) await caches.delete(name); })().then(done);",
    );
    page.open("/saved/").ready().see(&title).see(&other);
    page.click("DisclosureTriangle", &format!("Read the kept text: {title}")).see("Cotabambas");
}

#[test]
fn it_is_seen_in_every_light() {
    let site = Site::built();
    for setup in [Setup::desk(), Setup::desk().dark(), Setup::phone(), Setup::phone().dark()] {
        let page = Page::new(&site, &setup);
        page.open("/saved/").ready().see("Nothing is saved yet.").axe_clean().fits_its_width();
        save(&page, SCHOOL);
        page.axe_clean().fits_its_width();
        page.open("/topics/mining/")
            .ready()
            .click("button", "Save this search")
            .find("button", "Search saved");
        page.axe_clean();
        page.open("/saved/").ready().see("Nothing new since then.").axe_clean().fits_its_width();
    }
    let page = Page::new(&site, &Setup::desk().without_scripts());
    page.open("/es/saved/").see("Guardado").see("hace falta un navegador con scripts activados");
}

/// Where all that is kept is removed, what is saved goes with it.
#[test]
fn removed_with_all_that_is_kept() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk().keeping());
    save(&page, SCHOOL);
    page.open("/offline/").ready().click("button", "Remove everything kept and saved");
    page.click("button", "Yes, remove it all").see("Everything has been removed");
    page.until("nothing is saved", || (page.script("return localStorage.length") == 0).then_some(()));
    page.open("/saved/").ready().see("Nothing is saved yet.");
}
