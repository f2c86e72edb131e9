//! Each file as a host sends it: its type, whether it is compressed on the way, whether it is the file that was written,
//! and how long it may be cached.

use crate::publish::build::WHOLE;
use crate::publish::fault::{Code, Fault};
use crate::publish::hosts::types;
use crate::publish::output::short_hash;
use crate::publish::web::{Answer, WebError};

use super::asked::Asked;

/// Files whose names stay the same, which every site has: a host that keeps them for long serves an old site.
const ENTRIES: [&str; 6] =
    ["", "app/start.js", "app/style.css", "service-worker.js", "data/v1/site.json", "site.webmanifest"];
/// The same, where the site has them.
const PERHAPS: [&str; 3] = ["embed/v1.js", "feeds/news.atom", "data/v1/latest/news.json"];
/// So long may an entry be kept: a publisher who has put something right may wait an hour, not a day.
const LONGEST: u64 = 3600;
/// What is named by its bytes and kept less than this is asked for again by everyone who comes back the next day.
const LASTING: u64 = 86_400;
/// What is longer gains by compression.
const WORTHWHILE: usize = 1400;

pub(super) fn look(asked: &mut Asked<'_>) -> Result<(), WebError> {
    for path in ENTRIES {
        let answer = asked.get(path)?;
        if is_there(asked, path, &answer) {
            sent(asked, path, &answer);
            kept_briefly(asked, path, &answer);
        }
    }
    for path in PERHAPS {
        let answer = asked.get(path)?;
        if answer.status == 200 && (!answer.is_page() || types::is_html(path)) {
            sent(asked, path, &answer);
            kept_briefly(asked, path, &answer);
        }
    }
    let mut hashed = asked.named_by_start()?;
    let site = asked.site()?;
    if let Some(site) = &site {
        hashed.extend([&site.roots.facets, &site.roots.cards, &site.roots.pages].map(|it| it.file.clone()));
    } else if asked.get("data/v1/site.json")?.status == 200 && !asked.get("data/v1/site.json")?.is_page() {
        let what = "data/v1/site.json is there and cannot be read as a site's data";
        asked.fault(
            Fault::error(Code::Altered, "data/v1/site.json", what)
                .mend("copy the whole folder again; is it of this version of chasqui?"),
        );
    }
    for path in hashed {
        let answer = asked.get(&path)?;
        if is_there(asked, &path, &answer) {
            sent(asked, &path, &answer);
            unaltered(asked, &path, &answer);
            kept_long(asked, &path, &answer);
        }
    }
    whole(asked)?;
    same_program(asked, site.as_ref().map(|site| site.program.as_str()))
}

/// Whether the file itself came; if not, that is told.
fn is_there(asked: &mut Asked<'_>, path: &str, answer: &Answer) -> bool {
    let is_page = path.is_empty();
    if answer.status != 200 {
        let what = format!("/{path} is answered with status {}", answer.status);
        asked.fault(
            Fault::error(Code::NotThere, path, what)
                .mend("copy the whole folder, files that begin with a dot too"),
        );
        return false;
    }
    if answer.is_page() != is_page {
        let (is, not) = if is_page { ("no page", "one") } else { ("a page", "the file") };
        let what = format!("/{path} is answered with {is} in place of {not}");
        asked.fault(Fault::error(Code::PageInstead, path, what).mend(
            "switch off the rule that answers every address with index.html; what is not there is answered with 404.html \
             and status 404",
        ));
        return false;
    }
    true
}

/// Its type, and whether it is compressed.
fn sent(asked: &mut Asked<'_>, path: &str, answer: &Answer) {
    let name = if path.is_empty() { "index.html" } else { path };
    let expected = types::of(name).split(';').next().unwrap_or_default();
    let kind = answer.kind();
    let same = kind == expected
        || (expected == "text/javascript" && kind == "application/javascript")
        || (expected == types::OTHER && !kind.starts_with("text/"))
        || (expected.contains("xml") && kind.contains("xml"));
    if !same {
        let what =
            format!("/{path} is sent as {}", if kind.is_empty() { "nothing in particular" } else { &kind });
        let mend = format!("let the host send it as {}", types::of(name));
        // Browsers refuse script and style of a wrong type.
        let breaks = matches!(expected, "text/html" | "text/javascript" | "text/css");
        let fault = if breaks {
            Fault::error(Code::ContentType, path, what)
        } else {
            Fault::warning(Code::ContentType, path, what)
        };
        asked.fault(fault.mend(mend));
    }
    if types::gains(expected)
        && answer.body.len() > WORTHWHILE
        && answer.header("content-encoding").is_empty()
    {
        asked.note(Code::NotCompressed, path);
    }
}

/// A file that is named by its bytes has just these.
fn unaltered(asked: &mut Asked<'_>, path: &str, answer: &Answer) {
    let hash = short_hash(&answer.bytes());
    if path.split('.').rev().nth(1) != Some(hash.as_str()) {
        let what = format!("/{path} is not what was published under this name");
        asked.fault(Fault::error(Code::Altered, path, what).mend(
            "switch off whatever changes files on the way (a minifier, an optimiser of scripts), and copy the folder again",
        ));
    }
}

fn kept_briefly(asked: &mut Asked<'_>, path: &str, answer: &Answer) {
    let control = answer.header("cache-control");
    match longest(control) {
        Some(seconds) if seconds > LONGEST => {
            let what =
                format!("/{path} may be kept for {} hours: readers would see an old site", seconds / 3600);
            asked.fault(
                Fault::error(Code::KeptTooLong, path, what)
                    .mend("let the host send “Cache-Control: no-cache” with it; only names with a hash may be kept long"),
            );
        }
        None if control.is_empty() => {
            asked.note(Code::KeptTooLong, path);
        }
        _ => {}
    }
}

fn kept_long(asked: &mut Asked<'_>, path: &str, answer: &Answer) {
    let control = answer.header("cache-control");
    if longest(control).unwrap_or(0) < LASTING {
        asked.note(Code::NotKept, path);
    }
}

/// For how many seconds a `Cache-Control` lets anything be kept without asking.
fn longest(control: &str) -> Option<u64> {
    let parts: Vec<String> = control.split(',').map(|part| part.trim().to_ascii_lowercase()).collect();
    if parts.iter().any(|part| matches!(part.as_str(), "no-cache" | "no-store")) {
        return Some(0);
    }
    let age = parts.iter().find_map(|part| part.strip_prefix("max-age=")?.parse().ok());
    if parts.iter().any(|part| part == "immutable") { age.or(Some(u64::MAX)) } else { age }
}

/// The archive as one file is a compressed file, and not a file that was compressed on the way.
fn whole(asked: &mut Asked<'_>) -> Result<(), WebError> {
    let answer = asked.head(WHOLE)?;
    let encoding = answer.header("content-encoding");
    if answer.status == 200 && !encoding.is_empty() {
        let what = format!(
            "/{WHOLE} is sent with “Content-Encoding: {encoding}”: browsers unpack it, and its name lies"
        );
        asked.fault(
            Fault::error(Code::Decoded, WHOLE, what)
                .mend("let the host send files that end in .gz as application/gzip"),
        );
    }
    Ok(())
}

/// The page and the data are of one build.
fn same_program(asked: &mut Asked<'_>, program: Option<&str>) -> Result<(), WebError> {
    let page = asked.get("")?.text();
    let of_page = page.split("data-program=\"").nth(1).and_then(|rest| rest.split('"').next());
    if let (Some(one), Some(other)) = (of_page, program)
        && one != other
    {
        let what =
            format!("the front page is of the program {one}, the data of {other}: the host mixes two builds");
        asked.fault(
            Fault::error(Code::KeptTooLong, "", what)
                .mend("empty the host's cache, and let it ask after names without a hash"),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::longest;

    #[test]
    fn how_long_is_kept() {
        for (control, expected) in [
            ("", None),
            ("no-cache", Some(0)),
            ("max-age=300, no-store", Some(0)),
            ("public, max-age=31536000, immutable", Some(31_536_000)),
            ("immutable", Some(u64::MAX)),
            ("private", None),
            ("Max-Age=60", Some(60)),
        ] {
            assert_eq!(longest(control), expected, "{control}");
        }
    }
}
