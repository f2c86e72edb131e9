//! Sitemaps and `robots.txt`: what search engines are told of, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::fixture::{Bench, Files, html_pages, text};

const URL: &str = "https://news.example.org/";

/// The texts of the elements of a name, and the values of an attribute of the elements of another.
fn read(xml: &str, element: &str, link: Option<&str>) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => inside = start.name().as_ref() == element.as_bytes(),
            Event::Text(words) if inside => found.push(words.xml10_content().unwrap().into_owned()),
            Event::End(_) => inside = false,
            Event::Empty(empty) if link.is_some_and(|name| name.as_bytes() == empty.name().as_ref()) => {
                let href = empty.try_get_attribute("href").unwrap().unwrap();
                found.push(String::from_utf8(href.value.into_owned()).unwrap());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn page_of(address: &str) -> String {
    let path = address.strip_prefix(URL).unwrap_or_else(|| panic!("{address} is not ours"));
    format!("{path}index.html")
}

/// Every address in the sitemaps that the index names, with the sitemap.
fn listed(files: &Files) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let sitemaps = read(text(files, "sitemap.xml"), "loc", None);
    let named: BTreeSet<String> =
        sitemaps.iter().map(|it| it.strip_prefix(URL).unwrap().to_owned()).collect();
    let there: BTreeSet<String> =
        files.keys().filter(|path| path.starts_with("sitemaps/")).cloned().collect();
    assert_eq!(named, there);
    for path in named {
        for address in read(text(files, &path), "loc", None) {
            assert_eq!(all.insert(address.clone(), path.clone()), None, "{address} stands twice");
        }
        for version in read(text(files, &path), "-", Some("xhtml:link")) {
            assert!(files.contains_key(&page_of(&version)), "{path}: {version}");
        }
    }
    all
}

#[test]
fn every_address_is_a_page_and_every_page_to_be_found_is_there() {
    for content in ["content", "tests/newsroom"] {
        let mut bench = Bench::of(content);
        bench.options.site_url = Some(URL.to_owned());
        let files = bench.build();
        let listed = listed(&files);
        for address in listed.keys() {
            let page = text(&files, &page_of(address));
            assert!(!page.contains("content=\"noindex\""), "{address}");
            assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{address}");
        }
        let mut articles = 0;
        for (path, page) in
            html_pages(&files).filter(|(_, page)| page.contains("\"og:type\" content=\"article\""))
        {
            let address = format!("{URL}{}", path.trim_end_matches("index.html"));
            let year = path.split('/').find(|piece| piece.len() == 4 && piece.parse::<u32>().is_ok());
            let expected = format!("sitemaps/{}.xml", year.unwrap_or("undated"));
            assert_eq!(listed.get(&address), Some(&expected), "{path}");
            assert!(!page.contains("data-withdrawn"), "{path}");
            articles += 1;
        }
        assert!(articles > 10, "{articles}");
        for path in ["", "news/", "archive/", "data/"] {
            assert!(listed.contains_key(&format!("{URL}{path}")), "{content}: /{path}");
        }
        for path in ["saved/", "offline/"] {
            assert!(!listed.contains_key(&format!("{URL}{path}")), "{content}: /{path}");
        }
        let robots = text(&files, "robots.txt");
        assert!(robots.lines().any(|line| line == format!("Sitemap: {URL}sitemap.xml")), "{robots}");
    }
}

fn small() -> Bench {
    let bench = Bench::empty();
    bench.write("site.yaml", &format!("name: A newsroom\nurl: {URL}\nlanguages: [en]\n"));
    bench.write("topics.yaml", "- {id: tides, name: Tides}\n- {id: idle, name: Idle}\n");
    for (name, front) in [
        ("day", "date: 2019-03-23\ntopics: [tides]"),
        ("corrected", "date: 2019-03-23\ncorrections: [{date: 2021-05-06, text: A slip}]"),
        ("month", "date: 2018-03"),
        ("about", "date: 1983~"),
        ("brought", "date: 1983\nadded: 2026-01-02"),
        ("changed", "modified: 2020-02-03"),
        ("gone", "date: 2019-01-01\nwithdrawn: {date: 2020-01-01, text: Gone}"),
    ] {
        bench.write(&format!("news/{name}.md"), &format!("---\ntitle: {name}\n{front}\n---\nA text.\n"));
    }
    bench.write("pages/about.md", "---\ntitle: About\nmodified: 2022-02-02\n---\nUs.\n");
    bench.write("pages/old.md", "---\ntitle: Old\nwithdrawn: {date: 2020-01-01, text: Gone}\n---\nOld.\n");
    bench
}

#[test]
fn a_day_of_change_stands_where_one_is_known() {
    let files = small().build();
    for (path, address, changed) in [
        ("sitemaps/2019.xml", "news/2019/03/day/", Some("2019-03-23")),
        ("sitemaps/2019.xml", "news/2019/03/corrected/", Some("2021-05-06")),
        ("sitemaps/2018.xml", "news/2018/03/month/", None),
        ("sitemaps/1983.xml", "news/1983/about/", None),
        ("sitemaps/1983.xml", "news/1983/brought/", Some("2026-01-02")),
        ("sitemaps/undated.xml", "news/undated/changed/", Some("2020-02-03")),
        ("sitemaps/pages.xml", "about/", Some("2022-02-02")),
        ("sitemaps/lists.xml", "topics/tides/", None),
    ] {
        let xml = text(&files, path);
        let entry = xml.split("<url>").find(|entry| entry.contains(&format!("<loc>{URL}{address}</loc>")));
        let entry = entry.unwrap_or_else(|| panic!("{path} has no {address}: {xml}"));
        assert_eq!(
            read(entry.split("</url>").next().unwrap(), "lastmod", None).first().map(String::as_str),
            changed,
            "{address}"
        );
    }
    let listed = listed(&files);
    for hidden in ["news/2019/01/gone/", "old/", "topics/idle/", "topics/tides/2019/"] {
        assert!(!listed.contains_key(&format!("{URL}{hidden}")), "{hidden}");
    }
}

#[test]
fn a_changed_article_changes_the_sitemap_of_its_year_alone() {
    let bench = small();
    let before = bench.build();
    let path = "news/day.md";
    bench
        .write(path, &bench.read(path).replace("date: 2019-03-23", "date: 2019-03-23\nmodified: 2026-02-02"));
    let after = bench.build();
    let changed = after.iter().filter(|(path, bytes)| {
        (path.contains("sitemap") || **path == "robots.txt") && before.get(*path) != Some(bytes)
    });
    assert_eq!(changed.map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["sitemaps/2019.xml"]);
}

#[test]
fn the_publishers_own_robots_stay_and_without_an_address_there_are_no_sitemaps() {
    let bench = small();
    bench.write("static/robots.txt", "User-agent: *\nDisallow: /\n");
    assert_eq!(text(&bench.build(), "robots.txt"), "User-agent: *\nDisallow: /\n");
    let bench = small();
    bench.write("site.yaml", "name: A newsroom\nlanguages: [en]\n");
    let files = bench.build();
    let none =
        |path: &&String| path.contains("sitemap") || **path == "robots.txt" || path.ends_with("oembed.json");
    assert_eq!(files.keys().filter(none).count(), 0);
}
