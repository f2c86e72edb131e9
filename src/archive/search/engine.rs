//! The engine: answers questions from the files of the index that were brought to it, and says which it lacks.
//!
//! It fetches nothing. Whoever asks is told the files that are needed ([`Step::Needs`]), brings them ([`Engine::put`])
//! and asks again; what was brought once is kept.

use super::bytes::IndexFault;
use super::pairs::PairShard;
use super::question::Term;
use super::rank::Closeness;
use super::root::{Holds, Root};
use super::spelling::{self, Entry};
use super::stem::stem;
use super::tokens::folded;
use super::words::{Group, WordShard};

/// Words that begin as one that is being typed may lie in so many files of a tier; with more, it is too short to say
/// anything, and only the word itself is looked for.
const WIDEST: usize = 2;

/// What was done, or what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// These files are needed first, by number.
    Needs(Vec<usize>),
    /// It is done.
    Done(T),
}

/// A file.
#[derive(Debug)]
enum Held {
    Absent,
    Words(WordShard),
    Pairs(PairShard),
    Spelling(Vec<Entry>),
}

/// The engine.
#[derive(Debug)]
pub struct Engine {
    root: Root,
    files: Vec<Held>,
}

/// A form that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    pub(super) tier: usize,
    /// The number of its shard among those of its tier.
    pub(super) shard_at: usize,
    pub(super) shard: &'a WordShard,
    pub(super) form: usize,
    pub(super) closeness: Closeness,
}

impl Engine {
    /// An engine over the index with this root's payload.
    ///
    /// # Errors
    /// An [`IndexFault`], whatever the bytes.
    pub fn new(root: &[u8]) -> Result<Self, IndexFault> {
        let root = Root::decode(root)?;
        let files = (0..root.files()).map(|_| Held::Absent).collect();
        Ok(Self { root, files })
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// Takes a file's payload in.
    ///
    /// # Errors
    /// An [`IndexFault`], whatever the bytes; the file is then still needed.
    pub fn put(&mut self, number: usize, payload: &[u8]) -> Result<(), IndexFault> {
        let (holds, _) = self.root.file(number).ok_or(IndexFault::OutOfRange)?;
        let held = match holds {
            Holds::Words(tier) => Held::Words(WordShard::decode(payload, self.root.tiers[tier].rows)?),
            Holds::Pairs(_) => Held::Pairs(PairShard::decode(payload)?),
            Holds::Spelling | Holds::Endings => {
                Held::Spelling(spelling::decode(payload, holds == Holds::Endings)?)
            }
        };
        self.files[number] = held;
        Ok(())
    }

    /// A shard of words, or its number noted as needed.
    fn words(&self, tier: usize, at: usize, needs: &mut Vec<usize>) -> Option<&WordShard> {
        let number = self.root.first(Holds::Words(tier)) + at;
        if let Held::Words(shard) = self.files.get(number)? {
            return Some(shard);
        }
        need(needs, number);
        None
    }

    /// The shard of pairs for a shard of words, and the latter's place in it; or its number noted as needed.
    pub(super) fn pairs(
        &self,
        tier: usize,
        at: usize,
        needs: &mut Vec<usize>,
    ) -> Option<(&PairShard, usize)> {
        let mut part = at;
        let covers = &self.root.tiers.get(tier)?.pairs.covers;
        let file = covers.iter().position(|covers| {
            let here = part < *covers as usize;
            part -= if here { 0 } else { *covers as usize };
            here
        })?;
        let number = self.root.first(Holds::Pairs(tier)) + file;
        if let Held::Pairs(shard) = self.files.get(number)? {
            return Some((shard, part));
        }
        need(needs, number);
        None
    }

    /// All forms of a word: as it stands, but for its accents, and by the rules of each language. Where the word stands
    /// as it was typed under some language's stem, others' stems are not looked under: *mine* is not Spanish because
    /// *mina* is.
    pub(super) fn forms(&self, term: &Term, needs: &mut Vec<usize>) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        let mut is_known = false;
        for rules in &self.root.rules {
            let key = stem(&term.folded, *rules);
            let before = found.len();
            let mut has_it = false;
            for (tier, at) in self.holding(&key) {
                let Some(shard) = self.words(tier, at, needs) else { continue };
                let Some(group) = shard.find(&key, *rules) else { continue };
                for form in group.forms.0..group.forms.1 {
                    let closeness = closeness(&shard.forms[form].text, term);
                    has_it |= closeness != Closeness::Stem;
                    found.push(Found { tier, shard_at: at, shard, form, closeness });
                }
            }
            if has_it && !is_known {
                found.drain(..before);
            } else if is_known && !has_it {
                found.truncate(before);
            }
            is_known |= has_it;
        }
        found
    }

    /// Every tier and the shard there that holds a key.
    fn holding(&self, key: &str) -> impl Iterator<Item = (usize, usize)> {
        let tiers = self.root.tiers.iter().enumerate();
        tiers.filter_map(move |(tier, of)| Some((tier, of.words.holding(key)?)))
    }

    /// All forms that begin as a word does, but for accents.
    pub(super) fn begun(&self, term: &Term, needs: &mut Vec<usize>) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        for (tier, of) in self.root.tiers.iter().enumerate() {
            let Some((first, last)) = of.words.beginning(&term.folded) else { continue };
            if last - first >= WIDEST {
                continue;
            }
            for at in first..=last {
                let Some(shard) = self.words(tier, at, needs) else { continue };
                for group in &shard.groups {
                    if !group.key.starts_with(&term.folded) && !term.folded.starts_with(&group.key) {
                        continue;
                    }
                    match &group.to {
                        None => begun_in((tier, at, shard), group, term, &mut found),
                        Some(to) => {
                            let Some(there) = of.words.holding(to) else { continue };
                            let Some(other) = self.words(tier, there, needs) else { continue };
                            for group in other.groups.iter().filter(|group| group.key == *to) {
                                begun_in((tier, there, other), group, term, &mut found);
                            }
                        }
                    }
                }
            }
        }
        found
    }

    /// Words of the dictionary that may have been meant: more than those that are near.
    pub(super) fn spellings<'a>(&'a self, word: &str, needs: &mut Vec<usize>) -> Vec<&'a Entry> {
        let (start, end) = spelling::halves(word);
        let mut found = Vec::new();
        let tables =
            [(Holds::Spelling, &self.root.spelling, start), (Holds::Endings, &self.root.endings, end)];
        for (holds, table, half) in tables {
            let Some((first, last)) = table.beginning(&half) else { continue };
            for at in first..=last {
                let number = self.root.first(holds) + at;
                match self.files.get(number) {
                    Some(Held::Spelling(entries)) => found.extend(entries),
                    _ => need(needs, number),
                }
            }
        }
        found
    }
}

fn need(needs: &mut Vec<usize>, number: usize) {
    if !needs.contains(&number) {
        needs.push(number);
    }
}

fn closeness(form: &str, term: &Term) -> Closeness {
    if form == term.typed {
        Closeness::Exact
    } else if folded(form) == term.folded {
        Closeness::Folded
    } else {
        Closeness::Stem
    }
}

/// Adds the forms of a group that begin as a word does, each once.
fn begun_in<'a>(
    (tier, shard_at, shard): (usize, usize, &'a WordShard),
    group: &Group,
    term: &Term,
    found: &mut Vec<Found<'a>>,
) {
    for form in group.forms.0..group.forms.1 {
        let is_there = |other: &Found<'_>| (other.tier, other.shard_at, other.form) == (tier, shard_at, form);
        if folded(&shard.forms[form].text).starts_with(&term.folded) && !found.iter().any(is_there) {
            let closeness = match closeness(&shard.forms[form].text, term) {
                Closeness::Stem => Closeness::Begun,
                closer => closer,
            };
            found.push(Found { tier, shard_at, shard, form, closeness });
        }
    }
}
