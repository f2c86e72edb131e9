//! The page for frames: sandboxed without an origin of its own, in a page of another origin.

use serde_json::{Value, json};

use super::{Partner, asked, document, first_in};
use crate::harness::{Page, Setup, Site};

const SANDBOX: &str =
    "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/// A page with a frame, that notes what it is told as `docs/embedding.md` says: from that frame alone.
fn framing(site: &Site, address: &str, sandbox: &str) -> Partner {
    let frame = format!(
        "<iframe src=\"{}{address}\" title=\"News\" width=\"600\" height=\"300\" sandbox=\"{sandbox}\"></iframe>",
        site.url()
    );
    let script = "<script>globalThis.told = [];
        addEventListener('message', ({ source, origin, data }) => {
          if (source === document.querySelector('iframe').contentWindow) told.push({ ...data, origin });
        });</script>";
    Partner::with(&[("index.html", document("", &format!("{script}{frame}")))])
}

fn told(page: &Page, of: &str, named: &str) -> Option<Value> {
    let all = page.script("return told");
    all.as_array()?.iter().rev().find(|message| message[of] == named).cloned()
}

#[test]
fn it_shows_what_its_address_asks_and_tells_its_height() {
    let site = Site::built();
    let partner = framing(&site, "embed/feed/?topic=mining&topic=justice&limit=3&show=date", SANDBOX);
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    page.until("the list has come", || {
        let height = told(&page, "type", "chasqui:height")?["height"].as_u64()?;
        (asked(&site).iter().any(|path| path.contains("topics/justice")) && height > 100 && height < 400)
            .then_some(())
    });
    assert_eq!(
        told(&page, "type", "chasqui:height").unwrap()["origin"],
        "null",
        "it has no origin of its own"
    );
    // Nothing of the site's program, and nothing that is not needed.
    let mut asked = asked(&site);
    asked.sort();
    assert_eq!(
        asked,
        [
            "data/v1/latest/topics/justice.json",
            "data/v1/latest/topics/mining.json",
            "data/v1/site.json",
            "embed/feed/?topic=mining&topic=justice&limit=3&show=date",
            "embed/frame.css",
            "embed/v1.js",
        ]
    );
    page.console_clean();
}

#[test]
fn wordpress_is_told_height_and_links_by_its_own_messages() {
    let site = Site::built();
    let partner = framing(&site, "es/embed/feed/?topic=mining&limit=2#?secret=Abc123xyz0", "allow-scripts");
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    let height = page.until("the height is told", || told(&page, "message", "height"));
    assert_eq!((height["secret"].as_str(), height["value"].is_u64()), (Some("Abc123xyz0"), true));
    // What WordPress says of itself is answered; what anybody else says is not.
    page.script(
        "told.length = 0; const frame = document.querySelector('iframe').contentWindow;
         frame.postMessage({ message: 'ready', secret: 'another' }, '*'); frame.postMessage({ message: 'ready', secret: 'Abc123xyz0' }, '*')",
    );
    page.until("it is told again", || told(&page, "message", "height"));
    assert_eq!(page.script("return told.filter(({ message }) => message === 'height').length"), 1);
    // A click on a link leaves the going there to WordPress.
    page.until("a link can be clicked", || {
        page.script("const { left, top } = document.querySelector('iframe').getBoundingClientRect(); return scrollTo(0, top - 10)");
        let place = page.script("const { left, top } = document.querySelector('iframe').getBoundingClientRect(); return [left, top]");
        let (x, y) = (place[0].as_f64()? + 60.0, place[1].as_f64()? + 30.0);
        for kind in ["mousePressed", "mouseReleased"] {
            page.devtools(
                "Input.dispatchMouseEvent",
                &json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 }),
            );
        }
        told(&page, "message", "link")
    });
    let link = told(&page, "message", "link").unwrap();
    assert_eq!(link["value"], format!("{}es/news/?topic=mining", site.url()));
    assert_eq!(page.path(), "/", "the page stays where it is");
}

#[test]
fn by_itself_it_is_a_page_as_any_other() {
    let site = Site::built();
    for setup in [Setup::desk().light(), Setup::phone().dark()] {
        let page = Page::new(&site, &setup);
        page.open("/es/embed/feed/?region=cusco&limit=2&theme=auto");
        let list = first_in(&page, "ready");
        assert!(list.titles.len() == 2 && list.text.starts_with("Cusco · PSG"), "{list:?}");
        assert_eq!(page.h1(), ["Cusco · PSG"]);
        assert_eq!(page.script("return document.querySelector('chasqui-feed').shadowRoot.querySelector('[part=title]').target"), "_top");
        page.console_clean_but(&["favicon.ico"]).axe_clean().fits_its_width();
    }
}

#[test]
fn without_scripts_it_is_the_newest_of_all_and_says_so() {
    let site = Site::built();
    for setup in [Setup::desk().light().without_scripts(), Setup::phone().dark().without_scripts()] {
        let page = Page::new(&site, &setup);
        page.open("/embed/feed/?region=cusco");
        assert_eq!(page.h1(), ["The newest of all news from Peru Support Group"]);
        page.see("Without scripts this is always the newest of all news.")
            .see("A school for community leaders");
        page.fits_its_width();
    }
}

#[test]
fn what_cannot_be_had_leaves_the_newest_of_all() {
    let site = Site::built();
    site.fail("data/v1/", crate::harness::Fault::Missing);
    let page = Page::new(&site, &Setup::desk());
    page.open("/embed/feed/?region=cusco");
    assert_eq!(first_in(&page, "failed").titles.len(), 0);
    page.see("The newest of all news from Peru Support Group").see("A school for community leaders");
}

#[test]
fn the_service_worker_leaves_it_to_the_network() {
    let mut site = Site::built();
    let page = Page::new(&site, &Setup::desk().keeping());
    page.open("/").ready();
    crate::offline::all_kept(&page);
    site.stop();
    for path in ["/embed/feed/", "/es/embed/feed/"] {
        page.open_failing(path);
    }
}
