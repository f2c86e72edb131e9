//! Reading `collections.yaml`: questions to the archive that have a name and a page of their own.

use crate::archive::query::{Facet, Query};
use crate::publish::fault::Code;

use super::fields::Fields;
use super::nearest::suggestion;
use super::newsroom::Collection;
use super::parts::Reading;
use super::tree::Node;
use super::vocabulary::entries;

/// What can be asked: the grammar of `/news/` but for words, which only a reader's browser looks for, and for pages.
const ASKED: [&str; 10] =
    ["topic", "region", "kind", "series", "language", "from", "to", "dated", "match", "sort"];

/// Reads the list.
pub(super) fn collections<'a>(reading: &Reading<'a>, node: &'a Node) -> Vec<Collection> {
    let entries = entries(reading.sheet, node, "a collection").into_iter();
    entries
        .map(|(id, fields)| {
            let collection = Collection {
                id,
                title: fields.need_text("title"),
                description: fields.text("description"),
                query: query(reading, &fields),
            };
            fields.done();
            collection
        })
        .collect()
}

/// The query, with or without the address that it was copied from.
fn query(reading: &Reading<'_>, fields: &Fields<'_>) -> Query {
    let text = fields.need_words("query");
    let asked = text.split_once('?').map_or(text.as_str(), |(_, asked)| asked);
    let (sheet, line) = (reading.sheet, fields.line_of("query"));
    for pair in asked.split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split('=').next().unwrap_or_default();
        if !ASKED.contains(&name) {
            let mend = suggestion(name, ASKED, "write it as topic=mining&region=cusco&from=2004");
            sheet.error(Code::WrongValue, line, format!("a collection cannot ask for “{name}”"), mend);
        }
    }
    let query = Query::parse(asked);
    for (name, date) in [("from", &query.from), ("to", &query.to)] {
        if date.is_unreadable() {
            let what = format!("“{}” is no year, month or day", date.0);
            sheet.error(
                Code::Date,
                line,
                what,
                format!("write {name}=2004, {name}=2004-06 or {name}=2004-06-30"),
            );
        }
    }
    if !text.is_empty() && !query.has_filters() {
        let what = "this asks for nothing, and so for all news";
        sheet.error(Code::WrongValue, line, what, "write what it is of, as topic=mining&region=cusco");
    }
    for facet in Facet::ALL {
        for choice in query.of(facet) {
            known(reading, line, facet, &choice.value);
        }
    }
    query
}

fn known(reading: &Reading<'_>, line: usize, facet: Facet, id: &str) {
    let (sheet, all) = (reading.sheet, reading.house.vocabularies);
    match facet {
        Facet::Topic => all.topics.check(sheet, line, id, "topic", "topics.yaml"),
        Facet::Region if id == "country" => true,
        Facet::Region => all.regions.check(sheet, line, id, "region", "regions.yaml"),
        Facet::Kind => all.kinds.check(sheet, line, id, "kind", "kinds in site.yaml"),
        Facet::Series => all.series.check(sheet, line, id, "series", "series.yaml"),
        Facet::Language => {
            let languages = reading.house.languages;
            let is_known = languages.writes(id);
            if !is_known {
                let mend = suggestion(id, languages.all(), "add it to content_languages in site.yaml");
                sheet.error(
                    Code::Language,
                    line,
                    format!("the site does not list the language “{id}”"),
                    mend,
                );
            }
            is_known
        }
    };
}
