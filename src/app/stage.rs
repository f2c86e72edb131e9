//! `main`, and what stands in it: at first what was prerendered, untouched; from the first change on, a view of ours.
//!
//! When it is known what was prerendered, the first view takes it over element by element; else it takes its place, and
//! what the reader opened or pointed at is found again in it.

use std::cell::RefCell;

use leptos::prelude::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Url};

use super::{filters, focus};
use crate::browser::{dom, page, scroll};
use crate::ui::markup::{Node, Standing};

/// What stands in `main`.
pub(super) struct Stage {
    /// The element itself.
    pub(super) main: Element,
    view: RefCell<Option<Standing>>,
    /// What was prerendered, once another page has taken its place: so Back to it needs nothing of anyone.
    as_made: RefCell<Vec<web_sys::Node>>,
    /// Stands in the place of a list that could not be looked up.
    trouble: RefCell<Option<Standing>>,
    /// The address that relative references of the document were made for, until they have been made absolute.
    opened_at: RefCell<Option<String>>,
}

impl Stage {
    pub(super) fn new(main: Element) -> Self {
        let opened_at = page::address().map(|url| url.href());
        Self {
            main,
            view: RefCell::new(None),
            as_made: RefCell::default(),
            trouble: RefCell::new(None),
            opened_at: RefCell::new(opened_at),
        }
    }

    /// Whether what was prerendered stands there still.
    pub(super) fn is_untouched(&self) -> bool {
        self.view.borrow().is_none()
    }

    /// Takes over what was prerendered, which `shown` describes.
    pub(super) fn adopt(&self, shown: Node) {
        if self.is_untouched()
            && self.main.child_element_count() == 1
            && let Some(first) = self.main.first_element_child()
        {
            self.view.replace(Standing::adopt(shown, &first).ok());
        }
    }

    /// Shows another page.
    pub(super) fn turn(&self, view: Node) {
        self.clear_trouble();
        match self.view.take() {
            Some(mut old) => old.unmount(),
            None => drop(self.as_made.replace(children(&self.main))),
        }
        self.main.set_text_content(None);
        let mut standing = view.build();
        standing.mount(&self.main, None);
        self.view.replace(Some(standing));
    }

    /// Whether what was prerendered stands there, or is kept.
    pub(super) fn has_as_made(&self) -> bool {
        self.is_untouched() || !self.as_made.borrow().is_empty()
    }

    /// Shows what was prerendered again, as it was left.
    pub(super) fn show_as_made(&self) {
        self.clear_trouble();
        let Some(mut view) = self.view.take() else { return };
        view.unmount();
        self.main.set_text_content(None);
        for node in self.as_made.take() {
            self.main.append_child(&node).ok();
        }
    }

    /// Whether a list stands there.
    pub(super) fn has_list(&self) -> bool {
        dom::find_in(&self.main, ".list-body").is_some()
    }

    /// Whether trouble stands in its place.
    pub(super) fn is_list_lost(&self) -> bool {
        self.trouble.borrow().is_some()
    }

    /// Shows trouble in the place of the list; all around it stays.
    pub(super) fn lose_list(&self, trouble: Node) {
        self.clear_trouble();
        let Some(body) = dom::find_in(&self.main, ".list-body") else { return };
        let Some(parent) = body.parent_element() else { return };
        let mut standing = trouble.build();
        standing.mount(&parent, Some(&body));
        dom::set(&body, "hidden", "");
        self.trouble.replace(Some(standing));
    }

    fn clear_trouble(&self) {
        let Some(mut trouble) = self.trouble.take() else { return };
        trouble.unmount();
        if let Some(body) = dom::find_in(&self.main, ".list-body") {
            dom::unset(&body, "hidden");
        }
    }

    /// Shows the same page changed. The focus stays on the control that had it, if that is there afterwards; says
    /// whether it is.
    pub(super) fn change(&self, view: Node) -> bool {
        let key = focus::kept(&self.main);
        self.clear_trouble();
        let fields = fields(&self.main);
        if let Some(mut standing) = self.view.take() {
            view.rebuild(&mut standing);
            self.view.replace(Some(standing));
        } else {
            let open = open_details(&self.main);
            let (sheet, y) = (filters::close_for_a_moment(), scroll::y());
            self.turn(view);
            for details in dom::all_in(&self.main, "details[data-keep]") {
                if details.get_attribute("data-keep").is_some_and(|name| open.contains(&name)) {
                    dom::set(&details, "open", "");
                }
            }
            filters::open_again(sheet);
            scroll::to(y);
        }
        keep_typed(&self.main, &fields);
        if key.is_empty() || !focus::kept(&self.main).is_empty() {
            return true;
        }
        let control = focus::find(&self.main, &key);
        if let Some(control) = &control {
            dom::focus(control);
        }
        control.is_some()
    }

    /// Makes every relative reference absolute, before the page's address changes.
    pub(super) fn fix_references(&self) {
        let Some(opened_at) = self.opened_at.take() else { return };
        for (selector, name) in [
            ("a[href],area[href],link[rel~=alternate],link[rel~=icon],link[rel~=manifest]", "href"),
            ("img[src],source[src]", "src"),
            ("form[action]", "action"),
        ] {
            for element in dom::all(selector) {
                let reference = element.get_attribute(name).unwrap_or_default();
                // What points into the page itself stays as it is, and so does what is absolute already.
                if reference.starts_with(['#', '/']) || reference.contains(':') {
                    continue;
                }
                if let Ok(url) = Url::new_with_base(&reference, &opened_at) {
                    dom::set(&element, name, &(url.pathname() + &url.search() + &url.hash()));
                }
            }
        }
    }
}

fn children(parent: &Element) -> Vec<web_sys::Node> {
    let nodes = parent.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
}

/// The names of the details that the reader, or the page, has opened.
fn open_details(main: &Element) -> Vec<String> {
    let open = dom::all_in(main, "details[data-keep][open]");
    open.iter().filter_map(|details| details.get_attribute("data-keep")).collect()
}

/// What a field of the filters was given, and what was typed into it.
struct Field {
    name: String,
    given: String,
    typed: String,
}

fn inputs(main: &Element) -> impl Iterator<Item = HtmlInputElement> {
    dom::all_in(main, "form[data-date-form] input[type=text]").into_iter().filter_map(|it| it.dyn_into().ok())
}

fn fields(main: &Element) -> Vec<Field> {
    let field =
        |it: HtmlInputElement| Field { name: it.name(), given: it.default_value(), typed: it.value() };
    inputs(main).map(field).collect()
}

/// A field that is given another value shows that; one that is given the same keeps what was typed.
fn keep_typed(main: &Element, before: &[Field]) {
    for input in inputs(main) {
        let Some(field) = before.iter().find(|field| field.name == input.name()) else { continue };
        let given = input.default_value();
        let shown = if given == field.given { &field.typed } else { &given };
        if input.value() != *shown {
            input.set_value(shown);
        }
    }
}
