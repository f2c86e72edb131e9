//! A numbered issue: its articles whole and in order.

use super::super::edition::Edition;
use super::super::store::{Absence, Had};
use super::cards::{cards, settled};
use super::list;
use crate::archive::calendar;
use crate::archive::filter::works;
use crate::archive::query::Query;
use crate::archive::route::Scope;
use crate::model::{Article, Card, Issue};
use crate::ui::content::{Content, IssuePage};

/// Nothing when the series has no articles with this number.
pub(super) fn issue(edition: &Edition, series: &str, number: u32) -> Had<Option<Content>> {
    if edition.site.one_series(series).is_none() {
        return Ok(None);
    }
    let described = list::described(edition, series);
    let (columns, index) = edition.lists()?;
    let scope = Scope::Number(series.to_owned(), number);
    let rows = works(&columns, &scope, &Query::default(), None, edition.language()).list();
    if rows.is_empty() {
        return Ok(None);
    }
    let mut lost = None;
    let mut parts: Vec<Card> = Vec::new();
    // Those without a place come after those with one, as they stand in lists.
    let order = |card: &Card| card.series.as_ref().and_then(|place| place.order).unwrap_or(u32::MAX);
    for item in cards(edition, &index, &rows)? {
        match item {
            Ok(card) => {
                let place = parts.partition_point(|other| order(other) <= order(&card));
                parts.insert(place, card);
            }
            Err(trouble) => lost = Some(trouble),
        }
    }
    let files = parts.into_iter().filter_map(|card| card.file);
    let all: Vec<Had<_>> = files.map(|file| edition.store.once::<Article>(&file)).collect();
    if all.iter().any(|had| matches!(had, Err(Absence::Needed))) {
        return Err(Absence::Needed);
    }
    let mut articles = Vec::new();
    for had in all {
        match settled(had)? {
            Ok(article) => articles.push(article),
            Err(trouble) => lost = Some(trouble),
        }
    }
    let described = settled(described)?.unwrap_or_default();
    let own = described.into_iter().find(|issue| issue.number == number);
    let numbers = calendar::numbers(&columns, series, edition.language());
    let numbers = numbers.iter().map(|(number, _)| *number);
    Ok(Some(Content::Issue(Box::new(IssuePage {
        series: series.to_owned(),
        issue: own.unwrap_or(Issue { number, ..Issue::default() }),
        articles,
        lost,
        previous: numbers.clone().filter(|other| *other < number).max(),
        next: numbers.filter(|other| *other > number).min(),
    }))))
}
