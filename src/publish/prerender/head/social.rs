//! Open Graph: what other sites show of a page when it is shared there. Its description they take from the page's own.

use crate::archive::query::Facet;
use crate::publish::content::address::encode_path;
use crate::ui::content::Content;

use super::pictures::Shown;
use super::{Said, known, meta};

pub(super) fn write(said: &Said<'_>, picture: Option<&Shown>, out: &mut String) {
    let (setting, site) = (said.setting, &said.setting.site);
    let mut property = |name: &str, value: &str| meta("property", name, value, out);
    let (title, kind) = match said.content {
        Content::Article(article) => (article.title.as_str(), "article"),
        Content::Page(view) => (view.page.title.as_str(), "website"),
        _ => (said.head.title.as_str(), "website"),
    };
    property("og:title", title);
    property("og:type", kind);
    property("og:site_name", site.name.get(&setting.language));
    if let Content::Article(article) = said.content {
        // A moment is wanted there; a day is the least that is one.
        let published = known::day(article.date.as_deref());
        property("article:published_time", &published.unwrap_or_default());
        property("article:modified_time", &known::modified(article).unwrap_or_default());
        property("article:section", &setting.name(Facet::Kind, &article.kind));
        for topic in &article.topics {
            property("article:tag", &setting.name(Facet::Topic, topic));
        }
    }
    // Both are of use with an absolute address only.
    if site.url.is_none() {
        return;
    }
    property("og:url", &said.canonical());
    if let Some(Shown { picture, .. }) = picture {
        property("og:image", &said.absolute(&encode_path(&picture.file)));
        // The first view of a list has no room for more.
        if matches!(said.content, Content::List(_)) {
            return;
        }
        property("og:image:width", &picture.width.to_string());
        property("og:image:height", &picture.height.to_string());
        property("og:image:alt", &picture.alt);
        meta("name", "twitter:card", "summary_large_image", out);
    }
}
