//! `chasqui dev`, from the save to what is shown, without a browser: all the ways in which editors save. Nothing here goes
//! by the clock: each step waits for what it names, and gives up long after any machine would have done it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chasqui::publish::build::{Preview, PreviewOptions};
use chasqui::publish::dev::{Board, How, Studio, Waited};
use chasqui::publish::output::HeldFile;
use chasqui::publish::serve::{Prefix, shown_router, spawn_service};

use super::fixture::Bench;

/// So long a step may take before the test says that it does not come.
const PATIENCE: Duration = Duration::from_secs(120);

/// Somebody who writes and looks.
struct Desk {
    bench: Bench,
    studio: Studio,
    board: Arc<Board>,
}

const A: &str = "news/2019/a.md";
const A_PAGE: &str = "news/2019/03/a/index.html";

fn article(title: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2019-03-01\n---\nText of {title}.\n")
}

impl Desk {
    fn new(how: How) -> Self {
        let bench = Bench::sample(20);
        bench.write(A, &article("One"));
        let mut desk = Self::at(bench, how);
        desk.see(A_PAGE, "Text of One");
        desk
    }

    fn at(bench: Bench, how: How) -> Self {
        let options = PreviewOptions {
            content: bench.options.content.clone(),
            app: bench.options.app.clone(),
            built: bench.path().join("built"),
        };
        let preview = Preview::new(options).unwrap_or_else(|error| panic!("{error}"));
        let board = Arc::new(Board::new(preview.take_out()));
        let mut studio = Studio::new(preview, Arc::clone(&board), how, || None);
        studio.begin();
        Self { bench, studio, board }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.bench.options.content.join(path)
    }

    fn file(&self, path: &str) -> Option<String> {
        Some(match self.board.plain(path)? {
            HeldFile::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            HeldFile::File(path) => String::from_utf8_lossy(&fs::read(path).ok()?).into_owned(),
        })
    }

    /// Waits until it is so.
    fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) -> &mut Self {
        let began = Instant::now();
        while !is_so(self) {
            assert!(
                began.elapsed() < PATIENCE,
                "this does not come: {what}; wrong: {:?}",
                self.board.wrong()
            );
            self.studio.wait(Duration::from_millis(200));
        }
        self
    }

    fn see(&mut self, path: &str, text: &str) -> &mut Self {
        self.until(&format!("{text:?} in {path}"), |desk| {
            desk.board.wrong().is_none() && desk.file(path).is_some_and(|file| file.contains(text))
        })
    }

    fn see_gone(&mut self, path: &str) -> &mut Self {
        self.until(&format!("no {path}"), |desk| desk.board.wrong().is_none() && desk.file(path).is_none())
    }

    fn see_wrong(&mut self, text: &str) -> &mut Self {
        self.until(text, |desk| desk.board.wrong().is_some_and(|wrong| wrong.contains(text)))
    }

    /// How many sites were shown so far.
    fn sites(&self) -> u64 {
        let site = self.board.site().unwrap();
        site.rsplit_once('-').unwrap().1.parse().unwrap()
    }

    /// Another file in its place, at once.
    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let aside = path.with_file_name(".aside.tmp");
        fs::write(&aside, text).unwrap();
        fs::rename(aside, path).unwrap();
    }
}

#[test]
fn every_way_to_save_an_article() {
    type Save = fn(&Desk, &str);
    let ways: [(&str, Save); 5] = [
        ("over it", |desk, text| fs::write(desk.path(A), text).unwrap()),
        ("another file renamed over it", |desk, text| desk.put(A, text)),
        ("emptied, then written in two steps", |desk, text| {
            let mut file = fs::File::create(desk.path(A)).unwrap();
            let (one, two) = text.split_at(text.len() / 2);
            file.write_all(one.as_bytes()).unwrap();
            file.flush().unwrap();
            file.write_all(two.as_bytes()).unwrap();
        }),
        ("renamed to a backup, then written anew", |desk, text| {
            fs::rename(desk.path(A), desk.path("news/2019/a.md~")).unwrap();
            fs::write(desk.path(A), text).unwrap();
        }),
        ("deleted, then written anew", |desk, text| {
            fs::remove_file(desk.path(A)).unwrap();
            fs::write(desk.path(A), text).unwrap();
        }),
    ];
    for how in [How::Told, How::Asking(Duration::from_millis(50))] {
        let mut desk = Desk::new(how);
        for (at, (way, save)) in ways.iter().enumerate() {
            let title = format!("Saved {at} {way}");
            save(&desk, &article(&title));
            // In the page, in a list that stands there too, and in the data.
            desk.see(A_PAGE, &title).see("news/2019/03/index.html", &title);
            assert!(desk.file("data/v1/site.json").is_some());
        }
    }
}

#[test]
fn what_is_no_change_makes_no_site() {
    let mut desk = Desk::new(How::Told);
    let before = desk.sites();
    // Saved as it was; what editors leave beside it; a file that nobody reads.
    desk.put(A, &article("One"));
    desk.bench.write("news/2019/.a.md.swp", "x").write("news/2019/a.md~", "x").write(".git/index", "x");
    fs::write(desk.path("news/2019/4913~"), "").unwrap();
    // After all of this something that is one, so that there is something to wait for.
    desk.put(A, &article("Two"));
    desk.see(A_PAGE, "Text of Two");
    assert_eq!(desk.sites(), before + 1);
}

#[test]
fn many_files_at_once() {
    let mut desk = Desk::new(How::Told);
    for number in 0..100 {
        let text = format!("---\ntitle: Of many {number}\ndate: 2018-05-01\n---\nText.\n");
        desk.bench.write(&format!("news/many/of-{number}.md"), &text);
    }
    let all = |desk: &Desk| {
        (0..100).all(|number| {
            let page = format!("news/2018/05/of-{number}/index.html");
            desk.file(&page).is_some_and(|file| file.contains(&format!("Of many {number}")))
        })
    };
    desk.until("a hundred articles", all);
    // A folder of another name: what is found in it lives where it did.
    fs::rename(desk.path("news/many"), desk.path("news/few")).unwrap();
    desk.bench.write("news/few/of-1.md", "---\ntitle: Moved\ndate: 2018-05-01\n---\nText.\n");
    desk.see("news/2018/05/of-1/index.html", "Moved");
    assert!(all(&desk) || desk.file("news/2018/05/of-2/index.html").is_some());
    fs::remove_dir_all(desk.path("news/few")).unwrap();
    desk.see_gone("news/2018/05/of-1/index.html").see(A_PAGE, "Text of One");
}

#[test]
fn everything_else_that_is_content() {
    let mut desk = Desk::new(How::Told);
    desk.put("news/2019/b.md", &article("Another"));
    desk.see("news/2019/03/b/index.html", "Text of Another");
    fs::remove_file(desk.path("news/2019/b.md")).unwrap();
    desk.see_gone("news/2019/03/b/index.html");

    let site = desk.bench.read("site.yaml").replace("The Sample Newsroom", "Called otherwise");
    desk.put("site.yaml", &site);
    desk.see("index.html", "Called otherwise");
    let topics = desk.bench.read("topics.yaml");
    let name = topics.lines().find(|line| line.contains("name:")).unwrap();
    desk.put("topics.yaml", &topics.replace(name, "  name: {en: Renamed, es: Otro}"));
    desk.see("topics/index.html", "Renamed");

    desk.put("media/note.txt", "The first.");
    let head = "title: With a note\ndate: 2019-03-01\ndocuments: [{file: media/note.txt}]";
    desk.put(A, &format!("---\n{head}\n---\nText.\n"));
    desk.see(A_PAGE, "With a note").see("media/note.txt", "The first.");
    desk.put("media/note.txt", "The second, which is longer.");
    desk.see("media/note.txt", "The second");
    desk.put("static/hello.txt", "Hello");
    desk.see("hello.txt", "Hello");
}

#[test]
fn a_fault_leaves_the_last_good_site() {
    let mut desk = Desk::new(How::Told);
    let good = desk.sites();
    desk.put(A, "---\ntitle: Broken\ntopics: [no-such-topic]\n---\nText.\n");
    desk.see_wrong("1 error");
    assert_eq!(desk.sites(), good);
    assert!(desk.file(A_PAGE).unwrap().contains("Text of One"), "the last good page");
    assert!(desk.file("data/v1/site.json").is_some(), "and its data");
    desk.put(A, &article("Mended"));
    desk.see(A_PAGE, "Text of Mended");
}

#[test]
fn a_fault_at_the_start() {
    let bench = Bench::sample(5);
    bench.write(A, "no front matter");
    let mut desk = Desk::at(bench, How::Told);
    desk.see_wrong("1 error");
    assert_eq!(desk.board.site(), None);
    desk.put(A, &article("Mended"));
    desk.see(A_PAGE, "Text of Mended");
}

#[test]
fn the_folder_goes_and_comes_back() {
    for how in [How::Told, How::Asking(Duration::from_millis(50))] {
        let mut desk = Desk::new(how);
        let elsewhere = desk.bench.path().join("elsewhere");
        fs::rename(&desk.bench.options.content, &elsewhere).unwrap();
        desk.see_wrong("is gone");
        assert_eq!(desk.studio.wait(Duration::ZERO), Waited::Gone);
        assert!(desk.file(A_PAGE).unwrap().contains("Text of One"), "what was shown stays");
        fs::rename(&elsewhere, &desk.bench.options.content).unwrap();
        desk.see(A_PAGE, "Text of One");
        desk.put(A, &article("Back again"));
        desk.see(A_PAGE, "Text of Back again");

        // Another folder of the same name, between two looks.
        fs::rename(&desk.bench.options.content, &elsewhere).unwrap();
        for entry in walkdir::WalkDir::new(&elsewhere).into_iter().map(Result::unwrap) {
            let there = desk.bench.options.content.join(entry.path().strip_prefix(&elsewhere).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(there).unwrap(),
                false => fs::copy(entry.path(), there).map(|_| ()).unwrap(),
            }
        }
        desk.put(A, &article("In another folder"));
        desk.see(A_PAGE, "Text of In another folder");
        desk.put(A, &article("And watched there"));
        desk.see(A_PAGE, "Text of And watched there");
    }
}

#[test]
fn drafts_are_shown_and_never_built() {
    let mut desk = Desk::new(How::Told);
    desk.put("news/2019/b.md", "---\ntitle: A draft\ndate: 2019-03-02\ndraft: true\n---\nNot yet.\n");
    desk.see("news/2019/03/b/index.html", "Not yet").see("news/2019/03/index.html", "A draft");
    assert!(!desk.bench.build().contains_key("news/2019/03/b/index.html"));
}

#[test]
fn two_at_once_in_one_folder() {
    let mut desk = Desk::new(How::Told);
    let content = desk.bench.options.content.clone();
    let mut bench = Bench::empty();
    bench.options.content = content.clone();
    let mut other = Desk::at(bench, How::Told);
    desk.put(A, &article("For both"));
    desk.see(A_PAGE, "Text of For both");
    other.see(A_PAGE, "Text of For both");
    // Neither leaves anything in it, or beside it.
    let names = |folder: &std::path::Path| -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        entries.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with('.')).collect()
    };
    assert_eq!(names(&content), Vec::<String>::new());
    assert_eq!(names(content.parent().unwrap()), Vec::<String>::new());
}

/// Asks a server for a path; gives the whole answer. Of a stream, as far as its first event.
fn ask(url: &str, method: &str, path: &str) -> String {
    let host = url.strip_prefix("http://").unwrap().split('/').next().unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    while !String::from_utf8_lossy(&answer).contains("\ndata: ") {
        match stream.read(&mut piece).unwrap() {
            0 => break,
            read => answer.extend_from_slice(&piece[..read]),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn what_browsers_are_sent() {
    let bench = Bench::sample(5);
    bench.write(A, "no front matter");
    let mut desk = Desk::at(bench, How::Told);
    desk.see_wrong("1 error");
    let prefix: Prefix = "/a/b".parse().unwrap();
    let server = spawn_service(shown_router(Arc::clone(&desk.board), prefix.clone()), &prefix).unwrap();
    let url = server.url().to_owned();
    assert!(url.ends_with("/a/b/"));
    let waiting = ask(&url, "GET", "/a/b/news/");
    assert!(waiting.starts_with("HTTP/1.1 503") && waiting.contains("has no front matter"), "{waiting}");

    desk.put(A, &article("<i>Mended</i>"));
    desk.see(A_PAGE, "Mended");
    let site = desk.board.site().unwrap();
    for (method, path, status, parts) in [
        (
            "GET",
            "/a/b/",
            "200",
            vec!["content-security-policy: default-src 'self'", "cache-control: no-cache"],
        ),
        (
            "GET",
            "/a/b/",
            "200",
            vec!["href=\"/a/b/__dev/style.css\"", &format!("/a/b/__dev/script.js?{site}")],
        ),
        ("GET", "/a/b/news/2019/03/a/", "200", vec!["&lt;i&gt;Mended"]),
        ("GET", "/a/b/news?q=x", "308", vec!["location: /a/b/news/?q=x"]),
        ("GET", "/a/b", "308", vec!["location: /a/b/"]),
        ("GET", "/a/b/nothing/", "404", vec!["__dev/script.js"]),
        ("GET", "/elsewhere/", "404", vec![]),
        ("GET", "/a/b/../../etc/passwd", "404", vec![]),
        ("POST", "/a/b/", "405", vec![]),
        ("GET", "/a/b/__dev/script.js", "200", vec!["text/javascript", "EventSource"]),
        ("GET", "/a/b/__dev/news", "200", vec!["text/event-stream", &site, "\"wrong\":null"]),
        // What would show what it keeps takes itself out.
        ("GET", "/a/b/service-worker.js", "200", vec!["registration.unregister()"]),
        ("GET", "/a/b/data/v1/site.json", "200", vec!["application/json", "access-control-allow-origin: *"]),
    ] {
        let answer = ask(&url, method, path);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{method} {path}: {answer:.200}");
        for part in parts {
            assert!(answer.contains(part), "{path} has no {part}: {answer:.600}");
        }
    }
    let head = ask(&url, "HEAD", "/a/b/");
    assert!(head.contains("content-length: ") && head.ends_with("\r\n\r\n"), "{head}");
}
