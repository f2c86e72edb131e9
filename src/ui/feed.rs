//! An article as it stands in a feed: without the page around it, every address whole, and first what a reader of feeds
//! would not see otherwise: a date that is less than a day, when an event starts, what was put right, what was withdrawn.

use super::article::{corrections, figure, prose, withdrawn};
use super::aside;
use super::markup::{Element, Node, el};
use super::naming::link;
use super::setting::Setting;
use super::words::{capital, dates};
use crate::archive::date::{Edtf, Precision};
use crate::model::{Article, Event};

/// The article as HTML. The base of `setting` is the site's whole address.
#[must_use]
pub fn whole(setting: &Setting, article: &Article) -> String {
    let lang = article.language.as_str();
    let said = said_first(setting, article).into_iter().map(|line| el("p").with(line));
    let parts = said
        .chain(article.event.as_ref().and_then(|event| ways(setting, event)))
        .chain(corrections(setting, &article.corrections, lang))
        .chain(article.withdrawn.as_ref().map(|note| withdrawn(setting, note, lang)))
        .chain(article.image.as_ref().map(|image| figure(setting, image, lang)))
        .chain(prose(setting, &article.body, lang))
        .chain(aside::documents(setting, "h2", &article.documents))
        .chain(aside::sources(setting, "h2", &article.sources));
    let mut html = String::new();
    parts.for_each(|part| Node::from(part).write_html(&mut html));
    // Notes at the foot of a text are parts of its page.
    let page = setting.inside(&article.path);
    html.replace(" href=\"#", &[" href=\"", &page, "#"].concat())
}

/// The same in a few plain sentences.
#[must_use]
pub fn summary(setting: &Setting, article: &Article) -> String {
    let mut said = said_first(setting, article);
    if let Some(note) = &article.withdrawn {
        said.push([setting.words().withdrawn, ": ", &note.text].concat());
    }
    if !article.summary.is_empty() {
        said.push(article.summary.clone());
    }
    let mut text = String::new();
    for sentence in said {
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '?', '!', '…']) { " " } else { ". " });
        }
        text.push_str(&sentence);
    }
    text
}

/// A date that is no whole day, and when and where an event is.
fn said_first(setting: &Setting, article: &Article) -> Vec<String> {
    let words = setting.words();
    let mut said = Vec::new();
    if !is_a_day(article.date.as_deref()) {
        said.push(capital(&dates::known(article.date.as_deref(), words)));
    }
    if let Some(event) = &article.event {
        let when = dates::event(&event.starts, event.ends.as_ref(), event.zone.as_deref(), words);
        said.push([words.when, ": ", &when].concat());
        let place: Vec<&str> =
            [event.venue.as_str(), event.place.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
        if !place.is_empty() {
            said.push([words.place, ": ", &place.join(", ")].concat());
        }
    }
    said
}

fn is_a_day(date: Option<&str>) -> bool {
    date.and_then(|date| Edtf::parse(date).ok()).is_some_and(|date| {
        let start = date.start();
        date.end().is_none() && start.precision == Precision::Day && !start.approximate && !start.uncertain
    })
}

/// Where to register, to take part, and to have it in a calendar.
fn ways(setting: &Setting, event: &Event) -> Option<Element> {
    let words = setting.words();
    let way = |href: String, name: &'static str| el("li").with(link(href).with(name));
    el("ul")
        .maybe(event.register.as_ref().map(|href| way(setting.href(href), words.register)))
        .maybe(event.online.as_ref().map(|href| way(setting.href(href), words.online)))
        .maybe((!event.file.is_empty()).then(|| way(setting.inside(&event.file), words.calendar_file)))
        .or_nothing()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::{Moment, Note};

    fn setting(language: &str) -> Setting {
        Setting { base: "https://news.example.org/".into(), ..sample::setting(language) }
    }

    fn article(date: Option<&str>) -> Article {
        Article {
            path: "/news/2019/a/".into(),
            title: "A".into(),
            summary: "What it says.".into(),
            date: date.map(str::to_owned),
            language: "en".into(),
            body: "<p>See <a href=\"site:/topics/mining/\">this</a><a href=\"#n1\">1</a>.</p>".into(),
            ..Article::default()
        }
    }

    #[test]
    fn less_than_a_day_stands_in_the_text() {
        for (date, language, said) in [
            (Some("2019-03-23"), "en", "What it says."),
            (Some("2019-03"), "en", "March 2019. What it says."),
            (Some("2019-03-23~"), "en", "About 23 March 2019. What it says."),
            (Some("2012-08-01/2012-08-03"), "en", "1–3 August 2012. What it says."),
            (Some("2019-03"), "es", "Marzo de 2019. What it says."),
            (None, "en", "Undated. What it says."),
        ] {
            assert_eq!(summary(&setting(language), &article(date)), said, "{date:?}");
        }
    }

    #[test]
    fn every_address_is_whole() {
        let html = whole(&setting("en"), &article(Some("2019")));
        assert!(html.starts_with("<p>2019</p>"), "{html}");
        assert!(html.contains("<a href=\"https://news.example.org/topics/mining/\">"), "{html}");
        assert!(html.contains("<a href=\"https://news.example.org/news/2019/a/#n1\">"), "{html}");
    }

    #[test]
    fn an_event_says_first_when_it_starts() {
        let starts = Moment { local: "2013-03-04T18:00".into(), offset: Some(0) };
        let event = Event {
            starts,
            venue: "The hall".into(),
            zone: Some("Europe/London".into()),
            ..Event::default()
        };
        let article = Article { event: Some(event), ..article(Some("2013-02-01")) };
        let said = "When: 4 March 2013, 18:00 (Europe/London). Where: The hall. What it says.";
        assert_eq!(summary(&setting("en"), &article), said);
        assert!(
            whole(&setting("en"), &article).starts_with("<p>When: 4 March 2013, 18:00 (Europe/London)</p>")
        );
    }

    #[test]
    fn of_what_was_withdrawn_the_note_is_left() {
        let note = Note { date: "2020-01-01".into(), text: "It was asked for.".into() };
        let article = Article {
            withdrawn: Some(note),
            summary: String::new(),
            body: String::new(),
            ..article(Some("2019-03-23"))
        };
        assert!(summary(&setting("en"), &article).ends_with(": It was asked for."));
        assert!(whole(&setting("en"), &article).contains("<p>It was asked for.</p>"));
    }
}
