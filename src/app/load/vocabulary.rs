//! All topics, regions or series with their counts, straight from the columns.

use super::super::edition::Edition;
use super::super::store::Had;
use crate::archive::filter::filter;
use crate::archive::query::{Facet, Query};
use crate::archive::route::Scope;
use crate::ui::content::{Content, Vocabulary, VocabularyPage};

pub(super) fn vocabulary(edition: &Edition, facet: Facet) -> Had<Content> {
    let columns = edition.columns()?;
    let answer = filter(&columns, &Scope::News, &Query::default(), edition.language());
    let counts = &answer.counts[facet.index()];
    let count = |id: &str| {
        let at = columns.ids(facet).iter().position(|known| known == id);
        at.and_then(|at| counts.get(at)).copied().unwrap_or_default()
    };
    let site = &edition.site;
    let (kind, mut ids): (Vocabulary, Vec<&str>) = match facet {
        Facet::Region => {
            (Vocabulary::Regions, site.regions.iter().map(|region| region.id.as_str()).collect())
        }
        Facet::Series => (Vocabulary::Series, site.series.iter().map(|series| series.id.as_str()).collect()),
        _ => (Vocabulary::Topics, site.topics.iter().map(|topic| topic.id.as_str()).collect()),
    };
    if facet == Facet::Region {
        ids.push("country");
    }
    let rows = ids.into_iter().map(|id| (id.to_owned(), count(id))).collect();
    Ok(Content::Vocabulary(VocabularyPage { kind, rows }))
}
