//! A feed as a source, with the archives that it leads to: every document once, every entry once.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use dom_query::Document;

use crate::publish::import::ImportError;
use crate::publish::import::dates::Manner;
use crate::publish::import::item::{Found, Known, NOWHERE, Note, Skipped, Source, Take};
use crate::publish::web::{Web, WebError, resolved};

use super::entry::{code, item};
use super::mend;
use super::parse::{Parsed, parse};

/// No trail has more documents.
const MOST_DOCUMENTS: usize = 1000;
/// What is said of a trail in a circle.
const LOOP: &str = "a trail of archives that leads back to itself ends there";
/// No document has more bytes.
const LARGEST: u64 = 200 << 20;
/// A feed's address leads elsewhere so many times at most.
const MOST_MOVES: usize = 5;

/// How a feed is read.
#[derive(Clone, Debug)]
pub struct FeedOptions {
    /// A file, or an address that begins with `http`.
    pub from: String,
    /// How dates are read.
    pub manner: Manner,
}

/// A feed.
#[derive(Debug)]
pub struct Feed {
    options: FeedOptions,
    id: String,
}

/// Where a document of the trail is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Place {
    File(PathBuf),
    Web(String),
}

impl Feed {
    /// A feed, not read yet.
    #[must_use]
    pub fn new(options: FeedOptions) -> Self {
        Self { id: options.from.clone(), options }
    }

    fn first(&self) -> Place {
        let from = &self.options.from;
        if from.starts_with("http://") || from.starts_with("https://") {
            Place::Web(from.clone())
        } else {
            Place::File(from.into())
        }
    }
}

impl Source for Feed {
    fn id(&self) -> String {
        format!("feed:{}", self.id)
    }

    fn read(&mut self, take: &mut Take<'_>) -> Result<(), ImportError> {
        let mut next = Some(self.first());
        let mut seen = HashSet::new();
        let mut keys = HashSet::new();
        while let Some(mut place) = next.take() {
            let shown = place.shown();
            if !seen.insert(shown.clone()) {
                take(Found::Note(Note::changed(LOOP, shown)))?;
                break;
            }
            if seen.len() > MOST_DOCUMENTS {
                take(Found::Note(Note::lost(
                    format!("archives beyond the {MOST_DOCUMENTS}th document"),
                    shown,
                )))?;
                break;
            }
            let is_first = seen.len() == 1;
            let parsed = match document(&mut place, take) {
                Ok(parsed) => parsed,
                Err(error) if is_first => return Err(error),
                Err(error) => {
                    take(Found::Note(Note::lost(
                        "archives that cannot be read, and what lies behind them",
                        error.to_string(),
                    )))?;
                    break;
                }
            };
            // It may have led to a document that was read already.
            if place.shown() != shown && !seen.insert(place.shown()) {
                take(Found::Note(Note::changed(LOOP, place.shown())))?;
                break;
            }
            if is_first {
                self.known(&place, &parsed, take)?;
            }
            self.hand_out(&parsed, &mut keys, take)?;
            for address in &parsed.next {
                let Some(found) = place.leads_to(address) else {
                    take(Found::Note(Note::lost(
                        "archives on the web, not followed from a file (name the feed's address)",
                        address,
                    )))?;
                    continue;
                };
                if next.is_none() && !(seen.contains(&found.shown()) && parsed.next.len() > 1) {
                    next = Some(found);
                }
            }
        }
        Ok(())
    }
}

impl Feed {
    fn known(&mut self, place: &Place, parsed: &Parsed, take: &mut Take<'_>) -> Result<(), ImportError> {
        let feed = &parsed.feed;
        let is_home = |rel: Option<&str>| matches!(rel, None | Some("alternate"));
        let home =
            feed.links.iter().find(|link| is_home(link.rel.as_deref()) && link.href.starts_with("http"));
        let address = home.map(|link| link.href.clone());
        // A file may be moved, the feed's own name stays.
        self.id = match place {
            Place::Web(_) => self.options.from.clone(),
            Place::File(file) => address.clone().unwrap_or_else(|| {
                file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }),
        };
        let name =
            feed.title.as_ref().map(|title| title.content.trim().to_owned()).filter(|name| !name.is_empty());
        take(Found::Known(Known { name, address, language: feed.language.as_deref().and_then(code) }))
    }

    fn hand_out(
        &self,
        parsed: &Parsed,
        keys: &mut HashSet<String>,
        take: &mut Take<'_>,
    ) -> Result<(), ImportError> {
        for unread in &parsed.unread {
            take(skipped(unread, "entry that cannot be read"))?;
        }
        for entry in &parsed.feed.entries {
            let (mut item, with) = item(entry, parsed, self.options.manner);
            if item.key.is_empty() {
                take(skipped(&item.title, "entry with neither id, address nor title"))?;
                continue;
            }
            // The documents come newest first: what comes again is an older state of it.
            if !keys.insert(item.key.clone()) {
                take(skipped(&item.key, "entry that came already, in a newer state"))?;
                continue;
            }
            if item.base.is_empty() {
                NOWHERE.clone_into(&mut item.base);
            }
            for found in with {
                take(found)?;
            }
            take(Found::Item(Box::new(item)))?;
        }
        Ok(())
    }
}

impl Place {
    fn shown(&self) -> String {
        match self {
            Self::File(file) => file.display().to_string(),
            Self::Web(url) => url.split('#').next().unwrap_or_default().to_owned(),
        }
    }

    /// The next document as an address in this one: a file's neighbours are found beside it, whatever their address was.
    fn leads_to(&self, address: &str) -> Option<Self> {
        match self {
            Self::Web(url) => {
                let whole = resolved(url, address.trim());
                whole.starts_with("http").then_some(Self::Web(whole))
            }
            Self::File(file) => {
                let name = address.split(['?', '#']).next()?.rsplit('/').next()?;
                let fair = !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':']);
                let beside = file.parent().unwrap_or(Path::new("")).join(name);
                let plain = |path: &Path| std::fs::symlink_metadata(path).is_ok_and(|data| data.is_file());
                (fair && plain(&beside)).then_some(Self::File(beside))
            }
        }
    }
}

/// Reads one document; a page that names its feed leads to that.
fn document(place: &mut Place, take: &mut Take<'_>) -> Result<Parsed, ImportError> {
    let mut bytes = fetch(place)?;
    if let Place::Web(url) = &*place
        && let Some(feed) = feed_of_page(&bytes)
    {
        *place = Place::Web(resolved(url, &feed));
        bytes = fetch(place)?;
    }
    let (text, mended) = mend::text(&bytes);
    for what in mended {
        take(Found::Note(Note::changed(what, place.shown())))?;
    }
    let base = match &*place {
        Place::Web(url) => Some(url.as_str()),
        Place::File(_) => None,
    };
    let parsed = parse(&text, base).map_err(|why| {
        ImportError::source(
            format!("{} is no feed that can be read: {why}", place.shown()),
            "name an Atom, RSS or JSON Feed, its file or its address",
        )
    })?;
    if parsed.broken {
        take(Found::Note(Note::lost(
            "a feed that is cut short or broken: what could be read was",
            place.shown(),
        )))?;
    }
    Ok(parsed)
}

/// The bytes of a document; what it leads to is its place then.
fn fetch(place: &mut Place) -> Result<Vec<u8>, ImportError> {
    match place {
        Place::File(file) => {
            let file: &Path = file;
            let size = std::fs::metadata(file).map_err(ImportError::of(file))?.len();
            if size > LARGEST {
                return Err(ImportError::source(
                    format!("{} has more than 200 MB", file.display()),
                    "a feed of that size is none; look whether it is the right file",
                ));
            }
            std::fs::read(file).map_err(ImportError::of(file))
        }
        Place::Web(url) => {
            let mut url = url.clone();
            for _ in 0..=MOST_MOVES {
                let scheme = url.find("://").map_or(0, |at| at + 3);
                let origin = &url[..url[scheme..].find(['/', '?', '#']).map_or(url.len(), |at| scheme + at)];
                let answer = Web::new(origin)?.ask(&url, "gzip, br", true)?;
                if answer.leads() {
                    url = resolved(&url, answer.header("location"));
                    continue;
                }
                if answer.status != 200 {
                    return Err(WebError::Unexpected(url, format!("it answers {}", answer.status)).into());
                }
                *place = Place::Web(url);
                return Ok(answer.bytes());
            }
            Err(WebError::Unexpected(url, "it leads on and on".to_owned()).into())
        }
    }
}

/// The feed that a page names.
fn feed_of_page(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    if !start.contains("<html") {
        return None;
    }
    let page = Document::from(String::from_utf8_lossy(bytes).into_owned());
    let links = page.select("link[rel=alternate]");
    let feeds = links.iter().filter(|link| {
        matches!(
            &*link.attr_or("type", ""),
            "application/atom+xml" | "application/rss+xml" | "application/feed+json"
        )
    });
    feeds.filter_map(|link| link.attr("href")).map(|href| href.to_string()).next()
}

fn skipped(what: &str, why: &str) -> Found {
    Found::Skipped(Skipped { what: what.to_owned(), why: why.to_owned(), counts: true })
}
