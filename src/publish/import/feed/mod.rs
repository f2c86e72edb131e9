//! Feeds as items: Atom, RSS 0.9x, 1.0 and 2.0, JSON Feed, and the archives that RFC 5005 lets them lead to.
//!
//! 1. `mend` makes readable text of the bytes: encodings, stray control characters and ampersands, entities of HTML; what
//!    a document type declares is never unfolded.
//! 2. `parse` reads it with feed-rs, keeping dates as they are written; what is broken is read entry by entry.
//! 3. `entry` makes an item of an entry. 4. `source` follows the trail of archives, each entry counted once.

mod entry;
mod mend;
mod parse;
mod source;

pub use source::{Feed, FeedOptions};
