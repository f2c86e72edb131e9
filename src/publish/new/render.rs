//! Templates: one file for all languages, so that none of them lacks what another has.
//!
//! - A line that begins with `@en ` or `@es ` stands in a file of that language only.
//! - `‹water|agua›` is the first or the second word, as the newsroom's first language is English or Spanish: for ids.
//! - `<<Water || Agua>>` is a text: in a file of one language in that one; in YAML a map of all that the newsroom speaks.
//! - `[[today]]` is a value; a line of which nothing is left by values that are empty is left out.

use super::languages::Tongue;

/// What a template is filled with.
pub(super) struct Setting<'a> {
    /// The newsroom's first language.
    pub(super) first: Tongue,
    /// The languages that a text is given in; the first also that of the lines.
    pub(super) texts: &'a [Tongue],
    /// Names and values.
    pub(super) values: &'a [(&'a str, String)],
}

/// Fills a template.
pub(super) fn render(template: &str, setting: &Setting<'_>) -> String {
    let language = setting.texts.first().copied().unwrap_or(setting.first);
    let mut out = String::with_capacity(template.len());
    for line in template.lines() {
        let Some(line) = of_language(line, language) else { continue };
        let filled = fill(&texts(&words(line, setting.first), setting.texts), setting.values);
        if filled.is_empty() && !line.is_empty() {
            continue;
        }
        out.push_str(&filled);
        out.push('\n');
    }
    out
}

/// The line without its mark; nothing when it is of another language.
fn of_language(line: &str, language: Tongue) -> Option<&str> {
    let Some(marked) = line.strip_prefix('@') else { return Some(line) };
    let (code, rest) = marked.split_once(' ').unwrap_or((marked, ""));
    (code == language.code()).then_some(rest)
}

/// `‹water|agua›` as the first language has it.
fn words(line: &str, first: Tongue) -> String {
    between(line, "‹", "›", |inside| {
        let (english, spanish) = inside.split_once('|').unwrap_or((inside, inside));
        first.of(english, spanish).to_owned()
    })
}

/// `<<Water || Agua>>` in one language or several.
fn texts(line: &str, languages: &[Tongue]) -> String {
    between(line, "<<", ">>", |inside| {
        let (english, spanish) = inside.split_once(" || ").unwrap_or((inside, inside));
        let one = |tongue: &Tongue| format!("\"{}\"", tongue.of(english, spanish));
        match languages {
            [only] => one(only),
            all => {
                let all: Vec<String> =
                    all.iter().map(|tongue| format!("{}: {}", tongue.code(), one(tongue))).collect();
                format!("{{{}}}", all.join(", "))
            }
        }
    })
}

/// `[[name]]` by its value.
fn fill(line: &str, values: &[(&str, String)]) -> String {
    between(line, "[[", "]]", |name| {
        let found = values.iter().find(|(known, _)| *known == name);
        found.map_or_else(|| format!("[[{name}]]"), |(_, value)| value.clone())
    })
}

/// Replaces what stands between two marks.
fn between(line: &str, open: &str, close: &str, with: impl Fn(&str) -> String) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once(open) {
        let Some((inside, behind)) = after.split_once(close) else { break };
        out.push_str(before);
        out.push_str(&with(inside));
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_and_values() {
        let template = "@en # Hello\n@es # Hola\n- id: ‹water|agua›\n  name: <<Water || Agua>>\n[[none]]\n\n[[day]] [[new]]\n@en\n";
        let values = [("none", String::new()), ("day", "Monday".to_owned())];
        let render = |first, texts: &[Tongue]| render(template, &Setting { first, texts, values: &values });
        assert_eq!(
            render(Tongue::English, &[Tongue::English]),
            "# Hello\n- id: water\n  name: \"Water\"\n\nMonday [[new]]\n\n"
        );
        assert_eq!(
            render(Tongue::Spanish, &[Tongue::Spanish, Tongue::English]),
            "# Hola\n- id: agua\n  name: {es: \"Agua\", en: \"Water\"}\n\nMonday [[new]]\n"
        );
        assert!(render(Tongue::Spanish, &[Tongue::English]).contains("- id: agua\n  name: \"Water\"\n"));
    }
}
