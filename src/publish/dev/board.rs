//! What everybody looks at: the site that is shown, and the news. The studio puts it there; requests are answered from it.

use std::convert::Infallible;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::{Body, Bytes};
use futures_util::stream;
use tokio::sync::watch;

use crate::publish::output::{HeldFile, HeldSite};
use crate::publish::serve::Shown;

use super::show::{Found, Show};
use super::told::{News, Wrong};
use super::waiting;

/// The script in every page.
const SCRIPT: (&str, &str) = ("__dev/script.js", include_str!("script.js"));
/// Its style.
const STYLE: (&str, &str) = ("__dev/style.css", include_str!("style.css"));
/// The stream of news.
const NEWS: &str = "__dev/news";
/// After so long without news something is sent, so that a connection whose page is gone is noticed.
const QUIET: Duration = Duration::from_secs(10);
/// How often a file is asked for that is still being made.
const STEP: Duration = Duration::from_millis(5);

/// The board.
pub struct Board {
    /// Tells this run of the program from others.
    run: String,
    /// The script that takes a service worker out.
    take_out: Arc<[u8]>,
    state: Mutex<State>,
    news: watch::Sender<News>,
    first: Condvar,
}

#[derive(Default)]
struct State {
    /// How many sites there were.
    count: u64,
    show: Option<Arc<Show>>,
    /// The last site that was made whole.
    whole: Option<Arc<HeldSite>>,
    /// Whether anything was put here.
    begun: bool,
}

impl Board {
    /// An empty one. `take_out` is the script that takes a service worker out of browsers.
    #[must_use]
    pub fn new(take_out: &str) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            run: format!("{:x}", since.as_nanos()),
            take_out: take_out.as_bytes().into(),
            state: Mutex::default(),
            news: watch::channel(News { site: None, wrong: None, drafts: Vec::new() }).0,
            first: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Blocks until something was put here.
    pub(super) fn wait_for_first(&self) {
        let waiting = self.first.wait_while(self.state(), |state| !state.begun);
        drop(waiting.unwrap_or_else(PoisonError::into_inner));
    }

    /// The last site that was made whole.
    pub(super) fn whole(&self) -> Option<Arc<HeldSite>> {
        self.state().whole.clone()
    }

    /// Shows another site; what was wrong is mended.
    pub(super) fn show(&self, show: Arc<Show>, drafts: &[String]) {
        let mut state = self.state();
        state.count += 1;
        let site = format!("{}-{}", self.run, state.count);
        if let Some(before) = state.show.replace(show) {
            before.give_up();
        }
        self.begun(state);
        let drafts = drafts.iter().map(|path| path.trim_start_matches('/').to_owned()).collect();
        self.news.send_replace(News { site: Some(site), wrong: None, drafts });
    }

    /// Takes in a site that was made whole.
    pub(super) fn whole_now(&self, show: &Arc<Show>, site: HeldSite) {
        let mut state = self.state();
        if state.show.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, show)) {
            state.whole = Some(Arc::new(site));
        }
    }

    /// Says that something is wrong, or that nothing is; the site that is shown stays.
    pub(super) fn say(&self, wrong: Option<Wrong>) {
        self.begun(self.state());
        self.news.send_if_modified(|news| {
            let is_other = news.wrong != wrong;
            news.wrong = wrong;
            is_other
        });
    }

    /// Says that something is wrong with a site, if that is the one that is shown.
    pub(super) fn say_of(&self, show: &Arc<Show>, wrong: Wrong) {
        if self.state().show.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, show)) {
            eprintln!("error: {}", wrong.summary);
            self.say(Some(wrong));
        }
    }

    fn begun(&self, mut state: MutexGuard<'_, State>) {
        state.begun = true;
        drop(state);
        self.first.notify_all();
    }

    /// Names the site that is shown; nothing before there is one.
    #[must_use]
    pub fn site(&self) -> Option<String> {
        self.news.borrow().site.clone()
    }

    /// What is wrong, in a line.
    #[must_use]
    pub fn wrong(&self) -> Option<String> {
        self.news.borrow().wrong.as_ref().map(|wrong| wrong.summary.clone())
    }

    /// The paths of all files of the site but the pages that are made when they are asked for, once it is whole.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        loop {
            let (show, whole) = {
                let state = self.state();
                (state.show.clone(), state.whole.clone())
            };
            let Some(show) = show else { return Vec::new() };
            if show.is_done() && self.state().show.as_ref().is_some_and(|now| Arc::ptr_eq(now, &show)) {
                let whole = self.state().whole.clone().or(whole);
                return whole.iter().flat_map(|site| site.paths().map(str::to_owned)).collect();
            }
            std::thread::sleep(STEP);
        }
    }

    /// A file of the site, as `build` would write it. Blocks until it is there or will not be.
    #[must_use]
    pub fn plain(&self, path: &str) -> Option<HeldFile> {
        loop {
            let (show, whole) = {
                let state = self.state();
                (state.show.clone()?, state.whole.clone())
            };
            match show.find(path, whole.as_deref()) {
                Found::File(file) => return Some(file),
                Found::Nothing => return None,
                // By then another may be shown.
                Found::NotYet => std::thread::sleep(STEP),
            }
        }
    }
}

impl Shown for Arc<Board> {
    fn file(&self, path: &str) -> Option<HeldFile> {
        match path {
            _ if path == SCRIPT.0 => Some(HeldFile::Bytes(SCRIPT.1.as_bytes().into())),
            _ if path == STYLE.0 => Some(HeldFile::Bytes(STYLE.1.as_bytes().into())),
            // A worker would show what it keeps.
            "service-worker.js" => Some(HeldFile::Bytes(Arc::clone(&self.take_out))),
            "app/start.js" => match self.plain(path)? {
                HeldFile::Bytes(bytes) => Some(HeldFile::Bytes(without_keeper(&bytes).into())),
                file @ HeldFile::File(_) => Some(file),
            },
            _ => self.plain(path),
        }
    }

    fn in_head(&self, root: &str) -> String {
        in_head(root, self.site().as_deref())
    }

    fn stream(&self, path: &str) -> Option<Body> {
        (path == NEWS).then(|| events(self.news.subscribe()))
    }

    fn instead(&self, root: &str) -> Option<String> {
        let news = self.news.borrow();
        news.site.is_none().then(|| waiting::page(news.wrong.as_ref(), &in_head(root, None)))
    }
}

/// What goes into a page's head; `site` names the site that the page is of.
fn in_head(root: &str, site: Option<&str>) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{root}{}\"><script src=\"{root}{}?{}\" defer></script>",
        STYLE.0,
        SCRIPT.0,
        site.unwrap_or_default()
    )
}

/// The start script without the name of the module that registers a service worker: then it registers none.
fn without_keeper(start: &[u8]) -> Vec<u8> {
    const NAME: &[u8] = b"\"offline.";
    let Some(at) = start.windows(NAME.len()).position(|part| part == NAME) else { return start.to_vec() };
    let Some(length) = start[at + 1..].iter().position(|byte| *byte == b'"') else { return start.to_vec() };
    [&start[..=at], &start[at + 1 + length..]].concat()
}

/// The news as an event stream: at once as they are, then whenever they change.
fn events(news: watch::Receiver<News>) -> Body {
    let first = (news, true);
    Body::from_stream(stream::unfold(first, |(mut news, is_first)| async move {
        if !is_first {
            match tokio::time::timeout(QUIET, news.changed()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return None,
                Err(_) => return Some((Ok::<_, Infallible>(Bytes::from_static(b":\n\n")), (news, false))),
            }
        }
        // Of strings alone, it can always be written, on one line.
        let json = serde_json::to_string(&*news.borrow_and_update()).unwrap_or_default();
        Some((Ok(format!("data: {json}\n\n").into()), (news, false)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_worker_is_registered() {
        for (start, expected) in [
            (r#"a("x");const KEEPER="offline.abcdefghij.js";b"#, r#"a("x");const KEEPER="";b"#),
            (r#"const KEEPER="";"#, r#"const KEEPER="";"#),
            (r#""offline."#, r#""offline."#),
        ] {
            assert_eq!(String::from_utf8(without_keeper(start.as_bytes())).unwrap(), expected);
        }
    }
}
