//! WordPress: its export files (WXR 1.0 to 1.2, as WordPress itself writes them) and its REST API (`wp/v2`).
//!
//! - `pieces` cuts a file of any size into its items, each of which stands or falls alone; `xml` reads one;
//! - `export` hands out what an export file has, `live` what a running site has; `post` makes items of either;
//! - `body` turns what WordPress keeps into HTML: `blocks`, `shortcodes`, `paragraphs`.

mod blocks;
mod body;
mod export;
mod live;
mod paragraphs;
mod pieces;
mod post;
mod shortcodes;
mod when;
mod xml;

pub use export::Export;
pub use live::Live;

use super::links::canonical;

/// Names a site for ever, whichever way it is read.
fn id(address: &str) -> String {
    let site = canonical(address);
    format!("wordpress:{}", if site.len() > 1 { site.trim_end_matches('/') } else { "unknown" })
}
