//! The web editor: there when it is asked for, told of this newsroom, and nothing of it in what readers get.

use std::fs;

use chasqui::archive::date::Edtf;
use chasqui::publish::build::BuildError;
use serde_json::{Value, json};

use super::fixture::{Bench, Files, html_pages, text};

/// A bench whose app brings the editor.
fn bench(content: &str) -> Bench {
    let bench = Bench::of(content);
    let admin = bench.options.app.clone().unwrap().join("admin");
    fs::create_dir_all(admin.join("assets")).unwrap();
    fs::write(admin.join("editor.js"), "/* the editor */").unwrap();
    fs::write(admin.join("assets/font.woff2"), "font").unwrap();
    bench
}

fn asked_for(bench: &Bench, how: &str) {
    let site = bench.read("site.yaml");
    bench.write("site.yaml", &format!("{site}\neditor: {how}\n"));
}

fn settings(files: &Files) -> Value {
    serde_json::from_str(text(files, "admin/config.json")).unwrap()
}

/// Every field of every form.
fn fields(settings: &Value) -> Vec<&Value> {
    fn below<'v>(value: &'v Value, out: &mut Vec<&'v Value>) {
        for field in value["fields"].as_array().into_iter().flatten() {
            out.push(field);
            below(field, out);
        }
        for file in value["files"].as_array().into_iter().flatten() {
            below(file, out);
        }
    }
    let mut out = Vec::new();
    settings["cms"]["collections"].as_array().unwrap().iter().for_each(|it| below(it, &mut out));
    out
}

fn field<'v>(settings: &'v Value, name: &str) -> &'v Value {
    fields(settings).into_iter().find(|field| field["name"] == name).unwrap()
}

#[test]
fn readers_get_nothing_of_it() {
    let mut bench = bench("tests/newsroom");
    bench.options.site_url = Some("https://news.example.org/a/".to_owned());
    let without = bench.build();
    assert!(!without.keys().any(|path| path.starts_with("admin/")), "nobody asked for it");
    asked_for(&bench, "{backend: github, repo: office/news}");
    let with = bench.build();
    let added: Vec<&str> =
        with.keys().filter(|path| !without.contains_key(*path)).map(String::as_str).collect();
    let all = ["admin/assets/font.woff2", "admin/config.json", "admin/editor.js", "admin/index.html"];
    assert_eq!(added, all);
    // But for what hosts are told of it, every file is what it was: pages, policies, worker, sitemaps, data.
    let changed: Vec<&str> = without
        .iter()
        .filter(|(path, bytes)| with.get(*path) != Some(bytes))
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(changed, [".htaccess", "_headers", "robots.txt"]);
    assert!(text(&with, "robots.txt").contains("\nDisallow: /a/admin/\n"));
    for (path, page) in html_pages(&with).filter(|(path, _)| !path.starts_with("admin/")) {
        assert!(!page.contains("admin/"), "{path}");
    }
}

#[test]
fn its_page_has_a_policy_of_its_own() {
    let bench = bench("tests/newsroom");
    asked_for(&bench, "{backend: gitlab, repo: office/news, server: \"https://git.example.org/\"}");
    let files = bench.build();
    let page = text(&files, "admin/index.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"), "{page}");
    for part in [
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
        "connect-src 'self' blob: data: https://git.example.org;",
        "base-uri 'none'",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    // Hosts send one policy for it, and another for all other pages.
    let headers = text(&files, "_headers");
    let rule = headers.split("\n/").find(|rule| rule.starts_with("admin/\n")).unwrap();
    assert!(rule.contains("connect-src 'self' blob: data: https://git.example.org;"), "{rule}");
    assert_eq!(headers.matches("git.example.org").count(), 1);
    let patterns: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
    assert!(!patterns.contains(&"/admin/*"), "{patterns:?}");
}

#[test]
fn it_knows_the_vocabularies_and_the_languages() {
    let bench = bench("content");
    asked_for(&bench, "local");
    let settings = settings(&bench.build());
    assert_eq!(settings["languages"], json!(["en", "es"]));
    let kinds = field(&settings, "kind")["options"].as_array().unwrap();
    assert!(kinds.contains(&json!({"value": "letter", "label": "Letter from the regions"})), "{kinds:?}");
    assert!(kinds.contains(&json!({"value": "obituary", "label": "Obituary"})), "{kinds:?}");
    assert_eq!(field(&settings, "topics")["display_fields"], json!(["topics.*.name.en"]));
    let alt = &settings["alts"]["media/heights.png"];
    assert!(alt["es"].as_str().unwrap().starts_with("Perfil"), "{alt}");
    // What is chosen from is a list that is there, with such a field in it.
    for field in fields(&settings).into_iter().filter(|field| field["widget"] == "relation") {
        let lists = &settings["cms"]["collections"].as_array().unwrap();
        let list = lists.iter().find(|list| list["name"] == field["collection"]).unwrap();
        let file =
            list["files"].as_array().unwrap().iter().find(|file| file["name"] == field["file"]).unwrap();
        let entries = &file["fields"][0];
        let wanted = field["value_field"].as_str().unwrap().replace(".*.", " ");
        let (root, name) = wanted.split_once(' ').unwrap();
        assert_eq!(entries["name"], root);
        assert!(entries["fields"].as_array().unwrap().iter().any(|field| field["name"] == name), "{field}");
    }
    for field in fields(&settings) {
        let label = field["label"].as_str().unwrap_or_default();
        assert!(!label.is_empty() && field["widget"].is_string(), "{field}");
    }
}

#[test]
fn it_speaks_the_language_of_the_office() {
    let bench = bench("tests/newsroom");
    asked_for(&bench, "local");
    let files = bench.build();
    let spoken = settings(&files);
    assert_eq!(spoken["languages"][0], "es");
    assert_eq!(field(&spoken, "title")["label"], "Título");
    assert!(text(&files, "admin/index.html").contains("<html lang=\"es\">"));
}

/// What the form of an article takes as a date is what the publisher reads, and nothing else.
#[test]
fn dates_in_the_form_are_dates_to_the_publisher() {
    let bench = bench("tests/newsroom");
    asked_for(&bench, "local");
    let settings = settings(&bench.build());
    let pattern = field(&settings, "date")["pattern"][0].clone();
    let form = jsonschema::validator_for(&json!({"type": "string", "pattern": pattern})).unwrap();
    for text in [
        "2026-11-27",
        "2004-06",
        "2004",
        "1983~",
        "2019?",
        "2019-03%",
        "201X",
        "20XX",
        "2019-XX",
        "2019-03-XX",
        "2012-08/2012-09",
        "2004/..",
        "../2004",
        "2004/",
        "/2004",
        "2019-13",
        "2019-00",
        "27/11/2026",
        "yesterday",
        "2019-3-1",
        "2019-03-23T10:00",
        "19",
        "20190323",
        "2019-03-23 ",
        "",
    ] {
        let read = Edtf::parse(text).is_ok() && text == text.trim();
        assert_eq!(form.is_valid(&json!(text)), read, "{text:?}");
    }
}

#[test]
fn articles_at_every_depth_are_found() {
    let bench = bench("content");
    asked_for(&bench, "{backend: local, folder: site/content}");
    let article = "---\ntitle: One more\ndate: 2020-02-02\n---\nText.\n";
    bench
        .write("news/at-the-top.md", article)
        .write("news/2020/02/deep.md", &article.replace("more", "deeper"));
    let settings = settings(&bench.build());
    let news: Vec<(&str, usize, bool)> = settings["cms"]["collections"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["folder"] == "site/content/news")
        .map(|it| {
            let depth = it["path"].as_str().unwrap().split('/').count();
            (it["name"].as_str().unwrap(), depth, it["create"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(news, [("news", 2, true), ("news-1", 1, false), ("news-3", 3, false)]);
    assert_eq!(settings["cms"]["media_folder"], "site/content/media");
}

#[test]
fn what_stands_in_its_way_is_named() {
    for (path, content) in
        [("pages/admin.md", "---\ntitle: Ours\n---\nText.\n"), ("static/admin/index.html", "<p>")]
    {
        let bench = bench("tests/newsroom");
        bench.write(path, content);
        bench.build();
        asked_for(&bench, "local");
        let error = bench.try_build().unwrap_err();
        assert!(matches!(&error, BuildError::EditorPlace(_)), "{path}: {error}");
        assert!(error.to_string().contains("admin"), "{error}");
    }
}

#[test]
fn an_app_without_it_says_so_and_a_switch_is_enough() {
    let mut bare = Bench::of("tests/newsroom");
    bare.options.editor = true;
    assert!(matches!(bare.try_build().unwrap_err(), BuildError::NoEditor));
    assert!(!bare.options.out.exists(), "nothing half-written");
    let mut bench = bench("tests/newsroom");
    bench.options.editor = true;
    assert_eq!(settings(&bench.build())["local"], true);
}

#[test]
fn what_is_said_of_it_is_checked() {
    for (how, part) in [
        ("yes", "“editor” is local or keys with values"),
        ("{backend: githab, repo: a/b}", "there is no backend “githab”"),
        ("{backend: github}", "“editor” needs “repo”"),
        ("{backend: github, repo: news}", "no name of a repository"),
        ("{backend: gitea, repo: a/b}", "“editor” needs “server”"),
        ("{backend: gitea, repo: a/b, server: \"https://x.example.org/?y\"}", "the address of a host alone"),
        ("{backend: local, folder: ../x}", "no folder within the repository"),
        ("{backend: local, brunch: main}", "“editor” has no key “brunch”"),
    ] {
        let bench = bench("tests/newsroom");
        asked_for(&bench, how);
        let Err(BuildError::Content(faults)) = bench.try_build() else { panic!("{how} is taken") };
        let said = faults.render("content");
        assert!(said.contains(part), "{how}: {said}");
    }
}
