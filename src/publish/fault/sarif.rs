//! Faults as SARIF 2.1.0 (OASIS standard), which code hosts show beside the lines of a change.

use std::path::Path;

use serde_json::{Value, json};

use crate::publish::content::address::encode_path;

use super::{ABOUT, Class, Fault, Faults, Severity};

/// The schema of the format.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What addresses of files are relative to, where the folder's place in the repository is not known.
const BASE: &str = "CONTENT";

impl Faults {
    /// The faults as one SARIF log. `root` is the folder as it was named on the command line: files are told relative to
    /// where the command was run, or, when it was named from the root of the disk, relative to that folder.
    #[must_use]
    pub fn to_sarif(&self, root: &str) -> String {
        let place = Place::new(root);
        let rules: Vec<Value> = ABOUT
            .iter()
            .map(|about| {
                json!({
                    "id": about.code.name(),
                    "shortDescription": {"text": about.what},
                    "help": {"text": about.mend},
                    "properties": {"tags": [class(about.class)]},
                })
            })
            .collect();
        let results: Vec<Value> = self.list().iter().map(|fault| result(fault, &place)).collect();
        let mut run = json!({
            "tool": {"driver": {
                "name": "chasqui",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        });
        if let Some(base) = &place.base {
            run["originalUriBaseIds"] = json!({BASE: {"uri": base}});
        }
        let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
        // Of strings and numbers alone, it can always be written.
        serde_json::to_string_pretty(&log).unwrap_or_default()
    }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Content => "content",
        Class::Style => "style",
        Class::Outside => "outside-links",
        Class::Site => "site",
    }
}

/// How files are named.
struct Place {
    prefix: String,
    base: Option<String>,
}

impl Place {
    fn new(root: &str) -> Self {
        let slashes = root.replace('\\', "/");
        let plain = slashes.trim_start_matches("./").trim_end_matches('/');
        if plain.contains("://") {
            return Self { prefix: String::new(), base: Some(format!("{}/", plain.trim_end_matches('/'))) };
        }
        if Path::new(root).is_absolute() {
            let slash = if plain.starts_with('/') { "" } else { "/" };
            return Self {
                prefix: String::new(),
                base: Some(format!("file://{slash}{}/", encode_path(plain))),
            };
        }
        let prefix = if plain.is_empty() || plain == "." { String::new() } else { format!("{plain}/") };
        Self { prefix, base: None }
    }

    fn file(&self, file: &str) -> Value {
        let mut location = json!({"uri": encode_path(&format!("{}{file}", self.prefix))});
        if self.base.is_some() {
            location["uriBaseId"] = json!(BASE);
        }
        location
    }
}

fn result(fault: &Fault, place: &Place) -> Value {
    let level = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let message = match &fault.mend {
        Some(mend) => format!("{}. Mend: {mend}", fault.what),
        None => fault.what.clone(),
    };
    let mut physical = json!({"artifactLocation": place.file(&fault.file)});
    if let Some(line) = fault.line {
        physical["region"] = json!({"startLine": line});
        if let Some(text) = &fault.text {
            physical["region"]["snippet"] = json!({"text": text});
        }
    }
    let index = ABOUT.iter().position(|about| about.code == fault.code);
    json!({
        "ruleId": fault.code.name(),
        "ruleIndex": index,
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": physical}],
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Fault, Faults};
    use super::*;

    fn log(root: &str) -> Value {
        let fault =
            Fault::warning(Code::LongHeadline, "news/2019/año nuevo.md", "long").at("---\ntitle: x\n", 2);
        let other = Fault::error(Code::NotReadable, "site.yaml", "a content folder needs site.yaml");
        serde_json::from_str(&Faults::new(vec![fault.mend("cut"), other]).to_sarif(root)).unwrap()
    }

    /// What the schema of the format asks of the parts that are written.
    #[test]
    fn it_is_what_the_standard_asks_for() {
        let log = log("content");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["name"], "chasqui");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let mut ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
        assert!(rules.iter().all(|rule| rule["shortDescription"]["text"].is_string()));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rules.len());
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 2);
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            let physical = &result["locations"][0]["physicalLocation"];
            let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.starts_with("content/") && !uri.contains([' ', '\\']), "{uri}");
            if let Some(region) = physical.get("region") {
                assert!(region["startLine"].as_u64().unwrap() >= 1);
            }
        }
        let told = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(told["artifactLocation"]["uri"], "content/news/2019/a%C3%B1o%20nuevo.md");
        assert_eq!(told["region"], json!({"startLine": 2, "snippet": {"text": "title: x"}}));
        assert_eq!(results[0]["message"]["text"], "long. Mend: cut");
    }

    #[test]
    fn files_are_named_from_where_it_was_run() {
        for (root, uri) in [("./a/b/", "a/b/site.yaml"), (".", "site.yaml"), ("a\\b", "a/b/site.yaml")] {
            let told = &log(root)["runs"][0]["results"][1]["locations"][0]["physicalLocation"];
            assert_eq!(told["artifactLocation"], json!({"uri": uri}), "{root}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_named_from_the_disks_root_is_a_base() {
        let log = log("/srv/my news");
        let run = &log["runs"][0];
        assert_eq!(run["originalUriBaseIds"]["CONTENT"]["uri"], "file:///srv/my%20news/");
        let told = &run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(*told, json!({"uri": "site.yaml", "uriBaseId": "CONTENT"}));
    }
}
