//! Many requests, one check.

mod conditions;
mod running;

use super::{Options, Prefix, router};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use std::fs;
use std::path::Path;
use tower::ServiceExt;

const PAGE: &str = "<!doctype html><html><head><meta charset=utf-8><meta http-equiv=Content-Security-Policy \
                    content=\"default-src 'self'\"><title>x</title></head><body><a href=news/>n</a></body></html>";
const LOST: &str = "<!doctype html><html data-root=\"/x/\"><head><meta http-equiv=Content-Security-Policy \
                    content=\"default-src 'self'\"></head><body><a href=\"/x/news/\">n</a></body></html>";

/// A small site; gives the folder that holds it, in which the site is `dist`.
fn site() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let long = "f".repeat(3 << 20);
    for (path, text) in [
        ("dist/index.html", PAGE),
        ("dist/404.html", LOST),
        ("dist/news/index.html", PAGE),
        ("dist/news/empty/.keep", ""),
        ("dist/embed/feed/index.html", PAGE),
        ("dist/embed/v1.js", "embed()"),
        ("dist/app/start.js", "start()"),
        ("dist/app/start.js.br", "BR"),
        ("dist/app/start.js.gz", "GZIP"),
        ("dist/app/app.v4jutopv7g.wasm", "\0asm"),
        ("dist/app/style.css", "p{}"),
        ("dist/data/v1/site.json", "{}"),
        ("dist/data/v1/facets.v4jutopv7g.bin", "0123456789"),
        ("dist/feeds/news.atom", "<feed/>"),
        ("dist/feeds/news.rss", "<rss/>"),
        ("dist/feeds/news.json", "{}"),
        ("dist/event.ics", "BEGIN:VCALENDAR"),
        ("dist/app.webmanifest", "{}"),
        ("dist/readme.md", "# x"),
        ("dist/CNAME", "example.org"),
        ("dist/media/ñandú y más.pdf", "%PDF"),
        ("dist/media/film.mp4", &long),
        ("dist/empty.txt", ""),
        ("dist/.chasqui", "chasqui output 1\n"),
        ("dist/.well-known/security.txt", "Contact"),
        ("secret.txt", "secret"),
        ("elsewhere/index.html", "secret"),
    ] {
        let file = place.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    #[cfg(unix)]
    for (target, link) in [
        ("../secret.txt", "dist/out.txt"),
        ("../elsewhere", "dist/out"),
        ("empty.txt", "dist/in.txt"),
        ("nowhere", "dist/broken.txt"),
    ] {
        std::os::unix::fs::symlink(target, place.path().join(link)).unwrap();
    }
    place
}

struct Answer {
    status: u16,
    headers: axum::http::HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks; `request` is `METHOD path`, `headers` are lines of `name: value`.
fn ask(router: &Router, request: &str, headers: &str) -> Answer {
    let (method, path) = request.split_once(' ').unwrap();
    let mut builder = Request::builder().method(method).uri(path);
    for line in headers.lines() {
        let (name, value) = line.split_once(": ").unwrap();
        builder = builder.header(name, value);
    }
    let request = builder.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    })
}

fn at(dir: &Path, prefix: &str) -> Router {
    router(Options::new(dir).prefix(prefix.parse::<Prefix>().unwrap()))
}

/// Each row: request, request's headers, status, headers that must be there (`name: value`; no value: must be
/// absent), body.
fn check(router: &Router, rows: &[(&str, &str, u16, &str, Option<&str>)]) {
    for (request, sent, status, expected, body) in rows {
        let answer = ask(router, request, sent);
        let row = format!("{request} [{sent}]");
        assert_eq!(answer.status, *status, "{row}");
        for line in expected.lines() {
            let (name, value) = line.split_once(':').unwrap();
            assert_eq!(answer.header(name), value.trim(), "{row}: {name}");
        }
        if let Some(body) = body {
            assert_eq!(answer.text(), *body, "{row}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{row}");
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin", "{row}");
    }
}

const FRAMED: &str = "content-security-policy: default-src 'self'; frame-ancestors 'self'";
const FOREVER: &str = "cache-control: public, max-age=31536000, immutable";
const LOST_AT_ROOT: &str = "<!doctype html><html data-root=\"/\"><head><meta http-equiv=Content-Security-Policy \
                            content=\"default-src 'self'\"></head><body><a href=\"/news/\">n</a></body></html>";

#[test]
fn files_and_their_headers() {
    let place = site();
    let html = format!("content-type: text/html; charset=utf-8\n{FRAMED}\ncache-control: no-cache");
    check(
        &at(&place.path().join("dist"), ""),
        &[
            ("GET /", "", 200, &html, Some(PAGE)),
            ("GET /index.html", "", 200, &html, Some(PAGE)),
            ("GET /news/", "", 200, &html, Some(PAGE)),
            ("GET /news/?q=x", "", 200, &html, Some(PAGE)),
            ("GET /embed/feed/", "", 200, "content-security-policy: default-src 'self'", Some(PAGE)),
            ("GET /embed/v1.js", "", 200, "access-control-allow-origin: *\ncontent-security-policy:", None),
            (
                "GET /app/style.css",
                "",
                200,
                "content-type: text/css; charset=utf-8\ncache-control: no-cache",
                None,
            ),
            (
                "GET /app/app.v4jutopv7g.wasm",
                "",
                200,
                &format!("content-type: application/wasm\n{FOREVER}"),
                None,
            ),
            (
                "GET /data/v1/facets.v4jutopv7g.bin",
                "",
                200,
                &format!("content-type: application/octet-stream\n{FOREVER}\naccess-control-allow-origin: *"),
                None,
            ),
            (
                "GET /data/v1/site.json",
                "",
                200,
                "content-type: application/json\ncache-control: no-cache\naccess-control-allow-origin: *",
                Some("{}"),
            ),
            ("GET /feeds/news.atom", "", 200, "content-type: application/atom+xml; charset=utf-8", None),
            ("GET /feeds/news.rss", "", 200, "content-type: application/rss+xml; charset=utf-8", None),
            ("GET /feeds/news.json", "", 200, "content-type: application/json", None),
            ("GET /event.ics", "", 200, "content-type: text/calendar; charset=utf-8", None),
            ("GET /app.webmanifest", "", 200, "content-type: application/manifest+json", None),
            ("GET /readme.md", "", 200, "content-type: text/markdown; charset=utf-8", Some("# x")),
            ("GET /CNAME", "", 200, "content-type: application/octet-stream", Some("example.org")),
            ("GET /media/%C3%B1and%C3%BA%20y%20m%C3%A1s.pdf", "", 200, "content-type: application/pdf", None),
            ("GET /.well-known/security.txt", "", 200, "content-type: text/plain; charset=utf-8", None),
            ("GET /empty.txt", "", 200, "content-length: 0", Some("")),
            (
                "HEAD /app/style.css",
                "",
                200,
                "content-length: 3\ncontent-type: text/css; charset=utf-8",
                Some(""),
            ),
            ("HEAD /media/film.mp4", "", 200, "content-length: 3145728", Some("")),
            ("HEAD /nothing", "", 404, "content-type: text/html; charset=utf-8", Some("")),
        ],
    );
    let film = ask(&at(&place.path().join("dist"), ""), "GET /media/film.mp4", "");
    assert_eq!((film.body.len(), film.header("content-length")), (3 << 20, "3145728"));
}

#[test]
fn what_is_not_served() {
    let place = site();
    let lost = format!("content-type: text/html; charset=utf-8\n{FRAMED}\ncache-control: no-cache\netag:");
    let router = at(&place.path().join("dist"), "");
    for path in [
        "/nothing",
        "/news/empty",
        "/news/empty/",
        "/index.html/",
        "/.chasqui",
        "/news/empty/.keep",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/news/..%2f..%2f..%2fsecret.txt",
        "//secret.txt",
        "/out.txt",
        "/out",
        "/out/",
        "/out/index.html",
        "/broken.txt",
        "/__live",
        "/__live.js",
        "/app/gone.v4jutopv7g.js",
        "/%ff",
    ] {
        check(&router, &[(&format!("GET {path}"), "", 404, &lost, Some(LOST_AT_ROOT))]);
    }
    check(
        &router,
        &[
            ("GET /data/v1/gone.json", "", 404, "access-control-allow-origin: *", None),
            ("POST /", "", 405, "allow: GET, HEAD", None),
            ("DELETE /nothing", "", 405, "allow: GET, HEAD", None),
            ("OPTIONS /", "", 405, "allow: GET, HEAD", None),
        ],
    );
    #[cfg(unix)]
    check(&router, &[("GET /in.txt", "", 200, "content-length: 0", Some(""))]);
    fs::remove_file(place.path().join("dist/404.html")).unwrap();
    check(&router, &[("GET /nothing", "", 404, "content-type: text/plain; charset=utf-8", None)]);
    fs::remove_dir_all(place.path().join("dist")).unwrap();
    check(&router, &[("GET /", "", 503, "retry-after: 1", None)]);
}

#[test]
fn slashes_and_prefixes() {
    let place = site();
    let dir = place.path().join("dist");
    check(
        &at(&dir, ""),
        &[
            ("GET /news", "", 308, "location: /news/\ncache-control: no-cache", None),
            ("GET /news?q=a&page=2", "", 308, "location: /news/?q=a&page=2", None),
            ("HEAD /news", "", 308, "location: /news/", Some("")),
        ],
    );
    let lost = LOST_AT_ROOT.replace("\"/\"", "\"/a/b/\"").replace("/news/", "/a/b/news/");
    check(
        &at(&dir, "/a/b"),
        &[
            ("GET /a/b", "", 308, "location: /a/b/", None),
            ("GET /a/b?q=x", "", 308, "location: /a/b/?q=x", None),
            ("GET /a/b/", "", 200, FRAMED, Some(PAGE)),
            ("GET /a/b/news?q=a", "", 308, "location: /a/b/news/?q=a", None),
            ("GET /a/b/data/v1/site.json", "", 200, "access-control-allow-origin: *", Some("{}")),
            ("GET /a/b/nothing", "", 404, FRAMED, Some(&lost)),
            ("GET /a/b/404.html", "", 200, FRAMED, Some(&lost)),
            ("GET /", "", 404, "", None),
            ("GET /news/", "", 404, "", None),
            ("GET /a/bc/", "", 404, "", None),
            ("GET /a/b/../../secret.txt", "", 404, "", None),
        ],
    );
    check(&at(&dir, "/x"), &[("GET /x/nothing", "", 404, "", Some(LOST))]);
}
