//! A numbered issue of a series: its articles whole and in order, to be read and printed as one.

use super::article::{head, text};
use super::aside::{address, document, documents, printed_on, sources};
use super::content::IssuePage;
use super::item::{lost, time};
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use crate::archive::query::Facet;
use crate::archive::route::{Address, Route, Scope};
use crate::model::Article;

/// The page of an issue.
pub(crate) fn issue(setting: &Setting, page: &IssuePage) -> Element {
    let words = setting.words();
    let whole =
        link(setting.list_of(Facet::Series, &page.series)).with(setting.name(Facet::Series, &page.series));
    let mut byline = el("p").class("byline").with(time(setting, page.issue.date.as_deref()));
    let count = words.articles(u32::try_from(page.articles.len()).unwrap_or(u32::MAX));
    byline = byline.with(" ").with(el("span").with(count));
    let file = page
        .issue
        .document
        .as_ref()
        .map(|file| el("p").with(words.issue_file).with(": ").with(document(setting, file)));
    let contents = page.articles.iter().map(|article| {
        el("li").with(
            link(["#", &article.id].concat())
                .maybe_attr("lang", setting.other(&article.language))
                .with(article.title.clone()),
        )
    });
    let contents =
        el("nav").class("contents").attr("aria-label", words.contents).with(el("ol").all(contents.collect()));
    let articles = page.articles.iter().zip(1u32..).map(|(article, place)| {
        let own = Article { body: apart(&article.body, place), ..article.clone() };
        el("article")
            .class("whole")
            .attr("id", article.id.clone())
            .attr("data-article", article.id.clone())
            .with(head(setting, article, "h2"))
            .with(text(setting, &own))
            .maybe(documents(setting, "h3", &article.documents))
            .maybe(sources(setting, "h3", &article.sources))
    });
    let print = el("button").attr("type", "button").attr("data-print", "").with(words.print);
    el("div")
        .class("page issue-page")
        .with(el("p").class("kicker").with(whole))
        .with(el("h1").with(title(setting, page)))
        .with(byline)
        .maybe(file)
        .maybe((page.articles.len() > 1).then_some(contents))
        .with(el("p").class("tools").with(print))
        .all(articles.collect())
        .maybe(page.lost.map(|trouble| lost(setting, trouble)))
        .maybe(address(setting, &here(setting, page)).map(|it| el("p").class("print-only").with(it)))
        .maybe(printed_on(setting))
        .maybe(neighbours(setting, page))
}

/// The path of this very page.
fn here(setting: &Setting, page: &IssuePage) -> String {
    let route = Route::List(Scope::Number(page.series.clone(), page.issue.number));
    Address::new(&setting.language, setting.site.first_language(), route).to_string()
}

/// A body as one among several on a page: its anchors are its own, since headings and footnotes of two articles may be
/// called alike, and its headings stand below that of its article. The sanitiser writes every attribute in double quotes.
fn apart(body: &str, place: u32) -> String {
    let place = place.to_string();
    let ids = body.replace(" id=\"", &[" id=\"a", &place, "-"].concat());
    let mut body = ids.replace(" href=\"#", &[" href=\"#a", &place, "-"].concat());
    // From the lowest, so that none is put down twice.
    for (level, below) in [("5", "6"), ("4", "5"), ("3", "4"), ("2", "3")] {
        body = body.replace(&["<h", level].concat(), &["<h", below].concat());
        body = body.replace(&["</h", level].concat(), &["</h", below].concat());
    }
    body
}

/// What an issue is called: `Peru Update 102`, with its own title where it has one.
pub(crate) fn title(setting: &Setting, page: &IssuePage) -> String {
    let mut title = setting.name(Facet::Series, &page.series);
    title.push(' ');
    title.push_str(&page.issue.number.to_string());
    if !page.issue.title.is_empty() {
        title.push_str(": ");
        title.push_str(&setting.text(&page.issue.title));
    }
    title
}

fn neighbours(setting: &Setting, page: &IssuePage) -> Option<Element> {
    let words = setting.words();
    let to = |number: Option<u32>, rel: &'static str, name: &'static str| {
        let number = number?;
        let route = Route::List(Scope::Number(page.series.clone(), number));
        let said = [name, ": ", words.number, " ", &number.to_string()].concat();
        Some(link(setting.to(&route)).class(rel).attr("rel", rel).with(said))
    };
    el("nav")
        .class("pager")
        .attr("aria-label", words.all_numbers)
        .maybe(to(page.previous, "prev", words.previous))
        .maybe(to(page.next, "next", words.next))
        .or_nothing()
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn anchors_of_two_articles_stay_apart() {
        let body = "<h2 id=\"h-a\">A</h2><a href=\"#fn-1\">1</a><a href=\"site:/b/#c\">b</a>";
        let second = "<h3 id=\"a2-h-a\">A</h3><a href=\"#a2-fn-1\">1</a><a href=\"site:/b/#c\">b</a>";
        assert_eq!(apart(body, 2), second);
    }
}
