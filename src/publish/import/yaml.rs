//! Writing YAML that reads back as it was meant: words in double quotes wherever a bare word could be taken for
//! anything else.

use std::fmt::Write as _;

use crate::publish::content::Plain;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Yaml {
    /// Words of people, quoted where need be.
    Words(String),
    /// Ids, dates, numbers, `true`: our own, never quoted.
    Bare(String),
    /// A list.
    List(Vec<Yaml>),
    /// Keys and values.
    Map(Vec<(String, Yaml)>),
}

/// What fits on a line.
const WIDTH: usize = 110;

/// Words that a bare scalar must not be.
const RESERVED: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

impl Yaml {
    /// Words.
    pub(super) fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// A list of words.
    pub(super) fn list<I: IntoIterator<Item = S>, S: Into<String>>(items: I) -> Self {
        Self::List(items.into_iter().map(|item| Self::Words(item.into())).collect())
    }

    /// What a reader should find.
    pub(super) fn plain(&self) -> Plain {
        match self {
            Self::Words(words) | Self::Bare(words) => Plain::Words(words.clone()),
            Self::List(items) => Plain::List(items.iter().map(Self::plain).collect()),
            Self::Map(entries) => {
                Plain::Map(entries.iter().map(|(key, value)| (key.clone(), value.plain())).collect())
            }
        }
    }

    /// On one line.
    fn flow(&self, out: &mut String) {
        match self {
            Self::Words(words) => out.push_str(&quoted(words)),
            Self::Bare(words) => out.push_str(words),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at > 0 { ", " } else { "" });
                    item.flow(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if at > 0 { ", " } else { "" });
                    out.push_str(&quoted(key));
                    out.push_str(": ");
                    value.flow(out);
                }
                out.push('}');
            }
        }
    }
}

/// Keys and values, each on a line of its own; long lists an item a line.
pub(super) fn block(entries: &[(String, Yaml)]) -> String {
    let mut out = String::new();
    for (key, value) in entries {
        let mut line = String::new();
        value.flow(&mut line);
        match value {
            Yaml::List(items)
                if !items.is_empty()
                    && (line.len() > WIDTH || items.iter().any(|item| matches!(item, Yaml::Map(_)))) =>
            {
                let _ = writeln!(out, "{}:", quoted(key));
                for item in items {
                    let _ = writeln!(out, "  - {}", one_line(item));
                }
            }
            _ => {
                let _ = writeln!(out, "{}: {line}", quoted(key));
            }
        }
    }
    out
}

/// A value on one line.
pub(super) fn one_line(value: &Yaml) -> String {
    let mut line = String::new();
    value.flow(&mut line);
    line
}

/// Words as they stand in YAML.
pub(super) fn quoted(words: &str) -> String {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '(' | ')' | '’');
    let bare = words.starts_with(char::is_alphabetic)
        && words.chars().all(letters)
        && !words.ends_with(' ')
        && !RESERVED.contains(&words.to_lowercase().as_str());
    if bare {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}') =>
            {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::content::yaml;

    #[test]
    fn quotes_where_they_are_needed() {
        for (words, written) in [
            ("Mining", "Mining"),
            ("La Oroya (1)", "La Oroya (1)"),
            ("Minería y río", "Minería y río"),
            ("No", "\"No\""),
            ("2019", "\"2019\""),
            ("A: b", "\"A: b\""),
            ("A #b", "\"A #b\""),
            ("say \"no\"", "\"say \\\"no\\\"\""),
            ("", "\"\""),
            ("- a", "\"- a\""),
            ("a, b", "\"a, b\""),
        ] {
            assert_eq!(quoted(words), written);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_read_back(
            title in "[\\PC\\n\\t\u{0}\u{85}\u{2028}\u{feff}]{0,40}",
            items in proptest::collection::vec(".{0,30}", 0..6),
            key in "[a-z]{1,8}",
        ) {
            let map = Yaml::Map(vec![(key, Yaml::words(title.clone())), ("n".into(), Yaml::Bare("7".into()))]);
            let entries = vec![
                ("title".to_owned(), Yaml::words(title)),
                ("items".to_owned(), Yaml::list(items)),
                ("maps".to_owned(), Yaml::List(vec![map])),
            ];
            let read = yaml(&block(&entries));
            proptest::prop_assert_eq!(read, Ok(Yaml::Map(entries).plain()));
        }
    }
}
