//! Every address of the site: articles, pages, and the lists that the site makes of them.

use std::collections::{HashMap, HashSet};

use super::identity::Identity;
use super::languages::Languages;
use super::newsroom::StaticFile;
use super::periods::Periods;
use super::targets::{FileTarget, Targets};
use super::vocabularies::Vocabularies;

/// Pages that the site makes by itself, whatever is published: what is not built yet has no place here.
const OWN: [&str; 12] = [
    "",
    "news/",
    "archive/",
    "topics/",
    "regions/",
    "series/",
    "key-issues/",
    "data/",
    "offline/",
    "saved/",
    "embed/",
    "embed/feed/",
];

/// Makes everything known that an address can lead to; `drafts` says whether drafts are among it, `work` of each
/// article which work it is a version of.
pub(super) fn collect(
    targets: &mut Targets,
    drafts: bool,
    [news, pages]: [&[Identity]; 2],
    work: &HashMap<String, String>,
    vocabularies: &Vocabularies,
    languages: &Languages,
    statics: &[StaticFile],
) {
    for file in news.iter().chain(pages) {
        let left_out = file.draft && !drafts;
        let target = match &file.address {
            _ if left_out => FileTarget::Draft,
            Some(address) => FileTarget::Live(address.clone()),
            None => FileTarget::Unsure,
        };
        match &target {
            FileTarget::Live(address) => {
                targets.live.insert(address.clone());
            }
            FileTarget::Draft => targets.drafts.extend(file.address.clone()),
            FileTarget::Unsure => {
                targets.unsure.insert(file.slug.clone());
            }
        }
        targets.files.insert(file.source.path.clone(), target);
    }
    targets.statics = statics.iter().map(|file| format!("/{}", file.path)).collect();
    targets.further = languages.interface.iter().skip(1).cloned().collect();
    targets.all_readable = news.iter().all(|file| file.readable);
    targets.sure = [&vocabularies.topics, &vocabularies.regions, &vocabularies.series]
        .map(super::vocabularies::Ids::sure);
    let mut own: HashSet<String> = OWN.map(str::to_owned).into();
    let country = std::iter::once("country");
    own.extend(vocabularies.topics.iter().map(|id| format!("topics/{id}/")));
    own.extend(vocabularies.regions.iter().chain(country).map(|id| format!("regions/{id}/")));
    own.extend(vocabularies.series.iter().map(|id| format!("series/{id}/")));
    let listed: Vec<&Identity> =
        news.iter().filter(|file| !file.withdrawn && (!file.draft || drafts)).collect();
    let numbered = listed.iter().filter_map(|file| file.number.as_ref());
    own.extend(
        numbered
            .filter(|(id, _)| vocabularies.has_numbers(id))
            .map(|(id, number)| format!("series/{id}/{number}/")),
    );
    let periods = Periods::new(&listed, work, vocabularies);
    for code in &languages.interface {
        let prefix = languages.prefix(code);
        let dated = periods.paths(code);
        targets.live.extend(own.iter().chain(&dated).map(|path| format!("{prefix}/{path}")));
    }
}

/// Makes the pages of collections known.
pub(super) fn collect_collections(targets: &mut Targets, ids: &[String], languages: &Languages) {
    for code in &languages.interface {
        let prefix = languages.prefix(code);
        targets.live.extend(ids.iter().map(|id| format!("{prefix}/collections/{id}/")));
    }
}

/// Makes the feeds known, and the page about them. The parts of the trail behind all news are nothing to link to.
pub(super) fn collect_feeds(
    targets: &mut Targets,
    vocabularies: &Vocabularies,
    collections: &[String],
    languages: &Languages,
) {
    for code in &languages.interface {
        targets.live.insert(format!("{}/feeds/", languages.prefix(code)));
    }
    let regions = vocabularies.regions.iter().chain(std::iter::once("country"));
    let paths = std::iter::once("news".to_owned())
        .chain(languages.all().map(|code| format!("languages/{code}")))
        .chain(vocabularies.topics.iter().map(|id| format!("topics/{id}")))
        .chain(regions.map(|id| format!("regions/{id}")))
        .chain(vocabularies.series.iter().map(|id| format!("series/{id}")))
        .chain(collections.iter().map(|id| format!("collections/{id}")));
    for path in paths {
        targets.statics.extend(["atom", "rss", "json"].map(|ending| format!("/feeds/{path}.{ending}")));
    }
}
