//! A site that is in no folder: whoever has it gives its files one by one, and says what goes into every page's head.

use super::address::{self, Address};
use super::freshness;
use super::locate::Located;
use super::respond::{self, Asked, Content, Reply};
use super::{Options, Prefix, headers, page};
use crate::publish::hosts::classes::{self, Lifetime};
use crate::publish::hosts::types;
use crate::publish::output::HeldFile;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use std::path::Path;
use std::sync::Arc;

/// Whoever has a site.
pub trait Shown: Send + Sync + 'static {
    /// A file by its path in the site, once it is there; nothing where there will be none. Blocks.
    fn file(&self, path: &str) -> Option<HeldFile>;
    /// What is put at the end of each page's head; `root` is the path of the site's root.
    fn in_head(&self, root: &str) -> String;
    /// An event stream at a path in the site.
    fn stream(&self, path: &str) -> Option<Body>;
    /// The page that stands for all pages as long as there is no site at all.
    fn instead(&self, root: &str) -> Option<String>;
}

struct Service<S> {
    site: S,
    options: Options,
}

/// The service for a site that somebody has: it answers every path of the host.
pub fn shown_router(site: impl Shown, prefix: Prefix) -> Router {
    let options = Options { live: true, ..Options::new("").prefix(prefix) };
    Router::new().fallback(handle).with_state(Arc::new(Service { site, options }))
}

async fn handle<S: Shown>(
    State(service): State<Arc<Service<S>>>,
    request: Request,
) -> axum::response::Response {
    respond::respond(request, move |asked| service.answer(asked)).await
}

impl<S: Shown> Service<S> {
    fn answer(&self, asked: &Asked) -> Reply {
        if let Some(refused) = respond::refused(asked) {
            return refused;
        }
        let address = address::read(asked.uri.path(), &self.options.prefix);
        let root = self.options.prefix.root();
        if let Address::File(path) = &address
            && let Some(stream) = self.site.stream(path)
        {
            let mut reply = Reply::new(StatusCode::OK, Content::Live(stream));
            reply.set(header::CONTENT_TYPE, "text/event-stream");
            return reply;
        }
        let is_page = match &address {
            Address::Folder(_) => true,
            Address::File(path) => types::is_html(path),
            _ => false,
        };
        if is_page && let Some(html) = self.site.instead(&root) {
            let mut reply = Reply::new(StatusCode::SERVICE_UNAVAILABLE, Content::Bytes(html.into()));
            reply.set(header::CONTENT_TYPE, types::of("index.html"));
            reply.set(header::CACHE_CONTROL, "no-store");
            return reply;
        }
        let page_of = |folder: &str| match folder {
            "" => "index.html".to_owned(),
            folder => format!("{folder}/index.html"),
        };
        let path = match address {
            Address::Bare => return respond::with_slash(&asked.uri),
            Address::Folder(folder) => page_of(&folder),
            Address::File(path) => {
                // What has no ending is a page without its last slash, if it is anything.
                let name = path.rsplit('/').next().unwrap_or_default();
                if !name.contains('.') && self.site.file(&page_of(&path)).is_some() {
                    return respond::with_slash(&asked.uri);
                }
                path
            }
            Address::Nothing => return self.not_found(asked),
        };
        let found = self.site.file(&path);
        found.and_then(|found| self.reply(asked, &path, found)).unwrap_or_else(|| self.not_found(asked))
    }

    fn not_found(&self, asked: &Asked) -> Reply {
        let page = self.site.file("404.html").and_then(|found| self.reply(asked, "404.html", found));
        let mut reply =
            page.unwrap_or_else(|| Reply::text(StatusCode::NOT_FOUND, "There is nothing at this address.\n"));
        reply.status = StatusCode::NOT_FOUND;
        reply
    }

    fn reply(&self, asked: &Asked, path: &str, found: HeldFile) -> Option<Reply> {
        let bytes = match found {
            HeldFile::File(file) if types::is_html(path) => std::fs::read(file).ok()?.into(),
            HeldFile::File(file) => return self.on_disk(asked, path, &file),
            HeldFile::Bytes(bytes) => bytes,
        };
        let mut reply = Reply::new(StatusCode::OK, Content::None);
        reply.set(header::CONTENT_TYPE, types::of(path));
        reply.set(header::CACHE_CONTROL, lifetime(path).header());
        if classes::is_open(path) {
            reply.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        let mut body = Bytes::from_owner(bytes);
        if types::is_html(path) {
            let html = std::str::from_utf8(&body).ok()?;
            let root = self.options.prefix.root();
            if let Some(policy) = headers::policy(path, page::policy(html)) {
                reply.set(header::CONTENT_SECURITY_POLICY, &policy);
            }
            let fitted = page::rebased(html, &root);
            let html = page::with_in_head(fitted.as_deref().unwrap_or(html), &self.site.in_head(&root));
            body = html.into();
        }
        let tag = format!("\"{}\"", &blake3::hash(&body).to_hex()[..32]);
        reply.set(header::ETAG, &tag);
        if freshness::has_tag(&asked.headers, &tag) {
            reply.status = StatusCode::NOT_MODIFIED;
            reply.headers.remove(header::CONTENT_TYPE);
            return Some(reply);
        }
        reply.content = Content::Bytes(body);
        Some(reply)
    }

    /// A file that is too large to be held: as any server sends it, in parts too.
    fn on_disk(&self, asked: &Asked, path: &str, file: &Path) -> Option<Reply> {
        let metadata = std::fs::metadata(file).ok()?;
        let found = Located { site_path: path.to_owned(), file: file.to_owned(), metadata };
        respond::file(&self.options, asked, &found, Vec::new).ok()
    }
}

/// Whoever works on a picture wants to see it now.
fn lifetime(path: &str) -> Lifetime {
    match classes::lifetime(path) {
        Lifetime::Brief => Lifetime::Asked,
        other => other,
    }
}
