//! The page: going there, waiting, seeing.

use super::command::Post;
use super::driver::Driver;
use super::{Setup, Site};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long a step waits for what it names. Generous: a busy machine is slow, and waiting ends as soon as it can.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it looks.
const PAUSE: Duration = Duration::from_millis(40);

/// A browser with one page, at a site.
pub(crate) struct Page {
    pub(super) client: Client,
    runtime: tokio::runtime::Runtime,
    base: String,
    pub(super) said: RefCell<Vec<super::console::Line>>,
    // Last, so that it outlives the client.
    _driver: Driver,
}

impl Page {
    /// Opens a browser for a reader who sits at `setup`, at `site`; nothing is loaded yet.
    pub(crate) fn new(site: &Site, setup: &Setup) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut driver = Driver::start();
        let capabilities = driver.capabilities(&[format!("--accept-lang={}", setup.language)]);
        let client = runtime.block_on(async {
            let connector = hyper_util::client::legacy::connect::HttpConnector::new();
            ClientBuilder::new(connector).capabilities(capabilities).connect(&driver.url()).await
        });
        let client = client.unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        driver.session = runtime.block_on(client.session_id()).expect("the session has an id");
        let page =
            Self { client, runtime, base: site.url().to_owned(), said: RefCell::default(), _driver: driver };
        for (command, params) in setup.commands() {
            page.devtools(command, &params);
        }
        page
    }

    /// Goes to a path of the site, `/news/?topic=mining`.
    #[track_caller]
    pub(crate) fn open(&self, path: &str) -> &Self {
        let url = format!("{}{}", self.base, path.trim_start_matches('/'));
        if let Err(error) = self.block(self.client.goto(&url)) {
            self.fail(&format!("open {path}: {error}"));
        }
        self
    }

    /// Goes to a path that the browser cannot reach: it shows its own page that says so.
    #[track_caller]
    pub(crate) fn open_failing(&self, path: &str) -> &Self {
        let url = format!("{}{}", self.base, path.trim_start_matches('/'));
        if self.block(self.client.goto(&url)).is_ok() {
            self.fail(&format!("{path} was reached, and should not be"));
        }
        self
    }

    /// Back, by the browser's own button.
    #[track_caller]
    pub(crate) fn back(&self) -> &Self {
        self.block(self.client.back()).unwrap_or_else(|error| self.fail(&format!("go back: {error}")));
        self
    }

    /// Forward, by the browser's own button.
    #[track_caller]
    pub(crate) fn forward(&self) -> &Self {
        self.block(self.client.forward()).unwrap_or_else(|error| self.fail(&format!("go forward: {error}")));
        self
    }

    /// Loads the page anew.
    #[track_caller]
    pub(crate) fn reload(&self) -> &Self {
        self.block(self.client.refresh()).unwrap_or_else(|error| self.fail(&format!("reload: {error}")));
        self
    }

    /// Waits until the app has taken the page over.
    #[track_caller]
    pub(crate) fn ready(&self) -> &Self {
        self.until("the app is ready", || {
            match self.try_script("return document.documentElement.dataset.app ?? null") {
                Some(Value::String(state)) if state == "ready" => Some(()),
                Some(Value::String(state)) if state == "failed" => self.fail("the app failed to start"),
                _ => None,
            }
        });
        self
    }

    /// Waits until the page shows this text, wherever it stands; lines and case are not told apart.
    #[track_caller]
    pub(crate) fn see(&self, text: &str) -> &Self {
        let wanted = plain(text);
        self.until(&format!("the page shows {text:?}"), || self.shows(&wanted).then_some(()));
        self
    }

    /// Waits until the page no longer shows this text.
    #[track_caller]
    pub(crate) fn not_see(&self, text: &str) -> &Self {
        let unwanted = plain(text);
        self.until(&format!("the page does not show {text:?}"), || (!self.shows(&unwanted)).then_some(()));
        self
    }

    /// Waits until the address is this one, query and all, in the site.
    #[track_caller]
    pub(crate) fn at(&self, path: &str) -> &Self {
        self.until(&format!("the address is {path}"), || (self.path() == path).then_some(()));
        self
    }

    /// Waits until the number of results is this one.
    #[track_caller]
    pub(crate) fn see_count(&self, count: usize) -> &Self {
        self.until(&format!("the number of results is {count}"), || {
            (self.try_count() == Some(count)).then_some(())
        });
        self
    }

    /// The number of results that the page says.
    #[track_caller]
    pub(crate) fn count(&self) -> usize {
        self.until("the page says a number of results", || self.try_count())
    }

    fn try_count(&self) -> Option<usize> {
        self.try_script("return document.querySelector('[role=status][data-count]')?.dataset.count ?? null")?
            .as_str()?
            .parse()
            .ok()
    }

    /// The address below the site's root, with a first slash, query and fragment; the whole one elsewhere.
    pub(crate) fn path(&self) -> String {
        let url = self.block(self.client.current_url()).map(String::from).unwrap_or_default();
        url.strip_prefix(&self.base).map(|path| format!("/{path}")).unwrap_or(url)
    }

    /// The window's title.
    #[track_caller]
    pub(crate) fn title(&self) -> String {
        self.block(self.client.title()).unwrap_or_else(|error| self.fail(&format!("read the title: {error}")))
    }

    /// The text that the page shows.
    pub(crate) fn text(&self) -> String {
        let text = self.try_script("return document.body?.innerText ?? ''");
        text.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Runs a script of the test's own (as a function's body) and gives what it returns. For what no reader does.
    #[track_caller]
    pub(crate) fn script(&self, body: &str) -> Value {
        match self.block(self.client.execute(body, Vec::new())) {
            Ok(value) => value,
            Err(error) => self.fail(&format!("run a script: {error}")),
        }
    }

    /// As [`Page::script`], for a script that calls its last argument when it is done.
    #[track_caller]
    pub(crate) fn script_async(&self, body: &str) -> Value {
        match self.block(self.client.execute_async(body, Vec::new())) {
            Ok(value) => value,
            Err(error) => self.fail(&format!("run a script: {error}")),
        }
    }

    /// For looking again and again: while a page is being left, a script may find none.
    pub(super) fn try_script(&self, body: &str) -> Option<Value> {
        self.block(self.client.execute(body, Vec::new())).ok()
    }

    /// A command of the `DevTools` protocol.
    #[track_caller]
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Value {
        self.try_devtools(command, params).unwrap_or_else(|error| self.fail(&format!("{command}: {error}")))
    }

    pub(super) fn try_devtools(
        &self,
        command: &str,
        params: &Value,
    ) -> Result<Value, fantoccini::error::CmdError> {
        self.block(self.client.issue_cmd(Post::devtools(command, params)))
    }

    /// Looks until there is an answer, or fails saying what was waited for.
    #[track_caller]
    pub(crate) fn until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            if Instant::now() > end {
                self.fail(&format!("waited in vain until {what}"));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Ends the test with all that helps to see why.
    #[track_caller]
    pub(crate) fn fail(&self, what: &str) -> ! {
        let text: String = self.text().chars().take(1500).collect();
        let console: Vec<_> = self.console().iter().map(ToString::to_string).collect();
        let picture = self.picture().map_or_else(|| "none".to_owned(), |path| path.display().to_string());
        panic!(
            "{what}\n  address: {}\n  picture: {picture}\n  console: {}\n  text:\n{text}\n",
            self.path(),
            if console.is_empty() { "empty".to_owned() } else { console.join("\n           ") },
        )
    }

    /// Puts a picture of the window where cargo keeps what tests write.
    pub(crate) fn picture(&self) -> Option<PathBuf> {
        let name = std::thread::current().name().unwrap_or("page").replace("::", "-");
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        let bytes = self.block(self.client.screenshot()).ok()?;
        std::fs::write(&path, bytes).ok().map(|()| path)
    }

    /// Runs before any script of each page loaded from now on.
    #[track_caller]
    pub(crate) fn before_each_page(&self, source: &str) {
        self.devtools("Page.enable", &json!({}));
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    pub(super) fn shows(&self, wanted: &str) -> bool {
        plain(&self.text()).contains(wanted)
    }

    pub(super) fn block<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }
}

/// Text as it is compared: lower case (a style may write capitals), single blanks.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
