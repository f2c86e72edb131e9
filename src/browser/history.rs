//! The steps of a visit: what each address in the browser's history remembers of how it was left.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ScrollRestoration;

use super::{Fault, dom};

/// The first item of a state of ours.
const MARK: &str = "chasqui";

/// What is remembered with an address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Tells this step from all others of the visit.
    pub id: f64,
    /// How far down the page was scrolled when it was left, in CSS pixels.
    pub y: f64,
    /// Which control had the focus.
    pub focus: String,
    /// The list that the reader came from, by path and query from the site's root; empty where there is none.
    pub list: String,
    /// That list is the step before this one.
    pub after_list: bool,
}

impl Step {
    /// A step that has no memories yet.
    #[must_use]
    pub fn new(list: String, after_list: bool) -> Self {
        thread_local! {
            static LAST: std::cell::Cell<f64> = const { std::cell::Cell::new(0.0) };
        }
        // Later than every other, even within a millisecond and after a reload.
        let id = LAST.get().max(js_sys::Date::now()) + 1.0;
        LAST.set(id);
        Self { id, list, after_list, ..Self::default() }
    }

    /// Whether both are the same step, however they were left.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.id.to_bits() == other.id.to_bits()
    }

    fn to_state(&self) -> JsValue {
        let state = Array::new();
        state.push(&MARK.into());
        state.push(&self.id.into());
        state.push(&self.y.into());
        state.push(&JsValue::from_str(&self.focus));
        state.push(&self.after_list.into());
        state.push(&JsValue::from_str(&self.list));
        state.into()
    }
}

fn history() -> Option<web_sys::History> {
    dom::window()?.history().ok()
}

/// What is remembered with the present address; nothing when it was not we who wrote it.
#[must_use]
pub fn current() -> Option<Step> {
    let state = history()?.state().ok()?.dyn_into::<Array>().ok()?;
    if state.get(0).as_string()? != MARK {
        return None;
    }
    Some(Step {
        id: state.get(1).as_f64()?,
        y: state.get(2).as_f64()?,
        focus: state.get(3).as_string()?,
        after_list: state.get(4).is_truthy(),
        list: state.get(5).as_string().unwrap_or_default(),
    })
}

/// Adds a step.
///
/// # Errors
/// [`Fault::Platform`] when the browser refuses.
pub fn push(url: &str, step: &Step) -> Result<(), Fault> {
    let history = history().ok_or(Fault::Platform)?;
    history.push_state_with_url(&step.to_state(), "", Some(url)).map_err(|_| Fault::Platform)
}

/// Changes what is remembered with the present step, and its address where one is given.
pub fn replace(url: Option<&str>, step: &Step) {
    if let Some(history) = history() {
        history.replace_state_with_url(&step.to_state(), "", url).ok();
    }
}

/// How many steps this window remembers, the present one among them.
#[must_use]
pub fn steps() -> u32 {
    history().and_then(|history| history.length().ok()).unwrap_or(1)
}

/// One step back.
pub fn back() {
    if let Some(history) = history() {
        history.back().ok();
    }
}

/// One step forth.
pub fn forward() {
    if let Some(history) = history() {
        history.forward().ok();
    }
}

/// Whether we restore how far a page was scrolled, rather than the browser.
pub fn restore_ourselves(ours: bool) {
    if let Some(history) = history() {
        let whose = if ours { ScrollRestoration::Manual } else { ScrollRestoration::Auto };
        history.set_scroll_restoration(whose).ok();
    }
}
