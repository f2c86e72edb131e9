//! What each word says in each article: the articles' words, read a chunk at a time and on all processors.

use std::collections::HashMap;
use std::ops::Range;

use crate::archive::search::common::is_common;
use crate::archive::search::pairs::{self, Following, NOTHING};
use crate::archive::search::rank::{FIELDS, Field, level};
use crate::archive::search::stem::Rules;
use crate::archive::search::tokens::{folded, words};
use crate::publish::compile::Catalogue;
use crate::publish::content::newsroom::Article;

use super::Unnamed;

/// Where a form stands, in the rows of a chunk.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Ascending, within the tier.
    pub(super) rows: Vec<u32>,
    /// For each row, how weighty.
    pub(super) levels: Vec<u8>,
    /// For each row, the hashes of what follows ([`pairs::put_row`]).
    pub(super) follows: Vec<u8>,
}

/// The forms of some neighbouring rows.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    numbers: HashMap<(Rules, String), usize>,
    pub(super) postings: Vec<Postings>,
    /// Of the article being read: form, field, what follows.
    seen: Vec<(usize, Field, u8)>,
    lengths: [u32; FIELDS],
}

impl Chunk {
    /// Reads the articles of some rows, the first of which is at `row` of its tier.
    pub(super) fn read(catalogue: &Catalogue<'_>, unnamed: &Unnamed<'_>, rows: Range<u32>, row: u32) -> Self {
        let mut chunk = Self::default();
        for (of, row) in rows.zip(row..) {
            chunk.article(catalogue.at(of));
            chunk.names(catalogue, unnamed, catalogue.at(of));
            chunk.settle(row);
        }
        chunk
    }

    /// Each form, with its number among the postings.
    pub(super) fn forms(&self) -> impl Iterator<Item = (Rules, &str, usize)> {
        self.numbers.iter().map(|((rules, form), number)| (*rules, form.as_str(), *number))
    }

    fn article(&mut self, article: &Article) {
        let language = article.language.as_str();
        let rules = Rules::of(language);
        self.lengths = [0; FIELDS];
        self.text(rules, Field::Title, &article.title);
        self.text(rules, Field::Summary, &article.summary);
        for author in &article.authors {
            self.text(rules, Field::Authors, &author.name);
        }
        self.text(rules, Field::Body, &article.body.text);
        for place in &article.places {
            self.text(rules, Field::Places, &place.name);
        }
        for document in &article.documents {
            self.text(rules, Field::Body, document.title.get(language));
        }
        if let Some(image) = &article.image {
            self.text(rules, Field::Body, image.caption.get(language));
        }
    }

    /// What its topics and regions are called in its language, and their other names; for a place that no article
    /// names, its region stands.
    fn names(&mut self, catalogue: &Catalogue<'_>, unnamed: &Unnamed<'_>, article: &Article) {
        let newsroom = catalogue.newsroom();
        let rules = Rules::of(&article.language);
        let topics = article.topics.iter().filter_map(|id| newsroom.topic(id));
        let regions = article.regions.iter().filter_map(|id| newsroom.region(id));
        let of_topics = topics.map(|topic| (&topic.name, &topic.aliases));
        let of_regions = regions.map(|region| (&region.name, &region.aliases));
        for (name, aliases) in of_topics.chain(of_regions) {
            self.text(rules, Field::Names, name.get(&article.language));
            for alias in aliases {
                self.text(rules, Field::Names, alias);
            }
        }
        for place in article.regions.iter().filter_map(|id| unnamed.get(id.as_str())).flatten() {
            self.text(rules, Field::Names, place);
        }
    }

    /// Notes the words of a text; no pair reaches beyond it.
    fn text(&mut self, rules: Rules, field: Field, text: &str) {
        let mut open: Option<(usize, Following)> = None;
        words(text, &mut |word, _| {
            self.lengths[field as usize] += 1;
            let bare = folded(word);
            let follows = open.map(|(_, follows)| follows.then(&bare));
            if is_common(&bare) {
                open = open.zip(follows).map(|((form, _), follows)| (form, follows));
                return;
            }
            if let Some(((form, _), follows)) = open.zip(follows) {
                self.seen.push((form, field, follows.hash()));
            }
            open = Some((self.number(rules, word), Following::default()));
        });
        if let Some((form, _)) = open {
            self.seen.push((form, field, NOTHING));
        }
    }

    fn number(&mut self, rules: Rules, form: &str) -> usize {
        let next = self.postings.len();
        let number = *self.numbers.entry((rules, form.to_owned())).or_insert(next);
        if number == next {
            self.postings.push(Postings::default());
        }
        number
    }

    /// Adds what was seen in an article to the postings.
    fn settle(&mut self, row: u32) {
        let mut seen = std::mem::take(&mut self.seen);
        seen.sort_unstable_by_key(|(form, field, follows)| (*form, *field as u8, *follows));
        for of_form in seen.chunk_by(|one, other| one.0 == other.0) {
            let mut times = [0u16; FIELDS];
            let mut follows: Vec<u8> = Vec::with_capacity(of_form.len());
            for (_, field, hash) in of_form {
                times[*field as usize] = times[*field as usize].saturating_add(1);
                follows.push(*hash);
            }
            follows.sort_unstable();
            follows.dedup();
            // The highest: something follows elsewhere, so that nothing need be said of it.
            if follows.len() > 1 && follows.last() == Some(&NOTHING) {
                follows.pop();
            }
            let postings = &mut self.postings[of_form[0].0];
            postings.rows.push(row);
            postings.levels.push(level(times, self.lengths));
            pairs::put_row(&mut postings.follows, &follows);
        }
        seen.clear();
        self.seen = seen;
    }
}
