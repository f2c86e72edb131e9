//! Whether the client has the bytes already (RFC 9110, section 13).

use axum::http::{HeaderMap, header};
use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What names one version of a file.
#[derive(Debug, Clone)]
pub(super) struct Validators {
    /// A strong entity tag, quoted.
    pub(super) etag: String,
    /// When the file was last modified, to the second, as headers have it.
    pub(super) modified: SystemTime,
}

impl Validators {
    /// Of a file in one form: `form` tells apart what is made of the same file (an encoding, an added script).
    pub(super) fn of(metadata: &Metadata, form: &str) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            etag: format!("\"{:x}-{:x}{form}\"", since.as_nanos(), metadata.len()),
            modified: UNIX_EPOCH + Duration::from_secs(since.as_secs()),
        }
    }

    /// `Last-Modified`.
    pub(super) fn modified_header(&self) -> String {
        httpdate::fmt_http_date(self.modified)
    }

    /// Whether the client need not be sent the bytes again. A tag counts before a date, as it tells more.
    pub(super) fn is_fresh(&self, request: &HeaderMap) -> bool {
        let mut tags = request.get_all(header::IF_NONE_MATCH).iter().peekable();
        if tags.peek().is_some() {
            return tags.any(|value| value.to_str().is_ok_and(|list| self.is_among(list)));
        }
        date(request, header::IF_MODIFIED_SINCE).is_some_and(|since| self.modified <= since)
    }

    /// Whether a part may be sent: no `If-Range`, or one that names this very version.
    pub(super) fn allow_part(&self, request: &HeaderMap) -> bool {
        match request.get(header::IF_RANGE).map(|value| value.to_str().unwrap_or_default()) {
            None => true,
            // A weak tag is no promise that bytes are the same, so it never equals ours.
            Some(tag) if tag.ends_with('"') => tag == self.etag,
            Some(_) => date(request, header::IF_RANGE) == Some(self.modified),
        }
    }

    fn is_among(&self, list: &str) -> bool {
        is_among(&self.etag, list)
    }
}

/// Whether the client has what an entity tag names.
pub(super) fn has_tag(request: &HeaderMap, etag: &str) -> bool {
    let mut tags = request.get_all(header::IF_NONE_MATCH).iter();
    tags.any(|value| value.to_str().is_ok_and(|list| is_among(etag, list)))
}

/// Weak comparison, which is the one for reading. Our tags hold no comma.
fn is_among(etag: &str, list: &str) -> bool {
    list.split(',').map(str::trim).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

fn date(request: &HeaderMap, name: header::HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(request.get(name)?.to_str().ok()?).ok()
}
