//! The form of a page.

use serde_json::{Value, json};

use super::field::{Field, line, lines};
use super::shared::{self, Desk};

/// The pages, in their folders.
pub(super) fn collection(desk: &Desk<'_>, folder: (&str, &str)) -> Value {
    let label = (desk.say("Pages", "Páginas"), desk.say("Page", "Página"));
    let more = json!({
        "icon": "description",
        "nested": {"subfolders": false},
        "meta": {"path": {"index_file": "index"}},
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "hint": desk.say(
                "The last part of the address. It stays as it is once the page was saved.",
                "La última parte de la dirección. Queda así una vez guardada la página.",
            ),
            "pattern": ["^[a-z0-9][a-z0-9-]*$", desk.say(
                "small letters a-z, digits and hyphens",
                "letras minúsculas a-z, cifras y guiones",
            )],
        },
        "summary": "{{title}}",
        "sortable_fields": {"fields": ["title"], "default": {"field": "title"}},
        "thumbnail": false,
    });
    shared::collection("pages", folder, label, fields(desk), more)
}

fn fields(desk: &Desk<'_>) -> Vec<Field> {
    let mut fields = vec![
        line("title", desk.say("Title", "Título")),
        desk.draft(),
        lines("summary", desk.say("Summary", "Resumen")).optional().hint(desk.say(
            "One or two sentences. Empty: the first paragraph.",
            "Una o dos frases. Vacío: el primer párrafo.",
        )),
        desk.body(),
    ];
    fields.extend(desk.labels());
    fields.push(desk.image());
    fields.extend(desk.papers());
    fields.extend(desk.action());
    fields.push(
        Field::new("order", "number", desk.say("Place among its neighbours", "Lugar entre sus vecinas"))
            .optional(),
    );
    fields.push(desk.day("modified", desk.say("Changed", "Modificado")));
    fields.extend(desk.apart(desk.say(
        "The page that this one is a translation of: its file below pages/, without .md, as about/aims.",
        "La página de la que esta es traducción: su archivo bajo pages/, sin .md, como about/aims.",
    )));
    fields
}
