//! The schemas beside the loader: the same keys, the same files right and wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Map, Number, Value, json};

use super::super::fields::asked_keys;
use super::super::tree::{self, Node};
use super::super::{Instead, LoadOptions, Piece, look, piece_paths};
use super::content_schemas;
use crate::publish::fault::{Code, Severity};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What an editor makes of YAML: YAML 1.2's core schema.
fn as_json(node: &Node) -> Value {
    match &node.value {
        tree::Value::Null => Value::Null,
        tree::Value::Scalar { text, plain: true } => match text.as_str() {
            "true" | "True" | "TRUE" => json!(true),
            "false" | "False" | "FALSE" => json!(false),
            text => text
                .parse::<i64>()
                .map(|number| json!(number))
                .ok()
                .or_else(|| {
                    text.parse::<f64>()
                        .ok()
                        .filter(|_| text.contains('.'))
                        .and_then(Number::from_f64)
                        .map(Value::Number)
                })
                .unwrap_or_else(|| json!(text)),
        },
        tree::Value::Scalar { text, .. } => json!(text),
        tree::Value::List(items) => items.iter().map(as_json).collect(),
        tree::Value::Map(entries) => Value::Object(
            entries.iter().map(|entry| (entry.key.clone(), as_json(&entry.node))).collect::<Map<_, _>>(),
        ),
    }
}

fn name_of(path: &str) -> &str {
    match path.split_once('/') {
        Some(("news", _)) => "article",
        Some(_) => "page",
        None => path.trim_end_matches(".yaml"),
    }
}

/// Each file of a folder that is YAML, with what its schema says of it.
fn judged(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let (newsroom, _) = look(folder, &LoadOptions::default(), &Instead::new());
    let Some(newsroom) = newsroom else { return BTreeMap::new() };
    let validators: BTreeMap<&str, jsonschema::Validator> = content_schemas(&newsroom)
        .into_iter()
        .map(|one| (one.name, jsonschema::validator_for(&one.schema).unwrap()))
        .collect();
    let mut judged = BTreeMap::new();
    for path in piece_paths(folder) {
        let Some(Piece { tree: Some(tree), .. }) = Piece::read(folder, &path, &Instead::new()) else {
            continue;
        };
        let faults = validators[name_of(&path)]
            .iter_errors(&as_json(&tree))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        judged.insert(path, faults);
    }
    judged
}

#[test]
fn they_are_schemas() {
    let (newsroom, _) = look(&root().join("content"), &LoadOptions::default(), &Instead::new());
    for one in content_schemas(&newsroom.unwrap()) {
        assert!(jsonschema::draft7::meta::is_valid(&one.schema), "{}", one.name);
    }
}

#[test]
fn what_the_loader_takes_they_take() {
    for folder in ["content", "tests/newsroom", "tests/faults/minimal/content"] {
        let judged = judged(&root().join(folder));
        assert!(judged.len() > 1, "{folder}");
        for (path, faults) in judged {
            assert!(faults.is_empty(), "{folder}/{path}: {}", faults.join("\n"));
        }
    }
}

/// What a schema of this draft does not say: it takes a calendar, a look at two values, or a sum.
const BEYOND: [&str; 3] = ["in the calendar", "ends before it begins", "“country” stands for"];

#[test]
fn what_is_wrong_in_form_they_refuse() {
    let (mut seen, mut wrong) = (0, Vec::new());
    for entry in std::fs::read_dir(root().join("tests/faults")).unwrap() {
        let folder = entry.unwrap().path().join("content");
        let (_, faults) = look(&folder, &LoadOptions::default(), &Instead::new());
        let judged = judged(&folder);
        for fault in faults.list().iter().filter(|fault| fault.severity == Severity::Error) {
            // What has to do with the form of one file alone. A file whose YAML was mended in memory is right there.
            let of_form = matches!(
                fault.code,
                Code::UnknownKey
                    | Code::MissingKey
                    | Code::WrongType
                    | Code::IdForm
                    | Code::Slug
                    | Code::Date
            ) && fault.line.is_some_and(|line| line > 0)
                && !BEYOND.iter().any(|beyond| fault.what.contains(beyond));
            if let Some(found) = judged.get(&fault.file).filter(|_| of_form) {
                seen += 1;
                if found.is_empty() {
                    wrong.push(format!("{}: {fault:?}", folder.display()));
                }
            }
        }
    }
    assert!(seen > 10 && wrong.is_empty(), "{seen}\n{}", wrong.join("\n"));
}

#[test]
fn ids_dates_and_languages_are_checked_as_one_types() {
    let (newsroom, _) = look(&root().join("content"), &LoadOptions::default(), &Instead::new());
    let schemas = content_schemas(&newsroom.unwrap());
    let article = jsonschema::validator_for(&schemas[0].schema).unwrap();
    for (front_matter, right) in [
        ("title: A\ntopics: [mining]\nregions: [cusco]\nkind: letter\nlanguage: es\n", true),
        ("title: 2019\ndate: 2019\nsummary:\n", true),
        ("title: {en: A, es: B}\nx-own: {any: [thing]}\n", true),
        ("title: A\ntopics: [minning]\n", false),
        ("title: A\nregions: [Cuzco]\n", false),
        ("title: A\nlanguage: xx\n", false),
        ("title: A\nsumary: B\n", false),
        ("title: A\ncheck: {allow: [duplicate]}\n", true),
        ("title: A\ncheck: {allow: [duplicates]}\n", false),
        ("title: A\nimage: media/x.jpg\n", false),
        ("title: A\naction: {title: B, href: \"javascript:alert(1)\"}\n", false),
        ("topics: [mining]\n", false),
    ] {
        let tree = tree::parse(front_matter, 0).unwrap();
        assert_eq!(article.is_valid(&as_json(&tree)), right, "{front_matter}");
    }
    for (date, right) in [
        ("2019-03-23", true),
        ("2019-03", true),
        ("2019", true),
        ("1983~", true),
        ("2019?", true),
        ("201X", true),
        ("19XX?", true),
        ("2019-XX", true),
        ("2019-XX-XX", true),
        ("2019-03-XX", true),
        ("2012-08/2012-09", true),
        ("2004/..", true),
        ("../2004", true),
        ("2004/", true),
        ("1983~/1985", true),
        ("23.3.2019", false),
        ("2019-3-23", false),
        ("2019-13", false),
        ("2019-03-32", false),
        ("spring 2019", false),
        ("../..", false),
        ("", false),
    ] {
        let found = article.is_valid(&json!({"title": "A", "date": date}));
        assert_eq!(found, right, "{date}");
        assert_eq!(crate::archive::date::Edtf::parse(date).is_ok(), right, "{date}");
    }
}

/// Every key of the schemas by whose it is.
fn keys(value: &Value, all: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Object(map) => {
            if let (Some(Value::String(whose)), Some(Value::Object(properties))) =
                (map.get("title"), map.get("properties"))
            {
                all.entry(whose.clone()).or_default().extend(properties.keys().cloned());
            }
            map.values().for_each(|value| keys(value, all));
        }
        Value::Array(items) => items.iter().for_each(|value| keys(value, all)),
        _ => {}
    }
}

/// The loader notes what it asks for; so a key that it learns without the schemas makes this fail.
#[test]
fn they_have_the_loaders_keys_and_no_others() {
    let full = root().join("tests/faults/every-key/content");
    for folder in [full, root().join("content"), root().join("tests/newsroom")] {
        let (newsroom, faults) = look(&folder, &LoadOptions::default(), &Instead::new());
        assert!(newsroom.is_some() && faults.errors() == 0, "{}", faults.render(""));
    }
    let (newsroom, _) = look(&root().join("content"), &LoadOptions::default(), &Instead::new());
    let mut ours = BTreeMap::new();
    for one in content_schemas(&newsroom.unwrap()) {
        keys(&one.schema, &mut ours);
    }
    let asked = asked_keys();
    for (whose, keys) in &ours {
        let theirs = asked.get(whose).unwrap_or_else(|| panic!("the loader read nothing of {whose}"));
        assert_eq!(keys, theirs, "{whose}");
    }
    // Read for a first look only, or maps whose keys are the publisher's own.
    let others = ["front matter"];
    for whose in asked.keys().filter(|whose| !others.contains(&whose.as_str())) {
        assert!(ours.contains_key(whose), "no schema for {whose}");
    }
}
