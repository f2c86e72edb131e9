//! Reading `check:`: what sorts of warning a publisher has looked at and wants to hear no more of.

use crate::publish::fault::{ABOUT, Code};

use super::fields::Fields;
use super::nearest::nearest;
use super::tree::{Node, Value};

/// Reads `check: {allow: [long-headline]}` of the site, an article or a page.
pub(super) fn read(fields: &Fields<'_>) -> Vec<Code> {
    let Some(fields) = fields.fields("check", "“check”") else { return Vec::new() };
    let mut allowed = Vec::new();
    for (name, line) in fields.word_list("allow") {
        if let Some(code) = Code::named(&name) {
            allowed.push(code);
            continue;
        }
        let names: Vec<String> = ABOUT.iter().map(|about| about.code.name()).collect();
        let mend = nearest(&name, names.iter().map(String::as_str)).map_or_else(
            || "write a code as check --json tells it, as long-headline".to_owned(),
            |near| format!("write {near}"),
        );
        fields.sheet.error(Code::WrongValue, line, format!("there is no sort of fault “{name}”"), mend);
    }
    fields.done();
    allowed
}

/// What the front matter of a file allows; what is wrong there was said when it was loaded.
pub(super) fn of_tree(tree: &Node) -> Vec<Code> {
    let below = |node: &Node, key: &str| match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| entry.node.clone()),
        _ => None,
    };
    let listed = below(tree, "check").and_then(|check| below(&check, "allow"));
    let Some(Value::List(items)) = listed.map(|node| node.value) else { return Vec::new() };
    let named = |item: &Node| match &item.value {
        Value::Scalar { text, .. } => Code::named(text.trim()),
        _ => None,
    };
    items.iter().filter_map(named).collect()
}
