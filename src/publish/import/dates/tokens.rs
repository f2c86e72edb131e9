//! A line of text as numbers, words and marks, the way dates are made of them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits; up to nine are counted, more are no number of a date.
    Number {
        /// Their value.
        value: u32,
        /// How many digits were written: `04` has two.
        digits: usize,
    },
    /// Letters.
    Word,
    /// Anything else but white space.
    Mark(char),
}

/// A piece of text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// A word in lower case and without accents; empty otherwise.
    pub(super) word: String,
    /// Its first byte in the text.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// A number written as an ordinal: `30th`, `1º`.
    pub(super) ordinal: bool,
    /// Letters follow a number without a space, as in `4x4`; it belongs to no date.
    pub(super) glued: bool,
    /// A decade: `1980s`.
    pub(super) decade: bool,
}

const ORDINALS: [&str; 11] = ["st", "nd", "rd", "th", "º", "°", "ª", "ro", "er", "do", "to"];

/// Cuts a text; no more than its first `most` pieces are looked at.
pub(super) fn tokens(text: &str, most: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while found.len() < most {
        let Some(c) = text[at..].chars().next() else { break };
        let end = if c.is_ascii_digit() {
            run(text, at, |c| c.is_ascii_digit())
        } else if is_letter(c) {
            run(text, at, is_letter)
        } else {
            at + c.len_utf8()
        };
        let piece = &text[at..end];
        if c.is_ascii_digit() {
            found.push(number(piece, at, end));
        } else if is_letter(c) {
            let word = fold(piece);
            match found.last_mut().filter(|last| last.end == at && last.digits() > 0) {
                Some(last) if ORDINALS.contains(&word.as_str()) || ORDINALS.contains(&piece) => {
                    last.ordinal = true;
                    last.end = end;
                }
                Some(last) if word == "s" && last.digits() == 4 => {
                    last.decade = true;
                    last.end = end;
                }
                last => {
                    // `2004-04-30T12:00` is a day with a time.
                    let is_time = word == "t" && text[end..].starts_with(|c: char| c.is_ascii_digit());
                    if let Some(last) = last {
                        last.glued = !is_time;
                    }
                    found.push(plain(Kind::Word, word, at, end));
                }
            }
        } else if !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            found.push(plain(Kind::Mark(c), String::new(), at, end));
        }
        at = end;
    }
    found
}

impl Token {
    /// How many digits a number has; 0 for what is none.
    pub(super) fn digits(&self) -> usize {
        match self.kind {
            Kind::Number { digits, .. } => digits,
            _ => 0,
        }
    }

    /// A number's value.
    pub(super) fn value(&self) -> Option<u32> {
        match self.kind {
            Kind::Number { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether it is that mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, 'º' | '°' | 'ª') || is_combining_mark(c)
}

fn run(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !belongs(c)).map_or(text.len(), |length| at + length)
}

fn number(piece: &str, start: usize, end: usize) -> Token {
    let digits = piece.len();
    let value = if digits <= 9 { piece.parse().unwrap_or(u32::MAX) } else { u32::MAX };
    plain(Kind::Number { value, digits }, String::new(), start, end)
}

fn plain(kind: Kind, word: String, start: usize, end: usize) -> Token {
    Token { kind, word, start, end, ordinal: false, glued: false, decade: false }
}

/// A word in lower case, accents off.
fn fold(piece: &str) -> String {
    piece.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
