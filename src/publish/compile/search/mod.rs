//! The search index (`docs/search.md`).
//!
//! 1. The rows are parted: the newest year's apart, so that a new article rewrites little.
//! 2. [`read`] notes every word of every article, in chunks, on all processors.
//! 3. [`tier`] brings the forms of each stem together in groups; groups are cut into shards ([`cut`]), with their pairs.
//! 4. [`dictionary`] writes the words once more, for those who mistype.

mod cut;
mod dictionary;
mod read;
#[cfg(test)]
mod tests;
mod tier;

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::ops::Range;

use chrono::Datelike;
use flate2::{Compression, write::GzEncoder};

use crate::archive::search::letters::fold;
use crate::archive::search::root::{Holds, MAGIC, Root};
use crate::archive::search::stem::Rules;
use crate::publish::content::newsroom::Region;

use super::{Catalogue, gzip};

/// With fewer older rows it is not worth while to keep the newest apart.
const WORTHWHILE: u32 = 250;

/// The index: its root, without names, and the payload of each file, by number.
#[derive(Debug, Default)]
pub struct Index {
    /// The root; names are given by whoever writes the files ([`Index::named`]).
    pub root: Root,
    /// What each file holds and its payload.
    pub files: Vec<(Holds, Vec<u8>)>,
}

/// What could not be read back as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReadBack;

/// How an index is cut.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// With fewer rows in the older part there is one part alone.
    pub worthwhile: u32,
    /// Shards of words: smallest and largest usual size of the newest part, and of the older.
    pub sizes: [(usize, usize); 2],
    /// Into how many shards each part is cut, within those sizes.
    pub parts: [usize; 2],
}

impl Default for Layout {
    fn default() -> Self {
        Self { worthwhile: WORTHWHILE, sizes: [(1024, 2048), (4096, 8192)], parts: [64, 600] }
    }
}

/// Makes the index of all articles that lists show.
///
/// # Errors
/// [`NotReadBack`] when a shard does not say what it should.
pub fn index(catalogue: &Catalogue<'_>, layout: &Layout) -> Result<Index, NotReadBack> {
    let mut index = Index::default();
    let mut used = [false; 3];
    let mut sizes = dictionary::Counts::default();
    let unnamed = unnamed(catalogue);
    for (newest, rows) in tiers(catalogue, layout.worthwhile) {
        let part = usize::from(!newest);
        let (parts, size) = (layout.parts[part], layout.sizes[part]);
        tier::tier((catalogue, &unnamed), rows, (parts, size), &mut sizes, &mut index)?;
    }
    for it in catalogue.articles() {
        used[usize::from(Rules::of(&it.language).number())] = true;
    }
    index.root.rules = Rules::ALL.into_iter().filter(|rules| used[usize::from(rules.number())]).collect();
    let many = catalogue.articles().len() > 500;
    dictionary::write(&sizes, many, &mut index)?;
    Ok(index)
}

impl Index {
    /// Gives the files their names, in the order of their numbers.
    #[must_use]
    pub fn named(mut self, names: Vec<String>) -> Root {
        let mut names = names.into_iter();
        let mut give = |to: &mut Vec<String>| to.iter_mut().zip(&mut names).for_each(|(to, name)| *to = name);
        for tier in &mut self.root.tiers {
            give(&mut tier.words.names);
            give(&mut tier.pairs.names);
        }
        give(&mut self.root.spelling.names);
        give(&mut self.root.endings.names);
        self.root
    }
}

/// The places of each region that no article names. Who looks for one finds what there is about its region; of a place
/// that articles name, those alone.
type Unnamed<'a> = HashMap<&'a str, Vec<&'a str>>;

fn unnamed<'a>(catalogue: &Catalogue<'a>) -> Unnamed<'a> {
    let places = catalogue.articles().iter().flat_map(|article| &article.places);
    let named: HashSet<String> = places.map(|place| fold(&place.name)).collect();
    let of = |region: &'a Region| {
        let places = region.places.iter().filter(|place| !named.contains(&fold(place)));
        (region.id.as_str(), places.map(String::as_str).collect())
    };
    catalogue.newsroom().regions.iter().map(of).collect()
}

/// The runs of rows, and whether each is the newest articles': those of the newest article's year.
fn tiers(catalogue: &Catalogue<'_>, worthwhile: u32) -> Vec<(bool, Range<u32>)> {
    let all = catalogue.rows();
    let year = |row: u32| Some(catalogue.at(row).date.as_ref()?.first_day().year());
    let newest = all.clone().next().and_then(year);
    let older = all.clone().find(|row| newest.is_none() || year(*row) != newest).unwrap_or(all.end);
    if older == 0 || all.end - older < worthwhile {
        return if all.is_empty() { Vec::new() } else { vec![(false, all)] };
    }
    vec![(true, 0..older), (false, older..all.end)]
}

/// A file of the index as it is written: the magic bytes, then its payload, compressed.
///
/// # Errors
/// None that memory does not give.
pub fn file(payload: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(MAGIC.to_vec(), Compression::best());
    encoder.write_all(payload)?;
    encoder.finish()
}

/// The payload of a file as any reader would find it; nothing when it is none.
#[must_use]
pub fn payload(file: &[u8]) -> Option<Vec<u8>> {
    gzip::payload(file, &MAGIC)
}
