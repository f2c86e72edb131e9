//! Two made-up languages: the commonest words are English or Spanish ones, the rest are put together from syllables.

use std::collections::HashSet;

use super::random::Random;

/// How many words each language has.
const SIZE: usize = 12_000;

const ENGLISH: &str = "the of and to in a is that for it was on are as with his they be at one have this from or had by \
                       not but what some we can out other were all there when up use your how said each she which do";
const SPANISH: &str = "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o \
                       este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos";
const ENGLISH_SYLLABLES: &str = "ber con der ent fer gan hal ing jor ken lan min ner ost per ran ser ter und ver wer tion \
                                 ment ness able ough ight stra pre pro com dis";
const SPANISH_SYLLABLES: &str = "ba ca da en fi ga hua in ja la ma na ñu pa que ra sa ta ción mien to dad es pue cha llo \
                                 rro cus mar qui tam yu ní";

/// The words of both languages, the commonest first.
pub(super) struct Lexicon {
    english: Vec<String>,
    spanish: Vec<String>,
}

impl Lexicon {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            english: language(ENGLISH, ENGLISH_SYLLABLES, Random::new(seed, u64::MAX)),
            spanish: language(SPANISH, SPANISH_SYLLABLES, Random::new(seed, u64::MAX - 1)),
        }
    }

    fn of(&self, spanish: bool) -> &[String] {
        if spanish { &self.spanish } else { &self.english }
    }

    /// A name of something: a word that is no common one, with a capital.
    pub(super) fn name(&self, number: usize, spanish: bool) -> String {
        capital(&self.of(spanish)[200 + number * 7])
    }

    /// Words with a capital at the start and nothing at the end.
    pub(super) fn title(&self, random: &mut Random, spanish: bool) -> String {
        let count = 5 + random.below(4);
        let words: Vec<&str> = (0..count).map(|_| self.word(random, spanish)).collect();
        capital(&words.join(" "))
    }

    /// About `words` words, in paragraphs of sentences.
    pub(super) fn text(&self, random: &mut Random, words: usize, spanish: bool) -> String {
        let mut text = String::with_capacity(words * 7);
        let (mut written, mut sentences) = (0, 0);
        while written < words {
            let count = 6 + random.below(14);
            let sentence: Vec<&str> = (0..count).map(|_| self.word(random, spanish)).collect();
            text.push_str(&capital(&sentence.join(" ")));
            written += count;
            sentences += 1;
            text.push_str(if sentences % 5 == 0 { ".\n\n" } else { ". " });
        }
        text.trim_end().to_owned() + "\n"
    }

    fn word(&self, random: &mut Random, spanish: bool) -> &str {
        let words = self.of(spanish);
        &words[random.zipf(words.len())]
    }
}

fn language(common: &str, syllables: &str, mut random: Random) -> Vec<String> {
    let mut words: Vec<String> = common.split_whitespace().map(str::to_owned).collect();
    let mut known: HashSet<String> = words.iter().cloned().collect();
    let syllables: Vec<&str> = syllables.split_whitespace().collect();
    while words.len() < SIZE {
        let word: String =
            (0..2 + random.below(3)).map(|_| syllables[random.below(syllables.len())]).collect();
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
