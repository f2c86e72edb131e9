//! `chasqui check --outside-links`: do the links to other sites still lead somewhere?
//!
//! 1. All links elsewhere are gathered, each address once with every place that it stands in.
//! 2. What was asked not long ago is known from the `store`.
//! 3. `knock` asks for the rest, politely: of a host one thing at a time with a pause in between, its head first; a few
//!    hosts side by side; each within a limit of time, and all within another.
//! 4. `verdict` says what an answer means, and each place that the link stands in is told.
//!
//! Never when a site is built: whether other people's servers are up is nothing that a site may depend on.

mod knock;
mod store;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::publish::content::address::{self, Written as Address};
use crate::publish::content::{Instead, Newsroom, Piece, piece_paths};
use crate::publish::fault::{Code, Fault};

use super::written::{Written, things};
pub use store::usual_place;
use verdict::Verdict;

/// How other sites are asked.
#[derive(Clone, Debug)]
pub struct Manners {
    /// The pause between two requests to one host.
    pub pause: Duration,
    /// How long one answer may take.
    pub patience: Duration,
    /// How long all may take together.
    pub whole: Duration,
    /// How many hosts are asked side by side.
    pub hosts: usize,
    /// Where answers are kept; nothing keeps none.
    pub store: Option<PathBuf>,
    /// Seconds since 1970, for the age of kept answers.
    pub now: u64,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(1),
            patience: Duration::from_secs(15),
            whole: Duration::from_secs(300),
            hosts: 6,
            store: None,
            now: 0,
        }
    }
}

/// A place that a link stands in.
struct Place {
    file: String,
    line: usize,
    text: String,
    /// The address as it is written there, with its part.
    written: String,
}

/// Asks where all links elsewhere lead. `tell` is told once how many addresses there are and how many of them have to be
/// asked for.
pub fn look(
    root: &Path,
    newsroom: &Newsroom,
    instead: &Instead,
    manners: &Manners,
    tell: &dyn Fn(usize, usize),
) -> Vec<Fault> {
    let places = gather(root, newsroom, instead);
    let mut store = manners.store.as_deref().map(store::read).unwrap_or_default();
    let asked: Vec<&str> =
        places.keys().map(String::as_str).filter(|url| store.fresh(url, manners.now).is_none()).collect();
    tell(places.len(), asked.len());
    let answers = knock::ask_all(&asked, manners);
    let mut faults = Vec::new();
    if nobody_answers(&answers) {
        let what = format!("none of {} addresses of other sites answers: is there a network?", answers.len());
        let mend = "run it again with one; nothing of this is remembered";
        return vec![Fault::note(Code::OutsideUnsure, "site.yaml", what).mend(mend)];
    }
    let mut late = 0;
    for (url, verdict) in answers {
        match verdict {
            Verdict::NotAsked => late += 1,
            verdict => store.keep(url, verdict, manners.now),
        }
    }
    for (url, places) in &places {
        let Some(verdict) = store.fresh(url, manners.now) else { continue };
        faults.extend(places.iter().filter_map(|place| verdict::tell(url, verdict, place)));
    }
    if late > 0 {
        let what = format!("the time was up before {late} links to other sites were asked for");
        let mend = "run it again: what was asked for is remembered; or give it longer with --outside-time";
        faults.push(Fault::note(Code::OutsideUnsure, "site.yaml", what).mend(mend));
    }
    if let Some(path) = &manners.store
        && let Err(error) = store.write(path, manners.now)
    {
        let what = format!("the answers cannot be kept in {}: {error}", path.display());
        let mend = "name a file that can be written with --outside-store";
        faults.push(Fault::note(Code::OutsideUnsure, "site.yaml", what).mend(mend));
    }
    faults
}

/// Whether the fault is rather on this side: several hosts, and not one that says anything.
fn nobody_answers(answers: &BTreeMap<String, Verdict>) -> bool {
    let hosts: BTreeSet<&str> = answers.keys().map(|url| host_of(url)).collect();
    hosts.len() > 1 && answers.values().all(|verdict| matches!(verdict, Verdict::Silent(_)))
}

/// All addresses elsewhere, without their parts, and where they stand.
fn gather(root: &Path, newsroom: &Newsroom, instead: &Instead) -> BTreeMap<String, Vec<Place>> {
    let published: BTreeSet<&str> = things(newsroom).map(|thing| thing.source).collect();
    let own = newsroom.site.url.as_deref().unwrap_or("\0");
    let mut all: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for path in piece_paths(root) {
        if path.contains('/') && !published.contains(path.as_str()) {
            continue;
        }
        let Some(piece) = Piece::read(root, &path, instead) else { continue };
        let written = Written::new(&piece);
        for link in written.links() {
            let Ok(Address::Outside(href)) = address::read(&link.address, &path) else { continue };
            let url = href.split('#').next().unwrap_or_default();
            let is_own = url.starts_with(own) || own.trim_end_matches('/') == url;
            // Names of hosts in letters beyond ASCII take an encoding of their own: these are not asked.
            if !url.starts_with("http") || is_own || !host_of(url).is_ascii() {
                continue;
            }
            all.entry(url.to_owned()).or_default().push(Place {
                file: path.clone(),
                line: link.line,
                text: written.text_of(link.line).to_owned(),
                written: link.address,
            });
        }
    }
    all
}

/// The host of an address, with its port.
fn host_of(url: &str) -> &str {
    url.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default()
}
