//! Files named by their bytes that the present site has: they stay, whichever program wrote them, as the name says what
//! must be in them. For what is costly to make.

use super::hash::{named_by_hash, short_hash};
use super::manifest::Content;
use super::{OutputError, SitePath, Staging};
use std::fs;
use std::path::PathBuf;

impl Staging {
    /// Lets files named by hash stay: all of them, or none where one is not there as its name says; then they must be
    /// made. None stays where everything is to be made anew.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn stay<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<bool, OutputError> {
        if self.program.is_none() {
            return Ok(false);
        }
        let mut all = Vec::new();
        for path in paths {
            let site_path = SitePath::new(path)?;
            if let Some(known) = self.present(path) {
                all.push((site_path, known.content, None));
                continue;
            }
            let Ok(bytes) = fs::read(self.places.out.join(path)) else { return Ok(false) };
            let is_so = named_by_hash(path) && path.contains(&format!(".{}.", short_hash(&bytes)));
            if !is_so {
                return Ok(false);
            }
            all.push((site_path, Content::of(&bytes), Some(bytes)));
        }
        for (path, content, bytes) in all {
            match bytes {
                Some(bytes) => self.put(&path, &bytes, content, None).map(|_| ())?,
                None => self.manifest.claim(&path, content, true, None).map(|_| ())?,
            }
        }
        Ok(true)
    }

    /// Where the notes lie on what was made of pictures. They are beside the site, no part of it.
    #[must_use]
    pub fn picture_notes(&self) -> PathBuf {
        self.places.pictures.clone()
    }
}
