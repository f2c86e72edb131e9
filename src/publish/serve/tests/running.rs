//! A server that listens: it hears of a new site, and it stops.

use super::super::{Options, ServeError, router, spawn};
use super::{ask, check, site};
use std::fs;

#[test]
fn live_pages_hear_of_a_new_site() {
    use std::io::{BufRead, BufReader, Write};
    let place = site();
    let dir = place.path().join("dist");
    fs::write(dir.join("index.html.br"), "BR").unwrap();
    let options = Options::new(&dir).prefix("/a".parse().unwrap()).live();
    let router = router(options.clone());
    let page = ask(&router, "GET /a/", "accept-encoding: br").text();
    assert!(page.contains("<script src=\"/a/__live.js\" defer></script></head>"), "{page}");
    assert!(ask(&router, "GET /a/nothing", "").text().contains("/a/__live.js"));
    check(
        &router,
        &[(
            "GET /a/__live.js",
            "",
            200,
            "content-type: text/javascript; charset=utf-8\ncache-control: no-cache",
            None,
        )],
    );

    let running = spawn(options).unwrap();
    let host = running.url().strip_prefix("http://").unwrap().strip_suffix("/a/").unwrap();
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
    write!(stream, "GET /a/__live HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(|line| line.unwrap());
    let mut next = || lines.find(|line| line.starts_with("data: ")).unwrap();
    let first = next();
    fs::rename(&dir, place.path().join("old")).unwrap();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join(".chasqui"), "chasqui output 1\n").unwrap();
    assert_ne!(first, next());
    running.stop();
}

#[test]
fn running_until_dropped() {
    let place = site();
    let running = spawn(Options::new(place.path().join("dist"))).unwrap();
    let host = running.url().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    assert!(std::net::TcpStream::connect(&host).is_ok());
    drop(running);
    assert!(std::net::TcpStream::connect(&host).is_err());
    assert!(matches!(spawn(Options::new(place.path().join("none"))), Err(ServeError::NoFolder(_))));
}
