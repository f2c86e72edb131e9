//! What a list shows of an article.

use crate::model;
use crate::publish::content::newsroom::{Article, Event, InSeries};

use super::{Catalogue, parts, when};

/// The card of an article whose data is at `file`; none for `latest/`.
#[must_use]
pub fn card(catalogue: &Catalogue<'_>, article: &Article, file: Option<String>) -> model::Card {
    let language = article.language.as_str();
    model::Card {
        id: article.id.clone(),
        path: article.address.clone(),
        title: article.title.clone(),
        summary: article.summary.clone(),
        date: article.date.as_ref().map(|date| date.as_str().to_owned()),
        kind: article.kind.clone(),
        authors: article.authors.iter().map(|author| author.name.clone()).collect(),
        topics: article.topics.clone(),
        regions: article.regions.clone(),
        places: article.places.iter().map(|place| place.name.clone()).collect(),
        series: article.series.as_ref().map(series_place),
        language: article.language.clone(),
        work: (article.work != article.id).then(|| article.work.clone()),
        event: article.event.as_ref().map(|event| event_card(catalogue, event, language)),
        image: article.image.as_ref().map(|picture| parts::picture(picture, language)),
        file,
    }
}

/// The same of one that may stand first on the front page: there its picture is shown.
#[must_use]
pub fn leading(catalogue: &Catalogue<'_>, article: &Article, file: Option<String>) -> model::Card {
    let language = article.language.as_str();
    let newsroom = catalogue.newsroom();
    let image = article.image.as_ref().map(|picture| parts::shown(newsroom, picture, language));
    model::Card { image, ..card(catalogue, article, file) }
}

pub(super) fn series_place(place: &InSeries) -> model::SeriesPlace {
    model::SeriesPlace {
        id: place.id.clone(),
        number: place.number,
        order: place.order.and_then(|order| u32::try_from(order).ok()),
    }
}

fn event_card(catalogue: &Catalogue<'_>, event: &Event, language: &str) -> model::EventCard {
    let place = if event.place.is_empty() { &event.venue } else { &event.place };
    model::EventCard {
        starts: when::local(&event.starts),
        ends: event.ends.as_ref().map(when::local),
        over: when::over(event, catalogue.newsroom().site.time_zone).timestamp(),
        place: parts::words(place, language),
    }
}
