//! Change is local: what one article rewrites, whatever its date.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fixture::{Bench, Files, unhashed};

const ARTICLE: &str =
    "---\ntitle: A new one\nDATE\ntopics: [topic-2]\nregions: [region-3]\n---\nText of it.\n";

/// What sort of file a path is.
fn sort(path: &str) -> String {
    let plain = unhashed(path);
    let pieces: Vec<&str> = plain.split('/').collect();
    let sort = match pieces.as_slice() {
        ["data", "v1", "articles", ..] => "data: article",
        ["data", "v1", "cards", _] => "data: card shard",
        ["data", "v1", "latest", ..] => "data: latest",
        ["data", "v1", "search", _] => "data: search shard",
        ["data", "v1", ..] => return format!("data: {}", pieces[2]),
        [.., "news", year, "index.html"] | [.., "news", year, _, "index.html"]
            if year.parse::<u32>().is_ok() && !is_article(&pieces) =>
        {
            "page: year or month"
        }
        [.., "news", _, _, "index.html"] | [.., "news", _, _, _, "index.html"] => "page: article",
        [.., "topics" | "regions" | "series", _, _, "index.html"] => {
            "page: year of a topic, region or series"
        }
        [.., "topics" | "regions" | "series", _, "index.html"] => "page: topic, region or series",
        [.., "key-issues", _, "index.html"] => "page: key issue",
        _ => return format!("page: {plain}"),
    };
    sort.to_owned()
}

fn is_article(pieces: &[&str]) -> bool {
    let slug = pieces[pieces.len() - 2];
    !slug.starts_with("part-") && slug.parse::<u32>().is_err()
}

/// Shards of the search index have no names but their hashes.
fn is_search_shard(path: &str) -> bool {
    path.starts_with("data/v1/search/")
}

/// How many files of each sort differ: written anew, come or gone (of search shards: come).
fn changed(before: &Files, after: &Files) -> BTreeMap<String, usize> {
    let plain = |path: &String| if is_search_shard(path) { path.clone() } else { unhashed(path) };
    let by_plain = |files: &Files| -> BTreeMap<String, Vec<u8>> {
        files.iter().map(|(path, bytes)| (plain(path), bytes.clone())).collect()
    };
    let (before, after) = (by_plain(before), by_plain(after));
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut sorts = BTreeMap::new();
    for path in paths {
        let is_gone_shard = is_search_shard(path) && !after.contains_key(path);
        if before.get(path) != after.get(path) && !is_gone_shard {
            *sorts.entry(sort(path)).or_default() += 1;
        }
    }
    sorts
}

#[test]
fn one_article_changes_few_files() {
    let bench = Bench::sample(600);
    let before = bench.build();
    let file = some_article(&bench, "news/1999/");
    let old = bench.read(&file);
    let mut told = String::new();
    let mut tell = |what: &str, bench: &Bench| {
        let sorts = changed(&before, &bench.build());
        let total: usize = sorts.values().sum();
        writeln!(told, "{what}: {total} of {} files", before.len()).unwrap();
        for (sort, count) in &sorts {
            writeln!(told, "  {count:3}  {sort}").unwrap();
        }
        let shards = sorts.get("data: search shard").copied().unwrap_or_default();
        assert!(total - shards < 200, "{what} changes {total} files");
        let shards = sorts.get("data: card shard").copied().unwrap_or_default();
        assert!(shards <= 12, "{what}: {sorts:?}");
    };
    for (what, date) in [
        ("a new article, the newest", "date: 2019-12-30"),
        ("a new article of long ago", "date: 1991-05-05"),
        ("a new article of some year", "date: \"1991\""),
        ("a new undated article", "x-date: none"),
    ] {
        let path = "news/new-one.md";
        bench.write(path, &ARTICLE.replace("DATE", date));
        tell(what, &bench);
        std::fs::remove_file(bench.options.content.join(path)).unwrap();
    }
    bench.write(&file, &format!("{old}\nA sentence more at the end.\n"));
    tell("another text", &bench);
    let title = old.lines().find(|line| line.starts_with("title:")).unwrap();
    bench.write(&file, &old.replace(title, "title: Another title"));
    tell("another title", &bench);
    let date = old.lines().find(|line| line.starts_with("date:")).unwrap();
    bench.write(&file, &old.replace(date, "date: 2003-07-07"));
    tell("another date", &bench);
    std::fs::remove_file(bench.options.content.join(&file)).unwrap();
    tell("an article taken out", &bench);
    insta::assert_snapshot!(told);
}

/// The first article below a folder of the content that is an exact day's and that nothing translates.
fn some_article(bench: &Bench, folder: &str) -> String {
    let files = walkdir::WalkDir::new(&bench.options.content).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let all: String = files.map(|entry| std::fs::read_to_string(entry.path()).unwrap()).collect();
    let entries = std::fs::read_dir(bench.options.content.join(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("-story-") && name.starts_with("1999-"))
        .filter(|name| !all.contains(&format!("translates: 1999/{}\n", name.trim_end_matches(".md"))))
        .collect();
    names.sort();
    format!("{folder}{}", names[0])
}
