//! The languages of a new newsroom: those that the interface speaks, and those that are written in without one.

use crate::publish::content::is_code;
use crate::ui::words;

use super::NewError;

/// A language that the interface speaks, and the templates with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Spanish,
}

impl Tongue {
    pub(super) const ALL: [Self; 2] = [Self::English, Self::Spanish];

    pub(super) fn code(self) -> &'static str {
        self.of("en", "es")
    }

    /// The one of two words that is in this language.
    pub(super) fn of<'w>(self, english: &'w str, spanish: &'w str) -> &'w str {
        match self {
            Self::English => english,
            Self::Spanish => spanish,
        }
    }
}

/// What some languages call themselves; another is called by its code until the publisher writes its name.
const NAMES: [(&str, &str); 20] = [
    ("ar", "العربية"),
    ("ay", "Aymar aru"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("eu", "Euskara"),
    ("fr", "Français"),
    ("gl", "Galego"),
    ("gn", "Avañe’ẽ"),
    ("ht", "Kreyòl ayisyen"),
    ("it", "Italiano"),
    ("nah", "Nāhuatl"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("qu", "Runasimi"),
    ("sw", "Kiswahili"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
];

/// The languages that were chosen for a newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Of the interface, the first at `/`. Never empty.
    spoken: Vec<Tongue>,
    /// Codes and names of those without an interface.
    written: Vec<(String, String)>,
}

impl Chosen {
    /// Of codes, in their order. Where none of them has an interface, that is in English.
    ///
    /// # Errors
    /// [`NewError::Wrong`] for what is no code of a language.
    pub fn of(codes: &[String]) -> Result<Self, NewError> {
        let mut chosen = Self { spoken: Vec::new(), written: Vec::new() };
        for code in codes.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
            if !is_code(code) {
                let what = format!("“{code}” is no code of a language");
                return Err(NewError::wrong(
                    what,
                    "write two letters, as en, es or qu, with commas between several",
                ));
            }
            if let Some(tongue) = Tongue::ALL.into_iter().find(|tongue| tongue.code() == code) {
                if !chosen.spoken.contains(&tongue) {
                    chosen.spoken.push(tongue);
                }
            } else if !chosen.written.iter().any(|(known, _)| known == code) {
                let name = NAMES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name);
                chosen.written.push((code.to_owned(), name.to_owned()));
            }
        }
        if chosen.spoken.is_empty() {
            chosen.spoken.push(Tongue::English);
        }
        Ok(chosen)
    }

    pub(super) fn spoken(&self) -> &[Tongue] {
        &self.spoken
    }

    pub(super) fn first(&self) -> Tongue {
        self.spoken.first().copied().unwrap_or(Tongue::English)
    }

    /// `languages` and `content_languages` of `site.yaml`.
    pub(super) fn lines(&self) -> String {
        let codes: Vec<&str> = self.spoken.iter().map(|tongue| tongue.code()).collect();
        let mut lines = format!("languages: [{}]", codes.join(", "));
        if !self.written.is_empty() {
            let names: Vec<String> =
                self.written.iter().map(|(code, name)| format!("{code}: \"{name}\"")).collect();
            lines = format!("{lines}\ncontent_languages: {{{}}}", names.join(", "));
        }
        lines
    }

    /// What follows from languages that have no interface; nothing when all have one.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let codes: Vec<&str> = self.written.iter().map(|(code, _)| code.as_str()).collect();
        let code = codes.first()?;
        let first = self.first().of("English", "Spanish");
        Some(format!(
            "The interface is there in English and Spanish ({}), so buttons and dates are in {first}. Texts can be in {} \
             all the same: write language: {code} in them; they are marked as such, filtered and searched. A further \
             interface is one table of words in the project's src/ui/words/.",
            words::LANGUAGES.join(", "),
            codes.join(", "),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(codes: &str) -> Result<Chosen, NewError> {
        Chosen::of(&codes.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn with_and_without_an_interface() {
        for (codes, lines) in [
            ("en", "languages: [en]"),
            ("es, en,es", "languages: [es, en]"),
            ("", "languages: [en]"),
            ("qu", "languages: [en]\ncontent_languages: {qu: \"Runasimi\"}"),
            ("es,qu,zza", "languages: [es]\ncontent_languages: {qu: \"Runasimi\", zza: \"zza\"}"),
        ] {
            let chosen = chosen(codes).unwrap();
            assert_eq!(chosen.lines(), lines, "{codes}");
            assert_eq!(chosen.note().is_some(), lines.contains('\n'), "{codes}");
        }
        assert!(chosen("Spanish").unwrap_err().to_string().contains("“Spanish”"));
    }

    #[test]
    fn the_templates_speak_what_the_interface_speaks() {
        assert_eq!(Tongue::ALL.map(Tongue::code).as_slice(), words::LANGUAGES);
    }
}
