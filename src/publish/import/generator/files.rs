//! The content files of a site: where each stands, in which language, and what lies beside it.

use std::collections::{BTreeMap, HashMap};

use super::Generator;
use super::config::Config;

/// A content file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    /// Below the site's root.
    pub(super) path: String,
    /// Below the content folder (Jekyll: below the site), without language, ending, and `index` of a bundle: what it is
    /// called by others.
    pub(super) logical: String,
    /// The file's name without language and ending; a bundle's is its folder's.
    pub(super) name: String,
    /// Its language, where that shows by name or folder.
    pub(super) language: Option<String>,
    /// The front page of a section: `_index.md`.
    pub(super) is_section: bool,
    /// A Jekyll draft, which has no date.
    pub(super) is_draft: bool,
    /// A Jekyll collection, or `posts`.
    pub(super) collection: Option<String>,
    /// Files that belong to it: paths below the site's root, and names below its own folder.
    pub(super) beside: Vec<(String, String)>,
}

const MARKDOWN: [&str; 5] = ["md", "markdown", "mdown", "mkd", "mkdn"];
const PAGES: [&str; 2] = ["html", "htm"];

/// Finds the content files among all of a site's.
pub(super) fn files(all: &[String], config: &Config, generator: Generator) -> Vec<File> {
    let mut found: Vec<File> = match generator {
        Generator::Jekyll => all.iter().filter_map(|path| jekyll(path, config)).collect(),
        Generator::Hugo | Generator::Zola => all.iter().filter_map(|path| bundled(path, config)).collect(),
    };
    if generator != Generator::Jekyll {
        beside(&mut found, all);
    }
    found
}

/// The ending and what stands before it.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}

fn is_content(name: &str) -> bool {
    let ending = split(name).1.to_ascii_lowercase();
    MARKDOWN.contains(&ending.as_str()) || PAGES.contains(&ending.as_str())
}

/// Hugo's and Zola's: below the content folder or a language's.
fn bundled(path: &str, config: &Config) -> Option<File> {
    let of = |folder: &str| path.strip_prefix(folder.trim_end_matches('/'))?.strip_prefix('/');
    let own = config
        .languages
        .iter()
        .filter_map(|language| Some((of(language.folder.as_deref()?)?, Some(language.code.clone()))))
        .min_by_key(|(rest, _)| rest.len());
    let content = if config.content.is_empty() { Some(path) } else { of(&config.content) };
    let (rest, by_folder) = own.or_else(|| content.map(|rest| (rest, None)))?;
    let (folder, name) = rest.rsplit_once('/').map_or(("", rest), |(folder, name)| (folder, name));
    if !is_content(name) {
        return None;
    }
    let stem = split(name).0;
    let known = |code: &str| config.languages.iter().any(|language| language.code == code);
    let (stem, by_name) = match split(stem) {
        (plain, code) if known(code) => (plain, Some(code.to_owned())),
        _ => (stem, None),
    };
    let is_section = stem == "_index";
    let is_bundle = stem == "index";
    let logical = if is_section || is_bundle { folder.to_owned() } else { join(folder, stem) };
    let name = logical.rsplit('/').next().unwrap_or_default().to_owned();
    Some(File {
        path: path.to_owned(),
        logical,
        name,
        language: by_name.or(by_folder),
        is_section,
        ..File::default()
    })
}

/// Jekyll's: posts, drafts, collections, and pages anywhere else.
fn jekyll(path: &str, config: &Config) -> Option<File> {
    let inside = if config.content.is_empty() {
        path
    } else {
        path.strip_prefix(&config.content)?.strip_prefix('/')?
    };
    let (folder, name) = inside.rsplit_once('/').map_or(("", inside), |(folder, name)| (folder, name));
    let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if !is_content(name) || parts.iter().any(|part| matches!(*part, "vendor" | "node_modules")) {
        return None;
    }
    let special = parts.iter().position(|part| part.starts_with('_'));
    let stem = split(name).0;
    let mut file =
        File { path: path.to_owned(), logical: join(folder, stem), name: stem.to_owned(), ..File::default() };
    match special.map(|at| (at, parts[at])) {
        Some((_, "_posts")) => file.collection = Some("posts".to_owned()),
        Some((_, "_drafts")) => {
            file.collection = Some("posts".to_owned());
            file.is_draft = true;
        }
        Some((0, collection)) if config.collections.iter().any(|known| *known == collection[1..]) => {
            file.collection = Some(collection[1..].to_owned());
        }
        Some(_) => return None,
        None => {
            // What others read about a project is no page of its site.
            if parts.is_empty()
                && matches!(
                    stem.to_ascii_lowercase().as_str(),
                    "readme" | "license" | "contributing" | "changelog"
                )
            {
                return None;
            }
        }
    }
    Some(file)
}

/// What lies in a bundle's folder, and is no content itself, belongs to it, in all its languages.
fn beside(found: &mut [File], all: &[String]) {
    let mut bundles: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, file) in found.iter().enumerate() {
        let (folder, name) =
            file.path.rsplit_once('/').map_or(("", file.path.as_str()), |(folder, name)| (folder, name));
        if name.starts_with("index.") || file.is_section {
            bundles.entry(folder.to_owned()).or_default().push(at);
        }
    }
    let mut kept: BTreeMap<usize, Vec<(String, String)>> = BTreeMap::new();
    for path in all.iter().filter(|path| !is_content(path)) {
        let mut folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        loop {
            if let Some(owners) = bundles.get(folder) {
                let name = path[folder.len()..].trim_start_matches('/');
                for owner in owners {
                    kept.entry(*owner).or_default().push((path.clone(), name.to_owned()));
                }
                break;
            }
            match folder.rsplit_once('/') {
                Some((above, _)) => folder = above,
                None => break,
            }
        }
    }
    for (at, files) in kept {
        found[at].beside = files;
    }
}

pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::super::config::Language;
    use super::*;

    fn names(paths: &[&str], config: &Config, generator: Generator) -> Vec<(String, Option<String>, usize)> {
        let all: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        let found = files(&all, config, generator);
        found.into_iter().map(|file| (file.logical, file.language, file.beside.len())).collect()
    }

    #[test]
    fn bundles_and_languages() {
        let language = |code: &str, folder: Option<&str>| Language {
            code: code.into(),
            folder: folder.map(str::to_owned),
        };
        let config = Config {
            content: "content".to_owned(),
            languages: vec![language("en", None), language("es", Some("content/es"))],
            ..Config::default()
        };
        let paths = [
            "content/posts/a.md",
            "content/posts/a.es.md",
            "content/posts/b/index.md",
            "content/posts/b/pic.jpg",
            "content/posts/b/in/x.pdf",
            "content/posts/_index.md",
            "content/es/about.md",
            "static/x.jpg",
            "README.md",
            "content/posts/v1.2.md",
        ];
        let es = Some("es".to_owned());
        assert_eq!(
            names(&paths, &config, Generator::Hugo),
            [
                ("posts/a".to_owned(), None, 0),
                ("posts/a".to_owned(), es.clone(), 0),
                ("posts/b".to_owned(), None, 2),
                ("posts".to_owned(), None, 0),
                ("about".to_owned(), es, 0),
                ("posts/v1.2".to_owned(), None, 0),
            ]
        );
    }

    #[test]
    fn posts_and_collections() {
        let config = Config { collections: vec!["reports".to_owned()], ..Config::default() };
        let paths = [
            "_posts/2019-06-02-water.md",
            "news/_posts/2019-06-03-land.md",
            "_drafts/later.md",
            "_reports/one.md",
            "_layouts/post.html",
            "_other/x.md",
            "about.md",
            "README.md",
            "vendor/x.md",
            "assets/x.jpg",
        ];
        let found: Vec<String> =
            names(&paths, &config, Generator::Jekyll).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(
            found,
            [
                "_posts/2019-06-02-water",
                "news/_posts/2019-06-03-land",
                "_drafts/later",
                "_reports/one",
                "about"
            ]
        );
    }
}
