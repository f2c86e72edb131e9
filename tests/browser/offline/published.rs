//! A site that is published anew while somebody reads it.

use super::{all_kept, copy, in_caches, project, stock, visited};
use crate::harness::{Page, Setup, Site};
use crate::sights::{attribute, choose, titles};
use chasqui::publish::build::{BuildOptions, Progress, build};
use std::fs;
use tempfile::TempDir;

/// The demo newsroom in a folder of its own, and its site, of whose builds before nothing is left on the host.
struct Newsroom {
    _place: TempDir,
    options: BuildOptions,
}

impl Newsroom {
    fn published() -> Self {
        let place = tempfile::tempdir().expect("a folder");
        let options = BuildOptions {
            content: place.path().join("content"),
            app: Some(project("target/app")),
            out: place.path().join("dist"),
            ..BuildOptions::default()
        };
        copy(&project("content"), &options.content);
        let newsroom = Self { _place: place, options };
        newsroom.publish();
        newsroom
    }

    fn publish(&self) {
        build(&self.options, Progress::Silent).expect("a site");
    }

    /// Publishes one article more.
    fn publish_another(&self, name: &str) {
        let text =
            format!("---\ntitle: About {name}\ndate: 2019-12-01\ntopics: [mining]\n---\nText of {name}.\n");
        fs::write(self.options.content.join(format!("news/2019/{name}.md")), text).expect("an article");
        self.publish();
    }
}

/// As if the page had rested until `now`, in milliseconds, before it is looked at again.
fn rest(page: &Page, now: u64) {
    page.script(&format!(
        "performance.now = () => {now}; document.dispatchEvent(new Event('visibilitychange'))"
    ));
}

/// The open page goes on as it began, whatever is published meanwhile; it is told of what is new, and shows that when it
/// is asked to.
#[test]
fn a_site_published_twice_while_a_page_is_open() {
    let newsroom = Newsroom::published();
    let site = Site::of(&newsroom.options.out, "/");
    let page = visited(&site, Setup::desk());
    page.open("/news/").ready();
    let (all, before) = (page.count(), titles(&page));

    newsroom.publish_another("first");
    rest(&page, 1_000_000_000);
    page.see("One new article.");
    assert_eq!(titles(&page), before, "nothing changes by itself");
    let mining = choose(&page, "topic", "mining");
    page.see_count(mining);
    assert!(!titles(&page).iter().any(|title| title == "About first"));

    newsroom.publish_another("second");
    page.back().at("/news/").see_count(all);
    rest(&page, 2_000_000_000);
    page.see("2 new articles.").axe_clean();
    // What was kept opens as it was; the search goes on in the index that the page began with.
    page.click("link", &before[0]).back().at("/news/").see_count(all);

    page.click("button", "Show the newest").ready().see_count(all + 2);
    assert_eq!(titles(&page)[..2], ["About first", "About second"].map(str::to_owned));
    all_kept(&page);
    page.open("/news/?topic=mining").ready().see_count(mining + 2);
}

/// Of a file that neither the browser nor the host has any more the page says that the site was renewed.
#[test]
fn what_neither_side_has_says_that_the_site_was_renewed() {
    let newsroom = Newsroom::published();
    let site = Site::of(&newsroom.options.out, "/");
    // Nothing is kept here.
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready();
    // Far down in the list: what is in view is read before anyone asks for it.
    let letter = newsroom.options.content.join("news/2012/zz.md");
    fs::create_dir_all(letter.parent().expect("its folder")).expect("a folder");
    fs::write(&letter, "---\ntitle: Of its own\ndate: 2012-06-01\n---\nText.\n").expect("an article");
    newsroom.publish();
    page.open("/news/").ready();
    let there = page.script("return [...document.querySelectorAll('main article a')].find((a) => a.textContent === 'Of its own')?.pathname");
    assert_eq!(there, "/news/2012/06/zz/");
    fs::write(&letter, "---\ntitle: Of its own\ndate: 2012-06-01\n---\nAnother text.\n").expect("an article");
    newsroom.publish();
    // The file that the open page knows of is gone; it finds the one that stands there now, or says what happened.
    page.click("link", "Of its own").at("/news/2012/06/zz/");
    page.until("the text, or what is wrong", || {
        let shown = page.script("return document.querySelector('main').textContent");
        let shown = shown.as_str().unwrap_or_default().to_owned();
        (shown.contains("Another text.") || attribute(&page, "main .trouble", "data-trouble").is_some())
            .then_some(())
    });
    assert_eq!(attribute(&page, "html", "data-app").as_deref(), Some("ready"));
}

/// What the browser threw away of itself comes again with the next visit.
#[test]
fn what_the_browser_threw_away_is_kept_again() {
    let mut site = Site::built();
    let page = visited(&site, Setup::desk());
    let gone = page.script_async(
        "const done = arguments[arguments.length - 1];
         (async () => {
           for (const name of await caches.keys()) await caches.delete(name);
           return (await caches.keys()).length;
         })().then(done);",
    );
    assert_eq!(gone, 0);
    page.open("/news/").ready();
    assert!(page.count() > 0);
    all_kept(&page);
    assert!(stock(&page).is_some());
    page.open("/").ready();
    page.until("the program is kept again", || (!in_caches(&page, "app/start.js").is_empty()).then_some(()));
    site.stop();
    page.open("/archive/").ready();
    assert_eq!(attribute(&page, "main .trouble", "data-trouble"), None);
}

/// Its text is gone from this browser at the next contact, though it was kept; its note is there without a line.
#[test]
fn what_is_withdrawn_goes_at_the_next_contact() {
    let newsroom = Newsroom::published();
    let mut site = Site::of(&newsroom.options.out, "/");
    let page = visited(&site, Setup::desk());
    let path = "/news/2019/03/madre-de-dios-plan/";
    assert_eq!(in_caches(&page, "articles/madre-de-dios-plan.").len(), 1);
    let before = in_caches(&page, "articles/madre-de-dios-plan.");
    let found = walkdir::WalkDir::new(&newsroom.options.content).into_iter().flatten();
    let source = found
        .map(|entry| entry.path().to_owned())
        .find(|it| it.to_string_lossy().ends_with("madre-de-dios-plan.md"));
    let source = source.expect("the article");
    let text = fs::read_to_string(&source).expect("its text");
    let note = "---\nwithdrawn: {date: 2026-01-01, text: It was asked for.}\n";
    fs::write(&source, text.replacen("---\n", note, 1)).expect("a note");
    newsroom.publish();
    page.open("/news/").ready();
    page.until("the old text is gone", || {
        in_caches(&page, "articles/madre-de-dios-plan.").iter().all(|it| !before.contains(it)).then_some(())
    });
    page.open(path).ready().see("It was asked for.");
    page.until("the note is kept", || {
        (in_caches(&page, "articles/madre-de-dios-plan.").len() == 1).then_some(())
    });
    site.stop();
    page.open(path).ready().see("It was asked for.").not_see("emergency");
}
