//! What hosts read in the site's own folder. A file of the same name in the publisher's `static/` wins, whole.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use crate::publish::content::Newsroom;
use crate::publish::output::{OutputError, Staging};
use crate::publish::prerender::moved_files;

use super::{Facts, apache, netlify};

/// What the hosts' own limits leave out: how many of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Rules of `_headers`.
    pub headers: usize,
    /// Lines of `_redirects`.
    pub redirects: usize,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.redirects > 0 {
            writeln!(
                f,
                "{} redirects are not in _redirects: Cloudflare Pages reads {}. Their old addresses lead on by the pages \
                 there.",
                self.redirects,
                netlify::REDIRECTS
            )?;
        }
        if self.headers > 0 {
            writeln!(
                f,
                "{} rules are not in _headers: Cloudflare Pages reads {}. What they were for is asked after each time.",
                self.headers,
                netlify::HEADER_RULES
            )?;
        }
        Ok(())
    }
}

/// Writes them; everything else of the site is written already, but for the pages (their files) that are made when somebody
/// asks for them.
///
/// # Errors
/// As [`Staging::write`].
pub fn write(newsroom: &Newsroom, unwritten: Vec<String>, staging: &Staging) -> Result<LeftOut, OutputError> {
    let facts = Facts::new(newsroom);
    let written = staging.files().into_iter().map(|(path, _)| path);
    let files: BTreeSet<String> = written.chain(unwritten).collect();
    let paths = files.iter().map(String::as_str);
    let small: HashSet<String> = moved_files(newsroom).collect();
    let (headers, headers_left) = netlify::headers(&facts, paths, &|path| small.contains(path));
    let (redirects, redirects_left) = netlify::redirects(&facts);
    for (path, text) in [
        ("_headers", headers),
        ("_redirects", redirects),
        (".htaccess", apache::htaccess(&facts)),
        (".nojekyll", String::new()),
    ] {
        if !newsroom.static_files.iter().any(|file| file.path == path) {
            staging.write(path, text)?;
        }
    }
    Ok(LeftOut { headers: headers_left, redirects: redirects_left })
}
