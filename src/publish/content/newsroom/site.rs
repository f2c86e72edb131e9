//! The site: names, languages, navigation, the home page, panels, forms.

use crate::model::Text;
use crate::publish::content::accent::Accent;
use crate::publish::fault::Code;

use super::{Action, Editor, Picture};

/// What `site.yaml` says.
#[derive(Clone, Debug)]
pub struct Site {
    /// The newsroom's name.
    pub name: Text,
    /// Its name where room is short; the name when none was given.
    pub short_name: Text,
    /// A line below the name; may be empty.
    pub tagline: Text,
    /// Where the site will be, with its last slash: `https://news.example.org/`.
    pub url: Option<String>,
    /// Languages of the interface (BCP 47); the first is at `/`. Never empty.
    pub languages: Vec<String>,
    /// Languages that are written in without an interface, and their names.
    pub content_languages: Vec<(String, Text)>,
    /// The zone of times without an offset.
    pub time_zone: chrono_tz::Tz,
    /// The archive's first year.
    pub since: Option<i32>,
    /// What "no region" means.
    pub country: Option<Country>,
    /// How to reach the newsroom.
    pub contact: Option<Contact>,
    /// The licence of its texts, an SPDX expression.
    pub licence: Option<String>,
    /// What stands for the site where a page of it is shared and has no picture of its own.
    pub image: Option<Picture>,
    /// The newsroom's colour for either theme; `None` leaves the style's own.
    pub accent: Option<Accent>,
    /// The main navigation.
    pub navigation: Vec<Link>,
    /// The home page.
    pub home: Home,
    /// Up to four boxes beside articles and lists.
    pub panels: Vec<Panel>,
    /// The foot of every page.
    pub footer: Footer,
    /// Whether readers' browsers keep the site for when there is no line.
    pub offline: bool,
    /// What stands in feeds.
    pub feeds: Feeds,
    /// What sorts of warning `check` passes over.
    pub allowed: Vec<Code>,
    /// The web editor, where one is asked for.
    pub editor: Option<Editor>,
}

/// What stands in feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// How much of each article.
    pub shown: Shown,
    /// How many articles.
    pub length: usize,
    /// The address that ids are made from: the site's own where no other is given; nothing where that is not known.
    pub ids: Option<String>,
}

impl Default for Feeds {
    fn default() -> Self {
        Self { shown: Shown::Whole, length: 50, ids: None }
    }
}

/// How much of an article stands in feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All of it.
    Whole,
    /// Its summary.
    Summary,
}

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its code in ISO 3166-1, as `PE`.
    pub code: Option<String>,
    /// What it is called.
    pub name: Text,
}

/// How to reach someone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Whom; may be empty.
    pub name: Text,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub telephone: Option<String>,
    /// A postal address; lines apart by newlines. May be empty.
    pub address: Text,
}

/// A titled link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub title: Text,
    /// Where it leads.
    pub href: String,
}

/// The home page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// What the newsroom is for; may be empty.
    pub mission: Text,
    /// Up to four ways in.
    pub ways_in: Vec<WayIn>,
    /// A notice.
    pub notice: Option<Notice>,
    /// Ids of the articles shown first.
    pub lead: Vec<String>,
    /// How many of the latest are shown.
    pub latest: usize,
    /// What is asked of the reader.
    pub appeal: Option<Appeal>,
    /// The id of the form to sign up with.
    pub signup: Option<String>,
    /// Patrons.
    pub patrons: Option<NamedList>,
    /// Sponsors.
    pub sponsors: Option<NamedList>,
}

/// A way into the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// The heading.
    pub title: Text,
    /// What is found there; may be empty.
    pub text: Text,
    /// Where it leads.
    pub href: String,
}

/// A notice on the home page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The heading.
    pub title: Text,
    /// The words; may be empty.
    pub text: Text,
    /// Where it leads.
    pub href: Option<String>,
}

/// An appeal on the home page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// The heading.
    pub title: Text,
    /// The words; may be empty.
    pub text: Text,
    /// Where it leads.
    pub href: String,
    /// The words on the button; the title when none were given.
    pub button: Text,
}

/// A list of names: patrons, sponsors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedList {
    /// The heading; empty leaves the interface's own.
    pub title: Text,
    /// The names.
    pub names: Vec<Named>,
}

/// A name in a list, with what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: Text,
    /// Where it leads.
    pub href: Option<String>,
    /// A picture: `media/x.png`.
    pub image: Option<String>,
}

/// A box beside articles and lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The path of the page it shows ([`super::Page::path`]), where it shows one; the title and text are then that
    /// page's, in each language it is in.
    pub page: Option<String>,
    /// The heading.
    pub title: Text,
    /// The words; may be empty.
    pub text: Text,
    /// Points of a list.
    pub points: Vec<Text>,
    /// What the reader is asked to do; for a page, nothing: the heading leads there.
    pub action: Option<Action>,
}

/// The foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// The words; may be empty.
    pub text: Text,
    /// The links.
    pub links: Vec<Link>,
}

/// A plain HTML form to a service of the publisher's choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// The heading.
    pub title: Text,
    /// The words above the fields; may be empty.
    pub text: Text,
    /// Where it is sent: `https:` or `http:`.
    pub action: String,
    /// `post` or `get`.
    pub method: String,
    /// What is asked.
    pub fields: Vec<Field>,
    /// What is sent along, name and value, in the publisher's order.
    pub hidden: Vec<(String, String)>,
    /// The words on the button; empty leaves the interface's own.
    pub button: Text,
    /// What is said of privacy: words, and where they lead.
    pub privacy: Option<(Text, Option<String>)>,
    /// The origins that it needs in the policy's `form-action`, sorted: those of `action` and of `also`.
    pub origins: Vec<String>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name it is sent by.
    pub name: String,
    /// Its label.
    pub label: Text,
    /// `text`, `email`, `tel`, `url`, `number`, `date`, `textarea`, `checkbox` or `select`.
    pub kind: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// What can be chosen, value and label; for `select` only.
    pub options: Vec<(String, Text)>,
}
