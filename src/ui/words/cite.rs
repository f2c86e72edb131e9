//! What the controls for citing and sharing are called that stand beside the citation itself. What they say when they are
//! pressed is `modules/cite/words.js`.

/// The words in one language.
#[derive(Debug)]
pub struct Cite {
    /// The code of the language.
    pub language: &'static str,
    /// Copies the citation for LaTeX.
    pub bibtex: &'static str,
    /// Copies the citation for reference managers.
    pub ris: &'static str,
    /// By the system's own sheet.
    pub share: &'static str,
}

/// In every language of the interface.
static ALL: [Cite; 2] = [
    Cite { language: "en", bibtex: "Copy BibTeX", ris: "Copy RIS", share: "Share" },
    Cite { language: "es", bibtex: "Copiar BibTeX", ris: "Copiar RIS", share: "Compartir" },
];

impl Cite {
    /// The words in the language of others.
    #[must_use]
    pub fn of(words: &super::Words) -> &'static Self {
        super::spoken(&ALL, words.code, |it| it.language)
    }
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::ALL;

    #[test]
    fn every_language_has_them() {
        assert_eq!(ALL.each_ref().map(|it| it.language), LANGUAGES);
    }
}
