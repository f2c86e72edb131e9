//! Files that are brought along: pictures and documents, and what is copied as it is.

use rayon::prelude::*;

use crate::publish::content::Newsroom;
use crate::publish::output::{Staging, short_hash};

use super::BuildError;

/// Writes them; gives their names and the hashes of their bytes, in order of their paths.
pub(super) fn write(newsroom: &Newsroom, staging: &Staging) -> Result<Vec<(String, String)>, BuildError> {
    let media = newsroom.media.par_iter().map(|media| {
        let bytes = media.published_bytes().map_err(|fault| BuildError::Media(media.path.clone(), fault))?;
        staging.write(&media.path, &bytes)?;
        Ok((media.path.clone(), short_hash(&bytes)))
    });
    let fixed = newsroom.static_files.par_iter().map(|file| {
        let bytes =
            std::fs::read(&file.source).map_err(|error| BuildError::Io(file.source.clone(), error))?;
        staging.write(&file.path, &bytes)?;
        Ok((file.path.clone(), short_hash(&bytes)))
    });
    media.chain(fixed).collect()
}
