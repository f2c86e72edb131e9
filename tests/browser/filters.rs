//! Filters that people understand: each choice at once, each a step of the history, the counts true.

use crate::harness::{Fault, Key, Page, Setup, Site};
use crate::sights::{attribute, cards, choose, facet, head, hear, how_many, scrolled, titles};
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Duration;

/// How many works have a value in a field of any of their versions.
fn works(cards: &[Value], fits: impl Fn(&Value) -> bool) -> usize {
    let work = |card: &Value| card.get("work").unwrap_or(&card["id"]).clone();
    cards.iter().filter(|card| fits(card)).map(|card| work(card).to_string()).collect::<BTreeSet<_>>().len()
}

fn has(card: &Value, field: &str, value: &str) -> bool {
    card[field].as_array().is_some_and(|all| all.iter().any(|own| own == value)) || card[field] == value
}

#[test]
fn choosing_and_undoing() {
    let site = Site::built_below("/a/b");
    let cards = cards(&site);
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready().see_count(works(&cards, |_| true));
    let mining = choose(&page, "topic", "mining");
    assert_eq!(mining, works(&cards, |card| has(card, "topics", "mining")));
    page.at("/news/?topic=mining").see_count(mining).see("9 articles about Mining");
    // The focus stays where the reader is.
    page.see_focus("link", "Mining 9");
    let both = choose(&page, "region", "cusco");
    assert_eq!(both, works(&cards, |card| has(card, "topics", "mining") && has(card, "regions", "cusco")));
    page.at("/news/?topic=mining&region=cusco").see_count(both).see("about Mining in Cusco");
    page.see_focus("link", "Cusco");
    // A choice within a facet adds to it: OR within, AND across. Its own choices do not lower its counts.
    let (_, or) = facet(&page, "topic", "social-conflict");
    assert_eq!(
        or,
        works(&cards, |card| has(card, "topics", "social-conflict") && has(card, "regions", "cusco"))
    );

    let chips = page.inside("list", "Filters in force");
    assert_eq!(
        chips.names("link"),
        ["Remove: about Mining", "leave out Mining", "Remove: in Cusco", "leave out Cusco", "Clear all"]
    );
    chips.click("link", "leave out Mining").at("/news/?topic=-mining&region=cusco");
    page.see_count(works(&cards, |card| !has(card, "topics", "mining") && has(card, "regions", "cusco")));
    page.see("leaving out Mining");
    page.inside("list", "Filters in force")
        .click("link", "only Mining")
        .at("/news/?topic=mining&region=cusco")
        .see_count(both);
    page.inside("list", "Filters in force").click("link", "Remove: about Mining").at("/news/?region=cusco");
    page.see_count(works(&cards, |card| has(card, "regions", "cusco")));
    page.inside("list", "Filters in force").click("link", "Clear all").at("/news/").see_count(28);
    assert_eq!(page.inside("list", "Filters in force").names("link"), [""; 0]);

    // Each was one step: back through all of them.
    for (path, count) in [
        ("/news/?region=cusco", None),
        ("/news/?topic=mining&region=cusco", Some(both)),
        ("/news/?topic=-mining&region=cusco", None),
        ("/news/?topic=mining&region=cusco", Some(both)),
        ("/news/?topic=mining", Some(mining)),
        ("/news/", Some(28)),
    ] {
        page.back().at(path);
        if let Some(count) = count {
            page.see_count(count);
        }
    }
    page.console_clean();
}

#[test]
fn every_count_is_what_the_choice_gives() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    for start in ["/news/?language=en", "/topics/human-rights/"] {
        page.open(start).ready();
        let whole = page.count();
        // A facet with a choice already would add to it.
        let values = page.script(
            "return [...document.querySelectorAll('#filters fieldset:not(:has([aria-current])) a[data-facet]')]
               .map((it) => [it.dataset.facet, it.dataset.value, it.dataset.count])",
        );
        let values: Vec<(String, String, String)> = serde_json::from_value(values).expect("texts");
        assert!(values.len() > 40, "{start}: {values:?}");
        for (facet, value, count) in values {
            let count: usize = count.parse().expect("plain digits");
            let control = format!("#filters [data-facet={facet}][data-value={value}]");
            // By a script, as clicks are tried elsewhere: a hundred of them would take long.
            page.script(&format!("document.querySelector('{control}').click()"));
            page.until(&format!("{facet} {value} is chosen"), || {
                attribute(&page, &format!("{control}[aria-current]"), "href").map(drop)
            });
            page.see_count(count);
            assert_eq!(titles(&page).len(), count.min(20), "{facet} {value}");
            page.script("history.back()");
            page.see_count(whole).until("nothing is chosen", || {
                attribute(&page, &format!("{control}:not([aria-current])"), "href").map(drop)
            });
        }
    }
    page.console_clean();
}

#[test]
fn dates_order_and_pages() {
    let site = Site::built();
    let cards = cards(&site);
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    let first = titles(&page);
    assert_eq!(first.len(), 20);
    page.click_link("Next").at("/news/?page=2").see("Page 2 of 2");
    assert_eq!(titles(&page).len(), 8);
    page.see_focus("heading", "News").back().at("/news/").see_focus("link", "Next");
    assert_eq!(titles(&page), first);
    page.click_link("oldest first").at("/news/?sort=oldest");
    page.until("the oldest is first", || {
        titles(&page)[0].starts_with("Editorial: an unpopular").then_some(())
    });
    page.see_focus("link", "oldest first").click_link("newest first").at("/news/");

    // The form is sent by Enter.
    page.fill("textbox", "From", "2004-02").fill("textbox", "To", "2004").press(Key::Enter);
    let of_2004 = works(&cards, |card| card["date"].as_str().is_some_and(|date| date.starts_with("2004")));
    page.at("/news/?from=2004-02&to=2004").see_count(of_2004).see("from February 2004 to 2004");
    page.inside("list", "Filters in force").click("link", "Remove: until 2004").at("/news/?from=2004-02");
    page.until("the field is empty", || {
        (page.script("return document.querySelector('input[name=to]').value") == "").then_some(())
    });
    page.inside("dialog", "Filter").click("link", "Undated only").at("/news/?from=2004-02&dated=no");
    // The span is set aside, and can be taken out.
    page.see_count(works(&cards, |card| card.get("date").is_none())).see("without a date");
    page.inside("list", "Filters in force").click("link", "Clear all").at("/news/").see_count(28);

    // Any of two topics, or both.
    choose(&page, "topic", "mining");
    choose(&page, "topic", "human-rights");
    let (one, other) =
        (|it: &Value| has(it, "topics", "mining"), |it: &Value| has(it, "topics", "human-rights"));
    page.at("/news/?topic=mining,human-rights").see_count(works(&cards, |card| one(card) || other(card)));
    page.click_link("all of these").at("/news/?topic=mining,human-rights&match=all");
    page.see_count(works(&cards, |card| one(card) && other(card)));
    page.click_link("any of these").at("/news/?topic=mining,human-rights");
    page.console_clean();
}

#[test]
fn shared_links_say_what_they_do_not_understand() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    for (link, canonical, count, said) in [
        // Unknown values are kept and named; alone they match nothing, beside others or left out they change nothing.
        ("/news/?topic=nonesuch", "/news/?topic=nonesuch", 0, "nonesuch (not known here)"),
        ("/news/?topic=mining,nonesuch", "/news/?topic=mining,nonesuch", 9, "nonesuch (not known here)"),
        ("/news/?topic=-nonesuch", "/news/?topic=-nonesuch", 28, "nonesuch (not known here)"),
        ("/news/?from=soon", "/news/?from=soon", 28, "not understood as a date"),
        ("/news/?from=2019&to=2004", "/news/?from=2019&to=2004", 0, "lies before its start"),
        ("/news/?page=77", "/news/?page=2", 28, "Page 2 of 2"),
        ("/news/?page=x&utm_source=y", "/news/", 28, "Page 1 of 2"),
        // In any order, repeated, with what nobody knows: one list, one address.
        (
            "/news/?region=cusco&fbclid=1&topic=mining&topic=women",
            "/news/?topic=mining,women&region=cusco",
            4,
            "in Cusco",
        ),
        (
            "/topics/mining/?region=cusco&sort=oldest",
            "/topics/mining/?region=cusco&sort=oldest",
            4,
            "about Mining in Cusco",
        ),
        (
            "/news/?topic=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
            "",
            0,
            "<img src=x onerror=alert(1)>",
        ),
        ("/es/news/?topic=mining", "/es/news/?topic=mining", 9, "sobre Minería"),
    ] {
        page.open(link).ready().see_count(count).see(said);
        if !canonical.is_empty() {
            let shown = if link.contains("utm_source") { link } else { canonical };
            assert_eq!((page.path().as_str(), head(&page).canonical.as_str()), (shown, canonical), "{link}");
        }
    }
    assert_eq!(how_many(&page, "main img[onerror]"), 0);
    page.console_clean();
}

#[test]
fn what_to_do_when_nothing_is_found() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/?topic=women&region=cusco").ready().see_count(0).see("Dropping one of them would give");
    // The most first; each does what it promises.
    let ways = page.script(
        "return [...document.querySelectorAll('.nothing li')].map((it) =>
           [it.querySelector('a').innerText, parseInt(it.querySelector('.count').innerText)])",
    );
    let ways: Vec<(String, usize)> = serde_json::from_value(ways).expect("names and numbers");
    assert_eq!(ways, [("without “Women’s rights”".to_owned(), 7), ("without “Cusco”".to_owned(), 1)]);
    for (name, count) in &ways {
        page.inside("main", "").click("link", name).see_count(*count);
        page.back().see_count(0).see_focus("link", name);
    }
    // Where no single filter is the cause, that is said.
    page.open("/news/?topic=women&region=cusco&kind=letter")
        .ready()
        .see_count(0)
        .see("no single one of them");
    page.inside("main", "").click("link", "Clear all").at("/news/").see_count(28);
    page.open("/news/?from=2019&to=2004").ready().see_count(0);
    page.click_link("without “since 2019”").at("/news/?to=2004").see_count(3);
    page.console_clean();
}

#[test]
fn changes_are_announced_once() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    page.script(
        "globalThis.said = [];
         new MutationObserver(() => {
           const text = document.querySelector('main [role=status]')?.textContent;
           if (text && text !== said.at(-1)?.text) said.push({ text, at: performance.now() });
         }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true })",
    );
    // Two choices within a moment, by the page's own links, as fast as a reader may be.
    page.script(
        "document.querySelector('#filters [data-value=mining]').click();
         setTimeout(() => document.querySelector('#filters [data-value=cusco]').click(), 400)",
    );
    page.see_count(4);
    let status =
        page.script("return [performance.now(), document.querySelector('main [role=status]').textContent]");
    assert_eq!(status[1], "", "the number changes at once, the words come later");
    hear(&page, "4 articles about Mining in Cusco");
    let said = page.script("return said");
    assert_eq!(said.as_array().map(Vec::len), Some(1), "once, for both: {said}");
    let late = said[0]["at"].as_f64().expect("a time") - status[0].as_f64().expect("a time");
    assert!((300.0..2000.0).contains(&late), "about a second after the last change: {late} ms");
}

/// Notes in each frame that is shown before the app is ready whether articles, or the words that stand for them, are.
const WATCH: &str = "globalThis.frames_seen = [];
const look = () => {
  if (document.documentElement?.dataset.app === 'ready') return;
  const shown = (what) => [...document.querySelectorAll(what)].some((it) => it.checkVisibility());
  if (document.querySelector('main')) frames_seen.push([shown('main article'), shown('.list-waiting')]);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);";

#[test]
fn a_list_with_a_query_is_never_first_shown_whole() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.without_cache().before_each_page(WATCH);
    let frames =
        || -> Vec<(bool, bool)> { serde_json::from_value(page.script("return frames_seen")).expect("pairs") };
    for part in ["app/start.js", ".wasm", "site.json", "facets"] {
        site.fail(part, Fault::Slow(Duration::from_millis(500)));
        page.open("/news/?topic=mining").ready().see_count(9).not_see("are being looked up");
        let seen = frames();
        assert!(seen.iter().all(|(articles, _)| !articles), "late {part}: the list is shown whole");
        assert!(seen.iter().any(|(_, waiting)| *waiting), "late {part}: nothing is said meanwhile");
        site.heal();
    }
    // Without a query the list is there at once.
    site.fail("app/start.js", Fault::Slow(Duration::from_millis(500)));
    page.open("/news/").ready();
    let seen = frames();
    assert!(
        seen.iter().any(|(articles, _)| *articles) && !seen.iter().any(|(_, waiting)| *waiting),
        "{seen:?}"
    );
    page.console_clean();
}

#[test]
fn the_sheet_on_a_phone() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.open("/news/").ready();
    assert!(page.names("dialog").is_empty(), "the filters are put away");
    page.click_button("Filter").find("dialog", "Filter");
    assert_eq!(attribute(&page, "#filters", "data-sheet").as_deref(), Some(""));
    choose(&page, "topic", "mining");
    page.at("/news/?topic=mining").find("button", "Show 9 articles");
    page.see_focus("link", "Mining 9");
    choose(&page, "region", "cusco");
    page.at("/news/?topic=mining&region=cusco").find("button", "Show 4 articles");
    hear(&page, "4 articles about Mining in Cusco");
    page.fits_its_width().axe_clean();
    page.press(Key::Escape).see_focus("button", "Filter (2)");
    assert!(page.names("dialog").is_empty());
    page.click("button", "Filter (2)").click_button("Show 4 articles").see_focus("button", "Filter (2)");
    page.see_count(4);
    assert_eq!(titles(&page).len(), 4);
    // Back undoes the choices, now that the sheet is closed.
    page.back().at("/news/?topic=mining").see_count(9).back().at("/news/").see_count(28).console_clean();
}

#[test]
fn back_closes_the_sheet() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.open("/topics/").ready().inside("main", "").click("link", "Our work").at("/topics/our-work/");
    let closed = |count: usize| {
        page.until("the sheet is closed", || page.names("dialog").is_empty().then_some(()));
        page.see_count(count).see_focus("button", "Filter");
    };
    // Nothing was chosen: Back closes it, and the next Back leaves the list.
    page.click_button("Filter").find("dialog", "Filter");
    page.back().at("/topics/our-work/");
    closed(5);
    page.back().at("/topics/").forward().at("/topics/our-work/").see_count(5);
    // What was chosen stands: Back closes the sheet, the next one undoes the last choice.
    page.click_button("Filter").find("dialog", "Filter");
    let first = choose(&page, "kind", "news");
    page.at("/topics/our-work/?kind=news").see_count(first);
    page.back().at("/topics/our-work/?kind=news");
    closed(first);
    page.back().at("/topics/our-work/").see_count(5).back().at("/topics/");
    // A sheet closed by its button or by Escape leaves no step behind.
    page.forward().at("/topics/our-work/").see_count(5);
    for key in [true, false] {
        page.click_button("Filter").find("dialog", "Filter");
        if key {
            page.press(Key::Escape);
        } else {
            page.click_button("Show 5 articles");
        }
        closed(5);
    }
    page.back().at("/topics/").console_clean();
}

#[test]
fn the_title_says_what_was_asked() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    choose(&page, "topic", "mining");
    page.at("/news/?topic=mining").see_count(9);
    assert_eq!(page.title(), "Mining · News · PSG");
    choose(&page, "region", "cusco");
    page.at("/news/?topic=mining&region=cusco").see_count(4);
    assert_eq!(page.title(), "Mining in Cusco · News · PSG");
    page.back().at("/news/?topic=mining").see_count(9).back().at("/news/").see_count(28);
    assert_eq!(page.title(), "News · PSG");
    page.open("/es/topics/mining/?from=2004&page=1").ready();
    assert_eq!(page.title(), "Minería desde 2004 · PSG");
    page.console_clean();
}

#[test]
fn back_restores_list_scroll_and_focus() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk().size(1280, 500));
    page.open("/topics/mining/").ready();
    let count = choose(&page, "kind", "letter");
    page.at("/topics/mining/?kind=letter").see_count(count).see_focus("link", "Letter from the regions");
    let left_at = scrolled(&page);
    assert!(left_at > 0, "the kinds stand further down");
    page.click_link("Letter from Puno").at("/news/2019/04/letter-from-puno/").see("A community");
    page.back().at("/topics/mining/?kind=letter").see_count(count).see_focus("link", "Letter from Puno");
    page.back().at("/topics/mining/").see_count(9).see_focus("link", "Letter from the regions");
    page.forward().at("/topics/mining/?kind=letter").see_count(count);
    // And so it does when the document itself was left meanwhile.
    page.open("/privacy/").ready().back().at("/topics/mining/?kind=letter").ready().see_count(count);
    page.console_clean();
}
