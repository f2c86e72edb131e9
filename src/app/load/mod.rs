//! From an address to what its page shows: one file for each kind of page.
//!
//! Each is a plain function over what has been read, which notes what it still needs; [`whole`] supplies that and asks
//! again. Whatever a page needs at the same time it asks for before it gives up over any of it.

mod archive;
mod article;
mod cards;
mod dated;
mod home;
mod issue;
mod list;
mod page;
mod vocabulary;

use std::pin::pin;
use std::rc::Rc;

use super::edition::Edition;
use super::store::{Absence, Had};
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Address, Route, Scope};
use crate::browser::Fault;
use crate::browser::task::within;
use crate::model::{Card, PageIndex};
use crate::ui::content::{Content, Trouble};

/// What stands at an address.
pub enum Found {
    /// This.
    Here(Content),
    /// It has moved to this path.
    Moved(String),
    /// Nothing that the program knows of: the host may have a file there, or says itself that there is none.
    Elsewhere,
}

/// What a page may do without for a moment.
pub enum Haste {
    /// Nothing: it is shown when all of it is there.
    None,
    /// New cards, in whose place those stand that stood there; the newest beside a page, which are loading.
    Early(Option<Rc<Content>>),
    /// The newest beside a page, which are slow to come.
    Slow,
}

/// For so many milliseconds a page waits to be whole, so that it changes once, not twice.
const PATIENCE: i32 = 80;

/// After so many milliseconds more the wait is called slow.
const SLOW: i32 = 2000 - PATIENCE;

/// What is asked for: where, and what of a list.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The state of the site.
    pub edition: &'a Edition,
    /// Where.
    pub address: &'a Address,
    /// What of a list.
    pub query: &'a Query,
}

/// Finds what an address shows, and reads what that takes. `shown` is what stands on the page now; `early` is given
/// the page before it is whole, should that take long.
///
/// # Errors
/// Why the page could not be had.
pub async fn whole(
    wanted: Wanted<'_>,
    shown: Option<Rc<Content>>,
    early: &mut dyn FnMut(Content),
) -> Result<Found, Fault> {
    let store = &wanted.edition.store;
    let mut hastes = [(Haste::Early(shown), PATIENCE), (Haste::Slow, SLOW)].into_iter();
    loop {
        match find(wanted, &Haste::None) {
            Ok(found) => return Ok(found),
            Err(Absence::Fault(fault)) => return Err(fault),
            Err(Absence::Needed) => {}
        }
        let mut supply = pin!(store.supply());
        loop {
            let Some((haste, patience)) = hastes.as_slice().first() else {
                supply.await;
                break;
            };
            if within(*patience, &mut supply).await.is_some() {
                break;
            }
            if let Ok(Found::Here(content)) = find(wanted, haste) {
                early(content);
                hastes.next();
            } else if matches!(haste, Haste::Slow) {
                hastes.next();
            } else {
                supply.await;
                break;
            }
        }
    }
}

/// The cards of some rows, for a list of titles; those that cannot be had are left out.
pub async fn titles(edition: &Edition, rows: &[u32]) -> Vec<Card> {
    // Asked for once to note what is needed: the index, then the shards that it names.
    for _ in 0..3 {
        let found = edition.cards().and_then(|index| cards::cards(edition, &index, rows));
        match found {
            Err(Absence::Needed) => edition.store.supply().await,
            found => return found.into_iter().flatten().filter_map(Result::ok).collect(),
        }
    }
    Vec::new()
}

/// Puts together what an address shows, from what is here.
fn find(wanted: Wanted<'_>, haste: &Haste) -> Had<Found> {
    let Wanted { edition, address, query } = wanted;
    let content = match &address.route {
        Route::Home => Some(home::home(edition)?),
        Route::List(Scope::Number(series, number)) => issue::issue(edition, series, *number)?,
        Route::List(scope) if is_known(edition, scope) => Some(list::list(edition, scope, query, haste)?),
        Route::Year { scope, year, part } if is_known(edition, scope) => {
            dated::dated(edition, scope, Some(*year), None, *part)?
        }
        Route::Month { year, month, part } => {
            dated::dated(edition, &Scope::News, Some(*year), Some(*month), *part)?
        }
        Route::Undated { scope, part } if is_known(edition, scope) => {
            dated::dated(edition, scope, None, None, *part)?
        }
        Route::List(_) | Route::Year { .. } | Route::Undated { .. } => None,
        Route::Article(route) => {
            article::article(edition, &address.to_string(), route)?.map(Content::Article)
        }
        Route::Archive => Some(archive::archive(edition)?),
        Route::Topics => Some(vocabulary::vocabulary(edition, Facet::Topic)?),
        Route::Regions => Some(vocabulary::vocabulary(edition, Facet::Region)?),
        Route::AllSeries => Some(vocabulary::vocabulary(edition, Facet::Series)?),
        Route::KeyIssues => Some(page::key_issues(edition)?),
        Route::Page(_) => page::page(edition, &address.to_string(), haste)?,
    };
    match content {
        Some(content) => Ok(Found::Here(content)),
        None => not_found(edition, address),
    }
}

/// Whether a vocabulary has the topic, region or series.
fn is_known(edition: &Edition, scope: &Scope) -> bool {
    let site = &edition.site;
    match scope {
        Scope::News => true,
        Scope::Topic(id) => site.topic(id).is_some(),
        Scope::Region(id) => id == "country" || site.region(id).is_some(),
        Scope::Series(id) | Scope::Number(id, _) => site.one_series(id).is_some(),
    }
}

fn not_found(edition: &Edition, address: &Address) -> Had<Found> {
    let path = address.to_string();
    let pages = edition.pages()?;
    if let Some(to) = moved(&pages, &path) {
        return Ok(Found::Moved(to));
    }
    // A page without a version in this language: the original.
    if let (Some(_), Route::Page(first)) = (&address.language, &address.route)
        && pages.pages.iter().any(|page| page.path == *first)
    {
        return Ok(Found::Moved(first.clone()));
    }
    match address.route {
        Route::Page(_) => Ok(Found::Elsewhere),
        _ => Ok(Found::Here(Content::NotFound { path })),
    }
}

/// Where an old address leads to now.
#[must_use]
pub fn moved(pages: &PageIndex, path: &str) -> Option<String> {
    let bare = |path: &str| path.trim_end_matches('/').to_owned();
    let wanted = bare(path);
    let (_, to) = pages.moved.iter().find(|(from, _)| bare(from) == wanted)?;
    Some(to.clone())
}

/// A fault as views name it.
#[must_use]
pub fn trouble(fault: Fault) -> Trouble {
    match fault {
        Fault::Offline | Fault::Stopped => Trouble::Offline,
        Fault::NotThere => Trouble::NotThere,
        Fault::Unreadable | Fault::Platform => Trouble::Unreadable,
        Fault::Newer => Trouble::Newer,
    }
}
