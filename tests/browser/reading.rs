//! Reading: from the front page to an article and back, along a series, from one language to the other.

use crate::harness::{Page, Setup, Site};
use crate::sights::{attribute, head, hear, how_many, scrolled, see_scrolled, titles};

#[test]
fn from_the_front_page_and_back() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready();
    let home = head(&page);
    assert_eq!((home.canonical.as_str(), home.language.as_str()), ("/", "en"));
    page.hover("link", "After the operation at La Pampa");
    let left_at = scrolled(&page);
    assert!(left_at > 100, "the article stands further down");
    page.click_link("After the operation at La Pampa").at("/news/2019/03/madre-de-dios-plan/");
    page.see_focus("heading", "After the operation at La Pampa");
    assert_eq!(page.h1(), ["After the operation at La Pampa, a longer plan for Madre de Dios"]);
    assert_eq!(scrolled(&page), 0);
    let article = head(&page);
    assert!(article.title.starts_with("After the operation at La Pampa"), "{article:?}");
    assert_eq!(article.canonical, "/news/2019/03/madre-de-dios-plan/");
    assert_ne!(article.description, home.description);
    hear(&page, &article.title);

    page.back().at("/").see_focus("link", "After the operation at La Pampa");
    see_scrolled(&page, left_at);
    assert_eq!(head(&page), home);
    page.forward().at("/news/2019/03/madre-de-dios-plan/").see("a longer plan");
    // Opened afresh, the page says of itself what it said when it was come to.
    page.reload().ready();
    let mut afresh = head(&page);
    // The file has no more of the description than is shown anywhere.
    assert!(article.description.starts_with(&afresh.description), "{afresh:?}");
    afresh.description.clone_from(&article.description);
    assert_eq!(afresh, article);
    page.console_clean();
}

#[test]
fn back_to_the_very_list() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    crate::sights::choose(&page, "topic", "mining");
    page.at("/news/?topic=mining").see_count(9);
    let list = titles(&page);
    page.hover("link", "Doe Run wants another five years");
    let left_at = scrolled(&page);
    page.click_link("Doe Run wants another five years")
        .at("/news/2004/02/la-oroya-lead/")
        .see("The town and its plant");
    page.click_link("Back to the list").at("/news/?topic=mining").see_count(9);
    page.see_focus("link", "Doe Run wants another five years");
    see_scrolled(&page, left_at);
    assert_eq!(titles(&page), list);
    // Whoever opens the article itself has come from no list: all news, then.
    page.open("/news/2004/02/la-oroya-lead/")
        .ready()
        .click_link("Back to the list")
        .at("/news/")
        .see_count(28);
    page.console_clean();
}

/// Lists are sent without the style of what is read.
#[test]
fn an_article_looks_the_same_by_whatever_way_it_was_come_to() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    let look = || {
        page.script(
            "return [...document.querySelectorAll('main *:not(.print-only)')].map((element) => {
               const { font, marginTop, display } = getComputedStyle(element);
               return [element.localName, element.className, font, marginTop, display].join(' ');
             }).join('\\n')",
        )
    };
    page.open("/news/?topic=mining").ready();
    page.click_link("Doe Run wants another five years")
        .at("/news/2004/02/la-oroya-lead/")
        .see("The town and its plant");
    let led = look();
    page.reload().ready().see("The town and its plant");
    assert_eq!(led, look());
}

#[test]
fn a_series_its_issues_and_a_key_issue() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/series/").ready().click("link", "Peru Update").at("/series/update/").see_count(3);
    page.inside("navigation", "All numbers").click("link", "102").at("/series/update/102/");
    assert_eq!(page.h1(), ["Peru Update 102"]);
    page.see("President Alejandro Toledo").see("The town and its plant").see("29 February 2004");
    assert_eq!(how_many(&page, "main article[data-article]"), 2, "the whole issue can be read");
    // The contents lead to the articles within the page, and Back leads up again.
    page.inside("navigation", "On this page")
        .click("link", "Doe Run wants")
        .at("/series/update/102/#la-oroya-lead");
    page.until("the article is in view", || (scrolled(&page) > 100).then_some(()));
    page.back().at("/series/update/102/");
    see_scrolled(&page, 0);
    page.click_link("Next: number 103").at("/series/update/103/").see("Parliamentary delegation");
    page.click_link("Previous: number 102").at("/series/update/102/");
    page.inside("article", "")
        .click("link", "Editorial: an unpopular president")
        .at("/news/2004/02/editorial-five-cabinets/");
    page.see("Number 102, you are here").see("In the same issue");
    page.click_link("number 103").at("/series/update/103/");

    page.open("/news/2019/03/letter-from-cajamarca-1/").ready().see("Letters from Cajamarca");
    page.inside("main", "").click("link", "2").at("/news/2019/03/letter-from-cajamarca-2/");

    page.open("/key-issues/").ready().inside("main", "").click("link", "Mining and communities");
    page.at("/key-issues/mining-and-communities/").see("Rules for security").see("Latest on this");
    assert_eq!(head(&page).canonical, "/key-issues/mining-and-communities/");
    page.inside("navigation", "On this page")
        .click("link", "Hualgayoc")
        .at("/key-issues/mining-and-communities/#h-hualgayoc");
    page.inside("main", "").click("link", "La Oroya").at("/key-issues/mining-and-communities/#h-la-oroya");
    page.console_clean();
}

#[test]
fn from_one_language_to_the_other() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk().language("es"));
    page.open("/news/2019/04/letter-from-puno/").ready().see("A community").see("Back to the list");
    // The offer is made in the reader's own language, and leads to the translation.
    page.find("link", "Leer en español");
    page.click("link", "Leer en español").at("/es/news/2019/04/carta-desde-puno/");
    page.see("Carta desde Puno");

    // Opened at its own address, a page has the interface of its language, and keeps it wherever one goes.
    page.open("/es/").ready().click_link("Noticias y análisis").at("/es/news/").see_count(28);
    assert_eq!(head(&page).language, "es");
    page.inside("main", "").click("link", "Carta desde Puno").at("/es/news/2019/04/carta-desde-puno/");
    assert_eq!(how_many(&page, "main .prose[lang=es]"), 1);
    page.back().at("/es/news/");
    page.inside("main", "")
        .click("link", "After the operation at La Pampa")
        .at("/news/2019/03/madre-de-dios-plan/");
    page.see("Volver a la lista");
    assert_eq!(attribute(&page, "html", "lang").as_deref(), Some("es"), "the interface is still Spanish");
    assert_eq!(
        attribute(&page, "main .prose", "lang").as_deref(),
        Some("en"),
        "the text is English, and marked"
    );
    page.inside("main", "").click("link", "Madre de Dios").at("/es/regions/madre-de-dios/");
    // The switch of languages leads to the same page in the other language.
    page.click_link("English").at("/regions/madre-de-dios/").ready();
    assert_eq!(head(&page).language, "en");
    page.console_clean();
}

#[test]
fn what_is_not_here_offers_ways() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::phone());
    page.open("/news/2019/03/nonesuch/").see("This page is not here");
    page.click_link("All news").at("/news/").see_count(28);
    // The app, too, comes upon addresses that are not there.
    page.ready().script(
        "const a = Object.assign(document.createElement('a'), {href: '/a/b/news/2019/03/nonesuch/', textContent: 'Lost'});
         document.querySelector('main').prepend(a)",
    );
    page.click_link("Lost")
        .at("/news/2019/03/nonesuch/")
        .see("This page is not here")
        .see_focus("heading", "This page is not here");
    page.click("link", "Archive").at("/archive/");
    page.console_clean_but(&["404"]);
}

#[test]
fn files_and_other_sites_are_the_browsers() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    // A link is left alone when nobody has prevented what the browser does with it.
    let left_alone = |selector: &str| {
        page.script(&format!(
            "let prevented;
             const last = (event) => {{ prevented = event.defaultPrevented; event.preventDefault() }};
             addEventListener('click', last);
             document.querySelector({selector:?}).click();
             removeEventListener('click', last);
             return !prevented"
        ))
    };
    page.open("/news/undated/mining-and-development-in-the-andes/").ready();
    assert_eq!(left_alone("a[href$='event.ics']"), true);
    assert_eq!(left_alone("main a[href^='https://']"), true);
    assert_eq!(left_alone("a[href^='mailto:']"), true);
    assert_eq!(left_alone("a[data-reload]"), true);
    assert_eq!(left_alone("main a[href^='/'], main a[href^='../']"), false);
    // With a key held, a link is for another window.
    let held = page.script(
        "let prevented;
         addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault() }, {once: true});
         document.querySelector('main a').dispatchEvent(
           new MouseEvent('click', {bubbles: true, cancelable: true, ctrlKey: true}));
         return prevented",
    );
    assert_eq!(held, false);
    page.console_clean();
}
