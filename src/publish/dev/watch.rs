//! Says when something may have happened in a folder: as the system tells it, or, where it does not (network drives, some
//! containers), by asking again and again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How changes are noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// The system tells.
    #[default]
    Told,
    /// All files are looked at, so often.
    Asking(Duration),
}

/// Editors write in several steps, and `git checkout` many files: only after so long without news it is time to look.
const QUIET: Duration = Duration::from_millis(25);
/// But after so long in any case, or who writes all the time would never see anything.
const MOST: Duration = Duration::from_millis(400);
/// How often all files are looked at where the system cannot tell.
const OFTEN: Duration = Duration::from_millis(700);

/// A watch over a folder.
pub(super) struct Watch {
    folder: PathBuf,
    how: How,
    to: Sender<Instant>,
    events: Receiver<Instant>,
    on: Option<On>,
}

/// What is watched now.
struct On {
    /// Nothing where all files are looked at again and again.
    _watcher: Option<RecommendedWatcher>,
    /// Which folder of that name it is.
    identity: Option<Identity>,
}

/// What tells two folders apart that have one name after the other.
type Identity = (u64, u64);

impl Watch {
    pub(super) fn new(folder: &Path, how: How) -> Self {
        let (to, events) = channel();
        Self { folder: folder.to_owned(), how, to, events, on: None }
    }

    /// Begins, or begins again with the folder that has the name now. Gives what is to be said of it.
    pub(super) fn begin(&mut self) -> Option<String> {
        self.on = None;
        let identity = identity(&self.folder);
        let (mut watcher, mut said) = (None, None);
        if self.how == How::Told {
            match self.told() {
                Ok(told) => watcher = Some(told),
                Err(error) => {
                    self.how = How::Asking(OFTEN);
                    said =
                        Some(format!("the system tells of no changes ({error}), so all files are looked at"));
                }
            }
        }
        self.on = Some(On { _watcher: watcher, identity });
        said
    }

    fn told(&self) -> notify::Result<RecommendedWatcher> {
        let mut watcher = RecommendedWatcher::new(hand_on(&self.to), Config::default())?;
        watcher.watch(&self.folder, RecursiveMode::Recursive)?;
        Ok(watcher)
    }

    /// No longer watches: the folder is gone.
    pub(super) fn end(&mut self) {
        self.on = None;
    }

    /// Whether the folder that has the name now is the one that is watched.
    pub(super) fn is_on(&self) -> bool {
        self.on.as_ref().is_some_and(|on| on.identity == identity(&self.folder))
    }

    /// Waits until something happened and it is quiet again: gives when it began. Nothing when nothing happened for so
    /// long. Where nobody tells, something may have happened each time.
    pub(super) fn wait(&self, patience: Duration) -> Option<Instant> {
        if let How::Asking(often) = self.how {
            std::thread::sleep(often.min(patience));
            return Some(Instant::now());
        }
        let began = self.events.recv_timeout(patience).ok()?;
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(_) if began.elapsed() < MOST => {}
                Ok(_) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return Some(began);
                }
            }
        }
    }
}

fn hand_on(to: &Sender<Instant>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let to = to.clone();
    move |event| {
        // An error may mean that events were lost: then it is time to look as well.
        if event.map_or(true, |event| is_change(event.kind)) {
            // Nobody listens any more: the program is ending.
            let _ = to.send(Instant::now());
        }
    }
}

/// Reading a file changes nothing, and we read them ourselves; closing one that was written is the end of a change.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let created = fs::metadata(folder).ok()?.created().ok()?;
    let since = created.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((since.as_secs(), u64::from(since.subsec_nanos())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_change() {
        use notify::event::{CreateKind, ModifyKind, RemoveKind};
        for (kind, expected) in [
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), false),
            (EventKind::Access(AccessKind::Close(AccessMode::Read)), false),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), true),
            (EventKind::Create(CreateKind::File), true),
            (EventKind::Modify(ModifyKind::Any), true),
            (EventKind::Remove(RemoveKind::Any), true),
            (EventKind::Any, true),
            (EventKind::Other, true),
        ] {
            assert_eq!(is_change(kind), expected, "{kind:?}");
        }
    }
}
