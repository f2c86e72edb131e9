//! The three routes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_query_map};

use crate::data::{Archive, Article, Card, article, date_words, words};

/// What is loaded: nothing yet, or what came of it.
pub type Loaded<T> = RwSignal<Option<Result<T, String>>>;

/// How many articles a page of the list shows, as ours does.
const PAGE: usize = 20;

fn archive() -> Loaded<Archive> {
    expect_context()
}

/// What is loaded, or the words for its absence.
fn shown<T: Clone + Send + Sync + 'static>(
    loaded: Loaded<T>,
    view: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || match loaded.get() {
        None => view! { <p>"Loading…"</p> }.into_any(),
        Some(Err(fault)) => view! { <h1>"Not loaded"</h1> <p role="alert">{fault}</p> }.into_any(),
        Some(Ok(loaded)) => view(loaded),
    }
}

#[component]
fn Item(card: Card) -> impl IntoView {
    view! {
        <article>
            <h2><A href=card.path>{card.title}</A></h2>
            {card.date.map(|date| view! { <time>{date_words(&date)}</time> })}
            <span>{card.kind}</span>
            <p>{card.summary}</p>
        </article>
    }
}

fn items(cards: &[&Card]) -> impl IntoView + use<> {
    cards.iter().map(|card| view! { <Item card=Card::clone(card) /> }).collect_view()
}

#[component]
pub fn Home() -> impl IntoView {
    shown(archive(), |Archive { site, cards }| {
        view! {
            <Title text=words(&site.name) />
            <h1>{words(&site.name)}</h1>
            <p>{words(&site.tagline)}</p>
            <p>{words(&site.home.mission)}</p>
            {items(&cards.iter().take(site.home.latest).collect::<Vec<_>>())}
        }
        .into_any()
    })
}

#[component]
pub fn News() -> impl IntoView {
    let query = use_query_map();
    shown(archive(), move |Archive { site, cards }| {
        let topic = query.read().get("topic");
        let found: Vec<&Card> = cards
            .iter()
            .filter(|card| topic.as_ref().is_none_or(|topic| card.topics.contains(topic)))
            .collect();
        let facet = |id: &String, name: String| {
            let count = cards.iter().filter(|card| card.topics.contains(id)).count();
            let chosen = topic.as_ref() == Some(id);
            let href = if chosen { "/news/".to_owned() } else { format!("/news/?topic={id}") };
            view! {
                <li>
                    <a href=href data-facet="topic" data-value=id.clone() data-count=count.to_string()>
                        {name} " " {count}
                    </a>
                </li>
            }
        };
        view! {
            <Title text="News" />
            <h1>"News"</h1>
            <p role="status" data-count=found.len().to_string()>{found.len()} " articles"</p>
            <fieldset>
                <legend>"Topic"</legend>
                <ul>{site.topics.iter().map(|topic| facet(&topic.id, words(&topic.name))).collect_view()}</ul>
            </fieldset>
            {items(&found[..found.len().min(PAGE)])}
        }
        .into_any()
    })
}

#[component]
pub fn ArticlePage() -> impl IntoView {
    let archive = archive();
    let path = use_location().pathname;
    let text: Loaded<Article> = RwSignal::new(None);
    Effect::new(move || {
        let Some(Ok(Archive { cards, .. })) = archive.get() else { return };
        let path = path.get();
        let file = cards.into_iter().find(|card| card.path == path).and_then(|card| card.file);
        spawn_local(async move {
            text.set(Some(match file {
                Some(file) => article(file).await,
                None => Err("There is no such article.".to_owned()),
            }));
        });
    });
    shown(text, |text| {
        view! {
            <Title text=text.title.clone() />
            <article data-article="">
                <h1>{text.title}</h1>
                {text.date.map(|date| view! { <time>{date_words(&date)}</time> })}
                <p>{text.kind} " · " {text.topics.join(", ")}</p>
                <div inner_html=text.body.replace("=\"site:/", "=\"/")></div>
            </article>
        }
        .into_any()
    })
}
