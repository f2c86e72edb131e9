//! From an item of an export file to an item of ours.

use std::collections::HashMap;

use super::super::item::{Attachment, Body, Found, Item, Skipped, Sort, Standing};
use super::super::{Note, Term};
use super::body::{self, Around};
use super::when;
use super::xml::Element;
use crate::publish::content::slugify;

/// What is known of the site while its items are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// `https://old.example.org`, without a last slash.
    pub(super) address: String,
    /// Names of people by what they log in with.
    pub(super) people: HashMap<String, String>,
    pub(super) around: Around,
}

/// Sorts of posts that are machinery, and what they are called.
fn machinery(sort: &str) -> Option<&'static str> {
    Some(match sort {
        "revision" => "earlier states of texts",
        "nav_menu_item" => "entries of menus",
        "attachment" => "in the media library",
        "wp_block" => "blocks kept apart",
        "custom_css"
        | "customize_changeset"
        | "wp_global_styles"
        | "wp_template"
        | "wp_template_part"
        | "wp_navigation"
        | "wp_font_family"
        | "wp_font_face" => "parts of the old look",
        "oembed_cache" | "user_request" | "scheduled-action" | "wp_log" | "acf-field" | "acf-field-group"
        | "wpcf7_contact_form" | "feedback" | "flamingo_contact" | "flamingo_inbound"
        | "amp_validated_url" => "records of WordPress and its extensions",
        _ => return None,
    })
}

/// What an item of an export file comes to.
pub(super) fn found(item: &Element, site: &Site, whole: bool) -> Vec<Found> {
    let sort = item.words("wp:post_type");
    let sort = if sort.is_empty() { "post" } else { sort };
    let mut all = Vec::new();
    if sort == "attachment" {
        all.extend(attachment(item).map(Found::Attachment));
    }
    let comments = item.all("wp:comment").count();
    for _ in 0..comments {
        let why = "comments of readers".to_owned();
        all.push(Found::Skipped(Skipped { what: String::new(), why, counts: false }));
    }
    if let Some(what) = machinery(sort) {
        all.push(Found::Skipped(Skipped {
            what: item.words("title").to_owned(),
            why: what.to_owned(),
            counts: false,
        }));
        return all;
    }
    let skipped = |why: &str| {
        Found::Skipped(Skipped { what: item.words("title").to_owned(), why: why.to_owned(), counts: true })
    };
    match item.words("wp:status") {
        "trash" => all.push(skipped("in the bin")),
        "auto-draft" => all.push(skipped("begun and never saved")),
        _ => {
            let (made, terms) = post(item, sort, site, whole);
            all.extend(terms.into_iter().map(Found::Term));
            all.push(Found::Item(Box::new(made)));
        }
    }
    all
}

/// A picture or document of the media library.
fn attachment(item: &Element) -> Option<Attachment> {
    let url = item.words("wp:attachment_url");
    let url = if url.is_empty() { item.words("guid") } else { url };
    url.contains("://").then(|| Attachment {
        key: item.words("wp:post_id").to_owned(),
        url: url.to_owned(),
        file: None,
        title: item.words("title").to_owned(),
        alt: meta(item, "_wp_attachment_image_alt").to_owned(),
        caption: item.words("excerpt:encoded").to_owned(),
    })
}

/// What WordPress or an extension keeps beside an item.
pub(super) fn meta<'e>(item: &'e Element, key: &str) -> &'e str {
    let found = item.all("wp:postmeta").find(|meta| meta.words("wp:meta_key") == key);
    found.map_or("", |meta| meta.words("wp:meta_value"))
}

fn post(item: &Element, sort: &str, site: &Site, whole: bool) -> (Item, Vec<Term>) {
    let mut notes = Vec::new();
    if !whole {
        notes.push(Note::lost("an item that is broken in the file; what could be read is here", ""));
    }
    let id = item.words("wp:post_id");
    let key = if id.is_empty() { item.words("guid") } else { id };
    let key = if key.is_empty() { item.words("link") } else { key }.to_owned();
    let standing = standing(item);
    let is_draft = standing != Standing::Published;
    let day = [item.words("wp:post_date"), item.words("wp:post_date_gmt")].into_iter().find_map(when::day);
    // When a text was begun is not when it was published.
    let day =
        day.filter(|_| !is_draft || matches!(item.words("wp:status"), "future" | "private" | "publish"));
    let sort_of = if sort == "page" { Sort::Page } else { Sort::Article };
    if day.is_none() && !is_draft && sort_of == Sort::Article {
        notes.push(Note::lost("no date is known", item.words("wp:post_date")));
    }
    let modified = when::day(item.words("wp:post_modified"))
        .or_else(|| when::day(item.words("wp:post_modified_gmt")))
        .filter(|modified| day.is_none_or(|day| *modified > day));
    let labels = labels(item, sort);
    let (redirects, address) = addresses(item, sort, site);
    let text = item.words("content:encoded");
    let body = body::html(text, &key, meta(item, "footnotes"), &site.around, &mut notes);
    let parts: Vec<&str> = address
        .split("://")
        .nth(1)
        .unwrap_or_default()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_matches('/')
        .split('/')
        .collect();
    let base: usize =
        site.address.split("://").nth(1).unwrap_or_default().trim_matches('/').split('/').count();
    let folder = match sort_of {
        Sort::Page if parts.len() > base + 1 => parts[base..parts.len() - 1].join("/"),
        _ => String::new(),
    };
    let thumbnail = meta(item, "_thumbnail_id");
    let made = Item {
        key,
        sort: sort_of,
        base: if address.is_empty() { site.address.clone() + "/" } else { address.clone() },
        address,
        redirects,
        title: item.words("title").to_owned(),
        slug: item.words("wp:post_name").to_owned(),
        folder,
        body: Body::Html(body),
        date: day.and_then(when::date),
        modified,
        summary: item.words("excerpt:encoded").to_owned(),
        language: labels.language,
        translation: labels.group,
        authors: authors(item, labels.authors, site),
        terms: labels.terms,
        picture: (!matches!(thumbnail, "" | "0" | "-1")).then(|| thumbnail.to_owned()),
        order: item.words("wp:menu_order").parse().ok().filter(|order| *order != 0 && sort_of == Sort::Page),
        standing,
        notes,
        ..Item::default()
    };
    (made, labels.named)
}

fn standing(item: &Element) -> Standing {
    if !item.words("wp:post_password").is_empty() {
        return Standing::Draft("for those with a password".to_owned());
    }
    match item.words("wp:status") {
        "publish" | "" | "inherit" => Standing::Published,
        "future" => Standing::Draft("scheduled".to_owned()),
        other => Standing::Draft(other.to_owned()),
    }
}

/// Where it stood, and what else led there.
fn addresses(item: &Element, sort: &str, site: &Site) -> (Vec<String>, String) {
    let address = item.words("link").to_owned();
    let id = item.words("wp:post_id");
    let mut others = Vec::new();
    if !id.is_empty() && !site.address.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
        others.push(format!("{}/?p={id}", site.address));
        if sort == "page" {
            others.push(format!("{}/?page_id={id}", site.address));
        }
    }
    let guid = item.words("guid");
    if guid.contains("://")
        && guid.contains("?p")
        && !site.address.is_empty()
        && guid.starts_with(&site.address)
    {
        others.push(guid.to_owned());
    }
    // Names that it had earlier.
    for meta in item.all("wp:postmeta").filter(|meta| meta.words("wp:meta_key") == "_wp_old_slug") {
        let old = meta.words("wp:meta_value");
        let plain = address.trim_end_matches('/');
        if let Some((above, _)) =
            plain.rsplit_once('/').filter(|(above, _)| above.len() > 10 && !plain.contains('?'))
        {
            let slash = if address.ends_with('/') { "/" } else { "" };
            others.push(format!("{above}/{old}{slash}"));
        }
    }
    let custom = meta(item, "custom_permalink");
    if !custom.is_empty() && !site.address.is_empty() {
        others.push(format!("{}/{}", site.address, custom.trim_start_matches('/')));
    }
    others.retain(|other| *other != address);
    others.dedup();
    (others, address)
}

/// What an item is labelled with.
#[derive(Default)]
struct Labels {
    terms: Vec<(String, String)>,
    named: Vec<Term>,
    language: Option<String>,
    group: Option<String>,
    authors: Vec<String>,
}

fn labels(item: &Element, sort: &str) -> Labels {
    let mut labels = Labels::default();
    for category in item.all("category") {
        let (domain, slug, name) =
            (category.attribute("domain"), category.attribute("nicename"), category.text.trim());
        let own = slugify(name);
        let slug = if slug.is_empty() { own.as_str() } else { slug };
        let taxonomy = match domain {
            // Polylang keeps language and translations as terms.
            "language" => {
                labels.language = Some(slug.to_owned());
                continue;
            }
            "post_translations" => {
                labels.group = Some(slug.to_owned());
                continue;
            }
            // Of Co-Authors Plus.
            "author" => {
                labels.authors.push(name.to_owned());
                continue;
            }
            "nav_menu" | "post_format" | "term_language" | "term_translations" | "wp_theme" => continue,
            // Exports of the first form have every category twice, once without its name in addresses.
            "" if item.all("category").any(|other| !other.attribute("domain").is_empty()) => continue,
            "" => "category",
            "tag" => "post_tag",
            other => other,
        };
        let term = (taxonomy.to_owned(), slug.to_owned());
        if !slug.is_empty() && !labels.terms.contains(&term) {
            labels.named.push(Term {
                taxonomy: term.0.clone(),
                slug: term.1.clone(),
                name: name.to_owned(),
                ..Term::default()
            });
            labels.terms.push(term);
        }
    }
    if !matches!(sort, "post" | "page") {
        labels.named.push(Term {
            taxonomy: "post_type".into(),
            slug: sort.into(),
            name: sort.into(),
            ..Term::default()
        });
        labels.terms.push(("post_type".to_owned(), sort.to_owned()));
    }
    wpml(item, &mut labels);
    labels
}

/// WPML keeps language and translations beside the items.
fn wpml(item: &Element, labels: &mut Labels) {
    let first = |names: &[&str]| {
        let beside = names.iter().map(|name| meta(item, name)).find(|value| !value.is_empty());
        let own = || {
            names
                .iter()
                .map(|name| item.words(&format!("wpml:{}", name.trim_start_matches("_wpml_import_"))))
                .find(|value| !value.is_empty())
        };
        beside.or_else(own).map(str::to_owned)
    };
    if labels.language.is_none() {
        labels.language = first(&[
            "_wpml_import_language_code",
            "_icl_lang",
            "_wpml_language",
            "language_code",
            "language",
        ]);
    }
    if labels.group.is_none() {
        labels.group = first(&["_wpml_import_translation_group", "_icl_trid", "trid", "translation_group"]);
    }
    if labels.group.is_none() {
        // The original of what was begun as a copy; the original itself is found by its own number.
        labels.group = first(&["_icl_lang_duplicate_of"]).map(|original| format!("of-{original}"));
    }
}

fn authors(item: &Element, named: Vec<String>, site: &Site) -> Vec<String> {
    if !named.is_empty() {
        return named;
    }
    let login = item.words("dc:creator");
    let name = site.people.get(login).map_or(login, String::as_str).trim();
    // Nobody is called so.
    if name.is_empty()
        || ["admin", "administrator", "root", "webmaster"].contains(&name.to_lowercase().as_str())
    {
        return Vec::new();
    }
    vec![name.to_owned()]
}
