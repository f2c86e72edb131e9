//! Pages as they lay on the server: PHP, ASP and server-side includes. Nothing is run. Files that are put in by name are
//! put in, code goes, and the title and date that it sets in plain words are kept.

use std::path::Path;

use super::encoding::decode;
use super::walk;
use crate::publish::html::escaped;

/// Files within files within files.
const DEEPEST: usize = 6;
/// So many are put in, of so many bytes altogether.
const MOST: usize = 40;
const LARGEST: usize = 4 << 20;

/// A page with nothing left that a server would do.
pub(super) fn plain(root: &Path, path: &str, text: &str) -> (String, Vec<String>) {
    if !text.contains("<?") && !text.contains("<%") && !text.contains("<!--#") {
        return (text.to_owned(), Vec::new());
    }
    let mut page = Page {
        root,
        notes: Vec::new(),
        chain: vec![path.to_owned()],
        included: 0,
        bytes: 0,
        said: Vec::new(),
    };
    let body = page.unfold(text, path);
    let mut out = String::new();
    for (name, value) in &page.said {
        match name.as_str() {
            "title" | "titulo" | "pagetitle" | "page_title" if !body.to_lowercase().contains("<title") => {
                out.extend(["<title>", escaped(value).as_str(), "</title>"]);
            }
            "date" | "fecha" | "pubdate" | "published" => {
                out.extend(["<meta name=\"date\" content=\"", escaped(value).as_str(), "\">"]);
            }
            _ => {}
        }
    }
    out.push_str(&body);
    (out, page.notes)
}

/// What begins and ends what a server does.
const TAGS: [(&str, &str); 3] = [("<?", "?>"), ("<%", "%>"), ("<!--#", "-->")];

struct Page<'a> {
    root: &'a Path,
    notes: Vec<String>,
    chain: Vec<String>,
    included: usize,
    bytes: usize,
    /// Names, in lower case, and the words that code sets them to.
    said: Vec<(String, String)>,
}

impl Page<'_> {
    fn unfold(&mut self, text: &str, path: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        loop {
            // Looked for one by one, so that what never comes is not looked for again and again.
            let next = rest.match_indices('<').find_map(|(at, _)| {
                let found = TAGS.iter().find(|(open, _)| rest[at..].starts_with(open));
                found.map(|(open, close)| (at, *open, *close))
            });
            let Some((at, open, close)) = next else { break };
            out.push_str(&rest[..at]);
            let inner = &rest[at + open.len()..];
            // Code at the end of a file need not be closed.
            let (code, after) = inner.split_once(close).unwrap_or((inner, ""));
            rest = after;
            if open == "<?" && code.starts_with("xml") {
                continue;
            }
            if open == "<!--#" {
                self.directive(code, path, &mut out);
            } else {
                self.code(code, path, &mut out);
            }
        }
        out.push_str(rest);
        out
    }

    /// `include virtual="/head.html"`
    fn directive(&mut self, code: &str, path: &str, out: &mut String) {
        let Some(rest) = code.trim_start().strip_prefix("include") else { return };
        if let Some(name) = quoted(rest) {
            self.include(name, path, out);
        }
    }

    /// PHP or ASP: words set to names, files put in, names printed.
    fn code(&mut self, code: &str, path: &str, out: &mut String) {
        for statement in statements(code.strip_prefix("php").unwrap_or(code)) {
            let statement = statement.trim();
            let lower = statement.to_ascii_lowercase();
            if ["include", "require"]
                .iter()
                .any(|word| lower.starts_with(word) || lower.starts_with(&format!("@{word}")))
            {
                if let Some(name) = quoted(statement) {
                    self.include(name, path, out);
                }
            } else if let Some((name, value)) = set(statement) {
                self.said.push((name, value));
            } else if let Some(name) = printed(statement) {
                let value = self.said.iter().rev().find(|(known, _)| *known == name);
                out.push_str(&value.map(|(_, value)| escaped(value)).unwrap_or_default());
            }
        }
    }

    fn include(&mut self, name: &str, path: &str, out: &mut String) {
        let named = walk::named(self.root, path, name).or_else(|| walk::named(self.root, "", name));
        let Some(file) = named else {
            self.notes.push(name.to_owned());
            return;
        };
        let is_within = self.chain.contains(&file);
        if is_within || self.chain.len() > DEEPEST || self.included >= MOST || self.bytes >= LARGEST {
            self.notes.push(name.to_owned());
            return;
        }
        let Ok(bytes) = walk::read(self.root, &file) else {
            self.notes.push(name.to_owned());
            return;
        };
        self.included += 1;
        self.bytes += bytes.len();
        let text = decode(&bytes).text;
        self.chain.push(file.clone());
        let inner = self.unfold(&text, &file);
        self.chain.pop();
        out.push_str(&inner);
    }
}

/// Code cut at semicolons and line ends that stand outside of quotes.
fn statements(code: &str) -> Vec<&str> {
    let (mut found, mut start, mut quote) = (Vec::new(), 0, None);
    for (at, c) in code.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, ';' | '\n') => {
                found.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&code[start..]);
    found
}

/// What stands in the first quotes, if nothing is joined to it by the program.
fn quoted(code: &str) -> Option<&str> {
    let at = code.find(['"', '\''])?;
    let quote = &code[at..=at];
    let (inner, after) = code[at + 1..].split_once(quote)?;
    // `dirname(__FILE__) . "/head.php"` means a path from this file's folder.
    (!inner.contains('$') && !after.trim_start().starts_with('.'))
        .then(|| if code[..at].contains("__") { inner.trim_start_matches('/') } else { inner })
}

/// `$title = "Words"`
fn set(statement: &str) -> Option<(String, String)> {
    let (name, value) = statement.trim_start_matches('$').split_once('=')?;
    let name = name.trim();
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let value = value.trim();
    if !plain || !value.starts_with(['"', '\'']) || value.len() > 1000 {
        return None;
    }
    quoted(value).map(|value| (name.to_ascii_lowercase(), value.to_owned()))
}

/// `echo $title`, `= $title`
fn printed(statement: &str) -> Option<String> {
    let rest = ["=", "echo", "print"].iter().find_map(|word| statement.strip_prefix(word))?;
    let name = rest.trim_start_matches([' ', '(']).strip_prefix('$')?;
    Some(name.trim_end_matches([' ', ')']).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn nothing_is_run_and_everything_is_found() {
        let at = tempfile::tempdir().unwrap();
        let root = at.path();
        fs::create_dir(root.join("inc")).unwrap();
        fs::write(root.join("inc/head.php"), "<b>Head <?= $title ?></b>").unwrap();
        fs::write(root.join("loop.html"), "a<!--#include file=\"loop.html\" -->b").unwrap();
        let page = "<?php $title = 'Water & land'; $fecha=\"3 de junio de 2019\";\n include(\"inc/head.php\"); ?><p>x</p>\
                    <?php unlink('/'); include '../../etc/passwd'; include($which);";
        let (text, notes) = plain(root, "a.php", page);
        assert_eq!(
            text,
            "<title>Water &amp; land</title><meta name=\"date\" content=\"3 de junio de 2019\"><b>Head Water &amp; land</b><p>x</p>"
        );
        assert_eq!(notes, ["../../etc/passwd"]);
        let (text, notes) = plain(root, "loop.html", "a<!--#include virtual=\"/loop.html\" -->b");
        assert_eq!((text.as_str(), notes.len()), ("ab", 1));
        assert_eq!(plain(root, "x.html", "<?xml version='1.0'?><p>x").0, "<p>x");
        assert_eq!(plain(root, "x.asp", "<p><% Response.Write(1) %>x").0, "<p>x");
    }

    proptest::proptest! {
        #[test]
        fn any_code_is_harmless(text in "(<\\?|\\?>|php|include|'|\"|\\$a|=|;|<!--#|-->|é|%>|<%){0,30}") {
            let at = std::env::temp_dir();
            plain(&at, "no-such-page.php", &text);
        }
    }
}
