//! Stems: what the forms of one word have in common, by its language.
//!
//! Both work on small letters without accents, so that a word typed without them has the same stem; the stem is a key
//! to look under and need not be a word. Languages that are not here keep their words as they are.

mod english;
mod spanish;

/// By whose rules a word is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rules {
    /// None: the stem is the word.
    Plain,
    /// English.
    English,
    /// Spanish.
    Spanish,
}

impl Rules {
    /// All, in the order of their numbers in the index.
    pub const ALL: [Self; 3] = [Self::Plain, Self::English, Self::Spanish];

    /// Those for a language (BCP 47).
    #[must_use]
    pub fn of(language: &str) -> Self {
        match language.split('-').next() {
            Some("en") => Self::English,
            Some("es") => Self::Spanish,
            _ => Self::Plain,
        }
    }

    /// Its number in the index.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// The stem of a word in small letters without accents.
#[must_use]
pub fn stem(folded: &str, rules: Rules) -> String {
    let mut word = Stem(folded.as_bytes().to_vec());
    match rules {
        Rules::Plain => {}
        Rules::English => english::cut(&mut word),
        Rules::Spanish => spanish::cut(&mut word),
    }
    // Only letters of ASCII are ever cut or put, so that it stays the text it was.
    String::from_utf8(word.0).unwrap_or_else(|_| folded.to_owned())
}

/// A word being cut.
struct Stem(Vec<u8>);

impl Stem {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn at(&self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Whether the word ends so, before the last `cut` bytes.
    fn ends(&self, ending: &str, cut: usize) -> bool {
        self.0.get(..self.len() - cut).is_some_and(|head| head.ends_with(ending.as_bytes()))
    }

    fn drop(&mut self, count: usize) {
        let len = self.len().saturating_sub(count);
        self.0.truncate(len);
    }

    /// Puts another ending in the place of the last `count` bytes.
    fn replace(&mut self, count: usize, ending: &str) {
        self.drop(count);
        self.0.extend_from_slice(ending.as_bytes());
    }

    /// The longest of some endings (parted by spaces) that the word has, within its part from `from`.
    fn longest<'a>(&self, endings: &'a str, from: usize) -> Option<&'a str> {
        let mut found: Option<&str> = None;
        for ending in endings.split(' ') {
            let fits = self.len() >= from + ending.len() && self.ends(ending, 0);
            if fits && found.is_none_or(|found| found.len() < ending.len()) {
                found = Some(ending);
            }
        }
        found
    }

    /// Where the part begins that comes after the first consonant that follows a vowel, from `from` on.
    fn region(&self, from: usize, is_vowel: fn(u8) -> bool) -> usize {
        let mut at = from;
        while at < self.len() && !is_vowel(self.at(at)) {
            at += 1;
        }
        while at < self.len() && is_vowel(self.at(at)) {
            at += 1;
        }
        (at + 1).min(self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        let english =
            ["women woman", "held hold holding", "labour labor labours", "centres center", "defence defense"];
        let more = ["analyse analyze", "dialogue dialog", "programme programs"];
        let spanish = [
            "mujer mujeres",
            "taller talleres",
            "lugar lugares",
            "juez jueces",
            "voz voces",
            "indice indices",
        ];
        let all = english.into_iter().chain(more).map(|words| (words, Rules::English));
        for (words, rules) in all.chain(spanish.into_iter().map(|words| (words, Rules::Spanish))) {
            let stems: Vec<String> = words.split(' ').map(|word| stem(word, rules)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{words}: {stems:?}");
        }
        for (one, other) in [("hour", "hor"), ("size", "sis"), ("center", "cent"), ("fence", "fens")] {
            assert_ne!(stem(one, Rules::English), stem(other, Rules::English));
        }
    }
}
