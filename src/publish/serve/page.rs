//! A page as it is served: its own policy read, its addresses fitted to where the site stands.

use super::html::{Tag, tags};

/// The page's own security policy, as its `<meta>` says it.
pub(super) fn policy(html: &str) -> Option<String> {
    tags(html)
        .take_while(|tag| !tag.is("body"))
        .filter(|tag| tag.is("meta"))
        .find(|tag| {
            tag.value(html, "http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("Content-Security-Policy"))
        })
        .and_then(|tag| tag.value(html, "content"))
        .map(|written| unescaped(written).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The root that a page with absolute addresses was made for: `<html data-root="/x/">`.
fn made_for(html: &str) -> Option<&str> {
    let root = tags(html).find(|tag| tag.is("html"))?.value(html, "data-root")?;
    (root.starts_with('/') && root.ends_with('/')).then_some(root)
}

/// Fits a page that was made for another root to `root`; `None` when it stands right, as every page does that has
/// relative addresses only.
pub(super) fn rebased(html: &str, root: &str) -> Option<String> {
    let old = made_for(html).filter(|old| *old != root)?;
    let mut fitted = String::with_capacity(html.len() + 256);
    let mut done = 0;
    for (place, list) in tags(html).flat_map(|tag| addresses(&tag)) {
        let value = &html[place.clone()];
        fitted.push_str(&html[done..place.start]);
        if list {
            let each = value.split(',').map(|one| {
                let address = one.trim_start();
                format!("{}{}", &one[..one.len() - address.len()], moved(address, old, root))
            });
            fitted.push_str(&each.collect::<Vec<_>>().join(","));
        } else {
            fitted.push_str(&moved(value, old, root));
        }
        done = place.end;
    }
    fitted.push_str(&html[done..]);
    Some(fitted)
}

/// All addresses that a page's tags name.
#[must_use]
pub fn page_addresses(html: &str) -> Vec<String> {
    let mut all = Vec::new();
    for tag in tags(html) {
        if tag.is("meta") {
            let content = tag.value(html, "content").unwrap_or_default();
            all.extend(content.strip_prefix("0; url=").map(str::to_owned));
        }
        for (place, list) in addresses(&tag) {
            let value = &html[place];
            if list {
                let each = value.split(',').filter_map(|one| one.split_whitespace().next());
                all.extend(each.map(str::to_owned));
            } else {
                all.push(value.to_owned());
            }
        }
    }
    all
}

/// Where the values stand that are addresses, and whether each is a list of them.
fn addresses(tag: &Tag) -> Vec<(std::ops::Range<usize>, bool)> {
    const SINGLE: [&str; 8] =
        ["href", "src", "action", "formaction", "poster", "data", "data-root", "data-base"];
    let of = |name: &str| {
        let one = SINGLE.iter().any(|known| known.eq_ignore_ascii_case(name));
        let list = name.eq_ignore_ascii_case("srcset") || name.eq_ignore_ascii_case("imagesrcset");
        (one || list).then_some(list)
    };
    tag.attributes.iter().filter_map(|(name, place)| Some((place.clone(), of(name)?))).collect()
}

/// An address moved from one root to another; `//host/` is another host, not a path.
fn moved(address: &str, old: &str, new: &str) -> String {
    match address.strip_prefix(old) {
        Some(rest) if !address.starts_with("//") => format!("{new}{rest}"),
        _ => address.to_owned(),
    }
}

/// The page with a script from `source` at the end of its head.
pub(super) fn with_script(html: &str, source: &str) -> String {
    with_in_head(html, &format!("<script src=\"{source}\" defer></script>"))
}

/// The page with something at the end of its head.
pub(super) fn with_in_head(html: &str, more: &str) -> String {
    let place = tags(html).find(|tag| tag.is("/head") || tag.is("body")).map_or(html.len(), |tag| tag.start);
    let (before, after) = html.split_at(place);
    format!("{before}{more}{after}")
}

/// Undoes the escapes that a policy can hold.
fn unescaped(text: &str) -> String {
    ["&#39;", "&#x27;", "&apos;"]
        .iter()
        .fold(text.to_owned(), |text, quote| text.replace(quote, "'"))
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_are_read() {
        for (html, expected) in [
            (
                r#"<meta charset=utf-8><meta http-equiv="content-security-policy" content="default-src 'self';  a">"#,
                Some("default-src 'self'; a"),
            ),
            (
                "<meta content='default-src &#x27;self&#39;' http-equiv=Content-Security-Policy>",
                Some("default-src 'self'"),
            ),
            ("<meta http-equiv=refresh content=0>", None),
            ("<body><meta http-equiv=Content-Security-Policy content=late>", None),
        ] {
            assert_eq!(policy(html).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn addresses_move_with_the_root() {
        for (old, new, from, to) in [
            ("/x/", "/a/b/", r#"<a href="/x/news/">"#, Some(r#"<a href="/a/b/news/">"#)),
            ("/x/", "/", "<link href='/x/app/style.css'>", Some("<link href='/app/style.css'>")),
            ("/", "/a/b/", "<a href=/>/ stays</a>", Some("<a href=/a/b/>/ stays</a>")),
            ("/", "/a/b/", r#"<p data-base="/">"#, Some(r#"<p data-base="/a/b/">"#)),
            ("/", "/a/", r#"<a href="//cdn/"><a href="?q">"#, Some(r#"<a href="//cdn/"><a href="?q">"#)),
            (
                "/",
                "/a/",
                r#"<img srcset="/1.png 1x, /2.png 2x" alt="/ñ">"#,
                Some(r#"<img srcset="/a/1.png 1x, /a/2.png 2x" alt="/ñ">"#),
            ),
            ("/x/", "/a/", r#"<a href="/xy/">"#, Some(r#"<a href="/xy/">"#)),
            ("/x/", "/x/", r#"<a href="/x/">"#, None),
        ] {
            let page = |root: &str, body: &str| format!("<!doctype html><html data-root=\"{root}\">{body}");
            assert_eq!(rebased(&page(old, from), new), to.map(|to| page(new, to)), "{from}");
        }
        assert_eq!(rebased("<html><a href=/>", "/a/"), None);
        assert_eq!(rebased("<html data-root=x><a href=/>", "/a/"), None);
    }

    #[test]
    fn the_script_goes_into_the_head() {
        for (html, expected) in [
            ("<head><title>x</title></head><body>", "<head><title>x</title>+</head><body>"),
            ("<title>x</title><body>", "<title>x</title>+<body>"),
            ("<p>x", "<p>x+"),
        ] {
            assert_eq!(
                with_script(html, "/s.js").replace(r#"<script src="/s.js" defer></script>"#, "+"),
                expected
            );
        }
    }
}
