//! Reading `topics.yaml`, `regions.yaml` and `series.yaml`.

use std::collections::HashMap;

use crate::model::Text;
use crate::publish::fault::{Code, Fix};

use super::fields::Fields;
use super::newsroom::{Issue, Numbering, Region, Series, Topic};
use super::parts::Reading;
use super::sheet::Sheet;
use super::slug::{folded, is_id, slugify};
use super::tree::{Node, Value};

/// The entries of a vocabulary, each with an id of its own.
pub(super) fn entries<'a>(
    sheet: &'a Sheet<'a>,
    node: &'a Node,
    whose: &'static str,
) -> Vec<(String, Fields<'a>)> {
    let items = match &node.value {
        Value::Null => return Vec::new(),
        Value::List(items) => items,
        _ => {
            sheet.wrong_type(node, sheet.path, "a list", "begin each entry with a dash, as - id: …");
            return Vec::new();
        }
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut entries = Vec::new();
    for item in items {
        let Some(fields) = Fields::of(sheet, item, whose) else { continue };
        let id = id(&fields);
        let line = fields.line_of("id");
        if let Some(first) = seen.get(&id).filter(|_| !id.is_empty()) {
            let what = format!("the id “{id}” stands twice; it is in line {first} already");
            sheet.error(Code::RepeatedId, line, what, "give each entry an id of its own");
        }
        seen.entry(id.clone()).or_insert(line);
        entries.push((id, fields));
    }
    entries
}

/// The id of an entry, or nothing with a fault.
pub(super) fn id(fields: &Fields<'_>) -> String {
    let id = fields.need_words("id");
    if !id.is_empty() && !is_id(&id) {
        let near = slugify(&id);
        let mend = if near.is_empty() {
            "write small letters, digits and hyphens".to_owned()
        } else {
            format!("write {near}")
        };
        let what = format!("“{id}” is no id: those are of small letters a-z, digits and hyphens");
        let fix = near.eq_ignore_ascii_case(&id).then(|| Fix::words(&id, &near));
        fields.sheet.error_with_fix(Code::IdForm, fields.line_of("id"), what, mend, fix);
    }
    id
}

fn aliases(fields: &Fields<'_>) -> Vec<String> {
    fields.word_list("aliases").into_iter().map(|(alias, _)| alias).collect()
}

/// Reads `topics.yaml`; `reading` looks pictures up.
pub(super) fn topics<'a>(reading: &Reading<'a>, node: &'a Node) -> Vec<Topic> {
    let entries = entries(reading.sheet, node, "a topic").into_iter();
    entries
        .map(|(id, fields)| {
            let (name, description) = (fields.need_text("name"), fields.text("description"));
            let (aliases, image) = (aliases(&fields), reading.image(&fields));
            let topic = Topic { id, name, description, aliases, image };
            fields.done();
            topic
        })
        .collect()
}

/// Reads `regions.yaml`.
pub(super) fn regions<'a>(sheet: &'a Sheet<'a>, node: &'a Node) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut taken: HashMap<String, String> = HashMap::new();
    for (id, fields) in entries(sheet, node, "a region") {
        if id == "country" {
            let what = "“country” stands for articles without a region; no region can have this id";
            sheet.error(Code::IdForm, fields.line_of("id"), what, "take another id");
        }
        let mut places = Vec::new();
        for (place, line) in fields.word_list("places") {
            match taken.get(&folded(&place)) {
                Some(other) if *other != id => {
                    let what = format!("{place} stands for two regions; articles that name it go to {other}");
                    sheet.warning(Code::RepeatedId, line, what, "name it in one of the two");
                }
                _ => {}
            }
            taken.entry(folded(&place)).or_insert_with(|| id.clone());
            places.push(place);
        }
        let region = Region {
            id,
            name: fields.need_text("name"),
            description: fields.text("description"),
            code: code(&fields, "code", "ISO 3166-2", "PE-CUS", |code| {
                code.split_once('-').is_some_and(|(country, rest)| {
                    country.len() == 2 && (1..=3).contains(&rest.len()) && upper(country) && upper(rest)
                })
            }),
            aliases: aliases(&fields),
            places,
            grid: grid(&fields),
        };
        if let Some(cell) = region.grid
            && let Some(other) = regions.iter().find(|other| other.grid == Some(cell))
        {
            let what = format!("{} and {} lie on one tile of the map", other.id, region.id);
            sheet.warning(Code::WrongValue, fields.line_of("grid"), what, "give each a tile of its own");
        }
        fields.done();
        regions.push(region);
    }
    regions
}

fn upper(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A code of a known form.
pub(super) fn code(
    fields: &Fields<'_>,
    key: &'static str,
    standard: &str,
    example: &str,
    right: impl Fn(&str) -> bool,
) -> Option<String> {
    let code = fields.words(key)?;
    if right(&code) {
        return Some(code);
    }
    let what = format!("“{code}” is no code of {standard}");
    fields.sheet.error(Code::WrongValue, fields.line_of(key), what, format!("write it as {example}"));
    None
}

fn grid(fields: &Fields<'_>) -> Option<(u32, u32)> {
    let node = fields.get("grid")?;
    let number = |node: &Node| match &node.value {
        Value::Scalar { text, .. } => text.parse::<u32>().ok().filter(|number| (1..=99).contains(number)),
        _ => None,
    };
    let found = match &node.value {
        Value::List(items) => match items.as_slice() {
            [column, row] => number(column).zip(number(row)),
            _ => None,
        },
        _ => None,
    };
    if found.is_none() {
        let what = "“grid” wants two numbers from 1: the column and the row on the tile map";
        fields.sheet.error(Code::WrongType, node.line, what, "write grid: [5, 7]");
    }
    found
}

/// Reads `series.yaml`; `reading` looks files of `media/` up.
pub(super) fn series<'a>(reading: &Reading<'a>, node: &'a Node) -> Vec<Series> {
    let mut all = Vec::new();
    for (id, fields) in entries(reading.sheet, node, "a series") {
        let numbering = numbering(&fields);
        let series = Series {
            id,
            name: fields.need_text("name"),
            description: fields.text("description"),
            aliases: aliases(&fields),
            numbering,
            issues: issues(reading, &fields, numbering),
        };
        fields.done();
        all.push(series);
    }
    all
}

fn numbering(fields: &Fields<'_>) -> Numbering {
    match fields.words("numbered").as_deref() {
        None | Some("false") => Numbering::None,
        Some("parts") => Numbering::Parts,
        Some("issues") => Numbering::Issues,
        Some(other) => {
            let what = format!("“numbered” is false, parts or issues, not “{other}”");
            let mend = "parts: one article a number; issues: several articles a number";
            fields.sheet.error(Code::WrongValue, fields.line_of("numbered"), what, mend);
            Numbering::None
        }
    }
}

fn issues<'a>(reading: &Reading<'a>, fields: &Fields<'a>, numbering: Numbering) -> Vec<Issue> {
    let Some(by_number) = fields.fields("issues", "“issues”") else { return Vec::new() };
    let sheet = reading.sheet;
    if numbering != Numbering::Issues {
        let what = "only a series that is numbered by issues has “issues”";
        sheet.error(
            Code::SeriesNumber,
            fields.line_of("issues"),
            what,
            "add numbered: issues, or take it out",
        );
    }
    let mut issues = Vec::new();
    for entry in by_number.entries() {
        let number = entry.key.parse::<u32>().ok();
        if number.is_none() {
            let what = format!("“{}” is no number of an issue", entry.key);
            sheet.error(Code::WrongValue, entry.line, what, "write it in digits, as 102: {date: 2004-02-29}");
        }
        let Some(fields) = Fields::of(sheet, &entry.node, "an issue") else { continue };
        let (date, title) = (fields.date("date"), fields.text("title"));
        let mut file =
            fields.words("file").and_then(|file| reading.media_document(&file, fields.line_of("file")));
        fields.done();
        if let Some(file) = file.as_mut().filter(|file| file.title.is_empty()) {
            file.title =
                if title.is_empty() { Text::one(&sheet.language, &entry.key) } else { title.clone() };
        }
        issues.extend(number.map(|number| Issue { number, date, title, file }));
    }
    issues.sort_by_key(|issue| issue.number);
    issues
}
