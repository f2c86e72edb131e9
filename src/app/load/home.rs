//! The front page: one file, whatever the size of the archive.

use std::rc::Rc;

use super::super::edition::Edition;
use super::super::store::Had;
use crate::archive::front::front;
use crate::browser::clock;
use crate::model::Newest;
use crate::ui::content::{Content, Home};

pub(super) fn home(edition: &Edition) -> Had<Content> {
    let newest: Rc<Newest> = edition.store.file(&edition.site.roots.newest.file)?;
    let all = newest.cards.iter().chain(&newest.lead).chain(&newest.events);
    all.for_each(|card| edition.store.remember(card));
    let front = front(&newest, edition.language(), edition.site.home.latest, Some(clock::now()));
    let (lead, latest, events) = (front.lead, front.latest, front.events);
    Ok(Content::Home(Home { lead, latest, events, total: newest.total }))
}
