//! Every address of a site as a type, read and printed in one place.
//!
//! A path here begins at the site's root, wherever that is put: `/news/2019/06/letter/`. It is printed with its last
//! slash and read with or without it.

use std::fmt;

/// A page in one of the interface's languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// `None` for the first language, which is at `/`; else the code that the path begins with.
    pub language: Option<String>,
    /// What is there.
    pub route: Route,
}

/// What an address shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The front page.
    Home,
    /// A list with filters: all news, or what is on a topic, in a region, of a series.
    List(Scope),
    /// The articles of a year, of a list; `part` counts from 1.
    Year {
        /// Whose.
        scope: Scope,
        /// As 2019.
        year: i32,
        /// From 1.
        part: u32,
    },
    /// All news of a month.
    Month {
        /// As 2019.
        year: i32,
        /// 1 to 12.
        month: u32,
        /// From 1.
        part: u32,
    },
    /// The undated articles of a list.
    Undated {
        /// Whose.
        scope: Scope,
        /// From 1.
        part: u32,
    },
    /// One article.
    Article(ArticleRoute),
    /// Years and months at a glance.
    Archive,
    /// All topics.
    Topics,
    /// All regions.
    Regions,
    /// All series.
    AllSeries,
    /// The key issues.
    KeyIssues,
    /// Any page by its path, as `/about/aims/`.
    Page(String),
}

/// Whose articles a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All.
    News,
    /// Those on a topic.
    Topic(String),
    /// Those in a region; `country` for those without one.
    Region(String),
    /// Those of a series.
    Series(String),
    /// Those with a number of a series that has numbers. In a series without numbers the same address is a year,
    /// which only the vocabulary can tell: see [`Route::settle`].
    Number(String, u32),
}

/// Where an article stands: by year and month as far as they are known, and its slug.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticleRoute {
    /// Not known: `undated`.
    pub year: Option<i32>,
    /// 1 to 12; not known without a year.
    pub month: Option<u32>,
    /// Has at least one letter.
    pub slug: String,
}

impl Address {
    /// Reads a path. `further` are the codes of the interface's languages but the first.
    #[must_use]
    pub fn parse<S: AsRef<str>>(path: &str, further: &[S]) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut pieces: Vec<&str> = path.split('/').filter(|piece| !piece.is_empty()).collect();
        let code =
            pieces.first().filter(|first| further.iter().any(|code| code.as_ref() == **first)).copied();
        if code.is_some() {
            pieces.remove(0);
        }
        Self { language: code.map(str::to_owned), route: Route::from_pieces(&pieces) }
    }

    /// The address of `route` in `language`, given the site's first language.
    #[must_use]
    pub fn new(language: &str, first: &str, route: Route) -> Self {
        Self { language: (language != first).then(|| language.to_owned()), route }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.language {
            write!(f, "/{code}")?;
        }
        self.route.fmt(f)
    }
}

impl Route {
    fn from_pieces(pieces: &[&str]) -> Self {
        match *pieces {
            [] => Some(Self::Home),
            ["archive"] => Some(Self::Archive),
            ["topics"] => Some(Self::Topics),
            ["regions"] => Some(Self::Regions),
            ["series"] => Some(Self::AllSeries),
            ["key-issues"] => Some(Self::KeyIssues),
            ["news", ref below @ ..] => news(below),
            ["topics", id, ref below @ ..] => dated(Scope::Topic(id.to_owned()), below),
            ["regions", id, ref below @ ..] => dated(Scope::Region(id.to_owned()), below),
            ["series", id, ref below @ ..] => series(id, below),
            _ => None,
        }
        .unwrap_or_else(|| Self::Page(page_path(pieces)))
    }

    /// Tells a year from a number below a series: `numbered` says whether the series has numbers.
    #[must_use]
    pub fn settle(self, numbered: impl Fn(&str) -> bool) -> Self {
        match self {
            Self::List(Scope::Number(id, number)) if !numbered(&id) => {
                let year = i32::try_from(number).unwrap_or_default();
                Self::Year { scope: Scope::Series(id), year, part: 1 }
            }
            Self::Year { scope: Scope::Series(id), year, part: 1 } if numbered(&id) => {
                Self::List(Scope::Number(id, u32::try_from(year).unwrap_or_default()))
            }
            other => other,
        }
    }
}

fn page_path(pieces: &[&str]) -> String {
    pieces.iter().fold(String::from("/"), |path, piece| path + piece + "/")
}

fn year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn month(text: &str) -> Option<u32> {
    let number = text.parse().ok()?;
    (text.len() == 2 && (1..=12).contains(&number)).then_some(number)
}

/// `part-2` and up.
fn part(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("part-")?;
    let number = digits.parse().ok()?;
    (number > 1 && !digits.starts_with(['0', '+'])).then_some(number)
}

fn slug(text: &str) -> Option<String> {
    text.bytes().any(|b| !b.is_ascii_digit()).then(|| text.to_owned())
}

fn news(below: &[&str]) -> Option<Route> {
    if let Some(route) = dated(Scope::News, below) {
        return Some(route);
    }
    match *below {
        [y, m] if month(m).is_some() => Some(Route::Month { year: year(y)?, month: month(m)?, part: 1 }),
        [y, m, p] if part(p).is_some() => {
            Some(Route::Month { year: year(y)?, month: month(m)?, part: part(p)? })
        }
        [y, m, s] => article(Some(year(y)?), Some(month(m)?), s),
        ["undated", s] => article(None, None, s),
        [y, s] => article(Some(year(y)?), None, s),
        _ => None,
    }
}

fn article(year: Option<i32>, month: Option<u32>, text: &str) -> Option<Route> {
    Some(Route::Article(ArticleRoute { year, month, slug: slug(text)? }))
}

/// The list itself, its years and its undated ones, with their parts.
fn dated(scope: Scope, below: &[&str]) -> Option<Route> {
    match *below {
        [] => Some(Route::List(scope)),
        ["undated"] => Some(Route::Undated { scope, part: 1 }),
        ["undated", p] => Some(Route::Undated { scope, part: part(p)? }),
        [y] => Some(Route::Year { scope, year: year(y)?, part: 1 }),
        [y, p] => Some(Route::Year { scope, year: year(y)?, part: part(p)? }),
        _ => None,
    }
}

fn series(id: &str, below: &[&str]) -> Option<Route> {
    if let [number] = *below
        && number.bytes().all(|b| b.is_ascii_digit())
        && (number == "0" || !number.starts_with('0'))
        && let Ok(number) = number.parse()
    {
        return Some(Route::List(Scope::Number(id.to_owned(), number)));
    }
    dated(Scope::Series(id.to_owned()), below)
}

impl Scope {
    /// Where the list stands, as `/topics/mining/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::News => "/news/".to_owned(),
            Self::Topic(id) => format!("/topics/{id}/"),
            Self::Region(id) => format!("/regions/{id}/"),
            Self::Series(id) => format!("/series/{id}/"),
            Self::Number(id, number) => format!("/series/{id}/{number}/"),
        }
    }

    /// Where the feed of the list is, but for its ending, relative to the site's root: that of the series, for a number
    /// of it.
    #[must_use]
    pub fn feed(&self) -> String {
        match self {
            Self::News => "feeds/news".to_owned(),
            Self::Topic(id) => ["feeds/topics/", id].concat(),
            Self::Region(id) => ["feeds/regions/", id].concat(),
            Self::Series(id) | Self::Number(id, _) => ["feeds/series/", id].concat(),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with_part = |f: &mut fmt::Formatter<'_>, part: u32| {
            if part > 1 { write!(f, "part-{part}/") } else { Ok(()) }
        };
        match self {
            Self::Home => f.write_str("/"),
            Self::List(scope) => f.write_str(&scope.path()),
            Self::Year { scope, year, part } => {
                write!(f, "{}{year:04}/", scope.path())?;
                with_part(f, *part)
            }
            Self::Month { year, month, part } => {
                write!(f, "/news/{year:04}/{month:02}/")?;
                with_part(f, *part)
            }
            Self::Undated { scope, part } => {
                write!(f, "{}undated/", scope.path())?;
                with_part(f, *part)
            }
            Self::Article(ArticleRoute { year: Some(year), month: Some(month), slug }) => {
                write!(f, "/news/{year:04}/{month:02}/{slug}/")
            }
            Self::Article(ArticleRoute { year: Some(year), month: None, slug }) => {
                write!(f, "/news/{year:04}/{slug}/")
            }
            Self::Article(ArticleRoute { slug, .. }) => write!(f, "/news/undated/{slug}/"),
            Self::Archive => f.write_str("/archive/"),
            Self::Topics => f.write_str("/topics/"),
            Self::Regions => f.write_str("/regions/"),
            Self::AllSeries => f.write_str("/series/"),
            Self::KeyIssues => f.write_str("/key-issues/"),
            Self::Page(path) => f.write_str(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(path: &str) -> Address {
        Address::parse(path, &["es"])
    }

    #[test]
    fn both_ways() {
        let mining = || Scope::Topic("mining".into());
        let article =
            |year, month, slug: &str| Route::Article(ArticleRoute { year, month, slug: slug.into() });
        for (path, route) in [
            ("/", Route::Home),
            ("/news/", Route::List(Scope::News)),
            ("/news/2019/", Route::Year { scope: Scope::News, year: 2019, part: 1 }),
            ("/news/2019/part-2/", Route::Year { scope: Scope::News, year: 2019, part: 2 }),
            ("/news/2019/06/", Route::Month { year: 2019, month: 6, part: 1 }),
            ("/news/2019/06/part-3/", Route::Month { year: 2019, month: 6, part: 3 }),
            ("/news/2019/06/letter/", article(Some(2019), Some(6), "letter")),
            ("/news/2019/letter/", article(Some(2019), None, "letter")),
            ("/news/undated/letter/", article(None, None, "letter")),
            ("/news/undated/", Route::Undated { scope: Scope::News, part: 1 }),
            ("/news/undated/part-2/", Route::Undated { scope: Scope::News, part: 2 }),
            ("/topics/", Route::Topics),
            ("/topics/mining/", Route::List(mining())),
            ("/topics/mining/2019/", Route::Year { scope: mining(), year: 2019, part: 1 }),
            ("/topics/mining/undated/part-4/", Route::Undated { scope: mining(), part: 4 }),
            ("/regions/country/", Route::List(Scope::Region("country".into()))),
            ("/series/", Route::AllSeries),
            ("/series/update/", Route::List(Scope::Series("update".into()))),
            ("/series/update/102/", Route::List(Scope::Number("update".into(), 102))),
            ("/series/update/undated/", Route::Undated { scope: Scope::Series("update".into()), part: 1 }),
            ("/key-issues/", Route::KeyIssues),
            ("/key-issues/mining/", Route::Page("/key-issues/mining/".into())),
            ("/about/aims/", Route::Page("/about/aims/".into())),
            ("/news/2019/13/", Route::Page("/news/2019/13/".into())),
            ("/news/a/b/c/d/", Route::Page("/news/a/b/c/d/".into())),
        ] {
            let address = parse(path);
            assert_eq!(address, Address { language: None, route: route.clone() }, "{path}");
            assert_eq!(address.to_string(), path);
            let spanish = Address { language: Some("es".into()), route };
            assert_eq!(parse(&spanish.to_string()), spanish);
            assert_eq!(parse(path.trim_end_matches('/')), address);
        }
    }

    #[test]
    fn a_year_below_a_series_without_numbers() {
        let route = parse("/series/letters/2019/").route;
        let year = Route::Year { scope: Scope::Series("letters".into()), year: 2019, part: 1 };
        assert_eq!(route.clone().settle(|_| false), year);
        assert_eq!(route.clone().settle(|_| true), route);
        assert_eq!(year.settle(|_| true), route);
    }

    proptest::proptest! {
        #[test]
        fn any_path_is_answered_and_stays_itself(path in "(/(es|news|topics|series|undated|part-2|2019|06|[a-z0-9-]{0,6}|.{0,4})){0,5}/?") {
            let address = parse(&path);
            proptest::prop_assert_eq!(parse(&address.to_string()), address);
        }
    }
}
