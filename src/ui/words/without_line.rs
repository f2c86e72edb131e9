//! The words of the pages that a module fills: `/offline/`, for when there is no line, and `/saved/`. The program does not
//! show them itself: only `publish` writes them, so they are no part of it. What stands below them once scripts run is
//! `modules/offline/words.js` and `modules/saved/words.js`.

/// The words of one page.
#[derive(Debug)]
pub struct Room {
    /// The heading, and the link to it.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// What stands there where scripts do not run.
    pub no_scripts: &'static str,
}

/// The words in one language.
#[derive(Debug)]
pub struct WithoutLine {
    /// The code of the language.
    pub language: &'static str,
    /// Of `/offline/`.
    pub offline: Room,
    /// Of `/saved/`.
    pub saved: Room,
    /// On the page that the program fills, until it does.
    pub waiting: &'static str,
}

/// In every language of the interface.
pub static WITHOUT_LINE: [WithoutLine; 2] = [
    WithoutLine {
        language: "en",
        offline: Room {
            title: "Reading offline",
            intro: "This site stays readable without a connection. What you have read and the newest of it is kept in \
                    this browser by itself; here you decide whether more of it is, and how much room it may take.",
            no_scripts: "Keeping the site takes a browser in which scripts run.",
        },
        saved: Room {
            title: "Saved",
            intro: "The articles and searches that you saved. They are kept in this browser alone: nobody else learns of \
                    them, and no account is needed.",
            no_scripts: "Saving takes a browser in which scripts run. What you have saved stays.",
        },
        waiting: "Loading",
    },
    WithoutLine {
        language: "es",
        offline: Room {
            title: "Leer sin conexión",
            intro: "Este sitio se puede leer sin conexión. Lo que usted ya leyó y lo más reciente se guarda solo en este \
                    navegador; aquí decide si se guarda más y cuánto espacio puede ocupar.",
            no_scripts: "Para guardar el sitio hace falta un navegador con scripts activados.",
        },
        saved: Room {
            title: "Guardado",
            intro: "Los artículos y las búsquedas que usted guardó. Quedan solo en este navegador: nadie más se entera y \
                    no hace falta ninguna cuenta.",
            no_scripts: "Para guardar hace falta un navegador con scripts activados. Lo que guardó sigue aquí.",
        },
        waiting: "Cargando",
    },
];

impl WithoutLine {
    /// The words in a language; English where there are none.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        super::spoken(&WITHOUT_LINE, language, |words| words.language)
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
