//! `/embed/feed/`, the page for frames on other sites. It is the script of `embed/` and the newest of all news, which those
//! see who run no scripts; never the app. A frame may be sandboxed without an origin of its own, where no module and no
//! WebAssembly would load.

use std::fmt::Write as _;

use crate::archive::date::Edtf;
use crate::archive::route::{Address, Route, Scope};
use crate::publish::compile::card;
use crate::ui::words::embedding::Embedding;
use crate::ui::words::{Words, dates};

use super::builder::origin_of;
use super::{PageFile, Prerender, file_of, place};
use crate::publish::html::escaped;

/// How many articles stand there.
const MOST: usize = 10;

impl Prerender<'_> {
    /// The page in each language.
    pub(super) fn framed(&self) -> Vec<PageFile> {
        self.catalogue.newsroom().site.languages.iter().map(|language| self.framed_in(language)).collect()
    }

    fn framed_in(&self, language: &str) -> PageFile {
        let words = Embedding::of(language);
        let path = |route: Route| Address::new(language, self.first(), route).to_string();
        let own = path(Route::Page("/embed/feed/".to_owned()));
        let news = path(Route::List(Scope::News));
        let base = place::base_of(&own);
        let inside = |path: &str| escaped(&format!("{base}{}", path.trim_start_matches('/')));
        let url = self.site.url.as_deref();
        let canonical = url.map_or_else(|| inside(&news), |url| escaped(&format!("{url}{}", &news[1..])));
        let title = escaped(&format!("{}{}", words.newest_of, self.site.name.get(language)));
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{language}\" data-chasqui-frame><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
             <meta name=\"description\" content=\"{title}\">\
             <meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{canonical}\">\
             <link rel=\"stylesheet\" href=\"{base}embed/frame.css\"><script src=\"{base}embed/v1.js\"></script></head>\n\
             <body><main><chasqui-feed lang=\"{language}\" heading=\"1\"><div class=\"all\">\
             <h1><a href=\"{news}\" target=\"_top\">{title}</a></h1><noscript><p>{no_scripts}</p></noscript><ul>",
            language = escaped(language),
            policy = escaped(&policy(url)),
            news = inside(&news),
            no_scripts = words.frame_no_scripts,
        );
        self.newest_rows(language, inside, &mut html);
        html.push_str("</ul></div></chasqui-feed></main></body></html>\n");
        PageFile { path: file_of(&own), html, made_from: None }
    }

    fn newest_rows(&self, language: &str, inside: impl Fn(&str) -> String, html: &mut String) {
        let words = Words::of(language);
        let rows: Vec<u32> = self.catalogue.rows().collect();
        for row in self.catalogue.fold(&rows, language).into_iter().take(MOST) {
            let card = card::card(self.catalogue, self.catalogue.at(row), None);
            let other = (card.language != language).then(|| escaped(&card.language));
            let lang = other.map_or_else(String::new, |code| format!(" lang=\"{code}\" hreflang=\"{code}\""));
            let (machine, said) = if let Some(event) = &card.event {
                (Some(event.starts.clone()), dates::local(&event.starts, words))
            } else {
                let read = card.date.as_deref().and_then(|text| Edtf::parse(text).ok());
                (read.and_then(|date| date.datetime()), dates::known(card.date.as_deref(), words))
            };
            let said = escaped(&said);
            let when = machine.map_or_else(
                || said.clone(),
                |machine| format!("<time datetime=\"{}\">{said}</time>", escaped(&machine)),
            );
            // Writing to a string cannot fail.
            let _ = write!(
                html,
                "<li><a href=\"{}\" target=\"_top\"{lang}>{}</a><p>{when}</p></li>",
                inside(&card.path),
                escaped(&card.title)
            );
        }
    }
}

/// What the page may do: nothing but what the list needs, from this site. The site's own origin is named too where it is
/// known, since a frame without an origin of its own is not in every browser part of `'self'`. Anybody may frame it.
fn policy(url: Option<&str>) -> String {
    let own = url.map(origin_of).filter(|origin| !origin.contains([';', ',', ' ', '\'', '"']));
    let own = own.map_or_else(|| "'self'".to_owned(), |origin| format!("'self' {origin}"));
    format!(
        "default-src 'none'; script-src {own}; style-src {own}; img-src {own}; connect-src {own}; base-uri 'none'; \
         form-action 'none'"
    )
}
