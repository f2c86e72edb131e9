//! JSON Schemas of the published documents, made from their types, for partners who read these files too.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::{
    ArchiveHead, Article, CardIndex, CardShard, IssueIndex, Keep, Latest, Newest, Page, PageIndex, Site,
};

/// Every schema, with the name of its file in `docs/schema/` (without `.json`).
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("site", schema::<Site>()),
        ("newest", schema::<Newest>()),
        ("cards", schema::<CardIndex>()),
        ("card-shard", schema::<CardShard>()),
        ("article", schema::<Article>()),
        ("pages", schema::<PageIndex>()),
        ("page", schema::<Page>()),
        ("keep", schema::<Keep>()),
        ("series", schema::<IssueIndex>()),
        ("latest", schema::<Latest>()),
        ("archive", schema::<ArchiveHead>()),
    ]
}

/// The schema (draft 2020-12) of a type as it is written. Readers may pass over fields that it does not name: fields
/// are added within a format.
fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The schema that a written document (its path in the site) keeps to; nothing for what is no document.
#[must_use]
pub fn of_document(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix("data/v1/")?.strip_suffix(".json")?;
    let (folder, rest) = name.split_once('/').map_or((name, None), |(folder, rest)| (folder, Some(rest)));
    Some(match (folder.split('.').next()?, rest) {
        ("site", None) => "site",
        ("newest", None) => "newest",
        ("cards", None) => "cards",
        ("pages", None) => "pages",
        ("keep", None) => "keep",
        ("cards", Some(_)) => "card-shard",
        ("articles", Some(_)) => "article",
        ("pages", Some(_)) => "page",
        ("series", Some(_)) => "series",
        ("latest", Some(_)) => "latest",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_its_schema() {
        for (path, expected) in [
            ("data/v1/site.json", Some("site")),
            ("data/v1/cards.abcdefghij.json", Some("cards")),
            ("data/v1/keep.abcdefghij.json", Some("keep")),
            ("data/v1/cards/2019-03.abcdefghij.json", Some("card-shard")),
            ("data/v1/articles/2019/a.abcdefghij.json", Some("article")),
            ("data/v1/pages/es/about.abcdefghij.json", Some("page")),
            ("data/v1/latest/topics/mining.json", Some("latest")),
            ("data/v1/facets.abcdefghij.bin", None),
            ("index.html", None),
        ] {
            assert_eq!(of_document(path), expected, "{path}");
        }
        let names: Vec<_> = schemas().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 11);
    }

    /// `BLESS=1 cargo test` writes them anew.
    #[test]
    fn the_schemas_in_docs_are_those_of_the_types() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
        for (name, schema) in schemas() {
            let path = folder.join(format!("{name}.json"));
            let wanted = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            if std::env::var_os("BLESS").is_some() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, &wanted).unwrap();
            }
            let found = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(found == wanted, "{} differs; BLESS=1 cargo test writes it anew", path.display());
        }
    }
}
