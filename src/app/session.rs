//! The visit: where the reader is, what stands there, what has been read, and what is under way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;

use super::edition::Edition;
use super::finder::Finder;
use super::stage::Stage;
use super::store::Store;
use super::voice::Voice;
use super::{focus, head};
use crate::archive::link::Place;
use crate::archive::query::Query;
use crate::archive::route::{Address, Route, Scope};
use crate::browser::history::{self, Step};
use crate::browser::page::{self, Page};
use crate::browser::task::Slot;
use crate::browser::{Fault, scroll};
use crate::ui::Setting;
use crate::ui::content::Content;

/// Where the reader is.
#[derive(Clone, Debug)]
pub(super) struct Here {
    /// The path and query that stand in the address bar.
    pub(super) place: Place,
    /// What is there.
    pub(super) address: Address,
    /// What is asked of a list; nothing of any other page.
    pub(super) query: Query,
    /// The step of the history.
    pub(super) step: Step,
}

/// The visit.
pub(super) struct Session {
    /// What the document says of itself.
    pub(super) page: Page,
    /// `main`.
    pub(super) stage: Stage,
    /// What is said aloud.
    pub(super) voice: Voice,
    /// The way to another page, while it is under way.
    pub(super) visit: Slot,
    /// The wait until it is called slow.
    pub(super) patience: Slot,
    /// What is read ahead of the reader.
    pub(super) ahead: Slot,
    /// The search box.
    pub(super) finder: Finder,
    store: Rc<Store>,
    edition: RefCell<Rc<Edition>>,
    here: RefCell<Here>,
    shown: RefCell<Option<Rc<Content>>>,
    left: RefCell<Vec<Step>>,
    /// The page as it was prerendered: where, and what is said of it, once it has been left.
    made_at: Option<Address>,
    as_made: RefCell<Option<(head::Kept, Option<Rc<Content>>)>>,
    renewed: Cell<bool>,
    /// The id of the step of the history that the open sheet of filters has for its own.
    pub(super) sheet: Cell<Option<f64>>,
}

impl Session {
    /// Begins the visit at the page as it was prerendered.
    ///
    /// # Errors
    /// Why the site could not be had.
    pub(super) async fn begin(page: Page, main: Element) -> Result<Self, Fault> {
        let store = Rc::new(Store::new(&page.base));
        let edition = Rc::new(Edition::open(&page, Rc::clone(&store), false).await?);
        let place = current_place(&page).unwrap_or_default();
        let address = edition.address(&place.path);
        let query = query(&address, &place);
        let step = history::current().unwrap_or_else(|| first_step(&page, &edition));
        let made_at = page.is_made().then(|| address.clone());
        let here = Here { place, address, query, step };
        Ok(Self {
            page,
            made_at,
            as_made: RefCell::default(),
            renewed: Cell::new(false),
            sheet: Cell::new(None),
            stage: Stage::new(main),
            voice: Voice::default(),
            visit: Slot::default(),
            patience: Slot::default(),
            ahead: Slot::default(),
            finder: Finder::default(),
            store,
            edition: RefCell::new(edition),
            here: RefCell::new(here),
            shown: RefCell::new(None),
            left: RefCell::default(),
        })
    }

    /// The state of the site that the visit is at.
    pub(super) fn edition(&self) -> Rc<Edition> {
        Rc::clone(&self.edition.borrow())
    }

    /// Where views are shown.
    pub(super) fn setting(&self) -> Setting {
        self.edition().setting()
    }

    /// Where the reader is.
    pub(super) fn here(&self) -> Here {
        self.here.borrow().clone()
    }

    /// Notes where the reader is now.
    pub(super) fn arrive(&self, here: Here) {
        self.here.replace(here);
    }

    /// What stands in `main`, where that is known.
    pub(super) fn shown(&self) -> Option<Rc<Content>> {
        self.shown.borrow().clone()
    }

    /// Notes what stands in `main`.
    pub(super) fn set_shown(&self, content: Option<Content>) {
        self.shown.replace(content.map(Rc::new));
    }

    /// Whether the page at this address stands there as it was prerendered.
    pub(super) fn stands_as_made(&self) -> bool {
        self.stage.is_untouched() && self.page.is_made()
    }

    /// Before another page takes the place of the one that was prerendered: remembers what is said of it.
    pub(super) fn note_as_made(&self) {
        if self.stage.is_untouched() && self.as_made.borrow().is_none() {
            self.as_made.replace(Some((head::keep(), self.shown())));
        }
    }

    /// Whether a page is the one that was prerendered, as it was made; `fresh` if it also must not be older than what
    /// is known of the site.
    pub(super) fn was_made_for(&self, address: &Address, query: &Query, fresh: bool) -> bool {
        self.made_at.as_ref() == Some(address) && *query == Query::default() && !(fresh && self.renewed.get())
    }

    /// Shows the page again that was prerendered, without asking anyone.
    pub(super) fn show_as_made(&self) {
        self.stage.show_as_made();
        if let Some((said, shown)) = &*self.as_made.borrow() {
            head::say_again(said);
            self.shown.replace(shown.clone());
        }
    }

    /// Reads `site.json` anew; says whether the site has been renewed.
    ///
    /// # Errors
    /// [`Fault::Newer`] when it has, in a way that this program is too old for.
    pub(super) async fn renew(&self) -> Result<bool, Fault> {
        let edition = match Edition::open(&self.page, Rc::clone(&self.store), true).await {
            Ok(edition) => edition,
            Err(Fault::Newer) => return Err(Fault::Newer),
            Err(_) => return Ok(false),
        };
        let renewed = edition.site.generation != self.edition().site.generation;
        if renewed {
            self.renewed.set(true);
            self.store.forget_articles();
            self.edition.replace(Rc::new(edition));
        }
        Ok(renewed)
    }

    /// Remembers how this step of the history is left.
    pub(super) fn remember(&self) -> Step {
        let mut here = self.here.borrow_mut();
        here.step.y = scroll::y();
        here.step.focus = focus::kept(&self.stage.main);
        let mut left = self.left.borrow_mut();
        left.retain(|step| !step.is(&here.step));
        left.push(here.step.clone());
        here.step.clone()
    }

    /// Writes how this step is left into the history, unless that has gone to another step already.
    pub(super) fn save(&self) {
        let step = self.remember();
        if history::current().is_none_or(|current| current.is(&step)) {
            history::replace(None, &step);
        }
    }

    /// How the step was left to which the history has gone.
    pub(super) fn recall(&self) -> Step {
        let step = history::current().unwrap_or_else(|| Step::new(String::new(), false));
        let left = self.left.borrow().iter().find(|left| left.is(&step)).cloned();
        left.unwrap_or(step)
    }
}

/// What is asked of a list; nothing is asked of other pages.
pub(super) fn query(address: &Address, place: &Place) -> Query {
    match address.route {
        // An issue of a series is shown whole, whatever its address asks.
        Route::List(Scope::Number(..)) => Query::default(),
        Route::List(_) => Query::parse(&place.query),
        _ => Query::default(),
    }
}

/// The place that the address bar names.
pub(super) fn current_place(page: &Page) -> Option<Place> {
    place_of(page, &page::address()?)
}

/// The place of the site that an address means; nothing when it lies elsewhere.
pub(super) fn place_of(page: &Page, url: &web_sys::Url) -> Option<Place> {
    if url.origin() != page::address()?.origin() {
        return None;
    }
    let path = js_sys::decode_uri(&url.pathname()).map_or_else(|_| url.pathname(), String::from);
    Place::below(&page.base, &path, &url.search(), &url.hash())
}

/// The step of a page opened afresh: it remembers the list of ours that another document showed before, perhaps in
/// another window.
fn first_step(page: &Page, edition: &Edition) -> Step {
    let referrer = crate::browser::dom::document().map(|document| document.referrer()).unwrap_or_default();
    let before = web_sys::Url::new(&referrer).ok().and_then(|url| place_of(page, &url));
    match before.filter(|place| is_list(&edition.address(&place.path))) {
        Some(place) => Step::new(place.path + &place.query, history::steps() > 1),
        None => Step::new(String::new(), false),
    }
}

/// Whether a page lists articles that one may want to come back to.
pub(super) fn is_list(address: &Address) -> bool {
    matches!(
        address.route,
        Route::List(_) | Route::Year { .. } | Route::Month { .. } | Route::Undated { .. } | Route::Home
    )
}
