//! What each page is made from, as a hash: the site, the program, the page's address, and what it shows.
//!
//! The publisher's own program is not in it: [`crate::publish::output::Staging::again`] is told that apart, so another
//! program takes nothing over.

use std::fmt::{self, Write as _};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::archive::route::Address;
use crate::model::Site;
use crate::publish::compile::{Catalogue, card};
use crate::publish::content::Newsroom;
use crate::publish::output::Fingerprint;
use crate::ui::content::Content;

use super::Program;
use super::dated::Dated;
use super::head::Heads;
use super::policy::policy;

/// What is the same for all pages, and what each row's card says.
pub(super) struct Fingerprints {
    common: Fingerprint,
    /// None before somebody asks for all pages ([`Self::of_cards`]).
    cards: OnceLock<Vec<Fingerprint>>,
}

impl Fingerprints {
    /// `site` as pages see it.
    pub(super) fn new(site: &Site, program: &Program, newsroom: &Newsroom, heads: &Heads) -> Self {
        let mut common = Digest::default();
        common.debug(site).debug(program).text(&policy(newsroom)).debug(&newsroom.site.offline).debug(heads);
        Self { common: common.done(), cards: OnceLock::new() }
    }

    /// Looks at all cards, on all processors: to be called before [`Self::dated`], which must not be the first to.
    pub(super) fn of_cards(&self, catalogue: &Catalogue<'_>) {
        let card = |row: u32| {
            let mut digest = Digest::default();
            digest.debug(&card::card(catalogue, catalogue.at(row), None));
            digest.done()
        };
        if self.cards.get().is_none() {
            let rows: Vec<u32> = catalogue.rows().collect();
            // Another may have been quicker: it found the same.
            let _ = self.cards.set(rows.into_par_iter().map(card).collect());
        }
    }

    fn page(&self, path: &str) -> Digest {
        let mut digest = Digest::default();
        digest.0.update(&self.common);
        digest.text(path);
        digest
    }

    /// Of an article's page: its published document says all that it shows.
    pub(super) fn article(&self, path: &str, data: &[u8]) -> Fingerprint {
        let mut digest = self.page(path);
        digest.0.update(data);
        digest.done()
    }

    /// Of a part of a plain list.
    pub(super) fn dated(&self, address: &Address, versions: &[bool], list: &Dated, part: u32) -> Fingerprint {
        let mut digest = self.page(&address.to_string());
        digest.debug(&versions);
        let (frame, rows) = list.outline(part);
        digest.debug(&frame);
        let cards = self.cards.get().map(Vec::as_slice).unwrap_or_default();
        for row in rows {
            digest.0.update(&cards[*row as usize]);
        }
        digest.done()
    }

    /// Of any other page.
    pub(super) fn content(
        &self,
        address: &Address,
        versions: &[bool],
        content: Option<&Content>,
    ) -> Fingerprint {
        let mut digest = self.page(&address.to_string());
        digest.debug(&versions).debug(&content);
        digest.done()
    }
}

/// A hash of values as they show themselves to programmers: every field, each text in quotes.
#[derive(Default)]
struct Digest(blake3::Hasher);

impl Digest {
    fn debug(&mut self, value: &impl fmt::Debug) -> &mut Self {
        // Writing to a hash cannot fail.
        let _ = write!(self, "{value:?}");
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    fn done(&self) -> Fingerprint {
        *self.0.finalize().as_bytes()
    }
}

impl fmt::Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
