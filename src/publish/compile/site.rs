//! Who publishes, the vocabularies, the front page's own words: `site.json`, all but where the roots are.

use std::collections::BTreeSet;

use crate::model::{self, Language, Link, Site, Term, Text, WayIn};
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom as source;
use crate::ui::words::Words;

use super::page::{self, Pages};
use super::{Catalogue, linked, parts};

/// The site without its generation and roots, which only what is written can tell. Prerendering needs neither, so a
/// page does not change with them.
#[must_use]
pub fn site(catalogue: &Catalogue<'_>, pages: &Pages<'_>, program: &str) -> Site {
    let newsroom = catalogue.newsroom();
    let from = &newsroom.site;
    let first = from.languages.first().map_or("en", String::as_str);
    let written_in = from.content_languages.iter();
    let mut site = Site {
        format: model::FORMAT,
        program: program.to_owned(),
        name: from.name.clone(),
        short_name: from.short_name.clone(),
        tagline: from.tagline.clone(),
        url: from.url.clone(),
        languages: from.languages.iter().map(|code| language(code, own_name(code))).collect(),
        content_languages: written_in.map(|(code, name)| language(code, name.get(code))).collect(),
        time_zone: from.time_zone.name().to_owned(),
        since: from.since,
        country: from.country.as_ref().map(|country| model::Country {
            code: country.code.clone().unwrap_or_default(),
            name: country.name.clone(),
        }),
        contact: from.contact.as_ref().map(|contact| model::Contact {
            name: contact.name.clone(),
            email: contact.email.clone(),
            telephone: contact.telephone.clone(),
            address: contact.address.clone(),
        }),
        licence: from.licence.clone(),
        kinds: kinds(catalogue),
        navigation: from.navigation.iter().map(link).collect(),
        home: home(newsroom, first),
        panels: from.panels.iter().map(|panel| published_panel(panel, pages)).collect(),
        footer: model::Footer {
            text: from.footer.text.clone(),
            links: from.footer.links.iter().map(link).collect(),
        },
        topics: newsroom.topics.iter().map(topic).collect(),
        regions: newsroom.regions.iter().map(region).collect(),
        series: newsroom.series.iter().map(series).collect(),
        forms: newsroom.forms.iter().map(form).collect(),
        key_issues: page::key_issues(newsroom, pages),
        translated: Vec::new(),
        generation: String::new(),
        roots: model::Roots::default(),
    };
    site.translated = linked::translated(&site, newsroom, pages);
    site
}

/// Every kind that an article has or that the publisher named, in order.
#[must_use]
pub fn kinds(catalogue: &Catalogue<'_>) -> Vec<Term> {
    let used: BTreeSet<&str> = catalogue.articles().iter().map(|article| article.kind.as_str()).collect();
    let all = catalogue.newsroom().kinds.iter();
    let kept = all.filter(|kind| kind.name.is_some() || used.contains(kind.id.as_str()));
    let languages = &catalogue.newsroom().site.languages;
    let name = |kind: &source::Kind| kind.name.clone().unwrap_or_else(|| usual_name(&kind.id, languages));
    kept.map(|kind| Term { id: kind.id.clone(), name: name(kind) }).collect()
}

/// A built-in kind in every language of the interface; a kind that is neither named nor built in goes by its id.
fn usual_name(id: &str, languages: &[String]) -> Text {
    let in_language = |code: &String| (code.clone(), Words::of(code).kind_name(id).unwrap_or(id).to_owned());
    Text(languages.iter().map(in_language).collect())
}

fn language(code: &str, name: &str) -> Language {
    Language { code: code.to_owned(), name: name.to_owned() }
}

/// What a language of the interface calls itself.
pub(in crate::publish) fn own_name(code: &str) -> &str {
    match code.split('-').next().unwrap_or(code) {
        "en" => "English",
        "es" => "Español",
        _ => code,
    }
}

fn link(link: &source::Link) -> Link {
    Link { title: link.title.clone(), href: link.href.clone() }
}

fn home(newsroom: &Newsroom, first: &str) -> model::Home {
    let home = &newsroom.site.home;
    let way_in = |way: &source::WayIn| WayIn {
        title: way.title.clone(),
        text: way.text.clone(),
        href: Some(way.href.clone()),
    };
    model::Home {
        mission: home.mission.clone(),
        ways_in: home.ways_in.iter().map(way_in).collect(),
        notice: home.notice.as_ref().map(|notice| WayIn {
            title: notice.title.clone(),
            text: notice.text.clone(),
            href: notice.href.clone(),
        }),
        latest: u32::try_from(home.latest).unwrap_or(u32::MAX),
        appeal: home.appeal.as_ref().map(|appeal| model::Appeal {
            title: appeal.title.clone(),
            text: appeal.text.clone(),
            href: appeal.href.clone(),
            button: appeal.button.clone(),
        }),
        signup: home.signup.clone(),
        patrons: home.patrons.as_ref().map(|list| names(newsroom, list, first)),
        sponsors: home.sponsors.as_ref().map(|list| names(newsroom, list, first)),
    }
}

fn names(newsroom: &Newsroom, list: &source::NamedList, first: &str) -> model::PatronList {
    let patron = |named: &source::Named| model::Patron {
        name: parts::words(&named.name, first),
        href: named.href.clone(),
        image: named.image.as_deref().and_then(|path| parts::media_picture(newsroom, path, first)),
    };
    model::PatronList { title: list.title.clone(), names: list.names.iter().map(patron).collect() }
}

fn published_panel(panel: &source::Panel, pages: &Pages<'_>) -> model::Panel {
    let page = panel.page.as_deref().and_then(|path| pages.at(path));
    model::Panel {
        title: panel.title.clone(),
        text: panel.text.clone(),
        href: page.map(|page| format!("{}{}", model::INSIDE, page.address.trim_start_matches('/'))),
        points: panel.points.clone(),
        action: panel.action.as_ref().map(parts::action),
    }
}

fn topic(topic: &source::Topic) -> model::Topic {
    model::Topic {
        id: topic.id.clone(),
        name: topic.name.clone(),
        description: topic.description.clone(),
        aliases: topic.aliases.clone(),
    }
}

fn region(region: &source::Region) -> model::Region {
    model::Region {
        id: region.id.clone(),
        name: region.name.clone(),
        code: region.code.clone(),
        description: region.description.clone(),
        aliases: region.aliases.clone(),
        places: region.places.clone(),
        grid: region.grid,
    }
}

fn series(series: &source::Series) -> model::Series {
    model::Series {
        id: series.id.clone(),
        name: series.name.clone(),
        description: series.description.clone(),
        aliases: series.aliases.clone(),
        numbered: match series.numbering {
            source::Numbering::None => model::Numbering::None,
            source::Numbering::Parts => model::Numbering::Parts,
            source::Numbering::Issues => model::Numbering::Issues,
        },
        issues: None,
    }
}

fn form(form: &source::Form) -> model::Form {
    let field = |field: &source::Field| model::Field {
        name: field.name.clone(),
        label: field.label.clone(),
        kind: field.kind.clone(),
        required: field.required,
        options: field.options.clone(),
    };
    model::Form {
        id: form.id.clone(),
        title: form.title.clone(),
        text: form.text.clone(),
        action: form.action.clone(),
        method: form.method.clone(),
        fields: form.fields.iter().map(field).collect(),
        hidden: form.hidden.clone(),
        button: form.button.clone(),
        privacy: form.privacy.as_ref().map(|(text, href)| WayIn {
            title: Text::default(),
            text: text.clone(),
            href: href.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn kinds_in_use_or_named_in_order() {
        let mut letter = samples::article("a", "2019", "en");
        letter.kind = "letter".into();
        let mut newsroom = samples::newsroom(vec![letter, samples::article("b", "2019", "en")]);
        let declared = source::Kind { id: "statement".into(), name: Some(Text::one("en", "Statement")) };
        newsroom.kinds.push(declared);
        let catalogue = Catalogue::new(&newsroom);
        let kinds = kinds(&catalogue);
        let ids: Vec<_> = kinds.iter().map(|kind| kind.id.as_str()).collect();
        assert_eq!(ids, ["news", "letter", "statement"]);
        assert_eq!((kinds[1].name.get("en"), kinds[1].name.get("es")), ("Letter", "Carta"));
        let site = site(&catalogue, &Pages::new(&newsroom), "p");
        assert_eq!(site.languages[1], Language { code: "es".into(), name: "Español".into() });
        assert_eq!(site.language_root("es"), catalogue.language_root("es"));
    }
}
