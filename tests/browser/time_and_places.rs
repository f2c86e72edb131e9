//! Narrowing by the picture of time and by the map: by keyboard, by thumb, equal to a list for those who hear it.

use serde_json::Value;

use crate::harness::{Key, Page, Setup, Site};
use crate::sights::{attribute, cards, choose, how_many};

/// The bars as those hear them who do not see them.
fn bars(page: &Page) -> Vec<String> {
    page.inside("list", "Articles over time").names("link")
}

fn of_year(cards: &[Value], start: &str) -> usize {
    let mut works = std::collections::BTreeSet::new();
    for card in cards.iter().filter(|card| card["date"].as_str().is_some_and(|date| date.starts_with(start)))
    {
        works.insert(card["work"].as_str().or(card["id"].as_str()).unwrap_or_default().to_owned());
    }
    works.len()
}

#[test]
fn years_open_into_months_and_lead_back() {
    let site = Site::built();
    let cards = cards(&site);
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    let in_2019 = of_year(&cards, "2019");
    let year = format!("2019, {in_2019} articles");
    assert!(bars(&page).contains(&year), "{:?}", bars(&page));
    // Gaps are heard too, and what no bar can show stands beside them.
    page.inside("list", "Articles over time").find("StaticText", "2010: none");
    let control = "#date a[href$='from=2019&to=2019']";
    page.script(&format!("document.querySelector(\"{control}\").focus()"));
    page.see_focus("link", &year).press(Key::Enter).at("/news/?from=2019&to=2019").see("from 2019");
    page.see_focus("link", "All years");
    let months = bars(&page);
    let month = months.iter().find(|name| name.starts_with("Mar 2019, ")).expect("a month").clone();
    page.axe_clean();
    page.inside("list", "Articles over time").click("link", &month);
    page.at("/news/?from=2019-03&to=2019-03").see_count(of_year(&cards, "2019-03"));
    // Chosen once more it leads back to the year; the other months are still there to be chosen.
    assert_eq!(bars(&page), months);
    page.inside("list", "Articles over time").click("link", &month).at("/news/?from=2019&to=2019");
    page.inside("list", "Wider spans of time").click("link", "All years").at("/news/").see_count(28);
    assert!(bars(&page).contains(&year));
    page.back().at("/news/?from=2019&to=2019").back().at("/news/?from=2019-03&to=2019-03").console_clean();
}

#[test]
fn dates_do_not_lower_the_bars_and_other_filters_do() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    let all = bars(&page);
    page.open("/news/?from=2004&to=2018").ready();
    assert_eq!(bars(&page), all, "the span is marked, no more");
    assert!(how_many(&page, ".bar.in") > 0 && how_many(&page, ".bar.out") > 0);
    page.open("/news/?dated=no").ready();
    assert_eq!(bars(&page), all);
    choose(&page, "topic", "mining");
    page.at("/news/?topic=mining&dated=no");
    assert_ne!(bars(&page), all);
    // The two fields say the same as the bars.
    page.open("/news/")
        .ready()
        .fill("textbox", "From", "2019")
        .fill("textbox", "To", "2019")
        .press(Key::Enter);
    page.at("/news/?from=2019&to=2019").inside("list", "Wider spans of time").find("link", "All years");
    page.console_clean();
}

#[test]
fn the_picture_of_time_on_a_phone_and_in_every_colour() {
    let site = Site::built();
    for setup in [
        Setup::phone().light(),
        Setup::phone().dark().size(320, 640),
        Setup::desk().dark(),
        Setup::desk().forced_colours(),
    ] {
        let page = Page::new(&site, &setup);
        page.open("/news/?from=2019&to=2019").ready();
        if how_many(&page, "#filters[data-sheet]") == 0
            && page.names("button").iter().any(|name| name.starts_with("Filter"))
        {
            page.click_button("Filter (2)");
        }
        assert_eq!(bars(&page).len(), how_many(&page, "a.bar") as usize);
        page.fits_its_width().axe_clean();
        page.open("/archive/").ready().inside("list", "Articles over time").find("link", "2004, 3 articles");
        page.fits_its_width().axe_clean();
    }
}

#[test]
fn without_scripts_bars_lead_to_plain_pages() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk().without_scripts());
    page.open("/archive/").inside("list", "Articles over time").click("link", "2004, 3 articles");
    page.at("/news/2004/");
}

#[test]
fn topics_and_regions_lie_over_the_years() {
    let site = Site::built();
    let without = Setup::phone().dark().without_scripts();
    for (setup, scripts) in [(without, false), (Setup::desk(), true), (Setup::phone().forced_colours(), true)]
    {
        let page = Page::new(&site, &setup);
        page.open("/archive/");
        if scripts {
            page.ready().axe_clean();
        }
        page.click("link", "By topic").until("the address names the part", || {
            page.script("return location.hash").as_str().is_some_and(|hash| hash == "#by-topic").then_some(())
        });
        // A wide table is scrolled by keys, and is named.
        page.script("document.querySelector('#by-topic [tabindex]').focus()");
        page.see_focus("region", "By topic").fits_its_width();
        let of_mining = "#by-topic tr:has(a[href$='/mining/']) a.bar[href$='/2019/']";
        let count = page.script(&format!("return document.querySelector(\"{of_mining}\").textContent"));
        // The names stay in view beside the year that the keyboard comes to.
        page.script(&format!("document.querySelector(\"{of_mining}\").focus()"));
        let beside = page.script(
            "const it = document.activeElement.getBoundingClientRect(),
               name = document.activeElement.closest('tr').querySelector('th').getBoundingClientRect();
             return name.left >= 0 && name.right <= it.left + 1 && it.right <= innerWidth",
        );
        assert_eq!(beside, Value::Bool(true));
        page.press(Key::Enter)
            .at("/topics/mining/2019/")
            .see(&format!("{} articles", count.as_str().unwrap()));
    }
}

#[test]
fn the_map_is_the_list_of_regions() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/news/").ready();
    // Each value once, in the order of the vocabulary, those without a tile after them.
    let values = page.script(
        "return [...document.querySelectorAll('#region [data-facet=region]')].map((it) => it.dataset.value)",
    );
    let values: Vec<String> = serde_json::from_value(values).expect("ids");
    let ids: std::collections::BTreeSet<&String> = values.iter().collect();
    assert_eq!((ids.len(), values.last().map(String::as_str)), (values.len(), Some("country")));
    assert_eq!(how_many(&page, "#region .tile [data-facet=region]") as usize, values.len() - 1);
    let count = choose(&page, "region", "cusco");
    page.at("/news/?region=cusco").see_count(count).see_focus("link", &format!("Cusco {count}"));
    assert_eq!(attribute(&page, ".tile.here a", "data-value").as_deref(), Some("cusco"));
    // By the keyboard from there to the next, and out again.
    page.press(Key::Enter).at("/news/").see_count(28);
    // Shown as a list, every name is seen.
    page.click("checkbox", "Show as a list").see("Madre de Dios").see("Huancavelica").axe_clean();
    page.console_clean();
}

#[test]
fn the_map_on_the_page_of_the_regions_is_heard_once() {
    let site = Site::built();
    for setup in [Setup::desk(), Setup::phone().dark(), Setup::desk().forced_colours()] {
        let page = Page::new(&site, &setup);
        page.open("/regions/").ready();
        let links = page.inside("main", "").names("link");
        assert_eq!(links.iter().filter(|name| name.starts_with("Cusco")).count(), 1, "{links:?}");
        page.fits_its_width().axe_clean();
        page.script("document.querySelector('.map a[href*=cusco]').click()");
        page.at("/regions/cusco/").console_clean();
    }
}

#[test]
fn tiles_are_large_enough_for_a_thumb() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone());
    page.open("/news/").ready().click_button("Filter");
    let small = page.script(
        "return [...document.querySelectorAll('#region .tile a')].map((it) => it.getBoundingClientRect())
           .filter(({ width, height }) => width < 44 || height < 44).length",
    );
    assert_eq!(small, 0);
    page.fits_its_width().axe_clean();
    choose(&page, "region", "puno");
    page.at("/news/?region=puno").console_clean();
}
