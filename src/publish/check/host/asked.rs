//! One look at a host: answers by path, what the site says of itself, and the faults so far.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::de::DeserializeOwned;

use crate::model::{PageIndex, Site};
use crate::publish::fault::{Code, Fault, Faults};
use crate::publish::web::{Answer, Web, WebError};

/// What a browser of today takes.
const ENCODINGS: &str = "gzip, deflate, br";

/// One look.
pub(super) struct Asked<'w> {
    pub(super) web: &'w Web,
    answers: BTreeMap<String, Rc<Answer>>,
    faults: Vec<Fault>,
    /// What many files lack in the same way: told once, not once a file.
    lacks: BTreeMap<Code, Vec<String>>,
}

impl<'w> Asked<'w> {
    pub(super) fn new(web: &'w Web) -> Self {
        Self { web, answers: BTreeMap::new(), faults: Vec::new(), lacks: BTreeMap::new() }
    }

    /// The answer for a path of the site, as a browser asks.
    pub(super) fn get(&mut self, path: &str) -> Result<Rc<Answer>, WebError> {
        if let Some(answer) = self.answers.get(path) {
            return Ok(Rc::clone(answer));
        }
        let answer = Rc::new(self.web.get(path, ENCODINGS)?);
        self.answers.insert(path.to_owned(), Rc::clone(&answer));
        Ok(answer)
    }

    /// The answer but for its body, for files that may be long.
    pub(super) fn head(&self, path: &str) -> Result<Answer, WebError> {
        self.web.ask(&format!("{}{path}", self.web.base()), ENCODINGS, false)
    }

    /// A document of the data; nothing where it is not there or cannot be read: that is told elsewhere.
    pub(super) fn json<T: DeserializeOwned>(&mut self, path: &str) -> Result<Option<T>, WebError> {
        let answer = self.get(path)?;
        Ok(if answer.status == 200 { serde_json::from_slice(&answer.bytes()).ok() } else { None })
    }

    /// What the site says of itself.
    pub(super) fn site(&mut self) -> Result<Option<Site>, WebError> {
        self.json("data/v1/site.json")
    }

    /// The index of pages.
    pub(super) fn pages(&mut self) -> Result<Option<PageIndex>, WebError> {
        match self.site()? {
            Some(site) => self.json(&site.roots.pages.file),
            None => Ok(None),
        }
    }

    /// The names of files by hash in the start script.
    pub(super) fn named_by_start(&mut self) -> Result<Vec<String>, WebError> {
        let start = self.get("app/start.js")?;
        let text = start.text();
        let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let names =
            text.split(|c: char| !of_name(c)).map(|name| format!("app/{}", name.trim_start_matches('.')));
        let mut names: Vec<String> =
            names.filter(|name| crate::publish::output::named_by_hash(name)).collect();
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Notes that a file lacks something that [`lacking`] knows.
    pub(super) fn note(&mut self, code: Code, path: &str) {
        self.lacks.entry(code).or_default().push(format!("/{path}"));
    }

    pub(super) fn into_faults(self) -> Faults {
        let mut faults = self.faults;
        for (code, paths) in self.lacks {
            let (what, mend) = lacking(code);
            let shown = paths.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            let more = paths.len().saturating_sub(SHOWN);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let first = paths[0].trim_start_matches('/');
            faults.push(Fault::warning(code, first, format!("{what}: {shown}{more}")).mend(mend));
        }
        Faults::new(faults)
    }
}

/// So many files are named of those that lack the same.
const SHOWN: usize = 4;

/// What many files lack, and how to mend it.
fn lacking(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::NotCompressed => (
            "sent with all their bytes, not compressed",
            "let the host send the .br and .gz copies that lie beside the files, or compress by itself",
        ),
        Code::KeptTooLong => (
            "nothing is said of how long they may be kept, so browsers guess",
            "let the host send “Cache-Control: no-cache” with them",
        ),
        Code::NotKept => (
            "they never change, and are asked for again and again",
            "let the host send “Cache-Control: public, max-age=31536000, immutable” with names by hash",
        ),
        _ => (
            "other sites may not read them, and can show nothing of the archive",
            "let the host send “Access-Control-Allow-Origin: *” with data/, feeds/, oembed/ and embed/",
        ),
    }
}
