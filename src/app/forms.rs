//! Forms to the publisher's services: what was typed is kept, and without a line nothing is sent.
//!
//! Kept in this tab alone, as others may use the same machine; and until the service has taken it. Whether it has, only
//! the service knows: a reader who comes by a link of its pages comes from a success, one who comes by Back does not.
//! What was sent and is three days old is dropped in any case.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, Storage, Url};

use super::session::Session;
use crate::browser::{clock, connection, dom};

/// The fields whose text is kept.
const FIELDS: &str = "input[name]:not([type=hidden]):not([type=password]):not([type=submit]),textarea[name]";

fn storage() -> Option<Storage> {
    dom::window()?.session_storage().ok().flatten()
}

/// Where a field's text is kept: apart for every site of one origin.
fn key(session: &Session, form: &Element, field: &Element) -> Option<String> {
    key_of(session, form, &field.get_attribute("name")?)
}

fn key_of(session: &Session, form: &Element, name: &str) -> Option<String> {
    let form = form.get_attribute("data-form")?;
    Some(["chasqui", &session.page.base, &form, name].join(" "))
}

fn text(field: &Element) -> Option<String> {
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
}

/// What was sent longer ago than this, in seconds, is not put back.
const DAYS: i64 = 3 * 24 * 60 * 60;

/// The name that stands for the time at which a form was sent; no field of a form has a name with a blank.
const SENT: &str = "sent at";

fn key_of_time(session: &Session, form: &Element) -> Option<String> {
    key_of(session, form, SENT)
}

/// Whether the service has taken what was sent, or it was long ago.
fn is_done(session: &Session, form: &Element, storage: &Storage) -> bool {
    let key = key_of_time(session, form);
    let sent = key.and_then(|key| storage.get_item(&key).ok().flatten());
    let sent = sent.and_then(|time| time.parse::<i64>().ok());
    let Some(sent) = sent else { return false };
    let origin = |address: &str| Url::new(address).ok().map(|url| url.origin());
    let from = dom::document().map(|document| document.referrer()).and_then(|address| origin(&address));
    let to = form.get_attribute("action").and_then(|address| origin(&address));
    (from.is_some() && from == to) || clock::now() - sent > DAYS
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
        if is_done(session, &form, &storage) {
            forget(session, &form, &storage);
        }
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

/// Drops what was kept of a form.
fn forget(session: &Session, form: &Element, storage: &Storage) {
    let fields = dom::all_in(form, FIELDS);
    let keys = fields.iter().filter_map(|field| key(session, form, field)).chain(key_of_time(session, form));
    for key in keys {
        storage.remove_item(&key).ok();
    }
}

/// Before a form is sent: without a line it is not, and says so under the form. Says whether it may go.
pub(super) fn may_send(session: &Session, form: &Element) -> bool {
    let notice = dom::find_in(form, ".form-offline");
    if connection::is_online() {
        if let Some(notice) = notice {
            notice.remove();
        }
        if let (Some(storage), Some(key)) = (storage(), key_of_time(session, form)) {
            storage.set_item(&key, &clock::now().to_string()).ok();
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
