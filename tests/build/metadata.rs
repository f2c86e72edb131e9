//! What pages tell machines: one of each in every head, dates no more exact than they are known, data blocks that read.

use std::collections::HashSet;

use serde_json::Value;

use super::fixture::{Bench, Files, html_pages, text};
use super::hostile;
use super::html::{Start, is_signpost, starts};

/// The page of an article of a newsroom made for these tests.
const URL: &str = "https://news.example.org/";

fn named<'s>(starts: &'s [Start], key: &str, name: &str) -> Vec<&'s str> {
    let found = starts.iter().filter(|start| start.name == "meta" && start.get(key) == Some(name));
    found.filter_map(|start| start.get("content")).collect()
}

fn one<'s>(starts: &'s [Start], key: &str, name: &str) -> &'s str {
    let found = named(starts, key, name);
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    found[0]
}

/// The things that a page's data blocks tell of.
fn things(path: &str, starts: &[Start]) -> Vec<Value> {
    let blocks = starts.iter().filter(|start| start.get("type") == Some("application/ld+json"));
    let read = |block: &Start| -> Vec<Value> {
        let value: Value = serde_json::from_str(&block.text)
            .unwrap_or_else(|error| panic!("{path}: {error}: {}", block.text));
        assert_eq!(value["@context"], "https://schema.org", "{path}");
        match value.get("@graph") {
            Some(graph) => graph.as_array().unwrap().clone(),
            None => vec![value],
        }
    };
    blocks.flat_map(read).collect()
}

fn of_type<'t>(things: &'t [Value], kind: &str) -> Option<&'t Value> {
    things.iter().find(|thing| thing["@type"] == kind)
}

fn filled(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(all) => !all.is_empty() && all.iter().all(filled),
        Value::Object(all) => !all.is_empty(),
        Value::Null => false,
        _ => true,
    }
}

/// Where an absolute address of ours leads.
fn leads(files: &Files, address: &str) -> bool {
    let Some(path) = address.strip_prefix(URL) else { return false };
    let path = path.split(['?', '#']).next().unwrap();
    files.contains_key(path) || files.contains_key(&format!("{path}index.html"))
}

fn check(files: &Files) {
    let mut told = HashSet::new();
    for (path, page) in html_pages(files) {
        let starts = starts(path, page);
        let leads_on = !named(&starts, "http-equiv", "refresh").is_empty();
        let is_signpost = is_signpost(&starts);
        let count = |test: &dyn Fn(&Start) -> bool| starts.iter().filter(|start| test(start)).count();
        assert_eq!(count(&|it| it.name == "title" && !it.text.trim().is_empty()), 1, "{path}");
        assert_eq!(
            count(&|it| it.get("rel") == Some("canonical")),
            usize::from(path != "404.html" && !is_signpost),
            "{path}"
        );
        let descriptions = named(&starts, "name", "description");
        assert_eq!(descriptions.len(), usize::from(!leads_on && !is_signpost), "{path}");
        assert!(descriptions.iter().all(|text| !text.is_empty()), "{path}");
        for name in ["og:title", "og:type", "og:url", "og:image", "DC.title", "DC.date", "DC.type"] {
            let key = if name.starts_with("og") { "property" } else { "name" };
            assert!(named(&starts, key, name).len() <= 1, "{path}: {name}");
        }
        let blocks = count(&|it| it.get("type") == Some("application/ld+json"));
        assert!(blocks <= 1, "{path}: {blocks} blocks");
        let noindex = named(&starts, "name", "robots").contains(&"noindex");
        let things = things(path, &starts);
        assert!(!noindex || things.is_empty() && named(&starts, "property", "og:title").is_empty(), "{path}");
        for thing in &things {
            let kind = thing["@type"].as_str().unwrap_or_else(|| panic!("{path}: {thing}"));
            told.insert(kind.to_owned());
            let needed: &[&str] = match kind {
                "NewsArticle" => &["headline", "url", "inLanguage", "publisher", "author", "articleSection"],
                "Event" => &["name", "startDate", "url"],
                "Organization" => &["name", "url", "description"],
                "WebSite" => &["name", "url", "publisher", "potentialAction"],
                "BreadcrumbList" => &["itemListElement"],
                "Dataset" => &["name", "description", "url", "distribution", "creator"],
                other => panic!("{path}: {other}"),
            };
            for name in needed {
                assert!(filled(&thing[*name]), "{path}: {kind} without {name}: {thing}");
            }
            assert!(thing.as_object().unwrap().values().all(filled), "{path}: {thing}");
            if kind == "BreadcrumbList" {
                let items = thing["itemListElement"].as_array().unwrap();
                assert!(items.len() > 2, "{path}");
                for (at, item) in items.iter().enumerate() {
                    assert_eq!(item["position"], at + 1, "{path}");
                    let there = item["item"].as_str();
                    assert_eq!(there.is_none(), at + 1 == items.len(), "{path}: {item}");
                    assert!(there.is_none_or(|there| leads(files, there)), "{path}: {item}");
                }
            }
        }
        for start in starts.iter().filter(|it| it.get("type") == Some("application/json+oembed")) {
            let there = start.get("href").unwrap();
            assert!(leads(files, there), "{path}: {there}");
        }
        let image = named(&starts, "property", "og:image");
        assert!(image.iter().all(|there| leads(files, there)), "{path}: {image:?}");
    }
    for kind in ["NewsArticle", "Organization", "WebSite", "BreadcrumbList", "Dataset"] {
        assert!(told.contains(kind), "no page tells of a {kind}");
    }
}

#[test]
fn every_page_has_one_of_each_and_its_data_reads() {
    for content in ["content", "tests/newsroom"] {
        let mut bench = Bench::of(content);
        bench.options.site_url = Some(URL.to_owned());
        check(&bench.build());
    }
}

#[test]
fn no_text_breaks_out_of_a_data_block() {
    for turn in 0..hostile::CORPUS.len() {
        let mut bench =
            hostile::newsroom(|at| format!("A {}", hostile::CORPUS[(at + turn) % hostile::CORPUS.len()]));
        bench.options.site_url = Some(URL.to_owned());
        check(&bench.build());
    }
}

/// A newsroom with one article, of this front matter.
fn article(site: &str, front: &str) -> Vec<Start> {
    let bench = Bench::empty();
    bench.write("site.yaml", &format!("name: A newsroom\nurl: {URL}\nlanguages: [en]\n{site}"));
    bench.write(
        "topics.yaml",
        "- {id: tides, name: Tides, image: {file: media/tide.png, alt: A tide}}\n- {id: fish, name: Fish}\n",
    );
    bench.write("news/a.md", &format!("---\ntitle: \"A \\\"title\\\"\"\n{front}---\nA text.\n"));
    for name in ["own", "tide", "site"] {
        let from = super::fixture::project("tests/newsroom/media/ancla.png");
        let to = bench.options.content.join(format!("media/{name}.png"));
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from, to).unwrap();
    }
    let files = bench.build();
    let found = files.keys().find(|path| path.ends_with("/a/index.html")).unwrap();
    starts(found, text(&files, found))
}

#[test]
fn dates_are_no_more_exact_than_they_are_known() {
    for (date, published, moment, dublin) in [
        ("date: 2019-03-23\n", Some("2019-03-23"), Some("2019-03-23"), Some("2019-03-23")),
        ("date: 2019-03\n", Some("2019-03"), None, Some("2019-03")),
        ("date: 2019\n", Some("2019"), None, Some("2019")),
        ("date: 1983~\n", None, None, Some("1983~")),
        ("date: 2019-03-23?\n", None, None, Some("2019-03-23?")),
        ("date: 201X\n", None, None, Some("201X")),
        ("date: 2012-08/2012-09\n", None, None, Some("2012-08/2012-09")),
        ("", None, None, None),
        // When it came online is not when it was published.
        ("added: 2026-01-02\n", None, None, None),
    ] {
        let starts = article("", date);
        let things = things("a", &starts);
        let news = of_type(&things, "NewsArticle").unwrap();
        assert_eq!(news["datePublished"].as_str(), published, "{date}");
        assert_eq!(news.get("dateModified"), None, "{date}");
        let first = |key, name| named(&starts, key, name).first().copied();
        assert_eq!(first("property", "article:published_time"), moment, "{date}");
        assert_eq!(first("name", "DC.date"), dublin, "{date}");
    }
    let front = "date: 2019\nmodified: 2020-01-02\ncorrections: [{date: 2020-03-04, text: A slip}]\n";
    let starts = article("", front);
    let things = things("a", &starts);
    let news = of_type(&things, "NewsArticle").unwrap();
    assert_eq!(news["dateModified"], "2020-03-04");
    assert_eq!(news["correction"][0]["text"], "A slip");
    assert_eq!(one(&starts, "property", "article:modified_time"), "2020-03-04");
}

#[test]
fn a_shared_page_shows_its_own_picture_else_its_topics_else_the_sites() {
    let site = "image: {file: media/site.png, alt: The site}\n";
    let own = "image: {file: media/own.png, alt: Its own}\n";
    for (site, front, expected) in [
        (site, format!("topics: [fish, tides]\n{own}"), Some("own")),
        (site, "topics: [fish, tides]\n".to_owned(), Some("tide")),
        (site, "topics: [fish]\n".to_owned(), Some("site")),
        ("", "topics: [fish]\n".to_owned(), None),
    ] {
        let starts = article(site, &front);
        let image = named(&starts, "property", "og:image").first().copied();
        assert_eq!(image, expected.map(|name| format!("{URL}media/{name}.png")).as_deref(), "{front}");
        let things = things("a", &starts);
        let news = of_type(&things, "NewsArticle").unwrap();
        // The site's own is of no article.
        assert_eq!(news.get("image").is_some(), matches!(expected, Some("own" | "tide")), "{front}");
    }
}

/// What Zotero's Embedded Metadata translator takes from a page: `DC.type` decides what it is.
#[test]
fn reference_managers_read_a_piece_in_a_newspaper() {
    let starts = article(
        "licence: CC-BY-4.0\n",
        "date: 2019-03\nkind: letter\nauthors: [{name: Ana Ruiz}, {name: B. Sosa}]\n",
    );
    let name = |name: &str| one(&starts, "name", name);
    assert_eq!((name("DC.type"), name("DC.title"), name("DC.date")), ("NewsItem", "A \"title\"", "2019-03"));
    assert_eq!(named(&starts, "name", "DC.creator"), ["Ana Ruiz", "B. Sosa"]);
    assert_eq!((name("DC.language"), name("DC.rights")), ("en", "CC-BY-4.0"));
    assert_eq!(one(&starts, "property", "og:site_name"), "A newsroom");
    assert_eq!(one(&starts, "property", "article:section"), "Letter");
    assert_eq!(one(&starts, "property", "og:url"), format!("{URL}news/2019/03/a/"));
    // With it, it would be taken for a paper in a journal.
    assert!(starts.iter().all(|it| !it.get("name").is_some_and(|name| name.starts_with("citation_"))));
    let things = things("a", &starts);
    let news = of_type(&things, "NewsArticle").unwrap();
    assert_eq!(news["author"][0]["name"], "Ana Ruiz");
    assert_eq!(news["license"], "https://creativecommons.org/licenses/by/4.0/");
}

#[test]
fn an_event_says_when_and_where() {
    let front = "kind: event\ndate: 2013-02-01\nevent: {starts: 2013-03-04T18:00, venue: A hall, place: London, online: \"https://x.example/\"}\n";
    let starts = article("time_zone: Europe/London\n", front);
    let things = things("a", &starts);
    let event = of_type(&things, "Event").unwrap();
    assert_eq!(event["startDate"], "2013-03-04T18:00+00:00");
    assert_eq!(event["location"][0]["address"], "London");
    assert_eq!(event["location"][1]["@type"], "VirtualLocation");
    assert_eq!(event["@id"], of_type(&things, "NewsArticle").unwrap()["about"]["@id"]);
}

#[test]
fn the_data_page_describes_the_archive_as_a_dataset() {
    let files = Bench::of("content").build();
    let starts = starts("data", text(&files, "data/index.html"));
    let things = things("data", &starts);
    let dataset = of_type(&things, "Dataset").unwrap();
    assert_eq!(dataset["license"], "https://creativecommons.org/licenses/by/4.0/");
    for file in dataset["distribution"].as_array().unwrap() {
        assert!(leads(&files, file["contentUrl"].as_str().unwrap()), "{file}");
    }
    assert!(leads(&files, dataset["conformsTo"].as_str().unwrap()));
    for (name, schema) in chasqui::publish::schema::schemas() {
        let path = format!("data/v1/schema/{name}.json");
        let written: Value = serde_json::from_str(text(&files, &path)).unwrap();
        assert_eq!(written, schema, "{path}");
        assert!(text(&files, "data/index.html").contains(&format!("{path}\"")), "{path}");
    }
}

#[test]
fn a_pasted_list_becomes_the_list_and_a_pasted_article_its_title() {
    let files = Bench::of("content").build();
    let answer = |path: &str| -> Value { serde_json::from_str(text(&files, path)).unwrap() };
    for (path, query) in [
        ("topics/mining/", "topic=mining"),
        ("es/topics/mining/", "topic=mining&amp;lang=es"),
        ("regions/country/", "region=country"),
        ("collections/mining-and-neighbours/", "topic=mining,communities&amp;match=all"),
        ("es/collections/mining-and-neighbours/", "topic=mining,communities&amp;match=all&amp;lang=es"),
    ] {
        let list = answer(&format!("{path}oembed.json"));
        assert_eq!((&list["version"], &list["type"]), (&"1.0".into(), &"rich".into()), "{path}");
        let html = list["html"].as_str().unwrap();
        let (starts, complaints) = super::html::parse(html);
        assert!(complaints.is_empty(), "{complaints:?}");
        let frame = starts.iter().find(|start| start.name == "iframe").unwrap();
        assert!(html.contains(&format!("src=\"{URL}embed/feed/?{query}\"")), "{html}");
        let sandbox = frame.get("sandbox").unwrap();
        assert!(sandbox.contains("allow-scripts") && !sandbox.contains("same-origin"), "{sandbox}");
        assert!(list["width"].is_u64() && list["height"].is_u64());
    }
    for (path, _) in files.iter().filter(|(path, _)| path.ends_with("oembed.json")) {
        let page = path.replace("oembed.json", "index.html");
        let there = format!("href=\"{URL}{path}\"");
        assert!(text(&files, &page).contains(&there), "{page} does not name {path}");
        let kind = if path.starts_with("news/") || path.contains("key-issues/") { "link" } else { "rich" };
        assert!(path.starts_with("es/") || answer(path)["type"] == kind, "{path}");
    }
    let count = files.keys().filter(|path| path.ends_with("oembed.json")).count();
    assert!(count > 100, "{count}");
}
