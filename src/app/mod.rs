//! The browser program: it takes a prerendered page over where it stands, and from then on loads what is asked for and
//! shows it by the same views that made the page.
//!
//! [`start`] begins; `listen` hears, `navigate` goes from page to page, [`load`] finds what a page shows, in the files of
//! one [`edition`] of the site, through the [`store`]. `stage` is `main`; `head` is all around it. `states` names what is
//! under way, where the style and tests can see it.

mod ahead;
mod asked;
pub mod edition;
mod events;
mod filters;
mod finder;
mod focus;
mod forms;
mod head;
mod listen;
pub mod load;
mod navigate;
mod offer;
mod search;
mod session;
mod stage;
mod start;
mod states;
pub mod store;
mod take;
mod voice;

pub use start::start;
