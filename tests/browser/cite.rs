//! "Cite and share": what is copied, by the keyboard alone, in both languages, also after a step within the app and
//! without a line; and what stands there without scripts.

use serde_json::Value;

use crate::harness::{Key, Page, Setup, Site};
use crate::sights::{attribute, hear, how_many};

const SCHOOL: &str = "/news/2019/06/a-school-for-community-leaders/";
const ESCUELA: &str = "/es/news/2019/06/una-escuela-para-lideres-comunales/";
const UNDATED: &str = "/news/undated/mining-and-development-in-the-andes/";
const SITE: &str = "https://news.example.org";

/// Catches what is copied and shared; the clipboard of the machine is left alone.
const CATCH: &str = "globalThis.copied = []; globalThis.shared = [];
Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { copied.push(text); } } });
navigator.share = async (it) => { shared.push(it); };";

/// Goes to a control and presses it, as one does who has no mouse; gives what was copied.
fn press(page: &Page, what: &str) -> String {
    page.script(&format!("copied.length = 0; document.querySelector('[data-cite={what}]').focus()"));
    page.press(Key::Enter);
    page.until("something is copied", || {
        page.script("return copied.at(-1) ?? null").as_str().map(str::to_owned)
    })
}

/// All four texts of an article, and what is said of it.
fn all(page: &Page, address: &str, accessed: &str, said: &str) -> [String; 4] {
    let texts = ["text", "bibtex", "ris", "link"].map(|what| {
        let text = press(page, what);
        hear(page, said);
        assert_eq!(how_many(page, "[data-copied]"), 1, "one is marked as done");
        text
    });
    let [citation, bibtex, ris, link] = &texts;
    assert_eq!(link, address);
    assert_eq!(citation.matches(address).count(), 1, "{citation}");
    assert!(citation.contains(&format!("({accessed} ")) && citation.ends_with(')'), "{citation}");
    assert!(bibtex.starts_with('@') && bibtex.contains(&format!("url = {{{address}}}")), "{bibtex}");
    assert!(bibtex.contains("urldate = {20"), "{bibtex}");
    assert!(ris.starts_with("TY  - ") && ris.ends_with("ER  -\r\n"), "{ris:?}");
    assert!(ris.contains(&format!("UR  - {address}\r\n")), "{ris}");
    texts
}

#[test]
fn a_citation_by_keyboard_in_both_languages() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page(CATCH);
    page.open(SCHOOL).ready();
    assert!(!page.loaded().iter().any(|file| file.contains("app/cite.")), "nobody has come near it");
    let [citation, bibtex, ris, _] = all(&page, &format!("{SITE}{SCHOOL}"), "accessed", "Copied.");
    assert!(citation.contains("Peru Support Group. 2 June 2019."), "{citation}");
    assert!(bibtex.contains("date = {2019-06-02}"), "{bibtex}");
    assert!(ris.contains("DA  - 2019/06/02/\r\n"), "{ris}");
    page.axe_clean().console_clean();

    page.open(UNDATED).ready();
    let [citation, bibtex, ris, _] = all(&page, &format!("{SITE}{UNDATED}"), "accessed", "Copied.");
    assert!(citation.to_lowercase().contains("undated"), "{citation}");
    // What is undated gets no date.
    assert!(!bibtex.contains("  date =") && !bibtex.contains("  year ="), "{bibtex}");
    assert!(!ris.contains("\r\nPY  -") && !ris.contains("\r\nDA  -"), "{ris}");

    page.open(ESCUELA).ready();
    let [citation, ..] = all(&page, &format!("{SITE}{ESCUELA}"), "consultado el", "Copiado.");
    assert!(citation.contains("2 de junio de 2019"), "{citation}");
    page.axe_clean().console_clean();
}

#[test]
fn after_a_step_within_the_app_and_without_a_line() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page(CATCH);
    page.open("/news/2019/06/").ready();
    page.script("globalThis.same = true");
    let title = "A school for community leaders";
    page.script("document.querySelector('main h3 a[href$=\"a-school-for-community-leaders/\"]').click()");
    page.at(SCHOOL).see(title);
    assert_eq!(page.script("return globalThis.same"), Value::Bool(true), "a step within the app");
    // What copies is there once somebody has come near; then it needs no line.
    press(&page, "link");
    page.offline();
    let [_, bibtex, ..] = all(&page, &format!("{SITE}{SCHOOL}"), "accessed", "Copied.");
    assert!(
        bibtex.contains("howpublished = {Peru Support Group}") || bibtex.contains("publisher = {"),
        "{bibtex}"
    );
    page.script("document.querySelector('[data-cite=share]').focus()");
    page.press(Key::Enter);
    let shared = page.until("it is handed to the system", || {
        Some(page.script("return shared.at(-1) ?? null")).filter(|it| !it.is_null())
    });
    assert_eq!(shared["url"], format!("{SITE}{SCHOOL}"));
    page.online();
}

#[test]
fn where_nothing_may_be_copied_the_text_is_shown() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.before_each_page(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;",
    );
    page.open(SCHOOL).ready();
    page.script("document.querySelector('[data-cite=ris]').focus()");
    page.press(Key::Enter).see("This browser does not allow copying");
    let shown = page.script("return document.querySelector('.by-hand textarea').value");
    assert!(shown.as_str().is_some_and(|text| text.starts_with("TY  - ")), "{shown}");
    page.axe_clean();
    page.press(Key::Escape).not_see("This browser does not allow copying");
    assert_eq!(page.script("return document.activeElement.dataset.cite"), "ris", "the focus is where it was");
}

#[test]
fn nothing_moves_when_the_controls_appear_and_none_stand_there_without_scripts() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::phone().without_scripts());
    page.open(SCHOOL);
    page.see(&format!("{SITE}{SCHOOL}"));
    let page = Page::new(&site, &Setup::phone());
    page.open(SCHOOL).ready();
    page.stands_still(0.001);
    // Chromium has no sheet on this system: its control takes no place that others need.
    let seen = "return getComputedStyle(document.querySelector('[data-cite=WHAT]')).visibility";
    let of = |what: &str| page.script(&seen.replace("WHAT", what));
    assert_eq!(of("text"), "visible");
    let has = page.script("return 'share' in navigator") == true;
    assert_eq!(of("share"), if has { "visible" } else { "hidden" });
    assert!(
        attribute(&page, ".cite a[href^=mailto]", "href").is_some_and(|it| it.contains("news.example.org"))
    );
}
