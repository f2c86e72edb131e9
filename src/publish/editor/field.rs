//! One field of a form, as Sveltia CMS wants it described:
//! <https://sveltiacms.app/en/docs/fields>.
//!
//! Keys that begin with `x-` are for our own scripts, `editor/shapes.js`, which take them out again.

use serde_json::{Map, Value, json};

/// A field of a form.
#[derive(Clone, Debug)]
pub(super) struct Field(Map<String, Value>);

impl Field {
    /// A field that must be filled in.
    pub(super) fn new(name: &str, widget: &str, label: &str) -> Self {
        let mut field = Map::new();
        for (key, value) in [("name", name), ("widget", widget), ("label", label)] {
            field.insert(key.to_owned(), value.into());
        }
        Self(field)
    }

    /// The same with one thing more said of it.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// One that may stay empty.
    pub(super) fn optional(self) -> Self {
        self.with("required", false)
    }

    /// What is said below it.
    pub(super) fn hint(self, hint: &str) -> Self {
        self.with("hint", hint)
    }

    /// What it must look like, as a regular expression of JavaScript, and what is said when it does not.
    pub(super) fn pattern(self, pattern: &str, otherwise: &str) -> Self {
        self.with("pattern", json!([pattern, otherwise]))
    }

    /// What it holds.
    pub(super) fn fields(self, fields: Vec<Self>) -> Self {
        self.with("fields", fields.into_iter().map(Value::from).collect::<Vec<_>>())
    }
}

impl From<Field> for Value {
    fn from(field: Field) -> Self {
        Self::Object(field.0)
    }
}

/// A line of text.
pub(super) fn line(name: &str, label: &str) -> Field {
    Field::new(name, "string", label).with("use_emoji_autocomplete", false)
}

/// A text of several lines.
pub(super) fn lines(name: &str, label: &str) -> Field {
    Field::new(name, "text", label).with("use_emoji_autocomplete", false)
}

/// A few words, one after another; `one` is what each is called.
pub(super) fn words(name: &str, label: &str, one: &str, hint: &str) -> Field {
    Field::new(name, "list", label).optional().with("label_singular", one).hint(hint)
}

/// Things with fields, one after another; `summary` is what is seen of one that is closed.
pub(super) fn list(name: &str, label: &str, one: &str, summary: &str, fields: Vec<Field>) -> Field {
    Field::new(name, "list", label)
        .optional()
        .with("label_singular", one)
        .with("summary", summary)
        .with("collapsed", "auto")
        .fields(fields)
}

/// A thing with fields that may be absent as a whole.
pub(super) fn thing(name: &str, label: &str, fields: Vec<Field>) -> Field {
    Field::new(name, "object", label).optional().with("collapsed", "auto").fields(fields)
}

/// A choice of one among some, each with its name.
pub(super) fn choice<'a>(
    name: &str,
    label: &str,
    options: impl IntoIterator<Item = (&'a str, String)>,
) -> Field {
    let options: Vec<Value> =
        options.into_iter().map(|(value, label)| json!({"value": value, "label": label})).collect();
    Field::new(name, "select", label).with("options", options)
}
