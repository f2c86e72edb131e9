//! What time it is, and waiting.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::dom;

/// Seconds since 1970-01-01T00:00Z.
#[must_use]
pub fn now() -> i64 {
    // A date of the browser's is a whole number of milliseconds below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    seconds
}

/// Waits for so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let alarm = Promise::new(&mut |resolve, _| {
        if let Some(window) = dom::window() {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).ok();
        }
    });
    JsFuture::from(alarm).await.ok();
}

/// Waits until the browser has shown what was changed.
pub async fn painted() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = dom::window() {
            window.request_animation_frame(&resolve).ok();
        }
    });
    JsFuture::from(frame).await.ok();
}
