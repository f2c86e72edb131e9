//! The front matter of an imported item: only what is known, in the order that people write it.

use crate::archive::date::iso_day;
use crate::publish::content::is_id;

use super::Note;
use super::item::{Item, Sort, Standing};
use super::mapping::{Mapping, Target};
use super::markdown::words_of;
use super::media::Media;
use super::place::Place;
use super::plan::Spot;
use super::yaml::Yaml;

/// A summary beyond this is a text.
const LONGEST_SUMMARY: usize = 400;

/// Keys with their values, and what was changed or lost on the way.
pub(super) struct Front<'a> {
    item: &'a Item,
    spot: &'a Spot,
    place: &'a Place,
    entries: Vec<(String, Yaml)>,
    dropped: Vec<String>,
    pub(super) notes: Vec<Note>,
}

/// Makes the front matter of an item; `first` are the first words of its body, for an item without a title.
pub(super) fn make<'a>(
    item: &'a Item,
    spot: &'a Spot,
    place: &'a Place,
    mapping: &Mapping,
    media: &mut Media<'_>,
    first: &str,
) -> (Vec<(String, Yaml)>, Vec<Note>) {
    let mut front = Front { item, spot, place, entries: Vec::new(), dropped: Vec::new(), notes: Vec::new() };
    front.title(first);
    if item.sort == Sort::Article {
        if let Some(date) = &item.date {
            front.put("date", Yaml::Bare(date.to_string()));
        }
        if let Some(day) =
            item.added.filter(|day| item.date.as_ref().map(ToString::to_string) != Some(iso_day(*day)))
        {
            front.put("added", Yaml::Bare(iso_day(day)));
        }
    }
    if let Some(day) = item.modified {
        front.put("modified", Yaml::Bare(iso_day(day)));
    }
    front.summary();
    front.labels(mapping);
    if let Some(language) = &spot.language {
        front.put("language", Yaml::Bare(language.clone()));
    }
    if let Some(original) = &spot.translates {
        front.put("translates", Yaml::words(original));
    }
    if item.sort == Sort::Article && !item.authors.is_empty() {
        let author = |name: &String| Yaml::Map(vec![("name".to_owned(), Yaml::words(words_of(name)))]);
        front.put("authors", Yaml::List(item.authors.iter().map(author).collect()));
    }
    front.files(media);
    front.sources();
    if let (Sort::Page, Some(order)) = (item.sort, item.order) {
        front.put("order", Yaml::Bare(order.clamp(-1_000_000, 1_000_000).to_string()));
    }
    if !spot.redirects.is_empty() {
        front.put("redirects", Yaml::list(&spot.redirects));
    }
    front.standing();
    (front.entries, front.notes)
}

impl Front<'_> {
    fn put(&mut self, key: &str, value: Yaml) {
        self.entries.push((key.to_owned(), value));
    }

    fn title(&mut self, first: &str) {
        let own = words_of(&self.item.title);
        let title = if own.is_empty() {
            let cut: String = first.split_whitespace().take(9).collect::<Vec<_>>().join(" ");
            let title = if cut.is_empty() { "Untitled".to_owned() } else { cut };
            self.notes.push(Note::changed("no title; made of the first words", &title));
            title
        } else {
            own
        };
        self.put("title", Yaml::words(title));
    }

    fn summary(&mut self) {
        let mut summary = words_of(&self.item.summary);
        if summary.is_empty() {
            return;
        }
        if summary.chars().count() > LONGEST_SUMMARY {
            let cut: String = summary.chars().take(LONGEST_SUMMARY).collect();
            let end =
                cut.rfind(['.', '!', '?']).map_or_else(|| cut.rfind(' ').unwrap_or(cut.len()), |end| end + 1);
            self.notes.push(Note::lost("the end of a long summary", &summary[end..]));
            summary.truncate(cut[..end].len());
        }
        self.put("summary", Yaml::words(summary));
    }

    /// Kind, topics, regions, places, series.
    fn labels(&mut self, mapping: &Mapping) {
        let (mut topics, mut regions, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let (mut kind, mut series, mut dropped) = (self.item.kind.clone(), None, Vec::new());
        for term in &self.item.terms {
            let list = match mapping.target(term) {
                Target::Topic(id) => (&mut topics, id),
                Target::Region(id) => (&mut regions, id),
                Target::Place(name) => (&mut places, name),
                Target::Kind(id) => {
                    kind.get_or_insert_with(|| id.clone());
                    continue;
                }
                Target::Series(id) => {
                    series.get_or_insert_with(|| (id.clone(), None));
                    continue;
                }
                Target::Drop => {
                    dropped.push(format!("{}: {}", term.0, term.1));
                    continue;
                }
            };
            if !list.0.contains(list.1) {
                list.0.push(list.1.clone());
            }
        }
        if let Some((id, number)) = &self.item.series {
            let term = ("series".to_owned(), id.clone());
            match mapping.target(&term) {
                Target::Series(to) => series = Some((to.clone(), *number)),
                _ if self.item.terms.contains(&term) => {}
                _ if self.place.series.contains(id) => series = Some((id.clone(), *number)),
                _ => self.notes.push(Note::lost("a series that series.yaml does not have", id)),
            }
        }
        let is_article = self.item.sort == Sort::Article;
        if let Some(kind) = kind.filter(|kind| is_article && kind != "news") {
            if self.place.kinds.contains(&kind) {
                self.put("kind", Yaml::Bare(kind));
            } else {
                self.notes.push(Note::lost("a kind that site.yaml does not have", kind));
            }
        }
        for (key, list) in [("topics", topics), ("regions", regions), ("places", places)] {
            if !list.is_empty() {
                self.put(key, Yaml::list(list));
            }
        }
        if let Some((id, number)) = series.filter(|(id, _)| is_article && is_id(id)) {
            let mut entries = vec![("id".to_owned(), Yaml::Bare(id))];
            entries.extend(number.map(|number| ("number".to_owned(), Yaml::Bare(number.to_string()))));
            self.put("series", Yaml::Map(entries));
        }
        self.dropped = dropped;
    }

    /// The picture and the documents.
    fn files(&mut self, media: &mut Media<'_>) {
        if let Some(name) = &self.item.picture {
            let address = media.address_of(name);
            match media.find(&address) {
                Ok(found) if found.is_picture => {
                    let said = media.said(&address);
                    let mut entries = vec![("file".to_owned(), Yaml::words(found.file))];
                    for (key, words) in [("alt", said.alt), ("caption", said.caption)] {
                        let words = words_of(&words);
                        if !words.is_empty() {
                            entries.push((key.to_owned(), Yaml::words(words)));
                        }
                    }
                    self.put("image", Yaml::Map(entries));
                }
                Ok(found) => self.notes.push(Note::lost("the picture of a text is none", found.file)),
                Err(why) => self.notes.push(Note::lost(format!("the picture of a text: {why}"), address)),
            }
        }
        let mut documents = Vec::new();
        for name in &self.item.documents {
            let address = media.address_of(name);
            let title = words_of(&media.said(&address).title);
            let mut entries = match media.find(&address) {
                Ok(found) => vec![("file".to_owned(), Yaml::words(found.file))],
                Err(why) => {
                    self.notes.push(Note::lost(format!("a document: {why}"), &address));
                    if !address.starts_with("http") || address.starts_with(super::item::NOWHERE) {
                        continue;
                    }
                    vec![("url".to_owned(), Yaml::words(&address))]
                }
            };
            if !title.is_empty() {
                entries.push(("title".to_owned(), Yaml::words(title)));
            }
            documents.push(Yaml::Map(entries));
        }
        if !documents.is_empty() {
            self.put("documents", Yaml::List(documents));
        }
    }

    fn sources(&mut self) {
        let source = |(title, url): &(String, String)| {
            let mut entries = vec![("title".to_owned(), Yaml::words(words_of(title)))];
            if url.starts_with("https://") || url.starts_with("http://") {
                entries.push(("url".to_owned(), Yaml::words(url)));
            }
            Yaml::Map(entries)
        };
        let sources: Vec<Yaml> =
            self.item.sources.iter().filter(|(title, _)| !words_of(title).is_empty()).map(source).collect();
        if !sources.is_empty() {
            self.put("sources", Yaml::List(sources));
        }
    }

    fn standing(&mut self) {
        if !self.dropped.is_empty() {
            let dropped = Yaml::list(std::mem::take(&mut self.dropped));
            self.put("x-terms", dropped);
        }
        if let Some(language) = &self.spot.foreign {
            self.put("x-language", Yaml::words(language));
        }
        match &self.item.standing {
            Standing::Published => {}
            Standing::Draft(why) => {
                self.put("draft", Yaml::Bare("true".to_owned()));
                if !matches!(why.as_str(), "" | "draft") {
                    self.put("x-standing", Yaml::words(why));
                }
            }
            Standing::Withdrawn(text) => {
                self.put("withdrawn", Yaml::Map(vec![("text".to_owned(), Yaml::words(words_of(text)))]));
            }
        }
    }
}
