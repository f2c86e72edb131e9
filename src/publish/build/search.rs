//! The files of the search index: each named by its bytes, the root last, since it names the others.

use rayon::prelude::*;

use crate::archive::search::root::{Holds, Root};
use crate::model::File;
use crate::publish::compile::Catalogue;
use crate::publish::compile::search::{self, Layout};
use crate::publish::output::Staging;

use super::BuildError;

const STEM: &str = "data/v1/search";

/// What was written of the index.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Its root; without articles there is none.
    pub(super) root: Option<File>,
    /// Its other files.
    pub(super) files: Vec<String>,
    /// What those weigh together, in bytes.
    pub(super) bytes: u64,
}

/// Writes the index.
pub(super) fn write(catalogue: &Catalogue<'_>, staging: &Staging) -> Result<Written, BuildError> {
    if catalogue.articles().is_empty() {
        return Ok(Written::default());
    }
    let not_read_back = || BuildError::NotReadBack(STEM.to_owned());
    let mut index = search::index(catalogue, &Layout::default()).map_err(|_| not_read_back())?;
    let files = std::mem::take(&mut index.files);
    let written = files.par_iter().map(|(holds, payload)| {
        let stem = shard_stem(*holds);
        let bytes = packed(payload)?;
        let path = staging.write_hashed(&stem, "bin", &bytes)?;
        let name = path.strip_prefix(&stem).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".bin"));
        let name = name.map(str::to_owned).ok_or_else(not_read_back)?;
        Ok((name, File { file: path, bytes: bytes.len() as u64 }))
    });
    let (names, files): (Vec<String>, Vec<File>) =
        written.collect::<Result<Vec<_>, BuildError>>()?.into_iter().unzip();
    let root = index.named(names);
    let payload = root.encode();
    if Root::decode(&payload).as_ref() != Ok(&root) {
        return Err(not_read_back());
    }
    let bytes = packed(&payload)?;
    let file = staging.write_hashed(STEM, "bin", &bytes)?;
    let root = Some(File { file, bytes: bytes.len() as u64 });
    let weight = files.iter().map(|file| file.bytes).sum();
    Ok(Written { root, files: files.into_iter().map(|file| file.file).collect(), bytes: weight })
}

/// A file as it is written, unpacked again before it counts.
fn packed(payload: &[u8]) -> Result<Vec<u8>, BuildError> {
    let bytes = search::file(payload).map_err(|error| BuildError::Io(STEM.into(), error))?;
    let is_back = search::payload(&bytes).as_deref() == Some(payload);
    if is_back { Ok(bytes) } else { Err(BuildError::NotReadBack(STEM.to_owned())) }
}

fn shard_stem(holds: Holds) -> String {
    format!("{STEM}/{}", holds.letter())
}
