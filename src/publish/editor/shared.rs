//! The fields that articles, pages and lists have in common.

use serde_json::{Value, json};

use crate::publish::compile::site::own_name;
use crate::publish::content::Newsroom;

use super::field::{Field, choice, line, lines, list, thing, words};
use super::words::Speaker;

/// What is the same for all forms of one newsroom.
pub(super) struct Desk<'n> {
    pub(super) newsroom: &'n Newsroom,
    pub(super) speaker: Speaker,
}

/// EDTF as `archive::date` reads it: days, months, years, decades, about and perhaps, intervals.
pub(super) const DATE: &str = r"^((\d{4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?)?|\d{3}X|\d{2}XX)[?~%]?)(/((\d{4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?)?|\d{3}X|\d{2}XX)[?~%]?|\.\.)?)?$|^(\.\.)?/(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?)$";
const ID: &str = "^[a-z0-9][a-z0-9-]*$";

impl Desk<'_> {
    pub(super) fn say(&self, english: &'static str, spanish: &'static str) -> &'static str {
        self.speaker.say(english, spanish)
    }

    /// The languages of the interface; the first is the one of bare strings.
    pub(super) fn languages(&self) -> &[String] {
        &self.newsroom.site.languages
    }

    fn first(&self) -> &str {
        self.languages().first().map_or("en", String::as_str)
    }

    /// What a language is called, as it calls itself.
    fn language_name(&self, code: &str) -> String {
        let site = &self.newsroom.site;
        let own = site.content_languages.iter().find(|(known, _)| known == code);
        own.map(|(_, name)| name.get(self.first()).to_owned())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| own_name(code).to_owned())
    }

    /// A text in each language of the interface.
    pub(super) fn text(&self, name: &str, label: &str, is_long: bool) -> Field {
        let one = |name: &str, label: &str| if is_long { lines(name, label) } else { line(name, label) };
        if let [_] = self.languages() {
            return one(name, label);
        }
        let each = self.languages().iter().enumerate().map(|(at, code)| {
            let field = one(code, &self.language_name(code));
            if at == 0 { field } else { field.optional() }
        });
        Field::new(name, "object", label).with("x-as", "text").fields(each.collect())
    }

    /// The same, which may stay empty.
    pub(super) fn some_text(&self, name: &str, label: &str, is_long: bool) -> Field {
        let one = |name: &str, label: &str| if is_long { lines(name, label) } else { line(name, label) };
        if let [_] = self.languages() {
            return one(name, label).optional();
        }
        let each = self.languages().iter().map(|code| one(code, &self.language_name(code)).optional());
        thing(name, label, each.collect()).with("x-as", "text")
    }

    /// The name that others call an entry by.
    pub(super) fn id(&self) -> Field {
        line("id", self.say("Short name", "Nombre corto"))
            .hint(self.say(
                "Small letters, digits and hyphens. Addresses are made of it: choose it once and never change it.",
                "Letras minúsculas, cifras y guiones. De él se hacen direcciones: elíjalo una vez y no lo cambie nunca.",
            ))
            .pattern(
                ID,
                self.say("small letters a-z, digits and hyphens", "letras minúsculas a-z, cifras y guiones"),
            )
    }

    /// A date as it is known.
    pub(super) fn date(&self, name: &str, label: &str) -> Field {
        line(name, label)
            .optional()
            .hint(self.say(
                "2026-11-27; 2004-06 where only the month is known, 2004 where only the year; 1983~ about then. Empty: not known.",
                "2026-11-27; 2004-06 si solo se conoce el mes, 2004 si solo el año; 1983~ aproximadamente. Vacío: no se conoce.",
            ))
            .pattern(
                DATE,
                self.say("a date as 2026-11-27, 2004-06 or 2004", "una fecha como 2026-11-27, 2004-06 o 2004"),
            )
    }

    /// A whole day.
    pub(super) fn day(&self, name: &str, label: &str) -> Field {
        line(name, label).optional().pattern(
            r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
            self.say("a day as 2026-11-27", "un día como 2026-11-27"),
        )
    }

    /// Where something leads.
    pub(super) fn href(&self, name: &str, label: &str) -> Field {
        line(name, label).hint(self.say(
            "/about/aims/ within the site, media/report.pdf for a file, or https://…",
            "/about/aims/ dentro del sitio, media/report.pdf para un archivo, o https://…",
        ))
    }

    /// What is chosen from the entries of a list.
    pub(super) fn chosen(&self, name: &str, label: &str, of: &str) -> Field {
        let shown = if self.languages().len() > 1 {
            format!("{of}.*.name.{}", self.first())
        } else {
            format!("{of}.*.name")
        };
        Field::new(name, "relation", label)
            .optional()
            .with("collection", super::lists::NAME)
            .with("file", of)
            .with("value_field", format!("{of}.*.id"))
            .with("search_fields", json!([shown, format!("{of}.*.id")]))
            .with("display_fields", json!([shown]))
    }

    /// The topics, regions and places.
    pub(super) fn labels(&self) -> Vec<Field> {
        vec![
            self.chosen("topics", self.say("Topics", "Temas"), "topics").with("multiple", true),
            self.chosen("regions", self.say("Regions", "Regiones"), "regions")
                .with("multiple", true)
                .hint(self.say("None: the whole country.", "Ninguna: todo el país.")),
            words(
                "places",
                self.say("Places", "Lugares"),
                self.say("Place", "Lugar"),
                self.say("Towns, rivers, mines.", "Pueblos, ríos, minas."),
            ),
        ]
    }

    /// A picture with its words.
    pub(super) fn image(&self) -> Field {
        thing(
            "image",
            self.say("Picture", "Imagen"),
            vec![
                Field::new("file", "image", self.say("File", "Archivo")).with("choose_url", false),
                line("alt", self.say("What the picture shows", "Qué muestra la imagen")).hint(
                    self.say("For those who do not see it: one sentence.", "Para quien no la ve: una frase."),
                ),
                line("caption", self.say("Caption", "Leyenda")).optional(),
                line("credit", self.say("Credit", "Crédito")).optional(),
            ],
        )
        .with("x-as", "picture")
    }

    /// Documents and sources.
    pub(super) fn papers(&self) -> Vec<Field> {
        let language = || line("language", self.say("Language", "Idioma")).optional().hint("en, es, qu …");
        vec![
            list(
                "documents",
                self.say("Documents", "Documentos"),
                self.say("Document", "Documento"),
                "{{title}}",
                vec![
                    line("title", self.say("Title", "Título")).optional(),
                    Field::new("file", "file", self.say("File", "Archivo"))
                        .with("choose_url", false)
                        .optional(),
                    line("url", self.say("or an address elsewhere", "o una dirección externa"))
                        .optional()
                        .hint("https://…"),
                    language(),
                    self.date("date", self.say("Date", "Fecha")),
                ],
            ),
            list(
                "sources",
                self.say("Sources", "Fuentes"),
                self.say("Source", "Fuente"),
                "{{title}}",
                vec![
                    line("title", self.say("Title", "Título")),
                    line("url", self.say("Address", "Dirección")).optional().hint("https://…"),
                    language(),
                ],
            ),
        ]
    }

    /// What the reader is asked to do, and the form that goes along.
    pub(super) fn action(&self) -> Vec<Field> {
        let mut fields = vec![thing(
            "action",
            self.say("Button below the text", "Botón bajo el texto"),
            vec![
                line("title", self.say("Words on the button", "Texto del botón")),
                self.href("href", self.say("Leads to", "Lleva a")),
            ],
        )];
        if !self.newsroom.forms.is_empty() {
            fields.push(self.form("form", self.say("Form", "Formulario")));
        }
        fields
    }

    /// One of the forms.
    pub(super) fn form(&self, name: &str, label: &str) -> Field {
        let forms = self.newsroom.forms.iter();
        let named = forms.map(|form| (form.id.as_str(), form.title.get(self.first()).to_owned()));
        choice(name, label, std::iter::once(("", "—".to_owned())).chain(named)).optional()
    }

    /// The language, where there is a choice.
    pub(super) fn language(&self) -> Option<Field> {
        let site = &self.newsroom.site;
        let codes: Vec<&str> = site
            .languages
            .iter()
            .chain(site.content_languages.iter().map(|(code, _)| code))
            .map(String::as_str)
            .collect();
        let named = codes.iter().map(|code| (*code, self.language_name(code)));
        let field = choice("language", self.say("Language", "Idioma"), named).with("default", self.first());
        (codes.len() > 1).then_some(field)
    }

    /// What is needed now and then: other versions, old addresses, taking back.
    pub(super) fn apart(&self, whose: &'static str) -> Vec<Field> {
        vec![
            line("translates", self.say("Translates", "Traduce")).optional().hint(whose),
            words(
                "redirects",
                self.say("Old addresses", "Direcciones antiguas"),
                self.say("Old address", "Dirección antigua"),
                self.say("What led here before: /node/1234", "Lo que antes llevaba aquí: /node/1234"),
            ),
            thing(
                "withdrawn",
                self.say("Withdrawal", "Retirada"),
                vec![
                    self.day("date", self.say("Day", "Día")),
                    line("text", self.say("Note", "Nota")).hint(self.say(
                        "The address stays and shows this note; the text goes.",
                        "La dirección queda y muestra esta nota; el texto desaparece.",
                    )),
                ],
            ),
        ]
    }

    /// Whether it is not to be seen yet.
    pub(super) fn draft(&self) -> Field {
        Field::new("draft", "boolean", self.say("Draft", "Borrador"))
            .optional()
            .with("default", false)
            .hint(self.say("Not published while this is on.", "No se publica mientras esté activado."))
    }

    /// The text.
    pub(super) fn body(&self) -> Field {
        Field::new("body", "richtext", self.say("Text", "Texto"))
            .optional()
            .with("modes", json!(["rich_text", "raw"]))
            .with(
                "buttons",
                json!([
                    "bold",
                    "italic",
                    "link",
                    "heading-two",
                    "heading-three",
                    "quote",
                    "bulleted-list",
                    "numbered-list"
                ]),
            )
            .with("editor_components", json!(["image"]))
            .with("linked_images", false)
            .with("use_emoji_autocomplete", false)
    }
}

/// What all collections of texts say of themselves, and `more`, which wins. `folder` is theirs and that of the media,
/// `label` what many and one are called.
pub(super) fn collection(
    name: &str,
    folder: (&str, &str),
    label: (&str, &str),
    fields: Vec<Field>,
    more: Value,
) -> Value {
    let mut collection = json!({
        "name": name,
        "label": label.0,
        "label_singular": label.1,
        "folder": folder.0,
        "format": format!("chasqui-{name}"),
        // From the root of all, as the editor would put pictures beside the text.
        "media_folder": format!("/{}", folder.1),
        "public_folder": "/media",
        "create": true,
        "fields": fields.into_iter().map(Value::from).collect::<Vec<_>>(),
    });
    if let (Value::Object(collection), Value::Object(more)) = (&mut collection, more) {
        collection.extend(more);
    }
    collection
}
