//! Asking other sites, politely.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::publish::content::address::encode;
use crate::publish::web::{Answer, Web, WebError, resolved};

use super::verdict::Verdict;
use super::{Manners, host_of};

/// Who asks: a host's log should say whom to complain about.
const NAME: &str = concat!("chasqui/", env!("CARGO_PKG_VERSION"), " (link check; one request at a time)");
/// So often an address may lead on.
const MOST_STEPS: usize = 8;
/// After so many addresses without an answer a host is left alone.
const MOST_SILENCES: usize = 2;

/// Asks for all addresses; those that there was no time for are [`Verdict::NotAsked`].
pub(super) fn ask_all(urls: &[&str], manners: &Manners) -> BTreeMap<String, Verdict> {
    let mut by_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for url in urls {
        by_host.entry(host_of(url).to_ascii_lowercase()).or_default().push(url);
    }
    let workers = manners.hosts.clamp(1, by_host.len().max(1));
    let hosts: Mutex<VecDeque<Vec<&str>>> = Mutex::new(by_host.into_values().collect());
    let found = Mutex::new(BTreeMap::new());
    let asker = Asker {
        web: Web::anywhere(manners.patience, NAME),
        pause: manners.pause,
        until: Instant::now() + manners.whole,
        gates: Mutex::default(),
    };
    let next = || hosts.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(urls) = next() {
                    let answers = asker.host(&urls);
                    found.lock().unwrap_or_else(PoisonError::into_inner).extend(answers);
                }
            });
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The gate of a host: one request goes through at a time, and says when.
type Gate = Arc<Mutex<Option<Instant>>>;

struct Asker {
    web: Web,
    pause: Duration,
    until: Instant,
    gates: Mutex<HashMap<String, Gate>>,
}

/// Why there is no answer.
enum Unanswered {
    /// The time for all of it is up.
    Late,
    /// The host says nothing.
    Silent(String),
}

impl Asker {
    /// Asks one host for its addresses, one after another. A host that says nothing, or asks for rest, is left alone.
    fn host(&self, urls: &[&str]) -> Vec<(String, Verdict)> {
        let mut answers = Vec::new();
        let mut silences = 0;
        let mut instead: Option<Verdict> = None;
        for url in urls {
            let verdict = instead.clone().unwrap_or_else(|| self.one(url));
            silences = if matches!(verdict, Verdict::Silent(_)) { silences + 1 } else { 0 };
            if silences >= MOST_SILENCES || verdict == Verdict::Refused(429) {
                instead = Some(verdict.clone());
            }
            answers.push(((*url).to_owned(), verdict));
        }
        answers
    }

    /// Follows one address to its end.
    fn one(&self, url: &str) -> Verdict {
        let mut at = url.to_owned();
        // Where it has moved to for good; behind a step that is for now only nothing is for good.
        let mut moved: Option<String> = None;
        let mut for_good = true;
        for _ in 0..MOST_STEPS {
            let answer = match self.knock(&at) {
                Ok(answer) => answer,
                Err(Unanswered::Late) => return Verdict::NotAsked,
                Err(Unanswered::Silent(why)) => return Verdict::Silent(why),
            };
            if answer.leads() && !answer.header("location").is_empty() {
                let next = resolved(&at, answer.header("location"));
                for_good &= matches!(answer.status, 301 | 308);
                if for_good {
                    moved = Some(next.clone());
                }
                if !next.starts_with("http://") && !next.starts_with("https://") {
                    return Verdict::Circle;
                }
                next.split('#').next().unwrap_or_default().clone_into(&mut at);
                continue;
            }
            return match answer.status {
                404 | 410 => Verdict::Gone(answer.status),
                400.. => Verdict::Refused(answer.status),
                _ => match moved {
                    Some(to) if is_front(&to) && !is_front(url) => Verdict::Front(to),
                    // A host that sends everybody to sign in has not moved.
                    Some(to) => Verdict::Moved(to),
                    None => self.secure(url),
                },
            };
        }
        Verdict::Circle
    }

    /// Whether an address that leads somewhere over `http:` does so over `https:` too.
    fn secure(&self, url: &str) -> Verdict {
        let Some(rest) = url.strip_prefix("http://") else { return Verdict::Fine };
        // A port of its own is one of the two, not both.
        if host_of(url).contains(':') {
            return Verdict::Fine;
        }
        let https = format!("https://{rest}");
        match self.knock(&https) {
            Ok(answer) if (200..300).contains(&answer.status) => Verdict::Secure(https),
            _ => Verdict::Fine,
        }
    }

    /// Asks for the head; some hosts know no such question, and then for the whole, of which nothing is read.
    fn knock(&self, url: &str) -> Result<Answer, Unanswered> {
        // People write /wiki/Perú, and browsers send /wiki/Per%C3%BA.
        let sent = encode(url, b"!#$%&'()*+,/:;=?@[]");
        let head = self.through(&sent, |web| web.head(&sent))?;
        if head.status < 400 || head.status == 429 {
            return Ok(head);
        }
        self.through(&sent, |web| web.ask(&sent, "identity", false))
    }

    /// One request through its host's gate, after the pause.
    fn through(
        &self,
        url: &str,
        ask: impl FnOnce(&Web) -> Result<Answer, WebError>,
    ) -> Result<Answer, Unanswered> {
        let host = host_of(url).to_ascii_lowercase();
        let gate = {
            let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(gates.entry(host).or_default())
        };
        let mut last = gate.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let wait = last.map_or(Duration::ZERO, |last| (last + self.pause).saturating_duration_since(now));
        if now + wait >= self.until {
            return Err(Unanswered::Late);
        }
        std::thread::sleep(wait);
        let answer = ask(&self.web);
        *last = Some(Instant::now());
        answer.map_err(|error| match error {
            WebError::Unreachable(_, error) => Unanswered::Silent(error.to_string()),
            other => Unanswered::Silent(other.to_string()),
        })
    }
}

/// Whether an address is that of a host's front page.
fn is_front(url: &str) -> bool {
    let after_host =
        url.split("://").nth(1).and_then(|rest| rest.split_once('/')).map_or("", |(_, path)| path);
    after_host.split(['?', '#']).next().unwrap_or_default().is_empty() && !url.contains('?')
}

#[cfg(test)]
mod tests {
    use super::is_front;

    #[test]
    fn front_pages() {
        for (url, front) in [
            ("https://example.org", true),
            ("https://example.org/", true),
            ("https://example.org/#top", true),
            ("https://example.org/a", false),
            ("https://example.org/?p=1", false),
        ] {
            assert_eq!(is_front(url), front, "{url}");
        }
    }
}
