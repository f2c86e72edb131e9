//! Folders of old pages, as hands and programs made them in twenty years.

use super::*;
use chasqui::publish::import::pages::{Folder, FolderOptions};

/// A page in the frame that all pages of the made-up site have.
fn page(title: &str, main: &str) -> Vec<u8> {
    format!(
        "<html><head><title>Andean Water Network - {title}</title></head><body bgcolor=white>\
         <table width=100% border=0><tr><td colspan=2><img src=/img/logo.gif><h1>Andean Water Network</h1></td></tr>\
         <tr><td valign=top width=20%><a href=/index.html>Home</a><br><a href=/news/index.html>News</a><br>\
         <a href=/about.html>About us</a></td><td><font face=arial size=2>{main}</font></td></tr>\
         <tr><td colspan=2><hr><font size=1>Andean Water Network, 1 Example Street. Office hours: 9 to 5.</font></td></tr>\
         </table></body></html>"
    )
    .into_bytes()
}

fn words(of: &str) -> String {
    format!(
        "The {of} assembly met in the school and asked the ministry for a second study of the river and its springs."
    )
}

fn article(title: &str, date: &str) -> Vec<u8> {
    page(
        title,
        &format!(
            "<font size=+2><b>{title}</b></font><br><i>{date}</i><br><br>{}<br><br>It meets again for {title}.",
            words(title)
        ),
    )
}

fn source(root: &Path, site: Option<&str>) -> Folder {
    let site = site.map(str::to_owned);
    Folder::new(FolderOptions { dir: root.to_owned(), site, manner: MANNER, news: Vec::new() })
}

/// Eleven pages and what they link to.
fn old_site(root: &Path) {
    let latin = "Miner\u{ed}a y agua en el a\u{f1}o 2005";
    let spanish = page(
        latin,
        &format!(
            "<h2>{latin}</h2><p>3 de junio de 2005</p><p>La asamblea se reuni\u{f3} en el centro poblado y pidi\u{f3} un nuevo estudio.</p>"
        ),
    );
    let spanish: Vec<u8> =
        String::from_utf8(spanish).unwrap().chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let list: String = [("a", "Springs"), ("b", "Rivers"), ("c", "Lakes"), ("d", "Canals"), ("e", "Wells")]
        .iter()
        .map(|(file, title)| {
            format!("<li><a href={file}.html>{title}</a>, <i>{} May 2004</i></li>", file.as_bytes()[0] - 90)
        })
        .collect();
    let linked = "<h2>Rivers</h2><p>Update 103. 30 April 2004</p><p>See <a href='a.html'>the springs</a>, \
        <a href='../show.php?id=55'>a letter</a>, <a href=../docs/Study%202004.pdf>the study</a> and \
        <a href='http://www.awn.example/news/c.html#top'>lakes</a>, <a href=gone.html>nothing</a>.</p>\
        <p><img src=../img/market.png alt='A market'></p>";
    let updates: String = (1..=3)
        .map(|n| {
            format!(
                "<h3>Dam number {n}</h3><p>{}. {n} March 2003</p><p>{}</p>",
                90 + n,
                words(&format!("dam {n}"))
            )
        })
        .collect();
    write(
        root,
        &[
            (
                "index.html",
                &page(
                    "Home",
                    "<p>Welcome to the network of water users of the made-up valley, with news of five of its places.</p>",
                ),
            ),
            (
                "about.html",
                &page(
                    "About us",
                    "<h2>About us</h2><p>We are a network of water users who meet twice a year.</p>",
                ),
            ),
            ("news/index.html", &page("News", &format!("<h2>News</h2><ul>{list}</ul>"))),
            ("news/a.html", &article("Springs", "102. 29 February 2004")),
            ("news/b.html", &page("Rivers", linked)),
            ("news/c.html", &article("Lakes", "31 December 1969")),
            ("news/d.html", &article("Canals", "UPDATE 133. May / April 2009")),
            ("news/e.html", &article("Wells", "12/03/2004")),
            ("news/old-e.html", &article("Wells", "12/03/2004")),
            ("news/f.html", &article("Pumps", "31 December 1969")),
            ("show.php@id=55.html", &article("A letter", "Spring 2008")),
            ("updates-2003.php", &page("Updates of 2003", &updates)),
            ("es/minas.html", &spanish),
            ("img/logo.gif", b"GIF89a"),
            ("img/market.png", &dot()),
            ("docs/Study 2004.pdf", b"%PDF-1.4\n%%EOF\n"),
            ("broken.html", b"\0\0\0\x01binary"),
            ("empty.html", b""),
        ],
    );
}

#[test]
fn an_old_site_becomes_a_newsroom() {
    let bench = Bench::empty();
    let old = bench.path().join("old");
    old_site(&old);
    let report = import(&bench, &mut source(&old, Some("http://www.awn.example/"))).unwrap();
    assert_eq!(report.read, report.sum(), "{}", report.whole());
    let files = written(&bench);
    let has = |words: &str, all: &[&str]| {
        let (name, text) = with(&files, words);
        for one in all {
            assert!(text.contains(one), "{name} has no {one}:\n{text}");
        }
        // Navigation is gone.
        for nav in ["About us]", "Office hours", "logo.gif", "1 Example Street"] {
            assert!(!text.contains(nav), "{name} has {nav}:\n{text}");
        }
        name
    };
    has(
        "title: Springs",
        &["date: 2004-02-29", "number: 102", "The Springs assembly", "It meets again for Springs."],
    );
    has(
        "title: Rivers",
        &[
            "date: 2004-04-30",
            "id: update",
            "number: 103",
            "springs.md)",
            "lakes.md)",
            "letter.md)",
            "media/",
            "A market",
            "/news/b.html",
        ],
    );
    has("title: Lakes", &["The Lakes assembly", "date: 2004-05-09"]);
    has("title: Pumps", &["The Pumps assembly"]);
    has("title: Canals", &["2009-04/2009-05", "number: 133"]);
    let wells = has("title: Wells", &["2004", "12/03/2004", "/news/old-e.html"]);
    assert!(wells.contains("news/"), "{wells}");
    has("title: A letter", &["date: 2008", "/show.php?id=55"]);
    has("title: Dam number 2", &["date: 2003-03-02", "number: 92", "The dam 2 assembly"]);
    has("Minería y agua", &["date: 2005-06-03", "se reunió", "language: es"]);
    let about = has("twice a year", &["title: About us"]);
    assert!(about.starts_with("pages/"), "{about}");
    assert!(!with(&files, "title: Pumps").1.contains("\ndate:"));
    assert!(bench.read("series.yaml").contains("update"));
    assert!(bench.options.content.join("media").is_dir());
    let whole = report.whole();
    for told in [
        "zero of a clock",
        "backwards",
        "list of pages",
        "page that is no text",
        "empty page",
        "already from another address",
    ] {
        assert!(whole.contains(told), "{told} in:\n{whole}");
    }
    let site = checks_and_builds(&bench);
    assert!(site.keys().any(|path| path.ends_with("index.html") && path.starts_with("news/2004/04/")));
}

#[test]
fn an_import_can_be_run_again() {
    let bench = Bench::empty();
    let old = bench.path().join("old");
    old_site(&old);
    let first = import(&bench, &mut source(&old, None)).unwrap();
    let before = written(&bench);
    let (edited, text) = with(&before, "title: Springs");
    bench.write(&edited, &text.replace("It meets again", "It met again"));
    let second = import(&bench, &mut source(&old, None)).unwrap();
    assert_eq!((second.written, second.read), (0, first.read), "{}", second.whole());
    assert_eq!(second.edited.len(), 1, "{}", second.whole());
    assert!(bench.read(&edited).contains("It met again"));
    assert_eq!(written(&bench).len(), before.len());
    checks_and_builds(&bench);
}

#[test]
fn hostile_folders_do_no_harm() {
    let bench = Bench::empty();
    let old = bench.path().join("old");
    let long = format!("<title>Long</title><p>30 April 2004<p>{}", "a".repeat(1 << 18));
    let deep =
        format!("<title>Deep</title><p>1 May 2004</p>{}<p>words at the bottom", "<div><b>".repeat(3000));
    let climbing = "<title>Climbing</title><p>2 May 2004</p><p><a href=../../../etc/passwd>x</a> <img src=../../secret.png> \
        <a href='javascript:alert(1)'>y</a><script>alert(1)</script></p>";
    let loops = "<title>Loop</title><p>3 May 2004</p><!--#include file='loop.html'--><?php include 'loop.html'; include '/etc/passwd' ?><p>end";
    let bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><title>Bomb</title><p>4 May 2004</p>&b;&b;";
    let huge = vec![b'x'; 9 << 20];
    write(
        &old,
        &[
            ("long.html", long.as_bytes()),
            ("deep.html", deep.as_bytes()),
            ("climbing.html", climbing.as_bytes()),
            ("loop.html", loops.as_bytes()),
            ("bomb.html", bomb.as_bytes()),
            ("huge.html", &huge),
        ],
    );
    write(bench.path(), &[("secret.png", &dot()), ("secret.html", b"<title>Secret</title><p>secret")]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(bench.path().join("secret.html"), old.join("link.html")).unwrap();
    let report = import(&bench, &mut source(&old, None)).unwrap();
    assert_eq!(report.read, report.sum(), "{}", report.whole());
    let files = written(&bench);
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    for bad in ["secret", "javascript:", "alert(1)", "root:", "<script"] {
        assert!(!all.contains(bad), "{bad}");
    }
    assert!(all.contains("words at the bottom") && all.contains("end"));
    assert!(report.whole().contains("more than 8 MB"));
    checks_and_builds(&bench);
}

#[test]
fn a_folder_without_pages_is_told() {
    let bench = Bench::empty();
    let old = bench.path().join("old");
    write(&old, &[("a.txt", b"x")]);
    let error = import(&bench, &mut source(&old, None)).unwrap_err().to_string();
    assert!(error.contains("holds no page"), "{error}");
    assert!(import(&bench, &mut source(&bench.path().join("not-there"), None)).is_err());
    assert!(!bench.options.content.join("news").exists());
}
