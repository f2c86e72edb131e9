//! What a page's `<head>` says of it: title, description, canonical address, its versions in other languages.

use super::content::{Content, Vocabulary};
use super::setting::Setting;
use super::{dated, issue, sentence, vocabulary};
use crate::archive::query::Query;
use crate::archive::route::{Address, Scope};
use crate::model::{Article, Page, Version};

/// What a page's `<head>` says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// With the newsroom's name.
    pub title: String,
    /// A sentence or two; empty when there is nothing to say.
    pub description: String,
    /// Path from the site's root, with the canonical query.
    pub canonical: String,
    /// Of the page's interface, a BCP 47 code.
    pub language: String,
    /// The same page in every language it is in, its own among them: code and path; empty when it is in one only.
    pub alternates: Vec<(String, String)>,
    /// Whether search engines should pass it over.
    pub noindex: bool,
}

impl Head {
    /// What the head says of `content`, shown at `address`.
    #[must_use]
    pub fn of(setting: &Setting, content: &Content, address: &Address) -> Self {
        let words = setting.words();
        let site = &setting.site;
        let mut head = Self {
            canonical: address.to_string(),
            language: setting.language.clone(),
            alternates: everywhere(setting, address, ""),
            ..Self::default()
        };
        let title = match content {
            Content::Home(_) => {
                head.description = setting.text(&site.home.mission);
                head.never_silent(setting);
                let mut title = setting.text(&site.name);
                if !site.tagline.is_empty() {
                    title.push_str(": ");
                    title.push_str(&setting.text(&site.tagline));
                }
                head.title = title;
                return head;
            }
            Content::List(listing) => {
                let query = listing.plan.query.to_url();
                head.canonical.push_str(&query);
                head.alternates = everywhere(setting, address, &query);
                // A search by words, or nothing at all, is nobody's landing page.
                head.noindex = !listing.plan.query.words.is_empty()
                    || (listing.plan.total == 0 && listing.plan.query != Query::default());
                head.description = describe(setting, &listing.plan.scope);
                sentence::title(setting, &listing.plan.scope, &listing.plan.query)
            }
            Content::Collection(page) => {
                let own = [&page.description, &site.tagline].into_iter().find(|text| !text.is_empty());
                head.description = own.map(|text| setting.text(text)).unwrap_or_default();
                setting.text(&page.title)
            }
            Content::Dated(dated) => {
                head.description = words.articles(dated.total);
                let title = dated::title(setting, dated);
                if dated.scope == Scope::News { [words.news, ": ", &title].concat() } else { title }
            }
            Content::Article(article) => {
                head.article(setting, article);
                article.title.clone()
            }
            Content::Issue(page) => {
                head.description = describe(setting, &Scope::Series(page.series.clone()));
                issue::title(setting, page)
            }
            Content::Archive(page) => {
                head.description = [&words.articles(page.total), " ", words.archive_intro].concat();
                words.archive.to_owned()
            }
            Content::Vocabulary(page) => {
                let kind: Vocabulary = page.kind;
                vocabulary::title(setting, kind).to_owned()
            }
            Content::KeyIssues { page, .. } => match page {
                Some(page) => {
                    head.description.clone_from(&page.summary);
                    page.title.clone()
                }
                None => words.key_issues.to_owned(),
            },
            Content::Page(view) => {
                head.page(setting, &view.page);
                view.page.title.clone()
            }
            Content::NotFound { .. } => {
                head.noindex = true;
                head.alternates.clear();
                words.not_found.to_owned()
            }
        };
        head.title = titled(setting, &title);
        head.never_silent(setting);
        head
    }

    /// The title of a list that could not be looked up.
    #[must_use]
    pub fn title_of_list(setting: &Setting, scope: &Scope, query: &Query) -> String {
        titled(setting, &sentence::title(setting, scope, query))
    }

    /// Every page says something: what its newsroom is, where nothing is said of it alone.
    fn never_silent(&mut self, setting: &Setting) {
        let site = &setting.site;
        if self.description.is_empty() {
            self.description = setting.text(if site.tagline.is_empty() { &site.name } else { &site.tagline });
        }
    }

    fn article(&mut self, setting: &Setting, article: &Article) {
        self.description.clone_from(&article.summary);
        self.canonical.clone_from(&article.path);
        self.alternates = versions(setting, &article.language, &article.path, &article.versions);
        self.noindex = article.withdrawn.is_some();
    }

    fn page(&mut self, setting: &Setting, page: &Page) {
        self.description.clone_from(&page.summary);
        self.canonical.clone_from(&page.path);
        self.alternates = versions(setting, &page.language, &page.path, &page.versions);
        self.noindex = page.withdrawn.is_some();
    }
}

fn titled(setting: &Setting, title: &str) -> String {
    [title, " · ", &setting.short_name()].concat()
}

/// The same address in every language of the interface.
fn everywhere(setting: &Setting, address: &Address, query: &str) -> Vec<(String, String)> {
    let site = &setting.site;
    if site.languages.len() < 2 {
        return Vec::new();
    }
    let one = |code: &str| {
        let mut path = Address::new(code, site.first_language(), address.route.clone()).to_string();
        path.push_str(query);
        (code.to_owned(), path)
    };
    site.languages.iter().map(|language| one(&language.code)).collect()
}

/// The versions that there are.
fn versions(_: &Setting, language: &str, path: &str, others: &[Version]) -> Vec<(String, String)> {
    let others: Vec<_> = others.iter().filter(|version| version.language != language).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let own = (language.to_owned(), path.to_owned());
    std::iter::once(own).chain(others.into_iter().map(|v| (v.language.clone(), v.path.clone()))).collect()
}

/// A list's description: its vocabulary's, else the newsroom's tagline.
fn describe(setting: &Setting, scope: &Scope) -> String {
    let site = &setting.site;
    let text = match scope {
        Scope::Topic(id) => site.topic(id).map(|topic| &topic.description),
        Scope::Region(id) => site.region(id).map(|region| &region.description),
        Scope::Series(id) | Scope::Number(id, _) => site.one_series(id).map(|series| &series.description),
        Scope::News => None,
    };
    setting.text(text.filter(|text| !text.is_empty()).unwrap_or(&site.tagline))
}
