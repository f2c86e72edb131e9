//! What each page shows, put together from the catalogue as the app puts it together from the written data.

use std::collections::BTreeMap;

use crate::archive::calendar;
use crate::archive::columns::Columns;
use crate::archive::filter::filter;
use crate::archive::front::front;
use crate::archive::listing::{self, PAGE};
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Address, Route, Scope};
use crate::model::{self, Card, Issue};
use crate::publish::compile::latest::COUNTRY;
use crate::publish::compile::{Catalogue, article, card, series};
use crate::publish::content::newsroom::{Numbering, Page};
use crate::publish::feeds::channel::{self, Channel};
use crate::ui::content::{
    CollectionPage, Content, Home, IssuePage, Listing, NumberRow, PageView, Part, Vocabulary, VocabularyPage,
};

use super::Prerender;

/// How many of the newest articles on its topics stand beside a page.
const BESIDE: u32 = 5;
/// A gap of so many numbers is rather a slip of the pen than issues that are not here.
const GAP: u32 = 1000;

/// Counts of works over the whole archive, for readers of one language.
pub(super) struct Counts {
    language: String,
    by_facet: [BTreeMap<String, u32>; 5],
}

impl Counts {
    pub(super) fn new(columns: &Columns, language: &str) -> Self {
        let answer = filter(columns, &Scope::News, &Query::default(), language);
        let by_facet = Facet::ALL.map(|facet| {
            let counts = answer.counts[facet.index()].iter().copied();
            columns.ids(facet).iter().cloned().zip(counts).collect()
        });
        Self { language: language.to_owned(), by_facet }
    }
}

/// The pages that the site itself makes in every language: indexes, lists with filters, numbers.
pub(super) fn routes(catalogue: &Catalogue<'_>) -> Vec<Route> {
    let newsroom = catalogue.newsroom();
    let indexes =
        [Route::Home, Route::Archive, Route::Topics, Route::Regions, Route::AllSeries, Route::KeyIssues];
    let topics = newsroom.topics.iter().map(|it| Scope::Topic(it.id.clone()));
    let regions = newsroom.regions.iter().map(|it| Scope::Region(it.id.clone()));
    let country = Scope::Region(COUNTRY.to_owned());
    let all_series = newsroom.series.iter().map(|it| Scope::Series(it.id.clone()));
    let scopes = std::iter::once(Scope::News).chain(topics).chain(regions).chain([country]).chain(all_series);
    let numbered = newsroom.series.iter().filter(|it| it.numbering != Numbering::None);
    let numbers = numbered.flat_map(|it| {
        let here = catalogue.series().of(&it.id).into_iter().flat_map(series::Contents::numbers);
        here.map(|number| Scope::Number(it.id.clone(), number))
    });
    let collections = newsroom.collections.iter().map(|it| channel::collection_route(&it.id));
    indexes.into_iter().chain(scopes.chain(numbers).map(Route::List)).chain(collections).collect()
}

/// What a page of the site's own shows.
pub(super) fn own(prerender: &Prerender<'_>, language: &str, route: &Route) -> Content {
    match route {
        Route::Home => home(prerender, language),
        Route::Archive => Content::Archive(calendar::archive(prerender.columns, language)),
        Route::Topics => vocabulary(prerender, language, Vocabulary::Topics),
        Route::Regions => vocabulary(prerender, language, Vocabulary::Regions),
        Route::AllSeries => vocabulary(prerender, language, Vocabulary::Series),
        Route::KeyIssues => key_issues(prerender, language),
        Route::List(Scope::Number(id, number)) => issue(prerender, language, id, *number),
        Route::List(scope) => list(prerender, language, scope),
        other => collection(prerender, language, other)
            .unwrap_or_else(|| Content::NotFound { path: other.to_string() }),
    }
}

/// What a collection asks of all news.
fn collection(prerender: &Prerender<'_>, language: &str, route: &Route) -> Option<Content> {
    let mut all = prerender.catalogue.newsroom().collections.iter();
    let found = all.find(|it| channel::collection_route(&it.id) == *route)?;
    let plan = listing::plan(prerender.columns, &Scope::News, &found.query, language, PAGE);
    let items = cards(prerender.catalogue, &plan.rows).into_iter().map(Ok).collect();
    let feed = Channel::Collection(Box::new(found.clone())).path() + ".atom";
    Some(Content::Collection(Box::new(CollectionPage {
        title: found.title.clone(),
        description: found.description.clone(),
        feed: prerender.site.url.is_some().then_some(feed),
        listing: Listing { plan, items, numbers: Vec::new(), search: None },
    })))
}

fn home(prerender: &Prerender<'_>, language: &str) -> Content {
    let newest = &prerender.newest;
    let front = front(newest, language, prerender.site.home.latest, None);
    Content::Home(Home { lead: front.lead, latest: front.latest, events: front.events, total: newest.total })
}

fn vocabulary(prerender: &Prerender<'_>, language: &str, kind: Vocabulary) -> Content {
    let site = &prerender.site;
    let (facet, mut ids): (Facet, Vec<&str>) = match kind {
        Vocabulary::Topics => (Facet::Topic, site.topics.iter().map(|it| it.id.as_str()).collect()),
        Vocabulary::Regions => (Facet::Region, site.regions.iter().map(|it| it.id.as_str()).collect()),
        Vocabulary::Series => (Facet::Series, site.series.iter().map(|it| it.id.as_str()).collect()),
    };
    if kind == Vocabulary::Regions {
        ids.push(COUNTRY);
    }
    let counts = prerender.counts.iter().find(|counts| counts.language == language);
    let count = |id: &str| counts.and_then(|it| it.by_facet[facet.index()].get(id)).copied().unwrap_or(0);
    let rows = ids.into_iter().map(|id| (id.to_owned(), count(id))).collect();
    Content::Vocabulary(VocabularyPage { kind, rows })
}

fn list(prerender: &Prerender<'_>, language: &str, scope: &Scope) -> Content {
    let plan = listing::plan(prerender.columns, scope, &Query::default(), language, PAGE);
    let items = cards(prerender.catalogue, &plan.rows).into_iter().map(Ok).collect();
    let numbers = match scope {
        Scope::Series(id) => numbers(prerender, language, id),
        _ => Vec::new(),
    };
    Content::List(Box::new(Listing { plan, items, numbers, search: None }))
}

fn cards(catalogue: &Catalogue<'_>, rows: &[u32]) -> Vec<Card> {
    rows.iter().map(|row| card::card(catalogue, catalogue.at(*row), None)).collect()
}

/// Every number of a series from the first to the last, with what is known of it; those that are not here count
/// nothing.
fn numbers(prerender: &Prerender<'_>, language: &str, id: &str) -> Vec<NumberRow> {
    let catalogue = prerender.catalogue;
    let described = catalogue.newsroom().one_series(id).filter(|it| it.numbering != Numbering::None);
    let Some(described) = described else { return Vec::new() };
    let mut rows: BTreeMap<u32, u32> = described.issues.iter().map(|issue| (issue.number, 0)).collect();
    let mut before: Option<u32> = None;
    if let Some(contents) = catalogue.series().of(id) {
        for number in contents.numbers() {
            if let Some(last) = before.filter(|last| number - last < GAP) {
                rows.extend((last + 1..number).map(|number| (number, 0)));
            }
            let count = contents.at(catalogue, number, language).len();
            rows.insert(number, u32::try_from(count).unwrap_or(u32::MAX));
            before = Some(number);
        }
    }
    let issue = |number| series::issue(described, number, prerender.first());
    rows.into_iter().map(|(number, count)| NumberRow { issue: issue(number), count }).collect()
}

fn issue(prerender: &Prerender<'_>, language: &str, id: &str, number: u32) -> Content {
    let catalogue = prerender.catalogue;
    let described = catalogue.newsroom().one_series(id);
    let contents = catalogue.series().of(id);
    let rows = contents.map(|it| it.at(catalogue, number, language)).unwrap_or_default();
    let (previous, next) = contents.map(|it| it.beside(number)).unwrap_or_default();
    let plain = Issue { number, ..Issue::default() };
    Content::Issue(Box::new(IssuePage {
        series: id.to_owned(),
        issue: described.map_or(plain, |it| series::issue(it, number, prerender.first())),
        articles: rows.iter().map(|row| article::article(catalogue, catalogue.at(*row))).collect(),
        lost: None,
        previous,
        next,
    }))
}

/// A page that the publisher wrote, with the newest on its topics.
pub(super) fn page(prerender: &Prerender<'_>, page: &Page) -> Content {
    let address = prerender.address_of(&page.address);
    let language = address.language.as_deref().unwrap_or(prerender.first());
    let newest = if page.topics.is_empty() {
        Vec::new()
    } else {
        let topics = page.topics.iter();
        let query = topics.fold(Query::default(), |query, topic| query.with(Facet::Topic, topic, false));
        let plan = listing::plan(prerender.columns, &Scope::News, &query, language, BESIDE);
        cards(prerender.catalogue, &plan.rows)
    };
    let view = PageView { page: prerender.pages.published(page), newest: Part::Ready(newest) };
    Content::Page(Box::new(view))
}

/// A page that was made as if somebody had written it.
pub(super) fn made(page: model::Page) -> Content {
    Content::Page(Box::new(PageView { page, newest: Part::Ready(Vec::new()) }))
}

fn key_issues(prerender: &Prerender<'_>, language: &str) -> Content {
    let newsroom = prerender.catalogue.newsroom();
    let at = |language: &str| {
        let address = Address::new(language, prerender.first(), Route::KeyIssues).to_string();
        newsroom.pages.iter().find(|page| page.address == address)
    };
    let page = at(language).or_else(|| at(prerender.first()));
    let page = page.map(|page| Box::new(prerender.pages.published(page)));
    Content::KeyIssues { page, pages: prerender.site.key_issues_in(language).into_iter().cloned().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::compile::latest;

    #[test]
    fn every_list_with_a_latest_file_has_a_page() {
        let newsroom = crate::publish::compile::samples::newsroom(Vec::new());
        let catalogue = Catalogue::new(&newsroom);
        let routes = routes(&catalogue);
        for (scope, _) in latest::scopes(&catalogue) {
            assert!(routes.contains(&Route::List(scope.clone())), "{scope:?}");
        }
    }
}
