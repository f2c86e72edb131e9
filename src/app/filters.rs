//! The filters as a sheet on a phone, and the forms that ask a list.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlFormElement, HtmlInputElement};

use super::session::Session;
use crate::archive::query::Query;
use crate::browser::history::{self, Step};
use crate::browser::{dom, page};

fn dialog() -> Option<HtmlDialogElement> {
    dom::by_id("filters")?.dyn_into().ok()
}

/// Opens the filters as a sheet over the page. In the page they stand open in their place, where a desk shows them.
pub(super) fn open() {
    if let Some(dialog) = dialog() {
        dialog.set_open(false);
        dom::set(&dialog, "data-sheet", "");
        if dialog.show_modal().is_err() {
            stand_in_place();
        }
    }
}

/// Opens the sheet as a step of the history of its own: so Back closes it, and undoes no choice.
pub(super) fn open_as_step(session: &Session) {
    session.save();
    let mut here = session.here();
    let step = Step::new(here.step.list.clone(), false);
    let url = page::address().map(|url| url.href()).unwrap_or_default();
    if history::push(&url, &step).is_ok() {
        session.sheet.set(Some(step.id));
        here.step = step;
        session.arrive(here);
    }
    open();
}

/// The history has gone to another step while the sheet is open: Back closes it, and all stays as it was chosen. Says
/// whether that was all that was meant.
pub(super) fn left_behind(session: &Session) -> bool {
    if sheet().is_none() {
        return false;
    }
    let left = session.here().step;
    let own = session.sheet.take();
    close();
    put_away();
    // Back to a step that was chosen before, and forth again: the choices stand. From the sheet's own step there is
    // nothing to go forth to.
    let is_back = history::current().is_some_and(|step| step.id < left.id);
    let stays = is_back && own != Some(left.id);
    if stays {
        history::forward();
    }
    stays
}

/// Closes the sheet; what else is to be done is done when it says that it is closed.
pub(super) fn close() {
    if let Some(dialog) = dialog().filter(is_sheet) {
        dialog.close();
    }
}

/// Before another page is gone to: a sheet belongs to its list.
pub(super) fn close_for(path: &str, here: &str) {
    if path != here {
        close();
    }
}

/// After the sheet was closed, by a button or by Escape: the filters are back in their place, the focus on what opened
/// them.
pub(super) fn closed(session: &Session) {
    if sheet().is_some() {
        put_away();
        // Nothing was chosen: the step that the sheet had for its own is not worth a Back.
        let own = session.sheet.take();
        if own.is_some() && own == history::current().map(|step| step.id) {
            history::back();
        }
    }
}

/// The filters back in their place, the focus on what opened them.
fn put_away() {
    stand_in_place();
    if let Some(opener) = dom::find("[data-open-filters]") {
        dom::focus(&opener);
    }
}

fn stand_in_place() {
    if let Some(dialog) = dialog() {
        dom::unset(&dialog, "data-sheet");
        dialog.set_open(true);
    }
}

fn is_sheet(dialog: &HtmlDialogElement) -> bool {
    dialog.has_attribute("data-sheet")
}

/// The sheet, if it is open: changes are to be told in it, as nothing outside of it is heard.
pub(super) fn sheet() -> Option<Element> {
    dialog().filter(is_sheet).map(Element::from)
}

/// Before the filters' element is replaced: how far the sheet was scrolled, if it was open.
pub(super) fn close_for_a_moment() -> Option<i32> {
    sheet().map(|sheet| sheet.scroll_top())
}

/// After it was replaced: the sheet as it was.
pub(super) fn open_again(scrolled: Option<i32>) {
    let Some(scrolled) = scrolled else { return };
    open();
    if let Some(sheet) = sheet() {
        sheet.set_scroll_top(scrolled);
    }
}

/// The address that a form with method GET asks for, its query in canonical form.
pub(super) fn asked(form: &HtmlFormElement) -> Option<String> {
    if !form.method().eq_ignore_ascii_case("get") {
        return None;
    }
    let mut query = String::new();
    for field in dom::all_in(form, "input[name]") {
        let field: HtmlInputElement = field.dyn_into().ok()?;
        let is_switch = matches!(field.type_().as_str(), "checkbox" | "radio");
        if is_switch && !field.checked() {
            continue;
        }
        let value = String::from(js_sys::encode_uri_component(&field.value()));
        query = format!("{query}&{}={value}", field.name());
    }
    let action = page::resolve(&form.get_attribute("action").unwrap_or_default())?;
    Some(action.pathname() + &Query::parse(&query).to_url())
}
