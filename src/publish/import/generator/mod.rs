//! Content of Hugo, Jekyll and Zola as items.
//!
//! 1. `front` splits a file into its front matter (YAML, TOML or JSON) and its Markdown; `config` reads the site's own.
//! 2. `files` finds the content files and their languages; `address` says where each stood, as the generator would.
//! 3. `tags` turns shortcodes and Liquid tags that are known, and keeps others visibly; `references` finds what names
//!    another file.
//! 4. `entry` makes an item of a file, `source` hands everything out. Nothing is run and no template is read.

mod address;
mod config;
mod entry;
mod files;
mod front;
mod references;
mod source;
mod tags;
mod tags_known;

pub use source::{Generated, GeneratedOptions};

/// Whose content it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// Hugo.
    Hugo,
    /// Jekyll.
    Jekyll,
    /// Zola.
    Zola,
}
