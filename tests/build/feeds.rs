//! Feeds as readers read them: through a parser of feeds, along the archive trail, and after changes.

use std::collections::{BTreeMap, BTreeSet};

use feed_rs::model::Feed;
use quick_xml::events::Event;
use serde_json::Value;

use super::fixture::{Bench, Files, text};

const URL: &str = "https://news.example.org/";

/// The feed at a path, read.
fn read(files: &Files, path: &str) -> Feed {
    feed_rs::parser::parse(text(files, path).as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files of feeds with an ending.
fn feeds<'f>(files: &'f Files, ending: &str) -> Vec<&'f str> {
    let all =
        files.keys().map(String::as_str).filter(|path| path.starts_with("feeds/") && path.ends_with(ending));
    all.collect()
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.id.as_str()).collect()
}

fn entry<'f>(feed: &'f Feed, title: &str) -> &'f feed_rs::model::Entry {
    let has_title =
        |entry: &&feed_rs::model::Entry| entry.title.as_ref().is_some_and(|it| it.content == title);
    feed.entries.iter().find(has_title).unwrap_or_else(|| panic!("there is no {title}"))
}

/// The start tags of an XML document, with their attributes, each checked to be well-formed.
pub(crate) fn elements(path: &str, xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|it| {
                    let it = it.unwrap_or_else(|error| panic!("{path}: {error}"));
                    let name = String::from_utf8(it.key.as_ref().to_vec()).unwrap();
                    (name, it.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
                });
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                elements.push((name, attributes.collect()));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

/// The address of a link of an Atom document itself.
fn link(files: &Files, path: &str, rel: &str) -> Option<String> {
    let xml = text(files, path);
    let own = xml.split("<entry").next().unwrap();
    // What is cut off leaves the outermost element open.
    let all = elements(path, &format!("{own}{}", if own.len() < xml.len() { "</feed>" } else { "" }));
    let link = all.into_iter().find(|(name, it)| name == "link" && it.get("rel").is_some_and(|it| it == rel));
    link.map(|(_, attributes)| attributes["href"].clone())
}

#[test]
fn every_feed_is_read_and_says_the_same_in_each_format() {
    for (content, url) in [("content", URL), ("tests/newsroom", "https://brisamar.example.net/cronica/")] {
        let files = Bench::of(content).build();
        let all = feeds(&files, ".atom");
        assert!(all.len() > 8, "{all:?}");
        for path in all.into_iter().filter(|path| !path.starts_with("feeds/archive/")) {
            let (atom, stem) = (read(&files, path), path.trim_end_matches(".atom"));
            let (rss, json) = (read(&files, &format!("{stem}.rss")), read(&files, &format!("{stem}.json")));
            assert_eq!(ids(&atom), ids(&rss), "{path}");
            assert_eq!(ids(&atom), ids(&json), "{path}");
            assert_eq!(link(&files, path, "self").unwrap(), format!("{url}{path}"));
            let unique: BTreeSet<&str> = ids(&atom).into_iter().collect();
            assert_eq!(unique.len(), atom.entries.len(), "{path}");
            for ((one, other), third) in atom.entries.iter().zip(&rss.entries).zip(&json.entries) {
                assert_eq!(one.title.as_ref().unwrap().content, other.title.as_ref().unwrap().content);
                assert_eq!(one.title.as_ref().unwrap().content, third.title.as_ref().unwrap().content);
                assert_eq!((one.published, one.published), (other.published, third.published), "{path}");
                assert_eq!(one.links[0].href, other.links[0].href);
                let page = one.links[0].href.strip_prefix(url).unwrap_or_else(|| panic!("{:?}", one.links));
                assert!(files.contains_key(&format!("{page}index.html")), "{page}");
                let html = one.content.as_ref().unwrap().body.as_ref().unwrap();
                assert_eq!(Some(html), other.content.as_ref().unwrap().body.as_ref());
                assert!(
                    !html.contains("=\"site:") && !html.contains("=\"#") && !html.contains("=\"../"),
                    "{html}"
                );
            }
        }
    }
}

#[test]
fn json_feeds_are_as_the_format_wants() {
    let text = |least: u32| serde_json::json!({ "type": "string", "minLength": least });
    let address = serde_json::json!({ "type": "string", "pattern": "^https?://" });
    let authors = serde_json::json!({ "type": "array", "minItems": 1, "items": {
        "type": "object", "required": ["name"], "properties": { "name": text(1), "url": address }, "additionalProperties": false
    }});
    let instant = serde_json::json!({ "type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT12:00:00Z$" });
    let language = serde_json::json!({ "type": "string", "pattern": "^[a-z]{2,3}(-|$)" });
    // Written after jsonfeed.org/version/1.1.
    let attachment = serde_json::json!({
        "type": "object", "required": ["url", "mime_type"], "additionalProperties": false,
        "properties": {
            "url": address, "mime_type": { "pattern": "^image/" }, "size_in_bytes": { "type": "integer", "minimum": 1 }
        }
    });
    let item = serde_json::json!({
        "type": "object",
        "required": ["id", "url"],
        "anyOf": [{ "required": ["content_html"] }, { "required": ["content_text"] }],
        "additionalProperties": false,
        "properties": {
            "id": text(1), "url": address, "title": text(1), "content_html": text(1), "content_text": text(1),
            "summary": text(1), "image": address, "date_published": instant, "date_modified": instant,
            "authors": authors, "language": language,
            "tags": { "type": "array", "items": text(1), "minItems": 1 },
            "attachments": { "type": "array", "minItems": 1, "items": attachment }
        }
    });
    let schema = serde_json::json!({
        "type": "object",
        "required": ["version", "title", "items", "feed_url", "home_page_url"],
        "additionalProperties": false,
        "properties": {
            "version": { "const": "https://jsonfeed.org/version/1.1" },
            "title": text(1), "home_page_url": address, "feed_url": address, "description": text(1),
            "language": language, "authors": authors,
            "items": { "type": "array", "items": item }
        }
    });
    let schema = jsonschema::validator_for(&schema).unwrap();
    let summaries = Bench::of("content");
    summaries.write("site.yaml", &format!("{}\nfeeds: {{text: summary}}\n", summaries.read("site.yaml")));
    for bench in [Bench::of("content"), Bench::of("tests/newsroom"), summaries] {
        let files = bench.build();
        let mut pictures = 0;
        for path in feeds(&files, ".json") {
            let document: Value = serde_json::from_str(super::fixture::text(&files, path)).unwrap();
            let errors: Vec<String> = schema.iter_errors(&document).map(|error| format!("{error}")).collect();
            assert!(errors.is_empty(), "{path}: {}", errors.join("; "));
            pictures +=
                document["items"].as_array().unwrap().iter().filter(|it| it["image"].is_string()).count();
        }
        assert!(pictures > 0);
    }
}

const DATED: [(&str, &str, Option<&str>, Option<&str>); 8] = [
    ("a day", "date: 2019-03-23", Some("2019-03-23"), Some("2019-03-23")),
    ("changed", "date: 2019-03-23\nmodified: 2019-04-02", Some("2019-03-23"), Some("2019-04-02")),
    (
        "put right",
        "date: 2019-03-23\nmodified: 2019-04-02\ncorrections: [{date: 2019-05-01, text: x}]",
        Some("2019-03-23"),
        Some("2019-05-01"),
    ),
    ("a month, come later", "date: 2019-03\nadded: 2019-06-01", None, Some("2019-06-01")),
    ("about a day", "date: 2019-03-23~\nadded: 2019-06-01", None, Some("2019-06-01")),
    ("two days", "date: 2019-03-23/2019-03-24", None, None),
    ("a month", "date: 2019-03", None, None),
    ("no date", "x-date: none", None, None),
];

#[test]
fn dates_are_honest() {
    let bench = Bench::of("tests/newsroom");
    for (at, (title, head, ..)) in DATED.iter().enumerate() {
        bench
            .write(&format!("news/dated-{at}-x.md"), &format!("---\ntitle: {title}\n{head}\n---\nA text.\n"));
    }
    let files = bench.build();
    let (news, last) = (read(&files, "feeds/news.atom"), read(&files, "feeds/archive/undated-1.atom"));
    let day =
        |instant: Option<chrono::DateTime<chrono::Utc>>| instant.map(|it| it.format("%FT%TZ").to_string());
    let noon = |day: Option<&str>| day.map(|day| format!("{day}T12:00:00Z"));
    for (title, _, published, updated) in DATED {
        let (feed, known) = if updated.is_some() { (&news, updated) } else { (&last, None) };
        let found = entry(feed, title);
        assert_eq!(day(found.published), noon(published), "{title}");
        // Atom wants a day: the zero of clocks stands for none.
        assert_eq!(day(found.updated), noon(known).or(Some("1970-01-01T00:00:00Z".into())), "{title}");
        if updated.is_none() {
            assert!(!text(&files, "feeds/news.atom").contains(&format!("<title>{title}</title>")));
        }
    }
    let said = |title: &str| entry(&last, title).summary.as_ref().unwrap().content.clone();
    assert!(said("a month").starts_with("Marzo de 2019. "), "{}", said("a month"));
    assert!(said("two days").starts_with("23–24 de marzo de 2019. "), "{}", said("two days"));
}

#[test]
fn the_same_article_has_the_same_id_wherever_it_moves() {
    let id_of = |bench: &Bench| {
        let files = bench.build();
        entry(&read(&files, "feeds/news.atom"), "It moves").id.clone()
    };
    let bench = Bench::of("tests/newsroom");
    let write = |bench: &Bench, path: &str, head: &str| {
        bench.write(path, &format!("---\nid: it-moves\ntitle: It moves\n{head}\n---\nA text.\n"));
    };
    write(&bench, "news/one.md", "date: 2019-03-03");
    let first = id_of(&bench);
    assert!(first.starts_with("urn:uuid:"), "{first}");
    assert_eq!(id_of(&bench), first);
    std::fs::remove_file(bench.options.content.join("news/one.md")).unwrap();
    write(&bench, "news/2020/other.md", "date: 2018-02-02\nmodified: 2020-01-01\nslug: another");
    assert_eq!(id_of(&bench), first, "re-dated and moved");
    let site = bench.read("site.yaml");
    bench.write(
        "site.yaml",
        &site.replace("https://brisamar.example.net/cronica/", "https://other.example.net/"),
    );
    assert_ne!(id_of(&bench), first, "another site");
    bench.write(
        "site.yaml",
        &(site.replace("https://brisamar.example.net/cronica/", "https://other.example.net/")
            + "\nfeeds: {ids: \"https://brisamar.example.net/cronica/\"}\n"),
    );
    assert_eq!(id_of(&bench), first, "the site has moved, and says from where");
}

/// A made-up newsroom with an address.
fn sample(articles: u32) -> Bench {
    let mut bench = Bench::sample(articles);
    bench.options.site_url = Some(URL.to_owned());
    bench
}

#[test]
fn the_trail_leads_to_every_article() {
    let files = sample(200).build();
    let mut found: BTreeSet<String> = BTreeSet::new();
    let (mut path, mut walked) = ("feeds/news.atom".to_owned(), BTreeSet::new());
    loop {
        assert!(walked.insert(path.clone()), "the trail comes back to {path}");
        let feed = read(&files, &path);
        assert_eq!(feed.id, read(&files, "feeds/news.atom").id, "one feed");
        assert!(feed.entries.len() <= 150, "{path}: {}", feed.entries.len());
        found.extend(ids(&feed).into_iter().map(str::to_owned));
        let is_archived = text(&files, &path).contains("<fh:archive/>");
        assert_eq!(is_archived, path != "feeds/news.atom", "{path}");
        let current = link(&files, &path, "current");
        assert_eq!(current, is_archived.then(|| format!("{URL}feeds/news.atom")));
        assert_eq!(link(&files, &path, "self").unwrap(), format!("{URL}{path}"));
        let Some(older) = link(&files, &path, "prev-archive") else { break };
        path = older.strip_prefix(URL).unwrap().to_owned();
    }
    let all: BTreeSet<&str> =
        feeds(&files, ".atom").into_iter().filter(|path| path.starts_with("feeds/archive/")).collect();
    assert_eq!(walked.len(), all.len() + 1, "every part is on the trail");
    assert!(all.len() > 3, "{all:?}");
    let articles = files.keys().filter(|path| path.starts_with("data/v1/articles/")).count();
    assert_eq!(found.len(), articles);
    // What is on the trail has its place in the feeds by topic too, as long as these are.
    assert!(
        feeds(&files, ".atom")
            .iter()
            .filter(|path| !path.contains("news"))
            .all(|path| { path.starts_with("feeds/archive/") || read(&files, path).entries.len() <= 50 })
    );
}

/// The files of feeds that differ.
fn changed(before: &Files, after: &Files) -> Vec<String> {
    let paths: BTreeSet<&String> =
        before.keys().chain(after.keys()).filter(|it| it.starts_with("feeds/")).collect();
    paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

#[test]
fn one_article_changes_the_feeds_that_it_enters() {
    let bench = sample(200);
    let before = bench.build();
    let article = |head: &str| {
        format!("---\ntitle: A new one\n{head}\ntopics: [topic-2]\nregions: [region-3]\n---\nText.\n")
    };
    let mut told = String::new();
    for (what, head) in [
        ("a new article, the newest", "date: 2019-12-30"),
        ("one from long ago that came today", "date: 1991-05-05\nadded: 2019-12-30"),
        ("one from long ago of which is not said when it came", "date: 1991-05-05"),
        ("one that has no date at all", "x-date: none"),
    ] {
        bench.write("news/new-one.md", &article(head));
        let changed = changed(&before, &bench.build());
        if head.contains("2019-12-30") {
            assert!(!changed.iter().any(|path| path.contains("/archive/")), "{what}: {changed:?}");
            assert!(changed.iter().any(|path| path == "feeds/topics/topic-2.atom"), "{what}: {changed:?}");
        }
        assert!(changed.len() <= 14, "{what}: {changed:?}");
        told += &format!("{what}:\n  {}\n", changed.join("\n  "));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_was_withdrawn_leaves_its_note_in_feeds_and_comes_to_their_readers() {
    let bench = Bench::of("tests/newsroom");
    let article = |extra: &str| {
        format!(
            "---\ntitle: A title that hurts nobody\ndate: 1999-01-01\ntopics: [dragado]\n\
             summary: A hidden summary.\n{extra}---\nA hidden text.\n"
        )
    };
    bench.write("news/1999-01-01-it.md", &article(""));
    let files = bench.build();
    let id = entry(&read(&files, "feeds/topics/dragado.atom"), "A title that hurts nobody").id.clone();
    assert!(text(&files, "feeds/topics/dragado.rss").contains("A hidden text"));
    bench
        .write("news/1999-01-01-it.md", &article("withdrawn: {date: 2031-01-01, text: It was asked for.}\n"));
    let files = bench.build();
    for path in files.keys().filter(|path| path.starts_with("feeds/")) {
        assert!(!text(&files, path).contains("A hidden"), "{path}");
    }
    assert!(!text(&files, "feeds/topics/dragado.atom").contains(&id), "nothing says what it was about");
    assert!(!text(&files, "feeds/regions/country.atom").contains(&id), "nor that it was about no region");
    for name in ["news", "languages/es"] {
        for ending in ["atom", "rss", "json"] {
            let feed = read(&files, &format!("feeds/{name}.{ending}"));
            let first = &feed.entries[0];
            assert_eq!(first.id, id, "{name}.{ending}: it comes first, so that whoever has it sees the note");
            assert!(first.content.as_ref().unwrap().body.as_ref().unwrap().contains("It was asked for."));
        }
    }
}

#[test]
fn without_an_address_there_are_no_feeds_and_it_is_said() {
    let bench = Bench::of("tests/newsroom");
    let site = bench.read("site.yaml");
    bench.write("site.yaml", &site.replace("url: https://brisamar.example.net/cronica/\n", ""));
    let report = bench.try_build().unwrap();
    let files = bench.files();
    assert!(!files.keys().any(|path| path.starts_with("feeds/") || path.starts_with("en/feeds/")));
    assert!(!text(&files, "index.html").contains("application/atom+xml"));
    assert_eq!(report.warnings.notes(), 1, "{}", report.warnings.render(""));
    assert!(report.warnings.render("").contains("there will be no feeds"));
}

#[test]
fn pages_name_their_feeds() {
    let files = Bench::of("content").build();
    let named = |path: &str| -> Vec<String> {
        let starts = super::html::starts(path, text(&files, path));
        let feeds =
            starts.iter().filter(|it| it.get("type") == Some("application/atom+xml") && it.name == "link");
        feeds.map(|it| it.get("href").unwrap().strip_prefix(URL).unwrap().to_owned()).collect()
    };
    for (path, feeds) in [
        ("index.html", vec!["feeds/languages/en.atom", "feeds/news.atom"]),
        ("es/news/index.html", vec!["feeds/languages/es.atom", "feeds/news.atom"]),
        ("topics/mining/index.html", vec!["feeds/topics/mining.atom", "feeds/news.atom"]),
        ("regions/country/index.html", vec!["feeds/regions/country.atom", "feeds/news.atom"]),
        ("about/aims/index.html", vec!["feeds/news.atom"]),
        ("404.html", vec![]),
    ] {
        assert_eq!(named(path), feeds, "{path}");
        feeds.iter().for_each(|feed| assert!(files.contains_key(*feed), "{feed}"));
    }
    let page = text(&files, "es/feeds/index.html");
    assert!(page.contains("href=\"../../feeds/topics/mining.rss\""), "{page}");
}

#[test]
fn a_collection_has_a_page_and_feeds_of_what_it_asks_for() {
    let files = Bench::of("tests/newsroom").build();
    let feed = read(&files, "feeds/collections/noches-de-faro.atom");
    let titles: BTreeSet<&str> =
        feed.entries.iter().map(|it| it.title.as_ref().unwrap().content.as_str()).collect();
    assert!(titles.len() >= 2, "{titles:?}");
    assert_eq!(
        feed.links.iter().filter(|it| it.href.ends_with("/cronica/collections/noches-de-faro/")).count(),
        1
    );
    for (path, title) in [
        ("collections/noches-de-faro/index.html", "Noches de faro"),
        ("en/collections/noches-de-faro/index.html", "Nights at the lighthouse"),
    ] {
        let page = text(&files, path);
        let starts = super::html::starts(path, page);
        let heading = starts.iter().find(|it| it.name == "h1").unwrap();
        assert_eq!(heading.text, title);
        assert!(page.contains("data-active-filters"), "the filters are in force");
        for title in &titles {
            assert!(page.contains(title), "{path}: {title}");
        }
        let canonical = starts.iter().find(|it| it.get("rel") == Some("canonical")).unwrap();
        assert!(
            canonical.get("href").unwrap().ends_with(&format!("/{}", path.trim_end_matches("index.html")))
        );
        let named = starts
            .iter()
            .filter_map(|it| it.get("href"))
            .any(|it| it.ends_with("feeds/collections/noches-de-faro.atom"));
        assert!(named, "{path}");
    }
}
