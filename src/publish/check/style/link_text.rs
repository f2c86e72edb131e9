//! Links whose words do not say where they lead. Those who listen to a page often hear its links alone.

use crate::publish::check::written::{Link, Written};
use crate::publish::content::{Node, Value, folded};
use crate::publish::fault::{Code, Fault};

/// Words that fit any link, folded; those of all languages at once, as a text may quote another.
const EMPTY_WORDS: [&str; 56] = [
    "click",
    "click here",
    "click this link",
    "here",
    "link",
    "this link",
    "this",
    "this page",
    "this article",
    "more",
    "read more",
    "learn more",
    "find out more",
    "see more",
    "continue reading",
    "read on",
    "go",
    "source",
    "aqui",
    "haga clic",
    "haga clic aqui",
    "haz clic aqui",
    "clic aqui",
    "clique aqui",
    "pinche aqui",
    "pulse aqui",
    "ver aqui",
    "enlace",
    "este enlace",
    "mas",
    "leer mas",
    "ver mas",
    "lea mas",
    "seguir leyendo",
    "mas informacion",
    "fuente",
    "ici",
    "cliquez ici",
    "lire la suite",
    "en savoir plus",
    "lien",
    "ce lien",
    "leia mais",
    "saiba mais",
    "veja mais",
    "hier",
    "hier klicken",
    "klicken sie hier",
    "mehr",
    "weiterlesen",
    "mehr lesen",
    "qui",
    "clicca qui",
    "leggi tutto",
    "continua",
    "llegir mes",
];

pub(super) fn look(written: &Written<'_>, links: &[Link]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for link in links {
        let Some(words) = &link.words else { continue };
        let Some(what) = wrong(words) else { continue };
        let mend =
            format!("let the words that name it be the link: [the report on the river]({})", link.address);
        faults.push(written.warning(Code::LinkText, link.line, what, mend));
    }
    if let Some((_, Node { value: Value::List(sources), .. })) = written.piece.key("sources") {
        faults.extend(sources.iter().filter_map(|source| bare(written, source)));
    }
    faults
}

/// A source that is shown as its address.
fn bare(written: &Written<'_>, source: &Node) -> Option<Fault> {
    let Value::Map(entries) = &source.value else { return None };
    let url = entries.iter().find(|entry| entry.key == "url")?;
    if entries.iter().any(|entry| entry.key == "title" && entry.node.value != Value::Null) {
        return None;
    }
    let what = "a source without a title is shown as its address";
    Some(written.warning(Code::LinkText, url.line, what, "add title: … beside it"))
}

/// What is wrong with the words of a link.
fn wrong(words: &str) -> Option<String> {
    let plain = folded(words);
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric());
    if ["http://", "https://", "www."].iter().any(|start| plain.starts_with(start)) && !plain.contains(' ') {
        return Some("a bare address stands for the link, which is read out letter by letter".to_owned());
    }
    if bare.is_empty() {
        return Some("the link has no words".to_owned());
    }
    EMPTY_WORDS.contains(&bare).then(|| format!("“{words}” does not say where the link leads"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::check::written::tests::piece;

    #[test]
    fn words_of_links() {
        for (words, right) in [
            ("click here", false),
            ("Click HERE!", false),
            ("aquí", false),
            ("» Leer más…", false),
            ("read more", false),
            ("https://example.org/a", false),
            ("www.example.org", false),
            ("", false),
            ("→", false),
            ("example.org", true),
            ("the report", true),
            ("more on the river", true),
            ("here in Puno", true),
        ] {
            assert_eq!(wrong(words).is_none(), right, "{words}");
        }
    }

    #[test]
    fn each_is_told_at_its_line() {
        let text = "---\ntitle: A\nsources:\n  - url: https://example.org/\n  - {title: B, url: \"https://example.org/\"}\n---\n\
                    Read [the report](/r/).\n\nMore [here](/h/).\n\nhttps://youtu.be/abc\n\n<office@example.org>\n\n\
                    [![A market](media/m.jpg)](/m/)\n";
        let piece = piece("news/a.md", text);
        let written = Written::new(&piece);
        let lines: Vec<_> =
            look(&written, &written.links()).iter().map(|fault| fault.line.unwrap()).collect();
        assert_eq!(lines, [9, 4]);
    }
}
