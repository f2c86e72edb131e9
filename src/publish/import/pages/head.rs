//! What a page says of itself: title, language, dates and authors in its head, and frames instead of a body.

use dom_query::Document;

use super::units::squeezed;

/// What stands in a page's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The `title`.
    pub(super) title: String,
    /// Another title that it gives to other programs.
    pub(super) other_title: String,
    /// BCP 47, as `es`.
    pub(super) language: Option<String>,
    /// Dates of publishing as programs wrote them, the surest first.
    pub(super) dates: Vec<String>,
    /// Dates of the last change.
    pub(super) modified: Vec<String>,
    /// Names of people.
    pub(super) authors: Vec<String>,
    /// Its key words.
    pub(super) keywords: Vec<String>,
    /// The addresses of its frames, the main one first.
    pub(super) frames: Vec<String>,
}

const TITLES: [&str; 3] = ["og:title", "dc.title", "dcterms.title"];
const DATES: [&str; 14] = [
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
];
const MODIFIED: [&str; 5] =
    ["article:modified_time", "dcterms.modified", "dc.date.modified", "last-modified", "datemodified"];
const AUTHORS: [&str; 4] = ["author", "dc.creator", "dcterms.creator", "article:author"];
/// What programs write into a title by themselves.
const NO_TITLES: [&str; 12] = [
    "untitled document",
    "untitled",
    "new page",
    "new page 1",
    "new page 2",
    "document",
    "index",
    "home page",
    "documento sin titulo",
    "documento sin título",
    "pagina nueva 1",
    "página nueva 1",
];

/// Reads a page's head.
pub(super) fn head(page: &Document) -> Head {
    let metas: Vec<(String, String)> = page
        .select("meta")
        .iter()
        .filter_map(|meta| {
            let name =
                ["name", "property", "itemprop", "http-equiv"].iter().find_map(|key| meta.attr(key))?;
            Some((name.trim().to_lowercase(), squeezed(&meta.attr("content")?)))
        })
        .filter(|(_, content)| !content.is_empty())
        .collect();
    let all = |names: &[&str]| -> Vec<String> {
        let of = |name: &&str| {
            metas
                .iter()
                .filter(|(known, _)| known == *name)
                .map(|(_, content)| content.clone())
                .collect::<Vec<_>>()
        };
        names.iter().flat_map(of).collect()
    };
    let first = |names: &[&str]| all(names).into_iter().next().unwrap_or_default();
    let title = squeezed(&page.select("title").first().text());
    let title = if NO_TITLES.contains(&title.to_lowercase().as_str()) { String::new() } else { title };
    let mut dates = linked_data(page, "datePublished");
    dates.extend(all(&DATES));
    let mut modified = linked_data(page, "dateModified");
    modified.extend(all(&MODIFIED));
    let language = page
        .select("html")
        .attr("lang")
        .or_else(|| page.select("html").attr("xml:lang"))
        .or_else(|| page.select("body").attr("lang"))
        .map(|language| language.to_string())
        .or_else(|| all(&["content-language", "dc.language", "language"]).into_iter().next())
        .and_then(|language| code(&language));
    let keywords = first(&["keywords"]);
    Head {
        title,
        other_title: first(&TITLES),
        language,
        dates,
        modified,
        authors: all(&AUTHORS)
            .into_iter()
            .filter(|name| !name.contains("://") && name.len() < 80)
            .take(8)
            .collect(),
        keywords: keywords
            .split([',', ';'])
            .map(squeezed)
            .filter(|word| !word.is_empty() && word.len() < 60)
            .take(20)
            .collect(),
        frames: frames(page),
    }
}

/// A language's code, brought to its form: `EN_gb` is `en-GB`; the region is dropped, as the site lists languages.
fn code(text: &str) -> Option<String> {
    let first = text.trim().split(['-', '_', ',', ' ']).next()?.to_ascii_lowercase();
    ((2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(first)
}

/// The values of a key in JSON-LD, however it is nested.
fn linked_data(page: &Document, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    for script in &page.select("script[type='application/ld+json']") {
        let Ok(json) = serde_json::from_str::<serde_json::Value>(&script.text()) else { continue };
        let mut open = vec![&json];
        while let Some(value) = open.pop() {
            match value {
                serde_json::Value::Array(items) => open.extend(items),
                serde_json::Value::Object(map) => {
                    found.extend(map.get(key).and_then(|date| date.as_str()).map(str::to_owned));
                    open.extend(map.values());
                }
                _ => {}
            }
        }
    }
    found
}

/// Frames, those called main or the like first.
fn frames(page: &Document) -> Vec<String> {
    let frames = page.select("frameset frame");
    let mut found: Vec<(bool, String)> = frames
        .iter()
        .filter_map(|frame| {
            let name = frame.attr_or("name", "").to_lowercase();
            let main = ["main", "content", "body", "right", "centro", "principal", "contenido", "derecha"];
            let side = !main.iter().any(|word| name.contains(word));
            Some((side, frame.attr("src")?.to_string()))
        })
        .collect();
    found.sort_by_key(|(side, _)| *side);
    found.into_iter().map(|(_, src)| src).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads() {
        let page = Document::from(
            "<html lang=es-PE><title> Agua\n limpia </title><meta name=DC.date content=2004-04>\
             <meta property=article:published_time content=2004-04-30T12:00:00-05:00><meta name=Author content='Office'>\
             <meta name=keywords content='agua, , minas'>\
             <script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2004-04-29\"}]}</script><p>x",
        );
        let head = head(&page);
        assert_eq!((head.title.as_str(), head.language.as_deref()), ("Agua limpia", Some("es")));
        assert_eq!(head.dates, ["2004-04-29", "2004-04-30T12:00:00-05:00", "2004-04"]);
        assert_eq!(head.keywords, ["agua", "minas"]);
        assert_eq!(head.authors, ["Office"]);
    }

    #[test]
    fn frames_and_titles_that_are_none() {
        let page = Document::from(
            "<html><head><title>Untitled Document</title></head><frameset cols='20%,80%'><frame src=menu.html name=left>\
             <frame src=start.html name=MainFrame></frameset></html>",
        );
        let head = head(&page);
        assert_eq!(
            (head.title.as_str(), head.frames),
            ("", vec!["start.html".to_owned(), "menu.html".to_owned()])
        );
    }
}
