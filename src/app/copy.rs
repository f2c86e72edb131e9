//! Copying a citation or an address, and saying whether it was.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use super::session::Session;
use crate::browser::dom;

/// Copies what a control holds.
pub(super) fn copy(session: &Rc<Session>, control: &Element) {
    let text = control.get_attribute("data-copy").unwrap_or_default();
    let (own, control) = (Rc::clone(session), control.clone());
    spawn_local(async move {
        let copied = write(&text).await;
        dom::set(&control, "data-copied", if copied { "yes" } else { "no" });
        let words = own.setting().words();
        own.voice.say(if copied { words.copied } else { words.not_copied }.to_owned());
    });
}

/// Only secure contexts have a clipboard; elsewhere asking for it throws.
async fn write(text: &str) -> bool {
    let Some(window) = dom::window() else { return false };
    let has = |of: &wasm_bindgen::JsValue, name: &str| {
        js_sys::Reflect::get(of, &name.into()).is_ok_and(|value| value.is_object())
    };
    let navigator = window.navigator();
    has(&navigator, "clipboard") && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
