//! A Markdown file in its two parts: YAML between two lines of `---`, then the body.

use crate::publish::fault::{Code, Fault};

use super::source::Source;

/// The two parts, and where they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The YAML.
    pub(super) yaml: &'a str,
    /// How many lines stand before it.
    pub(super) before_yaml: usize,
    /// The Markdown.
    pub(super) body: &'a str,
    /// How many lines stand before it.
    pub(super) before_body: usize,
}

/// Splits a file.
pub(super) fn split(source: &Source) -> Result<Parts<'_>, Box<Fault>> {
    let text = source.text.as_str();
    let mut lines = Lines { text, at: 0, number: 0 };
    // Blank lines in front do no harm.
    let opening = loop {
        match lines.next() {
            Some(line) if line.text.trim().is_empty() => {}
            other => break other,
        }
    };
    let Some(opening) = opening.filter(|line| line.text.trim_end() == "---") else {
        let line = text.lines().position(|line| !line.trim().is_empty()).unwrap_or(0) + 1;
        let fault =
            Fault::error(Code::FrontMatter, &source.path, "the file has no front matter").at(text, line);
        return Err(Box::new(
            fault.mend("begin with a line ---, then title: …, then a line ---, then the text"),
        ));
    };
    let start = lines.at;
    for line in &mut lines {
        if line.text.trim_end() == "---" {
            return Ok(Parts {
                yaml: &text[start..line.start],
                before_yaml: opening.number,
                body: &text[line.end..],
                before_body: line.number,
            });
        }
    }
    let what = "the front matter that begins here is not closed";
    let fault = Fault::error(Code::FrontMatter, &source.path, what).at(text, opening.number);
    Err(Box::new(fault.mend("put a line --- between the last key and the text")))
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: usize,
}

struct Line<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    number: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find('\n').map_or(self.text.len(), |found| self.at + found + 1);
        let start = std::mem::replace(&mut self.at, end);
        self.number += 1;
        Some(Line { text: &self.text[start..end], start, end, number: self.number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "news/a.md".to_owned(), text: text.to_owned() }
    }

    #[test]
    fn splits_at_the_fences() {
        for (text, yaml, body, before_body) in [
            ("---\ntitle: A\n---\nWords\n---\n", "title: A\n", "Words\n---\n", 3),
            ("\n\n--- \ntitle: A\n---", "title: A\n", "", 5),
            ("---\n---\n", "", "", 2),
        ] {
            let source = source(text);
            let parts = split(&source).unwrap();
            assert_eq!((parts.yaml, parts.body, parts.before_body), (yaml, body, before_body));
        }
    }

    #[test]
    fn says_where_it_is_not_closed() {
        for (text, line) in [("---\ntitle: A\n\nWords\n", 1), ("Words\n", 1), ("", 1), ("\n\nWords", 3)] {
            let fault = split(&source(text)).unwrap_err();
            assert_eq!((fault.code, fault.line), (Code::FrontMatter, Some(line)), "{text:?}");
        }
    }
}
