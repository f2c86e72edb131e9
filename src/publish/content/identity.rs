//! The first reading of an article or page: what it is called by others, before anything of it is looked up.
//!
//! Ids and addresses of all files must be known before the first link can be judged. A file whose YAML cannot be read
//! still gives what its plain lines tell, so that nobody else is blamed for links to it.

use crate::archive::date::Edtf;
use crate::publish::fault::{Code, Fault, Fix};

use super::fields::Fields;
use super::languages::Languages;
use super::nearest::suggestion;
use super::sheet::Sheet;
use super::slug::{is_id, is_path_id, slugify, without_date};
use super::source::Source;
use super::tree::{Node, Value};
use super::{front_matter, heal};

/// What is known of a file after the first reading.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) source: Source,
    /// An article's id; a page's path.
    pub(super) id: String,
    /// Where it lives; nothing when a fault leaves that uncertain.
    pub(super) address: Option<String>,
    /// The last part of the address.
    pub(super) slug: String,
    pub(super) language: String,
    pub(super) date: Option<Edtf>,
    pub(super) draft: bool,
    pub(super) withdrawn: bool,
    /// The id or path of the other, and the line that says so.
    pub(super) translates: Option<(String, usize)>,
    /// Id and number of its series.
    pub(super) number: Option<(String, u32)>,
    /// What lists it stands in.
    pub(super) labels: Labels,
    /// Whether the YAML could be read: only then can the rest be.
    pub(super) readable: bool,
    pub(super) faults: Vec<Fault>,
}

/// What lists an article stands in, as far as its front matter can be read, and before any of it is looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    pub(super) topics: Vec<String>,
    pub(super) regions: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) series: Option<String>,
}

/// Whether a file is an article or a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Article,
    Page,
}

/// Reads the front matter of a file.
pub(super) fn read(source: Source, sort: Sort, languages: &Languages) -> Identity {
    let mut faults = Vec::new();
    let tree = match front_matter::split(&source) {
        Ok(parts) => {
            let (tree, found) = heal::read(&source.path, &source.text, parts.yaml, parts.before_yaml);
            faults.extend(found);
            tree
        }
        Err(fault) => {
            faults.push(*fault);
            None
        }
    };
    let readable = tree.is_some();
    let node = tree.unwrap_or_else(|| salvaged(&source.text));
    let sheet = Sheet::new(&source, languages.first(), languages);
    let right = matches!(node.value, Value::Map(_) | Value::Null);
    let fields = right.then(|| Fields::of(&sheet, &node, "front matter")).flatten();
    let empty = Node { line: 1, value: Value::Null };
    let readable = readable && fields.is_some();
    if fields.is_none() {
        sheet.error(
            Code::FrontMatter,
            node.line,
            "front matter is keys with values",
            "write each as key: value, beginning with title: …",
        );
    }
    let fields =
        fields.or_else(|| Fields::of(&sheet, &empty, "front matter")).expect("nothing counts as no keys");
    let told = match sort {
        Sort::Article => article(&source.path, &fields, languages),
        Sort::Page => page(&source.path, &fields, languages),
    };
    let draft = fields.boolean("draft");
    let withdrawn = fields.get("withdrawn").is_some();
    let translates = fields.words("translates").map(|id| (id, fields.line_of("translates")));
    let labels = if sort == Sort::Article { labels(&fields) } else { Labels::default() };
    drop(fields);
    // What the plain lines of an unreadable file tell is no ground for more faults.
    let found = sheet.into_faults();
    if readable || faults.is_empty() {
        faults.extend(found);
    }
    let Told { id, address, slug, language, date, number } = told;
    Identity {
        source,
        id,
        address,
        slug,
        language,
        date,
        draft,
        withdrawn,
        translates,
        number,
        labels,
        readable,
        faults,
    }
}

struct Told {
    id: String,
    address: Option<String>,
    slug: String,
    language: String,
    date: Option<Edtf>,
    number: Option<(String, u32)>,
}

fn article(path: &str, fields: &Fields<'_>, languages: &Languages) -> Told {
    let below = stem(path, "news/");
    let name = below.rsplit('/').next().unwrap_or(below);
    let id = match fields.words("id") {
        Some(id) if !is_path_id(&id) => {
            let near = id.split('/').map(slugify).collect::<Vec<_>>().join("/");
            let what = format!("“{id}” is no id: those are of small letters a-z, digits and hyphens");
            let fix = near.eq_ignore_ascii_case(&id).then(|| Fix::words(&id, &near));
            let mend = format!("write {near}");
            fields.sheet.error_with_fix(Code::IdForm, fields.line_of("id"), what, mend, fix);
            id
        }
        Some(id) => id,
        None => below.to_owned(),
    };
    let slug = article_slug(fields, name);
    let (date, sure) = (fields.date("date"), fields.get("date").is_none());
    let language = language(fields, languages);
    let address = slug.as_ref().filter(|_| date.is_some() || sure).map(|slug| {
        let prefix = languages.prefix(&language);
        match date.as_ref().map(|date| (date.year(), date.month())) {
            Some((Some(year), Some(month))) => format!("{prefix}/news/{year:04}/{month:02}/{slug}/"),
            Some((Some(year), None)) => format!("{prefix}/news/{year:04}/{slug}/"),
            _ => format!("{prefix}/news/undated/{slug}/"),
        }
    });
    Told { id, address, slug: slug.unwrap_or_default(), language, date, number: number(fields) }
}

/// The id and number of a series, without a word on what is wrong there: that is said later.
fn number(fields: &Fields<'_>) -> Option<(String, u32)> {
    let series = &fields.get("series")?.value;
    Some((below(series, "id")?, below(series, "number")?.parse().ok()?))
}

/// The same of the lists that it stands in.
fn labels(fields: &Fields<'_>) -> Labels {
    let listed = |key: &'static str| match fields.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(|item| scalar(&item.value)).collect(),
        Some(value) => scalar(value).into_iter().collect(),
        None => Vec::new(),
    };
    Labels {
        topics: listed("topics"),
        regions: listed("regions"),
        places: listed("places"),
        series: fields.get("series").and_then(|node| below(&node.value, "id")),
    }
}

fn below(value: &Value, key: &str) -> Option<String> {
    let Value::Map(entries) = value else { return None };
    scalar(&entries.iter().find(|entry| entry.key == key)?.node.value)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Scalar { text, .. } => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// The slug of an article: its own, or from its file's name. It has a letter, so that no number of a month or year
/// looks like it, and is none of those that the site's own lists have.
fn article_slug(fields: &Fields<'_>, name: &str) -> Option<String> {
    let (slug, line) = match fields.words("slug") {
        Some(slug) if is_id(&slug) => (slug, fields.line_of("slug")),
        Some(slug) => {
            let near = slugify(&slug);
            let what = format!("“{slug}” is no slug: those are of small letters a-z, digits and hyphens");
            fields.sheet.error(Code::Slug, fields.line_of("slug"), what, format!("write slug: {near}"));
            return None;
        }
        None => (slugify(without_date(name)), 0),
    };
    let whose = if line == 0 { "the file's name gives" } else { "this is" };
    let what = if !slug.bytes().any(|byte| byte.is_ascii_lowercase()) {
        format!("{whose} a slug without a letter, “{slug}”")
    } else if is_part(&slug) {
        format!("{whose} the slug “{slug}”, which is the address of a list's later part")
    } else {
        return Some(slug);
    };
    fields.sheet.error(Code::Slug, line, what, "add a line slug: … with a word of the title");
    None
}

/// `part-2`, `part-3` and so on are the later parts of long lists.
fn is_part(slug: &str) -> bool {
    slug.strip_prefix("part-").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn language(fields: &Fields<'_>, languages: &Languages) -> String {
    let Some(code) = fields.words("language") else { return languages.first().to_owned() };
    if languages.writes(&code) {
        return code;
    }
    let what = format!("the site does not list the language “{code}”");
    let mend = suggestion(&code, languages.all(), "add it to content_languages in site.yaml");
    let mend = format!("{mend}, or add {code} to content_languages in site.yaml");
    fields.sheet.error(Code::Language, fields.line_of("language"), what, mend);
    languages.first().to_owned()
}

/// First parts of addresses that the site itself uses.
pub(in crate::publish) const RESERVED: [&str; 17] = [
    "news",
    "archive",
    "topics",
    "regions",
    "series",
    "collections",
    "saved",
    "offline",
    "embed",
    "feeds",
    "data",
    "app",
    "media",
    "oembed",
    "search",
    "404",
    "part-2",
];

fn page(path: &str, fields: &Fields<'_>, languages: &Languages) -> Told {
    let whole = stem(path, "pages/");
    let id = match whole.strip_suffix("index") {
        Some("") => "",
        Some(folder) if folder.ends_with('/') => folder.trim_end_matches('/'),
        _ => whole,
    };
    let mut parts: Vec<&str> = id.split('/').filter(|part| !part.is_empty()).collect();
    let folder = parts.first().and_then(|first| languages.interface[1..].iter().find(|code| code == first));
    let sheet = fields.sheet;
    let mut sure = true;
    for part in &parts {
        if !is_id(part) && folder.is_none_or(|code| code != part) {
            sure = false;
            let what = format!(
                "“{part}” cannot be part of an address: those are of small letters a-z, digits and hyphens"
            );
            let near = slugify(part);
            sheet.error(
                Code::Slug,
                0,
                what,
                format!("call it {}", if near.is_empty() { "by a word" } else { &near }),
            );
        }
    }
    let address = if id.is_empty() { "/".to_owned() } else { format!("/{id}/") };
    if folder.is_some() {
        parts.remove(0);
    }
    let first = parts.first().copied().unwrap_or_default();
    let is_language = languages.all().any(|code| code == first);
    if parts.is_empty() || RESERVED.contains(&first) || is_part(first) || is_language {
        sure = false;
        let mend = if is_language {
            format!("move it out of {first}/ and write language: {first} in it")
        } else {
            "give the file or its folder another name".to_owned()
        };
        sheet.error(Code::ReservedAddress, 0, format!("the site itself uses {address}"), mend);
    }
    let language = page_language(fields, languages, folder);
    let slug = parts.last().copied().unwrap_or_default().to_owned();
    Told { id: id.to_owned(), address: sure.then_some(address), slug, language, date: None, number: None }
}

/// A page's language is its folder's; outside of the folders it may be one without an interface.
fn page_language(fields: &Fields<'_>, languages: &Languages, folder: Option<&String>) -> String {
    let of_folder = folder.cloned().unwrap_or_else(|| languages.first().to_owned());
    let code = match fields.get("language") {
        Some(_) => language(fields, languages),
        None => return of_folder,
    };
    if code != of_folder && languages.sure && (folder.is_some() || languages.interface.contains(&code)) {
        let what = format!("the page says that it is in {code}, its folder says {of_folder}");
        let mend = if languages.interface.contains(&code) && code != languages.first() {
            format!("move it to pages/{code}/, or correct language: {of_folder}")
        } else {
            format!("move it out of pages/{of_folder}/, or correct language: {of_folder}")
        };
        fields.sheet.error(Code::Language, fields.line_of("language"), what, mend);
        return of_folder;
    }
    code
}

/// A file's path below its folder, without its ending.
fn stem<'p>(path: &'p str, folder: &str) -> &'p str {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.rsplit_once('.').map_or(below, |(stem, _)| stem)
}

/// What the plain lines of front matter that cannot be read tell: keys with one-line values.
fn salvaged(text: &str) -> Node {
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate().skip(1).take(60) {
        if line.trim_end() == "---" {
            break;
        }
        let Some((key, value)) = line.split_once(": ") else { continue };
        if !matches!(key, "id" | "slug" | "date" | "language" | "draft") {
            continue;
        }
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned();
        let node = Node { line: index + 1, value: Value::Scalar { text: value, plain: true } };
        entries.push(super::tree::Entry { key: key.to_owned(), line: index + 1, node });
    }
    Node { line: 1, value: Value::Map(entries) }
}
