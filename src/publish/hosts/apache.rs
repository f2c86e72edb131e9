//! `.htaccess` for Apache httpd, wherever its folder stands: the rules find out by themselves below which path they are
//! asked.

use std::fmt::Write as _;

use super::classes::{BRIEF, HASHED, Lifetime, OPEN, RELEASED, SECURITY};
use super::types::{TYPES, gains};
use super::{Facts, Moved, moved};

/// The whole file.
#[must_use]
pub fn htaccess(facts: &Facts) -> String {
    let mut out = format!(
        "# Written by chasqui build for Apache httpd 2.4 (needs AllowOverride FileInfo; mod_rewrite, mod_headers).\n\
         ErrorDocument 404 {}404.html\n\
         FileETag MTime Size\n",
        facts.root
    );
    types(&mut out);
    headers(&mut out, facts);
    out.push_str("<IfModule mod_rewrite.c>\nRewriteEngine On\n");
    // The second round of a request for a compressed copy.
    out.push_str("RewriteCond %{ENV:REDIRECT_CHASQUI_COPY} !^$\nRewriteRule ^ - [S=3]\n");
    // Where the site stands on its host: the address without the path in this folder.
    out.push_str(
        "RewriteCond %{REQUEST_URI}#$0 ^(.*/)([^#]*)#\\2$\nRewriteRule ^.*$ - [E=CHASQUI_ROOT:%1]\n\
         RewriteRule (^|/)\\.(?!well-known/) - [R=404,L]\nRewriteRule ^ - [S=1]\n",
    );
    copied_types(&mut out);
    redirects(&mut out, facts);
    copies(&mut out);
    out.push_str("</IfModule>\n");
    out
}

fn types(out: &mut String) {
    out.push_str("<IfModule mod_mime.c>\n");
    for (ending, kind) in TYPES {
        let _ = writeln!(out, "AddType \"{kind}\" .{ending}");
    }
    // What is a file of its own must not be unpacked on the way.
    out.push_str("RemoveEncoding .gz .br\nRemoveLanguage .br\n</IfModule>\n");
    // For what has no compressed copy.
    out.push_str("<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\nAddOutputFilterByType DEFLATE");
    let mut known: Vec<&str> =
        TYPES.iter().filter(|(_, kind)| gains(kind)).map(|(_, kind)| bare(kind)).collect();
    known.sort_unstable();
    known.dedup();
    for kind in known {
        let _ = write!(out, " {kind}");
    }
    out.push_str("\n</IfModule>\n</IfModule>\n");
}

/// A type without its parameters.
fn bare(kind: &str) -> &str {
    kind.split(';').next().unwrap_or(kind)
}

fn headers(out: &mut String, facts: &Facts) {
    out.push_str("<IfModule mod_headers.c>\n");
    let mut set = |name: &str, value: &str, when: &str| {
        let _ = write!(out, "Header always set {name} \"{value}\"");
        if !when.is_empty() {
            let _ = write!(out, " \"expr={when}\"");
        }
        out.push('\n');
    };
    for (name, value) in SECURITY {
        set(name, value, "");
    }
    let begins = |rooms: &[&str]| format!("%{{REQUEST_URI}} =~ m#/({})#", rooms.join("|"));
    set("Cache-Control", Lifetime::Asked.header(), "");
    let brief = format!("{} && %{{REQUEST_URI}} !~ m#[.]html([.](br|gz))?$#", begins(&BRIEF));
    set("Cache-Control", Lifetime::Brief.header(), &brief);
    set(
        "Cache-Control",
        Lifetime::Forever.header(),
        &format!("%{{REQUEST_URI}} =~ m#/({HASHED}|{RELEASED})#"),
    );
    // By the address that was asked for: what is not there, too, is not there for all to read.
    let asked = format!("%{{THE_REQUEST}} =~ m#^[A-Z]+ [^ ?]*/({})#", OPEN.join("|"));
    set("Access-Control-Allow-Origin", "*", &asked);
    let pages = "%{REQUEST_URI} =~ m#[.]html([.](br|gz))?$# && %{REQUEST_URI} !~ m#/embed/feed/#";
    if let Some(editor) = facts.editor_policy() {
        let its = "%{REQUEST_URI} =~ m#/admin/index[.]html([.](br|gz))?$#";
        set("Content-Security-Policy", &facts.framed_policy(), &format!("{pages} && !({its})"));
        set("Content-Security-Policy", &editor, its);
    } else {
        set("Content-Security-Policy", &facts.framed_policy(), pages);
    }
    out.push_str(
        "Header always set Content-Encoding \"%{CHASQUI_ENCODING}e\" env=CHASQUI_ENCODING\n\
         Header always merge Vary Accept-Encoding env=CHASQUI_ENCODING\n</IfModule>\n",
    );
}

/// Compressed copies are of the type of what they are a copy of.
fn copied_types(out: &mut String) {
    let rules: Vec<(&str, &str)> = TYPES.into_iter().filter(|(_, kind)| gains(kind)).collect();
    let _ =
        writeln!(out, "RewriteCond %{{ENV:REDIRECT_CHASQUI_COPY}} ^$\nRewriteRule ^ - [S={}]", rules.len());
    for (ending, kind) in rules {
        let _ = writeln!(
            out,
            "RewriteRule \\.{ending}\\.(br|gz)$ - [T={},E=no-gzip:1,E=no-brotli:1,\
             E=CHASQUI_ENCODING:%{{ENV:REDIRECT_CHASQUI_COPY}},L]",
            kind.replace(' ', "")
        );
    }
}

fn redirects(out: &mut String, facts: &Facts) {
    for it in moved::with_query(&facts.moved).into_iter().filter(|it| it.is_plainly_written()) {
        for (name, value) in &it.query {
            let equal = if value.is_empty() { "=?" } else { "=" };
            let _ = writeln!(out, "RewriteCond %{{QUERY_STRING}} (^|&){name}{equal}{}(&|$)", literal(value));
        }
        redirect(out, it);
    }
    for it in facts.moved.iter().filter(|it| it.is_plain() && it.is_plainly_written()) {
        redirect(out, it);
    }
}

fn redirect(out: &mut String, it: &Moved) {
    let slash = if it.path.is_empty() { "" } else { "/?" };
    let to = it.to.replace('%', "\\%");
    let _ = writeln!(
        out,
        "RewriteRule ^{}{slash}$ %{{ENV:CHASQUI_ROOT}}{to} [R=301,NE,QSD,L]",
        literal(&it.path)
    );
}

/// A text as a regular expression that means just it.
fn literal(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_' | '%' | '&' | '=') {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

/// Hands out the smallest copy that lies beside a file and that the client takes.
fn copies(out: &mut String) {
    for (accepted, ending, name) in [("br", "br", "br"), ("gzip", "gz", "gzip")] {
        let _ = writeln!(
            out,
            "RewriteCond %{{ENV:REDIRECT_CHASQUI_COPY}} ^$\n\
             RewriteCond %{{HTTP:Accept-Encoding}} \\b{accepted}\\b\n\
             RewriteCond %{{REQUEST_FILENAME}}\\.{ending} -f\n\
             RewriteRule ^(.+)$ %{{ENV:CHASQUI_ROOT}}$1.{ending} [E=CHASQUI_COPY:{name},L]"
        );
    }
}
