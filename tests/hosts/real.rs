//! What readers and partners need of a host, asked of each real one, at `/` and below a path.

use chasqui::publish::check::host;
use chasqui::publish::serve::{self, Options};
use chasqui::publish::web::{Answer, Web, resolved};

use super::fixture::Bench;
use super::servers::start;
use super::site::site;

const FOREVER: &str = "public, max-age=31536000, immutable";
const OWN: &str = "frame-ancestors 'self'";

/// Each row: path, status, and parts of headers (`name: part`; `!name` must not be there).
fn rows(files: &[String]) -> Vec<(String, u16, &'static str)> {
    let named = |start: &str, end: &str| {
        files
            .iter()
            .find(|path| path.starts_with(start) && path.ends_with(end))
            .expect("it is written")
            .clone()
    };
    let row = |path: &str, status, headers| (path.to_owned(), status, headers);
    let kept = "cache-control: public, max-age=31536000, immutable";
    assert!(kept.ends_with(FOREVER));
    let mut rows = vec![
        row(
            "",
            200,
            "content-type: text/html; charset=utf-8\ncontent-security-policy: frame-ancestors 'self'\n\
                      content-encoding: br\ncache-control: no-cache\nx-content-type-options: nosniff\n\
                      referrer-policy: strict-origin\npermissions-policy: camera=()\n!access-control-allow-origin",
        ),
        row(
            "news/2016/09/dragado-del-canal/",
            200,
            "content-type: text/html; charset=utf-8\ncache-control: no-cache",
        ),
        row("app/start.js", 200, "content-type: text/javascript; charset=utf-8\ncache-control: no-cache"),
        row(
            "app/style.css",
            200,
            "content-type: text/css; charset=utf-8\ncontent-encoding: br\nvary: accept-encoding",
        ),
        row("service-worker.js", 200, "content-type: text/javascript\ncache-control: no-cache"),
        row(
            "data/v1/site.json",
            200,
            "content-type: application/json\ncontent-encoding: br\ncache-control: no-cache\n\
                                       access-control-allow-origin: *\n!content-security-policy",
        ),
        row(
            "data/v1/latest/news.json",
            200,
            "cache-control: public, max-age=300\naccess-control-allow-origin: *",
        ),
        row(
            "data/v1/archive.jsonl.gz",
            200,
            "content-type: application/gzip\n!content-encoding\ncache-control: no-cache",
        ),
        row(
            &named("app/app_bg.", ".wasm"),
            200,
            "content-type: application/wasm\ncontent-encoding: br\n\
                                                  cache-control: public, max-age=31536000, immutable",
        ),
        row(
            &named("data/v1/facets.", ".bin"),
            200,
            "content-type: application/octet-stream\n!content-encoding\n\
                                                     cache-control: immutable\naccess-control-allow-origin: *",
        ),
        row(
            &named("data/v1/cards/", ".json"),
            200,
            "content-type: application/json\ncache-control: immutable",
        ),
        row("site.webmanifest", 200, "content-type: application/manifest+json"),
        row(
            "feeds/news.atom",
            200,
            "content-type: application/atom+xml; charset=utf-8\n\
                                     access-control-allow-origin: *\ncache-control: max-age=300",
        ),
        row(
            "embed/v1.js",
            200,
            "cache-control: max-age=300\naccess-control-allow-origin: *\n!content-security-policy",
        ),
        row("embed/1.0.0.js", 200, "cache-control: immutable\naccess-control-allow-origin: *"),
        row(
            "embed/feed/",
            200,
            "content-type: text/html\n!content-security-policy\n!x-frame-options\ncache-control: no-cache",
        ),
        row(
            "admin/",
            200,
            "content-type: text/html\ncache-control: no-cache\n\
             content-security-policy: connect-src 'self' blob: data: https://api.github.com\n\
             content-security-policy: frame-ancestors 'self'",
        ),
        row(
            "admin/editor.js",
            200,
            "content-type: text/javascript\ncache-control: no-cache\n!content-security-policy",
        ),
        row("media/tablas.pdf", 200, "content-type: application/pdf\ncache-control: max-age=300"),
        row(
            "nothing/here/",
            404,
            "content-type: text/html; charset=utf-8\ncontent-security-policy: frame-ancestors 'self'\n\
                                   cache-control: no-cache",
        ),
        row("data/v1/gone.json", 404, "access-control-allow-origin: *"),
        row(".chasqui", 404, ""),
    ];
    // In the other language the page for frames lies a folder deeper.
    if files.iter().any(|path| path == "en/embed/feed/index.html") {
        rows.push(row("en/embed/feed/", 200, "!content-security-policy\n!x-frame-options"));
    }
    rows
}

/// Old addresses, and addresses without their slash: where they lead.
const LEADS: [(&str, &str); 11] = [
    ("news", "news/"),
    ("news?q=agua&page=2", "news/?q=agua&page=2"),
    ("news/2016/09/dragado-del-canal", "news/2016/09/dragado-del-canal/"),
    ("old/4321", "en/old/"),
    ("old/p%C3%A1gina.php", "en/old/"),
    ("vieja.html", "en/old/"),
    ("news.php?id=56", "en/old/"),
    ("news.php?lang=es&utm=x&id=56", "en/old/"),
    ("noticias.php?id=55", "news/2016/09/dragado-del-canal/"),
    ("?p=123", "en/old/"),
    ("news/?x=1&story=9", "en/old/"),
];

fn files(bench: &Bench) -> Vec<String> {
    bench.files().into_keys().collect()
}

fn held(answer: &Answer, headers: &str, row: &str) {
    for line in headers.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(": ") {
            Some((name, part)) => {
                let value = answer.header(name).to_ascii_lowercase().replace("; charset", ";charset");
                let part = part.replace("; charset", ";charset");
                assert!(value.contains(&part), "{row}: {name} is {value:?}, and should hold {part:?}");
            }
            None => {
                let name = line.trim_start_matches('!');
                assert_eq!(answer.header(name), "", "{row}: {name} should not be there");
            }
        }
    }
}

/// All rows, old addresses, and that the check finds nothing at all.
fn good(name: &str, url: &str, bench: &Bench) {
    let web = Web::new(url).unwrap();
    for (path, status, headers) in rows(&files(bench)) {
        let answer = web.get(&path, "gzip, deflate, br").unwrap();
        let row = format!("{name} at {url}: {path}");
        assert_eq!(answer.status, status, "{row}");
        held(&answer, headers, &row);
    }
    for (from, to) in LEADS {
        let answer = web.get(from, "identity").unwrap();
        let row = format!("{name} at {url}: {from}");
        assert!(answer.leads(), "{row}: status {}", answer.status);
        let there = resolved(&format!("{}{from}", web.base()), answer.header("location"));
        assert_eq!(there, format!("{}{to}", web.base()), "{row}");
    }
    // What only looks like an old address is none.
    for path in ["?p=1234", "news/?story=99", "?xp=123"] {
        assert_eq!(web.get(path, "identity").unwrap().status, 200, "{name}: {path}");
    }
    // As old programs ask, and those that take gzip alone.
    let plain = web.get("data/v1/site.json", "identity").unwrap();
    assert_eq!((plain.header("content-encoding"), plain.body.first()), ("", Some(&b'{')), "{name}");
    let gzip = web.get("app/style.css", "gzip").unwrap();
    assert_eq!(gzip.header("content-encoding"), "gzip", "{name}");
    assert!(gzip.text().starts_with(":root") || gzip.text().starts_with("body"), "{name}");
    clean(name, url, true);
}

fn clean(name: &str, url: &str, of_warnings: bool) {
    let faults = host::check(url).unwrap();
    let wrong = if of_warnings { faults.list().len() } else { faults.errors() };
    assert_eq!(wrong, 0, "{name}: {}", faults.render(url));
}

fn on(name: &str) {
    for root in ["/", "/a/b/"] {
        let bench = site(root);
        let Some(server) = start(name, &bench, root) else { return };
        good(name, &server.url, &bench);
    }
}

#[test]
fn nginx() {
    on("nginx");
}

#[test]
fn caddy() {
    on("caddy");
}

#[test]
fn apache() {
    on("apache");
}

/// It can be told nothing: no header, no compression, no page of ours for what is not there. What readers need is there
/// all the same, and old addresses lead on by their pages.
#[test]
fn a_plain_file_server() {
    for root in ["/", "/a/b/"] {
        let bench = site(root);
        let Some(server) = start("plain", &bench, root) else { return };
        clean("plain", &server.url, false);
        let web = Web::new(&server.url).unwrap();
        for (path, status) in
            [("", 200), ("news/2016/09/dragado-del-canal/", 200), ("nothing/", 404), ("news", 301)]
        {
            assert_eq!(web.get(path, "identity").unwrap().status, status, "{path}");
        }
        for path in ["old/4321/", "vieja.html", "old/p%C3%A1gina.php/"] {
            let page = web.get(path, "identity").unwrap().text();
            assert!(page.contains("en/old/\">"), "{path}: {page}");
        }
        assert!(web.get("news.php/?id=56", "identity").unwrap().text().contains("app/moved."));
        let told = host::check(&server.url).unwrap().render("");
        for word in [
            "not compressed",
            "Content-Security-Policy",
            "asked for again and again",
            "other sites may not read",
        ] {
            assert!(told.contains(word), "{word}: {told}");
        }
    }
}

#[test]
fn our_own() {
    let bench = site("/a/b/");
    let prefix = "/a/b".parse().unwrap();
    let running = serve::spawn(Options::new(&bench.options.out).prefix(prefix)).unwrap();
    let web = Web::new(running.url()).unwrap();
    for (path, status, headers) in rows(&files(&bench)) {
        let answer = web.get(&path, "gzip, deflate, br").unwrap();
        assert_eq!(answer.status, status, "{path}");
        if path.ends_with("embed/feed/") {
            // We read a page's own policy and send that; what matters is that others may frame it.
            assert!(!answer.header("content-security-policy").contains("frame-ancestors"), "{path}");
            continue;
        }
        held(&answer, headers, &path);
    }
    assert!(web.get("", "br").unwrap().header("content-security-policy").contains(OWN));
    clean("our own", running.url(), true);
}
