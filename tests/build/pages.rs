//! What every page must be: whole, under the policy, without anything inline; and which files there are.

use super::fixture::{Bench, Files, html_pages, text, unhashed};
use super::html::{Start, is_data_block, is_signpost, starts};

const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      form-action 'self'FORMS; object-src 'none'; base-uri 'self'";

fn policy(forms: &str) -> String {
    POLICY.replace("FORMS", forms)
}

/// Every built page of a site.
fn check(files: &Files, forms: &str) {
    for (path, page) in html_pages(files) {
        let starts = starts(path, page);
        let head: Vec<&Start> =
            starts.iter().filter(|start| !matches!(&*start.name, "html" | "head")).collect();
        assert_eq!(head[0].get("charset"), Some("utf-8"), "{path}: the charset comes first");
        assert_eq!(head[1].get("http-equiv"), Some("Content-Security-Policy"), "{path}: then the policy");
        let stated = head[1].get("content").unwrap_or_default();
        if is_framed(path) {
            assert!(
                stated.starts_with("default-src 'none'; script-src 'self'") && !stated.contains("frame-"),
                "{path}"
            );
            assert!(!stated.contains("unsafe"), "{path}: {stated}");
        } else {
            assert_eq!(stated, policy(forms), "{path}");
        }
        for start in &starts {
            harmless(path, start);
        }
        let count = |name: &str| starts.iter().filter(|start| start.name == name).count();
        for name in ["title", "h1", "main"] {
            assert_eq!(count(name), 1, "{path}: one {name}");
        }
        let canonical = starts.iter().filter(|start| start.get("rel") == Some("canonical")).count();
        assert_eq!(canonical, usize::from(path != "404.html" && !is_signpost(&starts)), "{path}");
        assert!(starts[0].get("lang").is_some_and(|lang| !lang.is_empty()), "{path}");
    }
}

/// The page that others put into a frame: it loads nothing but the script of `embed/`.
fn is_framed(path: &str) -> bool {
    path.ends_with("embed/feed/index.html")
}

/// Nothing inline runs or styles, and nothing comes from elsewhere.
fn harmless(path: &str, start: &Start) {
    assert!(start.name != "style" && start.name != "base" && start.name != "iframe", "{path}: {start:?}");
    if start.name == "script" && !is_data_block(start) {
        let place = if is_framed(path) { "/embed/v1.js" } else { "app/" };
        assert!(
            start.get("src").is_some_and(|src| src.contains(place)) && start.text.trim().is_empty(),
            "{path}: {start:?}"
        );
    }
    for (name, value) in &start.attributes {
        assert!(name != "style" && !name.starts_with("on") && name != "srcdoc", "{path}: {start:?}");
        let is_address = matches!(&**name, "href" | "src" | "action" | "formaction" | "poster" | "cite");
        let scheme = value.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        if let (true, Some(scheme)) = (is_address, scheme.filter(|it| !it.contains(['/', '?', '#', '.']))) {
            assert!(matches!(&*scheme, "https" | "http" | "mailto" | "tel"), "{path}: {start:?}");
        }
    }
    let loads = matches!(&*start.name, "script" | "img" | "source" | "audio" | "video")
        || start.get("rel").is_some_and(|rel| rel == "stylesheet" || rel == "icon");
    if loads {
        let address = start.get("src").or(start.get("href")).unwrap_or_default();
        assert!(!address.contains("//"), "{path}: nothing is loaded from elsewhere: {start:?}");
    }
}

#[test]
fn every_page_of_the_demo() {
    let forms = " https://lists.example.org https://members.example.org https://thanks.example.org";
    check(&Bench::of("content").build(), forms);
}

#[test]
fn every_page_of_a_newsroom_that_shares_nothing_with_it() {
    let bench = Bench::of("tests/newsroom");
    let files = bench.build();
    let home = starts("index.html", text(&files, "index.html"));
    let forms = home
        .iter()
        .find(|it| it.get("http-equiv").is_some())
        .and_then(|it| it.get("content"))
        .unwrap_or_default()
        .to_owned();
    let forms = forms
        .split("form-action 'self'")
        .nth(1)
        .and_then(|rest| rest.split(';').next())
        .unwrap_or_default()
        .to_owned();
    assert!(forms.contains("https://"), "the form's own service: {forms:?}");
    check(&files, &forms);
    assert_eq!(home[0].get("lang"), Some("es"));
    let english = starts("en/index.html", text(&files, "en/index.html"));
    assert_eq!((english[0].get("lang"), english[0].get("data-base")), (Some("en"), Some("../")));
    let style = text(&files, "app/style.css");
    assert!(style.starts_with(":root{--accent-light:#0f5c6e;--accent-dark:#"), "{style}");
    for (path, page) in html_pages(&files) {
        assert!(!page.contains("Peru"), "{path}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for content in ["content", "tests/newsroom"] {
        let bench = Bench::of(content);
        let (one, other) = (bench.build(), bench.build());
        assert!(one == other, "{content}");
    }
}

#[test]
fn the_files_of_a_site() {
    let files = Bench::of("tests/newsroom").build();
    let list: Vec<String> = files.keys().map(|path| unhashed(path)).collect();
    insta::assert_snapshot!(list.join("\n"));
}

#[test]
fn a_missing_page_knows_the_root_of_the_host() {
    let mut bench = Bench::of("content");
    for (url, base) in [(None, "/"), (Some("https://example.org/a/b"), "/a/b/")] {
        bench.options.site_url = url.map(str::to_owned);
        let files = bench.build();
        let starts = starts("404.html", text(&files, "404.html"));
        assert_eq!((starts[0].get("data-base"), starts[0].get("data-root")), (Some(base), Some(base)));
        let style = starts.iter().find(|start| start.get("rel") == Some("stylesheet")).unwrap();
        assert_eq!(style.get("href"), Some(format!("{base}app/style.css").as_str()));
    }
}

#[test]
fn lists_that_take_a_query_are_marked_before_they_show() {
    let files = Bench::of("content").build();
    for (path, marked) in [
        ("news/index.html", true),
        ("es/topics/mining/index.html", true),
        ("regions/country/index.html", true),
        ("index.html", false),
        ("news/2019/index.html", false),
        ("archive/index.html", false),
    ] {
        let starts = starts(path, text(&files, path));
        let loads = |name: &str| {
            starts.iter().any(|it| it.get("src").or(it.get("href")).is_some_and(|file| file.ends_with(name)))
        };
        assert_eq!(loads("app/mark.js"), marked, "{path}");
        assert!(loads("app/style.css"), "{path}");
        // The first view of a list is to be small; the program brings the rest.
        assert_eq!(loads("app/reading.css"), !marked, "{path}");
    }
}

#[test]
fn others_show_the_newest_by_lines_that_stand_in_the_page() {
    let files = Bench::of("content").build();
    for (path, list, frame) in
        [("embed/index.html", "news/", "embed/feed/"), ("es/embed/index.html", "es/news/", "es/embed/feed/")]
    {
        let page = text(&files, path);
        let site = "https://news.example.org/";
        for line in [
            format!("&lt;script async src=&quot;{site}embed/v1.js&quot;&gt;&lt;/script&gt;"),
            format!("&lt;script async src=&quot;{site}embed/1.0.0.js&quot; integrity=&quot;sha384-"),
            format!("&lt;a href=&quot;{site}{list}&quot;&gt;"),
            format!("&lt;iframe src=&quot;{site}{frame}&quot;"),
            format!("{site}feeds/news.atom"),
            "script-src https://news.example.org; connect-src https://news.example.org".to_owned(),
        ] {
            assert!(page.contains(&line), "{path}: {line}");
        }
        let starts = starts(path, page);
        let own = |name: &str| {
            starts.iter().any(|it| it.get("src").or(it.get("href")).is_some_and(|to| to.ends_with(name)))
        };
        assert!(own("app/embed.js") && own("app/embed.css"), "{path}");
    }
    // No other page loads what is for this one.
    for (path, page) in html_pages(&files).filter(|(path, _)| !path.contains("embed/index.html")) {
        assert!(!page.contains("app/embed."), "{path}");
        assert!(!page.contains("<footer>") || page.contains("embed/\""), "{path} leads there");
    }
}

#[test]
fn the_page_for_frames_holds_the_newest_without_scripts() {
    let files = Bench::of("content").build();
    for (path, heading, first) in [
        (
            "embed/feed/index.html",
            "The newest of all news from",
            "../../news/2019/06/a-school-for-community-leaders/",
        ),
        (
            "es/embed/feed/index.html",
            "Lo más reciente de todas",
            "../../../es/news/2019/06/una-escuela-para-lideres-comunales/",
        ),
    ] {
        let starts = starts(path, text(&files, path));
        let h1 = starts.iter().position(|it| it.name == "h1").unwrap();
        assert!(starts[h1 + 1].text.starts_with(heading), "{path}: {:?}", starts[h1 + 1]);
        let links: Vec<&Start> = starts.iter().filter(|it| it.name == "a").collect();
        assert_eq!((links.len(), links[1].get("href")), (11, Some(first)), "{path}");
        assert!(links.iter().all(|link| link.get("target") == Some("_top")), "{path}");
        assert!(!text(&files, path).contains("start.js"), "{path}: never the app");
    }
}

#[test]
fn what_others_load_stays_byte_for_byte() {
    let files = Bench::of("tests/newsroom").build();
    assert_eq!(text(&files, "embed/v1.js"), "/* moves */");
    assert_eq!(text(&files, "embed/1.0.0.js"), "/* 1.0.0 */");
    assert!(!files.keys().any(|path| path.starts_with("app/embed/")));
}
