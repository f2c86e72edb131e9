//! The content folder as it stands before an import: its vocabularies, and which files and addresses are taken.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::publish::content::newsroom::{KINDS, Redirect};
use crate::publish::content::{LoadOptions, folded, load};

use super::mapping::Target;
use super::{ImportError, Sort};

/// The content folder as it stands.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) root: PathBuf,
    /// Whether there is no newsroom yet: a `site.yaml` is then written too.
    pub(super) is_new: bool,
    /// The interface's languages; the first is the site's.
    pub(super) languages: Vec<String>,
    /// Languages it is written in without an interface.
    pub(super) content_languages: Vec<String>,
    pub(super) topics: HashSet<String>,
    pub(super) regions: HashSet<String>,
    pub(super) series: HashSet<String>,
    pub(super) kinds: HashSet<String>,
    /// Names, aliases, ids and places, folded, and what each means.
    pub(super) names: BTreeMap<String, Target>,
    /// Files of `news/` and `pages/`, and their addresses.
    pub(super) articles: Vec<(String, String)>,
    /// Their addresses, without the last slash.
    pub(super) addresses: HashSet<String>,
    /// Old addresses that lead somewhere already, without the last slash, and the files that say so.
    pub(super) redirects: HashMap<String, String>,
    /// Files of `media/`, in small letters.
    pub(super) media: HashSet<String>,
}

impl Place {
    /// Reads the folder; one that is not there, or empty, is a new newsroom in `language`.
    pub(super) fn read(root: &Path, language: &str, today: Option<NaiveDate>) -> Result<Self, ImportError> {
        let mut place = Self { root: root.to_owned(), ..Self::default() };
        let shown = |entry: std::fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
        let empty = match std::fs::read_dir(root) {
            Ok(entries) => !entries.flatten().any(shown),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
            Err(error) => return Err(ImportError::File(root.to_owned(), error)),
        };
        place.kinds = KINDS.iter().map(|kind| (*kind).to_owned()).collect();
        if empty {
            place.is_new = true;
            place.languages = vec![language.to_owned()];
            place.built_in_kinds();
            return Ok(place);
        }
        let (newsroom, faults) = load(root, &LoadOptions { drafts: true, today });
        let Some(newsroom) = newsroom else {
            return Err(ImportError::Content(root.to_owned(), Box::new(faults)));
        };
        place.languages.clone_from(&newsroom.site.languages);
        place.content_languages =
            newsroom.site.content_languages.iter().map(|(code, _)| code.clone()).collect();
        for series in &newsroom.series {
            place.series.insert(series.id.clone());
            place.name(&series.id, &series.name.0, &series.aliases, &Target::Series(series.id.clone()));
        }
        for region in &newsroom.regions {
            place.regions.insert(region.id.clone());
            place.name(&region.id, &region.name.0, &region.aliases, &Target::Region(region.id.clone()));
            for name in &region.places {
                place.names.entry(folded(name)).or_insert_with(|| Target::Place(name.clone()));
            }
        }
        for topic in &newsroom.topics {
            place.topics.insert(topic.id.clone());
            place.name(&topic.id, &topic.name.0, &topic.aliases, &Target::Topic(topic.id.clone()));
        }
        for kind in &newsroom.kinds {
            place.kinds.insert(kind.id.clone());
            let names = kind.name.clone().unwrap_or_default();
            place.name(&kind.id, &names.0, &[], &Target::Kind(kind.id.clone()));
        }
        place.built_in_kinds();
        let articles = newsroom.articles.iter().map(|article| (&article.source, &article.address));
        let pages = newsroom.pages.iter().map(|page| (&page.source, &page.address));
        place.articles = articles.chain(pages).map(|(file, at)| (file.clone(), at.clone())).collect();
        place.addresses =
            place.articles.iter().map(|(_, address)| address.trim_end_matches('/').to_owned()).collect();
        let redirect =
            |redirect: &Redirect| (redirect.from.trim_end_matches('/').to_owned(), redirect.source.clone());
        place.redirects = newsroom.redirects.iter().map(redirect).collect();
        for entry in walkdir::WalkDir::new(root.join("media")).into_iter().flatten() {
            if let Some(path) = entry.path().strip_prefix(root).ok().and_then(Path::to_str) {
                place.media.insert(path.replace(std::path::MAIN_SEPARATOR, "/").to_lowercase());
            }
        }
        Ok(place)
    }

    /// A kind may be meant by one or by many: "letter", "Letters".
    fn built_in_kinds(&mut self) {
        for kind in KINDS.iter().filter(|kind| **kind != "news") {
            let many = match kind.strip_suffix('y') {
                Some(stem) => format!("{stem}ies"),
                None => format!("{kind}s"),
            };
            for name in [(*kind).to_owned(), many] {
                self.names.entry(name).or_insert_with(|| Target::Kind((*kind).to_owned()));
            }
        }
    }

    fn name(&mut self, id: &str, names: &BTreeMap<String, String>, aliases: &[String], target: &Target) {
        for name in names.values().chain(aliases) {
            self.names.entry(folded(name)).or_insert_with(|| target.clone());
        }
        self.names.entry(id.to_owned()).or_insert_with(|| target.clone());
    }

    /// An address as it stands in the site: articles in further languages below their code.
    pub(super) fn address(&self, sort: Sort, language: &str, address: &str) -> String {
        let further = sort == Sort::Article && self.languages.iter().skip(1).any(|code| code == language);
        if further { format!("/{language}{address}") } else { address.to_owned() }
    }

    /// The language that a code of the source means here: itself, or its first part.
    pub(super) fn language(&self, code: &str) -> Option<String> {
        let code = code.replace('_', "-");
        let short = code.split('-').next().unwrap_or_default().to_lowercase();
        let all = || self.languages.iter().chain(&self.content_languages);
        let found = all().find(|known| known.eq_ignore_ascii_case(&code));
        let found = found.or_else(|| all().find(|known| known.eq_ignore_ascii_case(&short)));
        found.or_else(|| all().find(|known| known.split('-').next() == Some(&short))).cloned()
    }
}
