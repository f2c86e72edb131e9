//! `chasqui import`: what others' programs keep, turned into the content format.
//!
//! Every source (WordPress, feeds, folders of pages, other generators) gives the same neutral [`item`]s and nothing else;
//! all that follows is the same for all of them:
//!
//! 1. `spool`: what the source finds is kept in a file aside, so that memory does not grow with the archive.
//! 2. `mapping`: its categories and tags become topics, regions, places, series and kinds by `import.yaml`, which is
//!    proposed first.
//! 3. `plan`: every item gets its file, before the first link is written.
//! 4. `markdown`, `links`, `media`: bodies become our Markdown, their links and files are found again.
//! 5. `write`, `yaml`, `front`: files are written aside and read back; `commit` moves them in, all or none.
//! 6. `state` remembers what was written, so that it can be run again; `report` says what came, changed and was lost.

mod commit;
pub mod dates;
mod error;
pub mod feed;
mod fetch;
mod front;
pub mod generator;
mod item;
mod links;
mod mapping;
pub mod markdown;
mod media;
mod names;
pub mod pages;
mod place;
mod plan;
mod report;
mod run;
mod spool;
mod state;
mod terms;
pub mod wordpress;
mod write;
mod yaml;

pub use error::ImportError;
pub use fetch::Fetch;
pub use item::{
    Attachment, Body, Files, Found, Item, Known, NOWHERE, Note, Skipped, Sort, Source, Standing, Take, Term,
};
pub use report::Report;
pub use run::{Options, Outcome, run};
