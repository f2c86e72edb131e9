//! A new topic, region or series: some lines at the end of the list in its file. What stands there stays as it is, comments
//! and order among it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::publish::content::{Outline, entry_ids, is_id, slugify, suggestion};

use super::NewError;
use super::article::is_device;
use super::put::{Before, Written};
use super::yaml::{list, one_line, value};

/// The lists that entries are added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// `topics.yaml`
    Topics,
    /// `regions.yaml`
    Regions,
    /// `series.yaml`
    Series,
}

impl List {
    fn file(self) -> &'static str {
        match self {
            Self::Topics => "topics.yaml",
            Self::Regions => "regions.yaml",
            Self::Series => "series.yaml",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Topics => "topic",
            Self::Regions => "region",
            Self::Series => "series",
        }
    }
}

/// A name in a language: its code and the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named(pub String, pub String);

impl std::str::FromStr for Named {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (code, name) = text.split_once('=').ok_or("write it as es=Minería")?;
        Ok(Self(code.trim().to_owned(), name.to_owned()))
    }
}

/// What a new entry is.
#[derive(Clone, Debug)]
pub struct EntryOptions {
    /// The content folder.
    pub content: PathBuf,
    /// The list.
    pub list: List,
    /// Its name, in the site's first language.
    pub name: String,
    /// Its name in further languages.
    pub names: Vec<Named>,
    /// Its id; made of the name when not given.
    pub id: Option<String>,
    /// Further keys of a region or series with their values, in order: `code`, `places`, `numbered`.
    pub more: Vec<(&'static str, Vec<String>)>,
    /// Today.
    pub today: NaiveDate,
}

/// Adds an entry to a list.
///
/// # Errors
/// A [`NewError`]; the file is then as it was.
pub fn entry(options: &EntryOptions) -> Result<Written, NewError> {
    let before = Before::of(&options.content, options.today)?;
    let outline = Outline::read(&options.content);
    let (file, what) = (options.list.file(), options.list.what());
    let name = one_line(&options.name);
    if name.is_empty() {
        return Err(NewError::wrong(
            format!("a {what} needs a name"),
            format!("write it behind `new {what}`"),
        ));
    }
    let id = id(options, &name)?;
    let names = names(options, &outline, &name)?;
    let path = options.content.join(file);
    let Some(old) = read(&path)? else {
        let comment = format!(
            "# Each {what}: an id for ever, and a name. docs/content.md says what else it can have.\n"
        );
        let text = comment + &lines(&id, &names, &options.more, 0, "\n");
        return before.create(file, &text, id);
    };
    let Some((ids, dash)) = entry_ids(old.strip_prefix('\u{feff}').unwrap_or(&old)) else {
        let what =
            format!("{file} is no list with a line `- id: …` for each {what}, so nothing can be added to it");
        return Err(NewError::wrong(what, "write it so; `chasqui check` says what is wrong with it"));
    };
    if ids.contains(&id) {
        let what = format!("there is a {what} “{id}” already");
        return Err(NewError::wrong(what, "use that one, or give another with --id"));
    }
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if old.is_empty() || old.ends_with('\n') { "" } else { end };
    let new = format!("{old}{gap}{}", lines(&id, &names, &options.more, dash, end));
    before.replace(file, &old, &new, id)
}

/// A file's text; nothing when it is not there.
fn read(path: &Path) -> Result<Option<String>, NewError> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| {
            NewError::wrong(format!("{} is not in UTF-8", path.display()), "save it again as UTF-8")
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(NewError::Io(path.to_owned(), error)),
    }
}

fn id(options: &EntryOptions, name: &str) -> Result<String, NewError> {
    let given = options.id.as_deref();
    let id = given.map_or_else(|| slugify(name), str::to_owned);
    if is_device(&id) {
        let what = format!("no folder can be called {id} on Windows");
        return Err(NewError::wrong(what, format!("give another, as --id {id}-{}", options.list.what())));
    }
    if is_id(&id) {
        return Ok(id);
    }
    let what = match given {
        Some(id) => format!("“{id}” is no id: those are of small letters a-z, digits and hyphens"),
        None => "the name has no letter a-z, of which an id could be made".to_owned(),
    };
    let near = slugify(&id);
    Err(NewError::wrong(what, format!("write --id {}", if near.is_empty() { "water" } else { &near })))
}

/// The name as it stands in the file: one text, or one by language.
fn names(options: &EntryOptions, outline: &Outline, name: &str) -> Result<String, NewError> {
    if options.names.is_empty() {
        return Ok(value(name));
    }
    let mut all = vec![(outline.languages.first().cloned().unwrap_or_default(), name.to_owned())];
    for Named(code, name) in &options.names {
        if !outline.languages.contains(code) {
            let mend = suggestion(code, outline.languages.iter().map(String::as_str), "add it to site.yaml");
            return Err(NewError::wrong(format!("the site does not list the language “{code}”"), mend));
        }
        all.retain(|(known, _)| known != code);
        all.push((code.clone(), one_line(name)));
    }
    let all: Vec<String> = all.iter().map(|(code, name)| format!("{code}: {}", value(name))).collect();
    Ok(format!("{{{}}}", all.join(", ")))
}

/// The lines of an entry, its dash indented as the others' are.
fn lines(id: &str, name: &str, more: &[(&str, Vec<String>)], dash: usize, end: &str) -> String {
    let indent = " ".repeat(dash);
    let mut lines = format!("{indent}- id: {}{end}{indent}  name: {name}{end}", value(id));
    for (key, values) in more.iter().filter(|(_, values)| !values.is_empty()) {
        let value = if *key == "places" { list(values) } else { value(&values.join(" ")) };
        // Writing to a string cannot fail.
        let _ = write!(lines, "{indent}  {key}: {value}{end}");
    }
    lines
}

#[cfg(test)]
mod tests;
