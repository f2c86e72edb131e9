//! Files that are brought along: pictures and documents, and what is copied as it is.

use rayon::prelude::*;

use crate::publish::content::Newsroom;
use crate::publish::output::Staging;

use super::BuildError;

/// Writes them; gives their names and the hashes of their bytes, in order of their paths.
pub(super) fn write(newsroom: &Newsroom, staging: &Staging) -> Result<Vec<(String, String)>, BuildError> {
    let media = newsroom.media.par_iter().map(|media| {
        let made = || media.published_bytes().map_err(|fault| BuildError::Media(media.path.clone(), fault));
        // Of pictures something is taken out.
        let as_it_is = media.width.is_none();
        Ok((media.path.clone(), staging.write_from(&media.path, (&media.source, as_it_is), made)?))
    });
    let fixed = newsroom.static_files.par_iter().map(|file| {
        let read = || std::fs::read(&file.source).map_err(|error| BuildError::Io(file.source.clone(), error));
        Ok((file.path.clone(), staging.write_from(&file.path, (&file.source, true), read)?))
    });
    media.chain(fixed).collect()
}
