//! Words in another of the site's languages than they are said to be: a screen reader reads them with the wrong voice,
//! and a browser offers to translate the wrong way.
//!
//! Told by small words, and only when it is plain: names, titles and short quotations are left alone, and so is what
//! stands in an element with `lang`.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::publish::check::written::{Thing, Written};
use crate::publish::content::Newsroom;
use crate::publish::fault::{Code, Fault};

use super::stop_words;

/// Shorter passages say too little.
const FEWEST_WORDS: usize = 14;
/// Of a text in a language, its small words are a third or more; of one in another, hardly any.
const OWN_SHARE: f64 = 0.22;
/// The other must have so many times as many.
const TIMES: usize = 4;

/// The site's languages whose small words are known, each beside each other.
pub(super) struct Languages(Vec<Pair>);

/// What tells one language from another.
struct Pair {
    said: String,
    other: String,
    /// Small words of the one that are none of the other.
    ours: HashSet<&'static str>,
    /// And the other way round.
    theirs: HashSet<&'static str>,
}

/// Those of a newsroom.
pub(super) fn of(newsroom: &Newsroom) -> Languages {
    let further = newsroom.site.content_languages.iter().map(|(code, _)| code.as_str());
    Languages::new(newsroom.site.languages.iter().map(String::as_str).chain(further))
}

impl Languages {
    fn new<'c>(codes: impl Iterator<Item = &'c str>) -> Self {
        let known: Vec<_> = codes.filter_map(|code| Some((code, stop_words::of(code)?))).collect();
        let mut pairs = Vec::new();
        for (said, ours) in &known {
            for (other, theirs) in known.iter().filter(|(other, _)| other != said) {
                pairs.push(Pair {
                    said: (*said).to_owned(),
                    other: (*other).to_owned(),
                    ours: ours.difference(theirs).copied().collect(),
                    theirs: theirs.difference(ours).copied().collect(),
                });
            }
        }
        Self(pairs)
    }

    /// The language that words plainly are in, where that is another than the one they are said to be in. Of a language
    /// whose small words are not known nothing can be said to be missing.
    fn other(&self, words: &[String], said: &str) -> Option<&str> {
        if words.len() < FEWEST_WORDS {
            return None;
        }
        let mut best: Option<(usize, &str)> = None;
        for pair in self.0.iter().filter(|pair| pair.said == said) {
            let count =
                |these: &HashSet<&str>| words.iter().filter(|word| these.contains(word.as_str())).count();
            let theirs = count(&pair.theirs);
            #[expect(clippy::cast_precision_loss, reason = "no text has that many words")]
            let share = theirs as f64 / words.len() as f64;
            let most = best.map_or(0, |(most, _)| most);
            if share >= OWN_SHARE && theirs > most && theirs >= TIMES * count(&pair.ours).max(1) {
                best = Some((theirs, &pair.other));
            }
        }
        best.map(|(_, code)| code)
    }
}

/// The words of a text in small letters.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

pub(super) fn look(written: &Written<'_>, thing: &Thing<'_>, languages: &Languages) -> Vec<Fault> {
    if languages.0.is_empty() {
        return Vec::new();
    }
    let passages: Vec<_> = passages(written).into_iter().map(|(line, text)| (line, words(&text))).collect();
    let whole: Vec<String> = passages.iter().flat_map(|(_, words)| words.clone()).collect();
    if let Some(other) = languages.other(&whole, thing.language) {
        let line =
            written.piece.key("language").map_or_else(|| written.piece.line_of("title"), |(line, _)| line);
        let what = format!("the text reads as {other}, and is said to be {}", thing.language);
        let mend = if thing.is_article || line != written.piece.line_of("title") {
            format!("write language: {other}")
        } else {
            format!("move the page to pages/{other}/, or write language: {other} where that has no interface")
        };
        return vec![written.warning(Code::UnmarkedLanguage, line, what, mend)];
    }
    passages
        .iter()
        .filter_map(|(line, words)| {
            let other = languages.other(words, thing.language)?;
            let what = format!("this passage reads as {other}, in a text in {}", thing.language);
            let mend = format!("put it between <span lang=\"{other}\"> and </span>");
            Some(written.warning(Code::UnmarkedLanguage, *line, what, mend))
        })
        .collect()
}

/// The paragraphs, items and cells with their lines, without what is marked already, and without code.
fn passages(written: &Written<'_>) -> Vec<(usize, String)> {
    let mut passages: Vec<(usize, String)> = Vec::new();
    let mut text = String::new();
    let mut line = 0;
    let mut marked: Vec<(String, bool)> = Vec::new();
    let mut code = false;
    for (event, range) in &written.events {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => elements(html, &mut marked),
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(words) if !code && !marked.iter().any(|(_, has_lang)| *has_lang) => {
                if text.is_empty() {
                    line = written.line(range.start);
                }
                text.push_str(words);
            }
            Event::SoftBreak | Event::HardBreak | Event::Code(_) => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)) => {
                if !text.trim().is_empty() {
                    passages.push((line, std::mem::take(&mut text)));
                }
                text.clear();
            }
            _ => {}
        }
    }
    passages
}

/// Follows which elements of raw HTML are open, and which of them name a language.
fn elements(html: &str, open: &mut Vec<(String, bool)>) {
    for piece in html.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap_or_default();
        let closing = tag.starts_with('/');
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() || tag.ends_with('/') || matches!(name.as_str(), "br" | "hr" | "img" | "wbr") {
            continue;
        }
        if closing {
            if let Some(at) = open.iter().rposition(|(known, _)| *known == name) {
                open.truncate(at);
            }
        } else {
            open.push((name, tag.contains(" lang=")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::check::written::tests::piece;

    fn languages(codes: &[&str]) -> Languages {
        Languages::new(codes.iter().copied())
    }

    const SPANISH: &str = "El canal del puerto tendrá dos metros más de calado, y los transbordadores grandes podrán entrar \
        también con marea baja, según la autoridad que lo administra.";
    const ENGLISH: &str = "The channel of the harbour will be two metres deeper, and large ferries will be able to enter at \
        low tide as well, says the authority that runs it.";

    #[test]
    fn texts_are_told_apart() {
        let languages = languages(&["en", "es", "ca"]);
        for (text, said, other) in [
            (SPANISH, "en", Some("es")),
            (SPANISH, "es", None),
            (ENGLISH, "es", Some("en")),
            (ENGLISH, "en", None),
            // Names and a few words of another language within.
            (
                "The Asociación de Amigos del Faro and the Cofradía de Remolcadores met in La Oroya with the Junta de Usuarios \
              del Valle, who asked for more.",
                "en",
                None,
            ),
            ("Consulta previa: Ley del Derecho a la Consulta Previa", "en", None),
            // Of a language that nothing is known of.
            (SPANISH, "qu", None),
        ] {
            assert_eq!(languages.other(&words(text), said), other, "{text}");
        }
        assert_eq!(super::tests::languages(&["en", "pt"]).other(&words(SPANISH), "en"), None);
    }

    #[test]
    fn what_is_marked_is_left_out() {
        for (body, lines) in [
            (format!("{ENGLISH}\n\n{SPANISH}\n\n{ENGLISH}\n"), vec![6]),
            (format!("{ENGLISH}\n\n<span lang=\"es\">{SPANISH}</span>\n\n{ENGLISH}\n"), vec![]),
            (format!("<div lang=\"es\">\n\n{SPANISH}\n\n</div>\n\n{ENGLISH}\n"), vec![]),
            (format!("{ENGLISH}\n\n> {SPANISH}\n"), vec![6]),
            (format!("{ENGLISH}\n\n```\n{SPANISH}\n```\n"), vec![]),
            // All of it: the language itself is wrong.
            (format!("{SPANISH}\n\n{SPANISH}\n"), vec![2]),
        ] {
            let piece = piece("news/a.md", &format!("---\ntitle: A\n---\n{body}"));
            let empty = crate::publish::content::newsroom::Body::default();
            let thing = Thing {
                is_article: true,
                source: "news/a.md",
                address: "/news/undated/a/",
                title: "A",
                language: "en",
                summary: "",
                image: None,
                body: &empty,
            };
            let faults = look(&Written::new(&piece), &thing, &languages(&["en", "es"]));
            let found: Vec<usize> = faults.iter().filter_map(|fault| fault.line).collect();
            assert_eq!(found, lines, "{body}");
        }
    }
}
