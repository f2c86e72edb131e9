//! The words of the pages that are there for when there is no line. The program does not show them itself: only `publish`
//! writes them, so they are no part of it. What stands below them once scripts run is `modules/offline/words.js`.

/// The words in one language.
#[derive(Debug)]
pub struct WithoutLine {
    /// The code of the language.
    pub language: &'static str,
    /// The heading of `/offline/`, and the link to it.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// What stands there where scripts do not run.
    pub no_scripts: &'static str,
    /// On the page that the program fills, until it does.
    pub waiting: &'static str,
}

/// In every language of the interface.
pub static WITHOUT_LINE: [WithoutLine; 2] = [
    WithoutLine {
        language: "en",
        title: "Reading offline",
        intro: "This site stays readable without a connection. What you have read and the newest of it is kept in this \
                browser by itself; here you decide whether more of it is, and how much room it may take.",
        no_scripts: "Keeping the site takes a browser in which scripts run.",
        waiting: "Loading",
    },
    WithoutLine {
        language: "es",
        title: "Leer sin conexión",
        intro: "Este sitio se puede leer sin conexión. Lo que usted ya leyó y lo más reciente se guarda solo en este \
                navegador; aquí decide si se guarda más y cuánto espacio puede ocupar.",
        no_scripts: "Para guardar el sitio hace falta un navegador con scripts activados.",
        waiting: "Cargando",
    },
];

impl WithoutLine {
    /// The words in a language; English where there are none.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        let primary = language.split('-').next().unwrap_or_default();
        WITHOUT_LINE.iter().find(|words| words.language == primary).unwrap_or(&WITHOUT_LINE[0])
    }
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::*;

    #[test]
    fn every_language_has_them() {
        assert_eq!(WITHOUT_LINE.each_ref().map(|words| words.language), LANGUAGES);
    }
}
