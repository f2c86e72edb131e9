//! The form of `site.yaml`: who the newsroom is, its navigation and front page. What decides how the site is built
//! (address, languages, kinds, the editor itself) is not offered: there a slip costs more than a text editor does.

use serde_json::{Value, json};

use super::field::{Field, line, list, thing, words};
use super::shared::Desk;

/// The collection of the one file; `place` makes a path of a name.
pub(super) fn collection(desk: &Desk<'_>, place: &dyn Fn(&str) -> String) -> Value {
    let fields: Vec<Value> = fields(desk).into_iter().map(Value::from).collect();
    json!({
        "name": "site",
        "label": desk.say("Site", "Sitio"),
        "icon": "settings",
        "files": [{
            "name": "site",
            "label": desk.say("Names, navigation, front page", "Nombres, navegación, portada"),
            "file": place("site.yaml"),
            "format": "chasqui-site",
            "fields": fields,
        }],
    })
}

fn fields(desk: &Desk<'_>) -> Vec<Field> {
    vec![
        desk.text("name", desk.say("Name", "Nombre"), false),
        desk.some_text("short_name", desk.say("Short name", "Nombre corto"), false),
        desk.some_text("tagline", desk.say("Line below the name", "Línea bajo el nombre"), false),
        thing(
            "contact",
            desk.say("Contact", "Contacto"),
            vec![
                desk.some_text("name", desk.say("Whom", "A quién"), false),
                line("email", desk.say("E-mail", "Correo electrónico")).with("type", "email").optional(),
                line("telephone", desk.say("Telephone", "Teléfono")).optional(),
                desk.some_text("address", desk.say("Address", "Dirección"), true),
            ],
        )
        .with("x-short", "email"),
        links(desk, "navigation", desk.say("Navigation", "Navegación")),
        home(desk),
        thing(
            "footer",
            desk.say("Foot of every page", "Pie de cada página"),
            vec![
                desk.some_text("text", desk.say("Words", "Texto"), true),
                links(desk, "links", desk.say("Links", "Enlaces")),
            ],
        ),
    ]
}

fn links(desk: &Desk<'_>, name: &str, label: &str) -> Field {
    let summary = if desk.languages().len() > 1 {
        format!("{{{{title.{}}}}}", desk.languages()[0])
    } else {
        "{{title}}".to_owned()
    };
    list(
        name,
        label,
        desk.say("Link", "Enlace"),
        &summary,
        vec![
            desk.text("title", desk.say("Words", "Texto"), false),
            desk.href("href", desk.say("Leads to", "Lleva a")),
        ],
    )
}

fn home(desk: &Desk<'_>) -> Field {
    let box_fields = || {
        vec![
            desk.text("title", desk.say("Title", "Título"), false),
            desk.some_text("text", desk.say("Words", "Texto"), true),
        ]
    };
    let leading = |mut fields: Vec<Field>| {
        fields.push(desk.href("href", desk.say("Leads to", "Lleva a")));
        fields
    };
    let mut appeal = leading(box_fields());
    appeal.push(desk.some_text("button", desk.say("Words on the button", "Texto del botón"), false));
    let mut notice = box_fields();
    notice.push(desk.href("href", desk.say("Leads to", "Lleva a")).optional());
    let mut fields = vec![
        desk.some_text("mission", desk.say("What you are for", "Para qué existen"), true),
        list(
            "ways_in",
            desk.say("Ways in", "Entradas"),
            desk.say("Way in", "Entrada"),
            "{{href}}",
            leading(box_fields()),
        )
        .with("max", 4),
        thing("notice", desk.say("Notice", "Aviso"), notice),
        words(
            "lead",
            desk.say("Articles shown first", "Artículos que van primero"),
            desk.say("Article", "Artículo"),
            desk.say("Their files below news/, without .md.", "Sus archivos bajo news/, sin .md."),
        ),
        Field::new("latest", "number", desk.say("How many of the latest", "Cuántos de los últimos"))
            .with("min", 1)
            .with("max", 50)
            .optional(),
        thing("appeal", desk.say("Appeal", "Llamamiento"), appeal),
    ];
    if !desk.newsroom.forms.is_empty() {
        fields.push(desk.form("signup", desk.say("Form to sign up", "Formulario de suscripción")));
    }
    thing("home", desk.say("Front page", "Portada"), fields)
}
