//! Without a line: what was visited once opens again, says what it is, and repairs itself. The server is really killed.
//! What is promised, and which of these tests shows it, stands in `docs/offline.md`.

mod changes;
mod faults;
mod published;
mod room;
mod without_line;

use serde_json::Value;
use std::path::{Path, PathBuf};

use crate::harness::{Page, Setup, Site};

/// Asks the worker that answers the page.
pub(crate) fn ask(page: &Page, message: &str) -> Value {
    page.script_async(&format!(
        "const done = arguments[arguments.length - 1];
         const {{ port1, port2 }} = new MessageChannel();
         port1.onmessage = ({{ data }}) => done(data.told ?? data);
         if (!navigator.serviceWorker.controller) done(null);
         else navigator.serviceWorker.controller.postMessage({message}, [port2]);"
    ))
}

/// How many articles are kept and how many there are.
pub(crate) fn stock(page: &Page) -> Option<(u64, u64)> {
    let told = ask(page, "{ type: 'about' }");
    let all = told["shares"].as_array()?.first()?.clone();
    Some((all["kept"].as_u64()?, all["count"].as_u64()?))
}

/// A first visit, after which all of the small site is kept.
fn visited(site: &Site, setup: Setup) -> Page {
    let page = Page::new(site, &setup.keeping());
    page.open("/").ready();
    all_kept(&page);
    page
}

/// Waits until every article is kept.
pub(crate) fn all_kept(page: &Page) {
    page.until("the site is kept", || stock(page).filter(|(kept, count)| *count > 0 && kept == count));
}

/// What is called `name` in this page's caches: cache and address.
pub(crate) fn in_caches(page: &Page, name: &str) -> Vec<String> {
    let found = page.script_async(&format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{
           const found = [];
           for (const name of await caches.keys())
             for (const {{ url }} of await (await caches.open(name)).keys())
               if (url.includes('{name}')) found.push(`${{name}} ${{url}}`);
           return found;
         }})().then(done);"
    ));
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A copy of the built site that a test may change.
pub(crate) fn copied(to: &Path) {
    copy(&crate::harness::built_folder(), to);
}

/// A folder of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a folder");
        let inside = to.join(entry.path().strip_prefix(from).expect("below it"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(inside).expect("a folder");
        } else {
            std::fs::copy(entry.path(), inside).expect("a copy");
        }
    }
}
