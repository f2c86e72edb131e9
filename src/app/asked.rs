//! What the search engine was asked for in this visit, and what came of it: questions and passages are noted as needed
//! and supplied like files ([`super::store`]).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::search::{self, Asking, Heard, Index};
use super::store::{Absence, Had};
use crate::browser::Fault;
use crate::browser::worker::Awaited;
use crate::ui::content::Excerpt;

/// What the search engine is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// The rows that match words; the last may be only begun.
    Question { words: String, typing: bool },
    /// The passage of an article that shows words best.
    Passage { words: String, typing: bool, file: String },
}

/// A question, and what came of it.
type Answer = (Ask, Result<Rc<Heard>, Fault>);

/// What passage was asked for, and it, where there is one.
type Passage = (Ask, Option<Rc<Excerpt>>);

/// An answer of the search engine that is under way.
pub(super) enum Begun {
    Question(Asking),
    Passage(Option<Awaited>),
}

/// So many answers and passages are kept.
const MOST: usize = 200;

/// What was asked for.
#[derive(Default)]
pub struct Asked {
    /// The index that is asked.
    index: RefCell<Index>,
    /// Whether what is asked for is still being typed, so that its last word may be only begun.
    pub typing: Cell<bool>,
    asks: RefCell<Vec<Ask>>,
    answers: RefCell<Vec<Answer>>,
    passages: RefCell<Vec<Passage>>,
}

impl Asked {
    /// Begins anew: what failed is asked for again, what was needed is not.
    pub(super) fn begin(&self) {
        self.asks.borrow_mut().clear();
        self.answers.borrow_mut().retain(|(_, answer)| answer.is_ok());
    }

    /// Asks the search engine for all that was noted: the question, and the passages in one message.
    pub(super) fn ask(&self, base: &str) -> Vec<(Ask, Begun)> {
        let index = self.index.borrow();
        let (mut begun, mut files) = (Vec::new(), Vec::new());
        let mut about = (String::new(), false);
        for ask in self.asks.take() {
            match &ask {
                Ask::Question { words, typing } => {
                    let asking = search::ask(base, &index, words, *typing);
                    begun.push((ask, Begun::Question(asking)));
                }
                Ask::Passage { words, typing, file } => {
                    about = (words.clone(), *typing);
                    files.push(file.clone());
                }
            }
        }
        if files.is_empty() {
            return begun;
        }
        let (words, typing) = about;
        let passages = search::passages(base, &index, &words, typing, &files);
        for (file, awaited) in files.into_iter().zip(passages) {
            begun.push((Ask::Passage { words: words.clone(), typing, file }, Begun::Passage(awaited)));
        }
        begun
    }

    /// Waits for an answer, and keeps it.
    pub(super) async fn hear(&self, ask: Ask, begun: Begun) {
        match begun {
            Begun::Question(asking) => {
                let answer = asking.heard().await.map(Rc::new);
                keep_last(&mut self.answers.borrow_mut(), (ask, answer));
            }
            Begun::Passage(awaited) => {
                let passage = match awaited {
                    Some(awaited) => search::passage(awaited).await.map(Rc::new),
                    None => None,
                };
                keep_last(&mut self.passages.borrow_mut(), (ask, passage));
            }
        }
    }

    /// Which index the words are looked for in.
    pub(super) fn search_in(&self, index: Index) {
        if *self.index.borrow() != index {
            self.index.replace(index);
            self.answers.borrow_mut().clear();
            self.passages.borrow_mut().clear();
        }
    }

    /// What the search engine says of words; `typing` where the last one may be only begun.
    ///
    /// # Errors
    /// Why it is not here.
    pub fn heard(&self, words: &str, typing: bool) -> Had<Rc<Heard>> {
        let ask = Ask::Question { words: words.to_owned(), typing };
        let known = self.answers.borrow().iter().find(|(other, _)| *other == ask).map(|(_, it)| it.clone());
        if let Some(answer) = known {
            return Ok(answer?);
        }
        self.asks.borrow_mut().push(ask);
        Err(Absence::Needed)
    }

    /// The passage of an article that shows words best; nothing where there is none.
    ///
    /// # Errors
    /// That it is not here yet.
    pub fn passage(&self, words: &str, typing: bool, file: &str) -> Had<Option<Rc<Excerpt>>> {
        let ask = Ask::Passage { words: words.to_owned(), typing, file: file.to_owned() };
        let known = self.passages.borrow().iter().find(|(other, _)| *other == ask).map(|(_, it)| it.clone());
        known.ok_or_else(|| {
            self.asks.borrow_mut().push(ask);
            Absence::Needed
        })
    }
}

/// Keeps the newest of what was asked for, and the few before it.
fn keep_last<T>(kept: &mut Vec<T>, one: T) {
    if kept.len() >= MOST {
        kept.remove(0);
    }
    kept.push(one);
}
