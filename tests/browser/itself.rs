//! The harness on a site of a few small pages, so that a failing journey is the site's fault and not ours.

use crate::harness::{Fault, Key, Page, Setup, Site};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

const POLICY: &str = "<meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"default-src 'self'\">\
                      <meta name=viewport content=\"width=device-width\">";

/// Writes the site; gives its folder, removed when dropped.
fn small_site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let page = |title: &str, main: &str| {
        format!(
            "<!doctype html><html lang=en><head>{POLICY}<title>{title}</title>\
             <link rel=stylesheet href=/S/style.css><link rel=icon href=/S/icon.svg>\
             <script defer src=/S/app.js></script></head>\
             <body><nav aria-label=Site><a href=\"/S/\">Home</a> <a href=\"/S/news/\">News</a></nav>\
             <main>{main}</main></body></html>"
        )
    };
    for (path, text) in [
        (
            "index.html",
            page(
                "Home",
                "<h1>Welcome</h1><p id=words>The first words.</p><noscript>Scripts are off</noscript>\
                 <p id=state></p><label><input type=checkbox id=pick class=hidden> Mining</label>\
                 <label>Sort <select id=sort><option>Newest<option>Oldest</select></label>\
                 <label>Search <input type=search id=q></label>\
                 <p role=status data-count=3>3 articles</p><p><a href=news/>Read the <b>news</b></a></p>",
            ),
        ),
        ("news/index.html", page("News", "<h1>News</h1><h2>A fair</h2><p id=state></p><details><summary>More</summary>Much more</details>\
                 <button id=go>Show all</button>")),
        ("bad/index.html", page("Bad", "<h1>Bad</h1><img src=/S/icon.svg><p style=color:red>x</p>")),
        ("wide/index.html", page("Wide", "<h1>Wide</h1><p class=wide>x</p>")),
        (
            "style.css",
            ".hidden { position: absolute; opacity: 0; width: 1px; height: 1px; clip-path: inset(50%) }
             .wide { width: 2000px }
             body { color: #111; background: #fff }
             p { text-transform: uppercase }"
                .to_owned(),
        ),
        ("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>".to_owned()),
        ("data.json", "{\"word\": \"fetched\"}".to_owned()),
        (
            "app.js",
            "const state = document.querySelector('#state'), root = document.documentElement;
             const [pick, sort, q, words, go] = ['pick', 'sort', 'q', 'words', 'go'].map((it) => document.getElementById(it));
             const say = (text) => { state?.append(text + '; ') };
             const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print',
               '(prefers-reduced-motion: reduce)'].map((it) => Number(matchMedia(it).matches));
             say(`${innerWidth}x${innerHeight} ${media.join('')} ${navigator.language}`);
             pick?.addEventListener('change', () => {
               document.querySelector('[role=status]').dataset.count = 1; say('picked') });
             sort?.addEventListener('change', () => say(sort.value));
             go?.addEventListener('click', () => say('shown'));
             q?.addEventListener('input', () => say(q.value));
             if (location.search === '?swap') words.replaceWith(words.cloneNode(true));
             fetch('/S/data.json').then((it) => it.json()).then(
               (it) => { say(it.word); root.dataset.app = 'ready' },
               () => { say('unreadable'); root.dataset.app = 'failed' });"
                .to_owned(),
        ),
    ] {
        // The small pages have absolute addresses, as they are always served below /S.
        let file = dir.path().join(path);
        let folder = file.parent().expect("it lies in the site");
        fs::create_dir_all(folder).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    dir
}

/// Whether a step fails, and with which words.
fn failure(step: impl FnOnce()) -> Option<String> {
    let caught = catch_unwind(AssertUnwindSafe(step)).err()?;
    Some(caught.downcast_ref::<String>().cloned().unwrap_or_default())
}

#[test]
fn a_reader_finds_the_way() {
    let dir = small_site();
    let site = Site::of(dir.path(), "/S");
    let page = Page::new(&site, &Setup::desk());
    page.hold_text()
        .open("/")
        .ready()
        .see("the FIRST words")
        .see("1280x900 0000 en")
        .not_see("Scripts are off");
    assert_eq!((page.count(), page.title(), page.h1()), (3, "Home".to_owned(), vec!["Welcome".to_owned()]));
    // A box that is hidden behind its label is clicked by the label.
    page.click("checkbox", "Mining").see("picked").see_count(1);
    assert_eq!(page.find("checkbox", "Mining").checked, Some(true));
    page.choose("Sort", "Oldest").see("Oldest;").fill("searchbox", "Search", "ñu").see("; ñu;");
    page.text_kept().axe_clean().fits_its_width().console_clean();
    page.stands_still(0.1);
    assert!(page.loaded().iter().any(|url| url.ends_with("/S/data.json")));

    page.inside("main", "")
        .click("link", "Read the news")
        .at("/news/")
        .see("A fair")
        .back()
        .at("/")
        .see("Welcome");
    page.forward().at("/news/").reload().ready().click_button("all").see("shown");
    assert_eq!(page.inside("navigation", "Site").names("link"), ["Home", "News"]);
    assert_eq!(page.inside("main", "").names("link"), [""; 0]);
    page.click_link("Home").at("/");
    assert!(site.asked().contains(&"/S/news/".to_owned()));
}

#[test]
fn the_keyboard_alone() {
    let dir = small_site();
    let site = Site::of(dir.path(), "/S");
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready();
    let stop = |role: &str, name: &str| (role.to_owned(), name.to_owned());
    assert_eq!(page.tab(3), [stop("link", "Home"), stop("link", "News"), stop("checkbox", "Mining")]);
    page.press(Key::Space).see("picked").press_with(Key::Shift, Key::Tab).see_focus("link", "News");
    page.press(Key::Enter).at("/news/");
}

#[test]
fn devices_and_preferences() {
    let dir = small_site();
    let site = Site::of(dir.path(), "/S");
    for (setup, said) in [
        (Setup::phone().dark(), "360x740 1000 en"),
        (Setup::phone().size(320, 600).light().forced_colours(), "320x600 0100 en"),
        (Setup::desk().print().language("es"), "1280x900 0010 es"),
        (Setup::desk().dark().reduced_motion(), "1280x900 1001 en"),
    ] {
        Page::new(&site, &setup).open("/").see(said).console_clean();
    }
}

#[test]
fn without_scripts() {
    let dir = small_site();
    let site = Site::of(dir.path(), "/S");
    let page = Page::new(&site, &Setup::phone().without_scripts());
    page.open("/").see("Scripts are off").click_link("Read the news").at("/news/").see("A fair");
    assert!(!site.asked().iter().any(|path| path.contains("data.json")));
}

#[test]
fn faults_are_found() {
    let dir = small_site();
    let site = Site::of(dir.path(), "/S");
    let page = Page::new(&site, &Setup::desk());
    page.hold_text().open("/?swap").ready();
    let told = failure(|| {
        page.text_kept();
    })
    .expect("the words were replaced");
    assert!(told.contains("The first words") && told.contains("address: /?swap"), "{told}");
    page.open("/wide/").ready();
    assert!(
        failure(|| {
            page.fits_its_width();
        })
        .expect("it is too wide")
        .contains("class=\"wide\"")
    );
    page.console_clean().open("/bad/");
    let findings = page.axe();
    assert_eq!(findings.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["image-alt"]);
    assert_eq!(findings[0].impact.as_deref(), Some("critical"));
    let stopped = page.policy_violations();
    assert!(
        !stopped.is_empty() && stopped.iter().all(|line| line.message.contains("inline style")),
        "{stopped:?}"
    );
    assert!(
        failure(|| {
            page.console_clean();
        })
        .is_some()
    );
    assert!(
        failure(|| {
            page.console_clean_but(&["Content Security Policy"]);
        })
        .is_none()
    );
}

#[test]
fn files_that_fail() {
    let dir = small_site();
    let mut site = Site::of(dir.path(), "/S");
    let page = Page::new(&site, &Setup::desk());
    for fault in [Fault::Missing, Fault::Empty, Fault::Cut, Fault::Garbled, Fault::Page] {
        site.fail("data.json", fault);
        page.open("/").see("unreadable");
        assert!(
            failure(|| {
                page.ready();
            })
            .is_some_and(|told| told.contains("failed to start")),
            "{fault:?}"
        );
        site.heal();
        page.open("/").ready();
    }
    let before = Instant::now();
    site.fail("data.json", Fault::Slow(Duration::from_millis(300)));
    page.open("/").ready();
    assert!(before.elapsed() >= Duration::from_millis(300));
    site.heal();

    // What is held does not come until it is let go; what the reader does meanwhile is done.
    site.fail("data.json", Fault::Held);
    page.open("/").click("checkbox", "Mining").see("picked");
    assert!(!page.text().contains("fetched"));
    site.heal();
    page.ready().see("fetched");

    site.forget();
    page.slow().slow_processor(2).open("/news/").ready();
    assert!(site.asked().iter().any(|path| path == "/S/news/"), "{:?}", site.asked());
    page.offline().open_failing("/").online().open("/").ready();
    site.stop();
    page.open_failing("/");
}

#[test]
fn the_mouse_rests() {
    let dir = small_site();
    let site = Site::of(dir.path(), "/S");
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready();
    page.script(
        "document.querySelector('nav a').addEventListener('mouseover', () => document.title = 'over')",
    );
    page.hover("link", "Home").until("the page noticed", || (page.title() == "over").then_some(()));
    assert_eq!(page.names("button"), [""; 0]);
}
