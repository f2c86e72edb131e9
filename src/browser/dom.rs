//! Elements and events, with `None` where there are none.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, Document, Element, Event, EventTarget, FocusOptions, HtmlElement, Window,
};

/// The window.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The first element that a selector finds.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The first element within another that a selector finds.
#[must_use]
pub fn find_in(parent: &Element, selector: &str) -> Option<Element> {
    parent.query_selector(selector).ok().flatten()
}

/// All elements that a selector finds.
#[must_use]
pub fn all(selector: &str) -> Vec<Element> {
    document().map(|document| listed(document.query_selector_all(selector))).unwrap_or_default()
}

/// All elements within another that a selector finds.
#[must_use]
pub fn all_in(parent: &Element, selector: &str) -> Vec<Element> {
    listed(parent.query_selector_all(selector))
}

fn listed(found: Result<web_sys::NodeList, JsValue>) -> Vec<Element> {
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// A new element.
#[must_use]
pub fn make(tag: &str) -> Option<Element> {
    document()?.create_element(tag).ok()
}

/// The element that an event began at, or the nearest around it, that a selector finds.
#[must_use]
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
}

/// Removes an attribute.
pub fn unset(element: &Element, name: &str) {
    element.remove_attribute(name).ok();
}

/// Sets an attribute without a value, or removes it.
pub fn mark(element: &Element, name: &str, on: bool) {
    if on { set(element, name, "") } else { unset(element, name) }
}

/// Gives an element the focus; the page is not scrolled.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).ok();
    }
}

/// Gives the focus to an element that readers do not reach by the Tab key.
pub fn focus_on_text(element: &Element) {
    if !element.has_attribute("tabindex") {
        set(element, "tabindex", "-1");
    }
    focus(element);
}

/// The element that has the focus, unless that is the page as a whole.
#[must_use]
pub fn focused() -> Option<Element> {
    document()?.active_element().filter(|element| element.tag_name() != "BODY")
}

/// Calls `listener` for every such event on `target`, for as long as the page lives.
pub fn on(target: &EventTarget, name: &str, listener: impl FnMut(Event) + 'static) {
    listen(target, name, false, Box::new(listener));
}

/// As [`on`], for events that do not rise from where they began; the page is never kept from scrolling.
pub fn on_any(target: &EventTarget, name: &str, listener: impl FnMut(Event) + 'static) {
    listen(target, name, true, Box::new(listener));
}

/// Tells the page's own scripts that something has happened.
pub fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(name)) {
        window.dispatch_event(&event).ok();
    }
}

fn listen(target: &EventTarget, name: &str, any: bool, listener: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(listener);
    let options = AddEventListenerOptions::new();
    options.set_capture(any);
    options.set_passive(any);
    let callback = listener.as_ref().unchecked_ref();
    target.add_event_listener_with_callback_and_add_event_listener_options(name, callback, &options).ok();
    listener.forget();
}
