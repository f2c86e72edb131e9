//! From one page to another within the document:
//!
//! 1. the old page stays, marked as busy; after two seconds a line says that it takes long;
//! 2. what the new page shows is found ([`super::load`]), once more from a renewed site where a file has gone;
//! 3. the address bar, `main`, the head and the header change together;
//! 4. focus and scroll go where the reader expects them, and the change is said aloud;
//! 5. what the page could do without comes after.

use std::cell::Cell;
use std::rc::Rc;

use super::load::{self, Found, Wanted};
use super::session::{self, Here, Session};
use super::{ahead, filters, finder, focus, forms, head, offer, states};
use crate::archive::link::Place;
use crate::archive::query::Query;
use crate::archive::route::{Address, Route, Scope};
use crate::browser::history::{self, Step};
use crate::browser::{Fault, clock, dom, page, scroll};
use crate::ui::content::{Content, Trouble};
use crate::ui::head::Head;

/// How one comes to a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Manner {
    /// The document was opened at it, and what was prerendered is not what was asked.
    Open,
    /// By a link or form: a new step of the history.
    Follow,
    /// By the browser's Back or Forward: the step as it was left.
    Return(Step),
    /// By typing: the first letters are a new step, further ones change it.
    Typing {
        /// Whether they are the first.
        first: bool,
    },
    /// The same page once more.
    Again,
}

/// After so many milliseconds a wait is called slow.
const SLOW: i32 = 2000;

/// Old addresses may lead to old addresses, but not for ever.
const MOVES: usize = 4;

/// Goes to a place; whatever was under way ends.
pub(super) fn go(session: &Rc<Session>, place: Place, manner: Manner) {
    states::under_way(true);
    session.edition().store.asked.typing.set(matches!(manner, Manner::Typing { .. }));
    session.stage.fix_references();
    session.ahead.stop();
    let setting = session.setting();
    session.patience.run(async move {
        clock::sleep(SLOW).await;
        states::slow(Some(crate::ui::slow_node(&setting)));
    });
    let own = Rc::clone(session);
    session.visit.run(async move { travel(&own, place, manner).await });
}

/// Ends what is under way; the page that stands there stays.
pub(super) fn stay(session: &Rc<Session>) {
    session.visit.stop();
    session.patience.stop();
    states::under_way(false);
}

async fn travel(session: &Rc<Session>, mut place: Place, manner: Manner) {
    let is_shown = Cell::new(false);
    for _ in 0..MOVES {
        let address = session.edition().address(&place.path);
        let query = session::query(&address, &place);
        let is_back = matches!(manner, Manner::Return(_));
        if is_back
            && session.was_made_for(&address, &query, true)
            && show_as_made(session, &place, &address, &manner)
        {
            break;
        }
        let present = |found: Result<Content, Fault>| {
            if is_shown.replace(true) {
                update(session, found, &manner);
            } else {
                show(session, place.clone(), &address, found, &manner);
            }
        };
        match attempt(session, &address, &place, &mut |early| present(Ok(early))).await {
            Ok(Found::Moved(path)) => {
                place = Place { path, query: String::new(), fragment: place.fragment.clone() };
                continue;
            }
            // The host was asked already, and cannot be reached.
            Ok(Found::Elsewhere) if manner == Manner::Open => {
                present(Ok(Content::NotFound { path: place.path.clone() }));
            }
            Ok(Found::Elsewhere) => return leave(session, &place, &manner),
            Ok(Found::Here(content)) => present(Ok(content)),
            // Older, perhaps, than what could not be had; but there.
            Err(_)
                if !is_shown.get()
                    && session.was_made_for(&address, &query, false)
                    && show_as_made(session, &place, &address, &manner) => {}
            Err(fault) => present(Err(fault)),
        }
        break;
    }
    session.patience.stop();
    states::under_way(false);
    if manner == Manner::Open {
        super::start::ready(session);
    }
    ahead::when_idle(session);
}

/// Leaves the place to the browser.
fn leave(session: &Session, place: &Place, manner: &Manner) {
    if matches!(manner, Manner::Return(_)) {
        page::reload();
    } else {
        let inside = session.setting().inside(&place.path);
        page::leave_for(&format!("{inside}{}{}", place.query, place.fragment));
    }
}

/// What stands at an address; once more from a renewed site where a file has gone.
async fn attempt(
    session: &Rc<Session>,
    address: &Address,
    place: &Place,
    early: &mut dyn FnMut(Content),
) -> Result<Found, Fault> {
    let query = session::query(address, place);
    for last in [false, true] {
        let edition = session.edition();
        edition.store.begin();
        let wanted = Wanted { edition: &edition, address, query: &query };
        let found = load::whole(wanted, session.shown(), early).await;
        if last || !edition.store.take_gone() || !session.renew().await? {
            return found;
        }
    }
    Err(Fault::NotThere)
}

/// Shows the page that was prerendered, as it was left; says whether it is still there.
fn show_as_made(session: &Rc<Session>, place: &Place, address: &Address, manner: &Manner) -> bool {
    if !session.stage.has_as_made() {
        return false;
    }
    let before = session.here();
    let query = session::query(address, place);
    let url = [&session.setting().inside(&address.to_string()), place.fragment.as_str()].concat();
    // The step is made before the page is changed, so that what is left is remembered as it was.
    let Some(step) = step_to(session, &before, &url, manner) else { return true };
    session.show_as_made();
    let place = Place { path: address.to_string(), query: String::new(), fragment: place.fragment.clone() };
    let same_list = matches!(address.route, Route::List(_)) && *address == before.address;
    session.arrive(Here { place, address: address.clone(), query, step });
    offer::withdraw();
    offer::at_start(session);
    lead(session, manner, same_list, false);
    true
}

/// The step of the history for a page that is shown now; nothing when the browser makes none, and goes there itself.
fn step_to(session: &Session, before: &Here, url: &str, manner: &Manner) -> Option<Step> {
    match manner {
        // What is chosen in an open sheet takes the place of the step that the sheet has for its own.
        Manner::Follow if session.sheet.take() == Some(before.step.id) => {
            history::replace(Some(url), &before.step);
            Some(before.step.clone())
        }
        Manner::Follow | Manner::Typing { first: true } if !is_here(url) => {
            session.save();
            let is_list = session::is_list(&before.address);
            let list = if is_list {
                before.place.path.clone() + &before.place.query
            } else {
                before.step.list.clone()
            };
            let step = Step::new(list, is_list);
            if history::push(url, &step).is_err() {
                page::leave_for(url);
                return None;
            }
            Some(step)
        }
        Manner::Return(step) => Some(step.clone()),
        _ => {
            let replaces = matches!(manner, Manner::Open | Manner::Again | Manner::Typing { first: false });
            if replaces && !is_here(url) {
                history::replace(Some(url), &before.step);
            }
            Some(before.step.clone())
        }
    }
}

/// Completes a page that was shown before it was whole.
fn update(session: &Rc<Session>, found: Result<Content, Fault>, manner: &Manner) {
    let Ok(content) = found else { return };
    let y = scroll::y();
    session.stage.change(crate::ui::main_node(&session.setting(), &content));
    let is_list = matches!(content, Content::List(_));
    session.set_shown(Some(content));
    // A page that has grown can be scrolled to where it was left, unless the reader is elsewhere by now.
    if let Manner::Return(step) = manner
        && y < step.y
    {
        scroll::to(step.y);
    }
    if is_list {
        session.voice.say_result();
    }
}

/// Changes the page to what was found, all at once.
fn show(
    session: &Rc<Session>,
    mut place: Place,
    address: &Address,
    found: Result<Content, Fault>,
    manner: &Manner,
) {
    let before = session.here();
    let setting = session.setting();
    let mut query = session::query(address, &place);
    if let Ok(Content::List(listing)) = &found {
        query = listing.plan.query.clone();
    }
    place.path = address.to_string();
    place.query = query.to_url();
    let url = format!("{}{}{}", setting.inside(&place.path), place.query, place.fragment);
    let Some(step) = step_to(session, &before, &url, manner) else { return };
    let same_list = found.is_ok()
        && matches!(address.route, Route::List(_))
        && *address == before.address
        && !matches!(manner, Manner::Open)
        && (session.shown().is_some_and(|shown| matches!(*shown, Content::List(_)))
            || session.stands_as_made());
    let is_next_part =
        query.page != before.query.page && Query { page: before.query.page, ..query.clone() } == before.query;
    session.arrive(Here { place, address: address.clone(), query, step });

    let (node, content) = match (found, &address.route) {
        (Ok(content), _) => (crate::ui::main_node(&setting, &content), Some(content)),
        // Trouble with a list stands in its own place, if that is there.
        (Err(fault), Route::List(scope)) if *address == before.address && session.stage.has_list() => {
            return lose_list(session, scope, &session.here().query, load::trouble(fault));
        }
        (Err(fault), Route::List(scope)) if !matches!(scope, Scope::Number(..)) => {
            (crate::ui::list_page_trouble_node(&setting, scope, load::trouble(fault)), None)
        }
        (Err(fault), _) => (crate::ui::trouble_node(&setting, load::trouble(fault), &url), None),
    };
    // What was prerendered and is known can be changed where it stands.
    if same_list && let Some(shown) = session.shown() {
        session.stage.adopt(crate::ui::main_node(&setting, &shown));
    }
    // A list opened with a query stands there unfiltered: it is taken over and changed too.
    let opened = *manner == Manner::Open
        && matches!(content, Some(Content::List(_)))
        && session.stage.is_untouched()
        && {
            session.stage.adopt(node.clone());
            !session.stage.is_untouched()
        };
    let same_list = same_list || opened;
    session.note_as_made();
    let keeps_focus = same_list && session.stage.change(node.clone());
    if !same_list {
        session.stage.turn(node);
        // The menu that led here would lie over the page, and its links come before it.
        if let Some(menu) = dom::find("header details[open]") {
            dom::unset(&menu, "open");
        }
    }
    match &content {
        Some(content) => {
            let head = Head::of(&setting, content, address);
            head::apply(&setting, &head);
            head::chrome(&setting, &head, address);
            offer::show(session, &head);
        }
        None => head::title_of_heading(&setting),
    }
    let is_lost = content.is_none();
    session.set_shown(content);
    // What was asked stands there: the list need not be hidden any longer.
    if let Some(root) = page::root() {
        dom::unset(&root, "data-query");
    }
    lead(session, manner, same_list && !is_next_part, keeps_focus);
    if is_lost {
        session.voice.say_trouble();
    }
}

/// Shows trouble in the place of a list. The focus goes to what can be done about it.
fn lose_list(session: &Session, scope: &Scope, query: &Query, trouble: Trouble) {
    let setting = session.setting();
    session.note_as_made();
    filters::close();
    session.stage.lose_list(crate::ui::list_trouble_node(&setting, scope, trouble));
    head::title(&Head::title_of_list(&setting, scope, query));
    if let Some(root) = page::root() {
        dom::unset(&root, "data-query");
    }
    if let Some(control) = dom::find_in(&session.stage.main, ".trouble button,.trouble a") {
        dom::focus(&control);
    }
    session.voice.say_trouble();
}

/// Whether the address bar says this already.
fn is_here(url: &str) -> bool {
    let resolved = page::resolve(url).map(|url| url.href());
    resolved.is_some() && resolved == page::address().map(|url| url.href())
}

/// Gives the fields of a page what belongs in them, and leads focus, scroll and ear to what has changed.
fn lead(session: &Rc<Session>, manner: &Manner, is_filtered: bool, keeps_focus: bool) {
    forms::restore(session);
    finder::show_words(session);
    let main = &session.stage.main;
    let target = session.here().place.fragment.strip_prefix('#').and_then(dom::by_id);
    match manner {
        Manner::Return(step) => {
            match focus::find(main, &step.focus) {
                Some(control) => dom::focus(&control),
                None if is_filtered && keeps_focus => {}
                None => focus::heading(main),
            }
            match target {
                Some(target) if step.y == 0.0 => scroll::to_element(&target),
                _ => scroll::to(step.y),
            }
        }
        // Scrolled, if it was left before, when the program is ready; who types stays in the field.
        Manner::Open | Manner::Typing { .. } => {}
        Manner::Follow | Manner::Again if is_filtered => {
            if !keeps_focus {
                focus::next_of_kin(main);
            }
        }
        Manner::Follow | Manner::Again => {
            if let Some(target) = target {
                dom::focus_on_text(&target);
                scroll::to_element(&target);
            } else {
                focus::heading(main);
                scroll::to(0.0);
            }
        }
    }
    if is_filtered || matches!(manner, Manner::Open | Manner::Typing { .. }) {
        session.voice.say_result();
    } else {
        session.voice.say_title();
    }
}
