//! The pipeline from a folder to a newsroom: what is read when, and what each step needs of those before.
//!
//! 1. List the folder; read the YAML files.
//! 2. Read front matter of all articles and pages: ids, addresses, languages.
//! 3. With these, read everything again in full: every link, id, picture and date is judged.
//! 4. Compare: what stands twice, what nobody uses.
//! 5. Put it all together in the archive's order.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::NaiveDate;
use chrono_tz::Tz;
use rayon::prelude::*;

use crate::publish::fault::{Fault, Faults};

use super::article::Read;
use super::compare::Works;
use super::gathered::Gathered;
use super::identity::{self, Identity, Sort};
use super::languages::Languages;
use super::memory::{self, Memory, Stamped};
use super::newsroom::{Article, Newsroom, Page, Redirect};
use super::parts::House;
use super::redirect::{self, Asked};
use super::sheet::Sheet;
use super::shelf::Shelf;
use super::site::{self, Basics, Known};
use super::source::{Instead, Source};
use super::targets::Targets;
use super::vocabularies::Vocabularies;
use super::yaml_files::YamlFiles;
use super::{article, collections, compare, feeds, listing, lists, live, page};

/// How a content folder is read.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Whether drafts are taken in.
    pub drafts: bool,
    /// Today, for the warning of dates after it; without it there is none.
    pub today: Option<NaiveDate>,
}

/// Reads and checks a content folder. The newsroom is there when there is no error; warnings may be.
#[must_use]
pub fn load(dir: &Path, options: &LoadOptions) -> (Option<Newsroom>, Faults) {
    load_again(dir, options, &mut Memory::default())
}

/// As [`load`]; what did not change since the last loading into the same `memory` is not read again.
#[must_use]
pub fn load_again(dir: &Path, options: &LoadOptions, memory: &mut Memory) -> (Option<Newsroom>, Faults) {
    let mut faults = Vec::new();
    let newsroom = run(dir, options, &Instead::new(), memory, &mut faults);
    let faults = Faults::new(faults);
    (newsroom.filter(|_| faults.errors() == 0), faults)
}

/// As [`load`], with texts that stand in place of files; what could be read is there even where there are errors, to say
/// more about it, and never to be published.
#[must_use]
pub fn look(dir: &Path, options: &LoadOptions, instead: &Instead) -> (Option<Newsroom>, Faults) {
    let mut faults = Vec::new();
    let newsroom = run(dir, options, instead, &mut Memory::default(), &mut faults);
    (newsroom, Faults::new(faults))
}

fn run(
    root: &Path,
    options: &LoadOptions,
    instead: &Instead,
    memory: &mut Memory,
    faults: &mut Vec<Fault>,
) -> Option<Newsroom> {
    let mut listing = listing::list(root);
    faults.append(&mut listing.faults);
    if !root.is_dir() {
        return None;
    }
    let yaml = YamlFiles::read(root, &listing, instead, faults);
    memory.begin(&yaml, options);
    let basics = basics(&yaml);
    let languages = &basics.languages;
    let mut shelf = shelf(root, &listing.media, &yaml, languages, faults);
    shelf.know(&memory.facts);
    let mut targets = Targets { shelf, ..Targets::default() };
    let mut gathered = Gathered::default();
    let lists = lists::read(&yaml, languages, &targets, &mut gathered.used, faults);
    // Series and topics may have files of their own; those are published with them.
    gathered.published.media.extend(lists.media.iter().cloned());
    let form_ids = yaml.get("forms.yaml").map(|(_, node)| lists::ids(node));
    let vocabularies = lists.lookups(form_ids.as_deref(), &basics);

    let identity = |sort| move |path: &str| identity_of(root, path, sort, languages, instead);
    let (mut news, mut news_stamps) = memory.articles(root, &listing.news, identity(Sort::Article));
    let (mut pages, mut page_stamps) = memory.all_pages(root, &listing.pages, identity(Sort::Page));
    imply_translations(&mut pages, languages);
    let left_out = |file: &Identity| file.draft && !options.drafts;
    let works = compare::works(&news, "article", left_out);
    live::collect(
        &mut targets,
        options.drafts,
        [&news, &pages],
        &works.work,
        &vocabularies,
        languages,
        &listing.statics,
    );
    lists_and_feeds(&mut targets, &yaml, &basics, &vocabularies);

    let house = House { languages, vocabularies: &vocabularies, targets: &targets, today: options.today };
    let files = ((&mut news[..], &mut news_stamps[..]), (&mut pages[..], &mut page_stamps[..]));
    let (read_news, read_pages) = read_all(root, files, &house, basics.zone, memory);
    let all_read = read_news.iter().all(Option::is_some) && read_pages.iter().all(Option::is_some);

    let articles = gathered.take(&news, read_news, &left_out, |article: &mut Article| {
        (article.translates, article.work) = of_work(&works, &article.id);
        (article.source.clone(), article.address.clone())
    });
    faults.extend(works.faults);
    let works = compare::works(&pages, "page", left_out);
    let kept_pages = gathered.take(&pages, read_pages, &left_out, |page: &mut Page| {
        (page.translates, page.work) = of_work(&works, &page.path);
        (page.source.clone(), page.address.clone())
    });
    faults.extend(works.faults);
    let mut kept_pages: Vec<Page> = kept_pages.into_iter().map(|(page, _)| page).collect();
    page::arrange(&mut kept_pages);
    faults.extend(compare::twice(&news, "article"));
    faults.extend(compare::twice(&pages, "page"));
    let texts: HashMap<&str, &str> = news
        .iter()
        .chain(&pages)
        .map(|file| (file.source.path.as_str(), file.source.text.as_str()))
        .collect();
    let text = |path: &str| texts.get(path).copied().or_else(|| yaml.text(path)).unwrap_or_default();
    faults.extend(compare::numbers(&articles, &vocabularies, &text));
    faults.extend(compare::events(&articles, &text));

    let forms = gathered.forms(&yaml, &house);
    let collections = gathered.yaml(&yaml, "collections.yaml", &house, |reading, node| {
        Some(collections::collections(reading, node))
    });
    let panel_pages = if all_read { kept_pages.as_slice() } else { &[] };
    let site = gathered.site(&yaml, &house, &basics, panel_pages, &known(&news, &left_out));

    let redirects = redirects(&mut gathered, &targets, &text, faults);
    let is_published = |path: &str| gathered.published.media.contains(path);
    let is_used = |path: &str| gathered.used.media.contains(path);
    let (media, unused) = targets.shelf.published(&is_published, &is_used);
    memory.remember_facts(targets.shelf.known());
    // While some files cannot be read, nobody knows what they use.
    if all_read && yaml.all_readable() {
        faults.extend(unused);
        faults.extend(lists.unused(&gathered.used, forms.as_deref(), &basics, &yaml));
    }
    faults.extend(gathered.faults);
    for file in news.iter_mut().chain(&mut pages) {
        faults.append(&mut file.faults);
    }
    let mut articles: Vec<Article> = articles.into_iter().map(|(article, _)| article).collect();
    sort(&mut articles);
    let site = site?;
    if site.url.is_some() {
        faults.extend(feeds::without_day(&articles));
    }
    Some(Newsroom {
        site,
        topics: lists.topics?,
        regions: lists.regions?,
        series: lists.series?,
        collections: collections?,
        kinds: basics.kinds?,
        forms: forms?,
        articles,
        pages: kept_pages,
        media,
        static_files: listing.statics,
        redirects,
    })
}

/// Files of one sort, and how each stands to what is kept of it.
type Files<'f> = (&'f mut [Identity], &'f mut [Stamped]);

/// What each of them says.
type AllRead<T> = Vec<Option<Read<T>>>;

/// Reads all articles and pages in full, but those of which is known what they say.
fn read_all(
    root: &Path,
    ((news, news_stamps), (pages, page_stamps)): (Files<'_>, Files<'_>),
    house: &House<'_>,
    zone: Tz,
    memory: &mut Memory,
) -> (AllRead<Article>, AllRead<Page>) {
    let read_article = |file: &mut Identity| {
        let read = article::read(file, house, zone);
        file.source.keep_front_matter();
        read
    };
    let read_page = |file: &mut Identity| page::read(file, house);
    let each = news.par_iter_mut().zip(&mut *news_stamps);
    let read_news: Vec<_> =
        each.map(|file| memory.news.read(root, file, house.targets, read_article)).collect();
    let each = pages.par_iter_mut().zip(&mut *page_stamps);
    let read_pages: Vec<_> =
        each.map(|file| memory.pages.read(root, file, house.targets, read_page)).collect();
    memory.news.remember(news, news_stamps, &read_news);
    memory.pages.remember(pages, page_stamps, &read_pages);
    (read_news, read_pages)
}

/// The pages of collections and what feeds there are, as targets of links.
fn lists_and_feeds(targets: &mut Targets, yaml: &YamlFiles, basics: &Basics, vocabularies: &Vocabularies) {
    let collections = yaml.get("collections.yaml").map(|(_, node)| lists::ids(node)).unwrap_or_default();
    live::collect_collections(targets, &collections, &basics.languages);
    if basics.has_url {
        live::collect_feeds(targets, vocabularies, &collections, &basics.languages);
    }
}

/// Where old addresses lead, those of published files among them.
fn redirects<'t>(
    gathered: &mut Gathered,
    targets: &Targets,
    text: &dyn Fn(&str) -> &'t str,
    faults: &mut Vec<Fault>,
) -> Vec<Redirect> {
    let mut asked = std::mem::take(&mut gathered.asked);
    let is_published = |path: &str| gathered.published.media.contains(path);
    for (from, path, line) in targets.shelf.redirects(&is_published) {
        let to = format!("site:/{}", super::address::encode_path(path));
        asked.push(Asked { from: from.to_owned(), to, source: "media.yaml".to_owned(), line });
    }
    let (redirects, wrong) = redirect::check(asked, targets);
    faults.extend(wrong.into_iter().map(|wrong| {
        Fault::error(wrong.code, &wrong.source, wrong.what)
            .at(text(&wrong.source), wrong.line)
            .mend(wrong.mend)
    }));
    redirects
}

fn of_work(works: &Works, id: &str) -> (Option<String>, String) {
    (works.translates.get(id).cloned(), works.work.get(id).cloned().unwrap_or_else(|| id.to_owned()))
}

/// What can be told of an article's id.
fn known(news: &[Identity], left_out: &dyn Fn(&Identity) -> bool) -> impl Fn(&str) -> Known {
    let standing: HashMap<String, bool> =
        news.iter().map(|file| (file.id.clone(), !file.withdrawn && !left_out(file))).collect();
    let any_unreadable = news.iter().any(|file| !file.readable);
    move |id| match standing.get(id) {
        Some(true) => Known::Yes,
        Some(false) => Known::Hidden,
        None if any_unreadable => Known::Yes,
        None => Known::No,
    }
}

pub(super) fn basics(yaml: &YamlFiles) -> Basics {
    let Some((source, node)) = yaml.get("site.yaml") else { return Basics::default() };
    // Twice: the names of kinds want to know the languages.
    let unknown = Languages::default();
    let first = site::basics(&Sheet::new(source, "en", &unknown), node);
    let sheet = Sheet::new(source, first.languages.first(), &first.languages);
    site::basics(&sheet, node)
}

fn shelf(
    root: &Path,
    files: &[String],
    yaml: &YamlFiles,
    languages: &Languages,
    faults: &mut Vec<Fault>,
) -> Shelf {
    let mut shelf = Shelf::new(root, files);
    if let Some((source, node)) = yaml.get("media.yaml") {
        let sheet = Sheet::new(source, languages.first(), languages);
        shelf.describe(&sheet, node);
        faults.extend(sheet.into_faults());
    }
    shelf
}

pub(super) fn identity_of(
    root: &Path,
    path: &str,
    sort: Sort,
    languages: &Languages,
    instead: &Instead,
) -> Identity {
    match Source::read(root, path, instead) {
        Ok(source) => identity::read(source, sort, languages),
        Err(fault) => {
            let source = Source { path: path.to_owned(), text: String::new() };
            memory::unreadable(identity::read(source, sort, languages), *fault)
        }
    }
}

/// Pages of a language's folder translate the page of the same path outside, unless they say otherwise; a slash at
/// either end of what they say does no harm.
fn imply_translations(pages: &mut [Identity], languages: &Languages) {
    let known: HashSet<String> = pages.iter().map(|file| file.id.clone()).collect();
    for file in pages {
        if let Some((path, _)) = &mut file.translates {
            let plain = path.trim_matches('/');
            *path = plain.strip_suffix("/index").unwrap_or(plain).to_owned();
            continue;
        }
        let below =
            languages.interface[1..].iter().find_map(|code| file.id.strip_prefix(code)?.strip_prefix('/'));
        file.translates = below.filter(|path| known.contains(*path)).map(|path| (path.to_owned(), 1));
    }
}

/// Newest first by the first day that the date allows; on one day the more exact first; then by address; undated last.
fn sort(articles: &mut [Article]) {
    articles.sort_by_cached_key(|article| {
        let date = article.date.as_ref().map(|date| (Reverse(date.first_day()), date.inexactness()));
        (date.is_none(), date, article.address.clone())
    });
}
