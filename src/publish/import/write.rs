//! One item as a file: made, read back, compared, and held against what is there already.

use crate::publish::content::front_matter;

use super::commit::native;
use super::item::{Body, Item};
use super::links::Links;
use super::mapping::Mapping;
use super::media::Media;
use super::place::Place;
use super::plan::Plan;
use super::state::{Written, hash};
use super::yaml::{self, Yaml};
use super::{ImportError, Note, front, markdown};

/// What all items are written with.
pub(super) struct Writing<'a> {
    pub(super) source: &'a str,
    pub(super) site: &'a str,
    pub(super) place: &'a Place,
    pub(super) plan: &'a Plan,
    pub(super) mapping: &'a Mapping,
}

impl Writing<'_> {
    /// Writes the item with that number aside, if it is to be written, and counts it.
    pub(super) fn item(&self, at: usize, item: &Item, media: &mut Media<'_>) -> Result<(), ImportError> {
        let spot = &self.plan.spots[at];
        let (text, notes) = self.text(at, item, media)?;
        let now = hash(text.as_bytes());
        let path = self.place.root.join(native(&spot.file));
        let earlier = media.state.item(self.source, &item.key).cloned();
        let there = match std::fs::read(&path) {
            Ok(bytes) => Some(hash(&bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(ImportError::File(path, error)),
        };
        let report = &mut media.report;
        match (&earlier, &there) {
            (Some(_), None) => {
                report.removed.push(spot.file.clone());
                return Ok(());
            }
            (_, Some(there)) if *there == now => report.unchanged += 1,
            (Some(earlier), Some(there)) if earlier.hash != *there => {
                report.edited.push(spot.file.clone());
                return Ok(());
            }
            (Some(_), Some(_)) => {
                report.updated += 1;
                media.stage.write(&spot.file, text.as_bytes())?;
            }
            (None, None) => {
                report.written += 1;
                media.stage.write(&spot.file, text.as_bytes())?;
            }
            // The plan takes no file that is there; somebody put it there just now.
            (None, Some(_)) => {
                report.edited.push(spot.file.clone());
                return Ok(());
            }
        }
        media.report.note(&spot.file, notes);
        media.state.set_item(self.source, &item.key, Written { file: spot.file.clone(), hash: now });
        Ok(())
    }

    /// The text of the file.
    fn text(
        &self,
        at: usize,
        item: &Item,
        media: &mut Media<'_>,
    ) -> Result<(String, Vec<Note>), ImportError> {
        let spot = &self.plan.spots[at];
        let mut notes = item.notes.clone();
        notes.extend(spot.notes.iter().cloned());
        let base = [&item.base, &item.address].into_iter().find(|base| base.contains("://"));
        let base = base.map_or_else(|| super::item::NOWHERE.to_owned(), Clone::clone);
        let mut links = Links { plan: self.plan, media, base, site: self.site, at, notes: Vec::new() };
        let (body, found) = match &item.body {
            Body::Html(html) => markdown::from_html(html, &mut links),
            Body::Markdown(text) => markdown::from_markdown(text, &mut links),
        };
        notes.append(&mut links.notes);
        notes.extend(found);
        let first = if item.title.trim().is_empty() { first_words(&body) } else { String::new() };
        let (entries, found) = front::make(item, spot, self.place, self.mapping, media, &first);
        notes.extend(found);
        let text = format!("---\n{}---\n{body}", yaml::block(&entries));
        match front_matter(&spot.file, &text) {
            Ok((read, rest)) if read == Yaml::Map(entries).plain() && rest == body => Ok((text, notes)),
            Ok(_) => Err(ImportError::Reread(spot.file.clone(), "it says something else".to_owned())),
            Err(what) => Err(ImportError::Reread(spot.file.clone(), what)),
        }
    }
}

/// The first line of words of a body.
fn first_words(body: &str) -> String {
    use pulldown_cmark::{Event, Parser};
    let mut words = String::new();
    for event in Parser::new(body) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(_) if !words.trim().is_empty() => break,
            _ => {}
        }
    }
    words
}
