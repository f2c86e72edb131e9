//! A Leptos hello, and what is asked for by features.

use leptos::prelude::*;

/// What is read from the line: the shape of a list of cards.
#[cfg(feature = "fetch")]
mod card {
    #[derive(Clone, serde::Deserialize)]
    pub struct Card {
        pub title: String,
        #[serde(default)]
        pub summary: String,
        pub date: Option<String>,
        #[serde(default)]
        pub topics: Vec<String>,
        pub number: Option<u32>,
    }

    #[cfg(all(not(feature = "json"), not(feature = "browser-json")))]
    pub async fn load() -> Option<Vec<Card>> {
        let text = gloo_net::http::Request::get("cards").send().await.ok()?.text().await.ok()?;
        Some(vec![Card { title: text, summary: String::new(), date: None, topics: Vec::new(), number: None }])
    }

    #[cfg(feature = "json")]
    pub async fn load() -> Option<Vec<Card>> {
        gloo_net::http::Request::get("cards").send().await.ok()?.json().await.ok()
    }

    /// The browser's own parser reads the text, serde its objects.
    #[cfg(feature = "browser-json")]
    pub async fn load() -> Option<Vec<Card>> {
        use wasm_bindgen::prelude::*;
        #[wasm_bindgen]
        extern "C" {
            #[wasm_bindgen(js_namespace = JSON, catch)]
            fn parse(text: &str) -> Result<JsValue, JsValue>;
        }
        let text = gloo_net::http::Request::get("cards").send().await.ok()?.text().await.ok()?;
        serde_wasm_bindgen::from_value(parse(&text).ok()?).ok()
    }
}

/// A date of the page's own, so that nothing is worked out when it is compiled.
#[cfg(feature = "dates")]
fn date() -> String {
    let day = document()
        .title()
        .parse()
        .ok()
        .and_then(chrono::NaiveDate::from_num_days_from_ce_opt)
        .unwrap_or_default();
    #[cfg(feature = "date-formats")]
    return day.format("%-d %B %Y").to_string();
    #[cfg(not(feature = "date-formats"))]
    {
        use chrono::Datelike;
        day.year().to_string()
    }
}

#[component]
fn Hello() -> impl IntoView {
    let count = RwSignal::new(0);
    view! {
        <h1>"Hello"</h1>
        <button on:click=move |_| count.update(|count| *count += 1)>{count}</button>
    }
}

#[component]
fn App() -> impl IntoView {
    #[cfg(feature = "meta")]
    let head = {
        leptos_meta::provide_meta_context();
        view! { <leptos_meta::Title text="Hello" /> }
    };
    #[cfg(not(feature = "meta"))]
    let head = ();

    #[cfg(feature = "fetch")]
    let cards = {
        let cards = RwSignal::new(None::<Vec<card::Card>>);
        leptos::task::spawn_local(async move { cards.set(card::load().await) });
        let words = |card: card::Card| {
            format!("{}{}{:?}{:?}{:?}", card.title, card.summary, card.date, card.topics, card.number)
        };
        move || {
            cards
                .get()
                .map(|cards| cards.into_iter().map(|card| view! { <p>{words(card)}</p> }).collect_view())
        }
    };
    #[cfg(not(feature = "fetch"))]
    let cards = ();

    #[cfg(feature = "dates")]
    let date = date();
    #[cfg(not(feature = "dates"))]
    let date = ();

    #[cfg(feature = "router")]
    let main = {
        use leptos_router::components::{Route, Router, Routes};
        use leptos_router::path;
        view! {
            <Router>
                <Routes fallback=|| "Not found">
                    <Route path=path!("/") view=Hello />
                    <Route path=path!("/news") view=Hello />
                    <Route path=path!("/news/*article") view=Hello />
                </Routes>
            </Router>
        }
    };
    #[cfg(not(feature = "router"))]
    let main = view! { <Hello /> };

    view! { {head} {main} {cards} {date} }
}

fn main() {
    mount_to_body(App);
}
