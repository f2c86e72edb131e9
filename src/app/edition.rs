//! One published state of the site, and what of it has been read. A page is put together from one edition, never from
//! two.

use std::rc::Rc;
use std::sync::Arc;

use super::store::{Had, Store};
use crate::archive::columns::Columns;
use crate::archive::route::{Address, Route};
use crate::browser::page::Page;
use crate::browser::{Fault, clock};
use crate::model::{CardIndex, Numbering, PageIndex, Site};
use crate::ui::Setting;

/// The site's one file with a stable name.
const SITE: &str = "data/v1/site.json";

/// One published state.
#[derive(Clone)]
pub struct Edition {
    /// Its identity, vocabularies, and where everything else is.
    pub site: Arc<Site>,
    /// What has been read.
    pub store: Rc<Store>,
    language: String,
    base: String,
}

impl Edition {
    /// Reads `site.json`. `fresh` asks the host whatever the browser has kept.
    ///
    /// # Errors
    /// Why it could not be had.
    pub async fn open(page: &Page, store: Rc<Store>, fresh: bool) -> Result<Self, Fault> {
        let site: Site = store.current(SITE, fresh).await?;
        // Every field may be missing, but a site without these is none.
        if site.languages.is_empty() || site.roots.facets.file.is_empty() {
            return Err(Fault::Unreadable);
        }
        Ok(Self { site: Arc::new(site), store, language: page.language.clone(), base: page.base.clone() })
    }

    /// Where views are shown: here, now.
    #[must_use]
    pub fn setting(&self) -> Setting {
        Setting {
            site: Arc::clone(&self.site),
            language: self.language.clone(),
            base: self.base.clone(),
            now: Some(clock::now()),
        }
    }

    /// The interface's language.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// What stands at a path of the site. Lists and the like are shown in the interface's language, whatever language
    /// the path is of; articles and pages are what they are.
    #[must_use]
    pub fn address(&self, path: &str) -> Address {
        let further: Vec<&str> = self.site.languages.iter().skip(1).map(|l| l.code.as_str()).collect();
        let address = Address::parse(path, &further);
        let numbered =
            |id: &str| self.site.one_series(id).is_some_and(|series| series.numbered != Numbering::None);
        let route = address.route.settle(numbered);
        if matches!(route, Route::Article(_) | Route::Page(_)) {
            return Address { language: address.language, route };
        }
        Address::new(&self.language, self.site.first_language(), route)
    }

    /// The facet columns and the index of cards, which every list stands on: both are needed at the same time.
    ///
    /// # Errors
    /// Why they are not here.
    pub fn lists(&self) -> Had<(Rc<Columns>, Rc<CardIndex>)> {
        let (columns, cards) = (self.columns(), self.cards());
        Ok((columns?, cards?))
    }

    /// The facet columns.
    ///
    /// # Errors
    /// Why they are not here.
    pub fn columns(&self) -> Had<Rc<Columns>> {
        self.store.columns(&self.site.roots.facets.file)
    }

    /// The index of cards.
    ///
    /// # Errors
    /// Why it is not here.
    pub fn cards(&self) -> Had<Rc<CardIndex>> {
        self.store.file(&self.site.roots.cards.file)
    }

    /// The index of pages.
    ///
    /// # Errors
    /// Why it is not here.
    pub fn pages(&self) -> Had<Rc<PageIndex>> {
        self.store.file(&self.site.roots.pages.file)
    }
}
