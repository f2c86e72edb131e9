//! File names as they are on people's machines: spaces, accents, composed or not, letters that differ by case alone, what
//! Windows reserves, and the backslashes that people type there. Runs on each system by that system's own rules; the
//! workflow for releases runs it on all.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "build/fixture.rs"]
#[allow(dead_code, reason = "shared with the tests of builds, which use all of it")]
mod fixture;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use chasqui::publish::build::{BuildError, BuildOptions, Progress, build};
use chasqui::publish::content::{LoadOptions, load};
use chasqui::publish::fault::Faults;

/// A folder whose own name is difficult, with a newsroom and an app in it.
struct House(#[expect(dead_code, reason = "gone with it")] tempfile::TempDir, PathBuf);

impl House {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let home = place.path().join("Redacción “día 1” & más, 100 %".replace(['“', '”'], "'"));
        fs::create_dir(&home).unwrap();
        fixture::write_app(&home.join("la app"));
        let house = Self(place, home);
        house.write("site.yaml", "name: N\nlanguages: [en]\nimage: {file: media/a.png}\n");
        house.picture("media/a.png");
        house
    }

    fn content(&self) -> PathBuf {
        self.1.join("lo que escribimos")
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.content().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn write(&self, path: &str, text: &str) {
        self.put(path, text.as_bytes());
    }

    fn picture(&self, path: &str) {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(40, 30).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        self.put(path, &bytes.into_inner());
    }

    fn faults(&self) -> Faults {
        load(&self.content(), &LoadOptions::default()).1
    }

    fn build(&self) -> Result<PathBuf, BuildError> {
        let out = self.1.join("el sitio");
        let app = Some(self.1.join("la app"));
        let options =
            BuildOptions { content: self.content(), app, out: out.clone(), ..BuildOptions::default() };
        build(&options, Progress::Silent).map(|_| out)
    }

    fn built(&self) -> PathBuf {
        self.build().unwrap_or_else(|error| panic!("{error}: {}", self.faults().render("")))
    }
}

/// Whether this place tells names apart that differ by case alone.
fn tells_case_apart(folder: &Path) -> bool {
    fs::write(folder.join("Case"), "").unwrap();
    let apart = !folder.join("case").exists();
    fs::remove_file(folder.join("Case")).unwrap();
    apart
}

#[test]
fn spaces_and_accents() {
    let house = House::new();
    // The last letter once as one character, once as a letter and an accent, as macOS gives names that it was given so.
    for (at, name) in ["día de mercado (1)", "dos espacios", "caf\u{e9}", "caf\u{65}\u{301} 2", "ñandú & cía"]
        .iter()
        .enumerate()
    {
        house.picture(&format!("media/{name}.png"));
        let image = format!("image: {{file: \"media/{name}.png\", alt: x}}");
        house.write(
            &format!("news/2019/{name}.md"),
            &format!(
                "---\ntitle: T{at}\ndate: 2019\nslug: t-{at}\n{image}\n---\n![x](<../../media/{name}.png>)\n"
            ),
        );
    }
    assert_eq!(house.faults().errors(), 0, "{}", house.faults().render(""));
    let site = house.built();
    for at in 0..5 {
        assert!(site.join(format!("news/2019/t-{at}/index.html")).is_file(), "{at}");
    }
    let pictures = fs::read_dir(site.join("media")).unwrap().map(|entry| entry.unwrap().file_name());
    let pictures: Vec<String> = pictures.map(|name| name.to_str().unwrap().to_owned()).collect();
    assert!(pictures.iter().filter(|name| name.ends_with(".png")).count() >= 6, "{pictures:?}");
    // A second build finds all of it again.
    house.built();
}

#[test]
fn backslashes_are_refused_where_they_stand_with_what_is_meant() {
    let house = House::new();
    let text = "---\ntitle: A\nimage: {file: 'media\\a.png', alt: x}\ndocuments: [{file: '..\\..\\secret.pdf', title: S}]\n---\n[x](..\\b.md) ![y](media\\a.png)\n";
    house.write("news/2019/a.md", text);
    let faults = house.faults();
    assert!(faults.errors() >= 3, "{}", faults.render(""));
    for fault in faults.list().iter().filter(|fault| fault.file == "news/2019/a.md") {
        assert!(fault.line.is_some_and(|line| line >= 3) && fault.mend.is_some(), "{fault:?}");
    }
    let said = faults.render("");
    assert!(said.contains("media\\a.png"), "{said}");
    assert!(house.build().is_err());
}

#[test]
fn names_that_windows_reserves() {
    let house = House::new();
    for (at, name) in ["aux-report", "console", "nul-points", "com10"].iter().enumerate() {
        house
            .write(&format!("news/2019/{name}.md"), &format!("---\ntitle: T{at}\ndate: 2019\n---\nWords.\n"));
    }
    let site = house.built();
    for name in ["aux-report", "console", "nul-points", "com10"] {
        assert!(site.join(format!("news/2019/{name}/index.html")).is_file(), "{name}");
    }
    // Bare, they can be names of folders here and not there: then nothing is half-written and it says which.
    house.write("news/2019/2019-01-02-aux.md", "---\ntitle: Aux\ndate: 2019-01-02\n---\nWords.\n");
    match house.build() {
        Ok(site) => assert!(site.join("news/2019/01/aux/index.html").is_file()),
        Err(error) => {
            assert!(cfg!(windows) && error.to_string().contains("aux"), "{error}");
            assert!(site.join("news/2019/com10/index.html").is_file(), "the site is what it was");
        }
    }
}

#[test]
fn dots_and_blanks_at_the_end() {
    let house = House::new();
    for name in ["the end...md", "trailing .md", "dots.in.it.md"] {
        house.write(&format!("news/undated/{name}"), &format!("---\ntitle: {name}\n---\nWords.\n"));
    }
    // Windows takes a last dot off without a word; whatever the file is called afterwards, reading and building agree.
    house.write("static/notes.", "mine");
    assert_eq!(house.faults().errors(), 0, "{}", house.faults().render(""));
    let site = house.built();
    for slug in ["the-end", "trailing", "dots-in-it"] {
        assert!(site.join(format!("news/undated/{slug}/index.html")).is_file(), "{slug}");
    }
    let name = fs::read_dir(house.content().join("static")).unwrap().next().unwrap().unwrap().file_name();
    assert!(fs::read_dir(&site).unwrap().any(|entry| entry.unwrap().file_name() == name), "{name:?}");
}

#[test]
fn names_that_differ_by_case_alone() {
    let house = House::new();
    let apart = tells_case_apart(&house.1);
    house.write("news/2019/market.md", "---\ntitle: One\ndate: 2019\n---\nWords.\n");
    house.write("news/2019/Market.md", "---\ntitle: Two\ndate: 2019\n---\nWords.\n");
    // Addresses are in small letters, so here too no two of them differ by case alone: two files are an error, and where
    // the system sees one file there is one article.
    let faults = house.faults();
    assert_eq!(faults.errors() > 0, apart, "{}", faults.render(""));
    fs::remove_file(house.content().join("news/2019/Market.md")).unwrap();
    house.write("news/2019/market.md", "---\ntitle: One\ndate: 2019\n---\n![x](../../media/A.png)\n");
    // A picture that is written in other letters than its file: an error on every system, not only on the host's.
    let faults = house.faults();
    assert!(faults.errors() > 0 && faults.render("").contains("media/a.png"), "{}", faults.render(""));
}

#[test]
fn long_names() {
    let house = House::new();
    let name = "a-long-way-".repeat(18) + "home";
    house.write(&format!("news/undated/{name}.md"), "---\ntitle: Long\n---\nWords.\n");
    match house.build() {
        Ok(site) => assert!(site.join(format!("news/undated/{name}/index.html")).is_file()),
        // Where paths are short (Windows without long paths), it says which and leaves nothing.
        Err(error) => assert!(cfg!(windows) && !house.1.join("el sitio").exists(), "{error}"),
    }
}
