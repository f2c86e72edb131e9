//! The files of a made-up newsroom.

use std::fmt::Write as _;

use chrono::Datelike;

use super::plan::{ISSUES, PARTS, Plan, Written};
use super::words::Lexicon;
use super::{REGIONS, SERIES, TOPICS};

const KINDS: [&str; 5] = ["news", "analysis", "letter", "editorial", "report"];
/// About so many words an article.
const WORDS: usize = 345;

/// What is not an article: the site, its vocabularies, a few pages.
pub(super) fn house(words: &Lexicon) -> Vec<(String, String)> {
    let site = "name: The Sample Newsroom\nshort_name: Sample\ntagline: {en: Made-up news, es: Noticias inventadas}\n\
                languages: [en, es]\ntime_zone: Europe/London\nsince: 1980\n\
                country: {code: PE, name: {en: The whole country, es: Todo el país}}\n\
                navigation:\n  - {title: {en: News, es: Noticias}, href: /news/}\n  \
                - {title: {en: Archive, es: Archivo}, href: /archive/}\n  \
                - {title: {en: About, es: Nosotros}, href: /about/}\n\
                home:\n  mission: {en: News that nobody wrote, es: Noticias que nadie escribió}\n  latest: 6\n";
    let mut files = vec![
        ("site.yaml".to_owned(), site.to_owned()),
        ("topics.yaml".to_owned(), topics(words)),
        ("regions.yaml".to_owned(), regions(words)),
        ("series.yaml".to_owned(), series(words)),
        ("pages/about.md".to_owned(), "---\ntitle: About\n---\nNothing here is true.\n".to_owned()),
    ];
    for number in 0..4 {
        let name = words.name(number, false);
        let page = format!("---\ntitle: {name}\ntopics: [topic-{number}]\n---\nOn {name}.\n");
        files.push((format!("pages/key-issues/issue-{number}.md"), page));
    }
    files
}

fn topics(words: &Lexicon) -> String {
    let topic = |at: usize| {
        let (en, es) = (words.name(at, false), words.name(at, true));
        let (other, otro) = (words.name(1000 + at, false), words.name(1000 + at, true));
        format!("- id: topic-{at}\n  name: {{en: {en}, es: {es}}}\n  aliases: [{other}, {otro}]\n")
    };
    (0..TOPICS).map(topic).collect()
}

fn regions(words: &Lexicon) -> String {
    let region = |at: usize| {
        let places: Vec<String> = (0..3).map(|n| place(words, at, n)).collect();
        let (column, row) = (at % 6 + 1, at / 6 + 1);
        format!(
            "- id: region-{at}\n  name: {}\n  aliases: [{}]\n  places: [{}]\n  grid: [{column}, {row}]\n",
            words.name(100 + at, true),
            words.name(1100 + at, true),
            places.join(", ")
        )
    };
    (0..REGIONS).map(region).collect()
}

/// A person's name: one in four has a first name of the other language.
fn author(words: &Lexicon, number: usize) -> String {
    format!("{} {}", words.name(700 + number, !number.is_multiple_of(4)), words.name(800 + number, true))
}

fn place(words: &Lexicon, region: usize, number: usize) -> String {
    words.name(200 + region * 3 + number, true)
}

fn series(words: &Lexicon) -> String {
    let one = |at: usize| {
        let numbered = if ISSUES.contains(&at) {
            "issues"
        } else if PARTS.contains(&at) {
            "parts"
        } else {
            "false"
        };
        let (name, alias) = (words.name(400 + at, false), words.name(1200 + at, false));
        format!("- id: series-{at}\n  name: {name}\n  aliases: [{alias}]\n  numbered: {numbered}\n")
    };
    (0..SERIES).map(one).collect()
}

/// An article's file: its path and text.
pub(super) fn article(plan: &Plan, plans: &[Plan], words: &Lexicon) -> (String, String) {
    let mut random = plan.random.clone();
    let mut text = String::with_capacity(WORDS * 8);
    let mut line = |key: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{key}: {value}");
    };
    line("---\ntitle", &format!("\"{}\"", words.title(&mut random, plan.spanish)));
    match plan.written {
        Written::Day => line("date", &plan.day.to_string()),
        Written::Month => line("date", &format!("{}-{:02}", plan.day.year(), plan.day.month())),
        Written::Year => line("date", &format!("\"{}\"", plan.day.year())),
        Written::About => line("date", &format!("{}~", plan.day.year())),
        Written::Not => {}
    }
    if plan.is_event {
        line("kind", "event");
        line("event", &format!("{{starts: {}, place: {}}}", plan.day, words.name(300, true)));
    } else {
        line("kind", KINDS[random.zipf(KINDS.len())]);
    }
    line("topics", &ids("topic", &plan.topics));
    if !plan.regions.is_empty() {
        line("regions", &ids("region", &plan.regions));
    }
    if let (true, Some(region)) = (plan.place, plan.regions.first()) {
        line("places", &format!("[{}]", place(words, *region, random.below(3))));
    }
    if let Some((series, number)) = plan.series {
        let number = number.map_or_else(String::new, |number| format!(", number: {number}"));
        line("series", &format!("{{id: series-{series}{number}}}"));
    }
    if !plan.authors.is_empty() {
        let names: Vec<String> =
            plan.authors.iter().map(|number| format!("{{name: {}}}", author(words, *number))).collect();
        line("authors", &format!("[{}]", names.join(", ")));
    }
    if plan.spanish {
        line("language", "es");
    }
    if let Some(original) = plan.translates.and_then(|number| plans.get(number as usize)) {
        line("translates", &format!("{}/{}", original.folder(), original.name()));
    }
    text.push_str("---\n");
    text.push_str(&words.text(&mut random, WORDS, plan.spanish));
    (format!("news/{}/{}.md", plan.folder(), plan.name()), text)
}

fn ids(of: &str, numbers: &[usize]) -> String {
    let ids: Vec<String> = numbers.iter().map(|number| format!("{of}-{number}")).collect();
    format!("[{}]", ids.join(", "))
}
