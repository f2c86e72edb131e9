//! Taking over the page: what stands in it is left as it is, and from now on clicks are answered here.
//!
//! 1. read what the document says of itself, and `site.json`;
//! 2. listen;
//! 3. where the page was opened with a query, which no prerendered list can answer, show what was asked;
//! 4. say `ready`, and answer what was clicked meanwhile.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::navigate::{self, Manner};
use super::session::{self, Session};
use super::{ahead, events, finder, forms, listen, load, offer, states};
use crate::archive::query::Query;
use crate::archive::route::Route;
use crate::browser::page::{self, Page};
use crate::browser::{Fault, dom, history, scroll};

/// Starts the program.
pub fn start() {
    // Whatever goes wrong beyond all that is foreseen is a trap, which public/start.js hears of: the page stays, and its
    // links are the browser's again.
    spawn_local(async {
        if let Err(fault) = begin().await {
            states::failed(fault.name());
        }
    });
}

async fn begin() -> Result<(), Fault> {
    let page = Page::read()?;
    let main = dom::by_id("main").ok_or(Fault::Unreadable)?;
    let session = Rc::new(Session::begin(page, main).await?);
    listen::listen(&session)?;
    let here = session.here();
    if session.page.is_missing {
        find_moved(&session).await;
    }
    // An address that asks nothing of the list, but for counting who came from where, is answered already.
    let asks = matches!(here.address.route, Route::List(_)) && here.query != Query::default();
    if asks || session.page.is_blank {
        navigate::go(&session, here.place, Manner::Open);
    } else {
        ready(&session);
        ahead::when_idle(&session);
    }
    Ok(())
}

/// From now on the program answers.
pub(super) fn ready(session: &Rc<Session>) {
    history::restore_ourselves(true);
    let mut here = session.here();
    here.step = history::current().unwrap_or(here.step);
    history::replace(None, &here.step);
    // A page that is come back to: where it was left, unless the reader has moved already.
    if here.step.y > 0.0 && scroll::y() == 0.0 {
        scroll::to(here.step.y);
    }
    session.arrive(here);
    states::ready();
    forms::restore(session);
    finder::begin(session);
    events::mark();
    if session.stage.is_untouched() {
        offer::at_start(session);
    }
    let Some(root) = page::root() else { return };
    dom::unset(&root, "data-query");
    for waiting in dom::all("a[aria-busy]") {
        dom::unset(&waiting, "aria-busy");
    }
    if let Some(pending) = root.get_attribute("data-pending") {
        dom::unset(&root, "data-pending");
        match page::resolve(&pending).and_then(|url| session::place_of(&session.page, &url)) {
            Some(place) => navigate::go(session, place, Manner::Follow),
            None => page::leave_for(&pending),
        }
    }
}

/// The page that stands for all that are not there: perhaps what was asked for has moved.
async fn find_moved(session: &Rc<Session>) {
    let Some(url) = page::address() else { return };
    let edition = session.edition();
    // Asked for once to note that it is needed, and again when it has come.
    edition.pages().ok();
    edition.store.supply().await;
    let Ok(pages) = edition.pages() else { return };
    let path = url.pathname();
    let Some(inside) = path.strip_prefix(&session.page.base) else { return };
    let to = load::moved(&pages, &format!("/{inside}{}", url.search()))
        .or_else(|| load::moved(&pages, &format!("/{inside}")));
    if let Some(to) = to {
        page::replace_by(&session.setting().inside(&to));
    }
}
