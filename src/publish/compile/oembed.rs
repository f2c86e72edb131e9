//! oEmbed answers as files: what another site shows where somebody pastes the address of one of our pages.
//!
//! A static host cannot answer for any address, so each page that has an answer names its file
//! (`<link rel="alternate" type="application/json+oembed">`). A list is shown as a list, in a frame; an article and a
//! key issue are shown as what they are called. Which pages have one, and why not all, says docs/decisions/oembed.md.

use serde_json::{Value, json};

use crate::archive::query::Facet;
use crate::archive::route::{Address, Route, Scope};
use crate::publish::content::Newsroom;
use crate::publish::content::address::encode_path;
use crate::publish::content::newsroom::{Collection, Picture};
use crate::publish::feeds::channel::{collection_route, is_collection};
use crate::publish::html::escaped;
use crate::ui::Setting;

use super::latest::COUNTRY;

/// With so many articles at most each has a file of its own; with more, lists and key issues alone.
pub const MOST_ARTICLES: usize = 5000;
/// The size of a list's frame, until it says how high it is.
const FRAME: (u32, u32) = (600, 480);

/// Which pages have an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Which {
    articles: bool,
}

impl Which {
    /// Of a newsroom.
    #[must_use]
    pub fn of(newsroom: &Newsroom) -> Self {
        Self { articles: newsroom.articles.len() <= MOST_ARTICLES }
    }

    /// Whether the page of a route has one.
    #[must_use]
    pub fn has(self, route: &Route) -> bool {
        match route {
            Route::List(Scope::Topic(_) | Scope::Region(_) | Scope::Series(_)) => true,
            Route::Article(_) => self.articles,
            Route::Page(path) => is_key_issue(path) || is_collection(path),
            _ => false,
        }
    }
}

fn is_key_issue(path: &str) -> bool {
    path.strip_prefix("/key-issues/").is_some_and(|rest| !rest.is_empty())
}

/// Where the answer for the page at `path` stands, relative to the root.
#[must_use]
pub fn file(path: &str) -> String {
    format!("{}oembed.json", path.trim_start_matches('/'))
}

/// All answers with their files; none where the site's address is not known. `setting` is of any language.
#[must_use]
pub fn answers(newsroom: &Newsroom, setting: &Setting) -> Vec<(String, Value)> {
    let Some(url) = newsroom.site.url.as_deref() else { return Vec::new() };
    let maker = Maker { newsroom, url };
    let languages = newsroom.site.languages.iter();
    let lists = languages.flat_map(|language| {
        let setting = Setting { language: language.clone(), ..setting.clone() };
        let lists = scopes(newsroom).map(|(facet, id)| maker.list(&setting, facet, id));
        let collections = newsroom.collections.iter().map(|it| maker.collection(&setting, it));
        lists.chain(collections).collect::<Vec<_>>()
    });
    let key_issues = newsroom.pages.iter().filter(|page| page.withdrawn.is_none()).filter_map(|page| {
        let further: Vec<&str> = newsroom.site.languages.iter().skip(1).map(String::as_str).collect();
        let Route::Page(path) = Address::parse(&page.address, &further).route else { return None };
        let picture = maker.picture(page.image.as_ref(), &page.topics);
        is_key_issue(&path)
            .then(|| (file(&page.address), maker.link(&page.title, &page.language, &[], picture)))
    });
    let mut all: Vec<(String, Value)> = lists.chain(key_issues).collect();
    if Which::of(newsroom).articles {
        all.extend(newsroom.articles.iter().filter(|article| article.withdrawn.is_none()).map(|article| {
            let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
            let picture = maker.picture(article.image.as_ref(), &article.topics);
            (file(&article.address), maker.link(&article.title, &article.language, &names, picture))
        }));
    }
    all
}

/// The lists that have a page of their own, but that of all news, with the facet that chooses them.
fn scopes(newsroom: &Newsroom) -> impl Iterator<Item = (Facet, &str)> {
    let topics = newsroom.topics.iter().map(|topic| (Facet::Topic, topic.id.as_str()));
    let regions = newsroom.regions.iter().map(|region| (Facet::Region, region.id.as_str()));
    let series = newsroom.series.iter().map(|series| (Facet::Series, series.id.as_str()));
    topics.chain(regions).chain([(Facet::Region, COUNTRY)]).chain(series)
}

struct Maker<'a> {
    newsroom: &'a Newsroom,
    url: &'a str,
}

impl Maker<'_> {
    fn answer(&self, kind: &str, title: &str, language: &str) -> Value {
        json!({
            "version": "1.0",
            "type": kind,
            "title": title,
            "provider_name": self.newsroom.site.name.get(language),
            "provider_url": self.url,
            // A day: lists move.
            "cache_age": 86400,
        })
    }

    /// What a page is called, with its picture.
    fn link(&self, title: &str, language: &str, authors: &[&str], picture: Option<&Picture>) -> Value {
        let mut answer = self.answer("link", title, language);
        if !authors.is_empty() {
            answer["author_name"] = authors.join(", ").into();
        }
        if let Some(picture) = picture {
            answer["thumbnail_url"] = format!("{}{}", self.url, encode_path(&picture.file)).into();
            answer["thumbnail_width"] = picture.width.into();
            answer["thumbnail_height"] = picture.height.into();
        }
        answer
    }

    /// Its own picture, else its topic's.
    fn picture<'p>(&'p self, own: Option<&'p Picture>, topics: &[String]) -> Option<&'p Picture> {
        let of_topic = |id: &String| self.newsroom.topic(id).and_then(|topic| topic.image.as_ref());
        own.or_else(|| topics.iter().find_map(of_topic))
    }

    fn list(&self, setting: &Setting, facet: Facet, id: &str) -> (String, Value) {
        let id_of = |id: &str| id.to_owned();
        let scope = match facet {
            Facet::Topic => Scope::Topic(id_of(id)),
            Facet::Region => Scope::Region(id_of(id)),
            _ => Scope::Series(id_of(id)),
        };
        let asked = format!("{}={id}", facet.name());
        self.framed(setting, &Route::List(scope), &setting.name(facet, id), &asked)
    }

    fn collection(&self, setting: &Setting, collection: &Collection) -> (String, Value) {
        let asked = collection.query.to_url();
        let title = collection.title.get(&setting.language);
        self.framed(setting, &collection_route(&collection.id), title, asked.trim_start_matches('?'))
    }

    /// The newest of a list, in the frame that shows them to pages which allow no script of ours. The link before it
    /// is what those show that allow no frame either. `asked` is the query that the frame understands as the list's page
    /// does.
    fn framed(&self, setting: &Setting, route: &Route, title: &str, asked: &str) -> (String, Value) {
        let path = setting.path(route);
        let language = setting.language.as_str();
        let mut source = format!("{}embed/feed/?{asked}", self.url);
        if language != setting.site.first_language() {
            source.push_str("&lang=");
            source.push_str(language);
        }
        let (width, height) = FRAME;
        let page = format!("{}{}", self.url, path.trim_start_matches('/'));
        let html = format!(
            "<blockquote><a href=\"{page}\">{title}</a></blockquote><iframe src=\"{source}\" title=\"{title}\" \
             width=\"{width}\" height=\"{height}\" loading=\"lazy\" frameborder=\"0\" \
             sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
            page = escaped(&page),
            title = escaped(title),
            source = escaped(&source),
        );
        let mut answer = self.answer("rich", title, language);
        answer["html"] = html.into();
        answer["width"] = width.into();
        answer["height"] = height.into();
        (file(&path), answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_pages_have_one() {
        let (few, many) = (Which { articles: true }, Which { articles: false });
        let further = ["es"];
        for (path, small, large) in [
            ("/topics/mining/", true, true),
            ("/es/regions/country/", true, true),
            ("/series/update/", true, true),
            ("/series/update/102/", false, false),
            ("/key-issues/mining/", true, true),
            ("/key-issues/", false, false),
            ("/news/2019/06/a/", true, false),
            ("/news/2019/", false, false),
            ("/about/aims/", false, false),
        ] {
            let route = Address::parse(path, &further).route;
            assert_eq!((few.has(&route), many.has(&route)), (small, large), "{path}");
        }
        assert_eq!(file("/es/topics/mining/"), "es/topics/mining/oembed.json");
    }
}
