//! Which feeds a page names in its head, where readers and browsers look for them: that of its list, that of its
//! interface's language where a site is written in several, and all news. Atom alone, for every page pays for it.

use crate::archive::route::Scope;
use crate::model::Site;
use crate::ui::content::Content;

use super::channel::Channel;

/// The feeds of a page in a language: title, and path from the site's root.
#[must_use]
pub fn of(site: &Site, content: &Content, language: &str) -> Vec<(String, String)> {
    if site.url.is_none() || matches!(content, Content::NotFound { .. }) {
        return Vec::new();
    }
    let list = match content {
        Content::List(listing) => Some(Channel::of(&listing.plan.scope)),
        Content::Issue(page) => Some(Channel::of(&Scope::Series(page.series.clone()))),
        _ => None,
    };
    let is_of_several = site.languages.len() + site.content_languages.len() > 1;
    let is_front = matches!(content, Content::Home(_)) || list == Some(Channel::News);
    let own = (is_of_several && is_front).then(|| Channel::Language(language.to_owned()));
    let list = list.filter(|channel| *channel != Channel::News);
    let all = list.into_iter().chain(own).chain([Channel::News]);
    let all = all.map(|channel| (channel.title(site, language), channel.path() + ".atom"));
    collection(site, content, language).into_iter().chain(all).collect()
}

fn collection(site: &Site, content: &Content, language: &str) -> Option<(String, String)> {
    let Content::Collection(page) = content else { return None };
    let title = format!("{}: {}", site.name.get(language), page.title.get(language));
    Some((title, page.feed.clone()?))
}
