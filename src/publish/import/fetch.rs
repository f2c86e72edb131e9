//! Asking hosts politely: one request at a time with a pause between, limits on size and time, and what was fetched is
//! kept aside until the import is done, so that a run that was broken off goes on where it was.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::publish::web::{Answer, Web, resolved};

use super::ImportError;

/// Between two requests to a host.
const PAUSE: Duration = Duration::from_millis(150);
/// So many redirects are followed.
const HOPS: usize = 5;
/// After so many failures in a row a host is left alone.
const PATIENCE: usize = 5;
/// The folder in the content folder; its name begins with a dot, so that nothing reads it.
const KEPT: &str = ".chasqui-import-fetched";

/// A polite client that remembers.
#[derive(Debug)]
pub struct Fetch {
    folder: PathBuf,
    last: Option<Instant>,
    failures: HashMap<String, usize>,
    pause: Duration,
}

impl Fetch {
    /// One that keeps what it fetches in the content folder.
    #[must_use]
    pub fn new(content: &Path) -> Self {
        let folder = content.join(KEPT);
        Self { folder, last: None, failures: HashMap::new(), pause: PAUSE }
    }

    /// Without pauses, for hosts on this machine.
    #[must_use]
    pub fn hurried(mut self) -> Self {
        self.pause = Duration::ZERO;
        self
    }

    /// The body at an address, of at most `most` bytes, kept aside; it is asked for once only.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn kept(&mut self, url: &str, most: u64) -> Result<Vec<u8>, String> {
        self.kept_with(url, most, "").map(|(body, _)| body)
    }

    /// The same, with the value of a header; empty where there is none.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn kept_with(&mut self, url: &str, most: u64, header: &str) -> Result<(Vec<u8>, String), String> {
        let name = self.folder.join(&blake3::hash(url.as_bytes()).to_hex()[..32]);
        if let Ok(bytes) = std::fs::read(&name)
            && let Some(end) = bytes.iter().position(|byte| *byte == b'\n')
        {
            let value = String::from_utf8_lossy(&bytes[..end]).into_owned();
            return Ok((bytes[end + 1..].to_vec(), value));
        }
        let answer = self.ask(url, most)?;
        if answer.status != 200 {
            return Err(format!("the host answers {}", answer.status));
        }
        let value = answer.header(header).to_owned();
        let mut bytes = format!("{}\n", value.replace('\n', " ")).into_bytes();
        bytes.extend_from_slice(&answer.body);
        self.keep(&name, &bytes);
        Ok((answer.body, value))
    }

    /// What cannot be kept is asked for again next time; that is all.
    fn keep(&self, name: &Path, bytes: &[u8]) {
        let part = name.with_extension("part");
        let _ = std::fs::create_dir_all(&self.folder)
            .and_then(|()| std::fs::write(&part, bytes))
            .and_then(|()| std::fs::rename(&part, name));
    }

    /// The answer at an address, redirects followed.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn ask(&mut self, url: &str, most: u64) -> Result<Answer, String> {
        let mut url = plain(url);
        for _ in 0..=HOPS {
            let web =
                Web::new(url.split(['?', '#']).next().unwrap_or(&url)).map_err(|error| error.to_string())?;
            let host = web.origin().to_owned();
            if self.failures.get(&host).is_some_and(|count| *count >= PATIENCE) {
                return Err("its host does not answer".to_owned());
            }
            if let Some(wait) = self.last.and_then(|last| self.pause.checked_sub(last.elapsed())) {
                std::thread::sleep(wait);
            }
            let answer = web.ask_at_most(url.split('#').next().unwrap_or(&url), most);
            self.last = Some(Instant::now());
            let answer = match answer {
                Ok(answer) => answer,
                Err(error) => {
                    *self.failures.entry(host).or_default() += 1;
                    return Err(error.to_string());
                }
            };
            self.failures.remove(&host);
            if !answer.leads() {
                return Ok(answer);
            }
            url = plain(&resolved(&url, answer.header("location")));
        }
        Err("the host sends in a circle".to_owned())
    }

    /// Takes away what was kept: the import is done.
    ///
    /// # Errors
    /// When the folder cannot be taken away.
    pub fn forget(content: &Path) -> Result<(), ImportError> {
        let folder = content.join(KEPT);
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(ImportError::File(folder, error))
            }
            _ => Ok(()),
        }
    }
}

/// An address of plain letters alone, as it goes over the line.
fn plain(address: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
