//! The way to follow a list: the feed of what it is of, whatever its filters.

use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::follow::follow_this;
use crate::archive::route::Scope;

/// A line with the link; nothing where the site has no feeds.
pub(crate) fn follow(setting: &Setting, scope: &Scope) -> Option<Element> {
    setting.site.url.as_ref()?;
    let file = scope.feed() + ".atom";
    let to = link(setting.inside(&file)).attr("type", "application/atom+xml").attr("data-external", "");
    Some(el("p").class("note follow").with(to.with(follow_this(&setting.language))))
}
