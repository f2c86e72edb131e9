//! A run of rows: its forms in groups by their stems, in shards, each with its pairs.

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::archive::search::pairs::{self, PairShard};
use crate::archive::search::rank::LEVELS;
use crate::archive::search::root::{Holds, Tier};
use crate::archive::search::stem::{Rules, stem};
use crate::archive::search::tokens::folded;
use crate::archive::search::words::{self, FormIn, GroupIn, WordShard};
use crate::publish::compile::Catalogue;

use super::cut::{Sizes, cut};
use super::dictionary::Counts;
use super::read::{Chunk, Postings};
use super::{Index, NotReadBack, Unnamed};

/// So many rows are read together.
const CHUNK: u32 = 1024;

/// A form and where it stands, by chunk.
type Placed<'a> = (&'a str, Vec<&'a Postings>);

/// What stands in a shard, in its order.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Debug)]
struct Place {
    key: String,
    to: Option<String>,
    rules: Rules,
}

/// Adds a run of rows to the index: about so many shards, within sizes.
pub(super) fn tier(
    (catalogue, unnamed): (&Catalogue<'_>, &Unnamed<'_>),
    rows: Range<u32>,
    (parts, sizes): (usize, (usize, usize)),
    counts: &mut Counts,
    index: &mut Index,
) -> Result<(), NotReadBack> {
    let count = rows.end - rows.start;
    let starts: Vec<u32> = rows.clone().step_by(CHUNK as usize).collect();
    let read =
        |start: u32| Chunk::read(catalogue, unnamed, start..rows.end.min(start + CHUNK), start - rows.start);
    let chunks: Vec<Chunk> = starts.into_par_iter().map(read).collect();
    let forms = forms(&chunks);
    for ((_, form), postings) in &forms {
        counts.add(form, postings.iter().map(|of| of.rows.len()).sum());
    }
    let groups = groups(forms);
    let weights: Vec<usize> = groups.iter().map(|(_, forms)| weight(forms, count)).collect();
    let sizes = Sizes::parting(weights.iter().sum(), parts, sizes);
    let cuts = cut(groups.iter().zip(&weights).map(|(group, size)| (group.0.key.as_str(), *size)), sizes);
    let shards = cuts.par_iter().map(|cut| shard(&groups[cut.clone()], count));
    let (words, pairs): (Vec<_>, Vec<_>) = shards.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();

    let mut tier = Tier { rows: count, ..Tier::default() };
    let number = index.root.tiers.len();
    tier.words.starts = cuts.iter().map(|cut| groups[cut.start].0.key.clone()).collect();
    tier.words.names = vec![String::new(); cuts.len()];
    index.files.extend(words.into_iter().map(|payload| (Holds::Words(number), payload)));
    // Read for phrases alone, and so larger and fewer.
    let starts = tier.words.starts.iter().map(String::as_str);
    for cut in cut(starts.zip(pairs.iter().map(Vec::len)), sizes.times(4)) {
        tier.pairs.covers.push(u32::try_from(cut.len()).unwrap_or(u32::MAX));
        tier.pairs.names.push(String::new());
        let payload = pairs::encode(&pairs[cut]);
        PairShard::decode(&payload).map_err(|_| NotReadBack)?;
        index.files.push((Holds::Pairs(number), payload));
    }
    index.root.tiers.push(tier);
    Ok(())
}

/// Every form with where it stands, in the order of rows.
fn forms(chunks: &[Chunk]) -> HashMap<(Rules, &str), Vec<&Postings>> {
    let mut forms: HashMap<(Rules, &str), Vec<&Postings>> = HashMap::new();
    for chunk in chunks {
        for (rules, form, number) in chunk.forms() {
            forms.entry((rules, form)).or_default().push(&chunk.postings[number]);
        }
    }
    forms
}

/// The groups and the pointers to them, in the order of a shard.
fn groups<'a>(forms: HashMap<(Rules, &'a str), Vec<&'a Postings>>) -> Vec<(Place, Vec<Placed<'a>>)> {
    let mut groups: HashMap<(String, Rules), Vec<Placed<'a>>> = HashMap::new();
    for ((rules, form), postings) in forms {
        let key = stem(&folded(form), rules);
        groups.entry((key, rules)).or_default().push((form, postings));
    }
    let mut places: Vec<(Place, Vec<Placed<'a>>)> = Vec::with_capacity(groups.len());
    for ((key, rules), mut forms) in groups {
        forms.sort_unstable_by_key(|(form, _)| *form);
        let mut pointers: Vec<String> =
            forms.iter().filter_map(|(form, _)| beginning_apart(&folded(form), &key)).collect();
        pointers.sort_unstable();
        pointers.dedup();
        for from in pointers {
            places.push((Place { key: from, to: Some(key.clone()), rules }, Vec::new()));
        }
        places.push((Place { key, to: None, rules }, forms));
    }
    places.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    places
}

/// The beginning of a form that its stem does not share, if it does not begin with its stem.
fn beginning_apart(form: &str, key: &str) -> Option<String> {
    if form.starts_with(key) {
        return None;
    }
    let shared = form.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
    Some(form.chars().take(shared + 1).collect())
}

/// About how many bytes a group takes, compressed: for each row what its distance to the next says, its level, a share
/// of what leads to it.
fn weight(forms: &[Placed<'_>], rows: u32) -> usize {
    let of = |form: &Placed<'_>| {
        let found = form.1.iter().map(|of| of.rows.len()).sum::<usize>().max(1);
        let distance = (rows as usize / found).max(1).ilog2() as usize;
        form.0.len() / 2 + 3 + found * (distance + 3) / 8
    };
    5 + forms.iter().map(of).sum::<usize>()
}

/// A shard's payload, read back and compared, and its pairs.
fn shard(groups: &[(Place, Vec<Placed<'_>>)], rows: u32) -> Result<(Vec<u8>, Vec<u8>), NotReadBack> {
    let mut pairs = Vec::new();
    let written: Vec<GroupIn> = groups
        .iter()
        .map(|(place, forms)| GroupIn {
            key: place.key.clone(),
            rules: place.rules,
            forms: forms.iter().map(|form| by_level(form, &mut pairs)).collect(),
            to: place.to.clone(),
        })
        .collect();
    let payload = words::encode(&written, rows);
    let read = WordShard::decode(&payload, rows).map_err(|_| NotReadBack)?;
    let same = read.groups.len() == written.len()
        && read.groups.iter().zip(&written).all(|(read_group, group)| {
            let forms = read.of(read_group);
            (&read_group.key, read_group.rules, &read_group.to)
                == (&group.key, group.rules.number(), &group.to)
                && forms.len() == group.forms.len()
                && forms.iter().zip(&group.forms).all(|(form, written)| {
                    let mut rows: [Vec<u32>; LEVELS] = Default::default();
                    read.rows(form, &mut |row, level| rows[level].push(row));
                    form.text == written.text && rows == written.rows
                })
        });
    if same { Ok((payload, pairs)) } else { Err(NotReadBack) }
}

/// A form's rows by level; what follows is added to the pairs in the same order.
fn by_level((form, postings): &Placed<'_>, pairs: &mut Vec<u8>) -> FormIn {
    let mut out = FormIn { text: (*form).to_owned(), ..FormIn::default() };
    let mut follows: [Vec<u8>; LEVELS] = Default::default();
    for of in postings {
        let mut left = of.follows.as_slice();
        for (row, level) in of.rows.iter().zip(&of.levels) {
            out.rows[usize::from(*level)].push(*row);
            let (own, rest) = pairs::split_row(left);
            follows[usize::from(*level)].extend_from_slice(own);
            left = rest;
        }
    }
    for of_level in &follows {
        pairs.extend_from_slice(of_level);
    }
    out
}
