//! What an inside address can lead to, and the nearest when it leads nowhere.

use std::collections::{HashMap, HashSet};

use crate::archive::route::{Address, Route, Scope};
use crate::publish::fault::Code;

use super::address::{self, Written, encode_path};
use super::nearest::nearest;
use super::shelf::Shelf;

/// Everything inside the site that an address can lead to.
#[derive(Default)]
pub(super) struct Targets {
    /// Addresses of articles, pages and lists: `/news/2019/`.
    pub(super) live: HashSet<String>,
    /// Markdown files relative to `content/`, and what became of each.
    pub(super) files: HashMap<String, FileTarget>,
    /// Files at the root: `/CNAME`.
    pub(super) statics: HashSet<String>,
    /// Last parts of addresses that a fault in their own file leaves uncertain: of these nothing is said.
    pub(super) unsure: HashSet<String>,
    /// Addresses of drafts that are left out.
    pub(super) drafts: HashSet<String>,
    /// The codes that begin the paths of further languages.
    pub(super) further: Vec<String>,
    /// Whether all articles could be read: if not, there may be years and numbers that nobody knows of.
    pub(super) all_readable: bool,
    /// Whether the vocabularies of topics, regions and series could be read.
    pub(super) sure: [bool; 3],
    /// The files of `media/`.
    pub(super) shelf: Shelf,
}

/// What became of a Markdown file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileTarget {
    /// It lives at an address.
    Live(String),
    /// It is a draft, and left out.
    Draft,
    /// A fault in it leaves its address uncertain.
    Unsure,
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What to write in an `href`.
    pub(super) href: String,
    /// The file of `media/` that it leads to.
    pub(super) media: Option<String>,
}

/// Why an address leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    pub(super) code: Code,
    pub(super) what: String,
    pub(super) mend: String,
}

impl Targets {
    /// Looks an address up; `from` is the file it stands in.
    pub(super) fn find(&self, text: &str, from: &str) -> Result<Found, Lost> {
        let written = address::read(text, from).map_err(|fault| Lost {
            code: Code::Address,
            what: fault.to_string(),
            mend: fault.mend(),
        })?;
        match written {
            Written::Outside(href) => Ok(Found { href, media: None }),
            Written::Part(part) => Err(Lost {
                code: Code::Address,
                what: format!("#{part} leads to a part of a page, but of which?"),
                mend: format!("write /path/#{part}"),
            }),
            Written::Media(path, tail) => match self.shelf.document(&path) {
                Ok(document) => Ok(Found { href: format!("{}{tail}", document.href), media: Some(path) }),
                Err((what, mend)) => Err(Lost { code: Code::Target, what, mend }),
            },
            Written::File(file, tail) => self.file(&file, &tail),
            Written::Inside(path, tail) => self.inside(path, &tail),
        }
    }

    /// Whether a fault elsewhere, which is told there, leaves it open whether there is such a list.
    fn is_uncertain(&self, path: &str) -> bool {
        let open = |scope: &Scope| match scope {
            Scope::News => false,
            Scope::Topic(_) => !self.sure[0],
            Scope::Region(_) => !self.sure[1],
            Scope::Series(_) | Scope::Number(..) => !self.sure[2],
        };
        match &Address::parse(path, &self.further).route {
            Route::Month { .. } => !self.all_readable,
            Route::Year { scope, .. }
            | Route::Undated { scope, .. }
            | Route::List(scope @ Scope::Number(..)) => !self.all_readable || open(scope),
            Route::List(scope) => open(scope),
            _ => false,
        }
    }

    fn file(&self, file: &str, tail: &str) -> Result<Found, Lost> {
        match self.files.get(file) {
            Some(FileTarget::Live(address)) => Ok(inside_href(address, tail)),
            // Of an uncertain address, the fault is told where it is.
            Some(FileTarget::Unsure) => Ok(inside_href("/", tail)),
            Some(FileTarget::Draft) => Err(draft(file)),
            None => {
                let what = format!("there is no file {file}");
                let name = file.rsplit('/').next().unwrap_or_default();
                let same_name =
                    self.files.keys().filter(|known| known.rsplit('/').next() == Some(name)).min();
                let near = same_name.map(String::as_str).or_else(|| near(file, self.files.keys()));
                let mend = near
                    .map_or_else(|| "correct the path".to_owned(), |near| format!("did you mean {near}?"));
                Err(Lost { code: Code::Target, what, mend })
            }
        }
    }

    fn inside(&self, mut path: String, tail: &str) -> Result<Found, Lost> {
        if self.statics.contains(&path) {
            return Ok(inside_href(&path, tail));
        }
        if let Some(folder) = path.strip_suffix("index.html") {
            path = folder.to_owned();
        }
        if !path.ends_with('/') {
            path.push('/');
        }
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        if self.live.contains(&path) || self.unsure.contains(last) || self.is_uncertain(&path) {
            return Ok(inside_href(&path, tail));
        }
        if self.drafts.contains(&path) {
            return Err(draft(&path));
        }
        let near = near(&path, self.live.iter());
        let mend = near.map_or_else(
            || "correct the address, or write the page it should lead to".to_owned(),
            |near| format!("did you mean {near}?"),
        );
        Err(Lost { code: Code::Target, what: format!("there is no {path} on this site"), mend })
    }
}

/// The nearest of many; the first in order of several that are equally near.
fn near<'a>(wanted: &str, known: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    // Those of much the same length alone: there may be a hundred thousand.
    let mut close: Vec<&str> =
        known.map(String::as_str).filter(|known| known.len().abs_diff(wanted.len()) <= 3).collect();
    close.sort_unstable();
    nearest(wanted, close)
}

fn draft(what: &str) -> Lost {
    Lost {
        code: Code::Target,
        what: format!("{what} is a draft and will not be there"),
        mend: "take draft: true out of it, or this link".to_owned(),
    }
}

fn inside_href(path: &str, tail: &str) -> Found {
    Found { href: format!("site:{}{tail}", encode_path(path)), media: None }
}
