//! The documents below `data/v1/`: they keep to their schemas, say the same as each other, and are read back.

use std::collections::BTreeMap;

use chasqui::archive::columns::Columns;
use chasqui::archive::search::engine::{Engine, Step};
use chasqui::archive::search::question::Question;
use chasqui::model::{Article, Card, CardIndex, CardShard, Latest, Newest, PageIndex, Picture, Site};
use chasqui::publish::compile::{facets, search};
use chasqui::publish::schema;
use serde::de::DeserializeOwned;

use super::fixture::{Bench, Files, text};

fn read<T: DeserializeOwned>(files: &Files, path: &str) -> T {
    serde_json::from_str(text(files, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_document_keeps_to_its_schema() {
    let validators: BTreeMap<_, _> = schema::schemas()
        .into_iter()
        .map(|(name, schema)| (name, jsonschema::validator_for(&schema).unwrap()))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    for content in ["content", "tests/newsroom"] {
        let files = Bench::of(content).build();
        // The schemas themselves, and answers that are no data of ours, keep to others.
        let is_ours = |path: &str| {
            path.starts_with("data/v1/")
                && path.ends_with(".json")
                && !path.starts_with("data/v1/schema/")
                && !path.ends_with("oembed.json")
        };
        for (path, bytes) in files.iter().filter(|(path, _)| is_ours(path)) {
            let name = schema::of_document(path).unwrap_or_else(|| panic!("{path} has no schema"));
            let document = serde_json::from_slice(bytes).unwrap();
            let errors: Vec<String> =
                validators[name].iter_errors(&document).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{path}: {}", errors.join("; "));
            seen.insert(name);
        }
    }
    // The first line of the archive as one file: `whole` looks at it.
    seen.insert("archive");
    assert_eq!(seen.len(), validators.len(), "every sort of document was seen: {seen:?}");
}

/// A card as all lists have it: what shows its picture has smaller copies too.
fn in_lists(card: &Card) -> Card {
    let bare =
        |image: Picture| Picture { bytes: None, sizes: Vec::new(), fallback: None, color: None, ..image };
    Card { file: None, image: card.image.clone().map(bare), ..card.clone() }
}

/// Every root, and what hangs on it.
fn consistent(files: &Files) -> (Site, Columns) {
    let site: Site = read(files, "data/v1/site.json");
    for root in [&site.roots.facets, &site.roots.newest, &site.roots.cards, &site.roots.pages] {
        assert_eq!(files[&root.file].len() as u64, root.bytes, "{}", root.file);
    }
    let columns = facets::read(&files[&site.roots.facets.file]).unwrap();
    let index: CardIndex = read(files, &site.roots.cards.file);
    let mut cards = Vec::new();
    for shard in &index.shards {
        let held: CardShard = read(files, &shard.file);
        assert_eq!(held.cards.len(), shard.count as usize, "{}", shard.key);
        assert!(shard.count > 0, "{}", shard.key);
        cards.extend(held.cards);
    }
    assert_eq!(cards.len(), columns.len(), "a row for each card");
    for card in &cards {
        let article: Article = read(files, card.file.as_ref().unwrap());
        assert_eq!((&article.id, &article.path, &article.title), (&card.id, &card.path, &card.title));
        assert_eq!(
            (&article.topics, &article.regions, &article.date),
            (&card.topics, &card.regions, &card.date)
        );
        assert!(article.related.iter().all(|related| related.path != article.path));
    }
    searchable(files, &site, &cards);
    let newest: Newest = read(files, &site.roots.newest.file);
    assert_eq!((in_lists(&newest.cards[0]), &newest.cards[0].file), (in_lists(&cards[0]), &cards[0].file));
    let news: Latest = read(files, "data/v1/latest/news.json");
    let listed = |cards: &[Card]| cards.iter().take(100).map(in_lists).collect::<Vec<_>>();
    assert_eq!(listed(&news.cards), listed(&cards));
    assert!(news.cards.iter().all(|card| card.file.is_none()));
    let pages: PageIndex = read(files, &site.roots.pages.file);
    for entry in pages.pages {
        let page: chasqui::model::Page = read(files, &entry.file);
        assert_eq!(page.path, entry.path);
    }
    (site, columns)
}

#[test]
fn the_documents_say_the_same() {
    consistent(&Bench::of("tests/newsroom").build());
    let (site, columns) = consistent(&Bench::of("content").build());
    assert!(columns.len() > 25);
    assert_eq!(site.languages.len(), 2);
    let (_, columns) = consistent(&Bench::sample(900).build());
    assert_eq!(columns.len(), 900);
}

#[test]
fn the_generation_changes_with_anything_published() {
    let bench = Bench::of("content");
    let generation = || read::<Site>(&bench.build(), "data/v1/site.json").generation;
    let before = generation();
    assert_eq!(generation(), before);
    let page = bench.read("pages/privacy.md");
    bench.write("pages/privacy.md", &format!("{page}\nOne sentence more.\n"));
    let after = generation();
    assert_ne!(after, before);
    bench.write("static/note.txt", "a note");
    assert_ne!(generation(), after);
}

/// Every article is found by the words of its title, in the files that the root of the index names.
fn searchable(files: &Files, site: &Site, cards: &[Card]) {
    let root = site.roots.search.as_ref().unwrap();
    assert_eq!(files[&root.file].len() as u64, root.bytes);
    let mut engine = Engine::new(&search::payload(&files[&root.file]).unwrap()).unwrap();
    assert_eq!(engine.root().rows() as usize, cards.len());
    for number in 0..engine.root().files() {
        let (holds, name) = engine.root().file(number).unwrap();
        let path = format!("data/v1/search/{}.{name}.bin", holds.letter());
        engine.put(number, &search::payload(&files[&path]).unwrap()).unwrap();
    }
    for (row, card) in (0u32..).zip(cards) {
        let question = Question::parse(&card.title.replace('-', " "), false);
        let Step::Done(answer) = engine.ask(&question, true) else { panic!("all files are there") };
        assert!(question.asked().count() == 0 || answer.rows.contains(&row), "{}", card.title);
    }
}
