//! Which files of earlier builds a new one brings along.
//!
//! A page that a reader opened yesterday asks for the data of yesterday's build by its hash. So the files named by
//! hash of the last few builds that changed something stay; a build that changed nothing does not age them.
//!
//! Unless something was taken back: the older data of others names it too (neighbours, related articles, lists, the
//! index of search). Then no older data stays at all, and a page that is open asks for the site anew.

use super::OutputError;
use super::hash::{named_by_hash, stem_of_hashed};
use super::marker::Marker;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

/// The files named by hash that lie in a site's folder, as paths in the site.
pub(super) fn hashed_files(site: &Path) -> Result<BTreeSet<String>, OutputError> {
    let mut found = BTreeSet::new();
    for room in ["app", "data/v1"] {
        let root = site.join(room);
        if !root.is_dir() {
            continue;
        }
        for entry in walkdir::WalkDir::new(&root) {
            let entry = entry.map_err(|error| OutputError::Io {
                doing: "read",
                path: root.clone(),
                source: error.into(),
            })?;
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(inside) = entry.path().strip_prefix(site) else { continue };
            // A name that is not text was not written by us.
            let Some(parts) = inside.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>() else {
                continue;
            };
            let path = parts.join("/");
            if named_by_hash(&path) {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// Where each file is a document of its own: an article, a page.
const DOCUMENTS: [&str; 2] = ["data/v1/articles/", "data/v1/pages/"];

/// Whether a document of the builds before was taken back: its stem is `forgotten` and it does not say the same any
/// more, or no document is written under its stem now.
fn is_anything_taken_back(
    before: &BTreeSet<String>,
    now: &BTreeSet<String>,
    forgotten: &HashSet<String>,
) -> bool {
    let is_document = |path: &&String| DOCUMENTS.iter().any(|folder| path.starts_with(folder));
    let standing: HashSet<&str> =
        now.iter().filter(is_document).filter_map(|path| stem_of_hashed(path)).collect();
    let mut old = before.difference(now).filter(is_document).filter_map(|path| stem_of_hashed(path));
    old.any(|stem| forgotten.contains(stem) || !standing.contains(stem))
}

/// Which of the files `before` (all that lay there, with the marker's word on their age) are brought along beside
/// those written `now`, with their new age; at most `keep` changed builds back, and no data when anything was taken
/// back: `forgotten` are the stems of what is withdrawn.
pub(super) fn brought_along(
    before: &BTreeSet<String>,
    marker: &Marker,
    now: &BTreeSet<String>,
    keep: usize,
    forgotten: &HashSet<String>,
) -> BTreeMap<String, usize> {
    let of_last_build = before.iter().filter(|path| !marker.kept.contains_key(*path));
    let step = usize::from(!of_last_build.eq(now.iter()));
    let keeps_data = !is_anything_taken_back(before, now, forgotten);
    before
        .difference(now)
        .filter(|path| keeps_data || !path.starts_with("data/"))
        .map(|path| (path.clone(), marker.kept.get(path).copied().unwrap_or(0) + step))
        .filter(|(_, age)| *age <= keep)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` is data, `/a` an article, `@a` of the program.
    fn file(name: &str) -> String {
        match name.strip_prefix('/') {
            Some(name) => format!("data/v1/articles/{name}.abcdefghij.json"),
            None => match name.strip_prefix('@') {
                Some(name) => format!("app/{name}.abcdefghij.js"),
                None => format!("data/v1/{name}.abcdefghij.json"),
            },
        }
    }

    fn set(names: &str) -> BTreeSet<String> {
        names.split_whitespace().map(file).collect()
    }

    fn ages(text: &str) -> BTreeMap<String, usize> {
        let one = |word: &str| {
            let (name, age) = word.split_at(word.len() - 1);
            (file(name), age.parse().expect("an age"))
        };
        text.split_whitespace().map(one).collect()
    }

    #[test]
    fn what_stays() {
        // before, ages of those kept already, now, keep -> brought along with their ages
        for (before, kept, now, keep, expected) in [
            ("a b", "", "a b", 3, ""),
            ("a b", "", "a c", 3, "b1"),
            ("a b c", "b1", "a d", 3, "b2 c1"),
            // nothing changed: nothing ages
            ("a b", "b1", "a", 3, "b1"),
            ("a b", "b1", "a c", 1, ""),
            ("a b", "b3", "c", 3, "a1"),
            ("a b", "", "a", 0, ""),
            // what came back is of the present build again
            ("a b", "b2", "a b", 3, ""),
        ] {
            let marker = Marker { kept: ages(kept) };
            let got = brought_along(&set(before), &marker, &set(now), keep, &HashSet::new());
            assert_eq!(got, ages(expected), "{before} | {kept} | {now} | {keep}");
        }
    }

    #[test]
    fn what_was_taken_back_takes_all_older_data_along() {
        let forgotten = HashSet::from(["data/v1/articles/w".to_owned()]);
        let older = |name: &str| format!("data/v1/articles/{name}.zzzzzzzzzz.json");
        for (before, old, now, expected) in [
            // another text of an article
            ("a @p /x", Some("x"), "b @q /x", "a1 @p1"),
            // withdrawn just now, or in a build that this one still keeps files of
            ("a @p /w", Some("w"), "b @q /w", "@p1"),
            // withdrawn long ago: only its note lies there
            ("a @p /w", None, "b @q /w", "a1 @p1"),
            // gone altogether
            ("a @p /x", None, "b @q", "@p1"),
        ] {
            let mut files = set(before);
            files.extend(old.map(older));
            let mut expected = ages(expected);
            if old == Some("x") {
                expected.insert(older("x"), 1);
            }
            let got = brought_along(&files, &Marker::default(), &set(now), 3, &forgotten);
            assert_eq!(got, expected, "{before} | {old:?} | {now}");
        }
    }
}
