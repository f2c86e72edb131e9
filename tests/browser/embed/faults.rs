//! Whatever fails, the link inside the element stays; what is newer is read.

use super::{Partner, feed, first_in, script, settled};
use crate::harness::{Fault, Page, Setup, Site};

#[test]
fn the_link_stays_whatever_comes() {
    for fault in [Fault::Missing, Fault::Empty, Fault::Cut, Fault::Garbled, Fault::Page] {
        let site = Site::built();
        site.fail("data/v1/", fault);
        let partner = Partner::of(&format!("{}{}", script(&site), feed(&site, "topic=mining limit=2")));
        let page = Page::new(&partner.site, &Setup::desk());
        page.open("/");
        let list = settled(&page).remove(0);
        assert!(list.state == "failed" && list.is_link_seen && list.titles.is_empty(), "{fault:?}: {list:?}");
        page.axe_clean();
        // No error that nobody has caught; the browser's own word on what did not come is no fault of ours.
        page.console_clean_but(&["404", "CORS", "ERR_FAILED"]);
        // Nothing is asked again by itself; a change asks again.
        site.heal();
        page.script("document.querySelector('chasqui-feed').setAttribute('limit', '1')");
        assert_eq!(first_in(&page, "ready").titles.len(), 1, "{fault:?}");
    }
}

#[test]
fn data_of_a_newer_version_is_read() {
    let site = Site::built();
    site.fail("data/v1/", Fault::Newer);
    let body = format!("{}<chasqui-feed topic=\"mining\" limit=\"2\"></chasqui-feed>", script(&site));
    let partner = Partner::of(&body);
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    assert_eq!(first_in(&page, "ready").titles.len(), 2);
    page.console_clean();
}

#[test]
fn a_dead_server_and_a_slow_one() {
    let mut site = Site::built();
    site.fail("data/v1/", Fault::Held);
    let partner = Partner::of(&format!("{}{}", script(&site), feed(&site, "topic=mining")));
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    assert!(first_in(&page, "loading").is_link_seen);
    site.heal();
    assert!(!first_in(&page, "ready").titles.is_empty());
    // A list that stood there and cannot be renewed gives its place to the link.
    site.stop();
    page.script("document.querySelector('chasqui-feed').setAttribute('topic', 'justice')");
    assert!(first_in(&page, "failed").is_link_seen);
    // The script itself cannot be had, by somebody who comes for the first time.
    let page = Page::new(&partner.site, &Setup::desk());
    page.open("/");
    assert_eq!(page.script("return customElements.get('chasqui-feed') === undefined"), true);
    assert!(super::lists(&page)[0].is_link_seen);
}
