//! `--outside-links`, against a small server of the test's own.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chasqui::publish::check::outside::Manners;
use chasqui::publish::check::{Seen, Wanted, mending};
use chasqui::publish::content::LoadOptions;
use chasqui::publish::fault::{Code, Severity};

use super::newsroom::{Folder, options, style};

/// What a server was asked: `HEAD /x`, and when.
type Asked = Arc<Mutex<Vec<(String, String, Instant)>>>;

struct Server {
    address: String,
    asked: Asked,
    most_at_once: Arc<AtomicUsize>,
}

impl Server {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (asked, at_once, most) =
            (Asked::default(), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let server = Self { address, asked: Arc::clone(&asked), most_at_once: Arc::clone(&most) };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, at_once, most) = (Arc::clone(&asked), Arc::clone(&at_once), Arc::clone(&most));
                std::thread::spawn(move || answer(stream, &asked, &at_once, &most));
            }
        });
        server
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(line, ..)| line.clone()).collect()
    }
}

fn answer(mut stream: TcpStream, asked: &Asked, at_once: &AtomicUsize, most: &AtomicUsize) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    while let Some(Ok(first)) = lines.next() {
        let mut name = String::new();
        for line in lines.by_ref().map_while(Result::ok).take_while(|line| !line.is_empty()) {
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("user-agent:") {
                name = value.trim().to_owned();
            }
        }
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap().to_owned(), words.next().unwrap().to_owned());
        asked.lock().unwrap().push((format!("{method} {path}"), name, Instant::now()));
        most.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let (status, more) = match (method.as_str(), path.as_str()) {
            (_, "/fine" | "/moved-here" | "/" | "/Per%C3%BA?a=%20b&c=(d)") => (200, ""),
            (_, "/gone") => (410, ""),
            (_, "/not-there") => (404, ""),
            (_, "/moved") => (301, "location: /moved-twice\r\n"),
            (_, "/moved-twice") => (308, "location: /moved-here\r\n"),
            (_, "/for-now") => (302, "location: /fine\r\n"),
            (_, "/to-the-front") => (301, "location: /\r\n"),
            (_, "/circle") => (302, "location: /circle\r\n"),
            (_, "/moved-to-nothing") => (301, "location: /not-there\r\n"),
            ("HEAD", "/no-heads") => (405, ""),
            (_, "/no-heads") => (200, ""),
            (_, "/forbidden") => (403, ""),
            (_, "/rest") => (429, ""),
            (_, "/slow") => {
                std::thread::sleep(Duration::from_secs(8));
                (200, "")
            }
            _ => (500, ""),
        };
        at_once.fetch_sub(1, Ordering::SeqCst);
        let head = format!("HTTP/1.1 {status} X\r\n{more}content-length: 0\r\n\r\n");
        if stream.write_all(head.as_bytes()).is_err() {
            return;
        }
    }
}

/// A place where nobody says a word. It stays bound, so that no other test's server comes to stand there.
fn nobody() -> (TcpListener, std::net::SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

fn manners() -> Manners {
    Manners {
        pause: Duration::ZERO,
        patience: Duration::from_secs(20),
        now: 1_000_000_000,
        ..Manners::default()
    }
}

fn wanted(manners: Manners) -> Wanted {
    Wanted { style: false, outside: Some(manners), ..Wanted::default() }
}

/// An article that links to some paths of a server, each in a paragraph.
fn linking(server: &Server, paths: &[&str]) -> Folder {
    let links: Vec<String> =
        paths.iter().map(|path| format!("The [report]({}{path}) is there.", server.address)).collect();
    Folder::new().article("a", "title: A\ndate: 2019-03-01\n", &links.join("\n\n"))
}

/// Codes with the line that each stands at.
fn found(seen: &Seen) -> Vec<(String, Code, Severity)> {
    let outside = seen.faults.list().iter().filter(|fault| fault.code.name().starts_with("outside"));
    outside
        .map(|fault| {
            let text = fault.text.clone().unwrap_or_default();
            let path = text.split("](").nth(1).and_then(|rest| rest.split(')').next()).unwrap_or_default();
            let path = path.splitn(4, '/').nth(3).unwrap_or_default();
            (path.to_owned(), fault.code, fault.severity)
        })
        .collect()
}

#[test]
fn each_answer_is_told_for_what_it_means() {
    let server = Server::new();
    let paths = [
        "/fine",
        "/gone",
        "/not-there",
        "/moved",
        "/for-now",
        "/to-the-front",
        "/circle",
        "/moved-to-nothing",
        "/no-heads",
        "/forbidden",
        "/broken",
        "/Perú?a=%20b&c=(d)",
    ];
    let seen = linking(&server, &paths).look(&wanted(manners()));
    let told = |path: &str, code, severity| (path.to_owned(), code, severity);
    assert_eq!(
        found(&seen),
        [
            told("gone", Code::OutsideLink, Severity::Warning),
            told("not-there", Code::OutsideLink, Severity::Warning),
            told("moved", Code::OutsideMoved, Severity::Warning),
            told("to-the-front", Code::OutsideLink, Severity::Warning),
            told("circle", Code::OutsideLink, Severity::Warning),
            told("moved-to-nothing", Code::OutsideLink, Severity::Warning),
            told("forbidden", Code::OutsideUnsure, Severity::Note),
            told("broken", Code::OutsideUnsure, Severity::Note),
        ]
    );
    assert_eq!(seen.faults.errors(), 0);
    let moved = seen.faults.list().iter().find(|fault| fault.code == Code::OutsideMoved).unwrap();
    assert_eq!(moved.mend.as_deref(), Some(format!("write {}/moved-here", server.address).as_str()));
}

#[test]
fn it_is_polite() {
    let server = Server::new();
    let pause = Duration::from_millis(60);
    let folder = linking(&server, &["/fine", "/fine#part", "/for-now", "/no-heads"]);
    folder.look(&wanted(Manners { pause, ..manners() }));
    // Each address once, its head first; where it leads on, that too.
    assert_eq!(
        server.asked(),
        ["HEAD /fine", "HEAD /for-now", "HEAD /fine", "HEAD /no-heads", "GET /no-heads"]
    );
    assert_eq!(server.most_at_once.load(Ordering::SeqCst), 1);
    let asked = server.asked.lock().unwrap();
    assert!(asked.windows(2).all(|pair| pair[1].2 - pair[0].2 >= pause));
    assert!(asked.iter().all(|(_, name, _)| name.starts_with("chasqui/") && name.contains("link check")));
}

#[test]
fn who_asks_for_rest_gets_it() {
    let server = Server::new();
    let seen = linking(&server, &["/a-rest/../rest", "/rest", "/x1", "/x2"]).look(&wanted(manners()));
    assert!(server.asked().len() <= 3, "{:?}", server.asked());
    assert!(found(&seen).iter().all(|(_, code, _)| *code == Code::OutsideUnsure));
}

#[test]
fn every_place_is_told_and_mended() {
    let server = Server::new();
    let (old, new) = (format!("{}/moved", server.address), format!("{}/moved-here", server.address));
    let folder = Folder::new()
        .article(
            "a",
            &format!("title: A\ndate: 2019-03-01\nsources: [{{title: B, url: \"{old}\"}}]\n"),
            &format!("The [report]({old}#page-2) and {old}/else."),
        )
        .with("pages/p.md", &format!("---\ntitle: P\n---\nThe <{old}>.\n"));
    let wanted = Wanted { outside: Some(manners()), ..style() };
    let seen = folder.look(&wanted);
    let places: Vec<_> = seen
        .faults
        .list()
        .iter()
        .filter(|fault| fault.code == Code::OutsideMoved)
        .map(|f| (f.file.as_str(), f.line))
        .collect();
    assert_eq!(places, [("news/a.md", Some(4)), ("news/a.md", Some(7)), ("pages/p.md", Some(4))]);
    let plan = mending::plan(folder.path(), &options(), &Wanted { only: vec![Code::OutsideMoved], ..wanted });
    mending::write(folder.path(), &plan.changes).unwrap();
    let text = folder.read("news/a.md");
    assert!(
        text.contains(&format!("url: \"{new}\""))
            && text.contains(&format!("({new}#page-2) and {old}/else.")),
        "{text}"
    );
    assert!(folder.read("pages/p.md").contains(&format!("The <{new}>.")));
    assert!(plan.then.faults.list().iter().all(|fault| fault.code != Code::OutsideMoved));
}

#[test]
fn answers_are_remembered_for_a_while() {
    let server = Server::new();
    let place = tempfile::tempdir().unwrap();
    let store: PathBuf = place.path().join("cache/links.json");
    let folder = linking(&server, &["/fine", "/gone"]);
    let at = |days: u64| {
        let manners = Manners { store: Some(store.clone()), now: 1_000_000_000 + days * 86_400, ..manners() };
        let codes: Vec<Code> =
            found(&folder.look(&wanted(manners))).into_iter().map(|(_, code, _)| code).collect();
        assert_eq!(codes, [Code::OutsideLink]);
        server.asked().len()
    };
    assert_eq!(at(0), 3);
    assert_eq!(at(0), 3);
    // What is gone may be back tomorrow; what is there will be for a fortnight.
    assert_eq!(at(2), 5);
    assert_eq!(at(15), 8);
    std::fs::write(&store, "not what it was").unwrap();
    assert_eq!(at(15), 11);
}

#[test]
fn the_time_is_limited() {
    let (slow, fine) = (Server::new(), Server::new());
    let body = format!("A [report]({}/slow) and [another]({}/fine).", slow.address, fine.address);
    let folder = Folder::new().article("a", "title: A\ndate: 2019-03-01\n", &body);
    let seen = folder.look(&wanted(Manners { patience: Duration::from_secs(2), ..manners() }));
    let codes: Vec<Code> = found(&seen).into_iter().map(|(_, code, _)| code).collect();
    assert_eq!(codes, [Code::OutsideLink]);
    // No time at all: nobody is asked, and that is said.
    let (before, none) = (fine.asked().len(), Manners { whole: Duration::ZERO, ..manners() });
    let seen = folder.look(&wanted(none));
    assert_eq!(fine.asked().len(), before);
    assert!(
        seen.faults.list().iter().any(|fault| fault.what.contains("before 2 links")),
        "{}",
        seen.faults.render("")
    );
}

#[test]
fn without_a_network_no_link_is_called_dead() {
    let (one, other) = (nobody(), nobody());
    let place = tempfile::tempdir().unwrap();
    let store = place.path().join("links.json");
    let body = format!("The [report](http://{}/x) and the [answer](http://{}/y).", one.1, other.1);
    let folder = Folder::new().article("a", "title: A\ndate: 2019-03-01\n", &body);
    let brief = Manners { patience: Duration::from_millis(200), ..manners() };
    let seen = folder.look(&wanted(Manners { store: Some(store.clone()), ..brief }));
    let told: Vec<_> = seen.faults.list().iter().map(|fault| (fault.code, fault.severity)).collect();
    assert_eq!(told, [(Code::OutsideUnsure, Severity::Note)]);
    assert!(!store.exists());
}

#[test]
fn nobody_there_is_told_and_a_build_asks_nobody() {
    let server = Server::new();
    let nobody = nobody();
    let folder = linking(&server, &["/gone"])
        .with("pages/p.md", &format!("---\ntitle: P\n---\nThe [report](http://{}/x).\n", nobody.1));
    let (newsroom, faults) = chasqui::publish::content::load(folder.path(), &LoadOptions::default());
    assert!(newsroom.is_some() && faults.is_empty() && server.asked().is_empty());
    let seen = folder.look(&wanted(Manners { patience: Duration::from_secs(2), ..manners() }));
    let files: Vec<&str> = seen.faults.list().iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(files, ["news/a.md", "pages/p.md"]);
    assert!(seen.faults.list()[1].what.contains("does not answer"));
}
