//! Search: the words of the whole archive, in files of which a question loads the few that its own words fall in.
//!
//! 1. [`tokens`] finds the words of a text; [`letters`] folds case and accents; [`common`] words are left out; [`stem`]
//!    cuts a word to what its forms share.
//! 2. The index ([`root`], [`words`], [`pairs`], [`spelling`]; `docs/search.md` has every byte) is made by the publisher
//!    from what this module encodes, and decoded here, whatever the bytes.
//! 3. A [`question`] is read, the [`engine`] says which files it lacks, and gives its [`answer`] once it has them;
//!    [`rank`] says how well a row matches.
//! 4. [`excerpt`] shows the words in their sentence.
//! 5. Where the index is out of reach, [`scan`] looks through the texts that are at hand.
//!
//! In the browser all of this runs in a worker of its own (`src/bin/search.rs`, `public/search.js`). The app
//! itself has none of it but the rows that match ([`super::matches`]) and [`letters::fold`].

pub mod answer;
mod bytes;
pub mod common;
pub mod engine;
pub mod excerpt;
pub mod letters;
pub mod pairs;
pub mod question;
pub mod rank;
pub mod root;
mod rows;
pub mod scan;
pub mod spelling;
pub mod stem;
pub mod tokens;
pub mod words;

pub use bytes::IndexFault;
