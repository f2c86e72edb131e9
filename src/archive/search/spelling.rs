//! The spelling dictionary: the archive's words and how many articles have them, in parts, for a word that has none.
//!
//! One typing error (a letter put in, left out, or another; two changed round) leaves either the first half of a word
//! as it is or the last. So the dictionary is written twice, by first letters and by last ones, and two parts of a few
//! kilobytes hold every word that can have been meant.

use super::bytes::{Bytes, IndexFault, put_number, put_text_after};
use super::tokens::folded;

/// Words of one kin have so many first letters in common, and no more than so many that are only in the one that was
/// typed.
const SHORTEST_ALIKE: usize = 4;
const LONGEST_ENDING: usize = 3;

/// A word of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The form that most articles have, of those that differ in their accents only.
    pub text: String,
    /// The logarithm (base 2, rounded down) of how many articles have it, accents set aside.
    pub size: u8,
}

/// The payload of a part. Words are written from their end if it is one by endings.
#[must_use]
pub fn encode(entries: &[Entry], from_end: bool) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, entries.len());
    let mut before = String::new();
    for entry in entries {
        let text = if from_end { turned(&entry.text) } else { entry.text.clone() };
        put_text_after(&mut out, &before, &text);
        before = text;
    }
    out.extend(entries.iter().map(|entry| entry.size));
    out
}

/// Reads the payload of a part.
///
/// # Errors
/// An [`IndexFault`], whatever the bytes.
pub fn decode(payload: &[u8], from_end: bool) -> Result<Vec<Entry>, IndexFault> {
    let mut bytes = Bytes(payload);
    let count = bytes.count()?;
    let (mut entries, mut before) = (Vec::with_capacity(count), String::new());
    for _ in 0..count {
        let text = bytes.text_after(&before)?;
        let word = if from_end { turned(&text) } else { text.clone() };
        entries.push(Entry { text: word, size: 0 });
        before = text;
    }
    for (entry, size) in entries.iter_mut().zip(bytes.take(count)?) {
        entry.size = *size;
    }
    Ok(entries)
}

/// A word from its end.
#[must_use]
pub fn turned(word: &str) -> String {
    word.chars().rev().collect()
}

/// The half of a word that an error in the other half leaves as it is: from its start, and from its end.
#[must_use]
pub fn halves(word: &str) -> (String, String) {
    let count = word.chars().count();
    (word.chars().take(count / 2).collect(), word.chars().rev().take(count.div_ceil(2) - 1).collect())
}

/// The best of some words that one error leads to `word` from: the one that most articles have, then one with the same
/// first letter, then the first.
#[must_use]
pub fn nearest<'a>(word: &str, entries: impl Iterator<Item = &'a Entry>) -> Option<&'a Entry> {
    let letters: Vec<char> = word.chars().collect();
    let mut best: Option<(u8, bool, &Entry)> = None;
    for entry in entries {
        let other: Vec<char> = folded(&entry.text).chars().collect();
        if !is_one_error(&letters, &other) {
            continue;
        }
        let rank = (entry.size, other.first() == letters.first());
        if best.is_none_or(|(size, same, _)| rank > (size, same)) {
            best = Some((rank.0, rank.1, entry));
        }
    }
    best.map(|(_, _, entry)| entry)
}

/// The word that is nearest of kin to one that has no other forms: both begin alike and end in no more than what makes
/// one word of another (*smelters*, *smelting*; *traffic*, *trafficking*). The one with most in common, then the
/// shortest, then what most articles have.
#[must_use]
pub fn kin<'a>(word: &str, entries: impl Iterator<Item = &'a Entry>) -> Option<&'a Entry> {
    let ranked = entries.filter_map(|entry| {
        let other = folded(&entry.text);
        let alike = word.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        let (own, more) = (word.chars().count() - alike, other.chars().count() - alike);
        let is_kin = alike >= SHORTEST_ALIKE && own <= LONGEST_ENDING && more <= LONGEST_ENDING + 1;
        is_kin.then_some(((alike, usize::MAX - more, entry.size), entry))
    });
    ranked.max_by_key(|(rank, _)| *rank).map(|(_, entry)| entry)
}

/// Beginnings that are written with a word, with a hyphen, or apart from it.
const BEGINNINGS: &str = "agro anti contra counter hidro hydro inter macro micro mid multi non over post pre pro self semi \
                          socio sub super";

/// A word without its beginning, where that could be written apart: the longest beginning that leaves a word.
#[must_use]
pub fn apart(word: &str) -> Option<(&str, &str)> {
    let beginnings = BEGINNINGS.split(' ').filter(|beginning| word.starts_with(beginning));
    let (beginning, rest) = word.split_at(beginnings.map(str::len).max()?);
    (rest.chars().count() >= SHORTEST_ALIKE).then_some((beginning, rest))
}

/// Whether two words differ, and by one error.
fn is_one_error(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[start..], &long[start..]);
    match (short, long) {
        _ if long.len() == short.len() + 1 => short == &long[1..],
        ([a, b, rest @ ..], [c, d, more @ ..]) if a == d && b == c && rest == more => a != b,
        ([a, rest @ ..], [b, more @ ..]) => a != b && rest == more,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(text: &str, size: u8) -> Entry {
        Entry { text: text.into(), size }
    }

    #[test]
    fn one_error() {
        for (one, other, near) in [
            ("mining", "minning", true),
            ("mining", "mning", true),
            ("mining", "ining", true),
            ("mining", "miming", true),
            ("mining", "mniing", true),
            ("mining", "miningg", true),
            ("mining", "mining", false),
            ("mining", "mmiinng", false),
            ("mining", "minnigs", false),
            ("aab", "aba", true),
            ("ab", "ba", true),
            ("ab", "cd", false),
            ("", "a", true),
            ("", "", false),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            assert_eq!(is_one_error(&letters(one), &letters(other)), near, "{one} {other}");
            assert_eq!(is_one_error(&letters(other), &letters(one)), near, "{other} {one}");
        }
    }

    #[test]
    fn the_word_that_most_articles_have_is_meant() {
        let entries = [entry("lining", 5), entry("mining", 9), entry("minería", 12), entry("vining", 9)];
        assert_eq!(nearest("mihing", entries.iter()), Some(&entries[1]));
        assert_eq!(nearest("mineria", entries.iter()), None);
        assert_eq!(nearest("ming", [].iter()), None);
    }

    #[test]
    fn words_of_one_kin_end_otherwise() {
        let entries =
            ["smell", "smelter", "smelting", "smelt-works", "trafficking"].map(|text| entry(text, 1));
        let of = |word| kin(word, entries.iter()).map(|entry| entry.text.as_str());
        assert_eq!(of("smelts"), Some("smelter"));
        assert_eq!(of("smeltry"), Some("smelter"));
        assert_eq!(of("traffic"), Some("trafficking"));
        assert_eq!(of("trafalgar"), None);
        assert_eq!(of("smile"), None);
        assert_eq!(apart("nongovernmental"), Some(("non", "governmental")));
        assert_eq!(apart("international"), Some(("inter", "national")));
        assert_eq!(apart("nonet"), None);
    }

    proptest! {
        #[test]
        fn are_read_back(words in proptest::collection::vec(("[a-zéñ]{1,8}", 0..20u8), 0..20), from_end in any::<bool>()) {
            let entries: Vec<Entry> = words.iter().map(|(text, size)| entry(text, *size)).collect();
            prop_assert_eq!(decode(&encode(&entries, from_end), from_end), Ok(entries));
        }

        #[test]
        fn any_bytes_are_words_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..80), from_end in any::<bool>()) {
            let _ = decode(&bytes, from_end);
        }

        #[test]
        fn an_error_leaves_a_half(word in "[a-d]{4,9}", at in 0..9usize, other in "[a-d]", kind in 0..4) {
            let mut letters: Vec<char> = word.chars().collect();
            let at = at % letters.len();
            match kind {
                0 => letters[at] = other.chars().next().unwrap(),
                1 => letters.insert(at, other.chars().next().unwrap()),
                2 => { letters.remove(at); }
                _ => { let next = (at + 1).min(letters.len() - 1); letters.swap(at, next); }
            }
            let wrong: String = letters.into_iter().collect();
            let (start, end) = halves(&wrong);
            prop_assert!(word.starts_with(&start) || turned(&word).starts_with(&end), "{} {} {} {}", word, wrong, start, end);
        }
    }
}
