//! What `chasqui dev` shows is what `chasqui build --drafts` writes, byte for byte, whatever changed in between: pages that
//! are made when they are asked for, and all else that is made in memory.

use std::fs;
use std::sync::Arc;

use chasqui::publish::build::{Preview, PreviewOptions};
use chasqui::publish::output::{HeldFile, HeldSite};

use super::again::{CHANGES, Change, replace};
use super::fixture::{Bench, Files};

fn preview(bench: &Bench) -> Preview {
    let options = PreviewOptions {
        content: bench.options.content.clone(),
        app: bench.options.app.clone(),
        built: bench.path().join("built"),
    };
    Preview::new(options).unwrap_or_else(|error| panic!("{error}"))
}

fn bytes(file: HeldFile) -> Vec<u8> {
    match file {
        HeldFile::Bytes(bytes) => bytes.to_vec(),
        HeldFile::File(path) => fs::read(path).unwrap(),
    }
}

/// Loads the content again and holds all that is shown of it against a fresh build.
fn hold(what: &str, bench: &Bench, preview: &mut Preview, before: Option<Arc<HeldSite>>) -> Arc<HeldSite> {
    let fresh = bench.build();
    let state = preview.load(None).unwrap_or_else(|error| panic!("{what}: {error}"));
    let (shown, held) = state
        .show(before, |stage| {
            // Pages first, as a browser asks for them.
            let pages = fresh.keys().filter_map(|path| {
                let folder = path.strip_suffix("index.html")?;
                Some((path.clone(), stage.page(&format!("/{folder}"))?.into_bytes()))
            });
            let mut shown: Files = pages.collect();
            assert!(shown.len() * 2 > fresh.keys().filter(|path| path.ends_with(".html")).count());
            let held = stage.fill().unwrap_or_else(|error| panic!("{what}: {error}"));
            for path in held.paths() {
                let before = shown.insert(path.to_owned(), bytes(held.get(path).unwrap()));
                assert!(before.is_none(), "{what}: {path} is made twice");
            }
            (shown, Arc::new(held))
        })
        .unwrap();
    let other: Vec<_> = fresh.keys().filter(|path| shown.get(*path) != fresh.get(*path)).collect();
    assert!(other.is_empty(), "{what}: {other:?} are other than those of a fresh build, or missing");
    let more: Vec<_> = shown.keys().filter(|path| !fresh.contains_key(*path)).collect();
    assert!(more.is_empty(), "{what}: no build writes {more:?}");
    held
}

/// Does one change after the other, and looks each time.
fn hold_all<'c>(mut bench: Bench, changes: impl Iterator<Item = &'c Change>) {
    bench.options.drafts = true;
    bench.options.keep = 0;
    let mut preview = preview(&bench);
    let mut before = Some(hold("the beginning", &bench, &mut preview, None));
    for (what, change) in changes {
        change(&mut bench);
        before = Some(hold(what, &bench, &mut preview, before));
    }
}

#[test]
fn what_is_shown_is_what_is_built() {
    // It reads the app once, and shows the site at the address that the content says.
    let others = ["another app", "the first app again", "an address of the site"];
    hold_all(Bench::sample(60), CHANGES.iter().filter(|(what, _)| !others.contains(what)));
}

const MORE: [Change; 9] = [
    ("a draft", |bench| {
        bench.write("news/2020/draft.md", "---\ntitle: A draft\ndate: 2020-02-02\ndraft: true\n---\nText.\n");
    }),
    ("a link to it by its file", |bench| {
        bench.write("news/2020/link.md", "---\ntitle: A link\ndate: 2020-02-03\n---\nSee [it](draft.md).\n");
    }),
    ("the draft moves, and the link is not touched", |bench| {
        bench.write("news/2020/draft.md", "---\ntitle: A draft\ndate: 2019-02-02\ndraft: true\n---\nText.\n");
    }),
    ("a document", |bench| {
        bench.write("media/note.txt", "One.");
        let head = "---\ntitle: A link\ndate: 2020-02-03\ndocuments: [{file: media/note.txt}]\n---\n";
        bench.write("news/2020/link.md", &format!("{head}Text.\n"));
    }),
    ("the document is longer, and the article is not touched", |bench| {
        bench.write("media/note.txt", "One and two.");
    }),
    ("the document has a title", |bench| {
        let said = bench.read("media.yaml");
        bench.write("media.yaml", &format!("{said}\n- {{file: media/note.txt, title: Notes}}\n"));
    }),
    ("a file at the root", |bench| {
        bench.write("static/about.txt", "x");
    }),
    ("it changes", |bench| {
        bench.write("static/about.txt", "yz");
    }),
    ("the site is called otherwise", |bench| {
        let name = bench.read("site.yaml").lines().find(|line| line.starts_with("name:")).unwrap().to_owned();
        replace(bench, "site.yaml", &name, "name: Another name");
    }),
];

#[test]
fn pictures_documents_and_drafts_too() {
    hold_all(Bench::of("tests/newsroom"), MORE.iter());
}

#[test]
fn faults_do_not_stay() {
    let bench = Bench::sample(20);
    let mut preview = preview(&bench);
    preview.load(None).unwrap();
    // A link that leads nowhere yet, from a file that is not touched again.
    bench.write("pages/about.md", "---\ntitle: About\n---\nSee [this](/news/2019/12/new/).\n");
    assert!(preview.load(None).is_err());
    assert!(preview.load(None).is_err(), "it is still wrong");
    bench.write("news/new.md", "---\ntitle: New\ndate: 2019-12-30\n---\nText.\n");
    preview.load(None).unwrap_or_else(|error| panic!("{error}"));
    fs::remove_file(bench.options.content.join("news/new.md")).unwrap();
    assert!(preview.load(None).is_err(), "what was right is wrong again");
}
