//! A content folder that uses every key of the format, read into a newsroom.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::io::Cursor;
use std::path::Path;

use chasqui::publish::content::newsroom::{Article, Numbering, Page};
use chasqui::publish::content::{LoadOptions, Newsroom, load};
use chasqui::publish::fault::Faults;

/// A content folder that is put together file by file.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn with_copy_of(self, folder: &Path) -> Self {
        let mut this = self;
        for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                this = this.with(&path, fs::read(entry.path()).unwrap());
            }
        }
        this
    }

    fn load(&self, drafts: bool) -> (Option<Newsroom>, Faults) {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 1);
        load(self.0.path(), &LoadOptions { drafts, today })
    }

    fn newsroom(&self) -> Newsroom {
        let (newsroom, faults) = self.load(false);
        newsroom.unwrap_or_else(|| panic!("{}", faults.render("")))
    }
}

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(40, 30).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

const SITE: &str = r##"
name: Peru Support Group
short_name: PSG
tagline: {en: "A line", es: "Una línea"}
url: https://news.example.org
languages: [en, es]
content_languages: {qu: Quechua}
time_zone: Europe/London
since: 1983
country: {code: PE, name: {en: Peru, es: Perú}}
contact: {name: Office, email: office@example.org, telephone: "+44 1", address: "1 Road\nLondon"}
licence: CC-BY-4.0
accent: "#8a3a1b"
kinds: {statement: {en: Statement, es: Comunicado}, news: {en: Stories}}
navigation:
  - {title: {en: News and analysis, es: Noticias}, href: /news/}
  - {title: Archive until 2018, href: "https://archive.example.org/"}
home:
  mission: {en: "What for"}
  ways_in:
    - {title: News and analysis, text: "All of it", href: /news/}
  notice: {title: "Note", text: "Look", href: /archive/}
  lead: [letter-cajamarca-2]
  latest: 7
  appeal: {title: Support us, text: "Please", href: /support/, button: Donate}
  signup: newsletter
  patrons: [One, {name: Two, href: "https://example.org/"}]
  sponsors: {title: Founding sponsor, names: [{name: "S", href: "https://example.org/s", image: media/logo.png}]}
panels:
  - {page: /about/aims/}
  - {title: Why join, points: ["a", "b"], action: {title: Become a member, href: /support/}}
footer: {text: "Foot", links: [{title: Aims, href: pages/about/aims.md}]}
x-editor: {theme: dark}
"##;

const LETTER: &str = r#"---
id: letter-cajamarca-2
title: "Letter from Cajamarca (2): the rondas"
date: 2019-03-23
added: 2026-03-01
modified: 2026-03-02
kind: letter
topics: [justice]
places: [hualgayoc, La Zanja]
series: {id: update, number: 102, order: 1}
authors: [{name: Flor}]
image: {file: media/market.jpg, caption: The market}
documents: [{file: media/x.pdf, title: The report, language: es, date: 2012}, {url: "https://example.org/y.pdf"}]
sources: [{title: La República, url: "https://example.org/z", language: es}]
event: {starts: 2013-07-04T18:00, ends: 2013-07-05, venue: Hall, place: London, online: "https://example.org/on"}
corrections: [{date: 2019-04-01, text: A name}]
redirects: [/node/1234, "/news.php?id=55"]
action: {title: Donate, href: /support/}
form: newsletter
slug: letter-from-cajamarca-2
x-own: {anything: [goes]}
---
The rondas met. They spoke of <span lang="es">consulta previa</span>.

# What was said

See [the aims](../../pages/about/aims.md) and [the report](media/x.pdf).
"#;

fn whole() -> Folder {
    Folder::new()
        .with("site.yaml", SITE)
        .with("topics.yaml", "- {id: justice, name: {en: Justice, es: Justicia}, aliases: [courts]}\n")
        .with("regions.yaml", "- {id: cajamarca, name: Cajamarca, code: PE-CAJ, places: [Hualgayoc], grid: [2, 4]}\n")
        .with(
            "series.yaml",
            "- {id: update, name: Peru Update, numbered: issues, issues: {102: {date: 2004-02-29, file: media/u.pdf}}}\n",
        )
        .with(
            "forms.yaml",
            "- id: newsletter\n  title: Stay\n  action: https://lists.example.org/s\n  fields: [{name: EMAIL, label: \
             E-mail, type: email, required: true}]\n  hidden: {list: 7}\n  also: [\"https://thanks.example.org/x\"]\n",
        )
        .with("media.yaml", "- {file: media/market.jpg, alt: {en: A market, es: Un mercado}, redirects: [/old.jpg]}\n")
        .with("media/market.jpg", picture(image::ImageFormat::Jpeg))
        .with("media/logo.png", picture(image::ImageFormat::Png))
        .with("media/x.pdf", "%PDF-1.4 x")
        .with("media/u.pdf", "%PDF-1.4 update")
        .with("static/CNAME", "news.example.org")
        .with("news/2019/2019-03-23-letter.md", LETTER)
        .with("news/1983.md", "---\ntitle: A year\ndate: 1983~\nslug: a-year\n---\nWords.\n")
        .with("news/1983-01-01-a-day.md", "---\ntitle: A day\ndate: 1983-01-01\nkind: statement\n---\n")
        .with("news/1983-01-a-month.md", "---\ntitle: A month\ndate: 1983-01\n---\n")
        .with("news/never.md", "---\ntitle: Undated\nlanguage: qu\n---\n")
        .with("news/span.md", "---\ntitle: A span\ndate: 2004-02/2004-04\n---\n")
        .with("news/es/carta.md", "---\ntitle: Carta\ndate: 2019-03\nlanguage: es\ntranslates: letter-cajamarca-2\n---\n")
        .with("news/gone.md", "---\ntitle: Gone\ndate: 2018-05-01\nwithdrawn: {date: 2020-01-01, text: At request}\n\
                               image: {file: media/logo.png, alt: x}\n---\nSecret words.\n")
        .with("news/draft.md", "---\ntitle: Draft\ndraft: true\n---\n")
        .with("pages/about/aims.md", "---\ntitle: Aims\n---\nOur aims are these.\n")
        .with("pages/about/index.md", "---\ntitle: About\norder: 1\n---\n")
        .with("pages/about/zeal.md", "---\ntitle: Zeal\norder: 1\n---\n")
        .with("pages/es/about/aims.md", "---\ntitle: Fines\n---\nNuestros fines.\n")
        .with("pages/support.md", "---\ntitle: Support\n---\n")
        .with("pages/key-issues/mining.md", "---\ntitle: Mining\ntopics: [justice]\n---\n")
}

fn article<'n>(newsroom: &'n Newsroom, id: &str) -> &'n Article {
    newsroom.articles.iter().find(|article| article.id == id).unwrap()
}

fn page<'n>(newsroom: &'n Newsroom, path: &str) -> &'n Page {
    newsroom.pages.iter().find(|page| page.path == path).unwrap()
}

#[test]
fn every_key_is_understood() {
    let folder = whole();
    let (newsroom, faults) = folder.load(false);
    assert_eq!(faults.errors() + faults.warnings(), 0, "{}", faults.render(""));
    // Several have dates that are less than a day, as they may.
    assert!(faults.list().iter().all(|note| note.what.contains("no day is known")), "{}", faults.render(""));
    let newsroom = newsroom.unwrap();
    let site = &newsroom.site;
    assert_eq!((site.name.get("es"), site.tagline.get("es")), ("Peru Support Group", "Una línea"));
    assert_eq!(site.url.as_deref(), Some("https://news.example.org/"));
    assert_eq!(site.content_languages[0].0, "qu");
    assert_eq!(site.accent.as_ref().unwrap().light, "#8a3a1b");
    assert_eq!(site.navigation[0].href, "site:/news/");
    assert_eq!(site.footer.links[0].href, "site:/about/aims/");
    assert_eq!((site.home.lead.len(), site.home.latest), (1, 7));
    assert_eq!(site.home.patrons.as_ref().unwrap().names[1].href.as_deref(), Some("https://example.org/"));
    assert_eq!(site.home.sponsors.as_ref().unwrap().names[0].image.as_deref(), Some("media/logo.png"));
    let panel = &site.panels[0];
    assert_eq!((panel.title.get("en"), panel.title.get("es")), ("Aims", "Fines"));
    assert_eq!((panel.page.as_deref(), panel.text.get("es")), (Some("about/aims"), "Nuestros fines."));
    assert_eq!(newsroom.kinds.len(), 10);
    assert_eq!(newsroom.kinds[0].name.as_ref().unwrap().get("en"), "Stories");
    assert_eq!(newsroom.series[0].numbering, Numbering::Issues);
    assert_eq!(newsroom.series[0].issues[0].file.as_ref().unwrap().size, Some(15));
    assert_eq!(newsroom.forms[0].origins, ["https://lists.example.org", "https://thanks.example.org"]);
    assert_eq!(newsroom.static_files[0].path, "CNAME");
}

#[test]
fn an_article_is_whole() {
    let newsroom = whole().newsroom();
    let letter = article(&newsroom, "letter-cajamarca-2");
    assert_eq!(letter.address, "/news/2019/03/letter-from-cajamarca-2/");
    assert_eq!(letter.summary, "The rondas met. They spoke of consulta previa.");
    assert_eq!(letter.regions, ["cajamarca"]);
    let places: Vec<_> = letter.places.iter().map(|p| (p.name.as_str(), p.region.as_deref())).collect();
    assert_eq!(places, [("hualgayoc", Some("cajamarca")), ("La Zanja", None)]);
    let image = letter.image.as_ref().unwrap();
    assert_eq!((image.alt.get("es"), image.caption.get("en"), image.width), ("Un mercado", "The market", 40));
    let document = &letter.documents[0];
    assert_eq!((document.href.as_str(), document.size), ("site:/media/x.pdf", Some(10)));
    assert_eq!(document.media_type.as_deref(), Some("application/pdf"));
    assert_eq!(letter.documents[1].title.get("en"), "y.pdf");
    let event = letter.event.as_ref().unwrap();
    assert_eq!(event.starts.utc.unwrap().to_rfc3339(), "2013-07-04T17:00:00+00:00");
    assert_eq!((event.zone.as_str(), event.starts.offset), ("Europe/London", Some(3600)));
    assert_eq!(letter.body.headings[0].id, "h-what-was-said");
    for part in [
        "<span lang=\"es\">consulta previa</span>",
        "<h2 id=\"h-what-was-said\">",
        "href=\"site:/about/aims/\"",
        "href=\"site:/media/x.pdf\"",
    ] {
        assert!(letter.body.html.contains(part), "{part} in {}", letter.body.html);
    }
}

#[test]
fn articles_stand_in_the_archives_order() {
    let newsroom = whole().newsroom();
    let order: Vec<_> = newsroom.articles.iter().map(|article| article.address.as_str()).collect();
    assert_eq!(
        order,
        [
            "/news/2019/03/letter-from-cajamarca-2/",
            "/es/news/2019/03/carta/",
            "/news/2018/05/gone/",
            "/news/2004/02/span/",
            "/news/1983/01/a-day/",
            "/news/1983/01/a-month/",
            "/news/1983/a-year/",
            "/news/undated/never/",
        ]
    );
}

#[test]
fn versions_know_their_original() {
    let newsroom = whole().newsroom();
    let letter = article(&newsroom, "es/carta");
    assert_eq!(letter.translates.as_deref(), Some("letter-cajamarca-2"));
    assert_eq!(letter.work, "letter-cajamarca-2");
    assert_eq!(article(&newsroom, "letter-cajamarca-2").work, "letter-cajamarca-2");
    let aims = page(&newsroom, "es/about/aims");
    assert_eq!((aims.language.as_str(), aims.translates.as_deref()), ("es", Some("about/aims")));
}

#[test]
fn pages_know_who_is_above_and_below() {
    let newsroom = whole().newsroom();
    assert_eq!(page(&newsroom, "about").children, ["about/zeal", "about/aims"]);
    assert_eq!(page(&newsroom, "about/aims").parent.as_deref(), Some("about"));
    assert_eq!(page(&newsroom, "key-issues/mining").parent, None);
    assert_eq!(page(&newsroom, "about").address, "/about/");
}

#[test]
fn what_was_withdrawn_is_gone() {
    let newsroom = whole().newsroom();
    let gone = article(&newsroom, "gone");
    assert_eq!(gone.withdrawn.as_ref().unwrap().text.get("en"), "At request");
    assert!(gone.body.html.is_empty() && gone.summary.is_empty() && gone.image.is_none());
    assert!(!format!("{newsroom:?}").contains("Secret words"));
}

#[test]
fn drafts_are_there_when_asked_for() {
    let folder = whole();
    let (with, _) = folder.load(true);
    assert!(with.unwrap().articles.iter().any(|article| article.draft && article.id == "draft"));
    assert!(folder.newsroom().articles.iter().all(|article| !article.draft));
}

#[test]
fn old_addresses_lead_to_new_ones() {
    let newsroom = whole().newsroom();
    let all: Vec<_> = newsroom.redirects.iter().map(|r| (r.from.as_str(), r.query, r.to.as_str())).collect();
    assert_eq!(
        all,
        [
            ("/news.php?id=55", true, "site:/news/2019/03/letter-from-cajamarca-2/"),
            ("/node/1234", false, "site:/news/2019/03/letter-from-cajamarca-2/"),
            ("/old.jpg", false, "site:/media/market.jpg"),
        ]
    );
}

#[test]
fn media_are_published_as_they_are_told() {
    let folder = whole();
    let newsroom = folder.newsroom();
    let paths: Vec<_> = newsroom.media.iter().map(|media| media.path.as_str()).collect();
    assert_eq!(paths, ["media/logo.png", "media/market.jpg", "media/u.pdf", "media/x.pdf"]);
    for media in &newsroom.media {
        assert_eq!(media.published_bytes().unwrap().len() as u64, media.size, "{}", media.path);
    }
    let market = newsroom.media("media/market.jpg").unwrap();
    assert_eq!((market.media_type.as_str(), market.width, market.height), ("image/jpeg", Some(40), Some(30)));
}

/// What somebody might put into any text field.
const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "javascript:alert(1)",
    "</title><svg onload=alert(1)>",
];

#[test]
fn plain_text_stays_plain_text() {
    for hostile in HOSTILE {
        let quoted = format!("'{}'", hostile.replace('\'', "''"));
        let folder = Folder::new()
            .with("site.yaml", format!("name: {quoted}\nlanguages: [en]\ntagline: {quoted}\ncontact: {{name: {quoted}}}\nfooter: {{text: {quoted}}}\n"))
            .with("topics.yaml", format!("- {{id: a, name: {quoted}, description: {quoted}, aliases: [{quoted}]}}\n"))
            .with("news/a.md", format!("---\ntitle: {quoted}\nsummary: {quoted}\ntopics: [a]\nplaces: [{quoted}]\nauthors: [{{name: {quoted}}}]\nsources: [{{title: {quoted}}}]\n---\n"));
        let newsroom = folder.newsroom();
        let article = &newsroom.articles[0];
        for text in [
            newsroom.site.name.get("en"),
            newsroom.site.tagline.get("en"),
            newsroom.site.contact.as_ref().unwrap().name.get("en"),
            newsroom.site.footer.text.get("en"),
            newsroom.topics[0].name.get("en"),
            &newsroom.topics[0].aliases[0],
            &article.title,
            &article.summary,
            &article.places[0].name,
            &article.authors[0].name,
            article.sources[0].title.get("en"),
        ] {
            assert_eq!(text, hostile);
        }
    }
}

#[test]
fn no_address_leads_to_a_script() {
    for hostile in [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//example.org/x",
        "java\\tscript:x",
    ] {
        let quoted = format!("\"{hostile}\"");
        for line in [
            format!("action: {{title: a, href: {quoted}}}"),
            format!("sources: [{{title: a, url: {quoted}}}]"),
            format!("documents: [{{title: a, url: {quoted}}}]"),
            format!("documents: [{{title: a, file: {quoted}}}]"),
            format!("image: {{alt: a, file: {quoted}}}"),
            format!("event: {{starts: 2013-03-04, online: {quoted}}}"),
            format!("event: {{starts: 2013-03-04, register: {quoted}}}"),
            format!("redirects: [{quoted}]"),
        ] {
            let folder = Folder::new()
                .with("site.yaml", "name: Test\nlanguages: [en]\n")
                .with("news/a.md", format!("---\ntitle: A\n{line}\n---\n"));
            let (newsroom, faults) = folder.load(false);
            assert!(newsroom.is_none() && faults.errors() == 1, "{line}: {}", faults.render(""));
        }
    }
}

#[test]
fn one_faulty_file_hides_no_other() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/dates/content");
    let alone = Folder::new().with_copy_of(&corpus).load(false).1;
    let beside = Folder::new()
        .with_copy_of(&corpus)
        .with("news/worse.md", "---\ntitle: \"x\n: [\n")
        .with("regions.yaml", "- [\n}")
        .load(false)
        .1;
    for fault in alone.list() {
        assert!(beside.list().contains(fault), "{fault:?}");
    }
    for file in ["news/worse.md", "regions.yaml"] {
        assert!(beside.list().iter().any(|fault| fault.file == file), "{}", beside.render(""));
    }
}

#[test]
fn the_same_folder_gives_the_same_newsroom() {
    let folder = whole();
    assert_eq!(format!("{:?}", folder.newsroom()), format!("{:?}", folder.newsroom()));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    /// Any keys with any values, in any file: faults, but no panic.
    #[test]
    fn no_folder_makes_it_panic(
        lines in proptest::collection::vec((0usize..40, 0usize..26), 0..12),
        site in proptest::collection::vec((0usize..40, 0usize..26), 0..6),
        cut in 0usize..200,
    ) {
        const KEYS: [&str; 40] = [
            "title", "date", "id", "slug", "language", "translates", "kind", "topics", "regions", "places", "series",
            "authors", "image", "documents", "sources", "event", "corrections", "withdrawn", "redirects", "action",
            "form", "draft", "summary", "added", "modified", "order", "name", "languages", "home", "panels", "footer",
            "navigation", "kinds", "contact", "accent", "url", "time_zone", "content_languages", "x-a", "é",
        ];
        const VALUES: [&str; 26] = [
            "", "a", "[]", "{}", "[a, b]", "{a: b}", "{en: a}", "- a\n- b", "2019-03-23", "[[a]]", "{id: a, number: 1}",
            "[{title: a, url: /x/}]", "{file: media/a.png}", "{starts: 2013-03-31T01:30, ends: 2012}", "\"\\u0000\"",
            "a: b", "'", "|\n  a\n  b", "&a [*a]", "~", "true", "-1", "[{page: /}]", "é", "{names: [{name: a}]}",
            "{lead: [a], latest: -1}",
        ];
        let written = |lines: &[(usize, usize)]| -> String {
            lines.iter().map(|(key, value)| format!("{}: {}\n", KEYS[*key], VALUES[*value])).collect()
        };
        let front = written(&lines);
        let article = format!("---\n{front}---\n# a\n[a](#a) ![](media/a.png) <p id=x>\n");
        let cut: String = article.chars().take(cut).collect();
        let folder = Folder::new()
            .with("site.yaml", written(&site))
            .with("topics.yaml", format!("- {}", front.replace('\n', "\n  ")))
            .with("series.yaml", &front)
            .with("media.yaml", format!("- {}", front.replace('\n', "\n  ")))
            .with("forms.yaml", format!("- {}", front.replace('\n', "\n  ")))
            .with("news/a.md", &article)
            .with("news/b.md", cut)
            .with("pages/a.md", &article)
            .with("media/a.png", &front);
        let (newsroom, faults) = folder.load(true);
        proptest::prop_assert_eq!(newsroom.is_some(), faults.errors() == 0);
    }
}
