//! Why the program could not start, in a sentence for each reason. The start script says it, as the program is not there
//! to: so these words are no part of the program, and `publish` writes them into that script.

/// Of each language: reasons as `data-app-reason` names them with their sentences; `still` follows each of them, `again`
/// is the link that loads the page once more.
pub static FAILURES: [(&str, [(&str, &str); 12]); 2] = [
    (
        "en",
        [
            ("offline", "There is no connection, so the filters of this page could not be started."),
            (
                "not-there",
                "A file that the filters of this page need is not on the server; the site may just have been renewed.",
            ),
            ("unreadable", "What the filters of this page need came damaged from the server."),
            (
                "newer",
                "The site has just been renewed, and the filters of this page are older than its articles.",
            ),
            ("too-old", "This browser is too old for the filters of this page."),
            ("platform", "This browser does not let the filters of this page run."),
            ("broken", "The filters of this page have stopped because of a fault in their program."),
            (
                "still",
                "Everything can still be read, and the lists by topic, region and year work as plain links.",
            ),
            ("again", "Load again"),
            ("unsaved", "What saves articles and shows those saved could not be fetched. Try again."),
            (
                "uncited",
                "What copies and shares could not be fetched. Try again, or select the citation and copy it.",
            ),
            ("blank", "This page is not kept in this browser, and there is no connection to fetch it"),
        ],
    ),
    (
        "es",
        [
            ("offline", "No hay conexión y no se pudieron iniciar los filtros de esta página."),
            (
                "not-there",
                "El servidor no tiene un archivo que los filtros de esta página necesitan; puede que el sitio se acabe de renovar.",
            ),
            ("unreadable", "Lo que los filtros de esta página necesitan llegó dañado del servidor."),
            (
                "newer",
                "El sitio se acaba de renovar y los filtros de esta página son más antiguos que sus artículos.",
            ),
            ("too-old", "Este navegador es demasiado antiguo para los filtros de esta página."),
            ("platform", "Este navegador no permite que funcionen los filtros de esta página."),
            ("broken", "Los filtros de esta página se detuvieron por un error de su programa."),
            (
                "still",
                "Todo se puede seguir leyendo, y las listas por tema, región y año funcionan como enlaces.",
            ),
            ("again", "Volver a cargar"),
            (
                "unsaved",
                "No se pudo traer lo que guarda artículos y muestra los guardados. Vuelva a intentarlo.",
            ),
            (
                "uncited",
                "No se pudo traer lo que copia y comparte. Vuelva a intentarlo, o seleccione la cita y cópiela.",
            ),
            ("blank", "Esta página no está guardada en este navegador y no hay conexión para traerla"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::*;

    #[test]
    fn every_language_says_every_reason() {
        assert_eq!(FAILURES.map(|(code, _)| code), LANGUAGES);
        let reasons = |at: usize| FAILURES[at].1.map(|(reason, _)| reason);
        assert_eq!(reasons(0), reasons(1));
        for ((reason, english), (_, spanish)) in FAILURES[0].1.iter().zip(FAILURES[1].1) {
            assert!(!english.is_empty() && *english != spanish, "{reason}");
        }
    }
}
