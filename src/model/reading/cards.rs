//! Cards, and the files that carry them.

use super::{Json, Published, Reading};
use crate::model::{
    Card, CardIndex, CardShard, EventCard, File, IssueIndex, Newest, PageEntry, PageIndex, Picture, Roots,
    SeriesPlace, Shard, Size,
};

impl Published for Card {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            id: from.some_text("id"),
            path: from.some_text("path"),
            title: from.some_text("title"),
            summary: from.text("summary"),
            date: from.maybe_text("date"),
            kind: from.some_text("kind"),
            authors: from.texts("authors"),
            topics: from.texts("topics"),
            regions: from.texts("regions"),
            places: from.texts("places"),
            series: from.maybe("series"),
            language: from.some_text("language"),
            work: from.maybe_text("work"),
            event: from.maybe("event"),
            image: from.maybe("image"),
            file: from.maybe_text("file"),
        }
    }
}

impl Published for SeriesPlace {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            id: from.some_text("id"),
            number: from.maybe_number("number"),
            order: from.maybe_number("order"),
        }
    }
}

impl Published for EventCard {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            starts: from.some_text("starts"),
            ends: from.maybe_text("ends"),
            over: from.some_number("over"),
            place: from.text("place"),
        }
    }
}

impl Published for Picture {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            file: from.some_text("file"),
            width: from.some_number("width"),
            height: from.some_number("height"),
            alt: from.text("alt"),
            bytes: from.maybe_number::<i64>("bytes").map(i64::unsigned_abs),
            sizes: from.list("sizes"),
            fallback: from.maybe_text("fallback"),
            color: from.maybe_text("color"),
        }
    }
}

impl Published for Size {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            file: from.some_text("file"),
            width: from.some_number("width"),
            bytes: from.some_number::<i64>("bytes").unsigned_abs(),
        }
    }
}

impl Published for File {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { file: from.some_text("file"), bytes: from.some_number::<i64>("bytes").unsigned_abs() }
    }
}

impl Published for Roots {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            facets: from.one("facets"),
            newest: from.one("newest"),
            cards: from.one("cards"),
            pages: from.one("pages"),
            search: from.maybe("search"),
            keep: from.maybe("keep"),
        }
    }
}

impl Published for Newest {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            format: from.some_number("format"),
            cards: from.some_list("cards"),
            lead: from.list("lead"),
            events: from.list("events"),
            total: from.some_number("total"),
        }
    }
}

impl Published for CardIndex {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            format: from.some_number("format"),
            shards: from.some_list("shards"),
            bytes: from.number("bytes"),
            article_bytes: from.number("article_bytes"),
        }
    }
}

impl Published for Shard {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { key: from.some_text("key"), file: from.some_text("file"), count: from.some_number("count") }
    }
}

impl Published for CardShard {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { format: from.some_number("format"), cards: from.some_list("cards") }
    }
}

impl Published for PageIndex {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self {
            format: from.some_number("format"),
            pages: from.some_list("pages"),
            withdrawn: from.list("withdrawn"),
            moved: from.pairs("moved"),
        }
    }
}

impl Published for PageEntry {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { path: from.some_text("path"), file: from.some_text("file") }
    }
}

impl Published for IssueIndex {
    fn read<J: Json>(from: &Reading<'_, J>) -> Self {
        Self { format: from.some_number("format"), issues: from.some_list("issues") }
    }
}
