//! A small made-up newsroom for the tests of the views.

use std::sync::Arc;

use super::Setting;
use crate::archive::histogram::{Bar, Histogram, Mark, Span};
use crate::archive::listing::{FacetCounts, Plan, ValueCount};
use crate::archive::query::{Facet, Query};
use crate::archive::route::Scope;
use crate::model::{
    Article, Card, Country, Language, Link, Numbering, Region, Series, Site, Term, Text, Topic,
};

/// By language.
pub(crate) fn both(english: &str, spanish: &str) -> Text {
    let mut text = Text::one("en", english);
    text.0.insert("es".into(), spanish.into());
    text
}

/// The newsroom.
pub(crate) fn site() -> Site {
    let topic = |id: &str, name: Text| Topic { id: id.into(), name, ..Topic::default() };
    let mut regions =
        vec![Region { id: "cusco".into(), name: Text::one("en", "Cusco"), ..Region::default() }];
    for n in 1..10 {
        let name = Text::one("en", &format!("Region {n}"));
        regions.push(Region { id: format!("r{n}"), name, ..Region::default() });
    }
    Site {
        name: both("The Relay", "El Relevo"),
        tagline: both("News by relay", "Noticias por relevo"),
        url: Some("https://news.example.org/".into()),
        languages: vec![
            Language { code: "en".into(), name: "English".into() },
            Language { code: "es".into(), name: "Español".into() },
        ],
        country: Some(Country { code: "XX".into(), name: both("The Isles", "Las Islas") }),
        kinds: vec![
            Term { id: "news".into(), name: both("News", "Noticia") },
            Term { id: "letter".into(), name: both("Letter", "Carta") },
        ],
        navigation: vec![
            Link { title: both("News", "Noticias"), href: "site:/news/".into() },
            Link { title: both("About", "Sobre"), href: "site:/about/".into() },
        ],
        topics: vec![
            topic("mining", both("Mining", "Minería")),
            topic("water", both("Water", "Agua")),
            topic("justice", both("Justice", "Justicia")),
        ],
        regions,
        series: vec![Series {
            id: "update".into(),
            name: Text::one("en", "Island Update"),
            numbered: Numbering::Issues,
            ..Series::default()
        }],
        ..Site::default()
    }
}

/// A prerendered page at the root, in a language of the interface.
pub(crate) fn setting(language: &str) -> Setting {
    Setting { site: Arc::new(site()), language: language.into(), base: "./".into(), now: None }
}

/// The answer to a query, with made-up counts.
pub(crate) fn plan(scope: Scope, query: &str) -> Plan {
    let query = Query::parse(query);
    let site = site();
    let counted = |facet: Facet, ids: Vec<String>| {
        let mut values: Vec<ValueCount> = ids
            .iter()
            .zip([12, 7, 0, 3, 1, 1, 1, 1, 1, 1])
            .map(|(id, count)| ValueCount { id: id.clone(), count, chosen: None, known: true })
            .collect();
        for choice in query.of(facet) {
            match values.iter_mut().find(|value| value.id == choice.value) {
                Some(value) => value.chosen = Some(choice.out),
                None => values.push(ValueCount {
                    id: choice.value.clone(),
                    count: 0,
                    chosen: Some(choice.out),
                    known: false,
                }),
            }
        }
        FacetCounts { facet, values }
    };
    let facets = vec![
        counted(Facet::Topic, site.topics.iter().map(|t| t.id.clone()).collect()),
        counted(Facet::Region, site.regions.iter().map(|r| r.id.clone()).collect()),
        counted(Facet::Kind, site.kinds.iter().map(|k| k.id.clone()).collect()),
        counted(Facet::Series, site.series.iter().map(|s| s.id.clone()).collect()),
        counted(Facet::Language, vec!["en".into(), "es".into()]),
    ];
    let time = time(&query);
    Plan {
        scope,
        query,
        total: 1234,
        pages: 62,
        rows: vec![],
        facets,
        relaxations: vec![],
        time,
        years: vec![(2019, 20), (2004, 3)],
        undated: 2,
        whole: 1234,
        reversed: false,
    }
}

/// Twenty works of 2019, three of 2004.
fn time(query: &Query) -> Histogram {
    let bar = |year| Bar {
        span: Span::Years(year, year),
        count: match year {
            2019 => 20,
            2004 => 3,
            _ => 0,
        },
        mark: if query.from.is_empty() { Mark::Plain } else { Mark::Within },
    };
    let bars = (2004..=2019).map(bar).collect();
    Histogram { bars, whole: Some(Span::Years(2004, 2019)), vague: 1, undated: 2, ..Histogram::default() }
}

/// A card.
pub(crate) fn card(path: &str, title: &str, date: Option<&str>) -> Card {
    Card {
        id: path.into(),
        path: path.into(),
        title: title.into(),
        summary: "A summary.".into(),
        date: date.map(Into::into),
        kind: "news".into(),
        topics: vec!["mining".into()],
        regions: vec!["cusco".into()],
        language: "en".into(),
        ..Card::default()
    }
}

/// An article.
pub(crate) fn article() -> Article {
    Article {
        id: "2019/letter".into(),
        path: "/news/2019/06/letter/".into(),
        title: "A letter".into(),
        date: Some("2019-06-02".into()),
        kind: "letter".into(),
        topics: vec!["mining".into()],
        language: "en".into(),
        body: "<p>Text with a <a href=\"site:/about/\">link</a>.</p>".into(),
        ..Article::default()
    }
}
