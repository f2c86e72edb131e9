//! What is gathered while the files of a folder are read: faults, what is used, and where old addresses are to lead.

use super::article::{Lines, Read};
use super::form;
use super::identity::Identity;
use super::newsroom::{Form, Page, Site};
use super::parts::{House, Reading};
use super::redirect::Asked;
use super::sheet::Sheet;
use super::site::{self, Basics, Known};
use super::tree::Node;
use super::vocabularies::Used;
use super::yaml_files::YamlFiles;
use crate::publish::fault::Fault;

/// What is gathered while files are read.
#[derive(Default)]
pub(super) struct Gathered {
    /// By anything, drafts among them.
    pub(super) used: Used,
    /// By what is published.
    pub(super) published: Used,
    pub(super) asked: Vec<Asked>,
    pub(super) faults: Vec<Fault>,
}

impl Gathered {
    /// Takes over what was read of some files; drafts that are left out are only asked what they use. `settle`
    /// finishes a thing, and says its file and address.
    pub(super) fn take<T>(
        &mut self,
        files: &[Identity],
        read: Vec<Option<Read<T>>>,
        left_out: &dyn Fn(&Identity) -> bool,
        settle: impl Fn(&mut T) -> (String, String),
    ) -> Vec<(T, Lines)> {
        let mut things = Vec::with_capacity(files.len());
        for (file, read) in files.iter().zip(read) {
            let Some(mut read) = read else { continue };
            self.faults.append(&mut read.faults);
            if left_out(file) {
                self.used.join(read.used);
                continue;
            }
            self.used.join(read.used.clone());
            self.published.join(read.used);
            let (source, address) = settle(&mut read.thing);
            let to = format!("site:{address}");
            let asked = |(from, line)| Asked { from, to: to.clone(), source: source.clone(), line };
            self.asked.extend(read.redirects.into_iter().map(asked));
            things.push((read.thing, read.lines));
        }
        things
    }

    /// Reads a YAML file in the house.
    pub(super) fn yaml<'y, T>(
        &mut self,
        yaml: &'y YamlFiles,
        name: &str,
        house: &House<'_>,
        read: impl FnOnce(&Reading<'_>, &'y Node) -> Option<T>,
    ) -> Option<T> {
        let (source, node) = yaml.get(name)?;
        let sheet = Sheet::new(source, house.languages.first(), house.languages);
        let reading = Reading::new(house, &sheet);
        let thing = read(&reading, node);
        let used = reading.used.into_inner();
        self.used.join(used.clone());
        self.published.join(used);
        self.faults.extend(sheet.into_faults());
        thing
    }

    /// The forms.
    pub(super) fn forms(&mut self, yaml: &YamlFiles, house: &House<'_>) -> Option<Vec<Form>> {
        self.yaml(yaml, "forms.yaml", house, |reading, node| Some(form::forms(reading, node)))
    }

    /// The site itself.
    pub(super) fn site(
        &mut self,
        yaml: &YamlFiles,
        house: &House<'_>,
        basics: &Basics,
        pages: &[Page],
        known: &dyn Fn(&str) -> Known,
    ) -> Option<Site> {
        self.yaml(yaml, "site.yaml", house, |reading, node| site::read(reading, node, basics, pages, known))
    }
}
