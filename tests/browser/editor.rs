//! The web editor in a browser, on the office's own folder: an article is written, with a picture and a topic chosen from
//! the list, saved, and read on the site that is built of what was saved.
//!
//! Nobody can press the browser's own dialogue for folders here; a folder of the browser's own stands in for the office's.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chasqui::publish::build::{BuildOptions, Progress, build};
use chasqui::publish::output::Precompress;
use serde_json::{Value, json};

use crate::harness::{Page, Setup, Site};
use crate::offline::{copy, project};

/// Whatever is chosen is that folder.
const CHOOSE: &str = "window.showDirectoryPicker = async () => \
                      (await navigator.storage.getDirectory()).getDirectoryHandle('office');";

/// Fills it.
const FILL: &str = "const done = arguments[arguments.length - 1];
(async () => {
  const root = await navigator.storage.getDirectory();
  const office = await root.getDirectoryHandle('office', { create: true });
  for (const [path, bytes] of Object.entries(FILES)) {
    const names = path.split('/');
    let folder = office;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const file = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
    await file.write(Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)));
    await file.close();
  }
  return 'filled';
})().then(done, (error) => done(String(error)));";

/// Reads it.
const READ: &str = "const done = arguments[arguments.length - 1];
(async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        files[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('office'), '');
  return files;
})().then(done, (error) => done(String(error)));";

type Files = BTreeMap<String, String>;

/// The files below a folder as base64, by path, with `content/` before it.
fn files_of(content: &Path) -> Files {
    let files = walkdir::WalkDir::new(content).into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(content).unwrap().to_str().unwrap();
            (format!("content/{inside}"), STANDARD.encode(fs::read(entry.path()).unwrap()))
        })
        .collect()
}

/// An office: its content folder and the site with the editor.
struct Office {
    place: tempfile::TempDir,
}

impl Office {
    /// Nothing where the built app has no editor, which is said; in CI it must have one.
    fn open() -> Option<Self> {
        if !project("target/app/admin/editor.js").is_file() {
            assert!(std::env::var_os("CI").is_none(), "the app was built without the editor");
            eprintln!("passed over: the app in target/app was built without the web editor");
            return None;
        }
        let office = Self { place: tempfile::tempdir().unwrap() };
        copy(&project("content"), &office.content());
        fs::write(office.content().join("news/2019/hard-text.md"), HARD).unwrap();
        Some(office)
    }

    fn content(&self) -> PathBuf {
        self.place.path().join("content")
    }

    /// Builds the site and serves it.
    fn site(&self) -> Site {
        let options = BuildOptions {
            content: self.content(),
            app: Some(project("target/app")),
            out: self.place.path().join("dist"),
            precompress: Precompress::None,
            editor: true,
            ..BuildOptions::default()
        };
        if let Err(error) = build(&options, Progress::Silent) {
            panic!("{error}");
        }
        Site::of(&options.out, "/")
    }

    /// A desk in front of the editor, with the folder chosen and the articles listed.
    fn desk(&self, site: &Site) -> Page {
        // What is below the edge of the window is not made before somebody scrolls there.
        let page = Page::new(site, &Setup::desk().size(1280, 4000));
        page.before_each_page(CHOOSE);
        // A reader's page first: its service worker is there when the editor is opened.
        page.open("/news/").ready();
        let files = json!(files_of(&self.content()));
        assert_eq!(page.script_async(&FILL.replace("FILES", &files.to_string())), "filled");
        page.open("/admin/").see("Work with Local Repository");
        // The button takes no press before the editor has looked for an earlier visit.
        page.until("the articles are listed", || {
            page.script("[...document.querySelectorAll('button')].find((b) => /Local Repo/.test(b.textContent))?.click()");
            std::thread::sleep(std::time::Duration::from_millis(500));
            page.text().contains("Letter from Puno").then_some(())
        });
        page
    }

    /// Saves, waits until the editor is through and so many files are new or changed, and brings them into the content
    /// folder; gives their paths.
    #[track_caller]
    fn save(&self, page: &Page, files: usize) -> Vec<String> {
        press_button(page, "Save");
        page.until("the form is closed", || {
            let open = page.script("return document.querySelector('section[data-key-path]') !== null");
            (open == false).then_some(())
        });
        let mut changed = Vec::new();
        page.until(&format!("{files} files are saved"), || {
            changed.extend(self.take(page));
            (changed.len() >= files).then_some(())
        });
        changed.sort();
        changed
    }

    /// Brings what is new or changed in the browser's folder into the content folder; gives the paths.
    #[track_caller]
    fn take(&self, page: &Page) -> Vec<String> {
        let Value::Object(saved) = page.script_async(READ) else { return Vec::new() };
        let before = files_of(&self.content());
        let mut changed = Vec::new();
        // The editor writes aside first and then moves the file.
        for (path, bytes) in saved.into_iter().filter(|(path, _)| !path.contains("/.")) {
            let bytes = bytes.as_str().unwrap();
            if before.get(&path).map(String::as_str) != Some(bytes) {
                let file = self.place.path().join(&path);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, STANDARD.decode(bytes).unwrap()).unwrap();
                changed.push(path);
            }
        }
        changed
    }
}

/// Where a field of the form stands.
fn field(key: &str) -> String {
    format!("section[data-key-path=\"{key}\"]")
}

/// Presses what a selector names, once it is there.
#[track_caller]
fn press(page: &Page, selector: &str) {
    let script = format!("const it = document.querySelector({selector:?}); it?.click(); return Boolean(it);");
    page.until(&format!("there is {selector}"), || (page.script(&script) == true).then_some(()));
}

/// Presses the button of that name, once it can be pressed.
#[track_caller]
fn press_button(page: &Page, name: &str) {
    let script = format!(
        "const it = [...document.querySelectorAll('button,[role=option]')].find((it) => \
         it.textContent.trim() === {name:?} && it.offsetParent && it.ariaDisabled !== 'true'); it?.click(); return Boolean(it);"
    );
    page.until(&format!("there is the button {name}"), || (page.script(&script) == true).then_some(()));
}

/// Types into a field of the form, with the keys.
#[track_caller]
fn fill(page: &Page, key: &str, text: &str) {
    let selector = format!("{0} input, {0} textarea, {0} [contenteditable=true]", field(key));
    let script = format!(
        "const it = document.querySelector({selector:?}); it?.focus(); return document.activeElement === it;"
    );
    page.until(&format!("{key} can be typed in"), || (page.script(&script) == true).then_some(()));
    page.type_text(text);
}

/// Markdown that the editor would write in another way.
const HARD: &str = "---
title: Hard text
# of no day
date: 2019-05
x-mine: 1
---

A table and a note.[^1] <span lang=\"es\">consulta previa</span> stays; so does *emphasis* and __strong__.

| Year | Share |
|------|------:|
| 2018 | 12 %  |

* one
* two

![Heights](media/heights.png \"A caption\")

[^1]: The note.
";

/// A picture as a telephone may name it.
fn picture() -> String {
    let picture =
        image::RgbImage::from_fn(320, 200, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    STANDARD.encode(bytes.into_inner())
}

#[test]
fn an_article_is_written_saved_and_read() {
    let Some(office) = Office::open() else { return };
    let site = office.site();
    let page = office.desk(&site);
    page.open("/admin/#/collections/news/new");
    fill(&page, "title", "El mercado de Año Nuevo: what was sold");
    fill(&page, "body", "It rained on the market, and nobody left.");
    page.script("document.querySelector('section[data-key-path=\"topics\"]').querySelector('button[aria-label=Expand]').click()");
    press_button(&page, "Mining");
    press(&page, &format!("{} [role=checkbox]", field("image")));
    let input = field("image.file") + " input[type=file]";
    page.until("a picture can be chosen", || {
        let script = format!("return document.querySelector({input:?}) !== null");
        (page.script(&script) == true).then_some(())
    });
    page.script(&format!(
        "const bytes = Uint8Array.from(atob({:?}), (c) => c.charCodeAt(0)); const files = new DataTransfer(); \
         files.items.add(new File([bytes], 'El Mercado (1).png', {{ type: 'image/png' }})); \
         const input = document.querySelector({input:?}); input.files = files.files; \
         input.dispatchEvent(new Event('change', {{ bubbles: true }}));",
        picture()
    ));
    page.see("el-mercado-1.png");
    // Not without words for those who do not see it.
    press_button(&page, "Save");
    page.see("This field is required.");
    fill(&page, "image.alt", "Stalls under umbrellas");
    let changed = office.save(&page, 2);
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert_eq!(changed[0], "content/media/el-mercado-1.png");
    assert!(changed[1].ends_with("/el-mercado-de-ano-nuevo-what-was-sold.md"), "{changed:?}");
    let written = fs::read_to_string(office.place.path().join(&changed[1])).unwrap();
    for line in [
        "title: \"El mercado de Año Nuevo: what was sold\"",
        "topics: [mining]",
        "  file: media/el-mercado-1.png",
        "  alt: Stalls under umbrellas",
    ] {
        assert!(written.lines().any(|it| it == line), "{line} in {written}");
    }
    assert!(!written.contains("\"\"") && !written.contains("[]"), "nothing empty is written: {written}");
    // All of it came from this site.
    let foreign = page.script(
        "return performance.getEntriesByType('resource').map((it) => it.name).filter((name) => \
         !name.startsWith(location.origin) && !/^(blob|data):/.test(name))",
    );
    assert_eq!(foreign, json!([]));
    page.console_clean_but(&["OAuth application ID is not defined"]);
    drop(page);
    // Published.
    let site = office.site();
    let page = Page::new(&site, &Setup::desk());
    page.open("/topics/mining/")
        .see("El mercado de Año Nuevo: what was sold")
        .click_link("El mercado de Año Nuevo: what was sold");
    page.see("It rained on the market, and nobody left.").find("image", "Stalls under umbrellas");
}

#[test]
fn what_nobody_touched_stays_as_it_was() {
    let Some(office) = Office::open() else { return };
    let site = office.site();
    let page = office.desk(&site);
    // An article without a date gets none, and the words of its picture are those of media.yaml; a text keeps what the
    // editor would write in another way, or does not know.
    for (address, file) in
        [("undated/potato-park", "news/undated/potato-park.md"), ("2019/hard-text", "news/2019/hard-text.md")]
    {
        let before = fs::read_to_string(office.content().join(file)).unwrap();
        page.open(&format!("/admin/#/collections/news/entries/{address}"));
        fill(&page, "title", " (again)");
        assert_eq!(office.save(&page, 1), [format!("content/{file}")]);
        let written = fs::read_to_string(office.content().join(file)).unwrap();
        let title = before.lines().find(|line| line.starts_with("title: ")).unwrap();
        let again = match title.strip_suffix('"') {
            Some(open) => format!("{open} (again)\""),
            None => format!("{title} (again)"),
        };
        assert_eq!(written, before.replace(title, &again));
    }
    // Numbers of issues, texts in one or two languages, and the tiles of the map.
    page.open("/admin/#/collections/lists/entries/series");
    page.until("the series are listed", || page.text().contains("Letters from Cajamarca").then_some(()));
    press_button(&page, "Expand All");
    fill(&page, "series.1.name.en", " (all)");
    assert_eq!(office.save(&page, 1), ["content/series.yaml"]);
    let (written, before) = (
        fs::read_to_string(office.content().join("series.yaml")).unwrap(),
        fs::read_to_string(project("content/series.yaml")).unwrap(),
    );
    assert_eq!(written, before.replace("en: Letters from Cajamarca", "en: Letters from Cajamarca (all)"));
}
