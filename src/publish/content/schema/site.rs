//! `site.yaml`: the newsroom itself, its front page and its panels.

use serde_json::{Value, json};

use super::parts::{Choices, form_of, list, number, object, one_of, part, words};

pub(super) fn site(choices: &Choices) -> Value {
    let by_id = |id: &str, value: Value| json!({"type": "object", "patternProperties": {id: value}, "additionalProperties": false});
    object(
        "site.yaml",
        &["name", "languages"],
        vec![
            ("name", part("text"), "The newsroom's name"),
            ("short_name", part("text"), "Its name where room is short"),
            ("tagline", part("text"), "A line below the name"),
            ("url", part("outside"), "Where the site will be: needed for feeds and other absolute addresses"),
            (
                "languages",
                json!({"type": "array", "items": part("code"), "minItems": 1, "uniqueItems": true}),
                "Of the interface; the first is at /, the others below /es/",
            ),
            (
                "content_languages",
                by_id("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", part("text")),
                "Written in without an interface, with their names",
            ),
            ("time_zone", words(), "An IANA name, as Europe/London; for times without an offset"),
            ("since", number(1, 9999), "The archive's first year"),
            ("country", country(), "What “no region” means"),
            (
                "contact",
                json!({"anyOf": [words(), contact()]}),
                "How to reach the newsroom; a string is the e-mail",
            ),
            ("licence", form_of("^[A-Za-z0-9.+() -]+$"), "Of the texts, an SPDX expression as CC-BY-4.0"),
            ("image", part("image"), "Shown where a page is shared that has no picture"),
            (
                "accent",
                form_of("^#(?:[0-9A-Fa-f]{3}){1,2}$"),
                "The one colour, as \"#8a3a1b\"; refused when it cannot be read",
            ),
            (
                "kinds",
                by_id("^[a-z0-9][a-z0-9-]*$", part("text")),
                "Adds to or renames the built-in kinds of article",
            ),
            ("navigation", list(&link("a navigation entry")), "The main navigation"),
            ("home", home(choices), "The front page"),
            (
                "panels",
                json!({"type": "array", "items": panel(), "maxItems": 4}),
                "Beside articles and lists on a desk, after them on a phone",
            ),
            (
                "footer",
                object(
                    "“footer”",
                    &[],
                    vec![
                        ("text", part("text"), "What stands there"),
                        ("links", list(&part("link")), "Its links"),
                    ],
                ),
                "The foot of every page",
            ),
            ("offline", json!({"type": "boolean"}), "false keeps nothing in readers' browsers"),
            (
                "feeds",
                object(
                    "“feeds”",
                    &[],
                    vec![
                        (
                            "text",
                            json!({"enum": ["whole", "summary"]}),
                            "How much of each article stands in feeds",
                        ),
                        ("length", number(1, 500), "How many articles"),
                        (
                            "ids",
                            part("outside"),
                            "The address that ids are made from, when the site has moved",
                        ),
                    ],
                ),
                "What stands in feeds",
            ),
            (
                "editor",
                json!({"anyOf": [json!({"enum": ["local"]}), editor()]}),
                "A web editor at /admin/; “local” for a folder of this computer",
            ),
            ("check", part("check"), "What check passes over everywhere"),
        ],
    )
}

fn editor() -> Value {
    object(
        "“editor”",
        &[],
        vec![
            ("backend", json!({"enum": ["local", "github", "gitlab", "gitea"]}), "Where the texts are kept"),
            ("repo", words(), "The repository, as office/news"),
            ("branch", words(), "Its branch, where it is not the first one"),
            ("folder", words(), "Where the content folder lies in it; . for its root"),
            ("server", part("outside"), "The git host's address, where it is your own"),
            ("sign_in", part("outside"), "The address of a service that signs in"),
            ("app_id", words(), "What the git host calls the editor, for signing in"),
        ],
    )
}

fn link(whose: &str) -> Value {
    object(
        whose,
        &["title", "href"],
        vec![("title", part("text"), "The words of the link"), ("href", part("href"), "Where it leads")],
    )
}

fn country() -> Value {
    object(
        "a country",
        &["name"],
        vec![
            ("code", form_of("^[A-Z]{2}$"), "ISO 3166-1, as PE"),
            ("name", part("text"), "What it is called"),
        ],
    )
}

fn contact() -> Value {
    object(
        "a contact",
        &[],
        vec![
            ("name", part("text"), "Whom one reaches"),
            ("email", form_of("^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$"), "As office@example.org"),
            ("telephone", words(), "With the country's code"),
            ("address", part("text"), "Of the house"),
        ],
    )
}

fn home(choices: &Choices) -> Value {
    let way_in = object(
        "a way in",
        &["title", "href"],
        vec![
            ("title", part("text"), "The words of the link"),
            ("text", part("text"), "A sentence or two"),
            ("href", part("href"), "Where it leads"),
        ],
    );
    let notice = object(
        "a notice",
        &["title"],
        vec![
            ("title", part("text"), "The heading"),
            ("text", part("text"), "A sentence or two"),
            ("href", part("href"), "Where it leads"),
        ],
    );
    let appeal = object(
        "an appeal",
        &["title", "href"],
        vec![
            ("title", part("text"), "The heading"),
            ("text", part("text"), "A sentence or two"),
            ("href", part("href"), "Where it leads"),
            ("button", part("text"), "The words of the button; else the heading"),
        ],
    );
    object(
        "“home”",
        &[],
        vec![
            ("mission", part("text"), "What the newsroom is for"),
            (
                "ways_in",
                json!({"type": "array", "items": way_in, "maxItems": 4}),
                "Up to four doors into the site",
            ),
            ("notice", notice, "Something to be said now"),
            ("lead", list(&words()), "Ids of articles shown first"),
            ("latest", number(0, 100), "How many of the latest are shown"),
            ("appeal", appeal, "What readers are asked for"),
            ("signup", one_of(&choices.forms), "The id of a form of forms.yaml"),
            ("patrons", names(), "A list of names, with a heading or without"),
            ("sponsors", names(), "The same"),
        ],
    )
}

/// A list of names, or one below a heading.
fn names() -> Value {
    let name = object(
        "a name",
        &["name"],
        vec![
            ("name", part("text"), "The name"),
            ("href", part("href"), "Where it leads"),
            ("image", part("file"), "A picture, as media/logo.png"),
        ],
    );
    let items = list(&json!({"anyOf": [part("text"), name]}));
    let below = object(
        "a list of names",
        &[],
        vec![("title", part("text"), "The heading"), ("names", items.clone(), "The names")],
    );
    json!({"anyOf": [items, below]})
}

fn panel() -> Value {
    let mut panel = object(
        "a panel",
        &[],
        vec![
            ("page", part("href"), "A page whose title and summary are shown"),
            ("title", part("text"), "Or a heading of its own"),
            ("text", part("text"), "A sentence or two"),
            ("points", list(&part("text")), "Points below it"),
            ("action", part("action"), "A button below them"),
        ],
    );
    panel["anyOf"] = json!([{"required": ["page"]}, {"required": ["title"]}]);
    panel
}
