//! The main text of a page: navigation dropped, title and date found and taken out, markup made plain.

use dom_query::{Document, NodeRef};
use dom_smoothie::Readability;

use crate::publish::import::dates::Manner;
use crate::publish::import::item::Note;

use super::dated::{Dated, dated};
use super::head::Head;
use super::simplify::{drop_named_navigation, html_of, silence, simplify, too_deep};
use super::survey::Survey;
use super::units::{Unit, units};

/// What a page says.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) title: String,
    /// Plain HTML.
    pub(super) html: String,
    pub(super) dated: Dated,
    /// How many characters it has, and how many of them are links.
    pub(super) length: usize,
    pub(super) linked: usize,
    /// Where the whole text is: title and address.
    pub(super) source: Option<(String, String)>,
    pub(super) notes: Vec<Note>,
}

/// Takes navigation out of a page: what says that it is, and what other pages have too.
pub(super) fn without_navigation(page: &Document, path: &str, survey: &Survey) {
    silence(page);
    drop_named_navigation(page);
    let Some(body) = page.body() else { return };
    if !survey.knows() {
        return;
    }
    let units = units(&body);
    let common: Vec<bool> = units.iter().map(|unit| survey.is_common(path, unit)).collect();
    for (at, unit) in units.iter().enumerate() {
        if common[at] && !stands_within(&units, &common, at) {
            unit.remove();
        }
    }
}

/// Whether a unit that others have too, such as the heading “Background”, stands within a text of its own.
fn stands_within(units: &[Unit<'_>], common: &[bool], at: usize) -> bool {
    let same_place = |other: usize| {
        !common[other] && block_parent(&units[other].parent) == block_parent(&units[at].parent)
    };
    !units[at].is_linked() && at > 0 && at + 1 < units.len() && same_place(at - 1) && same_place(at + 1)
}

/// The element that a paragraph's element stands in.
fn block_parent(node: &NodeRef<'_>) -> Option<dom_query::NodeId> {
    let is_text_block = ["p", "h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| node.has_name(name));
    if is_text_block { node.parent().map(|parent| parent.id) } else { Some(node.id) }
}

/// Reads what is left of a page.
pub(super) fn text(page: &Document, head: &Head, path: &str, survey: &Survey, manner: Manner) -> Text {
    let Some(body) = page.body() else { return Text::default() };
    let mut found = Text::default();
    let start = units(&body);
    let own = survey.own_title(&head.title);
    let (title, place) = title(&start, &own, &head.other_title);
    found.title = title;
    let listed = survey.listed.get(path).and_then(Option::as_deref);
    found.dated = dated(&start, place, head, listed, path, manner);
    found.notes.append(&mut found.dated.notes);
    for at in place.iter().chain(&found.dated.lines) {
        if let Some(unit) = start.get(*at) {
            unit.remove();
        }
    }
    let whole: usize = start.iter().map(|unit| unit.text.chars().count()).sum();
    let picked = pick(page, survey, whole);
    let page = picked.as_ref().unwrap_or(page);
    let root = semantic(page).or_else(|| page.body());
    let Some(root) = root else { return found };
    simplify(&root);
    let last = units(&root);
    found.length = last.iter().map(|unit| unit.text.chars().count()).sum();
    found.linked = last.iter().map(|unit| unit.linked).sum();
    let (html, words_only) = html_of(&root);
    found.html = html;
    if words_only {
        found.notes.push(Note::lost("markup nested too deeply: the words alone were kept", path));
    }
    found
}

/// The element that says that it is the text, if there is just one.
fn semantic(page: &Document) -> Option<NodeRef<'_>> {
    for name in ["main", "[role=main]", "article"] {
        let found = page.select(name);
        if let [only] = found.nodes() {
            return Some(*only);
        }
    }
    None
}

/// What readability takes for the text, where neither the page nor its neighbours tell: nothing when the page as it is
/// will do.
fn pick(page: &Document, survey: &Survey, whole: usize) -> Option<Document> {
    let deep = page.body().is_none_or(|body| too_deep(&body));
    if survey.knows() || semantic(page).is_some() || whole < 1500 || deep {
        return None;
    }
    let mut reader = Readability::with_document(page.clone(), None, None).ok()?;
    let article = reader.parse().ok()?;
    // Better too much than half of the text.
    (article.length * 2 > whole).then(|| Document::from(article.content))
}

/// A page's title, and the unit that shows it.
fn title(units: &[Unit<'_>], own: &str, other: &str) -> (String, Option<usize>) {
    const LONGEST: usize = 250;
    let fair = |unit: &Unit<'_>| !unit.text.is_empty() && unit.text.chars().count() <= LONGEST;
    let place = |rank: u8| units.iter().position(|unit| fair(unit) && unit.is_heading(rank));
    if let Some(at) = place(1) {
        return (units[at].text.clone(), Some(at));
    }
    if !own.is_empty() {
        let same = |unit: &Unit<'_>| unit.text.to_lowercase() == own.to_lowercase();
        return (own.to_owned(), units.iter().position(same));
    }
    if !other.is_empty() {
        let same = |unit: &Unit<'_>| unit.text.to_lowercase() == other.to_lowercase();
        return (other.to_owned(), units.iter().position(same));
    }
    let bold = || units.iter().take(5).position(|unit| fair(unit) && unit.is_bold());
    match place(3).filter(|at| *at < 8).or_else(bold) {
        Some(at) => (units[at].text.clone(), Some(at)),
        None => (String::new(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::head::head;
    use super::super::split::shape;
    use super::*;

    const MANNER: Manner = Manner { order: None, newest: 2026 };

    fn of(html: &str) -> Text {
        let page = Document::from(html);
        let head = head(&page);
        let survey = Survey::default();
        without_navigation(&page, "a.html", &survey);
        shape(&page, MANNER, &|_| true);
        text(&page, &head, "a.html", &survey, MANNER)
    }

    #[test]
    fn titles_are_found_where_they_stand() {
        for (html, title) in [
            ("<title>Site</title><h1>The <i>title</i></h1><p>x", "The title"),
            ("<title>The title</title><p>x", "The title"),
            ("<title>Untitled Document</title><h2>The title</h2><p>x", "The title"),
            ("<font size=+2>The title</font><p>x", "The title"),
            ("<p>x", ""),
        ] {
            assert_eq!(of(html).title, title, "{html}");
        }
        let page =
            of("<title>The title</title><nav>Menu</nav><p><b>The title</b></p><p>3 May 2004</p><p>x</p>");
        assert_eq!(page.html.trim(), "<p>x</p>");
    }

    #[test]
    fn what_says_that_it_is_the_text_is_believed() {
        let page = of("<div>Menu</div><main><h1>T</h1><p>Words</p></main><div>Foot</div>");
        assert!(page.html.contains("Words") && !page.html.contains("Menu") && !page.html.contains("Foot"));
    }

    #[test]
    fn one_page_alone_is_judged_by_its_sentences() {
        let words = "The assembly met in the school, and asked the ministry, for the third time, for a study of the river. ";
        let paragraphs = format!("<p>{}</p>", words.repeat(4)).repeat(6);
        let menu = "<li><a href=x>Menu</a></li>".repeat(20);
        let page = of(&format!(
            "<div class=sidebar><ul>{menu}</ul></div><div id=content><h1>T</h1>{paragraphs}</div>"
        ));
        assert!(page.html.contains("third time") && !page.html.contains("Menu"), "{}", page.html);
    }

    proptest::proptest! {
        #[test]
        fn no_markup_makes_it_panic(html in "(<p>|</p>|<table|<tr|<td|<div|>|<br>|<h1>|<b>|</b>|<a href='|3 May 2004|Update 9\\. |<font size=5>|<form>|<select>|<template>|<svg>|<frameset>|<body>|<hr>|é|&nbsp;| |x){0,40}") {
            of(&html);
        }
    }
}
