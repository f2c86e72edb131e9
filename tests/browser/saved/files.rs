//! The file that readers take along, and reading one.

use super::{SCHOOL, count, held, save};
use crate::harness::{Page, Setup, Site};
use serde_json::{Value, json};

/// Catches what is offered to be saved, as a text.
const CATCH: &str = "globalThis.written = [];
const real = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then((text) => written.push(text)); return real.call(URL, blob); };";

fn written(page: &Page) -> String {
    page.click("button", "Write a file").see("The file is ready: saved-");
    page.until("it is made", || page.script("return written.at(-1) ?? null").as_str().map(str::to_owned))
}

/// Gives the room a file to read.
fn give(page: &Page, text: &str) {
    let text = Value::from(text);
    page.script(&format!(
        "const input = document.querySelector('[data-deed=choose]');
         const files = new DataTransfer();
         files.items.add(new File([{text}], 'saved.json', {{ type: 'application/json' }}));
         input.files = files.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

#[test]
fn a_file_merges() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page(CATCH);
    let school = save(&page, SCHOOL);
    let lead = save(&page, super::LEAD);
    page.open("/topics/mining/").ready().click("button", "Save this search").find("button", "Search saved");
    page.open("/saved/").ready().see(&school);
    let mut file: Value = serde_json::from_str(&written(&page)).expect("JSON");
    assert_eq!((&file["kind"], &file["format"]), (&json!("chasqui-saved"), &json!(1)));
    assert_eq!((count(&file, "articles"), count(&file, "searches")), (2, 1));
    // Read where all of it is: nothing is doubled.
    give(&page, &file.to_string());
    page.see("Everything in that file was saved already.");
    assert_eq!(count(&held(&page), "articles"), 2);
    // Read where one is removed and one was saved later than the file says.
    page.click("button", &format!("Remove: {lead}")).see(&format!("Removed: {lead}"));
    for article in file["articles"].as_array_mut().expect("articles") {
        article["saved"] = json!("2020-02-02T00:00:00.000Z");
    }
    give(&page, &file.to_string());
    page.see("One thing from the file was added.").see(&lead).see("saved on 2 February 2020");
    let all = held(&page);
    assert_eq!((count(&all, "articles"), count(&all, "searches")), (2, 1));
    page.axe_clean().console_clean();
}

#[test]
fn a_hostile_or_cut_file_changes_nothing() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page(CATCH);
    let school = save(&page, SCHOOL);
    page.open("/saved/").ready().see(&school);
    let whole = written(&page);
    let file: Value = serde_json::from_str(&whole).expect("JSON");
    let with = |path: &str, value: Value| {
        let mut file = file.clone();
        file["articles"][0]["id"] = json!("other");
        file["articles"][0][path] = value;
        file.to_string()
    };
    let hostile = [
        whole[..whole.len() / 2].to_owned(),
        "null".to_owned(),
        json!({ "kind": "chasqui-saved", "format": 1, "articles": {}, "searches": [] }).to_string(),
        with("path", json!("//evil.example/")),
        with("path", json!("javascript:alert(1)")),
        with("saved", json!("yesterday")),
        with("text", json!([1])),
        with("title", json!({})),
    ];
    for text in hostile {
        page.script("document.querySelector('[data-saved-room] [role=status]').textContent = ''");
        give(&page, &text);
        page.see("no file of what was saved");
        assert_eq!(count(&held(&page), "articles"), 1, "{text}");
    }
    let mut newer = file.clone();
    newer["format"] = json!(2);
    give(&page, &newer.to_string());
    page.see("written by a newer version");
    // What is sound in form may still be hostile in its text: of that only what texts are made of comes through.
    let body = "<p onclick=\"window.hit=1\">Fair <b>text</b> <a href=\"javascript:window.hit=1\">here</a>\
                <script>window.hit=1</script><img src=x onerror=\"window.hit=1\" alt=\"a cat\">\
                <iframe srcdoc=\"x\"></iframe><svg onload=\"window.hit=1\"></svg><form><input name=q></form></p>";
    let title = "<img src=x onerror=window.hit=1>";
    let mut file = file.clone();
    file["articles"][0]["id"] = json!("other");
    file["articles"][0]["title"] = json!(title);
    file["articles"][0]["text"]["body"] = json!(body);
    give(&page, &file.to_string());
    page.see("One thing from the file was added.").see("The site no longer has this article.").see(title);
    page.click("DisclosureTriangle", &format!("Read the kept text: {title}")).see("Fair text here");
    let made = page.script(
        "const of = (what) => document.querySelectorAll(`.saved-row ${what}`).length;
         return [of('.prose'), of('.prose :is(script, iframe, svg, form, input)'), of('[onclick], [onerror]'),
                 of('.prose a[href]'), window.hit ?? 0]",
    );
    assert_eq!(made, json!([2, 0, 0, 0, 0]));
}
