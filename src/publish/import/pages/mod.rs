//! A folder of old pages, HTML or PHP, as items.
//!
//! 1. `walk` lists the folder's files; `encoding` and `server_side` make text of each page.
//! 2. All pages are looked at once: `survey` counts what they share, and the dates that lists give for others.
//! 3. Each is read again: `text` takes the navigation out, finds title and date (`dated`), and makes the markup plain
//!    (`simplify`); `split` cuts pages that hold several items, and leaves out those that only list others.
//! 4. `work` goes through the pages and `make` makes the items. `address` says where files stood: links to other pages and files of the folder are written as whole addresses.

mod address;
mod dated;
pub(super) mod encoding;
mod head;
mod links;
mod make;
mod read;
mod server_side;
mod simplify;
mod source;
mod split;
mod survey;
mod text;
mod units;
pub(super) mod walk;
mod work;

pub use source::{Folder, FolderOptions};
pub(super) use units::squeezed;
