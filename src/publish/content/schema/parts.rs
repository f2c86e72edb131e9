//! What the schemas are put together from. A scalar of YAML that is words to the loader may well be a number or a boolean
//! to an editor: `title: 2019` is a headline.

use serde_json::{Map, Value, json};

use crate::publish::content::newsroom::Newsroom;

/// One side of an EDTF date, as `archive::date` reads it.
const SIDE: &str = r"(?:[0-9]{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?|XX(?:-XX)?))?|[0-9]{3}X|[0-9]{2}XX)[?~%]?";

/// What can be chosen in a newsroom.
pub(super) struct Choices {
    pub(super) languages: Vec<String>,
    pub(super) topics: Vec<String>,
    pub(super) regions: Vec<String>,
    pub(super) series: Vec<String>,
    pub(super) kinds: Vec<String>,
    pub(super) forms: Vec<String>,
    pub(super) places: Vec<String>,
}

impl Choices {
    pub(super) fn of(newsroom: &Newsroom) -> Self {
        fn ids<T>(list: &[T], id: impl Fn(&T) -> &String) -> Vec<String> {
            list.iter().map(|one| id(one).clone()).filter(|id| !id.is_empty()).collect()
        }
        let further = newsroom.site.content_languages.iter().map(|(code, _)| code.clone());
        Self {
            languages: newsroom.site.languages.iter().cloned().chain(further).collect(),
            topics: ids(&newsroom.topics, |topic| &topic.id),
            regions: ids(&newsroom.regions, |region| &region.id),
            series: ids(&newsroom.series, |series| &series.id),
            kinds: ids(&newsroom.kinds, |kind| &kind.id),
            forms: ids(&newsroom.forms, |form| &form.id),
            places: newsroom.regions.iter().flat_map(|region| region.places.clone()).collect(),
        }
    }
}

/// A key, what it holds, and what it is for.
pub(super) type Key = (&'static str, Value, &'static str);

/// Keys with values. `whose` is what the loader calls them; those of `needed` must be there, all others may be left
/// empty; keys that begin with `x-` are the publisher's own.
pub(super) fn object(whose: &str, needed: &[&str], keys: Vec<Key>) -> Value {
    let mut properties = Map::new();
    for (key, schema, about) in keys {
        let mut schema = if needed.contains(&key) { schema } else { or_nothing(&schema) };
        // Beside a reference draft 7 reads nothing.
        if schema.get("$ref").is_some() {
            schema = json!({"allOf": [schema]});
        }
        schema["description"] = json!(about);
        properties.insert(key.to_owned(), schema);
    }
    json!({
        "title": whose,
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": {}},
        "additionalProperties": false,
        "required": needed,
    })
}

fn or_nothing(schema: &Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

/// A list.
pub(super) fn list(items: &Value) -> Value {
    json!({"type": "array", "items": items})
}

/// Words in no language: a name, a code.
pub(super) fn words() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// Words of a form.
pub(super) fn form_of(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

/// An id.
pub(super) fn id() -> Value {
    json!({"anyOf": [form_of("^[a-z0-9][a-z0-9-]*$"), {"type": "integer", "minimum": 0}]})
}

/// One of the ids of a vocabulary; any where there is none yet.
pub(super) fn one_of(ids: &[String]) -> Value {
    if ids.is_empty() {
        return id();
    }
    let mut all: Vec<Value> = ids.iter().map(|id| json!(id)).collect();
    // An id of digits is a number to YAML.
    all.extend(ids.iter().filter_map(|id| id.parse::<u64>().ok()).map(|number| json!(number)));
    json!({"enum": all})
}

/// A whole number, with quotes or without.
pub(super) fn number(least: i64, most: i64) -> Value {
    json!({"anyOf": [{"type": "integer", "minimum": least, "maximum": most}, form_of("^-?[0-9]+$")]})
}

/// A part that several schemas share.
pub(super) fn part(name: &str) -> Value {
    json!({"$ref": format!("#/definitions/{name}")})
}

/// What several schemas share.
pub(super) fn definitions(choices: &Choices) -> Value {
    let by_language: Map<String, Value> =
        choices.languages.iter().map(|code| (code.clone(), or_nothing(&words()))).collect();
    let language = form_of("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$");
    json!({
        "text": {
            "anyOf": [words(), {"type": "object", "properties": by_language, "additionalProperties": false, "minProperties": 1}],
        },
        "date": {
            "anyOf": [
                form_of(&format!(r"^\s*(?:{SIDE}(?:/(?:{SIDE}|\.\.)?)?|(?:\.\.)?/{SIDE})\s*$")),
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
        },
        "day": form_of("^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"),
        "moment": form_of("^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].+)?$"),
        "href": form_of(r"^\s*(?:/|\.|https?://|mailto:|tel:|[^:/]*/|[^:]*$)"),
        "outside": form_of(r"^\s*https?://[^\s]+\s*$"),
        "file": form_of(r"^\s*(?:/|(?:\.\./)+)?media/.+"),
        "code": language,
        "check": object("“check”", &[], vec![
            ("allow", list(&json!({"enum": codes()})), "Sorts of warning that check passes over (docs/check.md)"),
        ]),
        "image": object("an image", &["file"], vec![
            ("file", part("file"), "The picture, as media/market.jpg"),
            ("alt", part("text"), "What it shows, for those who do not see it"),
            ("caption", part("text"), "What stands below it"),
            ("credit", part("text"), "Who made it"),
        ]),
        "action": object("an action", &["title", "href"], vec![
            ("title", part("text"), "The words of the button"),
            ("href", part("href"), "Where it leads"),
        ]),
        "link": object("a link", &["title", "href"], vec![
            ("title", part("text"), "The words of the link"),
            ("href", part("href"), "Where it leads"),
        ]),
    })
}

/// The names of all sorts of fault.
fn codes() -> Vec<String> {
    crate::publish::fault::ABOUT.iter().map(|about| about.code.name()).collect()
}
