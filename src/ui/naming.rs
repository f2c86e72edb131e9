//! What ids are called, and where their pages are.

use super::markup::{Element, el};
use super::setting::Setting;
use crate::archive::query::Facet;
use crate::archive::route::{Route, Scope};

/// The id of "no region": the whole country.
pub(crate) const COUNTRY: &str = "country";

impl Setting {
    /// What a value of a facet is called; its id when no vocabulary knows it.
    pub(crate) fn name(&self, facet: Facet, id: &str) -> String {
        let site = &*self.site;
        let text = match facet {
            Facet::Topic => site.topic(id).map(|topic| &topic.name),
            Facet::Region if id == COUNTRY => return self.country(),
            Facet::Region => site.region(id).map(|region| &region.name),
            Facet::Kind => site.kinds.iter().find(|kind| kind.id == id).map(|kind| &kind.name),
            Facet::Series => site.one_series(id).map(|series| &series.name),
            Facet::Language => return site.language_name(id).to_owned(),
        };
        text.map_or_else(|| id.to_owned(), |text| self.text(text))
    }

    /// What "no region" is called.
    fn country(&self) -> String {
        let words = self.words();
        match &self.site.country {
            Some(country) => self.text(&country.name) + words.as_a_whole,
            None => words.whole_country.to_owned(),
        }
    }

    /// The list of a facet's value; kinds and languages have no pages, so theirs is the news with that filter.
    pub(crate) fn list_of(&self, facet: Facet, id: &str) -> String {
        let scope = match facet {
            Facet::Topic => Scope::Topic(id.to_owned()),
            Facet::Region => Scope::Region(id.to_owned()),
            Facet::Series => Scope::Series(id.to_owned()),
            Facet::Kind | Facet::Language => {
                let mut reference = self.to(&Route::List(Scope::News));
                reference.push('?');
                reference.push_str(facet.name());
                reference.push('=');
                reference.push_str(id);
                return reference;
            }
        };
        self.to(&Route::List(scope))
    }

    /// A link to the list of a facet's value.
    pub(crate) fn value_link(&self, facet: Facet, id: &str) -> Element {
        link(self.list_of(facet, id)).with(self.name(facet, id))
    }

    /// The language, where it is not the interface's: what `lang` has to say.
    pub(crate) fn other(&self, language: &str) -> Option<String> {
        (language != self.language && !language.is_empty()).then(|| language.to_owned())
    }

    /// A language's own name for itself, marked as being in it, where it is not the interface's.
    pub(crate) fn language_mark(&self, language: &str) -> Option<Element> {
        let other = self.other(language)?;
        let name = self.site.language_name(language).to_owned();
        Some(el("span").class("mark").attr("lang", other).with(name))
    }

    /// The newsroom's short name, else its name.
    pub(crate) fn short_name(&self) -> String {
        let site = &self.site;
        self.text(if site.short_name.is_empty() { &site.name } else { &site.short_name })
    }
}

/// A link.
pub(crate) fn link(reference: String) -> Element {
    el("a").attr("href", reference)
}

/// The same name as its own text after another, in one line: `a · b · c`.
pub(crate) fn dotted(pieces: Vec<Element>) -> Element {
    let mut line = el("p").class("meta");
    for (at, piece) in pieces.into_iter().enumerate() {
        if at > 0 {
            line.push(" · ".into());
        }
        line.push(piece.into());
    }
    line
}

/// A headed part of a page.
pub(crate) fn section(class: &'static str, heading: impl Into<super::markup::Node>) -> Element {
    section_at("h2", class, heading)
}

/// A part of a page under a heading of another level than the usual second.
pub(crate) fn section_at(
    level: &'static str,
    class: &'static str,
    heading: impl Into<super::markup::Node>,
) -> Element {
    el("section").class(class).with(el(level).with(heading))
}
