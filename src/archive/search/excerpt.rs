//! Excerpts: the words of a question in their sentence, from an article's text.

use std::ops::Range;

use super::common::is_common;
use super::question::{Asks, Part, Question};
use super::stem::{Rules, stem};
use super::tokens::{folded, words};

/// About so many bytes are shown.
const LENGTH: usize = 220;
/// So many bytes may stand before the first word that was found, where its sentence begins long before it.
const LEAD: usize = 70;

/// A piece of text, and whether it is what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Plain text.
    pub text: String,
    /// Whether it was looked for.
    pub is_found: bool,
}

/// A word of the text that the question asks for: where, and for which part.
struct Hit {
    at: Range<usize>,
    part: usize,
}

/// What a question looks for in a text of one language.
pub struct Finder<'a> {
    question: &'a Question,
    rules: Rules,
    /// For each part that is not left out, the stems of its words.
    stems: Vec<(usize, Vec<String>)>,
}

impl<'a> Finder<'a> {
    /// For texts in this language.
    #[must_use]
    pub fn new(question: &'a Question, language: &str) -> Self {
        let rules = Rules::of(language);
        let stems_of = |part: &Part| part.terms.iter().map(|term| stem(&term.folded, rules)).collect();
        let asked = question.asked().filter(|(_, part)| !part.out);
        Self { question, rules, stems: asked.map(|(at, part)| (at, stems_of(part))).collect() }
    }

    /// The part that asks for a word; by itself, without looking at its neighbours.
    fn part_for(&self, word: &str) -> Option<usize> {
        let bare = folded(word);
        if is_common(&bare) {
            return None;
        }
        let own = stem(&bare, self.rules);
        let asks = |(at, stems): &&(usize, Vec<String>)| {
            let part = &self.question.parts[*at];
            let as_typed = part.terms.iter().any(|term| term.folded == bare);
            match part.asks {
                Asks::Phrase => as_typed,
                Asks::Begun => bare.starts_with(&part.terms[0].folded),
                _ => as_typed || stems.contains(&own),
            }
        };
        self.stems.iter().find(asks).map(|(at, _)| *at)
    }

    /// What is found in a text, in order; of phrases, only where they stand whole.
    fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        // The last words, as long as a phrase may be.
        let mut before: Vec<(String, usize)> = Vec::new();
        words(text, &mut |word, at| {
            before.push((folded(word), at.start));
            for (part, _) in &self.stems {
                let Part { asks: Asks::Phrase, terms, .. } = &self.question.parts[*part] else { continue };
                let Some(first) = before.len().checked_sub(terms.len()) else { continue };
                if before[first..].iter().zip(terms).all(|((word, _), term)| *word == term.folded) {
                    let start = before[first].1;
                    hits.retain(|hit| hit.at.end <= start);
                    hits.push(Hit { at: start..at.end, part: *part });
                    return;
                }
            }
            let in_phrase = |part: &usize| self.question.parts[*part].asks == Asks::Phrase;
            if let Some(part) = self.part_for(word).filter(|part| {
                // A phrase of one word is that word.
                !in_phrase(part) || self.question.parts[*part].terms.len() == 1
            }) {
                hits.push(Hit { at, part });
            }
        });
        hits
    }

    /// Whether a text has anything of what is looked for.
    #[must_use]
    pub fn finds(&self, text: &str) -> bool {
        !self.hits(text).is_empty()
    }

    /// A whole text with what was found in it.
    #[must_use]
    pub fn marked(&self, text: &str) -> Vec<Piece> {
        pieces(text, 0..text.len(), &self.hits(text))
    }

    /// Whether all phrases of the question stand in some texts, and none that is left out.
    #[must_use]
    pub fn confirms(&self, texts: &[&str]) -> bool {
        let has = |part: &Part| {
            let of = Question { parts: vec![Part { out: false, ..part.clone() }] };
            let finder = Finder { question: &of, rules: self.rules, stems: vec![(0, Vec::new())] };
            texts.iter().any(|text| finder.finds(text))
        };
        let phrases =
            self.question.parts.iter().filter(|part| part.asks == Asks::Phrase && part.terms.len() > 1);
        phrases.into_iter().all(|part| has(part) != part.out)
    }

    /// The sentence (or two) that says most of what was asked, cut to a length; nothing when nothing is found.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> Vec<Piece> {
        let hits = self.hits(text);
        let mut best: Option<(usize, usize)> = None;
        for (at, hit) in hits.iter().enumerate() {
            let near = hits[at..].iter().take_while(|other| other.at.end <= hit.at.start + LENGTH - LEAD);
            let mut parts: Vec<usize> = Vec::new();
            for other in near {
                if !parts.contains(&other.part) {
                    parts.push(other.part);
                }
            }
            if best.is_none_or(|(most, _)| parts.len() > most) {
                best = Some((parts.len(), hit.at.start));
            }
        }
        let Some((_, first)) = best else { return Vec::new() };
        pieces(text, around(text, first), &hits)
    }
}

/// What is shown of a text around a place: from the start of its sentence where that is near, to the end of a word.
fn around(text: &str, place: usize) -> Range<usize> {
    let sentence = text[..place].rmatch_indices(['.', '!', '?', '\n']).map(|(at, end)| at + end.len());
    let start = sentence.into_iter().find(|at| is_break(text, *at)).unwrap_or(0);
    let start = if place - start <= LEAD { start } else { word_start(text, place - LEAD, place) };
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    // The text of another block does not go on in this one.
    let block = text[place..].find('\n').map_or(text.len(), |end| place + end);
    let end = if block - start <= LENGTH { block } else { word_end(text, start + LENGTH, place) };
    start..end.max(start)
}

/// Whether a sentence ends before `at`: white space or the text's end follows.
fn is_break(text: &str, at: usize) -> bool {
    text[..at].ends_with('\n') || text[at..].chars().next().is_none_or(char::is_whitespace)
}

/// The start of the first word at or after `at`, but not after `last`.
fn word_start(text: &str, at: usize, last: usize) -> usize {
    let from = (at..last).find(|at| text.is_char_boundary(*at)).unwrap_or(last);
    text[from..last].find(' ').map_or(from, |skip| from + skip + 1)
}

/// The end of the last word before `at`, but not before `first`.
fn word_end(text: &str, at: usize, first: usize) -> usize {
    let to = (first..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(first);
    text[first..to].rfind(' ').map_or(to, |skip| first + skip)
}

fn pieces(text: &str, shown: Range<usize>, hits: &[Hit]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, is_found: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.replace('\n', " "), is_found });
        }
    };
    let mut at = shown.start;
    let before = text[..shown.start].trim_end();
    let is_start = before.is_empty()
        || before.ends_with(['.', '!', '?'])
        || text[before.len()..shown.start].contains('\n');
    if !is_start {
        add("… ", false);
    }
    for hit in hits.iter().filter(|hit| hit.at.start >= shown.start && hit.at.end <= shown.end) {
        add(&text[at..hit.at.start], false);
        add(&text[hit.at.clone()], true);
        at = hit.at.end;
    }
    add(&text[at..shown.end], false);
    if text[shown.end..].chars().next().is_some_and(|next| next != '\n') {
        add(" …", false);
    }
    pieces
}

/// The text of an article's HTML: sanitised as we publish it, blocks apart by a newline.
#[must_use]
pub fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            if is_block(&rest[1..end]) && !text.ends_with('\n') && !text.is_empty() {
                text.push('\n');
            }
            rest = &rest[end..];
        } else {
            let (letter, len) = entity(rest);
            text.push(letter);
            rest = &rest[len..];
        }
    }
    text.push_str(rest);
    text
}

/// Whether a tag (what stands after its `<`) begins or ends a block.
fn is_block(tag: &str) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let name = tag.split([' ', '>', '/', '\n']).next().unwrap_or_default();
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

/// The letter that a reference stands for, and its length; a `&` that begins none is itself.
fn entity(text: &str) -> (char, usize) {
    let Some(end) = text.char_indices().take(10).find(|(_, letter)| *letter == ';').map(|(at, _)| at) else {
        return ('&', 1);
    };
    let name = &text[1..end];
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some(' '),
        _ => match name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16)) {
            Some(code) => code.ok().and_then(char::from_u32),
            None => name.strip_prefix('#').and_then(|number| number.parse().ok()).and_then(char::from_u32),
        },
    };
    letter.map_or(('&', 1), |letter| (letter, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.is_found { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    const TEXT: &str = "The first sentence says nothing. The miners of Espinar went to court. A third one. \
        It goes on and on, with words that nobody asked for, about the weather in the highlands and the price of wool, \
        and then says that the court heard the miners on human rights.\nA heading\nThe right of humans is not the phrase.";

    #[test]
    fn words_are_shown_in_their_sentence() {
        for (question, expected) in [
            (
                "espinar court",
                "The miners of [Espinar] went to [court]. A third one. It goes on and on, with words that nobody asked for, about the weather in the highlands and the price of wool, and then says that the [court] heard the miners on human …",
            ),
            (
                "\"human rights\"",
                "… the price of wool, and then says that the court heard the miners on [human rights].",
            ),
            ("headin", ""),
            (
                "nobody-asked-x",
                "It goes on and on, with words that [nobody] [asked] for, about the weather in the highlands and the price of wool, and then says that the court heard the miners on human rights.",
            ),
        ] {
            let question_of = Question::parse(question, false);
            let found = shown(&Finder::new(&question_of, "en").excerpt(TEXT));
            assert_eq!(found, expected, "{question}");
        }
    }

    #[test]
    fn forms_and_beginnings_are_marked() {
        for (question, typing, language, text, expected) in [
            ("miner", false, "en", "Miners and mines", "[Miners] and mines"),
            ("mine", true, "en", "Miners and mines", "[Miners] and [mines]"),
            ("mineria", false, "es", "La Minería hoy", "La [Minería] hoy"),
            ("comunidades -agua", false, "es", "La comunidad del agua", "La [comunidad] del agua"),
            (
                "\"ministry of health\"",
                false,
                "en",
                "Ministry of health; health",
                "[Ministry of health]; health",
            ),
        ] {
            let question = Question::parse(question, typing);
            assert_eq!(shown(&Finder::new(&question, language).marked(text)), expected);
        }
    }

    #[test]
    fn phrases_are_confirmed() {
        for (question, expected) in [
            ("\"human rights\"", true),
            ("\"rights human\"", false),
            ("\"miners of espinar\" \"human rights\"", true),
            ("miners -\"human rights\"", false),
            ("miners -\"rights human\"", true),
        ] {
            let question_of = Question::parse(question, false);
            assert_eq!(Finder::new(&question_of, "en").confirms(&["A title", TEXT]), expected, "{question}");
        }
    }

    #[test]
    fn html_is_read_as_text() {
        for (html, text) in [
            (
                "<p>One <em>two</em> &amp; three.</p>\n<h2 id=\"x\">Four&nbsp;five</h2><ul><li>a</li></ul>",
                "One two & three.\nFour five\na\n",
            ),
            ("a &lt;b&gt; &#39;c&#x27; &unknown; & d <", "a <b> 'c' &unknown; & d \n"),
            ("", ""),
        ] {
            assert_eq!(text_of(html).replace("\n\n", "\n"), text, "{html}");
        }
    }

    proptest! {
        #[test]
        fn every_text_has_an_excerpt_or_none(text in "(\\PC|[a-c .\n]){0,700}", question in "[a-c \"-]{0,12}", html in "[<>&;#a-z0-9 é]{0,40}") {
            let question = Question::parse(&question, true);
            let finder = Finder::new(&question, "es");
            let pieces = finder.excerpt(&text);
            prop_assert!(pieces.is_empty() || pieces.iter().any(|piece| piece.is_found));
            prop_assert!(pieces.iter().map(|piece| piece.text.len()).sum::<usize>() <= LENGTH + 60);
            let whole: String = finder.marked(&text).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text.replace('\n', " "));
            prop_assert!(text_of(&html).len() <= html.len() * 2);
        }
    }
}
