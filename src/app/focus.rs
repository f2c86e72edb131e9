//! Which control has the focus, told so that the same control is found again after its element has been replaced: by
//! what it does, and by which of those that do the same it is.

use web_sys::Element;

use crate::browser::dom;

/// All that can have the focus in `main`.
const CONTROLS: &str = "a[href],button,input,select,textarea,summary";

/// What tells a control from the others of its page; empty for what is no control.
pub(super) fn key(element: &Element) -> String {
    let attribute = |name: &str| element.get_attribute(name);
    if let Some(id) = attribute("id").filter(|id| !id.is_empty()) {
        return format!("#{id}");
    }
    let tag = element.tag_name();
    let within = |selector: &str| element.closest(selector).ok().flatten();
    if let (Some(facet), Some(value)) = (attribute("data-facet"), attribute("data-value")) {
        let chip = within("[data-active-filters]").is_some();
        return format!("{chip} {} {facet} {value}", attribute("class").is_none());
    }
    if tag == "SUMMARY" {
        let kept = within("details").and_then(|details| details.get_attribute("data-keep"));
        return kept.map(|name| format!("{tag} {name}")).unwrap_or_default();
    }
    if within(".time").is_some() {
        return format!("time {}", attribute("href").unwrap_or_default());
    }
    // What a control does, where it says so by an attribute of its own; else where it leads; else its name.
    let deeds =
        ["data-match", "data-undated", "data-open-filters", "data-close-filters", "data-retry", "data-cite"];
    if let Some((deed, value)) = deeds.iter().find_map(|deed| Some((deed, attribute(deed)?))) {
        return format!("{deed} {value}");
    }
    let told = attribute("href").or_else(|| attribute("name")).or_else(|| attribute("type"));
    told.map(|told| format!("{tag} {told}")).unwrap_or_default()
}

/// All controls within an element that have this key.
fn with_key<'a>(within: &Element, wanted: &'a str) -> impl Iterator<Item = Element> + use<'a> {
    dom::all_in(within, CONTROLS).into_iter().filter(move |control| key(control) == wanted)
}

/// The control that has the focus within an element: which of those with its key it is, and the key. Empty where it is
/// none.
pub(super) fn kept(within: &Element) -> String {
    let Some(focused) = dom::focused().filter(|focused| within.contains(Some(focused))) else {
        return String::new();
    };
    let key = key(&focused);
    if key.is_empty() {
        return key;
    }
    let place = with_key(within, &key).position(|control| control == focused).unwrap_or_default();
    format!("{place} {key}")
}

/// The control that was kept; the first that does the same where there are not as many of them any more. A year that
/// has opened into its months is followed by the way back.
pub(super) fn find(within: &Element, kept: &str) -> Option<Element> {
    let (place, key) = kept.split_once(' ')?;
    let mut same: Vec<Element> = with_key(within, key).collect();
    if same.is_empty() && key.starts_with("time ") {
        return dom::find_in(within, ".time a");
    }
    let place = place.parse::<usize>().ok().filter(|place| *place < same.len()).unwrap_or_default();
    (!same.is_empty()).then(|| same.swap_remove(place))
}

/// Gives the focus to the page's heading, as after a step to another page.
pub(super) fn heading(main: &Element) {
    dom::focus_on_text(&dom::find_in(main, "h1").unwrap_or_else(|| main.clone()));
}

/// After a change that took the focused control away: its next of kin.
pub(super) fn next_of_kin(main: &Element) {
    let chips = || dom::find_in(main, "[data-active-filters] a");
    match chips().or_else(|| dom::find_in(main, ".asked a")) {
        Some(control) => dom::focus(&control),
        None => heading(main),
    }
}
