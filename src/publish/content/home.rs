//! Reading `home:` of `site.yaml`.

use crate::publish::fault::Code;

use super::fields::Fields;
use super::newsroom::{Appeal, Home, Named, NamedList, Notice, WayIn};
use super::parts::Reading;
use super::site::{Known, at_most};
use super::tree::{Node, Value};

/// How many of the latest are shown when nothing is said.
pub(super) const LATEST: usize = 6;

/// Reads `home:`; `known` tells of an article's id whether it can be shown.
pub(super) fn read<'a>(reading: &Reading<'a>, fields: Fields<'a>, known: &dyn Fn(&str) -> Known) -> Home {
    let ways_in: Vec<WayIn> =
        fields.each("ways_in", "a way in").into_iter().map(|way| way_in(reading, way)).collect();
    at_most(&fields, "ways_in", ways_in.len(), 4);
    let home = Home {
        mission: fields.text("mission"),
        ways_in,
        notice: fields.fields("notice", "a notice").map(|notice| {
            let read = Notice {
                title: notice.need_text("title"),
                text: notice.text("text"),
                href: reading.href(&notice, "href"),
            };
            notice.done();
            read
        }),
        lead: lead(&fields, known),
        latest: fields.number("latest", 0, 100).and_then(|n| usize::try_from(n).ok()).unwrap_or(LATEST),
        appeal: fields.fields("appeal", "an appeal").map(|appeal| {
            let (title, button) = (appeal.need_text("title"), appeal.text("button"));
            let read = Appeal {
                text: appeal.text("text"),
                href: reading.need_href(&appeal, "href"),
                button: if button.is_empty() { title.clone() } else { button },
                title,
            };
            appeal.done();
            read
        }),
        signup: reading.form(&fields, "signup"),
        patrons: names(reading, &fields, "patrons"),
        sponsors: names(reading, &fields, "sponsors"),
    };
    fields.done();
    home
}

fn way_in<'a>(reading: &Reading<'a>, fields: Fields<'a>) -> WayIn {
    let way = WayIn {
        title: fields.need_text("title"),
        text: fields.text("text"),
        href: reading.need_href(&fields, "href"),
    };
    fields.done();
    way
}

fn lead(fields: &Fields<'_>, known: &dyn Fn(&str) -> Known) -> Vec<String> {
    let mut lead: Vec<String> = Vec::new();
    for (id, line) in fields.word_list("lead") {
        match known(&id) {
            Known::Yes if lead.contains(&id) => {}
            Known::Yes => lead.push(id),
            Known::Hidden => fields.sheet.warning(
                Code::Target,
                line,
                format!("the article {id} is a draft or withdrawn; it is not shown first"),
                "take it out of lead",
            ),
            Known::No => fields.sheet.error(
                Code::UnknownId,
                line,
                format!("there is no article with the id “{id}”"),
                "write the article's id, or its path below news/ without .md",
            ),
        }
    }
    lead
}

/// A list of names, with a heading or without.
fn names<'a>(reading: &Reading<'a>, fields: &Fields<'a>, key: &'static str) -> Option<NamedList> {
    let node = fields.get(key)?;
    if let Value::List(items) = &node.value {
        let names = items.iter().filter_map(|node| named(reading, node, key)).collect();
        return Some(NamedList { names, ..NamedList::default() });
    }
    let fields = Fields::of(reading.sheet, node, "a list of names")?;
    let names = fields.list("names").iter().filter_map(|node| named(reading, node, "names")).collect();
    let list = NamedList { title: fields.text("title"), names };
    fields.done();
    Some(list)
}

fn named<'a>(reading: &Reading<'a>, node: &'a Node, key: &str) -> Option<Named> {
    let is_map = match &node.value {
        Value::Map(entries) => {
            entries.iter().any(|entry| matches!(entry.key.as_str(), "name" | "href" | "image"))
        }
        _ => false,
    };
    if !is_map {
        let name = reading.sheet.text(node, key);
        return (!name.is_empty()).then_some(Named { name, href: None, image: None });
    }
    let fields = Fields::of(reading.sheet, node, "a name")?;
    let image = fields.words("image").and_then(|file| reading.picture(&file, fields.line_of("image")));
    let named = Named {
        name: fields.need_text("name"),
        href: reading.href(&fields, "href"),
        image: image.map(|picture| picture.file),
    };
    fields.done();
    Some(named)
}
