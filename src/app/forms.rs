//! Forms to the publisher's services: what was typed is kept for the visit, and without a line nothing is sent.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, Storage};

use super::session::Session;
use crate::browser::{connection, dom};

/// The fields whose text is kept.
const FIELDS: &str = "input[name]:not([type=hidden]):not([type=password]):not([type=submit]),textarea[name]";

fn storage() -> Option<Storage> {
    dom::window()?.session_storage().ok().flatten()
}

/// Where a field's text is kept: apart for every site of one origin.
fn key(session: &Session, form: &Element, field: &Element) -> Option<String> {
    let (form, field) = (form.get_attribute("data-form")?, field.get_attribute("name")?);
    Some(format!("chasqui {} {form} {field}", session.page.base))
}

fn text(field: &Element) -> Option<String> {
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
}

/// Keeps what is being typed.
pub(super) fn typed(session: &Session, event: &Event) {
    let Some(form) = dom::around(event, "form[data-form]") else { return };
    let Some(field) = dom::around(event, FIELDS) else { return };
    if let (Some(key), Some(text), Some(storage)) = (key(session, &form, &field), text(&field), storage()) {
        // A full or closed storage keeps nothing; the field itself still does.
        storage.set_item(&key, &text).ok();
    }
}

/// Puts back what was typed, where nothing stands.
pub(super) fn restore(session: &Rc<Session>) {
    let Some(storage) = storage() else { return };
    for form in dom::all("form[data-form]") {
        for field in dom::all_in(&form, FIELDS) {
            let kept = key(session, &form, &field).and_then(|key| storage.get_item(&key).ok().flatten());
            let Some(kept) = kept else { continue };
            if text(&field).is_some_and(|text| text.is_empty()) {
                if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                    input.set_value(&kept);
                } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                    area.set_value(&kept);
                }
            }
        }
    }
}

/// Before a form is sent: without a line it is not, and says so under the form. Says whether it may go.
pub(super) fn may_send(session: &Session, form: &Element) -> bool {
    let notice = dom::find_in(form, ".form-offline");
    if connection::is_online() {
        if let Some(notice) = notice {
            notice.remove();
        }
        if let Some(storage) = storage() {
            for key in dom::all_in(form, FIELDS).iter().filter_map(|field| key(session, form, field)) {
                storage.remove_item(&key).ok();
            }
        }
        return true;
    }
    if notice.is_none()
        && let Some(notice) = dom::make("p")
    {
        notice.set_class_name("form-offline");
        dom::set(&notice, "role", "alert");
        notice.set_text_content(Some(session.setting().words().form_offline));
        form.append_child(&notice).ok();
    }
    false
}
