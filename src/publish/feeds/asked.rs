//! Whether an article is what a query asks for. The archive's own filter answers by columns and folds versions into works;
//! feeds have every version.

use chrono::NaiveDate;

use crate::archive::query::{Facet, Query};
use crate::publish::compile::latest::COUNTRY;
use crate::publish::content::newsroom::Article;

/// Whether a query without words takes an article, as [`crate::archive::filter`] does.
#[must_use]
pub fn takes(query: &Query, article: &Article) -> bool {
    in_time(query, article) && Facet::ALL.into_iter().all(|facet| in_facet(query, facet, article))
}

fn in_facet(query: &Query, facet: Facet, article: &Article) -> bool {
    let has = |id: &str| match facet {
        Facet::Topic => article.topics.iter().any(|it| it == id),
        Facet::Region if id == COUNTRY => article.regions.is_empty(),
        Facet::Region => article.regions.iter().any(|it| it == id),
        Facet::Kind => article.kind == id,
        Facet::Series => article.series.as_ref().is_some_and(|place| place.id == id),
        Facet::Language => article.language == id,
    };
    let choices = query.of(facet);
    let mut wanted = choices.iter().filter(|choice| !choice.out).map(|choice| has(&choice.value)).peekable();
    let is_wanted = if facet == Facet::Topic && query.all_topics {
        wanted.all(|has| has)
    } else {
        wanted.peek().is_none() || wanted.any(|has| has)
    };
    is_wanted && !choices.iter().any(|choice| choice.out && has(&choice.value))
}

fn in_time(query: &Query, article: &Article) -> bool {
    if query.undated {
        return article.date.is_none();
    }
    let from = query.from.span().map(|(first, _)| first);
    let to = query.to.span().map(|(_, last)| last);
    if from.is_none() && to.is_none() {
        return true;
    }
    let (from, to) = (from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX));
    let meets = |first: NaiveDate, last: NaiveDate| from <= to && first <= to && last >= from;
    let own = article.date.as_ref().is_some_and(|date| meets(date.first_day(), date.last_day()));
    let event = article.event.as_ref();
    own || event.is_some_and(|it| meets(it.starts.date, it.ends.as_ref().unwrap_or(&it.starts).date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::filter::filter;
    use crate::archive::route::Scope;
    use crate::publish::compile::{Catalogue, facets, samples};

    #[test]
    fn it_takes_what_the_archive_filters() {
        let dates = ["2019-03-03", "2019-03", "2019", "2018~", "201X", "2017-12/2018-02", "", "2004"];
        let topics: [&[&str]; 4] = [&["mining"], &["mining", "water"], &["water"], &[]];
        let regions: [&[&str]; 3] = [&["cusco"], &[], &["puno", "cusco"]];
        let mut articles = Vec::new();
        for (at, date) in dates.iter().cycle().take(48).enumerate() {
            let one = samples::article(&format!("a{at}"), date, if at % 5 == 0 { "es" } else { "en" });
            let one = samples::about(one, topics[at % 4], regions[at % 3], &[]);
            let one = if at % 7 == 0 { samples::event(one, "2019-04-04") } else { one };
            articles.push(if at % 6 == 0 { samples::in_series(one, "update", Some(3), None) } else { one });
        }
        let newsroom = samples::newsroom(articles);
        let catalogue = Catalogue::new(&newsroom);
        let columns = facets::columns(&catalogue);
        for text in [
            "topic=mining",
            "topic=mining,water",
            "topic=mining,water&match=all",
            "topic=-mining",
            "topic=water,-mining&region=country",
            "region=cusco,puno&from=2018-02",
            "from=2019-03-03&to=2019-03-03",
            "to=2017",
            "from=2019&to=2004",
            "dated=no",
            "dated=no&from=2019",
            "series=update&language=es",
            "kind=news,letter&topic=nothing",
            "topic=-nothing",
        ] {
            let query = Query::parse(text);
            let expected: Vec<u32> = filter(&columns, &Scope::News, &query, "en").rows.list();
            let found: Vec<u32> = catalogue.rows().filter(|row| takes(&query, catalogue.at(*row))).collect();
            assert_eq!(found, expected, "{text}");
            assert!(!found.is_empty() || text.contains("nothing") || text.contains("to=2004"), "{text}");
        }
    }
}
