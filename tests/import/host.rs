//! A small host on this machine: answers by path, and remembers what was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// Status, further header lines, body.
pub(crate) type Answer = (u16, String, Vec<u8>);

/// A host.
pub(crate) struct Host {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Begins to answer; `answer` is given the path with its query, and the host's own address.
    pub(crate) fn new(answer: impl Fn(&str, &str) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let host = Self { address: address.clone(), asked: Arc::clone(&asked) };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut reader = BufReader::new(&stream);
                let mut first = String::new();
                if reader.read_line(&mut first).is_err() {
                    continue;
                }
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|length| length > 2) {
                    line.clear();
                }
                let path = first.split(' ').nth(1).unwrap_or("/").to_owned();
                asked.lock().unwrap().push(path.clone());
                let (status, headers, body) = answer(&path, &address);
                let mut out = format!(
                    "HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                )
                .into_bytes();
                out.extend(body);
                let _ = (&stream).write_all(&out);
            }
        });
        host
    }

    /// What was asked so far, in order; forgets it.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}
