//! The newsroom's identity and vocabularies: nothing of it must be there.

use super::{Json, Published, Reading};
use crate::model::{
    Appeal, Contact, Country, Field, Footer, Form, Home, Language, Link, Numbering, Panel, Patron,
    PatronList, Region, Series, Site, Term, Topic, WayIn,
};

macro_rules! read {
    ($($type:ident { $($field:ident: $how:ident $(($name:literal))?),* $(,)? })*) => {$(
        impl Published for $type {
            fn read<J: Json>(from: &Reading<'_, J>) -> Self {
                Self { $($field: from.$how(read!(@name $field $($name)?))),* }
            }
        }
    )*};
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

read! {
    Site {
        format: number, program: text, generation: text, name: words, short_name: words, tagline: words,
        url: maybe_text, languages: list, content_languages: list, time_zone: text, since: maybe_number,
        country: maybe, contact: maybe, licence: maybe_text, kinds: list, navigation: list, home: one,
        panels: list, footer: one, topics: list, regions: list, series: list, forms: list, key_issues: list,
        translated: triples, roots: one,
    }
    Language { code: text, name: text }
    Country { code: text, name: words }
    Contact { name: words, email: maybe_text, telephone: maybe_text, address: words }
    Term { id: text, name: words }
    Link { title: words, href: text }
    Home {
        mission: words, ways_in: list, notice: maybe, latest: number, appeal: maybe, signup: maybe_text,
        patrons: maybe, sponsors: maybe,
    }
    WayIn { title: words, text: words, href: maybe_text }
    Appeal { title: words, text: words, href: text, button: words }
    PatronList { title: words, names: list }
    Patron { name: text, href: maybe_text, image: maybe }
    Panel { title: words, text: words, href: maybe_text, points: all_words, action: maybe }
    Footer { text: words, links: list }
    Topic { id: text, name: words, description: words, aliases: texts }
    Region {
        id: text, name: words, code: maybe_text, description: words, aliases: texts, places: texts, grid: span,
    }
    Series {
        id: text, name: words, description: words, aliases: texts, numbered: numbering, issues: maybe,
    }
    Form {
        id: text, title: words, text: words, action: text, method: text, fields: list, hidden: pairs,
        button: words, privacy: maybe,
    }
    Field { name: text, label: words, kind: text("type"), required: truth, options: named }
}

impl<J: Json> Reading<'_, J> {
    fn numbering(&self, name: &str) -> Numbering {
        match self.text(name).as_str() {
            "" | "none" => Numbering::None,
            "parts" => Numbering::Parts,
            "issues" => Numbering::Issues,
            _ => self.need(None),
        }
    }
}
