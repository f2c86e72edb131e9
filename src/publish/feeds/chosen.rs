//! Which articles stand in a feed, and in which part of the archive trail behind all news.
//!
//! **A feed** has the articles to which something happened last: they came, were changed, put right or withdrawn. So an
//! old article that is put right or withdrawn comes to those who have read it. One of which no such day is known stands
//! in no feed, only in the trail.
//!
//! **The trail** (RFC 5005, section 4) has every article, in parts that are cut where they stay put: by the year in
//! which an article came, and in a year, from its oldest on, in runs of [`PART`]. A part is there once all in it are
//! older than the newest that the feed must have; the feed has whatever is in no part. So publishing changes no part
//! that is there; a new part appears now and then. Articles of which nobody knows when they came stand in parts of their
//! own at the very end.

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::Datelike;

use crate::publish::compile::order;
use crate::publish::content::newsroom::Article;

use super::channel::Channel;

/// How many articles are in a whole part of the trail.
pub const PART: usize = 50;

/// The articles of a feed, what was changed last first.
#[must_use]
pub fn newest<'a>(channel: &Channel, articles: &[&'a Article], length: usize) -> Vec<&'a Article> {
    let mut known: Vec<&Article> = articles
        .iter()
        .copied()
        .filter(|article| channel.takes(article) && article.changed().is_some())
        .collect();
    sort(&mut known);
    known.truncate(length);
    known
}

/// What was changed last first; then in list order.
fn sort(articles: &mut [&Article]) {
    articles.sort_by(|one, other| {
        let changed = |article: &Article| (Reverse(article.changed()), Reverse(article.came()));
        changed(one).cmp(&changed(other)).then_with(|| order::compare(one, other))
    });
}

/// A part of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Where it is, relative to the site's root, without its ending: `feeds/archive/2019-1`.
    pub path: String,
    /// Its articles, the newest first.
    pub articles: Vec<&'a Article>,
}

/// All news: the feed, and the parts behind it, the newest first.
#[must_use]
pub fn all_news<'a>(articles: &[&'a Article], length: usize) -> (Vec<&'a Article>, Vec<Part<'a>>) {
    let (mut came, mut never): (Vec<&Article>, Vec<&Article>) =
        articles.iter().copied().partition(|article| article.came().is_some());
    came.sort_by(|one, other| (one.came(), &one.id).cmp(&(other.came(), &other.id)));
    never.sort_by(|one, other| one.id.cmp(&other.id));

    let old_enough = came.len().saturating_sub(length);
    let mut parts = Vec::new();
    let mut in_parts = 0;
    let year = |article: &Article| article.came().map(|day| day.year());
    'years: for of_year in came.chunk_by(|one, other| year(one) == year(other)) {
        for (number, run) in (1..).zip(of_year.chunks(PART)) {
            if in_parts + run.len() > old_enough {
                break 'years;
            }
            in_parts += run.len();
            let year = year(run[0]).unwrap_or_default();
            parts.push(part(&format!("{year:04}-{number}"), run));
        }
    }
    parts.reverse();
    parts.extend((1..).zip(never.chunks(PART)).map(|(number, run)| part(&format!("undated-{number}"), run)));

    let mut feed = newest(&Channel::News, articles, length);
    let there: HashSet<&str> = feed.iter().map(|article| article.id.as_str()).collect();
    feed.extend(came[in_parts..].iter().copied().filter(|article| !there.contains(article.id.as_str())));
    sort(&mut feed);
    (feed, parts)
}

fn part<'a>(name: &str, run: &[&'a Article]) -> Part<'a> {
    Part { path: format!("feeds/archive/{name}"), articles: run.iter().rev().copied().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::date::parse_day;
    use crate::publish::compile::samples;

    fn ids<'a>(articles: &[&'a Article]) -> Vec<&'a str> {
        articles.iter().map(|article| article.id.as_str()).collect()
    }

    /// An article a day from the first of a year on.
    fn daily(year: i32, count: u32) -> Vec<Article> {
        let first = parse_day(&format!("{year}-01-01")).unwrap();
        let day = |n: u32| first + chrono::Days::new(n.into());
        (0..count).map(|n| samples::article(&format!("{year}-{n:03}"), &day(n).to_string(), "en")).collect()
    }

    #[test]
    fn what_was_changed_last_comes_first() {
        let mut corrected = samples::article("corrected", "2001-01-01", "en");
        corrected.modified = parse_day("2019-06-01");
        let mut late = samples::article("late", "1983", "en");
        late.added = parse_day("2019-05-01");
        let all = [
            samples::article("month", "2019-07", "en"),
            samples::article("new", "2019-05-20", "en"),
            corrected,
            late,
            samples::article("undated", "", "en"),
            samples::article("about", "2019-07-01~", "en"),
        ];
        let all: Vec<&Article> = all.iter().collect();
        assert_eq!(ids(&newest(&Channel::News, &all, 9)), ["corrected", "new", "late"]);
        assert_eq!(ids(&newest(&Channel::News, &all, 2)), ["corrected", "new"]);
        assert_eq!(ids(&newest(&Channel::Language("es".into()), &all, 9)), [""; 0]);
        let (feed, parts) = all_news(&all, 9);
        assert_eq!(ids(&feed), ["corrected", "new", "late"]);
        assert_eq!(parts.len(), 1);
        assert_eq!(
            (parts[0].path.as_str(), ids(&parts[0].articles)),
            ("feeds/archive/undated-1", vec!["undated", "month", "about"])
        );
    }

    #[test]
    fn every_article_is_in_the_feed_or_a_part_and_the_feed_is_bounded() {
        for count in [0, 1, 49, 50, 51, 99, 100, 101, 149, 150, 151, 340] {
            let articles: Vec<Article> = daily(2018, 120).into_iter().chain(daily(2019, count)).collect();
            let all: Vec<&Article> = articles.iter().collect();
            let (feed, parts) = all_news(&all, 50);
            let mut found = ids(&feed);
            assert!((50..50 + PART).contains(&found.len()), "{count}: {}", found.len());
            for part in &parts {
                found.extend(ids(&part.articles));
            }
            found.sort_unstable();
            assert_eq!(found, ids(&all), "{count}");
        }
    }

    #[test]
    fn old_parts_never_change_when_something_new_is_published() {
        let articles: Vec<Article> = daily(2018, 120).into_iter().chain(daily(2019, 300)).collect();
        let of = |count: usize| {
            let all: Vec<&Article> = articles[..count].iter().collect();
            let parts = all_news(&all, 50).1;
            parts.into_iter().map(|part| (part.path, ids(&part.articles).join(" "))).rev().collect::<Vec<_>>()
        };
        let mut before = of(0);
        for count in 1..=articles.len() {
            let now = of(count);
            assert!(now.starts_with(&before), "{count}");
            before = now;
        }
        let names: Vec<&str> = before.iter().map(|(path, _)| path.rsplit('/').next().unwrap()).collect();
        assert_eq!(names, ["2018-1", "2018-2", "2018-3", "2019-1", "2019-2", "2019-3", "2019-4", "2019-5"]);
    }

    #[test]
    fn one_from_long_ago_changes_its_own_year_alone() {
        let mut articles: Vec<Article> = (1990..2000).flat_map(|year| daily(year, 120)).collect();
        let of = |articles: &[Article]| -> Vec<(String, Vec<String>)> {
            let all: Vec<&Article> = articles.iter().collect();
            let ids = |part: &Part<'_>| part.articles.iter().map(|it| it.id.clone()).collect();
            all_news(&all, 50).1.iter().map(|part| (part.path.clone(), ids(part))).collect()
        };
        let before = of(&articles);
        articles.push(samples::article("found", "1993-01-02", "en"));
        let changed: Vec<String> =
            of(&articles).into_iter().filter(|part| !before.contains(part)).map(|(path, _)| path).collect();
        assert_eq!(changed, ["feeds/archive/1993-3", "feeds/archive/1993-2", "feeds/archive/1993-1"]);
    }
}
