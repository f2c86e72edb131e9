//! The forms of the lists: topics, regions, series, collections, forms, and what is said of files.

use serde_json::{Value, json};

use super::field::{Field, choice, line, list, thing, words};
use super::shared::Desk;

/// What the editor calls them together.
pub(super) const NAME: &str = "lists";

/// The lists, as files in the content folder; `place` makes a path of a name.
pub(super) fn collection(desk: &Desk<'_>, place: &dyn Fn(&str) -> String) -> Value {
    let file = |name: &str, label: &str, icon: &str, fields: Vec<Field>, summary: &str| {
        let root = list(name, label, desk.say("entry", "entrada"), summary, fields)
            .with("root", true)
            .with("collapsed", true);
        json!({
            "name": name,
            "label": label,
            "icon": icon,
            "file": place(&format!("{name}.yaml")),
            "format": format!("chasqui-{name}"),
            "fields": [Value::from(root)],
        })
    };
    let named = if desk.languages().len() > 1 {
        format!("{{{{name.{}}}}}", desk.languages()[0])
    } else {
        "{{name}}".to_owned()
    };
    let titled = named.replace("name", "title");
    json!({
        "name": NAME,
        "label": desk.say("Lists", "Listas"),
        "icon": "list",
        "files": [
            file("topics", desk.say("Topics", "Temas"), "label", topics(desk), &named),
            file("regions", desk.say("Regions", "Regiones"), "map", regions(desk), &named),
            file("series", desk.say("Series", "Series"), "view_list", series(desk), &named),
            file("collections", desk.say("Collections", "Colecciones"), "search", collections(desk), &titled),
            file("forms", desk.say("Forms", "Formularios"), "mail", forms(desk), &titled),
            file("media", desk.say("What is said of files", "Lo que se dice de los archivos"), "image", media(desk),
                "{{file}}"),
        ],
    })
}

/// What every entry of a vocabulary has.
fn entry(desk: &Desk<'_>) -> Vec<Field> {
    vec![
        desk.text("name", desk.say("Name", "Nombre"), false),
        desk.id(),
        desk.some_text("description", desk.say("Description", "Descripción"), true),
        words(
            "aliases",
            desk.say("Other names", "Otros nombres"),
            desk.say("Name", "Nombre"),
            desk.say("Found by search.", "Los encuentra la búsqueda."),
        ),
    ]
}

fn topics(desk: &Desk<'_>) -> Vec<Field> {
    let mut fields = entry(desk);
    fields.push(thing(
        "image",
        desk.say("Picture", "Imagen"),
        vec![
            Field::new("file", "image", desk.say("File", "Archivo")).with("choose_url", false),
            desk.some_text("alt", desk.say("What the picture shows", "Qué muestra la imagen"), false),
        ],
    ));
    fields
}

fn regions(desk: &Desk<'_>) -> Vec<Field> {
    let number = |name: &str, label: &str| Field::new(name, "number", label).with("min", 1).with("max", 99);
    let mut fields = entry(desk);
    fields.push(
        line("code", desk.say("Code", "Código"))
            .optional()
            .hint("ISO 3166-2: PE-CUS")
            .pattern("^[A-Z]{2}-[A-Z0-9]{1,3}$", "PE-CUS"),
    );
    fields.push(words(
        "places",
        desk.say("Places in it", "Lugares en ella"),
        desk.say("Place", "Lugar"),
        desk.say(
            "An article that names one belongs to this region.",
            "Un artículo que nombra uno pertenece a esta región.",
        ),
    ));
    fields.push(
        thing(
            "grid",
            desk.say("Tile on the map", "Casilla del mapa"),
            vec![number("column", desk.say("Column", "Columna")), number("row", desk.say("Row", "Fila"))],
        )
        .with("x-as", "pair"),
    );
    fields
}

fn series(desk: &Desk<'_>) -> Vec<Field> {
    let mut fields = entry(desk);
    let numbered = [
        ("", desk.say("no numbers", "sin números")),
        ("parts", desk.say("a number is one article", "un número es un artículo")),
        ("issues", desk.say("a number holds several articles", "un número tiene varios artículos")),
    ];
    fields.push(
        choice(
            "numbered",
            desk.say("Numbers", "Números"),
            numbered.map(|(value, label)| (value, label.to_owned())),
        )
        .optional(),
    );
    fields.push(
        list(
            "issues",
            desk.say("Issues", "Números publicados"),
            desk.say("Issue", "Número"),
            "{{number}}",
            vec![
                Field::new("number", "number", desk.say("Number", "Número")).with("min", 0),
                desk.date("date", desk.say("Date", "Fecha")),
                desk.some_text("title", desk.say("Title", "Título"), false),
                Field::new("file", "file", desk.say("File", "Archivo")).with("choose_url", false).optional(),
            ],
        )
        .with("x-as", "numbered"),
    );
    fields
}

fn collections(desk: &Desk<'_>) -> Vec<Field> {
    vec![
        desk.text("title", desk.say("Title", "Título"), false),
        desk.id(),
        desk.some_text("description", desk.say("Description", "Descripción"), true),
        line("query", desk.say("Question", "Pregunta")).hint(desk.say(
            "As in the address of a filtered list: topic=mining&region=cusco",
            "Como en la dirección de una lista filtrada: topic=mining&region=cusco",
        )),
    ]
}

fn forms(desk: &Desk<'_>) -> Vec<Field> {
    const KINDS: [&str; 9] =
        ["text", "email", "tel", "url", "number", "date", "textarea", "checkbox", "select"];
    let field = vec![
        desk.text("label", desk.say("Label", "Etiqueta"), false),
        line("name", desk.say("Name for the service", "Nombre para el servicio")),
        choice("type", desk.say("Type", "Tipo"), KINDS.map(|kind| (kind, kind.to_owned())))
            .with("default", "text"),
        Field::new("required", "boolean", desk.say("Must be filled in", "Obligatorio"))
            .optional()
            .with("default", false),
    ];
    let privacy = vec![
        desk.text("text", desk.say("Words", "Texto"), false),
        desk.href("href", desk.say("Leads to", "Lleva a")).optional(),
    ];
    vec![
        desk.text("title", desk.say("Title", "Título"), false),
        desk.id(),
        desk.some_text("text", desk.say("Words above it", "Texto encima"), true),
        line("action", desk.say("Sent to", "Se envía a")).hint("https://…"),
        choice(
            "method",
            desk.say("Sent by", "Se envía por"),
            ["post", "get"].map(|how| (how, how.to_owned())),
        )
        .with("default", "post"),
        list("fields", desk.say("Fields", "Campos"), desk.say("Field", "Campo"), "{{name}}", field),
        desk.some_text("button", desk.say("Words on the button", "Texto del botón"), false),
        thing("privacy", desk.say("Privacy", "Privacidad"), privacy),
        words(
            "also",
            desk.say("Further hosts", "Otros hosts"),
            desk.say("Host", "Host"),
            desk.say(
                "Where the service leads on to: https://thanks.example.org",
                "Adonde el servicio lleva después: https://thanks.example.org",
            ),
        ),
    ]
}

fn media(desk: &Desk<'_>) -> Vec<Field> {
    vec![
        Field::new("file", "file", desk.say("File", "Archivo")).with("choose_url", false),
        desk.some_text("title", desk.say("Title", "Título"), false),
        desk.some_text("alt", desk.say("What the picture shows", "Qué muestra la imagen"), false),
        desk.some_text("caption", desk.say("Caption", "Leyenda"), false),
        desk.some_text("credit", desk.say("Credit", "Crédito"), false),
        line("language", desk.say("Language", "Idioma")).optional().hint("en, es, qu …"),
        line("licence", desk.say("Licence", "Licencia")).optional().hint("CC-BY-4.0"),
        words(
            "redirects",
            desk.say("Old addresses", "Direcciones antiguas"),
            desk.say("Old address", "Dirección antigua"),
            "/files/report.pdf",
        ),
    ]
}
