//! Everything of a site but the compressed copies: articles first, then what names their files, then all other pages.

use rayon::prelude::*;

use crate::archive::columns::Columns;
use crate::archive::route::{Address, Route, Scope};
use crate::model::{
    CardIndex, CardShard, FORMAT, File, INSIDE, IssueIndex, Keep, Page, PageEntry, PageIndex, Roots, Shard,
    Site,
};
use crate::publish::compile::page::Pages;
use crate::publish::compile::{
    Catalogue, about_data, article, calendar, card, facets, keep, latest, newest, series, shards,
    site as identity,
};
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Article;
use crate::publish::feeds::page as about_feeds;
use crate::publish::hosts::{self, LeftOut};
use crate::publish::output::{Fingerprint, Staging, Warmth, short_hash};
use crate::publish::prerender::{PageFile, Prerender, file_of};

use super::{
    App, BuildError, Progress, Weights, data, editor, feeds, files, machines, search, whole, worker,
};

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Articles in lists, every version counted.
    pub articles: usize,
    /// Pages of HTML.
    pub pages: usize,
    /// What the limits of hosts left out of the files for them.
    pub left_out: LeftOut,
    /// The languages of the interface but the first: what paths may begin with.
    further: Vec<String>,
}

impl Written {
    /// How much compressing a file beforehand is worth. Every visit loads the program, the small roots and the pages
    /// that lead to all others; many load the shards, the lists with filters and what the publisher wrote; a single
    /// article, and the plain lists of years that stand in for the filters where there are no scripts, are loaded by few
    /// each.
    pub(super) fn warmth(&self, path: &str) -> Warmth {
        if let Some(data) = path.strip_prefix("data/v1/") {
            return match data.split_once('/') {
                None => Warmth::Hot,
                Some(("articles", _)) => Warmth::Cold,
                Some(_) => Warmth::Warm,
            };
        }
        if path.rsplit('.').next() != Some("html") {
            return match path.split('/').collect::<Vec<_>>()[..] {
                ["app" | "embed", ..] | ["service-worker.js"] => Warmth::Hot,
                // Programs ask for a feed again and again; for a part of what is behind it once.
                ["feeds", "archive", ..] => Warmth::Cold,
                ["feeds", ..] => Warmth::Warm,
                _ => Warmth::Cold,
            };
        }
        match Address::parse(path.strip_suffix("index.html").unwrap_or(path), &self.further).route {
            Route::Article(_)
            | Route::Year { .. }
            | Route::Month { .. }
            | Route::Undated { .. }
            | Route::List(Scope::Number(..)) => Warmth::Cold,
            Route::Home | Route::List(Scope::News) => Warmth::Hot,
            _ => Warmth::Warm,
        }
    }

    /// What the files written so far weigh.
    pub(super) fn weights(&self, staging: &Staging) -> Weights {
        let files = staging.files();
        Weights::of(files.iter().map(|(path, size)| (path.as_str(), *size)), &self.further)
    }
}

/// What data and pages of one state of the content are made of, looked through once.
pub(super) struct Ground<'g> {
    newsroom: &'g Newsroom,
    app: &'g App,
    catalogue: &'g Catalogue<'g>,
    pages: &'g Pages<'g>,
    columns: &'g Columns,
    /// Without roots and generation.
    site: &'g Site,
    pub(super) prerender: &'g Prerender<'g>,
}

impl Ground<'_> {
    /// Looks the newsroom through and does something on the ground of it.
    pub(super) fn of<R>(newsroom: &Newsroom, app: &App, work: impl FnOnce(&Ground<'_>) -> R) -> R {
        let catalogue = Catalogue::new(newsroom);
        let pages = Pages::new(newsroom);
        let columns = facets::columns(&catalogue);
        let site = identity::site(&catalogue, &pages, &app.program().name);
        let prerender = Prerender::new(&catalogue, &columns, &pages, site.clone(), app.program());
        let (catalogue, pages, columns) = (&catalogue, &pages, &columns);
        work(&Ground { newsroom, app, catalogue, pages, columns, site: &site, prerender: &prerender })
    }
}

/// Which pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Html {
    /// All.
    All,
    /// Those that [`Prerender::at`] cannot make when somebody asks for them.
    Rest,
}

/// Writes a site into the staging folder.
pub(super) fn write(
    newsroom: &Newsroom,
    app: &App,
    staging: &Staging,
    progress: Progress,
) -> Result<Written, BuildError> {
    Ground::of(newsroom, app, |ground| fill(ground, Html::All, staging, progress))
}

/// As [`write`], on ground that is laid.
pub(super) fn fill(
    ground: &Ground<'_>,
    html: Html,
    staging: &Staging,
    progress: Progress,
) -> Result<Written, BuildError> {
    let Ground { newsroom, app, catalogue, pages, columns, prerender, .. } = *ground;
    let mut site = ground.site.clone();
    let without_roots = ground.site;

    // What every page loads comes first: whoever looks on already sees pages as they will be.
    let own = &newsroom.site;
    let moved = hosts::Facts::new(newsroom).moved;
    let held = app.write(&own.languages, own.accent.as_ref(), own.offline, &moved, staging)?;
    let copied = files::write(newsroom, staging)?;

    let step = progress.step("articles", Some(newsroom.articles.len()));
    let put = |article: &Article| {
        step.one();
        write_article(catalogue, prerender, (html, staging), article)
    };
    let listed: Vec<File> =
        catalogue.articles().par_iter().map(|article| put(article)).collect::<Result<_, _>>()?;
    let gone = || newsroom.articles.iter().filter(|article| article.withdrawn.is_some());
    let withdrawn: Vec<PageEntry> = gone()
        .map(|article| {
            staging.forget(&data::stem("articles", &article.id));
            Ok(PageEntry { path: article.address.clone(), file: put(article)?.file })
        })
        .collect::<Result<_, BuildError>>()?;
    step.done(newsroom.articles.len());

    let step = progress.step("the archive as one file", None);
    let files = listed.iter().map(|file| file.file.as_str());
    let listed_files = catalogue.articles().iter().copied().zip(files);
    let notes = gone().zip(withdrawn.iter().map(|entry| entry.file.as_str()));
    let published: Vec<(&Article, &str)> = listed_files.chain(notes).collect();
    let files_by_id = published.iter().map(|(article, file)| (article.id.as_str(), *file)).collect();
    let (bytes, count) = whole::write(newsroom, &site.name, published.clone(), staging)?;
    let mut made = about_data::pages(&site, (whole::PATH, bytes), count);
    made.extend(about_feeds::pages(&site, &newsroom.collections));
    step.done(count as usize);

    let step = progress.step("feeds", None);
    step.done(feeds::write(catalogue, without_roots, &files_by_id, staging)?);

    let step = progress.step("search index", None);
    let search = search::write(catalogue, staging)?;
    step.done(search.files.len());

    let step = progress.step("roots and shards", None);
    let cards = write_cards(catalogue, &listed, staging)?;
    let with_file =
        |row: u32| card::leading(catalogue, catalogue.at(row), Some(listed[row as usize].file.clone()));
    site.roots = Roots {
        facets: write_facets(columns, staging)?,
        newest: data::hashed(staging, "data/v1/newest", &newest::newest(catalogue, with_file))?,
        cards: data::hashed(staging, "data/v1/cards", &cards)?,
        pages: data::hashed(
            staging,
            "data/v1/pages",
            &write_pages(newsroom, pages, &made, withdrawn, staging)?,
        )?,
        search: search.root,
        keep: Some(data::hashed(
            staging,
            "data/v1/keep",
            &Keep { search: search.files, search_bytes: search.bytes, ..keep::keep(catalogue, &listed) },
        )?),
    };
    write_issues(newsroom, &mut site, staging)?;
    write_latest(catalogue, staging)?;
    worker::manifest(&site, app, staging)?;
    site.generation = generation(newsroom, &site, &copied)?;
    data::stable(staging, "data/v1/site.json", &site)?;
    step.done(cards.shards.len());

    let step = progress.step("lists and pages", None);
    let has = |path: &str, from: &Fingerprint| Ok(staging.has(path, from)?);
    let put = |page| put_page(staging, page);
    let others = match html {
        Html::All => prerender.others(&made, has, put)?,
        Html::Rest => prerender.rest(&made, has, put)?,
    };
    let shared = held.moved.as_deref().map(|script| prerender.shared(script)).unwrap_or_default();
    let others = others + shared.len();
    shared.into_iter().try_for_each(|page| put_page(staging, page))?;
    worker::write(newsroom, app, held, prerender, staging)?;
    machines::write(catalogue, &site, prerender, staging)?;
    editor::write(newsroom, app, staging)?;
    let unwritten = match html {
        Html::All => Vec::new(),
        Html::Rest => prerender.paths().map(file_of).collect(),
    };
    let left_out = hosts::write(newsroom, unwritten, staging)?;
    step.done(others);
    let further = newsroom.site.languages.iter().skip(1).cloned().collect();
    let pages = others + newsroom.articles.len();
    Ok(Written { articles: catalogue.articles().len(), pages, left_out, further })
}

fn put_page(staging: &Staging, page: PageFile) -> Result<(), BuildError> {
    match page.made_from {
        Some(made_from) => staging.write_made(&page.path, page.html, made_from)?,
        None => staging.write(&page.path, page.html)?,
    }
    Ok(())
}

/// Writes an article's data, page and calendar file; gives where its data is.
fn write_article(
    catalogue: &Catalogue<'_>,
    prerender: &Prerender<'_>,
    (html, staging): (Html, &Staging),
    source: &Article,
) -> Result<File, BuildError> {
    let published = article::article(catalogue, source);
    let (file, bytes) = data::hashed_with_bytes(staging, &data::stem("articles", &source.id), &published)?;
    if html == Html::All {
        let page = prerender.article(published, &bytes, |path, from| staging.has(path, from))?;
        page.map_or(Ok(()), |page| put_page(staging, page))?;
    }
    if let Some(event) = &source.event {
        staging.write(&article::calendar_file(source), calendar::calendar(catalogue, source, event))?;
    }
    Ok(File { file, bytes: bytes.len() as u64 })
}

fn write_cards(
    catalogue: &Catalogue<'_>,
    files: &[File],
    staging: &Staging,
) -> Result<CardIndex, BuildError> {
    let shards = shards::cut(catalogue).into_par_iter().map(|cut| {
        let card =
            |row: u32| card::card(catalogue, catalogue.at(row), Some(files[row as usize].file.clone()));
        let shard = CardShard { format: FORMAT, cards: cut.rows.clone().map(card).collect() };
        let file = data::hashed(staging, &format!("data/v1/cards/{}", cut.key), &shard)?;
        let count = cut.rows.end - cut.rows.start;
        Ok((Shard { key: cut.key, file: file.file, count }, file.bytes))
    });
    let shards: Vec<(Shard, u64)> = shards.collect::<Result<_, BuildError>>()?;
    let bytes = shards.iter().map(|(_, bytes)| bytes).sum();
    let article_bytes = files.iter().map(|file| file.bytes).sum();
    let shards = shards.into_iter().map(|(shard, _)| shard).collect();
    Ok(CardIndex { format: FORMAT, shards, bytes, article_bytes })
}

fn write_facets(columns: &Columns, staging: &Staging) -> Result<File, BuildError> {
    const STEM: &str = "data/v1/facets";
    let bytes = facets::file(columns);
    if facets::read(&bytes).as_ref() != Some(columns) {
        return Err(BuildError::NotReadBack(STEM.to_owned()));
    }
    let file = staging.write_hashed(STEM, "bin", &bytes)?;
    Ok(File { file, bytes: bytes.len() as u64 })
}

fn write_pages(
    newsroom: &Newsroom,
    pages: &Pages<'_>,
    made: &[Page],
    mut withdrawn: Vec<PageEntry>,
    staging: &Staging,
) -> Result<PageIndex, BuildError> {
    let entries = newsroom.pages.par_iter().map(|page| {
        let stem = data::stem("pages", if page.path.is_empty() { "index" } else { &page.path });
        if page.withdrawn.is_some() {
            staging.forget(&stem);
        }
        let file = data::hashed(staging, &stem, &pages.published(page))?;
        Ok(PageEntry { path: page.address.clone(), file: file.file })
    });
    let mut entries: Vec<PageEntry> = entries.collect::<Result<_, BuildError>>()?;
    for page in made {
        let file = data::hashed(staging, &data::stem("pages", &page.path), page)?;
        entries.push(PageEntry { path: page.path.clone(), file: file.file });
    }
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    withdrawn.sort_by(|one, other| one.path.cmp(&other.path));
    let to_page = |to: &str| {
        let path = to.strip_prefix(INSIDE).filter(|path| !path.starts_with("media/"))?;
        Some(format!("/{path}"))
    };
    let moved = newsroom.redirects.iter().filter_map(|it| Some((it.from.clone(), to_page(&it.to)?)));
    let mut moved: Vec<(String, String)> = moved.collect();
    moved.sort_unstable();
    Ok(PageIndex { format: FORMAT, pages: entries, withdrawn, moved })
}

fn write_issues(newsroom: &Newsroom, site: &mut Site, staging: &Staging) -> Result<(), BuildError> {
    let first = site.first_language().to_owned();
    for (described, published) in newsroom.series.iter().zip(&mut site.series) {
        if described.issues.is_empty() {
            continue;
        }
        let mut issues: Vec<_> =
            described.issues.iter().map(|issue| series::issue(described, issue.number, &first)).collect();
        issues.sort_by_key(|issue| issue.number);
        let index = IssueIndex { format: FORMAT, issues };
        published.issues = Some(data::hashed(staging, &data::stem("series", &described.id), &index)?);
    }
    Ok(())
}

fn write_latest(catalogue: &Catalogue<'_>, staging: &Staging) -> Result<(), BuildError> {
    latest::scopes(catalogue).par_iter().try_for_each(|(scope, rows)| {
        data::stable(staging, &latest::file(scope), &latest::latest(catalogue, scope, rows))
    })
}

/// A name for this state of what is published. The roots name their shards, those the articles, so that whatever
/// changes in the data changes it; files that are brought along and the colours are added.
fn generation(newsroom: &Newsroom, site: &Site, copied: &[(String, String)]) -> Result<String, BuildError> {
    let json = |error| BuildError::Json("data/v1/site.json".to_owned(), error);
    let mut all = serde_json::to_vec(site).map_err(json)?;
    all.extend(serde_json::to_vec(copied).map_err(json)?);
    if let Some(accent) = &newsroom.site.accent {
        all.extend(accent.light.bytes());
    }
    Ok(short_hash(&all))
}

#[cfg(test)]
mod tests {
    use super::{Warmth, Written};

    #[test]
    fn what_nearly_every_visit_loads() {
        let written = Written { further: vec!["es".into()], ..Written::default() };
        for (path, warmth) in [
            ("app/start.js", Warmth::Hot),
            ("embed/v1.js", Warmth::Hot),
            ("data/v1/site.json", Warmth::Hot),
            ("data/v1/cards.abcdefghij.json", Warmth::Hot),
            ("data/v1/cards/2019.abcdefghij.json", Warmth::Warm),
            ("data/v1/latest/news.json", Warmth::Warm),
            ("data/v1/articles/a.abcdefghij.json", Warmth::Cold),
            ("index.html", Warmth::Hot),
            ("es/news/index.html", Warmth::Hot),
            ("archive/index.html", Warmth::Warm),
            ("es/topics/mining/index.html", Warmth::Warm),
            ("es/topics/mining/2019/index.html", Warmth::Cold),
            ("news/2019/06/letter/index.html", Warmth::Cold),
            ("series/update/102/index.html", Warmth::Cold),
            ("about/aims/index.html", Warmth::Warm),
            ("media/x.pdf", Warmth::Cold),
            ("feeds/news.atom", Warmth::Warm),
            ("feeds/topics/mining.json", Warmth::Warm),
            ("feeds/archive/2019-1.atom", Warmth::Cold),
        ] {
            assert_eq!(written.warmth(path), warmth, "{path}");
        }
    }
}
