//! Hosts that do one thing wrong each: `check --url` names it and how to mend it. And folders in which something is wrong.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use chasqui::publish::check::host;
use chasqui::publish::fault::{Code, Fault, Severity};
use chasqui::publish::serve::{self, Options};

use super::fixture::Bench;
use super::site::site;

/// What a host does to an answer: the path that was asked for, what stood after `?`, and the right answer.
type Wrong = fn(&str, &str, Response) -> Response;

fn set(mut answer: Response, name: &'static str, value: &'static str) -> Response {
    answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    answer
}

fn without(mut answer: Response, name: &str) -> Response {
    answer.headers_mut().remove(name);
    answer
}

fn page(status: u16) -> Response {
    let mut answer = Response::new(Body::from("<!doctype html><title>Welcome</title>"));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    set(answer, "content-type", "text/html; charset=utf-8")
}

fn leads(to: &str) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::FOUND;
    answer.headers_mut().insert("location", HeaderValue::from_str(to).unwrap());
    answer
}

fn is_hashed(path: &str) -> bool {
    chasqui::publish::output::named_by_hash(path.trim_start_matches('/'))
}

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

/// What is wrong, what is told of it: how grave, of what sort, at which path, and a word of the mend.
const ROWS: [(&str, Wrong, Severity, Code, &str, &str); 22] = [
    (
        "wrong type for wasm",
        |path, _, answer| {
            if path.ends_with(".wasm") { set(answer, "content-type", "text/plain") } else { answer }
        },
        WARNING,
        Code::ContentType,
        "app_bg",
        "application/wasm",
    ),
    (
        "wrong type for scripts",
        |path, _, answer| {
            if path.ends_with(".js") { set(answer, "content-type", "text/plain") } else { answer }
        },
        ERROR,
        Code::ContentType,
        "app/start.js",
        "text/javascript",
    ),
    (
        "HTML in place of JSON",
        |path, _, answer| if path.ends_with("site.json") { page(200) } else { answer },
        ERROR,
        Code::PageInstead,
        "data/v1/site.json",
        "index.html",
    ),
    (
        "every address is the front page",
        |_, _, answer| if answer.status() == 404 { page(200) } else { answer },
        ERROR,
        Code::NoMissingPage,
        "chasqui-check",
        "404.html",
    ),
    (
        "a file of the data that is not there is a page",
        |path, _, answer| {
            if answer.status() == 404 && path.starts_with("/data/") { page(200) } else { answer }
        },
        ERROR,
        Code::PageInstead,
        "data/v1/articles/",
        "index.html",
    ),
    (
        "another page for what is not there",
        |_, _, answer| if answer.status() == 404 { page(404) } else { answer },
        WARNING,
        Code::NoMissingPage,
        "chasqui-check",
        "404.html",
    ),
    (
        "slash lost",
        |path, _, answer| if path == "/news" { page(200) } else { answer },
        ERROR,
        Code::SlashLost,
        "news",
        "/news/",
    ),
    (
        "slash, but not what was asked",
        |path, _, answer| if path == "/news" { leads("/news/") } else { answer },
        ERROR,
        Code::SlashLost,
        "news",
        "after ?",
    ),
    (
        "slash, but on another host",
        |path, query, answer| {
            if path == "/news" { leads(&format!("http://inside:8080/news/?{query}")) } else { answer }
        },
        ERROR,
        Code::SlashLost,
        "news",
        "/news/",
    ),
    (
        "old addresses lost",
        |path, _, answer| if path.starts_with("/old/") { page(404) } else { answer },
        ERROR,
        Code::RedirectLost,
        "old/4321",
        "old addresses",
    ),
    (
        "old addresses with a query lost",
        |path, _, answer| if path.starts_with("/news.php") { page(404) } else { answer },
        ERROR,
        Code::RedirectLost,
        "news.php?id=56",
        "old addresses",
    ),
    (
        "old addresses lead on and on",
        |path, query, answer| {
            if path.starts_with("/news.php") { leads(&format!("/news.php?{query}")) } else { answer }
        },
        ERROR,
        Code::RedirectLost,
        "news.php?id=56",
        "old addresses",
    ),
    (
        "entry kept for a year",
        |path, _, answer| {
            if path == "/app/start.js" {
                set(answer, "cache-control", "public, max-age=31536000")
            } else {
                answer
            }
        },
        ERROR,
        Code::KeptTooLong,
        "app/start.js",
        "no-cache",
    ),
    (
        "an old worker kept for a day",
        |path, _, answer| {
            if path == "/service-worker.js" { set(answer, "cache-control", "max-age=86400") } else { answer }
        },
        ERROR,
        Code::KeptTooLong,
        "service-worker.js",
        "no-cache",
    ),
    (
        "nothing is kept",
        |path, _, answer| if is_hashed(path) { set(answer, "cache-control", "no-store") } else { answer },
        WARNING,
        Code::NotKept,
        "app/",
        "immutable",
    ),
    ("nothing is compressed", |_, _, answer| answer, WARNING, Code::NotCompressed, "", ".br"),
    (
        "nobody else may read",
        |_, _, answer| without(answer, "access-control-allow-origin"),
        WARNING,
        Code::NotOpen,
        "data/v1/",
        "Access-Control-Allow-Origin",
    ),
    (
        "no security headers",
        |_, _, answer| {
            ["x-content-type-options", "referrer-policy", "permissions-policy", "content-security-policy"]
                .into_iter()
                .fold(answer, without)
        },
        WARNING,
        Code::Header,
        "",
        "frame-ancestors",
    ),
    (
        "a policy that stops the program",
        |_, _, answer| set(answer, "content-security-policy", "script-src 'self'; frame-ancestors 'self'"),
        ERROR,
        Code::Header,
        "",
        "policy",
    ),
    (
        "what is to be framed may not be",
        |path, _, answer| {
            if path.starts_with("/embed/feed/") { set(answer, "x-frame-options", "DENY") } else { answer }
        },
        ERROR,
        Code::Header,
        "embed/feed/",
        "X-Frame-Options",
    ),
    (
        "a compressed file is unpacked on the way",
        |path, _, answer| {
            if path.ends_with(".jsonl.gz") { set(answer, "content-encoding", "gzip") } else { answer }
        },
        ERROR,
        Code::Decoded,
        "archive.jsonl.gz",
        "application/gzip",
    ),
    ("an optimiser changes scripts", |_, _, answer| answer, ERROR, Code::Altered, "app/app.", "minifier"),
];

/// The site of `bench` on a host that does one thing wrong.
fn host_that(bench: &Bench, what: &'static str, wrong: Wrong) -> serve::Running {
    let layer = move |request: Request, next: Next| async move {
        let uri = request.uri().clone();
        let mut request = request;
        if what == "nothing is compressed" {
            request.headers_mut().remove("accept-encoding");
        }
        let alters =
            what == "an optimiser changes scripts" && is_hashed(uri.path()) && uri.path().ends_with(".js");
        if alters {
            request.headers_mut().remove("accept-encoding");
        }
        let answer = next.run(request).await;
        if alters {
            let (mut parts, body) = answer.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            parts.headers.remove("content-length");
            return Response::from_parts(parts, Body::from([b"/**/", &bytes[..]].concat()));
        }
        wrong(uri.path(), uri.query().unwrap_or_default(), answer)
    };
    let put = move |router: Router| router.layer(from_fn(layer));
    serve::spawn_layered(Options::new(&bench.options.out), put).unwrap()
}

#[test]
fn each_wrong_host_is_told_what_to_mend() {
    let bench = Arc::new(site("/"));
    for (what, wrong, severity, code, path, word) in ROWS {
        let running = host_that(&bench, what, wrong);
        let faults = host::check(running.url()).unwrap();
        let told = faults.render(running.url());
        let of_it = |it: &&Fault| it.code == code && it.severity == severity && it.file.contains(path);
        let fault = faults.list().iter().find(of_it);
        let fault = fault.unwrap_or_else(|| panic!("{what}: {told}"));
        assert!(fault.mend.as_deref().unwrap_or_default().contains(word), "{what}: {told}");
        // And it tells of nothing that is right.
        let others: Vec<_> = faults.list().iter().filter(|it| it.code != code).collect();
        let follows = matches!(what, "HTML in place of JSON" | "every address is the front page");
        assert!(others.is_empty() || follows, "{what}: {told}");
    }
}

#[test]
fn a_site_for_another_path_is_known_by_its_page_for_what_is_not_there() {
    let bench = site("/elsewhere/");
    // As a host that does not look into pages.
    let page = fs::read_to_string(bench.options.out.join("404.html")).unwrap();
    let layer = move |request: Request, next: Next| {
        let page = page.clone();
        async move {
            let answer = next.run(request).await;
            if answer.status() != 404 {
                return answer;
            }
            let (mut parts, _) = answer.into_parts();
            parts.headers.remove("content-length");
            Response::from_parts(parts, Body::from(page))
        }
    };
    let running =
        serve::spawn_layered(Options::new(&bench.options.out), move |it| it.layer(from_fn(layer))).unwrap();
    let told = host::check(running.url()).unwrap().render("");
    assert!(told.contains("404.html was made for /elsewhere/") && told.contains("--site-url"), "{told}");
}

/// The command: what it prints and how it ends.
fn command(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_chasqui")).arg("check").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn how_the_command_ends() {
    let bench = site("/");
    let running = serve::spawn(Options::new(&bench.options.out)).unwrap();
    let (code, out, err) = command(&["--url", running.url()]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.ends_with("no errors, no warnings\n"), "{out}");
    let (code, out, _) = command(&["--url", running.url(), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &json["errors"], &json["warnings"]), (Some(0), &0.into(), &0.into()));
    fs::remove_file(bench.options.out.join("app/style.css")).unwrap();
    let (code, out, _) = command(&["--url", running.url(), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &json["faults"][0]["code"]), (Some(1), &"not-there".into()), "{out}");
    let (code, _, err) = command(&["--url", "news.example.org"]);
    assert!(code == Some(2) && err.contains("https://"), "{err}");
    let nobody = running.url().to_owned();
    drop(running);
    let (code, _, err) = command(&["--url", &nobody]);
    assert!(code == Some(2) && err.contains("does not answer"), "{err}");
    let (code, _, err) = command(&["--dist", "no/such/folder"]);
    assert!(code == Some(2) && err.contains("no/such/folder"), "{err}");
}

#[test]
fn what_is_wrong_in_a_folder() {
    let bench = site("/");
    let out = &bench.options.out;
    let folder = out.to_str().unwrap();
    let (code, said, _) = command(&["--dist", folder]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(" files, ") && said.ends_with("no errors, no warnings\n"), "{said}");
    let named = |start: &str, end: &str| {
        bench.files().into_keys().find(|path| path.starts_with(start) && path.ends_with(end)).unwrap()
    };
    let article = named("data/v1/articles/", ".json");
    let cards = named("data/v1/cards.", ".json");
    for (spoil, expected) in [
        ("404.html", "there is no 404.html"),
        ("app/mark.js", "it names app/mark.js, which is not there"),
        ("media/tablas.pdf", "it names media/tablas.pdf, which is not there"),
        (cards.as_str(), "which is not there"),
    ] {
        let bytes = fs::read(out.join(spoil)).unwrap();
        fs::remove_file(out.join(spoil)).unwrap();
        let (code, said, _) = command(&["--dist", folder]);
        assert!(code == Some(1) && said.contains(expected), "{spoil}: {said}");
        fs::write(out.join(spoil), bytes).unwrap();
    }
    for (spoil, expected) in [
        (article.as_str(), "is not what its name says"),
        ("app/style.css", "is not a compressed copy of app/style.css"),
        ("data/v1/site.json", "cannot be read"),
    ] {
        let bytes = fs::read(out.join(spoil)).unwrap();
        fs::write(out.join(spoil), &bytes[..bytes.len() / 2]).unwrap();
        let (code, said, _) = command(&["--dist", folder]);
        assert!(code == Some(1) && said.contains(expected), "{spoil}: {said}");
        fs::write(out.join(spoil), bytes).unwrap();
    }
    // A film that Cloudflare Pages does not take.
    fs::File::create(out.join("media/film.mp4")).unwrap().set_len(26 << 20).unwrap();
    let (code, said, _) = command(&["--dist", folder]);
    assert!(code == Some(0) && said.contains("too much for Cloudflare Pages (free)"), "{said}");
    assert!(said.contains("media/film.mp4 has 26") && !said.contains("GitHub"), "{said}");
}
