//! Articles and pages, whole.

use super::{Json, Published, Reading};
use crate::model::{
    Action, Article, Author, Correction, Document, Event, Heading, Image, Issue, Moment, Neighbour, Note,
    Page, PageCard, Reason, Related, SeriesStrip, Source, Version,
};

impl Published for Article {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            format: from.some_number("format"),
            id: from.some_text("id"),
            path: from.some_text("path"),
            title: from.some_text("title"),
            summary: from.text("summary"),
            date: from.maybe_text("date"),
            added: from.maybe_text("added"),
            modified: from.maybe_text("modified"),
            kind: from.some_text("kind"),
            topics: from.texts("topics"),
            regions: from.texts("regions"),
            places: from.texts("places"),
            series: from.maybe("series"),
            language: from.some_text("language"),
            versions: from.list("versions"),
            authors: from.list("authors"),
            image: from.maybe("image"),
            documents: from.list("documents"),
            sources: from.list("sources"),
            event: from.maybe("event"),
            corrections: from.list("corrections"),
            withdrawn: from.maybe("withdrawn"),
            action: from.maybe("action"),
            form: from.maybe_text("form"),
            headings: from.list("headings"),
            body: from.text("body"),
            related: from.list("related"),
        }
    }
}

impl Published for Page {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            format: from.some_number("format"),
            path: from.some_text("path"),
            title: from.some_text("title"),
            summary: from.text("summary"),
            language: from.some_text("language"),
            topics: from.texts("topics"),
            regions: from.texts("regions"),
            places: from.texts("places"),
            image: from.maybe("image"),
            documents: from.list("documents"),
            sources: from.list("sources"),
            modified: from.maybe_text("modified"),
            withdrawn: from.maybe("withdrawn"),
            action: from.maybe("action"),
            form: from.maybe_text("form"),
            headings: from.list("headings"),
            body: from.text("body"),
            above: from.list("above"),
            below: from.list("below"),
            versions: from.list("versions"),
        }
    }
}

impl Published for PageCard {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            path: from.some_text("path"),
            title: from.some_text("title"),
            summary: from.text("summary"),
            language: from.some_text("language"),
        }
    }
}

impl Published for Version {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            language: from.some_text("language"),
            path: from.some_text("path"),
            title: from.some_text("title"),
        }
    }
}

impl Published for Author {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { name: from.some_text("name") }
    }
}

impl Published for Image {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { picture: from.within(), caption: from.text("caption"), credit: from.text("credit") }
    }
}

impl Published for Document {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            href: from.some_text("href"),
            title: from.some_text("title"),
            language: from.maybe_text("language"),
            date: from.maybe_text("date"),
            format: from.maybe_text("format"),
            bytes: from.maybe_number::<i64>("bytes").map(i64::unsigned_abs),
        }
    }
}

impl Published for Source {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            title: from.some_text("title"),
            href: from.maybe_text("href"),
            language: from.maybe_text("language"),
        }
    }
}

impl Published for Moment {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { local: from.some_text("local"), offset: from.maybe_number("offset") }
    }
}

impl Published for Event {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            starts: from.some("starts"),
            ends: from.maybe("ends"),
            over: from.some_number("over"),
            zone: from.maybe_text("zone"),
            venue: from.text("venue"),
            place: from.text("place"),
            online: from.maybe_text("online"),
            register: from.maybe_text("register"),
            file: from.some_text("file"),
        }
    }
}

impl Published for Correction {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { date: from.some_text("date"), text: from.some_text("text") }
    }
}

impl Published for Note {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { date: from.some_text("date"), text: from.some_text("text") }
    }
}

impl Published for Action {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { title: from.some_words("title"), href: from.some_text("href") }
    }
}

impl Published for Heading {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { level: from.some_number("level"), id: from.some_text("id"), text: from.some_text("text") }
    }
}

impl Published for Neighbour {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { path: from.some_text("path"), title: from.text("title"), number: from.maybe_number("number") }
    }
}

impl Published for SeriesStrip {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            place: from.within(),
            previous: from.maybe("previous"),
            next: from.maybe("next"),
            missing_before: from.span("missing_before"),
            missing_after: from.span("missing_after"),
            issue: from.list("issue"),
        }
    }
}

impl Published for Related {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            path: from.some_text("path"),
            title: from.some_text("title"),
            language: from.some_text("language"),
            date: from.maybe_text("date"),
            reason: from.some("reason"),
        }
    }
}

impl Published for Reason {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            series: from.maybe_text("series"),
            topic: from.maybe_text("topic"),
            region: from.maybe_text("region"),
            place: from.maybe_text("place"),
        }
    }
}

impl Published for Issue {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            number: from.some_number("number"),
            date: from.maybe_text("date"),
            title: from.words("title"),
            document: from.maybe("document"),
        }
    }
}
