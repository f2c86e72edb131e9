//! A file that is being read: its lines, the language of its bare strings, and the faults found so far.

use std::cell::RefCell;

use crate::model::Text;
use crate::publish::fault::{Code, Fault, Fix};

use super::heal::in_quotes;
use super::languages::Languages;
use super::nearest::suggestion;
use super::source::Source;
use super::tree::{Entry, Node, Value};

/// A file that is being read.
pub(super) struct Sheet<'a> {
    /// Its path relative to `content/`.
    pub(super) path: &'a str,
    whole: &'a str,
    /// The language of a bare string.
    pub(super) language: String,
    /// The languages that texts may be in.
    pub(super) languages: &'a Languages,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Sheet<'a> {
    /// Begins with a file, whose bare strings are in `language`.
    pub(super) fn new(source: &'a Source, language: &str, languages: &'a Languages) -> Self {
        let (path, whole, language) = (source.path.as_str(), source.text.as_str(), language.to_owned());
        Self { path, whole, language, languages, faults: RefCell::default() }
    }

    /// All faults found.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }

    /// Notes a fault as it is.
    pub(super) fn push(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// Notes an error at a line; at line 0, of the file as a whole.
    pub(super) fn error(&self, code: Code, line: usize, what: impl Into<String>, mend: impl Into<String>) {
        let fault = Fault::error(code, self.path, what);
        // Of line 0 there is nothing to show: the file's name itself is wrong.
        self.push(if line == 0 { fault } else { fault.at(self.whole, line) }.mend(mend));
    }

    /// A line as it was written.
    pub(super) fn line(&self, number: usize) -> &'a str {
        number.checked_sub(1).and_then(|before| self.whole.lines().nth(before)).unwrap_or_default()
    }

    /// Notes an error at a line that a change of that line mends.
    pub(super) fn error_with_fix(
        &self,
        code: Code,
        line: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
        fix: Option<Fix>,
    ) {
        self.push(Fault::error(code, self.path, what).at(self.whole, line).mend(mend).fix(fix));
    }

    /// Notes a warning at a line.
    pub(super) fn warning(&self, code: Code, line: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.push(Fault::warning(code, self.path, what).at(self.whole, line).mend(mend));
    }

    /// Notes that something of another sort should stand here.
    pub(super) fn wrong_type(&self, node: &Node, key: &str, wanted: &str, mend: &str) {
        let what = format!("“{key}” wants {wanted}, not {}", node.value.sort());
        self.error(Code::WrongType, node.line, what, mend);
    }

    /// The words of a scalar on one line; what else stands there is a fault.
    pub(super) fn words(&self, node: &Node, key: &str) -> Option<String> {
        match &node.value {
            Value::Scalar { text, .. } => Some(self.clean(text, node.line)),
            Value::Null => None,
            Value::List(items) => {
                let mend = match items.first().map(|item| &item.value) {
                    Some(Value::Scalar { text, .. }) => format!("write {key}: {}", in_quotes(text)),
                    _ => "write words".to_owned(),
                };
                self.wrong_type(node, key, "a text", &mend);
                None
            }
            Value::Map(entries) => {
                self.wrong_type(node, key, "a text", &colon_mend(key, entries));
                None
            }
        }
    }

    /// A text: a bare string, or a map by language.
    pub(super) fn text(&self, node: &Node, key: &str) -> Text {
        let Value::Map(entries) = &node.value else {
            return self
                .words(node, key)
                .filter(|words| !words.is_empty())
                .map_or_else(Text::default, |words| Text::one(&self.language, &words));
        };
        let mut text = Text::default();
        if let Some(mend) = comma_mend(key, entries, |key| self.languages.writes(key)) {
            let what = "between braces a comma ends a text that has no quotes";
            self.error(Code::Yaml, node.line, what, mend);
            return text;
        }
        for entry in entries {
            if !self.languages.writes(&entry.key) {
                self.not_a_language(key, entry, entries);
                continue;
            }
            if let Some(words) = self.words(&entry.node, &entry.key).filter(|words| !words.is_empty()) {
                text.0.insert(entry.key.clone(), words);
            }
        }
        text
    }

    /// A text in the file's own language alone: a bare string, or that language's of a map.
    pub(super) fn own_words(&self, node: &Node, key: &str) -> Option<String> {
        let Value::Map(entries) = &node.value else { return self.words(node, key) };
        let mut text = self.text(node, key);
        let found = text.0.remove(&self.language);
        if found.is_none() && entries.iter().all(|entry| self.languages.writes(&entry.key)) {
            let what = format!("“{key}” has no words in this file's language, {}", self.language);
            self.error(Code::Language, node.line, what, format!("add {}: …", self.language));
        }
        found
    }

    fn not_a_language(&self, key: &str, entry: &Entry, all: &[Entry]) {
        let looks_like_language = super::languages::is_code(&entry.key);
        let (what, mend) = if looks_like_language {
            let known = self.languages.all();
            let what = format!("the site does not list the language “{}”", entry.key);
            (what, suggestion(&entry.key, known, "add it to languages or content_languages in site.yaml"))
        } else {
            let what = format!("“{key}” is a text by language, and “{}” is no language", entry.key);
            (what, colon_mend(key, all))
        };
        self.error(Code::Language, entry.line, what, mend);
    }

    /// Words on one line, without what cannot be seen.
    fn clean(&self, text: &str, line: usize) -> String {
        if let Some(control) = text.chars().find(|c| c.is_control() && !c.is_whitespace()) {
            let what =
                format!("an invisible control character (U+{:04X}) stands in this text", u32::from(control));
            self.error(Code::WrongValue, line, what, "take it out");
        }
        one_line(text)
    }
}

/// Words with single spaces between them, without control characters.
pub(super) fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A map in braces whose texts hold commas, which YAML took for the end of each: what follows one looks like a key
/// without a value. Gives the whole with its quotes.
pub(super) fn comma_mend(key: &str, entries: &[Entry], is_key: impl Fn(&str) -> bool) -> Option<String> {
    let mut whole: Vec<(&str, String)> = Vec::new();
    let mut torn = false;
    for entry in entries {
        match (&entry.node.value, whole.last_mut()) {
            (Value::Null, Some((_, before))) if !is_key(&entry.key) && !before.is_empty() => {
                *before = format!("{before}, {}", entry.key);
                torn = true;
            }
            (Value::Scalar { text, .. }, _) => whole.push((&entry.key, text.clone())),
            _ => whole.push((&entry.key, String::new())),
        }
    }
    let parts: Vec<String> =
        whole.iter().map(|(key, words)| format!("{key}: {}", in_quotes(words))).collect();
    torn.then(|| format!("put each text in quotes:\n{key}: {{{}}}", parts.join(", ")))
}

/// `key: "Why: because"`, for a text that YAML took for a key with a value.
fn colon_mend(key: &str, entries: &[Entry]) -> String {
    match entries {
        [Entry { key: first, node: Node { value: Value::Scalar { text, .. }, .. }, .. }] => {
            format!("if this is one text, put it in quotes:\n{}", in_quotes(&format!("{first}: {text}")))
        }
        _ => format!(
            "write words, as {key}: \"…\", or one text by language, as {key}: {{en: \"…\", es: \"…\"}}"
        ),
    }
}
