//! All the listeners there are, each on the document or window as a whole: what is clicked, sent, typed or pointed at
//! tells by its attributes what it means.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, MouseEvent};

use super::navigate::{self, Manner};
use super::session::{self, Session};
use super::{ahead, filters, finder, forms, states};
use crate::archive::link::{Place, is_set_apart};
use crate::archive::route::Route;
use crate::browser::history::{self, Step};
use crate::browser::task::Slot;
use crate::browser::{Fault, clock, dom, page, scroll};

/// After so many milliseconds without scrolling the reader is somewhere.
const REST: i32 = 300;

type Deed = fn(&Rc<Session>, &Event);

/// Begins to listen.
pub(super) fn listen(session: &Rc<Session>) -> Result<(), Fault> {
    let window = dom::window().ok_or(Fault::Platform)?;
    let document = dom::document().ok_or(Fault::Platform)?;
    let own = |deed: Deed| {
        let session = Rc::clone(session);
        move |event: Event| {
            if states::is_ready() {
                deed(&session, &event);
            }
        }
    };
    dom::on(&document, "click", own(clicked));
    dom::on(&document, "submit", own(sent));
    dom::on(&document, "input", own(typed));
    dom::on(&document, "keydown", own(finder::key));
    dom::on(&document, "mousedown", own(|_, event| finder::pressed(event)));
    dom::on(&document, "chasqui:answer", own(super::take::hand_over));
    dom::on(&window, "popstate", own(|session, _| returned(session)));
    dom::on(&window, "hashchange", own(|session, _| moved_within(session)));
    dom::on(&window, "pagehide", own(|session, _| left(session)));
    dom::on(&window, "pageshow", own(|_, _| history::restore_ourselves(true)));
    // Closing does not rise from the dialog.
    dom::on_any(&document, "close", own(|session, _| filters::closed(session)));
    for name in ["pointerover", "touchstart", "focusin"] {
        dom::on_any(&document, name, own(pointed));
    }
    dom::on_any(&document, "focusout", own(|session, event| finder::left(session, event)));
    let (rest, own) = (Slot::default(), Rc::clone(session));
    dom::on_any(&window, "scroll", move |_| {
        let own = Rc::clone(&own);
        rest.run(async move {
            clock::sleep(REST).await;
            if states::is_ready() {
                // Not only when the page is left: what is written then may be lost.
                own.save();
                ahead::when_idle(&own);
            }
        });
    });
    Ok(())
}

fn typed(session: &Rc<Session>, event: &Event) {
    forms::typed(session, event);
    finder::typed(session, event);
}

fn clicked(session: &Rc<Session>, event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    let is_plain = mouse.button() == 0
        && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    if event.default_prevented() || !is_plain || finder::clicked(session, event) {
        return;
    }
    if let Some(button) = dom::around(event, "button") {
        press(session, &button);
        return;
    }
    let Some(link) = dom::around(event, "a[href]") else { return };
    // The lists by year need what could not be had; the browser has them as pages of their own.
    if session.stage.is_list_lost() && dom::around(event, ".by-year").is_some() {
        return;
    }
    if link.has_attribute("data-retry") {
        event.prevent_default();
        navigate::go(session, session.here().place, Manner::Again);
    } else if link.has_attribute("data-back") && !session.here().step.list.is_empty() {
        event.prevent_default();
        back_to_list(session, &session.here().step);
    } else if let Some(place) = ours(session, &link) {
        follow(session, event, place);
    }
}

/// The very list that the reader came from: the step before, where it is that; else its address, as a step of its own.
fn back_to_list(session: &Rc<Session>, step: &Step) {
    if step.after_list {
        history::back();
        return;
    }
    let (path, query) =
        step.list.split_once('?').map_or((step.list.as_str(), ""), |(path, query)| (path, query));
    let query = if query.is_empty() { String::new() } else { ["?", query].concat() };
    let place = Place { path: path.to_owned(), query, ..Place::default() };
    navigate::go(session, place, Manner::Follow);
}

fn press(session: &Rc<Session>, button: &Element) {
    if button.has_attribute("data-retry") {
        navigate::go(session, session.here().place, Manner::Again);
    } else if button.has_attribute("data-print") {
        if let Some(window) = dom::window() {
            window.print().ok();
        }
    } else if button.has_attribute("data-open-filters") {
        filters::open_as_step(session);
    } else if button.has_attribute("data-close-filters") {
        filters::close();
    }
}

/// The place that a link leads to, if it is for us to follow it.
fn ours(session: &Session, link: &Element) -> Option<Place> {
    if is_set_apart(|name| link.get_attribute(name)) {
        return None;
    }
    session::place_of(&session.page, &page::resolve(&link.get_attribute("href")?)?)
}

fn follow(session: &Rc<Session>, event: &Event, place: Place) {
    let here = session.here();
    if !place.fragment.is_empty() && place.path == here.place.path && place.query == here.place.query {
        // A place on this page: the browser goes there, and we remember where it went from.
        session.save();
        return;
    }
    event.prevent_default();
    filters::close_for(&place.path, &here.place.path);
    navigate::go(session, place, Manner::Follow);
}

fn sent(session: &Rc<Session>, event: &Event) {
    let Some(form) = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
    if form.has_attribute("data-form") {
        if !forms::may_send(session, &form) {
            event.prevent_default();
        }
        return;
    }
    let place = filters::asked(&form).and_then(|url| session::place_of(&session.page, &page::resolve(&url)?));
    let Some(place) = place else { return };
    if matches!(session.edition().address(&place.path).route, Route::List(_)) {
        event.prevent_default();
        navigate::go(session, place, Manner::Follow);
    }
}

/// The history went to another step, of this page or of another.
fn returned(session: &Rc<Session>) {
    let Some(place) = session::current_place(&session.page) else { return page::reload() };
    if filters::left_behind(session) {
        return;
    }
    let here = session.here();
    if place.path == here.place.path && place.query == here.place.query {
        if history::current().is_none() {
            // A link within the page, which makes a step of its own: see `moved_within`.
            return;
        }
        session.remember();
        let step = session.recall();
        let y = step.y;
        session.arrive(super::session::Here { place, step, ..here });
        navigate::stay(session);
        scroll::to(y);
        return;
    }
    session.remember();
    let step = session.recall();
    navigate::go(session, place, Manner::Return(step));
}

/// A link within the page was followed: the browser has made a step that is not marked as ours yet.
fn moved_within(session: &Rc<Session>) {
    if history::current().is_some() {
        return;
    }
    let here = session.here();
    let step = Step::new(here.step.list.clone(), false);
    history::replace(None, &step);
    if let Some(place) = session::current_place(&session.page) {
        session.arrive(super::session::Here { place, step, ..here });
    }
}

/// The document is left, perhaps to be come back to.
fn left(session: &Rc<Session>) {
    session.save();
    history::restore_ourselves(false);
}

fn pointed(session: &Rc<Session>, event: &Event) {
    if let Some(link) = dom::around(event, "a[href]") {
        ahead::hint(session, &link);
    }
    finder::pointed(session, event);
}
