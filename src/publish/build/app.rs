//! The built app: read whole, looked at, and written under names by its own bytes.
//!
//! What the app's own build leaves in its folder: `program.json` (`program` names the program, `version` is this
//! package's, `format` the format of the data it reads), `app.js` and `app_bg.wasm`, `search.js` and `search_bg.wasm` (the
//! search worker), `export.js` which makes files of lists, `offline.js` which keeps the site for when there is no line,
//! `saved.js` for what readers save, `cite.js` which copies citations, and `pictures.js` for pictures when they are asked
//! for, `start.js` which loads or names them by the names that stand for them there, `mark.js` and `less.js`; `style.css`,
//! and `reading.css` for pages that are no lists; `moved.js`, which leads on from old addresses with a query;
//! `service-worker.js` and `take-out.js`, which are written at the site's root; `embed/`, which others load
//! (`super::embedded`); `admin/`, the web editor, which is written where a publisher asks for it (`super::editor`);
//! whatever else lies there is copied beside them.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::model::FORMAT;
use crate::publish::content::accent::Accent;
use crate::publish::editor;
use crate::publish::hosts::{Moved, moved};
use crate::publish::output::{Staging, short_hash};
use crate::publish::prerender::Program;
use crate::ui::words::failures::FAILURES;

use super::carried::{self, Files, PASSPORT, Place};
use super::{BuildError, embedded};

/// This program's version: the app must be of the same.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What stands in `start.js` for the names that are given when the site is built.
const GLUE_NAME: &str = "__APP_JS__";
const WASM_NAME: &str = "__APP_WASM__";
const SEARCH_NAME: &str = "__SEARCH_JS__";
/// The same in `search.js`.
const SEARCH_WASM_NAME: &str = "__SEARCH_WASM__";
const EXPORT_NAME: &str = "__APP_EXPORT__";
const OFFLINE_NAME: &str = "__APP_OFFLINE__";
const SAVED_NAME: &str = "__APP_SAVED__";
const CITE_NAME: &str = "__APP_CITE__";
const PICTURES_NAME: &str = "__APP_PICTURES__";
/// What stands in `start.js` for the parameters that old addresses have and the script that knows where these lead.
const MOVED: &str = "__MOVED__";
/// What stands in that script, `moved.js`, for the old addresses.
const TABLE: &str = "__TABLE__";
/// What stands in `service-worker.js` for the list of what it holds.
const LIST: &str = "__LIST__";
/// What stands there for the words that say why the program cannot start.
const WORDS: &str = "__WORDS__";

/// The built app.
#[derive(Clone, Debug)]
pub struct App {
    program: Program,
    glue: Bytes,
    wasm: Bytes,
    search: String,
    search_wasm: Bytes,
    export: Bytes,
    offline: Bytes,
    saved: Bytes,
    cite: Bytes,
    pictures: Bytes,
    worker: String,
    take_out: String,
    moved: String,
    start: String,
    style: String,
    /// What pages wear that are no lists.
    reading: Bytes,
    /// Path and bytes of what other sites load.
    embedded: Vec<(String, Bytes)>,
    /// Path and bytes of the web editor; none where it was built without.
    editor: Vec<(String, Bytes)>,
    /// Name and bytes of everything else.
    others: Vec<(String, Bytes)>,
}

/// Of a file that was read, or of this program where it carries the file.
type Bytes = Cow<'static, [u8]>;

/// Why there is no app to be used.
#[derive(Debug)]
pub enum AppError {
    /// There is no such folder, or no app in it.
    Missing(PathBuf),
    /// None was named, none lies in the project, and this program carries none.
    NoneCarried,
    /// A file that belongs to it is not there or cannot be read.
    Incomplete(Place, String, std::io::Error),
    /// A file does not say what it must.
    Unreadable(Place, String, String),
    /// It is of another version: its own, as it says.
    OtherVersion(Place, String),
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(folder) => write!(
                f,
                "there is no built app in {}; run `make build` in the project, or name its folder with --app",
                folder.display()
            ),
            Self::NoneCarried => write!(
                f,
                "this chasqui was built without the app inside it; take one from a release, run `make build` in the \
                 project, or name the app's folder with --app"
            ),
            Self::Incomplete(place, file, error) => {
                write!(
                    f,
                    "the built app is not whole: cannot read {file} in {place}: {error}; {}",
                    again(place)
                )
            }
            Self::Unreadable(place, file, why) => {
                write!(f, "the built app cannot be used: {file} in {place}: {why}; {}", again(place))
            }
            Self::OtherVersion(place, version) => write!(
                f,
                "the app in {place} is of version {version}, and this is chasqui {VERSION}; take both from one release, \
                 or {}",
                again(place)
            ),
        }
    }
}

/// What to do about an app that cannot be used.
fn again(place: &Place) -> &'static str {
    match place {
        Place::Folder(_) => "run `make build` again",
        Place::Carried => "get this program again",
    }
}

impl std::error::Error for AppError {}

/// What `program.json` says.
#[derive(Deserialize)]
struct Passport {
    program: String,
    /// Readers' browsers hold the program by its name, so the editor has one of its own.
    #[serde(default)]
    editor: String,
    version: String,
    format: u32,
}

/// The names of the program and of the web editor, by their files, as `program.json` tells them.
pub(super) fn names_in(passport: &[u8]) -> Option<(String, String)> {
    let passport = serde_json::from_slice::<Passport>(passport).ok()?;
    Some((passport.program, passport.editor))
}

/// This program's version, and that of the app which it carries: what `--version` says.
#[must_use]
pub fn version() -> String {
    let app = carried::passport().and_then(|bytes| serde_json::from_slice::<Passport>(bytes).ok());
    match app {
        Some(app) => format!("{VERSION} (with the app {}, {})", app.version, app.program),
        None => format!("{VERSION} (without the app)"),
    }
}

impl App {
    /// The app to build with: that of the folder which is named; else that of `usual`, where the project's own build puts
    /// it, if there is one; else the one that this program carries.
    ///
    /// # Errors
    /// An [`AppError`] with what to do.
    pub fn find(named: Option<&Path>, usual: &Path) -> Result<Self, AppError> {
        match named {
            Some(folder) => Self::read(folder),
            None if usual.join(PASSPORT).is_file() => Self::read(usual),
            None => Self::of(Files::carried()?),
        }
    }

    /// Reads a folder that holds the built app.
    ///
    /// # Errors
    /// An [`AppError`] with what to do.
    pub fn read(folder: &Path) -> Result<Self, AppError> {
        Self::of(Files::of_folder(folder)?)
    }

    fn of(mut files: Files) -> Result<Self, AppError> {
        let place = files.place.clone();
        let unreadable = |file: &str, why: String| AppError::Unreadable(place.clone(), file.to_owned(), why);
        let passport: Passport = serde_json::from_slice(&files.take(PASSPORT)?)
            .map_err(|error| unreadable(PASSPORT, error.to_string()))?;
        if passport.version != VERSION || passport.format != FORMAT {
            return Err(AppError::OtherVersion(place, passport.version));
        }
        let start = files.text("start.js")?;
        let search = files.text("search.js")?;
        let worker = files.text("service-worker.js")?;
        let moved = files.text("moved.js")?;
        let named = [
            GLUE_NAME,
            WASM_NAME,
            SEARCH_NAME,
            EXPORT_NAME,
            OFFLINE_NAME,
            SAVED_NAME,
            CITE_NAME,
            PICTURES_NAME,
            MOVED,
        ];
        let named = named.map(|name| ("start.js", &start, name)).into_iter();
        let rest = [
            ("search.js", &search, SEARCH_WASM_NAME),
            ("service-worker.js", &worker, LIST),
            ("moved.js", &moved, TABLE),
        ];
        for (file, script, name) in named.chain(rest) {
            if !script.contains(name) {
                return Err(unreadable(file, format!("it does not hold {name}")));
            }
        }
        let (glue, wasm) = (files.take("app.js")?, files.take("app_bg.wasm")?);
        let search_wasm = files.take("search_bg.wasm")?;
        let (export, offline) = (files.take("export.js")?, files.take("offline.js")?);
        let (saved, cite) = (files.take("saved.js")?, files.take("cite.js")?);
        let (pictures, take_out) = (files.take("pictures.js")?, files.text("take-out.js")?);
        let (style, reading) = (files.text("style.css")?, files.take("reading.css")?);
        // What is written as it is, but must be there.
        for name in ["mark.js", "less.js", embedded::MOVING] {
            if files.get(name).is_none() {
                files.take(name)?;
            }
        }
        // What the bundler says about types is of use to nobody here.
        let rest = files.rest().filter(|(name, _)| !name.ends_with(".d.ts"));
        let (embedded, others): (Vec<_>, Vec<_>) =
            rest.partition(|(name, _)| name.starts_with(embedded::FOLDER));
        let (editor, others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(name, _)| name.starts_with(editor::FOLDER));
        let icon =
            [("icon.svg", "image/svg+xml"), ("icon.png", "image/png"), ("favicon.ico", "image/x-icon")]
                .into_iter()
                .find(|(name, _)| others.iter().any(|(other, _)| other == name))
                .map(|(name, kind)| (format!("app/{name}"), kind.to_owned()));
        Ok(Self {
            program: Program { name: passport.program, icon, embed: embedded::newest(&embedded) },
            glue,
            wasm,
            search,
            search_wasm,
            export,
            offline,
            saved,
            cite,
            pictures,
            worker,
            take_out,
            moved,
            start,
            style,
            reading,
            embedded,
            editor,
            others,
        })
    }

    /// What pages must know of it.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Path and bytes of the web editor's files; none where the app was built without it.
    #[must_use]
    pub(super) fn editor(&self) -> &[(String, Bytes)] {
        &self.editor
    }

    /// The script of the service worker that holds what is listed.
    #[must_use]
    pub(super) fn worker(&self, list: &str) -> String {
        self.worker.replace(LIST, list)
    }

    /// The script that takes the service worker out of readers' browsers.
    #[must_use]
    pub(super) fn take_out(&self) -> &str {
        &self.take_out
    }

    /// Writes it below `app/`, with the newsroom's colours before the style. `offline`: whether readers' browsers keep
    /// the site.
    pub(super) fn write(
        &self,
        languages: &[String],
        accent: Option<&Accent>,
        offline: bool,
        moved: &[Moved],
        staging: &Staging,
    ) -> Result<Held, BuildError> {
        let mut held = Held::default();
        let file_name = |path: String| path.trim_start_matches("app/").to_owned();
        let list = |held: &mut Held, path: String, bytes: &[u8]| {
            held.program.push((path.clone(), short_hash(bytes)));
            file_name(path)
        };
        let glue = list(&mut held, staging.write_hashed("app/app", "js", &self.glue)?, &self.glue);
        let wasm = list(&mut held, staging.write_hashed("app/app_bg", "wasm", &self.wasm)?, &self.wasm);
        let engine = staging.write_hashed("app/search_bg", "wasm", &self.search_wasm)?;
        let search = self.search.replace(SEARCH_WASM_NAME, &file_name(engine.clone()));
        let script = staging.write_hashed("app/search", "js", search)?;
        held.later = vec![script.clone(), engine];
        let search = file_name(script);
        let export = file_name(staging.write_hashed("app/export", "js", &self.export)?);
        let keeper = if offline {
            let path = staging.write_hashed("app/offline", "js", &self.offline)?;
            list(&mut held, path, &self.offline)
        } else {
            String::new()
        };
        let saved = staging.write_hashed("app/saved", "js", &self.saved)?;
        let saved = list(&mut held, saved, &self.saved);
        let cite = staging.write_hashed("app/cite", "js", &self.cite)?;
        held.later.push(cite.clone());
        let pictures = staging.write_hashed("app/pictures", "js", &self.pictures)?;
        let pictures = list(&mut held, pictures, &self.pictures);
        let start = self
            .start
            .replace(SAVED_NAME, &saved)
            .replace(CITE_NAME, &file_name(cite))
            .replace(PICTURES_NAME, &pictures);
        let start = start.replace(GLUE_NAME, &glue).replace(WASM_NAME, &wasm);
        let start = start.replace(SEARCH_NAME, &search).replace(EXPORT_NAME, &export);
        let start = start.replace(OFFLINE_NAME, &keeper).replace(WORDS, &words(languages));
        held.moved = moved::script(&self.moved, TABLE, moved)
            .map(|script| staging.write_hashed("app/moved", "js", script))
            .transpose()?;
        let file = held.moved.clone().map(file_name).unwrap_or_default();
        let start = start.replace(MOVED, &moved::keys(moved, &file));
        list(&mut held, "app/start.js".to_owned(), start.as_bytes());
        staging.write("app/start.js", start)?;
        let colours = accent.map_or_else(String::new, |accent| {
            format!(":root{{--accent-light:{};--accent-dark:{}}}", accent.light, accent.dark)
        });
        let style = colours + &self.style;
        list(&mut held, "app/style.css".to_owned(), style.as_bytes());
        staging.write("app/style.css", style)?;
        list(&mut held, "app/reading.css".to_owned(), &self.reading);
        staging.write("app/reading.css", &self.reading)?;
        for (name, bytes) in &self.others {
            let path = format!("app/{name}");
            if matches!(name.as_str(), "mark.js" | "less.js") || name.starts_with("icon.") {
                list(&mut held, path.clone(), bytes);
            }
            staging.write(&path, bytes)?;
        }
        embedded::write(&self.embedded, staging)?;
        Ok(held)
    }
}

/// What readers' browsers hold of the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// What it cannot start without: paths below the site's root with the hash of their bytes.
    pub(super) program: Vec<(String, String)>,
    /// What it loads once it is asked to, kept along with the data: the search engine and the module that cites. Their
    /// names hold their hashes.
    pub(super) later: Vec<String>,
    /// The script that knows where old addresses with a query lead; none where there are none.
    pub(super) moved: Option<String>,
}

/// Why the program cannot start, in the languages of the interface, as JSON by language and reason.
fn words(languages: &[String]) -> String {
    let spoken = |code: &str| languages.iter().any(|language| language == code);
    let all = FAILURES.iter().filter(|(code, _)| spoken(code)).map(|(code, reasons)| {
        let reasons = reasons.iter().map(|(reason, said)| ((*reason).to_owned(), (*said).into()));
        ((*code).to_owned(), serde_json::Value::Object(reasons.collect()))
    });
    serde_json::Value::Object(all.collect()).to_string()
}
