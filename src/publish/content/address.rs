//! Addresses as a publisher writes them.
//!
//! `/path/` is inside the site, `media/x.pdf` a file of `media/`, a path to an `.md` file its page; otherwise
//! `https:`, `http:`, `mailto:` or `tel:`. Everything else is refused, so that no `javascript:` gets anywhere.

use std::fmt;
use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;

/// An address, understood but not yet looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish) enum Written {
    /// `/path/` inside the site, decoded, and what follows it (`?…#…`).
    Inside(String, String),
    /// `media/x.pdf`, decoded, and what follows it.
    Media(String, String),
    /// A Markdown file relative to `content/`, and what follows it.
    File(String, String),
    /// Somewhere else, ready to be used.
    Outside(String),
    /// `#part` of the same page, without `#`.
    Part(String),
}

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish) enum AddressFault {
    Empty,
    Scheme(String),
    NoHost,
    Character(char),
    Relative(String),
    Outside(String),
}

impl fmt::Display for AddressFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the address is empty"),
            Self::Scheme(scheme) => write!(f, "addresses that begin with {scheme}: cannot be used"),
            Self::NoHost => write!(f, "the address names no place on the net"),
            Self::Character(c) if c.is_whitespace() || c.is_control() => {
                write!(f, "white space cannot stand in an address")
            }
            Self::Character(c) => write!(f, "{c} cannot stand in an address"),
            Self::Relative(text) => write!(f, "“{text}” is no address"),
            Self::Outside(text) => write!(f, "“{text}” lies outside the content folder"),
        }
    }
}

impl AddressFault {
    /// What would be right.
    pub(super) fn mend(&self) -> String {
        match self {
            Self::Relative(text) if looks_like_host(text) => format!("write https://{text}"),
            Self::Relative(text) if text.contains('@') => format!("write mailto:{text}"),
            Self::Character(_) | Self::NoHost => "write it as it stands in the browser's address line".to_owned(),
            _ => "write /path/ for a place inside the site, media/name.pdf for a file, a path to an .md file, or \
                  an address with https:, http:, mailto: or tel:"
                .to_owned(),
        }
    }
}

fn looks_like_host(text: &str) -> bool {
    text.split('/')
        .next()
        .is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.contains('@'))
}

/// Understands an address; `from` is the file it stands in, relative to `content/`.
pub(in crate::publish) fn read(text: &str, from: &str) -> Result<Written, AddressFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AddressFault::Empty);
    }
    if let Some(c) = text.chars().find(|c| c.is_control() || matches!(c, '\\' | '<' | '>' | '"' | '`')) {
        return Err(AddressFault::Character(c));
    }
    if let Some(part) = text.strip_prefix('#') {
        return Ok(Written::Part(decode(part)));
    }
    if let Some(scheme) = scheme(text) {
        return outside(text, &scheme);
    }
    let (path, tail) = text.split_at(text.find(['?', '#']).unwrap_or(text.len()));
    let (path, tail) = (decode(path), encode(tail, b"?#&=%+,;:@!$'()*/"));
    if path.starts_with("//") {
        return Err(AddressFault::Scheme("//".to_owned()));
    }
    let relative = || AddressFault::Relative(text.to_owned());
    if path.chars().any(|c| c.is_control() || c == '\\') {
        return Err(relative());
    }
    if let Some(inside) = path.strip_prefix('/') {
        if inside.split('/').any(|part| matches!(part, "." | "..")) || path.contains("//") {
            return Err(relative());
        }
        return Ok(match inside.strip_prefix("media/") {
            Some(file) if !file.is_empty() => Written::Media(composed(inside), tail),
            _ => Written::Inside(path, tail),
        });
    }
    if let Some(file) = path.strip_prefix("media/").filter(|file| !file.is_empty()) {
        let clean = !file.split('/').any(|part| matches!(part, "" | "." | ".."));
        return if clean { Ok(Written::Media(composed(&path), tail)) } else { Err(relative()) };
    }
    let joined = join(from, &path).ok_or_else(|| AddressFault::Outside(text.to_owned()))?;
    if joined.starts_with("media/") && path.starts_with("../") {
        return Ok(Written::Media(composed(&joined), tail));
    }
    if has_extension(&path, "md") {
        return Ok(Written::File(joined, tail));
    }
    Err(relative())
}

/// A path in composed letters, as the shelf knows its files: one that is copied from a file manager may have its accents
/// apart.
pub(super) fn composed(path: &str) -> String {
    path.nfc().collect()
}

/// Whether a path ends with that extension, in any case.
pub(in crate::publish) fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(extension))
}

fn scheme(text: &str) -> Option<String> {
    let (scheme, _) = text.split_once(':')?;
    // A host with a port is no scheme, nor is a colon further on in a path.
    let form = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    (form && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| scheme.to_ascii_lowercase())
}

fn outside(text: &str, scheme: &str) -> Result<Written, AddressFault> {
    let rest = &text[scheme.len() + 1..];
    let host = match scheme {
        "https" | "http" => {
            let host = rest.strip_prefix("//").ok_or(AddressFault::NoHost)?;
            host.split(['/', '?', '#']).next().unwrap_or_default().rsplit('@').next().unwrap_or_default()
        }
        "mailto" | "tel" => rest,
        _ => return Err(AddressFault::Scheme(scheme.to_owned())),
    };
    if let Some(space) = rest.chars().find(|c| c.is_whitespace()) {
        return Err(AddressFault::Character(space));
    }
    if host.is_empty() || host.starts_with('.') || (scheme == "mailto" && !host.contains('@')) {
        return Err(AddressFault::NoHost);
    }
    Ok(Written::Outside(format!("{scheme}:{rest}")))
}

/// `path` as seen from the file `from`; nothing when it leads out of the folder.
pub(in crate::publish) fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path as it stands in an `href`: what is not plain is written `%C3%A9`.
pub(crate) fn encode_path(path: &str) -> String {
    encode(path, b"/!$&'()*+,;=:@")
}

/// Percent-encodes all but RFC 3986's unreserved characters and those of `plain`.
pub(in crate::publish) fn encode(text: &str, plain: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Undoes `%C3%A9`; what is no such code stays as it is.
pub(in crate::publish) fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        let byte = code.and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            digits
                .bytes()
                .all(|digit| digit.is_ascii_hexdigit())
                .then(|| u8::from_str_radix(digits, 16).ok())?
        });
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_understood() {
        let (inside, media) = (
            |path: &str, tail: &str| Ok(Written::Inside(path.into(), tail.into())),
            |path: &str, tail: &str| Ok(Written::Media(path.into(), tail.into())),
        );
        for (text, read_as) in [
            ("/news/", inside("/news/", "")),
            (" /news/?topic=mining#x ", inside("/news/", "?topic=mining#x")),
            ("media/a.pdf", media("media/a.pdf", "")),
            ("/media/a b.pdf", media("media/a b.pdf", "")),
            ("media/a%20b.pdf#page=2", media("media/a b.pdf", "#page=2")),
            ("../../media/a.jpg", media("media/a.jpg", "")),
            ("other.md", Ok(Written::File("news/2019/other.md".into(), String::new()))),
            ("../../pages/about/aims.md#why", Ok(Written::File("pages/about/aims.md".into(), "#why".into()))),
            ("#why", Ok(Written::Part("why".into()))),
            ("https://example.org/a?b#c", Ok(Written::Outside("https://example.org/a?b#c".into()))),
            ("HTTPS://example.org", Ok(Written::Outside("https://example.org".into()))),
            ("mailto:office@example.org", Ok(Written::Outside("mailto:office@example.org".into()))),
            ("tel:+441234567890", Ok(Written::Outside("tel:+441234567890".into()))),
        ] {
            assert_eq!(read(text, "news/2019/a.md"), read_as, "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "site:/news/",
            "blob:https://example.org/x",
            "//example.org/x",
            "/\\example.org",
            "\\\\example.org",
            "https:/example.org",
            "https://",
            "https://exa mple.org",
            "https://a\"onmouseover=x",
            "mailto:",
            "www.example.org",
            "office@example.org",
            "x.pdf",
            "../../../x.md",
            "media/../x",
            "media/",
            "/a/../b/",
            "/%2e%2e/b/",
            "/a//b/",
            "&#106;avascript:alert(1)",
            "/a%00b/",
        ] {
            assert!(read(text, "news/2019/a.md").is_err(), "{text:?}");
        }
    }

    #[test]
    fn codes_go_both_ways() {
        for path in ["/cafe/", "/café con leche/", "/100%/", "/日本/"] {
            assert_eq!(decode(&encode_path(path)), path);
        }
        assert_eq!(decode("%zz%4"), "%zz%4");
        assert_eq!(decode("%ff"), "%ff");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}", from in "[a-zé/.]{0,12}") {
            if let Ok(Written::Outside(address)) = read(&text, &from) {
                proptest::prop_assert!(
                    ["https://", "http://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start))
                );
            }
        }
    }
}
