//! Every view, in both languages, as the reader's tools find it.

use leptos::prelude::RenderHtml;

use super::content::{
    ArchivePage, Content, DatedList, Home, IssuePage, Listing, NumberRow, PageView, Part, PartRow, Trouble,
    Vocabulary, VocabularyPage, YearRow,
};
use super::head::Head;
use super::{Setting, chrome, list_page_trouble_node, main_node, sample, slow_node, trouble_node};
use crate::archive::listing::{Dropped, Plan, Relaxation};
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Address, Route, Scope};
use crate::model::{
    Article, Card, Correction, Document, Event, EventCard, Heading, Issue, Moment, Neighbour, Note, Page,
    PageCard, Reason, Related, SeriesPlace, SeriesStrip, Source, Version,
};

mod pages;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&amp;</title><script>alert(1)</script>";

fn html(setting: &Setting, content: &Content) -> String {
    main_node(setting, content).to_html()
}

fn english(content: &Content) -> String {
    html(&sample::setting("en"), content)
}

fn listing(query: &str) -> Listing {
    let items = vec![
        Ok(sample::card("/news/2019/06/a/", "A", Some("2019-06-02"))),
        Ok(sample::card("/news/2019/06/b/", "B", Some("2019-06"))),
        Err(Trouble::Offline),
        Ok(sample::card("/news/1983/c/", "C", Some("1983~"))),
        Ok(Card { language: "es".into(), ..sample::card("/es/news/undated/d/", "D", None) }),
    ];
    Listing { plan: sample::plan(Scope::News, query), items, numbers: Vec::new(), search: None }
}

fn page() -> Page {
    Page {
        path: "/key-issues/mining/".into(),
        title: "Mining".into(),
        language: "en".into(),
        topics: vec!["mining".into()],
        body: "<p>Text.</p>".into(),
        headings: ["a", "b", "c"].map(|id| Heading { level: 2, id: id.into(), text: id.into() }).to_vec(),
        above: vec![PageCard {
            path: "/key-issues/".into(),
            title: "Key issues".into(),
            ..PageCard::default()
        }],
        ..Page::default()
    }
}

/// One content of each kind, `title` in every text.
fn all(title: &str) -> Vec<Content> {
    let card = Card {
        summary: title.into(),
        places: vec![title.into()],
        event: Some(EventCard {
            starts: "2013-03-04T18:00".into(),
            over: 10,
            place: title.into(),
            ..EventCard::default()
        }),
        ..sample::card("/news/2019/06/a/", title, Some(title))
    };
    let article = Article {
        title: title.into(),
        kind: title.into(),
        topics: vec![title.into()],
        places: vec![title.into()],
        authors: vec![crate::model::Author { name: title.into() }],
        documents: vec![Document {
            href: title.into(),
            title: title.into(),
            language: Some(title.into()),
            ..Document::default()
        }],
        sources: vec![Source { title: title.into(), href: Some(title.into()), language: None }],
        corrections: vec![Correction { date: title.into(), text: title.into() }],
        withdrawn: Some(Note { date: title.into(), text: title.into() }),
        related: vec![Related {
            title: title.into(),
            reason: Reason { place: Some(title.into()), ..Reason::default() },
            ..Related::default()
        }],
        versions: vec![Version { language: title.into(), path: "/x/".into(), title: title.into() }],
        ..sample::article()
    };
    let mut listing = listing("?topic=mining");
    listing.items.push(Ok(card.clone()));
    listing.plan.query = Query::parse("?topic=mining").with(Facet::Topic, title, false);
    vec![
        Content::Home(Home {
            lead: vec![card.clone()],
            latest: vec![card.clone()],
            events: vec![card.clone()],
            total: 2,
        }),
        Content::List(Box::new(listing)),
        Content::Dated(DatedList {
            scope: Scope::News,
            year: Some(2019),
            month: None,
            total: 1,
            part: 1,
            parts: 1,
            items: vec![Ok(card.clone())],
            months: [0; 12],
            earlier: Some(2004),
            later: None,
        }),
        Content::Article(Box::new(article.clone())),
        Content::Issue(Box::new(IssuePage {
            series: "update".into(),
            articles: vec![article],
            ..IssuePage::default()
        })),
        Content::Archive(ArchivePage {
            years: vec![YearRow { year: 2019, ..YearRow::default() }],
            ..ArchivePage::default()
        }),
        Content::Vocabulary(VocabularyPage { kind: Vocabulary::Regions, rows: vec![(title.into(), 3)] }),
        Content::KeyIssues {
            page: None,
            pages: vec![PageCard { title: title.into(), ..PageCard::default() }],
        },
        Content::Page(Box::new(PageView {
            page: Page { title: title.into(), ..page() },
            newest: Part::Ready(vec![card]),
        })),
        Content::NotFound { path: title.into() },
    ]
}

#[test]
fn every_page_has_one_heading_of_the_first_level_and_no_style() {
    for language in ["en", "es"] {
        for content in all("A title") {
            let html = html(&sample::setting(language), &content);
            assert_eq!(html.matches("<h1").count(), 1, "{html}");
            assert!(!html.contains(" style=") && !html.contains("<!"), "{html}");
            let mut ids: Vec<&str> =
                html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            ids.sort_unstable();
            let all = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), all, "an id twice: {ids:?}");
        }
    }
    for trouble in [Trouble::Offline, Trouble::NotThere, Trouble::Unreadable] {
        let html = trouble_node(&sample::setting("es"), trouble, "./news/").to_html();
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(html.contains("href=\"./news/\"") && html.contains("data-retry"), "{html}");
    }
    let newer = trouble_node(&sample::setting("en"), Trouble::Newer, "./news/").to_html();
    assert!(
        newer.contains("has been renewed")
            && newer.contains("<a href class=\"button\" data-reload>Load again")
    );
    let scope = Scope::Topic("mining".into());
    let lost = list_page_trouble_node(&sample::setting("en"), &scope, Trouble::Unreadable).to_html();
    for piece in [
        "<h1>Mining</h1>",
        "could not be looked up. What came from the server cannot be read.",
        "data-retry>Try again",
        "<a href=\"./topics/mining/\" data-reload>Mining</a>",
        "<a href=\"./archive/\" data-reload>Archive</a>",
    ] {
        assert!(lost.contains(piece), "{piece}\n{lost}");
    }
    assert!(slow_node(&sample::setting("en")).to_html().contains("longer than usual"));
}

#[test]
fn hostile_texts_stay_texts() {
    for content in all(HOSTILE) {
        let html = english(&content);
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }
    for content in all("javascript:alert(1)") {
        let html = english(&content);
        assert!(!html.contains("href=\"javascript:"), "{html}");
    }
}

#[test]
fn results_are_the_articles_of_a_list_and_nothing_else() {
    let html = english(&Content::List(Box::new(listing(""))));
    assert_eq!(html.matches("<article").count(), 4);
    assert_eq!(
        html.matches("data-trouble=\"offline\"").count(),
        1,
        "one bad file takes down its own place only"
    );
    assert_eq!(html.matches("<time datetime=").count(), 3);
    for piece in [
        "<h3><a href=\"./news/2019/06/a/\">A</a></h3>",
        "<time datetime=\"2019-06-02\">2 June 2019</time>",
        "<time datetime=\"2019-06\">June 2019</time>",
        "<time datetime=\"1983\">about 1983</time>",
        "<span class=\"undated\">undated</span>",
        "lang=\"es\" hreflang=\"es\">D</a>",
        "<h2 class=\"divider\">June 2019</h2>",
        "<h2 class=\"divider\">1983, month not known</h2>",
        "<h2 class=\"divider\">Undated</h2>",
        "<p class=\"visually-hidden\" role=\"status\" data-count=\"1234\">1,234 articles</p>",
        "<ul class=\"chips\" data-active-filters",
        "<dialog id=\"filters\" open aria-label=\"Filter\"",
        "data-open-filters>Filter</button>",
        "<p class=\"ruled no-filters\">",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
    assert_eq!(html.matches("<h2 class=\"divider\">June 2019").count(), 1, "one divider a month");
    assert_eq!(html.matches("<fieldset").count(), html.matches("<legend").count());
}

#[test]
fn in_the_browser_the_app_announces_the_number() {
    let setting = Setting { now: Some(0), ..sample::setting("en") };
    let html = html(&setting, &Content::List(Box::new(listing("?topic=mining,water"))));
    assert!(html.contains("role=\"status\" data-count=\"1234\"></p>"), "{html}");
    assert!(html.contains("data-open-filters>Filter (2)</button>"));
    assert!(html.contains("data-match=\"all\">all of these</a>"));
}

#[test]
fn nothing_found_says_what_to_drop() {
    let mut listing = listing("?topic=mining&from=2009&to=2004");
    listing.items.clear();
    listing.plan = Plan {
        total: 0,
        pages: 1,
        relaxations: vec![Relaxation {
            dropped: Dropped::Choice(Facet::Topic, "mining".into()),
            query: Query::parse("?from=2009"),
            count: 5,
        }],
        ..listing.plan
    };
    let said = english(&Content::List(Box::new(listing.clone())));
    assert!(said.contains("Nothing answers all of these filters at once"), "{said}");
    assert!(said.contains(
        "<a href=\"./news/?from=2009\">without “Mining”</a> <span class=\"count\">5 articles</span>"
    ));
    listing.plan.reversed = true;
    assert!(english(&Content::List(Box::new(listing.clone()))).contains("lies before its start"));
    listing.plan.whole = 0;
    assert!(english(&Content::List(Box::new(listing))).contains("There is nothing here yet."));
}

#[test]
fn a_series_shows_its_gaps() {
    let row = |number, count| NumberRow { issue: Issue { number, ..Issue::default() }, count };
    let listing = Listing {
        plan: sample::plan(Scope::Series("update".into()), ""),
        numbers: vec![row(102, 3), row(103, 0)],
        ..listing("")
    };
    let html = english(&Content::List(Box::new(listing)));
    assert!(html.contains("<a href=\"./series/update/102/\">102</a>"));
    assert!(html.contains("<li class=\"gap\"><span>103<span class=\"visually-hidden\"> is not here"));
    assert!(!html.contains("./series/update/2019/"), "a number's address is no year's");
}
