//! Ids and slugs: the words that addresses are made of.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a text has the form of an id: `[a-z0-9][a-z0-9-]*`.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a text has the form of an article's id: ids with `/` between them.
pub(super) fn is_path_id(text: &str) -> bool {
    text.split('/').all(is_id)
}

/// Any words as a slug: lower case, accents off, hyphens between. Empty when nothing is left.
pub(super) fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ß' => slug.push_str("ss"),
            'æ' => slug.push_str("ae"),
            'ø' => slug.push('o'),
            'œ' => slug.push_str("oe"),
            'ł' => slug.push('l'),
            // "don't" is one word.
            '\'' | '’' | 'ʼ' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A file's name without a date in front: `2019-03-23-market` is `market`.
pub(super) fn without_date(name: &str) -> &str {
    let mut rest = name;
    for (length, at_most) in [(4, 1), (2, 2)] {
        for _ in 0..at_most {
            let Some(digits) = rest.get(..length) else { return rest };
            let after = &rest[length..];
            let separated = after.is_empty() || after.starts_with(['-', '_', ' ']);
            if !separated || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return rest;
            }
            rest = after.trim_start_matches(['-', '_', ' ']);
        }
    }
    rest
}

/// Words in lower case and without accents, to compare names by.
pub(in crate::publish) fn folded(text: &str) -> String {
    let bare: String = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (text, slug) in [
            ("Letter from Cajamarca (2): the rondas", "letter-from-cajamarca-2-the-rondas"),
            ("¿Qué pasó en Áncash?", "que-paso-en-ancash"),
            ("don't – won’t", "dont-wont"),
            ("Straße", "strasse"),
            ("日本", ""),
            ("---", ""),
        ] {
            assert_eq!(slugify(text), slug, "{text}");
        }
    }

    #[test]
    fn dates_are_taken_off() {
        for (name, rest) in [
            ("2019-03-23-market", "market"),
            ("2019-03-market", "market"),
            ("2019-market", "market"),
            ("2019-03-23", ""),
            ("100-days", "100-days"),
            ("20190323-market", "20190323-market"),
            ("market-2019", "market-2019"),
            ("2019-1000-homes", "1000-homes"),
            ("é", "é"),
        ] {
            assert_eq!(without_date(name), rest, "{name}");
        }
    }

    #[test]
    fn ids() {
        for (text, right) in [("mining", true), ("2-a", true), ("-a", false), ("Mining", false), ("", false)]
        {
            assert_eq!(is_id(text), right, "{text}");
        }
        assert!(is_path_id("2019/some-article") && !is_path_id("2019/") && !is_path_id("../x"));
    }
}
