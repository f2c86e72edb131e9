//! Feeds: the newest articles for programs that follow sites, in Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.
//!
//! 1. [`channels`](channel) says which feeds there are: all news, each topic, region, series,
//!    language and collection.
//! 2. [`chosen`] which articles stand in each, and how all news goes on behind its feed in an archive trail (RFC 5005).
//! 3. [`entry`] makes of an article what stands in a feed, [`feed`] puts a feed together.
//! 4. [`atom`], [`rss`] and [`json`] write it.
//!
//! Nothing is written where the site's address is not known: what is in a feed is read elsewhere, so that every address
//! in it must be whole. No clock enters: a feed is as new as the newest thing known of its articles. What each field
//! means, and what ids are made from, is in `docs/feeds.md`.

pub mod asked;
pub mod atom;
pub mod channel;
pub mod chosen;
pub mod discovery;
pub mod entry;
pub mod feed;
pub mod ids;
pub mod json;
pub mod page;
pub mod rss;
mod xml;

/// The style by which browsers show a feed: they know XML only.
pub const STYLE: (&str, &str) = ("feeds/feed.css", include_str!("feed.css"));
