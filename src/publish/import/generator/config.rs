//! What a generator's configuration says that addresses, languages and names go by. Anything else in it is not read.

use std::path::Path;

use crate::publish::content::Plain;

use super::Generator;
use super::front::{get, of_json, toml_map, truth, words, yaml_map};

/// A language that the site is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Language {
    /// `es`.
    pub(super) code: String,
    /// A folder of its own for its content, below the root.
    pub(super) folder: Option<String>,
}

/// A generator's configuration.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    pub(super) title: String,
    /// With its last slash; empty when unknown.
    pub(super) base: String,
    /// The main language; empty when the site names none.
    pub(super) language: String,
    /// All languages, when it is in several.
    pub(super) languages: Vec<Language>,
    /// The main language too stands below its code.
    pub(super) main_below: bool,
    /// Where content lies, below the root.
    pub(super) content: String,
    /// Forms of addresses by section or collection; that of Jekyll's posts is `""`.
    pub(super) permalinks: Vec<(String, String)>,
    /// Jekyll's collections.
    pub(super) collections: Vec<String>,
    /// Names of taxonomies in front matter.
    pub(super) taxonomies: Vec<String>,
    /// Addresses end with `.html`.
    pub(super) ugly: bool,
}

impl Config {
    /// Reads the configuration of the site in a folder; what is not there is as the generator has it by itself.
    pub(super) fn read(root: &Path, generator: Generator) -> (Self, Vec<String>) {
        let names: &[&str] = match generator {
            Generator::Hugo => &[
                "hugo.toml",
                "hugo.yaml",
                "hugo.yml",
                "hugo.json",
                "config.toml",
                "config.yaml",
                "config.yml",
                "config.json",
                "config/_default/hugo.toml",
                "config/_default/hugo.yaml",
                "config/_default/config.toml",
                "config/_default/config.yaml",
            ],
            Generator::Jekyll => &["_config.yml", "_config.yaml", "_config.toml"],
            Generator::Zola => &["config.toml"],
        };
        let mut wrong = Vec::new();
        let mut read = |name: &str| -> Option<Plain> {
            let text = std::fs::read_to_string(root.join(name)).ok()?;
            let parsed = match name.rsplit_once('.').map(|(_, ending)| ending) {
                Some("toml") => toml_map(&text),
                Some("json") => serde_json::from_str(&text).map(of_json).map_err(|error| error.to_string()),
                _ => yaml_map(&text),
            };
            parsed.map_err(|why| wrong.push(format!("{name}: {why}"))).ok()
        };
        let mut all = names.iter().find_map(|name| read(name)).unwrap_or(Plain::Map(Vec::new()));
        if let (Generator::Hugo, Plain::Map(entries)) = (generator, &mut all) {
            for key in ["languages", "permalinks", "taxonomies"] {
                let part =
                    ["toml", "yaml"].iter().find_map(|end| read(&format!("config/_default/{key}.{end}")));
                entries.extend(part.map(|part| (key.to_owned(), part)));
            }
        }
        (Self::of(&all, generator), wrong)
    }

    fn of(all: &Plain, generator: Generator) -> Self {
        // Keys are found in any case: Jekyll's `baseurl` is only the path below its `url`.
        let (base, below) = match generator {
            Generator::Jekyll => (words(all, &["url"]), words(all, &["baseurl"])),
            Generator::Hugo | Generator::Zola => (words(all, &["baseURL", "base_url"]), String::new()),
        };
        let base = format!("{}{}", base.trim_end_matches('/'), below.trim_end_matches('/'));
        let base = if base.contains("://") { format!("{base}/") } else { String::new() };
        let mut config = Self {
            title: words(all, &["title"]),
            base,
            language: words(
                all,
                &["defaultContentLanguage", "default_language", "languageCode", "locale", "lang"],
            ),
            main_below: truth(all, "defaultContentLanguageInSubdir").unwrap_or(false),
            ugly: truth(all, "uglyURLs").unwrap_or(false),
            ..Self::default()
        };
        config.language = config.language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        config.content = match generator {
            Generator::Hugo => Some(words(all, &["contentDir"]))
                .filter(|it| !it.is_empty())
                .unwrap_or_else(|| "content".to_owned()),
            Generator::Zola => "content".to_owned(),
            Generator::Jekyll => words(all, &["source"]).trim_matches(['.', '/']).to_owned(),
        };
        if let Some(Plain::Map(languages)) = get(all, "languages") {
            let of = |(code, it): &(String, Plain)| {
                let folder = Some(words(it, &["contentDir"])).filter(|folder| !folder.is_empty());
                Language { code: code.clone(), folder }
            };
            config.languages =
                languages.iter().filter(|(_, it)| matches!(it, Plain::Map(_))).map(of).collect();
        }
        if generator == Generator::Zola && !config.languages.is_empty() && !config.language.is_empty() {
            let main = Language { code: config.language.clone(), folder: None };
            if !config.languages.contains(&main) {
                config.languages.push(main);
            }
        }
        if let Some(Plain::Map(entries)) = get(all, "permalinks") {
            for (section, form) in entries {
                match form {
                    Plain::Words(form) => config.permalinks.push((section.clone(), form.clone())),
                    Plain::Map(inner) if section == "page" => {
                        let of = |(section, form): &(String, Plain)| match form {
                            Plain::Words(form) => Some((section.clone(), form.clone())),
                            _ => None,
                        };
                        config.permalinks.extend(inner.iter().filter_map(of));
                    }
                    _ => {}
                }
            }
        } else {
            let form = words(all, &["permalink"]);
            if !form.is_empty() {
                config.permalinks.push((String::new(), form));
            }
        }
        match get(all, "collections") {
            Some(Plain::Map(entries)) => {
                for (name, it) in entries {
                    config.collections.push(name.clone());
                    let form = words(it, &["permalink"]);
                    if !form.is_empty() {
                        config.permalinks.push((name.clone(), form));
                    }
                }
            }
            Some(Plain::List(names)) => {
                config.collections.extend(names.iter().filter_map(|name| match name {
                    Plain::Words(name) => Some(name.clone()),
                    _ => None,
                }));
            }
            _ => {}
        }
        config.collections.retain(|name| name != "posts");
        config.taxonomies = match (get(all, "taxonomies"), generator) {
            (Some(Plain::Map(names)), Generator::Hugo) => names
                .iter()
                .filter_map(|(_, name)| if let Plain::Words(name) = name { Some(name.clone()) } else { None })
                .collect(),
            _ => Vec::new(),
        };
        for usual in ["tags", "categories"] {
            if !config.taxonomies.iter().any(|name| name == usual) {
                config.taxonomies.push(usual.to_owned());
            }
        }
        config
    }

    /// Whether it is in several languages.
    pub(super) fn is_many(&self) -> bool {
        self.languages.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configurations() {
        let at = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(at.path().join(name), text).unwrap();
        write(
            "hugo.toml",
            "baseURL = 'https://example.org/x'\ntitle = 'News'\ndefaultContentLanguage = 'en'\n\
            [languages.en]\n[languages.es]\ncontentDir = 'content/es'\n[permalinks]\nposts = '/:year/:slug/'\n",
        );
        let (config, wrong) = Config::read(at.path(), Generator::Hugo);
        assert_eq!(
            (config.base.as_str(), config.title.as_str(), wrong.len()),
            ("https://example.org/x/", "News", 0)
        );
        assert_eq!(config.languages.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["en", "es"]);
        assert_eq!(config.permalinks, [("posts".to_owned(), "/:year/:slug/".to_owned())]);
        write(
            "_config.yml",
            "url: https://example.org\nbaseurl: /blog\npermalink: pretty\ncollections: {reports: {output: true}}\n",
        );
        let (config, _) = Config::read(at.path(), Generator::Jekyll);
        assert_eq!((config.base.as_str(), config.collections.len()), ("https://example.org/blog/", 1));
        write("_config.yml", "a: [");
        assert_eq!(Config::read(at.path(), Generator::Jekyll).1.len(), 1);
    }
}
