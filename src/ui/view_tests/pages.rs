//! What each kind of page shows.

use super::*;

#[test]
fn an_article_says_where_it_stands() {
    let article = Article {
        series: Some(SeriesStrip {
            place: SeriesPlace { id: "update".into(), number: Some(103), order: Some(2) },
            previous: Some(Neighbour {
                path: "/series/update/102/".into(),
                number: Some(102),
                ..Neighbour::default()
            }),
            next: Some(Neighbour {
                path: "/series/update/106/".into(),
                number: Some(106),
                ..Neighbour::default()
            }),
            missing_after: Some((104, 105)),
            issue: vec![Neighbour { path: "/news/x/".into(), title: "First".into(), number: Some(1) }],
            ..SeriesStrip::default()
        }),
        corrections: vec![Correction { date: "2019-07-01".into(), text: "Put right.".into() }],
        versions: vec![Version {
            language: "es".into(),
            path: "/es/news/2019/06/carta/".into(),
            title: "Carta".into(),
        }],
        documents: vec![Document {
            href: "site:/media/a.pdf".into(),
            title: "Informe".into(),
            language: Some("es".into()),
            date: Some("2012".into()),
            format: Some("PDF".into()),
            bytes: Some(1_200_000),
        }],
        related: vec![Related {
            path: "/news/y/".into(),
            title: "Other".into(),
            language: "en".into(),
            reason: Reason {
                topic: Some("mining".into()),
                region: Some("cusco".into()),
                ..Reason::default()
            },
            ..Related::default()
        }],
        ..sample::article()
    };
    let html = english(&Content::Article(Box::new(article.clone())));
    for piece in [
        "<article data-article=\"2019/letter\">",
        "numbers 104–105 are not here",
        "Previous: <a href=\"./series/update/102/\">number 102</a>",
        "<a href=\"./news/x/\">First</a>",
        "hreflang=\"es\" lang=\"es\">Leer en español</a>",
        "<div class=\"prose\" lang=\"en\"><p>Text with a <a href=\"./about/\">link</a>.</p></div>",
        "href=\"./media/a.pdf\" lang=\"es\" hreflang=\"es\" data-external>Informe</a>",
        "PDF, 1.2 MB, 2012",
        "<p class=\"reason\">Mining in Cusco</p>",
        "https://news.example.org/news/2019/06/letter/",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
    let (corrected, text) = (html.find("Put right.").unwrap(), html.find("Text with").unwrap());
    assert!(corrected < text, "corrections stand above the text");
    let spanish = main_node(&sample::setting("es"), &Content::Article(Box::new(article))).to_html();
    assert!(spanish.contains("<h1 lang=\"en\">A letter</h1>"));
    assert!(spanish.contains("Escrito en <span class=\"mark\" lang=\"en\">English</span>."));
}

#[test]
fn events_are_past_or_to_come_where_the_time_is_known() {
    let event = Event {
        starts: Moment { local: "2013-03-04T18:00".into(), offset: Some(-300) },
        over: 1000,
        zone: Some("America/Lima".into()),
        place: "Lima".into(),
        register: Some("https://example.org/".into()),
        file: "news/2013/03/talk/event.ics".into(),
        ..Event::default()
    };
    let content = Content::Article(Box::new(Article { event: Some(event), ..sample::article() }));
    let at = |now| html(&Setting { now, ..sample::setting("en") }, &content);
    assert!(at(None).contains(
        "<time datetime=\"2013-03-04T18:00-05:00\" data-event-over=\"1000\">4 March 2013, 18:00 (America/Lima)</time>"
    ));
    assert!(at(None).contains("href=\"./news/2013/03/talk/event.ics\" download>"));
    // The box says by its class which of its two sentences holds.
    assert!(at(None).contains("\"ruled event\"") && at(None).contains("Register"));
    assert!(at(Some(999)).contains("\"ruled event coming\"") && at(Some(999)).contains("Register"));
    assert!(at(Some(1000)).contains("\"ruled event past\"") && !at(Some(1000)).contains("Register"));
    let card = Card {
        event: Some(EventCard { starts: "2013-03-04".into(), over: 1000, ..EventCard::default() }),
        ..sample::card("/x/", "Talk", None)
    };
    let home = Content::Home(Home { events: vec![card], ..Home::default() });
    let at = |now| html(&Setting { now, ..sample::setting("en") }, &home).contains("Talk");
    assert_eq!([at(None), at(Some(999)), at(Some(1000))], [true, true, false]);
}

#[test]
fn the_archive_shows_counts_and_gaps() {
    let year = |year, march, unknown| {
        let mut row = YearRow { year, unknown, ..YearRow::default() };
        row.months[2] = march;
        row
    };
    let years =
        vec![year(2019, 9, 2), year(2018, 0, 0), year(2017, 0, 0), year(2016, 1, 0), year(2015, 0, 0)];
    let html =
        english(&Content::Archive(ArchivePage { years, undated: 3, total: 15, ..ArchivePage::default() }));
    for piece in [
        "<a href=\"./news/2019/\">2019</a> <span class=\"count\">11</span>",
        "<li class=\"heat-5\"><a href=\"./news/2019/03/\"><span class=\"month\">Mar</span>",
        "<li class=\"heat-2\"><a href=\"./news/2016/03/\">",
        "2: month not known",
        "<li class=\"gap\"><h2>2017–2018 <span class=\"count\">none</span>",
        "<li class=\"gap\"><h2>2015 <span",
        "<a href=\"./news/undated/\">Without a date</a> <span class=\"count\">3</span>",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
}

#[test]
fn the_archive_by_topic_and_region() {
    let year = |year| YearRow { year, ..YearRow::default() };
    let part = |id: &str, counts: [u32; 3], undated| {
        let year = |(year, unknown)| YearRow { year, unknown, ..YearRow::default() };
        PartRow {
            id: id.into(),
            years: [2019, 2018, 2017].into_iter().zip(counts).map(year).collect(),
            undated,
        }
    };
    let page = ArchivePage {
        years: [2019, 2018, 2017].map(year).into(),
        topics: vec![part("mining", [9, 0, 1], 1200), part("water", [0, 4, 0], 0)],
        regions: vec![part("cusco", [9, 0, 0], 0), part("country", [0, 0, 1], 0)],
        ..ArchivePage::default()
    };
    let html = english(&Content::Archive(page));
    for piece in [
        "<a href=\"#by-topic\">By topic</a> <a href=\"#by-region\">By region</a>",
        "<div class=\"bars-room\" tabindex=\"0\" role=\"region\" aria-label=\"By topic\"><table aria-label=\"By topic\">",
        "<tr><td></td><th scope=\"col\"><span>undated</span></th><th scope=\"col\"><span>2017</span></th>",
        // The oldest first, what has no date before it; a year without any is empty.
        "<th scope=\"row\"><a href=\"./topics/mining/\">Mining</a> <span class=\"count\">1,210</span></th>\
         <td><a href=\"./topics/mining/undated/\" class=\"bar h-0\">1,200</a></td>\
         <td><a href=\"./topics/mining/2017/\" class=\"bar h-3\">1</a></td><td></td>\
         <td><a href=\"./topics/mining/2019/\" class=\"bar h-20\">9</a></td></tr>",
        // Where all have a date, no column is for those without.
        "<tr><td></td><th scope=\"col\"><span>2017</span></th>",
        "<td><a href=\"./regions/country/2017/\" class=\"bar h-3\">1</a></td><td></td><td></td></tr></tbody>",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
    assert!(!english(&Content::Archive(ArchivePage::default())).contains("by-topic"));
}

#[test]
fn a_form_is_plain_html() {
    use crate::model::{Field, Form, Text};
    let field = |name: &str, kind: &str, options| Field {
        name: name.into(),
        label: Text::one("en", name),
        kind: kind.into(),
        required: kind == "email",
        options,
    };
    let mut site = sample::site();
    site.forms = vec![Form {
        id: "join".into(),
        action: "https://example.org/join".into(),
        method: "POST".into(),
        fields: vec![
            field("EMAIL", "email", vec![]),
            field("HOW", "select", vec![("a".into(), Text::one("en", "One"))]),
            field("WHY", "textarea", vec![]),
        ],
        hidden: vec![("list".into(), "7".into())],
        ..Form::default()
    }];
    let setting = Setting { site: std::sync::Arc::new(site), ..sample::setting("en") };
    let article = Article { form: Some("join".into()), ..sample::article() };
    let html = html(&setting, &Content::Article(Box::new(article)));
    for piece in [
        "data-form=\"join\" action=\"https://example.org/join\" method=\"post\"",
        "<input name=\"EMAIL\" type=\"email\" autocomplete=\"email\" required>",
        "<select name=\"HOW\"><option value=\"a\">One</option></select>",
        "<textarea name=\"WHY\"></textarea>",
        "<input type=\"hidden\" name=\"list\" value=\"7\">",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
}

#[test]
fn each_part_of_a_page_has_its_state() {
    let with = |newest| english(&Content::Page(Box::new(PageView { page: page(), newest })));
    assert!(with(Part::Loading).contains("Loading …"));
    assert!(with(Part::Slow).contains("longer than usual"));
    assert!(with(Part::Failed(Trouble::Unreadable)).contains("data-trouble=\"unreadable\""));
    assert!(with(Part::Ready(vec![])).contains("<a href=\"#a\">a</a>"));
    assert!(with(Part::Ready(vec![])).contains("<nav class=\"crumbs\""));
}

#[test]
fn the_head_and_foot_of_the_page() {
    let setting = sample::setting("es");
    let address = Address { language: Some("es".into()), route: Route::List(Scope::Topic("mining".into())) };
    let header = chrome::header(&setting, &address).to_html();
    assert!(
        header.starts_with("<div class=\"masthead\"><a class=\"skip\" href=\"#main\">"),
        "the skip link is first"
    );
    assert!(header.contains("<a href=\"./es/news/\">Noticias</a>"), "lists are there in every language");
    assert!(header.contains("<a href=\"./about/\">Sobre</a>"), "a page may not be");
    assert!(
        header.contains("<a href=\"./topics/mining/\" lang=\"en\" hreflang=\"en\" data-reload>English</a>")
    );
    let news = Address { language: None, route: Route::List(Scope::News) };
    let header = chrome::header(&sample::setting("en"), &news).to_html();
    assert!(header.contains("<a href=\"./news/\" aria-current=\"page\">News</a>"), "{header}");
    assert!(header.contains("<form class=\"search\" role=\"search\" method=\"get\" action=\"./news/\">"));
    let footer = chrome::footer(&setting, &[]).to_html();
    assert!(footer.contains("El Relevo") && footer.contains("data-slash"), "{footer}");
}

#[test]
fn heads_say_what_a_page_is() {
    let setting = sample::setting("en");
    let head = |content: &Content, path: &str| Head::of(&setting, content, &Address::parse(path, &["es"]));
    let list = head(&Content::List(Box::new(listing("?from=2004&topic=mining"))), "/news/");
    assert_eq!(list.canonical, "/news/?topic=mining&from=2004");
    assert_eq!(list.alternates[1], ("es".into(), "/es/news/?topic=mining&from=2004".into()));
    assert_eq!((list.title.as_str(), list.noindex), ("Mining since 2004 · News · The Relay", false));
    assert!(head(&Content::List(Box::new(listing("?q=gold"))), "/news/").noindex);
    let article = Article {
        versions: vec![Version { language: "es".into(), path: "/es/news/x/".into(), title: "X".into() }],
        ..sample::article()
    };
    let article = head(&Content::Article(Box::new(article)), "/news/2019/06/letter/");
    assert_eq!(article.canonical, "/news/2019/06/letter/");
    assert_eq!(
        article.alternates,
        [("en".into(), "/news/2019/06/letter/".into()), ("es".into(), "/es/news/x/".into())]
    );
    assert_eq!(head(&Content::Home(Home::default()), "/").title, "The Relay: News by relay");
    assert!(head(&Content::NotFound { path: "/x/".into() }, "/x/").noindex);
    for content in all(HOSTILE) {
        assert!(!head(&content, "/news/").title.is_empty());
    }
}

#[test]
fn an_issue_is_whole_with_the_sources_of_its_articles_and_its_own_address_on_paper() {
    let one = |id: &str, source: &str| Article {
        id: id.into(),
        sources: vec![Source { title: source.into(), href: None, language: None }],
        ..sample::article()
    };
    let content = Content::Issue(Box::new(IssuePage {
        series: "update".into(),
        issue: crate::model::Issue { number: 102, ..crate::model::Issue::default() },
        articles: vec![one("a", "First source"), one("b", "Second source")],
        ..IssuePage::default()
    }));
    let html = english(&content);
    let first = html.find("First source").expect("the sources of the first");
    let second = html.find("id=\"b\"").expect("the second article");
    assert!(first < second && html[second..].contains("Second source"), "{html}");
    assert_eq!(html.matches("<h3>Sources</h3>").count(), 2, "{html}");
    let address = "<p class=\"print-only\">https://news.example.org/series/update/102/</p>";
    assert!(html.contains(address), "{html}");
}
