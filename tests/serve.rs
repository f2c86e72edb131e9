//! `chasqui serve` as a publisher meets it: what it prints, how it ends.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn serve(dir: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chasqui"));
    command.arg("serve").arg(dir).args(more).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The address that a server says it is ready at.
fn ready(server: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(server.stdout.as_mut().expect("it is piped")).read_line(&mut line).expect("it speaks");
    line.trim().strip_prefix("Ready: http://").expect("it says that it is ready").to_owned()
}

#[test]
fn a_site_is_served_until_the_signal() {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("index.html"), "<h1>News</h1>").expect("a page");
    for signal in ["TERM", "INT"] {
        let mut server =
            serve(dir.path(), &["--port", "0", "--prefix", "/a/b", "--live"]).spawn().expect("it runs");
        let url = ready(&mut server);
        let host = url.strip_suffix("/a/b/").expect("the prefix is in the address");
        assert!(host.starts_with("127.0.0.1:"), "only the loopback unless told: {host}");
        let mut stream = TcpStream::connect(host).expect("it listens");
        write!(stream, "GET /a/b/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("it takes a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("<h1>News</h1>"), "{answer}");
        // A live page's stream is open while the signal comes: it must not hold the server.
        let mut held = TcpStream::connect(host).expect("it listens");
        write!(held, "GET /a/b/__live HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it takes a request");
        let stopped = Command::new("kill").args(["-s", signal, &server.id().to_string()]).status();
        assert!(stopped.expect("kill runs").success());
        assert!(server.wait().expect("it ends").success(), "{signal}");
    }
}

#[test]
fn what_cannot_be_is_said_clearly() {
    let dir = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("it is bound").port().to_string();
    for (command, words) in [
        (&mut serve(&dir.path().join("none"), &[]), "there is no folder"),
        (&mut serve(dir.path(), &["--port", &port]), "is in use"),
        (&mut serve(dir.path(), &["--host", "203.0.113.7", "--port", "0"]), "cannot listen"),
        (&mut serve(dir.path(), &["--prefix", "/a b"]), "is no prefix"),
        (&mut serve(dir.path(), &["--port", "many"]), "--port"),
    ] {
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
        assert!(output.stdout.is_empty());
    }
}
