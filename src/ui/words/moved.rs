//! The words of the pages at old addresses that several articles shared. The program does not show them: only `publish`
//! writes them, so they are no part of it.

/// The words in one language.
#[derive(Debug)]
pub struct Moved {
    /// The code of the language.
    pub language: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What to do, before the link to the list of all news.
    pub text: &'static str,
}

/// In every language of the interface.
pub static MOVED: [Moved; 2] = [
    Moved {
        language: "en",
        title: "This address has moved",
        text: "Everything that stood here is in the archive. Look for it among",
    },
    Moved {
        language: "es",
        title: "Esta dirección ha cambiado",
        text: "Todo lo que estaba aquí se encuentra en el archivo. Búsquelo entre",
    },
];

impl Moved {
    /// The words of a language; those of the first where there are none.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        super::spoken(&MOVED, language, |words| words.language)
    }
}
