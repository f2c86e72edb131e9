//! The judged queries (`tests/search/README.md`) put to our engine: whatever changes, what was found is found.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]

use std::collections::BTreeMap;
use std::path::Path;

use chasqui::archive::search::engine::{Engine, Step};
use chasqui::archive::search::question::Question;
use chasqui::publish::compile::Catalogue;
use chasqui::publish::compile::search::{Index, Layout, index};
use chasqui::publish::content::newsroom::Article;
use chasqui::publish::content::{LoadOptions, Newsroom, load};
use chasqui::publish::sample::{SampleOptions, sample};

/// A newsroom with an engine that has its whole index.
struct Bench {
    newsroom: Newsroom,
    engine: Engine,
}

impl Bench {
    fn new(content: &Path) -> Self {
        let (newsroom, faults) = load(content, &LoadOptions::default());
        let newsroom = newsroom.unwrap_or_else(|| panic!("{}", faults.render("")));
        let Index { root, files } = index(&Catalogue::new(&newsroom), &Layout::default()).unwrap();
        let payloads: Vec<Vec<u8>> = files.iter().map(|file| file.1.clone()).collect();
        let names = (0..files.len()).map(|number| format!("{number:010}")).collect();
        let mut engine = Engine::new(&Index { root, files }.named(names).encode()).unwrap();
        for (number, payload) in payloads.iter().enumerate() {
            engine.put(number, payload).unwrap();
        }
        Self { newsroom, engine }
    }

    /// The works that a query finds, the best first; where a word is mistyped, those of what is offered instead.
    fn works(&self, text: &str, typing: bool) -> Vec<&str> {
        let question = Question::parse(text, typing);
        let answer = done(self.engine.ask(&question, false));
        if answer.rows.is_empty()
            && let Some(instead) = done(self.engine.instead(text, &question, &answer))
        {
            return self.works(&instead.question, false);
        }
        let mut order: Vec<(u16, u32)> =
            answer.scores.iter().map(|score| u16::MAX - score).zip(answer.rows).collect();
        order.sort_unstable();
        let catalogue = Catalogue::new(&self.newsroom);
        let mut works: Vec<&str> = Vec::new();
        for (_, row) in order {
            let work = self.work(&catalogue.at(row).id);
            if !works.contains(&work) {
                works.push(work);
            }
        }
        works
    }

    fn work(&self, id: &str) -> &str {
        let ends = |it: &&Article| it.id == id || it.id.ends_with(&format!("/{id}"));
        let article = self.newsroom.articles.iter().find(ends);
        &article.unwrap_or_else(|| panic!("no article {id}")).work
    }
}

fn done<T>(step: Step<T>) -> T {
    match step {
        Step::Done(done) => done,
        Step::Needs(needs) => panic!("all files are there, and {needs:?} are needed"),
    }
}

#[test]
fn judged_queries_are_answered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("content");
    sample(&SampleOptions { articles: 2000, seed: 11, out: out.clone() }).unwrap();
    let benches = BTreeMap::from([("demo", Bench::new(&root.join("content"))), ("sample", Bench::new(&out))]);
    let judged = std::fs::read_to_string(root.join("tests/search/judged.tsv")).unwrap();
    // By half and kind: queries, successes at ten, and the sum of reciprocal ranks.
    let mut kinds: BTreeMap<(&str, &str), (f64, f64, f64)> = BTreeMap::new();
    for line in judged.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [half, kind, newsroom, query, articles, ..] = fields[..] else { panic!("{line}") };
        let bench = &benches[newsroom];
        let works = bench.works(query, kind == "prefix");
        let (out, wanted): (Vec<&str>, Vec<&str>) = articles.split(',').partition(|id| id.starts_with('!'));
        let rank = works.iter().position(|work| wanted.iter().any(|id| bench.work(id) == *work));
        let has_refused = out.iter().any(|id| works.contains(&bench.work(&id[1..])));
        let is_found =
            !has_refused && (rank.is_some_and(|rank| rank < 10) || (wanted.is_empty() && !works.is_empty()));
        let sums = kinds.entry((half, kind)).or_default();
        sums.0 += 1.0;
        sums.1 += f64::from(u8::from(is_found));
        sums.2 += rank.filter(|_| !has_refused).map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
        if !is_found && half == "tune" {
            println!(
                "not found: {kind} {newsroom} {query}: {wanted:?}, but {:?}",
                &works[..works.len().min(3)]
            );
        }
    }
    let mut all = BTreeMap::from([("tune", (0.0, 0.0, 0.0)), ("hold", (0.0, 0.0, 0.0))]);
    for ((half, kind), (count, found, ranks)) in &kinds {
        println!(
            "{half} {kind:12} {count:3} queries  success at 10 {:.2}  reciprocal rank {:.2}",
            found / count,
            ranks / count
        );
        let sums = all.get_mut(half).unwrap();
        *sums = (sums.0 + count, sums.1 + found, sums.2 + ranks);
    }
    for (half, (count, found, ranks)) in all {
        let (success, rank) = (found / count, ranks / count);
        println!("{half}: success at 10 {success:.3}, mean reciprocal rank {rank:.3}");
        assert!(success >= 0.85 && rank >= 0.7, "{half}: {success} {rank}");
    }
}
