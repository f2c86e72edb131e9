//! Chasqui carries a news organisation's whole archive into the reader's own browser, from static files alone.
//!
//! The five-minute map: [`model`] says what is published, [`archive`] what can be asked of it, [`ui`] how it looks.
//! Those three are compiled for both sides. `publish` (native) turns a content folder into a site; `browser` and
//! `app` (WebAssembly) take the written pages over in the reader's browser. The two sides meet only in `model` and in
//! the written files. ARCHITECTURE.md tells it at more length.

pub mod archive;
pub mod model;
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
