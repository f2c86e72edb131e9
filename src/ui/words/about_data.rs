//! The words of the page about the site's data. The publisher makes it like a page that somebody wrote, so these words
//! are no part of the browser's program.

/// The words in one language. Where a name or number belongs stands `{}`.
#[derive(Debug)]
pub struct AboutData {
    /// BCP 47 code.
    pub code: &'static str,
    /// The page's title.
    pub title: &'static str,
    /// Under it.
    pub summary: &'static str,
    /// Heading of the file of everything.
    pub whole: &'static str,
    /// Its link's text.
    pub whole_link: &'static str,
    /// What it is; after its size and the number of articles.
    pub whole_text: &'static str,
    /// Of what is withdrawn.
    pub withdrawn: &'static str,
    /// Heading of the single files.
    pub files: &'static str,
    /// Before them.
    pub files_text: &'static str,
    /// What each file is, by its path.
    pub each: [(&'static str, &'static str); 5],
    /// After them.
    pub stable: &'static str,
    /// Heading of the schemas.
    pub schemas: &'static str,
    /// Before them.
    pub schemas_text: &'static str,
    /// Heading of the licence.
    pub licence: &'static str,
    /// Where there is one.
    pub licence_text: &'static str,
    /// Where there is none.
    pub no_licence: &'static str,
}

impl AboutData {
    /// The words in a language, by its BCP 47 code; English where there are none.
    #[must_use]
    pub fn of(code: &str) -> &'static Self {
        super::spoken(&ALL, code, |words| words.code)
    }
}

static ALL: [AboutData; 2] = [
    AboutData {
        code: "en",
        title: "Data",
        summary: "All that is published here is there as files too, for programs and for keeping.",
        whole: "The whole archive as one file",
        whole_link: "Download the archive",
        whole_text: "JSON Lines in UTF-8, compressed with gzip. The first line says who publishes it, under which \
                     licence, and how many articles follow; then each line is one article in one language with its \
                     whole text, the newest first, those without a date last.",
        withdrawn: "Of an article that was withdrawn there is the note that stands in its place.",
        files: "The single files",
        files_text: "The pages of this site are made from these, and anybody may read them: from other sites too.",
        each: [
            ("site.json", "who publishes, topics, regions and series, and where all else is"),
            ("latest/news.json", "the newest 100 articles, and the same for each topic, region and series"),
            ("cards.HASH.json", "what lists show of every article, and where its file is"),
            ("articles/ID.HASH.json", "each article, whole"),
            ("pages/PATH.HASH.json", "each page that is no article"),
        ],
        stable: "The first two keep their names. All others are named by what is in them: the file above names \
                 them, and one that is gone has been renewed.",
        schemas: "The form of the data",
        schemas_text: "JSON Schemas (draft 2020-12) of the documents above. Fields are only ever added within one \
                       version, so a reader passes over those that it does not know. A line of the archive file is an \
                       article, the first its head (archive).",
        licence: "Licence",
        licence_text: "The texts are published under {}. Name {} as the source, with the address of the article.",
        no_licence: "No licence is stated for the texts. Before you publish them elsewhere, ask {}.",
    },
    AboutData {
        code: "es",
        title: "Datos",
        summary: "Todo lo que se publica aquí está también en archivos, para programas y para guardar.",
        whole: "El archivo entero en un solo fichero",
        whole_link: "Descargar el archivo",
        whole_text: "JSON Lines en UTF-8, comprimido con gzip. La primera línea dice quién lo publica, con qué \
                     licencia y cuántos artículos siguen; después, cada línea es un artículo en un idioma con su \
                     texto completo, los más recientes primero y los que no tienen fecha al final.",
        withdrawn: "De un artículo retirado queda la nota que está en su lugar.",
        files: "Los ficheros sueltos",
        files_text: "Con estos se hacen las páginas de este sitio, y cualquiera puede leerlos, también desde otros \
                     sitios.",
        each: [
            ("site.json", "quién publica, los temas, regiones y series, y dónde está todo lo demás"),
            ("latest/news.json", "los 100 artículos más recientes, y lo mismo de cada tema, región y serie"),
            ("cards.HASH.json", "lo que las listas muestran de cada artículo, y dónde está su fichero"),
            ("articles/ID.HASH.json", "cada artículo, entero"),
            ("pages/PATH.HASH.json", "cada página que no es un artículo"),
        ],
        stable: "Los dos primeros conservan su nombre. Los demás se llaman según su contenido: los nombra el \
                 fichero de más arriba, y el que ya no está ha sido renovado.",
        schemas: "La forma de los datos",
        schemas_text: "Esquemas JSON (borrador 2020-12) de los documentos anteriores. Dentro de una versión solo se \
                       añaden campos: quien lee pasa por alto los que no conoce. Cada línea del archivo completo es un \
                       artículo; la primera, su cabecera (archive).",
        licence: "Licencia",
        licence_text: "Los textos se publican con la licencia {}. Cite a {} como fuente, con la dirección del \
                       artículo.",
        no_licence: "No se indica ninguna licencia de los textos. Antes de publicarlos en otro lugar, pregunte a {}.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_interface_has_them() {
        for code in super::super::LANGUAGES {
            assert_eq!(AboutData::of(code).code, *code);
        }
        assert_eq!((AboutData::of("es-PE").code, AboutData::of("qu").code), ("es", "en"));
        for (one, other) in ALL[0].each.iter().zip(&ALL[1].each) {
            assert_eq!(one.0, other.0);
        }
    }
}
