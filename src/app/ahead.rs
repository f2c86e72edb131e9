//! Reading ahead of the reader: what a pointer, a finger or the focus rests on, and in idle moments what is in view.
//! Never where the line is slow or paid by the byte, nor for those who ask to save data.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::load::{self, Found, Wanted};
use super::session::{self, Session};
use crate::archive::link::{is_set_apart, may_read_ahead};
use crate::archive::query::Query;
use crate::archive::route::{Address, Route};
use crate::browser::{clock, connection, dom, page, scroll};
use crate::ui::content::Content;

/// How long the page rests before links in view are looked at, in milliseconds.
const REST: i32 = 1200;

/// How many links in view are read at most.
const MOST: usize = 12;

fn may() -> bool {
    let line = connection::line();
    // The switch at /offline/, as the start script found it.
    let less = page::root().is_some_and(|root| root.has_attribute("data-less"));
    may_read_ahead(line.saves_data || less, &line.speed, &line.kind) && connection::is_online()
}

/// The address of an article or page that a link leads to within the program.
fn target(session: &Session, link: &Element) -> Option<Address> {
    if is_set_apart(|name| link.get_attribute(name)) {
        return None;
    }
    let url = page::resolve(&link.get_attribute("href")?)?;
    let place = session::place_of(&session.page, &url)?;
    let address = session.edition().address(&place.path);
    matches!(address.route, Route::Article(_) | Route::Page(_)).then_some(address)
}

/// Reads what stands at an address, into the store.
async fn read(session: &Session, address: &Address, query: &Query) -> Option<Content> {
    let edition = session.edition();
    match load::whole(Wanted { edition: &edition, address, query }, None, &mut drop).await {
        Ok(Found::Here(content)) => Some(content),
        _ => None,
    }
}

/// Reads what a link leads to, as the reader seems about to follow it; for a filter, what every list stands on.
pub(super) fn hint(session: &Rc<Session>, link: &Element) {
    if !may() {
        return;
    }
    let own = Rc::clone(session);
    if let Some(address) = target(session, link) {
        spawn_local(async move { drop(read(&own, &address, &Query::default()).await) });
    } else if link.has_attribute("data-facet") {
        spawn_local(async move { know_page(&own).await });
    }
}

/// Waits for rest, then reads what is in view.
pub(super) fn when_idle(session: &Rc<Session>) {
    if !may() {
        return;
    }
    let own = Rc::clone(session);
    session.ahead.run(async move {
        // Filters are what readers of a list reach for first.
        if matches!(own.here().address.route, Route::List(_)) {
            know_page(&own).await;
        }
        clock::sleep(REST).await;
        know_page(&own).await;
        let links = dom::all_in(&own.stage.main, "a[href]").into_iter();
        let mut addresses: Vec<Address> = Vec::new();
        for address in links.filter(scroll::shows).filter_map(|link| target(&own, &link)) {
            // The articles beside a page are found by the columns, which grow with the archive: only who points at a
            // link to a page reads those.
            let is_article = matches!(address.route, Route::Article(_));
            if is_article && addresses.len() < MOST && !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        for address in addresses {
            drop(read(&own, &address, &Query::default()).await);
        }
    });
}

/// Reads what stands on a prerendered list or front page: then the articles on it are known, and the first filter
/// changes the list where it stands.
async fn know_page(session: &Rc<Session>) {
    let here = session.here();
    let is_open = matches!(here.address.route, Route::Home | Route::List(_));
    if !is_open || !session.stands_as_made() || session.shown().is_some() {
        return;
    }
    if let Some(content) = read(session, &here.address, &here.query).await
        && session.stands_as_made()
        && session.here().place == here.place
    {
        session.set_shown(Some(content));
    }
}
