//! The search engine, which works in a worker of its own (`docs/search.md` has the messages): started when a reader goes
//! to the search box or opens an address that asks for words, and not before.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Uint16Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::archive::matches::{Matches, Without};
use crate::browser::fetch::{self, Body};
use crate::browser::worker::{self, Awaited, Worker};
use crate::browser::{Fault, page};
use crate::model::Site;
use crate::model::reading::Json;
use crate::ui::content::{Excerpt, Marked};

/// What is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// The root of the index, relative to the site's.
    pub root: String,
    /// The index of cards: without a line, and without the index, what is kept of those is looked through.
    pub cards: String,
}

impl Index {
    /// The index of a site; nothing where it has none.
    pub(super) fn of(site: &Site) -> Option<Self> {
        let root = site.roots.search.as_ref()?.file.clone();
        Some(Self { root, cards: site.roots.cards.file.clone() })
    }
}

/// What the engine says of a question.
#[derive(Debug, Default)]
pub struct Heard {
    /// The rows that match; nothing where no words are left that could be looked for.
    pub matches: Option<Matches>,
    /// Words that are too common, as they were typed.
    pub common: Vec<String>,
    /// Whether there were more words than are looked for.
    pub too_many: bool,
    /// Whether nothing is asked for but what to leave out.
    pub only_out: bool,
    /// In place of a rare word: the whole question with another, and how many rows this matches.
    pub instead: Option<(String, u32)>,
    /// Where the index was out of reach: how many headlines and how many whole texts were looked through, as all that is
    /// kept.
    pub kept: Option<(u32, u32)>,
}

thread_local! {
    /// The worker, and the index that it was opened with.
    static HIRED: RefCell<Option<(Rc<Worker>, Index)>> = const { RefCell::new(None) };
}

/// The worker for an index.
fn hired(base: &str, index: &Index) -> Result<Rc<Worker>, Fault> {
    let standing =
        HIRED.with_borrow(|hired| hired.as_ref().filter(|(_, of)| of == index).map(|(it, _)| Rc::clone(it)));
    if let Some(worker) = standing {
        return Ok(worker);
    }
    let script = page::root().and_then(|html| html.get_attribute("data-search")).ok_or(Fault::Platform)?;
    let worker = Rc::new(Worker::start(&script)?);
    worker.say(&[
        ("type", "open".into()),
        ("base", JsValue::from_str(base)),
        ("root", JsValue::from_str(&index.root)),
        ("cards", JsValue::from_str(&index.cards)),
    ]);
    dismiss();
    HIRED.replace(Some((Rc::clone(&worker), index.clone())));
    Ok(worker)
}

/// Another worker next time.
fn dismiss() {
    if let Some((old, _)) = HIRED.take() {
        old.end();
    }
}

/// Begins to read the engine, as the reader seems about to need it.
pub(super) fn warm(base: &str, index: &Index) {
    hired(base, index).ok();
}

/// A worker that broke is not asked again. The browser does not say why it did: whether its script can be had does.
async fn broken(fault: Fault) -> Fault {
    if fault != Fault::Platform {
        return fault;
    }
    dismiss();
    let script = page::root().and_then(|html| html.get_attribute("data-search")).unwrap_or_default();
    fetch::begin(&script, Body::Bytes, false).arrival().await.err().unwrap_or(Fault::NotThere)
}

/// A question under way.
pub(super) struct Asking(Result<(Awaited, Awaited), Fault>);

/// Asks which rows match; `typing` says that the last word may be only begun.
pub(super) fn ask(base: &str, index: &Index, words: &str, typing: bool) -> Asking {
    Asking(hired(base, index).map(|worker| {
        worker.forget("answer");
        worker.forget("instead");
        let number = worker.say(&[
            ("type", "ask".into()),
            ("words", JsValue::from_str(words)),
            ("typing", typing.into()),
        ]);
        (worker.listen("answer", number, ""), worker.listen("instead", number, ""))
    }))
}

impl Asking {
    /// Waits for the answer, and for what could be read instead of a word that nothing has.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) async fn heard(self) -> Result<Heard, Fault> {
        let asked = match self.0 {
            Ok((answer, instead)) => answer.message().await.map(|said| (said, instead)),
            Err(fault) => Err(fault),
        };
        let (said, instead) = match asked {
            Ok(asked) => asked,
            Err(fault) => return Err(broken(fault).await),
        };
        let mut heard = read(&said).ok_or(Fault::Unreadable)?;
        // Without it the answer is good all the same.
        let instead = instead.message().await.ok().and_then(|message| message.field("instead"));
        heard.instead = instead.and_then(|it| {
            let rows = it.field("rows")?.number()?;
            // A number of rows, written by our own worker.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Some((it.field("words")?.text()?, rows as u32))
        });
        Ok(heard)
    }
}

/// What stands in an answer.
fn read(said: &JsValue) -> Option<Heard> {
    let words = said.field("words")?.items()?;
    let of_kind = |kind: &'static str| {
        let is_it =
            move |word: &&JsValue| word.field("kind").and_then(|it| it.text()).as_deref() == Some(kind);
        words.iter().filter(is_it).filter_map(|word| word.field("text")?.text())
    };
    let without = |part: JsValue| {
        Some(Without {
            dropped: part.field("text")?.text()?,
            rest: part.field("rest")?.text()?,
            rows: rows(&part)?,
        })
    };
    let state = said.field("state")?.text()?;
    let scores: Uint16Array = said.field("scores")?.dyn_into().ok()?;
    let matches = Matches {
        rows: rows(said)?,
        scores: scores.to_vec(),
        without: said.field("without")?.items()?.into_iter().filter_map(without).collect(),
    };
    Some(Heard {
        matches: matches!(state.as_str(), "words" | "out").then_some(matches),
        common: of_kind("common").collect(),
        too_many: of_kind("beyond").next().is_some(),
        only_out: state == "out",
        instead: None,
        kept: said.field("kept").and_then(|kept| {
            // Numbers of articles, counted by our own worker.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let number = |name| Some(kept.field(name)?.number()? as u32);
            Some((number("looked")?, number("whole")?))
        }),
    })
}

fn rows(of: &JsValue) -> Option<Vec<u32>> {
    Some(of.field("rows")?.dyn_into::<Uint32Array>().ok()?.to_vec())
}

/// Asks for the passages of articles (by their files) that show the words; each is waited for by itself.
pub(super) fn passages(
    base: &str,
    index: &Index,
    words: &str,
    typing: bool,
    files: &[String],
) -> Vec<Option<Awaited>> {
    let Ok(worker) = hired(base, index) else { return files.iter().map(|_| None).collect() };
    worker.forget("excerpt");
    let number = worker.say(&[
        ("type", "excerpts".into()),
        ("files", worker::texts(files)),
        ("words", JsValue::from_str(words)),
        ("typing", typing.into()),
    ]);
    files.iter().map(|file| Some(worker.listen("excerpt", number, file))).collect()
}

/// Waits for a passage; nothing where it cannot be had.
pub(super) async fn passage(awaited: Awaited) -> Option<Excerpt> {
    let said = awaited.message().await.ok()?;
    let confirmed = said.field("confirmed").is_none_or(|it| it.is_truthy());
    Some(Excerpt { title: marked(&said, "title")?, passage: marked(&said, "segments")?, confirmed })
}

fn marked(of: &JsValue, name: &str) -> Option<Marked> {
    let piece = |it: JsValue| {
        let pair = it.items()?;
        Some((pair.first()?.text()?, pair.get(1)?.is_truthy()))
    };
    of.field(name)?.items()?.into_iter().map(piece).collect()
}

/// The rows whose titles match best what is being typed.
pub(super) async fn titles(base: &str, index: &Index, words: &str) -> Option<Vec<u32>> {
    let worker = hired(base, index).ok()?;
    worker.forget("titles");
    let number = worker.say(&[("type", "titles".into()), ("words", JsValue::from_str(words))]);
    rows(&worker.listen("titles", number, "").message().await.ok()?)
}
