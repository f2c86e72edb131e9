//! How it looks: data in, markup out, compiled for both sides.
//!
//! [`content`] says what a page can show; the views turn it into [`markup`], which Leptos renders to a string when the
//! site is built and into the DOM in the browser. A view never loads anything and never asks what time it is; all its
//! words come from [`words`], all its references from [`Setting`]. How behaviour is hung on what views make is said
//! where the attributes are written (`data-…`).

mod action;
mod article;
mod aside;
mod calendar;
pub mod chrome;
mod cite;
mod collection;
pub mod content;
mod cord;
mod dated;
mod event;
pub mod feed;
mod filters;
mod follow;
pub mod head;
mod histogram;
mod home;
mod issue;
mod item;
mod list;
mod map;
pub mod markup;
mod naming;
mod page;
pub mod picture;
#[cfg(test)]
mod sample;
pub mod search;
mod sentence;
mod setting;
mod states;
#[cfg(test)]
mod view_tests;
mod vocabulary;
pub mod words;

use leptos::prelude::AnyView;

use crate::archive::route::Scope;
use content::{Content, Trouble};
use markup::Node;
pub use setting::Setting;

/// What stands in `<main id="main">`: one element.
#[must_use]
pub fn main_view(setting: &Setting, content: &Content) -> AnyView {
    main_node(setting, content).into()
}

/// The same as a value, which can take over what stands in a prerendered page: [`markup::Standing::adopt`].
#[must_use]
pub fn main_node(setting: &Setting, content: &Content) -> Node {
    match content {
        Content::Home(home) => home::home(setting, home),
        Content::List(listing) => list::list(setting, listing),
        Content::Collection(page) => collection::collection(setting, page),
        Content::Dated(list) => dated::dated(setting, list),
        Content::Article(article) => article::article(setting, article),
        Content::Issue(page) => issue::issue(setting, page),
        Content::Archive(page) => calendar::archive(setting, page),
        Content::Vocabulary(page) => vocabulary::vocabulary(setting, page),
        Content::KeyIssues { page, pages } => page::key_issues(setting, page.as_deref(), pages),
        Content::Page(view) => page::page(setting, view),
        Content::NotFound { path } => states::not_found(setting, path),
    }
    .into()
}

/// A page that could not be loaded; its control leads to `retry`, where the page is.
#[must_use]
pub fn trouble_node(setting: &Setting, trouble: Trouble, retry: &str) -> Node {
    states::trouble(setting, trouble, retry.to_owned()).into()
}

/// What stands in the place of a list that could not be looked up.
#[must_use]
pub fn list_trouble_node(setting: &Setting, scope: &Scope, trouble: Trouble) -> Node {
    states::list_trouble(setting, scope, trouble).into()
}

/// A list that one came to and that could not be looked up.
#[must_use]
pub fn list_page_trouble_node(setting: &Setting, scope: &Scope, trouble: Trouble) -> Node {
    states::list_page_trouble(setting, scope, trouble).into()
}

/// A page that takes longer than two seconds.
#[must_use]
pub fn slow_node(setting: &Setting) -> Node {
    states::slow(setting).into()
}
