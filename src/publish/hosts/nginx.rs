//! The configuration for nginx: printed, to be put where nginx reads a `server`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::classes::{BRIEF, FRAMABLE, HASHED, Lifetime, OPEN, RELEASED, SECURITY};
use super::types::{OTHER, TYPES, gains};
use super::{Facts, Moved, Place, moved};
use crate::publish::editor::PAGE;

/// The whole file.
#[must_use]
pub fn configuration(facts: &Facts, place: &Place) -> String {
    let root = &facts.root;
    let mut out =
        String::from("# Written by chasqui hosts. Belongs into nginx's http block, as conf.d/news.conf.\n");
    if !facts.moved.is_empty() {
        // nginx expects fewer and shorter ones, and wants to know before the first map.
        out.push_str("# For old addresses; take these two lines out where nginx is told so already.\nmap_hash_bucket_size 2048;\nmap_hash_max_size 65536;\n");
    }
    let _ = writeln!(
        out,
        "map $uri $chasqui_cache {{\n  default \"{}\";\n  \"~^{root}({HASHED}|{RELEASED})\" \"{}\";\n  \
         \"~[.]html$\" \"{0}\";\n  \"~^{root}({})\" \"{}\";\n}}",
        Lifetime::Asked.header(),
        Lifetime::Forever.header(),
        BRIEF.join("|"),
        Lifetime::Brief.header()
    );
    let editor = facts.editor_policy().map(|policy| format!("\n  \"{root}{PAGE}\" \"{policy}\";"));
    let _ = writeln!(
        out,
        "map $uri $chasqui_policy {{\n  default \"\";{}\n  \"~^{root}([^/]+/)?{FRAMABLE}\" \"\";\n  \
         \"~[.]html$\" \"{}\";\n}}",
        editor.unwrap_or_default(),
        facts.framed_policy()
    );
    // By the address that was asked for: so that what is not there, too, is not there for all to read.
    let _ = writeln!(
        out,
        "map $request_uri $chasqui_open {{\n  default \"\";\n  \"~^{root}({})\" \"*\";\n}}",
        OPEN.join("|")
    );
    let variables = maps(&mut out, facts);
    let port = place.port.unwrap_or(80);
    let _ =
        writeln!(out, "server {{\n  listen {port};\n  server_name {};\n  absolute_redirect off;", place.host);
    for name in variables {
        let _ = writeln!(out, "  if ({name}) {{ return 301 {name}; }}");
    }
    if root != "/" {
        let bare = root.trim_end_matches('/');
        let _ = writeln!(out, "  location = {bare} {{ return 301 {root}$is_args$args; }}");
    }
    let _ =
        writeln!(out, "  location ~ ^{root}(.*/)?[.](?!well-known/) {{ return 404; }}\n  location {root} {{");
    let dir = &place.dir;
    let _ =
        writeln!(out, "    {}", if root == "/" { format!("root {dir};") } else { format!("alias {dir}/;") });
    let _ = writeln!(out, "    index index.html;\n    error_page 404 {root}404.html;");
    headers_and_types(&mut out, place);
    out.push_str("  }\n}\n");
    out
}

/// The maps from old addresses to where they lead; gives their variables.
fn maps(out: &mut String, facts: &Facts) -> Vec<String> {
    let mut variables = Vec::new();
    let mut map = |key: &str, entries: &BTreeMap<String, String>| {
        let name = format!("$chasqui_moved_{}", variables.len() + 1);
        let _ = writeln!(out, "map \"{key}\" {name} {{\n  default \"\";");
        for (from, to) in entries {
            let _ = writeln!(out, "  \"{from}\" \"{}{to}\";", facts.root);
        }
        out.push_str("}\n");
        variables.push(name);
    };
    for (names, entries) in by_names(&facts.moved, &facts.root) {
        let key: String = names.iter().flat_map(|name| ["&$arg_", name]).collect();
        map(&format!("$uri{key}"), &entries);
    }
    let plain = moved::plain(&facts.moved, &facts.root);
    if !plain.is_empty() {
        map("$uri", &plain);
    }
    variables
}

/// Those with a query by the names of its parameters, the most first, so that each request is looked up and not held
/// against one expression after another: address and values, and where they lead.
pub(super) fn by_names<'m>(moved: &'m [Moved], root: &str) -> Vec<(Vec<&'m str>, BTreeMap<String, String>)> {
    let mut groups: Vec<(Vec<&str>, BTreeMap<String, String>)> = Vec::new();
    for it in moved::with_query(moved).into_iter().filter(|it| it.is_plainly_written()) {
        let names: Vec<&str> = it.query.iter().map(|(name, _)| name.as_str()).collect();
        let values: String = it.query.iter().flat_map(|(_, value)| ["&", value]).collect();
        let entries = it.asked_as(root).into_iter().map(|from| (format!("{from}{values}"), it.to.clone()));
        match groups.iter_mut().find(|(known, _)| *known == names) {
            Some((_, known)) => known.extend(entries),
            None => groups.push((names, entries.collect())),
        }
    }
    groups
}

fn headers_and_types(out: &mut String, place: &Place) {
    for (name, value) in SECURITY {
        let _ = writeln!(out, "    add_header {name} \"{value}\" always;");
    }
    for (name, variable) in [
        ("Content-Security-Policy", "$chasqui_policy"),
        ("Cache-Control", "$chasqui_cache"),
        ("Access-Control-Allow-Origin", "$chasqui_open"),
    ] {
        let _ = writeln!(out, "    add_header {name} {variable} always;");
    }
    out.push_str("    types {\n");
    let bare = |kind: &'static str| kind.split(';').next().unwrap_or(kind);
    let mut by_kind: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (ending, kind) in TYPES {
        by_kind.entry(bare(kind)).or_default().push(ending);
    }
    for (kind, endings) in &by_kind {
        let _ = writeln!(out, "      {kind} {};", endings.join(" "));
    }
    let _ = writeln!(out, "    }}\n    default_type {OTHER};\n    charset utf-8;");
    let of = |chosen: fn(&str) -> bool| {
        let mut kinds: Vec<&str> =
            TYPES.iter().filter(|(_, kind)| chosen(kind)).map(|(_, kind)| bare(kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        // That of pages is always taken; naming it again would be told as a fault.
        kinds.retain(|kind| *kind != "text/html");
        kinds.join(" ")
    };
    let _ = writeln!(out, "    charset_types {};", of(|kind| kind.contains("charset")));
    let brotli = if place.brotli { "" } else { "# with the module for brotli: " };
    let _ = writeln!(
        out,
        "    {brotli}brotli_static on;\n    gzip_static on;\n    gzip on;\n    gzip_vary on;\n    gzip_proxied any;\n    \
         gzip_min_length 1000;\n    gzip_types {};",
        of(gains)
    );
}
