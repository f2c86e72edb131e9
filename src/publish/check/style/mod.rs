//! Lints of style: what is right, and could be better for those who read it, listen to it or look for it.
//!
//! - in one file: `anchors`, `headings`, `headline`, `link_text`, `pictures`, `summary`, `language`;
//! - side by side: `duplicates` (by `shingles`), `overlap`.
//!
//! They run when somebody checks, never when a site is built; each can be silenced by its code.

mod anchors;
mod duplicates;
mod headings;
mod headline;
mod language;
mod link_text;
mod overlap;
mod pictures;
mod shingles;
mod stop_words;
mod summary;

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;

use crate::publish::content::{Instead, Newsroom, Piece, piece_paths};
use crate::publish::fault::{Code, Fault};

use super::written::{Thing, Written, things};
use anchors::Anchors;

/// What is told here.
pub(super) const CODES: [Code; 9] = [
    Code::DeadAnchor,
    Code::LinkText,
    Code::HeadingOrder,
    Code::NoSummary,
    Code::LongHeadline,
    Code::UnmarkedLanguage,
    Code::Duplicate,
    Code::Overlap,
    Code::PictureText,
];

/// Looks at all that is published of a content folder; what takes long is left out where nobody `wants` it.
pub(super) fn look(
    root: &Path,
    newsroom: &Newsroom,
    instead: &Instead,
    wants: &(dyn Fn(Code) -> bool + Sync),
) -> Vec<Fault> {
    let by_file: HashMap<&str, Thing<'_>> = things(newsroom).map(|thing| (thing.source, thing)).collect();
    let anchors = Anchors::of(newsroom);
    let languages = language::of(newsroom);
    let one = |path: &String| {
        let thing = by_file.get(path.as_str()).copied();
        // Drafts that are left out, and what was withdrawn.
        if thing.is_none() && is_text(path) {
            return Vec::new();
        }
        let Some(piece) = Piece::read(root, path, instead) else { return Vec::new() };
        let written = Written::new(&piece);
        let links = written.links();
        let mut faults = anchors.look(&written, &links);
        faults.extend(link_text::look(&written, &links));
        if let Some(thing) = &thing {
            faults.extend(headings::look(&written, thing));
            faults.extend(headline::look(&written, thing));
            faults.extend(pictures::look(&written, thing));
            faults.extend(summary::look(&written, thing));
            if wants(Code::UnmarkedLanguage) {
                faults.extend(language::look(&written, thing, &languages));
            }
        }
        faults
    };
    let mut faults: Vec<Fault> = piece_paths(root).par_iter().flat_map_iter(one).collect();
    let piece = |path: &str| Piece::read(root, path, instead);
    if wants(Code::Duplicate) {
        faults.extend(duplicates::look(newsroom, &piece));
    }
    faults.extend(overlap::look(newsroom, &piece));
    faults
}

/// Whether a file is an article or a page.
pub(super) fn is_text(path: &str) -> bool {
    path.starts_with("news/") || path.starts_with("pages/")
}
