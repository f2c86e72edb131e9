//! The pages that `site.json` links to, with their other languages, so that a reader of one language is led to the
//! version in it.

use std::collections::{BTreeSet, HashMap};

use crate::model::{INSIDE, Site};
use crate::publish::content::Newsroom;

use super::page::Pages;

/// For each page that the site links to, and each other language it is in: the page, the language, that version.
#[must_use]
pub fn translated(site: &Site, newsroom: &Newsroom, pages: &Pages<'_>) -> Vec<(String, String, String)> {
    let by_address: HashMap<&str, _> =
        newsroom.pages.iter().map(|page| (page.address.as_str(), page)).collect();
    let linked: BTreeSet<String> = hrefs(site).filter_map(inside_path).collect();
    let mut found = Vec::new();
    for path in linked {
        let Some(page) = by_address.get(path.as_str()) else { continue };
        for version in pages.versions(page).iter().filter(|version| version.language != page.language) {
            if version.withdrawn.is_none() {
                found.push((path.clone(), version.language.clone(), version.address.clone()));
            }
        }
    }
    found
}

fn inside_path(href: &str) -> Option<String> {
    let path = href.strip_prefix(INSIDE)?;
    Some(format!("/{}", path.split(['?', '#']).next().unwrap_or_default()))
}

fn hrefs(site: &Site) -> impl Iterator<Item = &str> {
    let home = &site.home;
    let links = site.navigation.iter().chain(&site.footer.links).map(|link| link.href.as_str());
    let ways = home.ways_in.iter().chain(&home.notice);
    let privacy = site.forms.iter().filter_map(|form| form.privacy.as_ref());
    let ways = ways.chain(privacy).filter_map(|way| way.href.as_deref());
    let appeal = home.appeal.iter().map(|appeal| appeal.href.as_str());
    let names = [&home.patrons, &home.sponsors].into_iter().flatten().flat_map(|list| &list.names);
    let names = names.filter_map(|name| name.href.as_deref());
    let panels = site.panels.iter().flat_map(|panel| {
        let action = panel.action.as_ref().map(|action| action.href.as_str());
        panel.href.as_deref().into_iter().chain(action)
    });
    links.chain(ways).chain(appeal).chain(names).chain(panels)
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use crate::model::{Link, Text};
    use crate::publish::content::newsroom::Page;

    #[test]
    fn a_linked_page_tells_its_languages() {
        let mut newsroom = samples::newsroom(Vec::new());
        for path in ["about", "es/sobre", "join"] {
            let work = if path == "es/sobre" { "about" } else { path };
            newsroom.pages.push(Page { work: work.into(), ..samples::page(path) });
        }
        let link = |href: &str| Link { title: Text::default(), href: href.into() };
        let site = Site {
            navigation: vec![
                link("site:/about/#aims"),
                link("site:/join/"),
                link("https://x.example/about/"),
            ],
            ..Site::default()
        };
        let found = translated(&site, &newsroom, &Pages::new(&newsroom));
        assert_eq!(found, [("/about/".into(), "es".into(), "/es/sobre/".into())]);
    }
}
