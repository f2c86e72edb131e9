//! Without scripts the site is complete: every page can be read, and the lists lead on as plain links.

use crate::harness::{Page, Setup, Site};
use crate::sights::how_many;

#[test]
fn every_way_leads_on() {
    let site = Site::built_below("/a/b");
    for setup in [Setup::phone(), Setup::desk()] {
        let page = Page::new(&site, &setup.without_scripts());
        page.open("/").see("We are an independent NGO").see("A school for community leaders");
        page.inside("main", "").click("link", "A school for community leaders");
        page.at("/news/2019/06/a-school-for-community-leaders/")
            .see("2 June 2019")
            .click_link("Back to the list");

        // The list says that it is whole, and where the same articles are sorted.
        page.at("/news/").see("This list is whole").see("28 articles");
        page.inside("main", "").click("link", "Topics").at("/topics/").see("Mines, smelters");
        page.inside("main", "").click("link", "Mining").at("/topics/mining/").see("9 articles");
        page.inside("navigation", "By year")
            .click("link", "2019")
            .at("/topics/mining/2019/")
            .see("5 articles");
        page.click_link("Older: 2004").at("/topics/mining/2004/").see("Doe Run");

        page.open("/archive/").inside("main", "").click("link", "2019").at("/news/2019/").see("11 articles");
        page.open("/news/2019/")
            .inside("navigation", "By month")
            .click("link", "Mar")
            .at("/news/2019/03/")
            .see("9 articles");
        page.open("/regions/").inside("main", "").click("link", "Cusco").at("/regions/cusco/");
        page.inside("navigation", "By year")
            .click("link", "Undated")
            .at("/regions/cusco/undated/")
            .see("Potato park");
        page.open("/series/").inside("main", "").click("link", "Peru Update").at("/series/update/");
        page.inside("navigation", "All numbers").click("link", "102").at("/series/update/102/");
        page.see("The town and its plant").click_link("Next: number 103").at("/series/update/103/");
        page.open("/es/news/").see("28 artículos").inside("main", "").click("link", "Carta desde Puno");
        page.at("/es/news/2019/04/carta-desde-puno/").see("Volver a la lista");
        page.fits_its_width().console_clean();
    }
}

#[test]
fn nothing_is_shown_that_needs_a_script() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone().without_scripts());
    for route in crate::take_over::ROUTES {
        page.open(route);
        let buttons: Vec<String> = page
            .inside("main", "")
            .names("button")
            .into_iter()
            // These are forms, which the browser sends by itself.
            .filter(|name| {
                !["Sign up", "Subscribe", "Join", "Donate", "Give", "Send"].iter().any(|it| name.contains(it))
            })
            .collect();
        assert_eq!(buttons, [""; 0], "{route}");
        assert_eq!(page.h1().len(), 1, "{route}");
        assert!(!page.text().contains("are being looked up"), "{route}");
    }
    // What a program would fetch is not fetched.
    assert!(
        !site.asked().iter().any(|path| path.contains("/data/v1/") || path.contains(".wasm")),
        "{:?}",
        site.asked()
    );
    // A query is answered by the whole list, which is shown and says that it is whole.
    page.open("/news/?topic=mining").see("This list is whole").see("Editorial");
    page.open("/news/");
    assert_eq!(
        how_many(&page, "dialog[open]"),
        1,
        "the filters stand in the page, for those who read its source"
    );
    assert!(page.names("dialog").is_empty(), "but nobody is shown what a script would have to answer");
    // Also where the browser does not know the media feature that tells whether scripts run.
    assert!(!page.names("link").iter().any(|name| name == "Mining 9" || name.contains("oldest first")));
}
