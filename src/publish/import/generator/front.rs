//! A content file in its two parts: front matter in YAML, TOML or JSON, and the text.

use crate::publish::content::{Plain, yaml};

/// Front matter deeper than this is none.
const DEEPEST: usize = 32;

/// The two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// A map; empty when there is no front matter.
    pub(super) front: Plain,
    pub(super) body: &'a str,
    pub(super) has_front: bool,
}

/// Splits a file.
///
/// # Errors
/// What is wrong with the front matter.
pub(super) fn split(text: &str) -> Result<Parts<'_>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    for (fence, read) in [("---", yaml_map as fn(&str) -> Result<Plain, String>), ("+++", toml_map)] {
        let Some(rest) = start.strip_prefix(fence) else { continue };
        let Some(rest) = rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n') else { continue };
        let (inner, body) = closed(rest, fence).ok_or("the front matter is not closed")?;
        return Ok(Parts { front: read(inner)?, body, has_front: true });
    }
    if start.starts_with('{') && !start.starts_with("{{") && !start.starts_with("{%") {
        let mut json = serde_json::Deserializer::from_str(start).into_iter::<serde_json::Value>();
        if let Some(Ok(value @ serde_json::Value::Object(_))) = json.next() {
            let body = &start[json.byte_offset()..];
            return Ok(Parts { front: of_json(value), body, has_front: true });
        }
    }
    Ok(Parts { front: Plain::Map(Vec::new()), body: text, has_front: false })
}

/// Up to the line that is the fence, and what follows.
fn closed<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&text[..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// YAML as a map.
///
/// # Errors
/// What is wrong, with its line.
pub(super) fn yaml_map(text: &str) -> Result<Plain, String> {
    match yaml(&text.replace("\r\n", "\n"))? {
        Plain::Null => Ok(Plain::Map(Vec::new())),
        map @ Plain::Map(_) => Ok(map),
        _ => Err("the front matter is no keys with values".to_owned()),
    }
}

/// TOML as a map.
///
/// # Errors
/// What is wrong.
pub(super) fn toml_map(text: &str) -> Result<Plain, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    Ok(Plain::Map(table.into_iter().map(|(key, value)| (key, of_toml(value, 0))).collect()))
}

fn of_toml(value: toml::Value, depth: usize) -> Plain {
    match value {
        _ if depth > DEEPEST => Plain::Null,
        toml::Value::String(text) => Plain::Words(text),
        toml::Value::Array(items) => {
            Plain::List(items.into_iter().map(|item| of_toml(item, depth + 1)).collect())
        }
        toml::Value::Table(table) => {
            Plain::Map(table.into_iter().map(|(key, value)| (key, of_toml(value, depth + 1))).collect())
        }
        toml::Value::Datetime(time) => Plain::Words(time.to_string()),
        other => Plain::Words(other.to_string()),
    }
}

/// JSON in the same form.
pub(super) fn of_json(value: serde_json::Value) -> Plain {
    match value {
        serde_json::Value::Null => Plain::Null,
        serde_json::Value::Bool(value) => Plain::Words(value.to_string()),
        serde_json::Value::Number(value) => Plain::Words(value.to_string()),
        serde_json::Value::String(text) => Plain::Words(text),
        serde_json::Value::Array(items) => Plain::List(items.into_iter().map(of_json).collect()),
        serde_json::Value::Object(map) => {
            Plain::Map(map.into_iter().map(|(key, value)| (key, of_json(value))).collect())
        }
    }
}

/// A key of a map, whatever its letters' case.
pub(super) fn get<'a>(front: &'a Plain, key: &str) -> Option<&'a Plain> {
    let Plain::Map(entries) = front else { return None };
    entries.iter().find(|(known, _)| known.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

/// The words of a key, or of the first of several; empty where there are none.
pub(super) fn words(front: &Plain, keys: &[&str]) -> String {
    let of = |value: &Plain| match value {
        Plain::Words(words) => Some(words.trim().to_owned()),
        _ => None,
    };
    keys.iter()
        .filter_map(|key| get(front, key))
        .filter_map(of)
        .find(|words| !words.is_empty())
        .unwrap_or_default()
}

/// The words of a key as a list: a list's, or one text's (`spaced` cuts it at spaces, as Jekyll does).
pub(super) fn list(front: &Plain, key: &str, spaced: bool) -> Vec<String> {
    match get(front, key) {
        Some(Plain::List(items)) => items
            .iter()
            .filter_map(|item| match item {
                Plain::Words(words) => Some(words.trim().to_owned()),
                Plain::Map(_) => Some(words(item, &["name", "title"])),
                _ => None,
            })
            .filter(|words| !words.is_empty())
            .collect(),
        Some(Plain::Words(words)) if spaced => words.split_whitespace().map(str::to_owned).collect(),
        Some(Plain::Words(words)) => {
            vec![words.trim().to_owned()].into_iter().filter(|it| !it.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a key says yes; nothing when it is not there.
pub(super) fn truth(front: &Plain, key: &str) -> Option<bool> {
    match get(front, key)? {
        Plain::Words(words) => Some(matches!(words.to_lowercase().as_str(), "true" | "yes" | "on" | "1")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_to_say_the_same() {
        for text in [
            "---\ntitle: Water\nTags: [a, b]\ndraft: true\ndate: 2019-06-02\n---\nText\n",
            "+++\ntitle = \"Water\"\ntags = [\"a\", \"b\"]\ndraft = true\ndate = 2019-06-02\n+++\nText\n",
            "{\n\"title\": \"Water\", \"tags\": [\"a\", \"b\"], \"draft\": true, \"date\": \"2019-06-02\"}Text\n",
            "\u{feff}---\r\ntitle: Water\r\ntags: [a, b]\r\ndraft: yes\r\ndate: 2019-06-02\r\n---\r\nText\n",
        ] {
            let parts = split(text).unwrap();
            assert_eq!(words(&parts.front, &["title"]), "Water", "{text}");
            assert_eq!(list(&parts.front, "tags", false), ["a", "b"]);
            assert_eq!(truth(&parts.front, "draft"), Some(true));
            assert_eq!(words(&parts.front, &["date"]), "2019-06-02");
            assert_eq!(parts.body, "Text\n");
        }
    }

    #[test]
    fn what_is_none() {
        for text in ["Text", "{{< x >}}", "{% x %}", "--- no", "{ not json", ""] {
            assert!(!split(text).unwrap().has_front, "{text}");
        }
        for text in ["---\na: [\n---\n", "---\na: 1\n", "+++\na\n+++\n", "---\n- a\n---\n"] {
            assert!(split(text).is_err(), "{text}");
        }
        assert_eq!(
            list(&split("---\ncategories: a b\n---\n").unwrap().front, "categories", true),
            ["a", "b"]
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(---|\\+\\+\\+|\n|\\{|\\}|a: |b = |\"|\\[|é|&x |\\*x ){0,20}") {
            let _ = split(&text);
        }
    }
}
