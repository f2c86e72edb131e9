//! The search worker in a real browser, asked as a page asks it (`docs/search.md`), over the demo newsroom.

use std::fs;

use chasqui::model::{CardIndex, CardShard, Site as Published};
use serde_json::{Value, json};

use crate::harness::{Fault, Page, Setup, Site};

/// Starts the worker; every answer is kept in `told`.
const START: &str = "window.told = []; \
    window.worker = new Worker(document.documentElement.dataset.search, {type: 'module'}); \
    worker.onmessage = ({data}) => told.push(data); \
    worker.onerror = ({message}) => told.push({type: 'broken', message});";

/// What a worker said, as plain JSON.
const TOLD: &str = "return JSON.parse(JSON.stringify(told, (key, value) => \
    ArrayBuffer.isView(value) ? Array.from(value) : value));";

struct Bench<'a> {
    page: &'a Page,
    site: Published,
    cards: Vec<chasqui::model::Card>,
}

impl<'a> Bench<'a> {
    fn new(site: &Site, page: &'a Page) -> Self {
        let read = |path: &str| fs::read_to_string(site.folder().join(path)).unwrap();
        let published: Published = serde_json::from_str(&read("data/v1/site.json")).unwrap();
        let index: CardIndex = serde_json::from_str(&read(&published.roots.cards.file)).unwrap();
        let shards =
            index.shards.iter().map(|shard| serde_json::from_str::<CardShard>(&read(&shard.file)).unwrap());
        let cards = shards.flat_map(|shard| shard.cards).collect();
        Self { page, site: published, cards }
    }

    fn open(&self) -> Value {
        let root = &self.site.roots.search.as_ref().unwrap().file;
        self.post(
            &json!({"type": "open", "root": root}),
            "base: new URL(document.documentElement.dataset.base, location.href).href",
        );
        self.said("open", None)
    }

    fn post(&self, message: &Value, more: &str) {
        self.page.script(&format!("told.length = 0; worker.postMessage({{...{message}, {more}}});"));
    }

    /// Waits for a message of a sort (or a fault) for a question.
    fn said(&self, sort: &str, id: Option<u32>) -> Value {
        self.page.until(&format!("the worker says {sort}"), || {
            let told = self.page.script(TOLD);
            let fits = |one: &&Value| {
                (one["type"] == sort || one["type"] == "fault" || one["type"] == "broken")
                    && id.is_none_or(|id| one["id"] == id)
            };
            told.as_array().unwrap().iter().find(fits).cloned()
        })
    }

    fn ask(&self, id: u32, words: &str, typing: bool) -> Value {
        self.post(&json!({"type": "ask", "id": id, "words": words, "typing": typing}), "");
        self.said("answer", Some(id))
    }

    /// The ids of what was found, the best first.
    fn ids(&self, answer: &Value) -> Vec<&str> {
        let numbers = |field: &str| {
            answer[field].as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).collect::<Vec<_>>()
        };
        let mut order: Vec<(u64, u64)> =
            numbers("scores").into_iter().map(|score| u64::MAX - score).zip(numbers("rows")).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, row)| self.cards[row as usize].id.as_str()).collect()
    }
}

#[test]
fn questions_are_answered_by_a_worker() {
    let site = Site::built();
    let page = Page::new(&site, &Setup::desk());
    page.open("/").ready();
    let loaded = |what: &str| page.loaded().iter().any(|url| url.contains(what));
    assert!(!loaded("/app/search") && !loaded("data/v1/search"), "nothing is loaded before it is needed");
    page.script(START);
    let bench = Bench::new(&site, &page);
    assert_eq!(bench.open()["rows"], bench.cards.len());

    let answer = bench.ask(1, "Letter from Puno", false);
    assert!(bench.ids(&answer)[0].contains("letter-from-puno"), "{answer}");
    assert_eq!(
        (answer["state"].as_str(), answer["words"][1]["kind"].as_str()),
        (Some("words"), Some("common"))
    );
    assert_eq!(bench.said("instead", Some(1))["instead"], Value::Null);

    // While it is being typed; accents; an exclusion; a phrase.
    let typed = bench.ask(2, "esteriliz", true);
    assert!(bench.ids(&typed).iter().any(|id| id.contains("sterilisation")), "{typed}");
    let bare = bench.ids(&bench.ask(3, "mineria", false)).len();
    assert_eq!(bare, bench.ids(&bench.ask(4, "Minería", false)).len());
    assert_eq!(bench.ids(&bench.ask(5, "puno -letter", false)), ["letter-from-puno-es"]);
    let phrase = bench.ask(6, "\"prior consultation\"", false);
    assert!(!bench.ids(&phrase).is_empty(), "{phrase}");

    // One letter wrong in the first half, one in the last: nothing is found, and something is offered.
    for (id, wrong, right) in [(7, "xonsultation", "consultation"), (8, "consultatoin", "consultation")] {
        let answer = bench.ask(id, wrong, false);
        assert_eq!(answer["rows"], json!([]), "{answer}");
        let instead = bench.said("instead", Some(id));
        assert_eq!(instead["instead"]["word"], right, "{instead}");
        assert!(instead["instead"]["rows"].as_u64() > Some(0), "{instead}");
    }
    let nonsense = bench.ask(9, &"ñ\u{200f}\"-🙂".repeat(2500), true);
    assert_eq!(nonsense["type"], "answer");
    assert_eq!(bench.ask(10, "the of", false)["state"], "common");

    // The sentence with the words.
    let best = bench.ids(&answer)[0].to_owned();
    let file = bench.cards.iter().find(|card| card.id == best).unwrap().file.clone().unwrap();
    bench.post(&json!({"type": "excerpts", "id": 11, "files": [file], "words": "puno boundary"}), "");
    let excerpt = bench.said("excerpt", Some(11));
    let is_marked =
        |piece: &Value| piece[1] == true && piece[0].as_str().unwrap().eq_ignore_ascii_case("boundary");
    assert!(excerpt["segments"].as_array().unwrap().iter().any(is_marked), "{excerpt}");

    bench.post(&json!({"type": "titles", "id": 12, "words": "letter pu"}), "");
    assert!(!bench.said("titles", Some(12))["rows"].as_array().unwrap().is_empty());
    page.console_clean();
    assert!(page.policy_violations().is_empty());
}

#[test]
fn files_that_fail_are_said_and_tried_again() {
    let site = Site::built();
    for (fault, name) in [
        (Fault::Missing, "not-there"),
        (Fault::Empty, "unreadable"),
        (Fault::Cut, "unreadable"),
        (Fault::Garbled, "unreadable"),
        (Fault::Page, "not-there"),
    ] {
        // What a worker has read lies in the browser's cache, which only a new browser empties.
        let page = Page::new(&site, &Setup::desk());
        let bench = Bench::new(&site, &page);
        page.open("/").ready().script(START);
        site.fail("data/v1/search.", fault);
        assert_eq!(bench.open()["fault"], name, "the root, {fault:?}");
        site.heal();
        assert_eq!(bench.open()["rows"], bench.cards.len());
        site.fail("data/v1/search/w.", fault);
        assert_eq!(bench.ask(1, "puno", false)["fault"], name, "words, {fault:?}");
        site.heal();
        assert!(!bench.ids(&bench.ask(2, "puno", false)).is_empty());
        page.console_clean_but(&["Failed to load resource"]);
    }
}
