//! Where every item will stand, before any of them is written: files, addresses, translations, old addresses.

use std::collections::{HashMap, HashSet};

use chrono::Datelike as _;

use crate::archive::date::{Edtf, Precision};
use crate::publish::content::{RESERVED, decoded_path, is_id, slugify};

use super::links::canonical;
use super::place::Place;
use super::spool::{Entry, Spool};
use super::state::State;
use super::{Note, Sort};

/// No slug is longer.
const LONGEST: usize = 80;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Where an item will stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// `news/2019/2019-03-23-slug.md`.
    pub(super) file: String,
    /// Its language, where that is not what its place says already.
    pub(super) language: Option<String>,
    /// A language that the site does not list.
    pub(super) foreign: Option<String>,
    /// What it is a translation of: an id, or a page's path.
    pub(super) translates: Option<String>,
    /// Old addresses that lead to it: paths, also with queries.
    pub(super) redirects: Vec<String>,
    pub(super) draft: bool,
    pub(super) notes: Vec<Note>,
}

/// Where all items will stand.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// One for each entry of the spool.
    pub(super) spots: Vec<Spot>,
    /// Canonical old addresses, and whose they are.
    pub(super) addresses: HashMap<String, usize>,
}

impl Plan {
    /// Plans for everything in the spool.
    pub(super) fn new(spool: &Spool, place: &Place, state: &State, source: &str) -> Self {
        let mut plan = Self::default();
        let mut taken = Taken::of(place);
        let earlier = |entry: &Entry| state.item(source, &entry.key).map(|written| written.file.as_str());
        // What was written earlier stays where it is; only then is it known what is free.
        for file in spool.entries.iter().filter_map(earlier) {
            taken.files.insert(file.to_lowercase());
        }
        for (at, entry) in spool.entries.iter().enumerate() {
            let mut spot = Spot { draft: entry.draft, ..Spot::default() };
            let language = plan.language(entry, spool, place, &mut spot);
            spot.file = match earlier(entry) {
                Some(file) => file.to_owned(),
                None => taken.place_for(entry, at, &language, place, &mut spot),
            };
            if entry.sort == Sort::Page
                && place.languages.get(1..).unwrap_or_default().contains(&language)
                && spot.file.starts_with(&format!("pages/{language}/"))
            {
                spot.language = None;
            }
            plan.old_addresses(at, entry, place, &mut spot);
            plan.spots.push(spot);
        }
        plan.translations(spool, place);
        plan
    }

    fn language(&self, entry: &Entry, spool: &Spool, place: &Place, spot: &mut Spot) -> String {
        let first = place.languages.first().cloned().unwrap_or_default();
        let Some(code) = entry.language.as_ref().or(spool.known.language.as_ref()) else { return first };
        match place.language(code) {
            Some(found) => {
                spot.language = (found != first).then(|| found.clone());
                found
            }
            None => {
                let note = Note::lost("a language that site.yaml does not list; kept as x-language", code);
                spot.notes.push(note);
                spot.foreign = Some(code.clone());
                first
            }
        }
    }

    /// The path and queries by which it was known; one address leads to one item only.
    fn old_addresses(&mut self, at: usize, entry: &Entry, place: &Place, spot: &mut Spot) {
        for address in std::iter::once(&entry.address).chain(&entry.redirects) {
            if address.is_empty() {
                continue;
            }
            let whole = if address.starts_with('/') { address.clone() } else { canonical(address) };
            let first = *self.addresses.entry(whole).or_insert(at);
            if first != at {
                let other = self.spots.get(first).map_or("", |spot| spot.file.as_str());
                spot.notes.push(Note::changed(
                    "an old address that is another's too",
                    format!("{address} ({other})"),
                ));
                continue;
            }
            if let Some(path) = path_of(address)
                && redirectable(&path)
                && !place
                    .articles
                    .iter()
                    .any(|(_, taken)| taken.trim_end_matches('/') == path.trim_end_matches('/'))
                && !spot.redirects.contains(&path)
            {
                spot.redirects.push(path);
            }
        }
        // Where it stands at the very address that it had, nothing needs to lead there.
        let now = address_of(entry, &spot.file, place);
        spot.redirects.retain(|path| path.trim_end_matches('/') != now.trim_end_matches('/'));
    }

    fn translations(&mut self, spool: &Spool, place: &Place) {
        let mut groups: HashMap<(&str, Sort2), Vec<usize>> = HashMap::new();
        for (at, entry) in spool.entries.iter().enumerate() {
            if let Some(group) = entry.translation.as_deref().filter(|group| !group.is_empty()) {
                groups.entry((group, Sort2::of(entry.sort))).or_default().push(at);
            }
        }
        let first = place.languages.first().cloned().unwrap_or_default();
        let of = |spot: &Spot| {
            let folder = |code: &&String| spot.file.starts_with(&format!("pages/{code}/"));
            let of_folder = place.languages.iter().skip(1).find(folder);
            let own = spot.foreign.as_ref().or(spot.language.as_ref()).or(of_folder);
            own.unwrap_or(&first).clone()
        };
        let languages_of: Vec<String> = self.spots.iter().map(of).collect();
        for members in groups.into_values().filter(|members| members.len() > 1) {
            let shown = |at: &usize| !spool.entries[*at].draft;
            let original = members.iter().copied().filter(shown).find(|at| languages_of[*at] == first);
            let Some(original) = original.or_else(|| members.iter().copied().find(shown)) else { continue };
            let mut languages = HashSet::from([&languages_of[original]]);
            for at in members.into_iter().filter(|at| *at != original) {
                if languages.insert(&languages_of[at]) {
                    self.spots[at].translates = Some(id_of(&self.spots[original].file));
                } else {
                    let file = self.spots[original].file.clone();
                    self.spots[at]
                        .notes
                        .push(Note::lost("a second translation into one language; not tied to it", file));
                }
            }
        }
    }
}

/// Articles and pages are no translations of one another.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Sort2(bool);

impl Sort2 {
    fn of(sort: Sort) -> Self {
        Self(sort == Sort::Page)
    }
}

/// An article's id, a page's path: what stands for the file where another names it.
fn id_of(file: &str) -> String {
    let below = file.strip_prefix("news/").or_else(|| file.strip_prefix("pages/")).unwrap_or(file);
    let stem = below.strip_suffix(".md").unwrap_or(below);
    stem.strip_suffix("/index").unwrap_or(stem).to_owned()
}

/// The path with its query, of a whole address or a path.
fn path_of(address: &str) -> Option<String> {
    let rest = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map(|(_, path)| format!("/{path}"))?,
        None => address.to_owned(),
    };
    let rest = rest.split('#').next().unwrap_or_default().to_owned();
    rest.starts_with('/').then_some(rest)
}

/// Whether an old address can lead on: see `content/redirect.rs`.
pub(super) fn redirectable(path: &str) -> bool {
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let path = decoded_path(path);
    let bad = |c: char| c.is_control() || matches!(c, '\\' | '#' | '<' | '>' | '"' | ':' | '*' | '|');
    let first = path.trim_matches('/').split('/').next().unwrap_or_default().to_owned();
    let files = ["data", "app", "feeds", "embed", "oembed", "saved", "offline", "media"];
    !(path.contains("//")
        || path.contains(bad)
        || path.split('/').any(|part| matches!(part, "." | ".."))
        || query.is_some_and(|query| query.is_empty() || query.contains(bad))
        || (query.is_none()
            && (files.contains(&first.as_str())
                || path == "/"
                || RESERVED.contains(&path.trim_matches('/')))))
}

/// What is taken already, in small letters: some file systems know no other.
struct Taken {
    files: HashSet<String>,
    addresses: HashSet<String>,
}

impl Taken {
    fn of(place: &Place) -> Self {
        Self {
            files: place.articles.iter().map(|(file, _)| file.to_lowercase()).collect(),
            addresses: place.articles.iter().map(|(_, address)| address.clone()).collect(),
        }
    }

    /// A free file for an item whose address is free too.
    fn place_for(
        &mut self,
        entry: &Entry,
        at: usize,
        language: &str,
        place: &Place,
        spot: &mut Spot,
    ) -> String {
        let slug = slug(entry, at);
        for count in 1.. {
            let slug = if count == 1 { slug.clone() } else { format!("{slug}-{count}") };
            let file = match entry.sort {
                Sort::Article => format!("news/{}.md", article(entry.date.as_ref(), &slug)),
                Sort::Page => page(entry, &slug, language, place),
            };
            let address = format!(
                "{}{}",
                if entry.sort == Sort::Article { language } else { "" },
                address_of(entry, &file, place)
            );
            if !self.files.contains(&file.to_lowercase()) && !self.addresses.contains(&address) {
                self.files.insert(file.to_lowercase());
                self.addresses.insert(address);
                if count > 1 {
                    spot.notes.push(Note::changed("a name that is another's too; it got a number", slug));
                }
                return file;
            }
        }
        unreachable!("there are more numbers than files")
    }
}

/// The address of a file, but for the folder of an article's language.
fn address_of(entry: &Entry, file: &str, place: &Place) -> String {
    let _ = place;
    if entry.sort == Sort::Page {
        return format!("/{}/", id_of(file));
    }
    let name = file.rsplit('/').next().unwrap_or_default();
    let slug = crate::publish::content::without_date(name.strip_suffix(".md").unwrap_or(name));
    match entry.date.as_ref().map(|date| (date.year(), date.month())) {
        Some((Some(year), Some(month))) => format!("/news/{year:04}/{month:02}/{slug}/"),
        Some((Some(year), None)) => format!("/news/{year:04}/{slug}/"),
        _ => format!("/news/undated/{slug}/"),
    }
}

fn article(date: Option<&Edtf>, slug: &str) -> String {
    let Some((date, year)) = date.and_then(|date| Some((date, date.year()?))) else {
        return format!("undated/{slug}");
    };
    let first = date.first_day();
    match date.precision() {
        Precision::Day => format!("{year:04}/{year:04}-{:02}-{:02}-{slug}", first.month(), first.day()),
        Precision::Month => format!("{year:04}/{year:04}-{:02}-{slug}", first.month()),
        _ => format!("{year:04}/{year:04}-{slug}"),
    }
}

fn page(entry: &Entry, slug: &str, language: &str, place: &Place) -> String {
    let mut parts: Vec<String> =
        entry.folder.split('/').map(slugify).filter(|part| !part.is_empty()).collect();
    parts.push(slug.to_owned());
    let codes = || place.languages.iter().chain(&place.content_languages);
    let first = parts[0].clone();
    if RESERVED.contains(&first.as_str()) || codes().any(|code| code.eq_ignore_ascii_case(&first)) {
        parts[0] = format!("page-{first}");
    }
    for part in &mut parts {
        if part == "index" || DEVICES.contains(&part.as_str()) {
            part.push_str("-page");
        }
    }
    if place.languages.iter().skip(1).any(|code| code == language) {
        parts.insert(0, language.to_owned());
    }
    format!("pages/{}.md", parts.join("/"))
}

/// The last part of the address: of small letters, with a letter among them.
fn slug(entry: &Entry, at: usize) -> String {
    let own = slugify(&decoded_path(&entry.slug));
    let mut slug = if own.is_empty() { slugify(&entry.title) } else { own };
    if slug.len() > LONGEST {
        let cut = slug[..LONGEST].rfind('-').filter(|cut| *cut > 20).unwrap_or(LONGEST);
        slug.truncate(cut);
    }
    if slug.is_empty() {
        return format!("item-{}", at + 1);
    }
    let is_part =
        slug.strip_prefix("part-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if !slug.bytes().any(|byte| byte.is_ascii_lowercase()) || is_part || !is_id(&slug) {
        slug = format!("item-{slug}");
    }
    // A leading date would be taken off the file's name.
    if crate::publish::content::without_date(&slug) != slug {
        slug = format!("on-{slug}");
    }
    if DEVICES.contains(&slug.as_str()) || slug == "undated" {
        slug.push_str("-text");
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, slug: &str, date: &str) -> Entry {
        Entry {
            key: title.into(),
            sort: Sort::Article,
            address: String::new(),
            redirects: Vec::new(),
            title: title.into(),
            slug: slug.into(),
            folder: String::new(),
            date: Edtf::parse(date).ok(),
            language: None,
            translation: None,
            draft: false,
        }
    }

    fn planned(entries: Vec<Entry>) -> Plan {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::new(folder.path()).unwrap();
        spool.entries = entries;
        let languages = vec!["en".to_owned(), "es".to_owned()];
        let place = Place { languages, ..Place::default() };
        Plan::new(&spool, &place, &State::default(), "s")
    }

    #[test]
    fn files_are_named_by_date_and_title() {
        for (title, name, date, file) in [
            ("A title", "the-slug", "2019-03-23", "news/2019/2019-03-23-the-slug.md"),
            ("A title", "", "2019-03", "news/2019/2019-03-a-title.md"),
            ("A title", "", "1983~", "news/1983/1983-a-title.md"),
            ("A title", "", "", "news/undated/a-title.md"),
            ("2004", "2004", "2019", "news/2019/2019-item-2004.md"),
            ("x", "m%c3%adner%c3%ada", "", "news/undated/mineria.md"),
            ("日本", "", "", "news/undated/item-1.md"),
            ("Con", "", "", "news/undated/con-text.md"),
            ("x", "part-2", "", "news/undated/item-part-2.md"),
            ("x", "2004-03-report", "", "news/undated/on-2004-03-report.md"),
        ] {
            assert_eq!(planned(vec![entry(title, name, date)]).spots[0].file, file);
        }
    }

    #[test]
    fn one_address_is_one_items() {
        let one = Entry {
            address: "https://old.example.org/a/".into(),
            key: "1".into(),
            ..entry("A", "a", "2019-03-01")
        };
        let two = Entry {
            key: "2".into(),
            address: "http://www.old.example.org/a".into(),
            ..entry("A", "a", "2019-03-02")
        };
        let plan = planned(vec![one, two]);
        assert_eq!(plan.spots[0].redirects, ["/a/"]);
        assert_eq!(plan.spots[1].redirects, [] as [&str; 0]);
        assert_eq!(plan.spots[1].file, "news/2019/2019-03-02-a-2.md");
        assert_eq!(plan.spots[1].notes.len(), 2);
    }

    #[test]
    fn pages_and_translations() {
        let page = |key: &str, slug: &str, language: &str| Entry {
            key: key.into(),
            sort: Sort::Page,
            language: Some(language.into()),
            translation: Some("g".into()),
            ..entry("T", slug, "")
        };
        let plan = planned(vec![
            page("1", "nosotros", "es-PE"),
            page("2", "news", "en_GB"),
            page("3", "about", "fr"),
        ]);
        let files: Vec<_> = plan.spots.iter().map(|spot| spot.file.as_str()).collect();
        assert_eq!(files, ["pages/es/nosotros.md", "pages/page-news.md", "pages/about.md"]);
        assert_eq!(plan.spots[0].translates.as_deref(), Some("page-news"));
        assert_eq!(plan.spots[0].language, None);
        assert_eq!(plan.spots[2].foreign.as_deref(), Some("fr"));
    }
}
