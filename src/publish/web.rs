//! A thin client for what is asked of a running host: one request, one answer as it came; nothing is followed, unpacked
//! or taken for an error by itself.

use std::fmt;
use std::io::Read as _;
use std::time::Duration;

/// How long a host may take for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// No more is read of one answer; the archive as one file is never read.
const MOST: u64 = 200 << 20;

/// A host, by the address of the site there.
#[derive(Debug)]
pub struct Web {
    agent: ureq::Agent,
    base: String,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names in lower case, and values; what is no text is left out.
    headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum WebError {
    /// What was given is no address of a site.
    BadUrl(String),
    /// The host does not answer.
    Unreachable(String, Box<ureq::Error>),
    /// It answers, but with something else.
    Unexpected(String, String),
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadUrl(url) => {
                write!(f, "{url:?} is no address of a site; write it as https://news.example.org/")
            }
            Self::Unreachable(url, error) => write!(f, "{url} does not answer: {error}"),
            Self::Unexpected(url, what) => write!(f, "{url}: {what}"),
        }
    }
}

impl std::error::Error for WebError {}

impl Web {
    /// A host by the address of the site, with or without its last slash.
    ///
    /// # Errors
    /// [`WebError::BadUrl`].
    pub fn new(url: &str) -> Result<Self, WebError> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let fair = |c: char| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '@');
        let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
        if host.is_empty() || !url.chars().all(fair) {
            return Err(WebError::BadUrl(url.to_owned()));
        }
        let agent = agent(PATIENCE, concat!("chasqui/", env!("CARGO_PKG_VERSION")));
        Ok(Self { agent, base: format!("{}/", url.trim_end_matches('/')) })
    }

    /// No host in particular: for [`Self::ask`] and [`Self::head`] alone. An answer may take so long; `name` is who asks.
    #[must_use]
    pub fn anywhere(patience: Duration, name: &str) -> Self {
        Self { agent: agent(patience, name), base: "/".to_owned() }
    }

    /// The address of the site, with its last slash.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The path of the site on its host: `/a/b/`.
    #[must_use]
    pub fn root(&self) -> &str {
        let after = self.base.find("://").map_or(0, |at| at + 3);
        self.base[after..].find('/').map_or("/", |at| &self.base[after + at..])
    }

    /// Scheme and host: `https://news.example.org`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.base[..self.base.len() - self.root().len()]
    }

    /// Asks for a path of the site (without a slash in front), saying which encodings are taken.
    ///
    /// # Errors
    /// When the host does not answer.
    pub fn get(&self, path: &str, encodings: &str) -> Result<Answer, WebError> {
        self.ask(&format!("{}{path}", self.base), encodings, true)
    }

    /// The same for a whole address; without `whole` nothing of the body is read.
    ///
    /// # Errors
    /// When the host does not answer.
    pub fn ask(&self, url: &str, encodings: &str, whole: bool) -> Result<Answer, WebError> {
        self.request(url, encodings, whole.then_some(MOST))
    }

    /// The answer at a whole address, unpacked by nobody, its body of so many bytes at most.
    ///
    /// # Errors
    /// When the host does not answer, or with more.
    pub fn ask_at_most(&self, url: &str, most: u64) -> Result<Answer, WebError> {
        self.request(url, "identity", Some(most))
    }

    /// One request; without `most` nothing of the body is read.
    fn request(&self, url: &str, encodings: &str, most: Option<u64>) -> Result<Answer, WebError> {
        let failed = |error: ureq::Error| WebError::Unreachable(url.to_owned(), Box::new(error));
        let request = self.agent.get(url).header("Accept-Encoding", encodings);
        let mut answer = request.call().map_err(failed)?;
        let headers = headers(&answer);
        let status = answer.status().as_u16();
        let body = match most {
            Some(most) => answer.body_mut().with_config().limit(most).read_to_vec().map_err(failed)?,
            None => Vec::new(),
        };
        Ok(Answer { status, headers, body })
    }

    /// Asks for the head of an answer alone, by a whole address.
    ///
    /// # Errors
    /// When the host does not answer.
    pub fn head(&self, url: &str) -> Result<Answer, WebError> {
        let failed = |error: ureq::Error| WebError::Unreachable(url.to_owned(), Box::new(error));
        let answer = self.agent.head(url).call().map_err(failed)?;
        Ok(Answer { status: answer.status().as_u16(), headers: headers(&answer), body: Vec::new() })
    }
}

/// A client that follows nothing and takes no answer for an error.
fn agent(patience: Duration, name: &str) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(patience))
        .user_agent(name)
        .build();
    config.into()
}

fn headers(answer: &ureq::http::Response<ureq::Body>) -> Vec<(String, String)> {
    let text = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    answer.headers().iter().filter_map(text).collect()
}

impl Answer {
    /// A header's value; empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The type without its parameters, in lower case.
    #[must_use]
    pub fn kind(&self) -> String {
        self.header("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The body unpacked; as it came where that cannot be done.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        let read = match self.header("content-encoding") {
            "br" => brotli::Decompressor::new(&*self.body, 4096).read_to_end(&mut plain),
            "gzip" | "x-gzip" => flate2::read::MultiGzDecoder::new(&*self.body).read_to_end(&mut plain),
            _ => return self.body.clone(),
        };
        read.map_or_else(|_| self.body.clone(), |_| plain)
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    /// Whether it leads elsewhere.
    #[must_use]
    pub fn leads(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }

    /// Whether it is a page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.kind() == "text/html" || {
            let start =
                String::from_utf8_lossy(&self.bytes()[..self.bytes().len().min(200)]).to_ascii_lowercase();
            start.trim_start().starts_with("<!doctype html") || start.trim_start().starts_with("<html")
        }
    }
}

/// An address as seen from another, whole: `from` is whole, `to` may be relative.
#[must_use]
pub fn resolved(from: &str, to: &str) -> String {
    let scheme = from.find("://").map_or(0, |at| at + 3);
    let path_at = from[scheme..].find('/').map_or(from.len(), |at| scheme + at);
    let (origin, path) = from.split_at(path_at);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if to.contains("://") {
        return to.to_owned();
    }
    if let Some(host) = to.strip_prefix("//") {
        return format!("{}{host}", &from[..scheme]);
    }
    if to.starts_with('/') {
        return format!("{origin}{to}");
    }
    if to.starts_with(['?', '#']) || to.is_empty() {
        return format!("{origin}{path}{to}");
    }
    let (reference, rest) = to.split_at(to.find(['?', '#']).unwrap_or(to.len()));
    let mut pieces: Vec<&str> = path.split('/').skip(1).collect();
    pieces.pop();
    for piece in reference.split('/') {
        match piece {
            "." => {}
            ".." => {
                pieces.pop();
            }
            other => pieces.push(other),
        }
    }
    if reference.ends_with("/.") || reference.ends_with("..") || reference == "." {
        pieces.push("");
    }
    format!("{origin}/{}{rest}", pieces.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_sites() {
        for (url, expected) in [
            ("https://news.example.org", Some(("https://news.example.org", "/"))),
            ("http://127.0.0.1:8080/a/b", Some(("http://127.0.0.1:8080", "/a/b/"))),
            ("news.example.org", None),
            ("https:///x", None),
            ("https://x/?a", None),
            ("file:///etc", None),
        ] {
            let web = Web::new(url).ok();
            assert_eq!(web.as_ref().map(|web| (web.origin(), web.root())), expected, "{url}");
        }
    }

    #[test]
    fn addresses_from_others() {
        for (from, to, expected) in [
            ("http://h/a/b", "../c/", "http://h/c/"),
            ("http://h/a/b/", "../../c/?x#y", "http://h/c/?x#y"),
            ("http://h/a/b/?q", "./", "http://h/a/b/"),
            ("http://h", "/c", "http://h/c"),
            ("http://h/a/", "//g/c", "http://g/c"),
            ("http://h/a/?x", "?y", "http://h/a/?y"),
            ("http://h/a/", "https://g/", "https://g/"),
        ] {
            assert_eq!(resolved(from, to), expected, "{from} {to}");
        }
    }
}
