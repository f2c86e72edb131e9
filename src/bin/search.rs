//! The search engine for a worker of the browser: `chasqui::archive::search` with a face that JavaScript can call.
//!
//! `public/search.js` is its one caller: it fetches the files that are asked for and speaks with the page
//! (`docs/search.md`).

#[cfg(target_arch = "wasm32")]
mod face {
    //! What JavaScript sees. Lists of numbers and of texts alone, so that the glue between both stays small.
    #![allow(unreachable_pub, reason = "wasm_bindgen hands on what is public, and asks for the word")]

    use chasqui::archive::search::answer::{Answer, Instead};
    use chasqui::archive::search::engine::{Engine, Step};
    use chasqui::archive::search::excerpt::{Finder, Piece, text_of};
    use chasqui::archive::search::question::Question;
    use chasqui::archive::search::scan::{Scan, Texts};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The engine and the last question that was asked of it.
    #[wasm_bindgen]
    pub struct Search {
        engine: Engine,
        text: String,
        question: Question,
        answer: Answer,
        instead: Option<Instead>,
    }

    #[wasm_bindgen]
    impl Search {
        /// An engine over the index with this root's payload; nothing when it is none.
        pub fn open(root: &[u8]) -> Option<Search> {
            Some(Self {
                engine: Engine::new(root).ok()?,
                text: String::new(),
                question: Question::default(),
                answer: Answer::default(),
                instead: None,
            })
        }

        /// How many rows the archive has.
        pub fn rows(&self) -> u32 {
            self.engine.root().rows()
        }

        /// Asks; gives the numbers of the files that are needed first, none when it is answered.
        pub fn ask(&mut self, text: &str, typing: bool, titles: bool) -> Vec<u32> {
            let question = Question::parse(text, typing);
            match self.engine.ask(&question, titles) {
                Step::Needs(needs) => numbers(&needs),
                Step::Done(answer) => {
                    text.clone_into(&mut self.text);
                    self.question = question;
                    self.answer = answer;
                    self.instead = None;
                    Vec::new()
                }
            }
        }

        /// Looks for a word to read in place of one that nothing has; gives the files that are needed first.
        pub fn mend(&mut self) -> Vec<u32> {
            match self.engine.instead(&self.text, &self.question, &self.answer) {
                Step::Needs(needs) => numbers(&needs),
                Step::Done(instead) => {
                    self.instead = instead;
                    Vec::new()
                }
            }
        }

        /// The path of a file below `data/v1/`.
        pub fn path(&self, number: u32) -> String {
            let Some((holds, name)) = self.engine.root().file(number as usize) else { return String::new() };
            let mut path = String::from("data/v1/search/");
            path.push(holds.letter());
            path.push('.');
            path.push_str(name);
            path.push_str(".bin");
            path
        }

        /// Takes a file's payload in; false when it is not what it should be.
        pub fn put(&mut self, number: u32, payload: &[u8]) -> bool {
            self.engine.put(number as usize, payload).is_ok()
        }

        /// The rows that match, ascending.
        pub fn found(&self) -> Vec<u32> {
            self.answer.rows.clone()
        }

        /// How well each matches.
        pub fn scores(&self) -> Vec<u16> {
            self.answer.scores.clone()
        }

        /// The parts of the question, three numbers each: what it asks for, whether it is left out, how many rows have
        /// it.
        pub fn parts(&self) -> Vec<u32> {
            parts_of(&self.question, &self.answer.found)
        }

        /// A part as it was typed.
        pub fn part(&self, part: usize) -> String {
            part_of(&self.question, &self.text, part)
        }

        /// The question without a part.
        pub fn rest(&self, part: usize) -> String {
            let Some(part) = self.question.parts.get(part) else { return self.text.clone() };
            let mut rest = self.text.get(..part.at.start).unwrap_or_default().trim_end().to_owned();
            let after = self.text.get(part.at.end..).unwrap_or_default().trim();
            if !rest.is_empty() && !after.is_empty() {
                rest.push(' ');
            }
            rest.push_str(after);
            rest
        }

        /// The rows that match without a part.
        pub fn without(&self, part: usize) -> Vec<u32> {
            self.answer.without(&self.question, part)
        }

        /// What to read instead: the word, and the whole question with it; nothing when there is nothing.
        pub fn instead(&self) -> Vec<String> {
            self.instead.iter().flat_map(|instead| [instead.word.clone(), instead.question.clone()]).collect()
        }

        /// Of what to read instead: the part that it replaces, and how many rows that would find.
        pub fn would(&self) -> Vec<u32> {
            self.instead.iter().flat_map(|it| [u32::try_from(it.part).unwrap_or(0), it.rows]).collect()
        }
    }

    /// A question that is put to what is kept, article by article.
    #[wasm_bindgen]
    pub struct Kept {
        text: String,
        question: Question,
        scan: Scan,
    }

    #[wasm_bindgen]
    impl Kept {
        /// A look through nothing yet.
        #[wasm_bindgen(constructor)]
        pub fn new(text: &str, typing: bool) -> Kept {
            let question = Question::parse(text, typing);
            Self { text: text.to_owned(), scan: Scan::new(&question), question }
        }

        /// How well an article matches; 0 where it does not. `texts` are its headline, names, summary, HTML, what else
        /// belongs to its text, and what its subjects are called.
        pub fn weigh(&mut self, language: &str, texts: Vec<String>) -> u16 {
            let Ok(texts) = <[String; 6]>::try_from(texts) else { return 0 };
            let [title, names, summary, html, more, subjects] = &texts;
            let body = [&text_of(html), "\n", more].concat();
            self.scan.weigh(&Texts { language, title, names, summary, body: &body, subjects })
        }

        /// As [`Search::parts`]; of the articles that were looked at.
        pub fn parts(&self) -> Vec<u32> {
            parts_of(&self.question, &self.scan.found)
        }

        /// As [`Search::part`].
        pub fn part(&self, part: usize) -> String {
            part_of(&self.question, &self.text, part)
        }
    }

    fn parts_of(question: &Question, found: &[u32]) -> Vec<u32> {
        let parts = question.parts.iter().zip(found);
        parts.flat_map(|(part, found)| [part.asks as u32, u32::from(part.out), *found]).collect()
    }

    fn part_of(question: &Question, text: &str, part: usize) -> String {
        let at = question.parts.get(part).map(|part| part.at.clone());
        at.and_then(|at| text.get(at)).unwrap_or_default().to_owned()
    }

    fn numbers(needs: &[usize]) -> Vec<u32> {
        needs.iter().map(|number| u32::try_from(*number).unwrap_or(u32::MAX)).collect()
    }

    /// Pieces of text, each after a `1` where it was looked for and a `0` where not.
    fn plain(pieces: Vec<Piece>) -> Vec<String> {
        let mark = |piece: &Piece| if piece.is_found { "1" } else { "0" };
        pieces.into_iter().map(|piece| mark(&piece).to_owned() + &piece.text).collect()
    }

    /// A text with what was found in it.
    #[wasm_bindgen]
    pub fn marked(text: &str, typing: bool, language: &str, of: &str) -> Vec<String> {
        plain(Finder::new(&Question::parse(text, typing), language).marked(of))
    }

    /// The sentence of an article's HTML that says most of what was asked; empty when it says nothing of it.
    #[wasm_bindgen]
    pub fn excerpt(text: &str, typing: bool, language: &str, html: &str) -> Vec<String> {
        plain(Finder::new(&Question::parse(text, typing), language).excerpt(&text_of(html)))
    }

    /// Whether the phrases that are asked for stand in an article, and none that is left out.
    #[wasm_bindgen]
    pub fn confirms(text: &str, language: &str, title: &str, summary: &str, html: &str) -> bool {
        Finder::new(&Question::parse(text, false), language).confirms(&[title, summary, &text_of(html)])
    }
}

fn main() {}
