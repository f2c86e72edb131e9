//! One article with its place in the archive: date, series, event, corrections, withdrawal.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::archive::date::{Edtf, Precision};
use crate::model::Text;

use super::{Action, Author, Body, Document, Picture, Source};

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Unique, for ever: feeds, saved articles and data go by it. `2019/some-article` or the publisher's own.
    pub id: String,
    /// The file, relative to `content/`: `news/2019/some-article.md`.
    pub source: String,
    /// Where it lives: `/news/2019/06/slug/`, `/es/news/undated/slug/`.
    pub address: String,
    /// The last part of the address.
    pub slug: String,
    /// The title, plain text.
    pub title: String,
    /// When it was published, as it is known.
    pub date: Option<Edtf>,
    /// When it came online, where that is not `date`.
    pub added: Option<NaiveDate>,
    /// When it was last changed.
    pub modified: Option<NaiveDate>,
    /// The summary, plain text: the publisher's, else from the first paragraph. Empty when there is neither.
    pub summary: String,
    /// The id of its kind.
    pub kind: String,
    /// Ids of its topics, in the article's order, each once.
    pub topics: Vec<String>,
    /// Ids of its regions, those that its places stand for among them. Empty: the whole country.
    pub regions: Vec<String>,
    /// Its places.
    pub places: Vec<Place>,
    /// Its place in a series.
    pub series: Option<InSeries>,
    /// Its language (BCP 47): one of the site's, or one of its content languages.
    pub language: String,
    /// The id of the article that this one is a translation of.
    pub translates: Option<String>,
    /// The id of the original at the end of that chain: the same for all versions of one work; its own id otherwise.
    pub work: String,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Its picture.
    pub image: Option<Picture>,
    /// Documents that go with it.
    pub documents: Vec<Document>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// When and where, if it tells of an event.
    pub event: Option<Event>,
    /// What was put right, as the publisher orders it.
    pub corrections: Vec<Correction>,
    /// Set when it was withdrawn. Then summary, body, picture, documents, sources, event, corrections and action are
    /// empty already, so that nothing of them can be published.
    pub withdrawn: Option<Withdrawal>,
    /// Old addresses that lead here, as written; [`super::Newsroom::redirects`] has them all.
    pub redirects: Vec<String>,
    /// What the reader is asked to do.
    pub action: Option<Action>,
    /// The id of a form below it.
    pub form: Option<String>,
    /// Whether it is a draft: present only when drafts were asked for.
    pub draft: bool,
    /// The body.
    pub body: Body,
}

impl Article {
    /// The day it was published, where that is known to the day; not an interval, not "about".
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        let date = self.date.as_ref().filter(|date| date.end().is_none())?;
        let start = date.start();
        let exact = start.precision == Precision::Day && !start.approximate && !start.uncertain;
        exact.then_some(start.first)
    }

    /// The day it came to its readers: when it came online, else when it was published.
    #[must_use]
    pub fn came(&self) -> Option<NaiveDate> {
        self.added.or_else(|| self.day())
    }

    /// The latest day on which anything is known to have happened to it: it came, was changed, put right, withdrawn.
    #[must_use]
    pub fn changed(&self) -> Option<NaiveDate> {
        let corrected = self.corrections.iter().filter_map(|correction| correction.date);
        let withdrawn = self.withdrawn.as_ref().and_then(|note| note.date);
        let known = [self.day(), self.added, self.modified, withdrawn].into_iter().flatten();
        known.chain(corrected).max()
    }
}

/// A place that an article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name, plain text.
    pub name: String,
    /// The id of the region it stands for, where the vocabulary knows it.
    pub region: Option<String>,
}

/// An article's place in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InSeries {
    /// The id of the series.
    pub id: String,
    /// The number; always `None` when the series has no numbers.
    pub number: Option<u32>,
    /// The order within the number.
    pub order: Option<i64>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it starts.
    pub starts: Moment,
    /// When it ends.
    pub ends: Option<Moment>,
    /// The IANA name of the zone that times without an offset are in.
    pub zone: String,
    /// The house; may be empty.
    pub venue: Text,
    /// The town; may be empty.
    pub place: Text,
    /// Where to take part online.
    pub online: Option<String>,
    /// Where to sign up.
    pub register: Option<String>,
}

/// A day, or a time on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As written.
    pub written: String,
    /// The day, there.
    pub date: NaiveDate,
    /// The time of day, there; `None` when the day alone is given.
    pub time: Option<NaiveTime>,
    /// The instant; `None` when the day alone is given.
    pub utc: Option<DateTime<Utc>>,
    /// Seconds east of Greenwich; `None` when the day alone is given.
    pub offset: Option<i32>,
}

/// What was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When.
    pub date: Option<NaiveDate>,
    /// What.
    pub text: Text,
}

/// That something was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub date: Option<NaiveDate>,
    /// The note that stands in its place.
    pub text: Text,
}
