//! The web editor at `/admin/`, on request only: Sveltia CMS, told of this newsroom's vocabularies and format.
//!
//! 1. `shared`, `article`, `page`, `lists`, `site` describe the forms by `field`s, in the office's language (`words`).
//! 2. `backend` says where what is written goes.
//! 3. [`settings`] puts it together as `admin/config.json`; [`page`] is the one page, with a policy of its own.
//!
//! The scripts are `editor/`, bundled with the app; `docs/decisions/editor.md` says why so. No reader's page links here,
//! no policy of theirs is wider for it, and the service worker does not know the place.

mod article;
mod backend;
mod field;
mod lists;
mod page;
mod shared;
mod site;
mod words;

use serde_json::{Value, json};

use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::{Editor, Store};
use crate::publish::html::escaped;

use shared::Desk;
use words::Speaker;

/// Where it stands, below the site's root and in the app's folder.
pub const FOLDER: &str = "admin/";
/// Its page.
pub const PAGE: &str = "admin/index.html";
/// What it is told.
pub const SETTINGS: &str = "admin/config.json";
/// Its script, which the app brings along.
pub const SCRIPT: &str = "admin/editor.js";

/// The settings: `cms` for Sveltia CMS itself, the rest for our own scripts.
#[must_use]
pub fn settings(newsroom: &Newsroom, editor: &Editor) -> Value {
    let first = newsroom.site.languages.first().map_or("en", String::as_str);
    let desk = Desk { newsroom, speaker: Speaker::of(first) };
    let folder = &editor.folder;
    let place = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let media = place("media");
    let mut collections = article::collections(&desk, (&place("news"), &media));
    collections.push(page::collection(&desk, (&place("pages"), &media)));
    collections.push(json!({"divider": true}));
    collections.push(lists::collection(&desk, &place));
    collections.push(site::collection(&desk, &place));
    let mut cms = json!({
        "backend": backend::backend(editor),
        "media_folder": media,
        "public_folder": "/media",
        "app_title": newsroom.site.name.get(first),
        "show_preview_links": false,
        "editor": {"preview": false},
        "output": {"omit_empty_optional_fields": true},
        "slug": {"encoding": "ascii", "clean_accents": true, "maxlength": 80, "timezone": "local"},
        "media_libraries": {
            "default": {"config": {
                "slugify_filename": true,
                // What telephones take and no browser but one shows.
                "transformations": {"heic": {"format": "webp"}},
            }},
            "stock_assets": false,
        },
        "issue_reports": {},
        "collections": collections,
    });
    if let (Some(url), Value::Object(cms)) = (&newsroom.site.url, &mut cms) {
        cms.insert("display_url".to_owned(), url.clone().into());
    }
    json!({
        "content": folder,
        "local": editor.store == Store::Folder,
        "languages": newsroom.site.languages,
        "alts": alts(newsroom),
        "words": {
            "folder": desk.say(
                "This is not the newsroom’s folder. Choose the folder that the folder “content” lies in.",
                "Esta no es la carpeta de la redacción. Elija la carpeta en la que está la carpeta «content».",
            ).replace("content", if folder.is_empty() { "site.yaml" } else { folder }),
            "elsewhere": desk.say(
                "This editor writes into a folder of the office’s own computer. Open it there: chasqui serve, then http://127.0.0.1:8080/admin/.",
                "Este editor escribe en una carpeta del ordenador de la oficina. Ábralo allí: chasqui serve y luego http://127.0.0.1:8080/admin/.",
            ),
        },
        "cms": cms,
    })
}

/// What is said of pictures once for all, in `media.yaml`, by file and language: an article need not say it again.
fn alts(newsroom: &Newsroom) -> Value {
    let said = newsroom.media.iter().filter(|media| !media.alt.is_empty());
    said.map(|media| (media.path.clone(), json!(media.alt.0))).collect::<serde_json::Map<_, _>>().into()
}

/// The page.
#[must_use]
pub fn page(newsroom: &Newsroom, editor: &Editor) -> String {
    let first = newsroom.site.languages.first().map_or("en", String::as_str);
    let speaker = Speaker::of(first);
    let say = |english, spanish| speaker.say(english, spanish);
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"robots\" content=\"noindex, nofollow\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\"><title>{title}</title>\
         <style>{hidden}#start{{font:1rem/1.5 system-ui,sans-serif;max-width:34em;margin:4em auto;padding:0 1em}}</style>\
         <script type=\"module\" src=\"editor.js\"></script></head>\n\
         <body><p id=\"start\" role=\"status\" data-failed=\"{failed}\">{loading}</p><noscript><p>{no_scripts}</p></noscript></body></html>\n",
        language = escaped(if first == "es" { "es" } else { "en" }),
        policy = escaped(&policy(editor)),
        title = escaped(&format!("{}: {}", say("Editor", "Editor"), newsroom.site.name.get(first))),
        // Where there is no host for Git, there is nobody to sign in with.
        hidden = if editor.store == Store::Folder {
            ".buttons>.button~.button,.buttons>.button+[role=none]{display:none!important}"
        } else {
            ""
        },
        loading = say("The editor is starting …", "El editor se está iniciando …"),
        failed = escaped(say(
            "The editor could not start. Load the page again; if that does not help, use another browser.",
            "El editor no pudo iniciarse. Vuelva a cargar la página; si no ayuda, use otro navegador.",
        )),
        no_scripts = say("The editor needs JavaScript.", "El editor necesita JavaScript."),
    )
}

/// What the editor's page may do: run the site's own scripts, and ask the host of its repository.
#[must_use]
pub fn policy(editor: &Editor) -> String {
    let hosts: String = backend::origins(editor).iter().flat_map(|origin| [" ", origin]).collect();
    let faces =
        if hosts.contains("https://api.github.com") { " https://avatars.githubusercontent.com" } else { "" };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
         img-src 'self' blob: data:{faces}; media-src 'self' blob:; font-src 'self' data:; \
         connect-src 'self' blob: data:{hosts}; worker-src 'self' blob:; manifest-src blob:; frame-src 'self' blob:; form-action 'none'; \
         object-src 'none'; base-uri 'none'"
    )
}

/// What of the newsroom stands where the editor would: a path below the site's root.
#[must_use]
pub fn in_the_way(newsroom: &Newsroom) -> Option<String> {
    let inside = |path: &str| path.starts_with(FOLDER) || path == FOLDER.trim_end_matches('/');
    let pages = newsroom.pages.iter().filter(|page| inside(&page.path)).map(|page| &page.source);
    let fixed = newsroom.static_files.iter().map(|file| &file.path).filter(|path| inside(path));
    let old = newsroom.redirects.iter().filter(|old| inside(old.from.trim_start_matches('/')));
    pages.chain(fixed).chain(old.map(|old| &old.from)).next().cloned()
}
