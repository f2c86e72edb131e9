//! Which files of earlier builds a new one brings along.
//!
//! A page that a reader opened yesterday asks for the data of yesterday's build by its hash. So the files named by
//! hash of the last few builds that changed something stay; a build that changed nothing does not age them.

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

/// Which of the files `before` (all that lay there, with the marker's word on their age) are brought along beside
/// those written `now`, with their new age; at most `keep` changed builds back, and none whose stem is `forgotten`.
pub(super) fn brought_along(
    before: &BTreeSet<String>,
    marker: &Marker,
    now: &BTreeSet<String>,
    keep: usize,
    forgotten: &HashSet<String>,
) -> BTreeMap<String, usize> {
    let of_last_build = before.iter().filter(|path| !marker.kept.contains_key(*path));
    let step = usize::from(!of_last_build.eq(now.iter()));
    before
        .difference(now)
        .filter(|path| stem_of_hashed(path).is_some_and(|stem| !forgotten.contains(stem)))
        .map(|path| (path.clone(), marker.kept.get(path).copied().unwrap_or(0) + step))
        .filter(|(_, age)| *age <= keep)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> String {
        format!("data/v1/{name}.abcdefghij.json")
    }

    #[test]
    fn what_stays() {
        let set = |names: &str| -> BTreeSet<String> { names.split_whitespace().map(file).collect() };
        // before, ages of those kept already, now, keep, forgotten -> brought along with their ages
        for (before, kept, now, keep, forgotten, expected) in [
            ("a b", "", "a b", 3, "", ""),
            ("a b", "", "a c", 3, "", "b1"),
            ("a b c", "b1", "a d", 3, "", "b2 c1"),
            // nothing changed: nothing ages
            ("a b", "b1", "a", 3, "", "b1"),
            ("a b", "b1", "a c", 1, "", ""),
            ("a b", "b3", "c", 3, "", "a1"),
            ("a b", "", "a", 0, "", ""),
            // what came back is of the present build again
            ("a b", "b2", "a b", 3, "", ""),
            ("a b c", "b1", "c", 3, "b", "a1"),
        ] {
            let ages = |text: &str| -> BTreeMap<String, usize> {
                text.split_whitespace()
                    .map(|word| (file(&word[..1]), word[1..].parse().expect("an age")))
                    .collect()
            };
            let forgotten: HashSet<String> =
                forgotten.split_whitespace().map(|name| format!("data/v1/{name}")).collect();
            let marker = Marker { kept: ages(kept) };
            let got = brought_along(&set(before), &marker, &set(now), keep, &forgotten);
            assert_eq!(got, ages(expected), "{before} | {kept} | {now} | {keep}");
        }
    }
}
