//! Encodings, parts, and what the client has already.

use super::{FRAMED, ask, at, check, site};

#[test]
fn precompressed_copies() {
    let place = site();
    let script = "vary: Accept-Encoding\ncontent-type: text/javascript; charset=utf-8";
    check(
        &at(&place.path().join("dist"), ""),
        &[
            (
                "GET /app/start.js",
                "accept-encoding: gzip, br",
                200,
                &format!("content-encoding: br\ncontent-length: 2\n{script}\naccept-ranges:"),
                Some("BR"),
            ),
            (
                "GET /app/start.js",
                "accept-encoding: gzip",
                200,
                &format!("content-encoding: gzip\n{script}"),
                Some("GZIP"),
            ),
            ("GET /app/start.js", "", 200, &format!("content-encoding:\n{script}"), Some("start()")),
            ("GET /app/start.js", "accept-encoding: br;q=0", 200, "content-encoding:", Some("start()")),
            (
                "HEAD /app/start.js",
                "accept-encoding: br",
                200,
                "content-encoding: br\ncontent-length: 2",
                Some(""),
            ),
            // A part is of the plain bytes.
            (
                "GET /app/start.js",
                "accept-encoding: br\nrange: bytes=0-1",
                206,
                "content-encoding:\ncontent-range: bytes 0-1/7\nvary: Accept-Encoding",
                Some("st"),
            ),
            ("GET /app/style.css", "accept-encoding: br", 200, "content-encoding:\nvary:", Some("p{}")),
            ("GET /app/start.js.br", "", 200, "content-encoding:", Some("BR")),
        ],
    );
}

#[test]
fn parts_of_files() {
    let place = site();
    let router = at(&place.path().join("dist"), "");
    let path = "GET /data/v1/facets.v4jutopv7g.bin";
    let known = ask(&router, path, "");
    let tag = known.header("etag");
    let date = known.header("last-modified");
    check(
        &router,
        &[
            (path, "", 200, "accept-ranges: bytes", Some("0123456789")),
            (path, "range: bytes=2-4", 206, "content-range: bytes 2-4/10\ncontent-length: 3", Some("234")),
            (path, "range: bytes=7-", 206, "content-range: bytes 7-9/10", Some("789")),
            (path, "range: bytes=-2", 206, "content-range: bytes 8-9/10", Some("89")),
            (path, "range: bytes=10-", 416, "content-range: bytes */10\ncache-control: no-cache", None),
            (path, "range: bytes=0-1,3-4", 200, "content-range:", Some("0123456789")),
            (path, &format!("range: bytes=0-0\nif-range: {tag}"), 206, "", Some("0")),
            (path, &format!("range: bytes=0-0\nif-range: {date}"), 206, "", Some("0")),
            (path, "range: bytes=0-0\nif-range: \"other\"", 200, "", Some("0123456789")),
            (path, &format!("range: bytes=0-0\nif-range: W/{tag}"), 200, "", Some("0123456789")),
            (path, "range: bytes=0-0\nif-range: Thu, 01 Jan 1970 00:00:00 GMT", 200, "", Some("0123456789")),
            (&path.replace("GET", "HEAD"), "range: bytes=2-4", 200, "content-length: 10", Some("")),
            ("GET /empty.txt", "range: bytes=0-", 416, "content-range: bytes */0", None),
            ("GET /news/", "range: bytes=0-8", 206, FRAMED, Some("<!doctype")),
            ("GET /404.html", "range: bytes=0-8", 206, "", Some("<!doctype")),
        ],
    );
    let part = ask(&router, "GET /media/film.mp4", "range: bytes=1-2000000");
    assert_eq!((part.status, part.body.len(), part.header("content-length")), (206, 2_000_000, "2000000"));
}

#[test]
fn what_the_client_has_already() {
    let place = site();
    let router = at(&place.path().join("dist"), "");
    let path = "GET /app/start.js";
    let plain = ask(&router, path, "");
    let packed = ask(&router, path, "accept-encoding: br");
    let (tag, packed) = (plain.header("etag"), packed.header("etag"));
    assert_ne!(tag, packed);
    let date = plain.header("last-modified");
    let same = "vary: Accept-Encoding\ncache-control: no-cache\ncontent-length:\ncontent-encoding:";
    check(
        &router,
        &[
            (path, &format!("if-none-match: {tag}"), 304, &format!("etag: {tag}\n{same}"), Some("")),
            (path, &format!("if-none-match: W/{tag}"), 304, same, Some("")),
            (path, &format!("if-none-match: \"a\", {tag}"), 304, same, Some("")),
            (path, "if-none-match: *", 304, same, Some("")),
            (path, "if-none-match: \"a\"", 200, "", Some("start()")),
            (path, &format!("if-none-match: {packed}"), 200, "", Some("start()")),
            (path, &format!("accept-encoding: br\nif-none-match: {packed}"), 304, same, Some("")),
            (path, &format!("if-modified-since: {date}"), 304, same, Some("")),
            (path, "if-modified-since: Thu, 01 Jan 1970 00:00:00 GMT", 200, "", None),
            (path, "if-modified-since: yesterday", 200, "", None),
            // The tag tells more than the date.
            (path, &format!("if-none-match: \"a\"\nif-modified-since: {date}"), 200, "", None),
            (&path.replace("GET", "HEAD"), &format!("if-none-match: {tag}"), 304, same, Some("")),
            ("GET /", "if-none-match: *", 304, FRAMED, Some("")),
        ],
    );
}
