//! From a content folder to a checked [`Newsroom`]: [`load`] reads everything and tells all faults at once.
//!
//! - `load`: the pipeline; `listing`, `yaml_files`, `source`, `front_matter`, `tree`, `heal`: from files to YAML whose every value knows its line;
//! - `sheet`, `fields`, `calendar`, `nearest`: reading it key by key, so that no fault hides another;
//! - `identity`, then `live`, `targets`, `lists` and `vocabularies`: what everything is called, and what a link or id can mean;
//! - `site`, `home`, `form`, `vocabulary`, `article`, `page`, `event`, `parts`: the parts of the format;
//! - `markdown`, `shelf`, `media`, `picture`: bodies and files;
//! - `compare`, `redirect`: what is wrong only side by side;
//! - `newsroom`: what comes of it all; `memory`: what of it the next loading need not read again.

pub mod accent;
pub(crate) mod address;
mod article;
mod calendar;
mod collections;
mod compare;
mod event;
mod feeds;
mod fields;
mod form;
mod front_matter;
mod heal;
mod home;
mod identity;
mod languages;
mod listing;
mod lists;
mod live;
mod load;
mod markdown;
pub mod media;
mod memory;
mod nearest;
pub mod newsroom;
mod page;
mod parts;
mod periods;
mod picture;
mod redirect;
mod sheet;
mod shelf;
mod site;
mod slug;
mod source;
mod targets;
mod tree;
mod vocabularies;
mod vocabulary;
mod yaml_files;

pub(in crate::publish) use address::decode as decoded_path;
pub use load::{LoadOptions, load, load_again};
pub(in crate::publish) use markdown::PICTURE_START;
pub use memory::Memory;
pub use newsroom::Newsroom;
