//! JSON Schemas of what a publisher writes, for editors that complete and check as one types.
//!
//! They are made for one newsroom: its topics, regions, series, kinds, forms and languages are what can be chosen. What a
//! schema cannot say (two files with one address, a picture that is not there) `chasqui check` says. Draft 7 of JSON
//! Schema is what editors read best. A test holds them to the loader: every key that it asks for is here, and no other.

mod lists;
mod parts;
mod site;
mod texts;

use serde_json::{Map, Value, json};

use super::newsroom::Newsroom;
use parts::Choices;

/// A schema with what it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentSchema {
    /// Its name: `article`, `site`.
    pub name: &'static str,
    /// The files it is for, relative to the content folder: `news/**/*.md`, `site.yaml`.
    pub files: &'static str,
    /// The schema.
    pub schema: Value,
}

/// The schemas of a newsroom's files. Of one that has faults they know what could be read.
#[must_use]
pub fn content_schemas(newsroom: &Newsroom) -> Vec<ContentSchema> {
    let choices = Choices::of(newsroom);
    let one = |name, files, about: &str, schema| ContentSchema {
        name,
        files,
        schema: whole(about, schema, &choices),
    };
    vec![
        one("article", "news/**/*.md", "The front matter of an article", texts::article(&choices)),
        one("page", "pages/**/*.md", "The front matter of a page", texts::page(&choices)),
        one(
            "site",
            "site.yaml",
            "The newsroom: names, languages, navigation, front page",
            site::site(&choices),
        ),
        one("topics", "topics.yaml", "The topics, in the order of the interface", lists::topics()),
        one("regions", "regions.yaml", "The regions, in the order of the interface", lists::regions()),
        one("series", "series.yaml", "The series, in the order of the interface", lists::series()),
        one(
            "collections",
            "collections.yaml",
            "Questions to the archive that have a page of their own",
            lists::collections(),
        ),
        one("forms", "forms.yaml", "Forms to services of the publisher's choice", lists::forms()),
        one(
            "media",
            "media.yaml",
            "What is said of a file once, and used wherever it appears",
            lists::media(),
        ),
    ]
}

fn whole(about: &str, schema: Value, choices: &Choices) -> Value {
    let mut all = Map::new();
    all.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    if let Value::Object(fields) = schema {
        all.extend(fields);
    }
    all.insert(
        "$comment".to_owned(),
        json!(format!("{about}. Made by chasqui schemas; made anew when ids change.")),
    );
    all.insert("definitions".to_owned(), parts::definitions(choices));
    Value::Object(all)
}

#[cfg(test)]
mod tests;
