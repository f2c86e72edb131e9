//! The words in feeds, and of the page about them. Only the publisher writes them, so they are no part of the browser's
//! program.

/// The words in one language. Where a name belongs stands `{}`.
#[derive(Debug)]
pub struct FeedWords {
    /// BCP 47 code.
    pub code: &'static str,
    /// The title of the page about feeds, and the link to it.
    pub title: &'static str,
    /// Under it.
    pub summary: &'static str,
    /// How a feed is followed.
    pub how: &'static str,
    /// Of the three formats.
    pub formats: &'static str,
    /// The heading of the feeds of everything, and the name of the first.
    pub all: &'static str,
    /// A feed of one language.
    pub in_language: &'static str,
    /// The heading of the feeds of collections.
    pub collections: &'static str,
    /// Of those that are behind the newest.
    pub older: &'static str,
    /// Above a feed that is opened in a browser.
    pub notice: &'static str,
    /// There, the link to the page that shows the same.
    pub notice_page: &'static str,
    /// There, the link to the page about feeds.
    pub notice_all: &'static str,
}

impl FeedWords {
    /// The words in a language, by its BCP 47 code; English where there are none.
    #[must_use]
    pub fn of(code: &str) -> &'static Self {
        super::spoken(&ALL, code, |words| words.code)
    }
}

/// In every language of the interface.
static ALL: [FeedWords; 2] = [
    FeedWords {
        code: "en",
        title: "Follow by feed (RSS)",
        summary: "What is new, in the program of your choice.",
        how: "A feed is an address that a feed reader asks now and then for what is new: an app, many mail programs, or a \
              service on the web. Copy an address from below into yours. You give neither a name nor an e-mail address.",
        formats: "Each name leads to the feed in Atom, which every reader understands. RSS and JSON say the same, for \
                  programs that want them.",
        all: "All news",
        in_language: "in {}",
        collections: "Collections",
        older: "Behind the Atom feed of all news, programs find everything older too, part by part (RFC 5005).",
        notice: "This is a feed: an address for feed readers. Copy it into yours to be told what is new.",
        notice_page: "The same as a page",
        notice_all: "All feeds",
    },
    FeedWords {
        code: "es",
        title: "Seguir por RSS",
        summary: "Lo nuevo, en el programa que usted prefiera.",
        how: "Un canal es una dirección a la que un lector de canales pregunta de vez en cuando qué hay de nuevo: una \
              aplicación, muchos programas de correo o un servicio en la web. Copie en el suyo una dirección de las de \
              abajo. No hace falta dar ni nombre ni correo.",
        formats: "Cada nombre lleva al canal en Atom, que todos los lectores entienden. RSS y JSON dicen lo mismo, para \
                  los programas que los piden.",
        all: "Todas las noticias",
        in_language: "en {}",
        collections: "Colecciones",
        older: "Detrás del canal Atom de todas las noticias, los programas encuentran también todo lo anterior, por \
                partes (RFC 5005).",
        notice: "Esto es un canal: una dirección para lectores de canales. Cópiela en el suyo para saber qué hay de nuevo.",
        notice_page: "Lo mismo como página",
        notice_all: "Todos los canales",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_interface_has_them() {
        for code in super::super::LANGUAGES {
            let words = FeedWords::of(code);
            assert_eq!(words.code, *code);
            assert!(words.in_language.contains("{}"));
        }
        assert_eq!((FeedWords::of("es-PE").code, FeedWords::of("qu").code), ("es", "en"));
    }
}
