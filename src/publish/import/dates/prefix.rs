//! The name and number that stand before a date: `Update 103.`, `153.`, `Boletín N° 12 -`.

use super::tokens::Kind;
use super::{Line, words};

/// A number of a series and its name.
pub(super) struct Prefix {
    /// The first piece that belongs to it.
    pub(super) first: usize,
    pub(super) number: u32,
    /// As it is written; nothing when the number stands alone.
    pub(super) series: Option<String>,
}

/// A name of a series has at most so many words.
const MOST_WORDS: usize = 5;

impl Line<'_> {
    /// What stands before the date that begins with a piece, when it is a number, with or without a name, and nothing else.
    pub(super) fn prefix(&self, text: &str, at: usize) -> Option<Prefix> {
        let place = self.prefix_number(at)?;
        let number = self.tokens[place].value()?;
        let names = self.tokens[..place].iter().take_while(|token| !is_number_sign(token, &token.word));
        let names: Vec<_> = names.collect();
        let series = match (names.first(), names.last()) {
            (Some(first), Some(last)) => {
                let name = text[first.start..last.end].trim();
                (!name.is_empty()).then(|| name.to_owned())
            }
            // `Issue 86`: the sign is the name.
            _ => self.tokens[..place]
                .first()
                .filter(|token| matches!(token.word.as_str(), "issue"))
                .map(|token| text[token.start..token.end].to_owned()),
        };
        Some(Prefix { first: 0, number, series })
    }

    /// Where the number of the prefix stands.
    pub(super) fn prefix_number(&self, at: usize) -> Option<usize> {
        let mut place = at;
        let mut marks = false;
        while place > 0 {
            let token = &self.tokens[place - 1];
            let is_link = words::is_of(&token.word) || words::is_weekday(&token.word);
            match token.kind {
                Kind::Mark('.' | ':' | ',' | '-' | '–' | '—' | '|' | '(' | ')' | '/' | '•' | '·') => {
                    marks = true;
                }
                Kind::Word if is_link => {}
                _ => break,
            }
            place -= 1;
        }
        let place = place.checked_sub(1)?;
        let token = &self.tokens[place];
        let fair = token.value().is_some_and(|number| (1..100_000).contains(&number));
        if !fair || token.glued || token.ordinal || token.decade || self.full_year(place).is_some() {
            return None;
        }
        let before = &self.tokens[..place];
        let signed = before.last().is_some_and(|token| is_number_sign(token, &token.word));
        let mut words = 0;
        for token in before {
            match token.kind {
                Kind::Word if words::month(&token.word).is_some() && token.word.len() > 3 => return None,
                Kind::Word => words += 1,
                Kind::Mark('#' | '.' | 'º' | '°' | '-' | '\'' | '’' | '&' | '"' | '(' | '[') => {}
                _ => return None,
            }
        }
        (words <= MOST_WORDS && (marks || signed || words > 0)).then_some(place)
    }

    /// The first piece of the prefix of a date, or the date itself.
    pub(super) fn prefix_start(&self, at: usize) -> usize {
        if self.prefix_number(at).is_some() { 0 } else { at }
    }
}

fn is_number_sign(token: &super::Token, word: &str) -> bool {
    token.is_mark('#') || token.is_mark('.') || words::is_number_word(word)
}
