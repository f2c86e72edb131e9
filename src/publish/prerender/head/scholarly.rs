//! Dublin Core, of articles: what libraries' catalogues and reference managers read.
//!
//! Zotero reads an article with these as a piece in a newspaper: by `DC.type`, the newsroom's name by `og:site_name`, the
//! section by `article:section`, the abstract by the description. There is no `citation_title`, since every reader of
//! those takes a page that has one for a paper in a journal.

use crate::model::Article;

use super::{Said, meta};

pub(super) fn write(said: &Said<'_>, article: &Article, out: &mut String) {
    let site = &said.setting.site;
    out.push_str("<link rel=\"schema.DC\" href=\"http://purl.org/dc/elements/1.1/\">");
    let mut term = |name: &str, value: &str| meta("name", name, value, out);
    term("DC.title", &article.title);
    for author in &article.authors {
        term("DC.creator", &author.name);
    }
    // As it is known, in EDTF: "about 1983" is `1983~`, and what is undated has none.
    term("DC.date", article.date.as_deref().unwrap_or_default());
    term("DC.type", "NewsItem");
    term("DC.language", &article.language);
    term("DC.publisher", site.name.get(&said.setting.language));
    term("DC.identifier", &said.canonical());
    term("DC.rights", site.licence.as_deref().unwrap_or_default());
}
