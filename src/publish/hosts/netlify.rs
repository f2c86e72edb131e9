//! `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them (and `_redirects` GitLab Pages): both publish
//! a folder at the root of a host.
//!
//! Where several rules of `_headers` match they are all taken, and a header that comes twice is joined to one value. So
//! no two rules here may set one header for one file: patterns are drawn so that they do not meet ([`super::cover`]). What
//! has no rule is asked after each time on these hosts by itself.

use std::fmt::Write as _;

use super::classes::{self, Lifetime, OPEN, SECURITY};
use super::cover::cover;
use super::{Facts, moved};
use crate::publish::editor::PAGE;

/// So many rules of headers are read by Cloudflare Pages.
pub const HEADER_RULES: usize = 100;
/// So many plain redirects are read by Cloudflare Pages.
pub const REDIRECTS: usize = 2000;

/// `_headers` for the files of a site, and how many rules are left out. `is_moved` tells the small pages at old addresses,
/// which need no policy of their own.
#[must_use]
pub fn headers<'p>(
    facts: &Facts,
    files: impl Iterator<Item = &'p str> + Clone,
    is_moved: &dyn Fn(&str) -> bool,
) -> (String, usize) {
    let lasts = |path: &&str| classes::lifetime(path) == Lifetime::Forever;
    let lasting = cover(files.clone().filter(lasts), files.clone().filter(|path| !lasts(path)));
    let policy = facts.framed_policy();
    let pages = files.filter(|path| path.rsplit('.').next() == Some("html") && !is_moved(path));
    let editor = facts.editor_policy();
    let is_editor = |path: &str| editor.is_some() && path == PAGE;
    let framed = cover(
        pages.clone().filter(|path| !classes::is_framable(path) && !is_editor(path)),
        pages.filter(|path| classes::is_framable(path) || is_editor(path)),
    );
    let editor = editor.as_deref().map(|policy| ("/admin/", ("Content-Security-Policy", policy)));
    let open = OPEN.map(|room| format!("/{room}*"));
    // Pages before what lasts: a policy is worth more than a question less.
    let all = SECURITY
        .into_iter()
        .map(|header| ("/*", header))
        .chain(open.iter().map(|pattern| (pattern.as_str(), ("Access-Control-Allow-Origin", "*"))))
        .chain(editor)
        .chain(framed.iter().map(|pattern| (pattern.as_str(), ("Content-Security-Policy", policy.as_str()))))
        .chain(
            lasting.iter().map(|pattern| (pattern.as_str(), ("Cache-Control", Lifetime::Forever.header()))),
        );
    // One rule for a pattern: of two, Cloudflare would take the last alone.
    let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for (pattern, header) in all {
        match rules.iter_mut().find(|(known, _)| *known == pattern) {
            Some((_, headers)) => headers.push(header),
            None => rules.push((pattern, vec![header])),
        }
    }
    let mut out = String::from("# Written by chasqui build: what goes along with each file.\n");
    for (pattern, headers) in rules.iter().take(HEADER_RULES) {
        let _ = writeln!(out, "{}", moved::encoded(pattern).replace("%2A", "*"));
        for (name, value) in headers {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    (out, rules.len().saturating_sub(HEADER_RULES))
}

/// `_redirects`, and how many are left out; each of these has its page or the table of the start script all the same.
///
/// Cloudflare passes over the lines with a query, and those marked `!`, which make Netlify redirect where a page stands
/// too: that page answers only what has no such query.
#[must_use]
pub fn redirects(facts: &Facts) -> (String, usize) {
    let mut out = String::from("# Written by chasqui build: where old addresses lead.\n");
    let (mut count, mut left_out) = (0, 0);
    let ordered = facts.moved.iter().filter(|it| it.is_plain()).chain(moved::with_query(&facts.moved));
    for it in ordered {
        let parameter = |(name, value): &(String, String)| [name, "=", &moved::encoded(value), " "].concat();
        let parameters: String = it.query.iter().map(parameter).collect();
        if count == REDIRECTS || it.path.contains(':') || parameters.contains(':') {
            left_out += 1;
            continue;
        }
        count += 1;
        let force = if it.is_plain() { "" } else { "!" };
        let _ = writeln!(out, "/{} {parameters}/{} 301{force}", moved::encoded(&it.path), it.to);
    }
    (out, left_out)
}

#[cfg(test)]
mod tests {
    use super::super::Moved;
    use super::*;

    fn facts(moved: Vec<Moved>) -> Facts {
        Facts { root: "/".into(), policy: "default-src 'self'".into(), editor: None, moved }
    }

    fn moved(path: &str, query: &[(&str, &str)], to: &str) -> Moved {
        let query = query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Moved { path: path.into(), query, to: to.into() }
    }

    #[test]
    fn no_file_gets_a_header_twice() {
        let files = [
            "index.html",
            "404.html",
            "node/1/index.html",
            "news/index.html",
            "embed/index.html",
            "embed/feed/index.html",
            "app/app.abcdefghij.js",
            "app/start.js",
            "data/v1/site.json",
            "data/v1/cards.abcdefghij.json",
            "data/v1/cards/2019.abcdefghij.json",
        ];
        let (text, left_out) =
            headers(&facts(Vec::new()), files.into_iter(), &|path| path.starts_with("node/"));
        assert_eq!(left_out, 0);
        let patterns: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(
            patterns.join(" "),
            "/* /data/* /embed/* /feeds/* /oembed/* / /404.html /embed/ /news/* /app/app.abcdefghij.js \
             /data/v1/cards.abcdefghij.json /data/v1/cards/*"
        );
        assert_eq!(text.matches("frame-ancestors 'self'").count(), 4);
    }

    #[test]
    fn what_is_too_much_is_said() {
        let many: Vec<Moved> = (0..2005).map(|n| moved(&format!("n/{n}"), &[], "x/")).collect();
        let (text, left_out) = redirects(&facts(many));
        assert_eq!((text.lines().count(), left_out), (2001, 5));
        let paths: Vec<String> =
            (0..150).map(|n| format!("p{n}/index.html")).chain(["embed/feed/index.html".into()]).collect();
        let (text, left_out) = headers(&facts(Vec::new()), paths.iter().map(String::as_str), &|_| false);
        assert_eq!((text.lines().filter(|line| line.starts_with('/')).count(), left_out), (100, 55));
    }

    #[test]
    fn queries_come_after_what_has_none() {
        let all = vec![
            moved("news.php", &[("id", "55")], "b/"),
            moved("node/1", &[], "a/"),
            moved("", &[("lang", "es"), ("p", "1")], "c/"),
        ];
        let (text, _) = redirects(&facts(all));
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(lines, ["/node/1 /a/ 301", "/ lang=es p=1 /c/ 301!", "/news.php id=55 /b/ 301!"]);
    }
}
