//! A feed, whatever it is written as: its own words and its entries. And how days are written as instants.

use chrono::{NaiveDate, NaiveTime};

use crate::archive::date::iso_day;
use crate::publish::content::newsroom::Article;
use crate::ui::words::feeds::FeedWords;

use super::STYLE;
use super::channel::Channel;
use super::chosen::Part;
use super::entry::{Entries, Entry};

/// A feed, or a part of the archive trail behind one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Where it is, relative to the site's root, without its ending: `feeds/topics/mining`.
    pub path: String,
    /// The same for ever.
    pub id: String,
    /// Its whole address, without its ending.
    pub url: String,
    /// The address of the page that shows the same.
    pub page: String,
    /// The site's address.
    pub site: String,
    /// Plain text.
    pub title: String,
    /// Plain text; may be empty.
    pub description: String,
    /// Of its own words.
    pub language: String,
    /// Who publishes.
    pub publisher: String,
    /// The licence of the texts, an SPDX expression.
    pub licence: Option<String>,
    /// What a browser shows above it: a sentence, and the words on the links to the page and to all feeds.
    pub notice: (String, String, String),
    /// The address of the page about all feeds.
    pub about: String,
    /// The path of the style from where it is.
    pub style: String,
    /// Where it stands in the archive trail.
    pub trail: Trail,
    /// In order.
    pub entries: Vec<Entry>,
}

/// Where a document stands in an archive trail (RFC 5005), by whole addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The feed that it is an archived part of; nothing for the feed itself.
    pub current: Option<String>,
    /// The part with what is older.
    pub older: Option<String>,
}

impl Feed {
    /// A feed with its articles.
    #[must_use]
    pub fn new(entries: &Entries<'_>, channel: &Channel, articles: &[&Article], trail: Trail) -> Self {
        let site = entries.site();
        let language = channel.language(site);
        let words = FeedWords::of(language);
        let path = channel.path();
        Self {
            id: entries.ids().feed(&path),
            url: entries.at(&path),
            page: entries.at(&channel.page(site, language)),
            site: entries.at(""),
            title: channel.title(site, language),
            description: channel.description(site, language),
            language: language.to_owned(),
            publisher: site.name.get(language).to_owned(),
            licence: site.licence.clone(),
            notice: [words.notice, words.notice_page, words.notice_all].map(str::to_owned).into(),
            about: entries.at(&super::page::path(site, language)),
            style: style_from(&path),
            trail,
            entries: articles.iter().map(|article| entries.entry(article)).collect(),
            path,
        }
    }

    /// A part of the archive trail behind all news. `older` is the path of the part behind it.
    #[must_use]
    pub fn archived(entries: &Entries<'_>, part: &Part<'_>, older: Option<&str>) -> Self {
        let current = Some(entries.at(&format!("{}.atom", Channel::News.path())));
        let trail = Trail { current, older: older.map(|path| entries.at(&format!("{path}.atom"))) };
        let feed = Self::new(entries, &Channel::News, &part.articles, trail);
        Self { url: entries.at(&part.path), style: style_from(&part.path), path: part.path.clone(), ..feed }
    }

    /// The latest day of any entry.
    #[must_use]
    pub fn updated(&self) -> Option<NaiveDate> {
        self.entries.iter().filter_map(|entry| entry.updated).max()
    }
}

fn style_from(path: &str) -> String {
    "../".repeat(path.matches('/').count()) + STYLE.0
}

/// What stands for "not known" where a format wants an instant: the zero of clocks, which no reader takes for news.
pub const UNKNOWN: &str = "1970-01-01T00:00:00Z";

/// A day as an instant (RFC 3339): at noon, in Greenwich.
#[must_use]
pub fn instant(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| UNKNOWN.to_owned(), |day| format!("{}T12:00:00Z", iso_day(day)))
}

/// A day as an instant in the manner of mail (RFC 2822).
#[must_use]
pub fn mail_instant(day: NaiveDate) -> String {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    day.and_time(noon).and_utc().to_rfc2822()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::date::parse_day;

    #[test]
    fn days_are_instants_at_noon() {
        let day = parse_day("2019-03-03");
        assert_eq!(instant(day), "2019-03-03T12:00:00Z");
        assert_eq!(day.map(mail_instant).as_deref(), Some("Sun, 3 Mar 2019 12:00:00 +0000"));
        assert_eq!(instant(None), UNKNOWN);
    }

    #[test]
    fn the_style_is_found_from_every_feed() {
        assert_eq!(style_from("feeds/news"), "../feeds/feed.css");
        assert_eq!(style_from("feeds/topics/mining"), "../../feeds/feed.css");
    }
}
