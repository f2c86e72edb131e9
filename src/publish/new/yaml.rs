//! Words as they stand in YAML.

use crate::publish::content::in_quotes;

/// Words as a value: without quotes where nothing in them means anything to YAML.
pub(super) fn value(words: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || " .-_/()'’".contains(c);
    let first = words.chars().next().is_some_and(char::is_alphanumeric);
    // What YAML readers take for something else than words.
    let taken = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_word = first && words.chars().all(plain) && !taken.contains(&words.to_lowercase().as_str());
    if is_word && !words.ends_with(' ') { words.to_owned() } else { in_quotes(words) }
}

/// Words on one line, without what cannot stand in a text: line ends and other control characters.
pub(super) fn one_line(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A list in brackets; commas and brackets in a value are in quotes as much else is.
pub(super) fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|one| value(one)).collect();
    format!("[{}]", values.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_where_they_are_needed() {
        for (words, written) in [
            ("Mining", "Mining"),
            ("Women’s rights", "Women’s rights"),
            ("Letter (2): the rondas", "\"Letter (2): the rondas\""),
            ("¿Qué pasó?", "\"¿Qué pasó?\""),
            ("She said \"no\"", "'She said \"no\"'"),
            ("It's \"no\"", "\"It's \\\"no\\\"\""),
            ("a, b", "\"a, b\""),
            ("no", "\"no\""),
            ("-1", "\"-1\""),
            ("#1", "\"#1\""),
            ("C:\\news", "'C:\\news'"),
            ("", "\"\""),
        ] {
            assert_eq!(value(words), written, "{words}");
        }
        assert_eq!(one_line(" a\n b\u{7}c\t"), "a b c");
        assert_eq!(list(&["a".to_owned(), "b-c".to_owned()]), "[a, b-c]");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(words in "\\PC{1,30}") {
            let words = one_line(&words);
            let yaml = format!("- id: {}\n", value(&words));
            let (ids, _) = crate::publish::content::entry_ids(&yaml).unwrap();
            // What is nothing to YAML when it stands bare is in quotes here, so it stays words.
            proptest::prop_assert_eq!(ids, [words]);
        }
    }
}
