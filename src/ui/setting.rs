//! Where a view is shown: of which site, in which language of the interface, at which depth, at what time.

use std::sync::Arc;

use super::words::Words;
use crate::archive::query::Query;
use crate::archive::route::{Address, Route, Scope};
use crate::model::{INSIDE, Site, Text};

/// What every view needs to know beside its content. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Identity, navigation, vocabularies.
    pub site: Arc<Site>,
    /// The interface's language, a BCP 47 code.
    pub language: String,
    /// How the site's root is reached from this page, with its last slash: `../../` in a prerendered page, the path of
    /// the root in the browser.
    pub base: String,
    /// The time in seconds since 1970, known in the browser alone: a prerendered page never says what is past.
    pub now: Option<i64>,
}

impl Setting {
    /// The reference to a page or file inside the site, given by its path from the root.
    #[must_use]
    pub fn inside(&self, path: &str) -> String {
        let mut reference = self.base.clone();
        reference.push_str(path.trim_start_matches('/'));
        reference
    }

    /// The reference to an `href` of the data: inside, or absolute with a scheme that cannot run anything; anything
    /// else leads nowhere.
    #[must_use]
    pub fn href(&self, address: &str) -> String {
        if let Some(path) = address.strip_prefix(INSIDE) {
            return self.inside(&self.own(&format!("/{path}")));
        }
        let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
        let safe = ["https", "http", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        if safe { address.to_owned() } else { "#".to_owned() }
    }

    /// The path of the page at `path`, in the interface's language where the site has it so.
    fn own(&self, path: &str) -> String {
        let further: Vec<&str> = self.site.languages.iter().skip(1).map(|l| l.code.as_str()).collect();
        let address = Address::parse(path, &further);
        match address.route {
            _ if address.language.is_some() || self.language == self.site.first_language() => path.to_owned(),
            Route::Page(_) | Route::Article(_) => self.site.in_language(path, &self.language).to_owned(),
            route => self.path(&route),
        }
    }

    /// The reference to a page in the interface's language.
    #[must_use]
    pub fn to(&self, route: &Route) -> String {
        self.inside(&self.path(route))
    }

    /// The path of a page in the interface's language.
    #[must_use]
    pub fn path(&self, route: &Route) -> String {
        let mut path = self.site.language_root(&self.language);
        path.push_str(&route.to_string());
        path
    }

    /// The reference to a list with its filters.
    #[must_use]
    pub fn list(&self, scope: &Scope, query: &Query) -> String {
        let mut reference = self.to(&Route::List(scope.clone()));
        reference.push_str(&query.to_url());
        reference
    }

    /// The interface's words.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        Words::of(&self.language)
    }

    /// The body of a text with its inside addresses made references.
    #[must_use]
    pub fn body(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        // Bodies are written by the sanitiser, which puts every attribute in double quotes and escapes `"` in texts'
        // attributes: this sequence is always the start of an address. The copies of a picture are several in one value.
        while let Some(at) = rest.find("=\"site:/") {
            let (before, value) = rest.split_at(at + 2);
            out.push_str(before);
            let is_list = before.ends_with("srcset=\"");
            let end = if is_list { value.find('"').unwrap_or(value.len()) } else { INSIDE.len() };
            for address in value[..end].split_inclusive(", ") {
                match address.strip_prefix(INSIDE) {
                    Some(path) => out.extend([self.base.as_str(), path]),
                    None => out.push_str(address),
                }
            }
            rest = &value[end..];
        }
        out.push_str(rest);
        out
    }

    /// A text in the interface's language, else in any.
    pub(crate) fn text(&self, text: &Text) -> String {
        text.get(&self.language).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;

    #[test]
    fn references() {
        let mut setting = sample::setting("es");
        setting.base = "../../".into();
        assert_eq!(setting.inside("/news/"), "../../news/");
        assert_eq!(setting.to(&crate::archive::route::Route::Archive), "../../es/archive/");
        for (address, reference) in [
            ("site:/about/", "../../about/"),
            ("https://example.org/", "https://example.org/"),
            ("MAILTO:office@example.org", "MAILTO:office@example.org"),
            ("javascript:alert(1)", "#"),
            (" javascript:alert(1)", "#"),
            ("java\nscript:alert(1)", "#"),
            ("data:text/html,x", "#"),
            ("//example.org/", "#"),
            ("", "#"),
        ] {
            assert_eq!(setting.href(address), reference, "{address}");
        }
        let copies = r#"<source srcset="site:/a.webp 400w, site:/b.webp 800w"><a href="site:/c, d/">"#;
        let referred = r#"<source srcset="../../a.webp 400w, ../../b.webp 800w"><a href="../../c, d/">"#;
        assert_eq!(setting.body(copies), referred);
        let body = r#"<a href="site:/a/">site:/ x="site:/</a><img src="site:/media/b.png">"#;
        assert_eq!(
            setting.body(body),
            r#"<a href="../../a/">site:/ x="../../</a><img src="../../media/b.png">"#
        );
    }
}
