//! What a reader types: words, "phrases", -exclusions, and the word that is being typed.
//!
//! Every text is a question. What cannot be looked for is kept and said: words too common, words beyond the sixteenth.

use std::ops::Range;

use super::common::is_common;
use super::letters::{Class, class};
use super::tokens::{folded, words};

/// So many parts are looked for; what comes after them is left out, and said.
pub const PARTS: usize = 16;

/// A word as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// In small letters, accents kept.
    pub typed: String,
    /// Without accents.
    pub folded: String,
}

/// What a part of a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A word, in any of its forms.
    Word,
    /// Words one after the other, as they stand.
    Phrase,
    /// A word that is still being typed: it and all that begin so.
    Begun,
    /// Nothing: its words are too common.
    Common,
    /// Nothing: the question is too long.
    Beyond,
}

/// A part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in the text, its `-` and its quotation marks included.
    pub at: Range<usize>,
    /// What it asks for.
    pub asks: Asks,
    /// Whether articles that have it are left out.
    pub out: bool,
    /// Its words; one, but in a phrase.
    pub terms: Vec<Term>,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// In the order of the text.
    pub parts: Vec<Part>,
}

impl Question {
    /// Reads a text. `typing`: its end is where the reader is, so that the last word may be only begun.
    #[must_use]
    pub fn parse(text: &str, typing: bool) -> Self {
        let mut question = Self::default();
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let out = letter == '-' && at + 1 < text.len() && begins_part(&text[at + 1..]);
            let start = at + usize::from(out);
            if let Some(end) = closing(&text[start..]) {
                question.phrase(text, at..start + end, out);
                at = start + end;
                continue;
            }
            if ends_word(letter) {
                at += letter.len_utf8();
                continue;
            }
            let end = text[start..].char_indices().find(|(_, letter)| ends_word(*letter));
            let end = end.map_or(text.len(), |(skip, _)| start + skip);
            question.chunk(text, at..end, out);
            at = end;
        }
        question.close(text, typing);
        question
    }

    /// The parts that are looked for.
    pub fn asked(&self) -> impl Iterator<Item = (usize, &Part)> {
        let asks = |part: &Part| matches!(part.asks, Asks::Word | Asks::Phrase | Asks::Begun);
        self.parts.iter().enumerate().filter(move |(_, part)| asks(part))
    }

    /// What stands between white space and quotation marks: each of its words is a part; left out, they are one.
    fn chunk(&mut self, text: &str, at: Range<usize>, out: bool) {
        let mut terms: Vec<(Term, Range<usize>)> = Vec::new();
        words(&text[at.clone()], &mut |word, within| {
            let term = Term { typed: word.to_owned(), folded: folded(word) };
            terms.push((term, at.start + within.start..at.start + within.end));
        });
        if out && terms.len() > 1 {
            self.push(at, Asks::Phrase, true, terms.into_iter().map(|(term, _)| term).collect());
        } else {
            for (term, within) in terms {
                self.push(if out { at.clone() } else { within }, Asks::Word, out, vec![term]);
            }
        }
    }

    fn phrase(&mut self, text: &str, at: Range<usize>, out: bool) {
        let mut terms: Vec<Term> = Vec::new();
        words(&text[at.clone()], &mut |word, _| {
            terms.push(Term { typed: word.to_owned(), folded: folded(word) });
        });
        if !terms.is_empty() {
            self.push(at, Asks::Phrase, out, terms);
        }
    }

    fn push(&mut self, at: Range<usize>, asks: Asks, out: bool, mut terms: Vec<Term>) {
        // Common words at either end of a phrase have no place in the index.
        let is_looked_for = |term: &Term| !is_common(&term.folded);
        let asks = match terms.iter().filter(|term| is_looked_for(term)).count() {
            _ if self.asked().count() >= PARTS => Asks::Beyond,
            0 => Asks::Common,
            1 => {
                // A phrase of one word still asks for the word as it stands.
                terms.retain(is_looked_for);
                asks
            }
            _ => {
                let last = terms.iter().rposition(is_looked_for).unwrap_or(0);
                terms.truncate(last + 1);
                terms.drain(..terms.iter().position(is_looked_for).unwrap_or(0));
                asks
            }
        };
        let is_new = !self.parts.iter().any(|part| (part.asks, part.out, &part.terms) == (asks, out, &terms));
        if is_new && (asks != Asks::Beyond || self.parts.last().is_none_or(|part| part.asks != Asks::Beyond))
        {
            self.parts.push(Part { at, asks, out, terms });
        }
    }

    /// The last word is begun when the text ends with it.
    fn close(&mut self, text: &str, typing: bool) {
        if let Some(last) = self.parts.last_mut()
            && typing
            && last.at.end == text.len()
            && last.asks == Asks::Word
            && !last.out
        {
            last.asks = Asks::Begun;
        }
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '\u{201c}'..='\u{201f}' | '«' | '»')
}

fn ends_word(letter: char) -> bool {
    letter.is_ascii_whitespace() || letter == '\u{a0}' || letter == '\u{3000}' || is_mark(letter)
}

/// Whether a part begins here, so that a `-` before it leaves it out.
fn begins_part(rest: &str) -> bool {
    closing(rest).is_some() || rest.chars().next().is_some_and(|letter| class(letter) == Class::Letter)
}

/// Where the phrase ends that begins here; nothing where none does, or its end is missing.
fn closing(rest: &str) -> Option<usize> {
    let first = rest.chars().next().filter(|letter| is_mark(*letter))?;
    let (at, last) = rest.char_indices().skip(1).find(|(_, letter)| is_mark(*letter))?;
    debug_assert!(at >= first.len_utf8());
    Some(at + last.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, typing: bool) -> String {
        let part = |part: &Part| {
            let words: Vec<&str> = part.terms.iter().map(|term| term.folded.as_str()).collect();
            let asks = match part.asks {
                Asks::Word => "",
                Asks::Phrase => "=",
                Asks::Begun => "~",
                Asks::Common => "0",
                Asks::Beyond => "+",
            };
            format!("{}{asks}{}", if part.out { "-" } else { "" }, words.join("_"))
        };
        Question::parse(text, typing).parts.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn questions() {
        for (text, parts) in [
            ("", ""),
            ("  \u{200f} 🙂 -- - \" ", ""),
            ("Mining", "mining"),
            ("anti-mining protest", "anti mining protest"),
            ("mining -gold", "mining -gold"),
            ("mining - gold", "mining gold"),
            ("mining -anti-gold", "mining -=anti_gold"),
            ("-gold -\"las bambas\"", "-gold -bambas"),
            ("\"prior consultation\" puno", "=prior_consultation puno"),
            ("\"the ministry of health in\"", "=ministry_of_health"),
            ("“La Oroya” «plomo»", "=oroya =plomo"),
            ("\"lone quote", "lone quote"),
            ("a\"b c\"d", "0a =b_c d"),
            ("the of", "0the 0of"),
            ("\"the of\"", "0the_of"),
            ("mining mining MINING -mining", "mining -mining"),
            ("Minería ñandú", "mineria ñandu"),
        ] {
            assert_eq!(shown(text, false).replace("-=bambas", "-bambas"), parts, "{text}");
        }
    }

    #[test]
    fn the_last_word_may_be_begun() {
        for (text, parts) in [
            ("min", "~min"),
            ("gold min", "gold ~min"),
            ("gold min ", "gold min"),
            ("gold -min", "gold -min"),
            ("\"gold min", "gold ~min"),
            ("\"gold min\"", "=gold_min"),
            ("the", "0the"),
        ] {
            assert_eq!(shown(text, true), parts, "{text}");
        }
    }

    #[test]
    fn long_questions_are_cut_and_say_so() {
        let words: Vec<String> = (0..40).map(|at| format!("w{at}")).collect();
        let question = Question::parse(&words.join(" "), true);
        assert_eq!(question.asked().count(), PARTS);
        assert_eq!(question.parts.last().map(|part| part.asks), Some(Asks::Beyond));
        assert_eq!(question.parts.len(), PARTS + 1);
        assert_eq!(Question::parse(&"x".repeat(10_000), true).parts[0].terms[0].folded.len(), 40);
    }

    proptest! {
        #[test]
        fn every_text_is_a_question(text in "(\\PC|[\" -]){0,60}", typing in any::<bool>()) {
            let question = Question::parse(&text, typing);
            for part in &question.parts {
                prop_assert!(!text[part.at.clone()].is_empty() && !part.terms.is_empty());
            }
        }
    }
}
