//! Reading keys with values one by one, so that a fault in one hides no other.
//!
//! Each key that is asked for becomes known; at the end, [`Fields::done`] names the keys that nobody asked for, and
//! those that are needed and were not there. A key that begins with `x-` is the publisher's own.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::archive::date::{Edtf, parse_day};
use crate::model::Text;
use crate::publish::fault::{Code, Fix};

use super::heal::in_quotes;
use super::nearest::{is_one_typo, nearest};
use super::sheet::Sheet;
use super::tree::{Entry, Node, Value};

/// Keys with values that are being read.
pub(super) struct Fields<'a> {
    /// The file they stand in.
    pub(super) sheet: &'a Sheet<'a>,
    /// The line where they begin.
    pub(super) line: usize,
    whose: &'static str,
    entries: &'a [Entry],
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// Begins with a value that must be keys with values; `whose` names what they describe ("an article").
    pub(super) fn of(sheet: &'a Sheet<'a>, node: &'a Node, whose: &'static str) -> Option<Self> {
        let entries: &[Entry] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                sheet.wrong_type(node, whose, "keys with values", &shape(whose, &node.value));
                return None;
            }
        };
        let mut seen: HashMap<&str, &Entry> = HashMap::with_capacity(entries.len());
        for entry in entries {
            if let Some(first) = seen.insert(&entry.key, entry) {
                let what = format!("“{}” stands twice; it is in line {} already", entry.key, first.line);
                sheet.error(Code::RepeatedKey, entry.line, what, "keep one of the two");
            }
        }
        let (asked, missing) = (RefCell::default(), RefCell::default());
        Some(Self { sheet, line: node.line, whose, entries, asked, missing })
    }

    /// The value of a key, if it has one. Makes the key known.
    pub(super) fn get(&self, key: &'static str) -> Option<&'a Node> {
        self.asked.borrow_mut().push(key);
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (entry.node.value != Value::Null).then_some(&entry.node)
    }

    /// The line of a key, or of the whole.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.entries.iter().find(|entry| entry.key == key).map_or(self.line, |entry| entry.line)
    }

    /// Says that a key is needed.
    pub(super) fn lacks(&self, key: &'static str) {
        self.missing.borrow_mut().push(key);
    }

    /// Makes keys known that are read elsewhere.
    pub(super) fn known(&self, keys: &[&'static str]) {
        self.asked.borrow_mut().extend(keys);
    }

    /// A text, empty when absent.
    pub(super) fn text(&self, key: &'static str) -> Text {
        self.get(key).map(|node| self.sheet.text(node, key)).unwrap_or_default()
    }

    /// A text that is needed.
    pub(super) fn need_text(&self, key: &'static str) -> Text {
        let node = self.get(key);
        let text = node.map(|node| self.sheet.text(node, key)).unwrap_or_default();
        if text.is_empty() && node.is_none_or(|node| matches!(node.value, Value::Scalar { .. })) {
            self.lacks(key);
        }
        text
    }

    /// Words on one line, in no language: a name, a code.
    pub(super) fn words(&self, key: &'static str) -> Option<String> {
        self.get(key).and_then(|node| self.sheet.words(node, key)).filter(|words| !words.is_empty())
    }

    /// Words in the file's own language.
    pub(super) fn own_words(&self, key: &'static str) -> Option<String> {
        self.get(key).and_then(|node| self.sheet.own_words(node, key)).filter(|words| !words.is_empty())
    }

    /// Words that are needed; empty when they are not there.
    pub(super) fn need_words(&self, key: &'static str) -> String {
        self.needed(key, self.words(key))
    }

    /// Words in the file's own language that are needed; empty when they are not there.
    pub(super) fn need_own_words(&self, key: &'static str) -> String {
        self.needed(key, self.own_words(key))
    }

    fn needed(&self, key: &'static str, words: Option<String>) -> String {
        words.unwrap_or_else(|| {
            // Of a value of another sort it was said already.
            if self.get(key).is_none_or(|node| matches!(node.value, Value::Scalar { .. })) {
                self.lacks(key);
            }
            String::new()
        })
    }

    /// `true` or `false`; false when absent.
    pub(super) fn boolean(&self, key: &'static str) -> bool {
        let Some(node) = self.get(key) else { return false };
        match &node.value {
            Value::Scalar { text, plain: true } if text == "true" => true,
            Value::Scalar { text, plain: true } if text == "false" => false,
            _ => {
                self.sheet.error(
                    Code::WrongType,
                    node.line,
                    format!("“{key}” wants true or false"),
                    format!("write {key}: true or {key}: false, without quotes"),
                );
                false
            }
        }
    }

    /// A whole number between two.
    pub(super) fn number(&self, key: &'static str, least: i64, most: i64) -> Option<i64> {
        let node = self.get(key)?;
        let found = match &node.value {
            Value::Scalar { text, .. } => text.parse::<i64>().ok().filter(|n| (least..=most).contains(n)),
            _ => None,
        };
        if found.is_none() {
            let range = if most < 10_000 { format!(" from {least} to {most}") } else { String::new() };
            let what = format!("“{key}” wants a whole number{range}");
            self.sheet.error(Code::WrongType, node.line, what, format!("write it in digits, as {key}: 3"));
        }
        found
    }

    /// A day, `2019-03-23`.
    pub(super) fn day(&self, key: &'static str) -> Option<NaiveDate> {
        let node = self.get(key)?;
        let words = self.sheet.words(node, key)?;
        let day = parse_day(&words);
        if let Some(day) = day {
            super::calendar::suspicious(self.sheet, node.line, key, day);
        } else {
            // The reader of dates says best what is wrong; what it understands is only not exact enough.
            let what = Edtf::parse(&words).err().map_or_else(
                || format!("“{key}” wants a whole date: year, month and day"),
                |fault| fault.to_string(),
            );
            let what = what.split("; ").next().unwrap_or_default();
            self.sheet.error(Code::Date, node.line, what, format!("write it as {key}: 2019-03-23"));
        }
        day
    }

    /// A date as it is known.
    pub(super) fn date(&self, key: &'static str) -> Option<Edtf> {
        let node = self.get(key)?;
        super::calendar::date(self.sheet, node, key)
    }

    /// The values of a list; nothing when absent.
    pub(super) fn list(&self, key: &'static str) -> &'a [Node] {
        let Some(node) = self.get(key) else { return &[] };
        match &node.value {
            Value::List(items) => items,
            Value::Scalar { text, plain } => {
                let value = if *plain { text.clone() } else { in_quotes(text) };
                self.sheet.wrong_type(node, key, "a list", &format!("put it in brackets: {key}: [{value}]"));
                &[]
            }
            _ => {
                self.sheet.wrong_type(
                    node,
                    key,
                    "a list",
                    "begin each entry with a dash on a line of its own",
                );
                &[]
            }
        }
    }

    /// The values of a list of words, with their lines.
    pub(super) fn word_list(&self, key: &'static str) -> Vec<(String, usize)> {
        let items = self.list(key).iter();
        items
            .filter_map(|node| Some((self.sheet.words(node, key)?, node.line)))
            .filter(|(words, _)| !words.is_empty())
            .collect()
    }

    /// Keys with values below a key.
    pub(super) fn fields(&self, key: &'static str, whose: &'static str) -> Option<Fields<'a>> {
        self.get(key).and_then(|node| Fields::of(self.sheet, node, whose))
    }

    /// Keys with values, one after another, below a key.
    pub(super) fn each(&self, key: &'static str, whose: &'static str) -> Vec<Fields<'a>> {
        self.list(key).iter().filter_map(|node| Fields::of(self.sheet, node, whose)).collect()
    }

    /// The line of each of its keys and values, for maps whose keys are the publisher's own.
    pub(super) fn entries(&self) -> &'a [Entry] {
        self.entries
    }

    /// Names the keys that nobody knows, and those that are missing.
    pub(super) fn done(self) {
        let asked = self.asked.into_inner();
        #[cfg(test)]
        note_asked(self.whose, &asked);
        let mut missing = self.missing.into_inner();
        missing.dedup();
        for (at, entry) in self.entries.iter().enumerate() {
            if entry.key.starts_with("x-") || asked.contains(&entry.key.as_str()) {
                continue;
            }
            if let Some(mend) = torn(self.entries, at) {
                let what = "between braces a comma ends a text that has no quotes";
                self.sheet.error(Code::Yaml, entry.line, what, mend);
                continue;
            }
            let near = nearest(&entry.key, asked.iter().copied());
            missing.retain(|key| Some(*key) != near);
            let mend = match near {
                Some(near) => format!("write {near}"),
                None => format!(
                    "take it out, or begin it with x- if it is your own; known here: {}",
                    listed(&asked)
                ),
            };
            let what = format!("{} has no key “{}”", self.whose, entry.key);
            let fix = near
                .filter(|near| {
                    is_one_typo(&entry.key, near) && self.entries.iter().all(|other| other.key != **near)
                })
                .map(|near| Fix::words(&format!("{}:", entry.key), &format!("{near}:")));
            self.sheet.error_with_fix(Code::UnknownKey, entry.line, what, mend, fix);
        }
        for key in missing {
            let what = format!("{} needs “{key}”", self.whose);
            self.sheet.error(Code::MissingKey, self.line, what, format!("add a line {key}: …"));
        }
    }
}

/// What was asked for by all tests so far, by whose keys they are.
#[cfg(test)]
static ASKED: std::sync::Mutex<std::collections::BTreeMap<String, std::collections::BTreeSet<String>>> =
    std::sync::Mutex::new(std::collections::BTreeMap::new());

#[cfg(test)]
fn note_asked(whose: &str, asked: &[&str]) {
    let mut all = ASKED.lock().unwrap();
    all.entry(whose.to_owned()).or_default().extend(asked.iter().map(|key| (*key).to_owned()));
}

/// Every key that the loader has asked for, by whose it is: the schemas are held to it.
#[cfg(test)]
pub(super) fn asked_keys() -> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
    ASKED.lock().unwrap().clone()
}

/// What should stand where keys with values were wanted; words that stand there are put where they probably belong.
fn shape(whose: &str, value: &Value) -> String {
    let words = match value {
        Value::Scalar { text, .. } => in_quotes(text),
        _ => "…".to_owned(),
    };
    match whose {
        "an author" => format!("write {{name: {words}}}"),
        "an image" => format!("write image: {{file: {words}, alt: …}}"),
        "the place in a series" => format!("write series: {{id: {words}}}"),
        "an event" => format!("write event: {{starts: {words}}}"),
        "a source" => format!("write {{title: {words}, url: \"https://…\"}}"),
        "a document" => format!("write {{file: {words}, title: …}}"),
        "a correction" => format!("write {{date: 2019-04-01, text: {words}}}"),
        "a withdrawal" => format!("write withdrawn: {{date: 2020-01-01, text: {words}}}"),
        "an action" => format!("write action: {{title: …, href: {words}}}"),
        _ => "write each as key: value".to_owned(),
    }
}

/// `title: "Mining, water"`, where the key at a place is what a comma tore off the text before it.
fn torn(entries: &[Entry], at: usize) -> Option<String> {
    let (entry, before) = (&entries[at], entries.get(at.checked_sub(1)?)?);
    match (&entry.node.value, &before.node.value) {
        (Value::Null, Value::Scalar { text, plain: true }) if entry.line == entry.node.line => Some(format!(
            "if it belongs to the text before it, put that in quotes:\n{}: {}",
            before.key,
            in_quotes(&format!("{text}, {}", entry.key))
        )),
        _ => None,
    }
}

fn listed(keys: &[&'static str]) -> String {
    let mut all = keys.to_vec();
    all.sort_unstable();
    all.dedup();
    all.join(", ")
}
