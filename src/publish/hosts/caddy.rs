//! The configuration for Caddy: printed, to be put into its `Caddyfile`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::classes::{BRIEF, HASHED, Lifetime, OPEN, RELEASED, SECURITY};
use super::nginx::by_names;
use super::types::TYPES;
use super::{Facts, Place, moved};

/// The block of one site.
#[must_use]
pub fn configuration(facts: &Facts, place: &Place) -> String {
    let root = &facts.root;
    let port = place.port.map(|port| format!(":{port}")).unwrap_or_default();
    let mut out =
        format!("# Written by chasqui hosts. Belongs into the Caddyfile.\n{}{port} {{\n", place.host);
    redirects(&mut out, facts);
    if root == "/" {
        out.push_str("  handle {\n");
    } else {
        let _ = writeln!(out, "  redir {} {root}\n  handle_path {root}* {{", root.trim_end_matches('/'));
    }
    let _ = writeln!(out, "    root * {}", place.dir);
    // In this order, as Caddy would otherwise set what is general last.
    out.push_str("    route {\n");
    headers(&mut out, facts);
    out.push_str(
        "    @hidden {\n      path */.*\n      not path /.well-known/*\n    }\n    error @hidden 404\n",
    );
    // Some versions of Caddy forget what stands after ? when they add the slash.
    out.push_str(
        "    @bare {\n      not path */\n      file {path}/index.html\n    }\n    @asking expression {query} != \"\"\n    \
         handle @bare {\n      redir @asking {http.request.orig_uri.path}/?{query} 308\n      \
         redir {http.request.orig_uri.path}/ 308\n    }\n    encode zstd gzip\n    file_server {\n      \
         precompressed br gzip\n    }\n    }\n  }\n",
    );
    errors(&mut out, facts, place);
    out.push_str("}\n");
    out
}

fn redirects(out: &mut String, facts: &Facts) {
    let mut count = 0;
    let mut map = |key: &str, entries: &BTreeMap<String, String>| {
        count += 1;
        let _ = writeln!(out, "  map {key} {{moved{count}}} {{");
        for (from, to) in entries {
            let _ = writeln!(out, "    \"{from}\" \"{}{to}\"", facts.root);
        }
        let _ = writeln!(
            out,
            "    default \"-\"\n  }}\n  @moved{count} not vars {{moved{count}}} -\n  redir @moved{count} {{moved{count}}} 301"
        );
    };
    for (names, entries) in by_names(&facts.moved, &facts.root) {
        let key: String = names.iter().flat_map(|name| ["&{query.", name, "}"]).collect();
        map(&format!("{{path}}{key}"), &entries);
    }
    let plain = moved::plain(&facts.moved, &facts.root);
    if !plain.is_empty() {
        map("{path}", &plain);
    }
}

fn headers(out: &mut String, facts: &Facts) {
    out.push_str("    header {\n");
    for (name, value) in SECURITY {
        let _ = writeln!(out, "      {name} \"{value}\"");
    }
    let _ = writeln!(out, "      Cache-Control \"{}\"\n    }}", Lifetime::Asked.header());
    let rooms = |rooms: &[&str]| rooms.iter().map(|room| format!("/{room}*")).collect::<Vec<_>>().join(" ");
    let _ = writeln!(
        out,
        "    @brief {{\n      path {}\n      not path */ *.html\n    }}\n    header @brief Cache-Control \"{}\"",
        rooms(&BRIEF),
        Lifetime::Brief.header()
    );
    let _ = writeln!(
        out,
        "    @lasting path_regexp ^/({HASHED}|{RELEASED})\n    header @lasting Cache-Control \"{}\"",
        Lifetime::Forever.header()
    );
    let _ = writeln!(out, "    @open path {}\n    header @open Access-Control-Allow-Origin *", rooms(&OPEN));
    let editor = facts.editor_policy();
    let _ = writeln!(
        out,
        "    @framed {{\n      path */ *.html\n      not path /embed/feed/* /*/embed/feed/*{}\n    }}\n    \
         header @framed Content-Security-Policy \"{}\"",
        if editor.is_some() { " /admin/ /admin/index.html" } else { "" },
        facts.framed_policy()
    );
    if let Some(editor) = editor {
        let _ = writeln!(
            out,
            "    @editor path /admin/ /admin/index.html\n    header @editor Content-Security-Policy \"{editor}\""
        );
    }
    let mut by_kind: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (ending, kind) in TYPES {
        by_kind.entry(kind).or_default().push(ending);
    }
    for (kind, endings) in by_kind {
        let (name, paths) = (endings[0], endings.iter().map(|it| format!("*.{it}")).collect::<Vec<_>>());
        let _ = writeln!(
            out,
            "    @type_{name} path {}\n    header @type_{name} Content-Type \"{kind}\"",
            paths.join(" ")
        );
    }
}

/// What is not there: the site's own page, with its status.
fn errors(out: &mut String, facts: &Facts, place: &Place) {
    let _ = writeln!(
        out,
        "  handle_errors {{\n    root * {}\n    rewrite * /404.html\n    header {{\n      Content-Type \"text/html; charset=utf-8\"\n      \
         Content-Security-Policy \"{}\"\n      Cache-Control \"{}\"",
        place.dir,
        facts.framed_policy(),
        Lifetime::Asked.header()
    );
    for (name, value) in SECURITY {
        let _ = writeln!(out, "      {name} \"{value}\"");
    }
    let _ = writeln!(out, "    }}\n    @open path_regexp ^{}({})", facts.root, OPEN.join("|"));
    out.push_str(
        "    header @open Access-Control-Allow-Origin *\n    file_server {\n      precompressed br gzip\n    }\n  }\n",
    );
}
