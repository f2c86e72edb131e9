//! Letters: which characters make words, their lower case, and what is left of them without an accent.
//!
//! Small tables of our own: those of the standard library know every script and cost the browser more than they are
//! worth. What they do not know is a letter and stays as it is. ñ is a letter of its own.

/// What a character does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Belongs to it.
    Letter,
    /// Changes the letter before it: a combining accent.
    Mark,
    /// Is nothing that one sees: a soft hyphen, a joiner, a mark of direction.
    Unseen,
    /// Joins two parts of it, where letters stand on both sides.
    Apostrophe,
    /// Ends it.
    Break,
}

/// From U+00C0 to U+017F: the letter without its accent. Capitals stand for those that become two (see [`pair`]), `N`
/// for ñ, `-` for what is no letter.
const FOLDED: &[u8; 192] = b"aaaaaaAceeeeiiiidNooooo-ouuuuyTSaaaaaaAceeeeiiiidNooooo-ouuuuyTy\
      aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
      lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// What a character does to a word.
pub(super) fn class(letter: char) -> Class {
    match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'ª' | 'µ' | 'º' => Class::Letter,
        '\'' | '\u{2019}' | '\u{2bc}' => Class::Apostrophe,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Class::Unseen,
        '\u{300}'..='\u{36f}' => Class::Mark,
        // Punctuation, symbols, pictures, what is private: none of them is looked for.
        '\0'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{2000}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}'
        | '\u{3000}'..='\u{303f}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'..='\u{10ffff}' => Class::Break,
        _ => Class::Letter,
    }
}

/// The small letter, by the simple pairs of Latin, Greek and Cyrillic.
pub(super) fn lower(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => code + 32,
        0x130 => 0x69,
        0x178 => 0xff,
        0x100..=0x137 | 0x14a..=0x177 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + (code & 1),
        0x400..=0x40f => code + 80,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// A small letter with a combining accent as the one letter that both are, where such a one is in use here.
pub(super) fn composed(letter: char, mark: char) -> char {
    match (letter, mark) {
        ('n', '\u{303}') => 'ñ',
        ('u', '\u{308}') => 'ü',
        ('c', '\u{327}') => 'ç',
        ('a', '\u{301}') => 'á',
        ('e', '\u{301}') => 'é',
        ('i', '\u{301}') => 'í',
        ('o', '\u{301}') => 'ó',
        ('u', '\u{301}') => 'ú',
        _ => letter,
    }
}

/// The two letters that one stands for.
fn pair(mark: u8) -> Option<&'static str> {
    match mark {
        b'A' => Some("ae"),
        b'O' => Some("oe"),
        b'S' => Some("ss"),
        b'T' => Some("th"),
        b'N' => Some("ñ"),
        _ => None,
    }
}

/// Adds a small letter without its accent.
pub(super) fn push_folded(out: &mut String, letter: char) {
    let folded = (letter as usize).checked_sub(0xc0).and_then(|at| FOLDED.get(at)).copied();
    match folded {
        None | Some(b'-') => out.push(letter),
        Some(mark) => match pair(mark) {
            Some(two) => out.push_str(two),
            None => out.push(char::from(mark)),
        },
    }
}

/// A text in small letters without accents: two names that differ in these only are one name to a search. ñ stays.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut held: Option<char> = None;
    for letter in text.chars() {
        match (class(letter), held) {
            (Class::Mark, Some(before)) => held = Some(composed(before, letter)),
            (Class::Mark | Class::Unseen, _) => {}
            _ => {
                if let Some(before) = held.replace(lower(letter)) {
                    push_folded(&mut out, before);
                }
            }
        }
    }
    if let Some(last) = held {
        push_folded(&mut out, last);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_are_folded() {
        for (text, folded) in [
            ("Minería", "mineria"),
            ("MINERI\u{301}A", "mineria"),
            ("Ñandú", "ñandu"),
            ("N\u{303}andu\u{301}", "ñandu"),
            ("Pingüino", "pinguino"),
            ("Straße Œuvre Æon Þing", "strasse oeuvre aeon thing"),
            ("Łódź Ğ ſ ŉ Ž ÿ Ÿ", "lodz g s n z y y"),
            ("ĺ Ŀ ŀ Ő Ś Ů Ű ź", "l l l o s u u z"),
            ("ΛΌΓΟΣ Москва Ёлка", "λΌγοσ москва ёлка"),
            ("a×b÷c", "a×b÷c"),
            ("soft\u{ad}hyphen \u{200f}right", "softhyphen right"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn what_folds_is_what_the_unicode_tables_say() {
        // Decompositions by Unicode; letters that have none (đ, ø, ł, ħ, ŧ, ı, ĸ, ŋ, ŉ, ſ, the pairs) are our own choice.
        for code in 0xc0..0x180 {
            let letter = char::from_u32(code).unwrap();
            let std_lower: Vec<char> = letter.to_lowercase().collect();
            assert_eq!(lower(letter), std_lower[0], "{letter}");
            let folded = fold(&letter.to_string());
            assert!(
                class(letter) != Class::Letter || folded == "ñ" || folded.is_ascii(),
                "{letter} {folded}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
