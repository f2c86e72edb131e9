//! YAML that cannot be read, and the line that would put it right.
//!
//! The commonest fault by far is a headline with a colon and no quotes. Its mend is certain, so it is applied to a
//! copy in memory and reading goes on: one such line hides none of the file's other faults.

use crate::publish::fault::{Code, Fault, Fix};

use super::tree::{self, Node, YamlFault};

/// So many lines of one file are mended before the rest is given up.
const MENDED_AT_MOST: usize = 40;

/// Reads YAML; `whole` is the file it stands in, for showing lines, and `before` lines come before it.
/// The tree is there whenever the faults could be mended; the faults are errors all the same.
pub(super) fn read(path: &str, whole: &str, yaml: &str, before: usize) -> (Option<Node>, Vec<Fault>) {
    let mut faults = cut_by_hash(path, whole, yaml, before);
    let hashes = faults.len();
    let mut broken = match tree::parse(yaml, before) {
        Ok(node) => return (Some(node), faults),
        Err(fault) => fault,
    };
    let mut lines: Vec<String> = yaml.lines().map(str::to_owned).collect();
    while faults.len() < MENDED_AT_MOST + hashes {
        let Some(Mended { at, what, mend, line, result }) = mend_one(&lines, before, &broken) else { break };
        let fault = Fault::error(Code::Yaml, path, what).at(whole, at + 1 + before);
        faults.push(fault.mend(format!("{mend}\n{line}")).fix(Some(Fix::Line(Some(line.clone())))));
        lines[at] = line;
        match result {
            Ok(node) => return (Some(node), faults),
            Err(next) => broken = next,
        }
    }
    faults.push(
        Fault::error(Code::Yaml, path, format!("this cannot be read as YAML: {}", broken.what))
            .at(whole, broken.line.min(whole.lines().count().max(1)))
            .mend("look at this line and the one above: quotes, colons, brackets, and the spaces in front must match"),
    );
    (None, faults)
}

/// Warns of `title: Room #2`, of which YAML reads no more than "Room".
fn cut_by_hash(path: &str, whole: &str, yaml: &str, before: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, line) in yaml.lines().enumerate().filter(|(_, line)| line.contains(" #")) {
        let Some((head, value)) = split(line) else { continue };
        let plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) && !head.trim().is_empty();
        let hash = value.match_indices(" #").map(|(at, _)| &value[at + 2..]);
        if plain && hash.clone().any(|after| after.starts_with(char::is_alphanumeric)) {
            let what = "what follows the # is a comment to YAML, and not part of this text";
            let fault = Fault::warning(Code::Yaml, path, what).at(whole, at + 1 + before);
            faults.push(
                fault.mend(format!(
                    "if it belongs to the text, put it in quotes:\n{head}{}",
                    in_quotes(value)
                )),
            );
        }
    }
    faults
}

/// A line that was mended: its index, what was wrong with it, itself, and how far the reader gets with it.
struct Mended {
    at: usize,
    what: String,
    mend: &'static str,
    line: String,
    result: Result<Node, YamlFault>,
}

/// The line near the fault which, once mended, lets the reader get further.
fn mend_one(lines: &[String], before: usize, broken: &YamlFault) -> Option<Mended> {
    let at = broken.line.checked_sub(before + 1)?;
    let above = (0..at).rev().find(|index| lines.get(*index).is_some_and(|line| !line.trim().is_empty()));
    let places = [Some(at), Some(at + 1), above];
    let mut best: Option<(usize, Mended)> = None;
    for (at, line) in places.into_iter().flatten().filter_map(|at| Some((at, lines.get(at)?))) {
        for (what, mend, mended) in mends(line) {
            let mut copy = lines.to_vec();
            copy[at].clone_from(&mended);
            let result = tree::parse(&(copy.join("\n") + "\n"), before);
            let reached = result.as_ref().err().map_or(usize::MAX, |next| next.line);
            if reached > best.as_ref().map_or(broken.line, |(reached, _)| *reached) {
                best = Some((reached, Mended { at, what, mend, line: mended, result }));
            }
        }
    }
    best.map(|(_, mended)| mended)
}

/// What may be wrong with a line, how to mend it, and the line mended; the likeliest first.
fn mends(line: &str) -> Vec<(String, &'static str, String)> {
    let mut mends = Vec::new();
    let indent = &line[..line.len() - line.trim_start().len()];
    if indent.contains('\t') {
        let what = "a tab in front of a line";
        for spaces in [indent.replace('\t', "  "), indent.replace('\t', "")] {
            mends.push((what.to_owned(), "indent with spaces:", format!("{spaces}{}", line.trim_start())));
        }
    }
    let Some((_, value)) = split(line) else { return mends };
    for (opening, closing) in [('[', ']'), ('{', '}')] {
        if value.starts_with(opening) && value.matches(opening).count() > value.matches(closing).count() {
            let what = format!("{opening} is not closed by {closing}");
            mends.push((what, "close it:", format!("{}{closing}", line.trim_end())));
        }
    }
    let what = if value.contains(": ") || value.ends_with(':') {
        "a colon in a text without quotes".to_owned()
    } else if value.starts_with(['"', '\'']) {
        "quotes that do not go round the whole text".to_owned()
    } else if value.starts_with(['[', '{', '*', '&', '!', '@', '`', '%', '|', '>', '?', '-', ',', ']', '}']) {
        format!("a text without quotes that begins with {}", &value[..1])
    } else {
        return mends;
    };
    mends.extend(quoted(line).map(|line| (what, "put it in quotes:", line)));
    mends
}

/// The line with its value in quotes, unless it has no value or already is a whole quoted text.
fn quoted(line: &str) -> Option<String> {
    let (head, value) = split(line)?;
    let whole = |quote: char| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
    if whole('"') && !value[1..value.len() - 1].contains('"') || whole('\'') {
        return None;
    }
    Some(format!("{head}{}", in_quotes(value)))
}

/// A text in quotes, as YAML reads it.
pub(in crate::publish) fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) && !value.contains('\'') {
        format!("'{value}'")
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// What stands before the value (indentation, dashes, key and colon), and the value without its comment.
fn split(line: &str) -> Option<(&str, &str)> {
    let start = line.len() - line.trim_start().len();
    let mut at = start;
    while line[at..].starts_with("- ") {
        at += 2;
        at += line[at..].len() - line[at..].trim_start().len();
    }
    let rest = &line[at..];
    if let Some(colon) = rest.find(": ")
        && rest[..colon].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        && colon > 0
    {
        at += colon + 2;
    } else if at == start {
        return None;
    }
    at += line[at..].len() - line[at..].trim_start().len();
    let value = line[at..].split(" # ").next().unwrap_or_default().trim_end();
    (!value.is_empty()).then_some((&line[..at], value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mends(yaml: &str) -> Vec<(Option<usize>, String)> {
        let (tree, faults) = read("news/a.md", yaml, yaml, 0);
        assert!(tree.is_some(), "{yaml}: {faults:?}");
        faults.into_iter().map(|f| (f.line, f.mend.unwrap().lines().nth(1).unwrap().to_owned())).collect()
    }

    #[test]
    fn a_line_is_shown_with_its_quotes() {
        for (line, mended) in [
            (
                "title: Letter from Cajamarca (2): the rondas",
                "title: \"Letter from Cajamarca (2): the rondas\"",
            ),
            ("title: They said \"no\": a vote", "title: 'They said \"no\": a vote'"),
            ("title: \"No\" they said", "title: '\"No\" they said'"),
            ("title: It's \"no\": a vote", "title: \"It's \\\"no\\\": a vote\""),
            ("title: Why:", "title: \"Why:\""),
            ("title: [Update] Bagua", "title: \"[Update] Bagua\""),
            ("title: @home", "title: \"@home\""),
            ("title: `x`", "title: \"`x`\""),
            ("title: %", "title: \"%\""),
            ("title: *star*", "title: \"*star*\""),
            ("title: A: B # optional", "title: \"A: B\""),
            ("  - title: A: B", "  - title: \"A: B\""),
            ("topics: [mining, water", "topics: [mining, water]"),
            ("series: {id: update, number: 2", "series: {id: update, number: 2}"),
        ] {
            let yaml = format!("{line}\n");
            assert_eq!(mends(&yaml), [(Some(1), mended.to_owned())], "{line}");
        }
    }

    #[test]
    fn one_line_hides_no_other() {
        let yaml = "title: A: b\ntopics: [mining]\nsummary: C: d\nsources:\n  - title: E: f\n    url: x\n";
        let lines: Vec<_> = mends(yaml).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [Some(1), Some(3), Some(5)]);
    }

    #[test]
    fn a_text_that_loses_its_end_is_told() {
        assert_eq!(mends("title: Room #2 # a note\n"), [(Some(1), "title: \"Room #2\"".to_owned())]);
        for yaml in ["title: A # a note\n", "title: \"Room #2\"\n", "accent: \"#8a3a1b\"\n", "a: 1 #\n"] {
            assert_eq!(mends(yaml), [], "{yaml}");
        }
    }

    #[test]
    fn a_tab_becomes_spaces() {
        assert_eq!(mends("title: A\n\tsummary: B\n"), [(Some(2), "summary: B".to_owned())]);
        assert_eq!(mends("series:\n\tid: a\n"), [(Some(2), "  id: a".to_owned())]);
    }

    #[test]
    fn what_cannot_be_mended_is_said() {
        for (yaml, line) in [("title: A\n  b: c\n", 2), ("- a\n - b: c\n", 2), ("a: {b: c}}\n", 2)] {
            let (tree, faults) = read("a.yaml", yaml, yaml, 0);
            assert!(tree.is_none() || !faults.is_empty(), "{yaml}");
            assert!(faults[0].line <= Some(line), "{yaml}: {faults:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_yaml_makes_it_panic(yaml in "([a-z]{1,3}|: |\n|\\[|\\]|\\{|\\}|- |\"|'|#|\t| |\\*a|&a |é|~|\\||>){0,40}") {
            let (tree, faults) = read("a.yaml", &yaml, &yaml, 0);
            let told = faults.iter().any(|fault| fault.severity == crate::publish::fault::Severity::Error);
            proptest::prop_assert!(tree.is_some() || told);
        }
    }
}
