//! The front matter of articles and pages.

use serde_json::{Value, json};

use super::parts::{Choices, Key, form_of, list, number, object, one_of, part, words};

/// An article's.
pub(super) fn article(choices: &Choices) -> Value {
    let mut keys = shared(choices);
    keys.extend([
        ("id", form_of("^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$"), "Unique, for ever; else the file's path below news/"),
        ("slug", form_of("^[a-z0-9-]*[a-z][a-z0-9-]*$"), "The last part of the address; else from the file's name"),
        ("date", part("date"), "As it is known: 2019-03-23, 2019-03, 2019, 1983~, 201X, 2012-08/2012-09; leave it out when it is not"),
        ("added", part("day"), "When it came online, where that is not the date"),
        ("kind", one_of(&choices.kinds), "news when left out"),
        ("series", in_series(choices), "Its place in a series"),
        ("language", one_of(&choices.languages), "The site's first when left out"),
        ("translates", form_of("^[a-z0-9/-]+$"), "The id of the article that this one is a translation of"),
        ("authors", list(&author()), "Who wrote it"),
        ("event", event(), "When and where, if it tells of an event"),
        ("corrections", list(&correction()), "What was put right, and when"),
    ]);
    object("an article", &["title"], keys)
}

/// A page's.
pub(super) fn page(choices: &Choices) -> Value {
    let mut keys = shared(choices);
    keys.extend([
        ("order", number(-1_000_000, 1_000_000), "Its order among its sisters"),
        ("language", one_of(&choices.languages), "That of its folder when left out"),
        (
            "translates",
            words(),
            "The path below pages/, without .md, of the page that this one is a translation of",
        ),
    ]);
    object("a page", &["title"], keys)
}

/// What both have.
fn shared(choices: &Choices) -> Vec<Key> {
    let mut place = vec![words()];
    if !choices.places.is_empty() {
        place.insert(0, json!({"enum": choices.places}));
    }
    vec![
        ("title", part("text"), "The headline, plain text; in quotes when it has a colon"),
        ("summary", part("text"), "One or two whole sentences; else the first paragraph, cut at a sentence"),
        ("topics", list(&one_of(&choices.topics)), "Ids of topics.yaml"),
        ("regions", list(&one_of(&choices.regions)), "Ids of regions.yaml; left out: the whole country"),
        (
            "places",
            list(&json!({"anyOf": place})),
            "Names of places; those that regions.yaml knows stand for their region",
        ),
        ("image", part("image"), "The picture"),
        ("documents", list(&document()), "Documents to download or to read elsewhere"),
        ("sources", list(&source()), "Where it comes from"),
        ("modified", part("day"), "When it was last changed"),
        ("withdrawn", withdrawal(), "The address stays, with this note and no text"),
        ("redirects", list(&words()), "Old addresses that lead here, as /node/1234"),
        ("action", part("action"), "What the reader is asked to do"),
        ("form", one_of(&choices.forms), "The id of a form of forms.yaml, shown below"),
        ("draft", json!({"type": "boolean"}), "true: left out unless drafts are asked for"),
        ("check", part("check"), "What check passes over in this file"),
    ]
}

fn in_series(choices: &Choices) -> Value {
    object(
        "the place in a series",
        &["id"],
        vec![
            ("id", one_of(&choices.series), "An id of series.yaml"),
            ("number", number(0, i64::from(u32::MAX)), "The number of the part or issue"),
            ("order", number(-1_000_000, 1_000_000), "The order within an issue"),
        ],
    )
}

fn author() -> Value {
    object("an author", &["name"], vec![("name", words(), "The name")])
}

fn document() -> Value {
    let mut document = object(
        "a document",
        &[],
        vec![
            ("file", part("file"), "A file of ours, as media/report.pdf"),
            ("url", part("outside"), "Or an address elsewhere"),
            ("title", part("text"), "What it is called"),
            ("language", part("code"), "The language it is written in"),
            ("date", part("date"), "When it was written, as far as that is known"),
        ],
    );
    document["oneOf"] = json!([{"required": ["file"]}, {"required": ["url"]}]);
    document
}

fn source() -> Value {
    let mut source = object(
        "a source",
        &[],
        vec![
            ("title", part("text"), "What it is called"),
            ("url", part("href"), "Its address"),
            ("language", part("code"), "The language it is written in"),
        ],
    );
    source["anyOf"] = json!([{"required": ["title"]}, {"required": ["url"]}]);
    source
}

fn event() -> Value {
    object(
        "an event",
        &["starts"],
        vec![
            ("starts", part("moment"), "2013-03-04T18:00, in the site's time zone, or a day"),
            ("ends", part("moment"), "The same"),
            ("venue", part("text"), "The house"),
            ("place", part("text"), "The town"),
            ("online", part("href"), "Where to take part online"),
            ("register", part("href"), "Where to sign up"),
        ],
    )
}

fn correction() -> Value {
    object(
        "a correction",
        &["text"],
        vec![("date", part("day"), "When it was put right"), ("text", part("text"), "What was put right")],
    )
}

fn withdrawal() -> Value {
    object(
        "a withdrawal",
        &["text"],
        vec![
            ("date", part("day"), "When it was withdrawn"),
            ("text", part("text"), "The note that stands in its place"),
        ],
    )
}
