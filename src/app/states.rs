//! The program's own state, and that of what is under way, where the page, its style and tests can see it.

use std::cell::RefCell;

use leptos::prelude::{Mountable, Render};

use crate::browser::{dom, page};
use crate::ui::markup::{Node, Standing};

/// Sets `html[data-app]`: from now on the program answers.
pub(super) fn ready() {
    if let Some(root) = page::root() {
        dom::set(&root, "data-app", "ready");
    }
}

/// Whether the program answers clicks; when it does not, the browser does.
pub(super) fn is_ready() -> bool {
    page::root().and_then(|root| root.get_attribute("data-app")).is_some_and(|state| state == "ready")
}

/// The program cannot go on: the page stays what it was before, which is complete. The start script says why, and asks
/// the browser for what the reader has asked for.
pub(super) fn failed(reason: &str) {
    under_way(false);
    if let Some(root) = page::root() {
        dom::set(&root, "data-app-reason", reason);
    }
    dom::tell("chasqui:failed");
}

/// Marks the page as being replaced, or as at rest.
pub(super) fn under_way(on: bool) {
    if let Some(root) = page::root() {
        dom::mark(&root, "data-loading", on);
    }
    if let Some(main) = dom::by_id("main") {
        if on { dom::set(&main, "aria-busy", "true") } else { dom::unset(&main, "aria-busy") }
    }
    if !on {
        slow(None);
    }
}

thread_local! {
    static SLOW: RefCell<Option<Standing>> = const { RefCell::new(None) };
}

/// Shows, in a line of its own before `main`, that something takes long; or takes that line away.
pub(super) fn slow(view: Option<Node>) {
    if let Some(mut standing) = SLOW.take() {
        standing.unmount();
    }
    let Some(root) = page::root() else { return };
    dom::mark(&root, "data-slow", view.is_some());
    let Some(view) = view else { return };
    let Some(line) = slow_line() else { return };
    let mut standing = view.build();
    standing.mount(&line, None);
    SLOW.set(Some(standing));
}

fn slow_line() -> Option<web_sys::Element> {
    if let Some(line) = dom::find(".slow-line") {
        return Some(line);
    }
    let line = dom::make("div")?;
    line.set_class_name("slow-line");
    dom::set(&line, "aria-live", "polite");
    let main = dom::by_id("main")?;
    main.parent_node()?.insert_before(&line, Some(&main)).ok()?;
    Some(line)
}
