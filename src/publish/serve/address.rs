//! What a request's path asks for, read without looking at any file.

use super::Prefix;

/// A path of a request, read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// The prefix without its last slash.
    Bare,
    /// A file: its path in the site, parted by `/`.
    File(String),
    /// A folder, with its last slash: its path in the site, without it; empty for the root.
    Folder(String),
    /// Nothing that can be in the site: elsewhere on the host, climbing out, hidden, or not text.
    Nothing,
}

/// Reads the path of a request, as it came (percent-encoded).
pub(super) fn read(path: &str, prefix: &Prefix) -> Address {
    if prefix.is_bare(path) {
        return Address::Bare;
    }
    let Some(inside) = prefix.strip(path) else { return Address::Nothing };
    if inside.is_empty() {
        return Address::Folder(String::new());
    }
    let (inside, folder) = inside.strip_suffix('/').map_or((inside, false), |rest| (rest, true));
    let names: Option<Vec<String>> = inside
        .split('/')
        .enumerate()
        .map(|(depth, name)| decoded(name).filter(|it| fair(it, depth)))
        .collect();
    match names {
        Some(names) if folder => Address::Folder(names.join("/")),
        Some(names) => Address::File(names.join("/")),
        None => Address::Nothing,
    }
}

/// A name that may be looked for. Hidden files are not served, but for the folder that RFC 8615 reserves at the root.
fn fair(name: &str, depth: usize) -> bool {
    let hidden = name.starts_with('.') && !(depth == 0 && name == ".well-known");
    !name.is_empty() && !hidden && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control())
}

/// Undoes percent-encoding; `None` where it is broken or the bytes are no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    // A digit of base 16 is below 16 and fits.
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let file = |path: &str| Address::File(path.to_owned());
        let folder = |path: &str| Address::Folder(path.to_owned());
        for (prefix, path, expected) in [
            ("", "/", folder("")),
            ("", "/news/", folder("news")),
            ("", "/news", file("news")),
            ("", "/media/%C3%B1.pdf", file("media/ñ.pdf")),
            ("", "/a%20b.txt", file("a b.txt")),
            ("", "/.well-known/security.txt", file(".well-known/security.txt")),
            ("", "/a/.well-known/security.txt", Address::Nothing),
            ("", "/.chasqui", Address::Nothing),
            ("", "/a/.git/config", Address::Nothing),
            ("", "/%2egit/config", Address::Nothing),
            ("", "/../etc/passwd", Address::Nothing),
            ("", "/..", Address::Nothing),
            ("", "/%2e%2e/etc/passwd", Address::Nothing),
            ("", "/a%2f..%2fb", Address::Nothing),
            ("", "/a\\b", Address::Nothing),
            ("", "/a%5cb", Address::Nothing),
            ("", "/a%00b", Address::Nothing),
            ("", "//example.org/", Address::Nothing),
            ("", "/a//b", Address::Nothing),
            ("", "//", Address::Nothing),
            ("", "/%zz", Address::Nothing),
            ("", "/%c3", Address::Nothing),
            ("", "/%", Address::Nothing),
            ("", "*", Address::Nothing),
            ("/a/b", "/a/b", Address::Bare),
            ("/a/b", "/a/b/", folder("")),
            ("/a/b", "/a/b/news/", folder("news")),
            ("/a/b", "/a/bc/", Address::Nothing),
            ("/a/b", "/a/", Address::Nothing),
            ("/a/b", "/", Address::Nothing),
            ("/a/b", "/a/b/../../news/", Address::Nothing),
        ] {
            assert_eq!(read(path, &prefix.parse().unwrap()), expected, "{prefix} {path}");
        }
    }
}
