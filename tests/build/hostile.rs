//! Hostile text in every field: the pages stay what they are with harmless text, element for element.

use super::fixture::{Bench, Files, html_pages};
use super::html::{Start, starts};

/// What runs, or breaks out, where a text is not escaped as its place asks.
pub(crate) const CORPUS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<style>*{color:red}</style>",
    "javascript:alert(1)",
    "--><!--<img src=x onerror=alert(1)>",
    "]]><x:script>alert(1)</x:script>",
    "{{constructor.constructor('alert(1)')()}}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    "</textarea></noscript></template><b onclick=alert(1)>",
    "site:/x\\\" \u{202e}<!> <a href=\\\"javascript:alert(1)\\\">",
];

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A newsroom with `evil(n)` in every field that takes a text.
pub(crate) fn newsroom(evil: impl Fn(usize) -> String) -> Bench {
    let mut bench = Bench::empty();
    bench.options.site_url = Some("https://news.example.org/".to_owned());
    let mut next = 0;
    // Each place of `$` takes the next text.
    let mut fill = |template: &str| -> String {
        let mut filled = String::new();
        for (at, piece) in template.split('$').enumerate() {
            if at > 0 {
                filled += &quoted(&evil(next));
                next += 1;
            }
            filled += piece;
        }
        filled
    };
    for (path, template) in [
        (
            "site.yaml",
            "name: $\nshort_name: $\ntagline: {en: $, es: $}\nlanguages: [en, es]\ncountry: {code: PE, name: $}\n\
            contact: {name: $, telephone: $, address: $}\nkinds: {statement: {en: $, es: $}}\n\
            navigation: [{title: $, href: /news/}]\nhome:\n  mission: $\n  ways_in: [{title: $, text: $, href: /news/}]\n  \
            notice: {title: $, text: $, href: /news/}\n  appeal: {title: $, text: $, href: /news/, button: $}\n  \
            signup: letter\n  patrons: {title: $, names: [$]}\n  sponsors: {title: $, names: [{name: $, href: \"https://x.example/\"}]}\n\
            panels: [{title: $, points: [$], action: {title: $, href: /news/}}]\nfooter: {text: $, links: [{title: $, href: /news/}]}\n",
        ),
        ("topics.yaml", "- {id: mining, name: {en: $, es: $}, description: $, aliases: [$]}\n"),
        ("regions.yaml", "- {id: cusco, name: $, description: $, aliases: [$], places: [$]}\n"),
        (
            "series.yaml",
            "- {id: update, name: $, description: $, numbered: issues, issues: {1: {date: 2004, title: $}}}\n",
        ),
        (
            "forms.yaml",
            "- id: letter\n  title: $\n  text: $\n  action: https://lists.example.org/\n  method: post\n  \
            fields: [{name: $, label: $, type: email, required: true}]\n  hidden: {list: $}\n  button: $\n  privacy: {text: $, href: /news/}\n",
        ),
        (
            "news/2019-03-03-one.md",
            "---\ntitle: $\nsummary: $\ndate: 2019-03-03\nkind: event\ntopics: [mining]\nregions: [cusco]\n\
            places: [$]\nseries: {id: update, number: 1}\nauthors: [{name: $}]\n\
            documents: [{url: \"https://x.example/a.pdf\", title: $}]\nsources: [{title: $, url: \"https://x.example/\"}]\n\
            event: {starts: 2019-04-04, venue: $, place: $}\ncorrections: [{date: 2019-04-01, text: $}]\n\
            action: {title: $, href: /news/}\nform: letter\n---\nA plain body.\n",
        ),
        (
            "news/2019-02-02-two.md",
            "---\ntitle: $\nsummary: $\ndate: 2019-02-02\nkind: statement\ntopics: [mining]\nregions: [cusco]\n\
            series: {id: update, number: 1}\n---\nA plain body.\n",
        ),
        (
            "news/2019-02-03-dos.md",
            "---\ntitle: $\nsummary: $\ndate: 2019-02-03\nlanguage: es\ntranslates: 2019-02-02-two\n---\nUn texto.\n",
        ),
        (
            "news/2019-01-01-gone.md",
            "---\ntitle: $\ndate: 2019-01-01\nwithdrawn: {date: 2020-01-01, text: $}\n---\nGone.\n",
        ),
        ("pages/about.md", "---\ntitle: $\nsummary: $\ntopics: [mining]\n---\nA plain body.\n"),
        ("pages/key-issues/one.md", "---\ntitle: $\nsummary: $\ntopics: [mining]\n---\nA plain body.\n"),
    ] {
        bench.write(path, &fill(template));
    }
    assert!(next > 60, "{next} fields");
    bench
}

/// The elements of every page: their names and the names of their attributes.
fn shape(files: &Files) -> Vec<(String, Vec<String>)> {
    let of = |(path, page): (&str, &str)| {
        let names = |start: Start| {
            let attributes: Vec<String> = start.attributes.into_iter().map(|(name, _)| name).collect();
            format!("{} {}", start.name, attributes.join(" "))
        };
        (path.to_owned(), starts(path, page).into_iter().map(names).collect())
    };
    html_pages(files).map(of).collect()
}

#[test]
fn hostile_text_stays_text() {
    // The harmless text has the marks by which sentences and words are told apart, so that summaries are cut alike.
    let plain = shape(&newsroom(|_| "A plain text".to_owned()).build());
    for turn in 0..CORPUS.len() {
        let files = newsroom(|at| format!("A {}", CORPUS[(at + turn) % CORPUS.len()])).build();
        for ((path, plain), (other, hostile)) in plain.iter().zip(shape(&files)) {
            assert_eq!(*path, other);
            let differs = plain.iter().zip(&hostile).position(|(one, other)| one != other);
            if let Some(at) = differs.or((plain.len() != hostile.len()).then_some(0)) {
                panic!("{path}, turn {turn}: {:?} is not {:?}", hostile.get(at), plain.get(at));
            }
        }
    }
}

/// The elements of every feed, as [`shape`] has those of pages, and those of the HTML in them.
fn shape_of_feeds(files: &Files) -> Vec<(String, Vec<String>)> {
    let xml = files.keys().filter(|path| path.ends_with(".atom") || path.ends_with(".rss"));
    xml.map(|path| {
        let text = super::fixture::text(files, path);
        let names = super::feeds::elements(path, text).into_iter().map(|(name, attributes)| {
            let names: Vec<String> = attributes.into_keys().collect();
            format!("{name} {}", names.join(" "))
        });
        let mut all: Vec<String> = names.collect();
        let feed = feed_rs::parser::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"));
        for entry in &feed.entries {
            let html = entry.content.as_ref().and_then(|it| it.body.as_deref()).unwrap_or_default();
            all.extend(starts(path, html).into_iter().map(|start| start.name));
        }
        (path.clone(), all)
    })
    .collect()
}

#[test]
fn hostile_text_stays_text_in_feeds() {
    let plain = shape_of_feeds(&newsroom(|_| "A plain text".to_owned()).build());
    assert!(plain.len() >= 14, "{plain:?}");
    for turn in 0..CORPUS.len() {
        let files = newsroom(|at| format!("A {}", CORPUS[(at + turn) % CORPUS.len()])).build();
        assert_eq!(shape_of_feeds(&files), plain, "turn {turn}");
        for (path, bytes) in
            files.iter().filter(|(path, _)| path.starts_with("feeds/") && path.ends_with(".json"))
        {
            serde_json::from_slice::<serde_json::Value>(bytes)
                .unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    // What no XML can hold is an error of the content where it stands in a title, and is left out of a text.
    let bench = newsroom(|_| "A plain text".to_owned());
    let control = "\u{1}\u{8}\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{fffe}\u{ffff}\u{2028}";
    bench.write(
        "news/2020-01-01-it.md",
        &format!("---\ntitle: It\ndate: 2020-01-01\n---\nA {control} text.\n"),
    );
    assert!(shape_of_feeds(&bench.build()).iter().all(|(_, elements)| !elements.is_empty()));
}

#[test]
fn hostile_bodies_are_cleaned() {
    let bench = newsroom(|_| "Plain".to_owned());
    // Pictures that are not there and addresses that run are errors of their own; everything else is cleaned.
    let body = CORPUS.join("\n\n").replace("<img src=x", "<b")
        + "\n\n<iframe src=//x.example></iframe>\n<a href=\"/news/\" style=\"x\" onclick=\"y\">b</a> \
           <form action=//x.example><button>c</button></form> <math><mtext><p id=location>d</p></mtext></math>\n";
    bench.write("news/2019-03-03-raw.md", &format!("---\ntitle: Raw\ndate: 2019-03-03\n---\n{body}"));
    let files = bench.build();
    for (path, page) in html_pages(&files) {
        // A body may hold what is no markup to a strict parser; what counts is what a browser would make of it.
        for start in super::html::parse(page).0 {
            let foreign = matches!(&*start.name, "iframe" | "style" | "svg" | "object" | "embed" | "base");
            assert!(!foreign, "{path}: {start:?}");
            if start.name == "script" && !super::html::is_data_block(&start) {
                assert!(
                    start.get("src").is_some_and(|src| src.contains("app/") || src.ends_with("/embed/v1.js"))
                        && start.text.trim().is_empty(),
                    "{path}"
                );
            }
            for (name, value) in &start.attributes {
                let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
                let runs = name.starts_with("on") || name == "style" || name == "srcdoc";
                let runs = runs
                    || (matches!(&**name, "href" | "src" | "action")
                        && value.to_ascii_lowercase().starts_with("javascript:"));
                assert!(!runs, "{path}: {start:?}");
            }
        }
    }
}
