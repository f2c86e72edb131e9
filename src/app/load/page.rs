//! Any page that is no article, with the newest articles on its topics beside it; and the key issues.

use super::super::edition::Edition;
use super::super::store::{Absence, Had};
use super::Haste;
use super::cards::{cards, settled};
use crate::archive::listing;
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Route, Scope};
use crate::model::{Card, Page};
use crate::ui::content::{Content, PageView, Part, Trouble};

/// How many of the newest stand beside a page.
const BESIDE: u32 = 5;

/// Nothing when there is no such page.
pub(super) fn page(edition: &Edition, path: &str, haste: &Haste) -> Had<Option<Content>> {
    let Some(page) = text(edition, path)? else { return Ok(None) };
    let newest = match (settled(newest(edition, &page.topics)), haste) {
        (Ok(Ok(Ok(cards))), _) => Part::Ready(cards),
        (Ok(Ok(Err(trouble)) | Err(trouble)), _) => Part::Failed(trouble),
        (Err(Absence::Needed), Haste::Early(_)) => Part::Loading,
        (Err(Absence::Needed), Haste::Slow) => Part::Slow,
        (Err(absence), _) => return Err(absence),
    };
    Ok(Some(Content::Page(Box::new(PageView { page, newest }))))
}

/// The page itself.
fn text(edition: &Edition, path: &str) -> Had<Option<Page>> {
    match edition.pages()?.pages.iter().find(|entry| entry.path == path) {
        Some(entry) => edition.store.once(&entry.file).map(Some),
        None => Ok(None),
    }
}

/// The newest works on any of the topics: all or nothing, as a list with a hole at its head is not the newest.
fn newest(edition: &Edition, topics: &[String]) -> Had<Result<Vec<Card>, Trouble>> {
    if topics.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let (columns, index) = edition.lists()?;
    let query = topics.iter().fold(Query::default(), |query, topic| query.with(Facet::Topic, topic, false));
    let plan = listing::plan(&columns, &Scope::News, &query, edition.language(), BESIDE);
    Ok(cards(edition, &index, &plan.rows)?.into_iter().collect())
}

/// The key issues, with the page above them where the publisher wrote one.
pub(super) fn key_issues(edition: &Edition) -> Had<Content> {
    let path = edition.setting().path(&Route::KeyIssues);
    let page = match text(edition, &path)? {
        Some(page) => Some(page),
        None => text(edition, "/key-issues/")?,
    };
    let page = page.map(Box::new);
    Ok(Content::KeyIssues {
        page,
        pages: edition.site.key_issues_in(edition.language()).into_iter().cloned().collect(),
    })
}
