//! The page about the site's data, `/data/`: made like a page that somebody wrote, in each language of the interface.

use crate::archive::route::{Address, Route};
use crate::model::{FORMAT, Heading, Page, Site, Version};
use crate::publish::html::escaped;
use crate::publish::schema;
use crate::ui::words::about_data::AboutData;
use crate::ui::words::{Words, numbers};

/// Where the whole archive is, as one file.
pub const WHOLE: &str = "data/v1/archive.jsonl.gz";
/// The folder of the schemas that the data keeps to.
pub const SCHEMAS: &str = "data/v1/schema/";

/// Its route.
#[must_use]
pub fn route() -> Route {
    Route::Page("/data/".to_owned())
}

/// The page in each language. `whole` is the file of the whole archive (path, bytes), `articles` how many are in it.
#[must_use]
pub fn pages(site: &Site, whole: (&str, u64), articles: u32) -> Vec<Page> {
    let codes = || site.languages.iter().map(|language| language.code.as_str());
    let path = |code: &str| Address::new(code, site.first_language(), route()).to_string();
    let version = |code: &str| Version {
        language: code.to_owned(),
        path: path(code),
        title: AboutData::of(code).title.to_owned(),
    };
    let page = |code: &str| {
        let words = AboutData::of(code);
        let heading = |id: &str, text: &str| Heading { level: 2, id: id.to_owned(), text: text.to_owned() };
        Page {
            format: FORMAT,
            path: path(code),
            title: words.title.to_owned(),
            summary: words.summary.to_owned(),
            language: code.to_owned(),
            headings: vec![
                heading("archive-file", words.whole),
                heading("files", words.files),
                heading("schemas", words.schemas),
                heading("licence", words.licence),
            ],
            body: body(site, code, words, whole, articles),
            versions: codes().filter(|other| *other != code).map(version).collect(),
            ..Page::default()
        }
    };
    codes().map(page).collect()
}

fn body(site: &Site, code: &str, words: &AboutData, whole: (&str, u64), articles: u32) -> String {
    let (file, bytes) = whole;
    let head = |id: &str, text: &str| format!("<h2 id=\"{id}\">{text}</h2>");
    let one = |(path, what): &(&str, &str)| {
        let is_found_by_others = path.contains("HASH");
        let link = |name: String| format!("<a href=\"site:/data/v1/{path}\">{name}</a>");
        let name = format!("<code>{path}</code>");
        let name = if is_found_by_others { name } else { link(name) };
        format!("<li>{name}: {what}</li>")
    };
    let schema = |(name, _): &(&str, serde_json::Value)| {
        format!("<li><a href=\"site:/{SCHEMAS}{name}.json\"><code>{name}.json</code></a></li>")
    };
    let name = escaped(site.name.get(code));
    let licence = match &site.licence {
        Some(licence) => words.licence_text.replacen("{}", &escaped(licence), 1).replacen("{}", &name, 1),
        None => words.no_licence.replacen("{}", &name, 1),
    };
    [
        head("archive-file", words.whole),
        format!(
            "<p><a href=\"site:/{file}\" download><strong>{}</strong></a> ({}, {})</p>",
            words.whole_link,
            Words::of(code).articles(articles),
            numbers::size(bytes)
        ),
        format!("<p>{}</p><p>{}</p>", words.whole_text, words.withdrawn),
        head("files", words.files),
        format!("<p>{}</p>", words.files_text),
        format!("<ul>{}</ul>", words.each.iter().map(one).collect::<String>()),
        format!("<p>{}</p>", words.stable),
        head("schemas", words.schemas),
        format!("<p>{}</p>", words.schemas_text),
        format!("<ul>{}</ul>", schema::schemas().iter().map(schema).collect::<String>()),
        head("licence", words.licence),
        format!("<p>{licence}</p>"),
    ]
    .concat()
}
