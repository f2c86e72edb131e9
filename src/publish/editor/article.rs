//! The form of an article.

use serde_json::{Value, json};

use crate::publish::content::newsroom::Kind;
use crate::ui::words::Words;

use super::field::{Field, choice, line, lines, list, thing};
use super::shared::{self, Desk};

/// How many folders deep the articles of a collection lie: `news/x.md` is 1.
pub(super) fn depths(desk: &Desk<'_>) -> Vec<usize> {
    let depth = |path: &str| path.strip_prefix("news/").map(|below| below.split('/').count());
    let mut depths: Vec<usize> =
        desk.newsroom.articles.iter().filter_map(|article| depth(&article.source)).collect();
    depths.sort_unstable();
    depths.dedup();
    depths
}

/// What the editor calls the articles, wherever they lie: one collection for those in folders, where new ones go, and one
/// more for each other depth that there is. The editor looks for files at one depth at a time.
pub(super) fn collections(desk: &Desk<'_>, folder: (&str, &str)) -> Vec<Value> {
    const USUAL: usize = 2;
    let others = depths(desk).into_iter().filter(|depth| *depth != USUAL);
    std::iter::once(USUAL)
        .chain(others)
        .map(|depth| collection(desk, folder, depth, depth == USUAL))
        .collect()
}

fn collection(desk: &Desk<'_>, folder: (&str, &str), depth: usize, is_usual: bool) -> Value {
    let name = if is_usual { "news".to_owned() } else { format!("news-{depth}") };
    let (label, one) = (desk.say("Articles", "Artículos"), desk.say("Article", "Artículo"));
    let label = match (is_usual, depth) {
        (true, _) => label.to_owned(),
        (false, 1) => format!("{label}, {}", desk.say("not in a folder", "sin carpeta")),
        (false, _) => {
            format!("{label}, {}", desk.say("in folders within folders", "en carpetas dentro de carpetas"))
        }
    };
    let path = match depth {
        1 => "{{slug}}".to_owned(),
        // The year and month, or `undated`, which has as many letters.
        2 => "{{date | default('undated') | truncate(7)}}/{{slug}}".to_owned(),
        _ => format!("{}{{{{slug}}}}", "{{kind}}/".repeat(depth - 1)),
    };
    let more = json!({
        "icon": "article",
        "create": is_usual,
        "path": path,
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "hint": desk.say(
                "The last part of the address. It stays as it is once the article was saved.",
                "La última parte de la dirección. Queda así una vez guardado el artículo.",
            ),
            "pattern": ["^(?=.*[a-z])[a-z0-9][a-z0-9-]*$", desk.say(
                "small letters a-z, digits and hyphens; at least one letter",
                "letras minúsculas a-z, cifras y guiones; al menos una letra",
            )],
        },
        "summary": "{{date | default('—')}} · {{title}}",
        "sortable_fields": {
            "fields": ["date", "title", "kind"],
            "default": {"field": "date", "direction": "descending"},
        },
        "view_filters": [
            {"label": desk.say("Drafts", "Borradores"), "field": "draft", "pattern": true},
        ],
        "view_groups": [
            {"label": desk.say("By year", "Por año"), "field": "date", "pattern": "\\d{4}"},
            {"label": desk.say("By kind", "Por tipo"), "field": "kind"},
        ],
        "thumbnail": false,
    });
    shared::collection(&name, folder, (&label, one), fields(desk), more)
}

fn fields(desk: &Desk<'_>) -> Vec<Field> {
    let mut fields = vec![
        line("title", desk.say("Title", "Título")),
        desk.date("date", desk.say("Date", "Fecha")).with("x-default", "today"),
        kind(desk),
        desk.draft(),
        lines("summary", desk.say("Summary", "Resumen")).optional().hint(desk.say(
            "One or two sentences for lists. Empty: the first paragraph.",
            "Una o dos frases para las listas. Vacío: el primer párrafo.",
        )),
        desk.body(),
    ];
    fields.extend(desk.labels());
    fields.push(desk.image());
    fields.extend(desk.language());
    fields.push(list(
        "authors",
        desk.say("Authors", "Autores"),
        desk.say("Author", "Autor"),
        "{{name}}",
        vec![line("name", desk.say("Name", "Nombre"))],
    ));
    if !desk.newsroom.series.is_empty() {
        fields.push(series(desk));
    }
    fields.extend(desk.papers());
    fields.push(event(desk));
    fields.extend(desk.action());
    fields.push(list(
        "corrections",
        desk.say("Corrections", "Correcciones"),
        desk.say("Correction", "Corrección"),
        "{{date}} {{text}}",
        vec![
            desk.day("date", desk.say("Day", "Día")),
            line("text", desk.say("What was corrected", "Qué se corrigió")),
        ],
    ));
    fields.push(desk.day("added", desk.say("Came online", "En línea desde")).hint(
        desk.say("Only where that is another day than the date.", "Solo si es otro día que la fecha."),
    ));
    fields.push(desk.day("modified", desk.say("Changed", "Modificado")));
    fields.extend(desk.apart(desk.say(
        "The article that this one is a translation of: its file below news/, without .md, as 2019/letter-from-puno.",
        "El artículo del que este es traducción: su archivo bajo news/, sin .md, como 2019/carta-desde-puno.",
    )));
    fields
}

fn kind(desk: &Desk<'_>) -> Field {
    let first = desk.languages().first().map_or("en", String::as_str);
    let words = Words::of(first);
    let name = |kind: &Kind| {
        let own = kind.name.as_ref().map(|name| name.get(first).to_owned()).filter(|name| !name.is_empty());
        own.or_else(|| words.kind_name(&kind.id).map(str::to_owned)).unwrap_or_else(|| kind.id.clone())
    };
    let kinds = desk.newsroom.kinds.iter().map(|kind| (kind.id.as_str(), name(kind)));
    choice("kind", desk.say("Kind", "Tipo"), kinds).with("default", "news")
}

fn series(desk: &Desk<'_>) -> Field {
    let number = |name: &str, label: &str| Field::new(name, "number", label).optional();
    thing(
        "series",
        desk.say("Place in a series", "Lugar en una serie"),
        vec![
            desk.chosen("id", desk.say("Series", "Serie"), "series").with("required", true),
            number("number", desk.say("Number", "Número")).with("min", 0),
            number("order", desk.say("Place within the number", "Lugar dentro del número")),
        ],
    )
}

fn event(desk: &Desk<'_>) -> Field {
    let moment = |name: &str, label: &str| {
        line(name, label).hint("2026-03-04T18:00, 2026-03-04").pattern(
            r"^\d{4}-\d{2}-\d{2}([T ]\d{1,2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:?\d{2}))?)?$",
            desk.say(
                "a day, or a day and a time: 2026-03-04T18:00",
                "un día, o un día y una hora: 2026-03-04T18:00",
            ),
        )
    };
    thing(
        "event",
        desk.say("Event", "Evento"),
        vec![
            moment("starts", desk.say("Begins", "Empieza")),
            moment("ends", desk.say("Ends", "Termina")).optional(),
            line("venue", desk.say("Venue", "Local")).optional(),
            line("place", desk.say("Town", "Ciudad")).optional(),
            desk.href("online", desk.say("Online at", "En línea en")).optional(),
            desk.href("register", desk.say("Registration", "Inscripción")).optional(),
        ],
    )
}
