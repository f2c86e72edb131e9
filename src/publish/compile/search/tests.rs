//! The index and the engine together against a plain scan of the articles, however the index is cut.

use proptest::prelude::*;

use super::super::{Catalogue, samples};
use super::{Index, Layout, file, index, payload};
use crate::archive::search::answer::{Answer, Instead};
use crate::archive::search::common::is_common;
use crate::archive::search::engine::{Engine, Step};
use crate::archive::search::question::{Asks, Part, Question};
use crate::archive::search::stem::{Rules, stem};
use crate::archive::search::tokens::{folded, words};
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Article;

const WORDS: [&str; 22] = [
    "mine",
    "mining",
    "mines",
    "mina",
    "minas",
    "minería",
    "mineria",
    "water",
    "waters",
    "agua",
    "ñandú",
    "nandu",
    "the",
    "of",
    "health",
    "healthy",
    "rights",
    "right",
    "consulta",
    "consultas",
    "oro",
    "gold",
];

fn article(id: usize, year: i32, spanish: bool, title: &str, body: &str) -> Article {
    let language = if spanish { "es" } else { "en" };
    let mut article = samples::article(&format!("a{id:03}"), &format!("{year}-03-04"), language);
    title.clone_into(&mut article.title);
    article.summary.clear();
    body.clone_into(&mut article.body.text);
    article
}

fn newsroom() -> impl Strategy<Value = Newsroom> {
    let text = |most| {
        proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..most)
            .prop_map(|words| words.join(" "))
    };
    let one = (2010..2014, any::<bool>(), text(4), text(9));
    proptest::collection::vec(one, 1..24).prop_map(|made| {
        let articles = made.into_iter().enumerate();
        let articles =
            articles.map(|(id, (year, spanish, title, body))| article(id, year, spanish, &title, &body));
        samples::newsroom(articles.collect())
    })
}

fn layouts() -> [Layout; 3] {
    let layout = |worthwhile, size| Layout { worthwhile, sizes: [(size, size); 2], parts: [1, 1] };
    [layout(0, 4), layout(3, 90), layout(1000, 100_000)]
}

/// The index brought to an engine file by file, as it asks for them.
struct Bench {
    engine: Engine,
    files: Vec<Vec<u8>>,
}

impl Bench {
    fn new(newsroom: &Newsroom, layout: &Layout) -> Self {
        let Index { root, files } = index(&Catalogue::new(newsroom), layout).unwrap();
        let payloads: Vec<Vec<u8>> = files.iter().map(|(_, payload)| payload.clone()).collect();
        let names = (0..files.len()).map(|number| format!("{number:010}")).collect();
        let root = Index { root, files }.named(names);
        Self { engine: Engine::new(&root.encode()).unwrap(), files: payloads }
    }

    fn step<T>(&mut self, ask: impl Fn(&Engine) -> Step<T>) -> T {
        for _ in 0..6 {
            match ask(&self.engine) {
                Step::Done(done) => return done,
                Step::Needs(needs) => {
                    for number in needs {
                        self.engine.put(number, &self.files[number]).unwrap();
                    }
                }
            }
        }
        panic!("it needs ever more")
    }

    fn ask(&mut self, text: &str, typing: bool) -> (Question, Answer) {
        let question = Question::parse(text, typing);
        let answer = self.step(|engine| engine.ask(&question, false));
        (question, answer)
    }

    fn instead(&mut self, text: &str) -> Option<Instead> {
        let (question, answer) = self.ask(text, false);
        self.step(|engine| engine.instead(text, &question, &answer))
    }
}

fn texts(article: &Article) -> Vec<Vec<String>> {
    let of = |text: &str| {
        let mut found = Vec::new();
        words(text, &mut |word, _| found.push(folded(word)));
        found
    };
    vec![of(&article.title), of(&article.body.text)]
}

/// The languages' rules by which a word is looked for: those under which it stands as typed, else all.
fn rules(all: &[&Article], word: &str) -> Vec<Rules> {
    let known = |rules: &Rules| {
        all.iter().any(|it| {
            Rules::of(&it.language) == *rules && texts(it).concat().iter().any(|other| other == word)
        })
    };
    let known: Vec<Rules> = Rules::ALL.into_iter().filter(known).collect();
    if known.is_empty() { Rules::ALL.to_vec() } else { known }
}

fn is_known(all: &[&Article], word: &str) -> bool {
    all.iter().any(|it| texts(it).concat().iter().any(|other| other == word))
}

fn has(all: &[&Article], article: &Article, part: &Part) -> bool {
    let own = Rules::of(&article.language);
    let word = &part.terms[0].folded;
    if part.asks == Asks::Phrase {
        let phrase: Vec<&String> = part.terms.iter().map(|term| &term.folded).collect();
        let is_here = |text: &Vec<String>| {
            text.windows(phrase.len()).any(|some| some.iter().eq(phrase.iter().copied()))
        };
        return texts(article).iter().any(is_here);
    }
    let is_form = |other: &String| {
        let is_whole = part.asks != Asks::Begun || is_known(all, word);
        let same = is_whole && rules(all, word).contains(&own) && stem(other, own) == stem(word, own);
        !is_common(other) && (same || (part.asks == Asks::Begun && other.starts_with(word.as_str())))
    };
    texts(article).concat().iter().any(is_form)
}

/// What a question finds by reading every article.
fn scan(all: &[&Article], question: &Question) -> Vec<u32> {
    let meets = |article: &Article| question.asked().all(|(_, part)| has(all, article, part) != part.out);
    let rows = (0u32..).zip(all).filter(|(_, article)| meets(article)).map(|(row, _)| row);
    if question.asked().count() == 0 { Vec::new() } else { rows.collect() }
}

fn texts_asked() -> impl Strategy<Value = String> {
    let word = || proptest::sample::select(&WORDS[..]);
    let part = prop_oneof![
        4 => word().prop_map(str::to_owned),
        1 => word().prop_map(|word| format!("-{word}")),
        1 => word().prop_map(|word| word.chars().take(3).collect()),
    ];
    proptest::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn answers_are_those_of_a_plain_scan(newsroom in newsroom(), texts in proptest::collection::vec((texts_asked(), any::<bool>()), 1..6)) {
        let catalogue = Catalogue::new(&newsroom);
        let all = catalogue.articles();
        let mut answers: Vec<Vec<Answer>> = Vec::new();
        for layout in layouts() {
            let mut bench = Bench::new(&newsroom, &layout);
            let mut own = Vec::new();
            for (text, typing) in &texts {
                // Where a beginning is spread over many files only the word itself is looked for.
                let typing = *typing && layout.worthwhile == 1000;
                let (question, answer) = bench.ask(text, typing);
                prop_assert_eq!(&answer.rows, &scan(all, &question), "{} {:?}", text, layout);
                for (part, _) in question.asked() {
                    let mut less = question.clone();
                    less.parts.remove(part);
                    let expected = if less.asked().count() == 0 { catalogue.rows().collect() } else { scan(all, &less) };
                    prop_assert_eq!(answer.without(&question, part), expected);
                }
                own.push(if typing { bench.ask(text, false).1 } else { answer });
            }
            answers.push(own);
        }
        prop_assert_eq!(&answers[0], &answers[1]);
        prop_assert_eq!(&answers[0], &answers[2]);
    }

    #[test]
    fn phrases_are_found_and_little_else(newsroom in newsroom(), start in 0..WORDS.len(), words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 1..4)) {
        let catalogue = Catalogue::new(&newsroom);
        let phrase = format!("{} {}", WORDS[start], words.join(" "));
        for layout in layouts() {
            let mut bench = Bench::new(&newsroom, &layout);
            let (question, answer) = bench.ask(&format!("\"{phrase}\""), false);
            let (every, _) = bench.ask(&phrase, false);
            let exact = scan(catalogue.articles(), &question);
            prop_assert!(exact.iter().all(|row| answer.rows.contains(row)), "{} {:?} {:?}", phrase, exact, answer.rows);
            let near = scan(catalogue.articles(), &every);
            prop_assert!(answer.rows.iter().all(|row| near.contains(row)));
        }
    }
}

fn small() -> Newsroom {
    samples::newsroom(vec![
        article(0, 2013, false, "Miners strike", "Mining companies and the ministry of health met."),
        article(1, 2012, false, "A strike ends", "The miners went back. Health, ministry."),
        article(2, 2012, true, "La minería en los Andes", "Un ñandú y Muñoz: la mina de oro."),
        article(3, 2011, false, "Andes", "miner miner miner miner miner miner miner miner miner"),
    ])
}

#[test]
fn words_in_titles_and_as_typed_come_first() {
    let newsroom = small();
    let ids = |text: &str, typing| -> Vec<String> {
        let mut bench = Bench::new(&newsroom, &Layout::default());
        let (_, answer) = bench.ask(text, typing);
        let mut order: Vec<(u16, u32)> =
            answer.scores.iter().map(|score| u16::MAX - score).zip(answer.rows).collect();
        order.sort_unstable();
        let catalogue = Catalogue::new(&newsroom);
        order.into_iter().map(|(_, row)| catalogue.at(row).id.clone()).collect()
    };
    assert_eq!(ids("miners", false), ["a000", "a001", "a003"]);
    assert_eq!(ids("mineria", false), ["a002"]);
    assert_eq!(ids("andes -minería", false), ["a003"]);
    assert_eq!(ids("ministry of health", false), ["a000", "a001"]);
    assert_eq!(ids("\"ministry of health\"", false), ["a000"]);
    assert_eq!(ids("minin", true), ["a000"]);
    assert_eq!(ids("minist", true), ["a000", "a001"]);
    assert_eq!(ids("minist", false), Vec::<String>::new());
    assert_eq!(ids("the of", false), Vec::<String>::new());
    assert_eq!(ids("-strike", false), ["a002", "a003"]);
}

#[test]
fn a_typing_error_is_answered_by_a_word_to_take_instead() {
    let newsroom = small();
    let mut bench = Bench::new(&newsroom, &Layout::default());
    for (text, expected) in [
        ("minitsry", Some(("ministry", "ministry", 2))),
        ("health inistry", Some(("ministry", "health ministry", 2))),
        ("munoz -strike", Some(("muñoz", "muñoz -strike", 1))),
        ("ministry", None),
        ("xyzxyz", None),
        ("ox", None),
        ("noministry", None),
        ("postministry", None),
        ("healthier", Some(("health", "health", 2))),
    ] {
        let found = bench.instead(text);
        let found = found.as_ref().map(|it| (it.word.as_str(), it.question.as_str(), it.rows));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn the_same_articles_give_the_same_files() {
    let newsroom = small();
    let made = || index(&Catalogue::new(&newsroom), &layouts()[0]).unwrap();
    let (one, other) = (made(), made());
    assert_eq!((one.root, one.files.clone()), (other.root, other.files));
    let packed = file(&one.files[0].1).unwrap();
    assert_eq!(payload(&packed).as_ref(), Some(&one.files[0].1));
    assert_eq!(payload(&packed[1..]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_files_are_a_fault_or_a_wrong_answer_but_never_a_panic(at in any::<proptest::sample::Index>(), of in any::<proptest::sample::Index>(), bit in 0..8u8, cut in any::<bool>()) {
        let newsroom = small();
        let Index { root, mut files } = index(&Catalogue::new(&newsroom), &layouts()[1]).unwrap();
        let names = (0..files.len()).map(|number| format!("{number:010}")).collect();
        let number = of.index(files.len());
        let payload = &mut files[number].1;
        let at = at.index(payload.len());
        if cut { payload.truncate(at); } else { payload[at] ^= 1 << bit; }
        let payloads: Vec<Vec<u8>> = files.iter().map(|file| file.1.clone()).collect();
        let root = Index { root, files }.named(names);
        let mut engine = Engine::new(&root.encode()).unwrap();
        for (number, payload) in payloads.iter().enumerate() {
            let _ = engine.put(number, payload);
        }
        for text in ["miners", "\"ministry of health\"", "minitsry", "andes -strike"] {
            let question = Question::parse(text, true);
            if let Step::Done(answer) = engine.ask(&question, false) {
                prop_assert!(answer.rows.iter().all(|row| *row < 4));
                let _ = engine.instead(text, &question, &answer);
            }
        }
    }
}
