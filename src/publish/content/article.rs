//! Reading an article, once every id and address is known.

use chrono_tz::Tz;

use crate::publish::fault::{Code, Fault};

use super::fields::Fields;
use super::identity::Identity;
use super::memory::Questions;
use super::newsroom::{Article, Author, Body, Correction, InSeries, Numbering};
use super::parts::{House, Reading};
use super::sheet::Sheet;
use super::vocabularies::Used;
use super::{calendar, checks, event, front_matter, heal, markdown};

/// An article, what it uses, its old addresses with their lines, and its faults.
#[derive(Clone, Debug)]
pub(super) struct Read<T> {
    pub(super) thing: T,
    pub(super) used: Used,
    pub(super) redirects: Vec<(String, usize)>,
    pub(super) faults: Vec<Fault>,
    /// The line of `series`, of `event` and of `title`, for faults that are found by comparing.
    pub(super) lines: Lines,
    /// What was asked about other files, on whose answers all of it hangs.
    pub(super) asked: Questions,
}

/// Lines that are asked for when articles are compared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines {
    pub(super) series: usize,
    pub(super) event: usize,
}

/// Reads an article; nothing when its front matter cannot be read, which was said already.
pub(super) fn read(identity: &Identity, house: &House<'_>, zone: Tz) -> Option<Read<Article>> {
    let source = &identity.source;
    let parts = front_matter::split(source).ok()?;
    let tree = heal::read(&source.path, &source.text, parts.yaml, parts.before_yaml).0?;
    let sheet = Sheet::new(source, &identity.language, house.languages);
    let reading = Reading::new(house, &sheet);
    let fields = Fields::of(&sheet, &tree, "an article")?;
    fields.known(&["id", "slug", "date", "language", "draft", "translates"]);
    let title = fields.need_own_words("title");
    if let Some(date) = &identity.date {
        calendar::future(&sheet, fields.line_of("date"), "date", date.first_day(), house.today);
    }
    let made = markdown::make(parts.body, parts.before_body, &identity.language, &title, &reading);
    let summary = fields.own_words("summary").unwrap_or_else(|| markdown::summary(&made.first));
    let (regions, places) = reading.regions(&fields);
    let redirects = Reading::redirects(&fields);
    let event = event::read(&reading, &fields, zone);
    let mut article = Article {
        id: identity.id.clone(),
        source: source.path.clone(),
        address: identity.address.clone().unwrap_or_default(),
        slug: identity.slug.clone(),
        title,
        date: identity.date.clone(),
        added: fields.day("added"),
        modified: fields.day("modified"),
        summary,
        kind: kind(&reading, &fields),
        topics: reading.topics(&fields),
        regions,
        places,
        series: series(&reading, &fields),
        language: identity.language.clone(),
        translates: identity.translates.as_ref().map(|(id, _)| id.clone()),
        work: identity.id.clone(),
        authors: authors(&fields),
        image: reading.image(&fields),
        documents: reading.documents(&fields),
        sources: reading.sources(&fields),
        event,
        corrections: corrections(&fields),
        withdrawn: Reading::withdrawn(&fields),
        redirects: redirects.iter().map(|(from, _)| from.clone()).collect(),
        action: reading.action(&fields),
        form: reading.form(&fields, "form"),
        draft: identity.draft,
        body: made.body,
    };
    let lines = Lines { series: fields.line_of("series"), event: fields.line_of("event") };
    for (key, day) in [("added", article.added), ("modified", article.modified)] {
        if let Some(day) = day {
            calendar::future(&sheet, fields.line_of(key), key, day, house.today);
        }
    }
    checks::read(&fields);
    fields.done();
    let (mut used, asked) = (reading.used.into_inner(), reading.asked.into_inner());
    if article.withdrawn.is_some() {
        empty(&mut article);
        used.media.clear();
    }
    Some(Read { thing: article, used, redirects, faults: sheet.into_faults(), lines, asked })
}

/// What was withdrawn goes no further than this.
fn empty(article: &mut Article) {
    article.summary.clear();
    article.body = Body::default();
    // People and places may be what had to be taken back.
    article.authors.clear();
    article.places.clear();
    article.regions.clear();
    article.topics.clear();
    article.series = None;
    article.added = None;
    article.modified = None;
    article.image = None;
    article.documents.clear();
    article.sources.clear();
    article.event = None;
    article.corrections.clear();
    article.action = None;
    article.form = None;
}

fn kind<'a>(reading: &Reading<'a>, fields: &Fields<'a>) -> String {
    let Some(kind) = fields.words("kind") else { return "news".to_owned() };
    let line = fields.line_of("kind");
    reading.house.vocabularies.kinds.check(reading.sheet, line, &kind, "kind", "kinds in site.yaml");
    reading.used.borrow_mut().kinds.insert(kind.clone());
    kind
}

fn series<'a>(reading: &Reading<'a>, fields: &Fields<'a>) -> Option<InSeries> {
    let line = fields.line_of("series");
    let fields = fields.fields("series", "the place in a series")?;
    let id = fields.need_words("id");
    let number =
        fields.number("number", 0, i64::from(u32::MAX)).and_then(|number| u32::try_from(number).ok());
    let order = fields.number("order", -1_000_000, 1_000_000);
    let number_line = fields.line_of("number");
    fields.done();
    let vocabularies = reading.house.vocabularies;
    if id.is_empty() || !vocabularies.series.check(reading.sheet, line, &id, "series", "series.yaml") {
        return None;
    }
    reading.used.borrow_mut().series.insert(id.clone());
    let numbered = vocabularies.numbering.get(&id).is_none_or(|numbering| *numbering != Numbering::None);
    if number.is_some() && !numbered {
        let what = format!("the series {id} has no numbers; this one is left out");
        let mend = "add numbered: parts or numbered: issues to it in series.yaml, or take the number out";
        reading.sheet.warning(Code::SeriesNumber, number_line, what, mend);
    }
    Some(InSeries { id, number: number.filter(|_| numbered), order })
}

fn authors(fields: &Fields<'_>) -> Vec<Author> {
    let each = fields.each("authors", "an author").into_iter();
    each.map(|fields| {
        let author = Author { name: fields.need_words("name") };
        fields.done();
        author
    })
    .collect()
}

fn corrections(fields: &Fields<'_>) -> Vec<Correction> {
    let each = fields.each("corrections", "a correction").into_iter();
    each.map(|fields| {
        let correction = Correction { date: fields.day("date"), text: fields.need_text("text") };
        fields.done();
        correction
    })
    .collect()
}
