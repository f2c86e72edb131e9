//! The textbook twin: home, news with a topic filter, article, over the site's own `data/v1/`.
//!
//! Written as the Leptos book would have it: the router, the head tags, a signal for what is loaded, JSON by serde,
//! dates by chrono. Its markup has the handles that the measuring looks for (`role="status"` with `data-count`,
//! `data-facet`, an `article` an item), and nothing else of ours.

mod data;
mod pages;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::{Meta, provide_meta_context};
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::path;

use data::{Archive, load};
use pages::{ArticlePage, Home, Loaded, News};

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    let archive: Loaded<Archive> = RwSignal::new(None);
    provide_context(archive);
    spawn_local(async move { archive.set(Some(load().await)) });
    view! {
        <Meta name="description" content="The textbook twin" />
        <Router>
            <header>
                <nav>
                    <A href="/">"Home"</A>
                    <A href="/news/">"News"</A>
                </nav>
            </header>
            <main>
                <Routes fallback=|| view! { <h1>"Not found"</h1> }>
                    <Route path=path!("/") view=Home />
                    <Route path=path!("/news") view=News />
                    <Route path=path!("/news/*article") view=ArticlePage />
                </Routes>
            </main>
        </Router>
    }
}

fn main() {
    mount_to_body(App);
}
