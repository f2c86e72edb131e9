//! Faults as people read them in a terminal, and as machines do.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Fault, Faults, Severity};

/// So much of a line is shown.
const LINE_SHOWN: usize = 160;

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    notes: usize,
    faults: &'a [Fault],
}

impl Faults {
    /// All faults in plain lines; `root` is put before each file's name (`content`, or nothing).
    #[must_use]
    pub fn render(&self, root: &str) -> String {
        let mut out = String::new();
        for fault in self.list() {
            fault.render(root, &mut out);
            out.push('\n');
        }
        out
    }

    /// One line that says how many there are.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |number: usize, word: &str| match number {
            0 => format!("no {word}s"),
            1 => format!("1 {word}"),
            _ => format!("{number} {word}s"),
        };
        let notes =
            if self.notes() > 0 { format!(", {}", count(self.notes(), "note")) } else { String::new() };
        format!("{}, {}{notes}", count(self.errors(), "error"), count(self.warnings(), "warning"))
    }

    /// `{"errors": n, "warnings": n, "notes": n, "faults": [{"severity", "code", "file", "line", "text", "what", "mend"}]}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (errors, warnings, notes) = (self.errors(), self.warnings(), self.notes());
        let report = Report { errors, warnings, notes, faults: self.list() };
        // Of strings and numbers alone, it can always be written.
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }
}

impl Fault {
    /// Appends the fault, as in
    ///
    /// ```text
    /// error: there is no topic “minning”
    ///   --> news/2019/market.md:4
    ///    |
    ///  4 | topics: [minning]
    ///    |
    ///    = mend: write mining
    /// ```
    fn render(&self, root: &str, out: &mut String) {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let number = self.line.map(|line| line.to_string()).unwrap_or_default();
        let margin = " ".repeat(number.len().max(1));
        let slash = if root.is_empty() || root.ends_with('/') { "" } else { "/" };
        let _ = write!(out, "{word}: {}\n {margin}--> {root}{slash}{}", shown(&self.what), shown(&self.file));
        if self.line.is_some() {
            let _ = write!(out, ":{number}");
        }
        out.push('\n');
        if let Some(text) = &self.text {
            let line = cut(&shown(text));
            let _ = writeln!(out, " {margin} |\n {number} |{}{line}\n {margin} |", gap(&line));
        }
        if let Some(mend) = &self.mend {
            let mut lines = mend.lines();
            let _ = writeln!(out, " {margin} = mend: {}", shown(lines.next().unwrap_or_default()));
            for line in lines {
                let _ = writeln!(out, " {margin}         {}", shown(line));
            }
        }
    }
}

fn gap(line: &str) -> &'static str {
    if line.is_empty() { "" } else { " " }
}

/// Without anything that a terminal would obey: content may come from others.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if c.is_control() {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

fn cut(line: &str) -> String {
    let line = line.trim_end();
    match line.char_indices().nth(LINE_SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Fault, Faults};

    #[test]
    fn a_fault_shows_its_line_and_its_mend() {
        let text = "---\ntitle: A\ntopics: [minning]\n---\n";
        let fault = Fault::error(Code::UnknownId, "news/a.md", "there is no topic “minning”").at(text, 3);
        let faults = Faults::new(vec![fault.mend("write mining")]);
        assert_eq!(
            faults.render("content"),
            "error: there is no topic “minning”\n  --> content/news/a.md:3\n   |\n 3 | topics: [minning]\n   |\n   = \
             mend: write mining\n\n"
        );
        assert_eq!(faults.summary(), "1 error, no warnings");
        assert!(faults.to_json().contains("\"code\": \"unknown-id\""));
    }

    #[test]
    fn a_terminal_is_not_told_what_to_do() {
        let fault = Fault::error(Code::Yaml, "a\u{1b}[2J.yaml", "x").at("\u{1b}[31mred\r", 1);
        assert!(!Faults::new(vec![fault]).render("").contains('\u{1b}'));
    }
}
