//! `chasqui check --dist`: looks at a written site and says what is wrong in it, and whose limits it passes.
//!
//! A folder goes wrong on its way: a copy that ended early, a program that "cleans up", a line of the publisher's own
//! script. An error is something that readers will miss; a host's limit is a warning, as nobody needs every host.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use rayon::prelude::*;

use super::super::fault::{Code, Fault, Faults};
use super::super::hosts::limits::{LIMITS, Size};
use super::super::output::{MARKER, named_by_hash, short_hash};
use super::super::serve::page_addresses;
use crate::model::Site;
use crate::publish::content::address::join;

/// A site as it lies in its folder: what hosts count, and what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// What hosts count.
    pub size: Size,
    /// What is wrong.
    pub faults: Faults,
}

/// Looks through the folder `dist`.
///
/// # Errors
/// When it is no folder or cannot be read.
pub fn check(dist: &Path) -> io::Result<Looked> {
    let mut files: BTreeMap<String, u64> = BTreeMap::new();
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(dist).min_depth(1) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(dist).unwrap_or(entry.path()).to_string_lossy();
        let path = inside.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.file_type().is_dir() {
            folders.entry(path).or_default();
        } else if path != MARKER {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            *folders.entry(folder).or_default() += 1;
            files.insert(path, entry.metadata()?.len());
        }
    }
    let of = |(path, count): (&String, &u64)| (path.clone(), *count);
    let size = Size {
        bytes: files.values().sum(),
        files: files.len(),
        folders: folders.len(),
        largest: files.iter().max_by_key(|(_, bytes)| **bytes).map(of).unwrap_or_default(),
        fullest: folders
            .iter()
            .max_by_key(|(_, count)| **count)
            .map(|(a, b)| (a.clone(), *b))
            .unwrap_or_default(),
    };
    let mut faults = missing(&files);
    faults.extend(roots(dist, &files)?);
    let paths: Vec<&String> = files.keys().collect();
    let each: Vec<Vec<Fault>> =
        paths.par_iter().map(|path| look_at(dist, path, &files)).collect::<io::Result<_>>()?;
    faults.extend(each.into_iter().flatten());
    for limits in LIMITS {
        faults.extend(limits.passed(&size).into_iter().map(|what| {
            let mend = format!(
                "choose another host, or publish less; its limits: {} (read {})",
                limits.source, limits.read
            );
            Fault::warning(Code::Limit, "", format!("too much for {}: {what}", limits.host)).mend(mend)
        }));
    }
    Ok(Looked { size, faults: Faults::new(faults) })
}

/// What every site has.
fn missing(files: &BTreeMap<String, u64>) -> Vec<Fault> {
    let needed =
        ["index.html", "404.html", "app/start.js", "app/style.css", "data/v1/site.json", "service-worker.js"];
    let gone = needed.into_iter().filter(|path| !files.contains_key(*path));
    gone.map(|path| {
        Fault::error(Code::NotThere, path, format!("there is no {path}"))
            .mend("build again, or copy the whole folder")
    })
    .collect()
}

/// What the entry of the data names.
fn roots(dist: &Path, files: &BTreeMap<String, u64>) -> io::Result<Vec<Fault>> {
    const ENTRY: &str = "data/v1/site.json";
    if !files.contains_key(ENTRY) {
        return Ok(Vec::new());
    }
    let site: Site = match serde_json::from_slice(&fs::read(dist.join(ENTRY))?) {
        Ok(site) => site,
        Err(error) => {
            let what = format!("{ENTRY} cannot be read: {error}");
            return Ok(vec![Fault::error(Code::Altered, ENTRY, what).mend("build again")]);
        }
    };
    let roots = &site.roots;
    let named = [&roots.facets, &roots.newest, &roots.cards, &roots.pages]
        .into_iter()
        .chain(&roots.search)
        .chain(&roots.keep);
    let gone = named.filter(|file| !files.contains_key(&file.file));
    Ok(gone
        .map(|file| {
            Fault::error(Code::NotThere, ENTRY, format!("it names {}, which is not there", file.file))
                .mend("build again")
        })
        .collect())
}

fn look_at(dist: &Path, path: &str, files: &BTreeMap<String, u64>) -> io::Result<Vec<Fault>> {
    let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
    let copy_of = plain.filter(|plain| files.contains_key(*plain));
    let is_page = path.rsplit('.').next() == Some("html");
    if copy_of.is_none() && !named_by_hash(path) && !is_page {
        return Ok(Vec::new());
    }
    let bytes = fs::read(dist.join(path))?;
    let mut faults = Vec::new();
    if let Some(plain) = copy_of {
        if unpacked(path, &bytes).as_deref() != Some(&fs::read(dist.join(plain))?) {
            let what = format!("{path} is not a compressed copy of {plain}");
            faults.push(
                Fault::error(Code::Copy, path, what)
                    .mend("build again; whoever changes a file must take its copies away"),
            );
        }
    } else if is_page {
        faults.extend(named(path, &String::from_utf8_lossy(&bytes), files));
    } else if path.split('.').rev().nth(1) != Some(short_hash(&bytes).as_str()) {
        let what = format!("{path} is not what its name says: it was changed or cut");
        faults.push(Fault::error(Code::Altered, path, what).mend("build again"));
    }
    Ok(faults)
}

fn unpacked(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    if path.rsplit('.').next() == Some("br") {
        brotli::Decompressor::new(bytes, 4096).read_to_end(&mut plain).ok()?;
    } else {
        flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut plain).ok()?;
    }
    Some(plain)
}

/// What a page names inside the site and is not there.
fn named(page: &str, html: &str, files: &BTreeMap<String, u64>) -> Vec<Fault> {
    let root = html.split("data-root=\"").nth(1).and_then(|rest| rest.split('"').next());
    let gone: BTreeSet<String> = page_addresses(html)
        .into_iter()
        .filter_map(|address| target(page, &address, root))
        .filter(|file| !files.contains_key(file))
        .collect();
    gone.into_iter()
        .map(|file| {
            let what = format!("it names {file}, which is not there");
            Fault::error(Code::NotThere, page, what).mend("build again, or copy the whole folder")
        })
        .collect()
}

/// The file that an address on a page means; nothing for another host's or one that names no file.
fn target(page: &str, address: &str, root: Option<&str>) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or_default().replace("&amp;", "&");
    if address.is_empty() || address.contains(':') || address.starts_with("//") {
        return None;
    }
    let (from, inside) = if address.starts_with('/') {
        // Only pages that are served anywhere begin at the host's root.
        ("", address.strip_prefix(root?)?)
    } else {
        (page, address.as_str())
    };
    let path = join(from, inside)?;
    let path = String::from_utf8(crate::archive::query::percent_decoded(&path)).unwrap_or(path);
    if inside.is_empty() || inside.ends_with(['/', '.']) {
        return Some(if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") });
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_means() {
        for (page, address, expected) in [
            ("news/a/index.html", "../../app/style.css", Some("app/style.css")),
            ("news/a/index.html", "../../", Some("index.html")),
            ("news/a/index.html", "./?q=x#y", Some("news/a/index.html")),
            ("news/a/index.html", "../../media/%C3%B1%20a.pdf", Some("media/ñ a.pdf")),
            ("news/a/index.html", "https://example.org/", None),
            ("news/a/index.html", "#x", None),
            ("news/a/index.html", "../../../x", None),
            ("404.html", "/x/news/", Some("news/index.html")),
            ("404.html", "/x/", Some("index.html")),
        ] {
            assert_eq!(target(page, address, Some("/x/")).as_deref(), expected, "{page} {address}");
        }
        assert_eq!(target("a.html", "/x", None), None);
    }
}
