//! The words of `/embed/`, which says how others show the newest of this site, and of the page for frames. The program does
//! not show them: only `publish` writes them. What stands there once scripts run is `modules/embed/words.js`.

/// The words in one language.
#[derive(Debug)]
pub struct Embedding {
    /// The code of the language.
    pub language: &'static str,
    /// The heading of `/embed/`, and the link to it.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// What stands there where scripts do not run.
    pub no_scripts: &'static str,
    /// Above the lines to copy.
    pub lines: &'static str,
    /// A line to copy with what it does: its name for `data-line`, heading, help.
    pub each: [(&'static str, &'static str, &'static str); 5],
    /// Above what a page's policy must allow, and what is said of it.
    pub policy: (&'static str, &'static str),
    /// Before the directives for the script; for the frame.
    pub directives: (&'static str, &'static str),
    /// Above what is sent where, and what is.
    pub sent: (&'static str, [&'static str; 4]),
    /// What the link in the list says, before the name of the newsroom.
    pub news_from: &'static str,
    /// The heading of the page for frames, before the name of the newsroom.
    pub newest_of: &'static str,
    /// What is said there where scripts do not run.
    pub frame_no_scripts: &'static str,
}

/// In every language of the interface.
pub static EMBEDDING: [Embedding; 2] = [
    Embedding {
        language: "en",
        title: "On your own site",
        intro: "Show the newest of this site on a page of your own: all of it, or what is on a topic, in a region, of a \
                series. One line does it. It sets no cookie, stores nothing, and follows nobody.",
        no_scripts: "Where scripts run, topics, regions and more can be chosen here, and the list is shown before you \
                     take it. The lines below are for all news.",
        lines: "The lines to copy",
        each: [
            (
                "script",
                "By a script, which mends itself",
                "Put this where the list is to stand. The link in it is what your readers see until the list is there, and \
                 whenever it cannot come. The script may be mended and improved; what the line means stays.",
            ),
            (
                "pinned",
                "By a script that never changes",
                "The same, with the hash of the script: a browser refuses it if a single byte is another. Newer versions do \
                 not come by themselves.",
            ),
            (
                "frame",
                "In a frame",
                "For pages that allow no script of others. The frame has no origin of its own: it can reach nothing of your \
                 page.",
            ),
            (
                "wordpress",
                "In WordPress",
                "As an HTML block, for those who may write HTML there. For all others the script is taken out: there, paste \
                 the address of a list that has a page of its own.",
            ),
            ("feed", "As a feed", "For feed readers, and for software that shows feeds."),
        ],
        policy: (
            "What your page must allow",
            "Only where your page has a security policy (Content-Security-Policy). No style and nothing inline is needed.",
        ),
        directives: ("For the script (pictures only if they are shown):", "For the frame:"),
        sent: (
            "What is sent where",
            [
                "Your readers’ browsers ask this site for the script, and for one or two small files once the list comes \
                 near. With each request goes what always goes: the internet address, and which site the list stands on, \
                 but not on which page.",
                "No cookie is set or sent, and nothing is stored in the browser.",
                "No other host is asked for anything.",
                "What you choose on this page is sent nowhere: the lines are made in your browser.",
            ],
        ),
        news_from: "News from ",
        newest_of: "The newest of all news from ",
        frame_no_scripts: "Without scripts this is always the newest of all news.",
    },
    Embedding {
        language: "es",
        title: "En su propio sitio",
        intro: "Muestre lo más reciente de este sitio en una página suya: todo, o lo que trata de un tema, de una región o \
                de una serie. Basta una línea. No pone ninguna cookie, no guarda nada y no sigue a nadie.",
        no_scripts: "Con scripts activados se pueden elegir aquí temas, regiones y más, y ver la lista antes de llevársela. \
                     Las líneas siguientes son para todas las noticias.",
        lines: "Las líneas para copiar",
        each: [
            (
                "script",
                "Con un script que se corrige solo",
                "Póngalo donde deba estar la lista. El enlace que contiene es lo que ven sus lectores hasta que llega la \
                 lista, y siempre que no pueda llegar. El script se puede corregir y mejorar; lo que la línea significa queda.",
            ),
            (
                "pinned",
                "Con un script que nunca cambia",
                "Lo mismo, con la huella del script: el navegador lo rechaza si cambia un solo byte. Las versiones nuevas no \
                 llegan por sí solas.",
            ),
            (
                "frame",
                "En un marco",
                "Para páginas que no admiten scripts ajenos. El marco no tiene origen propio: no alcanza nada de su página.",
            ),
            (
                "wordpress",
                "En WordPress",
                "Como bloque HTML, para quienes pueden escribir HTML allí. A los demás se les quita el script: en ese caso, \
                 pegue la dirección de una lista que tenga página propia.",
            ),
            ("feed", "Como canal", "Para lectores de canales y programas que los muestran."),
        ],
        policy: (
            "Lo que su página debe permitir",
            "Solo si su página tiene una política de seguridad (Content-Security-Policy). No hace falta ningún estilo ni nada \
             en línea.",
        ),
        directives: ("Para el script (imágenes solo si se muestran):", "Para el marco:"),
        sent: (
            "Qué se envía y adónde",
            [
                "Los navegadores de sus lectores piden a este sitio el script y, cuando la lista se acerca a la vista, uno o \
                 dos archivos pequeños. Con cada petición va lo de siempre: la dirección de internet y en qué sitio está la \
                 lista, pero no en qué página.",
                "No se pone ni se envía ninguna cookie, y no se guarda nada en el navegador.",
                "No se pide nada a ningún otro servidor.",
                "Lo que usted elige en esta página no se envía a ninguna parte: las líneas se hacen en su navegador.",
            ],
        ),
        news_from: "Noticias de ",
        newest_of: "Lo más reciente de todas las noticias de ",
        frame_no_scripts: "Sin scripts, esto es siempre lo más reciente de todas las noticias.",
    },
];

impl Embedding {
    /// The words in a language; English where there are none.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        super::spoken(&EMBEDDING, language, |words| words.language)
    }
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::*;

    #[test]
    fn every_language_has_them() {
        assert_eq!(EMBEDDING.each_ref().map(|words| words.language), LANGUAGES);
        let names = EMBEDDING.each_ref().map(|words| words.each.map(|(name, ..)| name));
        assert_eq!(names[0], names[1]);
    }
}
