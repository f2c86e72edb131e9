//! A right static server for a written site: what a good host does, so that what works here works there.
//!
//! 1. `address` reads the request's path, [`Prefix`] says where the site stands; `locate` finds the file, and nothing
//!    outside of the folder, no dotfile and no listing.
//! 2. `page` reads a page's own policy and fits the page to where it is served; `headers` says what else goes along.
//! 3. `encoding`, `freshness` and `range` read what the client can take, has already, and wants a part of.
//! 4. `respond` puts these together; `live` tells open pages that a new site was swapped in.
//! 5. `shown` does the same for a site that is in no folder, but in the hands of `chasqui dev`.
//! 6. `start` listens: [`serve`] for the command, [`spawn`] for tests.
//!
//! Written out rather than composed of ready-made layers, because the pieces touch each other: a part is of the plain
//! bytes, a policy is of the page, a validator is of the encoding.

mod address;
mod encoding;
mod error;
mod freshness;
mod headers;
mod html;
mod live;
mod locate;
mod page;
mod prefix;
mod range;
mod respond;
mod shown;
mod start;

pub use error::ServeError;
pub use page::page_addresses;
pub use prefix::Prefix;
pub use respond::router;
pub use shown::{Shown, shown_router};
pub use start::{Running, run, serve, spawn, spawn_layered, spawn_service};
pub(in crate::publish) use start::{announce, attend, bind, url};

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The written site.
    pub dir: PathBuf,
    /// Where on the host the site stands.
    pub prefix: Prefix,
    /// The address to listen on; the loopback unless the publisher says otherwise, as drafts may lie in the folder.
    pub host: IpAddr,
    /// The port; 0 lets the system choose.
    pub port: u16,
    /// Whether open pages reload when a new site is swapped in.
    pub live: bool,
}

impl Options {
    /// Serves `dir` at `/` on the loopback, port 8080.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self {
            dir: dir.into(),
            prefix: Prefix::default(),
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8080,
            live: false,
        }
    }

    /// The same below a prefix.
    #[must_use]
    pub fn prefix(self, prefix: Prefix) -> Self {
        Self { prefix, ..self }
    }

    /// The same with pages that reload when a new site is swapped in.
    #[must_use]
    pub fn live(self) -> Self {
        Self { live: true, ..self }
    }
}

#[cfg(test)]
mod tests;
