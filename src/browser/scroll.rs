//! How far down the page the reader is.

use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use super::dom;

/// CSS pixels from the top.
#[must_use]
pub fn y() -> f64 {
    dom::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Goes to `y` at once, whatever the style says of smoothness.
pub fn to(y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    if let Some(window) = dom::window() {
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Brings an element to the top of the window.
pub fn to_element(element: &Element) {
    element.scroll_into_view();
}

/// Whether any part of an element is in the window.
#[must_use]
pub fn shows(element: &Element) -> bool {
    let height = dom::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    let shape = element.get_bounding_client_rect();
    shape.height() > 0.0 && shape.bottom() > 0.0 && shape.top() < height
}
