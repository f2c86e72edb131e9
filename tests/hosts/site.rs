//! The site that stands on the servers: a small newsroom with old addresses of every sort.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use chasqui::publish::output::Precompress;

use super::fixture::Bench;

/// A page with old addresses: plain, a file's, with other letters, with a query at `/`, at a live list, and at a path that
/// several shared.
const OLD: &str = "---\ntitle: Old addresses\nlanguage: en\nredirects: [/old/4321, /old/página.php, /vieja.html, \"/news.php?id=56\", \
                   \"/news.php?id=56&lang=es\", \"/?p=123\", \"/news/?story=9\"]\n---\nText.\n";

/// The newsroom's site for a host where it stands at `root`.
pub(crate) fn site(root: &str) -> Bench {
    let mut bench = Bench::of("tests/newsroom");
    bench.write("pages/en/old.md", OLD);
    // Long enough to be compressed; the program of a release is.
    let app = bench.options.app.clone().unwrap();
    let style = "body { margin: 0 }\n".repeat(300);
    fs::write(app.join("style.css"), style).unwrap();
    let wasm = [b"\0asm\x01\0\0\0".to_vec(), vec![0; 9000]].concat();
    fs::write(app.join("app_bg.wasm"), wasm).unwrap();
    // With a web editor, which has a policy of its own.
    fs::create_dir_all(app.join("admin")).unwrap();
    fs::write(app.join("admin/editor.js"), "/* the editor */").unwrap();
    let site = bench.read("site.yaml");
    bench.write("site.yaml", &format!("{site}\neditor: {{backend: github, repo: office/news}}\n"));
    bench.options.precompress = Precompress::Hot;
    bench.options.site_url = Some(format!("http://localhost{root}"));
    bench.build();
    // What others may frame and read, where the site does not have it by itself.
    for (path, text) in [
        ("embed/feed/index.html", "<!doctype html><meta charset=utf-8><title>Feed</title><p>Feed"),
        ("embed/v1.js", "globalThis.embedded = 1;"),
        ("embed/1.0.0.js", "globalThis.embedded = 0;"),
        ("feeds/news.atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"),
    ] {
        let file = bench.options.out.join(path);
        if !file.exists() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
    }
    // Servers that run as nobody must be let in.
    for folder in [bench.path(), bench.options.out.as_path()] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    bench
}
