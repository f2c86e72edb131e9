//! Who publishes, the vocabularies, and where the roots are: `site.json`.

use serde::{Deserialize, Serialize};

use super::{Action, File, PageCard, Picture, Roots, Text};

macro_rules! published {
    ($($(#[$meta:meta])* $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(default)]
        pub struct $name { $($body)* }
    )*};
}

published! {
    /// `data/v1/site.json`: the one file with a stable name that every reader begins with.
    Site {
        /// [`super::FORMAT`] of the writer.
        pub format: u32,
        /// The program that the pages were made for.
        pub program: String,
        /// Names this state of the content: changes when anything published does.
        pub generation: String,
        /// The newsroom's name.
        pub name: Text,
        /// A shorter one, where room is short.
        pub short_name: Text,
        /// What it is, in a line.
        pub tagline: Text,
        /// Where the site is, with its last slash, where that is known.
        pub url: Option<String>,
        /// Of the interface; the first is at `/`, the others below `/CODE/`.
        pub languages: Vec<Language>,
        /// Written in, but without an interface.
        pub content_languages: Vec<Language>,
        /// IANA name; for times without an offset.
        pub time_zone: String,
        /// The archive's first year.
        pub since: Option<i32>,
        /// What "no region" means.
        pub country: Option<Country>,
        /// How to reach the office.
        pub contact: Option<Contact>,
        /// SPDX identifier of the content's licence.
        pub licence: Option<String>,
        /// Every kind in use or declared, in order.
        pub kinds: Vec<Term>,
        /// The sections.
        pub navigation: Vec<Link>,
        /// The front page.
        pub home: Home,
        /// Beside articles and lists.
        pub panels: Vec<Panel>,
        /// At the foot of each page.
        pub footer: Footer,
        /// In the order of the interface.
        pub topics: Vec<Topic>,
        /// In the order of the interface.
        pub regions: Vec<Region>,
        /// In the order of the interface.
        pub series: Vec<Series>,
        /// Forms by id.
        pub forms: Vec<Form>,
        /// The key-issue pages, in order, in every language.
        pub key_issues: Vec<PageCard>,
        /// Other languages of the pages that this file links to: page, language, the page in that language.
        pub translated: Vec<(String, String, String)>,
        /// Where everything else is.
        pub roots: Roots,
    }

    /// A language by its BCP 47 code.
    Language {
        /// As `es`.
        pub code: String,
        /// Its own name for itself.
        pub name: String,
    }

    /// The whole country.
    Country {
        /// ISO 3166-1 alpha-2.
        pub code: String,
        /// By language.
        pub name: Text,
    }

    /// How to reach the office.
    Contact {
        /// Of the office or role.
        pub name: Text,
        /// E-mail address.
        pub email: Option<String>,
        /// As one would dial it.
        pub telephone: Option<String>,
        /// Postal.
        pub address: Text,
    }

    /// An id and its name.
    Term {
        /// As in addresses.
        pub id: String,
        /// By language.
        pub name: Text,
    }

    /// A link with its words.
    Link {
        /// By language.
        pub title: Text,
        /// Absolute or inside.
        pub href: String,
    }

    /// The front page.
    Home {
        /// What the newsroom is for.
        pub mission: Text,
        /// Up to four.
        pub ways_in: Vec<WayIn>,
        /// Something every visitor should know.
        pub notice: Option<WayIn>,
        /// How many of the newest are shown.
        pub latest: u32,
        /// The request for support.
        pub appeal: Option<Appeal>,
        /// Id of a form.
        pub signup: Option<String>,
        /// Names.
        pub patrons: Option<PatronList>,
        /// Names, perhaps with pictures.
        pub sponsors: Option<PatronList>,
    }

    /// A headed text that leads somewhere.
    WayIn {
        /// By language.
        pub title: Text,
        /// By language.
        pub text: Text,
        /// Absolute or inside.
        pub href: Option<String>,
    }

    /// The request for support.
    Appeal {
        /// By language.
        pub title: Text,
        /// By language.
        pub text: Text,
        /// Absolute or inside.
        pub href: String,
        /// Words on the button.
        pub button: Text,
    }

    /// A headed list of names.
    PatronList {
        /// By language; empty for the usual word.
        pub title: Text,
        /// In order.
        pub names: Vec<Patron>,
    }

    /// One name.
    Patron {
        /// As printed.
        pub name: String,
        /// Absolute or inside.
        pub href: Option<String>,
        /// A logo.
        pub image: Option<Picture>,
    }

    /// A panel beside articles and lists.
    Panel {
        /// By language.
        pub title: Text,
        /// A short text.
        pub text: Text,
        /// Where its title leads.
        pub href: Option<String>,
        /// A list of short texts.
        pub points: Vec<Text>,
        /// What a reader is asked to do.
        pub action: Option<Action>,
    }

    /// At the foot of each page.
    Footer {
        /// By language.
        pub text: Text,
        /// In order.
        pub links: Vec<Link>,
    }

    /// A topic.
    Topic {
        /// As in addresses.
        pub id: String,
        /// By language.
        pub name: Text,
        /// By language.
        pub description: Text,
        /// Other names, found by search.
        pub aliases: Vec<String>,
    }

    /// A region.
    Region {
        /// As in addresses.
        pub id: String,
        /// By language.
        pub name: Text,
        /// ISO 3166-2.
        pub code: Option<String>,
        /// By language.
        pub description: Text,
        /// Other names, found by search.
        pub aliases: Vec<String>,
        /// Places that stand for it.
        pub places: Vec<String>,
        /// Column and row on the tile map, from 1.
        pub grid: Option<(u32, u32)>,
    }

    /// A series.
    Series {
        /// As in addresses.
        pub id: String,
        /// By language.
        pub name: Text,
        /// By language.
        pub description: Text,
        /// Other names, found by search.
        pub aliases: Vec<String>,
        /// What its numbers count.
        pub numbered: Numbering,
        /// Its [`super::IssueIndex`], where issues are described.
        pub issues: Option<File>,
    }

    /// A plain HTML form to a service of the publisher's choice.
    Form {
        /// Its name in content.
        pub id: String,
        /// By language.
        pub title: Text,
        /// By language.
        pub text: Text,
        /// Where it is sent.
        pub action: String,
        /// `get` or `post`.
        pub method: String,
        /// In order.
        pub fields: Vec<Field>,
        /// Sent along, unseen: name and value.
        pub hidden: Vec<(String, String)>,
        /// Words on the button.
        pub button: Text,
        /// What happens to what is typed.
        pub privacy: Option<WayIn>,
    }

    /// A field of a form.
    Field {
        /// As the service wants it.
        pub name: String,
        /// By language.
        pub label: Text,
        /// HTML's `type` of an input, or `textarea`, or `select`.
        #[serde(rename = "type")]
        pub kind: String,
        /// Whether it must be filled.
        pub required: bool,
        /// What can be chosen, value and words by language; of a `select` only.
        pub options: Vec<(String, Text)>,
    }
}

/// What the numbers of a series count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Numbering {
    /// Nothing: it has no numbers.
    #[default]
    None,
    /// Articles: one a number.
    Parts,
    /// Issues that hold several articles.
    Issues,
}

impl Site {
    /// Where `language` stands in addresses: nothing for the first, `/es` for a further one.
    #[must_use]
    pub fn language_root(&self, language: &str) -> String {
        let further = self.languages.iter().skip(1).any(|l| l.code == language);
        if further { format!("/{language}") } else { String::new() }
    }

    /// A page's address in `language`, where this file links to it and it has that version; else the page itself.
    #[must_use]
    pub fn in_language<'a>(&'a self, path: &'a str, language: &str) -> &'a str {
        let mut all = self.translated.iter();
        all.find(|(of, code, _)| of == path && code == language).map_or(path, |(.., version)| version)
    }

    /// The first language: the one at `/`.
    #[must_use]
    pub fn first_language(&self) -> &str {
        self.languages.first().map_or("en", |l| l.code.as_str())
    }

    /// Each key issue once: in `language` where it is there, else as it was written.
    #[must_use]
    pub fn key_issues_in(&self, language: &str) -> Vec<&PageCard> {
        let bare = |card: &PageCard| {
            let root = self.language_root(&card.language);
            card.path.strip_prefix(&root).unwrap_or(&card.path).to_owned()
        };
        let mut pages: Vec<&PageCard> = Vec::new();
        for card in &self.key_issues {
            let mut own = self.key_issues.iter().filter(|other| other.language == language);
            let version = own.find(|own| bare(own) == bare(card)).unwrap_or(card);
            if !pages.iter().any(|page| bare(page) == bare(version)) {
                pages.push(version);
            }
        }
        pages
    }

    /// The topic with this id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|t| t.id == id)
    }

    /// The region with this id.
    #[must_use]
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|r| r.id == id)
    }

    /// The series with this id.
    #[must_use]
    pub fn one_series(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|s| s.id == id)
    }

    /// The form with this id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|f| f.id == id)
    }

    /// The name of a language, by its code; the code itself when it is not known.
    #[must_use]
    pub fn language_name<'a>(&'a self, code: &'a str) -> &'a str {
        let mut all = self.languages.iter().chain(&self.content_languages);
        all.find(|l| l.code == code).map_or(code, |l| l.name.as_str())
    }
}
