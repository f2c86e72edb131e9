//! Reading `site.yaml`.

use chrono_tz::{TZ_VARIANTS, Tz};

use crate::model::Text;
use crate::publish::fault::Code;

use super::fields::Fields;
use super::languages::{Languages, is_code};
use super::nearest::suggestion;
use super::newsroom::{Contact, Country, Footer, Home, KINDS, Kind, Link, Page, Panel, Site};
use super::parts::{Reading, licence};
use super::sheet::Sheet;
use super::slug::is_id;
use super::tree::{Node, Value};
use super::vocabulary::code;
use super::{accent, checks, editor, feeds, home};

/// What other files need of `site.yaml` before they can be read.
pub(super) struct Basics {
    pub(super) languages: Languages,
    pub(super) zone: Tz,
    /// Whether it says where the site will be: without that there are no feeds.
    pub(super) has_url: bool,
    /// All kinds, where the file could be read.
    pub(super) kinds: Option<Vec<Kind>>,
}

impl Default for Basics {
    fn default() -> Self {
        Self { languages: Languages::default(), zone: Tz::UTC, has_url: false, kinds: None }
    }
}

/// First reading: languages, zone, kinds. What is wrong with them is said at the second.
pub(super) fn basics(sheet: &Sheet<'_>, node: &Node) -> Basics {
    let Value::Map(entries) = &node.value else { return Basics::default() };
    let find = |key: &str| entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node.value);
    let code = |node: &Node| match &node.value {
        Value::Scalar { text, .. } if is_code(text) => Some(text.clone()),
        _ => None,
    };
    let mut languages = Languages::default();
    if let Some(Value::List(items)) = find("languages") {
        let interface: Vec<String> = items.iter().filter_map(code).collect();
        if !interface.is_empty() && interface.len() == items.len() {
            languages = Languages { interface, content: Vec::new(), sure: true };
        }
    }
    if let Some(Value::Map(codes)) = find("content_languages") {
        languages.content =
            codes.iter().map(|entry| entry.key.clone()).filter(|code| is_code(code)).collect();
    }
    let zone = match find("time_zone") {
        Some(Value::Scalar { text, .. }) => text.parse().unwrap_or(Tz::UTC),
        _ => Tz::UTC,
    };
    let mut kinds = KINDS.map(|id| Kind { id: id.to_owned(), name: None }).to_vec();
    if let Some(Value::Map(own)) = find("kinds") {
        for entry in own {
            let name = Some(sheet.text(&entry.node, &entry.key)).filter(|name| !name.is_empty());
            match kinds.iter_mut().find(|kind| kind.id == entry.key) {
                Some(kind) => kind.name = name,
                None => kinds.push(Kind { id: entry.key.clone(), name }),
            }
        }
    }
    Basics { languages, zone, has_url: find("url").is_some(), kinds: Some(kinds) }
}

/// Second reading: everything.
pub(super) fn read<'a>(
    reading: &Reading<'a>,
    node: &'a Node,
    basics: &Basics,
    pages: &[Page],
    known: &dyn Fn(&str) -> Known,
) -> Option<Site> {
    let sheet = reading.sheet;
    let fields = Fields::of(sheet, node, "site.yaml")?;
    let name = fields.need_text("name");
    let short_name = Some(fields.text("short_name")).filter(|short| !short.is_empty());
    languages(&fields);
    kinds(&fields);
    let url = url(reading, &fields);
    let site = Site {
        short_name: short_name.unwrap_or_else(|| name.clone()),
        name,
        tagline: fields.text("tagline"),
        feeds: feeds::read(reading, &fields, url.as_deref()),
        url,
        languages: basics.languages.interface.clone(),
        content_languages: content_languages(&fields),
        time_zone: zone(&fields),
        since: fields.number("since", 1, 9999).and_then(|year| i32::try_from(year).ok()),
        country: country(&fields),
        contact: contact(&fields),
        licence: licence(&fields),
        image: reading.image(&fields),
        accent: fields.words("accent").and_then(|colour| match accent::pair(&colour) {
            Ok(accent) => Some(accent),
            Err(fault) => {
                sheet.error(Code::Accent, fields.line_of("accent"), fault.to_string(), fault.mend());
                None
            }
        }),
        navigation: links(reading, &fields, "navigation", "a navigation entry"),
        home: match fields.fields("home", "“home”") {
            Some(fields) => home::read(reading, fields, known),
            None => Home { latest: home::LATEST, ..Home::default() },
        },
        panels: panels(reading, &fields, pages),
        footer: fields.fields("footer", "“footer”").map(|fields| footer(reading, fields)).unwrap_or_default(),
        offline: fields.get("offline").is_none() || fields.boolean("offline"),
        allowed: checks::read(&fields),
        editor: editor::read(reading, &fields),
    };
    fields.done();
    Some(site)
}

/// Whether an article of an id can be shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It can.
    Yes,
    /// It is a draft, or was withdrawn.
    Hidden,
    /// There is none.
    No,
}

fn languages(fields: &Fields<'_>) {
    if fields.get("languages").is_none() {
        fields.lacks("languages");
    }
    let mut seen: Vec<String> = Vec::new();
    for (code, line) in fields.word_list("languages") {
        if !is_code(&code) {
            let what = format!("“{code}” is no code of a language");
            fields.sheet.error(Code::Language, line, what, "write two letters, as languages: [en, es]");
        } else if seen.contains(&code) {
            fields.sheet.error(
                Code::RepeatedId,
                line,
                format!("“{code}” stands twice"),
                "name each language once",
            );
        }
        seen.push(code);
    }
    if fields.get("languages").is_some_and(|node| node.value == Value::List(Vec::new())) {
        let what = "a site has at least one language";
        fields.sheet.error(Code::Language, fields.line_of("languages"), what, "write languages: [en]");
    }
}

fn content_languages(fields: &Fields<'_>) -> Vec<(String, Text)> {
    let Some(codes) = fields.fields("content_languages", "“content_languages”") else {
        return Vec::new();
    };
    let mut languages = Vec::new();
    for entry in codes.entries() {
        let name = fields.sheet.text(&entry.node, &entry.key);
        if !is_code(&entry.key) {
            let what = format!("“{}” is no code of a language", entry.key);
            fields.sheet.error(Code::Language, entry.line, what, "write two letters, as qu: Quechua");
        } else if fields.sheet.languages.interface.contains(&entry.key) {
            let what = format!("“{}” stands among languages already", entry.key);
            fields.sheet.error(Code::RepeatedId, entry.line, what, "keep it in one of the two");
        } else if name.is_empty() {
            let what = format!("the language {} has no name", entry.key);
            fields.sheet.error(
                Code::MissingKey,
                entry.line,
                what,
                format!("write {}: and its name", entry.key),
            );
        }
        languages.push((entry.key.clone(), name));
    }
    languages
}

fn kinds(fields: &Fields<'_>) {
    let Some(kinds) = fields.fields("kinds", "“kinds”") else { return };
    for entry in kinds.entries() {
        if !is_id(&entry.key) {
            let what =
                format!("“{}” is no id: those are of small letters a-z, digits and hyphens", entry.key);
            fields.sheet.error(Code::IdForm, entry.line, what, "write it as statement: {en: Statement}");
        }
        if fields.sheet.text(&entry.node, &entry.key).is_empty() {
            let what = format!("the kind {} has no name", entry.key);
            fields.sheet.error(Code::MissingKey, entry.line, what, format!("write {}: {{en: …}}", entry.key));
        }
    }
}

fn zone(fields: &Fields<'_>) -> Tz {
    let Some(name) = fields.words("time_zone") else { return Tz::UTC };
    zone_named(&name).unwrap_or_else(|(what, mend)| {
        fields.sheet.error(Code::WrongValue, fields.line_of("time_zone"), what, mend);
        Tz::UTC
    })
}

/// The time zone of a name; what is wrong with the name and its mend otherwise.
pub(in crate::publish) fn zone_named(name: &str) -> Result<Tz, (String, String)> {
    name.parse().map_err(|_| {
        let what = format!("there is no time zone “{name}”");
        // A city alone is what people write first.
        let city = TZ_VARIANTS.iter().map(|zone| zone.name()).find(|zone| {
            zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name.replace(' ', "_")))
        });
        let mend = city.map_or_else(
            || {
                let names = TZ_VARIANTS.iter().map(|zone| zone.name());
                suggestion(name, names, "write a name of the IANA list, as Europe/London or America/Lima")
            },
            |city| format!("write {city}"),
        );
        (what, mend)
    })
}

fn url<'a>(reading: &Reading<'a>, fields: &Fields<'a>) -> Option<String> {
    let url = reading.outside(fields, "url")?;
    if url.contains(['?', '#']) {
        let what = "the site's address has no ? and no #";
        fields.sheet.error(
            Code::Address,
            fields.line_of("url"),
            what,
            "write it as https://news.example.org/",
        );
    }
    Some(if url.ends_with('/') { url } else { format!("{url}/") })
}

fn country(fields: &Fields<'_>) -> Option<Country> {
    let fields = fields.fields("country", "a country")?;
    let right = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let country =
        Country { code: code(&fields, "code", "ISO 3166-1", "PE", right), name: fields.need_text("name") };
    fields.done();
    Some(country)
}

fn contact(fields: &Fields<'_>) -> Option<Contact> {
    let node = fields.get("contact")?;
    if let Value::Scalar { .. } = node.value {
        let email = email(fields, "contact");
        return Some(Contact { email, ..Contact::default() });
    }
    let fields = Fields::of(fields.sheet, node, "a contact")?;
    let contact = Contact {
        name: fields.text("name"),
        email: email(&fields, "email"),
        telephone: fields.words("telephone"),
        address: fields.text("address"),
    };
    fields.done();
    Some(contact)
}

fn email(fields: &Fields<'_>, key: &'static str) -> Option<String> {
    let email = fields.words(key)?;
    let form = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !email.contains([' ', '<', '>', '"', '?', '&', ':', '/'])
    });
    if !form {
        let what = format!("“{email}” is no e-mail address");
        fields.sheet.error(Code::WrongValue, fields.line_of(key), what, "write it as office@example.org");
    }
    form.then_some(email)
}

/// `{title, href}`, one after another.
pub(super) fn links<'a>(
    reading: &Reading<'a>,
    fields: &Fields<'a>,
    key: &'static str,
    whose: &'static str,
) -> Vec<Link> {
    let each = fields.each(key, whose).into_iter();
    each.map(|fields| {
        let link = Link { title: fields.need_text("title"), href: reading.need_href(&fields, "href") };
        fields.done();
        link
    })
    .collect()
}

fn footer<'a>(reading: &Reading<'a>, fields: Fields<'a>) -> Footer {
    let footer = Footer { text: fields.text("text"), links: links(reading, &fields, "links", "a link") };
    fields.done();
    footer
}

fn panels<'a>(reading: &Reading<'a>, fields: &Fields<'a>, pages: &[Page]) -> Vec<Panel> {
    let each = fields.each("panels", "a panel");
    at_most(fields, "panels", each.len(), 4);
    each.into_iter().filter_map(|fields| panel(reading, fields, pages)).collect()
}

/// Says that there are too many of something.
pub(super) fn at_most(fields: &Fields<'_>, key: &'static str, found: usize, most: usize) {
    if found > most {
        let what = format!("there are {found} “{key}”, and room for {most}");
        fields.sheet.error(
            Code::WrongValue,
            fields.line_of(key),
            what,
            format!("keep the {most} that matter most"),
        );
    }
}

fn panel<'a>(reading: &Reading<'a>, fields: Fields<'a>, pages: &[Page]) -> Option<Panel> {
    let Some(node) = fields.get("page") else {
        let panel = Panel {
            page: None,
            title: fields.need_text("title"),
            text: fields.text("text"),
            points: fields.list("points").iter().map(|node| fields.sheet.text(node, "points")).collect(),
            action: reading.action(&fields),
        };
        fields.done();
        return Some(panel);
    };
    let href = reading.href(&fields, "page");
    fields.known(&["title", "text", "points", "action"]);
    fields.done();
    let path = href?.strip_prefix("site:/").map(|path| path.trim_end_matches('/').to_owned());
    let page = path.and_then(|path| pages.iter().find(|page| page.path == path));
    let Some(page) = page else {
        // A page with faults of its own is not blamed twice.
        let what = "a panel shows a page of pages/, and this is none";
        if !pages.is_empty() {
            reading.sheet.error(Code::Target, node.line, what, "write page: /about/aims/");
        }
        return None;
    };
    let (mut title, mut text) = (Text::default(), Text::default());
    for version in pages.iter().filter(|other| other.work == page.work && other.withdrawn.is_none()) {
        title.0.insert(version.language.clone(), version.title.clone());
        text.0.insert(version.language.clone(), version.summary.clone());
    }
    Some(Panel { page: Some(page.path.clone()), title, text, points: Vec::new(), action: None })
}
