//! How a host answers: what is not there, addresses without their last slash, old addresses, and who may read and frame.

use crate::publish::fault::{Code, Fault};
use crate::publish::hosts::classes::{OWN_FRAMES, SECURITY};
use crate::publish::hosts::moved::encoded;
use crate::publish::web::{Answer, WebError, resolved};

use super::asked::Asked;

/// So many old addresses are tried, spread over all.
const SOME: usize = 10;
/// So many steps may lead from an old address to the new one.
const STEPS: usize = 4;
/// Nobody has a page of this name.
const NOWHERE: &str = "chasqui-check-nothing-is-here";

pub(super) fn look(asked: &mut Asked<'_>) -> Result<(), WebError> {
    missing(asked)?;
    slashes(asked)?;
    pages(asked)?;
    redirects(asked)?;
    readers(asked)?;
    headers(asked)
}

fn missing(asked: &mut Asked<'_>) -> Result<(), WebError> {
    let path = format!("{NOWHERE}/");
    let answer = asked.get(&path)?;
    if answer.status == 404 {
        let text = answer.text();
        let root = text.split("data-root=\"").nth(1).and_then(|rest| rest.split('"').next());
        match root {
            None => {
                let what = "a page that is not there is not answered with the site's own 404.html";
                let mend = "name 404.html as the page for status 404, where the host lets you";
                asked.fault(Fault::warning(Code::NoMissingPage, &path, what).mend(mend));
            }
            Some(root) if root != asked.web.root() => {
                let what =
                    format!("404.html was made for {root}, and the site stands at {}", asked.web.root());
                let mend = format!("set url in site.yaml, or build with --site-url {}", asked.web.base());
                asked.fault(Fault::error(Code::NoMissingPage, &path, what).mend(mend));
            }
            Some(_) => {}
        }
    } else {
        let what = format!("a page that is not there is answered with status {}", answer.status);
        let mend =
            "let the host answer with 404.html and status 404; search engines else keep what was taken back";
        asked.fault(Fault::error(Code::NoMissingPage, &path, what).mend(mend));
    }
    let path = format!("data/v1/articles/{NOWHERE}.json");
    let answer = asked.get(&path)?;
    if answer.status == 200 {
        let what = "a file of the data that is not there is answered with a page and status 200";
        let mend = "switch off the rule that answers every address with index.html";
        asked.fault(Fault::error(Code::PageInstead, &path, what).mend(mend));
    }
    Ok(())
}

fn slashes(asked: &mut Asked<'_>) -> Result<(), WebError> {
    let answer = asked.head("news")?;
    let expected = format!("{}news/", asked.web.base());
    let told = asked.head("news?topic=none&page=2")?;
    let there = |answer: &Answer, from: &str| {
        resolved(&format!("{}{from}", asked.web.base()), answer.header("location"))
    };
    let (bare, with_query) = (there(&answer, "news"), there(&told, "news?topic=none&page=2"));
    let mend = "let the host redirect /news to /news/ and keep what stands after ?";
    let fault = if !answer.leads() {
        Some(format!("/news is answered with status {} and does not lead to /news/", answer.status))
    } else if bare != expected {
        Some(format!("/news leads to {bare} and not to {expected}"))
    } else if told.leads() && with_query != format!("{expected}?topic=none&page=2") {
        Some(format!("/news?topic=none&page=2 leads to {with_query}: what was asked is lost"))
    } else {
        None
    };
    if let Some(what) = fault {
        asked.fault(Fault::error(Code::SlashLost, "news", what).mend(mend));
    }
    Ok(())
}

/// Deep pages open by themselves.
fn pages(asked: &mut Asked<'_>) -> Result<(), WebError> {
    let index = asked.pages()?.unwrap_or_default();
    let deepest = index.pages.iter().max_by_key(|entry| entry.path.matches('/').count());
    let Some(path) = deepest.map(|entry| entry.path.trim_start_matches('/').to_owned()) else {
        return Ok(());
    };
    let answer = asked.get(&path)?;
    if answer.status != 200 || !answer.is_page() {
        let what = format!("the page /{path} is answered with status {}", answer.status);
        asked.fault(
            Fault::error(Code::NotThere, &path, what).mend("copy the whole folder, with all folders in it"),
        );
    }
    Ok(())
}

fn redirects(asked: &mut Asked<'_>) -> Result<(), WebError> {
    let moved = asked.pages()?.unwrap_or_default().moved;
    let (plain, queried): (Vec<_>, Vec<_>) = moved.into_iter().partition(|(from, _)| !from.contains('?'));
    for some in [plain, queried] {
        for (from, to) in some.iter().step_by(some.len().div_ceil(SOME).max(1)) {
            if let Some(what) = follow(asked, from, to)? {
                let mend = "copy the small pages at old addresses too; for true redirects take the host's file or `chasqui \
                            hosts`";
                let path = from.trim_start_matches('/');
                asked.fault(Fault::error(Code::RedirectLost, path, what).mend(mend));
            }
        }
    }
    Ok(())
}

/// Follows an old address; says what is wrong.
fn follow(asked: &Asked<'_>, from: &str, to: &str) -> Result<Option<String>, WebError> {
    let base = asked.web.base();
    let goal = format!("{base}{}", encoded(to.trim_start_matches('/')));
    let mut url = format!("{base}{}", encoded(from.trim_start_matches('/')));
    for _ in 0..STEPS {
        let answer = asked.web.ask(&url, "identity", true)?;
        if same_place(&url, &goal) && answer.status == 200 {
            return Ok(None);
        }
        if answer.leads() {
            url = resolved(&url, answer.header("location"));
            continue;
        }
        let text = answer.text();
        if let Some(there) = refreshes_to(&text)
            && same_place(&resolved(&url, there), &goal)
        {
            return Ok(None);
        }
        // The script reads the query, here or on the site's own page for what is not there.
        let reads = text.contains("app/moved.") || text.contains("app/start.js");
        let query = from.split_once('?').map(|(_, query)| query);
        return Ok(match query {
            Some(query) if reads && url.ends_with(query) => None,
            Some(query) if reads => {
                Some(format!("{from} leads to {url}: what stood after ?, {query}, is lost"))
            }
            _ => Some(format!(
                "the old address {from} is answered with status {} and not led to {to}",
                answer.status
            )),
        });
    }
    Ok(Some(format!("the old address {from} leads on and on")))
}

/// Whether two addresses are one place of one host.
fn same_place(one: &str, other: &str) -> bool {
    let bare = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
    bare(one) == bare(other)
}

/// Where a page sends its readers by itself.
fn refreshes_to(html: &str) -> Option<&str> {
    let rest = html.split("http-equiv=\"refresh\" content=\"").nth(1)?;
    rest.split('"').next()?.split_once("url=").map(|(_, url)| url)
}

/// Other sites' scripts may read the data.
fn readers(asked: &mut Asked<'_>) -> Result<(), WebError> {
    for path in ["data/v1/site.json", "data/v1/latest/news.json", "feeds/news.json", "embed/v1.js"] {
        let answer = asked.get(path)?;
        if answer.status == 200 && !answer.is_page() && answer.header("access-control-allow-origin") != "*" {
            asked.note(Code::NotOpen, path);
        }
    }
    let answer = asked.get("embed/feed/")?;
    let policy = answer.header("content-security-policy");
    let framed = policy.contains("frame-ancestors") || !answer.header("x-frame-options").is_empty();
    if answer.status == 200 && framed {
        let what = "the page that others may put into theirs forbids it";
        let mend = "send neither frame-ancestors nor X-Frame-Options with embed/feed/";
        asked.fault(Fault::error(Code::Header, "embed/feed/", what).mend(mend));
    }
    Ok(())
}

fn headers(asked: &mut Asked<'_>) -> Result<(), WebError> {
    let page = asked.get("")?;
    let mut lacking: Vec<&str> = SECURITY
        .iter()
        .filter(|(name, _)| page.header(&name.to_ascii_lowercase()).is_empty())
        .map(|(name, _)| *name)
        .collect();
    let policy = page.header("content-security-policy");
    if !policy.contains("frame-ancestors") && page.header("x-frame-options").is_empty() {
        lacking.push("Content-Security-Policy");
    }
    if !lacking.is_empty() {
        let what = format!("pages come without {}", lacking.join(", "));
        let mend = format!(
            "let the host send what `_headers` in the site's folder says; at least “Content-Security-Policy: {OWN_FRAMES}”"
        );
        asked.fault(Fault::warning(Code::Header, "", what).mend(mend));
    }
    if policy.contains("script-src") && !policy.contains("wasm-unsafe-eval") {
        let what = "the host's Content-Security-Policy does not let the program run";
        asked.fault(
            Fault::error(Code::Header, "", what).mend("send the policy that stands in the pages, or none"),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_small_page_leads_to() {
        let page = "<meta http-equiv=\"refresh\" content=\"0; url=../../news/\">";
        assert_eq!(refreshes_to(page), Some("../../news/"));
        assert_eq!(refreshes_to("<p>x"), None);
    }
}
