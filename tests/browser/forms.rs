//! Forms to the publisher's services: what was typed is there until the service has it.

use crate::harness::{Page, Setup, Site};
use crate::sights::attribute;

/// Keeps the browser from going to the service; the page's own listener has run before.
const STAY: &str = "addEventListener('submit', (event) => event.preventDefault())";

fn typed(page: &Page) -> String {
    let typed = page.script("return document.querySelector('[data-form=newsletter] [name=EMAIL]').value");
    typed.as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_was_typed_stays_until_the_service_has_it() {
    let site = Site::built_below("/a/b");
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready().fill("textbox", "E-mail", "reader@example.org");
    // Elsewhere within the app, and by another document: it is still there.
    page.click_link("Archive").at("/archive/").back().at("/");
    assert_eq!(typed(&page), "reader@example.org");
    page.open("/").ready();
    assert_eq!(typed(&page), "reader@example.org");
    // Without a line nothing is sent, and that is said.
    page.offline().click_button("Sign up").see("nothing was sent").online();
    assert_eq!(attribute(&page, ".form-offline", "role").as_deref(), Some("alert"));
    // Sent, but who knows whether it arrived.
    page.script(STAY);
    page.click_button("Sign up").not_see("nothing was sent");
    page.reload().ready();
    assert_eq!(typed(&page), "reader@example.org");
    // Three days later it is let go.
    page.script(
        "const key = Object.keys(sessionStorage).find((key) => key.endsWith('sent at'));
         sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key)) - 3 * 86400 - 60))",
    );
    page.reload().ready();
    assert_eq!(typed(&page), "");
    // And at once when the reader comes from a page of the service.
    page.fill("textbox", "E-mail", "other@example.org").script(STAY);
    page.click_button("Sign up").reload().ready();
    assert_eq!(typed(&page), "other@example.org");
    page.before_each_page(
        "Object.defineProperty(Document.prototype, 'referrer', { get: () => 'https://lists.example.org/thanks' })",
    );
    page.open("/support/").ready().open("/").ready();
    assert_eq!(typed(&page), "");
    assert_eq!(page.script("return Object.keys(sessionStorage).length"), 0);
    page.console_clean_but(&["ERR_INTERNET_DISCONNECTED"]);
}
