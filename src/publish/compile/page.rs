//! A page that is no article, with the pages around it.

use std::collections::HashMap;

use crate::archive::date::iso_day;
use crate::model::{self, PageCard};
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Page;

use super::{body, parts};

/// The newsroom's pages by path and by work.
#[derive(Debug)]
pub struct Pages<'a> {
    newsroom: &'a Newsroom,
    by_path: HashMap<&'a str, &'a Page>,
    by_work: HashMap<&'a str, Vec<&'a Page>>,
}

impl<'a> Pages<'a> {
    /// Looks through them once.
    #[must_use]
    pub fn new(newsroom: &'a Newsroom) -> Self {
        let mut by_work: HashMap<&str, Vec<&Page>> = HashMap::new();
        for page in &newsroom.pages {
            let versions = by_work.entry(&page.work).or_default();
            if page.path == page.work {
                versions.insert(0, page);
            } else {
                versions.push(page);
            }
        }
        Self {
            newsroom,
            by_path: newsroom.pages.iter().map(|page| (page.path.as_str(), page)).collect(),
            by_work,
        }
    }

    /// The page with this path below `pages/`, without `.md`.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&'a Page> {
        self.by_path.get(path).copied()
    }

    /// The same page in every language, the original first.
    #[must_use]
    pub fn versions(&self, page: &Page) -> &[&'a Page] {
        self.by_work.get(page.work.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// A page as it is published.
    #[must_use]
    pub fn published(&self, page: &Page) -> model::Page {
        let language = page.language.as_str();
        model::Page {
            format: model::FORMAT,
            path: page.address.clone(),
            title: page.title.clone(),
            summary: page.summary.clone(),
            language: page.language.clone(),
            topics: page.topics.clone(),
            regions: page.regions.clone(),
            places: page.places.iter().map(|place| place.name.clone()).collect(),
            image: page.image.as_ref().map(|image| parts::image(self.newsroom, image, language)),
            documents: page.documents.iter().map(|it| parts::document(it, language)).collect(),
            sources: page.sources.iter().map(|it| parts::source(it, language)).collect(),
            modified: page.modified.map(iso_day),
            withdrawn: page.withdrawn.as_ref().map(|it| parts::note(it, language)),
            action: page.action.as_ref().map(parts::action),
            form: page.form.clone(),
            headings: parts::headings(&page.body),
            body: body::published(self.newsroom, &page.body.html),
            above: self.above(page),
            below: self.below(page),
            versions: self.others(page),
        }
    }

    fn above(&self, page: &Page) -> Vec<PageCard> {
        let mut above: Vec<PageCard> = std::iter::successors(self.parent(page), |it| self.parent(it))
            // A page cannot be above itself; should it be, the walk still ends.
            .take(self.by_path.len())
            .map(page_card)
            .collect();
        above.reverse();
        above
    }

    fn parent(&self, page: &Page) -> Option<&'a Page> {
        page.parent.as_deref().and_then(|path| self.at(path))
    }

    fn below(&self, page: &Page) -> Vec<PageCard> {
        let children = page.children.iter().filter_map(|path| self.at(path));
        children.filter(|child| child.withdrawn.is_none()).map(page_card).collect()
    }

    fn others(&self, page: &Page) -> Vec<model::Version> {
        let others = self.versions(page).iter().filter(|other| other.path != page.path);
        others
            .filter(|other| other.withdrawn.is_none() && page.withdrawn.is_none())
            .map(|other| model::Version {
                language: other.language.clone(),
                path: other.address.clone(),
                title: other.title.clone(),
            })
            .collect()
    }
}

/// What a list shows of a page.
#[must_use]
pub fn page_card(page: &Page) -> PageCard {
    PageCard {
        path: page.address.clone(),
        title: page.title.clone(),
        summary: page.summary.clone(),
        language: page.language.clone(),
    }
}

/// The key-issue pages in every language, in the publisher's order: those with an order first, then by title; a
/// translation without an order of its own stands where its original does.
#[must_use]
pub fn key_issues(newsroom: &Newsroom, pages: &Pages<'_>) -> Vec<PageCard> {
    let order = |page: &Page| {
        let original = pages.versions(page).first().copied().unwrap_or(page);
        let order = page.order.or(original.order);
        (order.is_none(), order, original.title.clone(), page.path != page.work, page.address.clone())
    };
    let is_key_issue = |page: &&Page| {
        let below = page.address.split_once("/key-issues/").filter(|(before, _)| {
            before.is_empty() || newsroom.site.languages.iter().any(|code| before[1..] == **code)
        });
        below.is_some_and(|(_, rest)| rest.trim_end_matches('/').split('/').count() == 1 && !rest.is_empty())
    };
    let mut found: Vec<&Page> =
        newsroom.pages.iter().filter(is_key_issue).filter(|page| page.withdrawn.is_none()).collect();
    found.sort_by_cached_key(|page| order(page));
    found.into_iter().map(page_card).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn key_issues_stand_in_the_publishers_order() {
        let mut newsroom = samples::newsroom(Vec::new());
        let mut page = |path: &str, order: Option<i64>, work: &str| {
            newsroom.pages.push(Page { order, work: work.into(), ..samples::page(path) });
        };
        page("key-issues", None, "key-issues");
        page("key-issues/water", None, "key-issues/water");
        page("key-issues/mining", Some(2), "key-issues/mining");
        page("key-issues/rights", Some(1), "key-issues/rights");
        page("es/key-issues/mineria", None, "key-issues/mining");
        page("key-issues/mining/history", Some(0), "key-issues/mining/history");
        let pages = Pages::new(&newsroom);
        let found: Vec<_> = key_issues(&newsroom, &pages).into_iter().map(|card| card.path).collect();
        let expected =
            ["/key-issues/rights/", "/key-issues/mining/", "/es/key-issues/mineria/", "/key-issues/water/"];
        assert_eq!(found, expected);
        let mining = pages.published(pages.at("key-issues/mining").unwrap());
        assert_eq!(mining.versions[0].path, "/es/key-issues/mineria/");
    }
}
