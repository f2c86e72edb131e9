//! The questions that `chasqui new FOLDER` asks on a terminal: those that no flag answered, five at most.

use dialoguer::Input;
use dialoguer::theme::ColorfulTheme;

use crate::publish::content::accent;
use crate::publish::content::zone_named;
use crate::publish::new::{Chosen, NewError};

/// Answers as they were given; nothing where none was.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) name: Option<String>,
    pub(super) url: Option<String>,
    /// Codes with commas between them.
    pub(super) languages: Option<String>,
    pub(super) zone: Option<String>,
    pub(super) accent: Option<String>,
}

/// Asks for what was not given; Enter takes the usual answer.
pub(super) fn ask(given: Answers, usual: &Answers) -> Result<Answers, NewError> {
    let theme = ColorfulTheme::default();
    let one = |prompt: &str,
               given: Option<String>,
               usual: &Option<String>,
               right: fn(&str) -> Result<(), String>| {
        if given.is_some() {
            return Ok(given);
        }
        let mut input = Input::<String>::with_theme(&theme)
            .with_prompt(prompt)
            .validate_with(move |answer: &String| right(answer));
        input = match usual {
            Some(usual) => input.default(usual.clone()),
            None => input.allow_empty(true),
        };
        let answer = input.interact_text().map_err(|error| {
            NewError::Wrong(
                format!("no answer came: {error}"),
                "give flags instead (`chasqui new --help`)".to_owned(),
            )
        })?;
        Ok(Some(answer).filter(|answer| !answer.trim().is_empty()))
    };
    Ok(Answers {
        name: one("What is your newsroom called?", given.name, &usual.name, right_name)?,
        url: one(
            "Where will it stand? (https://…, Enter when you do not know yet)",
            given.url,
            &None,
            right_url,
        )?,
        languages: one(
            "Languages you write in, the first first (en, es; others without an interface)",
            given.languages,
            &usual.languages,
            right_languages,
        )?,
        zone: one("Time zone (as America/Lima)", given.zone, &usual.zone, right_zone)?,
        accent: one("Your colour (#rrggbb, dark)", given.accent, &usual.accent, right_accent)?,
    })
}

fn right_name(answer: &str) -> Result<(), String> {
    if answer.trim().is_empty() { Err("a newsroom needs a name".to_owned()) } else { Ok(()) }
}

fn right_url(answer: &str) -> Result<(), String> {
    let host = answer.trim().strip_prefix("https://").or_else(|| answer.trim().strip_prefix("http://"));
    let is_right = answer.trim().is_empty()
        || host.is_some_and(|host| !host.is_empty() && !host.contains([' ', '?', '#']));
    if is_right { Ok(()) } else { Err("write it as https://news.example.org/, or nothing".to_owned()) }
}

fn right_languages(answer: &str) -> Result<(), String> {
    let codes: Vec<String> = answer.split([',', ' ']).map(str::to_owned).collect();
    Chosen::of(&codes).map(|_| ()).map_err(|error| error.to_string())
}

fn right_zone(answer: &str) -> Result<(), String> {
    zone_named(answer.trim()).map(|_| ()).map_err(|(what, mend)| format!("{what}; {mend}"))
}

fn right_accent(answer: &str) -> Result<(), String> {
    accent::pair(answer.trim()).map(|_| ()).map_err(|fault| format!("{fault}; {}", fault.mend()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_and_wrong_answers() {
        type Row<'a> = (fn(&str) -> Result<(), String>, &'a [&'a str], &'a [&'a str]);
        let rows: [Row<'_>; 5] = [
            (right_name, &["N"], &["", "  "]),
            (
                right_url,
                &["", "https://news.example.org/", "http://a.example.org/b"],
                &["news.example.org", "https://", "https://a b"],
            ),
            (right_languages, &["en", "es, en", "qu es"], &["Spanish", "en;es"]),
            (right_zone, &["America/Lima", "UTC"], &["Lima", "Peru/Lima"]),
            (right_accent, &["#1d4f7c", "#333"], &["red", "#ffff00", ""]),
        ];
        for (check, right, wrong) in rows {
            assert!(right.iter().all(|answer| check(answer).is_ok()), "{right:?}");
            assert!(wrong.iter().all(|answer| check(answer).is_err()), "{wrong:?}");
        }
        assert!(right_zone("Lima").unwrap_err().contains("America/Lima"));
    }
}
