//! Facet columns and the answers to queries, for JavaScript to time.

// The publisher's own packing; it belongs to the native side, so it is taken in by its file.
#[path = "../../../src/publish/compile/gzip.rs"]
mod gzip;
mod sample;

use chasqui::archive::columns::Columns;
use chasqui::archive::listing::{PAGE, plan};
use chasqui::archive::query::Query;
use chasqui::archive::route::Scope;
use wasm_bindgen::prelude::wasm_bindgen;

/// The decoded columns.
#[wasm_bindgen]
pub struct Engine(Columns);

#[wasm_bindgen]
impl Engine {
    /// Decodes the payload of a facet file.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    #[wasm_bindgen(constructor)]
    pub fn new(payload: &[u8]) -> Result<Engine, String> {
        Columns::decode(payload).map(Engine).map_err(|fault| fault.to_string())
    }

    /// Answers a query of `/news/` with all its counts: how many works it finds.
    #[must_use]
    pub fn ask(&self, query: &str) -> u32 {
        plan(&self.0, &Scope::News, &Query::parse(query), "en", PAGE).total
    }
}

/// The facet file of a generated archive, packed as the publisher packs it (without the five bytes before the gzip
/// member).
#[wasm_bindgen]
#[must_use]
pub fn packed(articles: usize) -> Vec<u8> {
    gzip::gzip(&sample::columns(&sample::items(articles)).encode())
}

/// The same archive as JSON for the peer.
#[wasm_bindgen]
#[must_use]
pub fn rows(articles: usize) -> String {
    sample::json(&sample::items(articles))
}

/// Queries, a line each.
#[wasm_bindgen]
#[must_use]
pub fn queries(count: usize) -> String {
    sample::queries(count)
}
