//! What the document says of itself.

use web_sys::{Element, Url};

use super::{Fault, dom};

/// What a prerendered page says on its first element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The absolute path of the site's root, with its last slash: `/` or `/a/b/`.
    pub base: String,
    /// The code of the interface's language.
    pub language: String,
    /// Served in place of a page that is not there.
    pub is_missing: bool,
    /// Served without anything in it, by the service worker: what the address means is to be shown.
    pub is_blank: bool,
}

impl Page {
    /// Whether what stands there was prerendered for the address that it stands at.
    #[must_use]
    pub const fn is_made(&self) -> bool {
        !self.is_missing && !self.is_blank
    }

    /// Reads them.
    ///
    /// # Errors
    /// [`Fault::Platform`] when there is no document, [`Fault::Unreadable`] when it is none of ours.
    pub fn read() -> Result<Self, Fault> {
        let html = root().ok_or(Fault::Platform)?;
        let base = html.get_attribute("data-base").ok_or(Fault::Unreadable)?;
        let here = address().ok_or(Fault::Platform)?;
        let base = Url::new_with_base(&base, &here.href()).map_err(|_| Fault::Unreadable)?.pathname();
        let language = html.get_attribute("data-language").or_else(|| html.get_attribute("lang"));
        Ok(Self {
            base,
            language: language.ok_or(Fault::Unreadable)?,
            is_missing: html.has_attribute("data-root"),
            is_blank: html.has_attribute("data-blank"),
        })
    }
}

/// The `html` element.
#[must_use]
pub fn root() -> Option<Element> {
    dom::document()?.document_element()
}

/// The present address.
#[must_use]
pub fn address() -> Option<Url> {
    Url::new(&dom::window()?.location().href().ok()?).ok()
}

/// The address that `href` means on this page.
#[must_use]
pub fn resolve(href: &str) -> Option<Url> {
    Url::new_with_base(href, &address()?.href()).ok()
}

/// Leaves this document for another.
pub fn leave_for(url: &str) {
    if let Some(window) = dom::window() {
        window.location().assign(url).ok();
    }
}

/// Leaves this document for another, without a step of its own in the history.
pub fn replace_by(url: &str) {
    if let Some(window) = dom::window() {
        window.location().replace(url).ok();
    }
}

/// Loads this document again.
pub fn reload() {
    if let Some(window) = dom::window() {
        window.location().reload().ok();
    }
}

/// The languages that the reader's browser asks for, the best first.
#[must_use]
pub fn readers_languages() -> Vec<String> {
    let Some(window) = dom::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}
