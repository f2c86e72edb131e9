//! A site that is held in memory and never put anywhere: for `chasqui dev`, which makes one after every save.
//!
//! The same calls fill it as fill a folder, so that it holds the same bytes. What the site before held stays, as in
//! [`super::Staging::again`], and is not made again. What is large, and copies of pictures, lie in a folder for passing
//! things ([`Room`]), which goes when nobody needs it any more; files that are published as they are stay where the
//! publisher has them.

use super::book::{Fingerprint, Known, State};
use super::hash::short_hash;
use super::leftovers::Neighbours;
use super::manifest::{Content, Copies};
use super::{OutputError, SitePath, Staging};
use crate::publish::stamp::Stamp;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What is longer lies in the room.
const LARGE: usize = 256 << 10;
/// Of pictures there may be thousands.
const PICTURES: &str = "data/v1/pictures/";

/// A folder for passing things; with the last who holds it, it is gone.
#[derive(Debug)]
pub struct Room {
    folder: tempfile::TempDir,
    next: AtomicU64,
}

impl Room {
    /// Makes one where the system keeps such things.
    ///
    /// # Errors
    /// What the system said.
    pub fn new() -> Result<Self, OutputError> {
        let place = std::env::temp_dir();
        let folder = tempfile::Builder::new().prefix("chasqui-dev-").tempdir();
        Ok(Self {
            folder: folder.map_err(OutputError::io("make a folder in", &place))?,
            next: AtomicU64::new(0),
        })
    }

    /// Removes it with all that lies in it, whoever still holds it: at the end of the program.
    pub fn remove(&self) {
        // The system removes what stays in its own time.
        let _ = fs::remove_dir_all(self.folder.path());
    }

    /// A file that is not there yet.
    pub(super) fn file(&self) -> PathBuf {
        self.folder.path().join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

/// A file in the room; with the last who holds it, it is gone.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) path: PathBuf,
    /// Goes after the file.
    pub(super) _room: Arc<Room>,
}

impl Drop for Laid {
    fn drop(&mut self) {
        // What stays goes with the room.
        let _ = fs::remove_file(&self.path);
    }
}

/// Where a file's bytes are.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Memory(Arc<[u8]>),
    Laid(Arc<Laid>),
    /// The publisher's own file, byte for byte.
    Source(PathBuf),
}

impl Place {
    fn file(&self) -> HeldFile {
        match self {
            Self::Memory(bytes) => HeldFile::Bytes(Arc::clone(bytes)),
            Self::Laid(laid) => HeldFile::File(laid.path.clone()),
            Self::Source(path) => HeldFile::File(path.clone()),
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) place: Place,
    pub(super) known: Known,
    /// The publisher's file that it was made of, how that was, and the hash of what was made.
    source: Option<(PathBuf, Stamp, String)>,
}

/// A file of a site in memory.
#[derive(Clone, Debug)]
pub enum HeldFile {
    /// Its bytes.
    Bytes(Arc<[u8]>),
    /// Where they lie.
    File(PathBuf),
}

/// A site in memory.
#[derive(Debug, Default)]
pub struct HeldSite {
    files: HashMap<String, Held>,
}

impl HeldSite {
    /// A file by its path in the site.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<HeldFile> {
        self.files.get(path).map(|held| held.place.file())
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// What a staging has that fills memory.
#[derive(Debug)]
pub(super) struct InMemory {
    before: Option<Arc<HeldSite>>,
    now: Mutex<HashMap<String, Held>>,
    room: Arc<Room>,
    given_up: Arc<AtomicBool>,
}

impl Staging {
    /// Begins a site in memory. `before` is the site that stood so far: what it has need not be made again. Files named
    /// by hash are taken from `built`, a site that was written before, where somebody lets them stay; nothing is
    /// written there. Once `given_up` is set every write fails.
    ///
    /// # Errors
    /// When there can be no such place as `built`.
    pub fn in_memory(
        before: Option<Arc<HeldSite>>,
        room: &Arc<Room>,
        built: &Path,
        given_up: Arc<AtomicBool>,
    ) -> Result<Self, OutputError> {
        let (room, now) = (Arc::clone(room), Mutex::default());
        let places = Neighbours::beside(built, room.folder.path());
        let memory = Some(InMemory { before, now, room, given_up });
        Ok(Self::of_memory(places?, memory))
    }

    /// A file that a site in memory has by now. What is written once stays as it is.
    #[must_use]
    pub fn peek(&self, path: &str) -> Option<HeldFile> {
        let entry = self.manifest.get(path)?;
        let memory = self.memory.as_ref()?;
        if entry.is_kept {
            return memory.before.as_ref()?.get(path);
        }
        memory.now.lock().unwrap_or_else(PoisonError::into_inner).get(path).map(|held| held.place.file())
    }

    /// Whether it fills memory.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        self.memory.is_some()
    }

    /// The site, once it is whole: nothing may be written afterwards.
    #[must_use]
    pub fn held(&self) -> HeldSite {
        let files = self.manifest.sorted();
        let Some(memory) = &self.memory else { return HeldSite::default() };
        let now = memory.now.lock().unwrap_or_else(PoisonError::into_inner);
        let one = |(path, entry): (String, super::manifest::Entry)| {
            let before = || memory.before.as_ref()?.files.get(&path).cloned();
            let mut held = if entry.is_kept { before() } else { now.get(&path).cloned() }?;
            held.known.made_from = entry.made_from;
            Some((path, held))
        };
        HeldSite { files: files.into_iter().filter_map(one).collect() }
    }

    /// Takes over all files of another site in memory.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn take_over(&self, site: &HeldSite) -> Result<(), OutputError> {
        let Some(memory) = &self.memory else { return Ok(()) };
        for (path, held) in &site.files {
            if self.manifest.claim(&SitePath::new(path)?, held.known.content, false, held.known.made_from)? {
                memory.hold(path, held.clone());
            }
        }
        Ok(())
    }

    /// Writes a file that is made of one of the publisher's (`source`), or is that one `as_it_is`; gives the hash that
    /// would stand in its name. In memory a source that is as it was is not read again.
    ///
    /// # Errors
    /// As [`Staging::write`], and what `made` says.
    pub fn write_from<E: From<OutputError>>(
        &self,
        path: &str,
        (source, as_it_is): (&Path, bool),
        made: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<String, E> {
        let Some(memory) = &self.memory else {
            let bytes = made()?;
            self.write(path, &bytes)?;
            return Ok(short_hash(&bytes));
        };
        memory.go_on()?;
        let stamp = Stamp::at(source);
        let before = memory.before.as_ref().and_then(|before| before.files.get(path));
        if let Some((held, (old, was, hash))) = before.and_then(|held| Some((held, held.source.as_ref()?)))
            && old == source
            && Some(*was) == stamp
        {
            self.manifest.claim(&SitePath::new(path)?, held.known.content, true, None)?;
            return Ok(hash.clone());
        }
        let bytes = made()?;
        let (content, hash) = (Content::of(&bytes), short_hash(&bytes));
        if self.manifest.claim(&SitePath::new(path)?, content, false, None)? {
            let place =
                if as_it_is { Place::Source(source.to_owned()) } else { memory.place(path, &bytes)? };
            let source = stamp.map(|stamp| (source.to_owned(), stamp, hash.clone()));
            memory.hold(path, Held { place, known: known(content, None), source });
        }
        Ok(hash)
    }
}

impl InMemory {
    pub(super) fn present(&self, path: &str) -> Option<&Known> {
        Some(&self.before.as_ref()?.files.get(path)?.known)
    }

    /// Fails once nobody wants the site any more.
    pub(super) fn go_on(&self) -> Result<(), OutputError> {
        if self.given_up.load(Ordering::Relaxed) { Err(OutputError::GivenUp) } else { Ok(()) }
    }

    pub(super) fn put(
        &self,
        path: &str,
        bytes: &[u8],
        content: Content,
        made_from: Option<Fingerprint>,
    ) -> Result<(), OutputError> {
        self.go_on()?;
        let place = self.place(path, bytes)?;
        self.hold(path, Held { place, known: known(content, made_from), source: None });
        Ok(())
    }

    /// A new file in the room.
    pub(super) fn lay(&self) -> Laid {
        Laid { path: self.room.file(), _room: Arc::clone(&self.room) }
    }

    /// Holds a file that was laid in the room.
    pub(super) fn hold_laid(&self, path: &str, laid: Laid, content: Content, made_from: Fingerprint) {
        let place = Place::Laid(Arc::new(laid));
        self.hold(path, Held { place, known: known(content, Some(made_from)), source: None });
    }

    /// Where a file of the site before lies, if it is a file.
    pub(super) fn last(&self, path: &str) -> Option<PathBuf> {
        match &self.before.as_ref()?.files.get(path)?.place {
            Place::Laid(laid) => Some(laid.path.clone()),
            _ => None,
        }
    }

    pub(super) fn bytes_of(&self, path: &str, is_kept: bool) -> Result<Vec<u8>, OutputError> {
        let of = |files: &HashMap<String, Held>| files.get(path).map(|held| held.place.clone());
        let place = if is_kept {
            self.before.as_ref().and_then(|before| of(&before.files))
        } else {
            of(&self.now.lock().unwrap_or_else(PoisonError::into_inner))
        };
        let file = match place {
            Some(Place::Memory(bytes)) => return Ok(bytes.to_vec()),
            Some(Place::Laid(laid)) => laid.path.clone(),
            Some(Place::Source(file)) => file,
            None => PathBuf::from(path),
        };
        fs::read(&file).map_err(OutputError::io("read", &file))
    }

    fn place(&self, path: &str, bytes: &[u8]) -> Result<Place, OutputError> {
        if bytes.len() <= LARGE && !path.starts_with(PICTURES) {
            return Ok(Place::Memory(bytes.into()));
        }
        let laid = self.lay();
        fs::write(&laid.path, bytes).map_err(OutputError::io("write", &laid.path))?;
        Ok(Place::Laid(Arc::new(laid)))
    }

    fn hold(&self, path: &str, held: Held) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), held);
    }
}

fn known(content: Content, made_from: Option<Fingerprint>) -> Known {
    Known { content, state: State::default(), made_from, copies: Copies::default() }
}
