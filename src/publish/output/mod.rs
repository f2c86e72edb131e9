//! The written site: complete or absent.
//!
//! 1. [`Staging::new`] opens a folder beside the one asked for, and refuses to touch a folder that is not ours.
//! 2. [`Staging::write`] and [`Staging::write_hashed`] fill it, from many threads at once; the manifest notes what
//!    each file must hold.
//! 3. [`Staging::precompress`] adds `.br` and `.gz` copies where they pay.
//! 4. [`Staging::commit`] reads every file back, brings along what earlier builds named by hash, and swaps the
//!    folders by rename. What a crash leaves behind is put right when the next build opens the folder.
//!
//! A build of the same program after one of its own ([`Staging::again`]) leaves what is already there: `book` remembers
//! what the last build wrote and from what, `survey` looks whether it is still so, `patch` puts in what is new.
//!
//! A site may also be held in `memory` and never be put anywhere ([`Staging::in_memory`]).
//!
//! The same calls give the same bytes, in whatever order threads make them; no time of day enters a file.

mod book;
mod commit;
mod error;
mod hash;
mod history;
mod leftovers;
mod manifest;
mod marker;
mod memory;
mod patch;
mod path;
mod pieces;
mod precompress;
mod remove;
mod staging;
mod stay;
mod survey;

pub use book::Fingerprint;
pub use commit::Report;
pub use error::OutputError;
pub use hash::{named_by_hash, short_hash};
pub use marker::MARKER;
pub use memory::{HeldFile, HeldSite, Room};
pub use path::SitePath;
pub use pieces::Pieces;
pub use precompress::{Precompress, PrecompressReport, Warmth};
pub use staging::Staging;

#[cfg(test)]
mod tests;
