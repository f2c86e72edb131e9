//! Reading `forms.yaml`: plain HTML forms to services of the publisher's choice.

use std::collections::BTreeSet;

use crate::publish::fault::Code;

use super::address::{self, Written};
use super::fields::Fields;
use super::nearest::suggestion;
use super::newsroom::{Field, Form};
use super::parts::Reading;
use super::tree::{Node, Value};
use super::vocabulary::id;

/// What a field can be.
const FIELD_KINDS: [&str; 9] =
    ["text", "email", "tel", "url", "number", "date", "textarea", "checkbox", "select"];

/// Reads `forms.yaml`.
pub(super) fn forms<'a>(reading: &Reading<'a>, node: &'a Node) -> Vec<Form> {
    let sheet = reading.sheet;
    let items = match &node.value {
        Value::Null => return Vec::new(),
        Value::List(items) => items,
        _ => {
            sheet.wrong_type(node, sheet.path, "a list", "begin each form with a dash, as - id: …");
            return Vec::new();
        }
    };
    let mut forms: Vec<Form> = Vec::new();
    for item in items {
        let Some(fields) = Fields::of(sheet, item, "a form") else { continue };
        let form = form(reading, fields);
        if forms.iter().any(|other| other.id == form.id && !form.id.is_empty()) {
            let what = format!("the id “{}” stands twice", form.id);
            sheet.error(Code::RepeatedId, item.line, what, "give each form an id of its own");
        }
        forms.push(form);
    }
    forms
}

fn form<'a>(reading: &Reading<'a>, fields: Fields<'a>) -> Form {
    let sheet = reading.sheet;
    let id = id(&fields);
    let (title, text) = (fields.need_text("title"), fields.text("text"));
    if fields.get("action").is_none() {
        fields.lacks("action");
    }
    let action = reading.outside(&fields, "action").unwrap_or_default();
    let mut origins: BTreeSet<String> = origin(&action).into_iter().collect();
    if origins.is_empty() && !action.is_empty() {
        let what = "the host of this address cannot stand in the site's policy";
        sheet.error(
            Code::Address,
            fields.line_of("action"),
            what,
            "write the host in plain letters, digits and hyphens",
        );
    }
    for (also, line) in fields.word_list("also") {
        match address::read(&also, sheet.path) {
            Ok(Written::Outside(href)) if href.starts_with("http") => origins.extend(origin(&href)),
            _ => {
                let what = format!("“{also}” is no address of another site");
                sheet.error(Code::Address, line, what, "write it as https://thanks.example.org");
            }
        }
    }
    let method = fields.words("method").unwrap_or_else(|| "post".to_owned()).to_lowercase();
    if !matches!(method.as_str(), "post" | "get") {
        let what = format!("a form is sent by post or get, not by “{method}”");
        sheet.error(Code::WrongValue, fields.line_of("method"), what, "write method: post");
    }
    let each = fields.each("fields", "a field").into_iter();
    let form = Form {
        id,
        title,
        text,
        action,
        method,
        fields: each.map(field).collect(),
        hidden: hidden(&fields),
        button: fields.text("button"),
        privacy: fields.fields("privacy", "“privacy”").map(|privacy| {
            let found = (privacy.need_text("text"), reading.href(&privacy, "href"));
            privacy.done();
            found
        }),
        origins: origins.into_iter().collect(),
    };
    if form.fields.is_empty() && fields.get("fields").is_none() {
        fields.lacks("fields");
    }
    fields.done();
    form
}

fn field(fields: Fields<'_>) -> Field {
    let (name, label) = (fields.need_words("name"), fields.need_text("label"));
    let kind = fields.words("type").unwrap_or_else(|| "text".to_owned());
    if !FIELD_KINDS.contains(&kind.as_str()) {
        let what = format!("there is no field of type “{kind}”");
        let mend = suggestion(&kind, FIELD_KINDS, "write type: text");
        fields.sheet.error(Code::WrongValue, fields.line_of("type"), what, mend);
    }
    let mut options = Vec::new();
    for node in fields.list("options") {
        if let Value::Map(_) = node.value {
            let Some(option) = Fields::of(fields.sheet, node, "an option") else { continue };
            options.push((option.need_words("value"), option.need_text("label")));
            option.done();
        } else if let Some(words) = fields.sheet.words(node, "options") {
            options.push((words.clone(), crate::model::Text::one(&fields.sheet.language, &words)));
        }
    }
    if kind == "select" && options.is_empty() {
        let what = "a field of type select needs “options”";
        fields.sheet.error(Code::MissingKey, fields.line, what, "add options: [one, another]");
    }
    let field = Field { name, label, kind, required: fields.boolean("required"), options };
    fields.done();
    field
}

fn hidden(fields: &Fields<'_>) -> Vec<(String, String)> {
    let Some(hidden) = fields.fields("hidden", "“hidden”") else { return Vec::new() };
    let words = |entry: &super::tree::Entry| {
        Some((entry.key.clone(), fields.sheet.words(&entry.node, &entry.key).unwrap_or_default()))
    };
    hidden.entries().iter().filter_map(words).collect()
}

/// The origin of an address: scheme, host and port.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.to_ascii_lowercase();
    // It goes into a policy, where a blank, a comma or a semicolon would mean something else.
    let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    (plain && !host.is_empty()).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins() {
        for (address, found) in [
            ("https://Lists.example.org/subscribe?x", Some("https://lists.example.org")),
            ("https://a.example.org:8443", Some("https://a.example.org:8443")),
            ("https://a;script-src *", None),
            ("mailto:x@example.org", None),
        ] {
            assert_eq!(origin(address).as_deref(), found, "{address}");
        }
    }
}
