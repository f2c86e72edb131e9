//! On a partner's page: strict policies, hostile styles, bases, old document types, several lists, two sites; when it asks
//! and what; attributes that change.

use serde_json::json;

use super::{Partner, asked, cards, document, feed, first_in, lists, script, settled};
use crate::harness::{Key, Page, Setup, Site};

/// The directives that `/embed/` and `docs/embedding.md` name, and nothing else.
fn strict(site: &Site) -> String {
    let origin = site.url().trim_end_matches('/');
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {origin}; \
         connect-src {origin}; img-src {origin}; require-trusted-types-for 'script'\">"
    )
}

#[test]
fn under_a_strict_policy_in_both_themes() {
    let site = Site::built();
    let list = feed(&site, "topic=mining region=cusco limit=2 lang=en theme=auto");
    let second = feed(&site, "region=cusco topic=mining layout=headlines heading=none show=date lang=es");
    let page = document(&strict(&site), &format!("{}{list}{second}", script(&site)));
    let partner = Partner::with(&[("index.html", page)]);
    for setup in [Setup::desk().light(), Setup::phone().dark(), Setup::desk().forced_colours()] {
        site.forget();
        let page = Page::new(&partner.site, &setup);
        page.open("/");
        let shown = settled(&page);
        let wanted: Vec<_> = cards("regions/cusco.json")
            .iter()
            .filter(|card| {
                card["language"] == "en"
                    && card["topics"].as_array().is_some_and(|all| all.contains(&json!("mining")))
            })
            .map(|card| card["title"].as_str().unwrap().to_owned())
            .take(2)
            .collect();
        assert_eq!((shown[0].titles.clone(), shown[0].is_link_seen), (wanted, false), "{shown:?}");
        assert!(shown[1].titles.len() > 2 && shown[1].text.ends_with("All the news"), "{shown:?}");
        // One request for the script and one for the data, which both lists share.
        assert_eq!(asked(&site), ["embed/v1.js", "data/v1/latest/regions/cusco.json"]);
        assert_eq!(page.script("return document.cookie + localStorage.length + sessionStorage.length"), "00");
        page.console_clean().axe_clean().fits_its_width();
    }
}

#[test]
fn the_referrer_is_the_origin_and_no_more() {
    let site = Site::built();
    let policy = "<meta name=\"referrer\" content=\"unsafe-url\">";
    let body = format!("{}{}", script(&site), feed(&site, "limit=3 show=image"));
    let partner = Partner::with(&[("secret.html", document(policy, &body))]);
    let page = Page::new(&partner.site, &Setup::desk());
    page.before_each_page(
        "globalThis.told = []; const own = fetch; globalThis.fetch = (url, options) => { told.push(options); return own(url, options); };",
    );
    page.open("/secret.html");
    settled(&page);
    let told = page.script("return told");
    assert_eq!(
        told,
        json!([{ "cache": "default", "credentials": "omit", "referrerPolicy": "strict-origin" }])
    );
    let links = page.script(
        "return [...document.querySelector('chasqui-feed').shadowRoot.querySelectorAll('a,img')].every((it) => it.referrerPolicy === 'strict-origin')",
    );
    assert_eq!(links, true);
}

#[test]
fn nothing_is_asked_before_it_is_near() {
    let site = Site::built();
    let space = "<div style=\"height: 6000px\"></div>";
    let partner = Partner::of(&format!("{}{space}{}{space}", script(&site), feed(&site, "topic=mining")));
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    first_in(&page, "waiting");
    // Far from it still, and time enough to ask.
    page.script("scrollTo(0, 3000)");
    page.script_async("setTimeout(arguments[0], 400)");
    assert_eq!(asked(&site), ["embed/v1.js"]);
    assert!(lists(&page)[0].is_link_seen);
    page.script("scrollTo(0, 5200)");
    assert!(!first_in(&page, "ready").titles.is_empty());
    assert_eq!(asked(&site), ["embed/v1.js", "data/v1/latest/topics/mining.json"]);
}

/// How a list looks: of each part some of what a page's style would change.
const LOOK: &str = "const root = document.querySelector('chasqui-feed').shadowRoot;
  return [...root.querySelectorAll('[part]')].map((it) => {
    const { color, fontSize, fontFamily, fontWeight, textTransform, letterSpacing, visibility, paddingTop, display } = getComputedStyle(it);
    return [it.className, color, fontSize, fontFamily, fontWeight, textTransform, letterSpacing, visibility, paddingTop, display].join();
  })";

#[test]
fn what_the_page_does_to_all_does_nothing_to_it() {
    let site = Site::built();
    let body = format!("{}{}", script(&site), feed(&site, "topic=mining limit=3 theme=light"));
    let hostile = "<base href=\"https://elsewhere.example/deep/\" target=\"_blank\">\
        <style>* { color: yellow; font: 40px/3 cursive !important; text-transform: uppercase; letter-spacing: 1em; \
        padding: 30px; visibility: visible; word-spacing: 3em; text-indent: 9em; cursor: none }\
        a, li, ul, p, h2, div { display: inline-flex !important; color: red !important; background: red }\
        .feed, .item, .title, [part=title] { display: none !important }</style>";
    let quirks = format!(
        "<html><head>{hostile}<title>Old</title></head><body><font size=7>{body}</font></body></html>"
    );
    let partner = Partner::with(&[("plain.html", document("", &body)), ("hostile.html", quirks)]);
    let page = Page::new(&partner.site, &Setup::desk());
    let mut looks = Vec::new();
    for path in ["/plain.html", "/hostile.html"] {
        page.open(path);
        let list = settled(&page).remove(0);
        assert!(list.addresses.iter().all(|address| address.starts_with(site.url())), "{list:?}");
        looks.push((page.script(LOOK), list.titles));
    }
    assert_eq!(page.script("return document.compatMode"), "BackCompat");
    assert_eq!(looks[0], looks[1]);
}

#[test]
fn a_page_may_style_what_is_named() {
    let site = Site::built();
    let style = "<style>chasqui-feed { --chasqui-paper: rgb(1, 2, 3); --chasqui-ink: rgb(250, 250, 250); max-width: 20rem }\
        chasqui-feed::part(title) { font-weight: 400 }</style>";
    let body = format!("{}{}", script(&site), feed(&site, "limit=1"));
    let partner = Partner::with(&[("index.html", document(style, &body))]);
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    settled(&page);
    let seen = page.script(
        "const feed = document.querySelector('chasqui-feed');
         const of = (part) => getComputedStyle(feed.shadowRoot.querySelector(`[part=${part}]`));
         return [of('feed').backgroundColor, of('title').color, of('title').fontWeight, feed.offsetWidth]",
    );
    assert_eq!(seen, json!(["rgb(1, 2, 3)", "rgb(250, 250, 250)", "400", 320]));
}

#[test]
fn two_sites_on_one_page() {
    let (one, other) = (Site::built(), Site::built_below("/a/b/"));
    let body =
        [script(&one), feed(&one, "limit=2"), feed(&other, "limit=3"), feed(&one, "limit=1"), script(&other)]
            .concat();
    let partner = Partner::of(&body);
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    let shown = settled(&page);
    for (list, site, count) in [(&shown[0], &one, 2), (&shown[1], &other, 3), (&shown[2], &one, 1)] {
        assert_eq!(list.addresses.len(), count, "{shown:?}");
        assert!(list.addresses.iter().all(|address| address.starts_with(site.url())), "{shown:?}");
    }
    assert!(!asked(&one).iter().any(|path| path.starts_with("a/b/")));
    page.console_clean();
}

#[test]
fn inserted_late_removed_and_put_back() {
    let site = Site::built();
    let partner = Partner::of(&script(&site));
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    page.until("the script has run", || {
        (page.script("return Boolean(customElements.get('chasqui-feed'))") == true).then_some(())
    });
    let insert = format!(
        "globalThis.feed = document.createElement('chasqui-feed');
         feed.setAttribute('topic', 'mining'); feed.setAttribute('limit', '2');
         feed.innerHTML = '<a href=\"{}news/\">All the news</a>';
         document.querySelector('main').append(feed);",
        site.url()
    );
    page.script(&insert);
    let before = first_in(&page, "ready");
    assert_eq!(before.titles.len(), 2);
    page.script("feed.remove(); document.querySelector('main').prepend(feed); document.querySelector('main').append(feed)");
    assert_eq!(settled(&page), vec![before]);
    assert_eq!(asked(&site), ["embed/v1.js", "data/v1/latest/topics/mining.json"]);
}

#[test]
fn a_changed_attribute_changes_the_list() {
    let site = Site::built();
    let partner = Partner::of(&format!("{}{}", script(&site), feed(&site, "topic=mining limit=3 lang=en")));
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    let mining = first_in(&page, "ready").titles;
    let set = |name: &str, value: &str| {
        page.script(&format!("document.querySelector('chasqui-feed').setAttribute('{name}', '{value}')"));
    };
    // The focus stays on what is still there.
    page.press(Key::Tab).press(Key::Tab);
    let focused = "return document.activeElement.shadowRoot.activeElement.textContent";
    assert_eq!(page.script(focused), mining[0].as_str());
    set("limit", "2");
    page.until("there are two", || (lists(&page)[0].titles == mining[..2]).then_some(()));
    assert_eq!(page.script(focused), mining[0].as_str());
    set("topic", "-mining");
    page.until("none is about mining", || {
        let titles = lists(&page)[0].titles.clone();
        (titles.len() == 2 && !titles.iter().any(|title| mining.contains(title))).then_some(())
    });
    // Several at once are one change.
    page.script(
        "const feed = document.querySelector('chasqui-feed');
         feed.setAttribute('topic', 'mining'); feed.setAttribute('from', '2004'); feed.setAttribute('to', '2004'); feed.setAttribute('lang', 'es')",
    );
    page.until("the words are Spanish", || {
        lists(&page)[0].text.contains("29 de febrero de 2004").then_some(())
    });
    set("topic", "no-such-thing");
    page.until("it says that there is nothing", || {
        lists(&page)[0].text.contains("No hay nada").then_some(())
    });
    let asked_for = asked(&site);
    let count = |path: &str| asked_for.iter().filter(|asked| asked.contains(path)).count();
    assert_eq!((count("topics/mining.json"), count("latest/news.json")), (1, 1), "{asked_for:?}");
}

#[test]
fn languages_of_display() {
    let site = Site::built();
    let body = [
        script(&site),
        feed(&site, "topic=mining limit=1 lang=es"),
        feed(&site, "topic=mining limit=1 lang=en-GB"),
        feed(&site, "topic=mining limit=1 lang=fr"),
        feed(&site, "topic=mining limit=1 language=es lang=en"),
    ]
    .concat();
    let partner = Partner::of(&body);
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    let shown = settled(&page);
    let says = |at: usize, words: &str| assert!(shown[at].text.contains(words), "{words}: {:?}", shown[at]);
    says(0, "2 de junio de 2019");
    says(1, "2 June 2019");
    // There are no words in French: the site's own first language stands in, and says which it is.
    says(2, "2 June 2019");
    assert!(
        shown[0].addresses[0].contains("/es/news/") && !shown[1].addresses[0].contains("/es/"),
        "{shown:?}"
    );
    // What is in another language is marked, for the eye and for a voice.
    says(3, "Spanish");
    let languages = page.script(
        "return [...document.querySelectorAll('chasqui-feed')].map(({ shadowRoot: root }) =>
           [root.querySelector('[part=feed]').lang, root.querySelector('[part=title]').lang, root.querySelector('[part=title]').hreflang])",
    );
    assert_eq!(languages, json!([["es", "", ""], ["en", "", ""], ["en", "", ""], ["en", "es", "es"]]));
    page.axe_clean();
}

#[test]
fn a_list_without_a_link_is_named_by_the_site() {
    let site = Site::built();
    let body = format!(
        "{}<chasqui-feed topic=\"mining\" region=\"cusco\" lang=\"es\" limit=\"1\"></chasqui-feed>",
        script(&site)
    );
    let partner = Partner::of(&body);
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    settled(&page);
    let link = page.script("const { textContent, href } = document.querySelector('chasqui-feed').shadowRoot.querySelector('[part=link]'); return [textContent, href]");
    assert_eq!(
        link,
        json!(["Minería, Cusco · PSG", format!("{}es/news/?topic=mining&region=cusco", site.url())])
    );
}

#[test]
fn pictures_come_small_and_when_asked_for() {
    let site = Site::built();
    let partner = Partner::of(&format!("{}{}", script(&site), feed(&site, "limit=100 lang=en show=image")));
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    settled(&page);
    let pictures =
        "return [...document.querySelector('chasqui-feed').shadowRoot.querySelectorAll('img')].map((it) => {
        it.loading = 'eager'; return { alt: it.alt, source: it.src, wide: it.naturalWidth } })";
    let seen = page.until("every picture has come", || {
        let all = page.script(pictures);
        let all = all.as_array()?.clone();
        (!all.is_empty() && all.iter().all(|it| it["wide"].as_u64() > Some(0))).then_some(all)
    });
    for picture in &seen {
        let is_small =
            picture["source"].as_str().is_some_and(|it| it.starts_with(site.url()) && it.ends_with(".webp"));
        assert!(is_small && !picture["alt"].as_str().unwrap().is_empty(), "{picture}");
    }
    page.axe_clean();
}
