//! Looking through texts that are at hand, where the index is not: without a line, over what is kept.
//!
//! A text is found by the same words, forms and phrases as in an [`excerpt`](super::excerpt). How well it matches goes by
//! where the words stand: the rarity of a word is not known from a few texts.

use super::excerpt::Finder;
use super::question::{Part, Question};

/// What is known of an article, the best place for a word first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'a> {
    /// BCP 47 code of the language it is written in.
    pub language: &'a str,
    /// Its headline.
    pub title: &'a str,
    /// Names of authors and places.
    pub names: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Its text; empty where it is not at hand.
    pub body: &'a str,
    /// What its topics and regions are called.
    pub subjects: &'a str,
}

/// What a word counts in each of [`Texts`], of 16.
const WEIGHTS: [u32; 5] = [16, 10, 8, 4, 2];

/// A question that is put to one article after the other.
#[derive(Debug)]
pub struct Scan {
    /// Each part that is looked for as a question of its own, with its place among all parts.
    parts: Vec<(usize, bool, Question)>,
    /// For each part of the question how many articles have it.
    pub found: Vec<u32>,
}

impl Scan {
    /// A look through nothing yet.
    #[must_use]
    pub fn new(question: &Question) -> Self {
        let alone = |part: &Part| Question { parts: vec![Part { out: false, ..part.clone() }] };
        Self {
            parts: question.asked().map(|(at, part)| (at, part.out, alone(part))).collect(),
            found: vec![0; question.parts.len()],
        }
    }

    /// How well an article matches, up to 65,535; 0 where it does not.
    pub fn weigh(&mut self, texts: &Texts<'_>) -> u16 {
        let (mut sum, mut asked, mut matches) = (0, 0, !self.parts.is_empty());
        for (at, out, question) in &self.parts {
            let finder = Finder::new(question, texts.language);
            let fields = [texts.title, texts.names, texts.summary, texts.body, texts.subjects];
            let best =
                fields.iter().zip(WEIGHTS).find(|(text, _)| finder.finds(text)).map(|(_, weight)| weight);
            self.found[*at] += u32::from(best.is_some());
            matches &= best.is_some() != *out;
            if !out {
                sum += best.unwrap_or(0);
                asked += WEIGHTS[0];
            }
        }
        // Nothing but exclusions: all that is left is as good.
        let score = (sum * 65_535).checked_div(asked).unwrap_or(1);
        if matches { u16::try_from(score.max(1)).unwrap_or(u16::MAX) } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: Texts<'_> = Texts {
        language: "en",
        title: "Miners meet in Espinar",
        names: "A. Writer, Las Bambas",
        summary: "Communities ask for water.",
        body: "The Ministry of Health was told on human rights.",
        subjects: "Mining, extractives",
    };

    fn weighed(question: &str, typing: bool) -> u16 {
        Scan::new(&Question::parse(question, typing)).weigh(&TEXTS)
    }

    #[test]
    fn words_forms_phrases_and_exclusions() {
        for (question, typing, is_found) in [
            ("miner", false, true),
            ("espin", true, true),
            ("espin", false, false),
            ("miners water", false, true),
            ("miners gold", false, false),
            ("\"human rights\"", false, true),
            ("\"rights human\"", false, false),
            ("miners -water", false, false),
            ("miners -gold", false, true),
            ("-gold", false, true),
            ("-water", false, false),
            ("\"las bambas\"", false, true),
            ("extractives", false, true),
            ("", false, false),
            ("the of", false, false),
        ] {
            assert_eq!(weighed(question, typing) > 0, is_found, "{question}");
        }
    }

    #[test]
    fn headlines_before_summaries_before_texts() {
        assert!(weighed("miners", false) > weighed("bambas", false));
        assert!(weighed("bambas", false) > weighed("water", false));
        assert!(weighed("water", false) > weighed("health", false));
        assert!(weighed("health", false) > weighed("extractives", false));
        assert!(weighed("miners espinar", false) == u16::MAX);
    }

    #[test]
    fn what_each_part_finds_is_counted() {
        let mut scan = Scan::new(&Question::parse("miners -gold the water", false));
        scan.weigh(&TEXTS);
        scan.weigh(&Texts { body: "Gold", ..TEXTS });
        assert_eq!(scan.found, [2, 1, 0, 2]);
    }
}
