//! A new page: a file whose place is its address.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::publish::content::{Outline, is_id, slugify, suggestion};

use super::NewError;
use super::article::is_device;
use super::put::{Before, Written};
use super::yaml::{one_line, value};

/// What a new page is.
#[derive(Clone, Debug, Default)]
pub struct PageOptions {
    /// The content folder.
    pub content: PathBuf,
    /// Its title.
    pub title: String,
    /// Its place below `pages/`, as `key-issues/water`; made of the title when not given.
    pub path: Option<String>,
    /// A language that the site lists; its first when not given.
    pub language: Option<String>,
    /// Left out of the site until somebody takes this away.
    pub draft: bool,
    /// Today.
    pub today: NaiveDate,
}

/// Writes a new page.
///
/// # Errors
/// A [`NewError`]; nothing was written then.
pub fn page(options: &PageOptions) -> Result<Written, NewError> {
    let before = Before::of(&options.content, options.today)?;
    let outline = Outline::read(&options.content);
    let title = one_line(&options.title);
    if title.is_empty() {
        return Err(NewError::wrong("a page needs a title", "write it in quotes behind `new page`"));
    }
    let path = match &options.path {
        Some(path) => read_path(path)?,
        None => slugify(&title),
    };
    if path.is_empty() {
        let what = "the title has no letter a-z, of which an address could be made";
        return Err(NewError::wrong(what, "give one, as --path about/aims"));
    }
    if let Some(device) = path.split('/').find(|part| is_device(part)) {
        let what = format!("no file can be called {device} on Windows");
        return Err(NewError::wrong(what, "give another one with --path"));
    }
    let (folder, line) = language(options, &outline)?;
    let draft = if options.draft { "draft: true\n" } else { "" };
    let text = format!("---\ntitle: {}\n{line}{draft}---\n\n", value(&title));
    let id = format!("{folder}{path}");
    before.create(&format!("pages/{id}.md"), &text, id)
}

/// A path as it may be typed: with the slashes of Windows, with `pages/` in front and `.md` at its end, or without.
fn read_path(typed: &str) -> Result<String, NewError> {
    let path = typed.trim().replace('\\', "/");
    let path = path.trim_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path);
    let path = path.strip_prefix("pages/").unwrap_or(path);
    let path = path.strip_suffix(".md").unwrap_or(path);
    if path.split('/').all(is_id) {
        return Ok(path.to_owned());
    }
    let near: Vec<String> = path.split('/').map(slugify).filter(|part| !part.is_empty()).collect();
    let what = format!("“{typed}” is no address: its parts are of small letters a-z, digits and hyphens");
    let near = if near.is_empty() { "about/aims".to_owned() } else { near.join("/") };
    Err(NewError::wrong(what, format!("write --path {near}")))
}

/// The folder of a page's language, or the line that says it.
fn language(options: &PageOptions, outline: &Outline) -> Result<(String, String), NewError> {
    let Some(code) = &options.language else { return Ok(Default::default()) };
    match outline.languages.iter().position(|known| known == code) {
        Some(0) => Ok(Default::default()),
        Some(at) if at < outline.spoken => Ok((format!("{code}/"), String::new())),
        Some(_) => Ok((String::new(), format!("language: {code}\n"))),
        None => {
            let all = outline.languages.iter().map(String::as_str);
            let mend = suggestion(code, all, "add it to content_languages in site.yaml");
            Err(NewError::wrong(format!("the site does not list the language “{code}”"), mend))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_they_are_typed() {
        for (typed, path) in [
            ("key-issues/water", Some("key-issues/water")),
            ("key-issues\\water", Some("key-issues/water")),
            (".\\water", None),
            ("/about/aims/", Some("about/aims")),
            ("content/pages/about.md", Some("about")),
            ("pages\\about.md", Some("about")),
            ("../secret", None),
            ("C:\\news", None),
            ("a//b", None),
            ("water.", None),
            ("Key issues/Água", None),
            ("", None),
        ] {
            assert_eq!(read_path(typed).ok().as_deref(), path, "{typed}");
        }
        assert!(read_path("Key issues/Água").unwrap_err().to_string().ends_with("--path key-issues/agua"));
    }
}
