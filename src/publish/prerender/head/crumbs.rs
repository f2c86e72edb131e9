//! Where a page stands, from the front page down: a `BreadcrumbList`.

use serde_json::{Value, json};

use crate::archive::query::Facet;
use crate::archive::route::{Route, Scope};
use crate::ui::content::Content;

use super::Said;
use super::linked::is_home;

/// The way to a page; nothing for one that stands right below the front page, which the front page says itself.
pub(super) fn list(said: &Said<'_>) -> Option<Value> {
    let setting = said.setting;
    let words = setting.words();
    let route = |route: Route, name: String| (name, setting.path(&route));
    let mut way: Vec<(String, String)> = match said.content {
        Content::Article(article) => {
            vec![
                route(Route::List(Scope::News), words.news.to_owned()),
                (article.title.clone(), String::new()),
            ]
        }
        Content::Page(view) => {
            let above = view.page.above.iter().map(|page| (page.title.clone(), page.path.clone()));
            above.chain([(view.page.title.clone(), String::new())]).collect()
        }
        Content::List(listing) => match &listing.plan.scope {
            Scope::News => return None,
            Scope::Topic(id) => {
                vec![
                    route(Route::Topics, words.topics.to_owned()),
                    (setting.name(Facet::Topic, id), String::new()),
                ]
            }
            Scope::Region(id) => {
                vec![
                    route(Route::Regions, words.regions.to_owned()),
                    (setting.name(Facet::Region, id), String::new()),
                ]
            }
            Scope::Series(id) => {
                vec![
                    route(Route::AllSeries, words.all_series.to_owned()),
                    (setting.name(Facet::Series, id), String::new()),
                ]
            }
            Scope::Number(id, number) => in_series(said, id, *number),
        },
        Content::Issue(page) => in_series(said, &page.series, page.issue.number),
        _ => return None,
    };
    if way.len() < 2 || is_home(&said.address.route) {
        return None;
    }
    way.insert(0, route(Route::Home, setting.short_name()));
    let last = way.len();
    let items = way.into_iter().enumerate().map(|(at, (name, path))| {
        let mut item = json!({"@type": "ListItem", "position": at + 1, "name": name});
        if at + 1 < last {
            item["item"] = said.absolute(&path).into();
        }
        item
    });
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()}))
}

fn in_series(said: &Said<'_>, id: &str, number: u32) -> Vec<(String, String)> {
    let setting = said.setting;
    vec![
        (setting.words().all_series.to_owned(), setting.path(&Route::AllSeries)),
        (setting.name(Facet::Series, id), setting.path(&Route::List(Scope::Series(id.to_owned())))),
        (number.to_string(), String::new()),
    ]
}
