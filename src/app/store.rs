//! What has been read in this visit, and what is still to be read.
//!
//! A page is put together in one go from what is here ([`super::load`]). What is not here is noted as needed, and the
//! page is put together anew when it has come: so all that is known to be needed is read at the same time, and no page
//! is a chain of waits.
//!
//! Files named by the hash of their bytes never change, so they are kept for as long as the page lives; their JSON stays
//! in the browser's own form, and only what is shown is turned into our types: twenty cards of twenty shards, not all
//! their hundreds.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::asked::Asked;
use crate::archive::columns::{Columns, Draft, MAGIC};
use crate::browser::fetch::{self, Body, Waiter};
use crate::browser::{Fault, clock, gunzip};
use crate::model::reading::{Json, Published, read};
use crate::model::{Card, FORMAT};

/// More files than this are not kept: the oldest visits of a long day are forgotten all at once.
const MOST: usize = 600;

/// Why something is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It has not been asked for yet; now it is noted as needed.
    Needed,
    /// It cannot be had.
    Fault(Fault),
}

impl From<Fault> for Absence {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Something that is here, or why not.
pub type Had<T> = Result<T, Absence>;

/// A file that was asked for: its name, and the value of its JSON or its columns.
struct Kept {
    file: String,
    outcome: Result<JsValue, Fault>,
    typed: Option<Rc<dyn Any>>,
    /// It, or a part of it, is not of its type: the rest may be used, but it is asked for again when one tries again.
    spoilt: bool,
}

/// All that has been read.
#[derive(Default)]
pub struct Store {
    base: String,
    /// What the search engine was asked for.
    pub asked: Asked,
    kept: RefCell<Vec<Kept>>,
    needed: RefCell<Vec<(String, Body)>>,
    /// What failed before: it is asked for past whatever the browser has stored of it.
    suspect: RefCell<Vec<String>>,
    gone: Cell<bool>,
    articles: RefCell<Vec<(String, String)>>,
}

impl Store {
    /// An empty one; `base` is the path of the site's root.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { base: base.to_owned(), ..Self::default() }
    }

    /// Begins anew: what failed is asked for again, what was needed is not.
    pub fn begin(&self) {
        self.needed.borrow_mut().clear();
        self.asked.begin();
        self.kept.borrow_mut().retain(|kept| {
            let is_good = kept.outcome.is_ok() && !kept.spoilt;
            if !is_good {
                self.suspect.borrow_mut().push(kept.file.clone());
            }
            is_good
        });
        self.gone.set(false);
    }

    /// Whether a file with a name by hash was not there since this was last asked: then the site has been renewed, or
    /// is not whole.
    pub fn take_gone(&self) -> bool {
        self.gone.replace(false)
    }

    /// Asks at once for all that was noted as needed; what is returned waits until it is here, or cannot be had.
    /// Dropping that gives up what nobody else waits for.
    pub fn supply(self: &Rc<Self>) -> impl Future<Output = ()> + use<> {
        let needed = self.needed.take().into_iter().filter(|(file, _)| !self.has(file));
        let begun = needed.map(|(file, body)| {
            let is_suspect = self.suspect.borrow().contains(&file);
            let waiter = fetch::begin(&[self.base.as_str(), &file].concat(), body, is_suspect);
            (file, body, waiter)
        });
        let (begun, own) = (begun.collect::<Vec<_>>(), Rc::clone(self));
        let asked = self.asked.ask(&self.base);
        async move {
            for (ask, begun) in asked {
                own.asked.hear(ask, begun).await;
            }
            for (file, body, waiter) in begun {
                own.receive(file, body, waiter).await;
            }
        }
    }

    async fn receive(&self, file: String, body: Body, waiter: Waiter) {
        let (mut outcome, mut typed) = (waiter.arrival().await, None);
        if let (Body::Bytes, Ok(value)) = (body, &outcome) {
            match columns(value).await {
                Ok(columns) => typed = Some(Rc::new(columns) as Rc<dyn Any>),
                Err(fault) => outcome = Err(fault),
            }
        } else {
            outcome = outcome.and_then(of_our_format);
        }
        if outcome == Err(Fault::NotThere) {
            self.gone.set(true);
        }
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= MOST {
            kept.clear();
        }
        // Another page may have asked for it at the same time.
        kept.retain(|other| other.file != file);
        kept.push(Kept { file, outcome, typed, spoilt: false });
    }

    fn has(&self, file: &str) -> bool {
        self.kept.borrow().iter().any(|kept| kept.file == file)
    }

    fn need<T>(&self, file: &str, body: Body) -> Had<T> {
        self.needed.borrow_mut().push((file.to_owned(), body));
        Err(Absence::Needed)
    }

    /// The value that a file of JSON says.
    fn value(&self, file: &str) -> Had<JsValue> {
        let kept = self.kept.borrow().iter().find(|kept| kept.file == file).map(|kept| kept.outcome.clone());
        match kept {
            Some(outcome) => Ok(outcome?),
            None => self.need(file, Body::Json),
        }
    }

    fn typed(&self, file: &str) -> Option<Rc<dyn Any>> {
        self.kept.borrow().iter().find(|kept| kept.file == file)?.typed.clone()
    }

    /// A file with a name by hash as one of our types.
    ///
    /// # Errors
    /// Why it is not here; [`Fault::Unreadable`] when it is not of this type.
    pub fn file<T: Published + 'static>(&self, file: &str) -> Had<Rc<T>> {
        if let Some(known) = self.typed(file).and_then(|known| known.downcast().ok()) {
            return Ok(known);
        }
        let value: Rc<T> = Rc::new(self.once(file)?);
        let own: Rc<dyn Any> = value.clone();
        if let Some(kept) = self.kept.borrow_mut().iter_mut().find(|kept| kept.file == file) {
            kept.typed = Some(own);
        }
        Ok(value)
    }

    /// A file with a name by hash as one of our types, made anew each time: for what is shown once.
    ///
    /// # Errors
    /// As [`Store::file`].
    pub fn once<T: Published>(&self, file: &str) -> Had<T> {
        match read(self.value(file)?) {
            Some(value) => Ok(value),
            None => self.refuse(file),
        }
    }

    /// The facet columns.
    ///
    /// # Errors
    /// Why they are not here.
    pub fn columns(&self, file: &str) -> Had<Rc<Columns>> {
        if let Some(known) = self.typed(file).and_then(|known| known.downcast().ok()) {
            return Ok(known);
        }
        let failed =
            self.kept.borrow().iter().find(|kept| kept.file == file).map(|kept| kept.outcome.clone());
        match failed {
            Some(outcome) => Err(outcome.err().unwrap_or(Fault::Unreadable).into()),
            None => self.need(file, Body::Bytes),
        }
    }

    /// A file with a stable name, as it is now; never kept here. `fresh` asks the host even when the browser may still
    /// use what it has.
    ///
    /// # Errors
    /// Why it could not be had.
    pub async fn current<T: Published>(&self, file: &str, fresh: bool) -> Result<T, Fault> {
        let waiter = fetch::begin(&[self.base.as_str(), file].concat(), Body::Json, fresh);
        let value = waiter.arrival().await.and_then(of_our_format)?;
        read(value).ok_or(Fault::Unreadable)
    }

    /// One card of a shard, by its place.
    ///
    /// # Errors
    /// As [`Store::file`].
    pub fn card(&self, shard: &str, place: u32) -> Had<Card> {
        let Some(card) = read(self.cards(shard)?.get(place)) else { return self.refuse(shard) };
        self.remember(&card);
        Ok(card)
    }

    /// The card of a shard that stands for the page at `path`.
    ///
    /// # Errors
    /// As [`Store::file`].
    pub fn card_at(&self, shard: &str, path: &str) -> Had<Option<Card>> {
        let is_it = |card: &JsValue| card.field("path").is_some_and(|own| own == JsValue::from_str(path));
        let Some(card) = self.cards(shard)?.iter().find(is_it) else { return Ok(None) };
        read(card).map_or_else(|| self.refuse(shard), |card| Ok(Some(card)))
    }

    fn cards(&self, shard: &str) -> Had<Array> {
        let cards = self.value(shard)?.field("cards").and_then(|cards| cards.dyn_into().ok());
        cards.map_or_else(|| self.refuse(shard), Ok)
    }

    /// Something of a file is not of its type.
    fn refuse<T>(&self, file: &str) -> Had<T> {
        if let Some(kept) = self.kept.borrow_mut().iter_mut().find(|kept| kept.file == file) {
            kept.spoilt = true;
        }
        Err(Fault::Unreadable.into())
    }

    /// Notes where the article of a card is, for when it is asked for by its address.
    pub fn remember(&self, card: &Card) {
        if let Some(file) = card.file.as_ref().filter(|_| self.article(&card.path).is_none()) {
            self.articles.borrow_mut().push((card.path.clone(), file.clone()));
        }
    }

    /// The file of the article at `path`, where its card has been seen.
    #[must_use]
    pub fn article(&self, path: &str) -> Option<String> {
        let articles = self.articles.borrow();
        articles.iter().find(|(known, _)| known == path).map(|(_, file)| file.clone())
    }

    /// Forgets where articles are: another state of the site names other files.
    pub fn forget_articles(&self) {
        self.articles.borrow_mut().clear();
    }
}

/// The columns of a facet file.
async fn columns(file: &JsValue) -> Result<Columns, Fault> {
    let bytes = Uint8Array::new(file);
    let start = u32::try_from(MAGIC.len()).map_err(|_| Fault::Platform)?;
    let head = bytes.subarray(0, start).to_vec();
    if head != MAGIC {
        let newer = head.len() == MAGIC.len() && head[..4] == MAGIC[..4] && head[4] > MAGIC[4];
        return Err(if newer { Fault::Newer } else { Fault::Unreadable });
    }
    let payload = gunzip::gunzip(&bytes.subarray(start, bytes.length())).await?;
    let mut draft = Columns::read(&payload).map_err(|_| Fault::Unreadable)?;
    for step in 0..Draft::STEPS {
        // Taps and keys come first.
        clock::sleep(0).await;
        draft.settle(step);
    }
    Ok(draft.finish())
}

/// The value, if it says that its format is one that we read.
fn of_our_format(value: JsValue) -> Result<JsValue, Fault> {
    match value.field("format").and_then(|format| format.as_f64()) {
        Some(format) if format <= f64::from(FORMAT) => Ok(value),
        Some(_) => Err(Fault::Newer),
        None => Err(Fault::Unreadable),
    }
}
