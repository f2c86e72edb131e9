//! The feeds: each made once and written in its three formats, but where the last build made it from the same.

use std::collections::HashMap;
use std::fmt::Write as _;

use rayon::prelude::*;

use crate::model::Site;
use crate::publish::compile::Catalogue;
use crate::publish::content::newsroom::Article;
use crate::publish::feeds::channel::{Channel, channels};
use crate::publish::feeds::chosen::{self, Part};
use crate::publish::feeds::entry::Entries;
use crate::publish::feeds::feed::{Feed, Trail};
use crate::publish::feeds::{STYLE, atom::atom, json::json, rss::rss};
use crate::publish::output::{Fingerprint, Staging};

use super::BuildError;

/// A feed to be made, if it is not there already.
enum Task<'t, 'a> {
    Channel(&'t Channel, Vec<&'a Article>, Trail),
    /// With the path of the part behind it.
    Part(&'t Part<'a>, Option<&'t str>),
}

/// Writes all feeds; `files` are where each article's data is, by its id, and so tell what is in it. `site` needs neither
/// roots nor generation. Says how many feeds there are.
pub(super) fn write(
    catalogue: &Catalogue<'_>,
    site: &Site,
    files: &HashMap<&str, &str>,
    staging: &Staging,
) -> Result<usize, BuildError> {
    let Some(entries) = Entries::new(catalogue, site) else { return Ok(0) };
    let newsroom = catalogue.newsroom();
    let articles: Vec<&Article> = newsroom.articles.iter().collect();
    let length = newsroom.site.feeds.length;
    let (news, parts) = chosen::all_news(&articles, length);
    let (channels, mut news) = (channels(site, &newsroom.collections), Some(news));
    let behind = |at: usize| parts.get(at).map(|part| part.path.as_str());
    let of_channels = channels.iter().map(|channel| match news.take_if(|_| *channel == Channel::News) {
        Some(news) => {
            let older = behind(0).map(|path| entries.at(&format!("{path}.atom")));
            Task::Channel(channel, news, Trail { current: None, older })
        }
        None => Task::Channel(channel, chosen::newest(channel, &articles, length), Trail::default()),
    });
    let of_parts = parts.iter().enumerate().map(|(at, part)| Task::Part(part, behind(at + 1)));
    let tasks: Vec<Task<'_, '_>> = of_channels.chain(of_parts).collect();

    let mut common = blake3::Hasher::new();
    // Writing to a hash cannot fail.
    let _ = write!(Hashed(&mut common), "{site:?}{:?}", newsroom.site.feeds);
    staging.write(STYLE.0, STYLE.1)?;
    tasks.par_iter().try_for_each(|task| {
        let made_from = made_from(task, common.clone(), catalogue, files);
        make(task, &entries, staging, made_from)
    })?;
    Ok(tasks.len())
}

fn make(
    task: &Task<'_, '_>,
    entries: &Entries<'_>,
    staging: &Staging,
    made_from: Fingerprint,
) -> Result<(), BuildError> {
    let (path, endings): (String, &[&str]) = match task {
        Task::Channel(channel, ..) => (channel.path(), &["atom", "rss", "json"]),
        Task::Part(part, _) => (part.path.clone(), &["atom"]),
    };
    let mut missing = Vec::new();
    for ending in endings {
        let file = format!("{path}.{ending}");
        if !staging.has(&file, &made_from)? {
            missing.push((*ending, file));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let feed = match task {
        Task::Channel(channel, articles, trail) => Feed::new(entries, channel, articles, trail.clone()),
        Task::Part(part, older) => Feed::archived(entries, part, *older),
    };
    for (ending, file) in missing {
        let text = match ending {
            "atom" => atom(&feed),
            "rss" => rss(&feed),
            _ => json(&feed),
        };
        staging.write_made(&file, text, made_from)?;
    }
    Ok(())
}

/// What a feed is made from: the site, its place in the trail, and what is in each article's data and of its picture.
fn made_from(
    task: &Task<'_, '_>,
    mut digest: blake3::Hasher,
    catalogue: &Catalogue<'_>,
    files: &HashMap<&str, &str>,
) -> Fingerprint {
    let articles = match task {
        Task::Channel(channel, articles, trail) => {
            let _ = write!(Hashed(&mut digest), "{channel:?}{trail:?}");
            articles
        }
        Task::Part(part, older) => {
            let _ = write!(Hashed(&mut digest), "{:?}{older:?}", part.path);
            &part.articles
        }
    };
    for article in articles {
        let picture = article.image.as_ref().and_then(|image| catalogue.newsroom().media(&image.file));
        let picture = picture.map(|media| (&media.media_type, media.size));
        let file = files.get(article.id.as_str());
        let _ = write!(Hashed(&mut digest), "{:?}{file:?}{picture:?}", article.id);
    }
    *digest.finalize().as_bytes()
}

struct Hashed<'h>(&'h mut blake3::Hasher);

impl std::fmt::Write for Hashed<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
