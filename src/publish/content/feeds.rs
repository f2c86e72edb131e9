//! Reading `feeds:` of `site.yaml`: how much of an article stands in feeds, how long they are, what ids are made from.

use crate::publish::fault::{Code, Fault};

use super::fields::Fields;
use super::newsroom::{Article, Feeds, Shown};
use super::parts::Reading;

/// The longest that a feed can be made.
const MOST: i64 = 500;

/// Reads `feeds:`; `url` is the site's own address.
pub(super) fn read<'a>(reading: &Reading<'a>, fields: &Fields<'a>, url: Option<&str>) -> Feeds {
    let usual = Feeds { ids: url.map(str::to_owned), ..Feeds::default() };
    let Some(fields) = fields.fields("feeds", "“feeds”") else { return usual };
    let feeds = Feeds {
        shown: shown(&fields),
        length: fields
            .number("length", 1, MOST)
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(usual.length),
        ids: reading.outside(&fields, "ids").or(usual.ids),
    };
    fields.done();
    feeds
}

fn shown(fields: &Fields<'_>) -> Shown {
    match fields.words("text").as_deref() {
        None | Some("whole") => Shown::Whole,
        Some("summary") => Shown::Summary,
        Some(other) => {
            let what = format!("“text” is whole or summary, not “{other}”");
            let mend = "whole: the article as on its page; summary: its summary and a link to it";
            fields.sheet.error(Code::WrongValue, fields.line_of("text"), what, mend);
            Shown::Whole
        }
    }
}

/// So many files are named.
const NAMED: usize = 3;

/// Says which articles no feed brings, for nobody can tell when they came.
pub(super) fn without_day(articles: &[Article]) -> Option<Fault> {
    let files: Vec<&str> = articles
        .iter()
        .filter(|article| article.changed().is_none())
        .map(|article| article.source.as_str())
        .collect();
    let named = files.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let (what, more) = match files.len() {
        0 => return None,
        1 => ("of 1 article no day is known: feeds do not bring it".to_owned(), String::new()),
        many if many <= NAMED => {
            (format!("of {many} articles no day is known: feeds do not bring them"), String::new())
        }
        many => (
            format!("of {many} articles no day is known: feeds do not bring them"),
            format!(" and {} more", many - NAMED),
        ),
    };
    let mend = format!("where you know when it came online, write added: 2026-03-01 in {named}{more}");
    Some(Fault::note(Code::FeedDay, "news/", what).mend(mend))
}
