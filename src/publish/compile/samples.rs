//! Newsrooms made in a few words, for the tests of this room.

use crate::archive::date::{Edtf, parse_day};
use crate::model::Text;
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::{
    Article, Body, Event, Feeds, Home, InSeries, Issue, KINDS, Kind, Moment, Numbering, Page, Place, Region,
    Series, Site, Topic, Withdrawal,
};

pub(crate) fn article(id: &str, date: &str, language: &str) -> Article {
    let date = (!date.is_empty()).then(|| Edtf::parse(date).expect("a date"));
    let root = if language == "es" { "/es" } else { "" };
    let folder = match date.as_ref().map(|date| (date.year(), date.month())) {
        Some((Some(year), Some(month))) => format!("{year}/{month:02}"),
        Some((Some(year), None)) => year.to_string(),
        _ => "undated".to_owned(),
    };
    Article {
        id: id.to_owned(),
        source: format!("news/{id}.md"),
        address: format!("{root}/news/{folder}/{id}/"),
        slug: id.to_owned(),
        title: format!("Title of {id}"),
        date,
        added: None,
        modified: None,
        summary: format!("Summary of {id}."),
        kind: "news".into(),
        topics: vec![],
        regions: vec![],
        places: vec![],
        series: None,
        language: language.to_owned(),
        translates: None,
        work: id.to_owned(),
        authors: vec![],
        image: None,
        documents: vec![],
        sources: vec![],
        event: None,
        corrections: vec![],
        withdrawn: None,
        redirects: vec![],
        action: None,
        form: None,
        draft: false,
        body: Body { html: format!("<p>Body of {id}.</p>"), ..Body::default() },
    }
}

pub(crate) fn version_of(original: &Article, id: &str, date: &str, language: &str) -> Article {
    Article {
        translates: Some(original.id.clone()),
        work: original.id.clone(),
        topics: original.topics.clone(),
        regions: original.regions.clone(),
        places: original.places.clone(),
        series: original.series.clone(),
        ..article(id, date, language)
    }
}

pub(crate) fn about(article: Article, topics: &[&str], regions: &[&str], places: &[&str]) -> Article {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let place = |name: &&str| Place { name: (*name).to_owned(), region: None };
    Article {
        topics: owned(topics),
        regions: owned(regions),
        places: places.iter().map(place).collect(),
        ..article
    }
}

pub(crate) fn in_series(article: Article, id: &str, number: Option<u32>, order: Option<i64>) -> Article {
    Article { series: Some(InSeries { id: id.to_owned(), number, order }), ..article }
}

/// Tells of an event on a day, or at a time in London.
pub(crate) fn event(article: Article, starts: &str) -> Article {
    let (day, time) = starts.split_once('T').map_or((starts, None), |(day, time)| (day, Some(time)));
    let date = parse_day(day).expect("a day");
    let time = time.map(|time| chrono::NaiveTime::parse_from_str(time, "%H:%M").expect("a time"));
    let instant = time.map(|time| {
        use chrono::TimeZone;
        let local = chrono_tz::Europe::London.from_local_datetime(&date.and_time(time));
        local.single().expect("a time that is there once").to_utc()
    });
    let starts = Moment { written: starts.to_owned(), date, time, utc: instant, offset: instant.map(|_| 0) };
    let event = Event {
        starts,
        ends: None,
        zone: "Europe/London".into(),
        venue: Text::default(),
        place: Text::one("en", "London"),
        online: None,
        register: None,
    };
    Article { event: Some(event), ..article }
}

pub(crate) fn withdrawal() -> Withdrawal {
    Withdrawal { date: parse_day("2020-01-01"), text: Text::one("en", "Taken back.") }
}

pub(crate) fn page(path: &str) -> Page {
    let (language, _) = path.split_once('/').filter(|(code, _)| *code == "es").unwrap_or(("en", path));
    Page {
        path: path.to_owned(),
        source: format!("pages/{path}.md"),
        address: format!("/{path}/"),
        title: format!("Title of {path}"),
        summary: String::new(),
        language: language.to_owned(),
        translates: None,
        work: path.to_owned(),
        parent: None,
        children: vec![],
        order: None,
        topics: vec![],
        regions: vec![],
        places: vec![],
        image: None,
        documents: vec![],
        sources: vec![],
        modified: None,
        action: None,
        form: None,
        redirects: vec![],
        withdrawn: None,
        draft: false,
        body: Body::default(),
    }
}

/// With two topics, two regions, and a series of each sort.
pub(crate) fn newsroom(articles: Vec<Article>) -> Newsroom {
    let english = |words: &str| Text::one("en", words);
    let topic = |id: &str| Topic {
        id: id.into(),
        name: english(id),
        description: Text::default(),
        aliases: vec![],
        image: None,
    };
    let region = |id: &str| Region {
        id: id.into(),
        name: english(id),
        description: Text::default(),
        code: None,
        aliases: vec![],
        places: vec![],
        grid: None,
    };
    let series = |id: &str, numbering, issues| Series {
        id: id.into(),
        name: english(id),
        description: Text::default(),
        aliases: vec![],
        numbering,
        issues,
    };
    let described = Issue { number: 99, date: None, title: english("Before the series"), file: None };
    let site = Site {
        name: english("The Sample"),
        short_name: english("Sample"),
        tagline: Text::default(),
        url: None,
        languages: vec!["en".into(), "es".into()],
        content_languages: vec![("qu".into(), english("Quechua"))],
        time_zone: chrono_tz::Europe::London,
        since: None,
        country: None,
        contact: None,
        licence: None,
        image: None,
        accent: None,
        navigation: vec![],
        home: Home { latest: 6, ..Home::default() },
        panels: vec![],
        footer: crate::publish::content::newsroom::Footer::default(),
        allowed: Vec::new(),
        offline: true,
        feeds: Feeds::default(),
        editor: None,
    };
    Newsroom {
        site,
        topics: vec![topic("mining"), topic("water")],
        regions: vec![region("cusco"), region("puno")],
        series: vec![
            series("letters", Numbering::Parts, vec![]),
            series("update", Numbering::Issues, vec![described]),
            series("notes", Numbering::None, vec![]),
        ],
        collections: vec![],
        kinds: KINDS.map(|id| Kind { id: id.into(), name: None }).into(),
        forms: vec![],
        articles,
        pages: vec![],
        media: vec![],
        static_files: vec![],
        redirects: vec![],
    }
}
