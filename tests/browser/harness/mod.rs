//! A reader at a browser.
//!
//! ```ignore
//! let site = Site::built();
//! Page::new(&site, &Setup::phone().dark())
//!     .open("/news/")
//!     .ready()
//!     .click("button", "Filter")
//!     .click("checkbox", "Mining")
//!     .see_count(12)
//!     .axe_clean()
//!     .console_clean();
//! ```
//!
//! Every step waits for what it names, and panics with the page's address, its text, its console and a picture when
//! that does not come. Steps block, so a test is a plain `#[test]` and a failure names the test's own line.

mod audit;
mod command;
mod console;
mod driver;
mod network;
mod page;
mod pointer;
mod setup;
mod site;
mod state;
mod tree;

pub(crate) use fantoccini::key::Key;
pub(crate) use page::Page;
pub(crate) use setup::Setup;
pub(crate) use site::{Fault, Site, built_folder};
