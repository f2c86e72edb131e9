//! The files of the search index: each named by its bytes, the root last, since it names the others.

use rayon::prelude::*;

use crate::archive::search::root::{Holds, Root};
use crate::model::File;
use crate::publish::compile::Catalogue;
use crate::publish::compile::search::{self, Layout};
use crate::publish::output::Staging;

use super::BuildError;

const STEM: &str = "data/v1/search";

/// Writes the index; gives its root, and how many files there are. Without articles there is none.
pub(super) fn write(
    catalogue: &Catalogue<'_>,
    staging: &Staging,
) -> Result<(Option<File>, usize), BuildError> {
    if catalogue.articles().is_empty() {
        return Ok((None, 0));
    }
    let not_read_back = || BuildError::NotReadBack(STEM.to_owned());
    let mut index = search::index(catalogue, &Layout::default()).map_err(|_| not_read_back())?;
    let files = std::mem::take(&mut index.files);
    let names = files.par_iter().map(|(holds, payload)| {
        let stem = shard_stem(*holds);
        let path = staging.write_hashed(&stem, "bin", packed(payload)?)?;
        let name = path.strip_prefix(&stem).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".bin"));
        name.map(str::to_owned).ok_or_else(not_read_back)
    });
    let root = index.named(names.collect::<Result<_, BuildError>>()?);
    let payload = root.encode();
    if Root::decode(&payload).as_ref() != Ok(&root) {
        return Err(not_read_back());
    }
    let bytes = packed(&payload)?;
    let file = staging.write_hashed(STEM, "bin", &bytes)?;
    Ok((Some(File { file, bytes: bytes.len() as u64 }), files.len()))
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
