//! A content file as an item: what its front matter says in the neutral form, and what of it is lost.

use pulldown_cmark::{Event, Parser};

use crate::archive::date::Edtf;
use crate::publish::content::{Plain, slugify};
use crate::publish::import::dates::{Doubt, Manner, read_machine};
use crate::publish::import::item::{Body, Item, Note, Sort, Standing};

use super::Generator;
use super::address::without_day;
use super::config::Config;
use super::files::File;
use super::front::{get, list, truth, words};

/// Keys that are read, or that say nothing about the text.
const READ: [&str; 60] = [
    "title",
    "date",
    "publishdate",
    "lastmod",
    "last_modified_at",
    "updated",
    "modified",
    "draft",
    "published",
    "description",
    "summary",
    "excerpt",
    "slug",
    "url",
    "permalink",
    "path",
    "aliases",
    "redirect_from",
    "tags",
    "tag",
    "categories",
    "category",
    "author",
    "authors",
    "image",
    "images",
    "cover",
    "featured_image",
    "featuredimage",
    "thumbnail",
    "banner",
    "header",
    "feature",
    "lang",
    "language",
    "locale",
    "translationkey",
    "ref",
    "weight",
    "order",
    "nav_order",
    "layout",
    "type",
    "template",
    "page_template",
    "comments",
    "toc",
    "extra",
    "taxonomies",
    "resources",
    "id",
    "iscjklanguage",
    "menu",
    "outputs",
    "sitemap",
    "series",
    "subtitle",
    "keywords",
    "markup",
    "robots",
];
const PICTURES: [&str; 9] = [
    "image",
    "images",
    "cover",
    "featured_image",
    "featuredimage",
    "thumbnail",
    "banner",
    "header",
    "feature",
];

/// What the front matter says of when it is from: the date, and notes on it.
pub(super) fn date(
    front: &Plain,
    file: &File,
    generator: Generator,
    manner: Manner,
) -> (Option<Edtf>, Vec<Note>) {
    let mut notes = Vec::new();
    let written = words(front, &["date", "publishDate", "pubdate"]);
    let mut found = None;
    if !written.is_empty() {
        match read_machine(&written, manner) {
            Some(read) => {
                match read.doubt {
                    Some(Doubt::ZeroOfClock) => {
                        notes.push(Note::changed("zero of a clock for a date: undated", &written));
                    }
                    Some(doubt) => notes.push(Note::lost(format!("part of a date: {doubt}"), &written)),
                    None => {}
                }
                found = read.date;
            }
            None => notes.push(Note::lost("a date that cannot be read", &written)),
        }
    }
    // Jekyll's and Zola's file names begin with the day.
    let named = generator != Generator::Hugo && without_day(&file.name) != file.name;
    if found.is_none() && written.is_empty() && named {
        found = file.name.get(..10).and_then(|day| read_machine(day, manner)).and_then(|read| read.date);
    }
    (found, notes)
}

/// Whether it becomes an article: what is dated, lies among posts, or is a draft of one.
fn sort(file: &File, front: &Plain, date: Option<&Edtf>) -> Sort {
    let section = file.logical.split('/').next().filter(|_| file.logical.contains('/')).unwrap_or_default();
    let among_posts = matches!(section, "posts" | "post" | "blog" | "news" | "articles" | "noticias")
        || file.collection.as_deref() == Some("posts");
    let is_page = file.is_section || words(front, &["layout", "type"]) == "page";
    if !is_page && (among_posts || date.is_some()) { Sort::Article } else { Sort::Page }
}

/// The item, but for its address, body and what is looked up among others.
pub(super) fn item(
    file: &File,
    front: &Plain,
    config: &Config,
    generator: Generator,
    manner: Manner,
) -> Item {
    let (date, mut notes) = date(front, file, generator, manner);
    let mut item = Item { key: file.path.clone(), ..Item::default() };
    item.sort = sort(file, front, date.as_ref());
    item.date = date;
    item.title = words(front, &["title"]);
    if item.title.is_empty() {
        let name = without_day(&file.name).replace(['-', '_'], " ");
        let mut letters = name.chars();
        item.title =
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    }
    let subtitle = words(front, &["subtitle"]);
    let summary = words(front, &["summary", "description", "excerpt"]);
    item.summary = if summary.is_empty() { subtitle } else { summary };
    item.slug = slugify(&words(front, &["slug"]));
    if item.slug.is_empty() {
        item.slug = slugify(without_day(&file.name));
    }
    let changed = words(front, &["lastmod", "last_modified_at", "updated", "modified"]);
    let changed = read_machine(&changed, manner).and_then(|read| read.date);
    item.modified = changed.filter(|day| day.first_day() == day.last_day()).map(|day| day.first_day());
    item.language.clone_from(&file.language);
    let own = words(front, &["lang", "language", "locale"])
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    if item.language.is_none() && (2..=3).contains(&own.len()) {
        item.language = Some(own);
    }
    item.authors = [list(front, "authors", false), list(front, "author", false)].concat();
    item.order =
        words(front, &["weight", "order", "nav_order"]).parse().ok().filter(|_| item.sort == Sort::Page);
    if file.is_draft || truth(front, "draft") == Some(true) || truth(front, "published") == Some(false) {
        item.standing = Standing::Draft("draft".to_owned());
    }
    if item.sort == Sort::Page && !file.is_section {
        let folder = file.logical.rsplit_once('/').map_or("", |(folder, _)| folder);
        item.folder =
            folder.split('/').map(slugify).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    } else if file.is_section {
        let folder = file.logical.rsplit_once('/').map_or("", |(folder, _)| folder);
        item.folder =
            folder.split('/').map(slugify).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    }
    terms(front, config, generator, &mut item);
    item.picture = picture(front);
    if let Plain::Map(entries) = front {
        for (key, value) in entries {
            let known = READ.iter().any(|read| key.eq_ignore_ascii_case(read))
                || config.taxonomies.iter().any(|name| name.eq_ignore_ascii_case(key));
            if !known && *value != Plain::Null {
                notes.push(Note::lost(format!("key “{key}” of the front matter"), &file.path));
            }
        }
    }
    item.notes = notes;
    item
}

fn terms(front: &Plain, config: &Config, generator: Generator, item: &mut Item) {
    let spaced = generator == Generator::Jekyll;
    let below = get(front, "taxonomies").cloned().unwrap_or(Plain::Map(Vec::new()));
    let mut found: Vec<(String, String)> = Vec::new();
    let named = [("tag", "tags"), ("category", "categories"), ("series", "series")];
    for taxonomy in &config.taxonomies {
        found.extend(list(front, taxonomy, spaced).into_iter().map(|name| (taxonomy.clone(), name)));
    }
    for (key, taxonomy) in named {
        // A single category is one name, even with spaces.
        found.extend(list(front, key, false).into_iter().map(|name| (taxonomy.to_owned(), name)));
    }
    if let Plain::Map(entries) = &below {
        for (taxonomy, _) in entries {
            found.extend(list(&below, taxonomy, false).into_iter().map(|name| (taxonomy.clone(), name)));
        }
    }
    for term in found {
        if !item.terms.contains(&term) {
            item.terms.push(term);
        }
    }
}

/// The names of pictures lie at different depths: `image: x`, `cover: {image: x}`, `extra: {thumbnail: x}`.
fn picture(front: &Plain) -> Option<String> {
    let of = |front: &Plain, key: &str| match get(front, key)? {
        Plain::Words(words) => Some(words.clone()),
        Plain::List(items) => items.first().map(|item| match item {
            Plain::Words(words) => words.clone(),
            other => words(other, &["src", "image", "url", "path"]),
        }),
        map @ Plain::Map(_) => Some(words(map, &["image", "src", "url", "path", "teaser", "overlay_image"])),
        Plain::Null => None,
    };
    let extra = get(front, "extra");
    let found = PICTURES.iter().find_map(|key| of(front, key).or_else(|| of(extra?, key)));
    found.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Addresses that led here before.
pub(super) fn aliases(front: &Plain) -> Vec<String> {
    [list(front, "aliases", false), list(front, "redirect_from", false)].concat()
}

/// The Markdown as ours: the summary's mark, Kramdown's and Goldmark's attributes and tables of contents taken out.
pub(super) fn body(text: &str, item: &mut Item) {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut attributes = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_none() && mark.is_none() {
            if matches!(bare, "<!--more-->" | "<!-- more -->" | "<!--more -->") {
                if item.summary.is_empty() {
                    item.summary = lead(&out);
                }
                continue;
            }
            let is_attribute = (bare.starts_with("{:") || bare.starts_with("{.") || bare.starts_with("{#"))
                && bare.ends_with('}');
            if is_attribute || matches!(bare.to_uppercase().as_str(), "[TOC]" | "[[TOC]]") {
                attributes += 1;
                continue;
            }
            if bare.starts_with('#')
                && let Some((heading, rest)) = line.rsplit_once(" {#")
                && rest.trim_end().ends_with('}')
            {
                out.push_str(heading);
                out.push('\n');
                continue;
            }
        }
        out.push_str(line);
    }
    if attributes > 0 {
        item.notes.push(Note::changed("classes and tables of contents taken out of a text", &item.key));
    }
    item.body = Body::Markdown(out);
}

/// What stands before the summary's mark, as plain text, when it is short enough for one.
fn lead(text: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= 500 { words } else { String::new() }
}
