//! The service worker with the list of what it holds, the pages it gives without a line, and what makes the site
//! installable. Where the publisher wants none, a script that takes it out of every browser that has one.

use std::collections::BTreeSet;

use serde_json::json;

use crate::model::Site;
use crate::publish::content::Newsroom;
use crate::publish::content::accent::{DARK_PAPER, LIGHT_PAPER};
use crate::publish::output::{Staging, short_hash};
use crate::publish::prerender::Prerender;

use super::app::Held;
use super::{App, BuildError};

const WORKER: &str = "service-worker.js";
/// The manifest of an installed site.
pub(super) const MANIFEST: &str = "site.webmanifest";

/// Writes them at the site's root and below `app/`.
pub(super) fn write(
    newsroom: &Newsroom,
    app: &App,
    mut held: Held,
    prerender: &Prerender<'_>,
    staging: &Staging,
) -> Result<(), BuildError> {
    if !newsroom.site.offline {
        staging.write(WORKER, app.take_out())?;
        return Ok(());
    }
    for (path, html) in prerender.without_line() {
        held.program.push((path.clone(), short_hash(html.as_bytes())));
        staging.write(&path, html)?;
    }
    held.program.sort_unstable();
    // Collections are no pages that the program can show: without a line there are none.
    let is_the_programs = |head: &&str| *head != "collections";
    let heads: BTreeSet<&str> = prerender.paths().map(first_piece).filter(is_the_programs).collect();
    let mut list = json!({
        "program": app.program().name,
        "languages": newsroom.site.languages,
        "heads": heads,
        "files": held.program,
        "later": held.later,
    });
    list["name"] = short_hash(list.to_string().as_bytes()).into();
    staging.write(WORKER, app.worker(&list.to_string()))?;
    Ok(())
}

/// The first piece of a path: `news` of `/news/2019/`, nothing of `/`.
fn first_piece(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

/// Writes what makes the site installable: it opens on its front page, in a window of its own.
pub(super) fn manifest(site: &Site, app: &App, staging: &Staging) -> Result<(), BuildError> {
    let language = site.first_language();
    let icon =
        app.program().icon.iter().map(|(path, kind)| json!({"src": path, "sizes": "any", "type": kind}));
    let manifest = json!({
        "name": site.name.get(language),
        "short_name": site.short_name.get(language),
        "description": site.tagline.get(language),
        "lang": language,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": LIGHT_PAPER,
        "theme_color": DARK_PAPER,
        "icons": icon.collect::<Vec<_>>(),
    });
    staging.write(MANIFEST, manifest.to_string())?;
    Ok(())
}
