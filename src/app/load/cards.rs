//! The cards of rows: all shards that hold them in one round, each card that fails in its own place.

use super::super::edition::Edition;
use super::super::store::{Absence, Had};
use super::trouble;
use crate::archive::shards;
use crate::browser::Fault;
use crate::model::{Card, CardIndex};
use crate::ui::content::Trouble;

/// A card, or why it is not there.
pub(super) type Item = Result<Card, Trouble>;

/// The cards of these rows, in their order.
pub(super) fn cards(edition: &Edition, index: &CardIndex, rows: &[u32]) -> Had<Vec<Item>> {
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let card = match shards::holding(&index.shards, *row) {
            Some((shard, place)) => edition.store.card(&shard.file, place),
            None => Err(Fault::Unreadable.into()),
        };
        items.push(card);
    }
    items.into_iter().map(settled).collect()
}

/// What failed is settled as much as what is here.
pub(super) fn settled<T>(had: Had<T>) -> Had<Result<T, Trouble>> {
    match had {
        Ok(value) => Ok(Ok(value)),
        Err(Absence::Fault(fault)) => Ok(Err(trouble(fault))),
        Err(Absence::Needed) => Err(Absence::Needed),
    }
}
