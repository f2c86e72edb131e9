//! Pictures and documents of the old site: found on this machine or fetched, looked at, and brought into `media/`.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use crate::publish::content::{decoded_path, media_type, slugify};

use super::commit::Stage;
use super::fetch::Fetch;
use super::links::canonical;
use super::place::Place;
use super::report::Report;
use super::spool::Spool;
use super::state::{State, Written, hash};
use super::{Attachment, Files};

/// Nothing larger is copied.
const LARGEST: u64 = 512 << 20;
/// Nothing larger is fetched.
const LARGEST_FETCHED: u64 = 64 << 20;

/// A file that came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Brought {
    /// `media/2019/03/market.jpg`.
    pub(super) file: String,
    pub(super) is_picture: bool,
}

/// The files of an old site.
pub(super) struct Media<'a> {
    spool: &'a Spool,
    attached: HashMap<String, usize>,
    /// By canonical address, so that `http` and `https` are one.
    by_address: HashMap<String, usize>,
    known: HashMap<String, Result<Brought, String>>,
    taken: HashSet<String>,
    /// Files that were here already.
    there: HashSet<String>,
    root: PathBuf,
    download: bool,
    dry: bool,
    fetch: Fetch,
    site: String,
    pub(super) stage: Stage,
    pub(super) state: State,
    pub(super) report: Report,
    /// What came anew, and its old address.
    pub(super) brought: Vec<(String, String)>,
}

impl<'a> Media<'a> {
    pub(super) fn new(
        spool: &'a Spool,
        place: &Place,
        aside: Stage,
        state: State,
        report: Report,
        (download, dry): (bool, bool),
    ) -> Self {
        let by_address = |(at, attachment): (usize, &Attachment)| (canonical(&attachment.url), at);
        Self {
            spool,
            attached: spool.attached(),
            by_address: spool.attachments.iter().enumerate().map(by_address).collect(),
            known: HashMap::new(),
            taken: place.media.clone(),
            there: HashSet::new(),
            root: place.root.clone(),
            download,
            dry,
            fetch: Fetch::new(&place.root),
            site: spool.known.address.clone().unwrap_or_default(),
            stage: aside,
            state,
            report,
            brought: Vec::new(),
        }
    }

    /// The address of an attachment that an item names by key or address.
    pub(super) fn address_of(&self, name: &str) -> String {
        self.attached.get(name).map_or_else(|| name.to_owned(), |at| self.spool.attachments[*at].url.clone())
    }

    /// What the source says of a file.
    pub(super) fn said(&self, url: &str) -> Attachment {
        self.attachment(url).cloned().unwrap_or_default()
    }

    fn attachment(&self, url: &str) -> Option<&'a Attachment> {
        let found = variants(url).into_iter().find_map(|url| self.by_address.get(&canonical(&url)).copied());
        found.and_then(|at| self.spool.attachments.get(at))
    }

    /// Whether an address is that of a file of the old site, rather than of a page.
    pub(super) fn is_file(&self, url: &str) -> bool {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let ending =
            path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
        let pages = ["", "html", "htm", "php", "asp", "aspx", "xhtml", "md", "xml", "js", "css"];
        let own = !self.site.is_empty() && canonical(url).starts_with(&canonical(&self.site));
        self.attachment(url).is_some()
            || (!pages.contains(&ending.to_ascii_lowercase().as_str())
                && (own || self.spool.files.iter().any(|files| below(files, url).is_some())))
    }

    /// Brings a file along, once.
    ///
    /// # Errors
    /// Why it does not come, in words that are the same for all of a sort.
    pub(super) fn find(&mut self, url: &str) -> Result<Brought, String> {
        let key = canonical(url);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.bring(url);
        if let Err(why) = &found {
            *self.report.media_lost.entry(why.clone()).or_default() += 1;
        }
        self.known.insert(key, found.clone());
        found
    }

    fn bring(&mut self, url: &str) -> Result<Brought, String> {
        let mut wrong = None;
        let from_here = variants(url).into_iter().find_map(|url| match self.on_this_machine(&url) {
            Ok(file) => file.map(|file| (url, file)),
            Err(why) => {
                wrong.get_or_insert(why);
                None
            }
        });
        let (url, local) = if let Some((url, file)) = from_here {
            (url, Some(file))
        } else if let Some(why) = wrong {
            return Err(why);
        } else {
            (self.attachment(url).map_or_else(|| url.to_owned(), |found| found.url.clone()), None)
        };
        let key = canonical(&url);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        if let Some(earlier) = self.state.media(&key).cloned() {
            let there = self.root.join(super::commit::native(&earlier.file));
            if let Ok((_, is_picture)) = media_type(&there) {
                self.report.media_there += usize::from(self.there.insert(earlier.file.clone()));
                return Ok(Brought { file: earlier.file, is_picture });
            }
        }
        let bytes = match &local {
            Some(file) => std::fs::read(file).map_err(|_| "it cannot be read".to_owned())?,
            None if self.download && self.may_fetch(&url) => {
                if self.dry {
                    return Err("not fetched in a dry run".to_owned());
                }
                self.fetch.kept(&url, LARGEST_FETCHED).map_err(|why| shortened(&why))?
            }
            None if self.download => return Err("it is of another site".to_owned()),
            None => {
                return Err("it is not on this machine (name its folder with --uploads, or use --download)"
                    .to_owned());
            }
        };
        let name = self.name(&url, &bytes);
        let is_picture = crate::publish::content::media_of(&name, &bytes)?;
        let written = Written { file: name.clone(), hash: hash(&bytes) };
        self.stage.write(&name, &bytes).map_err(|error| error.to_string())?;
        self.state.set_media(&key, written);
        self.taken.insert(name.to_lowercase());
        self.report.media_new += 1;
        self.brought.push((name.clone(), url));
        let brought = Brought { file: name, is_picture };
        self.known.insert(key, Ok(brought.clone()));
        Ok(brought)
    }

    /// The file of this machine that an address means; an error when it must not be read.
    fn on_this_machine(&self, url: &str) -> Result<Option<PathBuf>, String> {
        if let Some(file) = self.attachment(url).and_then(|attachment| attachment.file.clone()) {
            return plain_file(&file, None).map(|found| found.then_some(file));
        }
        for files in &self.spool.files {
            let Some(rest) = below(files, url) else { continue };
            let Some(file) = inside(&files.folder, &rest) else {
                return Err("its address climbs out of its folder".to_owned());
            };
            if plain_file(&file, Some(&files.folder))? {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    /// Only the old site itself is asked, and where WordPress keeps files of the sites that it hosts.
    fn may_fetch(&self, url: &str) -> bool {
        let host = |url: &str| canonical(url).split('/').next().unwrap_or_default().to_owned();
        let (site, wanted) = (host(&self.site), host(url));
        !site.is_empty()
            && (wanted == site
                || wanted.ends_with(&format!(".{site}"))
                || wanted.ends_with(".files.wordpress.com")
                || ["i0.wp.com", "i1.wp.com", "i2.wp.com"].contains(&wanted.as_str()))
    }

    /// A free name in `media/`, of plain letters.
    fn name(&self, url: &str, bytes: &[u8]) -> String {
        let rest = self.spool.files.iter().find_map(|files| below(files, url));
        let path = rest.unwrap_or_else(|| {
            let path = url.split(['?', '#']).next().unwrap_or_default();
            let uploads = path.split_once("/uploads/").map(|(_, rest)| rest);
            decoded_path(uploads.unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default()))
        });
        let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let last = parts.pop().unwrap_or_default();
        let (stem, ending) = last.rsplit_once('.').unwrap_or((last, ""));
        let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(5).collect();
        let ending = match bytes {
            [0xff, 0xd8, 0xff, ..] if !ending.to_lowercase().starts_with("jp") => "jpg".to_owned(),
            [b'%', b'P', b'D', b'F', ..] => "pdf".to_owned(),
            [0x89, b'P', b'N', b'G', ..] => "png".to_owned(),
            _ => ending.to_lowercase(),
        };
        let mut stem = slugify(stem);
        stem.truncate(80);
        let stem = if stem.is_empty() { "file" } else { stem.trim_end_matches('-') };
        let folders: Vec<String> =
            parts.iter().map(|part| slugify(part)).filter(|part| !part.is_empty()).collect();
        let mut folder = folders[folders.len().saturating_sub(4)..].join("/");
        if !folder.is_empty() {
            folder.push('/');
        }
        let dot = if ending.is_empty() { "" } else { "." };
        let mut name = format!("media/{folder}{stem}{dot}{ending}");
        let mut count = 1;
        while self.taken.contains(&name) {
            count += 1;
            name = format!("media/{folder}{stem}-{count}{dot}{ending}");
        }
        name
    }
}

/// An address and those of the picture that it may be a smaller copy of, the largest first.
fn variants(url: &str) -> Vec<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some((stem, ending)) = path.rsplit_once('.') else { return vec![url.to_owned()] };
    let mut all = Vec::new();
    if let Some((before, size)) = stem.rsplit_once('-')
        && size.split_once('x').is_some_and(|(width, height)| {
            [width, height]
                .iter()
                .all(|n| (1..=5).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
        })
    {
        all.push(format!("{before}.{ending}"));
        all.push(format!("{before}-scaled.{ending}"));
    }
    if let Some(before) = stem.strip_suffix("-scaled") {
        all.push(format!("{before}.{ending}"));
    }
    all.push(path.to_owned());
    all.push(url.to_owned());
    all.dedup();
    all
}

/// The rest of an address below that of a folder of files, decoded.
fn below(files: &Files, url: &str) -> Option<String> {
    let plain = |url: &str| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.strip_prefix("www.").unwrap_or(rest).to_owned()
    };
    let url = plain(url.split(['?', '#']).next().unwrap_or_default());
    url.strip_prefix(&plain(&files.prefix)).filter(|rest| !rest.is_empty()).map(decoded_path)
}

/// A path below a folder; nothing when it climbs out of it.
fn inside(folder: &Path, rest: &str) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    for part in rest.split('/').filter(|part| !part.is_empty()) {
        if part.contains(['\\', ':', '\0']) || part.chars().any(char::is_control) {
            return None;
        }
        match Path::new(part).components().next() {
            Some(Component::Normal(name)) => path.push(name),
            _ => return None,
        }
    }
    Some(path)
}

/// Whether a file is there and may be read: no link to another place, nothing too large.
fn plain_file(file: &Path, folder: Option<&Path>) -> Result<bool, String> {
    let mut at = file;
    loop {
        match std::fs::symlink_metadata(at) {
            Ok(found) if found.file_type().is_symlink() => {
                return Err("it is a link to another place".to_owned());
            }
            Ok(found) if at == file && !found.is_file() => return Ok(false),
            Ok(found) if at == file && found.len() > LARGEST => {
                return Err("it is larger than 512 MB".to_owned());
            }
            Ok(_) => {}
            Err(_) => return Ok(false),
        }
        match (at.parent(), folder) {
            (Some(parent), Some(folder)) if parent.starts_with(folder) && parent != folder => at = parent,
            _ => return Ok(true),
        }
    }
}

/// Why nothing was fetched, without what differs from one to the next.
fn shortened(why: &str) -> String {
    match why.find("does not answer") {
        Some(_) => "its host does not answer".to_owned(),
        None => why.split(['"', '(']).next().unwrap_or_default().trim().chars().take(80).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_copy_is_looked_for_first() {
        let all = variants("https://h/2019/03/a-300x200.jpg?w=1");
        assert_eq!(all[0], "https://h/2019/03/a.jpg");
        assert!(all.contains(&"https://h/2019/03/a-300x200.jpg".to_owned()));
        assert_eq!(variants("https://h/a-b.jpg"), ["https://h/a-b.jpg"]);
        assert_eq!(variants("https://h/a-scaled.jpg")[0], "https://h/a.jpg");
    }

    #[test]
    fn nobody_climbs_out() {
        let folder = Path::new("up");
        for (rest, right) in [
            ("2019/a.jpg", true),
            ("../a.jpg", false),
            ("2019/../../a.jpg", false),
            ("..\\a.jpg", false),
            ("c:a.jpg", false),
            ("a\0.jpg", false),
            ("./a.jpg", false),
        ] {
            assert_eq!(inside(folder, rest).is_some(), right, "{rest}");
        }
        let files = Files { prefix: "https://www.h/up/".into(), folder: folder.into() };
        assert_eq!(below(&files, "http://h/up/%2e%2e/x").as_deref(), Some("../x"));
        assert_eq!(below(&files, "http://h/upper/x"), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_to_other_places_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let out = tempfile::tempdir().unwrap();
        std::fs::write(out.path().join("secret.jpg"), "x").unwrap();
        std::os::unix::fs::symlink(out.path(), folder.path().join("2019")).unwrap();
        std::os::unix::fs::symlink(out.path().join("secret.jpg"), folder.path().join("a.jpg")).unwrap();
        for name in ["2019/secret.jpg", "a.jpg"] {
            assert!(plain_file(&folder.path().join(name), Some(folder.path())).is_err(), "{name}");
        }
        std::fs::write(folder.path().join("b.jpg"), "x").unwrap();
        assert_eq!(plain_file(&folder.path().join("b.jpg"), Some(folder.path())), Ok(true));
        assert_eq!(plain_file(&folder.path().join("c.jpg"), Some(folder.path())), Ok(false));
    }
}
