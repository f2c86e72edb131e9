//! Every address of the site: articles, pages, and the lists that the site makes of them.

use std::collections::HashSet;

use super::identity::Identity;
use super::languages::Languages;
use super::lists::Lists;
use super::newsroom::StaticFile;
use super::targets::{FileTarget, Targets};

/// Pages that the site makes by itself.
const OWN: [&str; 9] =
    ["news", "archive", "topics", "regions", "series", "key-issues", "saved", "offline", "embed"];

/// Makes everything known that an address can lead to; `drafts` says whether drafts are among it.
pub(super) fn collect(
    targets: &mut Targets,
    drafts: bool,
    [news, pages]: [&[Identity]; 2],
    lists: &Lists,
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
    let mut own = HashSet::from([String::new(), "404/".to_owned(), "embed/feed/".to_owned()]);
    own.extend(OWN.map(|path| format!("{path}/")));
    let mut periods: HashSet<String> = HashSet::new();
    for file in news.iter().filter(|file| !file.draft || drafts) {
        match file.date.as_ref().and_then(|date| Some((date.year()?, date.month()))) {
            Some((year, month)) => {
                periods.insert(format!("{year:04}/"));
                periods.extend(month.map(|month| format!("{year:04}/{month:02}/")));
            }
            None => {
                periods.insert("undated/".to_owned());
            }
        }
        own.extend(file.number.iter().map(|(id, number)| format!("series/{id}/{number}/")));
    }
    own.extend(periods.iter().map(|period| format!("news/{period}")));
    let years: Vec<&String> =
        periods.iter().filter(|period| period.len() == 5 || *period == "undated/").collect();
    for (folder, ids) in lists.ids() {
        for id in ids {
            own.extend(years.iter().map(|year| format!("{folder}/{id}/{year}")));
            own.insert(format!("{folder}/{id}/"));
        }
    }
    for code in &languages.interface {
        let prefix = languages.prefix(code);
        targets.live.extend(own.iter().map(|path| format!("{prefix}/{path}")));
    }
}
