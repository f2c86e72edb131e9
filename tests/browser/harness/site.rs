//! The site under test, served for one test alone: its requests are noted, and its files can be made to fail.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use chasqui::publish::serve::{Options, Prefix, Running, spawn_layered, spawn_service};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How a file fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not there.
    Missing,
    /// It holds nothing.
    Empty,
    /// Its second half is lost.
    Cut,
    /// It holds something else than it should.
    Garbled,
    /// It says of itself that it is of a format newer than the app can read.
    Newer,
    /// A page stands in its place, as with hosts that answer everything with their front page.
    Page,
    /// It comes whole, but is said to be plain text.
    Mistyped,
    /// It comes late.
    Slow(Duration),
    /// It does not come before [`Site::heal`].
    Held,
}

#[derive(Debug, Default)]
struct Told {
    faults: Mutex<Vec<(String, Fault)>>,
    asked: Mutex<Vec<String>>,
}

/// A served site.
pub(crate) struct Site {
    running: Option<Running>,
    url: String,
    folder: PathBuf,
    told: Arc<Told>,
}

impl Site {
    /// The built site, at the root of its host: the folder that `CHASQUI_DIST` names, else `dist`.
    pub(crate) fn built() -> Self {
        Self::of(&built_folder(), "/")
    }

    /// The built site below a path.
    pub(crate) fn built_below(prefix: &str) -> Self {
        Self::of(&built_folder(), prefix)
    }

    /// The site in `dir`, below `prefix`.
    pub(crate) fn of(dir: &Path, prefix: &str) -> Self {
        let told = Arc::<Told>::default();
        let options = Options::new(dir).prefix(prefix.parse().expect("a prefix"));
        let state = Arc::clone(&told);
        let running = spawn_layered(options, |router| router.layer(from_fn_with_state(state, meddle)))
            .unwrap_or_else(|error| panic!("{error}"));
        Self { url: running.url().to_owned(), running: Some(running), folder: dir.to_owned(), told }
    }

    /// What a service shows, that has its site in no folder; `content` is what it makes it of.
    pub(crate) fn shown(service: axum::Router, content: &Path) -> Self {
        let told = Arc::<Told>::default();
        let service = service.layer(from_fn_with_state(Arc::clone(&told), meddle));
        let running = spawn_service(service, &Prefix::default()).unwrap_or_else(|error| panic!("{error}"));
        Self { url: running.url().to_owned(), running: Some(running), folder: content.to_owned(), told }
    }

    /// The folder that is served.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The root, with its last slash.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// From now on, whatever has `part` in its path fails so.
    pub(crate) fn fail(&self, part: &str, fault: Fault) {
        lock(&self.told.faults).push((part.to_owned(), fault));
    }

    /// What failed so far fails in another way: what was held comes, but as this fault has it.
    pub(crate) fn turn(&self, part: &str, fault: Fault) {
        *lock(&self.told.faults) = vec![(part.to_owned(), fault)];
    }

    /// Everything answers again.
    pub(crate) fn heal(&self) {
        lock(&self.told.faults).clear();
    }

    /// The paths asked for so far, with their queries, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        lock(&self.told.asked).clone()
    }

    /// Forgets what was asked for.
    pub(crate) fn forget(&self) {
        lock(&self.told.asked).clear();
    }

    /// Kills the server: from now on nothing answers.
    pub(crate) fn stop(&mut self) {
        self.running = None;
    }
}

pub(crate) fn built_folder() -> PathBuf {
    let dir = std::env::var_os("CHASQUI_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(dir.is_dir(), "there is no site in {}: `make build` writes it", dir.display());
    dir
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes the request, and fails it where a test said so.
async fn meddle(State(told): State<Arc<Told>>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    lock(&told.asked).push(path.clone());
    let fault = || lock(&told.faults).iter().find(|(part, _)| path.contains(part)).map(|(_, fault)| *fault);
    let now = fault();
    match now {
        None => next.run(request).await,
        Some(Fault::Missing) => (StatusCode::NOT_FOUND, "gone").into_response(),
        Some(Fault::Slow(time)) => {
            tokio::time::sleep(time).await;
            next.run(request).await
        }
        Some(Fault::Held) => {
            while fault() == Some(Fault::Held) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            if fault() == Some(Fault::Missing) {
                return (StatusCode::NOT_FOUND, "gone").into_response();
            }
            next.run(request).await
        }
        Some(Fault::Mistyped) => {
            let mut response = next.run(request).await;
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain"));
            response
        }
        Some(Fault::Page) => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], "<h1>Not what you asked for</h1>")
                .into_response()
        }
        Some(fault) => {
            // Or the answer could be that the browser's own good copy will do.
            for name in [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::RANGE] {
                request.headers_mut().remove(name);
            }
            if fault == Fault::Newer {
                request.headers_mut().remove(header::ACCEPT_ENCODING);
            }
            spoilt(next.run(request).await, fault).await
        }
    }
}

/// The response with other bytes; its encoding and its validators would no longer be true.
async fn spoilt(response: Response, fault: Fault) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    for name in [header::CONTENT_LENGTH, header::ETAG, header::LAST_MODIFIED] {
        parts.headers.remove(name);
    }
    let body = match fault {
        Fault::Cut => bytes.slice(..bytes.len() / 2),
        Fault::Newer => newer(&bytes).into(),
        Fault::Garbled => {
            parts.headers.remove(header::CONTENT_ENCODING);
            "\u{7f}<<< not what it should be >>>".into()
        }
        _ => {
            parts.headers.remove(header::CONTENT_ENCODING);
            axum::body::Bytes::new()
        }
    };
    Response::from_parts(parts, Body::from(body))
}

/// A data file with the number of its format raised: in the head of the facet columns, or as JSON says it.
fn newer(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Some(number) = bytes.strip_prefix(b"CHQF").map(|rest| rest[0]) {
        bytes[4] = number + 1;
        return bytes;
    }
    let text = String::from_utf8(bytes).expect("data is text");
    assert!(text.contains("\"format\":1"), "no format in {text:.80}");
    text.replacen("\"format\":1", "\"format\":99", 1).into_bytes()
}
