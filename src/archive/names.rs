//! The names of the vocabularies as a reader types them: what to suggest while a word is being typed, and what a word
//! that was asked for is known to name.
//!
//! Case and accents do not count; aliases and places stand for what they belong to, in any of the site's languages.

use super::query::Facet;
use super::search::tokens::{folded, words};
use crate::model::{Site, Text};

/// Something of a vocabulary that a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which vocabulary: topics, regions or series.
    pub facet: Facet,
    /// Its id.
    pub id: String,
    /// The alias or place by which it was found, as the publisher wrote it.
    pub by: Option<String>,
    /// Whether that is a place in the region.
    pub is_place: bool,
}

/// How a name meets what was typed, the better first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    Start,
    LaterWord,
}

/// The words of a text, folded, with one space between.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    words(text, &mut |word, _| {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(&folded(word));
    });
    plain
}

fn fit(name: &str, typed: &str) -> Option<Fit> {
    let name = plain(name);
    let at = if name.starts_with(typed) { 0 } else { name.find(&[" ", typed].concat())? + 1 };
    Some(match at {
        0 if name.len() == typed.len() => Fit::Whole,
        0 => Fit::Start,
        _ => Fit::LaterWord,
    })
}

/// Names that what was typed may be the beginning of: topics, then regions, then series, and places after all of them;
/// whole names before beginnings, those before later words. At most `most`; nothing for less than two letters.
#[must_use]
pub fn beginning(site: &Site, typed: &str, most: usize) -> Vec<Named> {
    let typed = plain(typed);
    let mut found = Vec::new();
    if typed.chars().nth(1).is_none() {
        return found;
    }
    // What fits in each way, so that every name is looked at once.
    let mut by_fit: [Vec<Named>; 6] = Default::default();
    each(site, &mut |named, name| {
        if let Some(fit) = fit(name, &typed) {
            by_fit[fit as usize * 2 + usize::from(named.is_place)].push(named);
        }
    });
    for named in by_fit.into_iter().flatten() {
        // A region is offered once by its names, and once by each place that fits.
        let is_there = |other: &Named| {
            other.facet == named.facet && other.id == named.id && (!named.is_place || other.by == named.by)
        };
        if found.len() < most && !found.iter().any(is_there) {
            found.push(named);
        }
    }
    found
}

/// What the words of a question name as a whole: `Cuzco` the region Cusco, `Las Bambas` the region it lies in.
#[must_use]
pub fn meant(site: &Site, asked: &str) -> Vec<Named> {
    let asked = plain(asked);
    let mut found: Vec<Named> = Vec::new();
    if asked.is_empty() {
        return found;
    }
    each(site, &mut |named, name| {
        let is_new = found.iter().all(|other| (other.facet, &other.id) != (named.facet, &named.id));
        if is_new && fit(name, &asked) == Some(Fit::Whole) {
            found.push(named);
        }
    });
    found
}

/// Calls `each` with every name there is, in every language: names before aliases before places.
fn each(site: &Site, each: &mut dyn FnMut(Named, &str)) {
    let mut one = |facet, id: &str, name: &Text, aliases: &[String], places: &[String]| {
        let named =
            |by: Option<&String>, is_place| Named { facet, id: id.to_owned(), by: by.cloned(), is_place };
        for name in name.0.values() {
            each(named(None, false), name);
        }
        for alias in aliases {
            each(named(Some(alias), false), alias);
        }
        for place in places {
            each(named(Some(place), true), place);
        }
    };
    for topic in &site.topics {
        one(Facet::Topic, &topic.id, &topic.name, &topic.aliases, &[]);
    }
    for region in &site.regions {
        one(Facet::Region, &region.id, &region.name, &region.aliases, &region.places);
    }
    for series in &site.series {
        one(Facet::Series, &series.id, &series.name, &series.aliases, &[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Region, Topic};

    fn site() -> Site {
        let text = |name: &str| Text::one("en", name);
        let mut mining = Topic { id: "mining".into(), name: text("Mining"), ..Topic::default() };
        mining.name.0.insert("es".into(), "Minería".into());
        mining.aliases = vec!["extractive industry".into()];
        let mut cusco = Region { id: "cusco".into(), name: text("Cusco"), ..Region::default() };
        cusco.aliases = vec!["Cuzco".into()];
        cusco.places = vec!["Espinar".into(), "La Convención".into()];
        let mut apurimac = Region { id: "apurimac".into(), name: text("Apurímac"), ..Region::default() };
        apurimac.places = vec!["Las Bambas".into(), "Cotabambas".into()];
        Site { topics: vec![mining], regions: vec![cusco, apurimac], ..Site::default() }
    }

    fn said(named: &[Named]) -> Vec<String> {
        let one = |it: &Named| {
            [it.id.as_str(), it.by.as_deref().unwrap_or_default()].join(" ").trim_end().to_owned()
        };
        named.iter().map(one).collect()
    }

    #[test]
    fn names_that_begin_so() {
        for (typed, expected) in [
            ("m", vec![]),
            ("mi", vec!["mining"]),
            ("MINERI", vec!["mining"]),
            ("industry", vec!["mining extractive industry"]),
            ("cu", vec!["cusco"]),
            ("cuz", vec!["cusco Cuzco"]),
            ("conv", vec!["cusco La Convención"]),
            ("la", vec!["apurimac Las Bambas", "cusco La Convención"]),
            ("apurimac", vec!["apurimac"]),
            ("  ", vec![]),
        ] {
            let mut found = said(&beginning(&site(), typed, 8));
            let mut expected = expected;
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{typed}");
        }
        assert_eq!(beginning(&site(), "la", 1).len(), 1);
    }

    #[test]
    fn what_a_question_names() {
        for (asked, expected) in [
            ("Cuzco", vec!["cusco Cuzco"]),
            ("cusco", vec!["cusco"]),
            ("las bambas", vec!["apurimac Las Bambas"]),
            ("\"Las Bambas\"", vec!["apurimac Las Bambas"]),
            ("bambas", vec![]),
            ("minería", vec!["mining"]),
            ("", vec![]),
        ] {
            assert_eq!(said(&meant(&site(), asked)), expected, "{asked}");
        }
    }
}
