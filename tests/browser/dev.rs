//! `chasqui dev` as who writes sees it: the page changes where it stands, faults lie over the last good site, drafts are
//! marked.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use chasqui::publish::build::{APP, Preview, PreviewOptions};
use chasqui::publish::dev::{Board, How, Studio};
use chasqui::publish::serve::{Prefix, shown_router};

use crate::harness::{Page, Setup, Site};
use crate::sights::attribute;

/// The demo newsroom, shown while it is written.
struct Desk {
    site: Site,
    place: tempfile::TempDir,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Desk {
    fn new(prepare: impl FnOnce(&Path)) -> Self {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let place = tempfile::tempdir().unwrap();
        let content = place.path().join("content");
        for entry in walkdir::WalkDir::new(project.join("content")).into_iter().map(Result::unwrap) {
            let there = content.join(entry.path().strip_prefix(project.join("content")).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(there).unwrap(),
                false => fs::copy(entry.path(), there).map(|_| ()).unwrap(),
            }
        }
        prepare(&content);
        let options = PreviewOptions {
            content: content.clone(),
            app: Some(project.join(APP)),
            built: project.join("dist"),
        };
        let preview = Preview::new(options).unwrap_or_else(|error| panic!("{error}"));
        let board = Arc::new(Board::new(preview.take_out()));
        let mut studio = Studio::new(preview, Arc::clone(&board), How::Told, || None);
        studio.begin();
        let is_over = Arc::<AtomicBool>::default();
        let over = Arc::clone(&is_over);
        let thread = std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                studio.wait(Duration::from_millis(100));
            }
        });
        let site = Site::shown(shown_router(board, Prefix::default()), &content);
        Self { site, place, is_over, thread: Some(thread) }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.place.path().join("content").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

const ARTICLE: &str = "news/2019/2019-06-02-a-school-for-community-leaders.md";
const PAGE: &str = "/news/2019/06/a-school-for-community-leaders/";

fn scrolled(page: &Page) -> i64 {
    page.script("return Math.round(scrollY)").as_i64().unwrap()
}

#[test]
fn a_save_is_seen_where_the_page_stands() {
    let desk = Desk::new(|_| {});
    let text = fs::read_to_string(desk.path(ARTICLE)).unwrap();
    let page = Page::new(&desk.site, &Setup::desk().size(800, 500).keeping());
    page.open(PAGE).ready();
    page.script("scrollTo({ top: 700, behavior: 'instant' })");
    assert_eq!(scrolled(&page), 700);

    desk.write(ARTICLE, &format!("{text}\nOne sentence more, at the end.\n"));
    page.see("One sentence more, at the end.").ready();
    page.until("it stands where it stood", || (scrolled(&page) == 700).then_some(()));

    // A fault lies over the last good site, which stays where it is.
    desk.write(ARTICLE, &text.replacen("topics: [", "topics: [no-such-topic, ", 1));
    page.see("You see the last good state").see("no-such-topic").see("One sentence more, at the end.");
    assert_eq!(scrolled(&page), 700);
    page.picture();
    desk.write(ARTICLE, &format!("{text}\nMended, at the end.\n"));
    page.not_see("You see the last good state").see("Mended, at the end.").ready();
    page.until("it stands where it stood", || (scrolled(&page) == 700).then_some(()));
    // All of it under the site's own policy, and without a service worker.
    page.console_clean();
    let workers = page.script_async(
        "const done = arguments[0]; navigator.serviceWorker.getRegistrations().then((all) => done(all.length))",
    );
    assert_eq!(workers, 0);
}

#[test]
fn the_first_fault_is_a_page_of_its_own() {
    let mut good = String::new();
    let desk = Desk::new(|content| {
        good = fs::read_to_string(content.join(ARTICLE)).unwrap();
        fs::write(content.join(ARTICLE), "no front matter").unwrap();
    });
    let page = Page::new(&desk.site, &Setup::desk());
    page.open(PAGE).see("The site cannot be shown yet").see("the file has no front matter").axe_clean();
    // Another fault takes the place of the first.
    desk.write(ARTICLE, &good.replacen("topics: [", "topics: [no-such-topic, ", 1));
    page.see("no-such-topic");
    desk.write(ARTICLE, &good);
    page.see("A school for community leaders").ready();
}

#[test]
fn drafts_are_marked() {
    let desk = Desk::new(|content| {
        let text = "---\ntitle: Not for everybody\ndate: 2019-06-20\ndraft: true\n---\nNot yet.\n";
        fs::write(content.join("news/2019/draft.md"), text).unwrap();
    });
    let page = Page::new(&desk.site, &Setup::desk());
    page.open("/news/2019/06/draft/").ready().see("Draft: shown here only");
    let mark = |link: &str| attribute(&page, link, "data-dev-draft");
    page.open("/news/").ready().see("Not for everybody");
    page.until("its link is marked", || mark("main a[href$='/2019/06/draft/']"));
    // Also in a list that the program makes.
    page.open("/news/?from=2019-06-20&to=2019-06-20").ready().see("Not for everybody");
    page.until("its link is marked", || mark("main a[href$='/2019/06/draft/']"));
    assert_eq!(mark("main a[href*='/2019/06/a-school']"), None);
    page.axe_clean().console_clean();
}
