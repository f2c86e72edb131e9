//! A build after a build gives what a build into an empty folder gives, byte for byte, whatever changed in between.
//! (That compressed copies stay with their files is tested in `publish::output`: making them takes long.)

use std::fs;

use super::fixture::{Bench, Files, write_app};

/// The files of the site after another build into the same folder, and of one into an empty folder.
fn both(bench: &mut Bench) -> (Files, Files) {
    let out = bench.options.out.clone();
    bench.try_build().unwrap_or_else(|error| panic!("{error}"));
    let again = bench.files();
    bench.options.out = bench.path().join("fresh");
    let fresh = bench.build();
    bench.options.out = out;
    (again, fresh)
}

/// What was done to a newsroom, and how.
pub(crate) type Change = (&'static str, fn(&mut Bench));

pub(crate) fn replace(bench: &Bench, path: &str, old: &str, new: &str) {
    let text = bench.read(path);
    assert!(text.contains(old), "{path} holds {old:?}");
    bench.write(path, &text.replacen(old, new, 1));
}

/// The file of some article of an exact day, the same every time.
fn article(bench: &Bench) -> String {
    let content = &bench.options.content;
    let mut names: Vec<String> = walkdir::WalkDir::new(content.join("news"))
        .into_iter()
        .map(|entry| entry.unwrap().path().strip_prefix(content).unwrap().to_str().unwrap().to_owned())
        .filter(|path| path.contains("-story-"))
        .collect();
    names.sort();
    names[names.len() / 2].clone()
}

fn line(bench: &Bench, start: &str) -> String {
    let text = bench.read(&article(bench));
    text.lines().find(|line| line.starts_with(start)).unwrap().to_owned()
}

pub(crate) const CHANGES: [Change; 15] = [
    ("nothing", |_| {}),
    ("another text", |bench| {
        let path = article(bench);
        let text = bench.read(&path);
        bench.write(&path, &format!("{text}\nOne sentence more.\n"));
    }),
    ("another title", |bench| {
        let (path, title) = (article(bench), line(bench, "title:"));
        replace(bench, &path, &title, "title: Another title");
    }),
    ("another date", |bench| {
        let (path, date) = (article(bench), line(bench, "date:"));
        replace(bench, &path, &date, "date: 2003-07-07");
    }),
    ("a new article", |bench| {
        bench.write("news/new.md", "---\ntitle: New\ndate: 2019-12-30\ntopics: [topic-1]\n---\nText.\n");
    }),
    ("a link to it", |bench| {
        bench.write("pages/about.md", "---\ntitle: About\n---\nSee [this](/news/2019/12/new/).\n");
    }),
    ("it moves, and so must the link", |bench| {
        bench.write("news/new.md", "---\ntitle: New\ndate: 2018-12-30\ntopics: [topic-1]\n---\nText.\n");
        bench.write("pages/about.md", "---\ntitle: About\n---\nSee [this](/news/2018/12/new/).\n");
    }),
    ("it is withdrawn", |bench| {
        let withdrawn = "withdrawn: {date: 2020-01-01, text: Taken back}";
        let text = format!("---\ntitle: New\ndate: 2018-12-30\n{withdrawn}\n---\nText.\n");
        bench.write("news/new.md", &text);
    }),
    ("it is deleted, and the page with the link", |bench| {
        fs::remove_file(bench.options.content.join("news/new.md")).unwrap();
        bench.write("pages/about.md", "---\ntitle: About\n---\nNothing here is true.\n");
    }),
    ("a topic is called otherwise", |bench| {
        let text = bench.read("topics.yaml");
        let name = text.lines().find(|line| line.contains("name:")).unwrap().to_owned();
        replace(bench, "topics.yaml", &name, "  name: {en: Renamed, es: Otro}");
    }),
    ("the site is called otherwise", |bench| {
        replace(bench, "site.yaml", "name: The Sample Newsroom", "name: The Other Newsroom");
    }),
    ("another app", |bench| {
        let app = bench.options.app.clone().unwrap();
        let program = fs::read_to_string(app.join("program.json")).unwrap();
        fs::write(app.join("program.json"), program.replace("stand-in", "another")).unwrap();
        fs::write(app.join("style.css"), "body { margin: 1px }").unwrap();
    }),
    ("the first app again", |bench| write_app(&bench.options.app.clone().unwrap())),
    ("an address of the site", |bench| bench.options.site_url = Some("https://example.org/a/".into())),
    ("one language less", |bench| {
        replace(
            bench,
            "site.yaml",
            "languages: [en, es]",
            "languages: [en]\ncontent_languages: {es: Español}",
        );
    }),
];

#[test]
fn a_build_again_is_a_fresh_build() {
    let mut bench = Bench::sample(60);
    bench.options.keep = 0;
    bench.try_build().unwrap_or_else(|error| panic!("{error}"));
    for (what, change) in CHANGES {
        change(&mut bench);
        let (again, fresh) = both(&mut bench);
        let names: Vec<_> = again.keys().filter(|path| again.get(*path) != fresh.get(*path)).collect();
        assert!(names.is_empty(), "{what}: {names:?} differ from a fresh build");
        assert_eq!(again.len(), fresh.len(), "{what}: files are missing");
    }
}

#[test]
fn a_build_again_says_how_little_changed() {
    let bench = Bench::sample(40);
    let first = bench.try_build().unwrap().output;
    assert_eq!(first.unchanged, 0);
    let second = bench.try_build().unwrap().output;
    assert_eq!((second.files, second.unchanged), (first.files, first.files));
}
