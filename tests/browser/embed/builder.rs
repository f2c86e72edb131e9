//! `/embed/`: choosing, seeing, copying.

use crate::harness::{Page, Setup, Site};
use crate::sights::how_many;

use super::settled;

fn line(page: &Page, name: &str) -> String {
    let found = page.script(&format!("return document.querySelector('[data-line={name}] code').textContent"));
    found.as_str().unwrap_or_default().to_owned()
}

fn see_line(page: &Page, name: &str, part: &str) {
    page.until(&format!("the line {name} has {part}"), || line(page, name).contains(part).then_some(()));
}

#[test]
fn choosing_changes_the_list_and_the_lines() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/embed/").ready();
    page.see("How it looks");
    let lists = settled(&page);
    assert!(lists.len() == 2 && lists[0].titles == lists[1].titles, "{lists:?}");
    page.click("DisclosureTriangle", "Topics").click("checkbox", "Mining");
    see_line(&page, "script", " topic=\"mining\"");
    see_line(&page, "script", "https://news.example.org/topics/mining/\">Mining: news from PSG</a>");
    see_line(&page, "feed", "https://news.example.org/feeds/topics/mining.atom");
    page.see("https://news.example.org/topics/mining/");
    page.click("DisclosureTriangle", "Regions").click("checkbox", "Cusco");
    see_line(&page, "script", "topic=\"mining\" region=\"cusco\"");
    see_line(&page, "pinned", "integrity=\"sha384-");
    see_line(&page, "frame", "/embed/feed/?topic=mining&amp;region=cusco");
    page.see("of this choice there is none").see("has no page of its own");
    page.until("both lists follow", || {
        settled(&page).iter().all(|list| list.titles.len() == 4).then_some(())
    });
    page.see("4 articles are shown.");
    page.script("document.querySelector('[type=number]').value = ''");
    page.fill("spinbutton", "How many", "2");
    page.see("2 articles are shown.");
    see_line(&page, "wordpress", "<!-- wp:html -->\n<script async");
    // What a link says by itself follows what is chosen, or is what one writes.
    page.fill("textbox", "What the link says", "Mines \"&\" <more>");
    see_line(&page, "script", ">Mines &quot;&amp;&quot; &lt;more&gt;</a>");
    page.until("the list shows it", || {
        settled(&page)[0].text.starts_with("Mines \"&\" <more>").then_some(())
    });
    assert_eq!(page.path(), "/embed/", "nothing of it goes into an address");
    page.console_clean();
}

#[test]
fn a_value_is_chosen_or_left_out() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/embed/").ready();
    page.see("How it looks");
    page.click("DisclosureTriangle", "Regions").click("checkbox", "Cusco");
    page.click("DisclosureTriangle", "Leave out");
    page.inside("group", "Regions: Leave out").click("checkbox", "Apurímac");
    see_line(&page, "script", "region=\"cusco,-apurimac\"");
    page.see("Cusco, without Apurímac");
    // It is one or the other.
    page.inside("group", "Regions: Leave out").click("checkbox", "Cusco");
    see_line(&page, "script", "region=\"-apurimac,-cusco\"");
    assert_eq!(how_many(&page, ".embed-facet[open] > fieldset :checked"), 0);
    page.axe_clean().console_clean();
}

#[test]
fn a_line_is_copied_or_selected() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page("navigator.clipboard.writeText = async (text) => { if (globalThis.refuse) throw 1; globalThis.copied = text; };");
    page.open("/embed/").ready();
    page.click("button", "Copy: In a frame");
    page.until("it is copied", || {
        (page.script("return globalThis.copied ?? ''") == line(&page, "frame").as_str()).then_some(())
    });
    page.script("globalThis.refuse = true");
    page.click("button", "Copy: In a frame");
    page.until("it is selected", || {
        (page.script("return String(getSelection())") == line(&page, "frame").as_str()).then_some(())
    });
}

#[test]
fn it_is_clean_in_every_setup_and_language() {
    let site = Site::built();
    for (setup, path) in [
        (Setup::desk().light(), "/embed/?topic=mining,water&match=all&from=2004"),
        (Setup::phone().dark(), "/es/embed/"),
        (Setup::desk().size(320, 700), "/embed/"),
    ] {
        let page = Page::new(&site, &setup);
        page.open(path).ready();
        settled(&page);
        page.axe_clean().fits_its_width().console_clean();
    }
}

#[test]
fn without_scripts_the_lines_for_all_news_stand_there() {
    let site = Site::built();
    for (path, says) in
        [("/embed/", "The lines below are for all news."), ("/es/embed/", "son para todas las noticias.")]
    {
        let page = Page::new(&site, &Setup::phone().without_scripts());
        page.open(path).see(says);
        assert!(
            how_many(&page, "[data-line] pre") == 5 && line(&page, "script").contains("<chasqui-feed"),
            "{path}"
        );
        page.fits_its_width();
    }
}

#[test]
fn data_that_cannot_be_had_leaves_the_lines() {
    let site = Site::built();
    site.fail("data/v1/site.json", crate::harness::Fault::Missing);
    let page = Page::new(&site, &Setup::desk());
    page.open("/embed/").see("What can be chosen could not be fetched.");
    assert!(line(&page, "script").contains("<chasqui-feed"));
}

#[test]
fn no_other_page_loads_it() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready();
    page.click_link("On your own site").at("/embed/");
    page.ready();
    page.see("How it looks");
    page.open("/news/").ready();
    assert!(!page.loaded().iter().any(|file| file.contains("embed")), "{:?}", page.loaded());
}
