//! The publisher: a folder of Markdown in, a static site out.
//!
//! 1. `content` reads the folder and checks everything, all faults at once.
//! 2. `compile` turns what was read into the published types of `model`.
//! 3. `prerender` makes a page of every route, through the same views as the browser program.
//! 4. `output` holds what is written: aside, read back, swapped in; `build` ties all of this together.
//! 5. `import` brings other programs' content in. `serve` is a right static server for what was written; `hosts` tells other servers what it goes by, and `check`
//!    looks whether they do.

pub mod build;
pub mod check;
pub mod command;
pub mod compile;
pub mod content;
pub mod dev;
pub mod editor;
pub mod fault;
pub mod feeds;
pub mod hosts;
mod html;
pub mod import;
pub mod new;
pub mod output;
pub mod prerender;
pub mod sample;
pub mod schema;
pub mod serve;
pub mod stamp;
pub mod web;
