//! The whole archive as one file: it unpacks to lines that keep to their schemas, it holds everything once, and a build
//! after a build packs only the years that changed.

use std::collections::BTreeMap;
use std::io::Read;

use chasqui::model::{ArchiveHead, Article, PageIndex, Site};
use chasqui::publish::compile::gzip::{MEMBER_HEADER, member_of};
use chasqui::publish::schema;

use super::fixture::{Bench, Files, text};

const PATH: &str = "data/v1/archive.jsonl.gz";

/// The first line, and all others.
fn unpacked(files: &Files) -> (ArchiveHead, Vec<String>) {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(&files[PATH][..]).read_to_string(&mut text).unwrap();
    assert!(text.ends_with('\n'));
    let mut lines = text.lines().map(str::to_owned);
    (serde_json::from_str(&lines.next().unwrap()).unwrap(), lines.collect())
}

/// What the members were made from.
fn members(files: &Files) -> Vec<[u8; 16]> {
    let (mut rest, mut members) = (&files[PATH][..], Vec::new());
    while let Some(header) = rest.first_chunk::<MEMBER_HEADER>() {
        let (length, made_from) = member_of(header).unwrap();
        members.push(made_from);
        rest = &rest[usize::try_from(length).unwrap()..];
    }
    assert!(rest.is_empty());
    members
}

#[test]
fn holds_every_article_once_in_order() {
    for bench in [Bench::of("content"), Bench::of("tests/newsroom"), Bench::sample(300)] {
        let files = bench.build();
        let (head, lines) = unpacked(&files);
        assert_eq!(head.articles as usize, lines.len());
        let schemas: BTreeMap<_, _> = schema::schemas().into_iter().collect();
        let valid = |name: &str, line: &str| {
            let validator = jsonschema::validator_for(&schemas[name]).unwrap();
            validator.is_valid(&serde_json::from_str(line).unwrap())
        };
        assert!(valid("archive", &serde_json::to_string(&head).unwrap()));
        assert!(lines.iter().all(|line| valid("article", line)));
        // Each line is what stands in the article's own file, and no file is left out.
        let own = files.iter().filter(|(path, _)| path.starts_with("data/v1/articles/"));
        let mut own: Vec<String> = own.map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).collect();
        own.sort();
        let mut sorted = lines.clone();
        sorted.sort();
        assert!(sorted == own);
        let articles: Vec<Article> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        let withdrawn = articles.iter().filter(|article| article.withdrawn.is_some()).count();
        assert_eq!(head.withdrawn as usize, withdrawn);
        let day = |article: &Article| {
            let date = article.date.as_deref().map(|date| chasqui::archive::date::Edtf::parse(date).unwrap());
            std::cmp::Reverse(date.map(|date| date.first_day()))
        };
        assert!(articles.is_sorted_by_key(day), "the newest first, the undated last");
        // The page about it says how much there is.
        let page = text(&files, "data/index.html");
        let (count, size) =
            (articles.len().to_string(), chasqui::ui::words::numbers::size(files[PATH].len() as u64));
        assert!(page.contains(&format!("{count} ")) && page.contains(&size), "{count} {size}");
        assert!(page.contains(&format!("href=\"../{PATH}\" download")));
    }
}

#[test]
fn what_was_withdrawn_is_its_note() {
    let bench = Bench::of("tests/newsroom");
    let article =
        |more: &str| format!("---\ntitle: Gone\ndate: 2018-04-04\n{more}---\nWhat must not stay.\n");
    bench.write("news/gone.md", &article(""));
    let (before, lines) = unpacked(&bench.build());
    assert!(lines.iter().any(|line| line.contains("What must not stay")));
    bench.write("news/gone.md", &article("withdrawn: {date: 2020-01-01, text: It was asked for.}\n"));
    bench.try_build().unwrap();
    let (head, lines) = unpacked(&bench.files());
    assert_eq!((head.articles, head.withdrawn), (before.articles, before.withdrawn + 1));
    assert!(lines.iter().all(|line| !line.contains("What must not stay")));
    assert!(lines.iter().any(|line| line.contains("It was asked for.")));
}

#[test]
fn only_the_years_that_changed_are_packed_again() {
    let mut bench = Bench::sample(200);
    bench.options.keep = 0;
    let before = bench.build();
    bench.try_build().unwrap();
    assert_eq!(bench.files()[PATH], before[PATH], "nothing changed");
    bench.write("news/new.md", "---\ntitle: New\ndate: 1999-07-07\n---\nNobody shares anything with this.\n");
    bench.try_build().unwrap();
    let again = bench.files();
    let (old, new) = (members(&before), members(&again));
    // The first line counts the articles; the year has one more, and its neighbours may be told of it.
    let changed = new.iter().filter(|member| !old.contains(member)).count();
    assert!((2..=3).contains(&changed) && new.len() > 30, "{changed} of {}", new.len());
    bench.options.out = bench.path().join("fresh");
    assert_eq!(bench.build()[PATH], again[PATH], "a fresh build gives the same bytes");
}

#[test]
fn a_file_that_somebody_changed_is_not_gone_by() {
    let bench = Bench::sample(60);
    let before = bench.build();
    let path = bench.options.out.join(PATH);
    let mut bytes = before[PATH].clone();
    let at = bytes.len() - 20;
    bytes[at] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    bench.write("news/new.md", "---\ntitle: New\ndate: 1999-07-07\n---\nA text.\n");
    bench.try_build().unwrap();
    let again = bench.files();
    unpacked(&again);
    let fresh = bench.build();
    assert_eq!(again[PATH], fresh[PATH]);
}

#[test]
fn the_page_about_the_data_is_a_page_like_others() {
    let files = Bench::of("content").build();
    let site: Site = serde_json::from_str(text(&files, "data/v1/site.json")).unwrap();
    let index: PageIndex = serde_json::from_str(text(&files, &site.roots.pages.file)).unwrap();
    for path in ["/data/", "/es/data/"] {
        let entry = index.pages.iter().find(|entry| entry.path == path).unwrap();
        assert!(text(&files, &entry.file).contains("site:/data/v1/archive.jsonl.gz"));
    }
    assert!(text(&files, "es/data/index.html").contains("<h1>Datos</h1>"));
    assert!(text(&files, "archive/index.html").contains("href=\"../data/\""));
}
