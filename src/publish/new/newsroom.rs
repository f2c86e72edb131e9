//! A new newsroom: one example of each thing, in the first language of those that were chosen, ready to be built.
//!
//! All of it is written into a folder aside, loaded and checked as any content is, and put in place when it is right.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::archive::date::iso_day;
use crate::publish::content::{LoadOptions, load};

use super::NewError;
use super::languages::{Chosen, Tongue};
use super::picture;
use super::put::create;
use super::render::{Setting, render};
use super::yaml::{one_line, value};

/// The accent of a newsroom that says none: a blue that can be read on light paper.
pub const ACCENT: &str = "#1d4f7c";
/// The licence of a newsroom that says none.
pub const LICENCE: &str = "CC-BY-4.0";
/// What the folder aside is called, or ends with.
const ASIDE: &str = ".chasqui-new";
/// So many days after today the example event is.
const EVENT: u64 = 14;
/// Where releases of this program are found, for the workflow that fetches one: what a release is built with says it.
const RELEASES: &str = match option_env!("CHASQUI_RELEASES") {
    Some(address) => address,
    None => "https://github.com/OWNER/chasqui/releases/download",
};

/// What a new newsroom is.
#[derive(Clone, Debug)]
pub struct NewsroomOptions {
    /// The folder: not there yet, or empty.
    pub folder: PathBuf,
    /// What it is called.
    pub name: String,
    /// Where the site will stand.
    pub url: Option<String>,
    /// Its languages.
    pub languages: Chosen,
    /// For times that say no other.
    pub zone: Tz,
    /// Code (ISO 3166-1) and name of the country that articles without a region are about.
    pub country: Option<(String, String)>,
    /// Its one colour, `#rrggbb`.
    pub accent: String,
    /// The licence of what it writes, SPDX.
    pub licence: String,
    /// Today.
    pub today: NaiveDate,
}

/// A file of the newsroom: its path, and what it says.
type File = (String, Vec<u8>);

/// Examples that are in every newsroom, in its first language: where they go, and their templates.
const ONCE: [(&str, &str); 13] = [
    ("README.md", include_str!("template/readme.md")),
    ("LICENCE.md", include_str!("template/licence.md")),
    (".gitignore", include_str!("template/gitignore")),
    (".github/workflows/publish.yml", include_str!("template/publish.yml")),
    ("content/site.yaml", include_str!("template/site.yaml")),
    ("content/topics.yaml", include_str!("template/topics.yaml")),
    ("content/regions.yaml", include_str!("template/regions.yaml")),
    ("content/series.yaml", include_str!("template/series.yaml")),
    ("content/forms.yaml", include_str!("template/forms.yaml")),
    ("content/media.yaml", include_str!("template/media.yaml")),
    ("content/news/[[year]]/[[today]]-‹letter-from-the-valley-1|carta-desde-el-valle-1›.md", LETTER),
    ("content/news/[[year]]/[[today]]-‹open-meeting-on-water|reunion-sobre-el-agua›.md", EVENT_TEXT),
    ("content/news/[[year]]/[[today]]-‹coast-road-closes|cierra-la-carretera›.md", ISSUE),
];
const LETTER: &str = include_str!("template/letter.md");
const EVENT_TEXT: &str = include_str!("template/event.md");
const ISSUE: &str = include_str!("template/issue.md");
const UNDATED: (&str, &str) =
    ("content/news/undated/‹the-old-canal|el-canal-antiguo›.md", include_str!("template/undated.md"));
/// Those that are there in every language of the interface.
const EACH: [(&str, &str); 5] = [
    ("content/news/[[year]]/[[today]]-[[slug]].md", include_str!("template/article.md")),
    ("content/pages/[[folder]]about/index.md", include_str!("template/about.md")),
    ("content/pages/[[folder]]key-issues/‹water|agua›.md", include_str!("template/water.md")),
    ("content/pages/[[folder]]support.md", include_str!("template/support.md")),
    ("content/pages/[[folder]]privacy.md", include_str!("template/privacy.md")),
];

/// Writes a new newsroom.
///
/// # Errors
/// A [`NewError`]; the folder is then what it was.
pub fn newsroom(options: &NewsroomOptions) -> Result<(), NewError> {
    let folder = &options.folder;
    let refused = |error| NewError::Io(folder.clone(), error);
    let is_there = free(folder)?;
    let aside = Aside::beside(folder, is_there)?;
    for (path, bytes) in files(options) {
        create(&aside.0.join(path), &bytes)?;
    }
    let how = LoadOptions { drafts: true, today: Some(options.today) };
    let (_, faults) = load(&aside.0.join("content"), &how);
    if !faults.is_empty() {
        return Err(NewError::Faulty(folder.join("content"), faults));
    }
    if is_there {
        aside.empty_into(folder).map_err(refused)
    } else {
        fs::rename(&aside.0, folder).map_err(refused)
    }
}

/// Whether a folder is there already, and empty, so that a newsroom can be put into it.
///
/// # Errors
/// [`NewError::NotEmpty`] when something else is there; what a run left that was ended in its middle is nothing.
pub fn free(folder: &Path) -> Result<bool, NewError> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(false);
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match entries {
        Ok(entries) if entries.iter().all(|entry| entry.file_name() == ASIDE) => Ok(true),
        _ => Err(NewError::NotEmpty(folder.to_owned())),
    }
}

/// All files, in the order in which they are written.
fn files(options: &NewsroomOptions) -> Vec<File> {
    let (first, spoken) = (options.languages.first(), options.languages.spoken());
    let shared = values(options);
    let fill = |text: &str, texts: &[Tongue], values: &[(&str, String)]| {
        render(text, &Setting { first, texts, values })
    };
    let path = |text: &str, values: &[(&str, String)]| fill(text, &[first], values).trim_end().to_owned();
    let mut files = Vec::new();
    for (place, template) in ONCE.iter().chain([&UNDATED]) {
        // Only YAML has texts in several languages; a page or article is in one.
        let texts = if place.contains(".yaml") { spoken } else { &[first] };
        files.push((path(place, &shared), fill(template, texts, &shared).into_bytes()));
    }
    for (at, tongue) in spoken.iter().enumerate() {
        let mut values = shared.clone();
        let code = tongue.code();
        let article = first.of("footbridge", "puente");
        let slug = tongue.of("a-footbridge-for-puerto-claro", "un-puente-para-puerto-claro");
        values.push(("slug", slug.to_owned()));
        let further = |text: String| if at == 0 { String::new() } else { text };
        values.push(("folder", further(format!("{code}/"))));
        values.push(("suffix", further(format!("-{code}"))));
        values.push(("translation", further(format!("language: {code}\ntranslates: {article}"))));
        for (place, template) in &EACH {
            files.push((path(place, &values), fill(template, &[*tongue], &values).into_bytes()));
        }
    }
    files.push(("content/media/hills.png".to_owned(), picture::hills()));
    files
}

/// The values that all templates share.
fn values(options: &NewsroomOptions) -> Vec<(&'static str, String)> {
    let (today, first) = (options.today, options.languages.first());
    let later = today.checked_add_days(Days::new(EVENT)).unwrap_or(today);
    let day = iso_day(today);
    let part = |length: usize| day.get(..length).unwrap_or(&day).to_owned();
    let title = one_line(&options.name);
    let url = options.url.as_ref().map_or_else(
        || {
            let what = first.of(
                "# Where the site will stand; feeds and the pictures of shared pages need it:\n# url: https://news.example.org/",
                "# Dónde estará el sitio; lo necesitan los canales y las imágenes de páginas compartidas:\n# url: https://news.example.org/",
            );
            what.to_owned()
        },
        |url| format!("url: {}", value(&one_line(url))),
    );
    let country = options.country.as_ref().map_or_else(
        || {
            let what = first.of(
                "# What “no region” means, with its code of ISO 3166-1:\n# country: {code: XY, name: Our country}",
                "# Lo que significa “sin región”, con su código de ISO 3166-1:\n# country: {code: XY, name: Nuestro país}",
            );
            what.to_owned()
        },
        |(code, name)| format!("country: {{code: {}, name: {}}}", value(&one_line(code)), value(&one_line(name))),
    );
    let unset = first.of(
        "Write at RELEASES where releases of chasqui are found",
        "Escriban en RELEASES dónde están las versiones de chasqui",
    );
    vec![
        ("name", value(&title)),
        ("title", title),
        ("url", url),
        ("languages", options.languages.lines()),
        ("zone", options.zone.name().to_owned()),
        ("country", country),
        ("accent", options.accent.clone()),
        ("licence_address", licence_address(&options.licence)),
        ("licence", value(&one_line(&options.licence))),
        ("today", day.clone()),
        ("later", iso_day(later)),
        ("month", part(7)),
        ("year", part(4)),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("releases", RELEASES.to_owned()),
        ("unset", unset.to_owned()),
    ]
}

/// Where a licence can be read: at its author's, or in the list of SPDX.
fn licence_address(licence: &str) -> String {
    let parts = licence.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-'));
    match (licence, parts) {
        ("CC0-1.0", _) => "https://creativecommons.org/publicdomain/zero/1.0/".to_owned(),
        (_, Some((kind, version))) => {
            format!("https://creativecommons.org/licenses/{}/{version}/", kind.to_lowercase())
        }
        _ => format!("https://spdx.org/licenses/{licence}.html"),
    }
}

/// A folder aside, which is gone when the work is not finished.
struct Aside(PathBuf);

impl Aside {
    /// In the folder itself where that is there already, else beside it: renaming crosses no disks. What a run left there
    /// that was ended in its middle is taken away.
    fn beside(folder: &Path, is_there: bool) -> Result<Self, NewError> {
        let parent =
            folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let aside = if is_there {
            folder.join(ASIDE)
        } else {
            let mut name = OsString::from(".");
            name.push(folder.file_name().unwrap_or_default());
            name.push(ASIDE);
            parent.join(name)
        };
        let refused = |error| NewError::Io(aside.clone(), error);
        if aside.exists() {
            fs::remove_dir_all(&aside).map_err(refused)?;
        }
        fs::create_dir_all(&aside).map_err(refused)?;
        Ok(Self(aside))
    }

    /// Moves all that it holds into a folder that is empty but for it; what was moved is taken back when one fails.
    fn empty_into(&self, folder: &Path) -> std::io::Result<()> {
        let mut moved: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            let to = folder.join(entry.file_name());
            if let Err(error) = fs::rename(entry.path(), &to) {
                for to in moved {
                    let _ = if to.is_dir() { fs::remove_dir_all(&to) } else { fs::remove_file(&to) };
                }
                return Err(error);
            }
            moved.push(to);
        }
        Ok(())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // After it was renamed there is nothing here.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests;
