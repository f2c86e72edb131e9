//! What is known of the line.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::dom;

/// What the browser tells of the line; most tell only a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The reader asks to save data.
    pub saves_data: bool,
    /// `slow-2g`, `2g`, `3g` or `4g`, as fast as it is at present.
    pub speed: String,
    /// `wifi`, `cellular` and the like.
    pub kind: String,
}

/// The line as it is now.
#[must_use]
pub fn line() -> Line {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let connection = dom::window().and_then(|window| get(window.navigator().as_ref(), "connection"));
    let Some(connection) = connection.filter(JsValue::is_object) else { return Line::default() };
    let text = |name| get(&connection, name).and_then(|value| value.as_string()).unwrap_or_default();
    Line {
        saves_data: get(&connection, "saveData").is_some_and(|value| value.is_truthy()),
        speed: text("effectiveType"),
        kind: text("type"),
    }
}

/// Whether the browser believes that there is a line at all; when it says no, it is right.
#[must_use]
pub fn is_online() -> bool {
    dom::window().is_none_or(|window| window.navigator().on_line())
}
