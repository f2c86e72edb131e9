//! Answers: the rows of the whole archive that a question means, with what each part of it contributes.

use super::common::is_common;
use super::engine::{Engine, Found, Step};
use super::pairs::Following;
use super::question::{Asks, Part, Question, Term};
use super::rank::{Closeness, LEVELS, TITLE, rarity, weights};
use super::spelling;

/// A word that at most this many rows have is looked up in the spelling dictionary.
const RARE: u32 = 2;

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rows that match, ascending.
    pub rows: Vec<u32>,
    /// For each how well, up to 65,535.
    pub scores: Vec<u16>,
    /// For each part of the question how many rows have it.
    pub found: Vec<u32>,
    /// For each row of the archive, which of the asked parts it has, a bit each.
    has: Vec<u16>,
    /// The bits that a row must have, and those that it must not.
    wanted: u16,
    unwanted: u16,
}

/// What can be read in place of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The part of the question that it would replace.
    pub part: usize,
    /// The word, accents kept.
    pub word: String,
    /// The whole question with it.
    pub question: String,
    /// How many rows that would find.
    pub rows: u32,
}

/// How well each row has a part; 0 where it does not.
struct Hits {
    best: Vec<u8>,
    found: u32,
}

impl Hits {
    fn new(rows: u32) -> Self {
        Self { best: vec![0; rows as usize], found: 0 }
    }

    fn raise(&mut self, row: u32, weight: u8) {
        if let Some(best) = self.best.get_mut(row as usize) {
            self.found += u32::from(*best == 0 && weight > 0);
            *best = (*best).max(weight);
        }
    }

    fn count(&mut self) {
        self.found =
            u32::try_from(self.best.iter().filter(|weight| **weight > 0).count()).unwrap_or(u32::MAX);
    }
}

impl Answer {
    /// The rows that would match without one of the parts.
    #[must_use]
    pub fn without(&self, question: &Question, part: usize) -> Vec<u32> {
        let Some(bit) = question.asked().position(|(at, _)| at == part) else { return self.rows.clone() };
        let (wanted, unwanted) = (self.wanted & !(1 << bit), self.unwanted & !(1 << bit));
        let meets = |has: u16| has & wanted == wanted && has & unwanted == 0;
        (0u32..).zip(&self.has).filter(|(_, has)| meets(**has)).map(|(row, _)| row).collect()
    }
}

impl Engine {
    /// Answers a question; with `titles`, by the words of titles alone.
    #[must_use]
    pub fn ask(&self, question: &Question, titles: bool) -> Step<Answer> {
        let lowest = if titles { TITLE } else { 0 };
        let rows = self.root().rows();
        let mut needs = Vec::new();
        let mut answer =
            Answer { found: vec![0; question.parts.len()], has: vec![0; rows as usize], ..Answer::default() };
        let mut scores = vec![0u32; rows as usize];
        let mut most = 0u32;
        for (bit, (at, part)) in question.asked().enumerate() {
            let hits = self.part(part, lowest, &mut needs);
            if !needs.is_empty() {
                continue;
            }
            answer.found[at] = hits.found;
            *(if part.out { &mut answer.unwanted } else { &mut answer.wanted }) |= 1 << bit;
            let rarity = rarity(hits.found, rows);
            most += if part.out { 0 } else { rarity * 255 };
            for (row, weight) in hits.best.iter().enumerate().filter(|(_, weight)| **weight > 0) {
                answer.has[row] |= 1 << bit;
                scores[row] += if part.out { 0 } else { u32::from(*weight) * rarity };
            }
        }
        if !needs.is_empty() {
            return Step::Needs(needs);
        }
        let asks = answer.wanted | answer.unwanted != 0;
        for ((row, score), has) in (0u32..).zip(scores).zip(&answer.has) {
            if asks && has & answer.wanted == answer.wanted && has & answer.unwanted == 0 {
                answer.rows.push(row);
                let score = u64::from(score) * 65_535 / u64::from(most.max(1));
                answer.scores.push(u16::try_from(score).unwrap_or(u16::MAX));
            }
        }
        Step::Done(answer)
    }

    fn part(&self, part: &Part, lowest: usize, needs: &mut Vec<usize>) -> Hits {
        let rows = self.root().rows();
        let [term] = &part.terms[..] else { return self.phrase(&part.terms, lowest, needs) };
        let mut forms = self.forms(term, needs);
        match part.asks {
            Asks::Begun => {
                // What is no word yet has no other forms.
                if forms.iter().all(|found| found.closeness == Closeness::Stem) {
                    forms.clear();
                }
                forms.extend(self.begun(term, needs));
            }
            Asks::Phrase => forms.retain(|found| found.closeness != Closeness::Stem),
            _ => {}
        }
        if needs.is_empty() { self.rows_of(&forms, lowest) } else { Hits::new(rows) }
    }

    /// The rows of some forms, each with the best that any of them gives it.
    fn rows_of(&self, forms: &[Found<'_>], lowest: usize) -> Hits {
        let mut hits = Hits::new(self.root().rows());
        for found in forms {
            let base = self.base(found.tier);
            let weights: [u8; LEVELS] = weights(found.closeness);
            found.shard.rows(&found.shard.forms[found.form], &mut |row, level| {
                if level >= lowest {
                    hits.raise(base + row, weights[level]);
                }
            });
        }
        hits
    }

    fn base(&self, tier: usize) -> u32 {
        self.root().tiers.iter().take(tier).map(|tier| tier.rows).sum()
    }

    /// Rows in which each word of a phrase is followed by the next, as the pairs say.
    fn phrase(&self, terms: &[Term], lowest: usize, needs: &mut Vec<usize>) -> Hits {
        let rows = self.root().rows();
        let mut all: Option<Hits> = None;
        for (at, term) in terms.iter().enumerate().filter(|(_, term)| !is_common(&term.folded)) {
            let mut forms = self.forms(term, needs);
            forms.retain(|found| found.closeness != Closeness::Stem);
            let mut next = Following::default();
            let mut has_next = false;
            for term in &terms[at + 1..] {
                next = next.then(&term.folded);
                has_next = !is_common(&term.folded);
                if has_next {
                    break;
                }
            }
            if has_next {
                // What is needed of pairs is asked for together with the words.
                for found in &forms {
                    self.pairs(found.tier, found.shard_at, needs);
                }
            }
            if !needs.is_empty() {
                continue;
            }
            let hits = self.rows_of(&forms, lowest);
            let followed = if has_next { Some(self.followed(&forms, next.hash())) } else { None };
            let before = all.get_or_insert_with(|| Hits { best: vec![255; rows as usize], found: 0 });
            for (row, best) in before.best.iter_mut().enumerate() {
                let is_followed = followed.as_ref().is_none_or(|followed| followed[row]);
                *best = if is_followed { (*best).min(hits.best[row]) } else { 0 };
            }
        }
        let mut all = all.unwrap_or_else(|| Hits::new(rows));
        all.count();
        all
    }

    fn followed(&self, forms: &[Found<'_>], hash: u8) -> Vec<bool> {
        let mut is = vec![false; self.root().rows() as usize];
        for found in forms {
            let base = self.base(found.tier);
            let Some((pairs, part)) = self.pairs(found.tier, found.shard_at, &mut Vec::new()) else {
                continue;
            };
            // A shard that does not fit its words finds what it can; both are named by one root, so it fits.
            let _ = pairs.followed((part, found.shard), found.form, hash, &mut |row| {
                if let Some(is) = is.get_mut((base + row) as usize) {
                    *is = true;
                }
            });
        }
        is
    }

    /// A word in two, if the archive has both (`nongovernmental`, `non-governmental`).
    fn apart(&self, word: &str) -> Step<Option<String>> {
        let Some((beginning, rest)) = spelling::apart(word) else { return Step::Done(None) };
        let mut needs = Vec::new();
        let are_words = [beginning, rest].iter().all(|half| {
            let term = Term { typed: (*half).to_owned(), folded: (*half).to_owned() };
            !self.forms(&term, &mut needs).is_empty() || !needs.is_empty()
        });
        if !needs.is_empty() {
            return Step::Needs(needs);
        }
        Step::Done(are_words.then(|| [beginning, "-", rest].concat()))
    }

    /// What could be read in place of a word that no row, or hardly any, has: the first such word's nearest by one error;
    /// where no row has it, else the same in two words, or a word of its kin.
    #[must_use]
    pub fn instead(&self, text: &str, question: &Question, answer: &Answer) -> Step<Option<Instead>> {
        for (part, of) in question.asked() {
            let found = answer.found.get(part).copied().unwrap_or(0);
            let is_word = matches!(of.asks, Asks::Word | Asks::Begun) && !of.out;
            let [term] = &of.terms[..] else { continue };
            if !is_word || found > RARE || term.folded.chars().count() < 4 {
                continue;
            }
            let mut needs = Vec::new();
            let entries = self.spellings(&term.folded, &mut needs);
            if !needs.is_empty() {
                return Step::Needs(needs);
            }
            // A word that some have may be meant: another must be far commoner.
            let enough = if found == 0 { 0 } else { 5 };
            let mut word = spelling::nearest(&term.folded, entries.iter().copied())
                .filter(|entry| entry.size >= enough)
                .map(|entry| entry.text.clone());
            if found == 0 && word.is_none() {
                word = match self.apart(&term.folded) {
                    Step::Needs(needs) => return Step::Needs(needs),
                    Step::Done(word) => word,
                };
                word = word.or_else(|| Some(spelling::kin(&term.folded, entries.into_iter())?.text.clone()));
            }
            let Some(word) = word else { continue };
            let mut other = text.get(..of.at.start).unwrap_or_default().to_owned();
            other.push_str(&word);
            other.push_str(text.get(of.at.end..).unwrap_or_default());
            return match self.ask(&Question::parse(&other, false), false) {
                Step::Needs(needs) => Step::Needs(needs),
                Step::Done(would) => Step::Done(Some(Instead {
                    part,
                    word,
                    question: other,
                    rows: u32::try_from(would.rows.len()).unwrap_or(u32::MAX),
                })),
            };
        }
        Step::Done(None)
    }
}
