//! The app that is joined with the content; and what is refused.

use std::fs;

use chasqui::publish::build::{AppError, BuildError};

use super::fixture::{Bench, text};

#[test]
fn what_changes_is_named_by_its_bytes() {
    let bench = Bench::of("tests/newsroom");
    let files = bench.build();
    let start = text(&files, "app/start.js");
    let named = |from: &str, to: &str| {
        let name = start.split(from).nth(1).unwrap().split(to).next().unwrap();
        assert!(files.contains_key(&format!("app/{name}")), "{start}");
        name.to_owned()
    };
    let (glue, wasm) = (named("import(\"./", "\""), named("fetch(\"./", "\""));
    assert!(glue.starts_with("app.") && glue.ends_with(".js"), "{glue}");
    assert!(wasm.starts_with("app_bg.") && wasm.ends_with(".wasm"), "{wasm}");
    let worker = start.split("\"./search.").nth(1).unwrap().split('"').next().unwrap();
    let worker = text(&files, &format!("app/search.{worker}"));
    let engine = worker.split("\"./").nth(1).unwrap().split('"').next().unwrap();
    assert!(engine.starts_with("search_bg.") && files.contains_key(&format!("app/{engine}")), "{worker}");
    let export = named("load(\"./", "\"");
    assert!(export.starts_with("export.") && export.ends_with(".js"), "{export}");
    for (path, there) in [
        ("app/export.js", false),
        ("app/mark.js", true),
        ("app/style.css", true),
        ("app/reading.css", true),
        ("app/fonts/a.woff2", true),
        ("app/program.json", false),
        ("app/app.js", false),
    ] {
        assert_eq!(files.contains_key(path), there, "{path}");
    }
    assert!(
        text(&files, "index.html")
            .contains("<link rel=\"icon\" href=\"./app/icon.svg\" type=\"image/svg+xml\">")
    );
    assert!(text(&files, "index.html").contains("data-program=\"stand-in\""));
}

#[test]
fn an_app_that_does_not_fit_is_refused() {
    let refused = |spoil: &dyn Fn(&std::path::Path)| {
        let bench = Bench::of("tests/newsroom");
        spoil(bench.options.app.as_deref().unwrap());
        let error = bench.try_build().unwrap_err();
        assert!(!bench.options.out.exists());
        (error.to_string(), error)
    };
    let (said, error) = refused(&|app| fs::remove_dir_all(app).unwrap());
    assert!(matches!(error, BuildError::App(AppError::Missing(_))) && said.contains("make build"), "{said}");
    for (passport, word) in [
        (r#"{"program":"p","version":"99.1.0","format":1}"#, "99.1.0"),
        (r#"{"program":"p"}"#, "program.json"),
        ("", "program.json"),
    ] {
        let (said, _) = refused(&|app| fs::write(app.join("program.json"), passport).unwrap());
        assert!(said.contains(word), "{said}");
    }
    let (said, _) = refused(&|app| fs::write(app.join("start.js"), "nothing").unwrap());
    assert!(said.contains("__APP_JS__"), "{said}");
    let (said, _) = refused(&|app| fs::remove_file(app.join("export.js")).unwrap());
    assert!(said.contains("export.js"), "{said}");
    let (said, _) = refused(&|app| fs::remove_file(app.join("app_bg.wasm")).unwrap());
    assert!(said.contains("app_bg.wasm"), "{said}");
}

#[test]
fn a_fault_leaves_the_site_as_it_was() {
    let bench = Bench::of("tests/newsroom");
    let before = bench.build();
    bench.write("news/broken.md", "---\ntitle: A\ntopics: [nowhere]\n---\n");
    let error = bench.try_build().unwrap_err();
    assert!(matches!(&error, BuildError::Content(faults) if faults.errors() == 1), "{error}");
    assert!(bench.files() == before);
    fs::remove_dir_all(&bench.options.content).unwrap();
    assert!(matches!(bench.try_build(), Err(BuildError::NoContent(_))));
    assert!(bench.files() == before);
}

#[test]
fn a_folder_of_somebody_elses_is_never_emptied() {
    let bench = Bench::of("tests/newsroom");
    fs::create_dir(&bench.options.out).unwrap();
    fs::write(bench.options.out.join("mine.txt"), "mine").unwrap();
    assert!(matches!(bench.try_build(), Err(BuildError::Output(_))));
    assert_eq!(fs::read_to_string(bench.options.out.join("mine.txt")).unwrap(), "mine");
    assert_eq!(fs::read_dir(bench.path()).unwrap().count(), 3, "nothing is left beside it");
}
