//! An article, whole.

use crate::archive::date::iso_day;
use crate::model;
use crate::publish::content::newsroom::{Article, Correction, Event, Moment};

use super::{Catalogue, body, card, parts, related, series, when};

/// An article as it is published. One that was withdrawn has its note and no more of what was taken back.
#[must_use]
pub fn article(catalogue: &Catalogue<'_>, article: &Article) -> model::Article {
    let row = catalogue.row(&article.id);
    let series = strip(catalogue, article, row);
    model::Article {
        versions: row.map(|row| versions(catalogue, row)).unwrap_or_default(),
        related: row.map(|row| related::related(catalogue, row, series.as_ref())).unwrap_or_default(),
        series,
        ..alone(catalogue, article)
    }
}

/// An article as it is published, but without anything of others: versions, series, what is related.
#[must_use]
pub fn alone(catalogue: &Catalogue<'_>, article: &Article) -> model::Article {
    let language = article.language.as_str();
    model::Article {
        format: model::FORMAT,
        id: article.id.clone(),
        path: article.address.clone(),
        title: article.title.clone(),
        summary: article.summary.clone(),
        date: article.date.as_ref().map(|date| date.as_str().to_owned()),
        added: article.added.map(iso_day),
        modified: article.modified.map(iso_day),
        kind: article.kind.clone(),
        topics: article.topics.clone(),
        regions: article.regions.clone(),
        places: article.places.iter().map(|place| place.name.clone()).collect(),

        language: article.language.clone(),
        authors: article.authors.iter().map(|author| model::Author { name: author.name.clone() }).collect(),
        image: article.image.as_ref().map(|image| parts::image(catalogue.newsroom(), image, language)),
        documents: article.documents.iter().map(|it| parts::document(it, language)).collect(),
        sources: article.sources.iter().map(|it| parts::source(it, language)).collect(),
        event: article.event.as_ref().map(|event| published_event(catalogue, article, event)),
        corrections: corrections(&article.corrections, language),
        withdrawn: article.withdrawn.as_ref().map(|it| parts::note(it, language)),
        action: article.action.as_ref().map(parts::action),
        form: article.form.clone(),
        headings: parts::headings(&article.body),
        body: body::published(catalogue.newsroom(), &article.body.html),
        ..model::Article::default()
    }
}

fn strip(catalogue: &Catalogue<'_>, article: &Article, row: Option<u32>) -> Option<model::SeriesStrip> {
    let place = article.series.as_ref()?;
    let strip = row.map(|row| series::strip(catalogue, row, place)).unwrap_or_default();
    Some(model::SeriesStrip { place: card::series_place(place), ..strip })
}

fn versions(catalogue: &Catalogue<'_>, row: u32) -> Vec<model::Version> {
    let of_work = catalogue.versions(catalogue.work(row));
    let others = of_work.iter().filter(|other| **other != row).map(|other| catalogue.at(*other));
    others
        .map(|other| model::Version {
            language: other.language.clone(),
            path: other.address.clone(),
            title: other.title.clone(),
        })
        .collect()
}

/// Newest first; those of one day as the publisher orders them.
fn corrections(all: &[Correction], language: &str) -> Vec<model::Correction> {
    let mut ordered: Vec<&Correction> = all.iter().collect();
    ordered.sort_by_key(|correction| std::cmp::Reverse(correction.date));
    ordered
        .into_iter()
        .map(|correction| model::Correction {
            date: correction.date.map(iso_day).unwrap_or_default(),
            text: parts::words(&correction.text, language),
        })
        .collect()
}

fn published_event(catalogue: &Catalogue<'_>, article: &Article, event: &Event) -> model::Event {
    let language = article.language.as_str();
    let both = [Some(&event.starts), event.ends.as_ref()].into_iter().flatten();
    let timed: Vec<&Moment> = both.filter(|moment| moment.time.is_some()).collect();
    let in_zone = !timed.is_empty() && timed.iter().all(|moment| !when::offset_written(moment));
    model::Event {
        starts: when::published(&event.starts),
        ends: event.ends.as_ref().map(when::published),
        over: when::over(event, catalogue.newsroom().site.time_zone).timestamp(),
        zone: in_zone.then(|| event.zone.clone()),
        venue: parts::words(&event.venue, language),
        place: parts::words(&event.place, language),
        online: event.online.clone(),
        register: event.register.clone(),
        file: calendar_file(article),
    }
}

/// Where an event's calendar file is: beside its page.
#[must_use]
pub fn calendar_file(article: &Article) -> String {
    format!("{}event.ics", article.address.trim_start_matches('/'))
}
