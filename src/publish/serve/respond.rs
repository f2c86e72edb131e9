//! One request, one response.

use super::address::{self, Address};
use super::encoding::{self, Encoding};
use super::freshness::Validators;
use super::locate::{self, Found, Located};
use super::range::{self, Part};
use super::{Options, headers, live, page};
use crate::publish::hosts::classes::Lifetime;
use crate::publish::hosts::{classes, types};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use futures_util::stream;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use tokio::io::AsyncReadExt;

/// The service for a site: it answers every path of the host.
pub fn router(options: Options) -> Router {
    Router::new().fallback(handle).with_state(Arc::new(options))
}

/// What is sent; the file system is asked for it on a thread that may wait.
pub(super) enum Content {
    None,
    Bytes(Bytes),
    /// Too long to hold: the open file, standing where the part begins, and the part's length.
    Part(File, u64),
    /// An event stream.
    Live(Body),
}

/// A response in the making.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) content: Content,
}

impl Reply {
    pub(super) fn new(status: StatusCode, content: Content) -> Self {
        let mut reply = Self { status, headers: HeaderMap::new(), content };
        for (name, value) in classes::SECURITY {
            if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                reply.set(name, value);
            }
        }
        reply.set(header::CACHE_CONTROL, Lifetime::Asked.header());
        reply
    }

    pub(super) fn text(status: StatusCode, text: &'static str) -> Self {
        let mut reply = Self::new(status, Content::Bytes(Bytes::from_static(text.as_bytes())));
        reply.set(header::CONTENT_TYPE, "text/plain; charset=utf-8");
        reply
    }

    pub(super) fn set(&mut self, name: HeaderName, value: &str) {
        // A value that no header can hold (from a page's own words) is left out rather than spoiling the page.
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
    }
}

/// What of a request matters.
pub(super) struct Asked {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
}

async fn handle(State(options): State<Arc<Options>>, request: Request) -> Response {
    respond(request, move |asked| answer(&options, asked)).await
}

/// Sends what `answer` says, which may wait for files.
pub(super) async fn respond(
    request: Request,
    answer: impl FnOnce(&Asked) -> Reply + Send + 'static,
) -> Response {
    let (parts, _) = request.into_parts();
    let asked = Asked { method: parts.method, uri: parts.uri, headers: parts.headers };
    let head = asked.method == Method::HEAD;
    let reply = tokio::task::spawn_blocking(move || answer(&asked))
        .await
        .unwrap_or_else(|_| Reply::text(StatusCode::INTERNAL_SERVER_ERROR, "The server failed to answer.\n"));
    let mut response = Response::new(Body::empty());
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    let length = match &reply.content {
        Content::Bytes(bytes) => Some(bytes.len() as u64),
        Content::Part(_, length) => Some(*length),
        // A 304 and a stream say nothing of a length.
        Content::None | Content::Live(_) => None,
    };
    if let Some(length) = length {
        response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    }
    if !head || length.is_none() {
        *response.body_mut() = match reply.content {
            // Of unknown length, or a 304 would be said to stand for a file of no bytes.
            Content::None => Body::from_stream(stream::empty::<io::Result<Bytes>>()),
            Content::Bytes(bytes) => Body::from(bytes),
            Content::Part(file, length) => streamed(file, length),
            Content::Live(stream) => stream,
        };
    }
    response
}

fn answer(options: &Options, asked: &Asked) -> Reply {
    if let Some(refused) = refused(asked) {
        return refused;
    }
    let address = address::read(asked.uri.path(), &options.prefix);
    match &address {
        Address::Bare => return with_slash(&asked.uri),
        Address::File(path) if options.live && path == live::STREAM => {
            let mut reply = Reply::new(StatusCode::OK, Content::Live(live::stream(options.dir.clone())));
            reply.set(header::CONTENT_TYPE, "text/event-stream");
            return reply;
        }
        Address::File(path) if options.live && path == live::SCRIPT => {
            let mut reply = Reply::text(StatusCode::OK, live::SCRIPT_TEXT);
            reply.set(header::CONTENT_TYPE, "text/javascript; charset=utf-8");
            return reply;
        }
        _ => {}
    }
    match locate::find(&options.dir, &address) {
        Found::File(found) => {
            let beside = || copies(options, &found.site_path);
            file(options, asked, &found, beside).unwrap_or_else(|_| not_found(options, &address))
        }
        Found::NeedsSlash => with_slash(&asked.uri),
        Found::Nothing => not_found(options, &address),
        Found::NoSite => {
            let mut reply = Reply::text(
                StatusCode::SERVICE_UNAVAILABLE,
                "The site is not there; it may be being built.\n",
            );
            reply.set(header::RETRY_AFTER, "1");
            reply
        }
    }
}

/// What says that nothing is written here; nothing where somebody reads.
pub(super) fn refused(asked: &Asked) -> Option<Reply> {
    if asked.method == Method::GET || asked.method == Method::HEAD {
        return None;
    }
    let mut reply = Reply::text(StatusCode::METHOD_NOT_ALLOWED, "This is only read: GET and HEAD.\n");
    reply.set(header::ALLOW, "GET, HEAD");
    Some(reply)
}

/// To the same address with its last slash. Only reached for paths that hold no empty part, so that the address can
/// never be read as another host's.
pub(super) fn with_slash(uri: &Uri) -> Reply {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut reply = Reply::text(StatusCode::PERMANENT_REDIRECT, "The address has a slash at its end.\n");
    reply.set(header::LOCATION, &format!("{}/{query}", uri.path()));
    reply
}

/// The site's own page for what is not there, where the address is the site's.
fn not_found(options: &Options, address: &Address) -> Reply {
    let mut reply = not_found_page(options)
        .unwrap_or_else(|| Reply::text(StatusCode::NOT_FOUND, "There is nothing at this address.\n"));
    reply.status = StatusCode::NOT_FOUND;
    if let Address::File(path) = address
        && classes::is_open(path)
    {
        // Or an embedding page could not tell "not there" from "not allowed".
        reply.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    reply
}

fn not_found_page(options: &Options) -> Option<Reply> {
    let found = locate::file(&options.dir, "404.html")?;
    let html = fs::read(&found.file).ok()?;
    let served = Served::read(options, &found.site_path, &html);
    let mut reply = Reply::new(StatusCode::NOT_FOUND, Content::None);
    served.add_policy(&mut reply);
    reply.set(header::CONTENT_TYPE, types::of(&found.site_path));
    reply.content = Content::Bytes(served.changed.map_or(html.into(), Bytes::from));
    Some(reply)
}

/// What a page says of itself, and its text where that had to change.
struct Served {
    policy: Option<String>,
    changed: Option<String>,
}

impl Served {
    fn read(options: &Options, site_path: &str, html: &[u8]) -> Self {
        // A page that is no UTF-8 is not ours: it goes out as it is.
        let Ok(html) = std::str::from_utf8(html) else {
            return Self { policy: headers::policy(site_path, None), changed: None };
        };
        let root = options.prefix.root();
        let mut changed = page::rebased(html, &root);
        if options.live {
            let script = format!("{root}{}", live::SCRIPT);
            changed = Some(page::with_script(changed.as_deref().unwrap_or(html), &script));
        }
        Self { policy: headers::policy(site_path, page::policy(html)), changed }
    }

    fn add_policy(&self, reply: &mut Reply) {
        if let Some(policy) = &self.policy {
            reply.set(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
}

/// A file, or that the client has it already, or the part that was asked for; `beside` are its compressed copies.
pub(super) fn file(
    options: &Options,
    asked: &Asked,
    found: &Located,
    beside: impl FnOnce() -> Vec<(Encoding, Located)>,
) -> io::Result<Reply> {
    let mut reply = Reply::new(StatusCode::OK, Content::None);
    let path = found.site_path.as_str();
    reply.set(header::CONTENT_TYPE, types::of(path));
    let mut lifetime = classes::lifetime(path);
    if options.live && lifetime == Lifetime::Brief {
        // Whoever works on a picture wants to see it now.
        lifetime = Lifetime::Asked;
    }
    reply.set(header::CACHE_CONTROL, lifetime.header());
    if classes::is_open(path) {
        reply.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    let mut changed = None;
    if types::is_html(path) {
        let served = Served::read(options, path, &fs::read(&found.file)?);
        served.add_policy(&mut reply);
        changed = served.changed;
    }

    // A part is always of the plain bytes: a client that resumes a download means the file.
    let range = asked.headers.get(header::RANGE).filter(|_| asked.method == Method::GET);
    let copies: Vec<(Encoding, Located)> = if changed.is_some() { Vec::new() } else { beside() };
    let mut copy = None;
    if !copies.is_empty() {
        reply.set(header::VARY, "Accept-Encoding");
        if range.is_none() {
            copy = chosen(&asked.headers, copies);
        }
    }

    let form = match (&copy, &changed) {
        (Some((encoding, _)), _) => format!("-{}", encoding.name()),
        (None, Some(_)) => format!("-{}{}", options.prefix, if options.live { "-live" } else { "" }),
        (None, None) => String::new(),
    };
    let validators = Validators::of(&found.metadata, &form);
    reply.set(header::ETAG, &validators.etag);
    reply.set(header::LAST_MODIFIED, &validators.modified_header());
    if validators.is_fresh(&asked.headers) {
        reply.status = StatusCode::NOT_MODIFIED;
        reply.headers.remove(header::CONTENT_TYPE);
        return Ok(reply);
    }

    if let Some((encoding, copy)) = copy {
        reply.set(header::CONTENT_ENCODING, encoding.name());
        reply.content = content(File::open(&copy.file)?, 0, copy.metadata.len())?;
        return Ok(reply);
    }
    let size = changed.as_ref().map_or(found.metadata.len(), |text| text.len() as u64);
    reply.set(header::ACCEPT_RANGES, "bytes");
    let part = range
        .filter(|_| validators.allow_part(&asked.headers))
        .map_or(Part::Whole, |value| range::read(value.to_str().unwrap_or_default(), size));
    let (start, length) = match part {
        Part::Whole => (0, size),
        Part::Bytes { start, length } => {
            reply.status = StatusCode::PARTIAL_CONTENT;
            reply.set(header::CONTENT_RANGE, &format!("bytes {start}-{}/{size}", start + length - 1));
            (start, length)
        }
        Part::Unsatisfiable => {
            let mut reply =
                Reply::text(StatusCode::RANGE_NOT_SATISFIABLE, "The file is shorter than that.\n");
            reply.set(header::CONTENT_RANGE, &format!("bytes */{size}"));
            return Ok(reply);
        }
    };
    reply.content = match changed {
        // Both ends lie within the text, whose length fits in memory.
        Some(text) => {
            let (start, length) = (usize::try_from(start), usize::try_from(length));
            let (start, length) = (start.unwrap_or(0), length.unwrap_or(text.len()));
            Content::Bytes(Bytes::from(text).slice(start..start + length))
        }
        None => content(File::open(&found.file)?, start, length)?,
    };
    Ok(reply)
}

/// The compressed copies that lie beside a file.
fn copies(options: &Options, path: &str) -> Vec<(Encoding, Located)> {
    Encoding::ALL
        .into_iter()
        .filter_map(|it| Some((it, locate::file(&options.dir, &format!("{path}{}", it.ending()))?)))
        .collect()
}

/// The copy the client likes best.
fn chosen(request: &HeaderMap, mut copies: Vec<(Encoding, Located)>) -> Option<(Encoding, Located)> {
    let accept: Vec<_> =
        request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).collect();
    encoding::preferred(&accept.join(",")).into_iter().find_map(|wanted| {
        let place = copies.iter().position(|(encoding, _)| *encoding == wanted)?;
        Some(copies.swap_remove(place))
    })
}

/// What fits is read at once; a film is not.
const AT_ONCE: u64 = 1 << 20;

fn content(mut file: File, start: u64, length: u64) -> io::Result<Content> {
    file.seek(SeekFrom::Start(start))?;
    if length > AT_ONCE {
        return Ok(Content::Part(file, length));
    }
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(Content::Bytes(bytes.into()))
}

/// A long file, piece by piece.
fn streamed(file: File, length: u64) -> Body {
    let file = tokio::fs::File::from_std(file).take(length);
    Body::from_stream(stream::try_unfold(file, |mut file| async move {
        let mut piece = Vec::with_capacity(64 * 1024);
        let read = file.read_buf(&mut piece).await?;
        Ok::<_, io::Error>((read > 0).then(|| (Bytes::from(piece), file)))
    }))
}
