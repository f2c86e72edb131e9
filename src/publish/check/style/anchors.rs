//! Links to a part of a page (`/about/aims/#h-history`): is there such a part?

use std::collections::{HashMap, HashSet};

use crate::publish::check::written::{Link, Written, things};
use crate::publish::content::address::{self, Written as Address};
use crate::publish::content::{Newsroom, decoded_path};
use crate::publish::fault::{Code, Fault, Fix};

/// The parts of each page, by its address, and the address of each file.
pub(super) struct Anchors<'a> {
    parts: HashMap<&'a str, HashSet<&'a str>>,
    files: HashMap<&'a str, &'a str>,
}

impl<'a> Anchors<'a> {
    pub(super) fn of(newsroom: &'a Newsroom) -> Self {
        let mut anchors = Self { parts: HashMap::new(), files: HashMap::new() };
        for thing in things(newsroom) {
            anchors.parts.insert(thing.address, ids(&thing.body.html).collect());
            anchors.files.insert(thing.source, thing.address);
        }
        anchors
    }

    /// Links of a file to parts that are not there. Those within one text are the loader's matter.
    pub(super) fn look(&self, written: &Written<'_>, links: &[Link]) -> Vec<Fault> {
        links.iter().filter_map(|link| self.one(written, &link.address, link.line)).collect()
    }

    fn one(&self, written: &Written<'_>, href: &str, line: usize) -> Option<Fault> {
        let (path, tail) = match address::read(href, &written.piece.path).ok()? {
            Address::Inside(path, tail) => (path, tail),
            Address::File(file, tail) => ((*self.files.get(file.as_str())?).to_owned(), tail),
            _ => return None,
        };
        let part = decoded_path(tail.split_once('#')?.1);
        let path = if path.ends_with('/') { path } else { format!("{path}/") };
        // Of lists nothing is known here; an empty part and "top" are the top of any page.
        let parts = self.parts.get(path.as_str()).filter(|_| !matches!(part.as_str(), "" | "top"))?;
        if parts.contains(part.as_str()) {
            return None;
        }
        let meant = format!("h-{}", part.to_lowercase());
        let mut known: Vec<&str> = parts.iter().copied().filter(|id| id.starts_with("h-")).collect();
        known.sort_unstable();
        let (mend, fix) = if parts.contains(meant.as_str()) {
            let (from, to) = (format!("#{part}"), format!("#{meant}"));
            (format!("write {to}"), Some(Fix::words(&from, &to)))
        } else if known.is_empty() {
            (format!("that page has no headings; take #{part} out"), None)
        } else {
            (format!("its headings are #{}", known.join(", #")), None)
        };
        let what = format!("{path} has no part #{part}: the link leads to its top");
        Some(written.warning(Code::DeadAnchor, line, what, mend).fix(fix))
    }
}

/// The ids in a body's HTML.
fn ids(html: &str) -> impl Iterator<Item = &str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::check::written::tests::piece;

    #[test]
    fn parts_that_are_not_there_are_told() {
        let anchors = Anchors {
            parts: HashMap::from([
                ("/aims/", HashSet::from(["h-history", "fn-1"])),
                ("/bare/", HashSet::new()),
            ]),
            files: HashMap::from([("pages/aims.md", "/aims/")]),
        };
        for (link, mend) in [
            ("/aims/#h-history", None),
            ("/aims#h-history", None),
            ("../pages/aims.md#h-history", None),
            ("/aims/#fn-1", None),
            ("/aims/#", None),
            ("/aims/", None),
            ("/news/2019/#anything", None),
            ("https://example.org/#x", None),
            ("/aims/#history", Some("write #h-history")),
            ("../pages/aims.md#people", Some("its headings are #h-history")),
            ("/bare/#x", Some("that page has no headings; take #x out")),
        ] {
            let piece = piece("news/a.md", &format!("---\ntitle: A\n---\n[a]({link})\n"));
            let written = Written::new(&piece);
            let faults = anchors.look(&written, &written.links());
            assert_eq!(faults.first().and_then(|fault| fault.mend.as_deref()), mend, "{link}");
            assert!(faults.iter().all(|fault| fault.line == Some(4)));
        }
    }
}
