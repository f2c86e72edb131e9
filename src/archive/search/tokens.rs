//! Words: what of a text is looked for.
//!
//! A word is a run of letters and digits, in small letters. An apostrophe between letters belongs to it but is not
//! written (`o'neill` is `oneill`), and an `'s` at its end is dropped; a hyphen parts it. Signs, pictures and marks of
//! direction are no words. A word is known by its first 40 bytes.

use std::ops::Range;

use super::letters::{Class, class, composed, lower, push_folded};

/// How many bytes of a word count.
const LONGEST: usize = 40;

/// A word being read.
#[derive(Default)]
struct Reading {
    is_open: bool,
    word: String,
    /// The last letter, which a combining accent may still change.
    held: Option<char>,
    /// Where in `word` the last apostrophe stood.
    joint: usize,
    start: usize,
    end: usize,
}

impl Reading {
    fn settle(&mut self) {
        if let Some(letter) = self.held.take()
            && self.word.len() + letter.len_utf8() <= LONGEST
        {
            self.word.push(letter);
        }
    }

    fn finish(&mut self, each: &mut dyn FnMut(&str, Range<usize>)) {
        if !self.is_open {
            return;
        }
        self.settle();
        if self.joint > 0 && self.word.get(self.joint..) == Some("s") {
            self.word.truncate(self.joint);
        }
        each(&self.word, self.start..self.end);
        self.word.clear();
        self.joint = 0;
        self.is_open = false;
    }
}

/// Calls `each` with every word in small letters, its accents kept, and where in the text it stands.
pub fn words(text: &str, each: &mut dyn FnMut(&str, Range<usize>)) {
    let mut reading = Reading::default();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match class(letter) {
            Class::Letter => {
                if !reading.is_open {
                    reading.is_open = true;
                    reading.start = at;
                }
                reading.settle();
                reading.held = Some(lower(letter));
                reading.end = end;
            }
            Class::Mark if reading.is_open => {
                reading.held = reading.held.map(|before| composed(before, letter));
                reading.end = end;
            }
            Class::Mark | Class::Unseen => {}
            Class::Apostrophe if reading.is_open && begins_with_letter(&text[end..]) => {
                reading.settle();
                reading.joint = reading.word.len();
            }
            Class::Apostrophe | Class::Break => reading.finish(each),
        }
    }
    reading.finish(each);
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(|letter| class(letter) == Class::Letter)
}

/// A word (small letters) without its accents.
#[must_use]
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        push_folded(&mut out, letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, &mut |word, at| {
            assert!(!text[at].is_empty());
            found.push(word.to_owned());
        });
        found
    }

    #[test]
    fn words_of_texts() {
        for (text, expected) in [
            ("Anti-mining protests, 2019!", "anti mining protests 2019"),
            ("The miners' union; the miner's lamp", "the miners union the miner lamp"),
            ("O\u{2019}Neill don't 's ''", "oneill dont s"),
            ("Las Bambas: n\u{303}andu\u{301} y minería", "las bambas ñandú y minería"),
            ("🙂 water🙂oil \u{200f}abc\u{200e}def\u{202e}", "water oil abcdef"),
            ("co\u{ad}operation \u{301}x", "cooperation x"),
            ("«¿Qué?» – dijo", "qué dijo"),
            ("10,000.5 m²", "10 000 5 m"),
            ("", ""),
        ] {
            assert_eq!(all(text).join(" "), expected, "{text}");
        }
        let long = "ñ".repeat(10_000);
        assert_eq!(all(&long), ["ñ".repeat(20)]);
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_words_in_order(text in "\\PC{0,80}") {
            let mut before = 0;
            words(&text, &mut |word, at| {
                assert!(!word.is_empty() && at.start >= before && at.end > at.start);
                assert!(text.is_char_boundary(at.start) && text.is_char_boundary(at.end));
                before = at.end;
            });
        }
    }
}
