//! What was published before, and is not any more: `build --previous`. An address that somebody has written down, linked or
//! cited must go on leading somewhere; so one that vanishes is an error that prints the line to add.
//!
//! What stood there is read from the data of the site before, in a folder or on a host: articles with their ids, pages,
//! old addresses, the lists of topics, regions and series; in a folder also documents. Lists of years and their parts are
//! not held: they follow from the articles.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::archive::query::percent_decoded;
use crate::model::{CardIndex, CardShard, FORMAT, PageIndex, Site};
use crate::publish::content::Newsroom;
use crate::publish::fault::{Code, Fault, Faults};
use crate::publish::output::Staging;
use crate::publish::prerender::{file_of, moved_file};
use crate::publish::web::Web;

use super::BuildError;

/// A site that was published.
enum Before {
    Folder(PathBuf),
    Host(Web),
}

/// What stood in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Addresses {
    /// Articles by their ids.
    articles: Vec<(String, String)>,
    /// Pages, old addresses, lists; with a query where they had one.
    others: BTreeSet<String>,
    /// Paths of pictures and documents.
    documents: BTreeSet<String>,
}

/// Reads what stood in a folder or on a host.
///
/// # Errors
/// [`BuildError::Previous`] when there is no site there that can be read.
pub(super) fn read(previous: &str) -> Result<Addresses, BuildError> {
    let before = if previous.contains("://") {
        Before::Host(Web::new(previous).map_err(|error| wrong(previous, &error.to_string()))?)
    } else {
        Before::Folder(PathBuf::from(previous))
    };
    let json = |path: &str| before.bytes(path).map_err(|why| wrong(previous, &why));
    let site: Site = parsed(previous, "data/v1/site.json", &json("data/v1/site.json")?)?;
    if site.format != FORMAT {
        return Err(wrong(
            previous,
            &format!("its data is of format {}, and this program reads {FORMAT}", site.format),
        ));
    }
    let mut addresses = Addresses::default();
    let cards: CardIndex = parsed(previous, &site.roots.cards.file, &json(&site.roots.cards.file)?)?;
    for shard in &cards.shards {
        let shard: CardShard = parsed(previous, &shard.file, &json(&shard.file)?)?;
        addresses.articles.extend(shard.cards.into_iter().map(|card| (card.id, card.path)));
    }
    let pages: PageIndex = parsed(previous, &site.roots.pages.file, &json(&site.roots.pages.file)?)?;
    let entries = pages.pages.into_iter().chain(pages.withdrawn).map(|entry| entry.path);
    let topics = site.topics.iter().map(|it| format!("/topics/{}/", it.id));
    let regions = site.regions.iter().map(|it| format!("/regions/{}/", it.id));
    let series = site.series.iter().map(|it| format!("/series/{}/", it.id));
    let moved = pages.moved.into_iter().map(|(from, _)| from);
    addresses.others.extend(entries.chain(topics).chain(regions).chain(series).chain(moved));
    if let Before::Folder(folder) = &before {
        addresses.documents = documents(folder);
    }
    Ok(addresses)
}

fn wrong(previous: &str, why: &str) -> BuildError {
    BuildError::Previous(previous.to_owned(), why.to_owned())
}

fn parsed<T: DeserializeOwned>(previous: &str, path: &str, bytes: &[u8]) -> Result<T, BuildError> {
    serde_json::from_slice(bytes).map_err(|error| wrong(previous, &format!("{path} cannot be read: {error}")))
}

impl Before {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        match self {
            Self::Folder(folder) => {
                std::fs::read(folder.join(path)).map_err(|error| format!("{path} cannot be read: {error}"))
            }
            Self::Host(web) => {
                let answer = web.get(path, "br, gzip").map_err(|error| error.to_string())?;
                match answer.status {
                    200 => Ok(answer.bytes()),
                    status => Err(format!("{path} is answered with status {status}")),
                }
            }
        }
    }
}

/// Pictures and documents in a written site.
fn documents(folder: &Path) -> BTreeSet<String> {
    let files = walkdir::WalkDir::new(folder.join("media")).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| {
            let inside = entry.path().strip_prefix(folder).ok()?.to_str()?;
            Some(inside.replace(std::path::MAIN_SEPARATOR, "/"))
        })
        .filter(|path| !matches!(path.rsplit('.').next(), Some("br" | "gz")))
        .collect()
}

/// Holds what stood before against what was just written: an error for each address that vanished.
///
/// # Errors
/// [`BuildError::Content`] with all of them.
pub(super) fn hold(before: &Addresses, newsroom: &Newsroom, staging: &Staging) -> Result<(), BuildError> {
    let files = staging.files();
    let files: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let faults = vanished(before, newsroom, &files);
    if faults.is_empty() { Ok(()) } else { Err(BuildError::Content(Faults::new(faults))) }
}

fn vanished(before: &Addresses, newsroom: &Newsroom, files: &HashSet<&str>) -> Vec<Fault> {
    let redirected: HashSet<&str> = newsroom.redirects.iter().map(|it| it.from.as_str()).collect();
    let stands = |address: &str| {
        redirected.contains(address)
            || (!address.contains('?')
                && (files.contains(&*file_of(address)) || files.contains(&*moved_file(address))))
    };
    let by_id: HashMap<&str, _> = newsroom.articles.iter().map(|it| (it.id.as_str(), it)).collect();
    let mut faults = Vec::new();
    for (id, address) in before.articles.iter().filter(|(_, address)| !stands(address)) {
        faults.push(match by_id.get(id.as_str()) {
            Some(article) => {
                let all: Vec<&str> =
                    article.redirects.iter().map(String::as_str).chain([address.as_str()]).collect();
                let what = format!("{address} was published; its article now stands at {}", article.address);
                Fault::error(Code::Vanished, &article.source, what)
                    .mend(format!("write in its front matter:\nredirects: [{}]", all.join(", ")))
            }
            None => gone(address, &format!("{address} was published, and the article “{id}” is gone"), true),
        });
    }
    let others = before.others.iter().filter(|address| !stands(address));
    faults.extend(others.map(|address| {
        gone(address, &format!("{address} was published and is not any more"), !address.contains('?'))
    }));
    let lost = before.documents.iter().filter(|path| {
        let address = format!("/{path}");
        !files.contains(path.as_str())
            && !newsroom.redirects.iter().any(|it| percent_decoded(&it.from) == address.as_bytes())
    });
    faults.extend(lost.map(|path| {
        let what = format!("/{path} was published and is not any more");
        let mend = format!(
            "put the file back where something uses it, or write in the front matter of what takes its place:\n\
             redirects: [\"/{path}\"]"
        );
        Fault::error(Code::Vanished, "", what).mend(mend)
    }));
    faults
}

fn gone(address: &str, what: &str, may_be_withdrawn: bool) -> Fault {
    let quoted = if address.contains('?') { format!("\"{address}\"") } else { address.to_owned() };
    let mut mend = format!("write in the front matter of what takes its place:\nredirects: [{quoted}]");
    if may_be_withdrawn {
        mend += "\nor put it back with a note in place of its text:\nwithdrawn: {date: 2026-01-31, text: \"why it was taken back\"}";
    }
    Fault::error(Code::Vanished, "", what).mend(mend)
}
