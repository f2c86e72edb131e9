//! The search box of every page, and the suggestions below it while one types.

use super::markup::{Element, el};
use super::setting::Setting;
use crate::archive::names::Named;
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Route, Scope};

/// The id of the search field.
pub const FIELD: &str = "q";

/// The id of the list of suggestions.
pub const LIST: &str = "suggestions";

/// What may be chosen in place of typing on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What sort of thing it is, in the interface's language.
    pub sort: &'static str,
    /// Its name.
    pub name: String,
    /// What it stands for, where the name does not say so: the region of a place.
    pub of: Option<String>,
    /// Where it leads.
    pub to: String,
}

/// The form: without the program a plain request for the list, which says that it cannot be searched then.
pub(crate) fn form(setting: &Setting) -> Element {
    let words = setting.words();
    let field = el("input")
        .attr("id", FIELD)
        .attr("name", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "300")
        .attr("placeholder", words.search);
    el("form")
        .class("search")
        .attr("role", "search")
        .attr("method", "get")
        .attr("action", setting.to(&Route::List(Scope::News)))
        .with(el("label").attr("for", FIELD).class("visually-hidden").with(words.search_archive))
        .with(field)
        .with(el("button").attr("type", "submit").with(words.search))
        .with(el("div").class("suggestions-place"))
}

/// The names of vocabularies as suggestions.
#[must_use]
pub fn suggested(setting: &Setting, named: &[Named]) -> Vec<Suggestion> {
    let words = setting.words();
    let one = |it: &Named| {
        let own = setting.name(it.facet, &it.id);
        let sort = match it.facet {
            Facet::Topic => words.topic,
            Facet::Region if it.is_place => words.place,
            Facet::Region => words.region,
            _ => words.series,
        };
        let (name, of) = match &it.by {
            Some(by) => (by.clone(), Some(own)),
            None => (own, None),
        };
        Suggestion { sort, name, of, to: setting.list_of(it.facet, &it.id) }
    };
    named.iter().map(one).collect()
}

/// The suggestions as a list to choose from (ARIA combobox pattern: the focus stays in the field, which names the active
/// one).
#[must_use]
pub fn suggestions(setting: &Setting, all: &[Suggestion], active: Option<usize>) -> Element {
    let one = |(at, it): (usize, &Suggestion)| {
        let is_active = active == Some(at);
        let of = it.of.as_ref().map(|of| el("span").class("of").with(" ").with(of.clone()));
        el("li")
            .attr("id", option_id(at))
            .attr("role", "option")
            .attr("aria-selected", if is_active { "true" } else { "false" })
            .attr("data-to", it.to.clone())
            .with(el("span").class("what").with(it.name.clone()).maybe(of))
            .with(" ")
            .with(el("span").class("sort").with(it.sort))
    };
    el("ul")
        .attr("id", LIST)
        .class("suggestions")
        .attr("role", "listbox")
        .attr("aria-label", setting.words().suggestions)
        .all(all.iter().enumerate().map(one).collect())
}

/// The id of a suggestion.
#[must_use]
pub fn option_id(at: usize) -> String {
    ["suggestion-", &at.to_string()].concat()
}

/// What the words of a question are known to name: a way to all articles there.
pub(crate) fn meant(setting: &Setting, scope: &Scope, query: &Query, named: &[Named]) -> Option<Element> {
    let words = setting.words();
    let one = |it: &Named| {
        let there = query.with(it.facet, &it.id, false).with_words("");
        let name = setting.name(it.facet, &it.id);
        let said = match (&it.by, it.is_place) {
            (Some(by), true) => [by, " ", words.is_place_in, " "].concat(),
            (Some(by), false) => [by, " ", words.is_name_of, " "].concat(),
            (None, _) => [words.all_on, " "].concat(),
        };
        el("p").class("meant").with(said).with(super::naming::link(setting.list(scope, &there)).with(name))
    };
    el("div").class("meant-all").all(named.iter().map(one).collect()).or_nothing()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::super::markup::Node;
    use super::super::sample;
    use super::*;

    #[test]
    fn options_tell_what_they_are() {
        let setting = sample::setting("en");
        let named = [
            Named { facet: Facet::Topic, id: "mining".into(), by: None, is_place: false },
            Named { facet: Facet::Region, id: "cusco".into(), by: Some("Espinar".into()), is_place: true },
        ];
        let all = suggested(&setting, &named);
        let html = Node::from(suggestions(&setting, &all, Some(1))).to_html();
        for piece in [
            r#"<ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions">"#,
            r#"<li id="suggestion-0" role="option" aria-selected="false" data-to="./topics/mining/">"#,
            r#"<li id="suggestion-1" role="option" aria-selected="true" data-to="./regions/cusco/">"#,
            "Espinar",
            "Cusco",
        ] {
            assert!(html.contains(piece), "{piece}\n{html}");
        }
    }

    #[test]
    fn a_place_leads_to_its_region_within_the_same_search() {
        let setting = sample::setting("en");
        let named =
            [Named { facet: Facet::Region, id: "cusco".into(), by: Some("Cuzco".into()), is_place: false }];
        let query = Query::parse("?q=Cuzco&topic=mining");
        let line = meant(&setting, &Scope::News, &query, &named).map(|line| Node::from(line).to_html());
        assert!(line.unwrap_or_default().contains(r#"<a href="./news/?topic=mining&amp;region=cusco">"#));
    }
}
