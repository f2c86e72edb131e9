//! The vocabularies while a folder is loaded: read, looked up, and at the end asked who used them.

use std::collections::HashSet;

use crate::publish::fault::{Code, Fault};

use super::languages::Languages;
use super::newsroom::{Form, KINDS, Region, Series, Topic};
use super::parts::{House, Reading};
use super::sheet::Sheet;
use super::site::Basics;
use super::targets::Targets;
use super::tree::{Node, Value};
use super::vocabularies::{Used, Vocabularies};
use super::vocabulary;
use super::yaml_files::YamlFiles;

/// The vocabularies as far as they could be read.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) topics: Option<Vec<Topic>>,
    pub(super) regions: Option<Vec<Region>>,
    pub(super) series: Option<Vec<Series>>,
    /// Files of issues, and pictures of topics.
    pub(super) media: HashSet<String>,
}

impl Lists {
    /// For looking ids up.
    pub(super) fn lookups(&self, form_ids: Option<&[String]>, basics: &Basics) -> Vocabularies {
        Vocabularies::new(
            self.topics.as_deref(),
            self.regions.as_deref(),
            self.series.as_deref(),
            form_ids,
            basics.kinds.as_deref(),
        )
    }

    /// The ids of each, with the folder that their pages are in.
    pub(super) fn ids(&self) -> [(&'static str, Vec<&str>); 3] {
        let topics = self.topics.iter().flatten().map(|topic| topic.id.as_str()).collect();
        let regions = self.regions.iter().flatten().map(|region| region.id.as_str());
        let series = self.series.iter().flatten().map(|series| series.id.as_str()).collect();
        [("topics", topics), ("regions", regions.collect()), ("series", series)]
    }

    /// Entries that nobody uses.
    pub(super) fn unused(
        &self,
        used: &Used,
        forms: Option<&[Form]>,
        basics: &Basics,
        yaml: &YamlFiles,
    ) -> Vec<Fault> {
        let [(_, topics), (_, regions), (_, series)] = self.ids();
        let forms: Vec<&str> = forms.unwrap_or_default().iter().map(|form| form.id.as_str()).collect();
        let own_kinds = basics.kinds.iter().flatten().skip(KINDS.len());
        let kinds: Vec<&str> = own_kinds.map(|kind| kind.id.as_str()).collect();
        let mut faults = Vec::new();
        for (ids, used, what, file) in [
            (topics, &used.topics, "topic", "topics.yaml"),
            (regions, &used.regions, "region", "regions.yaml"),
            (series, &used.series, "series", "series.yaml"),
            (forms, &used.forms, "form", "forms.yaml"),
            (kinds, &used.kinds, "kind", "site.yaml"),
        ] {
            let Some((source, node)) = yaml.get(file) else { continue };
            // One warning a file: a list of all regions of a country may well have some that nobody writes about.
            let idle: Vec<&str> =
                ids.into_iter().filter(|id| !id.is_empty() && !used.contains(*id)).collect();
            let Some(first) = idle.first() else { continue };
            let what = match idle.len() {
                1 => format!("nobody uses the {what} “{first}”"),
                count => format!("nobody uses {count} entries of this list: {}", idle.join(", ")),
            };
            let mend = if idle.len() == 1 { "use it, or take it out" } else { "use them, or take them out" };
            let fault = Fault::warning(Code::Unused, file, what).at(&source.text, line_of_id(node, first));
            faults.push(fault.mend(format!("{mend}; no harm is done")));
        }
        faults
    }
}

/// Reads the three files.
pub(super) fn read(
    yaml: &YamlFiles,
    languages: &Languages,
    targets: &Targets,
    used: &mut Used,
    faults: &mut Vec<Fault>,
) -> Lists {
    let nothing = Vocabularies::default();
    let house = House { languages, vocabularies: &nothing, targets, today: None };
    let mut lists = Lists::default();
    if let Some((source, node)) = yaml.get("topics.yaml") {
        let sheet = Sheet::new(source, languages.first(), languages);
        let reading = Reading::new(&house, &sheet);
        lists.topics = Some(vocabulary::topics(&reading, node));
        let found = reading.used.into_inner();
        lists.media.extend(found.media.iter().cloned());
        used.join(found);
        faults.extend(sheet.into_faults());
    }
    if let Some((source, node)) = yaml.get("regions.yaml") {
        let sheet = Sheet::new(source, languages.first(), languages);
        lists.regions = Some(vocabulary::regions(&sheet, node));
        faults.extend(sheet.into_faults());
    }
    if let Some((source, node)) = yaml.get("series.yaml") {
        let sheet = Sheet::new(source, languages.first(), languages);
        let reading = Reading::new(&house, &sheet);
        lists.series = Some(vocabulary::series(&reading, node));
        let found = reading.used.into_inner();
        lists.media.extend(found.media.iter().cloned());
        used.join(found);
        faults.extend(sheet.into_faults());
    }
    lists
}

/// The ids that the entries of a list have.
pub(super) fn ids(node: &Node) -> Vec<String> {
    let Value::List(items) = &node.value else { return Vec::new() };
    items.iter().filter_map(|item| id_of(item).map(|(id, _)| id.to_owned())).collect()
}

fn id_of(item: &Node) -> Option<(&str, usize)> {
    let Value::Map(entries) = &item.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == "id")?;
    match &entry.node.value {
        Value::Scalar { text, .. } => Some((text, entry.line)),
        _ => None,
    }
}

/// The line where an id stands: in a list, or as a key of `kinds`.
fn line_of_id(node: &Node, id: &str) -> usize {
    match &node.value {
        Value::List(items) => {
            items.iter().filter_map(id_of).find(|(found, _)| *found == id).map_or(node.line, |(_, line)| line)
        }
        Value::Map(entries) => {
            let kinds = entries.iter().find(|entry| entry.key == "kinds").map(|entry| &entry.node.value);
            let Some(Value::Map(kinds)) = kinds else { return node.line };
            kinds.iter().find(|entry| entry.key == id).map_or(node.line, |entry| entry.line)
        }
        _ => node.line,
    }
}
