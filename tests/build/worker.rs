//! The service worker: what it is told to hold is there, byte for byte; a publisher can take it out.

use base32::letters;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::fixture::{Bench, Files, text};

mod base32 {
    /// The first ten letters of lower-case base32, as the worker reckons them (`worker/names.js`).
    pub(super) fn letters(hash: &[u8]) -> String {
        let bits: String = hash.iter().take(7).map(|byte| format!("{byte:08b}")).collect();
        let letter = |at: usize| usize::from_str_radix(&bits[at * 5..at * 5 + 5], 2).unwrap();
        (0..10).map(|at| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[letter(at)])).collect()
    }
}

fn list(files: &Files) -> Value {
    let script = text(files, "service-worker.js");
    let json = script.strip_prefix("const LIST = ").and_then(|rest| rest.strip_suffix(';')).unwrap();
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_list_names_what_is_there_with_its_hash() {
    let bench = Bench::of("content");
    let files = bench.build();
    let list = list(&files);
    let held = list["files"].as_array().unwrap();
    for entry in held {
        let (path, hash) = (entry[0].as_str().unwrap(), entry[1].as_str().unwrap());
        let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not there"));
        assert_eq!(letters(&Sha256::digest(bytes)), hash, "{path}");
    }
    let has = |part: &str| held.iter().any(|entry| entry[0].as_str().unwrap().contains(part));
    for part in [
        "app/app.",
        "app/app_bg.",
        "app/start.js",
        "app/style.css",
        "app/reading.css",
        "app/mark.js",
        "app/offline.",
        "app/saved.",
    ] {
        assert!(has(part), "{part} is not held");
    }
    for language in ["en", "es"] {
        for page in ["offline", "saved", "page"] {
            let path = format!("app/{page}.{language}.txt");
            assert!(has(&path) && text(&files, &path).contains("data-base=\"/__base__/\""), "{path}");
        }
    }
    assert!(text(&files, "app/page.en.txt").contains(" data-blank"));
    let later: Vec<&str> = list["later"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(later.iter().any(|path| path.starts_with("app/cite.")) && !has("app/cite."), "{later:?}");
    for later in later {
        assert!(files.contains_key(later), "{later}");
    }
    let heads: Vec<&str> = list["heads"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for head in ["", "news", "topics", "offline", "es", "about"] {
        assert!(heads.contains(&head), "{head} in {heads:?}");
    }
    assert!(!heads.contains(&"app") && !heads.contains(&"media"), "{heads:?}");
}

/// A new article makes no new worker: what it holds is the program.
#[test]
fn articles_do_not_change_it() {
    let bench = Bench::of("tests/newsroom");
    let before = text(&bench.build(), "service-worker.js").to_owned();
    let article = "---\ntitle: Another\ndate: 2024-05-01\nkind: news\n---\nText.\n";
    bench.write("news/2024/another.md", article);
    let after = bench.build();
    assert_eq!(text(&after, "service-worker.js"), before);
}

#[test]
fn a_publisher_takes_it_out() {
    let bench = Bench::of("tests/newsroom");
    let site = std::fs::read_to_string(bench.options.content.join("site.yaml")).unwrap();
    let with = bench.build();
    assert!(with.contains_key("offline/index.html"));
    bench.write("site.yaml", &format!("{site}\noffline: false\n"));
    let files = bench.build();
    assert_eq!(text(&files, "service-worker.js"), "registration.unregister();");
    assert!(text(&files, "app/start.js").contains("; \"\"; "), "{}", text(&files, "app/start.js"));
    assert!(!text(&files, "app/start.js").contains("offline."));
    assert!(!files.contains_key("offline/index.html") && !files.contains_key("app/page.en.txt"));
    assert!(!text(&files, "index.html").contains("offline/"));
    // What readers save hangs on no worker.
    assert!(files.contains_key("saved/index.html") && text(&files, "index.html").contains("saved/"));
}

/// What readers can keep adds up.
#[test]
fn shares_add_up() {
    let files = Bench::of("content").build();
    let site: Value = serde_json::from_str(text(&files, "data/v1/site.json")).unwrap();
    let keep = text(&files, site["roots"]["keep"]["file"].as_str().unwrap());
    let keep: Value = serde_json::from_str(keep).unwrap();
    let articles: Vec<&Vec<u8>> = files
        .iter()
        .filter(|(path, _)| path.starts_with("data/v1/articles/") && path.ends_with(".json"))
        .map(|(_, bytes)| bytes)
        .collect();
    let bytes: usize = articles.iter().map(|bytes| bytes.len()).sum();
    assert_eq!(
        (keep["all"]["count"].as_u64(), keep["all"]["bytes"].as_u64()),
        (Some(articles.len() as u64), Some(bytes as u64))
    );
    let decades = keep["decades"].as_array().unwrap();
    let sum: u64 = decades.iter().map(|decade| decade["count"].as_u64().unwrap()).sum();
    assert_eq!(sum, articles.len() as u64);
    assert_eq!(decades.last().unwrap()["id"], "undated");
    for file in keep["search"].as_array().unwrap() {
        assert!(files.contains_key(file.as_str().unwrap()), "{file}");
    }
}
