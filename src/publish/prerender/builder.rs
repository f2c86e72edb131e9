//! `/embed/`: how others show the newest of the site. It stands complete without scripts, with the lines for all news;
//! where scripts run, `modules/embed/` lets one choose, shows the list, and writes the lines anew.

use std::fmt::Write as _;

use crate::archive::route::{Address, Route, Scope};
use crate::ui::content::Content;
use crate::ui::words::embedding::Embedding;

use super::Prerender;
use super::without_line::Room;
use crate::publish::html::escaped;

/// What marks the module's room, and the page.
pub(super) const ROOM: &str = "data-embed-room";

/// What a frame may do: run the script, and let a reader's click on a link lead out of it.
const SANDBOX: &str =
    "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

impl Prerender<'_> {
    /// What the page shows.
    pub(super) fn builder(&self, language: &str, path: &str) -> Content {
        let words = Embedding::of(language);
        // What is copied has to be absolute; where the publisher has not said where the site is, that is left to fill in.
        let site = self.site.url.as_deref().unwrap_or("https://SITE/");
        let release = self.frame.embed();
        let mut room = format!(
            "<div {ROOM} data-site=\"{}\" data-version=\"{}\" data-integrity=\"{}\"></div>",
            escaped(self.site.url.as_deref().unwrap_or_default()),
            escaped(release.map_or("", |release| &release.version)),
            escaped(release.map_or("", |release| &release.integrity)),
        );
        // Writing to a string cannot fail.
        let _ = write!(room, "<div data-embed-lines><h2>{}</h2>", words.lines);
        let lines = self.lines(language, site);
        for (name, heading, help) in words.each {
            let line = lines.iter().find(|(of, _)| *of == name).map(|(_, line)| line.as_str());
            let Some(line) = line else { continue };
            let _ = write!(
                room,
                "<section data-line=\"{name}\"><h3>{heading}</h3><p>{help}</p><pre><code>{}</code></pre></section>",
                escaped(line)
            );
        }
        room.push_str("</div>");
        room.push_str(&allowed(words, site));
        let (heading, sent) = words.sent;
        let _ = write!(room, "<h2>{heading}</h2><ul>");
        for line in sent {
            let _ = write!(room, "<li>{line}</li>");
        }
        room.push_str("</ul>");
        Room::Embed.content_with(language, path, &room)
    }

    /// The lines for all news, by name.
    fn lines(&self, language: &str, site: &str) -> Vec<(&'static str, String)> {
        let words = Embedding::of(language);
        let name = self.site.name.get(language);
        let first = self.first();
        let inside = |route: Route| {
            Address::new(language, first, route).to_string().trim_start_matches('/').to_owned()
        };
        let text = escaped(&format!("{}{name}", words.news_from));
        let list = inside(Route::List(Scope::News));
        let element = format!(
            "<chasqui-feed lang=\"{language}\"><a href=\"{site}{list}\">{text}</a></chasqui-feed>",
            language = escaped(language)
        );
        let moving = format!("<script async src=\"{site}embed/v1.js\"></script>");
        let frame = inside(Route::Page("/embed/feed/".to_owned()));
        let mut lines = vec![("script", format!("{moving}\n{element}"))];
        if let Some(release) = self.frame.embed() {
            let pinned = format!(
                "<script async src=\"{site}embed/{}.js\" integrity=\"{}\" crossorigin=\"anonymous\"></script>",
                release.version, release.integrity
            );
            lines.push(("pinned", format!("{pinned}\n{element}")));
        }
        lines.push((
            "frame",
            format!(
                "<iframe src=\"{site}{frame}\" title=\"{text}\" width=\"100%\" height=\"480\" loading=\"lazy\" \
                 referrerpolicy=\"strict-origin\" sandbox=\"{SANDBOX}\"></iframe>"
            ),
        ));
        lines.push(("wordpress", format!("<!-- wp:html -->\n{moving}\n{element}\n<!-- /wp:html -->")));
        // Feeds name their site, so there are none where nobody has said what it is.
        if self.site.url.is_some() {
            lines.push(("feed", format!("{site}feeds/news.atom")));
        }
        lines
    }
}

/// What a page's policy must allow.
fn allowed(words: &Embedding, site: &str) -> String {
    let origin = escaped(origin_of(site));
    let (heading, help) = words.policy;
    let (script, frame) = words.directives;
    format!(
        "<h2>{heading}</h2><p>{help}</p><p>{script}</p><pre><code data-origins>script-src {origin}; connect-src {origin}; \
         img-src {origin}</code></pre><p>{frame}</p><pre><code data-origins>frame-src {origin}</code></pre>"
    )
}

/// `https://example.org` of `https://example.org/a/b/`.
pub(super) fn origin_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(url, |end| &url[..host + end])
}

#[cfg(test)]
mod tests {
    use super::origin_of;

    #[test]
    fn origins() {
        for (url, origin) in [
            ("https://example.org/", "https://example.org"),
            ("https://example.org:8080/a/b/", "https://example.org:8080"),
            ("http://example.org", "http://example.org"),
        ] {
            assert_eq!(origin_of(url), origin);
        }
    }
}
