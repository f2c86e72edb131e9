//! Smaller copies of pictures, so that a reader's browser loads no more than its screen shows.
//!
//! 1. `notes` say what the last builds made of a picture; where its copies are still there, they stay.
//! 2. Of any other picture `copies` makes them: `pixels` reads it and turns it upright, in the web's own colours, and
//!    `encode` writes it smaller.
//! 3. They are written below `data/v1/pictures/`, named by their bytes like all data, and the newsroom is told of them:
//!    from there they enter cards, articles and pages.
//!
//! The original stays where it was, under its own name. Why these formats and sizes: `docs/decisions/pictures.md`.

mod copies;
mod encode;
mod notes;
mod pixels;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::Size;
use crate::publish::content::Newsroom;
use crate::publish::content::media::{Media, MediaFault};
use crate::publish::content::newsroom::Copies;
use crate::publish::output::{Staging, short_hash};
use crate::publish::stamp::Stamp;

use super::{BuildError, Progress, data};
use notes::Notes;

/// Makes the copies of all pictures, on all processors, and tells the newsroom of them.
pub(super) fn make(newsroom: &mut Newsroom, staging: &Staging, progress: Progress) -> Result<(), BuildError> {
    let step = progress.step("pictures", None);
    let mut made = Made { notes: Notes::read(&staging.picture_notes()), ..Made::default() };
    step.done(made.make(newsroom, staging)?);
    made.notes.write(&staging.picture_notes());
    Ok(())
}

/// What was made of pictures: by builds before, and by this run of the program.
#[derive(Debug, Default)]
pub(super) struct Made {
    notes: Notes,
    /// By path: how the publisher's file was, its name in the notes, and its copies.
    seen: HashMap<String, (Stamp, String, Copies)>,
}

impl Made {
    /// What the builds into a folder made, as a staging knows it.
    pub(super) fn before(staging: &Staging) -> Self {
        Self { notes: Notes::read(&staging.picture_notes()), ..Self::default() }
    }

    /// Makes what is missing, and tells the newsroom of all copies; says how many pictures were new. A picture that is
    /// as it was is not read again.
    pub(super) fn make(&mut self, newsroom: &mut Newsroom, staging: &Staging) -> Result<usize, BuildError> {
        let is_picture = |media: &&mut Media| media.width.is_some();
        let (notes, seen) = (&self.notes, &self.seen);
        let made = newsroom.media.par_iter_mut().filter(is_picture).map(|media| {
            let stamp = Stamp::at(&media.source);
            if let Some((was, name, copies)) = seen.get(&media.path).filter(|(was, ..)| Some(*was) == stamp)
                && staging.stay(files(copies))?
            {
                media.copies = copies.clone();
                return Ok((media.path.clone(), Some(*was), name.clone(), copies.clone(), false));
            }
            let bytes =
                media.published_bytes().map_err(|fault| BuildError::Media(media.path.clone(), fault))?;
            let name = notes::name(&media.path, &bytes);
            let (copies, is_new) = match kept(notes, &name, staging)? {
                Some(copies) => (copies, false),
                None => (written(media, &bytes, staging)?, true),
            };
            media.copies = copies.clone();
            Ok((media.path.clone(), stamp, name, copies, is_new))
        });
        let made: Vec<(String, Option<Stamp>, String, Copies, bool)> =
            made.collect::<Result<_, BuildError>>()?;
        let new = made.iter().filter(|(.., is_new)| *is_new).count();
        self.notes = Notes::of(made.iter().map(|(_, _, name, copies, _)| (name.clone(), copies.clone())));
        let seen = made
            .into_iter()
            .filter_map(|(path, stamp, name, copies, _)| Some((path, (stamp?, name, copies))));
        self.seen = seen.collect();
        Ok(new)
    }
}

fn files(copies: &Copies) -> impl Iterator<Item = &str> {
    copies.sizes.iter().map(|size| size.file.as_str()).chain(copies.fallback.as_deref())
}

/// What was made of a picture before, where all of it is still there.
fn kept(notes: &Notes, name: &str, staging: &Staging) -> Result<Option<Copies>, BuildError> {
    let Some(copies) = notes.get(name) else { return Ok(None) };
    Ok(staging.stay(files(copies))?.then(|| copies.clone()))
}

fn written(media: &Media, bytes: &[u8], staging: &Staging) -> Result<Copies, BuildError> {
    let made = copies::copies(bytes)
        .map_err(|how| BuildError::Media(media.path.clone(), MediaFault::Damaged(how)))?;
    let plain = media.path.trim_start_matches("media/");
    let plain = plain.rsplit_once('.').map_or(plain, |(plain, _)| plain);
    // All copies of one picture know each other by this, and those of no other: without a line one stands in for another.
    let name = format!("{}-{}", data::stem("pictures", plain), &short_hash(bytes)[..6]);
    let write = |width: u32, ending: &str, bytes: &[u8]| {
        let stem = format!("{name}-{width}");
        staging.write_hashed(&stem, ending, bytes)
    };
    let sizes = made.sizes.iter().map(|(width, bytes)| {
        Ok(Size { file: write(*width, "webp", bytes)?, width: *width, bytes: bytes.len() as u64 })
    });
    let fallback = made.fallback.as_ref().map(|(width, bytes)| write(*width, "jpg", bytes)).transpose()?;
    Ok(Copies { sizes: sizes.collect::<Result<_, BuildError>>()?, fallback, color: made.color })
}
