//! One article, found by its address: at once where its card has been seen, else through the shards of cards that may
//! hold it, else among the withdrawn.

use super::super::edition::Edition;
use super::super::store::{Absence, Had};
use crate::archive::route::ArticleRoute;
use crate::archive::shards;
use crate::model::Article;

/// Nothing when there is no such article.
pub(super) fn article(edition: &Edition, path: &str, route: &ArticleRoute) -> Had<Option<Box<Article>>> {
    let Some(file) = file(edition, path, route)? else { return Ok(None) };
    Ok(Some(Box::new(edition.store.once::<Article>(&file)?)))
}

fn file(edition: &Edition, path: &str, route: &ArticleRoute) -> Had<Option<String>> {
    let store = &edition.store;
    if let Some(file) = store.article(path) {
        return Ok(Some(file));
    }
    // One shard that cannot be read is no reason not to look into the others.
    let (mut failed, mut needed) = (None, false);
    for shard in shards::that_may_hold(&edition.cards()?.shards, route) {
        match store.card_at(&shard.file, path) {
            Ok(Some(card)) => {
                store.remember(&card);
                return Ok(card.file);
            }
            Ok(None) => {}
            Err(Absence::Needed) => needed = true,
            Err(fault) => failed = Some(fault),
        }
    }
    if needed {
        return Err(Absence::Needed);
    }
    let pages = edition.pages()?;
    let withdrawn = pages.withdrawn.iter().find(|entry| entry.path == path);
    match (withdrawn, failed) {
        (Some(entry), _) => Ok(Some(entry.file.clone())),
        (None, Some(fault)) => Err(fault),
        (None, None) => Ok(None),
    }
}
