//! Where every item will stand, before any of them is written: files, addresses, translations, old addresses.

use std::collections::{HashMap, HashSet};

use super::commit::native;
use super::links::canonical;
use super::names::{address_of, article, id_of, page, path_of, redirectable, slug};
use super::place::Place;
use super::spool::{Entry, Spool};
use super::state::State;
use super::{Note, Sort};

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
    /// Written earlier, and taken out by the publisher since.
    pub(super) gone: bool,
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
            let language = language(entry, spool, place, &mut spot);
            spot.file = match earlier(entry) {
                Some(file) => {
                    spot.gone = !place.root.join(native(file)).exists();
                    file.to_owned()
                }
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
        plan.live_addresses(spool, place);
        plan
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
            let Some(path) = path_of(address).filter(|path| redirectable(path)) else { continue };
            let bare = path.trim_end_matches('/');
            if place.redirects.get(bare).is_some_and(|file| *file != spot.file) {
                spot.notes.push(Note::lost("an old address that leads elsewhere already", path));
            } else if !place.addresses.contains(bare) && !spot.redirects.contains(&path) {
                spot.redirects.push(path);
            }
        }
        // Where it stands at the very address that it had, nothing needs to lead there.
        let language = spot.language.as_deref().unwrap_or_default();
        let now = place.address(entry.sort, language, &address_of(entry, &spot.file));
        spot.redirects.retain(|path| path.trim_end_matches('/') != now.trim_end_matches('/'));
    }

    /// Nothing leads on from an address where something stands now.
    fn live_addresses(&mut self, spool: &Spool, place: &Place) {
        let mut live = HashSet::new();
        for (entry, spot) in spool.entries.iter().zip(&self.spots) {
            let address = address_of(entry, &spot.file);
            let language = spot.language.as_deref().unwrap_or_default();
            let address = place.address(entry.sort, language, &address);
            live.insert(address.trim_end_matches('/').to_owned());
        }
        for spot in &mut self.spots {
            let lost: Vec<String> =
                spot.redirects.extract_if(.., |path| live.contains(path.trim_end_matches('/'))).collect();
            let note = |path| Note::lost("an old address where another text stands now", path);
            spot.notes.extend(lost.into_iter().map(note));
        }
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

/// The language of an item here.
fn language(entry: &Entry, spool: &Spool, place: &Place, spot: &mut Spot) -> String {
    let first = place.languages.first().cloned().unwrap_or_default();
    let Some(code) = entry.language.as_ref().or(spool.known.language.as_ref()) else { return first };
    let Some(found) = place.language(code) else {
        let note = Note::lost("a language that site.yaml does not list; kept as x-language", code);
        spot.notes.push(note);
        spot.foreign = Some(code.clone());
        return first;
    };
    spot.language = (found != first).then(|| found.clone());
    found
}

/// Articles and pages are no translations of one another.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Sort2(bool);

impl Sort2 {
    fn of(sort: Sort) -> Self {
        Self(sort == Sort::Page)
    }
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
            let address = place.address(entry.sort, language, &address_of(entry, &file));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::date::Edtf;

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
