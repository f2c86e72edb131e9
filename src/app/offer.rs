//! A line that offers the page in the reader's own language, where that is another than the interface's.

use super::session::Session;
use crate::browser::{dom, page};
use crate::ui::Setting;
use crate::ui::head::Head;
use crate::ui::words::Words;

/// At the start: from what the prerendered head says of the page's versions.
pub(super) fn at_start(session: &Session) {
    let setting = session.setting();
    let Some(language) = wanted(session, &setting) else { return };
    let version = dom::all("link[rel=alternate][hreflang]")
        .into_iter()
        .find(|link| link.get_attribute("hreflang").as_deref() == Some(&language));
    let reference = version.and_then(|link| page::resolve(&link.get_attribute("href")?));
    if let Some(path) = reference.and_then(|url| path_of(&setting, &url.href())) {
        insert(&setting, &language, &(setting.inside(&path) + &query()));
    }
}

/// Takes the offer away.
pub(super) fn withdraw() {
    if let Some(line) = dom::find(".language-offer") {
        line.remove();
    }
}

/// After a step to another page.
pub(super) fn show(session: &Session, head: &Head) {
    withdraw();
    let setting = session.setting();
    let Some(language) = wanted(session, &setting) else { return };
    if let Some((_, path)) = head.alternates.iter().find(|(code, _)| *code == language) {
        insert(&setting, &language, &setting.inside(path));
    }
}

fn query() -> String {
    page::address().map(|url| url.search()).unwrap_or_default()
}

/// The path within the site of an absolute address. A page may be read elsewhere than it was published for.
fn path_of(setting: &Setting, reference: &str) -> Option<String> {
    let inside = match &setting.site.url {
        Some(url) => reference.strip_prefix(url.as_str())?.to_owned(),
        None => page::resolve(reference)?.pathname().strip_prefix(&setting.base)?.to_owned(),
    };
    Some(format!("/{inside}"))
}

/// The first language of the reader's that the interface speaks, unless it is what it speaks now.
fn wanted(session: &Session, setting: &Setting) -> Option<String> {
    let speaks = |code: &str| setting.site.languages.iter().any(|language| language.code == code);
    let readers = page::readers_languages();
    let own = readers.iter().find_map(|code| {
        let short = code.split('-').next().unwrap_or(code);
        [code.as_str(), short].into_iter().find(|code| speaks(code))
    })?;
    (own != session.page.language).then(|| own.to_owned())
}

fn insert(setting: &Setting, language: &str, reference: &str) {
    let offer = dom::find(".language-offer").or_else(|| {
        // A landmark of its own, as it stands outside of `main`.
        let offer = dom::make("aside")?;
        offer.set_class_name("language-offer");
        let main = dom::by_id("main")?;
        main.parent_node()?.insert_before(&offer, Some(&main)).ok()?;
        Some(offer)
    });
    let (Some(offer), Some(link)) = (offer, dom::make("a")) else { return };
    for (name, value) in
        [("href", reference), ("lang", language), ("hreflang", language), ("data-reload", "")]
    {
        dom::set(&link, name, value);
    }
    let words = format!("{} {}", Words::of(language).read_in, setting.site.language_name(language));
    link.set_text_content(Some(&words));
    offer.replace_children_with_node_1(&link);
}
