//! New articles: where they go, what stands in them, and what is refused.

use std::fs;

use super::*;
use crate::publish::content::{LoadOptions, load};

const SITE: &str =
    "name: N\nlanguages: [en, es]\ncontent_languages: {qu: Runasimi}\nkinds: {brief: {en: Brief}}\n";
const SERIES: &str = "- {id: letters, name: Letters, numbered: parts}\n- {id: bulletin, name: B, numbered: issues}\n- {id: walks, name: W}\n";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A content folder, and what is asked in it.
fn house() -> (tempfile::TempDir, ArticleOptions) {
    let place = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("site.yaml", SITE),
        ("topics.yaml", "- {id: mining, name: Mining}\n- {id: water, name: Water}\n"),
        ("regions.yaml", "- {id: cusco, name: Cusco, places: [Espinar]}\n"),
        ("series.yaml", SERIES),
    ] {
        fs::write(place.path().join(name), text).unwrap();
    }
    let content = place.path().to_owned();
    (
        place,
        ArticleOptions {
            content,
            title: "A market".to_owned(),
            today: day(2026, 11, 27),
            ..Default::default()
        },
    )
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Writes it; the folder stays right. Gives its place and its text.
fn written(options: &ArticleOptions) -> (String, String) {
    let written = article(options).unwrap_or_else(|error| panic!("{error}"));
    let (_, faults) = load(&options.content, &LoadOptions { drafts: true, today: None });
    assert_eq!(faults.errors(), 0, "{}", faults.render(""));
    let place = written.path.strip_prefix(&options.content).unwrap().to_str().unwrap().replace('\\', "/");
    (place, fs::read_to_string(&written.path).unwrap())
}

#[test]
fn the_least() {
    let (_place, options) = house();
    let (place, text) = written(&options);
    assert_eq!(place, "news/2026/2026-11-27-a-market.md");
    assert_eq!(text, "---\nid: a-market\ntitle: A market\ndate: 2026-11-27\nadded: 2026-11-27\n---\n\n");
}

#[test]
fn the_most() {
    let (_place, mut options) = house();
    options.title = "Letter (1): “the rondas”".to_owned();
    options.kind = Some("letter".to_owned());
    options.topics = strings(&["mining", "water"]);
    options.regions = strings(&["cusco"]);
    options.places = strings(&["Espinar", "Somewhere, else"]);
    options.series = Some("letters".to_owned());
    options.language = Some("es".to_owned());
    options.date = Some("2019-03".to_owned());
    options.draft = true;
    let (place, text) = written(&options);
    assert_eq!(place, "news/2019/2019-03-letter-1-the-rondas.md");
    assert_eq!(
        text,
        "---\nid: letter-1-the-rondas\ntitle: \"Letter (1): “the rondas”\"\ndate: 2019-03\nadded: 2026-11-27\n\
         kind: letter\ntopics: [mining, water]\nregions: [cusco]\nplaces: [Espinar, \"Somewhere, else\"]\n\
         series: {id: letters, number: 1}\nlanguage: es\ndraft: true\n---\n\n"
    );
    options.title = "Another".to_owned();
    assert!(written(&options).1.contains("{id: letters, number: 2}"), "the next part");
    options.title = "An issue".to_owned();
    options.series = Some("bulletin".to_owned());
    assert!(written(&options).1.contains("{id: bulletin}"), "which issue, nobody can tell");
    options.number = Some(102);
    options.title = "Another in an issue".to_owned();
    options.translates = Some("letter-1-the-rondas".to_owned());
    options.language = None;
    let text = written(&options).1;
    assert!(text.contains("{id: bulletin, number: 102}") && text.contains("translates: letter-1"), "{text}");
}

#[test]
fn places_by_their_dates() {
    for (title, date, place, slug) in [
        ("A", Some("1983~"), "news/1983/a.md", None),
        ("A", Some("2004"), "news/2004/2004-a.md", None),
        ("A", Some("2012-08/2012-09"), "news/2012/a.md", None),
        ("A", Some("../2004"), "news/undated/a.md", None),
        ("A", None, "news/undated/a.md", None),
        ("10 ways", Some("2019-03-23"), "news/2019/2019-03-23-10-ways.md", None),
        ("10 ways", Some("2019-03"), "news/2019/2019-03-10-ways.md", Some("10-ways")),
        ("2019 in pictures", Some("1983~"), "news/1983/2019-in-pictures.md", Some("2019-in-pictures")),
        ("Aux", None, "news/undated/aux-news.md", None),
        ("¿Con?", None, "news/undated/con-news.md", None),
        ("COM1", None, "news/undated/com1-news.md", None),
        ("Console", None, "news/undated/console.md", None),
        ("The end...", None, "news/undated/the-end.md", None),
        ("a\\b: c/d", None, "news/undated/a-b-c-d.md", None),
    ] {
        let (_place, mut options) = house();
        (options.title, options.date) = (title.to_owned(), date.map(str::to_owned));
        options.undated = date.is_none();
        let (found, text) = written(&options);
        assert_eq!(found, place, "{title}");
        let line = text.lines().find_map(|line| line.strip_prefix("slug: "));
        assert_eq!(line, slug, "{text}");
    }
}

#[test]
fn long_headlines_are_cut_between_words() {
    assert_eq!(shortened("short"), "short");
    let cut = shortened(&"word-".repeat(40));
    assert!(cut.len() <= SLUG && cut.ends_with("-word"), "{cut}");
    assert_eq!(shortened(&"w".repeat(100)).len(), SLUG);
}

#[test]
fn what_is_not_there_is_refused() {
    let (place, options) = house();
    let refused = |change: &dyn Fn(&mut ArticleOptions), words: &[&str]| {
        let mut options = options.clone();
        change(&mut options);
        let error = article(&options).unwrap_err().to_string();
        for word in words {
            assert!(error.contains(word), "{error}\nlacks {word}");
        }
        assert!(!place.path().join("news").exists(), "{error}");
    };
    refused(
        &|it| it.topics = strings(&["minning"]),
        &["“minning”", "write mining", "mining, water", "chasqui new topic"],
    );
    refused(&|it| it.regions = strings(&["nowhere"]), &["regions.yaml has: cusco"]);
    refused(&|it| it.kind = Some("leter".to_owned()), &["write letter", "brief"]);
    refused(&|it| it.series = Some("letter".to_owned()), &["write letters", "bulletin"]);
    refused(&|it| it.number = Some(1), &["--series"]);
    refused(&|it| it.language = Some("fr".to_owned()), &["“fr”", "en, es, qu"]);
    refused(&|it| it.translates = Some("x".to_owned()), &["“x”"]);
    refused(&|it| it.date = Some("30 April 2004".to_owned()), &["--undated"]);
    refused(&|it| it.date = Some("2019-02-30".to_owned()), &["2019-02-30"]);
    refused(&|it| it.title = "日本".to_owned(), &["--slug"]);
    refused(&|it| it.title = "\n".to_owned(), &["headline"]);
    refused(&|it| it.slug = Some("Á b".to_owned()), &["--slug a-b"]);
    refused(&|it| it.content = place.path().join("no"), &["site.yaml", "--content"]);
}

#[test]
fn never_over_another() {
    let (_place, mut options) = house();
    let (_, first) = written(&options);
    options.topics = strings(&["mining"]);
    let error = article(&options).unwrap_err().to_string();
    assert!(error.contains("/news/2026/11/a-market/") && error.contains("--slug a-market-2"), "{error}");
    // The same headline in another year is another address; its id is another one too.
    options.date = Some("2025-11-27".to_owned());
    assert!(written(&options).1.contains("id: a-market-2025\n"));
    options.date = Some("2025-10-01".to_owned());
    assert!(written(&options).1.contains("id: a-market-2\n"));
    let path = options.content.join("news/2026/2026-11-27-a-market.md");
    assert_eq!(fs::read_to_string(path).unwrap(), first);
}

#[test]
fn faults_of_others_do_not_matter_and_its_own_are_taken_back() {
    let (place, mut options) = house();
    fs::create_dir_all(place.path().join("news")).unwrap();
    fs::write(place.path().join("news/bad.md"), "---\ntitle: A\ntopics: [gone]\n---\n").unwrap();
    article(&options).unwrap();
    // A number in a series without numbers is no error, but is told.
    (options.title, options.series, options.number) = ("B".to_owned(), Some("walks".to_owned()), Some(1));
    assert_eq!(article(&options).unwrap().warnings.warnings(), 1);
    // A list that cannot be read has no ids.
    fs::write(place.path().join("topics.yaml"), [0xff, 0xfe]).unwrap();
    options.topics = strings(&["mining"]);
    assert!(article(&options).unwrap_err().to_string().contains("topics.yaml cannot be read"));
    // What only the whole folder shows to be wrong is taken out again.
    (options.title, options.topics, options.series, options.number) =
        ("Part 2".to_owned(), vec![], None, None);
    let error = article(&options).unwrap_err();
    assert!(matches!(error, NewError::Faulty(..)), "{error}");
    assert!(!place.path().join("news/2026/2026-11-27-part-2.md").exists());
}
