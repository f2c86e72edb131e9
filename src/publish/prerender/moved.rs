//! The small page at an old address that leads to the new one; and the page at an old path whose query said which of many
//! was meant, where a script reads it.

use std::collections::BTreeMap;

use crate::archive::query::percent_decoded;
use crate::model::INSIDE;
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Redirect;
use crate::ui::words::moved::Moved as Words;

use crate::publish::html::escaped;

use super::frame::Frame;
use super::{PageFile, place};

/// The page for a redirect; it says no more than what it leads to: the title there and its language, else the address.
/// Nothing for a redirect with a query, which no file can answer.
pub(super) fn page(
    redirect: &Redirect,
    script: Option<&str>,
    titled: impl Fn(&str) -> Option<(String, String)>,
    url: Option<&str>,
    frame: &Frame,
) -> Option<PageFile> {
    if redirect.query {
        return None;
    }
    let target = redirect.to.strip_prefix(INSIDE)?;
    let file = file_at(&redirect.from);
    let base = base_at(&file);
    let there = escaped(&format!("{base}{target}"));
    let canonical = url.map_or_else(|| there.clone(), |url| escaped(&format!("{url}{target}")));
    let path = &format!("/{}", target.split('#').next().unwrap_or_default());
    let (title, language) = titled(path).unwrap_or_else(|| (path.clone(), "und".to_owned()));
    let (marks, script) = script.map(|script| with_script(&base, script)).unwrap_or_default();
    let html = format!(
        "<!doctype html><html lang=\"{language}\"{marks}><head><meta charset=\"utf-8\">{policy}{script}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <meta http-equiv=\"refresh\" content=\"0; url={there}\"><link rel=\"canonical\" href=\"{canonical}\">\
         <meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\" href=\"{base}app/style.css\"></head>\
         <body><main id=\"main\"><h1><a href=\"{there}\">{title}</a></h1></main></body></html>\n",
        language = escaped(&language),
        policy = frame.policy_meta(),
        title = escaped(&title),
    );
    Some(PageFile { path: file, html, made_from: None })
}

/// The file of the page at an old address: its folder's, but for one that is a file of a page already.
#[must_use]
pub fn file_at(from: &str) -> String {
    let from = decoded(from.split('?').next().unwrap_or_default().trim_start_matches('/'));
    let is_file = from.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "html" | "htm"));
    if is_file { from } else { place::file_of(&format!("{}/", from.trim_end_matches('/'))) }
}

fn base_at(file: &str) -> String {
    place::base_of(file.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// What the page needs for the script that knows where queries lead: it runs before the page would lead on by itself.
fn with_script(base: &str, script: &str) -> (String, String) {
    (format!(" data-base=\"{base}\""), format!("<script src=\"{base}{}\"></script>", escaped(script)))
}

/// The files of all pages at old addresses.
pub fn files(newsroom: &Newsroom) -> impl Iterator<Item = String> {
    newsroom.redirects.iter().map(|redirect| file_at(&redirect.from))
}

/// The redirects with a query by the file at their path, one for each.
pub(super) fn shared(newsroom: &Newsroom) -> BTreeMap<String, &Redirect> {
    let with_query = newsroom.redirects.iter().filter(|redirect| redirect.query);
    with_query.map(|redirect| (file_at(&redirect.from), redirect)).collect()
}

/// The redirect without a query at the path of one that has one.
pub(super) fn plain_at<'n>(newsroom: &'n Newsroom, file: &str) -> Option<&'n Redirect> {
    newsroom.redirects.iter().find(|redirect| !redirect.query && file_at(&redirect.from) == file)
}

/// The page at an old path that says nothing without its query: the script leads on; where it does not, the page leads to
/// the list of all news, `list`.
pub(super) fn shared_page(
    file: &str,
    script: &str,
    language: &str,
    (list, name): (&str, &str),
    frame: &Frame,
) -> PageFile {
    let base = base_at(file);
    let words = Words::of(language);
    let (marks, script) = with_script(&base, script);
    let html = format!(
        "<!doctype html><html lang=\"{language}\"{marks}><head><meta charset=\"utf-8\">{policy}{script}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\" href=\"{base}app/style.css\">{icon}</head>\
         <body><main id=\"main\" class=\"page\"><h1>{title}</h1><p>{text} <a href=\"{base}{list}\">{name}</a>.</p></main>\
         </body></html>\n",
        language = escaped(language),
        policy = frame.policy_meta(),
        icon = frame.icon_link(&base),
        title = words.title,
        text = words.text,
        name = escaped(name),
    );
    PageFile { path: file.to_owned(), html, made_from: None }
}

/// Percent-decodes an address into the name of a file; what is no UTF-8 stays as it is written.
fn decoded(address: &str) -> String {
    String::from_utf8(percent_decoded(address)).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(from: &str, to: &str) -> Option<PageFile> {
        let redirect = Redirect {
            from: from.into(),
            query: from.contains('?'),
            to: to.into(),
            source: "news/a.md".into(),
        };
        let titled = |path: &str| (path == "/news/2019/a/").then(|| ("A & B".into(), "es".into()));
        page(&redirect, None, titled, None, &Frame::of("default-src 'self'"))
    }

    #[test]
    fn leads_on_from_wherever_it_stands() {
        for (from, path, href) in [
            ("/node/1234", "node/1234/index.html", "../../news/2019/a/"),
            ("/node/1234/", "node/1234/index.html", "../../news/2019/a/"),
            ("/old.html", "old.html", "./news/2019/a/"),
            ("/es/vieja/p%C3%A1gina.php", "es/vieja/página.php/index.html", "../../../news/2019/a/"),
        ] {
            let page = made(from, "site:/news/2019/a/").unwrap();
            assert_eq!(page.path, path);
            assert!(page.html.contains(&format!("<a href=\"{href}\">A &amp; B</a>")), "{}", page.html);
            assert!(page.html.contains(&format!("content=\"0; url={href}\"")), "{}", page.html);
        }
        assert!(made("/es/x", "site:/media/x.pdf#page=2").unwrap().html.contains(">/media/x.pdf</a>"));
        assert_eq!(made("/news.php?id=55", "site:/news/"), None);
    }
}
