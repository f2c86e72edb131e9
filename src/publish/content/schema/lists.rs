//! The YAML files that are lists: vocabularies, collections, forms, media.

use serde_json::{Value, json};

use super::parts::{form_of, id, list, number, object, part, words};

/// A file that is a list, or empty.
fn file(items: &Value) -> Value {
    json!({"type": ["array", "null"], "items": items})
}

pub(super) fn topics() -> Value {
    file(&object(
        "a topic",
        &["id", "name"],
        vec![
            ("id", id(), "Small letters, digits and hyphens; stays for ever"),
            ("name", part("text"), "What it is called"),
            ("description", part("text"), "What it is about"),
            ("aliases", list(&words()), "Other words for it, found by search"),
            ("image", part("image"), "Shown where a page of it is shared and has no picture"),
        ],
    ))
}

pub(super) fn regions() -> Value {
    let cell = number(1, 99);
    file(&object(
        "a region",
        &["id", "name"],
        vec![
            ("id", id(), "Small letters, digits and hyphens; stays for ever; never country"),
            ("name", part("text"), "What it is called"),
            ("description", part("text"), "What it is"),
            ("code", form_of("^[A-Z]{2}-[A-Z0-9]{1,3}$"), "ISO 3166-2, as PE-CUS"),
            ("aliases", list(&words()), "Other names, found by search"),
            ("places", list(&words()), "Places that stand for it"),
            (
                "grid",
                json!({"type": "array", "items": cell, "minItems": 2, "maxItems": 2}),
                "Column and row on the map of tiles, from 1",
            ),
        ],
    ))
}

pub(super) fn series() -> Value {
    let issue = object(
        "an issue",
        &[],
        vec![
            ("date", part("date"), "When it came out, as far as that is known"),
            ("title", part("text"), "Its title"),
            ("file", part("file"), "The issue as a file, as media/update-102.pdf"),
        ],
    );
    let issue = json!({"anyOf": [issue, {"type": "null"}]});
    let issues =
        json!({"type": "object", "patternProperties": {"^[0-9]+$": issue}, "additionalProperties": false});
    file(&object(
        "a series",
        &["id", "name"],
        vec![
            ("id", id(), "Small letters, digits and hyphens; stays for ever"),
            ("name", part("text"), "What it is called"),
            ("description", part("text"), "What it is"),
            ("aliases", list(&words()), "Other names, found by search"),
            (
                "numbered",
                json!({"enum": [false, "false", "parts", "issues"]}),
                "parts: one article a number; issues: several articles a number",
            ),
            ("issues", issues, "What is known of single issues, by number"),
        ],
    ))
}

pub(super) fn collections() -> Value {
    file(&object(
        "a collection",
        &["id", "title", "query"],
        vec![
            ("id", id(), "The last part of its address"),
            ("title", part("text"), "What it is called"),
            ("description", part("text"), "What it is"),
            (
                "query",
                json!({"type": "string", "minLength": 1}),
                "As in the address of /news/: topic=mining&region=cusco&from=2004",
            ),
        ],
    ))
}

pub(super) fn forms() -> Value {
    let option = object(
        "an option",
        &["value", "label"],
        vec![("value", words(), "What is sent"), ("label", part("text"), "What is shown")],
    );
    let kinds = ["text", "email", "tel", "url", "number", "date", "textarea", "checkbox", "select"];
    let field = object(
        "a field",
        &["name", "label"],
        vec![
            ("name", words(), "What the service calls it"),
            ("label", part("text"), "What readers are asked"),
            ("type", json!({"enum": kinds}), "text when left out"),
            ("required", json!({"type": "boolean"}), "Whether it must be filled in"),
            ("options", list(&json!({"anyOf": [words(), option]})), "What can be chosen of a select"),
        ],
    );
    let privacy = object(
        "“privacy”",
        &["text"],
        vec![
            ("text", part("text"), "The words of the link"),
            ("href", part("href"), "Where it is told what happens to the data"),
        ],
    );
    file(&object(
        "a form",
        &["id", "title", "action", "fields"],
        vec![
            ("id", id(), "What articles, pages and the front page call it by"),
            ("title", part("text"), "The heading"),
            ("text", part("text"), "A sentence or two"),
            ("action", part("outside"), "The address of the service that it is sent to"),
            ("method", form_of("^(?:[Pp][Oo][Ss][Tt]|[Gg][Ee][Tt])$"), "post or get"),
            ("fields", list(&field), "What is asked"),
            (
                "hidden",
                json!({"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}),
                "What is sent unseen",
            ),
            ("button", part("text"), "The words of the button"),
            ("privacy", privacy, "A link to what happens to the data"),
            ("also", list(&part("outside")), "Further sites that the service leads on to"),
        ],
    ))
}

pub(super) fn media() -> Value {
    file(&object(
        "an entry of media.yaml",
        &["file"],
        vec![
            ("file", part("file"), "The file, as media/market.jpg"),
            ("title", part("text"), "What it is called"),
            ("alt", part("text"), "What a picture shows, for those who do not see it"),
            ("caption", part("text"), "What stands below it"),
            ("credit", part("text"), "Who made it"),
            ("language", part("code"), "The language it is written in"),
            ("licence", form_of("^[A-Za-z0-9.+() -]+$"), "An SPDX expression, as CC-BY-4.0"),
            ("redirects", list(&words()), "Old addresses that lead to it"),
        ],
    ))
}
