//! Feeds of every sort, their archives, and what is wrong with them in the wild.

use super::*;
use std::io::{Read as _, Write as _};

use chasqui::publish::import::feed::{Feed, FeedOptions};

fn source(from: impl Into<String>) -> Feed {
    Feed::new(FeedOptions { from: from.into(), manner: MANNER })
}

fn of_file(bench: &Bench, name: &str, text: &[u8]) -> Result<Report, ImportError> {
    write(bench.path(), &[(name, text)]);
    import(bench, &mut source(bench.path().join(name).to_str().unwrap()))
}

const RSS2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Valley News</title><link>https://old.example.org/</link><language>en-gb</language>
<item><title>Springs &amp;amp; rivers</title><link>https://old.example.org/2004/springs/</link><guid>tag:1</guid>
<pubDate>Fri, 30 Apr 2004 23:30:00 -0500</pubDate><category>Water</category><dc:creator>Press office</dc:creator>
<description>Short words.</description><content:encoded><![CDATA[<p>The assembly met. See <a href="/2004/lakes/">lakes</a>.</p>]]></content:encoded>
<enclosure url="https://old.example.org/study.pdf" length="9" type="application/pdf"/></item>
<item><title>Lakes</title><link>https://old.example.org/2004/lakes/</link><guid>tag:2</guid>
<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
</channel></rss>"#;

#[test]
fn rss_2() {
    let bench = Bench::empty();
    let report = of_file(&bench, "feed.xml", RSS2.as_bytes()).unwrap();
    assert_eq!((report.read, report.sum(), report.written), (2, 2, 2), "{}", report.whole());
    let files = written(&bench);
    let (_, springs) = with(&files, "Springs & rivers");
    for part in
        ["date: 2004-04-30", "topics: [water]", "Press office", "lakes.md)", "/2004/springs/", "Short words."]
    {
        assert!(springs.contains(part), "{part} in {springs}");
    }
    let (_, lakes) = with(&files, "Only a summary.");
    assert!(!lakes.contains("\ndate:"), "{lakes}");
    checks_and_builds(&bench);
    // Again, with one more entry.
    let more = RSS2.replace("<item><title>Lakes", "<item><title>Canals</title><guid>tag:3</guid><description>New.</description></item><item><title>Lakes");
    let again = of_file(&bench, "feed.xml", more.as_bytes()).unwrap();
    assert_eq!((again.written, again.unchanged), (1, 2), "{}", again.whole());
}

#[test]
fn older_sorts() {
    for (name, text) in [
        (
            "rss 0.91",
            r#"<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE rss SYSTEM "http://example.org/rss-0.91.dtd"><rss version="0.91"><channel><title>T</title><link>https://old.example.org/</link><description>d</description><item><title>Agua y miner&iacute;a</title><link>https://old.example.org/a</link><description>El r&iacute;o creci&oacute; & baj&oacute;.</description></item></channel></rss>"#,
        ),
        (
            "rss 1.0",
            r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example.org/"><title>T</title><link>https://old.example.org/</link><description>d</description></channel><item rdf:about="https://old.example.org/a"><title>Agua y minería</title><link>https://old.example.org/a</link><description>El río creció &amp; bajó.</description><dc:date>2004-05</dc:date></item></rdf:RDF>"#,
        ),
        (
            "atom",
            r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:t</id><updated>2004-05-01T00:00:00Z</updated><entry><title type="html">Agua y miner&amp;iacute;a</title><id>urn:a</id><link href="https://old.example.org/a"/><updated>2004-05-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>El río creció &amp; bajó.</p></div></content></entry></feed>"#,
        ),
        (
            "json",
            r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"a","url":"https://old.example.org/a","title":"Agua y minería","content_html":"<p>El río creció &amp; bajó.</p>","date_published":"2004-05-03T10:00:00-05:00","tags":["Agua"]}]}"#,
        ),
    ] {
        let bench = Bench::empty();
        let report =
            of_file(&bench, "feed", text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((report.read, report.written), (1, 1), "{name}: {}", report.whole());
        let files = written(&bench);
        let (_, text) = with(&files, "Agua y minería");
        assert!(text.contains("El río creció & bajó."), "{name}: {text}");
        let date = match name {
            "rss 1.0" => "date: 2004-05\n",
            "atom" => "date: 2004-05-01\n",
            "json" => "date: 2004-05-03\n",
            _ => "---",
        };
        assert!(text.contains(date), "{name}: {text}");
        checks_and_builds(&bench);
    }
}

#[test]
fn broken_and_hostile_feeds() {
    let bench = Bench::empty();
    let cut = &RSS2[..RSS2.find("Only a summary").unwrap()];
    let report = of_file(&bench, "feed.xml", cut.as_bytes()).unwrap();
    assert_eq!((report.read, report.written, report.sum()), (2, 1, 2), "{}", report.whole());
    assert!(report.whole().contains("cut short"));
    checks_and_builds(&bench);
    let bench = Bench::empty();
    let bomb = format!(
        "<!DOCTYPE rss [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>{}",
        "x".repeat(1000),
        RSS2.split_once("?>").unwrap().1.replace("Short words.", "&b;&b;\u{1}")
    );
    let report = of_file(&bench, "feed.xml", bomb.as_bytes()).unwrap();
    assert_eq!(report.written, 2, "{}", report.whole());
    for (text, says) in [("<html><p>x</p></html>", "no feed"), ("", "no feed"), ("{\"a\": 1}", "no feed")] {
        let error = of_file(&Bench::empty(), "feed", text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
    let error = import(&bench, &mut source("no/such/file.xml")).unwrap_err().to_string();
    assert!(error.contains("file.xml"), "{error}");
}

/// Serves texts by path, until the test ends; `{}` in them is the server's own address.
fn serve(pages: &'static [(&'static str, &'static str)]) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let own = address.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = [0; 4096];
            let length = stream.read(&mut asked).unwrap_or(0);
            let asked = String::from_utf8_lossy(&asked[..length]).into_owned();
            let path = asked.split(' ').nth(1).unwrap_or("/").to_owned();
            let answer = match pages.iter().find(|(known, _)| *known == path) {
                Some((_, text)) if text.starts_with('/') => format!(
                    "HTTP/1.1 301 Moved\r\nLocation: {text}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                ),
                Some((_, text)) => {
                    let text = text.replace("{}", &own);
                    format!(
                        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
                        text.len()
                    )
                }
                None => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned(),
            };
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

const HEAD: &str = "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><id>urn:t</id><updated>2004-05-01T00:00:00Z</updated>";

#[test]
fn trails_of_archives_are_followed_once() {
    let entry = |id: u32, words: &str| {
        format!(
            "<entry><id>urn:{id}</id><title>Entry {id}</title><published>200{id}-05-01T00:00:00Z</published><updated>2009-01-01T00:00:00Z</updated><content type='html'>{words}</content></entry>"
        )
    };
    let new = format!(
        "{HEAD}<link rel='prev-archive' href='2.atom'/>{}{}</feed>",
        entry(3, "three"),
        entry(2, "newer")
    );
    let old = format!("{HEAD}<link rel='prev-archive' href='{{}}/a/1.atom'/>{}</feed>", entry(2, "older"));
    let first = format!("{HEAD}<link rel='prev-archive' href='/a/feed.atom'/>{}</feed>", entry(1, "one"));
    let pages: Vec<(&str, &str)> = vec![
        ("/", "<html><head><link rel=alternate type='application/atom+xml' href='/feed'></head></html>"),
        ("/feed", "/a/feed.atom"),
        ("/a/feed.atom", new.leak()),
        ("/a/2.atom", old.leak()),
        ("/a/1.atom", first.leak()),
    ];
    let address = serve(pages.leak());
    let bench = Bench::empty();
    let report = import(&bench, &mut source(format!("{address}/"))).unwrap();
    assert_eq!((report.read, report.written, report.sum()), (4, 3, 4), "{}", report.whole());
    let files = written(&bench);
    assert!(with(&files, "Entry 2").1.contains("newer"));
    assert!(with(&files, "Entry 1").1.contains("date: 2001-05-01"));
    assert!(report.whole().contains("in a newer state"), "{}", report.whole());
    checks_and_builds(&bench);
}

#[test]
fn a_trail_that_breaks_keeps_what_came() {
    let text = format!(
        "{HEAD}<link rel='prev-archive' href='/gone.atom'/><entry><id>urn:1</id><title>One</title><updated>2004-05-01T00:00:00Z</updated><content>Words</content></entry></feed>"
    );
    let pages: Vec<(&str, &str)> = vec![("/feed", text.leak())];
    let address = serve(pages.leak());
    let bench = Bench::empty();
    let report = import(&bench, &mut source(format!("{address}/feed"))).unwrap();
    assert_eq!(report.written, 1);
    assert!(report.whole().contains("archives that cannot be read"), "{}", report.whole());
    let error = import(&bench, &mut source(format!("{address}/none"))).unwrap_err().to_string();
    assert!(error.contains("404"), "{error}");
}
