//! The search box: suggestions while one types, results as one types on the list of all news, and the `/` key.
//!
//! The field follows the ARIA combobox pattern: the focus stays in it, Down and Up go through the suggestions, Enter
//! takes the active one or asks for what was typed, Escape closes them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use super::navigate::{self, Manner};
use super::search::{self, Index};
use super::session::Session;
use crate::archive::link::Place;
use crate::archive::names;
use crate::archive::route::{Route, Scope};
use crate::browser::task::Slot;
use crate::browser::{clock, dom, page, storage};
use crate::model::Card;
use crate::ui::markup::{Node, Standing};
use crate::ui::search::{FIELD, LIST, Suggestion, option_id, suggested, suggestions};

/// How many names are suggested at most.
const MOST: usize = 8;

/// How many titles.
const TITLES: usize = 4;

/// So long after the last letter the list follows, in milliseconds.
const FOLLOWS: i32 = 120;

/// A pause after which what was typed is a step of its own in the history, in milliseconds.
const PAUSE: i32 = 1500;

/// Whether the `/` key goes to the search is kept under this name.
const SLASH: &str = "slash";

/// The state of the search box.
#[derive(Default)]
pub(super) struct Finder {
    all: RefCell<Vec<Suggestion>>,
    active: Cell<Option<usize>>,
    view: RefCell<Option<Standing>>,
    follows: Slot,
    pause: Slot,
    /// The present step of the history is of what is being typed.
    is_typing: Cell<bool>,
    /// Whether the `/` key is the reader's own (WCAG 2.1.4).
    slash_is_off: Cell<bool>,
}

fn field() -> Option<HtmlInputElement> {
    dom::by_id(FIELD)?.dyn_into().ok()
}

fn is_field(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|it| it.id() == FIELD)
}

/// Once the program is ready: says what only it can do.
pub(super) fn begin(session: &Session) {
    let Some(field) = field() else { return };
    for (name, value) in [("role", "combobox"), ("aria-autocomplete", "list"), ("aria-expanded", "false")] {
        dom::set(&field, name, value);
    }
    show_words(session);
    session.finder.slash_is_off.set(storage::kept(&session.page.base, SLASH).is_some());
    show_slash(session);
}

/// After a step to another page: the field says what is asked of the list there, unless somebody is typing in it.
pub(super) fn show_words(session: &Session) {
    let Some(field) = field() else { return };
    let is_busy = dom::focused().is_some_and(|focused| focused.id() == FIELD);
    let words = session.here().query.words;
    if !is_busy && field.value() != words {
        field.set_value(&words);
    }
}

/// A letter more or less in the field.
pub(super) fn typed(session: &Rc<Session>, event: &Event) {
    if !is_field(event) {
        return;
    }
    let Some(field) = field() else { return };
    let typed = field.value();
    let setting = session.setting();
    session.finder.active.set(None);
    session.finder.all.replace(suggested(&setting, &names::beginning(&setting.site, &typed, MOST)));
    show(session);
    let own = Rc::clone(session);
    if session.here().address.route != Route::List(Scope::News) {
        session.finder.follows.run(async move { suggest_titles(&own, &typed).await });
        return;
    }
    session.finder.pause.stop();
    session.finder.follows.run(async move {
        clock::sleep(FOLLOWS).await;
        follow(&own, &typed);
    });
}

/// On pages other than the list, where no results follow: articles whose titles hold what is typed.
async fn suggest_titles(session: &Rc<Session>, typed: &str) {
    clock::sleep(FOLLOWS).await;
    let edition = session.edition();
    let Some(index) = Index::of(&edition.site) else { return };
    if typed.trim().chars().nth(2).is_none() {
        return;
    }
    let Some(rows) = search::titles(&session.page.base, &index, typed).await else { return };
    let found = super::load::titles(&edition, &rows[..rows.len().min(TITLES)]).await;
    let setting = session.setting();
    let one = |card: Card| Suggestion {
        sort: setting.words().article_one,
        name: card.title,
        of: None,
        to: setting.inside(&card.path),
    };
    if !found.is_empty() {
        session.finder.all.borrow_mut().extend(found.into_iter().map(one));
        show(session);
    }
}

/// The list of all news follows what is typed: the first letters make a step in the history, further ones change it,
/// until there is a pause.
fn follow(session: &Rc<Session>, typed: &str) {
    let here = session.here();
    let query = here.query.with_words(typed.trim());
    if query.words == here.query.words {
        return;
    }
    let manner = Manner::Typing { first: !session.finder.is_typing.replace(true) };
    let place = Place { query: query.to_url(), fragment: String::new(), ..here.place };
    navigate::go(session, place, manner);
    let own = Rc::clone(session);
    session.finder.pause.run(async move {
        clock::sleep(PAUSE).await;
        own.finder.is_typing.set(false);
    });
}

/// A key was pressed.
pub(super) fn key(session: &Rc<Session>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing() {
        return;
    }
    if !is_field(event) {
        if key.key() == "/"
            && !is_editable(event)
            && !session.finder.slash_is_off.get()
            && dom::find("dialog[data-sheet]").is_none()
        {
            event.prevent_default();
            go_to_field();
        }
        return;
    }
    let finder = &session.finder;
    let count = finder.all.borrow().len();
    let is_open = finder.view.borrow().is_some();
    match key.key().as_str() {
        "ArrowDown" if is_open => activate(session, finder.active.get().map_or(0, |at| at + 1)),
        "ArrowUp" if is_open => activate(session, finder.active.get().map_or(count, |at| at) + count),
        "ArrowDown" if count > 0 => show(session),
        "Escape" if is_open => close(session),
        "Enter" => {
            finder.is_typing.set(false);
            finder.follows.stop();
            let chosen =
                finder.active.get().and_then(|at| finder.all.borrow().get(at).map(|it| it.to.clone()));
            close(session);
            if let Some(to) = chosen {
                choose(session, &to);
            } else {
                return;
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Makes one of the suggestions the active one; one past either end is the field itself.
fn activate(session: &Session, at: usize) {
    let count = session.finder.all.borrow().len();
    let at = at % (count + 1);
    session.finder.active.set((at < count).then_some(at));
    show(session);
}

/// Follows a suggestion.
fn choose(session: &Rc<Session>, to: &str) {
    if let Some(field) = field() {
        field.set_value("");
    }
    session.finder.all.borrow_mut().clear();
    match page::resolve(to).and_then(|url| super::session::place_of(&session.page, &url)) {
        Some(place) => navigate::go(session, place, Manner::Follow),
        None => page::leave_for(to),
    }
}

/// A click: on a suggestion, on the switch of the `/` key. Says whether it was for us.
pub(super) fn clicked(session: &Rc<Session>, event: &Event) -> bool {
    if dom::around(event, "[data-slash]").is_some() {
        let is_off = !session.finder.slash_is_off.get();
        session.finder.slash_is_off.set(is_off);
        storage::keep(&session.page.base, SLASH, if is_off { "off" } else { "" });
        show_slash(session);
        return true;
    }
    let Some(to) = dom::around(event, "[role=option][data-to]").and_then(|it| it.get_attribute("data-to"))
    else {
        return false;
    };
    close(session);
    choose(session, &to);
    true
}

/// A press of the pointer on a suggestion leaves the focus in the field.
pub(super) fn pressed(event: &Event) {
    if dom::around(event, "[role=option][data-to]").is_some() {
        event.prevent_default();
    }
}

/// Somebody goes to the field: the search engine is likely to be needed, and its first file.
pub(super) fn pointed(session: &Session, event: &Event) {
    if is_field(event)
        && event.type_() == "focusin"
        && let Some(index) = Index::of(&session.edition().site)
    {
        search::warm(&session.page.base, &index);
    }
}

/// The focus has left the field.
pub(super) fn left(session: &Session, event: &Event) {
    if is_field(event) {
        session.finder.is_typing.set(false);
        close(session);
    }
}

/// Shows the suggestions, or that there are none.
fn show(session: &Session) {
    let finder = &session.finder;
    let all = finder.all.borrow();
    let Some(field) = field() else { return };
    if all.is_empty() {
        drop(all);
        return close(session);
    }
    let node = Node::from(suggestions(&session.setting(), &all, finder.active.get()));
    if let Some(mut standing) = finder.view.take() {
        node.rebuild(&mut standing);
        finder.view.replace(Some(standing));
    } else if let Some(place) = dom::find(".suggestions-place") {
        let mut standing = node.build();
        standing.mount(&place, None);
        finder.view.replace(Some(standing));
    }
    dom::set(&field, "aria-expanded", "true");
    dom::set(&field, "aria-controls", LIST);
    match finder.active.get() {
        Some(at) => dom::set(&field, "aria-activedescendant", &option_id(at)),
        None => dom::unset(&field, "aria-activedescendant"),
    }
}

fn close(session: &Session) {
    session.finder.active.set(None);
    if let Some(mut standing) = session.finder.view.take() {
        standing.unmount();
    }
    let Some(field) = field() else { return };
    dom::set(&field, "aria-expanded", "false");
    for name in ["aria-controls", "aria-activedescendant"] {
        dom::unset(&field, name);
    }
}

fn go_to_field() {
    if let Some(field) = field() {
        dom::focus(&field);
        field.select();
    }
}

/// Whether a key is for what has the focus.
fn is_editable(event: &Event) -> bool {
    dom::around(event, "input,textarea,select,[contenteditable]").is_some()
}

fn show_slash(session: &Session) {
    if let Some(switch) = dom::find("[data-slash]") {
        let pressed = if session.finder.slash_is_off.get() { "false" } else { "true" };
        dom::set(&switch, "aria-pressed", pressed);
    }
}
