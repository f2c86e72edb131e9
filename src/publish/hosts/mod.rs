//! What a host must know of a site beside its files: types, lifetimes, security headers, old addresses.
//!
//! 1. `classes` and `types` are the one description: which file gets which header. `chasqui serve` goes by it, and so
//!    does everything here.
//! 2. `moved` says where old addresses lead, those with a query among them.
//! 3. `folder` writes what hosts read in the folder itself: `_headers` and `_redirects` (`netlify`; Cloudflare and
//!    GitLab read them too), `.htaccess` (`apache`), `.nojekyll`.
//! 4. `nginx` and `caddy` are printed by `chasqui hosts`: a server's own configuration does not belong into a folder
//!    that it serves, and must know the folder's place on the machine.
//!
//! Nothing of it is secret: it says where public pages are. A host that serves these files as they are does no harm.

pub mod apache;
pub mod caddy;
pub mod classes;
mod cover;
mod folder;
pub mod limits;
pub mod moved;
pub mod netlify;
pub mod nginx;
pub mod types;

pub use folder::{LeftOut, write};
pub use moved::Moved;

use crate::publish::content::Newsroom;
use crate::publish::editor;
use crate::publish::prerender::{policy, root_of};

/// What is the same for every host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The path of the site's root on its host: `/` or `/a/b/`.
    pub root: String,
    /// The security policy that pages carry.
    pub policy: String,
    /// That of the web editor's page, where there is one.
    pub editor: Option<String>,
    /// Where old addresses lead.
    pub moved: Vec<Moved>,
}

impl Facts {
    /// Those of a newsroom.
    #[must_use]
    pub fn new(newsroom: &Newsroom) -> Self {
        Self {
            root: root_of(newsroom.site.url.as_deref()),
            policy: policy(newsroom),
            editor: newsroom.site.editor.as_ref().map(editor::policy),
            moved: newsroom.redirects.iter().filter_map(Moved::new).collect(),
        }
    }

    /// The policy as a header of pages, which only the site itself may frame.
    #[must_use]
    pub fn framed_policy(&self) -> String {
        format!("{}; {}", self.policy, classes::OWN_FRAMES)
    }

    /// The web editor's policy as a header of its page, where there is one.
    #[must_use]
    pub fn editor_policy(&self) -> Option<String> {
        self.editor.as_ref().map(|policy| format!("{policy}; {}", classes::OWN_FRAMES))
    }
}

/// Where a server finds a site, and where it answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The site's folder on the server, without a last slash.
    pub dir: String,
    /// The host's name.
    pub host: String,
    /// The port it listens on, where that is not the usual one.
    pub port: Option<u16>,
    /// Whether nginx has its module for brotli.
    pub brotli: bool,
}
